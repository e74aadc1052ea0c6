"""The numbers of a review, worded as they stand on a day: from then on they stand still.

What both of them count is counted from what the person may read: promises, coaching, support.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import (
    attainment,
    attention,
    commitments,
    people,
    plan_checks,
    plans,
    recipes,
    results,
    scorecards,
    settings,
    training_outcomes,
)
from app.domain.attainment import PeriodResult
from app.domain.keeping import Kept
from app.domain.kinds import Attended, PeriodKind, ReviewKind, Unit, Vis
from app.domain.measure import PARTS
from app.domain.models import PerformanceRecord, Person
from app.domain.models import Session as Coaching
from app.domain.periods import Period, last_periods, period_of
from app.domain.plan_checks import Course, MonthRow
from app.domain.plan_full import InFull
from app.domain.recipes import Recipe
from app.domain.review_timing import Slot
from app.domain.scorecards import Headline
from app.gather import numbers as figured
from app.gather import parts, plan_parts, plan_words, training_parts
from app.gather import recipes as told_recipes
from app.gather.parts import NOT_REPORTED, Wording
from app.gather.plan_parts import Teller
from app.report import content

#: So many quarters are looked back on.
QUARTERS = 4
#: No period looked back on is longer than so many months.
_MONTHS = 6


@dataclass(frozen=True)
class _Asked:
    """Whose numbers are asked for, of which slot, as of which day.

    ``seen`` is the day from which the period is looked at: what came after it does not count.
    """

    person: Person
    teller: Teller
    slot: Slot
    today: date

    @property
    def seen(self) -> date:
        """Today, or the day after the period where that is over."""
        return figured.seen_on(self.period, self.today)

    @property
    def period(self) -> Period:
        """The month or the quarter."""
        return self.slot.period

    @property
    def wording(self) -> Wording:
        """How numbers are written."""
        return self.teller.wording

    @property
    def start(self) -> int:
        """The month in which the fiscal year begins."""
        return self.teller.chosen.fiscal_start

    @property
    def half(self) -> Period:
        """The half-year that it lies in."""
        return period_of(PeriodKind.HALF, self.period.starts, self.start)

    @property
    def formal(self) -> bool:
        """Whether it is the quarterly one."""
        return self.slot.kind is ReviewKind.QUARTERLY


@dataclass(frozen=True)
class _Coached:
    """The sessions of a period of which the person may read."""

    sessions: Sequence[Coaching]

    def ahead(self) -> tuple[int, int]:
        """How many were scheduled ahead, and how many ad hoc, of those of which it is known."""
        days = [(one.scheduled_on, one.held_on) for one in self.sessions]
        known = [before < held for before, held in days if before is not None and held is not None]
        return sum(known), len(known) - sum(known)

    def support(self, wording: Wording) -> content.Figure:
        """How well they felt supported, on average."""
        given = [one.support for one in self.sessions if one.support is not None]
        if not given:
            return content.Figure("Support score", NOT_REPORTED)
        average = round(sum(given) / len(given), 1)
        value = wording.amount(round(average * PARTS), Unit.COUNT)
        return content.Figure("Support score", f"{value} of 5", _from(len(given), "session"))


def numbers(
    db: Db, person_id: int, one: Slot, wording: Wording, today: date
) -> content.ReviewNumbers:
    """Everything that is a number in a review, as it stands today."""
    person, chosen = people.get(db, person_id), settings.current(db)
    teller = Teller(chosen, wording, person.called)
    asked = _Asked(person, teller, one, today)
    records = results.of_person(db, person_id, with_us=True)
    rows = _reported(scorecards.headlines(db, person_id, asked.seen))
    course = plan_checks.of_half(db, person_id, asked.half.starts, asked.seen)
    covering = None if course is None else _covering(db, course.found, asked)
    kept = _kept(db, asked)
    coached = _coached(db, asked)
    past = quarters(records, one.period, asked.start) if asked.formal else ()
    headlines = (
        _of_the_quarter(db, asked, past, covering, kept[0])
        if asked.formal
        else (*_so_far(asked, records), coached.support(wording))
    )
    chain = _chain(recipes.of_person(db, person_id, asked.seen), asked) if asked.formal else ()
    return content.ReviewNumbers(
        as_of=wording.day(today),
        figures=headlines,
        rows=tuple(figured.line(row, wording, chosen.currency, person.called) for row in rows),
        chart=_chart(rows, asked),
        results=parts.result_lines(past, wording),
        chain=chain,
        chain_over=told_recipes.OVER if chain else "",
        months=() if course is None else _months(course, asked),
        covering=covering,
        kept=_kept_lines(asked, kept),
        coaching=_coaching(asked, coached),
    )


def quarters(
    records: Sequence[PerformanceRecord], last: Period, fiscal_start: int, most: int = QUARTERS
) -> Sequence[PeriodResult]:
    """Up to ``most`` quarters, the last of them ``last``, from the first one that has figures."""
    past = results.over(records, last_periods(last, most, fiscal_start), fiscal_start)
    while past and past[0].quota is None and past[0].actual is None:
        past = past[1:]
    return past


def attained(past: Sequence[PeriodResult], wording: Wording) -> tuple[content.Figure, ...]:
    """How much of the quota was sold in the last of these quarters, and in up to four of them."""
    if not past:
        return ()
    year, told = past[-QUARTERS:], ""
    if len(year) > 1:
        known = _up_to_the_last_known(year) or year
        over_the_year = attainment.attainment(
            attainment.total(result.quota for result in known),
            attainment.total(result.actual for result in known),
        )
        over = f"last {len(year)} quarters" if known == year else f"to {known[-1].period.label}"
        told = f"{over}: {parts.share(over_the_year, wording)}"
    if past[-1].attainment is None and past[-1].actual is not None:
        return (_sold("Sold this quarter", past[-1], wording),)
    this_quarter = parts.share(past[-1].attainment, wording)
    return (content.Figure("Attainment this quarter", this_quarter, told),)


def _of_the_quarter(
    db: Db,
    asked: _Asked,
    past: Sequence[PeriodResult],
    covering: content.Covering | None,
    kept: Kept,
) -> tuple[content.Figure, ...]:
    """The figures at the head of a quarterly review, as far as each is known."""
    came = training_outcomes.attended_by(
        db, asked.person.id, asked.period.starts, asked.period.ends
    )
    expected = came[Attended.PRESENT] + came[Attended.ABSENT]
    excused = came[Attended.EXCUSED]
    return (
        *attained(past, asked.wording),
        *(() if covering is None else (content.Figure("Plan coverage", covering.text),)),
        *((content.Figure("Promises kept", _of(kept), "on time"),) if kept.counted else ()),
        *(
            (
                content.Figure(
                    "Training",
                    f"{came[Attended.PRESENT]} of {training_parts.counted(expected, 'session')}",
                    f"excused from {excused}" if excused else "",
                ),
            )
            if expected
            else ()
        ),
    )


def _so_far(
    asked: _Asked, records: Sequence[PerformanceRecord]
) -> tuple[content.Figure, content.Figure, content.Figure]:
    """What was sold in the month, in the quarter and in the half-year up to its end."""
    quarter = period_of(PeriodKind.QUARTER, asked.period.starts, asked.start)
    month = results.over(records, [asked.period], asked.start)[0]
    return (
        _sold(asked.wording.month_name(asked.period.starts), month, asked.wording),
        _to_date("Quarter to date", records, quarter, asked),
        _to_date("Half-year to date", records, asked.half, asked),
    )


def _to_date(
    name: str, records: Sequence[PerformanceRecord], longer: Period, asked: _Asked
) -> content.Figure:
    """A longer period up to the end of the month, or of the last month that was reported.

    Where only the whole of it was recorded, that counts as long as nothing can have come since.
    """
    found = _until_then(records, longer, asked)
    known = _up_to_the_last_known(found)
    so_far = PeriodResult(
        longer,
        attainment.total(one.quota for one in known),
        attainment.total(one.actual for one in known),
    )
    is_all_of_it = asked.today <= longer.ends or asked.period.ends == longer.ends
    if so_far.actual is None and is_all_of_it:
        return _sold(name, results.over(records, [longer], asked.start)[0], asked.wording)
    is_behind = bool(known) and len(known) < len(found)
    until = f"to {asked.wording.month_name(known[-1].period.ends)}" if is_behind else ""
    return _sold(name, so_far, asked.wording, until)


def _up_to_the_last_known(found: Sequence[PeriodResult]) -> Sequence[PeriodResult]:
    """Periods without those at their end of which nothing was reported yet."""
    known = [number for number, one in enumerate(found, start=1) if one.actual is not None]
    return found[: known[-1]] if known else ()


def _until_then(
    records: Sequence[PerformanceRecord], longer: Period, asked: _Asked
) -> list[PeriodResult]:
    """The months up to this one, of which a quarter that is over may have been recorded whole.

    Before they joined nothing is missing.
    """
    up_to, start = last_periods(asked.period, _MONTHS, asked.start), asked.start
    joined, found = asked.person.started or date.min, dict[date, PeriodResult]()
    for month in (one for one in up_to if one.starts >= longer.starts):
        quarter = period_of(PeriodKind.QUARTER, month.starts, start)
        whole, alone = results.over(records, [quarter, month], start)
        if whole.actual is not None and quarter.ends <= asked.period.ends:
            found[quarter.starts] = whole
        elif alone.actual is not None or month.ends >= joined:
            found[month.starts] = alone
    return list(found.values())


def _sold(name: str, found: PeriodResult, wording: Wording, until: str = "") -> content.Figure:
    """Attainment with what it was counted from; what nobody reported is not nought."""
    if found.actual is None:
        return content.Figure(name, NOT_REPORTED)
    sold, value = wording.money(found.actual), ""
    if found.quota is None:
        against = "no quota is known"
    elif found.attainment is None:
        against = f"the quota is {wording.money(found.quota)}"
    else:
        value = wording.percent(found.attainment)
        against = f"{sold} of {wording.money(found.quota)}"
    return content.Figure(name, value or sold, ", ".join(filter(None, (against, until))))


def _reported(rows: Sequence[Headline]) -> Sequence[Headline]:
    """The numbers; none of them where nobody ever reported one."""
    known = any(figure.amount is not None for row in rows for _, figure in row.history)
    return rows if known else ()


def _chart(rows: Sequence[Headline], asked: _Asked) -> content.Series | None:
    """The number to draw: the first by week of which there is something, else the first at all."""
    known = [row for row in rows if figured.can_be_drawn(row)]
    weekly = [row for row in known if row.metric.frequency is PeriodKind.WEEK]
    drawn = next(iter(weekly or known), None)
    if drawn is None:
        return None
    return figured.drawn(drawn, asked.wording, asked.teller.chosen.currency)


def _chain(found: Recipe, asked: _Asked) -> tuple[content.ChainStep, ...]:
    """The person's own recipe; nothing where nothing was reported of any stage."""
    if all(stage.total is None for stage in found.stages):
        return ()
    return told_recipes.chain(found, asked.wording, asked.teller.chosen.currency)


