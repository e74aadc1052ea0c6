"""A quarter's training: begun, laid out by a pattern, published, closed."""

from datetime import date, timedelta

import pytest

from app.domain import settings, training_quarters, trainings
from app.domain.errors import Reason, Refused
from app.domain.kinds import QuarterState, TrainingState
from app.domain.training_days import Pattern, Skipped
from tests import builders
from tests.builders import NEXT_QUARTER, TODAY

STARTS = NEXT_QUARTER.starts
THURSDAYS = Pattern((3,), "11", "Europe/Berlin", 45, "Room 2")
JAN_7 = date(2027, 1, 7)


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


def lay_out(journal, pattern=THURSDAYS, day=STARTS, today=TODAY, closed=()):
    named = dict.fromkeys(closed, "Closed")
    return journal.do("Lay out", training_quarters.lay_out, day, today, pattern, named)


def days(journal, plan_id):
    found = journal.ask(training_quarters.get, plan_id)
    return [one.session.planned_for for one in found.trainings]


def test_how_often_it_comes_round_is_kept_for_the_next_quarter(journal):
    fortnightly = Pattern((3,), "11:00", "Europe/Berlin", 45, "Room 2", every_weeks=2)
    lay_out(journal, fortnightly)
    assert journal.ask(training_quarters.usual, NEXT_QUARTER.starts) == fortnightly
    april = NEXT_QUARTER.ends + timedelta(days=1)
    begun = journal.do("Begin", training_quarters.begin, april, TODAY)
    assert training_quarters.laid_by(begun) == fortnightly
    assert journal.ask(training_quarters.usual, date(2026, 9, 30)) is None


def test_a_pattern_puts_a_training_on_each_of_its_days(journal):
    plan = lay_out(journal, closed=[JAN_7])
    assert (plan.starts_on, plan.state, plan.weekdays) == (STARTS, QuarterState.DRAFT, "3")
    assert days(journal, plan.id) == [JAN_7 + timedelta(weeks=week) for week in range(1, 12)]
    one = journal.ask(training_quarters.get, plan.id).trainings[0].session
    assert (one.starts_at, one.zone, one.minutes, one.place) == (
        *("11:00", "Europe/Berlin", 45, "Room 2"),
    )
    assert (one.topic, one.state) == ("", TrainingState.PLANNED)


def test_a_preview_says_what_would_come_of_it_and_changes_nothing(journal):
    ask = (journal.ask, training_quarters.preview, STARTS, TODAY, THURSDAYS, {JAN_7: "Epiphany"})
    found = ask[0](*ask[1:])
    assert found.skipped == (Skipped(JAN_7, "Epiphany"),)
    assert journal.ask(training_quarters.of_day, STARTS) is None
    plan = lay_out(journal, closed=[JAN_7])
    assert days(journal, plan.id) == list(found.days)
    assert ask[0](*ask[1:]).days == (), "they are taken now"


def test_a_second_pattern_adds_to_what_is_there(journal):
    plan = lay_out(journal)
    lay_out(journal, Pattern((3, 1), "11:00", "Europe/Berlin"))
    lay_out(journal, Pattern((3,), "15:00", "Europe/Berlin", every_weeks=4))
    found = days(journal, plan.id)
    assert len(found) == 12 + 13 + 3
    assert found == sorted(found)


def test_a_quarter_under_way_is_laid_out_from_today_on(journal):
    plan = lay_out(journal, day=TODAY)
    assert days(journal, plan.id)[0] == date(2026, 11, 26)


@pytest.mark.parametrize(
    ("pattern", "refused"),
    [
        (Pattern((), "11:00", ""), (Reason.NO_WEEKDAY, "weekdays")),
        (Pattern((7,), "11:00", ""), (Reason.NO_DAY_FREE, "weekdays")),
        (Pattern((3,), "25:00", ""), (Reason.NOT_A_TIME, "starts_at")),
        (Pattern((3,), "11:00", "Mars/Base"), (Reason.NOT_A_ZONE, "zone")),
        (Pattern((3,), "11:00", "", 0), (Reason.NOT_POSITIVE, "minutes")),
        (Pattern((3,), "11:00", "", every_weeks=0), (Reason.NOT_POSITIVE, "every_weeks")),
    ],
)
def test_a_pattern_that_comes_to_nothing_is_refused(journal, pattern, refused):
    assert refusal(lay_out, journal, pattern) == refused
    assert journal.ask(training_quarters.every) == []


