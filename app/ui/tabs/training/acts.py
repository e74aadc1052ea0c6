"""What can be done about one session of the training plan, each in one step that can be undone."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from app.domain import training_quarters, trainings
from app.domain.errors import Refused
from app.domain.kinds import QuarterState, TrainingState
from app.labels import refusal
from app.ui import icons
from app.ui.asking import insist
from app.ui.drafts import Draft
from app.ui.editors import Date, Line, Text
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from app.domain.training_full import Training
    from app.journal import Journal
    from app.ui.asking import Values
    from app.ui.form import Action

STAYS = "It stays where it is. {}"
_WHY = "For you only. Calendars take the session out."
_WAITS = " Its topic waits again."
_CONFIRMED = (Field("confirmed_on", "They said so on", partial(Date, past=True)),)
_MOVED = (
    Field("planned_for", "To", Date),
    Field("starts_at", "From", partial(Line, placeholder="11:00")),
)


class TrainingActs(QObject):
    """Dialogs about a session, and the commands they end in.

    ``said`` has something for the line at the window's foot that no step of the journal says.
    ``added`` tells of a session that was put in, by its id.
    """

    said = Signal(str)
    added = Signal(int)

    def __init__(self, journal: Journal, parent: QWidget) -> None:
        super().__init__(parent)
        self._journal, self._parent = journal, parent

    def edit(self, training_id: int) -> FormDialog:
        """Open a session with all that is settled about it."""
        from app.ui.dialogs.training_session import SessionDialog

        found = self._journal.ask(trainings.get, training_id)
        plan_id = found.session.plan_id
        return _opened(SessionDialog(self._journal, self._parent, plan_id, found))

    def add(self, plan_id: int, day: date | None = None, topic_id: int | None = None) -> FormDialog:
        """Put another session into a quarter, on a day or about a topic that waits."""
        from app.ui.dialogs.training_session import SessionDialog

        plan = self._journal.ask(training_quarters.get, plan_id).plan
        start: Values = {"planned_for": day}
        start |= {name: getattr(plan, name) for name in ("starts_at", "minutes", "place")}
        if plan.zone:
            start["zone"] = plan.zone
        if topic_id is not None:
            start |= self._about(topic_id)
        dialog = SessionDialog(self._journal, self._parent, plan_id, values=start)
        dialog.added.connect(self.added)
        return _opened(dialog)

    def move(self, training_id: int, to: date) -> bool:
        """Move a session to another day at once; whether it went."""
        told = self._told("Session moved", training_id)
        return self._try(told, trainings.move, training_id, to, date.today(), why=STAYS)

    def ask_move(self, training_id: int) -> FormDialog:
        """Ask for the day to which a session is moved, for who works by keyboard."""
        one = self._journal.ask(trainings.get, training_id).session
        start = {"planned_for": one.planned_for, "starts_at": one.starts_at}
        move = partial(self._move, training_id)
        return self._ask("Move to another day", _MOVED, start, "Move it", move)

    def swap(self, training_id: int, other_id: int) -> bool:
        """Each of two sessions takes the day, time and place of the other; whether it went."""
        given = training_id, other_id, date.today()
        told = self._told("Sessions swapped", training_id, other_id)
        return self._try(told, trainings.swap, *given, why=STAYS)

    def confirm(self, training_id: int) -> FormDialog:
        """Ask on which day whoever gives it said that they will."""
        found = self._journal.ask(trainings.get, training_id)
        who = found.giver_name or "You"
        confirm = partial(self._confirm, training_id)
        start = {"confirmed_on": date.today()}
        return self._ask(f"{who} will give it", _CONFIRMED, start, "Confirmed", confirm)

    def unconfirm(self, training_id: int) -> None:
        """Whoever gives it cannot say yet whether they will."""
        self._try("Confirmation withdrawn", trainings.unconfirm, training_id)

    def step_in(self, training_id: int) -> None:
        """The backup gives it."""
        self._try("Backup steps in", trainings.step_in, training_id, date.today())

    def cancel(self, training_id: int) -> FormDialog:
        """Ask why a session is not held."""
        found = self._journal.ask(trainings.get, training_id)
        cancel = partial(self._cancel, training_id)
        title = f"“{found.session.topic}” is not held"
        form = _cancelled(waits=found.session.topic_id is not None)
        dialog = self._ask(title, form, {}, "Cancel the session", cancel)
        dialog.form.set_values({}, draft=Draft(self._journal, f"training-{training_id}-cancel"))
        return dialog

    def plan_again(self, training_id: int) -> None:
        """A session that was cancelled is held after all."""
        self._try("Session planned again", trainings.plan_again, training_id)

    def deliver(self, training_id: int) -> FormDialog:
        """Ask who came, how they rated it and what to look for; or change what was noted."""
        from app.ui.dialogs.training_deliver import DeliverDialog

        return _opened(DeliverDialog(self._journal, self._parent, training_id))

    def delete(self, training_id: int) -> None:
        """Take a session out of a draft."""
        self._try("Session deleted", trainings.delete, training_id)

    def take_up(self, training_id: int, topic_id: int) -> bool:
        """A session is about a topic that waits; whether it could be."""
        from app.domain import training_proposals

        take_up, today = training_proposals.take_up, date.today()
        return self._try("Topic taken up", take_up, training_id, topic_id, today)

    def menu(self, training: Training) -> QMenu:
        """Everything that can be done about a session as it stands."""
        plan = self._journal.ask(training_quarters.get, training.session.plan_id).plan
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, text, icon in offered(training, plan.state, self._journal.read_only):
            icons.put(menu.addAction(text, partial(getattr(self, name), training.id)), icon)
        return menu

    def _about(self, topic_id: int) -> Values:
        """What a new session says that is about a topic."""
        from app.domain import training_topics

        topic = self._journal.ask(training_topics.get, topic_id).topic
        skill_ids = () if topic.skill_id is None else (topic.skill_id,)
        return {"topic": topic.title, "kind": topic.kind, "skill_ids": skill_ids}

    def _try(
        self,
        told: str,
        command: Callable[..., object],
        *given: Any,  # noqa: ANN401  # whatever the command takes
        why: str = "{}",
    ) -> bool:
        """Do something at once; ``why`` it cannot be is said at the foot. Whether it went."""
        try:
            self._journal.do(told, command, *given)
        except Refused as refused:
            self.said.emit(why.format(refusal(refused)))
            return False
        return True

    def _told(self, told: str, *training_ids: int) -> str:
        """What is said of a step that who had confirmed a session has to confirm it again after."""
        before = (self._journal.ask(trainings.get, number).session for number in training_ids)
        is_lost = any(one.state is TrainingState.CONFIRMED for one in before)
        return f"{told}, to be confirmed again" if is_lost else told

    def _ask(
        self, title: str, form: Sequence[Field], start: Values, verb: str, commit: Action
    ) -> FormDialog:
        dialog = FormDialog(self._parent, title, form, start, verb, commit, explain)
        dialog.form.editor(form[0].name).setFocus()
        return _opened(dialog)

    def _move(self, training_id: int, values: Values) -> None:
        insist(values, "planned_for")
        move = partial(trainings.move, starts_at=values["starts_at"] or "")
        to, today = values["planned_for"], date.today()
        self._journal.do(self._told("Session moved", training_id), move, training_id, to, today)

    def _confirm(self, training_id: int, values: Values) -> None:
        insist(values, "confirmed_on")
        given = values["confirmed_on"], date.today()
        self._journal.do("Session confirmed", trainings.confirm, training_id, *given)

    def _cancel(self, training_id: int, values: Values) -> None:
        given = values["reason"] or "", date.today()
        self._journal.do("Session cancelled", trainings.cancel, training_id, *given)


def offered(training: Training, state: QuarterState, read_only: bool) -> list[tuple[str, str, str]]:
    """What can be done about a session, in the order of a menu: the act, its words, an icon."""
    one = training.session
    known = state is QuarterState.PUBLISHED
    ahead = training.is_ahead and state is not QuarterState.CLOSED
    come = one.planned_for is not None and one.planned_for <= date.today()
    is_confirmed = one.state is TrainingState.CONFIRMED
    may = (
        ("edit", "Open…", "pencil", True),
        ("ask_move", "Move to another day…", "calendar", ahead),
        ("confirm", "Confirmed…", "check", ahead and known and not is_confirmed),
        ("unconfirm", "Not confirmed any more", "undo-2", ahead and is_confirmed),
        ("step_in", _backup(training), "hand", ahead and bool(training.backup_name)),
        ("deliver", "It was given…", "check-check", ahead and known and come),
        ("deliver", "What came of it…", "check-check", one.state is TrainingState.DELIVERED),
        ("cancel", "Cancel…", "calendar-off", ahead and known),
        ("plan_again", "Hold it after all", "undo-2", one.state is TrainingState.CANCELLED),
        ("delete", "Delete", "trash-2", state is QuarterState.DRAFT),
    )
    if read_only:
        return [(name, text, icon) for name, text, icon, is_so in may[:1] if is_so]
    return [(name, text, icon) for name, text, icon, is_so in may if is_so]


def _cancelled(*, waits: bool) -> tuple[Field, ...]:
    """The form for why a session is not held, whose topic may have been noted."""
    return (
        Field(
            *("reason", "Why it is not held", partial(Text, rows=2, most_rows=6)),
            help=_WHY + (_WAITS if waits else ""),
            wide=True,
            private=True,
        ),
    )


def _backup(training: Training) -> str:
    return f"{training.backup_name} steps in".replace("&", "&&")


def _opened(dialog: FormDialog) -> FormDialog:
    dialog.open()
    return dialog
