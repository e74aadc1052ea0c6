"""Is there enough in the pipeline for what is still open of a quota?

Two bars are looked at: a fixed one, and one deal in so many that is won. Three times the quota
alone is not enough where fewer than one in three is won.
"""

from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True)
class Coverage:
    """A pipeline against what is still open, in minor units, and everything it was counted from.

    ``still_open`` is the quota without what was sold; what nobody reported is not taken off.
    ``by_win_rate`` and ``meets_win_rate`` are None where no win rate is known: then the fixed bar
    alone is judged. ``required`` is None where nothing was won at all, so that no pipeline is
    enough. ``gap`` is how much pipeline is short, 0 where none is.
    """

    pipeline: int | None
    quota: int | None
    actual: int | None
    bar: float
    win_rate: float | None
    still_open: int | None = None
    ratio: float | None = None
    by_win_rate: float | None = None
    required: float | None = None
    meets_bar: bool | None = None
    meets_win_rate: bool | None = None
    gap: int | None = None
    expected: int | None = None

    @property
    def reached(self) -> bool:
        """Whether nothing of the quota is open any more."""
        return self.still_open == 0

    @property
    def enough(self) -> bool | None:
        """Whether every bar that is known is met; None where there is nothing to judge."""
        if self.meets_bar is None:
            return None
        return self.meets_bar and self.meets_win_rate is not False


def coverage(
    pipeline: int | None,
    quota: int | None,
    actual: int | None,
    bar: float,
    win_rate: float | None,
) -> Coverage:
    """How a pipeline covers a quota; ``bar`` in times of it, ``win_rate`` as a share of one."""
    by_win_rate = 1 / win_rate if win_rate else None
    required = None if win_rate == 0 else max(bar, by_win_rate or 0)
    still_open = max(quota - (actual or 0), 0) if quota else None
    ratio = pipeline / still_open if pipeline is not None and still_open else None
    return Coverage(
        *(pipeline, quota, actual, bar, win_rate),
        still_open=still_open,
        ratio=ratio,
        by_win_rate=by_win_rate,
        required=required,
        meets_bar=_meets(pipeline, still_open, bar),
        meets_win_rate=None if win_rate is None else _meets(pipeline, still_open, by_win_rate),
        gap=_gap(pipeline, still_open, required),
        expected=_expected(pipeline, actual, win_rate),
    )


def _meets(pipeline: int | None, still_open: int | None, bar: float | None) -> bool | None:
    """Whether nothing is short of a bar; a bar of None can never be met."""
    if bar is None and pipeline is not None and still_open:
        return False
    gap = _gap(pipeline, still_open, bar)
    return None if gap is None else gap == 0


def _gap(pipeline: int | None, still_open: int | None, bar: float | None) -> int | None:
    """What is short of so many times what is still open; a quota that is reached needs nothing."""
    if still_open == 0:
        return 0
    if pipeline is None or still_open is None or bar is None:
        return None
    # A hair beyond a whole cent comes of dividing by the win rate, and is not money.
    return max(ceil(round(still_open * bar, 2)) - pipeline, 0)


def _expected(pipeline: int | None, actual: int | None, win_rate: float | None) -> int | None:
    """What will have been sold: what was, and the part of the pipeline that is usually won."""
    if pipeline is None or win_rate is None:
        return None
    return round(pipeline * win_rate) + (actual or 0)
