"""A made-up team to try the program with.

Eighteen months of history, told in ``resources/sample/team.toml`` in days before today and put
into the journal through the commands that a user's clicks call.
"""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle
from typing import NotRequired, TypedDict, cast

from sqlalchemy.orm import Session

from app.domain import facts, goals, people, results, sessions, settings, skills
from app.domain.kinds import (
    Certainty,
    FactKind,
    GoalState,
    PaperSize,
    PeriodKind,
    SessionKind,
    Source,
    Status,
    Vis,
    Voice,
)
from app.domain.models import Person, ProfileFact
from app.domain.money import minor_digits
from app.domain.periods import Period, last_periods, period_of
from app.domain.settings import Choices
from app.paths import resources
from app.templates import starter_skills

#: What the journal of the sample team is made with.
SETTINGS: Choices = {
    "manager": "Robin Hale",
    "company": "Larkfield Systems",
    "currency": "USD",
    "paper": PaperSize.A4,
    "fiscal_start": 1,
}
DAYS_OF_HISTORY = 548


class _Conversations(TypedDict):
    last: int
    every: list[int]
    kinds: list[str]
    away: NotRequired[list[int]]


class _Results(TypedDict):
    quota: int
    attainment: list[int]
    no_quota: NotRequired[list[int]]
    before: NotRequired[list[list[int]]]


class _Ratings(TypedDict):
    skill: str
    by: str
    levels: list[int]
    because: NotRequired[list[str]]
    shared: NotRequired[bool]


class _Fact(TypedDict):
    kind: str
    text: str
    evidence: NotRequired[str]
    certainty: NotRequired[str]
    noted: int
    confirmed: NotRequired[int]
    retired: NotRequired[int]
    shared: NotRequired[bool]


class _Checkpoint(TypedDict):
    due: int
    text: str
    reached: NotRequired[int]


class _Goal(TypedDict):
    outcome: str
    why: str
    due: int
    skills: NotRequired[list[str]]
    levels: NotRequired[list[int]]
    reached: NotRequired[int]
    checkpoints: list[_Checkpoint]
    shared: NotRequired[bool]


class _Person(TypedDict):
    name: str
    role: str
    segment: str
    territory: NotRequired[str]
    email: str
    phone: str
    started: int
    ramp_until: NotRequired[int]
    ideal_gap: NotRequired[int]
    max_gap: NotRequired[int]
    conversations: _Conversations
    results: _Results
    ratings: list[_Ratings]
    facts: list[_Fact]
    goals: list[_Goal]


class _Team(TypedDict):
    rated: list[int]
    season: list[int]
    rise: int
    minutes: dict[str, int]
    people: list[_Person]


def fill(db: Session, today: date) -> None:
    """Put the sample team into the journal as it would stand ``today``.

    Refused, with nothing changed, where one of its people is there already.
    """
    team = cast("_Team", tomllib.loads((resources() / "sample" / "team.toml").read_text("utf-8")))
    telling = _Telling(db, today, team)
    for person in team["people"]:
        telling.tell(person)


