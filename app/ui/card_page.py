"""A page of cards in two columns that is filled anew without anything jumping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui.parts import Card, Row, look

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtGui import QResizeEvent

#: The room around the cards, and above the first ones at most, in pixels.
MARGIN, _ABOVE = 22, 14


class CardPage(QScrollArea):
    """Cards in the order of reading; those that are not ``wide`` stand two beside each other.

    A hidden card leaves no gap. Give it the cards with :meth:`put`, then :meth:`refill` it.
    ``margin`` is the room around them, in pixels.
    """

    def __init__(self, name: str, *, margin: int = MARGIN) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard goes from line to line in it
        self._cards: tuple[Card, ...] = ()
        self._wide: tuple[Card, ...] = ()
        self._arranged: list[Card] = []
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._let_go)
        inside = self._inside = QWidget()
        look(inside, part="page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(margin, min(margin, _ABOVE), margin, margin)
        self._grid = QGridLayout()
        self._grid.setSpacing(14)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidget(inside)

    def put(self, cards: Sequence[Card], *, wide: Collection[Card] = ()) -> None:
        """Take the cards of the page."""
        self._cards, self._wide = tuple(cards), tuple(wide)
        for card in self._cards:
            card.setParent(self._inside)

    def refill(self, fill: Callable[[], None], *, same: bool) -> None:
        """Fill the cards by calling ``fill``.

        Where it is about the ``same`` as before, scroll position and keyboard stay where they were.
        """
        bar = self.verticalScrollBar()
        place, offset = self._place(), bar.value() if same else 0
        if same:
            self._hold_still()
        fill()
        self.settle()
        if same and place is not None:
            self._take_place(*place)
        bar.setValue(offset)

    def settle(self) -> None:
        """Arrange the cards after some of them were filled or folded."""
        for label in self._inside.findChildren(QLabel):
            if label.wordWrap():
                label.setMinimumWidth(1)  # a word of any length must not widen the page
        self._arrange()
        self._order_tabs()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room enough again."""
        super().resizeEvent(event)
        self._settled.start()

    def go_to(self, card: Card) -> None:
        """Bring a card into sight and give it the keyboard."""
        rows = [row for row in _rows(card) if row.isVisible()]
        (rows[0] if rows else card.action).setFocus()
        self.ensureWidgetVisible(card)

    def _hold_still(self) -> None:
        """Keep the height until the new rows are on screen, so that what is read does not jump."""
        self._inside.setMinimumHeight(self._inside.height())
        self._settled.start()

    def _let_go(self) -> None:
        self._inside.setMinimumHeight(0)
        self._spare_bar()

    def _spare_bar(self) -> None:
        """Take the scroll bar away where all is in sight without it: beside it lines wrap more."""
        room = self.maximumViewportSize()
        high = self._inside.heightForWidth(room.width())
        if self.verticalScrollBar().isVisible() and high <= room.height():
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _arrange(self) -> None:
        """Put the cards that are there two beside each other, without a gap where one is not."""
        seen = [card for card in self._cards if not card.isHidden()]
        if seen == self._arranged:
            return
        for card in self._arranged:
            self._grid.removeWidget(card)  # an item taken out in Python would outlive its turn
        self._arranged = seen
        row, column = 0, 0
        for number, card in enumerate(seen):
            following = seen[number + 1] if number + 1 < len(seen) else None
            alone = column == 0 and (following is None or following in self._wide)
            if card in self._wide or alone:
                self._grid.addWidget(card, row, 0, 1, 2)
                row += 1
                continue
            self._grid.addWidget(card, row, column)
            row, column = (row + 1, 0) if column else (row, 1)

    def _order_tabs(self) -> None:
        """Have the tab key walk card by card: rows made later would all come last."""
        before: QWidget | None = None
        for card in self._cards:
            # The list of a drop-down is in it, and in a window of its own.
            here = (one for one in card.findChildren(QWidget) if one.window() is card.window())
            inside = (one for one in here if one is not card.action)
            stops = (one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
            for after in (card.action, *stops):
                if before is not None:
                    QWidget.setTabOrder(before, after)
                before = after

    def _place(self) -> tuple[Card, int] | None:
        """The card, and which of its rows, that has the keyboard: filling takes the row away."""
        focused = self.window().focusWidget()
        for card in self._cards:
            rows = _rows(card)
            if focused in rows:
                return card, rows.index(focused)
        return None

    def _take_place(self, card: Card, number: int) -> None:
        """Give the keyboard to the row that now stands where one stood, or to what is nearest."""
        rows, at = _rows(card), self._cards.index(card)
        if rows:
            nearest: list[QWidget] = [rows[min(number, len(rows) - 1)]]
        elif not card.action.isHidden():
            nearest = [card.action]
        else:
            after = [row for other in self._cards[at + 1 :] for row in _rows(other)]
            before = [row for other in self._cards[:at] for row in _rows(other)]
            nearest = [*after[:1], *before[-1:]]
        for widget in nearest[:1]:
            widget.show()  # a row that is new would not be on screen yet, and could not take it
            widget.setFocus()


def _rows(card: Card) -> list[Row]:
    """The rows of a card that can have the keyboard."""
    rows = [] if card.isHidden() else card.findChildren(Row)
    return [row for row in rows if row.focusPolicy() != Qt.FocusPolicy.NoFocus]
