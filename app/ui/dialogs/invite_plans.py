"""Inviting people to write their plan: for which half-year, whom, by when, and on which forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app import files, plan_files
from app.domain import plan_board, plan_invitations, plan_timing, settings
from app.domain.errors import Reason, Refused
from app.formats import Formats
from app.labels import label
from app.ui.background import Batch
from app.ui.dialogs import form_folder
from app.ui.editors import Check, Choice, Date, Ticks
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form_dialog import FormDialog
from app.ui.parts.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.domain.periods import Period
    from app.domain.plan_form import BlankForm
    from app.domain.plan_invitations import Invitee
    from app.journal import Journal
    from app.ui.settings import WindowSettings

_TITLE = "Invite to write a plan"
_COMMIT = "Invite and write the forms…"
_WHO_HELP = (
    "Space ticks one, Ctrl+A all or none. Who was invited before gets the form again and no "
    "second invitation."
)
_DUE_HELP = "It stands on the form. They have two weeks unless you say otherwise."
NOBODY = "Nobody is on the team yet."
NO_ONE_LEFT = "Everybody’s plan for this half-year is agreed."
IS_OVER = "This day is over."
NO_FILE = "Choose at least one kind of file."


class InviteDialog(FormDialog):
    """Invites in one step that can be undone, and writes a form for each.

    ``person_id`` is the only one who is ticked at first; with None all are who have no plan. It
    starts with ``half`` where there can still be an invitation for that, else with the usual one.
    ``said`` is told what was done. The folder is remembered in the window's ``state``.
    """

    def __init__(
        self,
        parent: QWidget | None,
        journal: Journal,
        person_id: int | None,
        said: Callable[[str], None],
        state: WindowSettings | None = None,
        *,
        half: Period | None = None,
    ) -> None:
        self._journal, self._said, self._state = journal, said, state
        self._person_id, self._today = person_id, date.today()
        _, *self._halves = journal.ask(plan_board.halves, self._today, before=1)
        half = half if half in self._halves else self._usual_half()
        self._invitees = self._read(half)
        super().__init__(
            parent,  # type: ignore[arg-type]  # Qt takes no parent, too
            _TITLE,
            _fields(self._halves, _options(self._invitees)),
            {
                "half": half,
                "who": self._ticked(),
                "due_on": self._today + plan_timing.TO_WRITE,
                "as_pdf": True,
                "as_xlsx": False,
            },
            _COMMIT,
            self._check,
            explain,
        )
        self.progress = Progress()
        self.foot.insertWidget(0, self.progress, 1)
        self.form.editor("half").edited.connect(self._offer)

    def commit(self) -> None:
        """Ask where to, invite, and write the forms."""
        if not self.form.commit(self._check):
            return
        if obstacle := self._obstacle(self.form.values()):
            self.form.show_error(*obstacle)
            return
        place = self._place()
        if place is not None and self.form.commit(self._invite):
            self._write(place)

    def _usual_half(self) -> Period:
        """The half-year to come, once it is time to invite for it."""
        now, following = self._halves
        return following if plan_timing.invites_open(following, self._today) else now

    def _read(self, half: Period) -> dict[int, Invitee]:
        found = self._journal.ask(plan_invitations.whom, half, self._today)
        return {one.person.id: one for one in found}

    def _ticked(self) -> tuple[int, ...]:
        """Who is asked unless one says otherwise."""
        if self._person_id is not None:
            return tuple(one for one in self._invitees if one == self._person_id)
        return tuple(number for number, one in self._invitees.items() if one.wanted)

    def _offer(self) -> None:
        """Offer the people of another half-year."""
        self._invitees = self._read(self.form.values()["half"])
        who = self.form.editor("who")
        assert isinstance(who, Ticks)
        who.set_options(_options(self._invitees))
        who.set_value(self._ticked())
        self.form.clear_errors()

    def _check(self, values: dict[str, Any]) -> None:
        """Refuse what is left open before anything is asked or done."""
        for name in ("who", "due_on"):
            if not values[name] and (name != "who" or self._invitees):
                raise Refused(Reason.EMPTY, name)

    def _obstacle(self, values: dict[str, Any]) -> tuple[str, str] | None:
        """The field that stands in the way, and why; None where nothing does."""
        if not self._invitees:
            board = self._journal.ask(plan_board.board, self._halves, self._today)
            return "who", NO_ONE_LEFT if board else NOBODY
        if values["due_on"] < self._today:
            return "due_on", IS_OVER
        return None if values["as_pdf"] or values["as_xlsx"] else ("as_pdf", NO_FILE)

    def _invite(self, values: dict[str, Any]) -> None:
        """Invite those who were not, in one step, and gather what stands on the forms."""
        half, who = values["half"], values["who"]
        new = sum(self._invitees[one].found is None for one in who)
        send, told = plan_invitations.send, f"{_people(new)} invited for {half.label}"
        given = (half, who, self._today)
        if new:
            self._forms = self._journal.do(told, send, *given, due_on=values["due_on"])
        else:  # what is only written again is nothing to undo
            self._forms = self._journal.ask(send, *given)
        self._new = new
        self._invitees = self._read(half)

    def _place(self) -> Path | None:
        """The folder for the forms; files that are there are only written over if one says so."""
        return form_folder.choose(
            self, "Put the forms into this folder", self._names(), self._state
        )

    def _names(self) -> Iterator[str]:
        """What the files will be called."""
        values = self.form.values()
        called = [
            _Named(
                self._invitees[one].person.name,
                values["half"],
                1 if (found := self._invitees[one].found) is None else found.plan.number,
            )
            for one in values["who"]
        ]
        for ending in _endings(values):
            yield from (name for name, _ in plan_files.names(called, ending))

    def _write(self, place: Path) -> None:
        chosen = self._journal.ask(settings.current)
        formats = Formats(chosen.currency, chosen.language)
        pieces = [
            partial(_write_one, place / name, form, ending, formats)
            for ending in _endings(self.form.values())
            for name, form in plan_files.names(self._forms, ending)
        ]
        self.commit_button.setEnabled(False)
        self._tell(0, len(pieces))
        failed = partial(self._fail, place)
        done = partial(self._written, place)
        Batch(self, pieces, done=done, failed=failed, progress=self._tell)

    def _tell(self, done: int, total: int) -> None:
        self.progress.say(f"Form {min(done + 1, total)} of {total}…")

    def _written(self, place: Path, paths: list[Path]) -> None:
        if self._state is not None:
            self._state.last_folder = place
        forms = "1 form" if len(paths) == 1 else f"{len(paths)} forms"
        invited = f"{_people(self._new)} invited. " if self._new else ""
        undo = ". Ctrl+Z takes the invitations back" if self._new else ""
        self.accept()
        self._said(f"{invited}{forms} written to {place}{undo}")

    def _fail(self, place: Path, error: Exception) -> None:
        """Say why; who is invited by now stays so, and the forms can be written elsewhere."""
        self.progress.clear()
        self.commit_button.setEnabled(True)
        if not isinstance(error, OSError):
            raise error
        self.form.show_error("as_pdf", files.reason(error, place / next(self._names())))


@dataclass(frozen=True)
class _Named:
    """What the name of a form's file is made of."""

    name: str
    half: Period
    number: int


