"""When the next contact is due."""

from datetime import date, timedelta

import pytest

from app.domain.cadence import Cadence, Gap, working_day
from app.domain.kinds import Status

TODAY = date(2024, 2, 29)


@pytest.mark.parametrize(
    ("days", "gap"),
    [
        (None, Gap.NEVER_MET),
        (-1, Gap.FINE),
        (0, Gap.FINE),
        (14, Gap.FINE),
        (15, Gap.DUE),
        (21, Gap.DUE),
        (22, Gap.SLIPPING),
        (1000, Gap.SLIPPING),
    ],
)
@pytest.mark.parametrize("status", Status)
def test_the_gap_depends_on_the_days_since_the_last_contact(status, days, gap):
    last = None if days is None else TODAY - timedelta(days=days)
    found = Cadence(14, 21).judge(status, last, TODAY)
    assert found is (gap if status in (Status.ACTIVE, Status.RAMPING) else Gap.NOTHING_OWED)


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2024, 2, 29), 0),
        (date(2024, 3, 1), 0),
        (date(2024, 3, 2), 2),
        (date(2024, 3, 3), 1),
        (date(2024, 3, 4), 0),
    ],
)
def test_a_weekend_gives_way_to_the_monday_after_it(day, moved):
    assert working_day(day) == day + timedelta(days=moved)


@pytest.mark.parametrize(
    ("days", "proposed"),
    [
        (None, date(2024, 3, 1)),
        (0, date(2024, 3, 14)),
        (10, date(2024, 3, 4)),
        (12, date(2024, 3, 4)),
        (13, date(2024, 3, 1)),
        (14, date(2024, 3, 1)),
        (400, date(2024, 3, 1)),
    ],
)
def test_the_next_day_is_the_ideal_gap_after_the_last_but_never_before_tomorrow(days, proposed):
    last = None if days is None else TODAY - timedelta(days=days)
    assert Cadence(14, 21).propose(last, TODAY) == proposed
