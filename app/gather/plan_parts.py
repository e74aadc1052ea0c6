"""The parts of a business plan as pieces of content: lines, sections, steps, months.

Nothing here decides what an audience may see: that is settled by whoever passes the records.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from app import covering
from app.covering import NOT_KNOWN_YET, TOO_FEW, UNKNOWN
from app.domain import plan_checks, plan_sums
from app.domain.commitments import InFull as Promised
from app.domain.coverage import Coverage
from app.domain.kinds import CommitmentState, Owner, SectionKind, Unit
from app.domain.measure import parts_of
from app.domain.models import PlanAction, PlanCheck, PlanLine, PlanSection, Settings
from app.domain.plan_checks import MonthRow
from app.domain.plan_full import InFull
from app.domain.plan_sums import Share
from app.gather import plan_words
from app.gather.parts import NOT_REPORTED, Wording
from app.labels import label
from app.report import content

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Teller:
    """Who tells a plan: the settings and the wording, and what one calls the two."""

    chosen: Settings
    wording: Wording
    called: str

    def money(self, minor: int | None, unknown: str = UNKNOWN) -> str:
        """An amount, or the words for one that is not known."""
        return unknown if minor is None else self.wording.money(minor)

    def rounded(self, minor: int | None, unknown: str = UNKNOWN) -> str:
        """The same without the fraction, for what was reckoned and what has little room."""
        if minor is None:
            return unknown
        whole = parts_of(Unit.MONEY, self.chosen.currency)
        return self.wording.money(round(minor / whole) * whole)

    def owner(self, owner: Owner) -> str:
        """The person or the manager by name."""
        return self.called if owner is Owner.REP else self.chosen.manager


def figures(found: InFull, basis: Coverage, teller: Teller) -> tuple[content.Figure, ...]:
    """The quota with its owner (practice S3-17), what the lines come to, and how it covers."""
    rate = basis.win_rate
    lines = _count(len(found.lines), "line")
    unknown = sum(line.amount is None for line in found.lines)
    noted = f"{lines}, {unknown} not known yet" if unknown else lines
    return (
        content.Figure(
            "Quota", teller.money(basis.quota, NOT_KNOWN_YET), _owned(found, basis, teller)
        ),
        content.Figure("The lines come to", teller.money(found.amount, NOT_KNOWN_YET), noted),
        content.Figure("Coverage", covering.ratio(basis, teller.wording), "the quota"),
        content.Figure(
            "Win rate",
            TOO_FEW if rate is None else teller.wording.percent(rate),
            "last four quarters",
        ),
    )


def forecast(found: InFull, teller: Teller) -> content.ForecastTable:
    """Every line with what they come to by month, by segment and by source."""
    lines = found.lines
    unknown = sum(line.amount is None for line in lines)
    left = "has no amount yet and is" if unknown == 1 else "have no amount yet and are"
    months = plan_sums.by_month(lines, [one.starts for one in plan_checks.months(found.half)])
    return content.ForecastTable(
        owner=teller.called,
        lines=tuple(_line(line, teller) for line in lines),
        total=teller.money(found.amount, NOT_KNOWN_YET),
        note=f"{_count(unknown, 'line')} {left} not counted." if unknown else "",
        months=month_shares(months, teller),
        segments=_shares(plan_sums.by_segment(lines), lambda one: one or "None named", teller),
        sources=_shares(
            plan_sums.by_source(lines),
            lambda one: label(one) if one is not None else "None named",
            teller,
        ),
    )


def month_shares(
    months: Mapping[date | None, Share], teller: Teller
) -> tuple[content.ShareLine, ...]:
    """What lines come to month by month, and what has no month yet."""
    return _shares(months, lambda day: teller.wording.month(day) if day else "No month yet", teller)


def written(found: InFull, *, every: bool = False) -> tuple[content.Written, ...]:
    """The sections in the order of the form; ``every`` one of them, or those with words."""
    kept = {one.section: one for one in found.sections}
    return tuple(
        _written(kind, kept.get(kind))
        for kind in SectionKind
        if every or (kind in kept and (kept[kind].text or kept[kind].comment))
    )


def steps(
    actions: Sequence[PlanAction], made: Mapping[int, Promised], teller: Teller
) -> tuple[content.PlanStep, ...]:
    """The steps with their owner and day; ``made`` are the commitments that may be told."""
    return tuple(_step(one, made.get(one.id), teller) for one in actions)


def month_seen(row: MonthRow, check: PlanCheck, teller: Teller) -> content.MonthSeen:
    """A month as the two looked at it."""
    return content.MonthSeen(
        month=teller.wording.month(row.month.starts),
        planned=teller.rounded(row.planned),
        likely=likely(row, teller),
        actual=teller.rounded(check.actual, NOT_REPORTED),
        actions=f"{check.done} of {check.due}" if check.due else UNKNOWN,
        comment=check.comment,
        on=f"looked at {teller.wording.short_day(check.checked_on)}",
    )


def likely(row: MonthRow, teller: Teller) -> str:
    """How much of a month's lines is usually won; empty where no win rate was known."""
    return "" if row.likely is None else f"{teller.rounded(row.likely)} likely"


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _owned(found: InFull, basis: Coverage, teller: Teller) -> str:
    """Whose quota it is, and what they were told where it is another by now."""
    owned = f"owned by {teller.called}"
    told = found.plan.quota
    if found.is_settled or told is None or told == basis.quota:
        return owned
    return f"{owned}; {teller.money(told)} when invited"


def _line(line: PlanLine, teller: Teller) -> content.ForecastLine:
    return content.ForecastLine(
        account=line.account or line.segment,
        segment=line.segment if line.account else "",
        product=line.product,
        month=NOT_KNOWN_YET if line.month is None else teller.wording.month(line.month),
        source="" if line.source is None else label(line.source),
        amount=teller.money(line.amount, NOT_KNOWN_YET),
        typed=line.as_typed,
        known=line.amount is not None,
    )


def _shares(
    found: Mapping[K, Share], named: Callable[[K], str], teller: Teller
) -> tuple[content.ShareLine, ...]:
    most = max((share.amount or 0 for share in found.values()), default=0)
    return tuple(_share(named(key), share, most, teller) for key, share in found.items())


def _share(name: str, share: Share, most: int, teller: Teller) -> content.ShareLine:
    return content.ShareLine(
        label=name,
        amount=teller.money(share.amount, NOT_KNOWN_YET if share.lines else UNKNOWN),
        lines=_count(share.lines, "line") if share.lines else "no lines",
        share="" if share.of_all is None else teller.wording.percent(share.of_all),
        unknown=f"{share.unknown} not known" if share.unknown else "",
        part=None if share.amount is None or not most else share.amount / most,
    )


def _written(kind: SectionKind, one: PlanSection | None) -> content.Written:
    if one is None:
        return content.Written(label(kind))
    origin = plan_words.ORIGINS[one.words_from] if one.text else ""
    return content.Written(label(kind), one.text, origin, one.comment)


def _step(one: PlanAction, made: Promised | None, teller: Teller) -> content.PlanStep:
    state = made.commitment.state if made is not None else CommitmentState.OPEN
    return content.PlanStep(
        kind=label(one.kind),
        text=one.text,
        owner=teller.owner(one.owner),
        due="" if one.due is None else teller.wording.day(one.due),
        state="" if state is CommitmentState.OPEN else label(state).casefold(),
        done=state is CommitmentState.DONE,
    )


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
