"""What each one forecast against what came: how accurate, and usually too high or too low."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import metrics, people, reported, settings
from app.domain.forecasting import Forecast, Track, track
from app.domain.kinds import Meaning, PeriodKind
from app.domain.models import Metric, Person
from app.domain.periods import Period
from app.domain.reported import Reported, added
from app.domain.spans import complete

#: How many periods that are over are looked at; nobody sells by the week, so weeks are months.
LOOK_BACK = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 8}


@dataclass(frozen=True)
class Line:
    """The forecasts of one person, or of the team where ``person`` is None, the oldest first.

    Of the team only who has both a forecast and a figure counts in a period.
    """

    person: Person | None
    periods: tuple[Period, ...]
    forecasts: tuple[Forecast, ...]
    track: Track


def of_team(db: Db, today: date) -> list[Line]:
    """The team's forecasts and then those of each one on it; empty where nobody forecasts."""
    found = _of(db, people.team(db), today)
    return [_together(found), *found] if found else []


def of_person(db: Db, person_id: int, today: date) -> Line | None:
    """One person's forecasts; None where no metric is a forecast."""
    return next(iter(_of(db, [people.get(db, person_id)], today)), None)


def _of(db: Db, team: Sequence[Person], today: date) -> list[Line]:
    metric = metrics.meaning(db, Meaning.FORECAST)
    if metric is None:
        return []
    kind = metric.frequency if metric.frequency in LOOK_BACK else PeriodKind.MONTH
    periods = complete(kind, today, LOOK_BACK[kind], settings.current(db))
    alone = team[0].id if len(team) == 1 else None
    read = reported.read(db, [metric], periods[0].starts, periods[-1].ends, alone)
    return [_line(read, metric, person, periods) for person in team]


def _line(read: Reported, metric: Metric, person: Person, periods: tuple[Period, ...]) -> Line:
    found = tuple(
        Forecast(read.amount(metric, person.id, period), read.result(person.id, period).actual)
        for period in periods
    )
    return Line(person, periods, found, track(found))


def _together(each: Sequence[Line]) -> Line:
    together = []
    for column in zip(*(line.forecasts for line in each), strict=True):
        both = [one for one in column if one.forecast is not None and one.actual is not None]
        together.append(Forecast(added(o.forecast for o in both), added(o.actual for o in both)))
    return Line(None, each[0].periods, tuple(together), track(together))
