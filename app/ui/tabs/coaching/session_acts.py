"""What can be done about sessions: plan, move, skip, hold, and write down what was said."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app.domain import clock, people, planning, session_templates, sessions, settings, skills
from app.domain.errors import Refused
from app.domain.kinds import AT_WORK, SKIPPED, SessionKind, SessionState
from app.domain.session_templates import Template
from app.formats import Formats
from app.labels import refusal
from app.templates import starter_session_templates
from app.ui import ask
from app.ui.asking import Asking, Values, insist, with_vis
from app.ui.tabs.coaching import session_fields as fields
from app.ui.tabs.coaching.plan_dialog import follow_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.domain.models import Session
    from app.domain.sessions import SessionInFull
    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.tabs.coaching.session_dialog import SessionDialog

_TODAY, _BACK = "Today", "Go back"
_HELD_ALREADY = "It was held already, and stays on its day."
_OVER = "It is over: only what is still planned can be moved, held or skipped."


def _nothing(_words: str) -> None:
    """Nobody listens."""


class SessionActs(Asking):
    """Planning sessions and opening those that are there; ``said`` tells what cannot be done."""

    def __init__(
        self,
        journal: Journal,
        focus: Focus,
        parent: QWidget,
        said: Callable[[str], object] = _nothing,
    ) -> None:
        super().__init__(journal, focus, parent)
        self._said = said

    def plan(
        self, kind: SessionKind, person_id: int | None = None, *, on: date | None = None
    ) -> None:
        """Put a session into the calendar."""
        start = {
            "person_ids": () if person_id is None else (person_id,),
            "kind": kind,
            "planned_for": on,
            "zone": clock.own_zone(),
            "shareable": False,
        }
        form = fields.plan(self._people(), self._skills())
        dialog = self._create("Plan a session", form, start, "Plan it", self._plan)
        whose = "" if person_id is None else f"person/{person_id}/"
        self._keep(dialog, f"{whose}session")
        follow_plan(dialog, offered(self._journal), self._formats())
        whom = dialog.form.editor("person_ids").value()
        dialog.form.editor("planned_for" if whom else "person_ids").setFocus()

    def open(self, session_id: int) -> None:
        """What is planned, or what was said, with the questions of a template."""
        from app.ui.tabs.coaching.session_dialog import SessionDialog

        found = self._journal.ask(sessions.get, session_id)
        dialog = SessionDialog(self._journal, self._focus, self._parent, found, self._skills())
        state = found.session.state
        if state is SessionState.PLANNED:
            self._offer_ends(dialog, found)
        elif state in SKIPPED:
            dialog.offer("Plan it after all", partial(self._plan_again, session_id))
        dialog.offer_deleting(partial(self.delete, session_id))
        dialog.plan_wanted.connect(partial(self._plan_from, dialog))
        dialog.open()
        dialog.begin()

    def hold(self, session_id: int) -> None:
        """A session is held now, or was on its day: what was said is written down at once."""
        found = self._journal.ask(sessions.get, session_id)
        session = found.session
        if session.state is not SessionState.PLANNED:
            self._said(_OVER)
        elif session.kind is SessionKind.ONE_TO_ONE and session.person_id is not None:
            from app.ui.tabs.coaching.one_to_one import OneToOneDialog

            person_id = session.person_id
            OneToOneDialog(self._journal, self._focus, self._parent, person_id, found).open()
        elif (held_on := self._ask_day(found)) is not None:
            today = date.today()
            self._journal.do("Session held", sessions.finish, session_id, held_on, today)
            self.open(session_id)

    def move(self, session_id: int) -> None:
        """Move a session to another day; its talking points stay with the person."""
        found = self._journal.ask(sessions.get, session_id)
        start = {"to": found.session.planned_for, "starts_at": found.session.starts_at}
        move = partial(self._move, session_id)
        self._create("Move to another day", fields.moving(), start, "Move it", move)

    def move_to(self, session_id: int, to: date) -> int | None:
        """Move a session to a day at once; the id of the new one, None where that cannot be."""
        found = self._journal.ask(sessions.get, session_id).session
        if found.state is not SessionState.PLANNED:
            self._said(_HELD_ALREADY if found.state is SessionState.HELD else _OVER)
            return None
        try:
            return self._do_move(session_id, to).id
        except Refused as refused:
            self._said(f"It stays where it is. {refusal(refused)}")
            return None

    def skip(self, session_id: int, by: SessionState) -> None:
        """A session comes to nothing."""
        self._journal.do("Session skipped", planning.skip, session_id, by, date.today())

    def delete(self, session_id: int) -> None:
        """A session should not be there."""
        self._journal.do("Session deleted", sessions.delete, session_id)

    def _offer_ends(self, dialog: SessionDialog, found: SessionInFull) -> None:
        number = found.session.id
        dialog.offer("Hold it", partial(self.hold, number), primary=True)
        dialog.offer("Move…", partial(self.move, number))
        for words, by in (
            ("I skip it", SessionState.SKIPPED_BY_ME),
            ("They skip it", SessionState.SKIPPED_BY_REP),
        ):
            dialog.offer(words, partial(self.skip, number, by))

    def _ask_day(self, found: SessionInFull) -> date | None:
        """The day on which a session was held: today, but of a late one that may be its own."""
        today = date.today()
        if found.day >= today:
            return today
        on_its_day = f"On {self._formats().weekday(found.day)}"
        answer = ask.choose(self._parent, "When was it held?", "", on_its_day, _TODAY, _BACK)
        return {on_its_day: found.day, _TODAY: today}.get(answer)

    def _plan_from(self, dialog: SessionDialog, person_ids: tuple[int, ...], on: date) -> None:
        """Plan the call on which something is to be watched for again."""
        whom = person_ids[0] if len(person_ids) == 1 else None
        acts = SessionActs(self._journal, self._focus, dialog, self._said)
        acts.plan(SessionKind.CALL, whom, on=on)

    def _plan(self, values: Values) -> None:
        insist(values, "planned_for", "kind")
        said = with_vis(values)
        whom, ends = said.pop("person_ids"), said.pop("ends")
        for sentence in ("clocks", "days"):
            said.pop(sentence)
        if ends:
            insist(values, "starts_at")
            said["minutes"] = planning.minutes_between(said["starts_at"], ends)
        if not said["starts_at"]:
            said["zone"] = ""
        if said["kind"] is not SessionKind.CALL:
            said |= {"customer": "", "mode": None}
        if said["template"]:
            stock(self._journal)
        self._journal.do("Session planned", planning.plan, whom, date.today(), **said)

    def _plan_again(self, session_id: int) -> None:
        try:
            self._journal.do("Session planned again", planning.plan_again, session_id)
        except Refused as refused:
            self._said(f"It was not planned. {refusal(refused)}")

    def _move(self, session_id: int, values: Values) -> None:
        insist(values, "to")
        self._do_move(session_id, values["to"], values["starts_at"] or "")

    def _do_move(self, session_id: int, to: date, starts_at: str | None = None) -> Session:
        zone = clock.own_zone() if starts_at else ""
        move = partial(planning.move, starts_at=starts_at, zone=zone)
        try:
            return self._journal.do("Session moved", move, session_id, to, date.today())
        except Refused as refused:
            if refused.field != "planned_for":
                raise
            raise Refused(refused.reason, "to", refused.detail) from refused

    def _people(self) -> list[tuple[Any, str]]:
        rows = self._journal.ask(people.roster)
        here = [row for row in rows if row.status in AT_WORK]
        return [(row.id, ", ".join(filter(None, (row.name, row.apart)))) for row in here]

    def _skills(self) -> list[tuple[Any, str]]:
        return [(skill.id, skill.name) for skill in self._journal.ask(skills.every)]

    def _formats(self) -> Formats:
        chosen = self._journal.ask(settings.current)
        return Formats(chosen.currency, chosen.language)


def offered(journal: Journal) -> list[Template]:
    """The templates to choose from: those of the journal, else those to start with."""
    starters = starter_session_templates()
    return journal.ask(session_templates.every) or [
        Template(number, *one) for number, one in enumerate(starters)
    ]


def stock(journal: Journal) -> None:
    """Put the templates to start with into a journal that has none."""
    if not journal.read_only and not journal.ask(session_templates.every):
        starters = [(one.name, one.kind, one.questions) for one in starter_session_templates()]
        journal.do("Templates put in", session_templates.stock, starters)
