"""What a session meets in words that may be on screen: who is away is for the manager alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.kinds import Clash
from app.training_words import meets_words, named
from app.ui import veil

if TYPE_CHECKING:
    from app.domain.training_clashes import Meets
    from app.formats import Formats

SOMETHING = "meets something private"
_PRIVATE = frozenset({Clash.GIVER_AWAY, Clash.AWAY})


def shown(meets: Meets, formats: Formats) -> str:
    """What a session meets; not that somebody is away while private text is hidden."""
    if meets.clash in _PRIVATE and veil.is_on():
        return f"{named(meets.training, formats)} {SOMETHING}"
    return meets_words(meets, formats)
