"""Tables that are as high as their rows, on a page that scrolls: the row in hand stays in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea

    from app.ui.table import Table

#: So much of the page is seen above and below the row, in pixels.
_AROUND = 8


class KeepInSight(QObject):
    """Scrolls a page along while the keyboard walks down one of its tables."""

    def __init__(self, page: QScrollArea, table: Table) -> None:
        super().__init__(page)
        self._page, self._view = page, table.view
        self._view.selectionModel().currentRowChanged.connect(self._follow)

    def _follow(self, current: QModelIndex) -> None:
        inside = self._page.widget()
        if not current.isValid() or not self._view.hasFocus() or inside is None:
            return  # filling it anew moves nothing
        row = self._view.visualRect(current)
        middle = self._view.viewport().mapTo(inside, row.center())
        left = self._page.horizontalScrollBar().value()
        self._page.ensureVisible(left, middle.y(), 0, row.height() // 2 + _AROUND)
