"""What the journal remembers of a person beside the records, for their page in an export."""

from collections.abc import Iterable

from app.exchange.markdown import Entry, Section
from app.storage.owned import Change, Traces

#: What a row is, for a page; the words of the same record on screen.
_WORDS = {
    "absence": "Absence",
    "acknowledgement": "Acknowledgement of a standard",
    "agenda_item": "Talking point",
    "agreement": "Agreement",
    "area_of_work": "Area of work",
    "business_plan": "Business plan",
    "commitment": "Commitment",
    "commitment_due": "Day on which a commitment was due",
    "goal_checkpoint": "Step to a goal",
    "goal_skill": "Skill of a goal",
    "growth_goal": "Growth goal",
    "improvement_checkpoint": "Look at an improvement plan",
    "improvement_plan": "Improvement plan",
    "margin_note": "Note beside a plan",
    "must_have_score": "Score of a must-have",
    "note": "Note",
    "note_person": "Person of a note",
    "note_revision": "Earlier words of a note",
    "note_tag": "Tag of a note",
    "packet": "Pages as they were printed",
    "performance_record": "Result",
    "person": "Person",
    "photo": "Photo",
    "plan_action": "Action of a plan",
    "plan_check": "Check of a plan",
    "plan_line": "Forecast line",
    "plan_section": "Section of a plan",
    "plan_signature": "Signature of a plan",
    "profile_fact": "Statement",
    "ramp_step": "Step of the first days",
    "returned_form": "Returned form",
    "review": "Review",
    "review_assessment": "Own assessment in a review",
    "review_file": "File of a review",
    "review_frozen": "What a review keeps",
    "review_item": "What a review gathered",
    "review_packet": "Pages of a review as they were printed",
    "review_section": "Section of a review",
    "review_signature": "Signature of a review",
    "review_step": "Next step of a review",
    "session": "Conversation",
    "session_answer": "Answer in a conversation",
    "session_member": "Person of a conversation",
    "session_skill": "Skill of a conversation",
    "skill_rating": "Skill rating",
    "standard": "Standard",
    "standard_miss": "Missed standard",
    "target": "Target",
    "topic_person": "Person of a training topic",
    "training_attendance": "Attendance of a training session",
    "training_handover": "Earlier giver of a training session",
    "training_session": "Training session",
    "upward_answer": "Answer about me",
    "value": "Value",
}
_DULL = frozenset(
    {"id", "version", "created_at", "updated_at", "colour", "uid", "sequence", "digest"}
)


def sections(found: Traces) -> tuple[Section, ...]:
    """What stood there before it was changed or deleted, and what was not finished."""
    return (
        Section("Changed or deleted in the last thirty days", tuple(_changes(found.changes))),
        Section("Typed and not finished", tuple(_drafts(found.drafts))),
    )


def _changes(changes: Iterable[Change]) -> Iterable[Entry]:
    """What stood in rows before they were changed; what stands there now is on the page."""
    for change in changes:
        if change.before is not None:
            word = _WORDS.get(change.table, change.table)
            done = "deleted" if change.after is None else "changed"
            texts = tuple((name, str(value)) for name, value in _said(change.before))
            yield Entry(f"{word} {done}", (change.label, change.at), texts)


def _said(row: dict[str, object]) -> Iterable[tuple[str, object]]:
    """What stands in a row but numbers of rows, what is empty, and what nobody can read."""
    return (
        (name, value)
        for name, value in row.items()
        if value is not None
        and name not in _DULL
        and not name.endswith("_id")
        and not isinstance(value, dict)  # a picture or a file, which is in the data beside it
    )


def _drafts(drafts: dict[str, dict[str, object]]) -> Iterable[Entry]:
    for name, values in drafts.items():
        texts = tuple((field, str(value)) for field, value in values.items())
        yield Entry(name.rpartition("/")[2], (), texts)
