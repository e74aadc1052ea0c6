"""What the manager can do on a person's page: each ends in exactly one change of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.tabs.coaching.kept import explain_kept
from app.ui.tabs.coaching.promise_acts import PromiseActs
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

    ``skills``, ``partner`` and ``promises`` are what can be done about skills, about what the two
    settle, and about what they promised each other.
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
        self.promises = PromiseActs(journal, focus, parent)

    def answer(self, wish: str, about: object = None) -> None:
        """Do what was wished for on the page: the name of an act, and what it is about."""
        if wish == "promise":
            assert isinstance(about, tuple)  # which one, and what to do with it
            self.promises.answer(*about)
            return
        acts = next((one for one in (self, self.skills) if hasattr(one, wish)), None)
        if acts is None:
            self.partner.answer(wish, about)
        elif about is None:
            getattr(acts, wish)()
        else:
            getattr(acts, wish)(about)

    def kept(self) -> None:
        """Show what the rate at which they keep promises was counted from."""
        explain_kept(self._parent, self._journal, self._person, self._called())

    def kept_mine(self) -> None:
        """The same of what I promised them."""
        explain_kept(self._parent, self._journal, None, self._called(), self._person)
