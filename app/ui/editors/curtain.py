"""What is seen of a text box while its text is hidden: bars, behind which one types on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.ui import theme, veil

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QPlainTextEdit

_MARGIN = 9
#: No box is wide enough for more.
_LONGEST = 1_000
#: A caret stands this much behind the last bar.
_BEHIND = 3


class Curtain(QWidget):
    """Stands in front of ``box``, which is out of sight, and hands on what is typed.

    A text box would tell a screen reader its text, whatever is painted over it.
    """

    def __init__(self, box: QPlainTextEdit, owner: QWidget) -> None:
        super().__init__(owner)
        self._box, self._owner = box, owner
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        hint = Qt.InputMethodHint
        self.setInputMethodHints(hint.ImhHiddenText | hint.ImhSensitiveData | hint.ImhMultiLine)
        self.hide()

    def draw(self, closed: bool) -> None:
        """Stand before the box, or give way to it; the keyboard stays here."""
        front, back = (self, self._box) if closed else (self._box, self)
        if front.isHidden():
            typing = back.hasFocus()
            self._owner.setFocusProxy(front)
            front.show()
            if typing:
                front.setFocus()
            back.hide()
        self.fit()

    def fit(self) -> None:
        """Take the box's height, and show as many bars as it has lines."""
        self.setFixedHeight(self._box.minimumHeight())
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the box likes to be."""
        return self._box.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Let the box say which keys are its own."""
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._box.event(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type in the box; what it does not want has been offered to those around it."""
        QApplication.sendEvent(self._box, event)
        event.accept()
        self.update()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take letters that are put together from several keys."""
        QApplication.sendEvent(self._box, event)
        self.update()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Tell an input method where to stand, and nothing of the text."""
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return QRect(_MARGIN, _MARGIN, 1, self.fontMetrics().height())
        return super().inputMethodQuery(query)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame of a box, with bars in it and a caret behind them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(theme.role("focus" if focused else "edge"), 2 if focused else 1))
        painter.setBrush(theme.role("surface"))
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        end = self._paint_lines(painter)
        if focused:
            painter.fillRect(end, theme.role("ink"))
        painter.end()

    def _paint_lines(self, painter: QPainter) -> QRect:
        """Paint the bars; returns where the caret stands."""
        height = self.fontMetrics().lineSpacing()
        place = self.rect().adjusted(_MARGIN, 6, -_MARGIN, -6)
        text = self._box.toPlainText()
        if not text.strip():
            return QRect(place.x(), place.y(), 1, height)
        lines = min(int(self._box.document().size().height()), max(place.height() // height, 1))
        if lines == 1:
            exact = self.fontMetrics().horizontalAdvance(text[:_LONGEST])
            place.setWidth(veil.rough_width(exact, height, place.width()))
        veil.paint_bars(painter, place, height, lines)
        end = place.x() + int(place.width() * (veil.LAST if lines > 1 else 1)) + _BEHIND
        return QRect(end, place.y() + (lines - 1) * height, 1, height)
