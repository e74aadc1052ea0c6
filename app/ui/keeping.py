"""Keeps what is typed into a line until it is saved, through a crash or a lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.ui.explain import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.drafts import Draft, Fields

#: How long after the last key, and after the first at the latest, in milliseconds.
PAUSE_MS, LATEST_MS = 2_000, 10_000


class Keeper(QObject):
    """Keeps in ``draft`` what ``typed`` gives, soon after a key; ``say`` tells why it cannot.

    There may be no ``draft`` yet: then there is nothing to keep.
    """

    def __init__(
        self,
        draft: Draft | None,
        typed: Callable[[], Fields],
        say: Callable[[str], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.draft = draft
        self._typed, self._say = typed, say
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        for timer in (self._pause, self._latest):
            timer.timeout.connect(self.keep)

    def read(self) -> Fields:
        """What was left here; nothing where nothing was."""
        found = self.draft.read() if self.draft is not None else None
        return found[1] if found else {}

    def note_edit(self) -> None:
        """Something was typed: keep it soon."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def keep(self) -> bool:
        """Keep it now; whether that went well. What cannot be kept is tried again."""
        self._pause.stop()
        self._latest.stop()
        if self.draft is None:
            return True
        fields = self._typed()
        try:
            self.draft.keep(fields)
        except Exception as error:
            explained = explain(error)
            if explained is None:
                raise
            self._say(f"What you type is not kept yet. {explained[1]}")
            self._latest.start()
            return False
        return self.draft.holds(fields)
