"""Small text in a picture: how wide it may be, and where it goes without leaving the picture."""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from app.report.charts.shapes import Words

#: The size of nearly all text in a picture, and how much a line of it takes.
SMALL = 7.0
VALUE_BAND = 11.0
LABEL_BAND = 13.0
NOT_REPORTED = "not reported"
#: Stands where there is no room for the words.
MISSING = "–"

#: Widths in heights of the text, each as in the broadest of the usual faces.
_WIDTHS = {
    **dict.fromkeys(" .,:;'|!ijl()[]/·\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}", 0.42),
    **dict.fromkeys("+−=<>~#^&×", 0.84),
    **dict.fromkeys("%@mwMW—…", 1.0),
}
_CAPITAL, _LETTER, _FOREIGN = 0.79, 0.65, 0.95
#: What no face of ours has is spelt as its code in brackets, which takes this many letters.
_SPELT = 6.0
_BOLDER = 1.12
_BLANK = 4.0


def wide(text: str, size: float = SMALL, *, bold: bool = False) -> float:
    """A generous guess at the width of text: a picture knows no font."""
    return sum(map(_em, text)) * size * (_BOLDER if bold else 1)


def _em(char: str) -> float:
    if char in _WIDTHS:
        return _WIDTHS[char]
    if char.isascii():
        return _CAPITAL if char.isupper() else _LETTER
    if ord(char) > 0xFFFF or unicodedata.east_asian_width(char) in "WF":
        return _SPELT
    return _FOREIGN


def within(middle: float, foot: float, text: str, left: float, right: float) -> Words:
    """Small text around ``middle``, moved so that it stays between two edges, and cut to them."""
    room = min(wide(text), right - left)
    held = min(max(middle, left + room / 2), right - room / 2)
    return Words(held, foot, text, "muted", SMALL, "middle", room=room)


def period_labels(
    labels: Sequence[str], left: float, right: float, foot: float, *, edge: float
) -> list[Words]:
    """Labels under equal slots between ``left`` and ``right``, none outside 0 and ``edge``.

    Where it is narrow only every second or third is there, but always the last.
    """
    slot = (right - left) / len(labels)
    last = len(labels) - 1
    placed = [
        within(left + slot * (index + 0.5), foot, label, 0, edge)
        for index, label in enumerate(labels)
    ]
    steps = (placed[last::-step] for step in range(1, len(labels) + 1))
    return next(shown for shown in steps if _are_apart(shown))


def _are_apart(labels: Sequence[Words]) -> bool:
    """Whether there is a blank between each two, the rightmost first."""
    return all(
        before.x - (before.room or 0) / 2 - _BLANK >= after.x + (after.room or 0) / 2
        for before, after in pairwise(labels)
    )
