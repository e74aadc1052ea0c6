"""What the manager can do about skills: each ends in exactly one change of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.domain import skills
from app.domain.kinds import SkillFamily
from app.templates import starter_skills
from app.ui.asking import Asking
from app.ui.dialogs.rate_skill import RatingDialog
from app.ui.dialogs.skill_history import SkillHistoryDialog
from app.ui.dialogs.skill_library import SkillLibraryDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QDialog

    from app.domain.models import Skill


class SkillActs(Asking):
    """Dialogs about the skills of the person in focus, and about the library of skills."""

    def rate(self, skill_id: int | None = None) -> None:
        """Rate a skill; an empty library is stocked first, so that there is one to choose."""
        library = self._journal.ask(skills.every)
        if not library:
            self._journal.do("Starter skills added", skills.stock, starter_skills())
            library = self._journal.ask(skills.every)
        self._rate_one_of(library, skill_id)

    def traits(self) -> None:
        """Rate one of the traits: first those never rated, then the one rated longest ago."""
        library = self._journal.ask(skills.of_family, SkillFamily.TRAIT)
        if not library:
            four = [one for one in starter_skills() if one.family is SkillFamily.TRAIT]
            self._journal.do("Four traits added", skills.stock, four)
            library = self._journal.ask(skills.of_family, SkillFamily.TRAIT)
        next_one = self._journal.ask(skills.longest_unrated, self._person, SkillFamily.TRAIT)
        self._rate_one_of(library, next_one)

    def history(self, skill_id: int) -> None:
        """Show every rating in a skill."""
        dialog = SkillHistoryDialog(self._journal, self._parent, self._person, skill_id)
        dialog.rating_wanted.connect(self.rate)
        _open(dialog)

    def skill_library(self) -> None:
        """Show and change the skills that there are."""
        _open(SkillLibraryDialog(self._journal, self._parent))

    def _rate_one_of(self, library: Sequence[Skill], skill_id: int | None) -> None:
        dialog = RatingDialog(self._journal, self._parent, self._person, library, skill_id=skill_id)
        dialog.history_wanted.connect(self.history)
        dialog.open()


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
