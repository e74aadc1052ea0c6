"""What is at the same time, wherever in the world and however the clocks go."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.clashing import Slot, meet, weekly

BERLIN, KOLKATA, NEW_YORK = "Europe/Berlin", "Asia/Kolkata", "America/New_York"
#: The day in 2027 on which the clocks of Berlin go forward, and the one on which they go back.
FORWARD, BACK = date(2027, 3, 28), date(2027, 10, 31)
WINTER, SUMMER = date(2027, 1, 11), date(2027, 7, 12)
zones = st.sampled_from(
    [BERLIN, KOLKATA, NEW_YORK, "Pacific/Kiritimati", "Etc/GMT+12", "Australia/Lord_Howe", "UTC"]
)
instants = st.datetimes(datetime(2027, 1, 1), datetime(2027, 12, 31)).map(
    lambda found: found.replace(second=0, microsecond=0, tzinfo=UTC)
)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (("11:00", 45), ("11:44", 30), True),
        (("11:00", 45), ("11:45", 30), False),
        (("11:00", 45), ("10:00", 60), False),
        (("11:00", 45), ("10:00", 61), True),
        (("11:00", 45), ("11:10", 5), True),
        (("11:00", 45), ("", 600), False),
        (("", 45), ("", 45), False),
    ],
)
def test_two_meet_where_one_begins_before_the_other_ends(one, other, is_same):
    slots = [Slot(WINTER, at, BERLIN, minutes) for at, minutes in (one, other)]
    assert meet(*slots) is meet(*slots[::-1]) is is_same


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        # Kolkata's is 09:30 UTC; Berlin's two hours begin at 08:00 in winter, 07:00 in summer.
        (Slot(WINTER, "09:00", BERLIN, 120), Slot(WINTER, "15:00", KOLKATA), True),
        (Slot(SUMMER, "09:00", BERLIN, 120), Slot(SUMMER, "15:00", KOLKATA), False),
        # America's clocks go forward two weeks before Europe's.
        (
            *(Slot(date(2027, 3, 8), "15:00", BERLIN), Slot(date(2027, 3, 8), "09:00", NEW_YORK)),
            True,
        ),
        (
            *(Slot(date(2027, 3, 15), "15:00", BERLIN), Slot(date(2027, 3, 15), "09:00", NEW_YORK)),
            False,
        ),
        # One hour ends at 03:30 where the clocks go forward, at 02:30 where they go back.
        (Slot(FORWARD, "01:30", BERLIN, 60), Slot(FORWARD, "03:00", BERLIN), True),
        (Slot(BACK, "02:30", BERLIN, 60), Slot(BACK, "03:00", BERLIN), False),
        # The same instant on days that are two apart.
        (
            *(Slot(date(2027, 1, 3), "01:00", "Pacific/Kiritimati"),),
            *(Slot(date(2027, 1, 1), "23:00", "Etc/GMT+12"),),
            True,
        ),
        (Slot(WINTER, "11:00", BERLIN), Slot(WINTER + timedelta(days=7), "11:00", BERLIN), False),
        (Slot(WINTER, "23:30", BERLIN, 90), Slot(WINTER + timedelta(1), "00:30", BERLIN), True),
    ],
)
def test_zones_and_changing_clocks_count(one, other, is_same):
    assert meet(one, other) is meet(other, one) is is_same


def test_a_time_without_a_zone_is_of_the_others():
    in_berlin = Slot(WINTER, "09:00", BERLIN)
    assert meet(in_berlin, Slot(WINTER, "09:30"))
    assert meet(in_berlin, Slot(WINTER, "09:30", "Mars/Base"))
    assert not meet(in_berlin, Slot(WINTER, "08:00"))
    assert meet(Slot(WINTER, "09:00"), Slot(WINTER, "09:30"))


@given(instants, instants, zones, zones, st.integers(1, 600), st.integers(1, 600))
def test_what_meets_is_told_by_instants_alone(one, other, here, there, minutes, others):
    slots = []
    for instant, zone, length in ((one, here, minutes), (other, there, others)):
        local = instant.astimezone(ZoneInfo(zone))
        assume(local.fold == 0)  # of a time that clocks show twice the first is meant
        slots.append(Slot(local.date(), f"{local:%H:%M}", zone, length))
    is_same = one < other + timedelta(minutes=others) and other < one + timedelta(minutes=minutes)
    assert meet(*slots) is is_same


@pytest.mark.parametrize("weekday", range(7))
def test_what_comes_round_every_week_is_near_each_day(weekday):
    found = weekly(weekday, Slot(WINTER, "09:00", BERLIN, 45))
    assert found, "no day is further than three from each weekday"
    assert {(one.starts_at, one.zone, one.minutes) for one in found} == {("09:00", BERLIN, 45)}
    assert {one.day.weekday() for one in found} == {weekday}
