"""Who is reviewed of what, what is late, and which review comes next."""

from datetime import date, timedelta

import pytest

from app.domain import people, review_board, review_signing, review_steps, reviews
from app.domain.kinds import Owner, PeriodKind, ReviewDue, ReviewKind, ReviewState, WordsFrom
from app.domain.periods import period_of
from tests import builders, statements
from tests.builders import TODAY

OCTOBER, SEPTEMBER = date(2026, 10, 1), date(2026, 9, 30)


@pytest.fixture
def dana(journal):
    """Somebody whose reviews are owed since July, for one of then is there."""
    who = builders.person(journal, started=date(2024, 3, 1)).id
    journal.do("Plan", reviews.plan, who, ReviewKind.MONTHLY, date(2026, 7, 1))
    return who


def board(journal, today=TODAY):
    half = period_of(PeriodKind.HALF, today)
    return journal.ask(review_board.board, half, today)


def cells(journal, who, today=TODAY):
    row = next(row for row in board(journal, today).rows if row.person.id == who)
    return {cell.slot.period.label: cell for cell in row.cells}


def due(journal, who, today=TODAY):
    return {label: cell.due for label, cell in cells(journal, who, today).items()}


def planned(journal, who, kind=ReviewKind.MONTHLY, day=OCTOBER):
    return journal.do("Plan", reviews.plan, who, kind, day).id


def test_a_board_has_six_reviews_of_everybody(journal, dana):
    builders.person(journal, "Marcus Bell")
    found = board(journal)
    assert [len(row.cells) for row in found.rows] == [6, 6]
    assert [one.kind for one in found.slots][2] is ReviewKind.QUARTERLY


def test_what_is_over_is_late_and_what_has_not_begun_is_not_owed(journal, dana):
    found = cells(journal, dana)
    assert found["August 2026"].timing.late == (TODAY - date(2026, 9, 10)).days
    assert found["October 2026"].timing.late == (TODAY - date(2026, 11, 10)).days
    assert found["November 2026"].timing.owed is False
    assert due(journal, dana)["Q4 2026"] is None


def test_what_comes_next_is_said_step_by_step(journal, dana):
    review = planned(journal, dana)

    def now():
        return due(journal, dana)["October 2026"]

    seen = [now()]
    journal.do("Prepare", reviews.prepare, review, TODAY)
    seen.append(now())
    journal.do("Own", reviews.take_own, review, WordsFrom.TALK, TODAY, TODAY)
    seen.append(now())
    journal.do("Hold", reviews.hold, review, TODAY, TODAY)
    seen.append(now())
    journal.do("Add", review_steps.add, review, text="Call", due=TODAY)
    seen.append(now())
    journal.do_final("Close", reviews.close, review, TODAY, TODAY)
    assert [*seen, now()] == [
        *(ReviewDue.PREPARE, ReviewDue.OWN_ANSWERS, ReviewDue.HOLD),
        *(ReviewDue.NEXT_STEP, ReviewDue.CLOSE, None),
    ]


def test_a_closed_quarterly_review_waits_for_both_signatures(journal, dana):
    review = planned(journal, dana, ReviewKind.QUARTERLY, SEPTEMBER)
    journal.do("Prepare", reviews.prepare, review, TODAY)
    journal.do("Go on", reviews.go_without_own, review)
    journal.do("Hold", reviews.hold, review, TODAY, TODAY)
    journal.do("Add", review_steps.add, review, text="Call", due=TODAY)
    journal.do_final("Close", reviews.close, review, TODAY, TODAY)
    assert due(journal, dana)["Q3 2026"] is ReviewDue.SIGN
    journal.do("Sign", review_signing.sign, review, Owner.ME, TODAY, TODAY)
    journal.do("Sign", review_signing.sign, review, Owner.REP, TODAY, TODAY, declined=True)
    assert due(journal, dana)["Q3 2026"] is None


def test_the_latest_revision_is_the_one_that_counts(journal, dana):
    review = planned(journal, dana)
    journal.do("Prepare", reviews.prepare, review, TODAY)
    journal.do("Go on", reviews.go_without_own, review)
    journal.do("Hold", reviews.hold, review, TODAY, TODAY)
    journal.do("Add", review_steps.add, review, text="Call", due=TODAY)
    journal.do_final("Close", reviews.close, review, TODAY, TODAY)
    journal.do("Reopen", reviews.reopen, review, "Typing error")
    cell = cells(journal, dana)["October 2026"]
    assert (cell.state, cell.review.revision, cell.steps) == (ReviewState.HELD, 2, 1)


def test_the_longest_late_one_is_next(journal, dana):
    builders.person(journal, "Marcus Bell", started=date(2026, 10, 5))
    found = journal.ask(review_board.waiting, TODAY)
    told = [(one.person.called, one.cell.slot.period.label) for one in found]
    assert told == [
        *(("Dana", "July 2026"), ("Dana", "August 2026")),
        *(("Dana", "Q3 2026"), ("Dana", "October 2026")),
    ]
    week = period_of(PeriodKind.WEEK, TODAY)
    assert journal.ask(review_board.waiting, TODAY)[0].cell.review is not None
    assert review_board.counts(found, TODAY, week) == review_board.Counts(late=4, due=0)


def test_what_is_due_this_week_is_counted(journal, dana):
    day = date(2026, 12, 8)
    found = journal.ask(review_board.waiting, day)
    counted = review_board.counts(found, day, period_of(PeriodKind.WEEK, day))
    assert counted.due == 1


def test_who_is_on_leave_owes_nothing_and_who_left_stays_in_sight(journal, dana):
    review = planned(journal, dana)
    journal.do("Leave", people.go_on_leave, dana, TODAY - timedelta(days=1))
    found = cells(journal, dana)
    assert not found["August 2026"].timing.owed
    assert found["August 2026"].due is None
    journal.do("Back", people.come_back, dana)
    journal.do("Left", people.leave, dana, TODAY, today=TODAY)
    assert cells(journal, dana)["October 2026"].review.id == review
    assert cells(journal, dana)["August 2026"].due is None


def test_a_board_asks_as_often_for_many_as_for_one(journal, dana):
    def asked():
        half = period_of(PeriodKind.HALF, TODAY)
        return len(statements.read(journal, review_board.board, half, TODAY).statements)

    one = asked()
    for number in range(5):
        who = builders.person(journal, f"Person {number}").id
        planned(journal, who)
    assert asked() == one


def test_both_at_once_are_what_each_is_alone(journal, dana):
    gone = builders.person(journal, "Ada Nowak", started=date(2024, 3, 1)).id
    planned(journal, gone, day=date(2026, 4, 1))
    journal.do("Left", people.leave, gone, TODAY, today=TODAY)
    planned(journal, builders.person(journal, "Marcus Bell", started=date(2024, 3, 1)).id)
    for day in (date(2026, 2, 1), TODAY, date(2027, 2, 1)):
        half = period_of(PeriodKind.HALF, day)
        alone = (
            journal.ask(review_board.board, half, TODAY),
            journal.ask(review_board.waiting, TODAY),
        )
        assert told(*journal.ask(review_board.both, half, TODAY)) == told(*alone)


def told(board, waiting):
    """Whose cells there are, and how each stands."""

    def stands(cell):
        return cell.slot, cell.due, cell.timing, cell.review and cell.review.id

    rows = [(row.person.id, [stands(cell) for cell in row.cells]) for row in board.rows]
    return board.slots, rows, [(one.person.id, stands(one.cell)) for one in waiting]
