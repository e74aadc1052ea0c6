"""Reading a form as it came back: what it says beside its page, and filing it as their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import form_pages
from app.domain import settings
from app.domain.errors import Reason, Refused
from app.exchange.errors import Unreadable
from app.formats import Formats
from app.ui import ask
from app.ui.background import Job
from app.ui.dialogs.import_file import dropped_files, read_bytes, unread
from app.ui.dialogs.kept_file import is_pdf
from app.ui.explain import READ_ONLY, explain
from app.ui.field import ErrorLine
from app.ui.parts import EmptyState, PageHead, announce, button, framed, words
from app.ui.pdf_view import PdfTools, PdfView

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from app.journal import Journal
    from app.ui.dialogs.read_form_parts import SaidPage

_CHOOSE, _ANOTHER = "Choose a file…", "Choose another file…"
FILE = "File as their own words"
_MARGIN = 22
_SIZE = (1160, 680)
Reading = TypeVar("Reading")


class Read(NamedTuple):
    """A file that was read as a form; ``pages`` are to be looked at, empty where it has none."""

    name: str
    data: bytes
    returned: Any
    pages: bytes


class Says(NamedTuple):
    """What is said around forms of a kind, and which files they may be.

    ``another`` is why one is turned away that can be read for what it is of.
    """

    title: str
    invitation: str
    promise: str
    filters: str
    another: Reason


class ReadFormDialog(QDialog, Generic[Reading]):
    """Shows what a returned form says, and files it in one step.

    It is read for the record with ``record_id``, or for whichever it is of. ``filed`` tells in
    words what was done. A subclass knows one kind of form.
    """

    filed = Signal(str)
    says: ClassVar[Says]

    def __init__(
        self,
        journal: Journal,
        parent: QWidget | None,
        record_id: int | None,
        understood: SaidPage[Reading],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.says.title)
        self.setAcceptDrops(True)
        self._journal, self._record_id = journal, record_id
        self._file: Read | None = None
        self._folder: Path | None = None
        self._job: Job | None = None
        self._slot: Callable[[], object] | None = None
        self.understood = understood
        self.reading: Reading | None = None
        chosen = journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        self._build()
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.carry_out)
        QShortcut(QKeySequence.StandardKey.Open, self, self.choose_file)
        self._notify(self.says.invitation, _CHOOSE, self.choose_file)
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize()))

    def reader(self) -> Callable[[bytes, str], object]:
        """What reads the bytes of a file of a name as a form."""
        raise NotImplementedError

    def look(self, returned: Any, record_id: int | None) -> Reading:  # noqa: ANN401  # its own kind
        """What a form says beside what stands here; raises Refused."""
        raise NotImplementedError

    def whose(self, reading: Reading) -> str:
        """Whose form it is, and of what."""
        raise NotImplementedError

    def facts(self, reading: Reading, name: str) -> str:
        """How much a file of a name says."""
        raise NotImplementedError

    def refusal(self, refused: Refused) -> str:
        """Why a form cannot be read here, and the way forward."""
        raise NotImplementedError

    def filed_on(self, reading: Reading, data: bytes) -> date | None:
        """The day on which this very file was filed before; None where it never was."""
        raise NotImplementedError

    def file(self, reading: Reading, file: Read) -> str:
        """File it; what was done, in words."""
        raise NotImplementedError

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self._job is not None and self._job.running

    def choose_file(self) -> None:
        """Ask for the form, and read it."""
        folder = self._folder or ask.downloads()
        path = ask.open_file(self, self.says.title, self.says.filters, folder)
        if path is not None:
            self.load(path)

    def load(self, path: Path) -> None:
        """Read a file in place of the one that is shown."""
        self._folder = path.parent
        self._notify(f"Reading {path.name}…")
        if self._job is not None and self.busy:
            self._job.cancel()
        self._job = Job(
            self, read_form, path, self.reader(), done=self._understand, failed=self._fail
        )

    def carry_out(self) -> None:
        """File what is shown as their own words, and close."""
        if self.reading is None or self._file is None or not self.file_button.isEnabled():
            return
        try:
            told = self.file(self.reading, self._file)
        except Exception as error:
            explained = explain(error)
            if explained is None:
                raise
            self._complain(f"Nothing was filed. {explained[1]}")
            return
        self.filed.emit(told)
        self.accept()

    def done(self, result: int) -> None:
        """Let go of the pages while they can still be told of it."""
        self.view.clear()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if len(dropped_files(event.mimeData())) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        paths = dropped_files(event.mimeData())
        if len(paths) == 1:
            event.acceptProposedAction()
            self.load(paths[0])

    def _understand(self, file: Read) -> None:
        """A file was read: look for what it is of."""
        self._file = file
        try:
            self._show(self.look(file.returned, self._record_id))
        except Refused as refused:
            self._turn_away(file, refused)

    def _turn_away(self, file: Read, refused: Refused) -> None:
        """It is a stranger: say whose it is, and the way forward."""
        said = self.refusal(refused)
        if refused.reason is self.says.another and self._record_id is not None:
            try:
                other = self.look(file.returned, None)
            except Refused:
                pass  # it is of nothing that is here
            else:
                self._notify(said, f"Read it for {self.whose(other)}", self._go_over)
                return
        self._notify(said, _ANOTHER, self.choose_file)

    def _go_over(self) -> None:
        """Read the form for what it is of."""
        self._record_id = None
        if self._file is not None:
            self._understand(self._file)

    def _show(self, reading: Reading) -> None:
        assert self._file is not None  # it was read before it was understood
        self.reading = reading
        self.head.show_facts(self.whose(reading), self.facts(reading, self._file.name))
        self.another_button.show()
        self.understood.show_reading(reading, self._formats)
        pages = self._file.pages
        self._pages.setVisible(bool(pages) and self.view.show_pdf(pages))
        self.pages.setCurrentWidget(self._content)
        self._complain(READ_ONLY if self._journal.read_only else "")
        self.file_button.setEnabled(not self._journal.read_only)
        self.file_button.show()
        self.file_button.setDefault(True)
        self._say_known()
        first = self.understood.beside[0].choice if self.understood.beside else self.file_button
        first.setFocus()
        announce(self, self.head.facts.text())

    def _say_known(self) -> None:
        """Say that this very file was filed before, where it was."""
        assert self._file is not None
        assert self.reading is not None
        before = self.filed_on(self.reading, self._file.data)
        known = ""
        if before is not None:
            known = f"This very file was filed {self._formats.short_day(before)} already. "
        self.promise.setText(known + self.says.promise)

    def _fail(self, error: Exception) -> None:
        """The file is no form that can be read: say why, and offer another."""
        said = unread(error) if isinstance(error, OSError) else str(error)
        if not isinstance(error, Unreadable | OSError):
            self._notify("The file cannot be read.", _ANOTHER, self.choose_file)
            raise error
        self._notify(said, _ANOTHER, self.choose_file)

    def _notify(
        self, sentence: str, action: str = "", slot: Callable[[], object] | None = None
    ) -> None:
        """Say something where the form would be."""
        self.reading = None
        self.head.show_facts(self.says.title, "")
        self.another_button.hide()
        self.file_button.hide()
        self.view.clear()
        self._complain("")
        self.promise.hide()
        self.notice.sentence.setText(sentence)
        self.notice.action.setText(action)
        self.notice.action.setVisible(bool(action))
        self._slot = slot
        self.pages.setCurrentWidget(self.notice)
        if action:
            self.notice.action.setDefault(True)  # Enter does it
            self.notice.action.setFocus()
        announce(self, sentence)

    def _act(self) -> None:
        """Do what the notice offers."""
        if self._slot is not None:
            self._slot()

    def _complain(self, text: str) -> None:
        self.error.set_text(text)
        self.promise.setVisible(not text)

    def _build(self) -> None:
        self.head = PageHead(self.says.title)
        self.another_button = self.head.add_action(_ANOTHER, self.choose_file)
        self.notice = EmptyState("-", "-", self._act)
        self.view = PdfView(self)
        self.tools = PdfTools(self.view)
        self.promise = words(self.says.promise, size="label", tone="muted", wrap=True)
        self.error = ErrorLine()
        self.cancel_button = button("Cancel", self.reject)
        self.file_button = button(FILE, self.carry_out, kind="primary")
        self.file_button.setDefault(True)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self.view, 1)
        self._pages = framed(inside)
        self._content = QSplitter()
        self._content.setChildrenCollapsible(False)
        self._content.addWidget(self.understood)
        self._content.addWidget(self._pages)
        self._content.setSizes([_SIZE[0] // 2, _SIZE[0] // 2])
        self.pages = QStackedWidget()
        self.pages.addWidget(self.notice)
        self.pages.addWidget(self._content)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.promise, 100)
        foot.addWidget(self.error, 100)
        foot.addStretch(1)  # holds the buttons at their end where nothing is said
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.file_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        page.setSpacing(14)
        page.addWidget(self.head)
        page.addWidget(self.pages, 1)
        page.addLayout(foot)


def read_form(path: Path, read: Callable[[bytes, str], object]) -> Read:
    """Read a file as a form; raises what :func:`read_bytes` raises, and Unreadable for others."""
    data = read_bytes(path)
    returned = read(data, path.name)
    return Read(path.name, data, returned, form_pages.pages(data) if is_pdf(data) else b"")
