"""A plan that came back on paper: all its headings to type into, and its lines beside them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import plan_checks, plan_lines, plan_sections, plans, settings
from app.domain.kinds import SectionKind, WordsFrom
from app.formats import Formats
from app.ui.asking import with_texts
from app.ui.dialogs import plan_fields as fields
from app.ui.drafts import Draft
from app.ui.explain import explain
from app.ui.form import Form
from app.ui.form_dialog import EditDialog
from app.ui.parts import button, framed, words
from app.ui.table import Table
from app.ui.tabs.plans.page_lines import columns
from app.ui.tabs.plans.page_words import line_row, total_words

if TYPE_CHECKING:
    from app.domain.plan_full import InFull
    from app.journal import Journal
    from app.ui.asking import Values

TITLE = "Type in a plan from paper"
LEAD = "Type what stands on the paper, word for word. It is saved as you type."
NO_LINES = "Type a line above and press Enter"
_SIZE = (1180, 680)
#: Columns that the table has no room for beside the headings: product, source, what a form said.
_LEFT_OUT = (2, 5, 6)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class TranscribeDialog(EditDialog):
    """The ten headings at the left, saved as they are typed; at the right lines, by Enter.

    A heading keeps its words from a form until it is typed over.
    """

    def __init__(self, journal: Journal, parent: QWidget, plan_id: int) -> None:
        self._journal, self._plan_id = journal, plan_id
        found = journal.ask(plans.get, plan_id)
        chosen = journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        place = f"person/{found.person.id}/business-plan-{plan_id}"
        super().__init__(
            parent,
            TITLE,
            fields.transcribed(),
            {kind.value: found.text(kind) for kind in SectionKind},
            self._write,
            explain,
            draft=Draft(journal, f"{place}-paper"),
        )
        months = plan_checks.months(found.half)
        self.line = Form(fields.line(months, self._formats), columns=3, explain=explain)
        self.line.set_values({}, draft=Draft(journal, f"{place}-line"))
        self.add_button = button("Add line", self.add)
        self.table = Table(columns(), name="Forecast lines", empty=NO_LINES)
        for column in _LEFT_OUT:
            self.table.view.setColumnHidden(column, True)
        self.total = words(tone="muted")
        self._lay_out()
        self._show(found)
        for box in self.line.findChildren(QWidget):
            box.installEventFilter(self)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.add)
        self.resize(*_SIZE)
        self.form.editor(SectionKind.LOOKING_BACK.value).setFocus()

    def forms(self) -> list[Form]:
        """The headings, and the line that is being typed."""
        return [self.form, self.line]

    def add(self) -> None:
        """Add the line that is typed, and be ready for the next one."""
        if self.line.commit(self._add):
            self.line.give_up()
            self.line.set_values(dict.fromkeys(self.line.values()))
            self._show(self._journal.ask(plans.get, self._plan_id))
            self.line.editor("account").setFocus()

    def reject(self) -> None:
        """Add the line that is typed, as far as it can be, and close."""
        if self.line.unsaved():
            self.add()
        super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a field of the line adds it."""
        if isinstance(event, QKeyEvent) and _is_enter(event):
            self.add()
            return True
        return super().eventFilter(watched, event)

    def _show(self, found: InFull) -> None:
        rows = [line_row(line, self._formats) for line in found.lines]
        self.table.show_rows(rows)
        self.total.setText(total_words(found, self._formats))

    def _write(self, values: Values) -> None:
        said = {SectionKind(name): text or "" for name, text in values.items()}
        origin, today = WordsFrom.TRANSCRIBED, date.today()
        do, write = self._journal.do, plan_sections.write
        do("Plan typed in", write, self._plan_id, said, origin, today)

    def _add(self, values: Values) -> None:
        said = with_texts(values, *fields.LINE_TEXTS)
        self._journal.do("Line added", plan_lines.add, self._plan_id, date.today(), **said)

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(words("Forecast lines", size="label", bold=True))
        column.addWidget(self.line)
        line = QHBoxLayout()
        line.addWidget(self.total, 1)
        line.addWidget(self.add_button)
        column.addLayout(line)
        column.addWidget(framed(self.table), 1)
        self._middle.addWidget(side, 1)
        self.layout().insertWidget(1, words(LEAD, tone="muted", wrap=True))  # type: ignore[union-attr]


def _is_enter(event: QKeyEvent) -> bool:
    pressed = event.type() == QEvent.Type.KeyPress
    return pressed and event.key() in _ENTER and event.modifiers() in _PLAIN
