"""What two states of a journal differ in, counted by kind of record, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.kinds import FactKind

#: A table and, of profile facts, their kind.
Kind = tuple[str, str]
#: The ids of records, each with a digest of what it says.
Records = dict[int, int]

_WORDS = {
    "agreement": "Agreements",
    "area_of_work": "Areas of work",
    "must_have": "Must-haves",
    "must_have_score": "Scores of candidates",
    "photo": "Photos",
    "ramp_step": "Steps of the first days",
    "goal_checkpoint": "Checkpoints",
    "goal_skill": "Skills in goals",
    "growth_goal": "Growth goals",
    "acknowledgement": "Acknowledgements",
    "improvement_checkpoint": "Looks at improvement plans",
    "improvement_plan": "Improvement plans",
    "lift_scenario": "Lift scenarios",
    "business_plan": "Business plans",
    "margin_note": "Margin notes",
    "packet": "Pages kept as printed",
    "absence": "Absences",
    "closed_day": "Closed days",
    "topic_person": "People in training topics",
    "training_attendance": "Attendances of training sessions",
    "training_handover": "Earlier givers of training sessions",
    "training_plan": "Training plans",
    "training_session": "Training sessions",
    "training_skill": "Skills of training sessions",
    "training_topic": "Training topics",
    "plan_action": "Actions of plans",
    "plan_check": "Monthly checks",
    "plan_line": "Forecast lines",
    "plan_section": "Sections of plans",
    "plan_signature": "Signatures of plans",
    "returned_form": "Returned forms",
    "metric": "Metrics",
    "metric_definition": "Definitions of metrics",
    "scorecard": "Scorecards",
    "scorecard_item": "Lines of scorecards",
    "standard": "Standards",
    "standard_miss": "Missed standards",
    "target": "Targets",
    "team_goal": "Team goals",
    "value": "Values",
    "performance_record": "Results",
    "review": "Reviews",
    "review_assessment": "My own assessments",
    "review_file": "Files of reviews",
    "review_frozen": "What reviews keep of their day",
    "review_item": "What reviews gathered",
    "review_packet": "Pages of reviews kept as printed",
    "review_section": "Sections of reviews",
    "review_signature": "Signatures of reviews",
    "review_step": "Next steps of reviews",
    "review_template": "Templates of reviews",
    "review_template_section": "Sections of review templates",
    "upward_answer": "Answers about me",
    "person": "People",
    "session": "Sessions",
    "settings": "Journal settings",
    "skill": "Skills",
    "skill_rating": "Skill ratings",
}
_FACTS: dict[str, str] = {
    FactKind.STRENGTH: "Strengths",
    FactKind.WEAKNESS: "Weaknesses",
    FactKind.MOTIVATION: "Motivations",
    FactKind.ASPIRATION: "Aspirations",
    FactKind.RECOGNITION_STYLE: "Ways to be recognised",
    FactKind.WHAT_HELPS: "What helps",
    FactKind.WHAT_HURTS: "What hurts",
    FactKind.CAN_TEACH: "What they can teach",
    FactKind.PERSONAL: "Personal facts",
}


@dataclass(frozen=True)
class Change:
    """What a restore changes in one kind of record: how many there are now and will be after it.

    ``other`` of those that stay say something else; ``now`` is None where it cannot be read.
    """

    what: str
    now: int | None
    after: int
    other: int = 0

    def line(self, *, done: bool = False) -> str:
        """The change in words, as it will be or, when ``done``, as it was."""
        if self.now is None:
            return f"{self.what}: {self.after}"
        if self.now == self.after == 1:
            return f"{self.what} {'differed' if done else 'differ'}"
        differ = f", {self.other} of them different" if self.other else ""
        then, later = ("before", "now") if done else ("now", "after")
        return f"{self.what}: {self.now} {then}, {self.after} {later}{differ}"


@dataclass(frozen=True)
class Difference:
    """What a restore changes, for each kind of record that differs.

    Where the present journal cannot be read, ``readable`` is false and the changes tell what the
    backup holds.
    """

    changes: tuple[Change, ...]
    readable: bool

    @property
    def lines(self) -> list[str]:
        """A line for each change: "Strengths: 12 now, 15 after"."""
        return [change.line() for change in self.changes]

    @property
    def lines_after(self) -> list[str]:
        """The same once it is done: "Strengths: 12 before, 15 now"."""
        return [change.line(done=True) for change in self.changes]


def changes(now: dict[Kind, Records] | None, then: dict[Kind, Records]) -> Iterable[Change]:
    """What becomes different where ``then`` replaces ``now``, which is None if unreadable."""
    for kind in sorted({*(now or {}), *then}, key=_words):
        have, get = (now or {}).get(kind, {}), then.get(kind, {})
        if now is None:
            yield Change(_words(kind), None, len(get))
        elif have != get:
            other = sum(1 for record in {*have} & {*get} if have[record] != get[record])
            yield Change(_words(kind), len(have), len(get), other)


def _words(kind: Kind) -> str:
    table, fact = kind
    return _FACTS.get(fact) or _WORDS.get(table) or table.replace("_", " ").capitalize()
