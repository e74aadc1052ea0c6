"""The sample team's history as it goes into a journal, told as seen from one day."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.domain import (
    agreements,
    areas,
    bench,
    facts,
    goals,
    people,
    ramp,
    results,
    review_templates,
    session_templates,
    settings,
    skills,
)
from app.domain.kinds import (
    Autonomy,
    Certainty,
    FactKind,
    GoalState,
    PeriodKind,
    Source,
    Status,
    Voice,
)
from app.domain.models import Person, ProfileFact
from app.domain.money import minor_digits
from app.domain.people import Details
from app.domain.periods import Period, last_periods, period_of
from app.sample import rows
from app.sample.agenda import Agenda
from app.sample.conversations import DAYS_OF_HISTORY, Conversations
from app.sample.days import Days, working
from app.sample.writing import Writing
from app.templates import (
    first_days,
    starter_must_haves,
    starter_review_templates,
    starter_session_templates,
    starter_skills,
)


class Telling:
    """One telling of the team's history, day by day as seen from ``today``."""

    def __init__(self, db: Session, today: date, team: rows.Team, story: rows.Story) -> None:
        self.db, self.today, self.team, self.story = db, today, team, story
        self.days = Days(today)
        self.settings = settings.current(db)
        skills.stock(db, starter_skills())
        bench.stock(db, starter_must_haves())
        session_templates.stock(db, starter_session_templates())
        review_templates.stock(db, starter_review_templates())
        # Kept as records: SQLAlchemy would forget them and read them again for every rating.
        self.skills = {skill.name: skill for skill in skills.every(db)}
        self.people: dict[str, Person] = {}
        self.conversations = Conversations(db, self.days, team, story, self.skills)

    def tell(self, row: rows.Somebody) -> None:
        """Add one person with everything known of them."""
        person = self._person(row)
        began = person.started or self.today - timedelta(row.get("met", 0))
        self.conversations.tell(person, began, row["conversations"])
        if "results" in row:
            self._earlier_results(person.id, began, row["results"])
            self._results(person.id, began, row["results"], self._worked_until(row))
        for ratings in row.get("ratings", []):
            self._ratings(person.id, ratings)
        called = self._facts(person.id, row.get("facts", []))
        for goal in row.get("goals", []):
            self._goal(person.id, goal, called)
        for agreement in row.get("agreements", []):
            self._agreement(person.id, began, agreement)
        for area in row.get("areas", []):
            since = self.days.ago(area["since"])
            areas.settle(self.db, person.id, area["name"], Autonomy(area["autonomy"]), since)
        self._first_days(person.id, row.get("first_days", []))
        self._must_haves(person.id, row.get("must_haves", []))

    def tell_of_all(self) -> None:
        """Tell what took more than one person, once everybody is there; then who went."""
        self.conversations.tell_of_groups(self.people)
        self.conversations.plan_ahead(self.people)
        of_team = [point for point in self.story["points"] if "who" not in point]
        Agenda(self.db, self.days, None, of_team).settle()
        writing = Writing(self.db, self.days, self.people, self.skills, self.conversations.held)
        for note in self.story["notes"]:
            writing.note(note)
        for promise in self.story["promises"]:
            writing.promise(promise)
        for row in self.team["people"]:
            self._goes(self.people[row["name"]].id, row)

    def _person(self, row: rows.Somebody) -> Person:
        details = Details(
            name=row["name"],
            status=Status.ACTIVE if "started" in row else Status.CANDIDATE,
            role=row["role"],
            segment=row["segment"],
            territory=row.get("territory", ""),
            email=row["email"],
            phone=row["phone"],
            ideal_gap=row.get("ideal_gap"),
            max_gap=row.get("max_gap"),
            found_through=row.get("found_through", ""),
        )
        if "started" in row:
            started = self.today - timedelta(row["started"])
            details["started"] = started - timedelta(started.weekday())  # people start on a Monday
        if "ramp_until" in row:
            details["status"] = Status.RAMPING
            details["ramp_until"] = self.days.ago(row["ramp_until"])
        if "next_touch" in row:
            details["next_touch"] = self.days.ago(row["next_touch"])
        if "may_leave_by" in row:
            details["may_leave_by"] = self.days.ago(row["may_leave_by"])
        person = self.people[row["name"]] = people.add(self.db, **details)
        return person

    def _goes(self, person_id: int, row: rows.Somebody) -> None:
        """Last of all, because whoever goes takes nothing more on."""
        if "away_since" in row:
            people.go_on_leave(self.db, person_id, self.days.ago(row["away_since"]))
        if "left" in row:
            successor = self.people[row["left"]["successor"]]
            people.leave(self.db, person_id, self.days.ago(row["left"]["on"]), successor.id)

    def _worked_until(self, row: rows.Somebody) -> date:
        gone = row["left"]["on"] if "left" in row else row.get("away_since", 0)
        return self.today - timedelta(gone)

    def _results(self, person_id: int, started: date, row: rows.Results, until: date) -> None:
        for months_ago, month, percent in _months(row["attainment"], until):
            if month.starts < started:
                continue
            # Quotas are whole hundreds and what was sold is whole tens, as on a real list.
            quota = row["quota"] * (100 + self.team["rise"] * self._rises(month)) // 10_000 * 100
            actual = quota * percent * self.team["season"][month.starts.month - 1] // 100_000 * 10
            known = months_ago not in row.get("no_quota", ())
            self._record(person_id, month, quota if known else None, actual)

    def _earlier_results(self, person_id: int, started: date, row: rows.Results) -> None:
        fiscal_start, before = self.settings.fiscal_start, row.get("before", [])
        joined_in = period_of(PeriodKind.QUARTER, started, fiscal_start)
        quarters = last_periods(joined_in, len(before) + 1, fiscal_start)[:-1]
        for quarter, (quota, actual) in zip(quarters, before, strict=True):
            self._record(person_id, quarter, quota, actual, Source.PREVIOUS_EMPLOYER)

    def _ratings(self, person_id: int, row: rows.Ratings) -> None:
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
                rated_on=self.days.ago(days),
                today=self.today,
                justification=next(reasons, "") if last not in (0, level) else "",
                vis=rows.vis(row),
            )
            last = level

    def _facts(self, person_id: int, told: list[rows.Fact]) -> dict[str, int]:
        """Note what is known of somebody; the statements that goals answer, by their names."""
        noted = [(self._note(person_id, row), row) for row in told]
        self.db.flush()
        for fact, row in noted:
            if "confirmed" in row:
                facts.confirm(self.db, fact.id, self.days.ago(row["confirmed"]))
            if "retired" in row:
                facts.retire(self.db, fact.id, self.days.ago(row["retired"]))
        return {row["called"]: fact.id for fact, row in noted if "called" in row}

    def _note(self, person_id: int, row: rows.Fact) -> ProfileFact:
        return facts.note(
            self.db,
            person_id,
            self.today,
            kind=FactKind(row["kind"]),
            text=row["text"],
            evidence=row.get("evidence", ""),
            certainty=Certainty(row.get("certainty", Certainty.SEEN)),
            noted_on=self.days.ago(row["noted"]),
            skill_id=self.skills[row["skill"]].id if "skill" in row else None,
            vis=rows.vis(row),
        )

    def _goal(self, person_id: int, row: rows.Goal, called: dict[str, int]) -> None:
        from_level, to_level = row.get("levels", (None, None))
        goal = goals.set_goal(
            self.db,
            person_id,
            [self.skills[name].id for name in row.get("skills", [])],
            outcome=row["outcome"],
            why=row["why"],
            from_level=from_level,
            to_level=to_level,
            set_on=self.days.ago(row["set"]),
            due=self.days.ago(row["due"]),
            weakness_id=called[row["answers"]] if "answers" in row else None,
            vis=rows.vis(row),
        )
        for step in row["checkpoints"]:
            made = goals.add_checkpoint(self.db, goal.id, self.days.ago(step["due"]), step["text"])
            self.db.flush()
            if "reached" in step:
                goals.reach_checkpoint(self.db, made.id, self.days.ago(step["reached"]))
        if "reached" in row:
            goals.close(self.db, goal.id, GoalState.REACHED, self.days.ago(row["reached"]))

    def _agreement(self, person_id: int, began: date, row: rows.Agreement) -> None:
        this_half = period_of(PeriodKind.HALF, self.today, self.settings.fiscal_start)
        half = last_periods(this_half, row["halves_ago"] + 1, self.settings.fiscal_start)[0]
        agreed_on = None
        if "agreed" in row:
            agreed_on = working(max(half.starts, began) + timedelta(row["agreed"]))
        agreements.write(
            self.db,
            person_id,
            half.starts,
            self.today,
            mine=row["mine"],
            theirs=row["theirs"],
            # In the first days of a half-year it is written and not yet agreed.
            agreed_on=None if agreed_on is None or agreed_on > self.today else agreed_on,
            vis=rows.vis(row),
        )

    def _first_days(self, person_id: int, done: Sequence[int]) -> None:
        if not done:
            return
        for step, days in zip(ramp.put_on(self.db, person_id, first_days()), done, strict=False):
            if days:
                ramp.tick(self.db, step.id, self.days.ago(days))

    def _must_haves(self, person_id: int, told: Sequence[rows.MustHave]) -> None:
        if not told:
            return
        scores = {
            must.id: (row["score"] or None, row.get("evidence", ""))
            for must, row in zip(bench.must_haves(self.db), told, strict=True)
        }
        bench.assess(self.db, person_id, scores)

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


def _months(attainment: list[int], until: date) -> Iterator[tuple[int, Period, int]]:
    """How many months before ``until``, which one, and what was attained; the last at the end."""
    count = len(attainment)
    months = last_periods(period_of(PeriodKind.MONTH, until), count + 1)[:-1]
    return zip(range(count, 0, -1), months, attainment, strict=True)


def _half_year(day: date) -> int:
    return day.year * 2 + (day.month > 6)
