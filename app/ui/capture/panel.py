"""What was understood of the line, as chips under it, and what is still to be said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import capture_words
from app.domain.captured import Why
from app.ui.parts import Chip, FlowLayout, Mark, announce, look, plain_tip, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.capture_words import ChipWords
    from app.domain.captured import Capture, Near, Unknown
    from app.ui.parts import Tone

#: Keys that accept an offer: Alt+1 to Alt+3.
OFFERS = 3
#: More is not read while one types; all of it counts.
_MOST_CHIPS = 24
_MOST_REMARKS = 3
#: A question says these already.
_ASKED_ANYWAY = (Why.NAME_AMBIGUOUS, Why.OWNER_AMBIGUOUS)
_AGAIN = "Enter again saves it as it is."


@dataclass(frozen=True)
class Offer:
    """Somebody to put in the place of a name that is not understood."""

    unknown: Unknown
    near: Near


class CapturePanel(QFrame):
    """Lies over the page under the line while one writes, and takes no keyboard of its own.

    ``chosen`` carries the offer that was clicked.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("capture_panel")
        self.setAccessibleName("What is understood")
        look(self, part="card")
        self.offers: list[Offer] = []
        self._shown: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        self._column = column
        self.hide()

    def show_capture(
        self, capture: Capture, chips: list[ChipWords], *, asks: bool, refused: str, typing: int
    ) -> None:
        """Show what was understood.

        ``asks`` says that Enter was pressed on a name that is unknown; one that ends at
        ``typing`` is not asked about yet.
        """
        unknown = [one for one in capture.unknown if asks or one.end != typing][:_MOST_REMARKS]
        self.offers = _offers(unknown)
        said = [one for one in capture.remarks if one.why not in _ASKED_ANYWAY]
        remarks = [capture_words.remark(one) for one in said[:_MOST_REMARKS]]
        shown = (chips, capture.shareable, remarks, unknown, asks, refused)
        if shown == self._shown:
            return  # most keys change nothing but the text
        self._shown = shown
        self._clear()
        self._add(_chips(chips, shareable=capture.shareable))
        self._add(words(capture_words.who_may_read(capture), size="label", tone="muted"))
        if refused:
            self._add(_line(refused, "red"))
        for number, one in enumerate(unknown):
            self._add(self._question(one, asks=asks and not number))
        for remark in remarks:
            self._add(_line(remark, "amber"))

    def say_question(self, unknown: Unknown) -> None:
        """Have a screen reader ask who was meant."""
        near = " or ".join(offer.near.name for offer in self.offers)
        asked = f"{near}? " if near else ""
        announce(self, f"{capture_words.nobody_called(unknown)} {asked}{_AGAIN}")

    def fit(self, width: int) -> None:
        """Be as wide as told and as high as that needs."""
        for child in self.findChildren(QWidget):
            child.ensurePolished()
        self._column.activate()
        tall = self._column.totalHeightForWidth(width)
        self.resize(width, tall if tall > 0 else self._column.totalSizeHint().height())

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        widget.show()  # a layout takes a hidden widget for none when it measures

    def _question(self, unknown: Unknown, *, asks: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(Mark("circle-help", "amber"))
        line.addWidget(words(capture_words.nobody_called(unknown), tone="amber"))
        for number, offer in enumerate(self.offers, 1):
            if offer.unknown is unknown:
                line.addWidget(self._button(number, offer))
        if asks:
            line.addWidget(words(_AGAIN, tone="muted"))
        line.addStretch(1)
        return row

    def _button(self, number: int, offer: Offer) -> QPushButton:
        shown = offer.near.name.replace("&", "&&")
        made = QPushButton(f"{shown}    Alt+{number}")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setAccessibleName(offer.near.name)
        made.setToolTip(plain_tip(f"Write {offer.near.name} instead"))
        made.setProperty("offer", number - 1)
        look(made, kind="chip")
        made.clicked.connect(self._choose_sender)
        return made

    def _choose_sender(self) -> None:
        number = self.sender().property("offer")
        self.chosen.emit(self.offers[number])

    def _clear(self) -> None:
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()


def _offers(unknown: Iterable[Unknown]) -> list[Offer]:
    """Who may be meant, as far as there are keys for them: one name after the other."""
    return [Offer(one, near) for one in unknown for near in one.near][:OFFERS]


def _chips(found: list[ChipWords], *, shareable: bool) -> QWidget:
    box = QWidget()
    flow = FlowLayout(box, gap=6)
    for one in found[:_MOST_CHIPS]:
        flow.addWidget(Chip(one.text, one.tone, private=True))
    flow.addWidget(Chip(*(("Shareable", "accent") if shareable else ("Private", "plain"))))
    return box


def _line(text: str, tone: Tone) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(Mark("triangle-alert", tone), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words(text, size="label", tone=tone, wrap=True), 1)
    return row
