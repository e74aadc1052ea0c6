"""How an agreed plan goes, month by month."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest

from app.domain import (
    commitments,
    plan_actions,
    plan_checks,
    plan_lines,
    plans,
    results,
    settings,
)
from app.domain import people as roster
from app.domain.errors import Reason, Refused
from app.domain.kinds import CommitmentState, PeriodKind, PlanState, Source, Vis
from app.domain.periods import period_of
from app.domain.plan_checks import Drift
from tests import builders
from tests.builders import TODAY

#: The half-year under way; its plans were agreed a month before it.
STARTS, BEFORE = date(2026, 7, 1), date(2026, 6, 1)
JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER = (
    builders.month(date(2026, number, 1)) for number in range(7, 13)
)
HALF = period_of(PeriodKind.HALF, STARTS)
LINES = [
    ("Brightwater", 10_000_000, JULY.starts),
    ("Skagen", 20_000_000, SEPTEMBER.starts),
    ("Noor", 30_000_000, SEPTEMBER.starts),
]


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def agreed(journal, dana):
    """Lines of three times the quota, of which three in ten are usually won."""
    builders.result(journal, dana, HALF, 20_000_000, None)
    builders.win_rate(journal, dana, 3, 10, day=date(2026, 3, 1))
    return builders.business_plan(journal, dana, half=STARTS, on=BEFORE, lines=LINES, steps=[]).id


def course(journal, plan_id, today=TODAY):
    return journal.ask(plan_checks.of_plan, plan_id, today)


def save(journal, plan_id, month=JULY, today=TODAY, **words):
    words.setdefault("checked_on", today)
    words.setdefault("expected", None)
    return journal.do("Check", plan_checks.save, plan_id, month.starts, today, **words)


def due(journal, today=TODAY):
    return [
        (one.plan.id, month.label, late) for one, month, late in journal.ask(plan_checks.due, today)
    ]


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


# Actual against plan


def test_each_month_shows_what_was_planned_and_what_was_sold(journal, dana, agreed):
    builders.result(journal, dana, JULY, 5, 12_000_000)
    builders.result(journal, dana, AUGUST, 5, 0)
    builders.result(journal, dana, SEPTEMBER, 5, None)
    found = course(journal, agreed)
    assert [row.month for row in found.rows] == [
        *(JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER)
    ]
    assert [row.planned for row in found.rows] == [
        *(10_000_000, None, 50_000_000, None, None, None)
    ]
    assert [row.likely for row in found.rows] == [*(3_000_000, None, 15_000_000, None, None, None)]
    assert [row.actual for row in found.rows] == [12_000_000, 0, None, None, None, None]
    assert (found.sold, found.quota) == (12_000_000, 20_000_000)
    assert (found.planned, found.likely) == (60_000_000, 18_000_000)


def test_what_was_sold_counts_as_far_as_it_is_known(journal, dana, agreed):
    assert course(journal, agreed).sold is None
    builders.result(journal, dana, builders.quarter(JULY.starts), None, 40_000_000)
    builders.result(journal, dana, OCTOBER, None, 1_000_000)
    found = course(journal, agreed)
    assert found.sold == 41_000_000
    assert found.rows[0].actual is None, "nobody knows which month of the quarter it was"
    elsewhere = {"quota": None, "actual": 7, "source": Source.PREVIOUS_EMPLOYER}
    journal.do("Record", results.record, dana, NOVEMBER, **elsewhere)
    assert course(journal, agreed).sold == 41_000_000


def test_a_month_is_late_ten_days_after_it_and_one_under_way_is_not(journal, agreed):
    today = date(2026, 9, 12)
    assert [row.late for row in course(journal, agreed, today).rows] == [33, 2, 0, 0, 0, 0]
    assert course(journal, agreed, today).rows[1].due_on == date(2026, 9, 10)
    save(journal, agreed, today=today)
    assert [row.late for row in course(journal, agreed, today).rows] == [0, 2, 0, 0, 0, 0]


def test_months_that_were_over_before_the_two_agreed_are_not_owed(journal, dana):
    on = date(2026, 9, 20)
    plan = builders.business_plan(journal, dana, half=STARTS, on=on, steps=[])
    rows = course(journal, plan.id).rows
    assert [row.due_on for row in rows[:3]] == [None, None, date(2026, 10, 10)]
    assert [row.late for row in rows[:4]] == [0, 0, 43, 12]
    assert due(journal) == [(plan.id, "September 2026", 43), (plan.id, "October 2026", 12)]


def test_actions_are_done_by_their_commitments_until_the_month_is_over(journal, dana):
    steps = [
        ("Done", date(2026, 7, 10)),
        ("Missed", date(2026, 7, 31)),
        ("Deleted", date(2026, 7, 31)),
        ("Moved", date(2026, 8, 15)),
        ("Later", date(2026, 12, 1)),
        ("Some day", None),
    ]
    plan = builders.business_plan(journal, dana, half=STARTS, on=BEFORE, steps=steps)
    actions = journal.ask(plans.get, plan.id).actions
    made = journal.ask(plan_actions.carried_out_by, actions)
    done, missed, deleted, moved = (made[step.id].commitment.id for step in actions[:4])
    on = date(2026, 8, 3)
    journal.do("Close", commitments.close, done, CommitmentState.DONE, on, on)
    journal.do("Close", commitments.close, missed, CommitmentState.MISSED, on, on)
    journal.do("Delete", commitments.delete, deleted)
    journal.do("Move", commitments.change, moved, on, due=date(2026, 9, 30))
    assert [(found.done, found.due) for found in (course(journal, plan.id, on),)] == [(1, 3)]
    before = course(journal, plan.id, date(2026, 7, 2))
    assert (before.done, before.due) == (1, 2)
    after = course(journal, plan.id, date(2027, 3, 1))
    assert (after.done, after.due) == (1, 4)
    check = save(journal, plan.id, JULY, on)
    assert (check.done, check.due) == (1, 2)


# The talk about a month


def test_a_check_keeps_what_stood_there_on_its_day(journal, dana, agreed):
    builders.result(journal, dana, JULY, None, 12_000_000)
    words = {"expected": 55_000_000, "comment": " Two deals slipped ", "vis": Vis.SHAREABLE}
    check = save(journal, agreed, **words)
    builders.result(journal, dana, JULY, None, 13_000_000)
    row = course(journal, agreed).rows[0]
    assert (row.check.actual, row.actual) == (12_000_000, 13_000_000)
    assert (row.check.id, row.check.comment, row.check.vis) == (
        check.id,
        "Two deals slipped",
        Vis.SHAREABLE,
    )
    again = save(journal, agreed, expected=50_000_000)
    assert (again.id, again.actual, again.comment) == (check.id, 13_000_000, "")
    assert again.vis is Vis.PRIVATE, "what is written anew is private unless it is shared"
    journal.do("Delete", plan_checks.delete, check.id)
    assert course(journal, agreed).rows[0].check is None


def test_what_was_said_can_be_put_in_other_words_and_its_figures_stay(journal, dana, agreed):
    """Also where another version holds by now; a new talk is noted for that one alone."""
    builders.result(journal, dana, JULY, None, 12_000_000)
    check = save(journal, agreed, expected=55_000_000, comment="Two deals")
    builders.revised(journal, agreed)
    builders.result(journal, dana, JULY, None, 13_000_000)
    said = {
        "checked_on": check.checked_on,
        "expected": 54_000_000,
        "comment": " Two deals slipped ",
    }
    journal.do("Change", plan_checks.change, check.id, TODAY, **said)
    row = course(journal, agreed).rows[0]
    assert (row.check.id, row.check.comment) == (check.id, "Two deals slipped")
    assert (row.check.actual, row.actual) == (12_000_000, 13_000_000)
    change = partial(journal.do, "Change", plan_checks.change, check.id, TODAY)
    assert refusal(change, **said | {"expected": -1}) == (Reason.NEGATIVE, "expected")
    late = said | {"checked_on": TODAY + timedelta(days=1)}
    assert refusal(change, **late) == (Reason.IN_THE_FUTURE, "checked_on")


def test_a_check_is_about_a_month_that_has_begun(journal, agreed):
    for month, words, refused in (
        (DECEMBER, {}, (Reason.IN_THE_FUTURE, "month")),
        (builders.month(date(2026, 6, 1)), {}, (Reason.NOT_IN_HALF, "month")),
        (JULY, {"checked_on": TODAY + timedelta(days=1)}, (Reason.IN_THE_FUTURE, "checked_on")),
        (JULY, {"checked_on": date(2026, 6, 30)}, (Reason.ENDS_BEFORE_START, "checked_on")),
        (JULY, {"expected": -1}, (Reason.NEGATIVE, "expected")),
    ):
        assert refusal(save, journal, agreed, month, **words) == refused
    assert save(journal, agreed, NOVEMBER).month == NOVEMBER.starts, "this one is under way"


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.REVIEWED])
def test_a_plan_that_is_not_agreed_is_not_checked(journal, dana, state):
    plan = builders.business_plan(journal, dana, state, half=STARTS, on=BEFORE)
    assert refusal(save, journal, plan.id)[0] is Reason.PLAN_NOT_AGREED
    found = course(journal, plan.id)
    assert (found.found.plan.id, found.drift) == (plan.id, ())
    assert all(row.due_on is None and row.late == 0 for row in found.rows)


def test_what_is_expected_drifts_from_what_the_plan_was_to_bring(journal, agreed):
    save(journal, agreed, JULY, checked_on=date(2026, 8, 5), expected=17_000_000)
    save(journal, agreed, AUGUST, checked_on=date(2026, 9, 5), expected=None)
    save(journal, agreed, SEPTEMBER, checked_on=date(2026, 10, 5), expected=11_000_000)
    assert course(journal, agreed).drift == (
        Drift(BEFORE, 18_000_000),
        Drift(date(2026, 8, 5), 17_000_000),
        Drift(date(2026, 9, 5), None),
        Drift(date(2026, 10, 5), 11_000_000),
    )


def test_without_a_win_rate_a_plan_is_to_bring_the_quota(journal, dana):
    """What its lines come to are chances, of which nobody knows how many are won."""
    builders.result(journal, dana, HALF, 20_000_000, None)
    plan = builders.business_plan(journal, dana, half=STARTS, on=BEFORE, lines=LINES, steps=[])
    found = course(journal, plan.id)
    assert found.drift == (Drift(BEFORE, 20_000_000),)
    assert found.likely is None
    assert {row.likely for row in found.rows} == {None}


# Another version


def test_another_version_goes_on_where_the_one_before_was(journal, agreed):
    first_day, second_day = date(2026, 8, 5), date(2026, 8, 20)
    early = save(journal, agreed, JULY, first_day, expected=50_000_000)
    draft = journal.do("Revise", plans.revise, agreed, "Skagen went", second_day)
    line = journal.ask(plans.get, draft.id).lines[1]
    journal.do("Delete", plan_lines.delete, line.id)
    second = builders.brought(journal, draft.id, PlanState.AGREED, second_day)
    for asked in (agreed, second.id):
        found = course(journal, asked)
        assert found.found.plan.id == second.id
        assert found.rows[0].check.id == early.id, "they talked about July already"
        assert [row.planned for row in found.rows[:3]] == [10_000_000, None, 30_000_000]
        assert found.drift == (
            Drift(BEFORE, 18_000_000),
            Drift(first_day, 50_000_000),
            Drift(second_day, 12_000_000),
        )
    assert refusal(save, journal, agreed)[0] is Reason.PLAN_NOT_AGREED
    later = save(journal, second.id, JULY, TODAY)
    assert course(journal, agreed).rows[0].check.id == later.id, "the latest talk counts"


def test_another_version_owes_no_talk_twice(journal, agreed):
    today = date(2026, 9, 12)
    save(journal, agreed, JULY, today)
    second = builders.revised(journal, agreed, on=today)
    assert due(journal, today) == [(second.id, "August 2026", 2)], "owed since the first was agreed"
    save(journal, second.id, AUGUST, today)
    assert due(journal, today) == []


# The due list


def test_the_months_of_the_half_before_are_still_owed_and_older_ones_no_more(journal, dana):
    half = date(2026, 1, 1)
    plan = builders.business_plan(journal, dana, half=half, on=date(2025, 12, 1), steps=[])
    assert [month for _, month, _ in due(journal)] == [
        *("January 2026", "February 2026", "March 2026"),
        *("April 2026", "May 2026", "June 2026"),
    ]
    assert due(journal, date(2027, 1, 1)) == []
    assert course(journal, plan.id, date(2027, 1, 1)).rows[0].late > 0, "its page still says so"


def test_nothing_is_owed_of_who_is_away(journal, dana, agreed):
    assert len(due(journal)) == 4
    journal.do("Leave", roster.go_on_leave, dana, TODAY)
    assert due(journal) == []
    assert not any(row.late for row in course(journal, agreed).rows)


def test_the_half_is_that_of_the_plan_where_the_fiscal_year_changed_since(journal, agreed):
    journal.do("Choose", settings.change, fiscal_start=4)
    months = [row.month for row in course(journal, agreed).rows]
    assert (months[0], months[-1]) == (JULY, DECEMBER)
    assert [month for _, month, _ in due(journal, date(2026, 8, 12))] == ["July 2026"]
    assert period_of(PeriodKind.HALF, JULY.starts, 4).starts == date(2026, 4, 1)
