"""Everything that a screen gives away besides its pixels: to the ear, on hover, in a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXTS = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
    QAccessible.Text.Help,
)
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def exposed() -> str:
    """All of it, of all that is on screen, line by line and in no order of the screen's."""
    found: list[str] = []
    for widget in QApplication.allWidgets():
        if widget.isVisible():
            found += _of_widget(widget)
    return "\n".join(sorted(filter(None, found)))


def _of_widget(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    yield widget.windowTitle()
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is not None:
        yield from (interface.text(text) for text in _TEXTS)
    if isinstance(widget, QAbstractItemView):
        yield from _of_cells(widget)


def _of_cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount(QModelIndex())):  # a list wants to be asked so
            index = model.index(row, column)
            yield from (str(index.data(role) or "") for role in _ROLES)
