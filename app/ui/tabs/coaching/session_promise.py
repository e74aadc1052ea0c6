"""The one commitment of a session: who does what by when, a line that becomes a promise."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.domain import commitments, settings
from app.domain.kinds import CommitmentState, Origin, Owner, Vis
from app.formats import Formats
from app.ui.asking import Values, explain_shared
from app.ui.drafts import Draft
from app.ui.editors import Choice, Date, Line
from app.ui.field import Field
from app.ui.form import Form
from app.ui.parts import LinkButton, look, words
from app.ui.tabs.coaching.promise_acts import ME, PromiseActs
from app.ui.tabs.coaching.thread_rows import PromiseRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.commitments import InFull
    from app.domain.sessions import SessionInFull
    from app.journal import Journal
    from app.ui.focus import Focus

TITLE = "One commitment"
_TYPED = ("text", "due")
_HINT = "What will they do, by when? Enter keeps it."


class Commitments(QFrame):
    """What was promised in a session, and a line for a promise, kept by Enter and by closing.

    With one promise there the line is out of sight: one is enough, and more is a click away.
    """

    def __init__(
        self, journal: Journal, focus: Focus, found: SessionInFull, place: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._journal, self._found = journal, found
        self.acts = PromiseActs(journal, focus, parent)
        self.shareable = found.session.vis is Vis.SHAREABLE
        self.form = Form(_fields(found), columns=2, explain=explain_shared)
        self._start = {"text": None, "due": None, "person_id": _owner(found)}
        self.form.set_values(self._start, found.session.id, Draft(journal, place))
        self.form.set_private(not self.shareable)
        self.more = LinkButton("One more…", self._show_line)
        look(self, part="card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 14, 10)
        self._column.setSpacing(6)
        self._column.addWidget(words(TITLE, size="label", bold=True))
        self._column.addWidget(self.more)
        self._column.addWidget(self.form)
        self.rows: list[PromiseRow] = []
        for name in _TYPED:
            box = self.form.editor(name).target()
            box.returnPressed.connect(self.keep)  # type: ignore[attr-defined]  # both are lines
        self.refresh()

    def refresh(self) -> None:
        """Show what was promised so far."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        chosen, today = self._journal.ask(settings.current), date.today()
        formats = Formats(chosen.currency, chosen.language)
        made = self._made()
        self.rows = [PromiseRow(one, formats, today) for one in made]
        for number, row in enumerate(self.rows, start=1):
            row.opened.connect(partial(self._open, made[number - 1].commitment.id))
            row.wished.connect(partial(self._answer, made[number - 1].commitment.id))
            self._column.insertWidget(number, row)
        is_needed = not made or self.form.unsaved()
        self.form.setVisible(is_needed)
        self.more.setVisible(not is_needed)

    def keep(self) -> bool:
        """Make a promise of what is typed, if anything is; whether nothing is left."""
        values = self.form.values()
        if not (values["text"] or values["due"] or self._has_problem()):
            return True
        if not self.form.commit(self._promise):
            return False
        self.form.set_values(self._start, self._found.session.id)
        self.refresh()
        self.more.setFocus()
        return True

    def set_shareable(self, shareable: bool) -> None:
        """Say whether what is promised from now on may be shown to them."""
        self.shareable = shareable
        self.form.set_private(not shareable)

    def _has_problem(self) -> bool:
        return any(self.form.editor(name).problem() for name in _TYPED)

    def _show_line(self) -> None:
        self.form.show()
        self.more.hide()
        self.form.editor("text").setFocus()

    def _answer(self, commitment_id: int, wish: str) -> None:
        if wish == "toggle":
            self.acts.toggle(commitment_id)
        elif wish == "miss":
            self.acts.close(commitment_id, CommitmentState.MISSED)
        else:
            self.acts.delete(commitment_id)
        self.refresh()

    def _open(self, commitment_id: int) -> None:
        self.acts.open(commitment_id).finished.connect(self.refresh)

    def _promise(self, values: Values) -> None:
        session, whose = self._found.session, values["person_id"]
        about = whose if isinstance(whose, int) else session.person_id
        today = date.today()
        self._journal.do(
            "Promise added",
            commitments.promise,
            today,
            owner=Owner.ME if whose == ME else Owner.REP,
            person_id=None if whose == ME else whose,
            about_id=about,
            text=values["text"],
            due=values["due"],
            made_on=min(session.held_on or today, today),
            origin=Origin.SESSION,
            session_id=session.id,
            vis=Vis.SHAREABLE if self.shareable else Vis.PRIVATE,
        )

    def _made(self) -> list[InFull]:
        found: dict[int, InFull] = {}
        for person in self._found.people:
            since = date.min  # closed ones as well
            for one in self._journal.ask(commitments.of_thread, person.id, closed_since=since):
                if one.commitment.session_id == self._found.session.id:
                    found[one.commitment.id] = one
        return [found[number] for number in sorted(found)]


def _fields(found: SessionInFull) -> tuple[Field, ...]:
    owners = [*((person.id, person.called) for person in found.people), (ME, "Me")]
    return (
        Field("text", "What", partial(Line, placeholder=_HINT), wide=True),
        Field("person_id", "Who", partial(Choice, owners)),
        Field("due", "By", Date),
    )


def _owner(found: SessionInFull) -> int | str:
    """Whose promise it is unless somebody else is chosen: the rep's."""
    return found.people[0].id if found.people else ME
