"""Labels, chips and buttons: the smallest parts, and how they are told their look."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from app.ui import icons, theme
from app.ui.veil import cover

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.theme import Size

Tone = Literal["plain", "muted", "accent", "amber", "red"]

#: No label is wide enough for more; measuring a whole novel to elide it would take seconds.
_LONGEST_ELIDED = 1_000
_LONGEST_TIP = 2_000


def look(widget: QWidget, **properties: object) -> None:
    """Set the properties that the style sheet goes by, and dress the widget anew."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def plain_tip(text: str) -> str:
    """``text`` for a tooltip, which would otherwise read markup into a name like ``<img>``."""
    text = text[:_LONGEST_TIP]
    return f"<qt>{html.escape(text)}</qt>" if "<" in text else text


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say ``text``."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def words(
    text: str = "",
    *,
    size: Size = "body",
    tone: Tone = "plain",
    bold: bool = False,
    wrap: bool = False,
    private: bool = False,
) -> QLabel:
    """A label that shows ``text`` as it is, never as markup; ``private`` ones can be hidden."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setText(text)
    look(label, textSize=size, tone=tone, bold=bold)
    cover(label, private)
    return label


class ElidedLabel(QLabel):
    """One line that shortens itself with an ellipsis; the whole text is its tooltip.

    ``text()`` remains the whole text, so screen readers and tests see what was meant.
    """

    def __init__(
        self,
        text: str = "",
        *,
        size: Size = "body",
        tone: Tone = "plain",
        bold: bool = False,
        private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look(self, textSize=size, tone=tone, bold=bold)
        self.setText(text)
        cover(self, private)

    def setText(self, text: str) -> None:
        """Show another text; its line breaks become spaces."""
        super().setText(" ".join(text.split()))
        self._explain()

    def shown(self) -> str:
        """What fits at the present width."""
        return self.fontMetrics().elidedText(
            self.text()[:_LONGEST_ELIDED],
            Qt.TextElideMode.ElideRight,
            self.contentsRect().width(),
        )

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return self._around(self.fontMetrics().horizontalAdvance("…") * 4)

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        # One pixel more than the metrics say: rounding would otherwise elide a text that fits.
        return self._around(self.fontMetrics().horizontalAdvance(self.text()[:_LONGEST_ELIDED]) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is shown to the new size."""
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the theme."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = self.alignment() | Qt.TextFlag.TextSingleLine
        painter.drawText(self.contentsRect(), int(flags), self.shown())

    def _around(self, width: int) -> QSize:
        """The size that leaves this width for the text."""
        margins = self.contentsMargins()
        return QSize(width, self.fontMetrics().height()).grownBy(margins)

    def _explain(self) -> None:
        self.setToolTip("" if self.shown() == self.text() else plain_tip(self.text()))


class Chip(ElidedLabel):
    """A short state in a rounded wash: ``Chip("Needs help", "red")``."""

    def __init__(
        self,
        text: str,
        tone: Tone = "plain",
        *,
        private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._tone = "plain" if tone == "muted" else tone
        super().__init__(private=private, parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setContentsMargins(10, 1, 10, 2)
        look(self, chip=self._tone)
        self.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the wash, then the text on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.role(f"{self._tone}_wash"))
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        painter.end()
        super().paintEvent(event)


class Mark(QWidget):
    """A small icon that only looks: the words beside it say the same."""

    def __init__(self, name: str, tone: str = "muted", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone = name, tone
        self.setFixedSize(icons.SIZE, icons.SIZE)

    def set_tone(self, tone: str) -> None:
        """Paint it in another of the theme's roles."""
        self._tone = tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the theme."""
        drawn = icons.pixmap(self._name, self._tone, icons.SIZE, self.devicePixelRatio())
        painter = QPainter(self)
        painter.drawPixmap(0, 0, drawn)


def button(
    text: str,
    slot: Callable[[], object] | None = None,
    *,
    kind: Literal["plain", "primary"] = "plain",
) -> QPushButton:
    """A push button. A page has at most one ``primary``: what it is mostly for.

    ``slot`` has no parameters, not even one with a default: Qt would put ``checked`` there.
    """
    made = QPushButton(text)
    made.setAutoDefault(False)
    look(made, kind=kind)
    if slot is not None:
        made.clicked.connect(slot)
    return made


def icon_button(icon: str, name: str, keys: str, slot: Callable[[], object]) -> QPushButton:
    """A push button that is a picture alone, with a ``name`` and ``keys`` for who hovers."""
    made = button("", slot)
    icons.put(made, icon)
    made.setAccessibleName(name)
    made.setToolTip(plain_tip(f"{name} ({keys})"))
    return made


class LinkButton(QPushButton):
    """A button that reads like a link: "Edit" in a card's corner, "Undo" in the status line."""

    def __init__(
        self, text: str, slot: Callable[[], object] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look(self, kind="link")
        if slot is not None:
            self.clicked.connect(slot)
