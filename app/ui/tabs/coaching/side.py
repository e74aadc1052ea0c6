"""Beside the timeline: what is next, what is to be said, and who waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain import contact, notes, prep, sessions
from app.domain.cadence import Gap
from app.domain.days import day_in_words
from app.domain.kinds import PeriodKind, RaisedBy, SessionKind, Vis
from app.domain.periods import period_of
from app.labels import label
from app.ui.parts import Card, Chip, ElidedLabel, LinkButton, Row, Tone
from app.ui.tabs.coaching.feed_words import NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from app.domain.models import Settings
    from app.domain.notes import NoteInFull
    from app.domain.prep import Prep
    from app.domain.roster import RosterRow
    from app.domain.sessions import SessionInFull
    from app.journal import Journal
    from app.ui.tabs.coaching.feed_words import Teller

#: So many lines stand in a card before the others are only counted.
MOST, _UNFOLDED = 5, 50
#: A 1:1 is looked for this far ahead.
_AHEAD = timedelta(days=60)
_CARRIED = {1: "Carried once", 2: "Carried twice"}
T = TypeVar("T")
_TONES: dict[Gap, Tone] = {Gap.SLIPPING: "red", Gap.DUE: "amber", Gap.NEVER_MET: "amber"}


@dataclass(frozen=True)
class Beside:
    """What the cards show: the next 1:1 and what it is prepared with, calls, feedback, gaps."""

    next: SessionInFull | None
    prep: Prep | None
    calls: tuple[SessionInFull, ...]
    feedback: tuple[NoteInFull, ...]
    owed: tuple[RosterRow, ...]


def read(journal: Journal, roster: Sequence[RosterRow], today: date, chosen: Settings) -> Beside:
    """Read what the cards show."""
    planned = journal.ask(sessions.planned, today, today + _AHEAD)
    of_kind = SessionKind.ONE_TO_ONE
    ahead = [one for one in planned if one.session.kind is of_kind and len(one.people) == 1]
    first = next(iter(ahead), None)
    week = period_of(PeriodKind.WEEK, today, chosen.fiscal_start, chosen.week_start)
    calls = journal.ask(sessions.calendar, week.starts, week.ends)
    return Beside(
        next=first,
        prep=None if first is None else journal.ask(prep.prepare, first.people[0].id, today),
        calls=tuple(one for one in calls if one.session.kind is SessionKind.CALL),
        feedback=tuple(journal.ask(notes.undelivered)),
        owed=tuple(contact.owed(roster, today)),
    )


class _Line(NamedTuple):
    """One thing that a 1:1 is prepared with."""

    text: str
    private: bool = False
    tone: Tone = "plain"


class Side(QScrollArea):
    """The cards; each signal carries the id of what is wanted."""

    thread_wanted = Signal(int)
    session_wanted = Signal(int)
    note_wanted = Signal(int)
    plan_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("feed_side")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.next = Card("Next 1:1", "Prepare")
        self.calls = Card("Coached calls this week", "Schedule")
        self.feedback = Card("Feedback to deliver")
        self.slipping = Card("Slipping")
        self._with: int | None = None
        self._unfolded: set[Card] = set()
        inside = QWidget()
        inside.setProperty("part", "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for card in (self.next, self.calls, self.feedback, self.slipping):
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(inside)
        self.next.acted.connect(self._prepare)
        self.calls.acted.connect(self._schedule)

    def show_all(self, found: Beside, teller: Teller) -> None:
        """Show what was read."""
        self._found, self._teller = found, teller
        self._show_next()
        self._show_calls()
        self._show_feedback()
        self._show_slipping()

    def _show_next(self) -> None:
        card, found = self.next, self._found
        card.clear()
        if found.next is None or found.prep is None:
            self._with = None
            card.title.setText("Next 1:1")
            _set_action(card, "Plan one")
            card.add_muted("No 1:1 is planned.")
            return
        person = found.next.people[0]
        self._with = person.id
        name = self._teller.called(person)
        card.title.setText(f"Next 1:1: {name}, {self._when(found.next)}")
        _set_action(card, "Prepare")
        lines = list(_prepared(found.prep, name))
        self._fill(card, lines, _line)
        waits = len(found.prep.feedback)
        if waits:
            card.add_chips([Chip(f"{waits} feedback to deliver", "amber", private=True)])
        elif not lines:
            card.add_muted("Nothing waits to be said.")

    def _show_calls(self) -> None:
        self.calls.clear()
        self._fill(self.calls, self._found.calls, self._call)
        if not self._found.calls:
            self.calls.add_muted("None yet. A call that is scheduled ahead gets coached.")

    def _show_feedback(self) -> None:
        self.feedback.clear()
        self.feedback.setVisible(bool(self._found.feedback))
        self._fill(self.feedback, self._found.feedback, self._undelivered)

    def _show_slipping(self) -> None:
        self.slipping.clear()
        self._fill(self.slipping, self._found.owed, self._waiting)
        if not self._found.owed:
            self.slipping.add_muted("Nobody waits for a conversation.")

    def _call(self, one: SessionInFull) -> Row:
        session = one.session
        where = f" at {session.customer}" if session.customer else ""
        day = self._teller.formats.weekday(one.day).split(" ")[0]
        mode = label(session.mode).lower() if session.mode else ""
        row = Row(
            f"{self._teller.names(one.people) or NOBODY}{where}",
            left=f"{day} {session.starts_at}".strip(),
            right="held" if session.held_on else mode,
            openable=True,
        )
        row.opened.connect(_sender(self.session_wanted.emit, session.id))
        return row

    def _undelivered(self, full: NoteInFull) -> Row:
        who = self._teller.names(full.people) or NOBODY
        day = self._teller.day(full.note.happened_on)
        row = Row(who, right=day, openable=True, private=full.note.vis is Vis.PRIVATE)
        row.opened.connect(_sender(self.note_wanted.emit, full.note.id))
        return row

    def _waiting(self, one: RosterRow) -> Row:
        gap, days = one.gap(self._teller.today), one.days(self._teller.today)
        waits = f"{days} days, {label(gap).lower()}" if days is not None else label(gap)
        row = Row(one.name, right=waits, tone=_TONES[gap], openable=True)
        row.setAccessibleName(f"{one.name}, {waits}")
        row.opened.connect(_sender(self.thread_wanted.emit, one.id))
        return row

    def _fill(self, card: Card, found: Sequence[T], make: Callable[[T], QWidget]) -> None:
        """Put a line for each of the first few, and how many more there are, which shows them."""
        most = _UNFOLDED if card in self._unfolded else MOST
        for one in found[:most]:
            card.add(make(one))
        left = len(found) - most
        if left > 0 and card in self._unfolded:
            card.add_muted(f"{left} more")
        elif left > 0:
            card.add(LinkButton(f"{left} more", _sender(self._unfold, card)))

    def _unfold(self, card: Card) -> None:
        self._unfolded.add(card)
        self.show_all(self._found, self._teller)

    def _when(self, one: SessionInFull) -> str:
        """When it is planned: "tomorrow 14:00"."""
        return f"{day_in_words(one.day, self._teller.today)} {one.session.starts_at}".strip()

    def _prepare(self) -> None:
        if self._with is None:
            self.plan_wanted.emit(SessionKind.ONE_TO_ONE)
        else:
            self.thread_wanted.emit(self._with)

    def _schedule(self) -> None:
        self.plan_wanted.emit(SessionKind.CALL)


def _prepared(found: Prep, name: str) -> Iterable[_Line]:
    """What is carried, what they asked for, and the focus."""
    for point in sorted(found.points, key=lambda point: -point.carried):
        private = point.vis is Vis.PRIVATE
        if point.carried:
            times = _CARRIED.get(point.carried, f"Carried {point.carried} times")
            yield _Line(f"{times}: {point.text}", private, "muted")
        elif point.raised_by is RaisedBy.REP:
            yield _Line(f"{name} asked: {point.text}", private)
    if found.focus:
        yield _Line(f"Focus: {' and '.join(skill.name.lower() for skill in found.focus)}")


def _line(line: _Line) -> QWidget:
    return ElidedLabel(line.text, tone=line.tone, private=line.private)


def _set_action(card: Card, text: str) -> None:
    card.action.setText(text)
    card.action.setAccessibleName(f"{text}: {card.title.text()}")


def _sender(slot: Callable[..., object], about: object) -> Callable[[], None]:
    """A slot without parameters that passes ``about`` on."""

    def send() -> None:
        slot(about)

    return send
