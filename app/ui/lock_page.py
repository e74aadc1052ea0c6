"""The page that asks for what opens a journal: all there is to see while it is locked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app import journal_file
from app.domain.errors import Fault, JournalFault, Reason, Refused
from app.ui.background import Job
from app.ui.explain import explain
from app.ui.field import ErrorLine
from app.ui.parts import ElidedLabel, LinkButton, announce, button, look, words
from app.ui.parts.passphrase import PassphraseBox

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.journal_file import Key

_WIDTH = 420
_MARGIN = 24
#: What a link keeps free around its words for the focus ring.
_INSET = 4
_ROWS = 5
_UNLOCK, _UNLOCKING = "Unlock", "Unlocking…"
_HOW = "The rows as they are printed; capitals and blanks do not matter."


@dataclass(frozen=True)
class Tried:
    """The key that was tried, and what else keeps the journal shut although the key is right."""

    key: Key
    fault: JournalFault | None = None


class LockPage(QWidget):
    """Asks for the passphrase of the journal at ``path``, or for its recovery sheet.

    ``opened`` carries the key and whether it is the sheet's; ``stuck`` a fault that no passphrase
    mends, with the key as far as it is known; ``open_wanted`` asks for another journal.
    """

    opened = Signal(object, bool)
    stuck = Signal(object, object)
    open_wanted = Signal()

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Locked")
        self._path = path
        self._job: Job | None = None
        self.box = PassphraseBox()
        self.box.line.setAccessibleName("Passphrase")
        self.sheet = QPlainTextEdit()
        self.sheet.setAccessibleName("Recovery sheet")
        self.sheet.setAccessibleDescription(_HOW)
        self.sheet.setTabChangesFocus(True)
        self.sheet.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.sheet.setFixedHeight((_ROWS + 1) * self.sheet.fontMetrics().lineSpacing())
        self.use_sheet = LinkButton("Use the recovery sheet…", self.ask_for_sheet)
        self.use_passphrase = LinkButton("Use the passphrase…", self.ask_for_passphrase)
        self.open_other = LinkButton("Open another journal…", self.open_wanted.emit)
        self.help = LinkButton("It will not open…", self._ask_for_help)
        self.passphrase_panel = _Panel("Passphrase", self.box, self.unlock)
        self.sheet_panel = _Panel("Recovery sheet", self.sheet, self.unlock, _HOW)
        self._panel = self.passphrase_panel
        self.box.line.returnPressed.connect(self.unlock)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.unlock)
        self._lay_out()
        self.setFocusProxy(self.box)

    def unlock(self) -> None:
        """Try what is typed; it takes a fifth of a second, by design of the passphrase's key."""
        panel, typed = self._panel, self._typed()
        if self._job is not None or not typed.strip():
            return
        panel.error.set_text("")
        panel.button.setText(_UNLOCKING)
        by_sheet = panel is self.sheet_panel
        work: Callable[[Path, str], Tried] = try_sheet if by_sheet else try_passphrase
        self._job = Job(self, work, self._path, typed, done=self._take, failed=self._refuse)

    def ask_for_sheet(self) -> None:
        """Let the recovery sheet be typed."""
        self._turn_to(self.sheet_panel, self.sheet)

    def ask_for_passphrase(self) -> None:
        """Let the passphrase be typed."""
        self._turn_to(self.passphrase_panel, self.box)

    @property
    def error(self) -> str:
        """What is said of the last try."""
        return self._panel.error.text()

    def _typed(self) -> str:
        is_sheet = self._panel is self.sheet_panel
        return self.sheet.toPlainText() if is_sheet else self.box.text()

    def _take(self, tried: Tried) -> None:
        by_sheet = self._panel is self.sheet_panel
        self._end()
        if tried.fault is not None:
            self.stuck.emit(tried.fault, tried.key)
            return
        self._forget()
        self.opened.emit(tried.key, by_sheet)

    def _refuse(self, error: Exception) -> None:
        self._end()
        explained = explain(error)
        if explained is None:
            raise error
        if isinstance(error, JournalFault):
            self.stuck.emit(error, None)
            return
        self._panel.error.set_text(explained[1])
        announce(self, explained[1])
        if self._panel is self.passphrase_panel:
            self.box.line.selectAll()
            self.box.line.setFocus()
        else:
            self.sheet.setFocus()

    def _end(self) -> None:
        self._job = None
        self._panel.button.setText(_UNLOCK)

    def _turn_to(self, panel: _Panel, target: QWidget) -> None:
        if self._job is not None:
            return
        self._forget()
        self._panel = panel
        by_sheet = panel is self.sheet_panel
        for part in (self.passphrase_panel, self.use_sheet):
            part.setVisible(not by_sheet)
        for part in (self.sheet_panel, self.use_passphrase):
            part.setVisible(by_sheet)
        self.setFocusProxy(target)
        target.setFocus()

    def _forget(self) -> None:
        """Leave nothing secret lying in a field."""
        self.box.set_text("")
        self.box.reveal(False)
        self.sheet.clear()
        for panel in (self.passphrase_panel, self.sheet_panel):
            panel.error.set_text("")

    def _ask_for_help(self) -> None:
        self.stuck.emit(JournalFault(Fault.WRONG_KEY, str(self._path)), None)

    def _lay_out(self) -> None:
        card = QFrame()
        look(card, part="card")
        card.setFixedWidth(_WIDTH)
        column = QVBoxLayout()
        column.setContentsMargins(_INSET, 0, _INSET, 0)
        column.setSpacing(4)
        column.addWidget(words("Touchline", size="title"))
        column.addWidget(ElidedLabel(self._path.name, tone="muted"))
        column.addSpacing(14)
        for panel in (self.passphrase_panel, self.sheet_panel):
            column.addWidget(panel)
        whole = QVBoxLayout(card)
        side = _MARGIN - _INSET
        whole.setContentsMargins(side, _MARGIN, side, _MARGIN)
        whole.setSpacing(2)
        whole.addLayout(column)
        whole.addSpacing(12)
        for link in (self.use_sheet, self.use_passphrase, self.open_other, self.help):
            whole.addWidget(link)
        # Not aligned but stretched around: an aligned item does not get the height that its
        # wrapped words need.
        middle, page = QHBoxLayout(), QVBoxLayout(self)
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        page.addStretch(2)
        page.addLayout(middle)
        page.addStretch(3)
        for hidden in (self.sheet_panel, self.use_passphrase):
            hidden.hide()


