"""The recovery sheet: a key as letters that can be printed, kept in a drawer and typed again.

A sheet is five rows of four groups of five letters. Letters are values from 0 to 31, the elements
of the field with 32 elements; the last of each group checks the four before it and the group's
place, as a sum in which each letter has a weight of its own, none of them zero. So in every group
one wrong letter is always found, and so are two letters exchanged, because their difference times
the difference of their weights is not zero; whole groups and rows in the wrong order are found,
because each place begins its sum with another value. Sixteen bits over all of it find the rest.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.errors import Reason, Refused
from app.storage.key import SALT_SIZE, SECRET_SIZE, Key

#: Ten digits and the letters that are not taken for another: no B, I, L, O.
LETTERS = "0123456789ACDEFGHJKMNPQRSTUVWXYZ"
ROWS = 5
ROW_GROUPS = 4
GROUP_LETTERS = 5

_VALUES = {letter: value for value, letter in enumerate(LETTERS)}
#: What a look-alike is read as.
_VALUES |= {wrong: _VALUES[right] for wrong, right in zip("BILO", "8110", strict=True)}
#: The field's rule, x^5 = x^2 + 1, whose element 2 runs through all 31 that are not zero.
_FIELD_RULE = 0b100101
_BITS = 5

_GROUPS = ROWS * ROW_GROUPS
_ROW_LETTERS = ROW_GROUPS * GROUP_LETTERS
_KEY_SIZE = SECRET_SIZE + SALT_SIZE
#: What is left of twenty groups of twenty bits.
_SUM_SIZE = 2

_BLANK = r"[\s\-\u2010-\u2015_]"
#: A line of four groups, alone or after its number.
_ROW = re.compile(
    rf"(?:row\s*)?(?:[1-{ROWS}][.:)]?\s+)?((?:\w{{5}}{_BLANK}+){{3}}\w{{5}})", re.IGNORECASE
)
_ROW_NUMBER = re.compile(rf"^(?:row\s*)?[1-{ROWS}](?:[.:)]\s*|\s+)", re.IGNORECASE)
_BETWEEN = re.compile(rf"{_BLANK}+")


@dataclass(frozen=True)
class SheetText:
    """A recovery sheet: ``rows`` of groups of letters, and the code that names its key."""

    rows: tuple[tuple[str, ...], ...]
    fingerprint: str

    @property
    def text(self) -> str:
        """The rows as lines, to be copied or read aloud."""
        return "\n".join(" ".join(row) for row in self.rows)


def written(key: Key) -> SheetText:
    """The sheet of ``key``."""
    secret = key.secret + key.salt
    number = int.from_bytes(secret + _sum(secret))
    data = GROUP_LETTERS - 1
    values = [number >> _BITS * place & 31 for place in reversed(range(_GROUPS * data))]
    groups = [_group(place, values[place * data : (place + 1) * data]) for place in range(_GROUPS)]
    starts = range(0, _GROUPS, ROW_GROUPS)
    rows = tuple(tuple(groups[start : start + ROW_GROUPS]) for start in starts)
    return SheetText(rows, fingerprint(key.salt))


def read(text: str) -> Key:
    """The key on a sheet that was typed as ``text``.

    Upper and lower case, blanks, hyphens, line ends and row numbers do not matter. Raises Refused:
    EMPTY, or SHEET_TYPO with the place of the error in words.
    """
    lines = _lines(text)
    if not any(lines):
        raise Refused(Reason.EMPTY, "sheet")
    typed = "".join("".join(groups) for groups in lines)
    if len(typed) != _GROUPS * GROUP_LETTERS:
        raise _typo(_where_count_is_wrong(lines, typed))
    wrong = [place for place in range(_GROUPS) if not _is_right(place, _at(typed, place))]
    if wrong:
        raise _typo(_names(wrong))
    return _key(typed)


def fingerprint(salt: bytes) -> str:
    """Eight letters that name the key with ``salt``.

    Each key has a salt of its own, the open beginning of every file that it encrypts, so the code
    can be had from a locked file too and gives away nothing of the secret.
    """
    number = int.from_bytes(hashlib.sha256(b"Touchline sheet" + salt).digest()[:_BITS])
    letters = "".join(LETTERS[number >> _BITS * place & 31] for place in reversed(range(8)))
    return f"{letters[:4]}-{letters[4:]}"


def _group(place: int, values: Sequence[int]) -> str:
    return "".join(LETTERS[value] for value in (*values, _check(place, values)))


def _check(place: int, values: Sequence[int]) -> int:
    """The letter that closes a group: the weights are 16, 8, 4, 2 in the field, its own is 1."""
    total = place + 1
    for value in values:
        total = _doubled(total) ^ value
    return _doubled(total)


def _doubled(element: int) -> int:
    """Twice ``element`` in the field."""
    twice = element << 1
    return twice ^ _FIELD_RULE if twice > 31 else twice


def _sum(secret: bytes) -> bytes:
    return hashlib.sha256(secret).digest()[:_SUM_SIZE]


def _lines(text: str) -> list[list[str]]:
    """The groups that were typed, line by line, row numbers and empty lines left out."""
    lines = [line.strip() for line in text.upper().splitlines()]
    rows = [match[1] for line in lines if (match := _ROW.fullmatch(line))]
    if len(rows) != ROWS:  # else whatever stands around the rows of a whole page does not matter
        rows = _unnumbered([line for line in lines if line])
    return [[group for group in _BETWEEN.split(row) if group] for row in rows]


def _unnumbered(lines: list[str]) -> list[str]:
    """``lines`` without the numbers of their rows; a line may begin with a group of one digit."""
    total = sum(len(_BETWEEN.sub("", line)) for line in lines)
    if total == _GROUPS * GROUP_LETTERS:
        return lines
    return [_ROW_NUMBER.sub("", line) for line in lines]


def _at(typed: str, place: int) -> str:
    return typed[place * GROUP_LETTERS : (place + 1) * GROUP_LETTERS]


def _is_right(place: int, group: str) -> bool:
    values = [_VALUES.get(letter) for letter in group]
    known = [value for value in values if value is not None]
    return len(known) == GROUP_LETTERS and _check(place, known[:-1]) == known[-1]


def _key(typed: str) -> Key:
    number = 0
    for place in range(_GROUPS):
        for letter in _at(typed, place)[:-1]:
            number = number << _BITS | _VALUES[letter]
    content = number.to_bytes(_KEY_SIZE + _SUM_SIZE)
    secret = content[:_KEY_SIZE]
    if content[_KEY_SIZE:] != _sum(secret):
        raise _typo("more than one place")
    return Key(secret[:SECRET_SIZE], secret[SECRET_SIZE:])


def _where_count_is_wrong(lines: list[list[str]], typed: str) -> str:
    """The place of a letter too few or too many, as far as it can be told."""
    if len(lines) == ROWS:
        for row, groups in enumerate(lines):
            count = sum(map(len, groups))
            if count != _ROW_LETTERS:
                return _uneven(row, groups, "missing" if count < _ROW_LETTERS else "too much")
    if len(typed) < _GROUPS * GROUP_LETTERS // 2:
        return f"the number of rows: {ROWS} of {ROW_GROUPS} groups are needed"
    first = next((p for p in range(_GROUPS) if not _is_right(p, _at(typed, p))), _GROUPS - 1)
    return f"{_names([first])}, where a letter is missing or too much"


def _uneven(row: int, groups: list[str], how: str) -> str:
    odd = [place for place, group in enumerate(groups) if len(group) != GROUP_LETTERS]
    if len(groups) == ROW_GROUPS and len(odd) == 1:
        return f"row {row + 1}, group {odd[0] + 1}, where a letter is {how}"
    return f"row {row + 1}, where a letter is {how}"


def _names(places: Sequence[int]) -> str:
    """Up to three places in words; many wrong ones begin where something was left out."""
    named = [
        f"row {place // ROW_GROUPS + 1}, group {place % ROW_GROUPS + 1}" for place in places[:3]
    ]
    more = " and in others" if len(places) > len(named) else ""
    return " and in ".join(named) + more


def _typo(detail: str) -> Refused:
    return Refused(Reason.SHEET_TYPO, "sheet", detail)