class _Telling:
    """One telling of the team's history, day by day as seen from ``today``."""

    def __init__(self, db: Session, today: date, team: _Team) -> None:
        self.db, self.today, self.team = db, today, team
        self.settings = settings.current(db)
        skills.stock(db, starter_skills())
        # Kept as records: SQLAlchemy would forget them and read them again for every rating.
        self.skills = {skill.name: skill for skill in skills.every(db)}

    def tell(self, row: _Person) -> None:
        """Add one person with everything known of them."""
        person = self._person(row)
        started = person.started or self.today
        self._conversations(person.id, started, row["conversations"])
        self._earlier_results(person.id, started, row["results"])
        self._results(person.id, started, row["results"])
        for ratings in row["ratings"]:
            self._ratings(person.id, ratings)
        self._facts(person.id, row["facts"])
        for goal in row["goals"]:
            self._goal(person.id, goal)

    def _person(self, row: _Person) -> Person:
        started = self.today - timedelta(row["started"])
        ramping = "ramp_until" in row
        return people.add(
            self.db,
            name=row["name"],
            status=Status.RAMPING if ramping else Status.ACTIVE,
            role=row["role"],
            segment=row["segment"],
            territory=row.get("territory", ""),
            email=row["email"],
            phone=row["phone"],
            started=started - timedelta(started.weekday()),  # people start on a Monday
            ramp_until=self._workday(row["ramp_until"]) if ramping else None,
            ideal_gap=row.get("ideal_gap"),
            max_gap=row.get("max_gap"),
        )

    def _conversations(self, person_id: int, started: date, row: _Conversations) -> None:
        back, again = row.get("away", (0, 0))
        # The newest one is on its very day: the list of people shows how long ago that is.
        held = [self.today - timedelta(row["last"])]
        held += [self._workday(days) for days in _days_back(row) if not again < days < back]
        told = [pair for pair in zip(held, cycle(row["kinds"]), strict=False) if pair[0] >= started]
        for held_on, kind in reversed(told):
            sessions.hold(
                self.db,
                person_id,
                kind=SessionKind(kind),
                held_on=held_on,
                today=self.today,
                minutes=self.team["minutes"][kind],
            )

    def _results(self, person_id: int, started: date, row: _Results) -> None:
        for months_ago, month, percent in self._months(row["attainment"]):
            if month.starts < started:
                continue
            # Quotas are whole hundreds and what was sold is whole tens, as on a real list.
            quota = row["quota"] * (100 + self.team["rise"] * self._rises(month)) // 10_000 * 100
            actual = quota * percent * self.team["season"][month.starts.month - 1] // 100_000 * 10
            known = months_ago not in row.get("no_quota", ())
            self._record(person_id, month, quota if known else None, actual)

    def _earlier_results(self, person_id: int, started: date, row: _Results) -> None:
        fiscal_start, before = self.settings.fiscal_start, row.get("before", [])
        joined_in = period_of(PeriodKind.QUARTER, started, fiscal_start)
        quarters = last_periods(joined_in, len(before) + 1, fiscal_start)[:-1]
        for quarter, (quota, actual) in zip(quarters, before, strict=True):
            self._record(person_id, quarter, quota, actual, Source.PREVIOUS_EMPLOYER)

    def _ratings(self, person_id: int, row: _Ratings) -> None:
        reasons, last = iter(row.get("because", [])), 0
        for days, level in zip(self.team["rated"], row["levels"], strict=True):
            if not level:
                continue
            skills.rate(
                self.db,
                person_id,
                self.skills[row["skill"]].id,
                voice=Voice(row["by"]),
                level=level,
                rated_on=self._workday(days),
                today=self.today,
                justification=next(reasons, "") if last not in (0, level) else "",
                vis=_vis(row),
            )
            last = level

    def _facts(self, person_id: int, rows: list[_Fact]) -> None:
        noted = [(self._note(person_id, row), row) for row in rows]
        self.db.flush()
        for fact, row in noted:
            if "confirmed" in row:
                facts.confirm(self.db, fact.id, self._workday(row["confirmed"]))
            if "retired" in row:
                facts.retire(self.db, fact.id, self._workday(row["retired"]))

    def _note(self, person_id: int, row: _Fact) -> ProfileFact:
        return facts.note(
            self.db,
            person_id,
            self.today,
            kind=FactKind(row["kind"]),
            text=row["text"],
            evidence=row.get("evidence", ""),
            certainty=Certainty(row.get("certainty", Certainty.SEEN)),
            noted_on=self._workday(row["noted"]),
            vis=_vis(row),
        )

    def _goal(self, person_id: int, row: _Goal) -> None:
        from_level, to_level = row.get("levels", (None, None))
        goal = goals.set_goal(
            self.db,
            person_id,
            [self.skills[name].id for name in row.get("skills", [])],
            outcome=row["outcome"],
            why=row["why"],
            from_level=from_level,
            to_level=to_level,
            due=self._workday(row["due"]),
            vis=_vis(row),
        )
        for step in row["checkpoints"]:
            made = goals.add_checkpoint(self.db, goal.id, self._workday(step["due"]), step["text"])
            self.db.flush()
            if "reached" in step:
                goals.reach_checkpoint(self.db, made.id, self._workday(step["reached"]))
        if "reached" in row:
            goals.close(self.db, goal.id, GoalState.REACHED, self._workday(row["reached"]))

    def _workday(self, days_ago: int) -> date:
        """That many days before today, or the Friday before where it is a weekend."""
        day = self.today - timedelta(days_ago)
        return day - timedelta(max(0, day.weekday() - 4))

    def _months(self, attainment: list[int]) -> Iterator[tuple[int, Period, int]]:
        """How many months ago, which one, and what was attained; the last month at the end."""
        count = len(attainment)
        months = last_periods(period_of(PeriodKind.MONTH, self.today), count + 1)[:-1]
        return zip(range(count, 0, -1), months, attainment, strict=True)

    def _rises(self, month: Period) -> int:
        """How often quotas had been raised by that month since the history began."""
        began = self.today - timedelta(DAYS_OF_HISTORY)
        return _half_year(month.starts) - _half_year(began)

    def _record(
        self,
        person_id: int,
        period: Period,
        quota: int | None,
        actual: int,
        source: Source = Source.HERE,
    ) -> None:
        minor = 10 ** minor_digits(self.settings.currency)
        results.record(
            self.db,
            person_id,
            period,
            quota=None if quota is None else quota * minor,
            actual=actual * minor,
            source=source,
        )


def _days_back(row: _Conversations) -> Iterator[int]:
    """How many days ago each conversation before the last one was held."""
    steps = cycle(row["every"])
    days = row["last"] + next(steps)
    while days <= DAYS_OF_HISTORY:
        yield days
        days += next(steps)


def _half_year(day: date) -> int:
    return day.year * 2 + (day.month > 6)


def _vis(row: _Ratings | _Fact | _Goal) -> Vis:
    return Vis.SHAREABLE if row.get("shared") else Vis.PRIVATE
