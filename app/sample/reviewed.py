"""The sample team's reviews: the last ones closed, those of now on their way, and one long due."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar, cast

from sqlalchemy.orm import Session as Db

from app import reviewing
from app.domain import (
    review_answers,
    review_assessments,
    review_items,
    review_signing,
    review_steps,
    review_templates,
    review_upward,
    reviews,
    settings,
)
from app.domain.cadence import working_day
from app.domain.kinds import FormKind, Owner, PeriodKind, ReviewKind, ReviewState, WordsFrom
from app.domain.models import Person, ReviewSection
from app.domain.periods import last_periods, next_period, period_of
from app.domain.review_timing import NEWCOMERS_WITHIN, Slot, usual
from app.formats import Formats
from app.sample import promised, review_rows
from app.sample.days import Days, working
from app.templates import starter_review_templates

T = TypeVar("T")

#: So many days after its period a review was prepared, answered by the person, held and closed.
_COURSES = {ReviewKind.MONTHLY: (2, 4, 7, 8), ReviewKind.QUARTERLY: (3, 7, 11, 12)}
#: What the sections of the usual templates are about, in their order.
_TOPICS = {
    ReviewKind.MONTHLY: ("results", "skills", "support", "next"),
    ReviewKind.QUARTERLY: ("results", "skills", "customers", "support", "next"),
}
#: How many months back the reviews reach that are told of.
_MONTHS = 6
#: A revision is closed so many days after it was begun.
_AGAIN = timedelta(3)


@dataclass(frozen=True)
class Course:
    """The days of a review that went its way."""

    prepared: date
    own: date
    held: date
    closed: date


class Reviewed:
    """Everybody's reviews, and what became of them."""

    def __init__(
        self, db: Db, days: Days, story: review_rows.Reviews, people: dict[str, Person]
    ) -> None:
        self.db, self.days, self.story, self.people = db, days, story, people
        chosen = settings.current(db)
        self.formats = Formats(chosen.currency, chosen.language)
        asked = review_templates.usual(db, FormKind.UPWARD, starter_review_templates())
        self.upward = [] if asked is None else [one.own_question for one in asked.questions]
        self.slots = list(_slots(days.today, chosen.fiscal_start))

    def tell(self) -> None:
        """Put all of it into the journal."""
        now, before, *_ = self.slots
        named = {"now": now, **_named(self.slots[1:])}
        for row in self.story["reviews"]:
            one, person = named[row["back"]], self.people[row["who"]]
            if one is now:
                self._under_way(person, one, row)
            elif one is before and row["who"] in self.story["late"]:
                self._prepare(reviews.plan(self.db, person.id, *_of(one)).id, _course(one).prepared)
            elif _was_there(person, one):
                self._closed(person, one, row)

    def _under_way(self, person: Person, one: Slot, row: review_rows.Reviewed) -> None:
        made = reviews.plan(self.db, person.id, *_of(one))
        if "planned" in row:
            day, zone = self.days.ahead(row["planned"]), self.story["zone"]
            reviews.meet(self.db, made.id, planned_for=day, starts_at=row["at"], zone=zone)
        if row["state"] == ReviewState.PLANNED:
            return
        first = working_day(one.period.starts)
        prepared = max(self.days.ago(row["prepared"]), first)
        self._prepare(made.id, prepared)
        self._leave_out(made.id, row.get("left_out", 0))
        self._say(made.id, one, row, max(self.days.ago(row["prepared"] - 1), prepared))

    def _closed(self, person: Person, one: Slot, row: review_rows.Reviewed) -> None:
        made, course = reviews.plan(self.db, person.id, *_of(one)), _course(one)
        self._prepare(made.id, course.prepared)
        self._say(made.id, one, row, course.own)
        if "own" not in row:
            reviews.go_without_own(self.db, made.id)
        reviews.hold(self.db, made.id, course.held, course.held)
        for step in row.get("steps", []):
            due = working_day(course.closed + timedelta(step["due"]))
            owner = Owner(step.get("owner", Owner.REP))
            review_steps.add(self.db, made.id, text=step["text"], owner=owner, due=due)
        self._close(made.id, course.closed)
        self._settle(made.id, row.get("steps", []))
        self._sign(made.id, one, course.closed, declined=row.get("declined", False))
        if "again" in row:
            again = reviews.reopen(self.db, made.id, row["again"]["reason"])
            self._close(again.id, min(working(course.closed + _AGAIN), self.days.today))

    def _prepare(self, review_id: int, on: date) -> None:
        self.db.flush()
        reviewing.prepare(self.db, review_id, on, self.formats)
        self.db.flush()

    def _leave_out(self, review_id: int, count: int) -> None:
        for one in review_items.visible(self.db, review_id)[:count]:
            review_items.show(self.db, review_id, one.kind, one.record_id, shown=False)

    def _say(self, review_id: int, one: Slot, row: review_rows.Reviewed, on: date) -> None:
        """What both of them answered, and what the manager keeps."""
        topics = _TOPICS[one.kind]
        if "own" in row:
            texts = _placed(row["own"], topics)
            scores = _placed(_scores(row.get("own_scores", [])), topics)
            review_answers.own(self.db, review_id, texts, scores, WordsFrom.FORM, on, on)
        mine = _placed(row.get("mine", {}), topics)
        given = _placed(_scores(row.get("my_scores", [])), topics)
        for section in self._sections(review_id):
            at = section.position
            if at in mine:
                review_answers.mine(self.db, section.id, answer=mine[at], score=given.get(at))
        words = {name: said for name, said in row.items() if name in reviews.Words.__annotations__}
        reviews.say(self.db, review_id, **cast("reviews.Words", words))
        if "assessment" in row:
            review_assessments.save(self.db, review_id, **row["assessment"])
        if "upward" in row:
            said, scored = dict(enumerate(row["upward"])), dict(enumerate(row["upward_scores"]))
            review_upward.record(self.db, review_id, self.upward, said, scored)

    def _sections(self, review_id: int) -> Sequence[ReviewSection]:
        self.db.flush()
        return reviews.get(self.db, review_id).sections

    def _close(self, review_id: int, on: date) -> None:
        """Close a review; its pages are set when somebody asks for them, which takes its time."""
        self.db.flush()
        reviewing.close(self.db, review_id, on, on, self.formats, printed=False)
        self.db.flush()

    def _settle(self, review_id: int, told: Sequence[review_rows.Stepped]) -> None:
        """Close the commitments of the next steps that are over by now."""
        found = list(reviews.get(self.db, review_id).steps)
        made = review_steps.carried_out_by(self.db, found)
        for step, row in zip(found, told, strict=True):
            promised.settle(self.db, made[step.id].commitment, row, self.days.today)

    def _sign(self, review_id: int, one: Slot, on: date, *, declined: bool) -> None:
        """The formal ones are signed on the day on which they are closed."""
        if one.kind is ReviewKind.QUARTERLY:
            review_signing.sign(self.db, review_id, Owner.ME, on, on)
            review_signing.sign(self.db, review_id, Owner.REP, on, on, declined=declined)


