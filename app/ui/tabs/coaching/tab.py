"""The Coaching tab: the journal of everybody, 1:1s, the calendar, and what was promised."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.domain import attention, settings
from app.domain.kinds import PeriodKind
from app.domain.models import Session, Settings
from app.domain.periods import period_of
from app.ui.actions import Command
from app.ui.parts import LinkButton, PageHead
from app.ui.views_tab import TabView, ViewsTab

if TYPE_CHECKING:
    from app.domain.attention import Ahead

JOURNAL, THREADS, CALENDAR = "journal", "threads", "calendar"
PROMISES, ATTENTION = "promises", "attention"
#: The views in the order of the switch, as lines of the list of shortcuts.
COMMANDS = (
    Command(JOURNAL, "Journal", ("Alt+1",)),
    Command(THREADS, "1:1s", ("Alt+2",)),
    Command(CALENDAR, "Calendar", ("Alt+3",)),
    Command(PROMISES, "Promises", ("Alt+4",)),
    Command(ATTENTION, "Attention", ("Alt+5",)),
)
#: Views with a primary button of their own: a page has at most one.
_WITH_BUTTONS = (THREADS, CALENDAR)


class CoachingTab(ViewsTab[TabView]):
    """What are we working on?

    ``capture_wanted`` asks for the line in which a note is written.
    """

    watches: ClassVar[frozenset[type]] = frozenset({Session, Settings})
    commands = COMMANDS
    capture_wanted = Signal()

    def build(self) -> None:
        self.head = PageHead("Coaching")
        self.head.facts.hide()  # what there is to say stands beside the switch
        self.hold_button = self.head.add_action("Hold 1:1", self.hold, primary=True)
        self.scheduled = LinkButton("", self.explain_scheduled)
        self.scheduled.setObjectName("scheduled")
        self.scheduled.setToolTip("Show what this was counted from")
        self.thread_wanted.connect(self.show_thread)
        self.build_views(self.head, "Views of coaching", "coaching_views")
        self._lay_out()
        self.switch.currentChanged.connect(self._offer_hold)
        self._offer_hold()

    def refresh(self) -> None:
        chosen, today = self.journal.ask(settings.current), date.today()
        quarter = period_of(PeriodKind.QUARTER, today, chosen.fiscal_start)
        self._ahead = self.journal.ask(attention.ahead, quarter.starts, today)
        self.scheduled.setText(scheduled_words(self._ahead))

    def hold(self) -> None:
        """Hold the 1:1 that is next with the person in focus, or with whoever is chosen."""
        from app.ui.tabs.coaching.threads import ThreadsView

        view = self.show_view(THREADS)
        assert isinstance(view, ThreadsView)
        view.hold()

    def show_thread(self, person_id: int) -> None:
        """Go to a person's 1:1s."""
        self.focus.set_person(person_id)
        self.show_view(THREADS).enter()

    def open_record(self, table: str, record_id: int, person_id: int | None) -> None:
        """Open something that was found, by the name of its table."""
        if person_id is not None:
            self.focus.set_person(person_id)
        if table == "note":
            from app.ui.tabs.coaching.note_acts import NoteActs

            NoteActs(self.journal, self.focus, self, self.said.emit).open(record_id)
        elif table == "session":
            from app.ui.tabs.coaching.session_acts import SessionActs

            SessionActs(self.journal, self.focus, self).open(record_id)
        elif table == "commitment":
            from app.ui.tabs.coaching.promise_acts import PromiseActs

            PromiseActs(self.journal, self.focus, self).open(record_id)
        elif table == "agenda_item":
            from app.ui.tabs.coaching.point_acts import PointActs

            PointActs(self.journal, self.focus, self).open(record_id)
        else:
            self.show_view(CALENDAR)

    def explain_scheduled(self) -> None:
        """Show the sessions that the share scheduled ahead was counted from."""
        from app.ui.tabs.coaching.ahead import AheadDialog

        AheadDialog(self, self.journal, self._ahead).open()

    def make_view(self, name: str) -> TabView:
        """A view is imported and made when it is first looked at."""
        if name == JOURNAL:
            from app.ui.tabs.coaching.feed import FeedView

            feed = FeedView(self.journal, self.focus)
            feed.capture_wanted.connect(self.capture_wanted)
            return feed
        if name == THREADS:
            from app.ui.tabs.coaching.threads import ThreadsView

            return ThreadsView(self.journal, self.focus)
        if name == CALENDAR:
            from app.ui.tabs.coaching.calendar import CalendarView

            return CalendarView(self.journal, self.focus)
        if name == PROMISES:
            from app.ui.tabs.coaching.promises import PromisesView

            return PromisesView(self.journal, self.focus)
        from app.ui.tabs.coaching.attention import AttentionView

        return AttentionView(self.journal, self.focus)

    def _offer_hold(self) -> None:
        """A page has at most one primary button, and some views have one of their own."""
        self.hold_button.setVisible(self.view not in _WITH_BUTTONS)

    def _lay_out(self) -> None:
        """Put the share scheduled ahead on the line of the switch, in the room its names leave."""
        beside = QHBoxLayout(self.switch)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addStretch(1)
        beside.addWidget(self.scheduled)


def scheduled_words(found: Ahead) -> str:
    """How many sessions were scheduled ahead, in a few words."""
    if not found.counted:
        return "No session this quarter yet"
    return f"{found.scheduled} of {found.counted} sessions this quarter were scheduled ahead"
