"""A session that is there: what is planned or was said, its questions, and the order of voices."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from app import sayings
from app.domain import planning, sessions
from app.domain.kinds import CallMode, Driver, SessionKind, SessionState
from app.ui.asking import Values, explain_shared, with_vis
from app.ui.drafts import Draft
from app.ui.form_dialog import EditDialog
from app.ui.parts import button
from app.ui.sharing import follow_sharing
from app.ui.tabs.coaching import session_fields as fields
from app.ui.tabs.coaching.sentence import say
from app.ui.tabs.coaching.session_promise import Commitments
from app.ui.tabs.coaching.session_questions import Questions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from app.domain.sessions import SessionInFull
    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.form import Form

DELETE = "Delete"
LOCKED = "Theirs comes first. What you saw opens as you write down how they see it."
SHOWN = "You showed how, so there is nothing of theirs to improve here."
KEPT = "What you typed there is kept."
TOOK_OVER = "You took over. It is counted, so that you see how often, and held against nobody."


class SessionDialog(EditDialog):
    """What is planned for a session, or was said in it, saved as it is typed.

    Of a coached call, what the manager saw is shut until the rep's own judgement is being written
    down. What is promised in a session becomes a commitment with Enter, or when this is closed.
    ``plan_wanted`` asks, with ids of people and a day, for the call on which to watch again.
    """

    plan_wanted = Signal(object, object)

    def __init__(
        self,
        journal: Journal,
        focus: Focus,
        parent: QWidget,
        found: SessionInFull,
        skills: Sequence[tuple[Any, str]],
    ) -> None:
        self._journal, self._found, self._id = journal, found, found.session.id
        self._ahead = found.session.state is SessionState.PLANNED
        self.questions: Questions | None = None
        self.commitments: Commitments | None = None
        form = fields.of(found, skills)
        place = f"{whose(found)}session-{self._id}"
        super().__init__(
            parent,
            sayings.session(found),
            form,
            fields.shown(found, form),
            self._change,
            explain_shared,
            draft=Draft(journal, place),
        )
        if found.answers:
            self.questions = Questions(journal, found, f"{place}-answers")
            self.put_beside(self.questions)
        if found.session.state is SessionState.HELD and found.people:
            self.commitments = Commitments(journal, focus, found, f"{place}-promise", self)
            self.layout().insertWidget(2, self.commitments)  # type: ignore[union-attr]
        follow_sharing(self.form)
        self.form.editor("shareable").edited.connect(self._follow_sharing)
        self._follow_sharing()
        self._follow_call()
        self._open()

    def begin(self) -> None:
        """Put the keyboard where writing begins: what is missing first, in the order of voices."""
        if self.questions is not None and not (self._ahead or self._is_call):
            self.questions.begin()
            return
        names = ("objective", "rep_view") if self._is_call else ("said",)
        names = ("objective",) if self._ahead else names
        empty = (name for name in names if not self.form.editor(name).value())
        self.form.editor(next(empty, names[-1])).setFocus()

    def forms(self) -> list[Form]:
        """The form, the questions' and that of the commitment."""
        others = [part.form for part in (self.questions, self.commitments) if part is not None]
        return [*super().forms(), *others]

    def reject(self) -> None:
        """Save what is left, make a commitment of what is typed there, and close."""
        if self.commitments is not None:
            self.commitments.keep()
        super().reject()

    def offer(self, text: str, act: Callable[[], object], *, primary: bool = False) -> None:
        """A button in the foot that stores what is typed, closes, and does something."""

        def do_and_close() -> None:
            promised = self.commitments is None or self.commitments.keep()
            if self.settle() and promised:
                self.accept()
                act()

        made = button(text, do_and_close, kind="primary" if primary else "plain")
        self.foot.insertWidget(self.foot.count() - 1, made)

    def offer_deleting(self, act: Callable[[], object]) -> None:
        """A button that deletes the session; what is typed would only go with it."""

        def delete_and_close() -> None:
            self.accept()
            act()

        self.foot.insertWidget(self.foot.count() - 1, button(DELETE, delete_and_close))

    @property
    def _is_call(self) -> bool:
        return self._found.session.kind is SessionKind.CALL

    def _change(self, values: Values) -> None:
        said = with_vis(values)
        if self._ahead:
            today = date.today()
            self._journal.do("Session changed", planning.change_plan, self._id, today, **said)
        else:
            self._journal.do("Session written down", sessions.note, self._id, **said)

    def _follow_sharing(self) -> None:
        """What belongs to the session is as private as it is."""
        shareable = bool(self.form.editor("shareable").value())
        if self.questions is not None:
            self.questions.form.set_private(not shareable)
        if self.commitments is not None:
            self.commitments.set_shareable(shareable)

    def _follow_call(self) -> None:
        if not self._is_call or self._ahead:
            return
        for name in ("rep_view", "mode", "driver"):
            self.form.editor(name).edited.connect(self._unlock)
        watch = self.form.editor("observe_again")
        assert isinstance(watch, fields.WatchAgain)
        watch.plan_wanted.connect(self._want_plan)
        self._unlock()

    def _unlock(self) -> None:
        """What the manager saw opens with the rep's own judgement; of a demo there is less."""
        values = self.form.values()
        shut, demo = not values["rep_view"], values["mode"] is CallMode.DEMO
        for name in fields.MANAGERS:
            self.form.editor(name).setEnabled(not shut or bool(values[name]))
        self.form.show_fields(fields.IMPROVEMENTS, shown=not demo)
        kept = demo and any(values[name] for name in fields.IMPROVEMENTS)
        about_demo = " ".join(filter(None, (SHOWN if demo else "", KEPT if kept else "")))
        say(self.form, "locked", LOCKED if shut else about_demo)
        took_over = values["driver"] is Driver.ME and not demo
        say(self.form, "drove", TOOK_OVER if took_over else "")

    def _want_plan(self) -> None:
        on = self.form.editor("observe_again").value()
        self.plan_wanted.emit(tuple(person.id for person in self._found.people), on)


def whose(found: SessionInFull) -> str:
    """What the names of drafts begin with that go with the first person of a session."""
    return f"person/{found.people[0].id}/" if found.people else ""
