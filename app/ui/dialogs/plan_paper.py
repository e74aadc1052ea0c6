"""A plan's form on its way out, and a form as it came back: the very file, to be seen and saved."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app import files, plan_files
from app.domain import plan_forms, settings
from app.formats import Formats
from app.ui import ask
from app.ui.background import Job
from app.ui.dialogs.kept_file import NO_PAGES, Kept, KeptFileDialog
from app.ui.explain import explain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.journal import Journal

TOO_LARGE = "The file was too large to be kept. What it said stands in the plan."
_PUT = "Put the form into this folder"


class ReturnedFormDialog(KeptFileDialog):
    """A returned form: its pages, and the way to have the very file again."""

    save_words, save_title = "Save as…", "Save the form as it came back"

    def __init__(self, journal: Journal, parent: QWidget, form_id: int) -> None:
        form = journal.ask(plan_forms.kept, form_id)
        without = NO_PAGES if form.content else TOO_LARGE
        super().__init__(parent, Kept(form.file_name, form.content, form=True, without=without))


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
    folder = ask.folder(owner, _PUT, ask.documents())
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
