"""A review's form on its way out, and files as they came back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app import review_files
from app.domain import settings
from app.domain.kinds import ReviewFileKind
from app.formats import Formats
from app.ui import ask
from app.ui.background import Job
from app.ui.dialogs.kept_file import Kept
from app.ui.dialogs.plan_paper import FormWriter
from app.ui.explain import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.domain.models import ReviewFile
    from app.journal import Journal

_PUT = "Put the form into this folder"
_TITLE = "A file of the review"


def of_file(one: ReviewFile) -> Kept:
    """A file that came back, to be looked at; what they say of the manager is private."""
    is_form = one.kind is not ReviewFileKind.SCAN
    private = one.kind is ReviewFileKind.UPWARD
    return Kept(one.file_name, one.content, private=private, form=is_form, title=_TITLE)


def write_form(
    owner: QWidget,
    journal: Journal,
    review_id: int,
    kind: ReviewFileKind,
    said: Callable[[str], object],
) -> None:
    """Write a review's form into a folder that is asked for; ``said`` is told where it is."""
    chosen = journal.ask(settings.current)
    formats = Formats(chosen.currency, chosen.language)
    try:
        forms = journal.ask(review_files.sheets, [review_id], kind, formats, date.today())
    except Exception as error:
        explained = explain(error)
        if explained is None:
            raise
        said(explained[1])
        return
    folder = ask.folder(owner, _PUT, ask.documents())
    if folder is None:
        return
    writer = FormWriter(owner, said, folder)
    work = review_files.write_forms, forms, folder
    Job(writer, *work, done=writer.written, failed=writer.failed)
