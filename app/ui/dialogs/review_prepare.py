"""Preparing everybody's reviews at once: who owes one, how far it is, and who was refused."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app.domain import review_board
from app.domain.errors import Reason, Refused
from app.domain.kinds import ReviewDue
from app.ui.editors import Ticks
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form_dialog import FormDialog
from app.ui.in_turns import InTurns
from app.ui.parts.progress import Progress
from app.ui.preparing import Preparing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from app.domain.review_board import Waiting
    from app.journal import Journal

_TITLE = "Prepare reviews"
_COMMIT = "Prepare"
_WHO_HELP = (
    "Preparing makes the numbers stand still as of today and gathers what each may see. Space "
    "ticks one, Ctrl+A all or none."
)
ALL_PREPARED = "Nothing is to be prepared: every review that is owed has begun."
STOPPED = "Stopped."


class PrepareDialog(FormDialog):
    """Prepares what is owed. ``said`` is told how many; whoever is refused is named here."""

    def __init__(
        self, parent: QWidget | None, journal: Journal, said: Callable[[str], None]
    ) -> None:
        self._journal, self._said, self._today = journal, said, date.today()
        self._owed = self._read()
        self._work: InTurns | None = None
        self._preparing = Preparing(journal, self._today)
        super().__init__(
            parent,  # type: ignore[arg-type]  # Qt takes no parent, too
            _TITLE,
            [Field("who", "Whose", partial(Ticks, _options(self._owed)), _WHO_HELP, wide=True)],
            {"who": tuple(range(len(self._owed)))},
            _COMMIT,
            self._check,
            explain,
        )
        self.progress = Progress()
        self.foot.insertWidget(0, self.progress, 1)
        if not self._owed:
            self.form.show_error("who", ALL_PREPARED)
            self.commit_button.setEnabled(False)

    def commit(self) -> None:
        """Prepare those that are ticked, one after another."""
        if self._work is not None or not self.form.commit(self._check):
            return
        wanted = [self._owed[number] for number in self.form.values()["who"]]
        self._preparing = Preparing(self._journal, self._today)
        pieces = [partial(self._preparing.prepare, one.person, one.cell.slot) for one in wanted]
        self._work = InTurns(self, pieces)
        self._work.begun.connect(partial(self._tell, [one.person.name for one in wanted]))
        self._work.ended.connect(self._end)
        self.commit_button.setEnabled(False)
        self._work.start()

    def reject(self) -> None:
        """Stop what is under way; close where nothing is. What was prepared by then stays so."""
        if self._work is None:
            super().reject()
            return
        self._work.stop()
        self._settle(f"{STOPPED} {self._preparing.counted}.")

    def done(self, result: int) -> None:
        """Close; what is under way ends here."""
        if self._work is not None:
            self._work.stop()
        super().done(result)

    def settle(self) -> bool:
        """There is nothing typed that could be lost."""
        return True

    def _check(self, values: dict[str, Any]) -> None:
        if not values["who"]:
            raise Refused(Reason.EMPTY, "who")

    def _read(self) -> list[Waiting]:
        found = self._journal.ask(review_board.waiting, self._today)
        return [one for one in found if one.cell.due is ReviewDue.PREPARE]

    def _tell(self, names: Sequence[str], number: int, of: int) -> None:
        self.progress.say(f"{names[number]}, {number + 1} of {of}…")

    def _end(self) -> None:
        if not self._preparing.refused:
            self._work = None
            self.accept()
            self._said(f"{self._preparing.counted}.")
            return
        self._settle(f"{self._preparing.counted}.")
        self.form.show_error("who", self._preparing.complaint)

    def _settle(self, said: str) -> None:
        """Stay, with those that are still to be prepared."""
        self._work = None
        self._owed = self._read()
        who = self.form.editor("who")
        assert isinstance(who, Ticks)
        who.set_options(_options(self._owed))
        who.set_value(())
        self.progress.clear()
        self.progress.sentence.setText(said)
        self.commit_button.setEnabled(bool(self._owed))


def _options(owed: Sequence[Waiting]) -> list[tuple[int, str]]:
    return [
        (number, f"{one.person.name} · {one.cell.slot.period.label}")
        for number, one in enumerate(owed)
    ]
