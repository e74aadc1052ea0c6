"""The dialog that reads a form as it came back, opened over a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

if TYPE_CHECKING:
    from pathlib import Path


def opened(qtbot: Any, dialog: Any, path: Path | None) -> Any:
    """Open the dialog over a file, and wait until it was read; ``told`` is what it filed."""
    dialog.told = []
    dialog.filed.connect(dialog.told.append)
    dialog.open()
    if path is not None:
        dialog.load(path)
        qtbot.waitUntil(lambda: not dialog.busy, timeout=15_000)
        QApplication.processEvents()
    return dialog


def drop(dialog: Any, path: Path) -> None:
    """Let a file go over the dialog."""
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.dropEvent(event)


def said(widget: QWidget) -> list[str]:
    """Every piece of text that is seen on a widget."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def instead(dialog: Any) -> str:
    """What is said where the form would be; nothing while it is shown."""
    shown = dialog.pages.currentWidget() is dialog.notice
    return str(dialog.notice.sentence.text()) if shown else ""
