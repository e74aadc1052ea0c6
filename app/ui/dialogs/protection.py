"""Whether the journal is protected, and everything to do about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import keyring_cache
from app.domain import settings
from app.domain.errors import Reason, Refused
from app.ui import ask
from app.ui.background import Job
from app.ui.dialogs.passphrase import AskPassphrase, ChangePassphrase, RemovePassphrase
from app.ui.dialogs.recovery_sheet import open_test, sheet_is_tested, show_sheet
from app.ui.editors import Number
from app.ui.explain import explain
from app.ui.form import Field, Form
from app.ui.parts import Card, ElidedLabel, announce, button, look, words

if TYPE_CHECKING:
    from pathlib import Path

    from app.journal import Journal
    from app.journal_file import Key
    from app.protection import Protected

PROTECTED = "This journal is protected with a passphrase."
OPEN_TO_ALL = "This journal is not protected."
_ENCRYPTED = "The file, its temporary files and its automatic backups are encrypted."
_READABLE = "Whoever can read its file, or a backup of it, can read every note in it."
READ_ONLY = "This journal is open for reading only, so its passphrase cannot be changed here."
SHEET_TESTED = "Tested: you have typed it from paper."
SHEET_UNTESTED = "Not tested yet. Print it, then type two of its rows, to know that it works."
LOOKING = "Looking for this computer's keyring…"
NO_KEYRING = (
    "This computer offers no keyring that can be used, so the passphrase is asked for at each "
    "start. It is never kept in a plain file."
)
KEYRING = (
    "Kept by the keyring of your account: the journal then opens without a question at the start. "
    "Keep the passphrase and the sheet all the same."
)
KEYRING_REFUSED = "The keyring of this computer did not do it."
_REMEMBER = "Remember on this computer"
_LONGEST_WAIT = 240
_WIDTH, _MARGIN, _MINUTES = 560, 22, 96

SET_TITLE, CHANGE_TITLE, REMOVE_TITLE = (
    "Set a passphrase",
    "Change the passphrase",
    "Remove the passphrase",
)
SET_WORDS = (
    "The journal and its backups are encrypted, and open with this passphrase only. Whoever loses "
    "it and the recovery sheet has lost the journal."
)
CHANGE_WORDS = (
    "The journal is encrypted anew. Backups made so far keep the present passphrase and the "
    "present recovery sheet; a new sheet is due."
)
REMOVE_WORDS = (
    "The journal becomes a plain file that anyone with access to it can read. Backups made so far "
    "stay encrypted with the present passphrase."
)
SHOW_WORDS = "The recovery sheet opens the journal, so the passphrase is asked for first."
_SHOW_SHEET, _LATER = "Show the recovery sheet", "Later"


class ProtectionDialog(QDialog):
    """The journal's passphrase, recovery sheet, keyring entry and lock, on one page.

    ``changed`` brings the journal's new key, None where it has none any more.
    """

    changed = Signal(object)

    def __init__(self, journal: Journal, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Protection")
        self._journal = journal
        self._job: Job | None = None
        self._build()
        self._lay_out()
        self._show()

    def set_passphrase(self) -> None:
        """Ask for a new passphrase, after the present one where there is one, and encrypt."""
        said = (SET_TITLE, SET_WORDS, SET_TITLE)
        if self._journal.key is not None:
            said = (CHANGE_TITLE, CHANGE_WORDS, CHANGE_TITLE)
        dialog = ChangePassphrase(self._journal, self, *said)
        dialog.changed.connect(self._report)
        dialog.open()

    def remove_passphrase(self) -> None:
        """Ask for the present passphrase and write the journal as a plain file."""
        dialog = RemovePassphrase(self._journal, self, REMOVE_TITLE, REMOVE_WORDS, REMOVE_TITLE)
        dialog.changed.connect(self._report)
        dialog.open()

    def show_sheet(self) -> None:
        """Show the recovery sheet, after asking for the passphrase."""
        dialog = AskPassphrase(self._journal, self, "Recovery sheet", SHOW_WORDS, "Show")
        dialog.accepted.connect(self._show_sheet)
        dialog.open()

    def test_sheet(self) -> None:
        """Ask for two rows of the recovery sheet."""
        open_test(self._journal, self).finished.connect(self._show)

    def event(self, event: QEvent) -> bool:
        """Take the height that is needed: left alone, Qt stops at two thirds of the screen."""
        layout = self.layout() if event.type() == QEvent.Type.LayoutRequest else None
        done = super().event(event)
        if layout is not None:
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))
        return done

    def _build(self) -> None:
        self.place = ElidedLabel(str(self._journal.path), size="label", tone="muted")
        self.state = words(bold=True, wrap=True)
        self.detail = words(tone="muted", wrap=True)
        self.set_button = button("Set a passphrase…", self.set_passphrase, kind="primary")
        self.change_button = button("Change…", self.set_passphrase)
        self.change_button.setAccessibleName("Change the passphrase")
        self.remove_button = button("Remove…", self.remove_passphrase)
        self.remove_button.setAccessibleName("Remove the passphrase")
        self.sheet_state = words(wrap=True)
        self.show_button = button("Show…", self.show_sheet)
        self.show_button.setAccessibleName("Show the recovery sheet")
        self.test_button = button("Test…", self.test_sheet)
        self.test_button.setAccessibleName("Test the recovery sheet")
        self.remember = QCheckBox(_REMEMBER)
        self.remember_words = words(LOOKING, size="small", tone="muted", wrap=True)
        self.lock = Form((_lock_field(),), columns=1, explain=explain)
        self.lock.editor("minutes").setMaximumWidth(_MINUTES)
        self.close_button = button("Close", self.reject)
        self.remember.clicked.connect(self._keep_or_forget)
        self.lock.edited.connect(self._save_lock)

    def _lay_out(self) -> None:
        self.passphrase_card = Card("Passphrase")
        for part in (self.state, self.detail):
            self.passphrase_card.add(part)
        self.passphrase_card.add(_line(self.set_button, self.change_button, self.remove_button))
        self.sheet_card = Card("Recovery sheet")
        self.sheet_card.add(self.sheet_state)
        self.sheet_card.add(_line(self.show_button, self.test_button))
        self.here_card = Card("On this computer")
        for here in (self.lock, self.remember, self.remember_words):
            self.here_card.add(here)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        page.setSpacing(14)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(words("Protection", size="title"))
        head.addWidget(self.place)
        page.addLayout(head)
        for card in (self.passphrase_card, self.sheet_card, self.here_card):
            page.addWidget(card)
        page.addStretch(1)
        page.addLayout(foot)
        self.setFixedWidth(_WIDTH + 2 * _MARGIN)

    def _show(self) -> None:
        """Say how things stand now."""
        journal = self._journal
        protected, writable = journal.key is not None, not journal.read_only
        self.state.setText(PROTECTED if protected else OPEN_TO_ALL)
        detail = _ENCRYPTED if protected else _READABLE
        self.detail.setText(detail if writable else f"{detail} {READ_ONLY}")
        self.set_button.setVisible(not protected)
        for part in (self.change_button, self.remove_button, self.sheet_card, self.here_card):
            part.setVisible(protected)
        for part in (self.set_button, self.change_button, self.remove_button, self.test_button):
            part.setEnabled(writable)
        tested = sheet_is_tested(journal)
        self.sheet_state.setText(SHEET_TESTED if tested else SHEET_UNTESTED)
        look(self.sheet_state, tone="muted" if tested else "amber")
        self.lock.set_values({"minutes": journal.ask(settings.current).auto_lock_minutes})
        self.lock.set_read_only(not writable)
        self._look_in_keyring()

    def _look_in_keyring(self) -> None:
        key, path = self._journal.key, self._journal.path
        self.remember.setEnabled(False)
        if key is not None and self._job is None:
            self._job = Job(self, look_in_keyring, path, key, done=self._show_keyring)

    def _show_keyring(self, remembered: bool | None) -> None:
        """Say whether the keyring has the key; None where there is no keyring."""
        self._job = None
        self.remember.setChecked(bool(remembered))
        self.remember.setEnabled(remembered is not None)
        self._say_of_keyring(NO_KEYRING if remembered is None else KEYRING)

    def _keep_or_forget(self) -> None:
        wanted = self.remember.isChecked()
        self.remember.setEnabled(False)
        self._job = Job(
            self,
            keep_or_forget,
            *(self._journal.path, self._journal.key, wanted),
            done=self._kept_or_forgotten,
        )

    def _kept_or_forgotten(self, now: tuple[bool, bool]) -> None:
        wanted, remembered = now
        self._show_keyring(remembered)
        self.remember.setFocus()
        if wanted != remembered:
            self._say_of_keyring(KEYRING_REFUSED)
            announce(self, KEYRING_REFUSED)

    def _say_of_keyring(self, text: str) -> None:
        self.remember_words.setText(text)
        self.remember.setAccessibleDescription(text)

    def _save_lock(self) -> None:
        self.lock.save(self._change_lock)

    def _change_lock(self, changed: dict[str, Any]) -> None:
        if changed["minutes"] is None:
            raise Refused(Reason.EMPTY, "minutes")
        stored = {"auto_lock_minutes": changed["minutes"]}
        self._journal.do("Settings changed", settings.change, **stored)

    def _report(self, done: Protected) -> None:
        """Say what was done, and offer the new sheet where there is one."""
        self._show()
        self.changed.emit(done.key)
        if wants_sheet(self, done):
            self._show_sheet()

    def _show_sheet(self) -> None:
        show_sheet(self._journal, self).finished.connect(self._show)


def set_new_passphrase(journal: Journal, parent: QWidget) -> ChangePassphrase:
    """Ask for a new passphrase only, after the journal was opened with its recovery sheet."""
    dialog = ChangePassphrase(
        journal, parent, CHANGE_TITLE, CHANGE_WORDS, CHANGE_TITLE, proven=True
    )
    dialog.changed.connect(partial(_go_on, journal, parent))
    dialog.open()
    return dialog


def wants_sheet(parent: QWidget, done: Protected) -> bool:
    """Say what was done about the passphrase; whether the user wants to see the new sheet."""
    if done.key is None:
        ask.ok(parent, "The passphrase is removed.", on_backups(done))
        return False
    said = f"A new recovery sheet is due. {on_backups(done)}".rstrip()
    return ask.choose(parent, PROTECTED, said, _SHOW_SHEET, _LATER) == _SHOW_SHEET


def on_backups(done: Protected) -> str:
    """What to know of the backups that were made before."""
    said = []
    if done.old_backups:
        count = len(done.old_backups)
        which = "1 older backup still opens" if count == 1 else f"{count} older backups still open"
        said.append(
            f"{which} with the earlier passphrase or its sheet only: keep both as long as you "
            "keep those backups."
        )
    if done.plain_backups:
        names = ", ".join(sorted(path.name for path in done.plain_backups))
        said.append(f"Not encrypted, and still readable for everyone: {names}.")
    return " ".join(said)


def look_in_keyring(path: Path, key: Key) -> bool | None:
    """The worker: whether the keyring has ``key``; None where this computer has no keyring."""
    return keyring_cache.recall(path) == key if keyring_cache.available() else None


def keep_or_forget(path: Path, key: Key, wanted: bool) -> tuple[bool, bool]:
    """The worker: put ``key`` into the keyring or take it out; what was wanted, and what is."""
    remembered = keyring_cache.remember(path, key) if wanted else not keyring_cache.forget(path)
    return wanted, remembered


def _go_on(journal: Journal, parent: QWidget, done: Protected) -> None:
    if wants_sheet(parent, done):
        show_sheet(journal, parent)


def _lock_field() -> Field:
    return Field(
        "minutes",
        "Lock after so many minutes without use; 0 for never",
        partial(Number, 0, _LONGEST_WAIT),
        wide=True,
    )


def _line(*buttons: QPushButton) -> QWidget:
    """Buttons side by side, from the left."""
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 4, 0, 4)
    line.setSpacing(8)
    for one in buttons:
        line.addWidget(one)
    line.addStretch(1)
    return box
