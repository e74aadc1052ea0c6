"""Numbers of every unit, as people type them and as the journal keeps them.

Each is kept as a whole number of its unit's smallest part: money in minor units, all others in
thousandths, so that 12.5 % is 12,500 and seven meetings are 7,000.
"""

import re
from decimal import ROUND_HALF_EVEN, Decimal

from app.domain.kinds import Unit
from app.domain.money import minor_digits, parse_amount, parse_number

#: The smallest parts of one, for every unit that is not money.
PARTS = 1000
#: What stands in a cell for a number that nobody reported; it is never read as 0.
NOTHING = frozenset(
    ["", "-", "–", "—", "n/a", "na", "n.a.", "#n/a", "none", "null", "k.a.", "tbd", "?"]
)
#: Beyond this a number is a slip of the keyboard.
_LARGEST = 10**15
#: Units whose numbers are small, so that a lone separator is a decimal mark.
_SMALL = frozenset({Unit.PERCENT, Unit.HOURS, Unit.DAYS})
_SUFFIXES = {
    Unit.HOURS: re.compile(r"\s*(?:h|hrs?|hours?|std\.?|stunden?)$", re.I),
    Unit.DAYS: re.compile(r"\s*(?:d|days?|tage?)$", re.I),
    Unit.POINTS: re.compile(r"\s*(?:pts?|points?)$", re.I),
}


def parts_of(unit: Unit, currency: str) -> int:
    """How many of the smallest parts make one."""
    return 10 ** minor_digits(currency) if unit is Unit.MONEY else PARTS


def as_number(amount: int, unit: Unit, currency: str) -> Decimal:
    """An amount as the number that people see: 12,500 of a percentage is 12.5."""
    return Decimal(amount) / parts_of(unit, currency)


def as_amount(number: Decimal, unit: Unit, currency: str) -> int:
    """A number that people see as an amount, halves rounded to even.

    Raises ValueError for one that is too large or is not finite.
    """
    if not number.is_finite() or abs(number) > _LARGEST:
        raise ValueError("The number is too large.")
    parts = number * parts_of(unit, currency)
    return int(parts.to_integral_value(rounding=ROUND_HALF_EVEN))


def is_nothing(text: str) -> bool:
    """Whether a cell says that nothing was reported."""
    return text.strip().casefold() in NOTHING or text.strip().casefold() == "not reported"


def read(text: str, unit: Unit, currency: str) -> int | None:
    """What ``text`` says in ``unit``, in its smallest part; None for "not reported".

    Raises ValueError with a sentence for the user: for what is no number, for a currency or a
    percent sign where neither belongs.
    """
    if is_nothing(text):
        return None
    if unit is Unit.MONEY:
        return parse_amount(text, currency)
    return as_amount(_read_plain(text.strip(), unit), unit, currency)


def _read_plain(text: str, unit: Unit) -> Decimal:
    percent = text.endswith("%") or text.startswith("%")
    if percent and unit is not Unit.PERCENT:
        raise ValueError(f"“{text[:30]}” is a percentage, and this is not counted in percent.")
    bare = text.strip("% \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}") if percent else text
    suffix = _SUFFIXES.get(unit)
    bare = suffix.sub("", bare) if suffix else bare
    try:
        return parse_number(bare, grouped=unit not in _SMALL)
    except ValueError as error:
        if "money" in str(error):
            what = {Unit.PERCENT: "a percentage"}.get(unit, "a number of this kind")
            raise ValueError(f"“{text[:30]}” is an amount of money, not {what}.") from None
        raise
