"""The sample team's numbers: counted back, week by week, from what each person sold."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from sqlalchemy.orm import Session as Db

from app.domain import lifts, metrics, results, scorecards, settings, targets, team_goals, values
from app.domain.aims import Aim
from app.domain.figures import parts_in
from app.domain.kinds import EnteredBy, PeriodKind
from app.domain.measure import parts_of
from app.domain.models import Metric, Person
from app.domain.periods import Period, last_periods, next_period, period_of
from app.domain.targets import Scope, Setting
from app.domain.values import Entry
from app.sample import scorecard_rows
from app.sample.days import Days
from app.templates import starter_metrics

_WON, _PROPOSED, _MET, _CALLED = "Deals won", "Proposals sent", "First meetings", "Conversations"
_TALKING, _TO_PROPOSAL = "Own share of the talking", "Days to the proposal"


class Numbers:
    """Metrics with their targets and scorecards, and what each person reported of them."""

    def __init__(
        self, db: Db, days: Days, story: scorecard_rows.Figures, people: dict[str, Person]
    ) -> None:
        self.db, self.days, self.story, self.people = db, days, story, people
        self.chosen = settings.current(db)
        metrics.stock(db, starter_metrics(), days.ago(7 * story["weeks"]))
        self.metrics = {metric.name: metric for metric in metrics.listed(db)}

    def tell(self) -> None:
        """Put all of it into the journal."""
        self._goals()
        for aimed in self.story["targets"]:
            self._target(aimed)
        for card in self.story["scorecards"]:
            weights = {self.metrics[name].id: points for name, points in card["weights"].items()}
            scorecards.save(self.db, card.get("role", ""), weights, cap=card["cap"])
        told: dict[EnteredBy, list[Entry]] = defaultdict(list)
        for selling in self.story["people"]:
            for number, entry in enumerate(self._of(selling)):
                by_rep = number % 10 < selling["brought"]
                told[EnteredBy.REP_SHEET if by_rep else EnteredBy.ME].append(entry)
        for new in self.story["newcomers"]:
            told[EnteredBy.REP_SHEET] += self._first_weeks(new)
        for entered_by, entries in told.items():
            values.record_many(self.db, entries, self.days.today, entered_by=entered_by)
        self._quotas()
        self._lifts()

    def _goals(self) -> None:
        made: dict[str, int] = {}
        for row in self.story["goals"]:
            above = made[row["serves"]] if "serves" in row else None
            made[row["name"]] = team_goals.add(self.db, row["name"], above).id
        for name, goal in self.story["serves"].items():
            metrics.change(self.db, self.metrics[name].id, goal_id=made[goal])

    def _target(self, row: scorecard_rows.Aimed) -> None:
        metric = self.metrics[row["metric"]]
        who = self.people[row["who"]].id if "who" in row else None
        first = period_of(metric.frequency, self.days.ago(row["since"]), *self._calendar)
        upper = self._amount(metric, row["upper"]) if "upper" in row else None
        aim = Aim(self._amount(metric, row["amount"]), upper)
        wanted = Setting(Scope(who, row.get("role", "")), aim, first.starts)
        targets.set_target(self.db, metric.id, wanted, self.days.today)

    def _lifts(self) -> None:
        quarter = period_of(PeriodKind.QUARTER, self.days.today, self.chosen.fiscal_start)
        over = last_periods(quarter, 2, self.chosen.fiscal_start)[0]
        for row in self.story["lifts"]:
            lifts.save(
                self.db,
                name=row["name"],
                period_kind=over.kind,
                starts_on=over.starts,
                percent=row["percent"] * 10,
                lever_id=self._lever(row.get("lever")),
                percent_2=row["percent_2"] * 10 if "percent_2" in row else None,
                lever_2_id=self._lever(row.get("lever_2")),
            )

    def _lever(self, name: str | None) -> int | None:
        return None if name is None else self.metrics[name].id

    def _of(self, row: scorecard_rows.Selling) -> Iterator[Entry]:
        """What one person reported, the oldest week first."""
        person = self.people[row["name"]]
        weeks = self._weeks(person)
        lately = len(weeks) - self.story["lately"]
        sold = self._sold(person, weeks)
        counted = _counts(row, sold)
        for number, week in enumerate(weeks):
            if len(weeks) - number in row["silent"]:
                continue
            share = Fraction(number, max(len(weeks) - 1, 1))
            said = {name: Fraction(counts[number]) for name, counts in counted.items()}
            if number >= lately:
                said[_TO_PROPOSAL] = _wobbling(row["days"], share, number)
                said[_TALKING] = _wobbling(row["talking"], share, number * 3)
                said["Open pipeline"] = self._pipeline(row, person, week, number)
            for name, amount in said.items():
                yield self._entry(person, name, week.starts, amount)
        yield from self._forecasts(row, person)

    def _first_weeks(self, row: scorecard_rows.Newcomer) -> Iterator[Entry]:
        """What somebody reported who has sold nothing yet, the newest week last."""
        weeks = self._weeks(self.people[row["name"]])
        for name, counts in row["counts"].items():
            for week, count in zip(weeks[-len(counts) :], counts[-len(weeks) :], strict=True):
                yield self._entry(self.people[row["name"]], name, week.starts, Fraction(count))

    def _quotas(self) -> None:
        """The quota of each month of this quarter, for those who have one."""
        quarter = period_of(PeriodKind.QUARTER, self.days.today, self.chosen.fiscal_start)
        months = parts_in(PeriodKind.MONTH, quarter, *self._calendar)
        for selling in self.story["people"]:
            person = self.people[selling["name"]]
            kept = {one.starts_on: one.quota for one in results.of_person(self.db, person.id)}
            latest = next((kept[day] for day in sorted(kept, reverse=True) if kept[day]), None)
            for month in months:
                if month.starts not in kept:
                    targets.set_quota(self.db, person.id, month, latest)

    def _forecasts(self, row: scorecard_rows.Selling, person: Person) -> Iterator[Entry]:
        last = period_of(PeriodKind.MONTH, self.days.today, self.chosen.fiscal_start)
        months = last_periods(last, 9)[:-1]
        kept = results.of_person(self.db, person.id, with_us=True)
        for number, month in enumerate(results.over(kept, months, self.chosen.fiscal_start)):
            if month.actual is not None:
                meant = month.actual * (100 + row["optimism"] + number * 5 % 9 - 4) // 100
                whole = Fraction(meant // self._minor // 500 * 500)
                yield self._entry(person, "Forecast", month.period.starts, whole)

    def _pipeline(
        self, row: scorecard_rows.Selling, person: Person, week: Period, number: int
    ) -> Fraction:
        kept = results.of_person(self.db, person.id, with_us=True)
        quotas = [one.quota for one in kept if one.quota and one.starts_on <= week.ends]
        quota = Fraction(quotas[-1] if quotas else 0, self._minor)
        return Fraction(int(quota * Fraction(str(row["pipeline"])) * (95 + number * 7 % 11) / 100))

    def _weeks(self, person: Person) -> list[Period]:
        last = period_of(PeriodKind.WEEK, self.days.today, *self._calendar)
        first = period_of(PeriodKind.WEEK, self.days.ago(7 * self.story["weeks"]), *self._calendar)
        found, week = [], first
        while week.starts < last.starts:
            if person.started is None or week.starts >= person.started:
                found.append(week)
            week = next_period(week, 1, *self._calendar)
        return found

    def _sold(self, person: Person, weeks: list[Period]) -> list[Fraction]:
        """What was sold in each week, in whole units: its share of the month in which it ends."""
        kept = results.of_person(self.db, person.id, with_us=True)
        by_month = {one.starts_on: one.actual for one in kept if one.actual is not None}
        ending: dict[date, int] = defaultdict(int)
        for week in weeks:
            ending[week.ends.replace(day=1)] += 1
        sold, last = [], Fraction(0)
        for week in weeks:
            month = week.ends.replace(day=1)
            if month in by_month:
                whole = 4 if ending[month] < 4 else ending[month]
                last = Fraction(by_month[month], self._minor * whole)
            sold.append(last)
        return sold

    def _entry(self, person: Person, name: str, day: date, amount: Fraction) -> Entry:
        metric = self.metrics[name]
        parts = parts_of(metric.unit, self.chosen.currency)
        return Entry(person.id, metric.id, day, round(amount * parts))

    def _amount(self, metric: Metric, number: float) -> int:
        return round(Fraction(str(number)) * parts_of(metric.unit, self.chosen.currency))

    @property
    def _minor(self) -> int:
        return parts_of(self.metrics["Revenue"].unit, self.chosen.currency)

    @property
    def _calendar(self) -> tuple[int, int]:
        return self.chosen.fiscal_start, self.chosen.week_start


def _counts(row: scorecard_rows.Selling, sold: list[Fraction]) -> dict[str, list[int]]:
    """How many deals, proposals, meetings and conversations a week's sales took."""
    ratios = ((_PROPOSED, row["won"]), (_MET, row["proposed"]), (_CALLED, row["met"]))
    amounts = [one / row["deal"] for one in sold]
    found = {_WON: _whole(amounts)}
    for name, (first, last) in ratios:
        steps = max(len(amounts) - 1, 1)
        percent = [first + Fraction((last - first) * n, steps) for n in range(len(amounts))]
        # It takes a little more in one week and less in another, as it does.
        noise = [Fraction(100 + (n * 37 + len(name) * 11) % 25 - 12, 100) for n in range(len(sold))]
        amounts = [a * 100 / p * e for a, p, e in zip(amounts, percent, noise, strict=True)]
        found[name] = _whole(amounts)
    return found


def _whole(amounts: list[Fraction]) -> list[int]:
    """Whole numbers that add up to what ``amounts`` do, week after week."""
    found, so_far, given = [], Fraction(0), 0
    for amount in amounts:
        so_far += amount
        found.append(round(so_far) - given)
        given += found[-1]
    return found


def _wobbling(ends: list[int], share: Fraction, number: int) -> Fraction:
    """Between the oldest and the newest, a little up or down each week, to the half."""
    middle = ends[0] + (ends[1] - ends[0]) * share
    return Fraction(round((middle + Fraction(number * 13 % 7 - 3, 2)) * 2), 2)
