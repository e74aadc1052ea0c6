"""The rail of tabs at the window's left, and the pages they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QTabBar, QTabWidget, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.parts.words import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDTH = 172
_MARGIN = 10
_TEXT_INDENT = 13
_CAPTION_INDENT = 11
_PILL = 28
_GAP = 2
_TOP = 14
_GROUP_GAP = 12


class Rail(QTabWidget):
    """Pages behind a real tab bar on the left, its tabs in named groups.

    At its foot stand a few small muted lines, such as the last backup and the period.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _RailBar()
        self.setTabBar(self._bar)
        self.setTabPosition(QTabWidget.TabPosition.West)
        self.setDocumentMode(True)
        self.foot = QWidget(self)
        lines = QVBoxLayout(self.foot)
        lines.setContentsMargins(_MARGIN + _CAPTION_INDENT, 8, _MARGIN, 12)
        lines.setSpacing(2)
        self._top: QWidget | None = None

    def set_top(self, top: QWidget) -> None:
        """Keep ``top`` above whichever page is shown; set it before the pages are added."""
        top.setParent(self)
        self._top = top

    def add_tab(self, page: QWidget, text: str, group: str = "") -> int:
        """Add a page under ``text``; tabs of one ``group`` follow each other. Returns its index."""
        if self._top is not None:
            page.setContentsMargins(0, self._top.sizeHint().height(), 0, 0)
        index = self.addTab(page, text)
        self._bar.setTabData(index, group)
        self._bar.setAccessibleTabName(index, f"{text}, {group}" if group else text)
        return index

    def go(self, text: str) -> bool:
        """Show the page with this text; False when there is none."""
        texts = [self.tabText(index) for index in range(self.count())]
        if text in texts:
            self.setCurrentIndex(texts.index(text))
        return text in texts

    def set_foot(self, lines: Iterable[str]) -> None:
        """Show these lines at the rail's foot."""
        layout = self.foot.layout()
        assert layout is not None
        while item := layout.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for line in lines:
            label = ElidedLabel(line, size="small", tone="muted")
            layout.addWidget(label)
            label.show()  # a layout takes a hidden widget for none when it measures
        self._place_foot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is shown to the new size."""
        super().resizeEvent(event)
        self._place_foot()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the theme."""
        painter = QPainter(self)
        width = self._bar.width()
        painter.fillRect(0, 0, width, self.height(), theme.role("rail"))
        painter.fillRect(width - 1, 0, 1, self.height(), theme.role("line"))

    def _place_foot(self) -> None:
        """Keep the foot below the tabs: with few pixels the bar scrolls instead."""
        height = self.foot.sizeHint().height()
        self._bar.setMaximumHeight(max(self.height() - height, _PILL))
        self.foot.setGeometry(0, self.height() - height, self._bar.rail_width() - 1, height)
        self.foot.raise_()
        if self._top is not None:
            left, tall = self._bar.rail_width(), self._top.sizeHint().height()
            self._top.setGeometry(left, 0, self.width() - left, tall)
            self._top.raise_()


class _RailBar(QTabBar):
    """Tabs drawn as a column of words, with each group's name above its first tab."""

    def __init__(self) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMouseTracking(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName("Pages")
        self._hovered = -1

    def rail_width(self) -> int:
        """Wide enough for the longest name in bold, which a larger font makes longer."""
        metrics = QFontMetrics(theme.font("body", bold=True))
        longest = max(
            (metrics.horizontalAdvance(self.tabText(i)) for i in range(self.count())), default=0
        )
        return max(_WIDTH, longest + 2 * (_MARGIN + _TEXT_INDENT))

    def tabSizeHint(self, index: int) -> QSize:
        """A tab's box and what stands above it."""
        return QSize(self.rail_width(), self._lead(index) + self._pill_height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Names are never shortened."""
        return self.tabSizeHint(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next page, Home and End to the ends."""
        wanted = self._key_target(event.key())
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self.setCurrentIndex(min(max(wanted, 0), self.count() - 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a page; a group's name is not one."""
        if self._pill_at(event.position().toPoint()) >= 0:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the page under the pointer."""
        self._hover(self._pill_at(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer left."""
        self._hover(-1)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the colours of the theme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            if self.tabRect(index).intersects(event.rect()):
                self._paint_caption(painter, index)
                self._paint_tab(painter, index)

    def _paint_caption(self, painter: QPainter, index: int) -> None:
        if not self._begins_group(index):
            return
        pill = self._pill(index)
        height = self._caption_height()
        rect = QRect(pill.x() + _CAPTION_INDENT, pill.y() - height, pill.width(), height - 4)
        painter.setFont(theme.font("small", bold=True))
        painter.setPen(theme.role("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignBottom, str(self.tabData(index)))

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        pill, current = QRectF(self._pill(index)), index == self.currentIndex()
        if current or index == self._hovered:
            focused = current and self.hasFocus()
            painter.setPen(QPen(theme.role("focus"), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(theme.role("surface" if current else "hover"))
            painter.drawRoundedRect(pill.adjusted(1, 1, -1, -1) if focused else pill, 6, 6)
        painter.setFont(theme.font("body", bold=current))
        painter.setPen(theme.role("accent" if current else "ink"))
        text = pill.adjusted(_TEXT_INDENT, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self.tabText(index))

    def _pill(self, index: int) -> QRect:
        """Where a tab's own rounded box is, below what stands above it."""
        rect = self.tabRect(index)
        return rect.adjusted(_MARGIN, self._lead(index), -_MARGIN, 0)

    def _pill_at(self, point: QPoint) -> int:
        index = self.tabAt(point)
        return index if index >= 0 and self._pill(index).contains(point) else -1

    def _pill_height(self) -> int:
        return max(_PILL, QFontMetrics(theme.font("body", bold=True)).height() + 8)

    def _lead(self, index: int) -> int:
        """The room above a tab: a gap, or its group's name."""
        above = _TOP if index == 0 else _GAP
        if self._begins_group(index):
            return self._caption_height() + (_TOP if index == 0 else _GROUP_GAP)
        return above

    def _begins_group(self, index: int) -> bool:
        group = self.tabData(index)
        return bool(group) and (index == 0 or self.tabData(index - 1) != group)

    def _caption_height(self) -> int:
        return QFontMetrics(theme.font("small", bold=True)).height() + 4

    def _key_target(self, key: int) -> int | None:
        last = self.count() - 1
        here = self.currentIndex()
        return {
            Qt.Key.Key_Up: here - 1,
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(key))

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()
