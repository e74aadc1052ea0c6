"""The heads of the skills map: skills down the frozen side, people across the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHeaderView

from app.ui import icons, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from app.ui.tabs.team.map_model import Levels
    from app.ui.tabs.team.map_rows import Line

_WIDTH = 262
#: What is left free around a name, in pixels.
GAP = 8


class SkillHeads(QHeaderView):
    """The frozen side: skills, marked where nobody is strong, each family named where it begins."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName("Skills")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one skill, and at the right its family where there is room."""
        levels: Levels = self.model()  # type: ignore[assignment]  # the grid's own
        line = levels.shown.lines[section]
        painter.save()
        painter.fillRect(rect, theme.role("surface"))
        rule(painter, rect, line)
        area = rect.adjusted(14, 0, -10, 0)
        if line.hole:
            mark = icons.pixmap("triangle-alert", "amber", 14)
            painter.drawPixmap(area.right() - 14, area.center().y() - 6, mark)
        area.adjust(0, 0, -22, 0)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.role("ink"))
        _write(painter, area, line.title)
        if line.begins:
            area.setLeft(area.left() + painter.fontMetrics().horizontalAdvance(line.title) + 12)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.role("muted"))
            if area.width() > GAP * 4:
                _write(painter, area, line.family, Qt.AlignmentFlag.AlignRight)
        painter.restore()


class NameHeads(QHeaderView):
    """A name over each column, upright where the columns are narrow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setAccessibleName("People")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one name."""
        name = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        painter.save()
        painter.fillRect(rect, theme.role("surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.role("line"))
        painter.setFont(theme.font("label", bold=True))
        painter.setPen(theme.role("muted"))
        if rect.height() > painter.fontMetrics().height() * 2:
            painter.translate(rect.x(), rect.bottom())
            painter.rotate(-90)
            _write(painter, QRect(GAP // 2, 0, rect.height() - GAP, rect.width()), name)
        else:
            _write(painter, rect, name, Qt.AlignmentFlag.AlignHCenter)
        painter.restore()


def rule(painter: QPainter, rect: QRect, line: Line) -> None:
    """A hairline under the row, and a stronger one over the first of a family."""
    painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.role("line"))
    if line.begins:
        painter.fillRect(rect.x(), rect.y(), rect.width(), 1, theme.role("edge"))


def _write(
    painter: QPainter,
    area: QRect,
    text: str,
    across: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line, shortened where it does not fit."""
    fits = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, across | Qt.AlignmentFlag.AlignVCenter, fits)
