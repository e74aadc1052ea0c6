"""What the Coaching tab and a person's page read of a long past, against a short one."""

from __future__ import annotations

import gc
from datetime import timedelta
from itertools import repeat
from time import perf_counter

import pytest

from app import journal_file, training_calendar
from app.domain import (
    contact,
    feed,
    grid,
    people,
    plan_board,
    plan_checks,
    plan_page,
    plan_team,
    plans,
    review_board,
    review_items,
    reviews,
    timeline,
    training_clashes,
    training_outcomes,
    training_quarters,
    training_topics,
)
from app.domain.kinds import PeriodKind
from app.domain.periods import period_of
from app.domain.training_full import Giver
from tests.bench import journals
from tests.bench.conftest import PAIRS

#: So often is each read for one measurement: once is over too soon.
OFTEN = 5


@pytest.fixture
def compare(judge, small, large):
    """Judges how much longer a question takes in the large journal than in the small one."""
    short, long = (journal_file.open_journal(path, read_only=True) for path in (small, large))

    def against(name, question, **lines):
        for journal in (short, long):
            question(journal)
        pairs = [(seconds(question, long), seconds(question, short)) for _ in range(PAIRS)]
        judge(f"{name}, {journals.TIMES}x / 1x", pairs, **lines)

    yield against
    for journal in (short, long):
        journal.close()


def seconds(question, journal):
    gc.collect()  # what the other journal left is not tidied up at this one's cost
    started = perf_counter()
    for _ in repeat(None, OFTEN):
        question(journal)
    return perf_counter() - started


def test_the_newest_of_everybody(compare):
    def newest(journal):
        assert len(journal.ask(feed.page, None, 200)) == 200

    compare("newest 200 of everybody", newest, goal=1.5, at_most=1.5)


def test_a_page_of_the_timeline_of_whoever_has_the_longest(compare):
    def page(journal):
        assert len(journal.ask(timeline.of_person, journals.BUSIEST)) == 50

    compare("a person's timeline", page, goal=3, at_most=3)


def test_who_is_overdue(compare):
    """In proportion to people: each of them has as much of a past as in the small journal."""

    def overdue(journal):
        assert contact.owed(journal.ask(people.roster), journals.TODAY)

    times = journals.TIMES
    compare("who is overdue", overdue, goal=times, at_most=times)


def test_the_numbers_of_one_person(compare):
    def numbers(journal):
        found = journal.ask(grid.of_person, journals.BUSIEST, grid.Shown(), journals.TODAY)
        assert len(found.lines) == journals.METRICS

    compare("a person's numbers", numbers, goal=1.5, at_most=1.5)


def test_people_against_metrics(compare):
    """In proportion to the people that are read, of which there are never more than the first."""
    times = grid.MOST_PEOPLE / journals.REAL.people

    def cross(journal):
        found = journal.ask(grid.of_period, grid.Shown(), journals.TODAY)
        assert len(found.metrics) == journals.METRICS

    compare("people against metrics", cross, goal=times, at_most=times * 1.2)


def test_people_against_half_years(compare):
    """In proportion to people: each of them has as many plans as in the small journal.

    Of so many records Python's own tidying takes its part, which a small journal never sees.
    """

    def board(journal):
        halves = journal.ask(plan_board.halves, journals.TODAY)
        assert all(row.cells for row in journal.ask(plan_board.board, halves, journals.TODAY))

    times = journals.TIMES
    compare("people against half-years", board, goal=times, at_most=times * 1.8)


def test_the_plans_of_everybody_together(compare):
    """In proportion to people, as the board is."""

    def team(journal):
        *_, now, _next = journal.ask(plan_board.halves, journals.TODAY)
        found = journal.ask(plan_team.of_half, now, journals.TODAY)
        assert found.planned == len(found.rows)

    times = journals.TIMES
    compare("everybody's plans together", team, goal=times, at_most=times * 1.8)


def test_what_is_due_of_plans(compare):
    """In proportion to people, each of whom owes talks about as many months."""

    def due(journal):
        assert journal.ask(plan_board.due, journals.TODAY)

    times = journals.TIMES
    compare("what is due of plans", due, goal=times, at_most=times * 1.8)


def test_the_plan_of_one_person(compare):
    def page(journal):
        found = journal.ask(plans.of_person, journals.BUSIEST)[0]
        journal.ask(plan_page.around, found, journals.TODAY)

    compare("a person's plan", page, goal=1.5, at_most=1.5)


def test_how_the_plan_of_one_person_goes(compare):
    def course(journal):
        found = journal.ask(plans.of_person, journals.BUSIEST)[0]
        assert journal.ask(plan_checks.of_plan, found.plan.id, journals.TODAY).rows

    compare("how a plan goes", course, goal=1.5, at_most=1.5)


def test_people_against_reviews(compare):
    """In proportion to people: each of them has as many reviews in a half-year."""
    half = period_of(PeriodKind.HALF, journals.TODAY)

    def board(journal):
        found = journal.ask(review_board.board, half, journals.TODAY)
        assert all(any(cell.review for cell in row.cells) for row in found.rows)

    times = journals.TIMES
    compare("people against reviews", board, goal=times, at_most=times * 1.8)


def test_which_review_is_next(compare):
    """In proportion to people, of whom each may owe some."""

    def waiting(journal):
        assert journal.ask(review_board.waiting, journals.TODAY)

    times = journals.TIMES
    compare("which review is next", waiting, goal=times, at_most=times * 1.8)


def test_the_review_of_one_person(compare):
    def page(journal):
        found = journal.ask(reviews.of_person, journals.BUSIEST)
        assert len(found) == journals.REAL.reviews / journals.REAL.people
        assert journal.ask(reviews.get, found[0].id).sections
        assert journal.ask(review_items.visible, found[0].id) is not None

    compare("a person's reviews", page, goal=1.5, at_most=1.5)


def test_the_training_of_a_quarter(compare):
    """What the board of a quarter asks for, of which there is as much in either journal."""

    def board(journal):
        found = journal.ask(training_quarters.of_day, journals.TODAY)
        assert len(found.trainings) == journals.TRAININGS
        journal.ask(training_clashes.of_quarter, found, {})
        journal.ask(training_topics.waiting)
        assert journal.ask(training_outcomes.came, [one.id for one in found.trainings])

    compare("the training of a quarter", board, goal=1.5, at_most=1.5)


def test_the_training_of_a_quarter_for_other_calendars(compare):
    def calendar(journal):
        found = journal.ask(training_quarters.of_day, journals.TODAY)
        written = training_calendar.write_quarter(journal, found.plan.id)
        assert written.count(b"BEGIN:VEVENT") == journals.TRAININGS

    compare("the calendar file of a quarter", calendar, goal=1.5, at_most=1.5)


def test_what_one_person_gives_for_other_calendars(compare):
    """In proportion to what they gave since the days asked for begin: a year's worth."""

    def calendar(journal):
        since = journals.TODAY - timedelta(days=365)
        assert training_calendar.write_giver(journal, Giver(journals.BUSIEST), since)

    compare("the calendar file of a giver", calendar, goal=1.5, at_most=1.5)