def _covering(db: Db, found: InFull, asked: _Asked) -> content.Covering | None:
    """How the plan covers its quota; nothing where it has no lines yet."""
    if not found.lines:
        return None
    covered = plans.basis(db, found, asked.seen).coverage(found.amount)
    return plan_words.covering(covered, asked.wording, asked.teller.chosen.currency)


def _months(course: Course, asked: _Asked) -> tuple[content.MonthSeen, ...]:
    """The months of the half-year up to the end of the period, planned and sold."""
    return tuple(_month(row, asked) for row in course.rows if row.month.starts <= asked.period.ends)


def _month(row: MonthRow, asked: _Asked) -> content.MonthSeen:
    teller = asked.teller
    return content.MonthSeen(
        month=teller.wording.month(row.month.starts),
        planned=teller.rounded(row.planned),
        likely=plan_parts.likely(row, teller),
        actual=teller.rounded(row.actual, NOT_REPORTED),
    )


def _kept(db: Db, asked: _Asked) -> tuple[Kept, Kept]:
    """How what was due in the period was kept: by the person, and by the manager (S3-20)."""
    who, since, until = asked.person.id, asked.period.starts, asked.period.ends
    theirs = commitments.kept_by(db, who, since, asked.seen, until=until, shareable_only=True)
    mine = commitments.kept_by(
        db, None, since, asked.seen, about_id=who, until=until, shareable_only=True
    )
    return theirs, mine


