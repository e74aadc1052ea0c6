"""The check of the file soon after a journal was opened, off the window's thread."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app import log, rescue
from app.domain.errors import Fault, JournalFault
from app.ui.background import Job
from app.ui.explain import explain

if TYPE_CHECKING:
    from pathlib import Path

    from app.journal import Journal
    from app.journal_file import Key
    from app.rescue import LookedOver

#: For the banner, with the button that leads to the ways out.
SENTENCE = "Part of this journal is damaged. What you change in it now may be lost."
WHAT_CAN_I_DO = "What can I do…"
#: How often every page is read although nothing went wrong.
EVERY = timedelta(days=7)
#: Milliseconds after opening, when the first screen stands.
_AFTER = 1500
#: The aside that says when every page was read last.
_ASIDE = "checked"
#: What keeps a check from being made and says nothing of the file's state.
_NOT_NOW = {Fault.IN_USE, Fault.LOCKED, Fault.NOT_WRITABLE}


class CheckUp(QObject):
    """Looks over an open journal: all of it when that is due, else its seals where it is plain.

    It is due after seven days, and where ``unclean``: the last program over this journal ended
    without letting it go. ``damaged`` brings what is wrong, a line each; ``sound`` that nothing is.
    Once the journal is locked or closed nothing more is heard.
    """

    damaged = Signal(object)
    sound = Signal()

    def __init__(
        self, journal: Journal, owner: QObject, *, unclean: bool = False, after: int = _AFTER
    ) -> None:
        super().__init__(owner)
        self._journal = journal
        self._key = journal.key
        self._deep = unclean or self._is_due()
        QTimer.singleShot(after, self, self.start)

    def start(self) -> None:
        """Look now, in a worker."""
        journal = self._journal
        if journal.locked or not (self._deep or journal.key is None):
            return  # the cipher checks each page that it reads
        look = partial(_look, mend=not journal.read_only)
        Job(self, look, journal.path, journal.key, self._deep, done=self._tell, failed=self._fail)

    def _is_due(self) -> bool:
        try:
            noted = (self._journal.aside(_ASIDE) or {}).get("at")
            since = datetime.now(UTC) - datetime.fromisoformat(noted) if noted else EVERY
        except (JournalFault, ValueError, TypeError):  # damaged, which the check will tell
            return True
        return not timedelta(0) <= since < EVERY  # a clock that was wrong counts for nothing

    def _tell(self, found: LookedOver) -> None:
        if self._is_over():
            return
        if found.rebuilt:
            log.event("index rebuilt")
        log.event("journal checked", deep=int(self._deep), wrong=len(found.lines))
        if found.lines:
            self.damaged.emit(list(found.lines))
            return
        if self._deep and not self._journal.read_only:
            self._journal.set_aside(_ASIDE, {"at": datetime.now(UTC).isoformat()})
        self.sound.emit()

    def _fail(self, error: Exception) -> None:
        if self._is_over():
            return
        if not isinstance(error, JournalFault):
            raise error
        if error.fault not in _NOT_NOW:
            self.damaged.emit([(explain(error) or ("", ""))[1]])

    def _is_over(self) -> bool:
        """Whether the journal went, or got another key, while the worker looked."""
        return self._journal.locked or self._journal.key != self._key


def _look(path: Path, key: Key | None, deep: bool, *, mend: bool) -> LookedOver:
    """The worker."""
    return rescue.look_closely(path, key, deep=deep, mend=mend)
