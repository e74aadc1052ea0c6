"""What the menu offers to do with the journal as a whole: back it up, take it along, mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.errors import Fault, JournalFault
from app.ui import drafts

if TYPE_CHECKING:
    from app.backups import Restored
    from app.journal_file import Key
    from app.ui.window import Window


class Safekeeping(QObject):
    """The dialogs about the file of the journal that ``window`` shows."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._key: Key | None = None

    def backups(self) -> None:
        """Show the backups, make one, put one back, choose a second place."""
        from app.ui.dialogs.backups import BackupsDialog

        journal = self._window.journal
        if journal is not None:
            dialog = BackupsDialog(journal.path, journal.key, self._window, journal=journal)
            dialog.restoring.connect(self._shut)
            dialog.gave_up.connect(self._open_again)
            dialog.restored.connect(self._take_restored)
            dialog.finished.connect(self._say_backup)
            dialog.open()

    def protection(self) -> None:
        """Set, change or remove the passphrase, and see to its recovery sheet."""
        from app.ui.dialogs.protection import ProtectionDialog

        if self._window.journal is not None:
            dialog = ProtectionDialog(self._window.journal, self._window)
            dialog.finished.connect(self._end_protection)
            dialog.open()

    def set_new_passphrase(self) -> None:
        """Set one without asking for the present one: the recovery sheet proved enough."""
        from app.ui.dialogs.protection import set_new_passphrase

        if self._window.journal is not None:
            set_new_passphrase(self._window.journal, self._window)

    def export_everything(self) -> None:
        """Write all that the journal holds into files that other programs read."""
        from app.ui.dialogs.exports import export_everything

        if self._window.journal is not None:
            export_everything(self._window.journal, self._window)

    def export_person(self, person_id: int) -> None:
        """Write all that is held about one person into files."""
        from app.ui.dialogs.exports import export_person

        if self._window.journal is not None:
            export_person(self._window.journal, person_id, self._window)

    def erase_person(self, person_id: int) -> None:
        """Take everything about one person out of the file, for good."""
        from app.ui.dialogs.erase import erase_person

        if self._window.journal is not None:
            erase_person(self._window.journal, person_id, self._window)

    def diagnostics(self) -> None:
        """Show what may help to find a mistake of the program, without names and text."""
        from app.ui.dialogs.diagnostics import DiagnosticsDialog

        DiagnosticsDialog(self._window.journal, self._window).open()

    def help_with_damage(self) -> None:
        """Part of the open journal cannot be read: offer the ways out."""
        journal = self._window.journal
        if journal is not None and not journal.locked:
            self._shut()
            self._window.damaged.emit(JournalFault(Fault.DAMAGED, str(journal.path)), self._key)

    def _say_backup(self) -> None:
        if self._window.keeper is not None:
            self._window.keeper.clock.reread()
            self._window.keeper.say_backup()

    def _shut(self) -> None:
        """Keep what is typed, and keep everybody from the file while it is replaced."""
        journal = self._window.journal
        assert journal is not None
        drafts.flush_all(self._window)
        self._key = journal.key
        journal.lock()

    def _open_again(self) -> None:
        if self._window.journal is not None:
            self._window.journal.unlock(self._key)

    def _take_restored(self, restored: Restored) -> None:
        self._key = restored.key
        self._open_again()
        self._window.reopen_wanted.emit()

    def _end_protection(self) -> None:
        window = self._window
        if window.journal is not None and window.journal.locked and not window.locker.locked:
            window.locker.ask(window.journal.path)  # it could not be opened again with its key
        elif window.keeper is not None:
            window.keeper.look_at_sheet()
