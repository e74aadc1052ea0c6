"""The form of a coached call: as the rep may read it, my own, and a blank to fill in by pen."""

from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import (
    commitments,
    people,
    sessions,
    settings,
)
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    CallMode,
    Driver,
    Reached,
    SessionKind,
    Vis,
)
from app.domain.models import Settings
from app.domain.sessions import SessionInFull
from app.gather.coaching_parts import cover, focus, promise
from app.gather.parts import Wording
from app.report import content

KIND = "Coached call"
#: What was chosen, as paper knows it; nothing where nothing was.
_MODES: dict[CallMode | None, content.Mode] = {
    None: "",
    CallMode.COACHING: "coaching",
    CallMode.DEMO: "demo",
}
_DROVE: dict[Driver | None, content.Drove] = {
    None: "",
    Driver.REP: "rep",
    Driver.JOINT: "joint",
    Driver.ME: "me",
}
_REACHED: dict[Reached | None, content.Reached] = {
    None: "",
    Reached.YES: "yes",
    Reached.PARTLY: "partly",
    Reached.NO: "no",
}


def call_form(
    db: Db, person_id: int, wording: Wording, today: date, session_id: int | None = None
) -> content.RepCallForm:
    """A coached call as the rep may read it; one that is private is a blank with its date."""
    found = _call(db, person_id, session_id)
    person, chosen = people.get(db, person_id), settings.current(db)
    head = cover(person, KIND, chosen, wording, today, copy_for=person.name)
    if found is None or found.session.vis is not Vis.SHAREABLE:
        return content.RepCallForm(paper=chosen.paper.value, cover=head)
    session = found.session
    return content.RepCallForm(
        paper=chosen.paper.value,
        cover=head,
        call=_said_of_call(found, wording),
        own=session.rep_view,
        well=_lines(session.positives),
        improve=_improvements(found),
        promise=_promise_of(db, found, chosen, wording, shareable_only=True),
        skills=focus(db, person_id, found.skills, today, shareable_only=True),
        again="" if session.observe_again is None else wording.day(session.observe_again),
    )


def manager_call_form(
    db: Db, person_id: int, wording: Wording, today: date, session_id: int | None = None
) -> content.ManagerCallForm:
    """A coached call with my own reflection."""
    found = _call(db, person_id, session_id)
    person, chosen = people.get(db, person_id), settings.current(db)
    head = cover(person, KIND, chosen, wording, today, copy_for=chosen.manager)
    if found is None:
        return content.ManagerCallForm(paper=chosen.paper.value, cover=head)
    session = found.session
    return content.ManagerCallForm(
        paper=chosen.paper.value,
        cover=head,
        call=_said_of_call(found, wording),
        own=session.rep_view,
        well=_lines(session.positives),
        improve=_improvements(found),
        promise=_promise_of(db, found, chosen, wording, shareable_only=False),
        skills=focus(db, person_id, found.skills, today, shareable_only=False),
        again="" if session.observe_again is None else wording.day(session.observe_again),
        ask_tell=session.ask_tell,
        reflection=session.reflection,
    )


def blank_call_form(
    db: Db, person_id: int, wording: Wording, today: date, session_id: int | None = None
) -> content.RepCallForm:
    """The form of a coached call to fill in by pen; whichever call it is for."""
    del session_id  # it is asked for like the others
    person, chosen = people.get(db, person_id), settings.current(db)
    head = cover(person, KIND, chosen, wording, today, copy_for=person.name)
    return content.RepCallForm(paper=chosen.paper.value, cover=head)


def _call(db: Db, person_id: int, session_id: int | None) -> SessionInFull | None:
    """The call that is asked for; a session of somebody else, or of another kind, is refused."""
    if session_id is None:
        return None
    found = sessions.get(db, session_id)
    if found.session.kind is not SessionKind.CALL or found.session.person_id != person_id:
        raise Refused(Reason.NOT_FOUND, "session")
    return found


def _said_of_call(found: SessionInFull, wording: Wording) -> content.Call:
    session = found.session
    return content.Call(
        customer=session.customer,
        on=wording.day(found.day),
        mode=_MODES[session.mode],
        drove=_DROVE[session.driver],
        objective=session.objective,
        reached=_REACHED[session.reached],
    )


def _improvements(found: SessionInFull) -> tuple[str, ...]:
    both = (found.session.improvement, found.session.improvement_2)
    return tuple(text for text in both if text.strip())


def _promise_of(
    db: Db, found: SessionInFull, chosen: Settings, wording: Wording, *, shareable_only: bool
) -> content.Promise | None:
    """The commitment that came of a call, where there is one that may be read."""
    made = commitments.of_session(db, found.session.id, shareable_only=shareable_only)
    return promise(made[0], chosen, wording) if made else None


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
