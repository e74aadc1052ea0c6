"""Amounts as people write them, in whole minor units."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import CURRENCIES, minor_digits, minor_units, parse_amount, unit_power


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("0", "EUR", 0), ("620", "EUR", 62_000), ("620k", "EUR", 62_000_000),
        ("620 K", "USD", 62_000_000), ("1.2 Mio", "EUR", 120_000_000),
        ("1,2 Mio. €", "EUR", 120_000_000),
        ("1.2m", "USD", 120_000_000), ("€1.2M", "EUR", 120_000_000), ("1.234m", "USD", 123_400_000),
        ("2 bn", "USD", 200_000_000_000), ("620 T€", "EUR", 62_000_000),
        ("TEUR 620", "EUR", 62_000_000),
        ("€ 540.000,00", "EUR", 54_000_000), ("540.000", "EUR", 54_000_000),
        ("1,234.50", "USD", 123_450), ("$1,234.50", "USD", 123_450), ("US$ 5", "USD", 500),
        ("1 234,50", "EUR", 123_450), ("1\u00a0234,50 €", "EUR", 123_450),
        ("1\u202f234,50", "EUR", 123_450),
        ("1'234.50", "CHF", 123_450), ("1’234.50", "CHF", 123_450), ("Fr. 1'000.—", "CHF", 100_000),
        ("1.000,-", "EUR", 100_000), ("12,34,567.89", "INR", 123_456_789),
        ("1,234,567", "USD", 123_456_700),
        ("1.234", "EUR", 123_400), ("1,234", "USD", 123_400), ("1.234", "JPY", 1_234),
        ("1.234", "KWD", 1_234),
        ("0.125", "EUR", 12), ("0.135", "EUR", 14), ("1234.567", "EUR", 123_457),
        (".5", "EUR", 50), ("5.", "EUR", 500),
        ("(500)", "USD", -50_000), ("$(500)", "USD", -50_000), ("-500", "EUR", -50_000),
        ("−500", "EUR", -50_000),
        ("500-", "EUR", -50_000), ("-$500", "USD", -50_000), ("+5", "EUR", 500),
        ("620 000 kr", "SEK", 62_000_000), ("¥500", "JPY", 500), ("500 zł", "PLN", 50_000),
        ("chf 5", "CHF", 500),
    ],
)  # fmt: skip
def test_one_amount_in_many_hands(text, currency, minor):
    assert parse_amount(text, currency) == minor


@pytest.mark.parametrize(
    "text",
    ["abc", "-", "€", "1.2.3,4,5", "1,2,3", "1..2", "12-13", "--5", "5 kg", "1 m k", "12 34",
     "5 000 00",
     "1,234.567,8", "2024-03-01", "٣", "1e5", "(5", "5)", "1" * 61, "5 5 €"],
)  # fmt: skip
def test_what_is_no_amount_says_so(text):
    with pytest.raises(ValueError, match="is not an amount"):
        parse_amount(text, "EUR")


@pytest.mark.parametrize(("text", "words"), [("", "empty"), ("  ", "empty"), ("5%", "percentage")])
def test_other_refusals_say_why(text, words):
    with pytest.raises(ValueError, match=words):
        parse_amount(text, "EUR")


@pytest.mark.parametrize(
    ("text", "currency", "named"),
    [("EUR 5", "USD", "EUR"), ("5 €", "USD", "EUR"), ("$5", "EUR", r"\$"),
    ("US$5", "EUR", "USD"), ("5 kr", "EUR", "kr")],
)  # fmt: skip
def test_another_currency_is_named(text, currency, named):
    with pytest.raises(ValueError, match=f"in {named}, but the journal is in {currency}"):
        parse_amount(text, currency)


def test_a_slip_of_the_keyboard_is_too_large():
    for text in ("9" * 40, "999999999999 bn"):
        with pytest.raises(ValueError, match="too large"):
            parse_amount(text, "EUR")
    for amount in (Decimal("Infinity"), Decimal("NaN"), Decimal("1e999")):
        with pytest.raises(ValueError, match="too large"):
            minor_units(amount, "EUR")


def test_digits_of_currencies():
    assert [minor_digits(code) for code in ("EUR", "jpy", "KWD", "CLF", "ISK")] == [2, 0, 3, 4, 0]
    assert {minor_digits(code) for code in CURRENCIES} == {0, 2, 3, 4}


def test_halves_are_rounded_to_even():
    written = [Decimal(text) for text in ("0.005", "0.015", "0.025", "-0.005", "-0.015")]
    assert [minor_units(amount, "EUR") for amount in written] == [0, 2, 2, 0, -2]


def test_units_beside_a_figure():
    assert [unit_power(word, "EUR") for word in ("k", "M", "EUR", "T€", "sold", "")] == [
        3, 6, 0, 3, None, None,
    ]  # fmt: skip
    with pytest.raises(ValueError, match="USD"):
        unit_power("USD", "EUR")


#: Grouping and decimal mark in English, German, French, Swiss and Spanish hands.
STYLES = [(",", "."), (".", ","), ("\u202f", ","), ("’", "."), ("\u00a0", ",")]


@given(
    st.integers(-(10**14), 10**14), st.sampled_from(STYLES), st.sampled_from(["EUR", "JPY", "KWD"])
)
def test_what_a_locale_writes_is_read_back(minor, style, currency):
    digits = minor_digits(currency)
    group, mark = style
    written = f"{abs(minor) / Decimal(10**digits):,.{digits}f}"
    written = written.translate(str.maketrans({",": group, ".": mark}))
    assert parse_amount(("-" if minor < 0 else "") + written, currency) == minor


@given(st.text(max_size=70) | st.text("0123456789.,' ()-€$kMio%", max_size=20))
def test_any_text_is_an_amount_or_a_sentence(text):
    read: int | str
    try:
        read = parse_amount(text, "EUR")
    except ValueError as error:
        read = str(error)
    assert isinstance(read, int) or read.endswith(".")
