"""What one looks at before a 1:1: what they asked for, what was promised, and one focus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app import labels, sayings
from app.domain import scorecards
from app.domain.kinds import AT_WORK, Owner, RaisedBy, SessionState, Vis
from app.formats import days_ago
from app.ui.card_page import MARGIN, CardPage
from app.ui.parts import Card, Row, look
from app.ui.tabs.coaching import numbers_card
from app.ui.tabs.coaching.kept import explain_kept, kept_row
from app.ui.tabs.coaching.point_acts import PointActs
from app.ui.tabs.coaching.praised import explain_praise, praise_row
from app.ui.tabs.coaching.promise_acts import PromiseActs
from app.ui.tabs.coaching.thread_lines import AddLine, Unsaid
from app.ui.tabs.coaching.thread_rows import KeyedRow, PointRow, PromiseRow, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from app.domain.models import AgendaItem, Person, ProfileFact
    from app.domain.prep import Prep
    from app.domain.sessions import SessionInFull
    from app.formats import Formats
    from app.journal import Journal
    from app.ui.focus import Focus

#: So many of what was before are listed.
_BEFORE = 12
_ASKED_HINT = "Add what they asked for"
_SAY_HINT = "Add what you want to say"
_THEY_HINT = "They promise: send the recap due:fri"
_ME_HINT = "You promise: ask for the price list due:12 dec"


class ThreadPage(CardPage):
    """The cards of one person's 1:1s, and the keys of their rows.

    ``session_opened`` and ``note_opened`` carry an id, ``person_wanted`` whose page is wanted;
    ``focus_wanted`` wants another focus. While a 1:1 is ``held`` only what is to be talked about
    is there, in one column, with lines to note promises; what is said then was said in the
    session that is given, where one was planned.
    """

    session_opened = Signal(int)
    note_opened = Signal(int)
    person_wanted = Signal(int)
    focus_wanted = Signal()

    def __init__(
        self, journal: Journal, focus: Focus, parent: QWidget, *, held: bool = False
    ) -> None:
        super().__init__("1:1", margin=0 if held else MARGIN)
        self.session_id: int | None = None
        self._journal, self._held = journal, held
        self._person: int | None = None
        self.points = PointActs(journal, focus, parent)
        self.promises = PromiseActs(journal, focus, parent)
        self.asked = Card("They asked for")
        self.to_say = Card("To talk about")
        self.promised = Card("Promised, both ways", "Add")
        self.focus_card = Card("One focus", "" if held else "Choose")
        self.numbers = Card("Numbers")
        self.feedback = Card("Feedback to deliver")
        self.people = Card("How to be with them, for you only")
        self.parked = Card("Parked")
        self.before = Card("Before")
        talk = (
            *(self.asked, self.to_say, self.promised),
            *(self.focus_card, self.numbers, self.feedback),
        )
        others = (self.people, self.parked, self.before)
        self.put((*talk, *others), wide=talk if held else (self.before,))
        for card in others if held else ():
            card.hide()
        self._put_lines()
        self.promised.acted.connect(self._add_promise)
        self.focus_card.acted.connect(self.focus_wanted)

    def show_prep(
        self, found: Prep, before: Sequence[SessionInFull], formats: Formats, today: date
    ) -> None:
        """Show what a 1:1 with a person is prepared with; the same person stays where it was."""
        same = found.person.id == self._person
        if not same:
            self._turn_to(found.person)
        self._shown = found, before, formats, today
        self.refill(self._fill, same=same)

    def take_focus(self) -> None:
        """Give the keyboard to the first line that there is."""
        for card in (self.asked, self.to_say, self.promised):
            rows = card.findChildren(KeyedRow)
            if rows:
                rows[0].show()  # one that is new would not be on screen yet, and could not take it
                rows[0].setFocus()
                return
        self.say_line.setFocus()

    def add_typed(self) -> bool:
        """Put on the lists what stands in the lines; whether all of it could be."""
        return all(line.add() for line in self._lines)

    def _put_lines(self) -> None:
        self.ask_line = AddLine(_ASKED_HINT, "", partial(self._add_point, RaisedBy.REP))
        self.say_line = AddLine(_SAY_HINT, "", partial(self._add_point, RaisedBy.ME))
        self.they_line = AddLine(_THEY_HINT, "", partial(self._note_promise, Owner.REP))
        self.me_line = AddLine(_ME_HINT, "", partial(self._note_promise, Owner.ME))
        self._lines = (self.ask_line, self.say_line, self.they_line, self.me_line)
        named = dict(zip(("asked", "say", "they", "me"), self._lines, strict=True))
        place = "held-lines" if self._held else "lines"
        self._unsaid = Unsaid(self._journal, place, named, self)
        self.asked.keep_below(self.ask_line)
        self.to_say.keep_below(self.say_line)
        for line in (self.they_line, self.me_line):
            self.promised.keep_below(line)
            line.setVisible(self._held)

    def _turn_to(self, person: Person) -> None:
        """Another person: what is typed for one is there again when they are."""
        self._unsaid.turn_to(person.id)
        self._person, called = person.id, person.called
        for line, name in (
            (self.ask_line, f"{called} asked for"),
            (self.say_line, f"To say to {called}"),
            (self.they_line, f"{called} promises"),
            (self.me_line, "I promise"),
        ):
            line.name(name)

    def _fill(self) -> None:
        found, before, formats, today = self._shown
        here = found.person.status in AT_WORK
        self._fill_points(self.asked, found.asked, formats)
        self._fill_points(self.to_say, found.to_say, formats)
        for line in (self.ask_line, self.say_line):
            line.setVisible(here)
        self._fill_promises(found, formats, today)
        self._fill_focus(found, today)
        numbers = self._journal.ask(scorecards.headlines, found.person.id, today)
        numbers_card.fill(self.numbers, numbers, formats)
        self._fill_feedback(found, today)
        if self._held:
            return
        self._fill_people(found)
        self._fill_parked(found, formats)
        self._fill_before(before, formats, today)

    def _fill_parked(self, found: Prep, formats: Formats) -> None:
        self.parked.clear()
        for point in found.parked:
            assert point.parked_until is not None  # the file refuses a parked point without it
            row = PointRow(point, f"back on {formats.short_day(point.parked_until)}")
            self._listen(row, point.id)
            self.parked.add(row)
        self.parked.setVisible(bool(found.parked))

    def _fill_points(self, card: Card, found: Sequence[AgendaItem], formats: Formats) -> None:
        card.clear()
        for point in found:
            row = PointRow(point, formats.short_day(point.raised_on))
            self._listen(row, point.id)
            card.add(row)

    def _listen(self, row: PointRow, point_id: int) -> None:
        row.opened.connect(partial(self.points.open, point_id))
        row.wished.connect(partial(self._answer_point, point_id))

    def _fill_promises(self, found: Prep, formats: Formats, today: date) -> None:
        card, person = self.promised, found.person
        card.clear()
        for one in found.promises:
            row = PromiseRow(one, formats, today)
            row.opened.connect(partial(self.promises.open, one.commitment.id))
            row.wished.connect(partial(self.promises.answer, one.commitment.id))
            card.add(row)
        if not found.promises:
            card.add_muted("Nothing is open between you.")
        rates = ((person.called, False, found.theirs), ("I", True, found.mine))
        for called, mine, kept in () if self._held else rates:
            if not kept.counted:
                continue
            kept_on_time = kept_row(f"{called} kept on time in 90 days", kept)
            kept_on_time.opened.connect(partial(self._explain_kept, mine))
            look(kept_on_time.text, tone="muted")
            card.add(kept_on_time)

    def _fill_focus(self, found: Prep, today: date) -> None:
        card = self.focus_card
        card.clear()
        for skill in found.focus:
            row = Row(skill.name, right=labels.label(skill.family), openable=not self._held)
            row.opened.connect(self._want_person)
            card.add(row)
        if not found.focus:
            card.add_muted("Choose one for the next 1:1, or set a growth goal with a skill.")
        praise = praise_row(found.praise, today)
        praise.opened.connect(self._explain_praise)
        card.add(praise)

    def _fill_feedback(self, found: Prep, today: date) -> None:
        card = self.feedback
        card.clear()
        for one in found.feedback:
            private = one.note.vis is Vis.PRIVATE
            text = shortened(one.note.behaviour or one.note.text)
            row = Row(
                text,
                below=f"seen {days_ago(one.note.happened_on, today)}",
                openable=True,
                private=private,
            )
            row.opened.connect(partial(self.note_opened.emit, one.note.id))
            card.add(row)
        card.setVisible(bool(found.feedback))

    def _fill_people(self, found: Prep) -> None:
        card = self.people
        card.clear()
        for title, facts in (("Helps", found.helps), ("Hurts", found.hurts)):
            for fact in facts[:3]:
                card.add(_fact_row(title, fact))
        card.setVisible(bool(found.helps or found.hurts))

    def _fill_before(self, before: Sequence[SessionInFull], formats: Formats, today: date) -> None:
        card = self.before
        card.clear()
        for one in before[:_BEFORE]:
            row = Row(
                sayings.session(one),
                left=formats.short_day(one.day),
                below=_what_was_said(one),
                right=_state_words(one, today),
                openable=True,
                below_private=one.session.vis is Vis.PRIVATE,
            )
            row.opened.connect(partial(self.session_opened.emit, one.session.id))
            card.add(row)
        if not before:
            card.add_muted("Nothing yet. Hold the first one, and it is listed here.")
        elif len(before) > _BEFORE:
            card.add_muted(f"{len(before) - _BEFORE} more, in the calendar.")

    def _add_point(self, raised_by: RaisedBy, text: str) -> None:
        self.points.add(self._person, text, raised_by)

    def _note_promise(self, owner: Owner, typed: str) -> None:
        assert self._person is not None  # there is nobody to promise something to before
        self.promises.note(self._person, owner, typed, self.session_id)

    def _answer_point(self, point_id: int, wish: str) -> None:
        acts: dict[str, Callable[[int], object]] = {
            "said": partial(self.points.said, session_id=self.session_id),
            "say": partial(self.points.say, session_id=self.session_id),
            "park": self.points.park,
            "drop": self.points.drop,
            "delete": self.points.delete,
        }
        acts[wish](point_id)

    def _add_promise(self) -> None:
        self.promises.add(self._person)

    def _explain_kept(self, mine: bool) -> None:
        person = self._shown[0].person
        whose, to = (None, person.id) if mine else (person.id, None)
        explain_kept(self, self._journal, whose, person.called, to)

    def _explain_praise(self) -> None:
        person = self._shown[0].person
        explain_praise(self, self._journal, person.id, person.called)

    def _want_person(self) -> None:
        if self._person is not None:
            self.person_wanted.emit(self._person)


def _fact_row(title: str, fact: ProfileFact) -> Row:
    return Row(shortened(fact.text), left=title, private=fact.vis is Vis.PRIVATE)


def _what_was_said(one: SessionInFull) -> str:
    return shortened(one.session.said or one.session.objective)


def _state_words(one: SessionInFull, today: date) -> str:
    if one.session.state is SessionState.HELD:
        return days_ago(one.day, today)
    return labels.label(one.session.state).lower()
