"""The pages of a review that another revision took the place of: to be seen, saved and printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.kinds import PaperSize
from app.ui.dialogs.kept_file import Kept, KeptFileDialog
from app.ui.parts import announce, button, words
from app.ui.printing import NoPrinter, PrintRun, choose_printer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from app.report.content import Paper

NO_PRINTER = "There is no printer on this computer. Save a copy and print it later."
PRINT_FAILED = "The printer did not take the pages."
STOPPED, SENT = "Printing was stopped.", "Sent to the printer."
_PRINT, _STOP = "Print…", "Stop printing"


@dataclass(frozen=True)
class KeptPages(Kept):
    """Pages as they were printed when a review was closed, on the paper that they were set for."""

    title: str = "Pages as they were printed"
    paper: PaperSize = PaperSize.A4


class KeptPagesDialog(KeptFileDialog):
    """Prints the very bytes that are kept. ``choose`` asks for a printer as
    :func:`choose_printer` does.
    """

    def __init__(
        self,
        parent: QWidget,
        kept: KeptPages,
        *,
        choose: Callable[[QWidget, PaperSize | Paper, str], QPrinter | None] = choose_printer,
    ) -> None:
        super().__init__(parent, kept)
        self._paper, self._choose = kept.paper, choose
        self._run: PrintRun | None = None
        self.state = words(size="label", tone="muted", wrap=True)
        self.print_button = button(_PRINT, self.print_pages)
        self.foot.insertWidget(0, self.state, 1)
        self.foot.insertWidget(self.foot.indexOf(self.save_button), self.print_button)

    def print_pages(self) -> None:
        """Print the pages on the printer that the user chooses; while printing, stop."""
        if self._run is not None:
            self._run.stop()
            self._end(STOPPED)
            return
        self.error.set_text("")
        try:
            printer = self._choose(self, self._paper, self.windowTitle())
        except NoPrinter:
            self.error.set_text(NO_PRINTER)
            return
        if printer is not None:
            self._start(printer)

    def done(self, result: int) -> None:
        """Close; what is being printed ends here."""
        if self._run is not None:
            self._run.stop()
        super().done(result)

    def _start(self, printer: QPrinter) -> None:
        self._run = run = PrintRun(self.kept.content, printer, self)
        run.page_begun.connect(self._say_page)
        run.ended.connect(self._finish)
        self.print_button.setText(_STOP)
        run.start()

    def _say_page(self, page: int, pages: int) -> None:
        self.state.setText(f"Printing page {page} of {pages}…")

    def _finish(self, complete: bool) -> None:
        self._end(SENT if complete else "")
        if not complete:
            self.error.set_text(PRINT_FAILED)

    def _end(self, said: str) -> None:
        self._run = None
        self.print_button.setText(_PRINT)
        self.state.setText(said)
        announce(self, said)
