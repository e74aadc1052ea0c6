"""The profile on a person's page: what helps them first, then how they grow, numbers last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.kinds import FactKind
from app.ui.card_page import CardPage
from app.ui.parts import Card
from app.ui.tabs.team import cards
from app.ui.tabs.team.panels.promises import fill_promises
from app.ui.tabs.team.panels.results import fill_results
from app.ui.tabs.team.panels.wishes import wisher
from app.ui.tabs.team.partnership import PartnerCards
from app.ui.tabs.team.skill_cards import fill_skills, fill_traits

if TYPE_CHECKING:
    from datetime import date

    from app.domain.person_page import PersonPage
    from app.formats import Formats


class Profile(CardPage):
    """Shows what is known of one person; ``wished`` names an act and what it is about."""

    wished = Signal(str, object)

    def __init__(self) -> None:
        super().__init__("Profile")
        self.setObjectName("profile")
        self.helps = Card("What helps", "Add")
        self.hurts = Card("What hurts, for you only", "Add")
        self.strengths = Card("Strengths", "Add")
        self.focus = Card("Working on", "Add")
        self.private = Card("For you only", "Add")
        self.drives = Card("Motivations and aspirations", "Add")
        self.skills = Card("Skills", "Rate")
        self.traits = Card("How they work", "Rate")
        self.partner = PartnerCards(self)
        self.promises = Card("Promises", "1:1s")
        self.results = Card("Quota attainment", "Add")
        self.retired = Card("No longer so", "Show")
        self._unfolded = False
        self._person_id: int | None = None
        every = (
            *(self.helps, self.hurts, self.strengths, self.focus, self.private, self.drives),
            *(self.skills, self.traits, self.partner.areas, self.partner.ramp),
            *(self.partner.agreement, self.promises, self.results, self.retired),
        )
        self.put(every, wide=(self.skills, self.results, self.retired))
        self._connect()

    def show_page(self, page: PersonPage, formats: Formats, today: date) -> None:
        """Show a person as they stand today; the same person again stays where it was."""
        same = page.person.id == self._person_id
        self._unfolded = self._unfolded and same
        self._person_id = page.person.id
        self._shown = page, formats, today
        self.refill(self._fill, same=same)

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
        fill_promises(self.promises, page, today, formats, wish)
        fill_results(self.results, page, formats, wish)
        self._fill_retired()

    def _fill_retired(self) -> None:
        page, formats, today = self._shown
        wish = self.wished.emit
        cards.fill_retired(self.retired, page, today, formats, wish, unfolded=self._unfolded)
        self.retired.setVisible(bool(page.retired))

    def _fold(self) -> None:
        """Show or hide what no longer holds."""
        self._unfolded = not self._unfolded
        self._fill_retired()
        self.settle()

    def _rate(self, skill_id: int) -> None:
        self.wished.emit("rate", skill_id)

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
            (self.promises, "thread", None),
            (self.results, "add_result", None),
        ):
            card.acted.connect(wisher(wish, name, about))
        self.retired.acted.connect(self._fold)
        self.partner.wished.connect(self.wished)
