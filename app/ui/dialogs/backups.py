"""The backups of a journal: looked through, made, put back, taken to a second place."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app import backups, paths
from app.backups import Opens
from app.domain.errors import Fault, JournalFault, Refused
from app.ui import ask
from app.ui.background import Job
from app.ui.backup_clock import exact, spoken
from app.ui.dialogs.backup_rows import COLUMNS, FORMATS, line_of
from app.ui.explain import explain
from app.ui.parts import Card, ElidedLabel, LinkButton, Row, announce, button, look, words
from app.ui.parts.progress import Progress
from app.ui.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.backups import Backup, Difference, Key, Restored
    from app.journal import Journal

PROMISE = (
    "Made on quitting, every half hour when something changed, and before anything risky. "
    "Each was checked when it was made."
)
EMPTY = "There is no backup yet. The first is made when you quit, or now."
READ_ONLY = "This journal is open for reading only: nothing can be restored."
NO_SECOND_PLACE = (
    "None chosen. A stick or a folder on another computer keeps the journal if this one is lost."
)
NO_DIFFERENCE = "Nothing differs: the journal says what the backup says."
UNREADABLE = "The journal cannot be read, so it cannot be compared. The backup holds:"
KEPT = "What the journal says now is kept in the folder “before-restore” beside it."
UNPROTECTED = "This backup has no passphrase, and the journal will have none after it."
OLDER_KEY = "The journal will open with the passphrase of that backup, not with the present one."
RESTORE, LEAVE = "Restore", "Leave it as it is"

_FILTERS = "Journals (*.db);;All files (*)"
_SIZE = (720, 560)


class BackupsDialog(QDialog):
    """Lists the backups of the journal at ``path``, which ``key`` opens.

    ``restoring`` comes before the file is replaced: keep what is typed and lock the journal. With
    ``restored`` comes what was done, with the key that opens the journal now; ``gave_up`` says
    that the file is as it was. Without ``journal``, where none could be opened, there is no second
    place to choose.
    """

    restoring = Signal()
    restored = Signal(object)
    gave_up = Signal()

    def __init__(
        self,
        path: Path,
        key: Key | None,
        parent: QWidget | None = None,
        *,
        journal: Journal | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Backups")
        self.resize(*_SIZE)
        self._path, self._key, self._journal = path, key, journal
        self._job: Job | None = None
        #: The backup that is looked at, and its own key where the present one does not open it.
        self._chosen: Backup | None = None
        self._chosen_key: Key | None = None
        self._build()
        self.fill()

    def fill(self) -> None:
        """Read the list anew."""
        now = datetime.now().astimezone()
        self._found = {one.path: one for one in backups.found(self._path)}
        self.table.show_rows(line_of(one, self._key, now) for one in self._found.values())
        if self.table.current is None and self._found:
            self.table.select(next(iter(self._found)))
        self._show_second_place(now)
        self._update_buttons()

    def back_up(self) -> None:
        """Make a backup now, changed or not."""
        self._work("Backing up…", self._backed_up, backups.make, self._path, "by-hand", self._key)

    def restore_current(self) -> None:
        """Compare the chosen backup with the journal, and ask whether to put it back."""
        chosen = self._current()
        if chosen is not None and self.restore_button.isEnabled():
            self._look_at(chosen, None)

    def restore_file(self) -> None:
        """Put back a backup that lies elsewhere, such as on a stick."""
        path = ask.open_file(self, "Restore a backup from a file", _FILTERS)
        if path is not None:
            self._look_at(backups.read_file(path), None)

    def copy_path(self) -> None:
        """Put the path of the folder on the clipboard."""
        QGuiApplication.clipboard().setText(self.folder.text())
        self._say("The path of the folder is on the clipboard.")

    def choose_second_place(self) -> None:
        """Choose the folder for copies elsewhere; kept with the journal."""
        from app.domain import settings

        folder = ask.folder(self, "A folder elsewhere for copies of the backups")
        if folder is None or self._journal is None:
            return
        try:
            self._journal.do("Settings changed", settings.change, backup_folder=str(folder))
        except (Refused, JournalFault) as error:
            self._fail(error)
            return
        self.fill()
        self.copy_there()

    def copy_there(self) -> None:
        """Copy the newest backup to the second place, after making one if something changed."""
        folder = self._second_place()
        if folder:
            work = (backups.copy_to, self._path, self._key, Path(folder))
            self._work("Copying to the second place…", self._copied, *work)

    def reject(self) -> None:
        """Close; not while work is under way, which may be replacing the journal's file."""
        if self._job is None:
            super().reject()

    def _build(self) -> None:
        self.table = Table(COLUMNS, name="Backups", empty=EMPTY)
        self.folder = ElidedLabel(str(paths.backups_of(self._path)), tone="muted")
        self.copy_path_button = LinkButton("Copy path", self.copy_path)
        self.second_place = Card("Second place", "Choose a folder…")
        self.second_place.setVisible(self._journal is not None)
        self.progress = Progress()
        self.state = self.progress.sentence
        self.file_button = button("Restore from a file…", self.restore_file)
        self.close_button = button("Close", self.reject)
        self.restore_button = button("Restore…", self.restore_current)
        self.back_up_button = button("Back up now", self.back_up, kind="primary")
        page = QVBoxLayout(self)
        page.setContentsMargins(22, 22, 22, 22)
        page.setSpacing(14)
        page.addLayout(self._head())
        page.addWidget(self.table, 1)
        page.addWidget(self.second_place)
        page.addWidget(self.progress)
        page.addLayout(self._foot())
        self.table.activated.connect(self.restore_current)
        self.table.selected.connect(self._update_buttons)
        self.second_place.acted.connect(self.choose_second_place)
        self.table.setFocus()
        if self._is_read_only():
            self._say(READ_ONLY)

    def _head(self) -> QVBoxLayout:
        line = QHBoxLayout()
        line.addWidget(self.folder)
        line.addWidget(self.copy_path_button)
        line.addStretch(1)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(words("Backups", size="title"))
        head.addWidget(words(PROMISE, tone="muted", wrap=True))
        head.addLayout(line)
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.file_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.restore_button)
        foot.addWidget(self.back_up_button)
        return foot

    def _show_second_place(self, now: datetime) -> None:
        if self._journal is None or self._journal.locked:
            return
        folder, copied = self._second_place(), backups.last_copied(self._journal)
        self.second_place.clear()
        if not folder:
            self.second_place.add_muted(NO_SECOND_PLACE)
            return
        last = f"Last copied {spoken(copied, now)}" if copied else "Nothing copied yet"
        self.copy_button = button("Copy now", self.copy_there)
        self.second_place.add(Row(folder, below=last, right=self.copy_button))

    def _current(self) -> Backup | None:
        return next((one for path, one in self._found.items() if path == self.table.current), None)

    def _update_buttons(self) -> None:
        is_free = self._job is None
        can_restore = is_free and not self._is_read_only()
        self.restore_button.setEnabled(can_restore and self._current() is not None)
        self.file_button.setEnabled(can_restore)
        self.back_up_button.setEnabled(is_free)
        self.close_button.setEnabled(is_free)
        self.second_place.setEnabled(can_restore)

    def _look_at(self, chosen: Backup, key: Key | None) -> None:
        self._chosen, self._chosen_key = chosen, key
        work = (backups.compare, self._path, chosen, self._key, key)
        self._work("Comparing with the journal…", self._ask, *work, failed=self._cannot_compare)

    def _cannot_compare(self, error: Exception) -> None:
        chosen = self._chosen
        asked = isinstance(error, JournalFault) and error.fault in (Fault.WRONG_KEY, Fault.LOCKED)
        if chosen is None or not asked:
            self._fail(error)
        elif self._chosen_key is None and backups.opens_with(chosen, self._key) is Opens.THIS_KEY:
            self._fail(JournalFault(Fault.DAMAGED, str(chosen.path)))
        else:
            self._ask_passphrase(chosen, again=self._chosen_key is not None)

    def _ask_passphrase(self, chosen: Backup, *, again: bool) -> None:
        first = "That does not open it. " if again else ""
        label = f"{first}This backup has another passphrase. Type the one it was made with:"
        typed = ask.text(self, "The backup's passphrase", label, hidden=True)
        if typed:
            work = (backups.key_for, chosen, typed)
            self._work("Opening the backup…", self._key_derived, *work)
        else:
            self._say("Nothing was changed.")

    def _key_derived(self, key: Key) -> None:
        if self._chosen is not None:
            self._look_at(self._chosen, key)

    def _ask(self, difference: Difference) -> None:
        chosen = self._chosen
        assert chosen is not None
        self._say("")
        title = f"Restore the backup of {exact(chosen.moment, FORMATS)}?"
        detail = "\n".join([*_told(difference), "", *self._consequences(chosen)])
        if ask.choose(self, title, detail, RESTORE, LEAVE) == RESTORE:
            self.restoring.emit()
            work = (backups.restore, self._path, chosen, self._key, self._chosen_key)
            self._work("Restoring…", self._done, *work, failed=self._not_done)
        else:
            self._say("Nothing was changed.")

    def _consequences(self, chosen: Backup) -> list[str]:
        opens = backups.opens_with(chosen, self._key)
        found = [KEPT, "What was done since this start cannot be undone after it."]
        found += [UNPROTECTED] if opens is Opens.ANYBODY and self._key is not None else []
        found += [OLDER_KEY] if self._chosen_key is not None else []
        return found

    def _done(self, restored: Restored) -> None:
        self._key = restored.key
        kept = f"What it replaced is in {restored.replaced}." if restored.replaced else ""
        text = "\n".join([*_told(restored.difference, done=True), "", kept])
        ask.ok(self, "The backup is restored.", text.strip())
        self.accept()
        self.restored.emit(restored)

    def _not_done(self, error: Exception) -> None:
        self.gave_up.emit()
        self._fail(error)

    def _backed_up(self, _made: Path) -> None:
        self.fill()
        self.table.select(next(iter(self._found), None))
        self._say("Backed up, and the copy was checked.")

    def _copied(self, copied: Path) -> None:
        now = datetime.now(UTC)
        if self._journal is not None:
            backups.note_copied(self._journal, now)
        self.fill()
        self._say(f"Copied to {copied.parent}, and the copy was checked.")

    def _work(
        self,
        sign: str,
        done: Callable[..., object],
        work: Callable[..., object],
        *args: object,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        self._say("")
        self.progress.say(sign)
        self._after, self._after_failure = done, failed or self._fail
        self._job = Job(self, work, *args, done=self._finish, failed=self._finish_failed)
        self._update_buttons()

    def _finish(self, result: object) -> None:
        self._rest()
        self._after(result)

    def _finish_failed(self, error: Exception) -> None:
        self._rest()
        self._after_failure(error)

    def _rest(self) -> None:
        self._job = None
        self.progress.clear()
        self._update_buttons()

    def _fail(self, error: Exception) -> None:
        explained = explain(error)
        if explained is None:
            raise error
        self.fill()
        self._say(explained[1], is_error=True)

    def _say(self, text: str, *, is_error: bool = False) -> None:
        look(self.state, tone="red" if is_error else "muted")
        self.state.setText(text)
        if text:
            announce(self, text)

    def _is_read_only(self) -> bool:
        return self._journal is not None and self._journal.read_only

    def _second_place(self) -> str:
        from app.domain import settings

        if self._journal is None or self._journal.locked:
            return ""
        return self._journal.ask(settings.current).backup_folder


def _told(difference: Difference, *, done: bool = False) -> list[str]:
    """What a restore changes, or has changed."""
    if not difference.readable:
        return [] if done else [UNREADABLE, *difference.lines]
    lines = difference.lines_after if done else difference.lines
    return lines or [NO_DIFFERENCE]
