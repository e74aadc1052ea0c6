"""The order of letters on paper where some are written from right to left.

This is the bidirectional algorithm of Unicode (its annex 9) for text without codes that steer it:
those are invisible, so none reaches paper. A line is turned after the whole paragraph has been
looked at, because what stands before decides how a number or a bracket is read.
"""

import re
from collections.abc import Iterator, Sequence
from unicodedata import bidirectional

from app.report.joining import joined, with_undrawn

#: Any letter or number that is written from right to left, or among such letters.
_TURNED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
#: Put before text whose letters stand in the order of the paper already.
IN_ORDER = "\N{LEFT-TO-RIGHT OVERRIDE}"
_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
_NEUTRAL = ("B", "S", "WS", "ON")
_UNSEEN = "BN"
_BRACKETS = dict(zip("([{⁅⁽₍", ")]}⁆⁾₎", strict=True))
_MIRRORED = str.maketrans("()[]{}<>«»‹›⁅⁆⁽⁾₍₎≤≥", ")(][}{><»«›‹⁆⁅⁾⁽₎₍≥≤")

#: First letter, end, and whether it runs from right to left.
Run = tuple[int, int, bool]


def is_turned(text: str) -> bool:
    """Whether some of ``text`` is written from right to left."""
    return not text.isascii() and _TURNED.search(text) is not None


def base(text: str) -> int:
    """1 where the first letter of ``text`` is written from right to left, else 0."""
    for char in text:
        if (kind := bidirectional(char)) in ("L", "R", "AL"):
            return int(kind != "L")
    return 0


def levels(text: str, of: int) -> list[int]:
    """How deep each letter lies, odd from right to left, in a paragraph of the base ``of``."""
    given = [bidirectional(char) or "L" for char in text]
    places = [place for place, kind in enumerate(given) if kind != _UNSEEN]
    kinds = _weak([given[place] for place in places], "R" if of else "L")
    _pair([text[place] for place in places], kinds, [given[place] for place in places], of)
    _settle(kinds, of)
    found, level = [of] * len(text), of
    for place, kind in zip(places, kinds, strict=True):
        found[place] = of + _deeper(kind, of)
    for place, kind in enumerate(given):  # what is not seen goes with what stands before it
        level = found[place] = level if kind == _UNSEEN else found[place]
    return found


def runs(depths: Sequence[int], start: int, end: int) -> list[Run]:
    """The line from ``start`` to ``end`` in runs of one direction, in the order of the paper."""
    found: list[tuple[int, int, int]] = []
    for place in range(start, end):
        if found and found[-1][2] == depths[place]:
            found[-1] = (found[-1][0], place + 1, depths[place])
        else:
            found.append((place, place + 1, depths[place]))
    for level in range(max(depths[start:end], default=0), 0, -1):
        found = list(_reversed(found, level))
    return [(first, last, bool(level % 2)) for first, last, level in found]


def from_right(text: str) -> str:
    """What runs from right to left, in the order of the paper."""
    return with_undrawn(joined(text))[::-1].translate(_MIRRORED)


def laid(text: str) -> str:
    """One line in the order of the paper, as wide as ``text``."""
    if text.startswith(IN_ORDER):
        return text[1:]
    if not is_turned(text):
        return text
    depths = levels(text, base(text))
    return "".join(
        from_right(text[first:last]) if turned else text[first:last]
        for first, last, turned in runs(depths, 0, len(text))
    )


def _reversed(found: Sequence[tuple[int, int, int]], level: int) -> Iterator[tuple[int, int, int]]:
    """The runs, with neighbours that lie at least so deep the other way around."""
    deep: list[tuple[int, int, int]] = []
    for run in found:
        if run[2] >= level:
            deep.append(run)
            continue
        yield from reversed(deep)
        deep.clear()
        yield run
    yield from reversed(deep)


def _deeper(kind: str, of: int) -> int:
    """How much deeper than its paragraph a letter lies (I1, I2)."""
    if of:
        return 0 if kind == "R" else 1
    return {"L": 0, "R": 1}.get(kind, 2)


def _weak(kinds: list[str], edge: str) -> list[str]:
    """What marks, numbers and what stands between these are read as (W1 to W7)."""
    before, strong = edge, edge
    for place, given in enumerate(kinds):
        kind = before if given == "NSM" else given  # W1
        if kind == "EN" and strong == "AL":  # W2
            kind = "AN"
        before = kinds[place] = kind
        strong = kind if kind in ("L", "R", "AL") else strong
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    _join_numbers(kinds)
    strong = edge
    for place, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):  # W6
            kinds[place] = "ON"
        elif kind == "EN" and strong == "L":  # W7
            kinds[place] = "L"
        strong = kind if kind in ("L", "R") else strong
    return kinds


def _join_numbers(kinds: list[str]) -> None:
    """Take in the point of a number (W4), and the sign before or after it (W5)."""
    for place in range(1, len(kinds) - 1):
        left, kind, right = kinds[place - 1 : place + 2]
        if left == right and ((kind == "ES" and left == "EN") or _is_point(kind, left)):
            kinds[place] = left
    for order in (range(len(kinds)), reversed(range(len(kinds)))):
        number = False
        for place in order:
            number = kinds[place] == "EN" or (number and kinds[place] == "ET")
            if number:
                kinds[place] = "EN"


def _is_point(kind: str, number: str) -> bool:
    return kind == "CS" and number in ("EN", "AN")


def _pair(chars: Sequence[str], kinds: list[str], given: Sequence[str], of: int) -> None:
    """Read the two brackets of a pair alike (N0)."""
    along = "R" if of else "L"
    for first, last in sorted(_pairs(chars, kinds)):
        inside = {_STRONG[kind] for kind in kinds[first + 1 : last] if kind in _STRONG}
        if not inside:
            continue
        before = next((_STRONG[k] for k in reversed(kinds[:first]) if k in _STRONG), along)
        read = along if along in inside else before
        for place in (first, last):
            kinds[place] = read
            after = place + 1
            while after < len(kinds) and given[after] == "NSM":
                kinds[after] = read
                after += 1


def _pairs(chars: Sequence[str], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    for place, char in enumerate(chars):
        if kinds[place] != "ON":
            continue
        if char in _BRACKETS:
            opened.append((_BRACKETS[char], place))
            continue
        found = next((n for n, one in reversed([*enumerate(opened)]) if one[0] == char), None)
        if found is not None:
            yield opened[found][1], place
            del opened[found:]


def _settle(kinds: list[str], of: int) -> None:
    """Read what is neither way as its neighbours are, else as the paragraph is (N1, N2)."""
    along = "R" if of else "L"
    place = 0
    while place < len(kinds):
        start = place
        while place < len(kinds) and kinds[place] in _NEUTRAL:
            place += 1
        if place > start:
            left = _STRONG[kinds[start - 1]] if start else along
            right = _STRONG[kinds[place]] if place < len(kinds) else along
            kinds[start:place] = [left if left == right else along] * (place - start)
        place += 1
