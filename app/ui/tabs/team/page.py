"""A person's page: who they are, what they work on, how they did, growth first."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from app.domain.cadence import Gap
from app.domain.kinds import FactKind, Status
from app.domain.names import initials
from app.domain.person_page import PersonPage
from app.formats import Formats, days_ago
from app.labels import label
from app.ui import icons
from app.ui.chart import ChartView
from app.ui.parts import Card, PageHead, Row, look
from app.ui.tabs.team import cards

#: What the head's menu offers: name of the signal, words, icon, and the statuses it is for.
_HERE = frozenset({Status.ACTIVE, Status.RAMPING, Status.CANDIDATE})
_MENU = (
    ("edit", "Edit details…", "pencil", frozenset(Status)),
    ("go_on_leave", "On leave…", "calendar-off", _HERE - {Status.CANDIDATE}),
    ("come_back", "Back at work", "check", frozenset({Status.ON_LEAVE, Status.LEFT})),
    ("leave", "Left the team…", "log-out", frozenset(Status) - {Status.LEFT}),
    ("delete", "Delete", "trash-2", frozenset(Status)),
    ("export", "Export what is held…", "file-down", frozenset(Status)),
    ("erase", "Erase for good…", "eraser", frozenset(Status)),
)


class PersonView(QScrollArea):
    """Shows one person; every wish of the user is a signal that the tab answers."""

    wished = Signal(str)
    fact_opened = Signal(int)
    fact_wanted = Signal(object)
    goal_opened = Signal(int)
    rating_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("person_page")
        self.head = PageHead()
        self.head.add_action("Log a conversation", self._wish("log_conversation"))
        self.more = self.head.add_action("More", self._open_menu)
        self.more.setObjectName("more")
        icons.put(self.more, "chevron-down")
        self.more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.print = self.head.add_action(
            "Print review packet", self._wish("print_packet"), primary=True
        )
        self.strengths = Card("Strengths", "Add")
        self.focus = Card("Working on", "Add")
        self.drives = Card("Motivations and aspirations", "Add")
        self.results = Card("Quota attainment", "Add")
        self.helps = Card("How to help", "Add")
        self.private = Card("For you only", "Add")
        self.skills = Card("Skills", "Rate")
        # In the order of reading: two beside each other, the last across.
        self._cards = (
            *(self.strengths, self.focus, self.drives, self.results),
            *(self.helps, self.private, self.skills),
        )
        self._status = Status.ACTIVE
        self._person_id: int | None = None
        self._lay_out()
        self.strengths.acted.connect(self._wish_fact(FactKind.STRENGTH))
        self.drives.acted.connect(self._wish_fact(FactKind.MOTIVATION, FactKind.ASPIRATION))
        self.helps.acted.connect(
            self._wish_fact(FactKind.WHAT_HELPS, FactKind.WHAT_HURTS, FactKind.RECOGNITION_STYLE)
        )
        self.private.acted.connect(self._wish_fact(FactKind.WEAKNESS, FactKind.PERSONAL))
        self.focus.acted.connect(self._wish("add_goal"))
        self.results.acted.connect(self._wish("add_result"))
        self.skills.acted.connect(self._wish("rate_skill"))

    def show_page(self, page: PersonPage, formats: Formats, today: date) -> None:
        """Show a person as they stand today."""
        person, bar = page.person, self.verticalScrollBar()
        same = person.id == self._person_id
        self._person_id, self._status = person.id, person.status
        place, offset = self._place(), bar.value() if same else 0
        self.head.show_facts(person.name, facts_line(page, formats, today))
        self.head.show_badge(initials(person.name), person.colour)
        opened = self.fact_opened.emit
        cards.fill_strengths(self.strengths, page, today, opened)
        cards.fill_focus(self.focus, page, formats, self.goal_opened.emit)
        drives = page.facts_of(FactKind.MOTIVATION, FactKind.ASPIRATION)
        ask_them = f"What drives {person.called}? Ask, and note it in their words."
        cards.fill_facts(self.drives, drives, today, opened, ask_them)
        self.results.title.setText(cards.results_title(page.results))
        cards.fill_results(self.results, page, formats)
        helps = page.facts_of(FactKind.WHAT_HELPS, FactKind.WHAT_HURTS, FactKind.RECOGNITION_STYLE)
        empty = f"What makes {person.called}'s work easier or harder?"
        cards.fill_facts(self.helps, helps, today, opened, empty)
        private = page.facts_of(FactKind.WEAKNESS, FactKind.PERSONAL)
        never = "Weaknesses and personal matters. They are never printed for them."
        cards.fill_facts(self.private, private, today, opened, never)
        cards.fill_skills(self.skills, page, self.rating_wanted.emit)
        self._order_tabs()
        if same and place is not None:
            _take_place(*place)
        bar.setValue(offset)

    def _order_tabs(self) -> None:
        """Have the tab key walk card by card: rows made later would all come last."""
        before: QWidget = self.print
        for card in self._cards:
            for after in (card.action, *card.findChildren(Row), *card.findChildren(ChartView)):
                QWidget.setTabOrder(before, after)
                before = after

    def _place(self) -> tuple[Card, int] | None:
        """The card, and which of its rows, that has the keyboard: filling takes the row away."""
        focused = self.window().focusWidget()
        for card in self._cards:
            rows = card.findChildren(Row)
            if focused in rows:
                return card, rows.index(focused)
        return None

    def _lay_out(self) -> None:
        inside = QWidget()
        look(inside, part="page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(22, 16, 22, 22)
        column.setSpacing(16)
        column.addWidget(self.head)
        grid = QGridLayout()
        grid.setSpacing(14)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for number, card in enumerate(self._cards[:-1]):
            grid.addWidget(card, number // 2, number % 2)
        grid.addWidget(self.skills, 3, 0, 1, 2)
        column.addLayout(grid)
        column.addStretch(1)
        self.setWidget(inside)

    def _wish(self, name: str) -> Callable[[], None]:
        """A slot that emits ``wished``; it lives no longer than this page."""

        def emit() -> None:
            self.wished.emit(name)

        return emit

    def _wish_fact(self, *kinds: FactKind) -> Callable[[], None]:
        def emit() -> None:
            self.fact_wanted.emit(kinds)

        return emit

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, text, icon, statuses in _MENU:
            if self._status in statuses:
                action = menu.addAction(text)
                icons.put(action, icon)
                action.triggered.connect(self._wish(name))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def _take_place(card: Card, number: int) -> None:
    """Give the keyboard to the row that now stands where one stood, or to the card's link."""
    rows = card.findChildren(Row)
    taker = rows[min(number, len(rows) - 1)] if rows else card.action
    taker.show()  # a row that is new would not be on screen yet, and could not take it
    taker.setFocus()


def facts_line(page: PersonPage, formats: Formats, today: date) -> str:
    """The muted line under the name: where they sell, since when, how long since you talked."""
    person = page.person
    parts = [
        label(person.status) if person.status is not Status.ACTIVE else "",
        person.role,
        person.segment,
        person.territory,
        f"joined {formats.month(person.started)}" if person.started else "",
        f"left {formats.day(person.left_on)}" if person.left_on else "",
        _contact(page, today),
    ]
    return " · ".join(filter(None, parts))


def _contact(page: PersonPage, today: date) -> str:
    gap = page.cadence.judge(page.person.status, page.last_held, today)
    if gap is Gap.NEVER_MET or page.last_held is None:
        return "no conversation yet"
    return f"last conversation {days_ago(page.last_held, today)}"
