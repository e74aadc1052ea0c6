"""What can be done about growth goals and the steps on the way to them."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.domain import facts, goals, settings, skills
from app.domain.errors import Reason, Refused
from app.domain.kinds import FactKind, GoalState, Vis
from app.formats import Formats
from app.ui.asking import DELETE, Asking, Values, explain_shared, with_vis
from app.ui.tabs.team import fields
from app.ui.tabs.team.panels.steps import Steps, show_below

if TYPE_CHECKING:
    from app.domain.models import GrowthGoal
    from app.ui.form_dialog import EditDialog


class GoalActs(Asking):
    """Setting, changing and closing goals, and ticking their steps."""

    def add_goal(self) -> None:
        """Set a growth goal."""
        self._create(
            f"Growth goal for {self._called()}",
            fields.goal(self._journal.ask(skills.every)),
            {"shareable": True},
            "Set goal",
            self._set_goal,
            draft="goal",
        )

    def help_weakness(self, fact_id: int) -> None:
        """Answer a weakness with a growth goal, which stays private until the manager shares it.

        The weakness is there to be read and no more: a goal may reach paper, it may not, so the
        aim is put into words of its own.
        """
        weakness = self._journal.ask(facts.get, fact_id)
        if weakness.kind is not FactKind.WEAKNESS:
            raise Refused(Reason.NOT_FOUND)
        self._create(
            f"Growth goal for {self._called()}",
            fields.goal(self._journal.ask(skills.every), weakness.text),
            {"shareable": False},
            "Set goal",
            partial(self._set_goal, weakness_id=fact_id),
            draft=f"goal-for-{fact_id}",
        )

    def open_goal(self, goal_id: int) -> None:
        """Edit a growth goal and its steps, close it or delete it."""
        found = self._journal.ask(goals.get, goal_id)
        goal = found.goal
        form = fields.goal(self._journal.ask(skills.every), self._weakness(goal))
        shown = {field.name: getattr(goal, field.name, None) for field in form}
        shown["shareable"] = goal.vis is Vis.SHAREABLE
        shown["skills"] = tuple(skill.id for skill in found.skills)
        amend = partial(self._amend_goal, goal_id)
        dialog = self._edit("Growth goal", form, shown, amend, draft=f"goal-{goal_id}")
        chosen = self._journal.ask(settings.current)
        formats = Formats(chosen.currency, chosen.language)
        private = goal.vis is Vis.PRIVATE
        steps = Steps(self._journal, goal_id, formats, explain_shared, private=private)
        show_below(dialog, steps)
        share = dialog.form.editor("shareable")
        share.edited.connect(lambda: steps.set_private(not share.value()))
        self._offer_ends(dialog, goal)

    def tick_next(self, step_id: int) -> None:
        """The step on the way to a goal was taken, today."""
        self._journal.do("Step taken", goals.reach_checkpoint, step_id, date.today())

    def drop_next(self, step_id: int) -> None:
        """Take a step off the way to a goal."""
        self._journal.do("Step deleted", goals.delete_checkpoint, step_id)

    def _offer_ends(self, dialog: EditDialog, goal: GrowthGoal) -> None:
        close, today = self._journal.do, date.today()
        ends = (
            [("Reached", "Goal reached", GoalState.REACHED), ("Drop", "Goal dropped", _DROPPED)]
            if goal.state is GoalState.OPEN
            else [("Open again", "Goal open again", GoalState.OPEN)]
        )
        for words, done, state in ends:
            self._offer(dialog, words, partial(close, done, goals.close, goal.id, state, today))
        self._offer(dialog, DELETE, partial(close, "Goal deleted", goals.delete, goal.id))

    def _weakness(self, goal: GrowthGoal) -> str:
        if goal.weakness_id is None:
            return ""
        return self._journal.ask(facts.get, goal.weakness_id).text

    def _set_goal(self, values: Values, weakness_id: int | None = None) -> None:
        chosen = values.pop("skills")
        aim = with_vis(values) | {"weakness_id": weakness_id, "set_on": date.today()}
        self._journal.do("Growth goal set", goals.set_goal, self._person, chosen, **aim)

    def _amend_goal(self, goal_id: int, values: Values) -> None:
        chosen = values.pop("skills", None)
        self._journal.do("Goal changed", goals.amend, goal_id, chosen, **with_vis(values))


_DROPPED = GoalState.DROPPED
