"""The dialog for a journal that cannot be opened: what happened, and the ways to go on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import backups, files
from app.formats import Formats
from app.ui import ask
from app.ui.background import Job
from app.ui.backup_clock import exact
from app.ui.dialogs import trouble_words, trouble_work
from app.ui.dialogs.first_run import free_path
from app.ui.dialogs.option_card import OptionCard
from app.ui.dialogs.trouble_words import Choice
from app.ui.explain import explain
from app.ui.parts import announce, button, look, words
from app.ui.parts.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.backups import Backup, Difference, Restored
    from app.domain.errors import JournalFault
    from app.journal_file import Key
    from app.rescue import Salvaged

GO_ON, BACK, QUIT, STOP = "Go on", "Back", "Quit", "Stop"
OPEN_IT, PUT_IN_PLACE, SAVE_LIST = "Open the journal", "Put it in place", "Save this list…"
LOOKING = "Looking for a good backup…"
KEPT = "The present file is kept in the folder “before-restore” beside it."
UNREADABLE = "The present file cannot be compared with it. The backup holds:"
NO_DIFFERENCE = "The backup says all that the present file says."
RESTORED = "The backup is in place."
SALVAGED = "A new journal was made of what could be read."
ALL_READ = "Nothing is lost, and nothing had to be completed."
_JOURNALS = "Journals (*.db)"
_WIDTH, _HEIGHT, _MARGIN = 600, 420, 22
#: Only days are written with it, which know no currency.
_DAYS = Formats("USD")


class Way(StrEnum):
    """How the program goes on."""

    AGAIN = "again"
    READ_ONLY = "read_only"
    OPEN = "open"
    NEW = "new"
    QUIT = "quit"


@dataclass(frozen=True)
class WayOut:
    """What the user chose; ``path`` is the journal to open, None where the program asks.

    ``key`` opens the journal, where a restored backup has another one than the journal had.
    """

    kind: Way
    path: Path | None = None
    key: Key | None = None


def way_out(parent: QWidget | None, fault: JournalFault, key: Key | None) -> WayOut:
    """Say why the journal of ``fault`` cannot be opened and let the user choose how to go on."""
    dialog = TroubleDialog(fault, key, parent)
    dialog.exec()
    chosen = dialog.chosen
    dialog.deleteLater()
    return chosen


class TroubleDialog(QDialog):
    """One dialog from the bad news to an open journal; ``chosen`` is how it ended.

    A way that fails says why and leads back to the others.
    """

    def __init__(self, fault: JournalFault, key: Key | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen = WayOut(Way.QUIT)
        self._fault, self._key = fault, key
        self._path = Path(fault.path)
        self._backup: Backup | None = None
        self._backup_key = key
        self._made: Path | None = None
        self._lines: tuple[str, ...] = ()
        self._job: Job | None = None
        self._after: Callable[[Any], object] = self._show_ways
        self._next: Callable[[], object] = self.accept
        self.setWindowTitle(trouble_words.title(self._fault))
        self._build()
        self._look_for_backup()

    def go_on(self) -> None:
        """Do what the primary button says."""
        self._next()

    def go_back(self) -> None:
        """Stop the work under way, or return to the ways."""
        if self._job is not None:
            self._job.cancel()
            self._rest()
        self._show_ways(self._backup)

    def save_list(self) -> None:
        """Write the report's lines where the user says; they hold names and text."""
        suggested = self._path.with_name(f"{self._path.stem} salvaged {date.today()}.txt")
        path = ask.save_file(self, "Save the list", "Text (*.txt)", suggested)
        if path is None:
            return
        try:
            files.write_whole(path, "\n".join([*self._lines, ""]).encode())
        except OSError as error:
            self._say(files.reason(error, path), is_error=True)
        else:
            self._say(f"Saved as {path.name}. It holds names and text.")

    def reject(self) -> None:
        """Esc: quit, once nothing is being written."""
        if self._job is None or self.back_button.isEnabled():
            if self._job is not None:
                self._job.cancel()
            super().reject()

    # Building

    def _build(self) -> None:
        self.heading = words(trouble_words.title(self._fault), size="title", wrap=True)
        self.sentence = words(trouble_words.sentence(self._fault), wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.cards: dict[Choice, OptionCard] = {}
        self._ways = QWidget(accessibleName="How to go on")
        QVBoxLayout(self._ways).setContentsMargins(0, 0, 0, 0)
        self.details = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.details.setAccessibleName("Details")
        self._pages = QStackedWidget()
        for page in (QWidget(), self._ways, self.details):
            self._pages.addWidget(page)
        self.progress = Progress()
        self.state = self.progress.sentence
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(12)
        for part in (self.heading, self.sentence):
            column.addWidget(part)
        column.addWidget(self._pages, 1)
        column.addWidget(self.progress)
        column.addLayout(self._foot())
        self.setMinimumWidth(_WIDTH)
        self.resize(_WIDTH, _HEIGHT)

    def _foot(self) -> QHBoxLayout:
        self.quit_button = button(QUIT, self.reject)
        self.save_button = button(SAVE_LIST, self.save_list)
        self.back_button = button(BACK, self.go_back)
        self.go_button = button(GO_ON, self.go_on, kind="primary")
        self.go_button.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.quit_button)
        foot.addStretch(1)
        for one in (self.save_button, self.back_button, self.go_button):
            foot.addWidget(one)
        return foot

    # The ways

    def _look_for_backup(self) -> None:
        if Choice.BACKUP in trouble_words.choices(self._fault.fault) and backups.found(self._path):
            self._pages.setCurrentIndex(0)
            self._work(LOOKING, self._show_ways, trouble_work.newest_backup, self._path, self._key)
        else:
            self._show_ways(None)

    def _show_ways(self, backup: Backup | None) -> None:
        self._backup = backup
        if not self.cards:
            self._deal_cards(backup)
        self.heading.setText(trouble_words.title(self._fault))
        self.sentence.setText(trouble_words.sentence(self._fault))
        self._turn_to(self._ways, GO_ON, self._take)
        next(card for card in self.cards.values() if card.isChecked()).setFocus()

    def _deal_cards(self, backup: Backup | None) -> None:
        column = self._ways.layout()
        assert isinstance(column, QVBoxLayout)
        for choice in trouble_words.choices(self._fault.fault):
            text = self._card(choice, backup)
            if text is not None:
                self.cards[choice] = OptionCard(*text, self._ways)
                column.addWidget(self.cards[choice])
        column.addStretch(1)
        next(iter(self.cards.values())).setChecked(True)
        # A stack of pages asks none of them how high its sentences are at this width.
        self._pages.setMinimumHeight(column.heightForWidth(_WIDTH - 2 * _MARGIN))
        self.adjustSize()

    def _card(self, choice: Choice, backup: Backup | None) -> tuple[str, str] | None:
        """The words of a way; None where it leads nowhere here."""
        if choice is Choice.BACKUP:
            if not backups.found(self._path):
                return None
            when = exact(backup.moment, _DAYS) if backup is not None else ""
            if backup is None and not self._has_locked_backup():
                return None
            return trouble_words.backup_card(when)
        if choice is Choice.SALVAGE and self._key is None and trouble_work.is_locked(self._path):
            return None  # it would take the passphrase
        return trouble_words.card(choice)

    def _has_locked_backup(self) -> bool:
        opens = (backups.opens_with(one, self._key) for one in backups.found(self._path))
        return backups.Opens.ANOTHER_KEY in opens

    def _take(self) -> None:
        chosen = next(choice for choice, card in self.cards.items() if card.isChecked())
        acts: dict[Choice, Callable[[], object]] = {
            Choice.BACKUP: self._take_backup,
            Choice.SALVAGE: self._salvage,
            Choice.EXPORT: self._export,
        }
        acts.get(chosen, self._leave)()

    def _leave(self) -> None:
        chosen = next(choice for choice, card in self.cards.items() if card.isChecked())
        self._end(WayOut(Way(chosen.value)))

    def _end(self, chosen: WayOut) -> None:
        self.chosen = chosen
        self.accept()

    # The backup

    def _take_backup(self) -> None:
        if self._backup is None:
            self._ask_passphrase()
        else:
            self._compare()

    def _ask_passphrase(self) -> None:
        one = backups.found(self._path)[0]
        label = f"The passphrase of the backup of {exact(one.moment, _DAYS)}:"
        typed = ask.text(self, "Open the newest backup", label, hidden=True)
        if typed:
            self._work("Opening the backup…", self._compare_with, trouble_work.unlocked, one, typed)

    def _compare_with(self, found: tuple[Backup, Key]) -> None:
        self._backup, self._backup_key = found
        self._compare()

    def _compare(self) -> None:
        assert self._backup is not None
        work = (self._path, self._backup, self._key, self._backup_key)
        self._work("Comparing…", self._show_difference, backups.compare, *work)

    def _show_difference(self, difference: Difference) -> None:
        assert self._backup is not None
        self.heading.setText(f"Go back to the backup of {exact(self._backup.moment, _DAYS)}?")
        self.sentence.setText(KEPT)
        lines = [*difference.lines] if difference.readable else [UNREADABLE, *difference.lines]
        self._show_lines(lines or [NO_DIFFERENCE])
        self._turn_to(self.details, PUT_IN_PLACE, self._restore)

    def _restore(self) -> None:
        work = (self._path, self._backup, self._key, self._backup_key)
        self._work("Putting the backup in place…", self._restored, backups.restore, *work)
        self._hold()

    def _restored(self, restored: Restored) -> None:
        self._key = restored.key
        kept = f"What was there before is in {restored.replaced}." if restored.replaced else ""
        self.heading.setText(RESTORED)
        self.sentence.setText(kept)
        self._turn_to(self.details, OPEN_IT, self._open_restored)
        self.back_button.hide()

    def _open_restored(self) -> None:
        self._end(WayOut(Way.AGAIN, self._path, self._key))

    # What can be read

    def _salvage(self) -> None:
        suggested = free_path(self._path.with_name(f"{self._path.stem} salvaged.db"))
        target = ask.save_file(self, "Where to make the new journal", _JOURNALS, suggested)
        if target is not None:
            self._work(
                "Reading page by page…",
                self._salvaged,
                trouble_work.salvage,
                self._path,
                self._key,
                target,
            )

    def _salvaged(self, saved: Salvaged) -> None:
        self._lines = saved.lines
        self._made = saved.path
        self.heading.setText(SALVAGED)
        self.sentence.setText(trouble_words.counted(saved))
        self._show_lines(list(saved.lines) or [ALL_READ])
        self._turn_to(self.details, OPEN_IT, self._open_salvaged)
        self.save_button.setVisible(bool(saved.lines))

    def _open_salvaged(self) -> None:
        self._end(WayOut(Way.OPEN, self._made, self._key))

    def _export(self) -> None:
        folder = ask.folder(self, "Where to put the files", self._path.parent)
        if folder is not None:
            self._work(
                "Writing the files…",
                self._exported,
                trouble_work.export,
                self._path,
                self._key,
                folder,
            )

    def _exported(self, folder: Path) -> None:
        self._show_ways(None)
        self._say(f"Everything is in {folder}. These files are not protected.")

    # Working and showing

    def _work(
        self, sign: str, done: Callable[[Any], object], work: Callable[..., object], *args: object
    ) -> None:
        self._say("")
        self.progress.say(sign)
        self._after = done
        self._job = Job(self, work, *args, done=self._finish, failed=self._fail)
        self._ways.setEnabled(False)
        self.save_button.hide()
        self.go_button.hide()
        self.back_button.setText(STOP)
        self.back_button.setVisible(bool(self.cards))

    def _hold(self) -> None:
        """What is being put in place is not stopped half-way."""
        self.back_button.hide()
        self.back_button.setEnabled(False)
        self.quit_button.setEnabled(False)

    def _rest(self) -> None:
        self._job = None
        self.progress.clear()
        self._ways.setEnabled(True)
        self.back_button.setEnabled(True)
        self.quit_button.setEnabled(True)

    def _finish(self, result: object) -> None:
        self._rest()
        self._after(result)

    def _fail(self, error: Exception) -> None:
        self._rest()
        said = explain(error)
        reason = files.reason(error, self._path) if isinstance(error, OSError) else ""
        if said is None and not reason:
            raise error
        self._show_ways(self._backup)
        self._say(reason or (said or ("", ""))[1], is_error=True)

    def _turn_to(self, page: QWidget, next_step: str, act: Callable[[], object]) -> None:
        self._next = act
        self._pages.setCurrentWidget(page)
        self.go_button.setText(next_step)
        self.go_button.show()
        self.save_button.hide()
        self.back_button.setText(BACK)
        self.back_button.setVisible(page is not self._ways)
        self.go_button.setFocus()
        announce(self, f"{self.heading.text()} {self.sentence.text()}")

    def _show_lines(self, lines: list[str]) -> None:
        self.details.setPlainText("\n".join(lines))

    def _say(self, text: str, *, is_error: bool = False) -> None:
        look(self.state, tone="red" if is_error else "muted")
        self.state.setText(text)
        if text:
            announce(self, text)
