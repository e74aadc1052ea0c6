"""The cards beside the board: what is to be settled, what waits, who gives how many sessions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.parts import Card, Chip, Row, dots_width, paint_dots, plain_tip
from app.ui.tabs.training.quarter_words import sessions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from app.ui.tabs.training.side_words import Share, Wanted

NOTHING, NO_TRAINING = "Nothing is missing.", "There is no session yet."
_MOST = 8
#: So many sessions are seen as dots.
_DOTS = 5
#: As wide as one figure stands well, in pixels.
_CHIP = 30


class WantedCard(Card):
    """What is to be settled; ``wished`` carries the id of the session that a line is about."""

    wished = Signal(int)

    def fill(self, title: str, found: Sequence[Wanted], *, any_there: bool) -> None:
        """Show the first of them; the rest is counted."""
        self.clear()
        self.title.setText(title)
        self.setAccessibleName(title)
        for one in found[:_MOST]:
            row = Row(one.words, chip=_count(one), openable=True)
            row.opened.connect(partial(self.wished.emit, one.training_id))
            self.add(row)
        if not found:
            self.add_muted(NOTHING if any_there else NO_TRAINING)
        elif len(found) > _MOST:
            self.add_muted(f"{len(found) - _MOST} more")


class GiversCard(Card):
    """Who gives how many sessions of the quarter, by dots; I last, who should give none."""

    def __init__(self) -> None:
        super().__init__("Who gives sessions")

    def fill(self, found: Sequence[Share]) -> None:
        """Show these."""
        self.clear()
        for one in found:
            row = Row(one.names, right=_how_many(one))
            row.setToolTip(plain_tip(one.hint))
            row.setAccessibleName(f"{one.names}: {sessions(one.count).lower()}")
            self.add(row)


class GivenDots(QWidget):
    """So many sessions as dots, of five."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(sessions(count))

    def sizeHint(self) -> QSize:
        """As large as levels are."""
        return QSize(dots_width(), 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the theme."""
        painter = QPainter(self)
        paint_dots(painter, QPointF(0, self.height() / 2), self._count)


def _count(one: Wanted) -> Chip:
    chip = Chip(str(one.count), one.tone)
    chip.setFixedWidth(max(_CHIP, chip.sizeHint().width()))
    return chip


def _how_many(one: Share) -> str | QWidget:
    """Dots, or a number where they are too many for them; mine is a number too."""
    if one.is_me or one.count > _DOTS:
        return str(one.count)
    return GivenDots(one.count)
