"""What stands beside the grid: the review in hand, whose turn it is, and the first page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import reviews
from app.ui.card_page import CardPage
from app.ui.parts import Card, Row, plain_tip, words
from app.ui.tabs.reviews import overview_words, side_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.domain.models import Person
    from app.domain.review_board import Cell, Waiting
    from app.formats import Formats
    from app.ui.parts import Tone
    from app.ui.tabs.reviews.preview import PreviewCard

WIDTH = 300
NOTHING_WAITS, FEWER = "Nothing waits: every review is done.", "Fewer"
#: So many are named beside the first page, and where all are asked for.
FEW, MANY = 3, 60


class FactsCard(Card):
    """How far the review in hand has come; ``acted`` asks for it, or to prepare it."""

    def __init__(self) -> None:
        super().__init__("", "Open")

    def fill(self, person: Person, cell: Cell, today: date, formats: Formats) -> None:
        """Show somebody's review."""
        self.clear()
        title = side_words.title(person, cell, formats)
        self.title.setText(title)
        self.setAccessibleName(title)
        review = cell.review
        begun = today >= cell.slot.period.starts
        joined = reviews.had_joined(person, cell.slot)
        act = "Open" if review is not None else "Prepare" if begun and joined else ""
        self.action.setText(act)
        self.action.setVisible(bool(act))
        self.action.setAccessibleName(f"{act}: {title}")
        if review is not None:
            for fact in side_words.facts(person, cell, review, formats):
                self.add(Row(fact.about, right=fact.said, tone=fact.tone))
        elif not joined:
            self.add_muted(side_words.NOT_JOINED.format(called=person.called))
        elif not begun:
            self.add_muted(side_words.AHEAD.format(period=cell.slot.period.label))
        else:
            if not cell.timing.owed:
                self.add_muted(side_words.NOTHING_OWED)
            self.add_muted(side_words.NOT_PREPARED.format(called=person.called))


class NextCard(Card):
    """Which reviews wait, the next first; ``wished`` carries the one that is to be gone to."""

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__("Who is next", "All")

    def fill(self, found: Sequence[Waiting], today: date, formats: Formats, *, whole: bool) -> None:
        """Name the first few of them, or all."""
        self.clear()
        self.action.setText(FEWER if whole else f"All {len(found)}")
        self.action.setVisible(len(found) > FEW)
        shown = found[: MANY if whole else FEW]
        for one in shown:
            self._add(one, today, formats)
        if not found:
            self.add_muted(NOTHING_WAITS)
        elif whole and len(found) > MANY:
            self.add_muted(f"{len(found) - MANY} more")

    def _add(self, one: Waiting, today: date, formats: Formats) -> None:
        said = overview_words.waiting_words(one, today, formats)
        tone: Tone = "red" if one.cell.timing.late else "muted"
        row = Row(one.person.name, right=words(said, size="label", tone=tone), openable=True)
        act = overview_words.act(one.cell)
        row.setAccessibleName(f"{one.person.name}, {said}: {act}")
        row.setToolTip(plain_tip(act))
        row.opened.connect(partial(self.wished.emit, one))
        self.add(row)


class Side(QWidget):
    """The three of them; where all that wait are named, the first page makes room.

    ``wished`` carries the review that waits and is to be gone to.
    """

    wished = Signal(object)

    def __init__(self, preview: PreviewCard) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.facts, self.next, self.preview = FactsCard(), NextCard(), preview
        self.everyone = NextCard()
        self.page = CardPage("Who is next", margin=0)
        self.page.put((self.everyone,), wide=(self.everyone,))
        self._whole = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for card in (self.facts, self.next):
            column.addWidget(card)
        column.addWidget(self.preview, 1)
        column.addWidget(self.page, 1)
        for card in (self.next, self.everyone):
            card.acted.connect(self._turn)
            card.wished.connect(self.wished)
        self._show()

    def show_waiting(self, found: Sequence[Waiting], today: date, formats: Formats) -> None:
        """Show which reviews wait; the scroll position stays."""
        self.next.fill(found, today, formats, whole=False)
        fill = partial(self.everyone.fill, found, today, formats, whole=True)
        self.page.refill(fill, same=True)
        if len(found) <= FEW:
            self._whole = False
        self._show()

    def _turn(self) -> None:
        """Name all that wait, or the first few."""
        self._whole = not self._whole
        self._show()
        (self.everyone if self._whole else self.next).action.setFocus()

    def _show(self) -> None:
        self.page.setVisible(self._whole)
        for card in (self.next, self.preview):
            card.setVisible(not self._whole)
