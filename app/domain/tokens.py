"""Text as the words by which it is found, folded so that people need not type it exactly.

Whatever decides about words is here, and a plain splitting at blanks is left to the index: its
own tables of letters are years older than the texts. A *word* is a run of letters and digits. In
a script that sets no blanks between words each letter is one, so that any run of them is found.
A *sign*, such as a plus or an emoji, is one too; signs are kept apart from the words, so that
they never come between the words of a phrase.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from enum import Enum, auto
from itertools import accumulate, islice

from app.domain.names import fold

#: Ends of blocks of scripts that set no blanks: Thai and Lao, Myanmar, Khmer, kana, Han.
_ALONE = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x1950, 0x19FF), (0x2E80, 0x2FDF)),
    *((0x3005, 0x3007), (0x3021, 0x3029), (0x3038, 0x303B), (0x3040, 0x30FF), (0x31F0, 0x31FF)),
    *((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F), (0xF900, 0xFAFF)),
    *((0x1AFF0, 0x1B16F), (0x20000, 0x3FFFF)),
)
#: What joins or ends words, and is no sign; the stroke of a fraction is in a letter such as ½.
_JOINERS = frozenset("'’‘‚‛`´-_.,;:!?()…⁄¿¡·、。，．！？：；（）「」『』・")
#: Double quotes of every shape are looked for as the plain one.
_QUOTES = dict.fromkeys("“”„‟″", '"')
#: Where the signs of ASCII go, which the index would take for blanks.
_PRIVATE = 0xE000
#: Between the tokens that a sign makes.
_MARK = "\t"
#: What may be a sign; most texts have none, which is quickly told.
_MAY_BE_SIGN = re.compile(r"[^\w\s'’\-.,;:!?()…]")
_TOKEN = r"[0-9a-z\x80-\U0010ffff]"
_TOKENS = re.compile(f"{_TOKEN}+")
_BETWEEN = r"[^0-9a-z\x80-\U0010ffff]+"

#: Where something stands: from which letter, and how many.
Place = tuple[int, int]


class Column(Enum):
    """Which folding a token is looked for in."""

    SAID = "said"
    SIGNS = "signs"


class _Sort(Enum):
    WORD = auto()
    ALONE = auto()
    SIGN = auto()
    JOINER = auto()
    BLANK = auto()
    DROPPED = auto()


class _Folding(dict[int, str]):
    """What each letter becomes; worked out when a letter is first met."""

    def __init__(self, rule: Callable[[str, _Sort], str]) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, code: int) -> str:
        made = "".join(self._rule(c, _sort(c)) for c in _plain(chr(code)))
        self[code] = made
        return made


def said(text: str) -> str:
    """The words of ``text``, folded, with something else between them."""
    return text.lower() if text.isascii() else text.translate(_SAID)


def signs(text: str) -> str:
    """The signs of ``text`` with the letters that touch them; empty for a text without any."""
    if _MAY_BE_SIGN.search(text) is None:
        return ""
    words = text.translate(_SIGNS).split("\n")
    return "\n".join(word for word in words if _MARK in word)


def tokens(text: str, column: Column = Column.SAID) -> tuple[str, ...]:
    """The tokens of ``text``, in order."""
    return tuple(_TOKENS.findall(said(text) if column is Column.SAID else signs(text)))


def pattern(wanted: tuple[str, ...], *, begun: bool) -> re.Pattern[str]:
    """What finds these tokens one after the other; of the last only the beginning if ``begun``."""
    run = _BETWEEN.join(map(re.escape, wanted))
    return re.compile(f"(?<!{_TOKEN}){run}" + ("" if begun else f"(?!{_TOKEN})"))


def places(text: str, wanted: re.Pattern[str], column: Column, most: int) -> list[Place]:
    """Where in ``text`` itself ``wanted`` is found, however folding moved the letters.

    These are the first, at ``most`` so many.
    """
    if column is Column.SAID and text.isascii():
        spans = (m.span() for m in islice(wanted.finditer(text.lower()), most))
        return [(begins, stops - begins) for begins, stops in spans]
    folding = _SAID if column is Column.SAID else _SIGNS
    found = [m.span() for m in islice(wanted.finditer(text.translate(folding)), most)]
    if not found:
        return []
    ends = list(accumulate(len(folding[ord(letter)]) for letter in text))
    return [_unfolded(ends, *span) for span in found]


def _unfolded(ends: list[int], begins: int, stops: int) -> Place:
    """The letters that became those from ``begins`` to ``stops``, with the accents after them."""
    first = bisect_right(ends, begins)
    last = bisect_left(ends, stops)
    while last + 1 < len(ends) and ends[last + 1] == ends[last]:
        last += 1
    return first, last + 1 - first


def _plain(letter: str) -> str:
    """A letter without its case and accents; one that is an accent is nothing."""
    if unicodedata.combining(letter):
        return ""
    if letter in _QUOTES:
        return _QUOTES[letter]
    return letter if letter in _JOINERS else fold(letter) or letter


def _sort(letter: str) -> _Sort:
    category = unicodedata.category(letter)
    if category in ("Cf", "Me") or _is_variation(ord(letter)):
        return _Sort.DROPPED
    if category[0] == "Z" or category in ("Cc", "Cs"):
        return _Sort.BLANK
    if letter in _JOINERS or category == "Pd":
        return _Sort.JOINER
    if category[0] in "LNM":
        alone = any(first <= ord(letter) <= last for first, last in _ALONE)
        return _Sort.ALONE if alone else _Sort.WORD
    return _Sort.SIGN


def _is_variation(code: int) -> bool:
    """Whether it only says how the letter before it is drawn."""
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or 0x180B <= code <= 0x180F


def _as_said(letter: str, sort: _Sort) -> str:
    if sort is _Sort.WORD:
        return letter
    if sort is _Sort.ALONE:
        return f" {letter} "
    return "" if sort is _Sort.DROPPED else " "


def _as_sign(letter: str, sort: _Sort) -> str:
    if sort is _Sort.BLANK:
        return "\n"
    if sort is not _Sort.SIGN:
        return _as_said(letter, sort)
    return _MARK + (chr(_PRIVATE + ord(letter)) if letter.isascii() else letter) + _MARK


_SAID, _SIGNS = _Folding(_as_said), _Folding(_as_sign)
