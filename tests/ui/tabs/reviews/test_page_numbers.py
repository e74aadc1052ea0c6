"""The numbers of a review, on its page (S3-19)."""

from datetime import date

import pytest

from app.domain import review_frozen, reviews
from app.domain.kinds import FrozenPart, ReviewKind
from tests import builders
from tests.builders import LAST_MONTH
from tests.ui.tabs.reviews.page_desk import ReviewDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

OCTOBER = LAST_MONTH.starts


def test_of_a_number_the_newest_periods_come_first(qtbot, journal, dana):
    meetings = builders.metric(journal).id
    for day, amount in ((6, 4_000), (13, 6_000), (20, 9_000)):
        builders.value(journal, dana, meetings, date(2026, 10, day), amount)
    plan = journal.do("Plan", reviews.plan, dana, ReviewKind.MONTHLY, OCTOBER)
    desk = ReviewDesk(qtbot, journal, plan.id)
    desk.next()
    (row,) = desk.cards.numbers.rows.model.rows
    assert row.before == ("week 43: 9", "week 42: 6", "week 41: 4")


def test_numbers_stand_still_until_it_is_prepared_again(qtbot, journal, dana):
    quarter = builders.quarter(date(2026, 7, 1))
    builders.result(journal, dana, quarter, 30_000_000, 35_100_000)
    plan = journal.do("Plan", reviews.plan, dana, ReviewKind.QUARTERLY, quarter.starts)
    desk = ReviewDesk(qtbot, journal, plan.id)
    desk.next()
    assert desk.reads("117%")
    builders.result(journal, dana, quarter, 30_000_000, 15_000_000)
    assert desk.reads("117%")
    desk.click(desk.cards.numbers.action)
    assert desk.reads("50%")
    assert not desk.reads("117%")
    assert journal.ask(review_frozen.part, plan.id, FrozenPart.NUMBERS)
