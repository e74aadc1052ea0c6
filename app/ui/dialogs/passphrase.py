"""The dialogs that ask for a passphrase: the present one, a new one, or none from now on."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app import keyring_cache, labels, protection
from app.domain.errors import JournalFault, Reason, Refused
from app.ui.background import Job
from app.ui.dialogs.new_passphrase import NewPassphrase
from app.ui.editors.passphrase import Passphrase
from app.ui.explain import explain
from app.ui.form import Field, Form
from app.ui.parts import announce, button, words
from app.ui.parts.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from app.journal import Journal
    from app.journal_file import Key
    from app.ui.form import Action

OR_THE_SHEET = "Forgotten? Type the rows of the recovery sheet here instead, one after another."
CHECKING = "Checking the passphrase…"
NOT_HALF_WAY = "This cannot be stopped half-way. It takes a few seconds."
_REWRITING = "Writing the journal anew, after a backup…"
_AGAIN = "Open the journal again"
_WIDTH, _MARGIN = 460, 22


class AskPassphrase(QDialog):
    """Asks for the present passphrase, or its recovery sheet, and accepts once it is right."""

    def __init__(
        self, journal: Journal, parent: QWidget, title: str, sentence: str, commit_text: str
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._journal = journal
        self._job: Job | None = None
        self._commit_text = commit_text
        self.body = self._make_body()
        self.progress = Progress()
        self.cancel_button = button("Cancel", self.reject)
        self.commit_button = button(commit_text, self.commit, kind="primary")
        self.commit_button.setDefault(True)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.commit)
        self._lay_out(title, sentence)

    @property
    def form(self) -> Form:
        """The fields that are asked for."""
        assert isinstance(self.body, Form)
        return self.body

    @property
    def busy(self) -> bool:
        """Whether it is at work."""
        return self._job is not None

    def commit(self) -> None:
        """Check what was typed, then go on; stay, with the reason, where it is not right."""
        if not self.busy and not self._journal.locked:
            self._take(self._check)

    def done(self, result: int) -> None:
        """Close; nothing that was typed is kept."""
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _make_body(self) -> QWidget:
        return Form((_present(),), columns=1, explain=explain)

    def _take(self, action: Action) -> None:
        self.form.commit(action)

    def _check(self, values: dict[str, Any]) -> None:
        """Begin to find out whether the present passphrase is right."""
        if not values["current"]:
            raise Refused(Reason.EMPTY, "current")
        self._begin(CHECKING)
        self._job = Job(
            self,
            proves,
            self._journal.path,
            self._journal.key,
            values["current"],
            done=self._checked,
            failed=self._fail,
        )

    def _checked(self, right: bool) -> None:
        self._end()
        if self._journal.locked:
            return  # meanwhile, because nobody was there: to be asked again
        if right:
            self._go_on()
        else:
            self._refuse(Refused(Reason.WRONG_PASSPHRASE, "current"))

    def _go_on(self) -> None:
        self.accept()

    def _begin(self, what: str) -> None:
        self.progress.say(what)
        self.body.setEnabled(False)
        self.commit_button.setEnabled(False)

    def _end(self) -> None:
        self._job = None
        self.progress.clear()
        self.body.setEnabled(True)
        self.commit_button.setEnabled(True)

    def _fail(self, error: Exception) -> None:
        """Say what went wrong; a mistake of the program is reported like any other."""
        self._end()
        self._refuse(error)

    def _refuse(self, error: Exception) -> None:
        said = explain(error)
        if said is None:
            raise error
        self.form.show_error(*said)
        self.form.focus_first_error()

    def _lay_out(self, title: str, sentence: str) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.progress, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.commit_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        page.setSpacing(14)
        page.addWidget(words(title, size="title", wrap=True))
        page.addWidget(words(sentence, tone="muted", wrap=True))
        page.addWidget(self.body)
        page.addStretch(1)
        page.addLayout(foot)
        self.setMinimumWidth(_WIDTH + 2 * _MARGIN)


class RemovePassphrase(AskPassphrase):
    """Asks for the present passphrase and writes the journal anew without one.

    While it works the journal is shut; afterwards it is open, whatever happened. ``changed`` brings
    the :class:`protection.Protected` that came of it.
    """

    changed = Signal(object)

    def __init__(
        self, journal: Journal, parent: QWidget, title: str, sentence: str, commit_text: str
    ) -> None:
        super().__init__(journal, parent, title, sentence, commit_text)
        self._outcome: Outcome | None = None
        self._shut = False

    def commit(self) -> None:
        """Check, then write the journal anew; where it stayed shut, open it again."""
        if self._outcome is None:
            super().commit()
        else:
            self._open_again()

    def done(self, result: int) -> None:
        """Close, unless the journal is being written: it must not stay shut."""
        if self._shut and self.busy:
            self.progress.say(NOT_HALF_WAY)
        else:
            super().done(result)

    def _passphrase(self) -> str | None:
        return None

    def _go_on(self) -> None:
        old = self._journal.key
        self._journal.lock()
        self._shut = True
        self._begin(_REWRITING)
        self._job = Job(
            self, rewrite, self._journal.path, old, self._passphrase(), done=self._written
        )

    def _written(self, outcome: Outcome) -> None:
        self._end()
        self._outcome = outcome
        self._open_again()

    def _open_again(self) -> None:
        """Open the journal with the key that it has now, and say what came of it."""
        assert self._outcome is not None
        try:
            self._journal.unlock(self._outcome.key)
        except JournalFault as fault:
            self.commit_button.setText(_AGAIN)
            self.form.show_error("", labels.fault(fault))
            announce(self, labels.fault(fault))
            return
        self._shut = False
        outcome, self._outcome = self._outcome, None
        self.commit_button.setText(self._commit_text)
        if outcome.protected is not None:
            self.changed.emit(outcome.protected)
            self.accept()
        elif outcome.error is not None:
            self._refuse(outcome.error)


class ChangePassphrase(RemovePassphrase):
    """Asks for a new passphrase, after the present one where there is one, and encrypts with it.

    With ``proven`` the present one is not asked for: the journal was opened with its sheet.
    """

    def __init__(
        self,
        journal: Journal,
        parent: QWidget,
        title: str,
        sentence: str,
        commit_text: str,
        *,
        proven: bool = False,
    ) -> None:
        self._asks = journal.key is not None and not proven
        super().__init__(journal, parent, title, sentence, commit_text)

    @property
    def form(self) -> Form:
        """The fields that are asked for."""
        return self.new.form

    @property
    def new(self) -> NewPassphrase:
        """The part that asks for the new passphrase."""
        assert isinstance(self.body, NewPassphrase)
        return self.body

    def _make_body(self) -> QWidget:
        return NewPassphrase(before=(_present(),) if self._asks else ())

    def _take(self, action: Action) -> None:
        self.new.take(action)

    def _check(self, values: dict[str, Any]) -> None:
        if self._asks:
            super()._check(values)
        else:
            self._go_on()

    def _passphrase(self) -> str | None:
        return self.new.passphrase


@dataclass(frozen=True)
class Outcome:
    """What writing a journal anew came to: the key that opens it now, and the result or error."""

    key: Key | None
    protected: protection.Protected | None = None
    error: Exception | None = None


def proves(path: Path, key: Key | None, typed: str) -> bool:
    """The worker: whether ``typed`` is the passphrase or the recovery sheet of ``key``."""
    with suppress(Refused):
        return protection.key_of_sheet(typed) == key
    return protection.key_for(path, typed) == key


def rewrite(path: Path, old: Key | None, passphrase: str | None) -> Outcome:
    """The worker: write the journal anew under another passphrase; never raises."""
    remembered = old is not None and keyring_cache.recall(path) == old
    try:
        done = protection.protect(path, old, passphrase)
    except Exception as error:
        return Outcome(_key_now(path, old, passphrase), error=error)
    if old is not None and remembered:
        keyring_cache.forget_salt(old.salt)
        if done.key is not None:
            keyring_cache.remember(path, done.key)
    return Outcome(done.key, done)


def _key_now(path: Path, old: Key | None, passphrase: str | None) -> Key | None:
    """What opens the journal after an error: mostly ``old``, unless it came late in the work."""
    with suppress(JournalFault):
        if protection.fingerprint_of(path) is None:
            return None
        if passphrase is not None and (old is None or not protection.opens(path, old)):
            return protection.key_for(path, passphrase)
    return old


def _present() -> Field:
    return Field("current", "Present passphrase", Passphrase, help=OR_THE_SHEET)
