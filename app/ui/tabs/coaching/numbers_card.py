"""The few numbers to have in mind in a 1:1, each in the last period that is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.kinds import Standing
from app.labels import label
from app.ui.parts import Card, Row, Tone
from app.ui.tabs.scorecard.grid_words import figure_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.scorecards import Headline
    from app.formats import Formats

_TONES: dict[Standing, Tone] = {Standing.OFF_TRACK: "red", Standing.SLIPPING: "amber"}


def fill(card: Card, found: Sequence[Headline], formats: Formats) -> None:
    """Show each against its target; the card is there only where something is followed."""
    card.clear()
    for one in found:
        period, figure = one.latest
        card.add(
            Row(
                one.metric.name,
                below=f"{period.label}: {figure_words(figure, one.metric, formats)}",
                right=label(one.standing),
                tone=_TONES.get(one.standing, "muted"),
            )
        )
    card.setVisible(bool(found))
