"""What plans are counted against, read at once however many they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import commands, pipelines, reported, settings
from app.domain.coverage import Coverage, coverage
from app.domain.kinds import Unit
from app.domain.measure import parts_of
from app.domain.models import BusinessPlan, Person
from app.domain.periods import Period
from app.domain.pipelines import WinRate
from app.domain.plan_full import InFull
from app.domain.reported import Reported

#: How many parts a counted thing is kept in.
_COUNTED_IN = parts_of(Unit.COUNT, "")


@dataclass(frozen=True)
class Basis:
    """What a plan is counted against: a quota in minor units, deals won, times the quota."""

    quota: int | None
    rate: WinRate
    bar: float

    @property
    def win_rate(self) -> float | None:
        """The share of deals that is won; None where it was counted from too few."""
        return self.rate.share

    def coverage(self, amount: int | None) -> Coverage:
        """How lines that come to ``amount`` cover the quota."""
        return coverage(amount, self.quota, None, self.bar, self.win_rate)


#: By the id of the person, and the first day of the half-year.
Bases = dict[tuple[int, date], Basis]


def current(db: Db, whom: Sequence[Person], halves: Sequence[Period], today: date) -> Bases:
    """What a plan of each of them for each half-year would be counted against now."""
    if not whom or not halves:
        return {}
    first, last = min(half.starts for half in halves), max(half.ends for half in halves)
    alone = whom[0].id if len(whom) == 1 else None
    read = Reported(settings.current(db), {}, reported.results_of(db, first, last, alone))
    # Halves under way or to come are judged alike; each one that is over by what was known then.
    days = {half.starts: min(today, half.ends) for half in halves}
    rates = {day: pipelines.win_rates(db, whom, day) for day in sorted(set(days.values()))}
    return {
        (person.id, half.starts): _basis(read, person.id, half, rates[days[half.starts]][person.id])
        for person in whom
        for half in halves
    }


def agreed(plan: BusinessPlan) -> Basis:
    """What stands in the plan itself: of a settled one, what the two agreed on."""
    counted = (plan.won, plan.decided)
    rate = WinRate(*(None if one is None else one / _COUNTED_IN for one in counted))
    return Basis(plan.quota, rate, plan.bar / 100)


def keep(plan: BusinessPlan, basis: Basis) -> None:
    """Write down in the plan what it is counted against."""
    # Both numbers are kept, because a share that is rounded would miss a bar by a hair.
    won, decided = (
        None if one is None else round(one * _COUNTED_IN)
        for one in (basis.rate.won, basis.rate.decided)
    )
    told = {"quota": basis.quota, "won": won, "decided": decided, "bar": round(basis.bar * 100)}
    commands.put(plan, told)


def of_plan(found: InFull, current: Bases) -> Basis:
    """What a plan is counted against: what was agreed on, else what the journal knows now."""
    if found.is_settled:
        return agreed(found.plan)
    return current[found.person.id, found.half.starts]


def _basis(read: Reported, person_id: int, half: Period, rate: WinRate) -> Basis:
    quota = read.result(person_id, half).quota
    return Basis(quota, rate, read.chosen.coverage_bar / 100)
