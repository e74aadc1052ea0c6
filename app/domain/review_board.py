"""People and periods: how far each review has come, what is late, and which comes next."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.orm import Session as Db

from app.domain import people, review_timing, reviews, settings
from app.domain.kinds import AT_WORK, ON_THE_TEAM, PeriodKind, ReviewDue, ReviewKind, ReviewState
from app.domain.models import (
    Person,
    Review,
    ReviewItem,
    ReviewSection,
    ReviewSignature,
    ReviewStep,
)
from app.domain.periods import Period, next_period, period_of
from app.domain.review_full import SIGNERS
from app.domain.review_timing import Slot, Timing

#: Whose review, of which kind, of the period that begins on which day.
_Key = tuple[int, ReviewKind, date]


@dataclass(frozen=True)
class Cell:
    """One person's review of one period, or the place where there is none yet.

    ``answered`` of the ``asked`` questions have the manager's answer; ``steps`` are agreed on,
    ``items`` are visible to the person; ``signed`` is whether nothing is left to be signed.
    """

    slot: Slot
    review: Review | None
    timing: Timing
    due: ReviewDue | None = None
    answered: int = 0
    asked: int = 0
    steps: int = 0
    items: int = 0
    signed: bool = False

    @property
    def state(self) -> ReviewState | None:
        """How far it has come; None where there is no review yet."""
        return None if self.review is None else self.review.state

    @property
    def is_open(self) -> bool:
        """Whether something is to be done about it by now."""
        return self.due is not None and (self.review is not None or self.timing.owed)


@dataclass(frozen=True)
class Row:
    """One person's reviews, a cell for each slot of the board."""

    person: Person
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Board:
    """Everybody's reviews over some slots."""

    slots: tuple[Slot, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Waiting:
    """A review about which something is to be done, and whose it is."""

    person: Person
    cell: Cell


@dataclass(frozen=True)
class Counts:
    """How many reviews are late, and how many are due until the end of this week."""

    late: int
    due: int


def board(db: Db, half: Period, today: date) -> Board:
    """The reviews of a half-year: of the team, and of whoever left but was reviewed in it."""
    slots = review_timing.of_half(half, settings.current(db).fiscal_start)
    return _board(db, slots, today)


def waiting(db: Db, today: date) -> list[Waiting]:
    """What is to be done next: what is late longest first, then by the day on which it is due.

    That is about this quarter and the one before; of earlier ones nothing is asked any more.
    """
    return _waiting(_board(db, _asked_about(db, today), today))


def both(db: Db, half: Period, today: date) -> tuple[Board, list[Waiting]]:
    """The reviews of a half-year, and what is to be done next, read at once."""
    shown = review_timing.of_half(half, settings.current(db).fiscal_start)
    asked = _asked_about(db, today)
    whole = _board(db, list(dict.fromkeys((*shown, *asked))), today)
    board = _only(whole, shown)
    return replace(board, rows=tuple(filter(_belongs, board.rows))), _waiting(_only(whole, asked))


def _asked_about(db: Db, today: date) -> tuple[Slot, ...]:
    """The slots of this quarter and of the one before."""
    start = settings.current(db).fiscal_start
    quarter = period_of(PeriodKind.QUARTER, today, start)
    before = next_period(quarter, -1, start)
    return (*review_timing.of_quarter(before), *review_timing.of_quarter(quarter))


def _only(whole: Board, slots: Sequence[Slot]) -> Board:
    """A board of some of its slots, in the order in which they are named."""
    places = [whole.slots.index(one) for one in slots]
    rows = (Row(row.person, tuple(row.cells[place] for place in places)) for row in whole.rows)
    return Board(tuple(slots), tuple(rows))


def _belongs(row: Row) -> bool:
    """Whether somebody is on the team, or was reviewed in a slot of the board."""
    return row.person.status in ON_THE_TEAM or any(cell.review for cell in row.cells)


def _waiting(found: Board) -> list[Waiting]:
    open_ones = (
        Waiting(row.person, cell) for row in found.rows for cell in row.cells if cell.is_open
    )
    return sorted(open_ones, key=_turn)


def counts(found: Iterable[Waiting], today: date, week: Period) -> Counts:
    """How many of these are late, and how many are due until the end of a week."""
    owed = [one.cell.timing for one in found if one.cell.timing.owed]
    late = sum(one.late > 0 for one in owed)
    return Counts(late, sum(today <= one.due_on <= week.ends for one in owed))


def cell(db: Db, person: Person, one: Slot, today: date) -> Cell:
    """One person's review of one period."""
    return _rows(db, [person], (one,), today)[0].cells[0]


def _board(db: Db, slots: Sequence[Slot], today: date) -> Board:
    team = list(people.team(db))
    known = {person.id for person in team}
    first = min(one.period.starts for one in slots)
    last = max(one.period.ends for one in slots)
    left = sa.select(Person).where(
        Person.id.in_(sa.select(Review.person_id).where(Review.starts_on.between(first, last)))
    )
    gone = [one for one in db.scalars(left.order_by(Person.name)) if one.id not in known]
    return Board(tuple(slots), tuple(_rows(db, [*team, *gone], slots, today)))


def _rows(db: Db, persons: Sequence[Person], slots: Sequence[Slot], today: date) -> list[Row]:
    found = _latest(db, persons, slots)
    told = _Told.of(db, [one.id for one in found.values()])
    since = reviews.owed_from(db, persons)
    return [
        Row(
            person,
            tuple(
                _cell(
                    one,
                    found.get((person.id, one.kind, one.period.starts)),
                    told,
                    _timing(person, one, found, since[person.id], today),
                )
                for one in slots
            ),
        )
        for person in persons
    ]


def _latest(db: Db, persons: Sequence[Person], slots: Sequence[Slot]) -> dict[_Key, Review]:
    """The latest revision of each review in these slots."""
    query = sa.select(Review).where(
        Review.starts_on.in_({one.period.starts for one in slots}),
        Review.person_id.in_([person.id for person in persons]),
    )
    return {
        (one.person_id, one.kind, one.starts_on): one
        for one in db.scalars(query.order_by(Review.revision))
    }


@dataclass(frozen=True)
class _Told:
    """How much stands in each review, by its id."""

    asked: Mapping[int, int]
    answered: Mapping[int, int]
    steps: Mapping[int, int]
    items: Mapping[int, int]
    signatures: Mapping[int, int]

    @classmethod
    def of(cls, db: Db, ids: Sequence[int]) -> "_Told":
        asked: Counter[int] = Counter()
        answered: Counter[int] = Counter()
        sections = sa.select(
            ReviewSection.review_id, sa.func.trim(ReviewSection.my_answer) != ""
        ).where(ReviewSection.review_id.in_(ids), ReviewSection.my_question != "")
        for review_id, is_answered in db.execute(sections):
            asked[review_id] += 1
            answered[review_id] += bool(is_answered)
        shown = ReviewItem.shown.is_(True)
        return cls(
            asked,
            answered,
            _counted(db, ReviewStep.review_id, ids),
            _counted(db, ReviewItem.review_id, ids, shown),
            _counted(db, ReviewSignature.review_id, ids),
        )


def _counted(
    db: Db,
    of: InstrumentedAttribute[int],
    ids: Sequence[int],
    *where: sa.ColumnElement[bool],
) -> dict[int, int]:
    query = sa.select(of, sa.func.count()).where(of.in_(ids), *where).group_by(of)
    return dict(db.execute(query).all())


def _timing(
    person: Person, one: Slot, found: Mapping[_Key, Review], since: date, today: date
) -> Timing:
    review = found.get((person.id, one.kind, one.period.starts))
    state = None if review is None else review.state
    owes = person.status in AT_WORK
    return review_timing.timing(one, state, today, owes=owes, since=since)


def _cell(one: Slot, review: Review | None, told: _Told, timing: Timing) -> Cell:
    if review is None:
        return Cell(one, None, timing, ReviewDue.PREPARE if timing.owed else None)
    of = review.id
    cell = Cell(
        one,
        review,
        timing,
        answered=told.answered.get(of, 0),
        asked=told.asked.get(of, 0),
        steps=told.steps.get(of, 0),
        items=told.items.get(of, 0),
        signed=told.signatures.get(of, 0) == len(SIGNERS) or one.kind is ReviewKind.MONTHLY,
    )
    due = review_timing.next_due(
        review.state,
        unanswered=cell.answered < cell.asked,
        has_steps=cell.steps > 0,
        signed=cell.signed,
    )
    return replace(cell, due=due)


def _turn(one: Waiting) -> tuple[int, date, str]:
    """What is owed comes before what is only to be signed; the longest late first."""
    return (
        0 if one.cell.timing.owed or one.cell.state is not ReviewState.CLOSED else 1,
        one.cell.timing.due_on,
        one.person.called,
    )
