"""Holding a 1:1: what is to be said at the left, what was said at the right, by keyboard."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import clock, contact, holding, people, prep, settings, skills
from app.domain.kinds import Hat, Vis
from app.domain.sessions import MOST_SKILLS
from app.formats import Formats
from app.labels import choices
from app.ui.asking import Values, explain_shared, insist, with_vis
from app.ui.drafts import Draft
from app.ui.editors import Check, Chips, Choice, Date, Level, Line, Number, Text
from app.ui.field import Field
from app.ui.form_dialog import FormDialog
from app.ui.parts import LinkButton, words
from app.ui.sharing import follow_sharing
from app.ui.tab import Tab
from app.ui.tabs.coaching.session_words import when_words
from app.ui.tabs.coaching.thread_page import ThreadPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QShowEvent

    from app.domain.models import Skill
    from app.domain.prep import Prep
    from app.domain.sessions import SessionInFull
    from app.journal import Journal
    from app.ui.focus import Focus

_SIZE = QSize(1180, 760)
#: What a dialog's title and frame take of the screen, at most.
_FRAME = QSize(16, 48)
_SHARE = "What was said may be shown to them and printed in their packet"
_YOURS = "For you only"
_NEXT = "Then"
KEYS = "Space: said · S: with an answer · P: park · X: drop · F6: notes"
#: Where a refusal of the next 1:1 stands in this form.
_BESIDE = {"planned_for": "next_on", "starts_at": "next_at", "zone": "next_at"}


class OneToOneDialog(FormDialog):
    """A 1:1 while it is held. Ctrl+Enter ends it, in one step that can be undone.

    What is typed is kept as a draft until then; points are settled as they are said. What is not
    talked about is carried on by itself. Without a ``session`` it is the one that is planned for
    about now, or else one ad hoc.
    """

    def __init__(
        self,
        journal: Journal,
        focus: Focus,
        parent: QWidget,
        person_id: int,
        session: SessionInFull | None = None,
    ) -> None:
        self._journal, self._focus, self._person = journal, focus, person_id
        today = date.today()
        found = journal.ask(prep.prepare, person_id, today)
        self._session = session or journal.ask(holding.meant, person_id, today)
        self._then = journal.ask(holding.following, person_id, today, self._session_id)
        self._ideal = journal.ask(contact.of_person, person_id)
        self._before = journal.last_step
        super().__init__(
            parent,
            f"1:1 with {found.person.name}",
            _fields(journal.ask(skills.every), self._then_words(today)),
            self._start(found, today),
            "End the 1:1",
            self._finish,
            _explain,
            draft=Draft(journal, f"person/{person_id}/one-to-one"),
        )
        follow_sharing(self.form)
        self.commit_button.setDefault(False)  # Enter alone must not end it in the middle of a word
        self.page = ThreadPage(journal, focus, self, held=True)
        self.page.session_id = self._session_id
        self.page.note_opened.connect(self._open_note)
        self.put_beside(self._with_keys(today))
        self.undo_link = LinkButton("", self._undo)
        self.foot.insertWidget(0, self.undo_link)
        self.refresh()
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        QShortcut(QKeySequence("F6"), self, self._change_sides)
        self.form.editor("held_on").edited.connect(self._follow)
        self._listen(parent)

    def refresh(self) -> None:
        """Show what is still to be said."""
        found = self._journal.ask(prep.prepare, self._person, date.today())
        self.page.show_prep(found, (), self._formats(), date.today())
        self.undo_link.setText(f"Undo: {self._journal.can_undo}")
        self.undo_link.setVisible(self._journal.last_step > self._before)

    def commit(self) -> None:
        """End it; what stands in the lines is put on the lists first."""
        if self.page.add_typed():
            super().commit()

    def reject(self) -> None:
        """Close without ending it; what stands in the lines is on the lists then."""
        if self.page.add_typed():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed with the window: what stands in the lines is on the lists, or it stays."""
        if self.isVisible() and not self.page.add_typed():
            event.ignore()
            return
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first point."""
        super().showEvent(event)
        self.page.take_focus()

    @property
    def _session_id(self) -> int | None:
        return None if self._session is None else self._session.session.id

    def _start(self, found: Prep, today: date) -> Values:
        planned = None if self._session is None else self._session.session
        at = planned if self._then is None else None
        return {
            "said": planned.said if planned is not None and planned.said else None,
            "support": None,
            "support_missing": None,
            "skill_ids": tuple(skill.id for skill in found.focus),
            "shareable": planned is not None and planned.vis is Vis.SHAREABLE,
            "reflection": None,
            "ask_tell": None,
            "hat": Hat.COACH,
            "held_on": today,
            "minutes": 30 if planned is None else planned.minutes,
            "next_on": self._ideal.propose(today, today) if self._then is None else None,
            "next_at": at.starts_at if at is not None and at.starts_at else None,
        }

    def _finish(self, values: Values) -> None:
        insist(values, "held_on", "minutes")
        said = with_vis(values)
        then = None
        next_on, next_at = said.pop("next_on"), said.pop("next_at") or ""
        if next_on is not None:
            zone = clock.own_zone() if next_at else ""
            then = holding.Next(next_on, next_at, zone, said["minutes"])
        self._journal.do(
            f"1:1 with {self._journal.ask(people.get, self._person).called} held",
            holding.one_to_one,
            self._person,
            date.today(),
            session_id=self._session_id,
            then=then,
            **said,
        )

    def _follow(self) -> None:
        """The next 1:1 is proposed from the day this one was held on, unless it was typed."""
        held_on = self.form.editor("held_on").value()
        if held_on is not None and self._then is None:
            proposed = self._ideal.propose(held_on, date.today())
            self.form.set_values({"next_on": proposed}, self.form.key)

    def _listen(self, parent: QWidget | None) -> None:
        """Hear of each change, as the page does that this stands before."""
        while parent is not None and not isinstance(parent, Tab):
            parent = parent.parentWidget()
        if parent is not None:
            parent.told.connect(self.refresh)

    def _formats(self) -> Formats:
        chosen = self._journal.ask(settings.current)
        return Formats(chosen.currency, chosen.language)

    def _then_words(self, today: date) -> str:
        if self._then is None:
            return "Empty plans none."
        return f"There is one already, {when_words(self._then, self._formats(), today)}."

    def _with_keys(self, today: date) -> QWidget:
        """The page under a line that says which 1:1 this is, and its keys."""
        told = "Not planned ahead."
        if self._session is not None:
            told = f"Planned {when_words(self._session, self._formats(), today)}."
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(words(f"{told} {KEYS}", size="small", tone="muted", wrap=True))
        column.addWidget(self.page, 1)
        return panel

    def _open_note(self, note_id: int) -> None:
        from app.ui.tabs.coaching.note_acts import NoteActs

        NoteActs(self._journal, self._focus, self, _nothing).open(note_id)

    def _undo(self) -> None:
        self._journal.undo()

    def _change_sides(self) -> None:
        if self.form.isAncestorOf(self.focusWidget() or self):
            self.page.take_focus()
        else:
            self.form.editor("said").setFocus()


def _fields(library: Sequence[Skill], then: str) -> tuple[Field, ...]:
    focus = [(skill.id, skill.name) for skill in library]
    chips = partial(Chips, focus, f"At most {MOST_SKILLS} skills")
    return (
        Field("said", "What was said", Text, wide=True),
        Field("support", "Do they get the support they need?", Level),
        Field("support_missing", "What is missing", Line),
        Field("skill_ids", "Focus until next time", chips, wide=True),
        Field("shareable", "", partial(Check, _SHARE), wide=True),
        Field("next_on", "Next 1:1", Date, section=_NEXT, help=then),
        Field("next_at", "At", partial(Line, placeholder="14:00"), section=_NEXT),
        Field("held_on", "Held on", partial(Date, past=True), section=_NEXT),
        Field("minutes", "Minutes", partial(Number, 1, 600), section=_NEXT),
        Field("reflection", "My reflection", Text, wide=True, section=_YOURS, private=True),
        Field("ask_tell", "Told (1) or asked (5)", Level, section=_YOURS, private=True),
        Field("hat", "My part", partial(Choice, choices(Hat), "None"), section=_YOURS),
    )


def _explain(error: BaseException) -> tuple[str, str] | None:
    """The words for a refusal, beside the field of this form that they are about."""
    found = explain_shared(error)
    return found and (_BESIDE.get(found[0], found[0]), found[1])


def _nothing(_words: str) -> None:
    """Nobody listens in a dialog."""