class _Panel(QWidget):
    """One way to open the journal: what to type, what is wrong with it, and the button."""

    def __init__(
        self, label: str, editor: QWidget, unlock: Callable[[], None], help_text: str = ""
    ) -> None:
        super().__init__()
        self.error = ErrorLine()
        self.button = button(_UNLOCK, unlock, kind="primary")
        caption = words(label, size="label", tone="muted")
        caption.setBuddy(editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addWidget(editor)
        if help_text:
            column.addWidget(words(help_text, size="small", tone="muted", wrap=True))
        # Room for two lines is kept, so that nothing moves when something is wrong.
        said = QWidget()
        said.setMinimumHeight(2 * words("X", size="small").sizeHint().height())
        line = QVBoxLayout(said)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.error)
        line.addStretch(1)
        column.addWidget(said)
        column.addSpacing(4)
        column.addWidget(self.button)


def try_passphrase(path: Path, passphrase: str) -> Tried:
    """The worker: the key that ``passphrase`` gives. Raises Refused where it is the wrong one."""
    from app import protection, rescue

    key = protection.key_for(path, passphrase)
    try:
        journal_file.look_at(path, key)
    except JournalFault as fault:
        if fault.fault is not Fault.WRONG_KEY:
            return Tried(key, fault)
        # A page that is damaged gives the same error: a backup that opens tells them apart.
        fitting = rescue.fitting_key(path, key, passphrase)
        if fitting is None:
            raise Refused(Reason.WRONG_PASSPHRASE, "passphrase") from None
        return Tried(fitting, JournalFault(Fault.DAMAGED, str(path)))
    return Tried(key)


def try_sheet(path: Path, text: str) -> Tried:
    """The worker: the key of a typed sheet. Raises Refused for an error or another's sheet."""
    from app import protection

    key = protection.key_of_sheet(text)
    try:
        protection.key_of_sheet_for(path, text)
    except JournalFault as fault:
        return Tried(key, fault)
    return Tried(key)
