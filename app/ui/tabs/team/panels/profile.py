"""The profile on a person's page: what helps them first, then how they grow, numbers last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.domain.kinds import FactKind
from app.ui.parts import Card, Row, look
from app.ui.tabs.team import cards
from app.ui.tabs.team.panels.results import fill_results
from app.ui.tabs.team.panels.wishes import wisher
from app.ui.tabs.team.partnership import PartnerCards
from app.ui.tabs.team.skill_cards import fill_skills, fill_traits

if TYPE_CHECKING:
    from datetime import date

    from app.domain.person_page import PersonPage
    from app.formats import Formats


class Profile(QScrollArea):
    """Shows what is known of one person; ``wished`` names an act and what it is about."""

    wished = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("profile")
        self.setAccessibleName("Profile")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard goes from line to line in it
        self.helps = Card("What helps", "Add")
        self.hurts = Card("What hurts, for you only", "Add")
        self.strengths = Card("Strengths", "Add")
        self.focus = Card("Working on", "Add")
        self.private = Card("For you only", "Add")
        self.drives = Card("Motivations and aspirations", "Add")
        self.skills = Card("Skills", "Rate")
        self.traits = Card("How they work", "Rate")
        self.partner = PartnerCards(self)
        self.results = Card("Quota attainment", "Add")
        self.retired = Card("No longer so", "Show")
        self._unfolded = False
        self._arranged: list[Card] = []
        self._person_id: int | None = None
        self._wide = (self.skills, self.results, self.retired)
        # In the order of reading; two narrow ones stand beside each other.
        self._cards = (
            *(self.helps, self.hurts, self.strengths, self.focus, self.private, self.drives),
            *(self.skills, self.traits, self.partner.areas, self.partner.ramp),
            *(self.partner.agreement, self.results, self.retired),
        )
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._let_go)
        self._lay_out()
        self._connect()

    def show_page(self, page: PersonPage, formats: Formats, today: date) -> None:
        """Show a person as they stand today; the same person again stays where it was."""
        bar, same = self.verticalScrollBar(), page.person.id == self._person_id
        place, offset = self._place(), bar.value() if same else 0
        self._unfolded = self._unfolded and same
        self._person_id = page.person.id
        self._shown = page, formats, today
        if same:
            self._hold_still()
        self._fill()
        self._arrange()
        self._order_tabs()
        if same and place is not None:
            _take_place(*place)
        bar.setValue(offset)

    def go_to(self, card: Card) -> None:
        """Bring a card into sight and give it the keyboard."""
        rows = [row for row in card.findChildren(Row) if row.isVisible()]
        (rows[0] if rows else card.action).setFocus()
        self.ensureWidgetVisible(card)

    def _fill(self) -> None:
        page, formats, today = self._shown
        wish = self.wished.emit
        called = page.person.called
        easier = f"What makes {called}'s work easier? Ask, and note it."
        helps = page.facts_of(FactKind.WHAT_HELPS, FactKind.RECOGNITION_STYLE)
        cards.fill_facts(self.helps, helps, today, formats, wish, empty=easier)
        harder = f"What makes it harder for {called}? Only you will see it."
        hurts = page.facts_of(FactKind.WHAT_HURTS)
        cards.fill_facts(self.hurts, hurts, today, formats, wish, empty=harder)
        cards.fill_strengths(self.strengths, page, today, formats, wish)
        cards.fill_focus(self.focus, page, today, formats, wish)
        cards.fill_private(self.private, page, today, formats, wish)
        drives = page.facts_of(FactKind.MOTIVATION, FactKind.ASPIRATION)
        ask_them = f"What drives {called}? Ask, and note it in their words."
        cards.fill_facts(self.drives, drives, today, formats, wish, empty=ask_them)
        fill_skills(self.skills, page, self._rate)
        fill_traits(self.traits, page, self._rate)
        self.partner.fill(page, today, formats)
        fill_results(self.results, page, formats, wish)
        self._fill_retired()

    def _hold_still(self) -> None:
        """Keep the height until the new rows are on screen, so that what is read does not jump."""
        self._inside.setMinimumHeight(self._inside.height())
        self._settled.start()

    def _let_go(self) -> None:
        self._inside.setMinimumHeight(0)

    def _fill_retired(self) -> None:
        page, formats, today = self._shown
        wish = self.wished.emit
        cards.fill_retired(self.retired, page, today, formats, wish, unfolded=self._unfolded)
        self.retired.setVisible(bool(page.retired))
        for label in self._inside.findChildren(QLabel):
            if label.wordWrap():
                label.setMinimumWidth(1)  # a word of any length must not widen the page

    def _fold(self) -> None:
        """Show or hide what no longer holds."""
        self._unfolded = not self._unfolded
        self._fill_retired()
        self._order_tabs()

    def _rate(self, skill_id: int) -> None:
        self.wished.emit("rate", skill_id)

    def _arrange(self) -> None:
        """Put the cards that are there two beside each other, without a gap where one is not."""
        seen = [card for card in self._cards if not card.isHidden()]
        if seen == self._arranged:
            return
        for card in self._arranged:
            self._grid.removeWidget(card)  # an item taken out in Python would outlive its turn
        self._arranged = seen
        row, column = 0, 0
        for number, card in enumerate(seen):
            following = seen[number + 1] if number + 1 < len(seen) else None
            alone = column == 0 and (following is None or following in self._wide)
            if card in self._wide or alone:
                self._grid.addWidget(card, row, 0, 1, 2)
                row += 1
                continue
            self._grid.addWidget(card, row, column)
            row, column = (row + 1, 0) if column else (row, 1)

    def _order_tabs(self) -> None:
        """Have the tab key walk card by card: rows made later would all come last."""
        before: QWidget | None = None
        for card in self._cards:
            inside = (one for one in card.findChildren(QWidget) if one is not card.action)
            stops = (one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
            for after in (card.action, *stops):
                if before is not None:
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

    def _connect(self) -> None:
        wish = self.wished.emit
        for card, name, about in (
            (self.helps, "add_fact", (FactKind.WHAT_HELPS, FactKind.RECOGNITION_STYLE)),
            (self.hurts, "add_fact", (FactKind.WHAT_HURTS,)),
            (self.strengths, "add_fact", (FactKind.STRENGTH,)),
            (self.focus, "add_goal", None),
            (self.private, "add_fact", (FactKind.WEAKNESS, FactKind.PERSONAL)),
            (self.drives, "add_fact", (FactKind.MOTIVATION, FactKind.ASPIRATION)),
            (self.skills, "rate", None),
            (self.traits, "traits", None),
            (self.results, "add_result", None),
        ):
            card.acted.connect(wisher(wish, name, about))
        self.retired.acted.connect(self._fold)
        self.partner.wished.connect(self.wished)

    def _lay_out(self) -> None:
        inside = self._inside = QWidget()
        look(inside, part="page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(22, 14, 22, 22)
        self._grid = QGridLayout()
        self._grid.setSpacing(14)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidget(inside)
        for card in self._cards:
            card.setParent(inside)


def _take_place(card: Card, number: int) -> None:
    """Give the keyboard to the row that now stands where one stood, or to the card's link."""
    rows = card.findChildren(Row)
    taker = rows[min(number, len(rows) - 1)] if rows else card.action
    taker.show()  # a row that is new would not be on screen yet, and could not take it
    taker.setFocus()
