"""What was written down between people, for the pages of an export."""

from collections.abc import Iterable

from app.domain import commitments
from app.domain.held import JournalInFull
from app.domain.kinds import NoteKind, Owner, PointState
from app.domain.models import AgendaItem, Note, NoteRevision, Session
from app.domain.notes import NoteInFull
from app.domain.sessions import SessionInFull
from app.exchange.markdown import Entry, Section
from app.export_pages.words import Wording
from app.labels import label

#: The parts of feedback, by their columns.
_PARTS = {
    "situation": "Situation",
    "behaviour": "Behaviour",
    "effect": "Effect",
    "next_time": "Next time",
}


def sections(
    full: JournalInFull, wording: Wording, person_id: int | None = None
) -> tuple[Section, ...]:
    """Conversations, notes, talking points and commitments of a person, or of nobody."""
    skills = full.skills
    return (
        Section("Conversations", tuple(_session(one, wording, person_id) for one in full.sessions)),
        Section("Notes", tuple(_note(one, skills, wording, person_id) for one in full.notes)),
        Section("Talking points", tuple(_point(one, wording) for one in full.points)),
        Section(
            "Commitments", tuple(_commitment(one, wording, person_id) for one in full.commitments)
        ),
    )


def _note(
    found: NoteInFull, skills: dict[int, str], wording: Wording, person_id: int | None
) -> Entry:
    note = found.note
    facts = (
        label(note.kind),
        label(note.vis),
        wording.others(found.people, person_id),
        label(note.tone) if note.tone else "",
        label(note.hat) if note.hat else "",
        *(f"#{tag}" for tag in found.tags),
        skills.get(note.skill_id or 0, ""),
        *_delivery(note, wording),
        label(note.said_in) if note.said_in else "",
        "kept for the next review" if note.pinned else "",
    )
    texts = (*_said(note), ("Value shown", note.value_shown))
    before = (text for one in found.revisions for text in _revision(one, wording))
    return Entry(wording.day(note.happened_on), facts, (*texts, *before))


def _delivery(note: Note, wording: Wording) -> Iterable[str]:
    if note.kind is NoteKind.FEEDBACK:
        yield wording.day(note.delivered_on, "said on {}") or "not said yet"
        yield wording.day(note.follow_up, "to be followed up on {}")


def _said(said: Note | NoteRevision) -> Iterable[tuple[str, str]]:
    yield "", said.text
    yield from ((name, getattr(said, column)) for column, name in _PARTS.items())


def _revision(one: NoteRevision, wording: Wording) -> Iterable[tuple[str, str]]:
    """What a note said before, each part under the day until which it did."""
    until = wording.day(one.replaced_on, "Until {}")
    return ((f"{until}, {name.lower()}" if name else until, text) for name, text in _said(one))


def _session(found: SessionInFull, wording: Wording, person_id: int | None) -> Entry:
    session = found.session
    facts = (
        label(session.kind),
        f"{session.minutes} minutes",
        label(session.state),
        label(session.vis),
        wording.others(found.people, person_id),
        *_circumstances(session, wording),
        *(skill.name for skill in found.skills),
    )
    answers = (
        (": ".join(filter(None, (one.section, f"{one.question} ({label(one.voice)})"))), one.answer)
        for one in found.answers
    )
    return Entry(wording.day(found.day), facts, (*_outcome(session), *answers))


def _circumstances(session: Session, wording: Wording) -> Iterable[str]:
    """When and where, how it came about, and what was seen at a glance."""
    if session.planned_for != session.held_on:
        yield wording.day(session.planned_for, "planned for {}")
    yield " ".join(filter(None, (session.starts_at, session.zone)))
    yield session.place
    yield wording.day(session.scheduled_on, "scheduled on {}")
    yield session.template
    yield session.customer
    yield from (label(one) for one in (session.mode, session.driver, session.reached) if one)
    yield wording.day(session.observe_again, "to be seen again on {}")
    yield f"support {session.support} of 5" if session.support else ""
    yield f"asked or told: {session.ask_tell} of 5" if session.ask_tell else ""
    yield label(session.hat) if session.hat else ""


def _outcome(session: Session) -> Iterable[tuple[str, str]]:
    yield "Objective", session.objective
    yield "Their own view", session.rep_view
    yield "What went well", session.positives
    yield "To improve", session.improvement
    yield "To improve as well", session.improvement_2
    yield "What was said", session.said
    yield "What was missing in my support", session.support_missing
    yield "My own reflection", session.reflection


def _point(point: AgendaItem, wording: Wording) -> Entry:
    facts = (
        label(point.kind),
        label(point.raised_by),
        label(point.vis),
        label(point.state),
        wording.day(point.parked_until, "until {}") if point.state is PointState.PARKED else "",
        wording.day(point.closed_on, "on {}"),
        f"carried on: {point.carried}" if point.carried else "",
    )
    return Entry(wording.day(point.raised_on), facts, (("", point.text), ("Answer", point.answer)))


def _commitment(found: commitments.InFull, wording: Wording, person_id: int | None) -> Entry:
    made = found.commitment
    facts = (
        _owner(found, wording, person_id),
        label(made.state),
        wording.day(made.closed_on, "on {}"),
        label(made.vis),
        label(made.origin),
        wording.day(made.due, "due on {}"),
    )
    earlier = "\n".join(
        f"{wording.day(one.due)}{wording.day(one.moved_on, ' (until {})')}" for one in found.earlier
    )
    texts = (("", made.text), ("What came of it", made.outcome), ("Due before", earlier))
    return Entry(wording.day(made.made_on), facts, texts)


def _owner(found: commitments.InFull, wording: Wording, person_id: int | None) -> str:
    made = found.commitment
    if made.owner is Owner.OTHER:
        return made.owner_name
    if made.owner is Owner.REP and made.person_id != person_id:
        named = found.owner.name if found.owner is not None and wording.names_others else ""
        return named or label(Owner.OTHER)
    return label(made.owner)
