"""What is done about the reviews of one or of everybody: prepared, forms written, packets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app import labels
from app.domain.errors import JournalFault

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.models import Person
    from app.domain.review_timing import Slot
    from app.journal import Journal
    from app.ui.settings import WindowSettings


class BatchActs(QObject):
    """Opens the dialogs about everybody's reviews; each is imported when it is first wanted.

    ``said`` has something for the line at the window's foot.
    """

    said = Signal(str)

    def __init__(self, journal: Journal, owner: QWidget, state: WindowSettings | None) -> None:
        super().__init__(owner)
        self._journal, self._owner, self._state = journal, owner, state

    def prepare(self, person: Person, one: Slot) -> int | None:
        """Prepare one review, and give its id; None where that was refused, which is said."""
        from app.ui.preparing import Preparing

        work = Preparing(self._journal, date.today())
        try:
            work.prepare(person, one)
        except JournalFault as fault:
            self.said.emit(labels.fault(fault))
            return None
        if work.refused:
            self.said.emit(work.complaint)
        return next(iter(work.done), None)

    def prepare_all(self) -> None:
        """Prepare every review that is owed by now."""
        from app.ui.dialogs.review_prepare import PrepareDialog

        PrepareDialog(self._owner, self._journal, self.said.emit).open()

    def export_forms(self) -> None:
        """Write the forms that the people fill themselves."""
        from app.ui.dialogs.review_export import ExportFormsDialog

        ExportFormsDialog(self._owner, self._journal, self.said.emit, self._state).open()

    def print_packets(self, one: Slot | None = None) -> None:
        """Print everybody's packets of a slot, or put them into files."""
        from app.ui.dialogs.review_batch import PacketsDialog

        given = self._owner, self._journal, self.said.emit, self._state
        PacketsDialog(*given, wanted=one).open()

    def questions(self) -> None:
        """The questions that reviews begin with."""
        from app.ui.dialogs.review_templates import ReviewTemplatesDialog

        ReviewTemplatesDialog(self._owner, self._journal).open()
