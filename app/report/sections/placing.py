"""Where things stand on their page: at its foot, together, or on the one after."""

import math
from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from app.report.sections.writing import Rest

#: What is left of a page, to write on.
NOTES = "Notes"
_ABOVE = 17.0
#: As much of a page may stay empty, in points, that something is not parted.
MOST_EMPTY = 240.0
#: So much of the first page is little, in points, and so much less has every other one.
_LITTLE, _HEADER = 120.0, 10.0
#: So many of the last rows stay with the foot where all of them are more than a page.
_LAST = 4


class Foot(Flowable):  # type: ignore[misc]
    """What stands at the foot of its page; between it and what comes before is room to write."""

    def __init__(self, said: Sequence[Flowable], above: float = _ABOVE) -> None:
        super().__init__()
        self._said = list(said)
        self._rest = Rest(NOTES)
        self._needed = 0.0
        self.spaceBefore = above

    def needed(self, width: float) -> float:
        """How high it is by itself."""
        return sum((high for _, high in self._heights(width)), 0.0)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """All that is left of the page, but for a page on which nothing else stands."""
        self.width, self._needed = width, self.needed(width)
        alone = getattr(getattr(self, "_frame", None), "_atTop", False)
        self.height = self._needed if alone else max(self._needed, height)
        return width, self.height

    def draw(self) -> None:
        """Print it, and above it lines where there is room for them."""
        lines = self._rest.wrap(self.width, self.height - self._needed - _ABOVE)[1]
        if lines:
            self._rest.drawOn(self.canv, 0, self.height - lines)
        y = self._needed
        for one, high in self._heights(self.width):
            y -= high
            one.drawOn(self.canv, 0, y)

    def _heights(self, width: float) -> Iterator[tuple[Flowable, float]]:
        """Each part with its height and the space above it."""
        after: float | None = None  # the space above the first of them is the foot's
        for one in self._said:
            above = max(one.getSpaceBefore(), after) if after is not None else 0.0
            yield one, above + one.wrap(width, 0)[1]
            after = one.getSpaceAfter()


class Together(CondPageBreak):  # type: ignore[misc]
    """What follows begins on the next page where it fits on that one and not on this.

    Where more than ``empty`` points of this page would stay empty it begins here all the same.
    """

    def __init__(self, following: Sequence[Flowable], empty: float = MOST_EMPTY) -> None:
        super().__init__(0)
        self._following = following
        self._empty = empty

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """No room at all."""
        frame = self._doctemplateAttr("frame")
        needed = natural(self._following, width)
        fits = frame is not None and needed <= frame._height and height <= self._empty
        self.height = needed if fits else 0
        size: tuple[float, float] = super().wrap(width, height)
        return size


class Turn(Flowable):  # type: ignore[misc]
    """What follows begins on the second page, where all of it stands there.

    What is left of the first page is then there to write on. Where that is much, and yet not
    enough for all of what follows, it begins on the first page all the same.
    """

    def __init__(self, following: Sequence[Flowable]) -> None:
        super().__init__()
        self._following = following
        self._rest = Rest(NOTES)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """What is left of the first page, or no room at all."""
        frame = self._doctemplateAttr("frame")
        needed = natural(self._following, width)
        there = self.canv.getPageNumber() == 1 and needed <= frame._height - _HEADER
        turns = there and (needed <= height or height <= _LITTLE)
        self.width, self.height = width, height if turns else 0.0
        return self.width, self.height

    def draw(self) -> None:
        """Print the lines."""
        lines = self._rest.wrap(self.width, self.height)[1]
        self._rest.drawOn(self.canv, 0, self.height - lines)


def over(before: Sequence[Sequence[Flowable]], foot: Foot) -> list[Flowable]:
    """What comes before a foot: the last part of it stays with the foot, all of it where it can.

    So nobody signs a sheet that says nothing else.
    """
    *rest, last = [list(part) for part in before if part] or [[]]
    first = [one for part in rest for one in part]
    whole = [Together([*first, *last, foot])] if first else []
    ends = [*last[:-_LAST], Together([*last[-_LAST:], foot], math.inf), *last[-_LAST:]]
    return [*whole, *first, Together([*last, foot], math.inf), *ends, foot]


def natural(flow: Sequence[Flowable], width: float) -> float:
    """How high all of it is on a page without an end."""
    height = after = 0.0
    for one in _parts(flow):
        above = max(one.getSpaceBefore() - after, 0.0)
        high = one.needed(width) if isinstance(one, Foot) else one.wrap(width, 0)[1]
        height, after = height + above + high + one.getSpaceAfter(), one.getSpaceAfter()
    return height


def _parts(flow: Sequence[Flowable]) -> Iterator[Flowable]:
    """What is drawn, without what only says where pages may end."""
    for one in flow:
        if isinstance(one, KeepTogether):
            yield from _parts(one._content)
        elif not isinstance(one, CondPageBreak):
            yield one
