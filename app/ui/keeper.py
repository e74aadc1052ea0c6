"""Sees to the safety of the journal that a window shows: backups, checks, reminders.

The window hears one thing at a time: the most pressing stands in its banner until it is over.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import IntEnum, auto
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from app import backups, journal_file, places
from app.domain import settings
from app.domain.errors import Fault, JournalFault
from app.formats import Formats
from app.ui import check_up
from app.ui.backup_clock import BackupClock, exact_line, foot_line
from app.ui.dialogs import recovery_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.backups import Backup
    from app.journal import Journal
    from app.ui.parts import Banner
    from app.ui.window import Window

READ_ONLY = "This journal is open for reading only: changes cannot be saved."
NEWER = "A newer Touchline wrote this journal. It is open for reading only; all can be exported."
NOT_TESTED = "The recovery sheet of this journal is not tested yet."
#: The aside that says which warnings about the journal's place were understood.
_WARNED = "warned"
#: Milliseconds between two looks at how long ago "18:30" was.
_MINUTE = 60_000


class Topic(IntEnum):
    """What a notice is about; the first one there is shown."""

    DAMAGE = auto()
    BACKUP = auto()
    READ_ONLY = auto()
    PLACE = auto()
    SHEET = auto()


class Keeper(QObject):
    """Keeps one open journal safe while ``window`` shows it.

    ``backed_up`` brings the line for the rail's foot and its tooltip. ``unclean`` says that the
    last program over this journal ended without letting it go.
    """

    backed_up = Signal(str, str)

    def __init__(self, journal: Journal, window: Window, *, unclean: bool = False) -> None:
        super().__init__(window)
        self._journal, self._window = journal, window
        self.notices = Notices(window.banner)
        self.clock = BackupClock(journal, window)
        self.check_up = check_up.CheckUp(journal, self, unclean=unclean)
        self._minute = QTimer(self, interval=_MINUTE)
        chosen = journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        self._connect()
        self._minute.start()
        self.say_backup()
        self._note_state()
        self._remind()

    def stop(self) -> None:
        """The journal is being closed: nothing is said of it any more."""
        self._minute.stop()
        self.clock.stop()
        self.notices.clear()
        self.deleteLater()

    def say_backup(self) -> None:
        """Say again how long ago the last backup was."""
        now, last = datetime.now().astimezone(), self.clock.last
        self.backed_up.emit(foot_line(last, now), exact_line(last, self._formats))

    def look_at_sheet(self) -> None:
        """Remind of the recovery sheet until it was tested once."""
        if self._journal.locked or self._journal.read_only:
            return
        if recovery_sheet.sheet_is_tested(self._journal):
            self.notices.end(Topic.SHEET)
        else:
            show = self._window.safekeeping.protection
            self.notices.begin(Topic.SHEET, NOT_TESTED, "Recovery sheet…", show)

    def _connect(self) -> None:
        self.clock.made.connect(self._note_backup)
        self.clock.failed.connect(self._note_no_backup)
        self.check_up.damaged.connect(self._note_damage)
        self._minute.timeout.connect(self.say_backup)

    def _note_state(self) -> None:
        journal = self._journal
        if journal.read_only:
            self.notices.begin(Topic.READ_ONLY, NEWER if _is_newer(journal) else READ_ONLY)
            return
        self.look_at_sheet()
        said = " ".join(places.warnings(journal.path))
        if said and said != (journal.aside(_WARNED) or {}).get("said"):
            understood = partial(self._note_understood, said)
            self.notices.begin(Topic.PLACE, said, "Understood", understood)

    def _remind(self) -> None:
        try:
            said = backups.remind(self._journal, datetime.now(UTC))
        except JournalFault:
            return  # it is said where something is to be saved
        if said:
            self._window.status.say(said, "Second place…", self._window.safekeeping.backups)

    def _note_understood(self, said: str) -> None:
        self._journal.set_aside(_WARNED, {"said": said})
        self.notices.end(Topic.PLACE)

    def _note_backup(self, _made: Backup) -> None:
        self.notices.end(Topic.BACKUP)
        self.say_backup()

    def _note_no_backup(self, said: str) -> None:
        self.notices.begin(Topic.BACKUP, said, "Backups…", self._window.safekeeping.backups)

    def _note_damage(self, _lines: list[str]) -> None:
        offer_help = self._window.safekeeping.help_with_damage
        self.notices.begin(Topic.DAMAGE, check_up.SENTENCE, check_up.WHAT_CAN_I_DO, offer_help)


def _is_newer(journal: Journal) -> bool:
    try:
        journal_file.look_at(journal.path, journal.key)
    except JournalFault as fault:
        return fault.fault is Fault.NEWER
    return False


class Notices:
    """What there is to say in a banner, one for each topic; the most pressing is shown."""

    def __init__(self, banner: Banner) -> None:
        self._banner = banner
        self._said: dict[Topic, tuple[str, str, Callable[[], object] | None]] = {}

    def begin(
        self, topic: Topic, text: str, action: str = "", slot: Callable[[], object] | None = None
    ) -> None:
        """Say ``text`` until the topic ends; the button calls ``slot``."""
        self._said[topic] = (text, action, slot)
        self._show()

    def end(self, topic: Topic) -> None:
        """Nothing is to be said of this any more."""
        if self._said.pop(topic, None) is not None:
            self._show()

    def clear(self) -> None:
        """Nothing is to be said at all."""
        self._said.clear()
        self._show()

    def _show(self) -> None:
        if self._said:
            first = min(self._said)
            tone: Literal["amber", "red"] = "red" if first is Topic.DAMAGE else "amber"
            self._banner.say(*self._said[first], tone=tone)
        else:
            self._banner.clear()
