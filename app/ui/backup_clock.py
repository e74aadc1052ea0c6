"""When backups are made: every half hour if something changed, and on quitting.

The copying runs in a worker with a connection of its own. What goes wrong is told, and told again
on quitting.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app import backups
from app.formats import Formats
from app.ui import ask
from app.ui.background import Job
from app.ui.dialogs.lists import weekdays
from app.ui.explain import explain
from app.ui.parts.progress import Progress

if TYPE_CHECKING:
    from app.backups import Backup
    from app.journal import Journal

#: Milliseconds between two looks at whether something changed; and while the journal is locked.
EVERY = 30 * 60_000
_WHEN_LOCKED = 60_000
#: Only days are written with it, which know no currency.
_DAYS = Formats("USD")
#: A copy that takes longer than this, in milliseconds, is shown.
_SIGN_AFTER = 100
_SIGN_WIDTH = 340

NO_BACKUP = "No backup could be made."
AGAIN, WITHOUT, STAY = "Try again", "Quit without a backup", "Stay"


class BackupClock(QObject):
    """Backs one open journal up for as long as its window is there.

    ``made`` brings each new backup, ``failed`` a sentence for the banner. ``last`` is the newest
    good one, or None.
    """

    made = Signal(object)
    failed = Signal(str)
    _ended = Signal()

    def __init__(self, journal: Journal, owner: QObject) -> None:
        super().__init__(owner)
        self._journal = journal
        self._job: Job | None = None
        #: Nobody knows yet what an earlier run left.
        self._changed = True
        self._leaving = False
        self._error: Exception | None = None
        self.last: Backup | None = backups.newest(journal.path)
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY)
        self.timer.timeout.connect(self.look)
        if not journal.read_only:
            self.timer.start()

    @property
    def running(self) -> bool:
        """Whether a copy is being made."""
        return self._job is not None and self._job.running

    def note_change(self) -> None:
        """Something in the journal changed."""
        self._changed = True

    def look(self) -> None:
        """Make a backup if something changed; of a locked journal once it is open again."""
        waits = self._changed and self._journal.locked
        self.timer.setInterval(_WHEN_LOCKED if waits else EVERY)
        if self._changed and not self._journal.locked and not self.running:
            self._start("half-hour")

    def on_quit(self) -> bool:
        """Make the last backup; whether the window may close. Shows a sign where it takes long."""
        if self._leaving:
            return False  # the first call still waits
        self._leaving = True
        try:
            return self._journal.read_only or self._journal.locked or self._leave()
        finally:
            self._leaving = False

    def reread(self) -> None:
        """Another part of the program may have made a backup."""
        self.last = backups.newest(self._journal.path)

    def stop(self) -> None:
        """Look no more: the journal is being closed."""
        self.timer.stop()

    def _leave(self) -> bool:
        while True:
            self._wait()  # for the one under way
            self._start("quit")
            self._wait()
            if self._error is None:
                self.stop()
                return True
            detail = _reason(self._error)
            answer = ask.choose(self._window(), NO_BACKUP, detail, AGAIN, WITHOUT, STAY)
            if answer != AGAIN:
                return answer == WITHOUT

    def _start(self, reason: str) -> None:
        self._changed, self._error = False, None
        work = (backups.make_if_changed, self._journal.path, reason, self._journal.key)
        self._job = Job(self, *work, done=self._done, failed=self._failed)

    def _done(self, made: Backup | None) -> None:
        self._job = None
        self.last = made or backups.newest(self._journal.path)
        self._ended.emit()
        if self.last is not None:
            self.made.emit(self.last)

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._changed, self._error = True, error
        self._ended.emit()
        self.failed.emit(failure_line(self.last, datetime.now().astimezone(), _reason(error)))
        if explain(error) is None:
            raise error  # a mistake of the program: it is logged and said where all of them are

    def _wait(self) -> None:
        """Let the worker finish; the user is shown what takes long and can do nothing else."""
        if not self.running:
            return
        loop = QEventLoop(self)
        self._ended.connect(loop.quit)
        sign = _Sign(self._window())
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        sign.take_away()
        loop.deleteLater()

    def _window(self) -> QWidget | None:
        owner = self.parent()
        return owner if isinstance(owner, QWidget) else None


class _Sign(QDialog):
    """Comes up after a moment and says that the last backup is being made."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Backing up")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        progress = Progress()
        progress.say("Backing up before Touchline closes…")
        page = QVBoxLayout(self)
        page.setContentsMargins(22, 22, 22, 22)
        page.addWidget(progress)
        self.setMinimumWidth(_SIGN_WIDTH)
        self._timer = QTimer(self, singleShot=True, interval=_SIGN_AFTER)
        self._timer.timeout.connect(self.show)
        self._timer.start()

    def take_away(self) -> None:
        """The copy is made."""
        self._timer.stop()
        self.hide()
        self.deleteLater()


def foot_line(last: Backup | None, now: datetime) -> str:
    """When the last good backup was made, for the rail's foot; ``now`` is aware of its zone."""
    return f"Backed up {spoken(last.moment, now)}" if last else "No backup yet"


def exact_line(last: Backup | None, formats: Formats) -> str:
    """The day and time of the last good backup, for its tooltip."""
    return exact(last.moment, formats) if last else ""


def failure_line(last: Backup | None, now: datetime, reason: str) -> str:
    """That there is no backup, since when, and why."""
    since = f"No backup since {spoken(last.moment, now)}" if last else "No backup yet"
    return f"{since}: {reason}"


def spoken(moment: datetime, now: datetime) -> str:
    """A moment as one says it: "18:30", "yesterday 18:30", "Tuesday 18:30", "12 Nov"."""
    here, today = moment.astimezone(), now.astimezone().date()
    days = (today - here.date()).days
    if days == 0:
        return f"{here:%H:%M}"
    if days == 1:
        return f"yesterday {here:%H:%M}"
    if 1 < days < 7:
        return f"{dict(weekdays())[here.weekday()]} {here:%H:%M}"
    written = _DAYS.short_day if here.year == today.year else _DAYS.day
    return written(here.date())


def exact(moment: datetime, formats: Formats) -> str:
    """A moment with its day and time, where the computer is."""
    here = moment.astimezone()
    return f"{formats.day(here.date())}, {here:%H:%M}"


def _reason(error: Exception) -> str:
    explained = explain(error)
    return explained[1] if explained else "something unforeseen happened."
