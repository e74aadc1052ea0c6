"""Preparing and closing reviews: numbers that stand still, and pages kept as they were printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import paths
from app.domain import (
    review_answers,
    review_frozen,
    review_items,
    review_templates,
    reviews,
)
from app.domain.errors import Reason, Refused
from app.domain.kinds import FormKind, FrozenPart
from app.gather import review_numbers, review_pages
from app.gather import reviews as copies

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session as Db

    from app.domain.models import Review
    from app.domain.review_full import ReviewInFull
    from app.domain.review_timing import Slot
    from app.formats import Formats
    from app.report.content import ManagerPage, RepMonthly, RepQuarterly


@dataclass(frozen=True)
class Prepared:
    """Which reviews were prepared, and whose were not, by the person's id, and why."""

    done: tuple[int, ...]
    refused: tuple[tuple[int, Refused], ...]


def prepare(db: Db, review_id: int, today: date, formats: Formats, template: str = "") -> Review:
    """The numbers of a review stand still as of today, and what the person will see is gathered.

    It asks what ``template`` has, else what it asks already, else what its kind usually does.
    """
    from app.report import frozen

    review = reviews.prepare(db, review_id, today)
    db.flush()
    found = reviews.get(db, review_id)
    _ask(db, found, template)
    review_items.gather(db, review_id, today)
    numbers = review_numbers.numbers(db, found.person.id, found.slot, formats, today)
    review_frozen.freeze(db, review_id, FrozenPart.NUMBERS, frozen.dump(numbers), today)
    return review


def prepare_all(
    db: Db,
    one: Slot,
    person_ids: Sequence[int],
    today: date,
    formats: Formats,
    *,
    template: str = "",
) -> Prepared:
    """Prepare the reviews of several people, begun where there are none; the others are named."""
    done, refused = [], []
    for person_id in person_ids:
        try:
            review_id = _begun(db, one, person_id, today)
            done.append(prepare(db, review_id, today, formats, template).id)
        except Refused as reason:
            refused.append((person_id, reason))
    return Prepared(tuple(done), tuple(refused))


def close(
    db: Db, review_id: int, on: date, today: date, formats: Formats, *, printed: bool = True
) -> Review:
    """The two are done with a review on a day: both copies are what they say from then on.

    All of it or nothing: OSError is raised where the fonts are missing, and nothing is closed.
    Unless they are ``printed``, what the copies say is kept and no page of them.
    """
    from app.report import frozen

    review = reviews.close(db, review_id, on, today)
    db.flush()
    period = reviews.get(db, review_id).period
    told = copies.telling(db, review.person_id, period, formats, today)
    kept = (
        (FrozenPart.REP, copies.REP, copies.as_it_stands(db, told)),
        (FrozenPart.MANAGER, copies.MANAGER, review_pages.page_as_it_stands(db, told)),
    )
    for part, audience, content in kept:
        review_frozen.freeze(db, review_id, part, frozen.dump(content), today)
        if printed:
            _keep_pages(db, review_id, audience, content, today)
    return review


def _keep_pages(
    db: Db,
    review_id: int,
    audience: str,
    content: RepMonthly | RepQuarterly | ManagerPage,
    today: date,
) -> None:
    from app.report import packet

    pages = packet.build(content, paths.resources() / "fonts")
    review_frozen.keep(db, review_id, audience, content.paper, pages, today)


def _begun(db: Db, one: Slot, person_id: int, today: date) -> int:
    """The review of a person, begun where there is none; nothing is that cannot be prepared."""
    if today < one.period.starts:
        raise Refused(Reason.REVIEW_NOT_BEGUN, "period", one.period.label)
    found = reviews.latest(db, person_id, one.kind, one.period.starts)
    if found is None:
        return reviews.plan(db, person_id, one.kind, one.period.starts).id
    return found.id


def _ask(db: Db, found: ReviewInFull, template: str) -> None:
    """Ask the questions of a template; those that are asked already stay unless one is named."""
    from app import templates

    if found.sections and not template:
        return
    wanted = review_templates.get(db, template) if template else None
    if wanted is None:
        starters = templates.starter_review_templates()
        wanted = review_templates.usual(db, FormKind(found.review.kind.value), starters)
    if wanted is not None:
        review_answers.ask(db, found.id, wanted.questions)
        found.review.template = wanted.name
