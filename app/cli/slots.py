"""Which reviews somebody means by a month or a quarter, and whose of them are there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.cli.people import named
from app.cli.saying import Stopped
from app.domain.kinds import PeriodKind, ReviewKind, ReviewState

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from app.domain.periods import Period
    from app.domain.review_board import Row
    from app.domain.review_timing import Slot
    from app.journal import Journal

_EXAMPLES = "such as 2026-11 or 2026-Q4"


def slots(text: str | None, fiscal_start: int) -> tuple[Period, list[Slot]]:
    """The review of a month, or the three of a quarter; of this quarter where none is named.

    Raises Stopped.
    """
    from app.domain import review_timing
    from app.domain.periods import period_of

    if text is None:
        period = period_of(PeriodKind.QUARTER, date.today(), fiscal_start)
    else:
        period = _read(text, fiscal_start)
    if period.kind is PeriodKind.QUARTER:
        return period, list(review_timing.of_quarter(period))
    return period, [review_timing.usual(period.starts, fiscal_start)]


def slot(text: str | None, kind: ReviewKind | None, fiscal_start: int) -> Slot:
    """The one review that is meant; without a period the latest that can be prepared by now.

    A third month is its quarter's, unless its own is asked for by its kind. Raises Stopped.
    """
    from app.domain import review_timing

    if text is None:
        return _latest(kind, fiscal_start)
    period = _read(text, fiscal_start)
    if period.kind is PeriodKind.MONTH and kind is None:
        return review_timing.usual(period.starts, fiscal_start)
    if period.kind is PeriodKind.QUARTER and kind is ReviewKind.MONTHLY:
        raise Stopped(f"{text} is a quarter: name a month for the monthly reviews.")
    return review_timing.slot(kind or ReviewKind.QUARTERLY, period.starts, fiscal_start)


def rows(journal: Journal, one: Slot, fiscal_start: int) -> Sequence[Row]:
    """Everybody's reviews of the half-year that a review falls into."""
    from app.domain import review_board
    from app.domain.periods import period_of

    half = period_of(PeriodKind.HALF, one.period.ends, fiscal_start)
    return journal.ask(review_board.board, half, date.today()).rows


def prepared(
    journal: Journal, options: argparse.Namespace, one: Slot, fiscal_start: int
) -> list[tuple[int, int]]:
    """Whose reviews are meant, and which they are: one's, or all that are prepared and open.

    Raises Stopped where there is none.
    """
    from app.domain import people, reviews

    if options.person is not None:
        who = named(journal.ask(people.roster), options.person)
        found = journal.ask(reviews.latest, who.id, one.kind, one.period.starts)
        if found is None:
            raise Stopped(f"{who.name} has no review of {one.period.label} yet: prepare it first.")
        return [(who.id, found.id)]
    wanted = [
        (row.person.id, cell.review.id)
        for row in rows(journal, one, fiscal_start)
        for cell in row.cells
        if cell.slot == one
        and cell.review is not None
        and cell.state not in (ReviewState.PLANNED, ReviewState.CLOSED)
    ]
    if not wanted:
        raise Stopped(f"No review of {one.period.label} is prepared and open.")
    return wanted


def _read(text: str, fiscal_start: int) -> Period:
    from app.domain.periods import read_period

    period = read_period(text, fiscal_start)
    if period is None or period.kind not in (PeriodKind.MONTH, PeriodKind.QUARTER):
        raise Stopped(f"{text} is not a month or a quarter, {_EXAMPLES}.")
    return period


def _latest(kind: ReviewKind | None, fiscal_start: int) -> Slot:
    from app.domain import review_timing
    from app.domain.periods import next_period, period_of

    today = date.today()
    this = period_of(PeriodKind.QUARTER, today, fiscal_start)
    quarters = (next_period(this, -1, fiscal_start), this)
    every = [one for quarter in quarters for one in review_timing.of_quarter(quarter)]
    return [one for one in every if one.opens_on <= today and kind in (None, one.kind)][-1]
