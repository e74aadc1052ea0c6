"""What can be done about the training of a quarter: laid out, published, closed, exported."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app import files
from app.domain import settings, training_quarters
from app.domain.errors import Refused
from app.formats import Formats
from app.labels import refusal
from app.ui import ask
from app.ui.dialogs import form_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from PySide6.QtWidgets import QDialog, QWidget

    from app.domain.training_full import Quarter
    from app.journal import Journal
    from app.ui.dialogs.training_publish import ObstaclesDialog
    from app.ui.form_dialog import EditDialog, FormDialog
    from app.ui.settings import WindowSettings

_FILTER = "Calendar (*.ics)"
ONE, EACH, BACK = "One for the team", "One for each giver", "Cancel"
_WHICH = "Which calendar files?"
_OPEN = (
    "They are not protected: they say what each session is about, who gives it, when and where. "
    "Whoever reads them again gets what changed, and nothing twice."
)
_NOT_SAVED = "The calendar was not saved."
_OVER, _NOT_NOW = "Write over them", "Choose another folder"


class QuarterActs(QObject):
    """Dialogs about a quarter, its topics and its closed days.

    ``said`` has something for the line at the window's foot. ``refused`` says why a quarter was
    not published, for beside the button; empty once it is.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self, journal: Journal, parent: QWidget, settings: WindowSettings | None = None
    ) -> None:
        super().__init__(parent)
        self._journal, self._parent, self._settings = journal, parent, settings

    def lay_out(self, day: date) -> FormDialog:
        """Plan the quarter that holds a day, by a weekly pattern."""
        from app.ui.dialogs.training_quarter import QuarterDialog

        dialog = QuarterDialog(self._journal, self._parent, day, self._open_days)
        dialog.open()
        return dialog

    def publish(self, plan_id: int) -> bool:
        """Publish a quarter; where that is refused, list what is in the way. Whether it went."""
        try:
            self._publish(plan_id)
        except Refused as refused:
            self.refused.emit(refusal(refused))
            if self._journal.ask(training_quarters.get, plan_id).trainings:
                self.obstacles(plan_id)
            return False
        self.refused.emit("")
        return True

    def obstacles(self, plan_id: int) -> ObstaclesDialog:
        """List what is in the way of publishing a quarter, session by session."""
        from app.ui.dialogs.training_publish import ObstaclesDialog

        publish = partial(self._publish, plan_id)
        dialog = ObstaclesDialog(self._journal, self._parent, plan_id, self._open_session, publish)
        dialog.published.connect(partial(self.refused.emit, ""))
        dialog.open()
        return dialog

    def close(self, plan_id: int) -> None:
        """The quarter is over: each of its sessions was given or cancelled."""
        self._try("Training plan closed", training_quarters.close, plan_id, date.today())

    def reopen(self, plan_id: int) -> None:
        """Something of a closed quarter is to be set right."""
        self._try("Training plan opened again", training_quarters.reopen, plan_id)

    def delete(self, plan_id: int) -> None:
        """Delete a draft with all its sessions."""
        self._try("Training plan deleted", training_quarters.delete, plan_id)

    def export(self, plan_id: int) -> None:
        """Write a quarter for other calendars: one file, or one for each giver."""
        found = self._journal.ask(training_quarters.get, plan_id)
        answer = ask.choose(self._parent, _WHICH, _OPEN, ONE, EACH, BACK)
        try:
            if answer == ONE:
                self._export_quarter(found)
            elif answer == EACH:
                self._export_givers(found)
        except Refused as refused:
            self.said.emit(refusal(refused))

    def days(self, day: date | None = None) -> QDialog:
        """Public holidays and closed days of the quarter of a day, absences, and the meeting."""
        return self._open_days(self._parent, day or date.today())

    def add_topic(self) -> FormDialog:
        """Note a topic that the team should be trained in."""
        from app.ui.dialogs.training_topic import add_topic

        return add_topic(self._journal, self._parent)

    def edit_topic(self, topic_id: int) -> EditDialog:
        """Change a topic that waits, or drop it."""
        from app.ui.dialogs.training_topic import edit_topic

        return edit_topic(self._journal, self._parent, topic_id)

    def topics(self) -> FormDialog:
        """Choose from the topics that are proposed."""
        from app.ui.dialogs.training_topic import ProposedDialog

        dialog = ProposedDialog(self._journal, self._parent)
        dialog.open()
        return dialog

    def propose(self, plan_id: int) -> None:
        """Fill empty topics and givers of a draft with what is proposed."""
        from app.domain import training_proposals

        try:
            fill, today = training_proposals.fill, date.today()
            filled = self._journal.do("Topics and givers proposed", fill, plan_id, today)
        except Refused as refused:
            self.said.emit(refusal(refused))
        else:
            if not filled:
                self.said.emit("Nothing is proposed: each session has what there is to propose.")

    def _publish(self, plan_id: int) -> None:
        from app import publishing

        given = date.today(), self._formats()
        self._journal.do("Training plan published", publishing.publish, plan_id, *given)

    def _open_days(self, over: QWidget, day: date) -> QDialog:
        from app.ui.dialogs.closed_days import DaysDialog

        dialog = DaysDialog(self._journal, over, day)
        dialog.open()
        return dialog

    def _open_session(self, over: QWidget, training_id: int) -> QDialog:
        """A session opened over another dialog, which its acts stand on."""
        from app.ui.tabs.training.acts import TrainingActs

        return TrainingActs(self._journal, over).edit(training_id)

    def _try(self, told: str, command: Callable[..., object], *given: Any) -> None:  # noqa: ANN401
        try:
            self._journal.do(told, command, *given)
        except Refused as refused:
            self.said.emit(refusal(refused))

    def _export_quarter(self, found: Quarter) -> None:
        from app import training_calendar

        data = training_calendar.write_quarter(self._journal, found.plan.id)
        name = training_calendar.quarter_name(found.period.label)
        suggested = form_folder.start(self._settings) / name
        path = ask.save_file(self._parent, "Save calendar file", _FILTER, suggested)
        if path is not None:
            self._write({path: data})

    def _export_givers(self, found: Quarter) -> None:
        from app import training_calendar

        whose = training_calendar.givers(self._journal, found.plan.id)
        write = partial(training_calendar.write_giver, self._journal)
        since = found.period.starts
        named = training_calendar.giver_names(whose, found.period.label)
        data = {name: write(giver, since) for name, giver in named}
        folder = self._ask_folder(list(data))
        if folder is not None:
            self._write({folder / name: written for name, written in data.items()})

    def _ask_folder(self, names: list[str]) -> Path | None:
        """Where the files go; those that are there are only written over if one says so."""
        folder: Path | None = form_folder.start(self._settings)
        while folder := ask.folder(self._parent, "Put the calendar files here", folder):
            taken = sum((folder / name).exists() for name in names)
            if not taken:
                return folder
            there = "1 of the files is" if taken == 1 else f"{taken} of the files are"
            question = f"{there} there already."
            said = ask.choose(self._parent, question, "", _OVER, _NOT_NOW, BACK)
            if said != _NOT_NOW:
                return folder if said == _OVER else None
        return None

    def _write(self, data: dict[Path, bytes]) -> None:
        """Write the files, each whole; small as they are, nobody waits for them."""
        path = next(iter(data), None)
        if path is None:
            self.said.emit("Nobody gives a session of this quarter.")
            return
        try:
            for path, written in data.items():
                files.write_whole(path, written)
        except OSError as error:
            ask.ok(self._parent, _NOT_SAVED, files.reason(error, path))
            return
        if self._settings is not None:
            self._settings.last_folder = path.parent
        told = path.name if len(data) == 1 else f"{len(data)} files in {path.parent}"
        self.said.emit(f"Saved to {told}. Not protected.")

    def _formats(self) -> Formats:
        chosen = self._journal.ask(settings.current)
        return Formats(chosen.currency, chosen.language)
