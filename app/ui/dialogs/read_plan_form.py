"""Reading a plan's form as it came back: what it says beside its page, and filing it as theirs."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app import plan_files
from app.domain import plan_forms
from app.domain.errors import Reason
from app.ui.dialogs import read_plan_words as say
from app.ui.dialogs.read_form import ReadFormDialog, Says
from app.ui.dialogs.read_plan_parts import Understood

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.domain.errors import Refused
    from app.domain.plan_form import Returned
    from app.domain.plan_forms import Reading
    from app.journal import Journal
    from app.ui.dialogs.read_form import Read

TITLE = "Read a returned form"
INVITATION = (
    "Choose the form that came back, or drop it here. You see what it says beside its page before "
    "anything is filed."
)
PROMISE = (
    "Nothing is filed yet. What differs from the plan stays as it stands unless you take it. Once "
    "it is filed the plan is submitted, and you can undo it."
)
_FILTERS = "Forms (*.pdf *.xlsx *.xlsm);;All files (*)"


class ReadPlanFormDialog(ReadFormDialog["Reading"]):
    """Shows what a returned form says, and files it into its plan in one step.

    It is read for the plan with ``plan_id``, or for whichever plan it is of.
    """

    says = Says(TITLE, INVITATION, PROMISE, _FILTERS, Reason.FORM_OF_ANOTHER_PLAN)

    def __init__(self, journal: Journal, parent: QWidget | None, plan_id: int | None) -> None:
        super().__init__(journal, parent, plan_id, Understood())

    def reader(self) -> Callable[[bytes, str], Returned]:
        """What reads a PDF or a workbook as a plan's form."""
        return plan_files.read_form

    def look(self, returned: Returned, record_id: int | None) -> Reading:
        """What a form says beside what the plan says; raises Refused."""
        return self._journal.ask(plan_forms.understood, returned, record_id)

    def whose(self, reading: Reading) -> str:
        """Whose plan it is, for which half-year."""
        return say.whose(reading)

    def facts(self, reading: Reading, name: str) -> str:
        """How many sections, lines and actions a file has."""
        return say.facts(reading.form, name)

    def refusal(self, refused: Refused) -> str:
        """Why a form cannot be read for this plan, and the way forward."""
        return say.refused(refused)

    def filed_on(self, reading: Reading, data: bytes) -> date | None:
        """The day on which this very file was filed into the plan before."""
        before = self._journal.ask(plan_forms.filed_before, reading.found.plan.id, data)
        return None if before is None else before.read_on

    def file(self, reading: Reading, file: Read) -> str:
        """File it as the rep's own words."""
        filing = partial(
            plan_forms.file,
            file_name=file.name,
            content=file.data,
            take=self.understood.taken,
        )
        found = reading.found
        done = self._journal.do("Form filed", filing, found.plan.id, reading.form, date.today())
        return say.told(done, found.person.called)
