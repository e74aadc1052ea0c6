"""What the plans of many are counted against, read at once however many they are."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import pipelines, reported, settings
from app.domain.models import Person
from app.domain.periods import Period
from app.domain.pipelines import WinRate
from app.domain.plan_full import InFull
from app.domain.plans import Basis, agreed_basis
from app.domain.reported import Reported

#: By the id of the person, and the first day of the half-year.
Bases = dict[tuple[int, date], Basis]


def current(db: Db, whom: Sequence[Person], halves: Sequence[Period], today: date) -> Bases:
    """What a plan of each of them for each half-year would be counted against now."""
    if not whom or not halves:
        return {}
    first, last = min(half.starts for half in halves), max(half.ends for half in halves)
    read = Reported(settings.current(db), {}, reported.results_of(db, first, last))
    # Halves under way or to come are judged alike; each one that is over by what was known then.
    days = {half.starts: min(today, half.ends) for half in halves}
    rates = {day: pipelines.win_rates(db, whom, day) for day in sorted(set(days.values()))}
    return {
        (person.id, half.starts): _basis(read, person.id, half, rates[days[half.starts]][person.id])
        for person in whom
        for half in halves
    }


def of_plan(found: InFull, current: Bases) -> Basis:
    """What a plan is counted against: what was agreed on, else what the journal knows now."""
    if found.is_settled:
        return agreed_basis(found.plan)
    return current[found.person.id, found.half.starts]


def _basis(read: Reported, person_id: int, half: Period, rate: WinRate) -> Basis:
    quota = read.result(person_id, half).quota
    return Basis(quota, rate, read.chosen.coverage_bar / 100)
