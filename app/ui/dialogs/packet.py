"""A packet about a person or the team: see it without a file, print it, save it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QPageLayout, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import files, gather, labels
from app.domain import people, settings
from app.domain.errors import JournalFault, Refused
from app.domain.kinds import Status
from app.formats import Formats
from app.ui import ask, veil
from app.ui.actions import Command
from app.ui.background import Job
from app.ui.dialogs.packet_choices import Offer, PacketChoices
from app.ui.dialogs.packet_offer import offer
from app.ui.dialogs.packet_words import nothing_to_share, unprintable
from app.ui.field import ErrorLine
from app.ui.parts import Banner, EmptyState, PageHead, announce, button, look, words
from app.ui.pdf_view import PdfTools, PdfView
from app.ui.printing import NoPrinter, PrintRun, choose_printer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from app.domain.periods import Period
    from app.journal import Journal
    from app.report.content import Content, Paper

#: The dialog's own keys; each is a method of :class:`PacketDialog`.
COMMANDS = (
    Command("print_pages", "Print…", ("Ctrl+P",)),
    Command("save", "Save as PDF…", ("Ctrl+S",)),
)
TEAM = "The team"
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
    """The bytes of a packet, and how many characters of it no font has.

    ``pages`` are what is shown and printed: of a form, with what stands in its fields drawn.
    """

    data: bytes
    unprintable: int
    pages: bytes


class PacketDialog(QDialog):
    """A packet on screen. Whatever is printed or saved is exactly what is shown.

    It is about the person with ``person_id``, or about the team where that is None, and starts
    with the kind whose key is ``kind``, with the call, template, plan or training whose id is
    ``which``, with ``copy`` where the kind has it, and with ``half``, ``quarter`` or ``month``
    where it is about one. ``resources`` holds the fonts; ``choose`` asks for a
    printer as :func:`choose_printer` does.
    """

    def __init__(
        self,
        journal: Journal,
        person_id: int | None,
        parent: QWidget | None,
        resources: Path,
        *,
        kind: str = "",
        which: int | None = None,
        copy: gather.Copy | None = None,
        half: Period | None = None,
        quarter: Period | None = None,
        month: Period | None = None,
        today: date | None = None,
        choose: Callable[[QWidget, Paper, str], QPrinter | None] = choose_printer,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._journal, self._fonts, self._choose = journal, resources / "fonts", choose
        self._today = today or date.today()
        self._person = None if person_id is None else journal.ask(people.get, person_id)
        self._kinds = [one for one in gather.KINDS if one.of_team == (person_id is None)]
        self._start = next((one for one in self._kinds if one.key == kind), self._usual())
        self._settings = journal.ask(settings.current)
        self._which, self._copy = which, copy
        self._from = [one for one in (half, quarter, month) if one is not None]
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
            title = self._content.cover.title
            try:
                printer = self._choose(self, self.choices.paper.value(), title)
            except NoPrinter:
                self._offer_saving(_NO_PRINTER)
                return
            if printer is not None:
                self._start_print(self._built.pages, printer)

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
        self.hidden = EmptyState(veil.IN_PLACE)
        self.stack = QStackedWidget()
        for page in (self.busy, self.failed, self.view, self.hidden):
            self.stack.addWidget(page)
        self.head = PageHead(self._name, self._start.name)
        self.choices = PacketChoices(
            self._called,
            self._kinds,
            self._start,
            self._offer(),
            self._settings.paper.value,
            copy=self._copy,
        )
        self.state = words(size="label", tone="muted", wrap=True)
        self.error = ErrorLine()
        self.save_button = button(_SAVE, self.save)
        self.print_button = button("Print…", self.print_pages, kind="primary")
        self.print_button.setDefault(True)
        self._lay_out()

    def _offer(self) -> Offer:
        given = (self._journal, self._person, self._settings, self._today)
        return offer(*given, self._which, start=self._from)

    def _lay_out(self) -> None:
        self.setWindowTitle(f"Print: {self._name}")
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
        column.addWidget(self.head)
        column.addSpacing(8)
        column.addWidget(self.choices)
        column.addStretch(1)
        for part in (self.error, self.state, self.save_button, self.print_button):
            column.addWidget(part)
        return side

    def _connect(self) -> None:
        self.choices.changed.connect(self._prepare)
        self.tools.add_shortcuts(self)
        veil.when_changed(self._obey_veil)
        for command in COMMANDS:
            for keys in command.keys:
                QShortcut(QKeySequence(keys), self, getattr(self, command.name))

    def _prepare(self) -> None:
        """Gather what is chosen and have it typeset, in place of whatever is under way."""
        if self._job is not None:
            self._job.cancel()
        self._job, self._built = None, None
        self.head.show_facts(self._name, self.choices.kind.value().name)
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
        except Refused as refused:
            self._give_up(labels.refusal(refused))
            return
        self._job = Job(
            self, _typeset, self._content, self._fonts, done=self._receive, failed=self._fail
        )

    def _gather(self) -> Content:
        kind: gather.Kind = self.choices.kind.value()
        about = gather.About(
            person=None if self._person is None else self._person.id,
            period=self.choices.period,
            days=self.choices.days,
            which=self.choices.which,
        )
        read = kind.reader(self.choices.copy, about)
        formats = Formats(self._settings.currency, self._settings.language)
        content = self._journal.ask(read, wording=formats, today=self._today)
        return replace(content, paper=self.choices.paper.value())

    def _receive(self, built: Built) -> None:
        self._job, self._built = None, built
        self.view.show_pdf(built.pages)
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
        ready = page is self.view
        hidden = ready and self.choices.mine and veil.is_on()
        self.stack.setCurrentWidget(self.hidden if hidden else page)
        self.tools.setEnabled(ready and not hidden)
        for part in (self.save_button, self.print_button):
            part.setEnabled(ready)
        self._warn()
        if isinstance(page, EmptyState):
            announce(self, page.sentence.text())

    def _obey_veil(self) -> None:
        """Take the manager's own copy from sight, or bring it back."""
        if self._built is not None:
            self._show(self.view)

    def _warn(self) -> None:
        """Say over the pages what to know before they leave the house."""
        warnings = []
        if self.choices.mine:
            warnings.append(FOR_YOU)
        if self._built is not None:
            if self._content is not None and self.choices.copy == "shared":
                warnings += nothing_to_share(self._content, self._called)
            warnings += unprintable(self._built.unprintable)
        if warnings:
            self.banner.say(" ".join(warnings))
        else:
            self.banner.clear()

    def _start_print(self, data: bytes, printer: QPrinter) -> None:
        from app.report.packet import is_wide

        if self._content is not None and is_wide(self._content):
            printer.setPageOrientation(QPageLayout.Orientation.Landscape)
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
        copy = gather.FILE_ENDINGS[self.choices.copy]
        name = f"{cover.person} - {cover.title}{copy}.pdf"
        return ask.documents() / files.safe_name(name)

    @property
    def _name(self) -> str:
        return TEAM if self._person is None else self._person.name

    @property
    def _called(self) -> str:
        return TEAM if self._person is None else self._person.called

    def _usual(self) -> gather.Kind:
        """What one most likely wants; nobody reviews a candidate."""
        bench = self._person is not None and self._person.status is Status.CANDIDATE
        return next((one for one in self._kinds if bench and one.key == "profile"), self._kinds[0])


def _typeset(content: Content, fonts: Path) -> Built:
    """The worker: what to print, as a PDF."""
    from app.report import packet

    data = packet.build(content, fonts)
    return Built(data, packet.unprintable(content, fonts), _as_seen(content, data))


def _as_seen(content: Content, data: bytes) -> bytes:
    """The pages of a packet as every program would show them, and a printer take them."""
    from app.report.content import PlanForm, ReviewForm

    if not isinstance(content, PlanForm | ReviewForm):
        return data
    from app import form_pages

    return form_pages.pages(data)


def _rule(*, vertical: bool = False) -> QFrame:
    rule = QFrame()
    look(rule, part="line")
    if vertical:
        rule.setFixedWidth(1)
    else:
        rule.setFixedHeight(1)
    return rule
