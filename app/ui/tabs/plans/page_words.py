"""A plan's page in words: where it stands, whether it is enough, and what its lines say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import covering
from app.domain.kinds import PlanState
from app.labels import label
from app.report.charts import ValueBar
from app.ui.explain import READ_ONLY
from app.ui.tabs.scorecard.amounts import whole_money

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.domain.coverage import Coverage
    from app.domain.models import BusinessPlan, PlanLine
    from app.domain.plan_basis import Basis
    from app.domain.plan_full import InFull
    from app.domain.plan_sums import Share
    from app.domain.plan_timing import Timing
    from app.formats import Formats

NOT_KNOWN = covering.NOT_KNOWN_YET
NO_SEGMENT = "No segment"
NOTHING_MISSING = "Nothing is missing."
NO_SOURCE = "Not said where from"
SETTLED = "It is agreed and stays as it is. What has to change goes into another version."
REPLACED = "Another version took its place. It stays here as it was agreed."


@dataclass(frozen=True)
class LineRow:
    """A forecast line as the table shows it."""

    id: int
    account: str
    segment: str
    product: str
    amount: int | None
    amount_words: str
    month: date | None
    month_words: str
    source: str
    as_typed: str


@dataclass(frozen=True)
class SumRow:
    """What the lines of one kind come to."""

    id: int
    name: str
    amount: int | None
    amount_words: str
    lines: int
    unknown: int
    share: float | None
    share_words: str


@dataclass(frozen=True)
class Fact:
    """One row of what a coverage was counted from."""

    id: int
    what: str
    shown: str


def title(found: InFull) -> str:
    """Whose plan it is: "Dana’s plan for H2 2026, version 2"."""
    return f"{found.person.called}’s plan for {found.half.label}, version {found.plan.number}"


def choice(found: InFull) -> str:
    """The same among the person's other plans, with how far it is."""
    named = f"{found.half.label}, version {found.plan.number}"
    return f"{named} · {label(found.plan.state).lower()}"


def facts(found: InFull, timing: Timing, formats: Formats, *, read_only: bool) -> str:
    """The line under the title: why it is only read, what is late."""
    parts = [why_closed(found, read_only=read_only), waiting(found, timing, formats)]
    return " · ".join(filter(None, parts))


def flow_note(found: InFull, *, whole: bool) -> str:
    """Why there is another version, in full, and that nothing is missing before it is agreed."""
    reason = f"Why version {found.plan.number}: {found.plan.reason}" if found.plan.reason else ""
    ready = NOTHING_MISSING if whole and not found.is_settled else ""
    return "\n".join(filter(None, (reason, ready)))


def waiting(found: InFull, timing: Timing, formats: Formats) -> str:
    """What is due next, and how late it is."""
    state = found.plan.state
    if found.is_settled:
        return ""
    if state in (PlanState.INVITED, PlanState.DRAFT):
        asked = f"asked for by {formats.short_day(found.plan.due_on)}"
        if timing.form_late:
            return f"{asked}, {_days(timing.form_late)} late"
        return asked
    to_agree = f"to be agreed by {formats.short_day(timing.agree_by)}"
    return f"{to_agree}, {_days(timing.late)} late" if timing.late else to_agree


def why_closed(found: InFull, *, read_only: bool) -> str:
    """Why nothing of it can be changed; empty where it can."""
    if found.plan.state is PlanState.AGREED:
        return SETTLED
    if found.plan.state is PlanState.SUPERSEDED:
        return REPLACED
    return READ_ONLY if read_only else ""


def reached_on(plan: BusinessPlan) -> dict[PlanState, date | None]:
    """On which day a plan came to each of its states."""
    return {
        PlanState.INVITED: plan.invited_on,
        PlanState.DRAFT: plan.drafted_on,
        PlanState.SUBMITTED: plan.submitted_on,
        PlanState.REVIEWED: plan.reviewed_on,
        PlanState.AGREED: plan.agreed_on,
        PlanState.SUPERSEDED: plan.superseded_on,
    }


