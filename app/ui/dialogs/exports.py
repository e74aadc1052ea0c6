"""Taking the journal out of the program, whole or one person of it, and back in."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app import export, files, paths
from app.domain import people
from app.exchange.errors import Unreadable
from app.ui import ask
from app.ui.background import Control, Job
from app.ui.dialogs.first_run import free_path
from app.ui.dialogs.import_file import unread
from app.ui.explain import explain
from app.ui.field import ErrorLine
from app.ui.parts import Banner, ElidedLabel, LinkButton, announce, button, words
from app.ui.parts.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.journal import Journal
    from app.journal_file import Key

ALL = (
    "All that the journal holds, in a new folder: an archive that Touchline reads back, a page for "
    "each person, and tables for a spreadsheet."
)
ONE = (
    "All that the journal holds about {name}, in a new folder: a page to read and a file for other "
    "programs. Private notes are in it, and what was deleted in the last thirty days. Your notes "
    "may name other people: read the page before you hand it over."
)
BACK = "Makes a new journal that holds what the export says. The export stays as it is."
UNPROTECTED = "An export is not protected: whoever can open its folder can read it."
NO_PASSPHRASE = "The new journal has no passphrase until you set one."
STOPPED = "Stopped. Nothing was left behind."
#: How a failure to write it names it.
_EXPORT = "The export"
_BUSY = "Writing…"
_WIDTH = 520


class WorkDialog(QDialog):
    """Says what will be made and where, makes it off the window's thread, says what came of it.

    ``choose`` asks for another place. ``work`` is called in a worker with the place; what it
    returns goes to ``tell``, which gives the words for it, or None to close at once.
    """

    def __init__(  # noqa: PLR0917  # read in the order of the dialog, from the title down
        self,
        parent: QWidget | None,
        title: str,
        says: str,
        warning: str,
        place: Path,
        verb: str,
        *,
        choose: Callable[[QWidget, Path], Path | None],
        work: Callable[..., object],
        tell: Callable[[Any], str | None],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.place = place
        self._choose, self._work, self._tell = choose, work, tell
        self._job: Job | None = None
        self._build(verb)
        self._lay_out(title, says, warning)
        self._show_place()
        self._fit()
        self.go_button.setFocus()

    def start(self) -> None:
        """Begin the work."""
        if self._job is not None:
            return
        self.error.set_text("")
        self._say("")
        self._job = Job(
            self,
            self._work,
            self.place,
            done=self._receive,
            failed=self._fail,
            progress=self._tell_progress,
        )
        self.progress.say(_BUSY)
        self._enable()

    def reject(self) -> None:
        """Stop what is under way; close where nothing is."""
        if self._job is None:
            super().reject()
            return
        self._job.cancel()
        self._end()
        self._say(STOPPED)

    def done(self, result: int) -> None:
        """Close; what is under way ends here."""
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _build(self, verb: str) -> None:
        self.where = ElidedLabel(size="label", tone="muted")
        self.change_button = LinkButton("Change…", self._change)
        self.change_button.setAccessibleName("Choose another place")
        self.progress = Progress()
        self.state = words(wrap=True)
        self.state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.error = ErrorLine()
        self.close_button = button("Cancel", self.reject)
        self.go_button = button(verb, self.start, kind="primary")
        self.go_button.setDefault(True)

    def _lay_out(self, title: str, says: str, warning: str) -> None:
        place, foot = QHBoxLayout(), QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.where)
        place.addWidget(self.change_button)
        place.addStretch(1)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.go_button)
        self.warning = Banner()
        page = QVBoxLayout(self)
        page.setContentsMargins(22, 22, 22, 22)
        page.setSpacing(14)
        page.addWidget(words(title, size="title", wrap=True))
        page.addWidget(words(says, wrap=True))
        page.addWidget(self.warning)
        page.addLayout(place)
        for part in (self.progress, self.state, self.error):
            page.addWidget(part)
        page.addStretch(1)
        page.addLayout(foot)
        self.state.hide()
        self.setMinimumWidth(_WIDTH)
        if warning:
            self.warning.say(warning)

    def _change(self) -> None:
        place = self._choose(self, self.place)
        if place is not None:
            self.place = place
            self.error.set_text("")
            self._show_place()

    def _receive(self, result: object) -> None:
        self._end()
        said = self._tell(result)
        if said is None:
            self.accept()
            return
        self._say(said)
        self.go_button.hide()
        self.where.hide()
        self.change_button.hide()
        self.close_button.setText("Close")
        self.close_button.setDefault(True)
        self.close_button.setFocus()

    def _fail(self, error: Exception) -> None:
        self._end()
        explained = explain(error)
        if explained:
            said = explained[1]
        elif isinstance(error, Unreadable):
            said = str(error)
        elif isinstance(error, OSError):
            said = files.reason(error, self.place / _EXPORT)
        else:
            raise error
        self.error.set_text(said)
        self._fit()
        announce(self, said)
        self.go_button.setFocus()

    def _tell_progress(self, done: int, total: int) -> None:
        self.progress.sentence.setText(f"{_BUSY} {done} of {total}")

    def _end(self) -> None:
        self._job = None
        self.progress.clear()
        self._enable()

    def _enable(self) -> None:
        idle = self._job is None
        self.go_button.setEnabled(idle)
        self.change_button.setEnabled(idle)

    def _say(self, text: str) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))
        self._fit()
        announce(self, text)

    def _fit(self) -> None:
        """Make room for all lines: left alone, Qt counts them at another width."""
        layout = self.layout()
        assert layout is not None
        width = max(self.width(), _WIDTH) if self.isVisible() else _WIDTH
        self.resize(width, max(layout.totalHeightForWidth(width), self.minimumHeight()))

    def _show_place(self) -> None:
        self.where.setText(f"To {self.place}")


def export_everything(journal: Journal, parent: QWidget | None) -> WorkDialog:
    """Offer to write everything in ``journal`` into a folder."""
    work = partial(_all, journal.path, journal.key, date.today())
    return _open_export(parent, "Export everything", ALL, work)


def export_person(journal: Journal, person_id: int, parent: QWidget | None) -> WorkDialog:
    """Offer to write all that ``journal`` holds about one person into a folder."""
    name = journal.ask(people.get, person_id).name
    work = partial(_one, journal.path, journal.key, person_id, date.today())
    return _open_export(parent, f"Export what is held about {name}", ONE.format(name=name), work)


def open_archive(parent: QWidget | None, file: Path) -> Path | None:
    """Make a journal of an export's ``journal.json``; where it is, or None where none was made."""
    dialog = archive_dialog(parent, file)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made = dialog.place if dialog.exec() else None
    dialog.deleteLater()
    return made


