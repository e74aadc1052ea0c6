"""The dated steps on the way to a growth goal, in its dialog: added, ticked, changed, deleted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import goals
from app.domain.errors import Reason, Refused
from app.ui.editors import Date, Line
from app.ui.field import ErrorLine
from app.ui.parts import button, words
from app.ui.tabs.team.panels.wishes import wisher
from app.ui.tabs.team.partner_rows import TickRow

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.domain.models import GoalCheckpoint
    from app.formats import Formats
    from app.journal import Journal
    from app.ui.form import Explain
    from app.ui.form_dialog import EditDialog

#: A new step is due after so long, unless told otherwise.
_USUALLY = timedelta(days=14)
_DAY_WIDTH = 150
_FRAME = 60
EMPTY = "None yet. A goal is easier to reach in steps of a week or two."


class Steps(QWidget):
    """The steps of one goal, and a line that a new one, or one that is opened, is written in."""

    def __init__(
        self,
        journal: Journal,
        goal_id: int,
        formats: Formats,
        explain: Explain,
        *,
        private: bool = False,
    ) -> None:
        super().__init__()
        self._private = private
        self._journal, self._goal = journal, goal_id
        self._formats, self._explain = formats, explain
        self._open: int | None = None
        self.text = Line(placeholder="What they will have done")
        self.text.set_name("Step")
        self.text.set_private(private)
        self.due = Date()
        self.due.set_name("By")
        self.due.setFixedWidth(_DAY_WIDTH)
        self.commit_button = button("Add step", self.commit)
        self.error = ErrorLine()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(1)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.text, 1)
        line.addWidget(self.due)
        line.addWidget(self.commit_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(words("Steps on the way", size="label", bold=True))
        column.addLayout(self._rows)
        column.addLayout(line)
        column.addWidget(self.error)
        self.refresh()
        self._write_new()

    def rows(self) -> list[TickRow]:
        """The steps, in the order of their days."""
        items = (self._rows.itemAt(number) for number in range(self._rows.count()))
        found = (item.widget() for item in items if item is not None)
        return [row for row in found if isinstance(row, TickRow)]

    def refresh(self) -> None:
        """Read the steps and show them; the keyboard stays on its line."""
        at = next((number for number, row in enumerate(self.rows()) if row.hasFocus()), None)
        while item := self._rows.takeAt(0):
            if gone := item.widget():
                gone.hide()
                gone.deleteLater()
        steps = self._journal.ask(goals.get, self._goal).checkpoints
        for step in steps:
            self._rows.addWidget(self._row(step))
        if not steps:
            self._rows.addWidget(words(EMPTY, tone="muted", wrap=True))
        if at is not None:
            rows = self.rows()
            taker: QWidget = rows[min(at, len(rows) - 1)] if rows else self.text
            taker.show()
            taker.setFocus()
        for row in self.rows():
            QWidget.setTabOrder(row, self.text.target())

    def set_private(self, private: bool) -> None:
        """Say whether the goal is private, and its steps with it."""
        if private != self._private:
            self._private = private
            self.text.set_private(private)
            self.refresh()

    def commit(self) -> None:
        """Store the line as a new step, or as the one that was opened."""
        try:
            self._store(self.text.value() or "", self._day())
        except Exception as error:
            explained = self._explain(error)
            if explained is None:
                raise
            self.error.set_text(explained[1])
            (self.due if explained[0] == "due" else self.text).setFocus()
            return
        self._write_new()
        self.refresh()
        self.text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the line stores it; Escape gives up the step that is being changed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self._open is not None:
            self._write_new()
        else:
            super().keyPressEvent(event)

    def _store(self, text: str, due: date) -> None:
        if self._open is None:
            self._journal.do("Step added", goals.add_checkpoint, self._goal, due, text)
        else:
            self._journal.do("Step changed", goals.change_checkpoint, self._open, due, text)

    def _day(self) -> date:
        due: date | None = self.due.value()
        if due is None or self.due.problem():
            raise Refused(Reason.EMPTY, "due")
        return due

    def _row(self, step: GoalCheckpoint) -> TickRow:
        done = step.reached_on is not None
        day = self._formats.short_day(step.reached_on or step.due)
        right = f"taken {day}" if done else f"by {day}"
        row = TickRow(step.text, done=done, right=right, private=self._private)
        row.opened.connect(wisher(self._answer, "open", step))
        row.ticked.connect(wisher(self._answer, "tick", step))
        row.deleted.connect(wisher(self._answer, "delete", step))
        return row

    def _answer(self, wish: str, about: object) -> None:
        step: GoalCheckpoint = about  # type: ignore[assignment]  # as the rows were made
        if wish == "open":
            self._write(step)
            return
        if wish == "delete":
            self._journal.do("Step deleted", goals.delete_checkpoint, step.id)
        elif step.reached_on is None:
            self._journal.do("Step taken", goals.reach_checkpoint, step.id, date.today())
        else:
            self._journal.do("Step open again", goals.miss_checkpoint, step.id)
        self._write_new()
        self.refresh()

    def _write(self, step: GoalCheckpoint) -> None:
        self._open = step.id
        self.text.set_value(step.text)
        self.due.set_value(step.due)
        self.commit_button.setText("Change step")
        self.error.set_text("")
        self.text.setFocus()

    def _write_new(self) -> None:
        self._open = None
        self.text.set_value(None)
        self.due.set_value(date.today() + _USUALLY)
        self.commit_button.setText("Add step")
        self.error.set_text("")


def show_below(dialog: EditDialog, panel: QWidget) -> None:
    """Put ``panel`` under the form of a dialog, which grows as far as the screen has room."""
    layout = dialog.layout()
    assert isinstance(layout, QVBoxLayout)  # as the dialog lays itself out: title, form, foot
    layout.insertWidget(layout.count() - 1, panel)
    panel.show()  # until it is seen it would count as having no height
    room = dialog.screen().availableSize() - QSize(0, _FRAME)
    dialog.resize(dialog.sizeHint().boundedTo(room))
