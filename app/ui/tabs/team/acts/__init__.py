"""What the manager can do on a person's page: each ends in exactly one change of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.tabs.team.acts.facts import FactActs
from app.ui.tabs.team.acts.goals import GoalActs
from app.ui.tabs.team.acts.person import PersonActs
from app.ui.tabs.team.acts.results import ResultActs
from app.ui.tabs.team.partner_acts import PartnerActs
from app.ui.tabs.team.skill_acts import SkillActs

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.journal import Journal
    from app.ui.focus import Focus


class Acts(PersonActs, FactActs, GoalActs, ResultActs):
    """Dialogs about the person in focus and the commands they end in.

    ``skills`` and ``partner`` are what can be done about skills, and about what the two settle.
    ``say`` puts a sentence into the status line.
    """

    def __init__(
        self,
        journal: Journal,
        focus: Focus,
        parent: QWidget,
        say: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(journal, focus, parent)
        self.skills = SkillActs(journal, focus, parent)
        self.partner = PartnerActs(journal, focus, parent, say)

    def answer(self, wish: str, about: object = None) -> None:
        """Do what was wished for on the page: the name of an act, and what it is about."""
        acts = next((one for one in (self, self.skills) if hasattr(one, wish)), None)
        if acts is None:
            self.partner.answer(wish, about)
        elif about is None:
            getattr(acts, wish)()
        else:
            getattr(acts, wish)(about)
