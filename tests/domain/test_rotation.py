"""Which backups stay, over a year of days and with clocks that go wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.rotation import to_keep

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
#: All of two days at four a day (both ends), five more days, three more weeks, eleven more months.
BOUND = 9 + 5 + 4 + 12


def days_of(kept):
    return sorted({moment.date() for moment in kept.values()}, reverse=True)


class Story:
    """Backups made day after day, thinned out after each."""

    def __init__(self):
        self.kept = {}
        self.made = {}
        self.most = 0

    def back_up(self, moment):
        number = len(self.made) + 1
        self.made[number] = self.kept[number] = moment
        self.thin_out()

    def thin_out(self):
        stay = to_keep(self.kept.items())
        assert {*sorted(self.made, reverse=True)[:3]} <= stay
        self.kept = {number: self.kept[number] for number in stay}
        self.most = max(self.most, len(self.kept))


def at_work(day, count=4):
    """The moments of one working day."""
    return [NOON - timedelta(hours=4) + day * DAY + n * timedelta(hours=2) for n in range(count)]


@pytest.fixture(scope="module")
def year():
    """400 days, with a holiday of three weeks."""
    story = Story()
    for day in range(400):
        if not 200 <= day < 221:
            for moment in at_work(day):
                story.back_up(moment)
    return story


def test_a_year_leaves_a_handful(year):
    assert len(year.made) > 1500
    assert year.most <= BOUND


def test_all_of_two_days_stay(year):
    newest = max(year.made.values())
    recent = {n for n, moment in year.made.items() if newest - moment <= 2 * DAY}
    assert recent <= year.kept.keys()
    assert len(recent) == 9


def newest_of_each(made, span, count):
    last = {}
    for number, moment in sorted(made.items()):
        last[span(moment)] = number
    return set(sorted(last.values(), reverse=True)[:count])


def test_the_newest_of_each_day_week_and_month_stays(year):
    for span, count in (
        (lambda moment: moment.date(), 7),
        (lambda moment: moment.isocalendar()[:2], 4),
        (lambda moment: (moment.year, moment.month), 12),
    ):
        wanted = newest_of_each(year.made, span, count)
        assert len(wanted) == count
        assert wanted <= year.kept.keys()


def test_a_gap_of_weeks_takes_nothing_away():
    story = Story()
    for day in range(60):
        for moment in at_work(day):
            story.back_up(moment)
    before = set(story.kept)
    story.back_up(NOON + 120 * DAY)
    assert len(before - set(story.kept)) <= 8  # what was kept as "all of two days"
    assert len(days_of(story.kept)) >= 7


def test_a_clock_set_back_a_day_disturbs_nothing():
    story = Story()
    for day in range(100):
        for moment in at_work(day):
            story.back_up(moment)
    for day in range(99, 200):
        for moment in at_work(day):
            story.back_up(moment)
        assert len(days_of(story.kept)) >= 7
        assert max(story.made) in story.kept
    assert story.most <= BOUND + 4


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_clock_a_year_ahead_for_once_leaves_the_months_alone(how_many):
    story = Story()
    for day in range(400):
        ahead = 365 * DAY if 300 <= day < 300 + how_many else timedelta(0)
        for moment in at_work(day):
            story.back_up(moment + ahead)
    right = {moment for number, moment in story.kept.items() if moment <= NOON + 400 * DAY}
    assert len({(moment.year, moment.month) for moment in right}) >= 12
    assert len({moment.date() for moment in right}) >= 7
    assert story.most <= BOUND + 4 * how_many


def test_order_is_by_number_whatever_the_clock_says():
    made = [(number, NOON - number * DAY) for number in range(1, 50)]
    assert {49, 48, 47} <= to_keep(made)
    assert to_keep([]) == set()
    assert to_keep([(7, NOON)]) == {7}


@given(
    st.lists(
        st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
        max_size=120,
    )
)
def test_any_clocks_keep_the_newest_three_and_settle_at_once(moments):
    made = dict(enumerate(moments, start=1))
    kept = to_keep(made.items())
    assert set(sorted(made)[-3:]) <= kept <= made.keys()
    assert to_keep((number, made[number]) for number in kept) == kept
