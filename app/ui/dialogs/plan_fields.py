"""The forms around a business plan: its lines, steps and sections, and each step of its flow."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.domain import money
from app.domain.kinds import ActionKind, LineSource, Owner, SectionKind
from app.labels import choices, label
from app.ui.editors import Amount, Check, Choice, Date, Line, Text
from app.ui.field import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.periods import Period
    from app.domain.plan_full import InFull
    from app.formats import Formats

SHARE = "May be shown to them and printed on the plan"
_EMPTY_AMOUNT = "Left empty, it is not known yet: that is not 0."
_STANDS = "It stands on the plan that both of you keep."
_FOR_YOU = "For you only: it is printed on no page of theirs."
#: So many letters of a section are quoted under the box for what was said about it.
_BEGINNING = 140
_DAY = partial(Date, past=True)
#: What may be left empty, and is an empty text to the commands.
LINE_TEXTS = ("account", "segment", "product")

OWNERS = [(Owner.REP, "They do"), (Owner.ME, "I do")]

ACTION = (
    Field("text", "What", partial(Text, rows=2, most_rows=6), wide=True),
    Field("kind", "What it is for", partial(Choice, choices(ActionKind))),
    Field("owner", "Who does it", partial(Choice, OWNERS)),
    Field("due", "By", Date),
)

NOTE = (
    Field("text", "What you note beside it", partial(Text, rows=4), help=_FOR_YOU, wide=True),
    Field(
        "section",
        "Beside which section",
        partial(Choice, choices(SectionKind), "The plan as a whole"),
    ),
)

INTEGRITY = (
    Field(
        "integrity",
        "Can it be carried out with integrity?",
        partial(Choice, [(True, "Yes"), (False, "No")], "Not asked yet"),
        help="Ask it in the talk. An honest no comes before the plan is agreed.",
        wide=True,
    ),
    Field("integrity_note", "What was said about it", Text, help=_STANDS, wide=True),
)

AGREEMENT = (
    Field("mine", "They can count on me for", partial(Text, rows=4), wide=True),
    Field("theirs", "I count on them for", partial(Text, rows=4), wide=True),
    Field(
        "agreed_on",
        "Agreed on",
        _DAY,
        help="Empty while it is a draft. Other words make it a draft again.",
    ),
    Field("shareable", "", partial(Check, SHARE), wide=True),
)

SIGNED = (
    Field("rep", "They signed on", _DAY, help="Empty where they did not."),
    Field("me", "I signed on", _DAY),
)

SUBMITTED = (
    Field("submitted_on", "They handed it in on", _DAY, help="From now on it is yours to read."),
)

DUE = (Field("due_on", "Asked for by", Date, help="By then you have asked them for their plan."),)

REASON = (
    Field(
        "reason",
        "Why the plan changes",
        partial(Text, rows=3),
        help="It stands on the new version, which both of you keep.",
        wide=True,
    ),
)


def line(months: Sequence[Period], formats: Formats, as_typed: str = "") -> tuple[Field, ...]:
    """The form for a forecast line; ``as_typed`` is what a form said there and nobody could read.

    ``months`` are those of the plan's half-year.
    """
    amount = partial(Amount, partial(money.parse_amount, currency=formats.currency), formats.money)
    named = [(month.starts, month.label) for month in months]
    said = f"Their form said: {as_typed}" if as_typed else ""
    return (
        Field("account", "Account", Line),
        Field("segment", "Segment", Line, help="Where no account has a name yet."),
        Field("product", "Product", Line),
        Field("amount", "Amount", amount, help=said or _EMPTY_AMOUNT),
        Field("month", "In which month", partial(Choice, named, "Not known yet")),
        Field("source", "Where it comes from", partial(Choice, choices(LineSource), "Not said")),
    )


def section(found: InFull, kind: SectionKind) -> tuple[Field, ...]:
    """The form for the rep's words under one heading, and what the two said about them."""
    written = found.section(kind)
    origin = label(written.words_from) if written is not None and written.text else ""
    return (
        Field(
            "text",
            "Their own words",
            partial(Text, rows=6, most_rows=14),
            help=f"{origin}." if origin else "",
            wide=True,
        ),
        Field(
            "comment",
            "What the two of you said about it",
            partial(Text, rows=3, most_rows=8),
            help=_STANDS,
            wide=True,
        ),
    )


def transcribed() -> tuple[Field, ...]:
    """The form for a plan that came back on paper: every heading, one under the other."""
    return tuple(
        Field(kind.value, label(kind), partial(Text, rows=2, most_rows=12), wide=True)
        for kind in SectionKind
    )


def talked(found: InFull) -> tuple[Field, ...]:
    """The form for the talk: its day, and what was said about each section that is written."""
    written = [kind for kind in SectionKind if found.text(kind) or _comment(found, kind)]
    box = partial(Text, rows=1, most_rows=8)
    under = f"What the two of you said about it. {_STANDS}"
    comments = [
        Field(kind.value, label(kind), box, help=_quoted(found, kind), wide=True, section=under)
        for kind in written
    ]
    return (Field("reviewed_on", "You talked about it on", _DAY), *comments)


def agreed() -> tuple[Field, ...]:
    """The form for the day on which the two agreed, and when each of them signed."""
    rep, me = SIGNED
    return (
        Field("agreed_on", "You agreed on", _DAY, wide=True),
        replace(rep, help="Empty until they sign: it can be noted later."),
        me,
    )


def _quoted(found: InFull, kind: SectionKind) -> str:
    """How a section begins, to know again what was talked about."""
    text = " ".join(found.text(kind)[: 2 * _BEGINNING].split())
    if not text:
        return ""
    return f"“{text}”" if len(text) <= _BEGINNING else f"“{text[:_BEGINNING].rstrip()}…”"


def _comment(found: InFull, kind: SectionKind) -> str:
    written = found.section(kind)
    return written.comment if written is not None else ""
