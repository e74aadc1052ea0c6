"""A team whose numbers lead to revenue: what the views of recipe, lift and forecast stand on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.domain import metrics, people, results, settings, values
from app.domain.kinds import Lead, Meaning, Nature, PeriodKind, RollUp, Unit
from app.domain.periods import last_periods, next_period, period_of
from app.domain.values import Entry
from tests.builders import TODAY

if TYPE_CHECKING:
    from sqlalchemy.orm import Session as Db

    from app.domain.models import Metric
    from app.journal import Journal

#: What somebody does in a week, and what a deal brings in minor units.
CALLS, MEETINGS, WINS, DECIDED, DEAL = 20, 6, 2, 8, 500_000
WEEKS, MONTHS = 110, 26


@dataclass
class SalesTeam:
    """The ids of people and metrics by name."""

    people: dict[str, int] = field(default_factory=dict)
    metrics: dict[str, int] = field(default_factory=dict)


def stages(db: Db) -> dict[str, Metric]:
    """Calls become meetings, meetings become wins, and those are revenue."""
    made = {
        name: metrics.add(db, TODAY, name=name, counts=name.lower(), stage=stage)
        for stage, name in enumerate(("Calls", "Meetings", "Wins"), 1)
    }
    made["Revenue"] = metrics.add(
        *(db, TODAY), name="Revenue", unit=Unit.MONEY, meaning=Meaning.REVENUE, stage=4
    )
    return made


def build(journal: Journal, *names: str) -> SalesTeam:
    """These people with two years of numbers, each a little behind the one before."""
    return journal.do("Build", _build, names)


def _build(db: Db, names: tuple[str, ...]) -> SalesTeam:
    made = stages(db)
    made["Decided"] = metrics.add(db, TODAY, name="Decided", nature=Nature.QUALITY)
    made["Win rate"] = metrics.add(
        *(db, TODAY),
        name="Win rate",
        unit=Unit.PERCENT,
        roll_up=RollUp.RATIO,
        meaning=Meaning.WIN_RATE,
        numerator_id=made["Wins"].id,
        denominator_id=made["Decided"].id,
    )
    for name, kind in (("Pipeline", PeriodKind.WEEK), ("Forecast", PeriodKind.QUARTER)):
        made[name] = metrics.add(
            *(db, TODAY),
            name=name,
            unit=Unit.MONEY,
            roll_up=RollUp.LAST if name == "Pipeline" else RollUp.SUM,
            lead=Lead.LEADING,
            frequency=kind,
            meaning=Meaning(name.lower()),
        )
    team = SalesTeam(metrics={name: metric.id for name, metric in made.items()})
    for behind, name in enumerate(names):
        team.people[name] = people.add(db, name=name).id
        _numbers(db, made, team.people[name], behind)
    return team


def _numbers(db: Db, made: dict[str, Metric], who: int, behind: int) -> None:
    chosen = settings.current(db)
    week = period_of(PeriodKind.WEEK, TODAY, chosen.fiscal_start, chosen.week_start)
    weekly = {"Calls": CALLS - behind % 9, "Meetings": MEETINGS, "Wins": WINS, "Decided": DECIDED}
    entries = []
    for back in range(WEEKS):
        day = next_period(week, -back, chosen.fiscal_start, chosen.week_start).starts
        entries += [Entry(who, made[name].id, day, n * 1000) for name, n in weekly.items()]
    entries.append(Entry(who, made["Pipeline"].id, week.starts, 30_000_000))
    for month in last_periods(next_period(period_of(PeriodKind.MONTH, TODAY)), MONTHS):
        sold = None if month.ends > TODAY else WINS * 13 * DEAL // 3 - 100_000 * (behind % 9)
        results.record(db, who, month, quota=5_000_000, actual=sold)
    quarter = period_of(PeriodKind.QUARTER, TODAY)
    for number, one in enumerate(last_periods(next_period(quarter, -1), 8)):
        entries.append(Entry(who, made["Forecast"].id, one.starts, 12_000_000 + 900_000 * number))
    values.record_many(db, entries, TODAY)
