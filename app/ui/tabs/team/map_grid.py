"""The grid of the skills map: skills down a frozen side, people across, a level in each cell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeySequence, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QTableView,
)

from app.domain.names import fold
from app.domain.skills import LEVELS
from app.ui import theme, veil
from app.ui.tabs.team.map_heads import GAP, NameHeads, SkillHeads, rule
from app.ui.tabs.team.map_model import Index, Levels
from app.ui.tabs.team.map_rows import Line, Shown

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

_NARROW, _WIDE = 36, 96
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_MARKED = _SELECTED | _FOCUSED
#: Names that stand upright take no more than this, in pixels.
_TALLEST = 132


class MapGrid(QTableView):
    """Shows the map. Enter or a double click open a cell, Shift+Enter its history.

    Typing goes to the next skill with a word that begins so. The signals carry the person's id
    and the skill's.
    """

    opened = Signal(int, int)
    history_wanted = Signal(int, int)
    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.levels = Levels(self)
        self.setObjectName("skills_map")
        self.setAccessibleName("Skills map: skills down, people across")
        self.setModel(self.levels)
        self._cell = _Cell(self)
        self.setItemDelegate(self._cell)
        self.setVerticalHeader(SkillHeads(self))
        self.setHorizontalHeader(NameHeads(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self._open)

    @property
    def current(self) -> tuple[int, int] | None:
        """Ids of the person and the skill of the cell in focus."""
        return self.cell(self.currentIndex())

    def cell(self, index: Index) -> tuple[int, int] | None:
        """Ids of the person and the skill of a cell."""
        if not index.isValid():
            return None
        shown = self.levels.shown
        return shown.people[index.column()].id, shown.lines[index.row()].skill_id

    def show_map(self, shown: Shown) -> None:
        """Show other rows or levels; the cell in focus and the scroll position stay."""
        current = self.current
        bars = (self.verticalScrollBar(), self.horizontalScrollBar())
        offsets = [bar.value() for bar in bars]
        self.levels.show_map(shown)
        self._fit()
        index = self._index_of(*current) if current else QModelIndex()
        self.setCurrentIndex(index if index.isValid() else self.levels.index(0, 0))
        for bar, offset in zip(bars, offsets, strict=True):
            bar.setValue(offset)

    def go_to_skill(self, skill_id: int) -> None:
        """Bring a skill's row into sight and its cells under the keyboard."""
        column = max(self.currentIndex().column(), 0)
        for row, line in enumerate(self.levels.shown.lines):
            if line.skill_id == skill_id:
                self.setCurrentIndex(self.levels.index(row, column))
                self.setFocus()

    def selected(self) -> Shown:
        """What is selected, or all that is shown where it is one cell or none."""
        whole, chosen = self.levels.shown, self.selectedIndexes()
        if len(chosen) < 2:
            return whole
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        return Shown(
            tuple(whole.people[column] for column in columns),
            tuple(whole.names[column] for column in columns),
            tuple(_part(whole.lines[row], columns) for row in rows),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the cell, with Shift its history; the copy keys copy."""
        current = self.current
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current:
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.history_wanted if shifted else self.opened).emit(*current)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next skill with a word that begins with what is typed."""
        lines, at = self.levels.shown.lines, self.currentIndex()
        for step in range(1, len(lines) + 1):
            row = (at.row() + step) % len(lines)
            words = f" {fold(lines[row].title)}"
            if f" {fold(search)}" in words:
                self.setCurrentIndex(self.levels.index(row, max(at.column(), 0)))
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells, then a rule under each row: one line a row, not one a cell."""
        self._cell.draw_marks(self.devicePixelRatioF())
        super().paintEvent(event)
        painter, down, wide = QPainter(self.viewport()), self.verticalHeader(), event.rect().right()
        wide = min(wide, self.horizontalHeader().length() - self.horizontalHeader().offset() - 1)
        for row, line in enumerate(self.levels.shown.lines):
            top = down.sectionViewportPosition(row)
            if -down.defaultSectionSize() < top <= event.rect().bottom():
                rule(painter, QRect(0, top, wide + 1, down.defaultSectionSize()), line)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns what room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Set widths and heights from the font and the room, without looking at any cell."""
        metrics = QFontMetrics(theme.font("label", bold=True))
        names = self.levels.shown.names
        longest = max((metrics.horizontalAdvance(name) for name in names), default=0) + GAP
        room = self.viewport().width() // max(len(names), 1)
        upright = longest > room or longest > _WIDE
        across, down = self.horizontalHeader(), self.verticalHeader()
        width = max(_NARROW, metrics.height() * 2) if upright else longest
        across.setDefaultSectionSize(min(max(width, room), _WIDE if not upright else width + 12))
        across.setFixedHeight(min(longest, _TALLEST) + GAP if upright else metrics.height() + 16)
        down.setDefaultSectionSize(metrics.height() + 14)

    def _index_of(self, person_id: int, skill_id: int) -> QModelIndex:
        shown = self.levels.shown
        for column, person in enumerate(shown.people):
            for row, line in enumerate(shown.lines):
                if (person.id, line.skill_id) == (person_id, skill_id):
                    return self.levels.index(row, column)
        return QModelIndex()

    def _open(self, index: QModelIndex) -> None:
        if (cell := self.cell(index)) is not None:
            self.opened.emit(*cell)


def _part(line: Line, columns: list[int]) -> Line:
    return replace(line, levels=tuple(line.levels[column] for column in columns))


class _Cell(QStyledItemDelegate):
    """Paints a level: a shade that darkens with it, and its number.

    Each level is drawn once and copied from then on; there are hundreds of cells in sight.
    """

    def __init__(self, parent: MapGrid) -> None:
        super().__init__(parent)
        self._levels = parent.levels
        self._marks: dict[int, QPixmap] = {}
        self._size = QSize()
        self._drawn_for: tuple[bool, int, float] | None = None

    def draw_marks(self, ratio: float) -> None:
        """Draw the levels for what they are about to be painted on, where that has changed."""
        wanted = (theme.is_dark(), theme.pixels("body"), ratio)
        if wanted != self._drawn_for:
            self._drawn_for = wanted
            self._size = QSize(wanted[1] + 13, wanted[1] + 9)
            self._marks = {level: _draw_mark(level, self._size, ratio) for level in LEVELS}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell over what is selected, with a ring where the keyboard is."""
        state = option.state.value  # plain numbers: flags take several times as long
        line, column = self._levels.shown.lines[index.row()], index.column()
        level = line.levels[column]
        if level is None and not state & _MARKED:
            return
        rect = option.rect
        if state & _SELECTED:
            painter.fillRect(rect, theme.role("hover"))
        if level is not None and line.hides(column):
            _paint_hidden(painter, rect)
        elif level is not None:
            left = rect.x() + (rect.width() - self._size.width()) // 2
            top = rect.y() + (rect.height() - self._size.height()) // 2
            painter.drawPixmap(left, top, self._marks[level])
        if state & _FOCUSED:
            painter.setPen(QPen(theme.role("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))


def _paint_hidden(painter: QPainter, rect: QRect) -> None:
    """Paint a bar that is the same for every level."""
    height = theme.pixels("body")
    place = QRect(0, 0, height, height)
    place.moveCenter(rect.center())
    veil.paint_bars(painter, place, height)


def _draw_mark(level: int, size: QSize, ratio: float) -> QPixmap:
    drawn = QPixmap(size * ratio)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground, edge, ink = _shades()[level - 1]
    painter.setPen(edge)
    painter.setBrush(ground)
    area = QRect(0, 0, size.width(), size.height())
    painter.drawRoundedRect(area.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    painter.setPen(ink)
    painter.setFont(theme.font("body", bold=level >= 4, figures=True))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(level))
    painter.end()
    return drawn


def _shades() -> tuple[tuple[QColor, QColor, QColor], ...]:
    """Ground, edge and ink for levels 1 to 5: each ground darker than the last, ink readable."""
    role = theme.role
    wash, soft, accent = role("accent_wash"), role("accent_soft"), role("accent")
    between = QColor(*((a + b) // 2 for a, b in zip(_rgb(wash), _rgb(soft), strict=True)))
    ink = role("ink")
    return (
        (role("surface"), role("edge"), ink),
        (wash, wash, ink),
        (between, between, ink),
        (soft, soft, ink),
        (accent, accent, role("on_accent")),
    )


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
