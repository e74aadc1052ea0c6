"""Reading a review's form as it came back: their answers, or what they say of the manager."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app import review_files
from app.domain import review_forms
from app.domain.errors import Reason
from app.ui.dialogs import read_review_words as say
from app.ui.dialogs.read_form import ReadFormDialog, Says
from app.ui.dialogs.read_review_parts import Answers

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.domain.errors import Refused
    from app.domain.review_form import Returned
    from app.domain.review_forms import Reading
    from app.journal import Journal
    from app.ui.dialogs.read_form import Read

TITLE = "Read a returned form"
INVITATION = (
    "Choose the form that came back, or drop it here: their own answers, or their feedback for "
    "you. You see what it says beside its page before anything is filed."
)
PROMISE = (
    "Nothing is filed yet. What stands here already stays as it is unless you take the form’s. "
    "You can undo it."
)
_FILTERS = "Forms (*.pdf);;All files (*)"


class ReadReviewFormDialog(ReadFormDialog["Reading"]):
    """Shows what a returned form says, and files it into its review in one step.

    It is read for the review with ``review_id``, or for whichever review it is of.
    """

    says = Says(TITLE, INVITATION, PROMISE, _FILTERS, Reason.FORM_OF_ANOTHER_REVIEW)

    def __init__(
        self, journal: Journal, parent: QWidget | None, review_id: int | None = None
    ) -> None:
        super().__init__(journal, parent, review_id, Answers())

    def reader(self) -> Callable[[bytes, str], Returned]:
        """What reads a PDF as a review's form."""
        return review_files.read_form

    def look(self, returned: Returned, record_id: int | None) -> Reading:
        """What a form says beside what stands in the review; raises Refused."""
        return self._journal.ask(review_forms.understood, returned, record_id)

    def whose(self, reading: Reading) -> str:
        """Whose form it is, and of which review."""
        return say.whose(reading)

    def facts(self, reading: Reading, name: str) -> str:
        """How many questions a file answers."""
        return say.facts(reading.form, name)

    def refusal(self, refused: Refused) -> str:
        """Why a form cannot be read for this review, and the way forward."""
        return say.refused(refused)

    def filed_on(self, reading: Reading, data: bytes) -> date | None:
        """The day on which this very file was filed into the review before."""
        of, kind = reading.found.id, reading.form.kind
        before = self._journal.ask(review_forms.filed_before, of, kind, data)
        return None if before is None else before.read_on

    def file(self, reading: Reading, file: Read) -> str:
        """File it as their own words."""
        filing = partial(
            review_forms.file,
            file_name=file.name,
            content=file.data,
            take=self.understood.taken,
        )
        of = reading.found.id
        done = self._journal.do("Form filed", filing, of, reading.form, date.today())
        return say.told(done, reading)