def _fields(halves: Sequence[Period], who: Sequence[tuple[int, str]]) -> list[Field]:
    offered = [(half, half.label) for half in halves]
    return [
        Field("half", "Half-year", partial(Choice, offered)),
        Field("due_on", "Back by", Date, _DUE_HELP),
        Field("who", "Whom", partial(Ticks, who), _WHO_HELP, wide=True),
        Field("as_pdf", "Files", partial(Check, "A PDF to fill in on a screen or by hand")),
        Field("as_xlsx", "", partial(Check, "An Excel workbook")),
    ]


def _options(invitees: Mapping[int, Invitee]) -> list[tuple[int, str]]:
    """Everybody who can get a form, and what is to be known of it."""
    return [(number, _named(one)) for number, one in invitees.items()]


def _named(one: Invitee) -> str:
    if one.found is not None:
        return f"{one.person.name} · {label(one.found.plan.state).lower()}: the form again"
    away = "" if one.wanted else f" · {label(one.person.status).lower()}"
    return f"{one.person.name}{away}"


def _endings(values: Mapping[str, Any]) -> list[str]:
    wanted = ((plan_files.PDF, values["as_pdf"]), (plan_files.XLSX, values["as_xlsx"]))
    return [ending for ending, is_wanted in wanted if is_wanted]


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def _write_one(path: Path, form: BlankForm, ending: str, formats: Formats) -> Path:
    """Write one form. Raises OSError."""
    data = plan_files.pdf(form, formats) if ending == plan_files.PDF else plan_files.xlsx(form)
    files.write_whole(path, data)
    return path
