"""The review packet: see it without a file, print it, save it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import files, gather, labels
from app.domain import people, results, settings
from app.domain.errors import JournalFault
from app.domain.kinds import PeriodKind
from app.domain.periods import Period, last_periods, period_of
from app.formats import Formats
from app.report.content import Content, RepQuarterly
from app.ui import ask
from app.ui.actions import Command
from app.ui.background import Job
from app.ui.dialogs.packet_choices import PacketChoices
from app.ui.field import ErrorLine
from app.ui.parts import Banner, EmptyState, PageHead, announce, button, look, words
from app.ui.pdf_view import PdfTools, PdfView
from app.ui.printing import NoPrinter, PrintRun, choose_printer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from app.domain.kinds import PaperSize
    from app.journal import Journal

#: The dialog's own keys; each is a method of :class:`PacketDialog`.
COMMANDS = (
    Command("print_pages", "Print…", ("Ctrl+P",)),
    Command("save", "Save as PDF…", ("Ctrl+S",)),
)
QUARTERS = 8
FOR_YOU = "For you only: never hand this over."
_BUSY = "Preparing the packet…"
_FAILED = "The packet could not be prepared."
_NO_FONTS = "The packet could not be prepared: a file that came with the program is missing."
_NO_PRINTER = "There is no printer on this computer."
_PRINT_FAILED = "The printer did not take the pages."
_SAVE_INSTEAD = "Save the packet as a PDF and print it later, or from another computer."
_SAVE, _NOT_NOW = "Save as PDF…", "Not now"
_SIZE = (1160, 680)
_SIDE = 264


@dataclass(frozen=True, slots=True)
class Built:
    """The bytes of a packet, and how many characters of it no font has."""

    data: bytes
    unprintable: int


class PacketDialog(QDialog):
    """One person's packet on screen. Whatever is printed or saved is exactly what is shown.

    ``resources`` holds the fonts; ``choose`` asks for a printer as :func:`choose_printer` does.
    """

    def __init__(
        self,
        journal: Journal,
        person_id: int,
        parent: QWidget | None,
        resources: Path,
        *,
        today: date | None = None,
        choose: Callable[[QWidget, PaperSize, str], QPrinter | None] = choose_printer,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._journal, self._fonts, self._choose = journal, resources / "fonts", choose
        self._today = today or date.today()
        self._person = journal.ask(people.get, person_id)
        self._settings = journal.ask(settings.current)
        self._built: Built | None = None
        self._content: Content | None = None
        self._job: Job | None = None
        self._run: PrintRun | None = None
        self._build()
        self._connect()
        self._prepare()

    @property
    def data(self) -> bytes | None:
        """The PDF that is shown, and would be printed or saved; None while there is none."""
        return self._built.data if self._built else None

    def print_pages(self) -> None:
        """Print what is shown on the printer that the user chooses; while printing, stop."""
        if self._run is not None:
            self._run.stop()
            self._end_print("Printing was stopped.")
        elif self._built is not None and self._content is not None:
            self.error.set_text("")
            cover = self._content.cover
            try:
                printer = self._choose(
                    self, self.choices.paper.value(), f"{cover.kind} {cover.period}"
                )
            except NoPrinter:
                self._offer_saving(_NO_PRINTER)
                return
            if printer is not None:
                self._start_print(self._built.data, printer)

    def save(self) -> None:
        """Save what is shown where the user says."""
        if self._built is None:
            return
        path = ask.save_file(self, "Save the packet", "PDF (*.pdf)", self._suggested())
        if path is None:
            return
        self.error.set_text("")
        try:
            files.write_whole(path, self._built.data)
        except OSError as error:
            self._say("")
            self.error.set_text(files.reason(error, path))
        else:
            self._say(f"Saved as {path.name} in {path.parent}.")

    def done(self, result: int) -> None:
        """Close; what is being prepared or printed ends here."""
        if self._job is not None:
            self._job.cancel()
        if self._run is not None:
            self._run.stop()
        super().done(result)

    def _build(self) -> None:
        self.view = PdfView(self)
        self.tools = PdfTools(self.view)
        self.banner = Banner()
        self.busy = EmptyState(_BUSY)
        self.failed = EmptyState(_FAILED, "Try again", self._prepare)
        self.stack = QStackedWidget()
        for page in (self.busy, self.failed, self.view):
            self.stack.addWidget(page)
        periods = self._periods()
        self.choices = PacketChoices(
            self._person.called, periods, self._first_period(periods), self._settings.paper
        )
        self.state = words(size="label", tone="muted", wrap=True)
        self.error = ErrorLine()
        self.save_button = button(_SAVE, self.save)
        self.print_button = button("Print…", self.print_pages, kind="primary")
        self.print_button.setDefault(True)
        self._lay_out()

    def _lay_out(self) -> None:
        self.setWindowTitle(f"Review packet: {self._person.name}")
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize()))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._side())
        line.addWidget(_rule(vertical=True))
        pages = QVBoxLayout()
        pages.setSpacing(0)
        for part in (self.tools, _rule(), self.banner):
            pages.addWidget(part)
        pages.addWidget(self.stack, 1)
        line.addLayout(pages, 1)

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(22, 16, 22, 22)
        column.setSpacing(8)
        column.addWidget(PageHead(self._person.name, "Quarterly review"))
        column.addSpacing(8)
        column.addWidget(self.choices)
        column.addStretch(1)
        for part in (self.error, self.state, self.save_button, self.print_button):
            column.addWidget(part)
        return side

    def _connect(self) -> None:
        self.choices.changed.connect(self._prepare)
        self.tools.add_shortcuts(self)
        for command in COMMANDS:
            for keys in command.keys:
                QShortcut(QKeySequence(keys), self, getattr(self, command.name))

    def _prepare(self) -> None:
        """Gather what is chosen and have it typeset, in place of whatever is under way."""
        if self._job is not None:
            self._job.cancel()
        self._job, self._built = None, None
        self.view.clear()
        self.tools.line.clear()
        self.error.set_text("")
        self._say("")
        self._show(self.busy)
        try:
            self._content = self._gather()
        except JournalFault as fault:
            self._give_up(labels.fault(fault))
            return
        self._job = Job(
            self, _typeset, self._content, self._fonts, done=self._receive, failed=self._fail
        )

    def _gather(self) -> Content:
        mine = self.choices.mine
        read: Callable[..., Content] = gather.manager_page if mine else gather.quarterly
        formats = Formats(self._settings.currency, self._settings.language)
        content = self._journal.ask(
            read, self._person.id, self.choices.period.value(), formats, self._today
        )
        return replace(content, paper=self.choices.paper.value().value)

    def _receive(self, built: Built) -> None:
        self._job, self._built = None, built
        self.view.show_pdf(built.data)
        self._show(self.view)

    def _fail(self, error: Exception) -> None:
        self._job = None
        if isinstance(error, OSError):
            self._give_up(_NO_FONTS)
        else:
            self._give_up(_FAILED)
            raise error

    def _give_up(self, said: str) -> None:
        self.failed.sentence.setText(said)
        self._show(self.failed)

    def _show(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        ready = page is self.view
        for part in (self.tools, self.save_button, self.print_button):
            part.setEnabled(ready)
        self._warn()
        if isinstance(page, EmptyState):
            announce(self, page.sentence.text())

    def _warn(self) -> None:
        """Say over the pages what to know before they leave the house."""
        warnings = []
        if self.choices.mine:
            warnings.append(FOR_YOU)
        if self._built is not None:
            if isinstance(self._content, RepQuarterly):
                warnings += nothing_to_share(self._content, self._person.called)
            warnings += unprintable(self._built.unprintable)
        if warnings:
            self.banner.say(" ".join(warnings))
        else:
            self.banner.clear()

    def _start_print(self, data: bytes, printer: QPrinter) -> None:
        self._run = PrintRun(data, printer, self)
        self._run.page_begun.connect(self._say_page)
        self._run.ended.connect(self._finish_print)
        self.choices.setEnabled(False)  # another choice would replace the pages
        self.print_button.setText("Stop printing")
        self._run.start()

    def _say_page(self, page: int, pages: int) -> None:
        self._say(f"Printing page {page} of {pages}…")

    def _finish_print(self, complete: bool) -> None:
        self._end_print("Sent to the printer." if complete else "")
        if not complete:
            self._offer_saving(_PRINT_FAILED)

    def _end_print(self, said: str) -> None:
        self._run = None
        self.choices.setEnabled(True)
        self.print_button.setText("Print…")
        self._say(said)

    def _offer_saving(self, trouble: str) -> None:
        if ask.choose(self, trouble, _SAVE_INSTEAD, _SAVE, _NOT_NOW) == _SAVE:
            self.save()

    def _say(self, text: str) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))
        announce(self, text)

    def _suggested(self) -> Path:
        assert self._content is not None
        cover = self._content.cover
        copy = " - manager only" if self.choices.mine else ""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{cover.person} - {cover.kind} {cover.period}{copy}.pdf"
        return Path(folder) / files.safe_name(name)

    def _periods(self) -> list[Period]:
        fiscal_start = self._settings.fiscal_start
        now = period_of(PeriodKind.QUARTER, self._today, fiscal_start)
        return last_periods(now, QUARTERS, fiscal_start)[::-1]

    def _first_period(self, periods: list[Period]) -> Period:
        """The quarter under way once it has figures, else the one that ended last."""
        records = self._journal.ask(results.of_person, self._person.id)
        now = results.over(records, periods[:1], self._settings.fiscal_start)[0]
        return periods[0] if now.actual is not None else periods[1]


def nothing_to_share(content: RepQuarterly, called: str) -> list[str]:
    """What to say of a copy that holds nothing, or only figures."""
    if content.strengths or content.statements or content.skills or content.goals:
        return []
    what = "Nothing but the results is" if content.results else "Nothing is"
    return [f"{what} shareable yet: mark what {called} may see."]


def unprintable(count: int) -> list[str]:
    """What to say of characters that no font has."""
    if not count:
        return []
    one = "1 character has no printed form and is shown by its code."
    return [
        one if count == 1 else f"{count} characters have no printed form; codes stand for them."
    ]


def _typeset(content: Content, fonts: Path) -> Built:
    """The worker: what to print, as a PDF."""
    from app.report import packet

    return Built(packet.build(content, fonts), packet.unprintable(content, fonts))


def _rule(*, vertical: bool = False) -> QFrame:
    rule = QFrame()
    look(rule, part="line")
    if vertical:
        rule.setFixedWidth(1)
    else:
        rule.setFixedHeight(1)
    return rule
