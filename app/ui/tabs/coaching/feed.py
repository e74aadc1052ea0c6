"""The journal of everybody: what was seen, said and held, newest first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from app.domain import feed, notes, people, settings
from app.domain.feed import Place, What
from app.domain.models import (
    AgendaItem,
    GoalSkill,
    GrowthGoal,
    Note,
    NotePerson,
    NoteRevision,
    NoteTag,
    Person,
    Session,
    SessionMember,
    SessionSkill,
    Settings,
    Skill,
)
from app.formats import Formats
from app.ui import veil
from app.ui.actions import Command
from app.ui.parts import EmptyState, LinkButton, look
from app.ui.tabs.coaching import side
from app.ui.tabs.coaching.feed_filters import Filters
from app.ui.tabs.coaching.feed_rows import FeedList
from app.ui.tabs.coaching.feed_words import Teller
from app.ui.tabs.coaching.note_acts import NoteActs
from app.ui.tabs.coaching.side import Side
from app.ui.views_tab import TabView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.feed import Entry, Wanted
    from app.domain.kinds import SessionKind
    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.tabs.coaching.feed_words import FeedRow
    from app.ui.tabs.coaching.session_acts import SessionActs

#: How many entries are read at a time; re-reading what is there goes faster in one go.
PAGE, _CHUNK = 50, 500
#: The end is near when less than this many windowfuls are left below.
_NEAR = 1.0
#: From this width on, in pixels, there is room for the cards beside the list.
BESIDE = 1_100
EMPTY = "What you see, hear and hold gathers here, newest first. One line is enough."
NOTHING_FITS = "No entry fits these filters."
#: What the keys do here, as lines of the list of shortcuts.
COMMANDS = (
    Command("write", "Write a note", ("N",)),
    Command("pin", "Note in focus: keep for the review, or no longer", ("P",)),
    Command("deliver", "Feedback in focus: delivered today", ("D",)),
    Command("delete", "Entry in focus: delete it", ("Del",)),
    Command("clear", "Show everything again", ("Esc",)),
)


class FeedView(TabView):
    """Shows notes and sessions of everybody, with what is next beside them.

    ``capture_wanted`` asks for the capture line, from the button of an empty journal.
    """

    watches: ClassVar[frozenset[type]] = frozenset(
        {
            *(AgendaItem, GoalSkill, GrowthGoal, Note, NotePerson, NoteRevision, NoteTag, Person),
            *(Session, SessionMember, SessionSkill, Settings, Skill),
        }
    )
    capture_wanted = Signal()

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self._entries: list[Entry] = []
        self._above = ""
        self._whole = True
        self._filling = False

    def build(self) -> None:
        self.filters = Filters()
        self.write_link = LinkButton("Write a note…", self.write)
        self.write_link.setToolTip("N")
        self.veil_link = LinkButton("", veil.toggle)
        self.veil_link.setObjectName("hide_private")
        self.list = FeedList()
        self.empty = EmptyState(EMPTY, "Write a line", self.capture_wanted.emit)
        self.nothing_fits = EmptyState(NOTHING_FITS, "Clear filters", self.filters.clear)
        self.stack = QStackedWidget()
        for widget in (self.list, self.empty, self.nothing_fits):
            self.stack.addWidget(widget)
        self.side = Side()
        self.acts = NoteActs(self.journal, self.focus, self, self.said.emit)
        self._lay_out()
        self._connect()
        self._say_veil()

    def refresh(self) -> None:
        today = date.today()
        chosen = self.journal.ask(settings.current)
        roster = self.journal.ask(people.roster)
        formats = Formats(chosen.currency, chosen.language)
        self._teller = Teller(formats, today, chosen.week_start, roster)
        self.filters.offer(roster, self.journal.ask(notes.every_tag), today, chosen)
        self._read_again(max(PAGE, len(self._entries)))
        self.side.show_all(side.read(self.journal, roster, today, chosen), self._teller)

    def take_focus(self) -> None:
        """Give the keyboard to the list, or to the button in its place."""
        shown = self.stack.currentWidget()
        target = shown.action if isinstance(shown, EmptyState) else self.list
        target.setFocus()

    def write(self) -> None:
        """Write a note; about whom the filter names, if it does."""
        about = self.filters.wanted().person_id
        self.acts.write(person_ids=() if about is None else (about,))

    def open(self, place: Place) -> None:
        """Open an entry."""
        if place.what is What.NOTE:
            self.acts.open(place.id)
        else:
            self._open_session(place.id)

    def pin(self) -> None:
        """Keep the note in focus for the next review, or no longer."""
        self._on_note(self.acts.pin, "Only notes are kept for the review.")

    def deliver(self) -> None:
        """The feedback in focus was said today."""
        self._on_note(self.acts.deliver, "Only feedback is delivered.")

    def delete(self) -> None:
        """Delete the entry in focus."""
        self._on_entry(self.acts.delete, self._delete_session)

    def clear(self) -> None:
        """Show everything again."""
        self.filters.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the cards where there is room for them."""
        super().resizeEvent(event)
        if self._built:
            self.side.setVisible(self.width() >= BESIDE)

    def _on_note(self, act: Callable[[int], None], otherwise: str) -> None:
        """Do something with the note in focus, or say why not."""
        self._on_entry(act, lambda _id: self.said.emit(otherwise))

    def _on_entry(self, note: Callable[[int], None], session: Callable[[int], object]) -> None:
        place = self.list.current
        if isinstance(place, Place) and self.list.model.position(place) is not None:
            (note if place.what is What.NOTE else session)(place.id)

    def _filter(self) -> None:
        """Something else is wanted: begin at the top."""
        self._read_again(PAGE)
        self.list.select(None)
        self.list.view.scrollToTop()

    def _read_again(self, count: int) -> None:
        """Read the newest entries that are wanted, and show them in place of what was there."""
        wanted = self.filters.wanted()
        found: list[Entry] = []
        while len(found) < count:
            size = min(count - len(found), _CHUNK)
            page = self._page(wanted, size, found)
            found += page
            self._whole = len(page) < size
            if self._whole:
                break
        self._entries, self._above = [], ""
        self._filling = True  # the bar moves while rows are put in, and means nothing by it
        try:
            self.list.show_rows(self._told(found))
        finally:
            self._filling = False
        empty = self.nothing_fits if self.filters.any_chosen else self.empty
        self.stack.setCurrentWidget(self.list if found else empty)

    def _read_on(self) -> None:
        """Read the next page once the end comes into sight."""
        bar = self.list.view.verticalScrollBar()
        if self._filling or self._whole or not self._entries or not self.isVisible():
            return
        if bar.maximum() - bar.value() > _NEAR * bar.pageStep():
            return
        page = self._page(self.filters.wanted(), PAGE, self._entries)
        self._whole = len(page) < PAGE
        self._filling = True
        try:
            self.list.append(self._told(page))
        finally:
            self._filling = False

    def _page(self, wanted: Wanted, size: int, before: Sequence[Entry]) -> Sequence[Entry]:
        after = before[-1].place if before else None
        return self.journal.ask(feed.page, wanted, size, after)

    def _told(self, found: Sequence[Entry]) -> list[FeedRow]:
        """Entries that come below those that are there, in words."""
        ids = [entry.place.id for entry in found if entry.note is not None]
        rows = self._teller.rows(found, self.journal.ask(notes.amended, ids), self._above)
        self._entries += found
        if found:
            self._above = self._teller.stretch(found[-1].place.on)
        return rows

    def _open_session(self, session_id: int) -> None:
        self._session_acts().open(session_id)

    def _delete_session(self, session_id: int) -> None:
        self._session_acts().delete(session_id)

    def _plan(self, kind: SessionKind) -> None:
        self._session_acts().plan(kind)

    def _session_acts(self) -> SessionActs:
        from app.ui.tabs.coaching.session_acts import SessionActs

        return SessionActs(self.journal, self.focus, self, self.said.emit)

    def _say_veil(self) -> None:
        words = "Show" if veil.is_on() else "Hide"
        self.veil_link.setText(f"{words} private  {veil.KEY}")
        self.list.view.viewport().update()

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.list.activated.connect(self.open)
        bar = self.list.view.verticalScrollBar()
        bar.valueChanged.connect(self._read_on)
        bar.rangeChanged.connect(self._read_on)
        self.side.thread_wanted.connect(self.thread_wanted)
        self.side.note_wanted.connect(self.acts.open)
        self.side.session_wanted.connect(self._open_session)
        self.side.plan_wanted.connect(self._plan)
        veil.when_changed(self._say_veil)
        around = Qt.ShortcutContext.WidgetWithChildrenShortcut
        inside = Qt.ShortcutContext.WidgetShortcut
        for command in COMMANDS:
            everywhere = command.name in ("write", "clear")
            owner = self if everywhere else self.list.view
            for keys in command.keys:
                shortcut = QShortcut(QKeySequence(keys), owner, getattr(self, command.name))
                shortcut.setContext(around if everywhere else inside)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.filters, 1)
        line.addWidget(self.veil_link, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.write_link, 0, Qt.AlignmentFlag.AlignTop)
        frame = QFrame()
        look(frame, part="card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 6, 1, 6)
        inside.addWidget(self.stack)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(line)
        left.addWidget(frame, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(22, 12, 22, 14)
        whole.setSpacing(14)
        whole.addLayout(left, 2)
        whole.addWidget(self.side, 1)
        self.side.setVisible(self.width() >= BESIDE)
