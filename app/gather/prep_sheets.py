"""The sheets that a 1:1 is prepared with: for both to look at, and my own."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import (
    notes,
    prep,
    sessions,
    settings,
)
from app.domain.keeping import Kept
from app.domain.kinds import (
    SessionKind,
    Vis,
)
from app.domain.models import AgendaItem
from app.domain.notes import NoteInFull
from app.domain.prep import Prep
from app.domain.sessions import SessionInFull
from app.gather import numbers
from app.gather.coaching_parts import cover, feedback, focus, promise
from app.gather.parts import Wording
from app.report import content

KIND = "1:1"
#: What it is called where one chooses what to print.
PREP_SHEET = "1:1 prep sheet"
#: How often a point was put off, in words.
_TIMES = {1: "once", 2: "twice"}


def prep_sheet(db: Db, person_id: int, wording: Wording, today: date) -> content.RepPrepSheet:
    """The sheet that the two look at together: only what is shareable."""
    found = prep.prepare(db, person_id, today, shareable_only=True)
    ahead = sessions.next_planned(db, person_id, today, SessionKind.ONE_TO_ONE)
    chosen = settings.current(db)
    both = f"{found.person.name} and {chosen.manager}"
    return content.RepPrepSheet(
        paper=chosen.paper.value,
        cover=cover(found.person, KIND, chosen, wording, today, copy_for=both),
        meeting=_meeting(ahead, found, wording),
        figures=numbers.headlines(db, person_id, wording, today),
        promises=tuple(promise(one, chosen, wording) for one in found.promises),
        rates=_rates(found),
        asked=_asked(found.asked, wording),
        points=tuple(map(_point, found.to_say)),
        skills=focus(db, person_id, found.focus, today, shareable_only=True),
        next_on=wording.day(found.then),
    )


def manager_prep_sheet(
    db: Db, person_id: int, wording: Wording, today: date
) -> content.ManagerPrepSheet:
    """My own sheet for the same 1:1, with what is for nobody else's eyes."""
    found = prep.prepare(db, person_id, today)
    chosen = settings.current(db)
    shared = [point for point in found.to_say if point.vis is Vis.SHAREABLE]
    private = [point for point in found.to_say if point.vis is Vis.PRIVATE]
    return content.ManagerPrepSheet(
        paper=chosen.paper.value,
        cover=cover(found.person, KIND, chosen, wording, today, copy_for=chosen.manager),
        meeting=_meeting(found.next, found, wording),
        helps=tuple(fact.text for fact in found.helps),
        hurts=tuple(fact.text for fact in found.hurts),
        figures=numbers.headlines(db, person_id, wording, today),
        promises=tuple(promise(one, chosen, wording) for one in found.promises),
        rates=_rates(found),
        asked=_asked(found.asked, wording),
        points=tuple(map(_point, shared)),
        private_points=tuple(map(_point, private)),
        skills=focus(db, person_id, found.focus, today, shareable_only=False),
        praise=tuple(_praise(one) for one in notes.unsaid_wins(db, person_id)),
        feedback=tuple(
            content.ToDeliver(feedback(one), wording.day(one.note.happened_on))
            for one in found.feedback
        ),
        next_on=wording.day(found.then),
    )


def _meeting(ahead: SessionInFull | None, found: Prep, wording: Wording) -> content.Meeting:
    """When the two sit down: the 1:1 that is planned, else the day proposed for one.

    When and where they meet both of them know, however private the rest of it is.
    """
    if ahead is None:
        return content.Meeting(day=wording.day(found.proposed))
    session = ahead.session
    return content.Meeting(
        day=wording.day(ahead.day),
        time=session.starts_at,
        minutes=f"{session.minutes} minutes",
        place=session.place,
    )


def _rates(found: Prep) -> str:
    """How promises were kept, in a line; empty where none was due."""
    said = [
        f"{who} kept {kept.on_time} of {kept.counted}" for who, kept in _kept(found) if kept.counted
    ]
    return f"On time in the last 90 days: {', '.join(said)}." if said else ""


def _kept(found: Prep) -> Sequence[tuple[str, Kept]]:
    return ((found.person.called, found.theirs), ("I", found.mine))


def _asked(found: Iterable[AgendaItem], wording: Wording) -> tuple[content.Asked, ...]:
    return tuple(
        content.Asked(point.text, f"since {wording.day(point.raised_on)}") for point in found
    )


def _point(point: AgendaItem) -> content.Point:
    times = _TIMES.get(point.carried, f"{point.carried} times")
    return content.Point(point.text, carried=f"carried {times}" if point.carried else "")


def _praise(one: NoteInFull) -> content.Praise:
    return content.Praise(one.note.text, one.note.value_shown)
