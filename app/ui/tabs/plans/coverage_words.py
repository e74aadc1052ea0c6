"""How the lines of a plan cover its quota, in a few words: by the bar, and by the win rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import covering

if TYPE_CHECKING:
    from app.domain.coverage import Coverage
    from app.formats import Formats
    from app.ui.parts import Tone


def ratio_words(found: Coverage, formats: Formats) -> str:
    """How many times the quota is covered: "3.2×", or why nobody can say."""
    return covering.unknown(found) if found.ratio is None else covering.ratio(found, formats)


def judged(found: Coverage, formats: Formats) -> str:
    """Whether that is enough by both bars, in a few words; nothing where there is no saying."""
    if found.enough is None:
        return ""
    if found.enough:
        return "enough" if found.win_rate is not None else "enough, win rate not known"
    if found.meets_bar and found.win_rate == 0:
        return "bar met, none is won"
    gap = covering.gap(found, formats, formats.currency)
    return f"bar met, {gap}" if found.meets_bar else gap


def short(found: Coverage, formats: Formats) -> str:
    """Both on one line: "3.2× · enough", "2.1× · $240,000 short"."""
    return " · ".join(filter(None, (ratio_words(found, formats), judged(found, formats))))


def tone(found: Coverage) -> Tone:
    """Green only where every bar that is known is met; the words say so as well."""
    if found.enough is None:
        return "muted"
    return "accent" if found.enough else "amber"
