"""The topics that wait: put into a session by dragging, by a double click or by Enter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QMenu

from app.ui import theme
from app.ui.grip import Grip
from app.ui.lists import RecordList, RowDelegate
from app.ui.parts import Card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

    from app.ui.tabs.training.side_words import Topic

NO_TOPICS = "Nothing waits."
RULE = "Drag one onto a session, or press Enter for the session in hand."
_MOST, _PADDING, _GAP = 6, 10, 8


class TopicsCard(Card):
    """The topics that no session takes up. The signals carry their ids.

    ``taken_up`` wants one in the session in hand, ``session_wanted`` a new session about it,
    ``opened`` wants to change it. ``dragged`` tells where the pointer is on the screen with one,
    None once it is let go; then ``dropped`` tells of which, and where.
    """

    taken_up = Signal(int)
    session_wanted = Signal(int)
    opened = Signal(int)
    dragged = Signal(object)
    dropped = Signal(int, QPoint)

    def __init__(self) -> None:
        super().__init__("Topics waiting", "Add topic")
        self.list = RecordList(
            *(lambda row: row.title, _Line()),
            spoken=lambda row: row.spoken,
            name="Topics waiting",
            empty=NO_TOPICS,
        )
        view = self.list.view
        view.setToolTip(RULE)
        view.viewport().installEventFilter(self)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._offer)
        self.keep_below(self.list)
        self.list.activated.connect(self._take_up)
        change = QShortcut(QKeySequence("F2"), self.list, self._change)
        change.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._grip: Grip[QObject] = Grip()

    def fill(self, found: Sequence[Topic]) -> None:
        """Show these; the one in hand stays."""
        self.list.show_rows(found)
        self.list.setFixedHeight(min(max(len(found), 1), _MOST) * _line_height() + 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a topic that is dragged out of the list."""
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress:
                self._grip.take(watched, event)
            elif event.type() == QEvent.Type.MouseMove:
                return self._drag(event)
            elif event.type() == QEvent.Type.MouseButtonRelease:
                return self._let_go(event)
        return super().eventFilter(watched, event)

    def _drag(self, event: QMouseEvent) -> bool:
        if not self._grip.drags(event):
            return False
        self.list.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.dragged.emit(event.globalPosition().toPoint())
        return True  # the list would choose what it is dragged over

    def _let_go(self, event: QMouseEvent) -> bool:
        _, was_dragging = self._grip.let_go()
        self.list.view.viewport().unsetCursor()
        if was_dragging:
            self.dragged.emit(None)
            chosen = self.list.current
            if isinstance(chosen, int):
                self.dropped.emit(chosen, event.globalPosition().toPoint())
        return was_dragging

    def _take_up(self, chosen: object) -> None:
        if isinstance(chosen, int):
            self.taken_up.emit(chosen)

    def _change(self) -> None:
        chosen = self.list.current
        if isinstance(chosen, int):
            self.opened.emit(chosen)

    def _offer(self, at: QPoint) -> None:
        """The menu of a topic."""
        chosen = self.list.current
        if not isinstance(chosen, int):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, wish in (
            ("Put it into the session in hand", self.taken_up),
            ("A new session about it…", self.session_wanted),
            ("Change it…", self.opened),
        ):
            menu.addAction(text, partial(wish.emit, chosen))
        menu.popup(self.list.view.viewport().mapToGlobal(at))


class _Line(RowDelegate):
    """Paints a topic with how much it is wanted at the right."""

    ruled = False

    def row_height(self) -> int:
        return _line_height()

    def paint_row(self, painter: QPainter, place: QRect, row: Topic) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        line = place.adjusted(0, 0, -1, 0)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.role("muted"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, row.wanted)
        room = line.width() - painter.fontMetrics().horizontalAdvance(row.wanted) - _GAP
        painter.setPen(theme.role("ink"))
        elided = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, middle, elided)


def _line_height() -> int:
    return QFontMetrics(theme.font("body")).height() + _PADDING
