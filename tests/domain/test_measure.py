"""Numbers of every unit as people type them, and as the journal keeps them."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kinds import Unit
from app.domain.measure import as_amount, as_number, is_nothing, read
from app.formats import Formats


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("7", Unit.COUNT, 7_000), ("0", Unit.COUNT, 0), ("7.5", Unit.COUNT, 7_500),
        # Thousands as five countries group them, and India as a sixth.
        ("1,234.5", Unit.COUNT, 1_234_500), ("1.234,5", Unit.COUNT, 1_234_500),
        ("1 234,5", Unit.COUNT, 1_234_500), ("1\u00a0234,5", Unit.COUNT, 1_234_500),
        ("1\u202f234,5", Unit.COUNT, 1_234_500), ("1'234.5", Unit.COUNT, 1_234_500),
        ("1’234.5", Unit.COUNT, 1_234_500), ("12,34,567", Unit.COUNT, 1_234_567_000),
        ("1,234", Unit.COUNT, 1_234_000), ("1.234", Unit.COUNT, 1_234_000),
        ("1.2k", Unit.COUNT, 1_200_000), ("−3", Unit.COUNT, -3_000), ("(3)", Unit.COUNT, -3_000),
        # A percentage has no thousands: what stands before three digits are its decimals.
        ("12.345", Unit.PERCENT, 12_345), ("12,5 %", Unit.PERCENT, 12_500),
        ("12.5%", Unit.PERCENT, 12_500), ("%12.5", Unit.PERCENT, 12_500),
        ("3.5h", Unit.HOURS, 3_500), ("3,25 Std.", Unit.HOURS, 3_250), ("9 days", Unit.DAYS, 9_000),
        ("40 pts", Unit.POINTS, 40_000), ("$1,200.50", Unit.MONEY, 120_050),
        ("620k", Unit.MONEY, 62_000_000),
    ],
)  # fmt: skip
def test_one_number_in_many_hands(text, unit, amount):
    assert read(text, unit, "USD") == amount


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "n/a", "N/A", "k.A.", "not reported", "?"])
def test_what_says_that_nothing_was_reported_is_not_zero(text):
    assert is_nothing(text)
    assert read(text, Unit.COUNT, "USD") is None


@pytest.mark.parametrize(
    ("text", "unit", "says"),
    [
        ("abc", Unit.COUNT, "“abc” is not a number."),
        ("1.2.3,4,5", Unit.COUNT, "is not a number."),
        ("5 kg", Unit.COUNT, "is not a number."),
        ("1e5", Unit.COUNT, "is not a number."),
        ("€5", Unit.PERCENT, "“€5” is an amount of money, not a percentage."),
        ("5 USD", Unit.COUNT, "is an amount of money"),
        ("5%", Unit.COUNT, "“5%” is a percentage, and this is not counted in percent."),
        ("5%", Unit.HOURS, "is a percentage"),
        ("5%", Unit.MONEY, "is a percentage, not an amount"),
        ("€5", Unit.MONEY, "The amount is in EUR, but the journal is in USD."),
        ("9" * 20, Unit.COUNT, "too large"),
    ],
)
def test_what_cannot_be_read_says_why(text, unit, says):
    with pytest.raises(ValueError, match=says):
        read(text, unit, "USD")


@given(
    st.sampled_from(Unit), st.integers(-(10**12), 10**12), st.sampled_from(["USD", "JPY", "KWD"])
)
def test_what_is_written_for_another_program_is_read_back(unit, amount, currency):
    assert read(Formats(currency).typed(amount, unit), unit, currency) == amount
    assert as_amount(as_number(amount, unit, currency), unit, currency) == amount


@given(st.text())
def test_whatever_is_typed_is_a_number_or_says_why_not(text):
    for unit in Unit:
        with suppress(ValueError):
            assert isinstance(read(text, unit, "USD"), int | None)


def test_a_number_that_is_not_finite_is_refused():
    with pytest.raises(ValueError, match="too large"):
        as_amount(Decimal("Infinity"), Unit.COUNT, "USD")
