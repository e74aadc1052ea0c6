"""What if everybody got better by a little: counted from a period's revenue, and kept by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, lift, metrics, people, reported, settings
from app.domain.errors import Reason, Refused
from app.domain.kinds import PeriodKind
from app.domain.lift import Lift
from app.domain.models import LiftScenario
from app.domain.periods import Period, period_of
from app.domain.reported import Reported

#: The least and the most that anybody gets better by, in tenths of a percent.
LEAST, MOST = -1_000, 10_000


@dataclass(frozen=True)
class Lever:
    """What gets better, and by how many tenths of a percent.

    Any stage of the recipe lifts the revenue alike, because the stages multiply; None is the
    revenue as a whole.
    """

    percent: int
    metric_id: int | None = None


class Words(TypedDict, total=False):
    """What is kept of a scenario; see ``models.LiftScenario``."""

    name: str
    period_kind: PeriodKind
    starts_on: date
    percent: int
    lever_id: int | None
    percent_2: int | None
    lever_2_id: int | None
    note: str


def baseline(db: Db, period: Period) -> dict[int, int | None]:
    """What everybody sold in a period, as far as it is known, by person.

    Those on the team are there without a figure too, unless they came only later.
    """
    read = Reported(settings.current(db), {}, reported.results_of(db, period.starts, period.ends))
    sold = {who: read.sold(who, period) for who in read.who}
    here = {
        person.id: sold.get(person.id)
        for person in people.team(db)
        if sold.get(person.id) is not None or not _came_after(person.started, period)
    }
    return here | {who: amount for who, amount in sold.items() if amount is not None}


def of_period(db: Db, period: Period, levers: Sequence[Lever]) -> Lift:
    """What these levers make of a period's revenue."""
    return lift.lift(baseline(db, period), percents(levers))


def percents(levers: Sequence[Lever]) -> list[float]:
    """The levers' percentages as people say them."""
    return [lever.percent / 10 for lever in levers]


def levers(scenario: LiftScenario) -> tuple[Lever, ...]:
    """The one or two levers of a scenario."""
    first = Lever(scenario.percent, scenario.lever_id)
    if scenario.percent_2 is None:
        return (first,)
    return first, Lever(scenario.percent_2, scenario.lever_2_id)


def period(db: Db, scenario: LiftScenario) -> Period:
    """The period that a scenario starts from."""
    chosen = settings.current(db)
    return period_of(
        scenario.period_kind, scenario.starts_on, chosen.fiscal_start, chosen.week_start
    )


def scenarios(db: Db) -> Sequence[LiftScenario]:
    """Every scenario that was kept, by name."""
    return db.scalars(sa.select(LiftScenario).order_by(LiftScenario.name)).all()


def save(db: Db, **words: Unpack[Words]) -> LiftScenario:
    """Keep a scenario under a name."""
    scenario = LiftScenario(name="", starts_on=words["starts_on"])
    _put(db, scenario, words)
    db.add(scenario)
    db.flush()
    return scenario


def change(db: Db, scenario_id: int, **words: Unpack[Words]) -> LiftScenario:
    """Change what was kept of a scenario."""
    scenario = commands.find(db, LiftScenario, scenario_id)
    _put(db, scenario, words)
    return scenario


def delete(db: Db, scenario_id: int) -> None:
    """Delete a scenario."""
    commands.delete(db, commands.find(db, LiftScenario, scenario_id))


def _put(db: Db, scenario: LiftScenario, words: Mapping[str, object]) -> None:
    commands.put(scenario, words)
    with db.no_autoflush:
        scenario.name = commands.insist_on_free_name(
            db, LiftScenario, scenario.name, Reason.SAME_SCENARIO, own_id=scenario.id
        )
        if scenario.percent_2 is None:
            scenario.lever_2_id = None
        scenario.starts_on = period(db, scenario).starts
        for field in ("percent", "percent_2"):
            _check_percent(getattr(scenario, field), field)
        for field in ("lever_id", "lever_2_id"):
            # A lever that has left the recipe since still says what was thought.
            if field in words:
                _check_lever(db, getattr(scenario, field), field)


def _check_percent(percent: int | None, field: str) -> None:
    if percent is not None and not LEAST <= percent <= MOST:
        raise Refused(Reason.NOT_A_LIFT, field)


def _check_lever(db: Db, lever_id: int | None, field: str) -> None:
    if lever_id is not None and metrics.get(db, lever_id).stage is None:
        raise Refused(Reason.NOT_A_STAGE, field, metrics.get(db, lever_id).name)


def _came_after(started: date | None, period: Period) -> bool:
    return started is not None and started > period.ends