def _kept_lines(asked: _Asked, kept: tuple[Kept, Kept]) -> tuple[str, ...]:
    names = (asked.person.called, asked.teller.chosen.manager)
    return tuple(
        f"{name} kept {_of(one)} on time."
        for name, one in zip(names, kept, strict=True)
        if one.counted
    )


def _coached(db: Db, asked: _Asked) -> _Coached:
    held = attention.time_with(db, asked.person.id, asked.period.starts, asked.period.ends)
    return _Coached([one for one in held if one.vis is Vis.SHAREABLE])


def _coaching(asked: _Asked, coached: _Coached) -> tuple[content.Figure, ...]:
    """How much coaching there was, and how much of it was planned; nothing where none is known."""
    if not coached.sessions:
        return ()
    planned, ad_hoc = coached.ahead()
    known = planned + ad_hoc
    count = training_parts.counted(len(coached.sessions), "session")
    return (
        content.Figure("Coaching and 1:1s", count),
        *((_planned(planned, ad_hoc, asked.wording),) if known else ()),
        *((coached.support(asked.wording),) if asked.formal else ()),
    )


def _planned(planned: int, ad_hoc: int, wording: Wording) -> content.Figure:
    share, least = planned / (planned + ad_hoc), wording.percent(attention.AHEAD)
    note = f"{wording.percent(share)} planned; {least} or more is good"
    return content.Figure("Planned : ad hoc", f"{planned} : {ad_hoc}", note)


def _of(kept: Kept) -> str:
    return f"{kept.on_time} of {kept.counted}"


def _from(count: int, noun: str) -> str:
    return f"from {training_parts.counted(count, noun)}"
