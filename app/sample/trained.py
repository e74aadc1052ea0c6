"""The sample team's training: last quarter's delivered, this one's under way, the next a draft."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session as Db

from app import public_holidays
from app.domain import (
    absences,
    closed_days,
    settings,
    training_gaps,
    training_outcomes,
    training_quarters,
    training_topics,
    trainings,
)
from app.domain.kinds import Attended, PeriodKind, TopicSource, TrainingKind
from app.domain.models import Person, Skill, TrainingPlan, TrainingSession
from app.domain.periods import Period, next_period, period_of
from app.domain.training_days import Pattern
from app.sample import training_rows
from app.sample.days import Days, working

#: How long before it is published a quarter is planned.
_PLANNED = timedelta(12)


class Trained:
    """The quarters with their sessions, the topics that wait, and the days without training."""

    def __init__(
        self,
        db: Db,
        days: Days,
        story: training_rows.Training,
        people: dict[str, Person],
        skills: dict[str, Skill],
        *,
        zone: str,
    ) -> None:
        self.db, self.days, self.story = db, days, story
        self.people, self.skills = people, skills
        self.pattern = Pattern(
            tuple(story["weekdays"]), story["at"], zone, story["minutes"], story["place"]
        )
        self.fiscal_start = settings.current(db).fiscal_start
        self.quarter = period_of(PeriodKind.QUARTER, days.today, self.fiscal_start)
        self._delivered: list[tuple[TrainingSession, training_rows.Given]] = []

    def tell(self) -> None:
        """Put all of it into the journal; last of all, for it knows who has gone since."""
        last, coming = (next_period(self.quarter, step, self.fiscal_start) for step in (-1, 1))
        self._close(self.story["company_day"], last, through=False)
        over = self._past(last, self.story["last"])
        self._past(self.quarter, self.story["this"])
        self._watch()
        closed = min(last.ends + timedelta(self.story["closed"]), self.days.today)
        training_quarters.close(self.db, over.id, closed)
        self._away_ahead()
        self._draft(coming)
        for row in self.story["topics"]:
            self._topic(row)

    def _past(self, quarter: Period, told: Sequence[training_rows.Given]) -> TrainingPlan:
        """A quarter that was published, as far as it has come."""
        on = working(quarter.starts - timedelta(self.story["published"]))
        plan = self._plan(quarter, told, on - _PLANNED)
        training_gaps.publish(self.db, plan.id, on)
        self.db.flush()
        held = training_quarters.get(self.db, plan.id).trainings
        ahead = []
        for training, row in zip(held, told, strict=False):
            self._move(training.session, row, on)
            if not self._is_over(training.session, row):
                ahead.append((training.session, row))
        self._prepare(ahead, on)
        return plan

    def _draft(self, quarter: Period) -> None:
        self._close(self.story["fair"], quarter, through=True)
        plan = self._plan(quarter, self.story["next"], self.days.today)
        held = training_quarters.get(self.db, plan.id).trainings
        for row in self.story["away"]:
            if row.get("session", len(held) + 1) <= len(held):
                day = held[row["session"] - 1].session.planned_for
                assert day is not None  # it was laid out by the days of the pattern
                self._away(row, day)

    def _plan(self, quarter: Period, told: Sequence[training_rows.Given], on: date) -> TrainingPlan:
        """A draft with as many sessions as are told of, or as there are days for."""
        chosen = settings.current(self.db)
        public = public_holidays.between(
            chosen.country, chosen.region, quarter.starts, quarter.ends
        )
        closed = closed_days.closed(self.db, quarter.starts, quarter.ends, public)
        plan = training_quarters.lay_out(self.db, quarter.starts, on, self.pattern, closed)
        self.db.flush()
        laid = training_quarters.get(self.db, plan.id).trainings
        for training, row in zip(laid, told, strict=False):
            self._settle(training.id, row, on)
        for training in laid[len(told) :]:
            trainings.delete(self.db, training.id)
        self.db.flush()
        return plan

    def _settle(self, training_id: int, row: training_rows.Given, on: date) -> None:
        trainings.change(
            self.db,
            training_id,
            on,
            skill_ids=[self.skills[name].id for name in row.get("skills", [])],
            topic=row["topic"],
            kind=TrainingKind(row["kind"]),
            objective=row["objective"],
            giver_id=self.people[row["by"]].id if "by" in row else None,
            guest=row.get("guest", ""),
            by_me="mine" in row,
            my_reason=row.get("mine", ""),
            backup_id=self.people[row["backup"]].id if "backup" in row else None,
        )

    def _move(self, session: TrainingSession, row: training_rows.Given, on: date) -> None:
        if "later" in row and session.planned_for is not None:
            to = session.planned_for + timedelta(row["later"])
            trainings.move(self.db, session.id, to, on + timedelta(1))

    def _is_over(self, session: TrainingSession, row: training_rows.Given) -> bool:
        """Whether it was to be before today: then it was delivered, or had been cancelled."""
        day = session.planned_for
        assert day is not None  # it was laid out by the days of the pattern
        if day >= self.days.today:
            return False
        if "cancelled" in row:
            trainings.cancel(self.db, session.id, row["cancelled"], working(day - timedelta(3)))
            return True
        came = self._came(session, row, day)
        present = [who for who, attended in came.items() if attended is Attended.PRESENT]
        rates = row.get("rated", [])
        rated = {who: rates[n % len(rates)] for n, who in enumerate(present)} if rates else {}
        training_outcomes.deliver(
            self.db,
            session.id,
            day,
            day,
            attendance=came,
            ratings={who: rating for who, rating in rated.items() if rating},
            remarks=row.get("remarks", ""),
            observe=row.get("observe", ""),
        )
        self.db.flush()
        self._delivered.append((session, row))
        return True

    def _came(
        self, session: TrainingSession, row: training_rows.Given, day: date
    ) -> dict[int, Attended]:
        """Who was to come, and whether they did; who was excused was away that day."""
        missed = {self.people[name].id for name in row.get("missed", [])}
        excused = {self.people[name].id for name in row.get("excused", [])}
        found = {}
        for person in training_outcomes.expected(self.db, trainings.get(self.db, session.id)):
            on_leave = absences.is_on_leave(person, day)
            found[person.id] = Attended.EXCUSED if on_leave else Attended.PRESENT
            if person.id in missed:
                found[person.id] = Attended.ABSENT
            elif person.id in excused:
                found[person.id] = Attended.EXCUSED
                absences.add(self.db, person.id, day, day)
        return found

    def _prepare(
        self, ahead: Sequence[tuple[TrainingSession, training_rows.Given]], published: date
    ) -> None:
        """Confirm what comes next, and have the backup step in for one that comes after it."""
        confirmed = ahead[: self.story["confirmed"]]
        on = max(published, self.days.ago(3))
        for session, _ in confirmed:
            trainings.confirm(self.db, session.id, on, self.days.today)
        handed = [session for session, row in ahead[len(confirmed) :] if row.get("handed")]
        for session in handed[:1]:
            trainings.step_in(self.db, session.id, self.days.today)

    def _watch(self) -> None:
        """Have the last one that somebody is to be watched after on the list for their next 1:1."""
        watched = [(session, row) for session, row in self._delivered if "watched" in row]
        for session, row in watched[-1:]:
            rows = training_outcomes.attendance(self.db, session.id)
            assert session.delivered_on is not None  # it was delivered
            training_outcomes.change_outcome(
                self.db,
                session.id,
                session.delivered_on,
                self.days.today,
                attendance={who: one.attended for who, one in rows.items()},
                ratings={who: one.rating for who, one in rows.items() if one.rating},
                remarks=session.remarks,
                observe=session.observe,
                watch_ids=[self.people[row["watched"]].id],
            )

    def _topic(self, row: training_rows.Topic) -> None:
        topic = training_topics.add(
            self.db,
            row["title"],
            self.days.ago(row["noted"]),
            kind=TrainingKind(row["kind"]),
            source=TopicSource(row["source"]),
            skill_id=self.skills[row["skill"]].id if "skill" in row else None,
            asked=row.get("asked", 0),
            why=row["why"],
            person_ids=[self.people[name].id for name in row.get("whom", [])],
        )
        if "dropped" in row:
            training_topics.drop(self.db, topic.id, self.days.ago(row["dropped"]))

    def _close(self, told: training_rows.Closed, quarter: Period, *, through: bool) -> None:
        """Close two days of a week, or three ``through`` the day of training where there are many.

        A quarter has twelve or thirteen such days, and is well filled with twelve.
        """
        there = training_quarters.preview(
            self.db, quarter.starts, quarter.starts, self.pattern, {}
        ).days
        day = there[told["week"] - 1]
        last = day if through and len(there) > len(self.story["next"]) else day - timedelta(1)
        closed_days.add(self.db, day - timedelta(2), last, told["name"])

    def _away_ahead(self) -> None:
        for row in self.story["away"]:
            if "ahead" in row:
                self._away(row, self.days.ahead(row["ahead"]))

    def _away(self, row: training_rows.Away, first: date) -> None:
        last = first + timedelta(row["days"] - 1)
        absences.add(self.db, self.people[row["who"]].id, first, last)
