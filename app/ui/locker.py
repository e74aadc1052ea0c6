"""Locks a window: everything is hidden behind one page, the key is dropped, and all comes back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QToolTip, QWidget

from app.domain.errors import JournalFault
from app.ui import ask
from app.ui.lock_page import LockPage

if TYPE_CHECKING:
    from pathlib import Path

    from app.journal_file import Key
    from app.ui.idle import Idle
    from app.ui.window import Window

_TITLE = "Touchline – locked"
_BY_SHEET = "Opened with the recovery sheet."
_LOSE = (
    "Something you typed could not be saved before the journal was locked.",
    "Unlock the journal to see it.",
    "Close and lose it",
    "Keep it open",
)
#: The only command that is left while nothing can be seen.
_QUIT = "quit"


class Locker(QObject):
    """Stands between a window and whoever comes along.

    ``lock`` hides what is open, ``ask`` what is not open yet; the right key takes the page away.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.page: LockPage | None = None
        #: Whether something typed could be kept nowhere but in its field.
        self._leaves_unsaved = False
        self._title = ""
        #: What is to come back, each with the line that had its keyboard and the cursor's place.
        self._hidden: list[tuple[QWidget, QWidget | None, int]] = []
        self._silenced: list[QAction | QShortcut] = []
        self._focus: QWidget | None = None

    @property
    def locked(self) -> bool:
        """Whether nothing is shown but the question for the passphrase."""
        return self.page is not None

    @property
    def can_lock(self) -> bool:
        """Whether the journal is open and has a key to drop."""
        journal = self._window.journal
        return journal is not None and journal.key is not None

    @cached_property
    def idle(self) -> Idle:
        """What tells that nobody is there; it is heard from when it is first asked for."""
        from app.ui.idle import Idle

        idle = Idle(self)
        idle.away.connect(self.lock)
        return idle

    def ask(self, path: Path) -> None:
        """Show nothing but the question for what opens the journal at ``path``."""
        window = self._window
        self.page = LockPage(path)
        self.page.opened.connect(self._opened)
        self.page.stuck.connect(window.stuck)
        self.page.open_wanted.connect(window.open_wanted)
        self._title = window.windowTitle()
        self._focus = QApplication.focusWidget()
        window.setWindowTitle(_TITLE)
        window.pages.addWidget(self.page)
        window.pages.setCurrentWidget(self.page)
        self._silence()
        self.page.setFocus()

    def lock(self) -> None:
        """Keep what is typed, hide everything and drop the key; nothing, where there is none.

        Nothing either while a passphrase is being changed: the journal's door is shut then, and
        whoever shut it opens it again.
        """
        journal = self._window.journal
        if journal is None or not self.can_lock or self.locked:
            return
        from app.ui.drafts import flush_all

        self._leaves_unsaved = True
        try:
            self._leaves_unsaved = not flush_all(self._window)
        finally:
            # Whatever saving came to: nothing stays in sight, and the key goes.
            try:
                self._hide_others()
                self.ask(journal.path)
                self._window.pages.repaint()  # the computer may be asleep before the next event
            finally:
                journal.lock()

    def lift(self) -> None:
        """Take the page away; everything is as it was, or as ``lock`` left it to become."""
        page, self.page = self.page, None
        if page is None:
            return
        window = self._window
        window.setWindowTitle(self._title)
        for silenced in self._silenced:
            if shiboken6.isValid(silenced):
                silenced.setEnabled(True)
        window.pages.setCurrentIndex(0)
        window.pages.removeWidget(page)
        page.deleteLater()
        self._leaves_unsaved = False
        self._show_others()

    def may_close(self) -> bool:
        """Whether the window may be closed: what is hidden and not saved would be lost."""
        return not self._leaves_unsaved or ask.choose(self._window, *_LOSE) == _LOSE[2]

    def _opened(self, key: Key, by_sheet: bool) -> None:
        window = self._window
        if window.journal is None:
            window.key_given.emit(key)
        else:
            try:
                window.journal.unlock(key)
            except JournalFault as fault:
                window.stuck.emit(fault, key)
                return
            self.lift()
            window.catch_up()
            window.unlocked.emit()
        if by_sheet:
            window.status.say(
                _BY_SHEET, "Set a new passphrase…", window.safekeeping.set_new_passphrase
            )

    def _hide_others(self) -> None:
        """Hide dialogs, which come back, and answer questions the way Esc does."""
        while popup := QApplication.activePopupWidget():
            popup.close()
        QToolTip.hideText()
        shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        others = [widget for widget in shown if not isinstance(widget, QMainWindow)]
        # One that waits for its answer would keep the passphrase from being typed.
        waiting = [one for one in others if isinstance(one, QDialog) and _waits(one)]
        self._hidden = [
            (one, one.focusWidget(), _cursor(one.focusWidget()))
            for one in others
            if one not in waiting
        ]
        for dialog in reversed(waiting):
            dialog.reject()
        for widget, _, _ in self._hidden:
            widget.hide()

    def _show_others(self) -> None:
        hidden, self._hidden = self._hidden, []
        for widget, line, cursor in hidden:
            if shiboken6.isValid(widget):
                widget.show()
                # A dialog that is shown selects what is in its line: the next key would delete it.
                if isinstance(line, QLineEdit) and shiboken6.isValid(line):
                    line.setCursorPosition(cursor)
        focus, self._focus = self._focus, None
        if not hidden and focus is not None and shiboken6.isValid(focus) and focus.isVisible():
            focus.activateWindow()
            focus.setFocus()

    def _silence(self) -> None:
        """Let no shortcut reach what is hidden; those of hidden widgets are silent already."""
        only_own = Qt.FindChildOption.FindDirectChildrenOnly
        found: list[QAction | QShortcut] = [
            *(action for action in self._window.actions() if action.objectName() != _QUIT),
            *self._window.findChildren(QShortcut, options=only_own),
        ]
        self._silenced = [one for one in found if one.isEnabled()]
        for one in self._silenced:
            one.setEnabled(False)


def _cursor(widget: QWidget | None) -> int:
    return widget.cursorPosition() if isinstance(widget, QLineEdit) else 0


def _waits(dialog: QDialog) -> bool:
    return dialog.windowModality() == Qt.WindowModality.ApplicationModal