def archive_dialog(parent: QWidget | None, file: Path) -> WorkDialog:
    """The dialog that asks where the new journal shall be; accepted once it is made."""
    return WorkDialog(
        parent,
        "Make a journal of an export",
        BACK,
        NO_PASSPHRASE,
        free_path(paths.default_journal()),
        "Make the journal",
        choose=_choose_journal,
        work=partial(_make_journal, file),
        tell=_nothing_to_tell,
    )


def _open_export(
    parent: QWidget | None, title: str, says: str, work: Callable[..., object]
) -> WorkDialog:
    place = ask.documents()
    dialog = WorkDialog(
        parent,
        title,
        says,
        UNPROTECTED,
        place if place.is_dir() else Path.home(),
        "Export",
        choose=_choose_folder,
        work=work,
        tell=_tell_where,
    )
    dialog.open()
    return dialog


def _choose_folder(parent: QWidget, place: Path) -> Path | None:
    return ask.folder(parent, "Put the export into this folder", place)


def _choose_journal(parent: QWidget, place: Path) -> Path | None:
    folder = ask.folder(parent, "Keep the journal in this folder", place.parent)
    return free_path(folder / place.name) if folder is not None else None


def _tell_where(written: list[Path]) -> str:
    return f"Written to {written[0].parent}."


def _nothing_to_tell(_result: object) -> None:
    """The dialog closes once the journal is made."""


def _all(path: Path, key: Key | None, today: date, folder: Path, *, control: Control) -> list[Path]:
    return export.everything(path, key, folder, today, control=control)


def _one(
    path: Path, key: Key | None, person_id: int, today: date, folder: Path, *, control: Control
) -> list[Path]:
    return export.person(path, key, person_id, folder, today, control=control)


def _make_journal(file: Path, path: Path) -> None:
    """The worker: what is in ``file`` as a journal at ``path``."""
    from app.exchange.archive import MOST_BYTES

    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)  # one more is refused as too big
    except OSError as error:
        raise Unreadable(unread(error)) from None
    export.journal_from(export.read_archive(data), path)
