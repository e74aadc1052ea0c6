"""Days that are kept as records, from one to another: closed ones, and those somebody is away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import absences, closed_days, people
from app.ui.asking import insist
from app.ui.drafts import Draft
from app.ui.editors import Choice, Date, Line
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form_dialog import FormDialog
from app.ui.lists import RecordList, TwoLines
from app.ui.parts import button, framed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from app.formats import Formats
    from app.journal import Journal
    from app.ui.asking import Values

    #: Does something that can be taken back: its words, the command, what it is given.
    Do = Callable[..., bool]

NO_CLOSED = "Trade fairs, company holidays: days on which there is no training."
NOBODY_AWAY = "Who is away gives no session then, and is not counted as missing."
_LAST = "Empty: the same day."


@dataclass(frozen=True)
class DaysRow:
    """Some days as a line of the list, and what the form shows of them."""

    id: int
    name: str
    about: str
    first_on: date
    last_on: date
    person_id: int | None = None


class DaysPage(QWidget):
    """A list of days, and what adds, changes and deletes them. A subclass says how.

    ``do`` does something that can be taken back, and shows the dialog around it anew.
    """

    adds, changes, about, empty, name, place = "", "", "", "", "", ""

    def __init__(self, journal: Journal, formats: Formats, do: Do) -> None:
        super().__init__()
        self._journal, self._formats, self._do = journal, formats, do
        self.list = RecordList(
            lambda row: row.name,
            TwoLines(),
            spoken=lambda row: f"{row.name}, {row.about}",
            name=self.name,
            empty=self.empty,
        )
        self.add_button = button(self.adds, self.add)
        self.change_button = button("Change…", self.change)
        self.delete_button = button("Delete", self.delete)
        self.list.activated.connect(self.change)
        on_list = Qt.ShortcutContext.WidgetShortcut
        QShortcut(QKeySequence("Del"), self.list.view, self.delete, context=on_list)
        row = QHBoxLayout()
        row.setSpacing(8)
        for made in (self.add_button, self.change_button, self.delete_button):
            row.addWidget(made)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(framed(self.list), 1)
        column.addLayout(row)

    def refresh(self) -> None:
        """Read the days anew."""
        rows = list(self.read())
        self.list.show_rows(rows)
        if rows and self.list.current not in {row.id for row in rows}:
            self.list.select(rows[0].id)
        may = not self._journal.read_only
        self.add_button.setEnabled(may)
        for made in (self.change_button, self.delete_button):
            made.setEnabled(may and bool(rows))

    def add(self) -> None:
        """Ask for more days."""
        self._ask(self.adds.removesuffix("…"), {}, "Add them", self._add, f"{self.place}-new")

    def change(self) -> None:
        """Ask for other days instead of those in hand."""
        row = self._current()
        if row is not None and not self._journal.read_only:
            change = partial(self._change, row.id)
            whose = "" if row.person_id is None else f"person/{row.person_id}/"
            place = f"{whose}{self.place}-{row.id}"
            self._ask(self.changes, self.shown(row), "Save", change, place)

    def delete(self) -> None:
        """Delete the days in hand; the line at the foot takes that back."""
        row = self._current()
        if row is not None and not self._journal.read_only:
            self._do(f"{self.about} deleted", self.command("delete"), row.id)

    def read(self) -> Iterable[DaysRow]:
        """The days as lines of the list."""
        raise NotImplementedError

    def fields(self) -> tuple[Field, ...]:
        """The form for some days."""
        raise NotImplementedError

    def shown(self, row: DaysRow) -> Values:
        """What the form shows of the days in hand."""
        raise NotImplementedError

    def command(self, name: str) -> Callable[..., object]:
        """The command that adds, changes or deletes."""
        raise NotImplementedError

    def _current(self) -> DaysRow | None:
        rows: Sequence[DaysRow] = self.list.model.rows
        return next((row for row in rows if row.id == self.list.current), None)

    def _ask(
        self, title: str, start: Values, verb: str, commit: Callable[[Values], None], place: str
    ) -> None:
        draft = Draft(self._journal, place)
        form = self.fields()
        dialog = FormDialog(self, title, form, start, verb, commit, explain, draft=draft)
        dialog.open()
        dialog.form.editor(form[0].name).setFocus()

    def _add(self, values: Values) -> None:
        self._journal.do(f"{self.about} added", self.command("add"), **_said(values))
        self.refresh()

    def _change(self, row_id: int, values: Values) -> None:
        self._journal.do(f"{self.about} changed", self.command("change"), row_id, **_said(values))
        self.refresh()

    def _days(self, first: date, last: date) -> str:
        """From one day to another: "Mon 1 Feb to Fri 5 Feb 2027"."""
        begins, ends = self._formats.weekday(first), f"{self._formats.weekday(last)} {last.year}"
        if first.year != last.year:
            begins += f" {first.year}"
        return ends if first == last else f"{begins} to {ends}"


class ClosedPage(DaysPage):
    """The days that the user closes."""

    adds, changes, about, name = "Close days…", "Closed days", "Closed days", "Closed days"
    empty, place = NO_CLOSED, "closed-days"

    def read(self) -> Iterable[DaysRow]:
        """What the user closes, the earliest first."""
        for row in self._journal.ask(closed_days.every):
            if not row.works:
                about = self._days(row.first_on, row.last_on)
                yield DaysRow(row.id, row.name, about, row.first_on, row.last_on)

    def fields(self) -> tuple[Field, ...]:
        """What for, and which days."""
        return (Field("name", "What for", Line, wide=True), *_FROM_TO)

    def shown(self, row: DaysRow) -> Values:
        """The closed days in hand."""
        return {"name": row.name, "first_on": row.first_on, "last_on": row.last_on}

    def command(self, name: str) -> Callable[..., object]:
        """What is done to closed days."""
        return _command(closed_days, name)


class AwayPage(DaysPage):
    """Who is away when, from a day on: why is nobody's business here."""

    adds, changes, about, name = "Somebody is away…", "Away", "Absence", "Absences"
    empty, place = NOBODY_AWAY, "absence"

    def __init__(self, journal: Journal, formats: Formats, do: Do, since: date) -> None:
        super().__init__(journal, formats, do)
        self._since = since

    def read(self) -> Iterable[DaysRow]:
        """Who is away from that day on, the earliest first."""
        names = {row.id: row.name for row in self._journal.ask(people.roster)}
        for row in self._journal.ask(absences.between, self._since, date.max):
            about = self._days(row.first_on, row.last_on)
            name = names.get(row.person_id, "")
            yield DaysRow(row.id, name, about, row.first_on, row.last_on, row.person_id)

    def fields(self) -> tuple[Field, ...]:
        """Who, and on which days."""
        team = list(self._journal.ask(people.team_names))
        return (Field("person_id", "Who", partial(Choice, team), wide=True), *_FROM_TO)

    def shown(self, row: DaysRow) -> Values:
        """The absence in hand."""
        return {"person_id": row.person_id, "first_on": row.first_on, "last_on": row.last_on}

    def command(self, name: str) -> Callable[..., object]:
        """What is done to absences."""
        return _command(absences, name)


_FROM_TO = (Field("first_on", "From", Date), Field("last_on", "Until", Date, help=_LAST))


def _command(module: Any, name: str) -> Callable[..., object]:  # noqa: ANN401  # a module
    command: Callable[..., object] = getattr(module, name)
    return command


def _said(values: Values) -> Values:
    """The days as a command takes them: one that has no end is a single day."""
    insist(values, "person_id", "first_on")
    said = dict(values)
    said["last_on"] = values["last_on"] or values["first_on"]
    if "name" in said:
        said["name"] = said["name"] or ""
    return said
