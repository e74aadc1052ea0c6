"""What to expect: a band of the recent quarters, never one number, nothing from too few."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.expectation import ENOUGH, RECENT, expectation
from app.domain.person_page import person_page
from tests import builders

RATIOS = st.lists(st.none() | st.floats(0, 3), max_size=20)


def test_the_middle_half_of_the_last_eight():
    band = expectation([9.0, 0.8, 0.9, 1.0, 1.1, 1.2, 0.7, 1.3, 1.0])
    assert (band.low, band.middle, band.high) == pytest.approx((0.875, 1.0, 1.125))
    assert band.quarters == RECENT
    assert band.of(100_000) == (87_500, 112_500)


def test_what_is_not_reported_is_not_zero():
    assert expectation([1.0, None, 1.0, None, 1.0, 1.0]).low == 1.0
    assert expectation([1.0, 1.0, 1.0, None]) is None


@given(RATIOS)
def test_the_band_holds_its_median_and_lies_within_what_was_seen(ratios):
    band = expectation(ratios)
    known = [ratio for ratio in ratios[-RECENT:] if ratio is not None]
    if len(known) < ENOUGH:
        assert band is None
        return
    assert min(known) <= band.low <= band.middle <= band.high <= max(known) + 1e-9


def test_the_page_counts_quarters_that_are_over(journal):
    who = builders.person(journal).id
    period = builders.quarter()
    for months, share in ((95, 80), (185, 100), (275, 120), (365, 90)):
        past = builders.quarter(builders.TODAY.fromordinal(builders.TODAY.toordinal() - months))
        builders.result(journal, who, past, 100_00, share * 100)
    builders.result(journal, who, period, 100_00, 1)
    band = journal.ask(person_page, who, builders.TODAY).band
    assert band.quarters == 4
    assert band.middle == pytest.approx(0.95)
