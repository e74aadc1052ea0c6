"""The parts of the import dialog: what each column of the file holds, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.dialogs.import_kind import ROW
from app.ui.editors import Choice
from app.ui.parts import ElidedLabel, FlowLayout, Mark, look, plain_tip, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from app.domain.incoming import Problem
    from app.ui.dialogs.import_kind import FileColumn, PreviewRow

_COLUMN_WIDTH = 134
#: A wider file than this scrolls, in pixels: two lines of columns.
_STRIP_HEIGHT = 118
_LINES = 3
#: As many choices can be put on screen without a noticeable wait.
MOST_COLUMNS = 80


class ColumnStrip(QScrollArea):
    """The columns of a file side by side, each with the choice of what it holds.

    ``chosen`` tells which column, by its place in the file, the user made to hold what.
    """

    chosen = Signal(int, object)

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__()
        self._options = tuple(fields.items())
        self._headings: tuple[tuple[int, str], ...] = ()
        self.choices: dict[int, Choice] = {}
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Columns of the file")

    def show_columns(self, columns: Sequence[FileColumn]) -> None:
        """Show these columns; the keyboard stays where it is while they are the same ones.

        Of a very wide file those that are read are shown, and the first of the others.
        """
        read_first = sorted(columns, key=lambda column: column.holds is None)[:MOST_COLUMNS]
        columns = sorted(read_first, key=lambda column: column.index)
        headings = tuple((column.index, column.heading) for column in columns)
        if headings != self._headings:
            self._headings = headings
            self._build(columns)
        for column in columns:
            self.choices[column.index].set_value(column.holds)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take no more height than the columns need."""
        super().resizeEvent(event)
        self._fit()

    def _build(self, columns: Sequence[FileColumn]) -> None:
        page = QWidget()
        look(page, part="page")
        self._flow = FlowLayout(page, gap=10)
        self.choices = {}
        for column in columns:
            self._flow.addWidget(self._cell(column))
        self.setWidget(page)
        self._fit()

    def _cell(self, column: FileColumn) -> QWidget:
        choice = Choice(self._options, empty="Leave out")
        choice.setObjectName(str(column.index))
        choice.set_name(f"What {column.heading} holds")
        choice.edited.connect(self._tell)
        self.choices[column.index] = choice
        cell = QWidget()
        cell.setFixedWidth(_COLUMN_WIDTH)
        if column.sample:
            cell.setToolTip(plain_tip(f"Such as: {column.sample}"))
        lines = QVBoxLayout(cell)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(ElidedLabel(column.heading, size="label", tone="muted"))
        lines.addWidget(choice)
        return cell

    def _tell(self) -> None:
        index = int(self.sender().objectName())
        self.chosen.emit(index, self.choices[index].value())

    def _fit(self) -> None:
        if self._headings:
            needed = self._flow.heightForWidth(self.viewport().width())
            self.setFixedHeight(min(needed, _STRIP_HEIGHT))


class ProblemList(QFrame):
    """What is wrong, in words: with the row that is chosen, else the first few of the file.

    ``only`` is ticked to see no other rows. The height is the same whatever it says, so that
    nothing above it moves.
    """

    def __init__(self) -> None:
        super().__init__()
        self.title = words(size="label", tone="muted", bold=True)
        self._lines = [_Line() for _ in range(_LINES)]
        self.only = QCheckBox("Only rows with problems")
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.only)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addLayout(head)
        for line in self._lines:
            lines.addWidget(line)

    def text(self) -> str:
        """All that is said, a line each."""
        said = (line.label.text() for line in self._lines)
        return "\n".join(filter(None, (self.title.text(), *said)))

    def show_problems(self, rows: Sequence[PreviewRow], selected: Sequence[object]) -> None:
        """Say what is wrong with the ``selected`` row if anything, else with all, worst first."""
        chosen = [row for row in rows if row.id in selected and row.problems]
        found = [(row.about, problem) for row in chosen or rows for problem in row.problems]
        found.sort(key=lambda one: not one[1].blocking)
        problems = [problem for _, problem in found]
        self.title.setText(_title(found, chosen))
        room = _LINES if len(problems) <= _LINES else _LINES - 1
        for line, (about, problem) in zip(self._lines, found[:room], strict=False):
            line.say(_worded(about, problem), "red" if problem.blocking else "amber")
        for line in self._lines[min(len(problems), room) :]:
            line.say("", "")
        if len(problems) > room:
            self._lines[-1].say(_more(len(problems) - room, bool(chosen)), "")


class _Line(QWidget):
    """One problem: red where it keeps the row out, amber where it does not, neither in between."""

    def __init__(self) -> None:
        super().__init__()
        self.label = ElidedLabel(size="label")
        self._marks = {tone: Mark("triangle-alert", tone) for tone in ("red", "amber")}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for mark in self._marks.values():
            line.addWidget(mark)
        line.addWidget(self.label, 1)
        self.say("", "")

    def say(self, text: str, tone: str) -> None:
        """Say ``text`` with the mark of ``tone``, if any."""
        self.label.setText(text)
        look(self.label, tone="plain" if tone else "muted")
        for name, mark in self._marks.items():
            mark.setVisible(name == tone)

    def sizeHint(self) -> QSize:
        """As high with a mark as without."""
        height = max(self.label.sizeHint().height(), self._marks["red"].height())
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """As high with a mark as without."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


def _title(problems: Sequence[tuple[str, Problem]], chosen: Sequence[PreviewRow]) -> str:
    if not problems:
        return "No problems were found."
    count = "1 problem" if len(problems) == 1 else f"{len(problems):,} problems"
    if chosen:
        return f"Row {chosen[0].cells[ROW]}: {count}"
    rows = len({(about, problem.row) for about, problem in problems})
    return f"{count} in 1 row" if rows == 1 else f"{count} in {rows:,} rows"


def _worded(about: str, problem: Problem) -> str:
    row = f"{about}, row {problem.row}" if about else f"Row {problem.row}"
    place = f"{row}, {problem.column}" if problem.column else row
    return f"{place}: {problem.text}"


def _more(count: int, chosen: bool) -> str:
    if chosen:
        return f"and {count:,} more: they are shown on hover in the table."
    return f"and {count:,} more: choose a row to read its own."
