"""A grid of people: names down a frozen side, periods across, cells that a delegate paints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui import theme
from app.ui.parts import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QStyledItemDelegate

Index = QModelIndex | QPersistentModelIndex
Value = Any
OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: What is left free around the words of a cell or a head, in pixels.
MARGIN = 10
_Role = Qt.ItemDataRole
_ELIDE = Qt.TextElideMode.ElideRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Cell(Protocol):
    """What a cell shows, and all of it in one sentence."""

    @property
    def state(self) -> str: ...  # the words that stand in it
    @property
    def spoken(self) -> str: ...


Shown = TypeVar("Shown", bound=Cell)
Shown_co = TypeVar("Shown_co", bound=Cell, covariant=True)


class Line(Protocol[Shown_co]):
    """One person and their cells; the note stands under the name."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def cells(self) -> tuple[Shown_co, ...]: ...


class PeopleModel(QAbstractTableModel, Generic[Shown]):
    """People down, periods across; ``current`` is the place of the period under way, or -1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads: tuple[str, ...] = ()
        self.lines: tuple[Line[Shown], ...] = ()
        self.current = 0

    def show_lines(
        self, heads: tuple[str, ...], lines: tuple[Line[Shown], ...], current: int
    ) -> None:
        """Take other rows and columns."""
        self.beginResetModel()
        self.heads, self.lines, self.current = heads, lines, current
        self.endResetModel()

    def shown(self, index: Index) -> Shown:
        """What a cell shows."""
        return self.lines[index.row()].cells[index.column()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """How many people are shown."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many periods are shown."""
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Value:
        """What stands in a cell, and all of it for a tooltip or a screen reader."""
        if not index.isValid():
            return None
        if role == _Role.DisplayRole:
            return self.shown(index).state
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            return plain_tip(self.shown(index).spoken)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Value:
        """Periods over the columns, names beside the rows."""
        across = orientation == Qt.Orientation.Horizontal
        if section >= (self.columnCount() if across else self.rowCount()):
            return None
        if role == _Role.DisplayRole:
            return self.heads[section] if across else self.lines[section].name
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            return plain_tip(self._said(section, across=across))
        return None

    def _said(self, section: int, *, across: bool) -> str:
        if across:
            now = ", under way" if section == self.current else ""
            return f"{self.heads[section]}{now}"
        line = self.lines[section]
        return ", ".join(filter(None, (line.name, line.note)))


class NameHeads(QHeaderView):
    """The frozen side: whose cells a row shows, and what there is to know of them.

    ``before`` paints what stands before a name, and gives the room that is left. Without being
    ``ruled`` the rows stand apart by what is in them.
    """

    def __init__(
        self,
        parent: QWidget,
        width: int,
        before: Callable[[QPainter, QRect, Any], QRect] | None = None,
        *,
        ruled: bool = True,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._before, self._ruled = before, ruled
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setFixedWidth(width)
        self.setAccessibleName("People")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one name."""
        model: PeopleModel[Any] = self.model()  # type: ignore[assignment]  # the grid's own
        line = model.lines[section]
        painter.save()
        painter.fillRect(rect, theme.role("surface"))
        if self._ruled:
            painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.role("line"))
        area = rect.adjusted(14, 0, -6, 0)
        if self._before is not None:
            area = self._before(painter, area, line)
        if line.note:
            below = area.adjusted(0, area.height() // 2, 0, -6)
            write(painter, below, line.note, "small", "muted")
            area.setBottom(area.y() + area.height() // 2 + 4)
        write(painter, area, line.name, "body", "ink")
        painter.restore()


class PeriodHeads(QHeaderView):
    """A period over each column, the one under way in ink.

    Over columns that are ``narrow`` it stands in the middle, and only its colour says which it is.
    """

    def __init__(self, parent: QWidget, called: str, *, narrow: bool = False) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._says_now = not narrow
        self._across = Qt.AlignmentFlag.AlignHCenter if narrow else Qt.AlignmentFlag.AlignLeft
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(QFontMetrics(theme.font("label", bold=True)).height() + 16)
        self.setAccessibleName(called)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one period."""
        model: PeopleModel[Any] = self.model()  # type: ignore[assignment]  # the grid's own
        now = section == model.current
        painter.save()
        painter.fillRect(rect, theme.role("surface" if now or not self._says_now else "page"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.role("line"))
        if now:
            painter.fillRect(rect.x(), rect.y(), rect.width(), 2, theme.role("accent"))
        painter.setFont(theme.font("label", bold=True))
        painter.setPen(theme.role("ink" if now else "muted"))
        area = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        text = model.heads[section] + (" · now" if now and self._says_now else "")
        elided = painter.fontMetrics().elidedText(text, _ELIDE, area.width())
        painter.drawText(area, self._across | _MIDDLE, elided)
        painter.restore()


class PeopleGrid(QTableView):
    """Shows a :class:`PeopleModel`; the cell in hand and the scroll position survive a refill.

    A subclass gives it its model and painters with :meth:`furnish`, and its sizes in :meth:`fit`.
    """

    board: PeopleModel[Any]

    def furnish(
        self,
        board: PeopleModel[Any],
        painter: QStyledItemDelegate,
        names: NameHeads,
        periods: PeriodHeads,
    ) -> None:
        """Take what is shown and who paints it."""
        self.board = board
        self.setModel(board)
        self.setItemDelegate(painter)
        self.setVerticalHeader(names)
        self.setHorizontalHeader(periods)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    @property
    def person(self) -> int | None:
        """Whose row the keyboard is in."""
        index = self.currentIndex()
        return self.board.lines[index.row()].id if index.isValid() else None

    def refill(self, fill: Callable[[], None], column: int) -> None:
        """Show other rows or columns by calling ``fill``; the keyboard goes to ``column``."""
        person, offset = self.person, self.verticalScrollBar().value()
        fill()
        self.fit()
        self.setCurrentIndex(self.index_of(person, column))
        self.verticalScrollBar().setValue(offset)

    def go_to(self, person_id: int, column: int | None = None) -> None:
        """Bring somebody's row into sight, with the keyboard in it."""
        if column is None:
            column = max(self.currentIndex().column(), 0)
        self.setCurrentIndex(self.index_of(person_id, column))

    def index_of(self, person: int | None, column: int) -> QModelIndex:
        """The cell of a person, or of the first where they are not shown."""
        rows = [line.id for line in self.board.lines]
        return self.board.index(rows.index(person) if person in rows else 0, column)

    def fit(self) -> None:
        """Set heights from the font and widths from the room."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns what room there is."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the rows to another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()


def write(painter: QPainter, area: QRect, text: str, size: theme.Size, ink: str) -> None:
    """One line in the middle of a place's height, shortened where it does not fit."""
    painter.setFont(theme.font(size, figures=True))
    painter.setPen(theme.role(ink))
    painter.drawText(area, _MIDDLE, painter.fontMetrics().elidedText(text, _ELIDE, area.width()))
