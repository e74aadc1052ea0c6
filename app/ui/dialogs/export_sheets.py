"""Writing the sheets that the reps fill themselves: for whom, for which weeks, and where to."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from app import files, sheet_files
from app.domain import metrics, people, rep_sheets, settings
from app.domain.errors import Reason, Refused
from app.domain.kinds import PeriodKind
from app.domain.periods import period_of
from app.ui import ask
from app.ui.background import Job
from app.ui.editors import Check, Chips, Date, Number
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.domain.rep_sheet import RepSheet
    from app.journal import Journal

_TITLE = "Sheets for your people to fill"
_FILTER = "Excel workbook (*.xlsx)"
_WHO_HELP = "Type one name or several to write theirs alone."
_NOBODY = "Nobody is on the team yet: a sheet is somebody’s."
_NOTHING = "No numbers are followed yet. Add the metrics first."
_WEEKS_HELP = "A quarter has 13 weeks. What is known already stands on the sheet."


class SheetsDialog(FormDialog):
    """Asks for whom and for which weeks, then where to, and writes the workbooks.

    ``said`` is told where they are.
    """

    def __init__(
        self,
        parent: QWidget | None,
        journal: Journal,
        focus: int | None,
        said: Callable[[str], None],
    ) -> None:
        self._journal, self._said = journal, said
        self._sheets: tuple[RepSheet, ...] = ()
        team = [(person.id, person.name) for person in journal.ask(people.team)]
        self._team = tuple(one for one, _ in team)
        super().__init__(
            parent,  # type: ignore[arg-type]  # Qt takes no parent, too
            _TITLE,
            _fields(team),
            {
                "who": tuple(one for one in self._team if one == focus),
                "since": _monday_to_come(journal, date.today()),
                "weeks": rep_sheets.USUAL_WEEKS,
                "together": False,
            },
            "Write the sheets…",
            self._gather,
            explain,
        )

    def commit(self) -> None:
        """Gather what stands on the sheets, and ask where to write them."""
        if obstacle := self._obstacle():
            self.form.show_error("who", obstacle)
            return
        if not self.form.commit(self._gather):
            return
        together = self.form.values()["together"] or len(self._sheets) == 1
        place = self._place(together)
        if place is None:
            return
        write = sheet_files.write_together if together else sheet_files.write_apart
        self.commit_button.setEnabled(False)
        failed = partial(self._fail, place)
        Job(self, write, self._sheets, place, done=self._written, failed=failed)

    def _obstacle(self) -> str:
        """Why there is nothing to write for anybody; nothing where there is."""
        if not self._team:
            return _NOBODY
        return "" if self._journal.ask(metrics.listed) else _NOTHING

    def _gather(self, values: dict[str, Any]) -> None:
        for name in ("since", "weeks"):
            if not values[name]:
                raise Refused(Reason.EMPTY, name)
        who = values["who"] or self._team
        self._sheets = self._journal.ask(rep_sheets.gather, who, values["since"], values["weeks"])

    def _place(self, together: bool) -> Path | None:
        folder = ask.documents()
        if not together:
            return ask.folder(self, "Put the sheets into this folder", folder)
        suggested = folder / sheet_files.together(self._sheets)
        return ask.save_file(self, _TITLE, _FILTER, suggested)

    def _written(self, paths: list[Path]) -> None:
        count = len(self._sheets)
        sheets = "1 sheet" if count == 1 else f"{count} sheets"
        where = paths[0] if len(paths) == 1 else paths[0].parent
        self.accept()
        self._said(f"{sheets} written to {where}")

    def _fail(self, place: Path, error: Exception) -> None:
        self.commit_button.setEnabled(True)
        if not isinstance(error, OSError):
            raise error
        self.form.show_error("who", files.reason(error, place))


def open_export(
    parent: QWidget | None,
    journal: Journal,
    focus_person_id: int | None,
    said: Callable[[str], None],
) -> SheetsDialog:
    """Write sheets for the reps to fill, for one of them or for the team."""
    dialog = SheetsDialog(parent, journal, focus_person_id, said)
    dialog.open()
    return dialog


def _fields(team: list[tuple[int, str]]) -> list[Field]:
    return [
        Field(
            "who", "For whom", partial(Chips, team, "Everybody on the team"), _WHO_HELP, wide=True
        ),
        Field("since", "From the week of", Date),
        Field("weeks", "Weeks", partial(Number, 1, rep_sheets.MOST_WEEKS), _WEEKS_HELP),
        Field(
            "together",
            "Files",
            partial(Check, "One workbook with a sheet for each person"),
            "Left open, each person gets a workbook of their own, which you can send.",
            wide=True,
        ),
    ]


def _monday_to_come(journal: Journal, today: date) -> date:
    """The first day of the week that begins next, for numbers of weeks ahead."""
    chosen = journal.ask(settings.current)
    this = period_of(PeriodKind.WEEK, today, chosen.fiscal_start, chosen.week_start)
    return this.ends + timedelta(days=1)
