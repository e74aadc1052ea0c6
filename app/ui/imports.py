"""Taking people and figures in from files, over the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.ui.window import Window


class Imports(QObject):
    """Opens the import dialogs, and says at the window's foot what they took in."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def roster(self) -> None:
        """Import people from a file."""
        from app.ui.dialogs.import_preview import import_roster

        if self._window.journal is not None:
            import_roster(self._window.journal, self._window).imported.connect(self._say_done)

    def results(self) -> None:
        """Import quota and actual per period from a file."""
        from app.ui.dialogs.import_preview import import_results

        if self._window.journal is not None:
            import_results(self._window.journal, self._window).imported.connect(self._say_done)

    def _say_done(self, words: str) -> None:
        self._window.status.say(f"{words}.", "Undo", self._window.undo)
