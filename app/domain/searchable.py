"""What of the journal can be searched: one line for each kind of record.

To make a new kind of record searchable, add a line; the index is then made anew by itself when
a journal is next checked or migrated.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.kinds import (
    FactKind,
    NoteKind,
    PointKind,
    ReviewKind,
    SessionKind,
    SkillFamily,
    StandardArea,
    TrainingKind,
)
from app.domain.names import fold


@dataclass(frozen=True)
class Part:
    """A table whose rows belong to a record and are searched as part of it.

    ``link`` is the column that names the record; ``texts``, ``people`` and ``tags`` are columns.
    What stands in the columns ``own`` is for the manager alone, and so is all of a row whose column
    ``vis`` does not say that it may be shared.
    """

    table: str
    link: str
    texts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    vis: str = ""


@dataclass(frozen=True)
class Searchable:
    """A kind of record that can be searched, by the names of its columns.

    ``noun`` is what ``kind:`` calls it, and each member of ``kinds`` as well, which the column
    ``kind`` holds. It is listed under the first of ``days`` that is known, else under the day on
    which it was written. ``vis`` says who may see it; without that column everybody where it is
    ``shown``, else only the manager. What stands in the columns ``own`` is for the manager alone
    even where the rest may be shared. The column ``title`` heads it, or the name of what
    ``titled_by`` points at, a column and its table.
    """

    table: str
    noun: str
    texts: tuple[str, ...]
    people: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    kind: str = ""
    kinds: type[StrEnum] | None = None
    vis: str = ""
    shown: bool = False
    own: tuple[str, ...] = ()
    title: str = ""
    titled_by: tuple[str, str] | None = None
    parts: tuple[Part, ...] = ()


_LEVELS = tuple(f"level_{number}" for number in range(1, 6))

SEARCHABLE = (
    Searchable(
        *("person", "person"),
        ("name", "preferred_name", "role", "segment", "territory", "email", "phone"),
        people=("id",),
        shown=True,
        title="name",
    ),
    Searchable(
        *("profile_fact", "statement"),
        ("text", "evidence"),
        people=("person_id",),
        days=("noted_on",),
        kind="kind",
        kinds=FactKind,
        vis="vis",
    ),
    Searchable(
        *("skill_rating", "rating"),
        ("justification",),
        people=("person_id",),
        days=("rated_on",),
        vis="vis",
        titled_by=("skill_id", "skill"),
    ),
    Searchable(
        *("growth_goal", "goal"),
        ("outcome", "why"),
        people=("person_id",),
        days=("set_on",),
        vis="vis",
        title="outcome",
        parts=(Part("goal_checkpoint", "goal_id", ("text",)),),
    ),
    Searchable(
        *("agreement", "agreement"),
        ("mine", "theirs"),
        people=("person_id",),
        days=("starts_on",),
        vis="vis",
    ),
    Searchable(
        *("area_of_work", "area"),
        ("name",),
        people=("person_id",),
        days=("since",),
        title="name",
    ),
    Searchable("ramp_step", "ramp step", ("text",), people=("person_id",), shown=True),
    Searchable(
        *("skill", "skill"),
        ("name", *_LEVELS),
        kind="family",
        kinds=SkillFamily,
        shown=True,
        title="name",
    ),
    Searchable("must_have", "must-have", ("name",), title="name"),
    Searchable(
        *("must_have_score", "score"),
        ("evidence",),
        people=("person_id",),
        titled_by=("must_have_id", "must_have"),
    ),
    Searchable(
        *("note", "note"),
        ("text", "situation", "behaviour", "effect", "next_time", "value_shown"),
        days=("happened_on",),
        kind="kind",
        kinds=NoteKind,
        vis="vis",
        parts=(
            Part("note_person", "note_id", people=("person_id",)),
            Part("note_tag", "note_id", ("tag",), tags=("tag",)),
        ),
    ),
    Searchable(
        *("session", "session"),
        (
            *("customer", "place", "objective", "said", "rep_view", "positives"),
            *("improvement", "improvement_2", "support_missing"),
        ),
        people=("person_id",),
        days=("held_on", "planned_for"),
        kind="kind",
        kinds=SessionKind,
        vis="vis",
        own=("reflection",),
        title="customer",
        parts=(
            Part("session_member", "session_id", people=("person_id",)),
            Part("session_answer", "session_id", ("section", "question", "answer")),
        ),
    ),
    Searchable(
        *("session_template", "template"),
        ("name",),
        kind="kind",
        kinds=SessionKind,
        shown=True,
        title="name",
        parts=(Part("template_question", "template_id", ("section", "question")),),
    ),
    Searchable(
        *("agenda_item", "talking point"),
        ("text", "answer"),
        people=("person_id",),
        days=("raised_on",),
        kind="kind",
        kinds=PointKind,
        vis="vis",
    ),
    Searchable(
        *("commitment", "commitment"),
        ("text", "outcome", "owner_name"),
        people=("person_id", "about_id"),
        days=("made_on",),
        vis="vis",
    ),
    Searchable(
        *("standard", "standard"),
        ("statement", "measure", "threshold", "role"),
        people=("person_id",),
        days=("effective_from",),
        kind="area",
        kinds=StandardArea,
        shown=True,
    ),
    Searchable(
        *("standard_miss", "miss"),
        ("facts", "support", "correction"),
        people=("person_id",),
        days=("observed_on",),
        vis="vis",
        own=("effect",),
    ),
    Searchable(
        *("improvement_plan", "improvement plan"),
        ("aim", "support", "consequence", "extension_reason"),
        people=("person_id",),
        days=("starts_on",),
        vis="vis",
        own=("because", "note"),
        parts=(Part("improvement_checkpoint", "plan_id", ("text", "said")),),
    ),
    Searchable(
        *("business_plan", "business plan"),
        ("reason", "mine", "theirs"),
        people=("person_id",),
        days=("starts_on",),
        shown=True,
        own=("integrity_note",),
        parts=(
            Part("plan_section", "plan_id", ("text", "comment")),
            Part("plan_line", "plan_id", ("account", "segment", "product", "as_typed")),
            Part("plan_action", "plan_id", ("text",)),
            Part("plan_check", "plan_id", ("comment",), vis="vis"),
            Part("margin_note", "plan_id", own=("text",)),
        ),
    ),
    Searchable(
        *("review", "review"),
        ("went_well", "to_improve", "next_up", "comment", "reason"),
        people=("person_id",),
        days=("held_on", "prepared_on", "planned_for", "starts_on"),
        kind="kind",
        kinds=ReviewKind,
        shown=True,
        parts=(
            Part(
                *("review_section", "review_id"),
                ("section", "own_question", "own_answer", "my_question"),
                own=("my_answer",),  # it is not for their eyes before their own answers are in
            ),
            Part("review_step", "review_id", ("text",)),
            Part("review_assessment", "review_id", own=("text", "watch", "mine")),
            Part("upward_answer", "review_id", own=("question", "answer")),
        ),
    ),
    Searchable(
        *("training_session", "training"),
        ("topic", "objective", "observe", "place", "guest", "backup_guest"),
        people=("giver_id", "backup_id"),
        days=("planned_for",),
        kind="kind",
        kinds=TrainingKind,
        shown=True,
        own=("my_reason", "cancel_reason", "remarks"),
        title="topic",
    ),
    Searchable(
        *("training_topic", "topic"),
        ("title",),
        days=("noted_on",),
        kind="kind",
        kinds=TrainingKind,
        shown=True,
        own=("why",),
        title="title",  # whom it would help is for me only, so it is not found by their names
    ),
    Searchable("team_goal", "team goal", ("name",), shown=True, title="name"),
    Searchable("metric", "metric", ("name", "counts"), shown=True, title="name"),
    Searchable(
        *("metric_definition", "definition"),
        ("text",),
        days=("valid_from",),
        shown=True,
        own=("reason",),
        titled_by=("metric_id", "metric"),
    ),
    Searchable(
        *("target", "target"),
        ("reason",),
        people=("person_id",),
        days=("starts_on",),
        titled_by=("metric_id", "metric"),
    ),
    Searchable("lift_scenario", "scenario", ("name", "note"), days=("starts_on",), title="name"),
)

#: What people type for a kind that has another name.
_ALIASES = {
    "11": "onetoone",
    "fact": "statement",
    "plan": "businessplan",
    "point": "talkingpoint",
    "promise": "commitment",
}


def kind_mark(kind: str) -> str:
    """The name of a kind as one word of letters and digits, however it was written."""
    return "".join(c for c in fold(kind) if c.isalnum())


def kind_marks(line: Searchable) -> Iterator[str]:
    """Every kind that records of ``line`` can be."""
    yield kind_mark(line.noun)
    for member in line.kinds or ():
        yield kind_mark(member)


_KINDS = sorted({mark for line in SEARCHABLE for mark in kind_marks(line)})


def kinds_called(typed: str) -> tuple[str, ...]:
    """The kinds that ``typed`` names, whole or by their beginning; none for an unknown one."""
    wanted = kind_mark(typed)
    for word in (wanted, wanted.removesuffix("s")):
        known = {word, _ALIASES.get(word, word)} & {*_KINDS}
        begun = tuple(sorted(known)) or tuple(kind for kind in _KINDS if kind.startswith(word))
        if begun and word:
            return begun
    return ()
