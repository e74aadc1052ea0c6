"""A session was held: who came, how they rated it, what was learned, what to look for now."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.domain import training_outcomes, trainings
from app.domain.kinds import Attended, Status, TrainingState
from app.ui.asking import insist
from app.ui.dialogs.attendance import KEYS, Attendance, Came
from app.ui.drafts import Draft
from app.ui.editors import Date, Text, Ticks
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.domain.training_full import Training
    from app.journal import Journal
    from app.ui.asking import Values

_REMARKS = "For you only: printed on nothing that the team sees."
_OBSERVE = "It becomes a talking point with each who is ticked beside it."
_WATCH = "With whom to look for it. Space ticks one, Ctrl+A all."


class DeliverDialog(FormDialog):
    """Notes what came of a session, or sets right what was noted."""

    def __init__(self, journal: Journal, parent: QWidget, training_id: int) -> None:
        self._journal, self._id = journal, training_id
        training = self._training = journal.ask(trainings.get, training_id)
        self._is_over = training.session.state is TrainingState.DELIVERED
        rows = _expected(journal, training)
        here = journal.ask(training_outcomes.expected, training)
        watch = [(one.id, one.name) for one in here if one.status is not Status.LEFT]
        super().__init__(
            parent,
            f"“{training.session.topic}” was given",
            _fields(rows, watch),
            self._start(rows),
            "Save" if self._is_over else "It was given",
            self._deliver,
            explain,
            draft=Draft(journal, f"training-{training_id}-given"),
        )
        attendance = self.form.editor("attendance")
        assert isinstance(attendance, Attendance)
        attendance.list.setFocus()

    def _start(self, rows: Sequence[Came]) -> Values:
        """What the form starts with: held on its day, and everybody came who was not away."""
        one, today = self._training.session, date.today()
        on = one.delivered_on or min(one.planned_for or today, today)
        return {
            "delivered_on": on,
            "attendance": tuple(rows),
            "remarks": one.remarks,
            "observe": one.observe,
            "watch_ids": (),
        }

    def _deliver(self, values: Values) -> None:
        insist(values, "delivered_on")
        rows: tuple[Came, ...] = values["attendance"]
        present = [row for row in rows if row.attended is Attended.PRESENT]
        change, deliver = training_outcomes.change_outcome, training_outcomes.deliver
        self._journal.do(
            "Session set right" if self._is_over else "Session given",
            change if self._is_over else deliver,
            self._id,
            values["delivered_on"],
            date.today(),
            attendance={row.id: row.attended for row in rows},
            ratings={row.id: row.rating for row in present if row.rating is not None},
            remarks=values["remarks"] or "",
            observe=values["observe"] or "",
            watch_ids=values["watch_ids"],
        )


def _expected(journal: Journal, training: Training) -> list[Came]:
    """Everybody who was expected, with what is noted of them, else what is to be presumed."""
    noted = journal.ask(training_outcomes.attendance, training.id)
    presumed = journal.ask(training_outcomes.presumed, training)
    found = []
    for person in journal.ask(training_outcomes.expected, training):
        row = noted.get(person.id)
        attended = presumed[person.id] if row is None else row.attended
        found.append(Came(person.id, person.name, attended, row.rating if row else None))
    return found


def _fields(rows: Sequence[Came], watch: Sequence[tuple[int, str]]) -> tuple[Field, ...]:
    return (
        Field("delivered_on", "Held on", partial(Date, past=True)),
        Field("attendance", "Who came", partial(Attendance, rows), help=KEYS, wide=True),
        Field(
            *("remarks", "What you learned", partial(Text, rows=2, most_rows=6)),
            help=_REMARKS,
            wide=True,
            private=True,
        ),
        Field("observe", "What to observe", partial(Text, rows=5), help=_OBSERVE),
        Field("watch_ids", "With whom", partial(Ticks, watch), help=_WATCH),
    )
