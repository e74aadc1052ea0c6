"""Words for what was looked for, found and planned.

Apart from the labels of the closed lists, which the first screen needs.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from app.domain.kinds import FactKind, NoteKind, PointKind, SessionKind
from app.domain.seek import Odd
from app.labels import label, listed

if TYPE_CHECKING:
    from enum import StrEnum

    from app.domain import seek
    from app.domain.sessions import SessionInFull

_LOOKED_FOR = {
    Odd.NOBODY: "Nobody is called “{typed}”; it was looked for as words.",
    Odd.NO_KIND: "“{typed}” is no kind of record; it was looked for as words.",
    Odd.NO_DAY: "“{typed}” is no day, such as 2026-10-01; it was looked for as words.",
    Odd.TOO_LONG: "What follows “{typed}” was not looked for: this is too much at once.",
    Odd.NO_INDEX: "This journal can be read but not searched.",
}

#: The closed list that the kind of something found is in, by its table.
_KINDS_FOUND: dict[str, type[StrEnum]] = {
    "note": NoteKind,
    "session": SessionKind,
    "profile_fact": FactKind,
    "agenda_item": PointKind,
}
_TABLES = {
    "agenda_item": "Talking point",
    "agreement": "Agreement",
    "area_of_work": "Autonomy",
    "business_plan": "Business plan",
    "commitment": "Commitment",
    "growth_goal": "Growth goal",
    "improvement_plan": "Improvement plan",
    "lift_scenario": "Lift scenario",
    "metric": "Metric",
    "metric_definition": "Metric",
    "must_have": "Must-have",
    "must_have_score": "Must-have",
    "note": "Note",
    "person": "Person",
    "profile_fact": "Statement",
    "ramp_step": "First days",
    "review": "Review",
    "session": "Session",
    "session_template": "Template",
    "skill": "Skill",
    "skill_rating": "Skill rating",
    "standard": "Standard",
    "standard_miss": "Missed standard",
    "target": "Target",
    "team_goal": "Team goal",
    "training_session": "Training session",
    "training_topic": "Training topic",
}


def session(one: SessionInFull) -> str:
    """A session in a line: "1:1 with Dana", "Coached call with Ben, Brightwater"."""
    whom = listed([person.called for person in one.people])
    said = label(one.session.kind) + (f" with {whom}" if whom else "")
    return ", ".join(filter(None, (said, one.session.customer)))


def looked_for(remark: seek.Remark) -> str:
    """What to say of something typed to search for that is not understood."""
    return _LOOKED_FOR[remark.odd].format(typed=remark.typed)


def found(hit: seek.Hit) -> str:
    """What was found, in a word or two: a note's kind, a session's, else what the record is."""
    return _found(hit.table, hit.kind)


@cache
def _found(table: str, kind: str) -> str:
    kinds = _KINDS_FOUND.get(table)
    return label(kinds(kind)) if kinds is not None and kind else _TABLES[table]
