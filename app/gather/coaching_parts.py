"""What several papers of coaching say: whose copy, a promise, a focus, feedback."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import (
    commitments,
    prep,
    skills,
)
from app.domain.kinds import (
    CommitmentState,
    Owner,
)
from app.domain.models import Person, Settings, Skill
from app.domain.notes import NoteInFull
from app.gather import parts
from app.gather.parts import Wording
from app.labels import label
from app.report import content


def cover(
    person: Person,
    kind: str,
    chosen: Settings,
    wording: Wording,
    today: date,
    *,
    copy_for: str,
    period: str = "",
) -> content.Cover:
    """The head of a paper of coaching about one person."""
    prepared = wording.day(today)
    return parts.cover(person, kind, period, chosen, prepared, copy_for=copy_for)


def promise(one: commitments.InFull, chosen: Settings, wording: Wording) -> content.Promise:
    """A promise, with whose it is and the days it was due before."""
    said = one.commitment
    moved = [wording.day(day.due) for day in one.earlier if day.due is not None]
    return content.Promise(
        text=said.text,
        owner=_owner(one, chosen),
        due="" if said.due is None else wording.day(said.due),
        state="" if said.state is CommitmentState.OPEN else label(said.state),
        moved=f"moved from {', '.join(moved)}" if moved else "",
        done=said.state is CommitmentState.DONE,
    )


def _owner(one: commitments.InFull, chosen: Settings) -> str:
    if one.commitment.owner is Owner.ME:
        return chosen.manager
    return one.owner.called if one.owner is not None else one.commitment.owner_name


def focus(
    db: Db, person_id: int, focus: Iterable[Skill], today: date, *, shareable_only: bool
) -> tuple[content.Focus, ...]:
    """The skills of a focus with the manager's level, as far as that may be read."""
    wanted = list(focus)
    if not wanted:
        return ()
    standings = skills.standings(
        db, person_id, today, today - prep.LOOK_BACK, shareable_only=shareable_only
    )
    levels = {one.skill.id: one.manager.level for one in standings if one.manager is not None}
    return tuple(content.Focus(skill.name, levels.get(skill.id)) for skill in wanted)


def feedback(one: NoteInFull) -> content.Feedback:
    """The four parts of feedback."""
    note = one.note
    return content.Feedback(note.situation, note.behaviour, note.effect, note.next_time)
