"""A plan's form on its way out, and a form as it came back: the very file, to be seen and saved."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app import files, form_pages, plan_files
from app.domain import plan_forms, settings
from app.exchange.errors import Unreadable
from app.formats import Formats
from app.ui import ask
from app.ui.background import Job
from app.ui.explain import explain
from app.ui.field import ErrorLine
from app.ui.parts import EmptyState, button, framed, words
from app.ui.pdf_view import PdfTools, PdfView

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.journal import Journal

NO_PAGES = "This file has no pages to show here. Save it and open it with the program it is from."
TOO_LARGE = "The file was too large to be kept. What it said stands in the plan."
_WAIT = "Looking for its pages…"
_PUT = "Put the form into this folder"
_SAVE = "Save the form as it came back"
_SIZE = (900, 700)


class ReturnedFormDialog(QDialog):
    """A returned form: its pages, and the way to have the very file again."""

    def __init__(self, journal: Journal, parent: QWidget, form_id: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = journal.ask(plan_forms.kept, form_id)
        self.setWindowTitle(self.form.file_name)
        self.view = PdfView(self)
        self.tools = PdfTools(self.view)
        self.nothing = EmptyState(NO_PAGES if self.form.content else TOO_LARGE)
        self.error = ErrorLine()
        self.save_button = button("Save as…", self.save)
        self.save_button.setEnabled(bool(self.form.content))
        self.close_button = button("Close", self.reject)
        self.close_button.setDefault(True)
        self._lay_out()
        self._stack.setCurrentWidget(self.nothing)
        if is_pdf(self.form.content):
            self.nothing.sentence.setText(_WAIT)
            content = self.form.content
            Job(self, form_pages.pages, content, done=self._show, failed=self._fail)
        self.tools.add_shortcuts(self)
        self.resize(*_SIZE)

    def save(self) -> None:
        """Write the file where it is wanted, byte for byte."""
        name = files.safe_name(self.form.file_name)
        target = ask.save_file(self, _SAVE, "All files (*)", documents() / name)
        if target is None:
            return
        try:
            files.write_whole(target, self.form.content)
        except OSError as error:
            self.error.set_text(files.reason(error, target))
        else:
            self.error.set_text("")

    def done(self, result: int) -> None:
        """Let go of the pages while they can still be told of it."""
        self.view.clear()
        super().done(result)

    def _show(self, pages: bytes) -> None:
        self._stack.setCurrentIndex(0 if self.view.show_pdf(pages) else 1)
        self.nothing.sentence.setText(NO_PAGES)

    def _fail(self, error: Exception) -> None:
        self.nothing.sentence.setText(NO_PAGES)
        if not isinstance(error, Unreadable | OSError):
            raise error

    def _lay_out(self) -> None:
        pages = QWidget()
        inside = QVBoxLayout(pages)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.tools)
        inside.addWidget(self.view, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(pages)
        self._stack.addWidget(self.nothing)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.error, 1)
        foot.addStretch()
        foot.addWidget(self.save_button)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 22, 22, 22)
        column.setSpacing(14)
        column.addWidget(words(self.form.file_name, size="title", wrap=True))
        column.addWidget(framed(self._stack), 1)
        column.addLayout(foot)


class FormWriter(QObject):
    """Writes a form off the window's thread, and tells where it is or why it is nowhere."""

    def __init__(self, owner: QWidget, said: Callable[[str], object], folder: Path) -> None:
        super().__init__(owner)
        self._said, self._folder = said, folder

    def written(self, paths: list[Path]) -> None:
        """It is there."""
        self._said(f"The form is in {paths[0].parent}: {paths[0].name}.")
        self.deleteLater()

    def failed(self, error: Exception) -> None:
        """It is not."""
        self.deleteLater()
        if not isinstance(error, OSError):
            raise error
        self._said(f"The form was not written. {files.reason(error, self._folder)}")


def write_form(
    owner: QWidget, journal: Journal, plan_id: int, said: Callable[[str], object]
) -> None:
    """Write a plan's form anew, with all that stands in the plan; ``said`` is told where it is."""
    folder = ask.folder(owner, _PUT, documents())
    if folder is None:
        return
    try:
        form = journal.ask(plan_forms.blank, plan_id, date.today())
    except Exception as error:
        explained = explain(error)
        if explained is None:
            raise
        said(explained[1])
        return
    chosen = journal.ask(settings.current)
    formats = Formats(chosen.currency, chosen.language)
    writer = FormWriter(owner, said, folder)
    write = partial(plan_files.write_forms, as_pdf=True, as_xlsx=True)
    work = ((form,), folder, formats)
    Job(writer, write, *work, done=writer.written, failed=writer.failed)


def is_pdf(content: bytes) -> bool:
    """Whether a file is one whose pages can be shown."""
    return content.lstrip()[:5] == b"%PDF-"


def documents() -> Path:
    """The folder that files are put into unless another is chosen."""
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(kind))
