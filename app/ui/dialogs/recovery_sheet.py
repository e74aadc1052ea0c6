"""The recovery sheet on screen: print it, save it, and prove once that it can be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app import files, protection
from app.domain import settings
from app.formats import Formats
from app.ui import ask
from app.ui.actions import Command
from app.ui.background import Job
from app.ui.dialogs.sheet_test import SheetTest
from app.ui.field import ErrorLine
from app.ui.parts import EmptyState, announce, button, words
from app.ui.pdf_view import PdfView
from app.ui.printing import NoPrinter, PrintRun, choose_printer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from app.domain.kinds import PaperSize
    from app.journal import Journal
    from app.journal_file import Key

#: The dialog's own keys; each is a method of :class:`RecoverySheet`.
COMMANDS = (
    Command("print_page", "Print…", ("Ctrl+P",)),
    Command("save", "Save as PDF…", ("Ctrl+S",)),
)
TITLE = "Recovery sheet"
WHAT_IT_IS = (
    "It opens the journal, and the backups made from now on, when the passphrase is lost. "
    "Whoever loses both has lost the journal."
)
WHERE_TO_KEEP_IT = (
    "Print it, and keep it where you keep contracts: not with this computer, and not in a folder "
    "that is shared. Whoever has the sheet and the file can read everything."
)
TEST_IT = "Then test it once: type two of its rows."
TESTED = "The sheet works. Put it where you will find it in a year."
_HIDDEN = "The sheet is not shown while you test it."
_LATER, _CLOSE = "Later", "Close"
_BUSY = "Preparing the sheet…"
_FAILED = "The sheet could not be prepared: a file that came with the program is missing."
_NO_PRINTER = "There is no printer on this computer. Save the sheet and print it elsewhere."
_PRINT_FAILED = "The printer did not take the page. Save the sheet and print it elsewhere."
#: Under this name the journal keeps which key's sheet was tested.
_ASIDE = "sheet"
_SIZE, _SIDE, _MARGIN = (900, 660), 300, 22


@dataclass(frozen=True, slots=True)
class SheetOf:
    """Whose sheet it is and how it is printed; ``made_on`` is a date in words."""

    key: Key
    name: str
    paper: PaperSize
    made_on: str


class RecoverySheet(QDialog):
    """Shows the sheet; ``on_tested`` is called once the user has typed two of its rows.

    ``choose`` asks for a printer as :func:`choose_printer` does.
    """

    def __init__(
        self,
        sheet: SheetOf,
        on_tested: Callable[[], object],
        parent: QWidget | None,
        *,
        choose: Callable[[QWidget, PaperSize, str], QPrinter | None] = choose_printer,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self._sheet, self._on_tested, self._choose = sheet, on_tested, choose
        #: The page as a PDF; None until it is ready, and after the end.
        self.data: bytes | None = None
        self._run: PrintRun | None = None
        self._build()
        self._lay_out()
        self._prepare()

    def print_page(self) -> None:
        """Print the sheet on the printer that the user chooses."""
        if self.data is None or self._run is not None:
            return
        self._say("")
        try:
            printer = self._choose(self, self._sheet.paper, TITLE)
        except NoPrinter:
            self._complain(_NO_PRINTER)
            return
        if printer is not None:
            self._run = PrintRun(self.data, printer, self)
            self._run.ended.connect(self._finish_print)
            self._say("Printing…")
            self._run.start()

    def save(self) -> None:
        """Save the sheet where the user says, such as on a stick."""
        if self.data is None:
            return
        path = ask.save_file(self, "Save the recovery sheet", "PDF (*.pdf)", self._suggested())
        if path is None:
            return
        self._say("")
        try:
            files.write_whole(path, self.data)
        except OSError as error:
            self._complain(files.reason(error, path))
        else:
            self._say(f"Saved as {path.name} in {path.parent}. Anyone can open that file.")
            self.test_button.setFocus()

    def start_test(self) -> None:
        """Ask for two of the rows, with the sheet out of sight."""
        if self.data is None:
            return
        self.stack.setCurrentWidget(self.hidden)
        test = SheetTest(self._sheet.key, self._on_tested, self)
        test.finished.connect(self._end_test)
        test.open()

    def done(self, result: int) -> None:
        """Close, and keep nothing of the sheet."""
        self._job.cancel()
        if self._run is not None:
            self._run.stop()
        self.view.clear()
        self.data = None
        super().done(result)

    def _build(self) -> None:
        self.view = PdfView(self)
        self.view.fit_page()
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName("The recovery sheet as a page")
        self.busy = EmptyState(_BUSY)
        self.hidden = EmptyState(_HIDDEN)
        self.stack = QStackedWidget()
        for page in (self.busy, self.view, self.hidden):
            self.stack.addWidget(page)
        self.state = words(size="label", wrap=True)
        self.error = ErrorLine()
        self.print_button = button("Print…", self.print_page, kind="primary")
        self.save_button = button("Save as PDF…", self.save)
        self.test_button = button("Test the sheet…", self.start_test)
        self.close_button = button(_LATER, self.reject)
        for command in COMMANDS:
            for keys in command.keys:
                QShortcut(QKeySequence(keys), self, getattr(self, command.name))

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(_MARGIN, 16, _MARGIN, _MARGIN)
        column.setSpacing(8)
        column.addWidget(words(TITLE, size="title"))
        for text in (WHAT_IT_IS, WHERE_TO_KEEP_IT, TEST_IT):
            column.addWidget(words(text, tone="muted", wrap=True))
        column.addStretch(1)
        buttons = (self.print_button, self.save_button, self.test_button, self.close_button)
        for part in (self.error, self.state, *buttons):
            column.addWidget(part)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(side)
        line.addWidget(self.stack, 1)
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize()))

    def _prepare(self) -> None:
        self._set_ready(False)
        sheet = self._sheet
        self._job = Job(
            self,
            protection.sheet_pdf,
            sheet.key,
            sheet.name,
            sheet.made_on,
            sheet.paper.value,
            done=self._receive,
            failed=self._fail,
        )

    def _receive(self, data: bytes) -> None:
        self.data = data
        self.view.show_pdf(data)
        self.stack.setCurrentWidget(self.view)
        self._set_ready(True)
        self.print_button.setFocus()

    def _fail(self, error: Exception) -> None:
        self.busy.sentence.setText(_FAILED)
        announce(self, _FAILED)
        if not isinstance(error, OSError):
            raise error

    def _set_ready(self, ready: bool) -> None:
        for part in (self.print_button, self.save_button, self.test_button):
            part.setEnabled(ready)

    def _finish_print(self, complete: bool) -> None:
        self._run = None
        if complete:
            self._say("Sent to the printer.")
            self.test_button.setFocus()
        else:
            self._complain(_PRINT_FAILED)

    def _end_test(self, result: int) -> None:
        self.stack.setCurrentWidget(self.view)
        if result:
            self._say(TESTED)
            self.close_button.setText(_CLOSE)
            self.close_button.setFocus()

    def _complain(self, text: str) -> None:
        self._say("")
        self.error.set_text(text)
        announce(self, text)

    def _say(self, text: str) -> None:
        self.error.set_text("")
        self.state.setText(text)
        announce(self, text)

    def _suggested(self) -> Path:
        code = protection.fingerprint(self._sheet.key)
        return ask.documents() / files.safe_name(f"Recovery sheet {code}.pdf")


def sheet_of(journal: Journal, today: date | None = None) -> SheetOf:
    """The sheet of an open, protected journal, on its paper and in its language."""
    assert journal.key is not None
    chosen = journal.ask(settings.current)
    made_on = Formats(chosen.currency, chosen.language).day(today or date.today())
    return SheetOf(journal.key, journal.path.name, chosen.paper, made_on)


def show_sheet(journal: Journal, parent: QWidget) -> RecoverySheet:
    """Show the recovery sheet of an open, protected journal; a test that is passed is noted."""
    dialog = RecoverySheet(sheet_of(journal), partial(note_test, journal), parent)
    dialog.open()
    return dialog


def open_test(journal: Journal, parent: QWidget) -> SheetTest:
    """Ask for two rows of the recovery sheet of an open, protected journal."""
    assert journal.key is not None
    dialog = SheetTest(journal.key, partial(note_test, journal), parent)
    dialog.open()
    return dialog


def note_test(journal: Journal) -> None:
    """Keep in the journal that the sheet of its present key was tested. Raises JournalFault."""
    assert journal.key is not None
    journal.set_aside(_ASIDE, {"tested": protection.fingerprint(journal.key)})


def sheet_is_tested(journal: Journal) -> bool:
    """Whether nobody has to be reminded of the sheet: it was tested, or there is none to test."""
    if journal.key is None:
        return True
    noted = journal.aside(_ASIDE) or {}
    return noted.get("tested") == protection.fingerprint(journal.key)
