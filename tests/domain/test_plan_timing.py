"""When a plan is owed, and how late it is."""

from datetime import date, timedelta

import pytest

from app.domain import plan_timing
from app.domain.kinds import PeriodKind, PlanState
from app.domain.periods import period_of

HALF = period_of(PeriodKind.HALF, date(2026, 7, 1))


@pytest.mark.parametrize(
    ("started", "by"),
    [
        (None, HALF.starts),
        (date(2020, 1, 1), HALF.starts),
        (date(2026, 6, 15), date(2026, 7, 15)),
        (date(2026, 12, 20), date(2027, 1, 19)),
    ],
)
def test_a_plan_is_agreed_as_its_half_begins_or_when_a_newcomer_is_a_month_old(started, by):
    assert plan_timing.agree_by(HALF, started) == by


@pytest.mark.parametrize(
    ("state", "today", "late", "form_late"),
    [
        (None, date(2026, 6, 30), 0, 0),
        (None, HALF.starts, 0, 0),
        (None, date(2026, 7, 4), 3, 0),
        (PlanState.INVITED, date(2026, 6, 20), 0, 0),
        (PlanState.INVITED, date(2026, 6, 25), 0, 5),
        (PlanState.DRAFT, date(2026, 7, 4), 3, 14),
        (PlanState.SUBMITTED, date(2026, 7, 4), 3, 0),
        (PlanState.REVIEWED, date(2026, 7, 4), 3, 0),
        (PlanState.AGREED, date(2026, 9, 1), 0, 0),
        (PlanState.SUPERSEDED, date(2026, 9, 1), 0, 0),
    ],
)
def test_late_counts_from_the_half_and_the_form_from_its_own_day(state, today, late, form_late):
    found = plan_timing.timing(HALF, None, state, date(2026, 6, 20), today)
    assert (found.late, found.form_late, found.agree_by) == (late, form_late, HALF.starts)


def test_who_owes_nothing_is_never_late():
    asked = (HALF, None, PlanState.DRAFT, date(2026, 6, 20), date(2026, 12, 1))
    assert plan_timing.timing(*asked).late == 153
    spared = plan_timing.timing(*asked, owes=False)
    assert (spared.late, spared.form_late) == (0, 0)


def test_somebody_who_came_as_the_half_ended_owes_no_plan_for_it():
    asked = (HALF, date(2026, 12, 10), None, None, date(2027, 2, 1))
    assert plan_timing.timing(*asked).late == 0


@pytest.mark.parametrize(
    ("today", "open_"),
    [
        (HALF.starts - timedelta(days=46), False),
        (HALF.starts - timedelta(days=45), True),
        (HALF.ends, True),
        (HALF.ends + timedelta(days=1), False),
    ],
)
def test_invitations_open_some_weeks_ahead_and_close_with_the_half(today, open_):
    assert plan_timing.invites_open(HALF, today) is open_


def test_a_month_is_talked_about_within_ten_days():
    month = period_of(PeriodKind.MONTH, date(2026, 7, 1))
    assert plan_timing.check_due(month) == date(2026, 8, 10)
