"""Lists of records that a delegate paints: the roster, timelines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from app.domain.names import fold
from app.ui import theme
from app.ui.parts import plain_tip
from app.ui.rows import Column, HasId, Place, Row, Rows, paint_empty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent

    from app.ui.theme import Size

#: What a row of two lines leaves free at its sides, in pixels.
_MARGIN = 12
#: How wide a row is at least.
_LEAST = 160


class RecordList(QWidget):
    """Frozen rows under each other, each painted by a delegate.

    ``text`` gives the words that a row is found by when they are typed, ``spoken`` what a screen
    reader says of it. The delegate gets its row from :func:`record_at`. ``current_changed`` and
    ``activated`` (Enter, double click) carry the row's id. Rows are of one height unless
    ``uniform`` is false, which measures every row: for some hundreds, not for all notes.
    ``private`` says which rows can be hidden, ``kept`` what is said of them even then; what is seen
    of them is up to the delegate.
    """

    current_changed = Signal(object)
    activated = Signal(object)

    def __init__(
        self,
        text: Callable[[Any], str],
        delegate: QStyledItemDelegate | None = None,
        *,
        spoken: Callable[[Any], str] | None = None,
        private: Callable[[Any], bool] | None = None,
        kept: Callable[[Any], str] | None = None,
        name: str = "",
        empty: str = "",
        uniform: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = Column("", text, width=0, spoken=spoken, private=private, kept=kept)
        self.model = Rows([column], self)
        self.view = _View(empty, self)
        self.view.setObjectName("records")
        self.view.setAccessibleName(name)
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(uniform)
        if delegate is not None:
            delegate.setParent(self)
            self.view.setItemDelegate(delegate)
        self.place = Place(self.view, self.model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.place.changed.connect(self.current_changed)
        self.view.entered_row.connect(self._activate)
        self.view.doubleClicked.connect(self._activate)

    @property
    def current(self) -> object:
        """The id of the current row, or ``None``; a filter may hide it."""
        return self.place.current

    def show_rows(self, rows: Iterable[HasId]) -> None:
        """Show these rows; selection, scroll position and filter stay."""
        self.model.set_rows(rows)

    def append(self, rows: Iterable[HasId]) -> None:
        """Show more rows below the others; nothing that is there moves."""
        self.model.append(rows)

    def filter(self, wanted: Callable[[Any], bool] | None) -> None:
        """Show only the rows that ``wanted`` says yes to; ``None`` shows all."""
        self.model.set_filter(wanted)

    def select(self, record: object) -> None:
        """Make the row with this id the current one and bring it into sight."""
        self.place.select(record)

    def _activate(self, index: QModelIndex) -> None:
        self.activated.emit(self.model.row_at(index.row()).id)


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, rect: QRect, *, ruled: bool = False
) -> None:
    """Paint what lies behind a row: chosen, pointed at, with the keyboard; a hairline if ruled."""
    state, height = option.state, rect.height()
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.role("accent_wash"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.role("hover"))
    if ruled:
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.role("line"))
        height -= 1
    if state & QStyle.StateFlag.State_HasFocus:
        painter.fillRect(rect.x(), rect.y(), 3, height, theme.role("focus"))


def record_at(index: QModelIndex | QPersistentModelIndex) -> Row:
    """The row behind an index, for a delegate that paints it."""
    model = index.model()
    assert isinstance(model, Rows)  # delegates of this module's views see no other model
    return model.row_at(index.row())


class TellingDelegate(QStyledItemDelegate):
    """Tells more of a row to who points at it, where a subclass says what."""

    def told(self, _row: Row) -> str:
        """What there is to know of a row; empty where all of it is seen."""
        return ""

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        pointed = event.type() == QEvent.Type.ToolTip and index.isValid()
        said = self.told(record_at(index)) if pointed else ""
        if not said:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), plain_tip(said), view)
        return True


class RowDelegate(TellingDelegate):
    """Paints the rows of a list, all of one height, each on its ground.

    A subclass says how high a row is and paints what stands in it.
    """

    #: Whether a hairline parts a row from the one below.
    ruled = True

    def row_height(self) -> int:
        """How high each row is."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, place: QRect, row: Row) -> None:
        """Paint what a row says."""
        raise NotImplementedError

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(_LEAST, self.row_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        paint_ground(painter, option, option.rect, ruled=self.ruled)
        self.paint_row(painter, QRect(option.rect), record_at(index))
        painter.restore()


class TwoLines(RowDelegate):
    """Paints a row that has a ``name`` and, in small letters below it, something ``about`` it."""

    def row_height(self) -> int:
        return max(44, theme.pixels("body") * 3 + 6)

    def paint_row(self, painter: QPainter, place: QRect, row: Row) -> None:
        half = place.height() // 2
        line = place.adjusted(_MARGIN, 0, -_MARGIN, -half)
        lines: tuple[tuple[str, Size, str, Qt.AlignmentFlag], ...] = (
            (row.name, "body", "ink", Qt.AlignmentFlag.AlignBottom),
            (row.about, "label", "muted", Qt.AlignmentFlag.AlignTop),
        )
        for text, size, tone, side in lines:
            painter.setFont(theme.font(size, bold=size == "body"))
            painter.setPen(theme.role(tone))
            elide = Qt.TextElideMode.ElideRight
            painter.drawText(
                line, side, painter.fontMetrics().elidedText(text, elide, line.width())
            )
            line.translate(0, half - 1)


class _View(QListView):
    """The list itself, found through by typing the beginning of any word."""

    entered_row = Signal(QModelIndex)

    def __init__(self, empty: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.empty_text = empty
        self._typed = ""
        self._since = QElapsedTimer()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row with a word that begins with what was typed in one go."""
        pause = QApplication.keyboardInputInterval()
        going_on = self._since.isValid() and self._since.elapsed() <= pause
        self._typed = (self._typed if going_on else "") + search
        self._since.start()
        row = self._find(fold(self._typed), first=self.currentIndex().row() + (not going_on))
        if row is not None:
            self.setCurrentIndex(self.model().index(row, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say in the middle why there is nothing to see."""
        super().paintEvent(event)
        paint_empty(self, self.empty_text)

    def _find(self, start: str, first: int) -> int | None:
        count = self.model().rowCount()
        around = (row % count for row in range(max(first, 0), max(first, 0) + count))
        return next((row for row in around if self._begins(row, start)), None)

    def _begins(self, row: int, start: str) -> bool:
        text = fold(str(self.model().index(row, 0).data()))
        return text.startswith(start) or f" {start}" in text
