"""Reviews: planned, prepared, answered by both, held, closed, and then left as they are."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import (
    clock,
    commands,
    people,
    review_frozen,
    review_parts,
    review_steps,
    review_timing,
    settings,
)
from app.domain.errors import Reason, Refused
from app.domain.kinds import ON_THE_TEAM, FrozenPart, ReviewKind, ReviewState, Status, WordsFrom
from app.domain.models import (
    Person,
    Review,
    ReviewAssessment,
    ReviewItem,
    ReviewSection,
    UpwardAnswer,
)
from app.domain.review_full import ReviewInFull, in_full
from app.domain.review_scores import insist_on_score
from app.domain.review_timing import Slot


class Meeting(TypedDict, total=False):
    """When and where the two sit down; see ``models.Review``."""

    planned_for: date | None
    starts_at: str
    zone: str
    minutes: int
    place: str


class Words(TypedDict, total=False):
    """What the two say of the period as a whole; see ``models.Review``."""

    went_well: str
    to_improve: str
    next_up: str
    rating: int | None
    comment: str


def get(db: Db, review_id: int) -> ReviewInFull:
    """The review with this id."""
    return in_full(db, [commands.find(db, Review, review_id)])[0]


def revisions(db: Db, person_id: int, kind: ReviewKind, starts_on: date) -> list[ReviewInFull]:
    """All revisions of a person's review, the latest first."""
    query = sa.select(Review).where(
        Review.person_id == person_id, Review.kind == kind, Review.starts_on == starts_on
    )
    return in_full(db, db.scalars(query.order_by(Review.revision.desc())).all())


def revisions_of(db: Db, review_id: int) -> list[ReviewInFull]:
    """All revisions of the review that one of them is of, the latest first."""
    one = commands.find(db, Review, review_id)
    return revisions(db, one.person_id, one.kind, one.starts_on)


def latest(db: Db, person_id: int, kind: ReviewKind, starts_on: date) -> ReviewInFull | None:
    """The latest revision of a person's review; None where there is none."""
    return next(iter(revisions(db, person_id, kind, starts_on)), None)


def of_person(db: Db, person_id: int) -> list[ReviewInFull]:
    """A person's reviews, the latest period first, and of each the latest revision first."""
    query = sa.select(Review).where(Review.person_id == person_id)
    order = (Review.starts_on.desc(), Review.kind, Review.revision.desc())
    return in_full(db, db.scalars(query.order_by(*order)).all())


def planned(db: Db, first: date, last: date) -> list[tuple[Review, Person]]:
    """The reviews for which the two mean to sit down from one day to another, in order."""
    query = (
        sa.select(Review, Person)
        .join(Person, Person.id == Review.person_id)
        .where(Review.planned_for.between(first, last), Review.held_on.is_(None))
        .order_by(Review.planned_for, Review.starts_at, Review.id)
    )
    return [(review, person) for review, person in db.execute(query)]


def plan(db: Db, person_id: int, kind: ReviewKind, day: date, **meeting: Unpack[Meeting]) -> Review:
    """Plan a person's review of the month, or the quarter, that holds a day.

    Refused for a period before they joined, for a month that a quarterly review stands for, and
    where there is one already.
    """
    person, start = people.get(db, person_id), settings.current(db).fiscal_start
    one = review_timing.slot(kind, day, start)
    _fits(person, one, start)
    if latest(db, person_id, kind, one.period.starts) is not None:
        raise Refused(Reason.REVIEW_EXISTS, "period", one.period.label)
    made = Review(
        person_id=person_id,
        kind=kind,
        starts_on=one.period.starts,
        minutes=review_timing.MINUTES[kind],
    )
    _put_meeting(made, meeting)
    db.add(made)
    db.flush()
    return made


def meet(db: Db, review_id: int, **meeting: Unpack[Meeting]) -> Review:
    """Say when and where the two sit down."""
    review = review_parts.unclosed(db, review_id)
    _put_meeting(review, meeting)
    return review


def prepare(db: Db, review_id: int, today: date) -> Review:
    """The numbers of a review stand still as of today; anew where they did already."""
    review = review_parts.unclosed(db, review_id)
    found = in_full(db, [review])[0]
    if today < found.period.starts:
        raise Refused(Reason.REVIEW_NOT_BEGUN, "period", found.period.label)
    state = ReviewState.PREPARING if review.state is ReviewState.PLANNED else review.state
    commands.put(review, {"prepared_on": today, "state": state})
    return review


def take_own(db: Db, review_id: int, words_from: WordsFrom, on: date, today: date) -> Review:
    """The person's own answers are in, since a day."""
    review = review_parts.prepared(db, review_id)
    commands.not_after(on, today, "own_on")
    commands.put(review, {"own_on": on, "own_from": words_from, "without_own": False})
    _ready(review)
    return review


def go_without_own(db: Db, review_id: int) -> Review:
    """The two go on without the person's own answers."""
    review = review_parts.prepared(db, review_id)
    if review.own_on is None:
        review.without_own = True
        _ready(review)
    return review


def wait_for_own(db: Db, review_id: int) -> Review:
    """The person's own answers are waited for again; what they wrote stays."""
    review = review_parts.prepared(db, review_id)
    commands.put(review, {"own_on": None, "own_from": None, "without_own": False})
    if review.state is ReviewState.READY:
        review.state = ReviewState.PREPARING
    return review