def line_row(line: PlanLine, formats: Formats) -> LineRow:
    """A forecast line in words; what is not known yet is not zero."""
    return LineRow(
        id=line.id,
        account=line.account,
        segment=line.segment,
        product=line.product,
        amount=line.amount,
        amount_words=NOT_KNOWN if line.amount is None else formats.money(line.amount),
        month=line.month,
        month_words=NOT_KNOWN if line.month is None else formats.month(line.month),
        source="" if line.source is None else label(line.source),
        as_typed=line.as_typed,
    )


def sum_rows(shares: Mapping[str, Share], formats: Formats) -> list[SumRow]:
    """What the lines of each kind come to, in the order given."""
    return [
        SumRow(
            id=place,
            name=name,
            amount=share.amount,
            amount_words=_amount_words(share, formats),
            lines=share.lines,
            unknown=share.unknown,
            share=share.of_all,
            share_words="" if share.of_all is None else formats.percent(share.of_all),
        )
        for place, (name, share) in enumerate(shares.items())
    ]


def sum_bars(rows: Sequence[SumRow]) -> list[ValueBar]:
    """The same as bars; what has no amount has no bar, and its words say why."""
    return [ValueBar(row.name, float(row.amount or 0), row.amount_words) for row in rows]


def total_words(found: InFull, formats: Formats) -> str:
    """What all lines come to, and what is not known of them."""
    count = len(found.lines)
    if not count:
        return ""
    lines = "1 line" if count == 1 else f"{count} lines"
    if found.amount is None:
        return f"{lines}, no amount known yet"
    unknown = sum(line.amount is None for line in found.lines)
    rest = f", {unknown} of them without an amount" if unknown else ""
    return f"{formats.money(found.amount)} in {lines}{rest}"


def told_quota(plan: BusinessPlan, basis: Basis, formats: Formats) -> str:
    """That the quota is another one than the person was told when they were invited."""
    if plan.agreed_on is not None or plan.quota == basis.quota:
        return ""
    then = "not known" if plan.quota is None else formats.money(plan.quota)
    now = "not known" if basis.quota is None else formats.money(basis.quota)
    return f"The quota was {then} when they were invited. It is {now} now."


def facts_counted(found: InFull, basis: Basis, coverage: Coverage, formats: Formats) -> list[Fact]:
    """What a coverage was counted from: each line, the sum, and what it is held against."""
    lines = [
        (_line_name(line), NOT_KNOWN if line.amount is None else formats.money(line.amount))
        for line in found.lines
    ]
    rate, (bar, by_win_rate) = basis.rate, covering.bars(coverage, formats)
    won = "not reported"
    if rate.won is not None and rate.decided is not None:
        won = f"{rate.won:g} of {rate.decided:g}"
    every = [
        *lines,
        ("All lines", covering.UNKNOWN if found.amount is None else formats.money(found.amount)),
        ("Quota", "not known" if basis.quota is None else formats.money(basis.quota)),
        ("Coverage", covering.ratio(coverage, formats)),
        ("Needed by the bar", bar),
        ("Won of what was decided, last four quarters", won),
        ("Needed by the win rate", by_win_rate),
        ("Against what is needed", covering.gap(coverage, formats, formats.currency)),
        ("Expected: the part of it that is usually won", _expected(coverage, formats)),
    ]
    return [Fact(place, what, shown) for place, (what, shown) in enumerate(every)]


def _expected(found: Coverage, formats: Formats) -> str:
    return "not known" if found.expected is None else whole_money(found.expected, formats)


def _line_name(line: PlanLine) -> str:
    return ", ".join(filter(None, (line.account, line.segment, line.product)))


def _amount_words(share: Share, formats: Formats) -> str:
    if share.amount is not None:
        return formats.money(share.amount)
    return NOT_KNOWN if share.lines else "nothing"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