def test_a_quarter_that_is_over_is_not_planned_any_more(journal):
    over = (Reason.QUARTER_IS_OVER, "starts_on")
    assert refusal(lay_out, journal, day=date(2026, 9, 30))[0] in {over[0], Reason.NO_DAY_FREE}
    begin = (journal.do, "Begin", training_quarters.begin)
    assert refusal(*begin, date(2026, 9, 30), TODAY) == over
    assert begin[0](*begin[1:], date(2026, 9, 30), date(2026, 9, 30)).starts_on == date(2026, 7, 1)


def test_the_next_quarter_takes_over_the_pattern_of_the_last(journal):
    lay_out(journal, day=TODAY)
    plan = journal.do("Begin", training_quarters.begin, STARTS, TODAY)
    assert (plan.weekdays, plan.starts_at, plan.zone) == ("3", "11:00", "Europe/Berlin")
    assert (plan.minutes, plan.place) == (45, "Room 2")
    again = journal.do("Begin", training_quarters.begin, NEXT_QUARTER.ends, TODAY)
    assert again.id == plan.id, "a quarter has one plan"
    assert [found.plan.starts_on for found in journal.ask(training_quarters.every)] == [
        *(STARTS, date(2026, 10, 1)),
    ]


@pytest.mark.parametrize("fiscal_start", range(1, 13))
def test_a_quarter_of_a_fiscal_year_that_begins_in_any_month_holds_29_february(
    journal, fiscal_start
):
    journal.do("Choose", settings.change, fiscal_start=fiscal_start)
    leap = date(2028, 2, 29)
    plan = lay_out(journal, Pattern((1,), "11:00", "Europe/Berlin"), day=leap, today=TODAY)
    found = journal.ask(training_quarters.of_day, leap)
    assert found.plan.id == plan.id
    assert (found.period.starts, found.period) == (
        plan.starts_on,
        builders.quarter(leap, fiscal_start),
    )
    assert leap in days(journal, plan.id)
    outside = found.period.ends + timedelta(days=1)
    assert refusal(builders.training, journal, plan.id, outside) == (
        *(Reason.NOT_IN_QUARTER, "planned_for"),
    )
    assert journal.ask(training_quarters.of_day, outside) is None


def test_a_plan_made_before_the_fiscal_year_was_moved_keeps_its_three_months(journal):
    plan = lay_out(journal)
    journal.do("Choose", settings.change, fiscal_start=2)
    found = journal.ask(training_quarters.of_day, date(2027, 2, 10))
    assert (found.plan.id, found.period.ends) == (plan.id, NEXT_QUARTER.ends)
    lay_out(journal, Pattern((1,), "11:00", "Europe/Berlin"), day=date(2027, 2, 10))
    assert days(journal, plan.id)[0] == date(2027, 1, 5)
    assert max(days(journal, plan.id)) <= NEXT_QUARTER.ends


@pytest.mark.parametrize("before", [1, 11])
@pytest.mark.parametrize("after", range(1, 13))
def test_a_plan_is_found_by_its_days_however_the_fiscal_year_is_moved(own, before, after):
    own.do("Choose", settings.change, fiscal_start=before)
    plan = builders.training_plan(own, quarter=builders.quarter(STARTS, before))
    own.do("Choose", settings.change, fiscal_start=after)
    found = own.ask(training_quarters.get, plan.id)
    middle = plan.starts_on + timedelta(days=45)
    assert own.ask(training_quarters.of_day, middle).plan.id == plan.id
    assert own.do("Begin", training_quarters.begin, middle, TODAY).id == plan.id
    assert all(one.session.planned_for in found.period for one in found.trainings)
    # What can be moved there is what the quarter itself shows.
    first = found.trainings[0].id
    for day in (found.period.starts, found.period.ends):
        own.do("Move", trainings.move, first, day, found.period.starts)
    outside = found.period.ends + timedelta(days=1)
    move = (own.do, "Move", trainings.move, first, outside, TODAY)
    assert refusal(*move) == (Reason.NOT_IN_QUARTER, "planned_for")


