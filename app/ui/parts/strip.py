"""The strip of underlined tabs inside a page: Profile, Timeline, Scorecard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from app.ui import theme

_GAP = 24
#: Room for the focus ring at the left of a name.
_INSET = 5
_UNDERLINE = 2


class SectionTabs(QTabBar):
    """Names in a row, the current one bold and underlined; ``currentChanged`` tells the index."""

    def __init__(self, *names: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName("Sections")
        for name in names:
            self.addTab(name)

    def tabSizeHint(self, index: int) -> QSize:
        """Measured in bold, so that nothing moves when another becomes current."""
        metrics = QFontMetrics(theme.font("body", bold=True))
        width = metrics.horizontalAdvance(self.tabText(index)) + _GAP
        return QSize(width, metrics.height() + 16)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Names are never shortened."""
        return self.tabSizeHint(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends, arrows to the next."""
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.setCurrentIndex(0 if event.key() == Qt.Key.Key_Home else self.count() - 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the theme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.role("line"))
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        current = index == self.currentIndex()
        rect = self.tabRect(index).adjusted(_INSET, 0, _INSET - _GAP, 0)
        painter.setFont(theme.font("body", bold=current))
        painter.setPen(theme.role("ink" if current else "muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self.tabText(index))
        if not current:
            return
        line = QRectF(rect.x(), rect.bottom() - _UNDERLINE + 1, rect.width(), _UNDERLINE)
        painter.fillRect(line, theme.role("accent"))
        if self.hasFocus():
            painter.setPen(QPen(theme.role("focus"), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(1 - _INSET, 3, _INSET - 1, -6), 4, 4)
