"""The copies of reviews that both keep: two pages a month, and the formal ones.

Of a closed review they are what they were when it was closed, whatever has changed since.
"""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from sqlalchemy.orm import Session as Db

from app.domain import people, review_frozen, review_items, reviews, settings
from app.domain.kinds import FrozenPart, PaperSize, PeriodKind, ReviewKind, ReviewState
from app.domain.periods import Period
from app.domain.review_full import ReviewInFull
from app.domain.review_shown import Records
from app.domain.review_timing import Slot
from app.gather import kept_reviews, parts, review_numbers, review_said
from app.gather.parts import Wording
from app.gather.review_said import Telling
from app.labels import label
from app.report import content

MONTHLY, QUARTERLY = label(ReviewKind.MONTHLY), label(ReviewKind.QUARTERLY)
#: Whose copy the pages are that are kept of a closed review.
REP, MANAGER = "rep", "manager"
Copy = TypeVar("Copy", content.RepMonthly, content.RepQuarterly)
Kept = TypeVar("Kept", content.RepMonthly, content.RepQuarterly, content.ManagerPage)
_KINDS = {PeriodKind.MONTH: ReviewKind.MONTHLY, PeriodKind.QUARTER: ReviewKind.QUARTERLY}


def monthly(
    db: Db, person_id: int, period: Period, wording: Wording, today: date
) -> content.RepMonthly:
    """The copy of a monthly review (practice S4-14): only what is shareable."""
    return _copy(db, content.RepMonthly, telling(db, person_id, period, wording, today))


def quarterly(
    db: Db, person_id: int, period: Period, wording: Wording, today: date
) -> content.RepQuarterly:
    """The copy of a quarterly review (practice S4-15): only what is shareable."""
    return _copy(db, content.RepQuarterly, telling(db, person_id, period, wording, today))


def telling(db: Db, person_id: int, period: Period, wording: Wording, today: date) -> Telling:
    """Who tells what of a person's month or quarter: by its review where there is one."""
    one = Slot(period, _KINDS[period.kind])
    found = reviews.latest(db, person_id, one.kind, period.starts)
    person = people.get(db, person_id) if found is None else found.person
    return Telling(person, settings.current(db), one, found, wording, today)


def as_it_stands(db: Db, told: Telling) -> content.RepMonthly | content.RepQuarterly:
    """The copy of a review by what the journal says now, closed or not."""
    if told.formal:
        return _as_it_stands(db, content.RepQuarterly, told)
    return _as_it_stands(db, content.RepMonthly, told)


def cover(told: Telling, kind: str, copy_for: str) -> content.Cover:
    """The head of a paper about a review; it says the day as of which it stands."""
    head = parts.cover(
        told.person,
        kind,
        told.slot.period.label,
        told.chosen,
        told.wording.day(_prepared(told)),
        copy_for=copy_for,
    )
    number = 1 if told.found is None else told.found.review.revision
    return replace(head, edition=f"revision {number}") if number > 1 else head


def numbers(db: Db, told: Telling) -> content.ReviewNumbers:
    """The numbers of a review as they stand still, or as they are today."""
    kept = None if told.found is None else kept_reviews.numbers(db, told.found.id)
    if kept is not None:
        return kept
    return review_numbers.numbers(db, told.person.id, told.slot, told.wording, told.today)


def as_it_was(
    db: Db, kind: type[Kept], found: ReviewInFull | None, part: FrozenPart, audience: str
) -> Kept | None:
    """A copy as it was when the review was closed; None where it is not closed."""
    if found is None or not found.is_closed:
        return None
    kept = kept_reviews.part(db, kind, found.id, part)
    if kept is None:
        return None
    printed = review_frozen.printed(db, found.id, audience)
    prints = tuple(
        content.Print(size.value, printed[size.value])
        for size in PaperSize
        if size.value in printed
    )
    return replace(kept, prints=prints)


def _copy(db: Db, kind: type[Copy], told: Telling) -> Copy:
    kept = as_it_was(db, kind, told.found, FrozenPart.REP, REP)
    return _as_it_stands(db, kind, told) if kept is None else kept


def _as_it_stands(db: Db, kind: type[Copy], told: Telling) -> Copy:
    return kind(
        paper=told.chosen.paper.value,
        cover=cover(told, label(told.slot.kind), told.person.name),
        signers=content.Signers(told.person.name, told.chosen.manager),
        numbers=numbers(db, told),
        said=review_said.said(db, told, _readable(db, told)),
    )


def _prepared(told: Telling) -> date:
    """The day as of which a copy stands, so that it says the same tomorrow."""
    if told.found is None:
        return told.today
    review = told.found.review
    return review.closed_on or review.prepared_on or told.today


def _readable(db: Db, told: Telling) -> Records:
    """The records that are visible to the person: all that may be, until it is prepared."""
    found = told.found
    if found is None or found.review.state is ReviewState.PLANNED:
        return review_items.belonging(db, told.person.id, told.slot, told.today)
    return review_items.printed(db, found.id)