def test_two_plans_that_fall_into_one_quarter_are_each_found_by_their_own_days(journal):
    plans = {}
    for fiscal_start, day in ((1, STARTS), (3, date(2027, 3, 1))):
        journal.do("Choose", settings.change, fiscal_start=fiscal_start)
        plans[day] = journal.do("Begin", training_quarters.begin, day, TODAY).id
    journal.do("Choose", settings.change, fiscal_start=2)
    for day, first in ((date(2027, 2, 20), STARTS), (date(2027, 4, 20), date(2027, 3, 1))):
        assert journal.ask(training_quarters.of_day, day).plan.id == plans[first]
    assert {one.plan.id for one in journal.ask(training_quarters.every)} == {*plans.values()}


def test_what_the_team_knows_is_neither_laid_out_anew_nor_deleted(journal):
    plan = builders.training_plan(journal, QuarterState.PUBLISHED)
    assert refusal(lay_out, journal) == (Reason.ALREADY_PUBLISHED, "")
    delete = (journal.do, "Delete", training_quarters.delete, plan.id)
    assert refusal(*delete) == (Reason.ALREADY_PUBLISHED, "")
    publish = (journal.do, "Publish", training_quarters.mark_published, plan.id, TODAY)
    assert refusal(*publish) == (Reason.ALREADY_PUBLISHED, "")
    assert len(days(journal, plan.id)) == 3


def test_a_draft_goes_with_all_its_trainings(journal):
    dana, skill = builders.person(journal).id, builders.skill(journal).id
    plan = builders.training_plan(journal, givers=[dana], skill_ids=[skill])
    journal.do("Delete", training_quarters.delete, plan.id)
    assert journal.ask(training_quarters.every) == []
    assert refusal(journal.ask, training_quarters.get, plan.id) == (Reason.NOT_FOUND, "")


def test_a_quarter_is_closed_once_each_training_is_over_and_nothing_changes_then(journal):
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, count=1)
    close = (journal.do, "Close", training_quarters.close, plan.id, NEXT_QUARTER.ends)
    with pytest.raises(Refused) as caught:
        close[0](*close[1:])
    assert (caught.value.reason, caught.value.detail) == (
        *(Reason.TRAININGS_OPEN, "Qualifying on pain"),
    )
    [one] = journal.ask(training_quarters.get, plan.id).trainings
    journal.do("Cancel", trainings.cancel, one.id, "Fair", TODAY)
    closed = close[0](*close[1:])
    assert (closed.state, closed.closed_on) == (QuarterState.CLOSED, NEXT_QUARTER.ends)

    is_closed = (Reason.QUARTER_IS_CLOSED, "")
    for work, *args in (
        (trainings.add, plan.id),
        (trainings.change, one.id, TODAY),
        (trainings.plan_again, one.id),
        (trainings.delete, one.id),
        (training_quarters.begin, STARTS, TODAY),
        (training_quarters.mark_published, plan.id, TODAY),
    ):
        assert refusal(journal.do, "Try", work, *args) == is_closed
    again = journal.do("Reopen", training_quarters.reopen, plan.id)
    assert (again.state, again.closed_on) == (QuarterState.PUBLISHED, None)
    journal.do("Plan again", trainings.plan_again, one.id)


def test_a_draft_cannot_be_closed(journal):
    plan = builders.training_plan(journal, count=0)
    close = (journal.do, "Close", training_quarters.close, plan.id, TODAY)
    assert refusal(*close) == (Reason.NOT_PUBLISHED, "")
    assert journal.do("Reopen", training_quarters.reopen, plan.id).state is QuarterState.DRAFT