def _slots(today: date, fiscal_start: int) -> Iterator[Slot]:
    """The reviews up to the one that people sit down over now, the latest first.

    That is the one of last month until the day by which it is due, and then this month's.
    """
    month = period_of(PeriodKind.MONTH, today)
    if today <= usual(next_period(month, -1).ends, fiscal_start).due_on:
        month = next_period(month, -1)
    for one in reversed(last_periods(month, _MONTHS)):
        yield usual(one.ends, fiscal_start)


def _named(slots: Sequence[Slot]) -> dict[str, Slot]:
    """The reviews before the one of now, by what the file calls them."""
    called = {ReviewKind.MONTHLY: "month", ReviewKind.QUARTERLY: "quarter"}
    found: dict[str, Slot] = {}
    for kind, name in called.items():
        of_kind = [one for one in slots if one.kind is kind]
        found |= {f"{name}-{number}": one for number, one in enumerate(of_kind, start=1)}
    return found


def _of(one: Slot) -> tuple[ReviewKind, date]:
    return one.kind, one.period.starts


def _course(one: Slot) -> Course:
    days = (working_day(one.period.ends + timedelta(count)) for count in _COURSES[one.kind])
    return Course(*days)


def _was_there(person: Person, one: Slot) -> bool:
    """Whether somebody was at work from the beginning of a period until its review was held."""
    gone = person.away_since or person.left_on or date.max
    started = person.started or date.min
    return started <= one.period.starts + NEWCOMERS_WITHIN and _course(one).closed < gone


def _scores(given: Sequence[int]) -> dict[str, int | None]:
    """Scores by what their section is about; nought is none."""
    for topics in _TOPICS.values():
        if len(topics) == len(given):
            return {topic: score or None for topic, score in zip(topics, given, strict=True)}
    return {}


def _placed(said: Mapping[str, T], topics: Sequence[str]) -> dict[int, T]:
    """What is said of each topic that a review has, by the position of its section."""
    return {at: said[topic] for at, topic in enumerate(topics) if topic in said}
