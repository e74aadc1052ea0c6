"""The forms of the Team tab, as lists of fields."""

from collections.abc import Sequence
from functools import partial

from app.domain import money
from app.domain.kinds import Certainty, FactKind, SessionKind, Status, Voice
from app.domain.models import Skill
from app.domain.periods import Period
from app.formats import Formats
from app.labels import choices, label
from app.ui.editors import (
    Amount,
    Check,
    Chips,
    Choice,
    Colour,
    Date,
    Level,
    Line,
    Number,
    Text,
)
from app.ui.field import Field
from app.ui.theme import PERSON_COLOURS, person_colour

#: What a form may choose; leave and leaving are acts of their own.
STATUSES = [(s, label(s)) for s in (Status.ACTIVE, Status.RAMPING, Status.CANDIDATE)]
SHARE = "May be shown to them and printed in their packet"

PERSON = (
    Field("name", "Name", partial(Line, placeholder="First and last name")),
    Field("preferred_name", "Called", partial(Line, placeholder="If not the first name")),
    Field("status", "Status", partial(Choice, STATUSES)),
    Field("ramp_until", "Ramping up until", Date),
    Field("role", "Role", partial(Line, placeholder="Account executive")),
    Field("started", "Started", partial(Date, past=True)),
    Field("segment", "Segment", partial(Line, placeholder="Enterprise")),
    Field("territory", "Territory", partial(Line, placeholder="Northeast")),
    Field("email", "E-mail", Line),
    Field("phone", "Phone", Line),
    Field(
        "ideal_gap", "Ideal days between contacts", partial(Number, 1, 365), section="On the roster"
    ),
    Field(
        "max_gap",
        "Most days between contacts",
        partial(Number, 1, 365),
        section="On the roster",
    ),
    Field(
        "colour",
        "Colour",
        partial(Colour, len(PERSON_COLOURS), person_colour),
        wide=True,
        section="On the roster",
    ),
)

#: Somebody on leave or gone changes that by the page's menu, not by a field.
PERSON_AWAY = tuple(field for field in PERSON if field.name != "status")

CONVERSATION = (
    Field("kind", "What it was", partial(Choice, choices(SessionKind))),
    Field("held_on", "When", partial(Date, past=True)),
    Field("minutes", "Minutes", partial(Number, 1, 600)),
)

DAY_OF_LEAVING = (Field("left_on", "Last day", partial(Date, past=True)),)
DAY_OF_LEAVE = (Field("since", "Away since", partial(Date, past=True)),)

_WHAT = {
    FactKind.STRENGTH: "What they do well",
    FactKind.WEAKNESS: "What holds them back",
    FactKind.MOTIVATION: "What drives them, in their words",
    FactKind.ASPIRATION: "Where they want to get to",
    FactKind.RECOGNITION_STYLE: "How they like to be recognised",
    FactKind.WHAT_HELPS: "What helps them",
    FactKind.WHAT_HURTS: "What makes it harder for them",
    FactKind.CAN_TEACH: "What they could teach others",
    FactKind.PERSONAL: "What to keep in mind about their life",
}


def fact(kind: FactKind, *, may_share: bool) -> tuple[Field, ...]:
    """The form for a statement; a kind that is never shared has nothing to tick."""
    fields = (
        Field("text", _WHAT[kind], partial(Text, rows=2), wide=True),
        Field("evidence", "Where you saw it", partial(Text, rows=2), wide=True),
        Field("certainty", "How sure you are", partial(Choice, choices(Certainty))),
        Field("noted_on", "First noted", partial(Date, past=True)),
    )
    share = Field(
        "shareable", "", partial(Check, SHARE), wide=True, help="A hunch is never shown or printed."
    )
    return (*fields, share) if may_share else fields


def goal(skills: Sequence[Skill]) -> tuple[Field, ...]:
    """The form for a growth goal."""
    named = [(skill.id, skill.name) for skill in skills]
    return (
        Field("outcome", "What is to be reached", Line, wide=True),
        Field(
            "skills",
            "Skills it is about",
            partial(Chips, named, placeholder="Type a skill"),
            wide=True,
        ),
        Field("from_level", "Level now", Level),
        Field("to_level", "Level to reach", Level),
        Field("why", "Why it matters to them", partial(Text, rows=2), wide=True),
        Field("due", "By", Date),
        Field("shareable", "", partial(Check, SHARE), wide=True),
    )


def rating(skills: Sequence[Skill]) -> tuple[Field, ...]:
    """The form for a level in a skill."""
    named = [(skill.id, f"{skill.name} · {label(skill.family)}") for skill in skills]
    return (
        Field("skill_id", "Skill", partial(Choice, named), wide=True),
        Field("voice", "Whose view", partial(Choice, choices(Voice))),
        Field("rated_on", "When", partial(Date, past=True)),
        Field("level", "Level", Level, wide=True),
        Field(
            "justification",
            "What you saw",
            partial(Text, rows=2),
            wide=True,
            help="Needed when the level changes.",
        ),
        Field("shareable", "", partial(Check, SHARE), wide=True),
    )


def result(periods: Sequence[Period], formats: Formats) -> tuple[Field, ...]:
    """The form for one period's figures."""
    amount = partial(Amount, partial(money.parse_amount, currency=formats.currency), formats.money)
    return (
        Field("period", "Period", partial(Choice, [(p.key, p.label) for p in periods]), wide=True),
        Field("quota", "Quota", amount),
        Field("actual", "Actual", amount, help="Left empty, it is not reported: that is not 0."),
    )
