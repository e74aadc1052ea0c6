"""The Coaching tab: the journal of everybody, 1:1s, the calendar, and what was promised."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from app.domain import attention, settings
from app.domain.kinds import PeriodKind
from app.domain.models import Session, Settings
from app.domain.periods import period_of
from app.ui.actions import Command
from app.ui.parts import LinkButton, PageHead, SectionTabs
from app.ui.tab import Tab

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from app.domain.attention import Ahead
    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.tabs.coaching.view import CoachingView

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


class CoachingTab(Tab):
    """What are we working on?

    ``print_wanted`` brings a kind of paper and whom or what it is about; ``person_wanted`` somebody
    whose page is wanted, ``capture_wanted`` the line in which a note is written,
    ``newcomer_wanted`` a new person. ``said`` has something for the line at the window's foot.
    """

    watches: ClassVar[frozenset[type]] = frozenset({Session, Settings})
    print_wanted = Signal(str, int)
    person_wanted = Signal(int)
    capture_wanted = Signal()
    newcomer_wanted = Signal()
    said = Signal(str)

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self.views: dict[str, CoachingView] = {}

    def build(self) -> None:
        self.head = PageHead("Coaching")
        self.head.facts.hide()  # what there is to say stands beside the switch
        self.hold_button = self.head.add_action("Hold 1:1", self.hold, primary=True)
        self.switch = SectionTabs(*(command.text for command in COMMANDS))
        self.switch.setAccessibleName("Views of coaching")
        self.switch.setObjectName("coaching_views")
        self.scheduled = LinkButton("", self.explain_scheduled)
        self.scheduled.setObjectName("scheduled")
        self.scheduled.setToolTip("Show what this was counted from")
        self.pages = QStackedWidget()
        self._lay_out()
        self.switch.currentChanged.connect(self._turn)
        for command in COMMANDS:
            for keys in command.keys:
                shortcut = QShortcut(QKeySequence(keys), self, self._opener(command.name))
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._turn()

    def refresh(self) -> None:
        chosen, today = self.journal.ask(settings.current), date.today()
        quarter = period_of(PeriodKind.QUARTER, today, chosen.fiscal_start)
        self._ahead = self.journal.ask(attention.ahead, quarter.starts, today)
        self.scheduled.setText(scheduled_words(self._ahead))

    def tell(self, touched: Collection[type]) -> None:
        """Some kinds of record changed; the views that were looked at hear of it as well."""
        super().tell(touched)
        for view in self.views.values():
            view.tell(touched)

    def mark_stale(self) -> None:
        """Another day, or another person: the views that were looked at are out of date as well."""
        super().mark_stale()
        for view in self.views.values():
            view.mark_stale()

    @property
    def view(self) -> str:
        """The name of the view that is shown."""
        return COMMANDS[self.switch.currentIndex()].name

    def show_view(self, name: str) -> CoachingView:
        """Turn to a view, and give it."""
        self._freshen()
        self.switch.setCurrentIndex([command.name for command in COMMANDS].index(name))
        return self.views[name]

    def take_focus(self) -> None:
        """Give the keyboard to what the view in sight is mostly for."""
        self.views[self.view].enter()

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

    def _turn(self) -> None:
        name = self.view
        if name not in self.views:
            view = self.views[name] = self._make(name)
            view.person_wanted.connect(self.person_wanted)
            view.newcomer_wanted.connect(self.newcomer_wanted)
            view.thread_wanted.connect(self.show_thread)
            view.print_wanted.connect(self.print_wanted)
            view.said.connect(self.said)
            self.pages.addWidget(view)
        self.pages.setCurrentWidget(self.views[name])
        self.hold_button.setVisible(name not in _WITH_BUTTONS)

    def _make(self, name: str) -> CoachingView:
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

    def _opener(self, name: str) -> Callable[[], None]:
        def open_view() -> None:
            self.show_view(name).enter()

        return open_view

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(22, 16, 22, 0)
        top.setSpacing(10)
        top.addWidget(self.head)
        top.addWidget(self.switch)
        beside = QHBoxLayout(self.switch)  # in the room that the names leave, on the same line
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addStretch(1)
        beside.addWidget(self.scheduled)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.pages, 1)


def scheduled_words(found: Ahead) -> str:
    """How many sessions were scheduled ahead, in a few words."""
    if not found.counted:
        return "No session this quarter yet"
    return f"{found.scheduled} of {found.counted} sessions this quarter were scheduled ahead"
