"""What was noted of a person over some time: as far as they may read it, and all of it.

Feedback that was not said yet is never in their copy.
"""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from sqlalchemy.orm import Session as Db

from app.domain import (
    notes,
    people,
    settings,
)
from app.domain.kinds import (
    NoteKind,
    Vis,
)
from app.domain.notes import NoteInFull
from app.gather.coaching_parts import cover, feedback
from app.gather.parts import Wording
from app.labels import label
from app.report import content

KIND = "Notes"


def person_notes(
    db: Db, person_id: int, *, since: date, until: date, wording: Wording, today: date
) -> content.RepNotes:
    """What was noted of a person over some time, as far as they may read it."""
    found = notes.between(db, person_id, since, until, shareable_only=True)
    person, chosen = people.get(db, person_id), settings.current(db)
    return content.RepNotes(
        paper=chosen.paper.value,
        cover=cover(
            person, KIND, chosen, wording, today, copy_for=person.name,
            period=_range(since, until, wording),
        ),
        months=tuple(
            content.SharedMonth(title, tuple(_shared_note(one, wording) for one in inside))
            for title, inside in _by_month(found, wording)
        ),
    )  # fmt: skip


def manager_notes(
    db: Db, person_id: int, *, since: date, until: date, wording: Wording, today: date
) -> content.ManagerNotes:
    """All that was noted of a person over some time, for me alone."""
    found = notes.between(db, person_id, since, until)
    person, chosen = people.get(db, person_id), settings.current(db)
    return content.ManagerNotes(
        paper=chosen.paper.value,
        cover=cover(
            person, KIND, chosen, wording, today, copy_for=chosen.manager,
            period=_range(since, until, wording),
        ),
        months=tuple(
            content.KeptMonth(title, tuple(_kept_note(one, wording) for one in inside))
            for title, inside in _by_month(found, wording)
        ),
    )  # fmt: skip


def _range(since: date, until: date, wording: Wording) -> str:
    return f"{wording.day(since)} to {wording.day(until)}"


def _by_month(
    found: Iterable[NoteInFull], wording: Wording
) -> Iterable[tuple[str, list[NoteInFull]]]:
    """The notes under the name of their month; they come in order."""
    for _, inside in groupby(
        found, lambda one: (one.note.happened_on.year, one.note.happened_on.month)
    ):
        listed = list(inside)
        yield wording.month(listed[0].note.happened_on), listed


def _shared_note(one: NoteInFull, wording: Wording) -> content.SharedNote:
    note = one.note
    heard = None
    if note.kind is NoteKind.FEEDBACK and note.delivered_on is not None:
        heard = content.Delivered(feedback(one), wording.day(note.delivered_on))
    return content.SharedNote(
        day=wording.day(note.happened_on),
        kind=label(note.kind),
        text=note.text,
        tags=one.tags,
        value=note.value_shown,
        feedback=heard,
    )


def _kept_note(one: NoteInFull, wording: Wording) -> content.KeptNote:
    note = one.note
    delivered = "" if note.delivered_on is None else wording.day(note.delivered_on)
    return content.KeptNote(
        day=wording.day(note.happened_on),
        kind=label(note.kind),
        text=note.text,
        tags=one.tags,
        value=note.value_shown,
        feedback=feedback(one) if note.kind is NoteKind.FEEDBACK else None,
        delivered=delivered,
        tone="" if note.tone is None else label(note.tone),
        private=note.vis is Vis.PRIVATE,
        pinned=note.pinned,
    )
