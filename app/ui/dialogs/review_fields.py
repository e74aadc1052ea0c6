"""The forms around a review: its meeting, each step of its way, and its signatures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain.kinds import Owner
from app.ui.dialogs.template_library import count
from app.ui.editors import Check, Choice, Date, Line, Number, Text
from app.ui.field import Field
from app.ui.tabs.coaching.sentence import Sentence
from app.ui.tabs.coaching.zones import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.review_templates import Template

_DAY = partial(Date, past=True)
_LATER = "Empty until then: it can be noted later."
#: So many letters of a next step fit on its line.
LONGEST_STEP = 1_000
OWNERS = [(Owner.REP, "They do"), (Owner.ME, "I do")]

HELD = (
    Field(
        "held_on",
        "You sat down on",
        _DAY,
        help="From now on signatures and scans can be noted, and the review can be closed.",
        wide=True,
    ),
)

REASON = (
    Field(
        "reason",
        "Why it is opened again",
        partial(Text, rows=3),
        help="It stands on the new revision, which both of you keep. The closed one stays as it "
        "is.",
        wide=True,
    ),
)

MEETING = (
    Field("planned_for", "On", Date, help="Empty is not settled."),
    Field("starts_at", "At", partial(Line, placeholder="14:00")),
    Field("minutes", "Minutes", partial(Number, 1, 600)),
    Field("zone", "Time zone", Zone),
    Field("place", "Where", Line, wide=True),
)

STEP = (
    Field("text", "Next step", partial(Text, rows=2, most_rows=8), wide=True),
    Field("owner", "Who", partial(Choice, OWNERS)),
    Field("due", "By", Date),
)


def signed(called: str) -> tuple[Field, ...]:
    """The form for who signed on which day, or declined to."""
    declined = partial(Check, "Declined to sign, on that day")
    return (
        Field("rep", f"{called} signed on", _DAY, help=_LATER),
        Field("rep_declined", "", declined),
        Field("me", "You signed on", _DAY, help=_LATER),
        Field("me_declined", "", declined),
    )


def closed() -> tuple[Field, ...]:
    """The form for the day from which on nothing changes; beside the next steps why it may not."""
    return (
        Field("closed_on", "Closed on", _DAY, wide=True),
        Field("steps", "Next steps", partial(Sentence, "list-checks"), wide=True),
    )


def template(offered: Sequence[Template]) -> tuple[Field, ...]:
    """The form for which questions are asked."""
    names = [(one.name, f"{one.name}, {count(len(one.questions))}") for one in offered]
    return (
        Field(
            "template",
            "Questions",
            partial(Choice, names),
            help="What is answered already stays with its question. The numbers are taken anew.",
            wide=True,
        ),
    )


def another(slots: Sequence[tuple[str, str]]) -> tuple[Field, ...]:
    """The form to plan a review of another period, offered by keys and words."""
    return (
        Field("slot", "Review of", partial(Choice, slots), wide=True),
        Field("planned_for", "You meet on", Date, help="Empty is not settled."),
        Field("starts_at", "At", partial(Line, placeholder="14:00")),
    )
