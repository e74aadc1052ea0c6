"""What the next 1:1 is to be about: one focus, of at most two skills."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.domain import planning, skills
from app.domain.sessions import MOST_SKILLS
from app.ui.asking import Asking, Values
from app.ui.editors import Chips
from app.ui.field import Field

if TYPE_CHECKING:
    from app.domain.models import Skill
    from app.domain.sessions import SessionInFull

_HELP = "Empty: that of the growth goal that is due first."


class FocusActs(Asking):
    """Choosing the focus of a 1:1 that is planned."""

    def choose(self, ahead: SessionInFull, now: tuple[Skill, ...]) -> None:
        """Ask for it; what it is ``now`` stands there already."""
        options = [(skill.id, skill.name) for skill in self._journal.ask(skills.every)]
        chips = partial(Chips, options, f"At most {MOST_SKILLS} skills")
        form = (Field("skill_ids", "Skills", chips, wide=True, help=_HELP),)
        start = {"skill_ids": tuple(skill.id for skill in now)}
        choose = partial(self._choose, ahead.session.id)
        self._create("One focus for the next 1:1", form, start, "Choose", choose)

    def _choose(self, session_id: int, values: Values) -> None:
        self._journal.do(
            "Focus chosen",
            planning.change_plan,
            session_id,
            date.today(),
            skill_ids=values["skill_ids"],
        )