def say(db: Db, review_id: int, **words: Unpack[Words]) -> Review:
    """Write down what the two say of the period as a whole."""
    review = review_parts.prepared(db, review_id)
    insist_on_score(words.get("rating"), "rating")
    commands.put(review, words)
    return review


def hold(db: Db, review_id: int, on: date, today: date) -> Review:
    """The two sat down on a day."""
    review = review_parts.prepared(db, review_id)
    _insist_on_theirs(review)
    commands.within(on, review.starts_on, today, "held_on")
    commands.put(review, {"state": ReviewState.HELD, "held_on": on})
    return review


def close(db: Db, review_id: int, on: date, today: date) -> Review:
    """Nothing of the review changes from a day on; its next steps become commitments.

    To be done for good: another revision is the way to change it. What is printed from then on is
    kept with it by ``app.reviewing``.
    """
    review = review_parts.prepared(db, review_id)
    if review.held_on is None:
        raise Refused(Reason.NOT_HELD)
    _insist_on_theirs(review)
    commands.within(on, review.held_on, today, "closed_on")
    review_steps.promise(db, review, today)
    commands.put(review, {"state": ReviewState.CLOSED, "closed_on": on})
    return review


def reopen(db: Db, review_id: int, reason: str) -> Review:
    """Begin another revision of a closed review, and say why; the closed one stays as it is.

    What was said is taken over, and the numbers stay as they stood until they are prepared anew.
    """
    closed = get(db, review_id)
    if not closed.is_closed:
        raise Refused(Reason.REVIEW_NOT_CLOSED)
    last = revisions(db, closed.person.id, closed.review.kind, closed.review.starts_on)[0]
    if not last.is_closed:
        raise Refused(
            Reason.REVIEW_EXISTS, "", f"{last.period.label}, revision {last.review.revision}"
        )
    made = _again(last.review, commands.insist_on_reason(reason))
    db.add(made)
    db.flush()
    _take_over(db, last, made.id)
    return made


def delete(db: Db, review_id: int) -> None:
    """Delete a review that is not closed, with all that stands in it."""
    commands.delete(db, review_parts.unclosed(db, review_id))


def owed_from(db: Db, persons: Sequence[Person]) -> dict[int, date]:
    """The day from which each one's reviews are owed, by id.

    That is the day they joined, but no day before this journal was begun, unless there are reviews
    from before it: a new journal begins with a clean sheet.
    """
    begun = settings.current(db).created_at.date()
    query = (
        sa.select(Review.person_id, sa.func.min(Review.starts_on))
        .where(Review.person_id.in_([person.id for person in persons]))
        .group_by(Review.person_id)
    )
    first = dict(db.execute(query).all())
    return {
        person.id: max(person.started or date.min, min(begun, first.get(person.id, begun)))
        for person in persons
    }


def had_joined(person: Person, one: Slot) -> bool:
    """Whether somebody was there for any of a period, as far as that is known."""
    return person.started is None or person.started <= one.period.ends


def _fits(person: Person, one: Slot, fiscal_start: int) -> None:
    """Refuse a review that the rhythm has no place for."""
    if person.status not in ON_THE_TEAM and person.status is not Status.LEFT:
        raise Refused(Reason.NOT_ON_THE_TEAM, "person_id")
    if not had_joined(person, one):
        raise Refused(Reason.BEFORE_THEY_JOINED, "period", person.called)
    if person.left_on is not None and one.period.starts > person.left_on:
        raise Refused(Reason.HAS_LEFT, "period", person.name)
    instead = review_timing.stands_for(one.period, fiscal_start)
    if one.kind is ReviewKind.MONTHLY and instead is not None:
        raise Refused(Reason.QUARTER_INSTEAD, "period", instead.period.label)


def _insist_on_theirs(review: Review) -> None:
    """Refuse where the person's own answers are waited for and are not in."""
    if review.own_on is None and not review.without_own:
        raise Refused(Reason.OWN_ANSWERS_FIRST)


def _ready(review: Review) -> None:
    if review.state is ReviewState.PREPARING:
        review.state = ReviewState.READY


def _put_meeting(review: Review, meeting: Meeting) -> None:
    commands.put(review, meeting)
    review.starts_at = commands.insist_on_time(review.starts_at, "starts_at")
    if review.zone and not clock.is_zone(review.zone):
        raise Refused(Reason.NOT_A_ZONE, "zone", review.zone)
    if review.minutes <= 0:
        raise Refused(Reason.NOT_POSITIVE, "minutes")


def _again(last: Review, reason: str) -> Review:
    """The next revision of a review, with what was said of the period as a whole."""
    return commands.copied(
        last, revision=last.revision + 1, reason=reason, state=ReviewState.HELD, closed_on=None
    )


def _take_over(db: Db, last: ReviewInFull, review_id: int) -> None:
    """Put what stands in a closed review into the next revision of it."""
    for kind in (ReviewSection, ReviewItem, ReviewAssessment, UpwardAnswer):
        query = sa.select(kind).where(kind.review_id == last.id).order_by(kind.id)
        for part in db.scalars(query):
            db.add(commands.copied(part, review_id=review_id))
    for step in last.steps:
        db.add(commands.copied(step, review_id=review_id, before_id=step.id))
    numbers = review_frozen.part(db, last.id, FrozenPart.NUMBERS)
    if numbers is not None and last.review.prepared_on is not None:
        review_frozen.freeze(db, review_id, FrozenPart.NUMBERS, numbers, last.review.prepared_on)
