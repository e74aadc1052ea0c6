"""Keeps what is typed into the capture line until it is saved, through a crash or a lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.ui.drafts import Draft
from app.ui.explain import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.journal import Journal

#: How long after the last key, and after the first at the latest, in milliseconds.
PAUSE_MS, LATEST_MS = 2_000, 10_000
_NAME = "capture"


class LineDraft(QObject):
    """The draft of the line: ``text`` gives what is typed, ``say`` tells why it is not kept."""

    def __init__(
        self,
        journal: Journal,
        text: Callable[[], str],
        say: Callable[[str], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._draft = Draft(journal, _NAME)
        self._text, self._say = text, say
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        for timer in (self._pause, self._latest):
            timer.timeout.connect(self.keep)

    def read(self) -> str:
        """What was left here; empty where nothing was."""
        found = self._draft.read()
        return str(found[1].get("text", "")) if found else ""

    def note_edit(self) -> None:
        """Something was typed: keep it soon."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def keep(self) -> bool:
        """Keep it now; whether that went well. What cannot be kept is tried again."""
        self._pause.stop()
        self._latest.stop()
        text = self._text()
        fields = {"text": text} if text.strip() else {}
        try:
            self._draft.keep(fields)
        except Exception as error:
            explained = explain(error)
            if explained is None:
                raise
            self._say(f"What you type is not kept yet. {explained[1]}")
            self._latest.start()
            return False
        return self._draft.holds(fields)
