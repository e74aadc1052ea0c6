"""A page, or one that teaches in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from app.ui.parts import EmptyState

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Instead(QStackedWidget):
    """A page, or one of those that teach while there is nothing to show on it."""

    def __init__(self, page: QWidget, *teaching: EmptyState) -> None:
        super().__init__()
        self._page, self._first = page, teaching[0]
        for one in (page, *teaching):
            self.addWidget(one)

    def show_page(self, there: bool, instead: EmptyState | None = None) -> None:
        """Show the page where something is ``there``, else what teaches, the first if none."""
        self.setCurrentWidget(self._page if there else instead or self._first)

    def take_focus(self, wanted: QWidget) -> None:
        """Give the keyboard to what is ``wanted`` of the page, or to the button in its place."""
        shown = self.currentWidget()
        (shown.action if isinstance(shown, EmptyState) else wanted).setFocus()
