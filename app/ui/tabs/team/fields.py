"""The forms of the Team tab, as lists of fields."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from app.domain import money
from app.domain.kinds import Certainty, FactKind, SessionKind, Source, Status
from app.domain.models import Skill
from app.domain.periods import Period
from app.formats import Formats
from app.labels import choices, label
from app.ui.editors import (
    Amount,
    Check,
    Chips,
    Choice,
    Date,
    Level,
    Line,
    Number,
    Text,
)
from app.ui.field import Field
from app.ui.tabs.team.partner_fields import COLOUR

#: What a form may choose; leave and leaving are acts of their own.
STATUSES = [(s, label(s)) for s in (Status.ACTIVE, Status.RAMPING, Status.CANDIDATE)]
SHARE = "May be shown to them and printed in their packet"

_WHO = (
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
)
_GAPS = (
    Field(
        "ideal_gap", "Ideal days between contacts", partial(Number, 1, 365), section="On the roster"
    ),
    Field(
        "max_gap",
        "Most days between contacts",
        partial(Number, 1, 365),
        section="On the roster",
    ),
)
_COLOUR = replace(COLOUR, section="On the roster")
_BENCH = (
    Field(
        "found_through",
        "Found through",
        partial(Line, placeholder="Who told you of them"),
        section="On the bench",
        private=True,
    ),
    Field("next_touch", "Speak with them next", Date, section="On the bench", private=True),
)
_MAY_LEAVE = Field(
    "may_leave_by",
    "May leave by",
    Date,
    help="Your own guess. It is never printed.",
    section="For you only",
    private=True,
)

#: The form for somebody new.
NEW = (*_WHO, *_GAPS)


def person(status: Status) -> tuple[Field, ...]:
    """The form for somebody's details.

    Who is on leave or gone changes that by the page's menu, not by a field. A candidate has a next
    touch in place of gaps; only who is here may leave.
    """
    by_field = status in dict(STATUSES)
    who = tuple(field for field in _WHO if by_field or field.name != "status")
    if status is Status.CANDIDATE:
        return (*who, *_BENCH, _COLOUR)
    return (*who, *_GAPS, _COLOUR, *(() if status is Status.LEFT else (_MAY_LEAVE,)))


CONVERSATION = (
    Field("kind", "What it was", partial(Choice, choices(SessionKind))),
    Field("held_on", "When", partial(Date, past=True)),
    Field("minutes", "Minutes", partial(Number, 1, 600)),
)

DAY_OF_LEAVE = (Field("since", "Away since", partial(Date, past=True)),)

#: What stands under the aim of a goal that answers a weakness.
_ANSWERS = "Only you see what it answers: “{}”"
_LONGEST = 200
#: An imported figure is with us; whoever types over it keeps it here.
_SOURCES = ((Source.HERE, "With us"), (Source.PREVIOUS_EMPLOYER, "Before us, elsewhere"))

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


def fact(kind: FactKind, library: Sequence[Skill] = (), *, may_share: bool) -> tuple[Field, ...]:
    """The form for a statement; a kind that is never shared has nothing to tick.

    ``library`` are the skills to choose from for what somebody can teach.
    """
    named = [(skill.id, skill.name) for skill in library]
    skill = Field("skill_id", "A skill", partial(Choice, named, empty="None of these"), wide=True)
    fields = (
        Field("text", _WHAT[kind], partial(Text, rows=2), wide=True),
        *((skill,) if named else ()),
        Field("evidence", "Where you saw it", partial(Text, rows=2), wide=True),
        Field("certainty", "How sure you are", partial(Choice, choices(Certainty))),
        Field("noted_on", "First noted", partial(Date, past=True)),
    )
    share = Field(
        "shareable", "", partial(Check, SHARE), wide=True, help="A hunch is never shown or printed."
    )
    return (*fields, share) if may_share else fields


def goal(skills: Sequence[Skill], weakness: str = "") -> tuple[Field, ...]:
    """The form for a growth goal; the ``weakness`` that it answers is shown, never filled in."""
    named = [(skill.id, skill.name) for skill in skills]
    return (
        Field(
            "outcome",
            "What is to be reached",
            Line,
            wide=True,
            help=_ANSWERS.format(_shortened(weakness)) if weakness else "",
            help_private=True,
        ),
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


def result(periods: Sequence[Period], formats: Formats) -> tuple[Field, ...]:
    """The form for one period's figures."""
    amount = partial(Amount, partial(money.parse_amount, currency=formats.currency), formats.money)
    return (
        Field("period", "Period", partial(Choice, [(p.key, p.label) for p in periods]), wide=True),
        Field("quota", "Quota", amount),
        Field("actual", "Actual", amount, help="Left empty, it is not reported: that is not 0."),
        Field("source", "Sold", partial(Choice, _SOURCES)),
    )


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
