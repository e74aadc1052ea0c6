"""The cards of a person's profile on who they are and where they grow, filled from what was read.

A wish of the user names an act and what it is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import skills
from app.domain.kinds import FactKind, GoalState, Status, Vis
from app.ui.parts import Card, LevelDots, Row, Tone, look
from app.ui.tabs.team.panels.fact_rows import ALONE, fact_row
from app.ui.tabs.team.panels.wishes import Wish, wisher
from app.ui.tabs.team.partner_rows import TickRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from app.domain.goals import GoalInFull
    from app.domain.models import GoalCheckpoint, ProfileFact, SkillRating
    from app.domain.person_page import PersonPage
    from app.formats import Formats

#: So many of the best skills, and of the goals reached, stay in sight.
_BEST, _REACHED = 3, 2


def fill_strengths(card: Card, page: PersonPage, today: date, formats: Formats, wish: Wish) -> None:
    """The skills they are good at, what they do well, what they could teach."""
    card.clear()
    strong = [
        s for s in page.standings if s.manager is not None and s.manager.level >= skills.STRONG
    ]
    strong.sort(key=lambda standing: -(standing.manager.level if standing.manager else 0))
    for standing in strong[:_BEST]:
        private = _is_private(standing.manager)
        dots = LevelDots(standing.manager.level if standing.manager else None, private=private)
        card.add(Row(standing.skill.name, right=dots, private=private))
    found = page.facts_of(FactKind.STRENGTH, FactKind.CAN_TEACH)
    _add_facts(card, found, today, formats, wish)
    if not strong and not found:
        card.add_muted(f"What does {page.person.called} do well? Note it with what you saw.")
    teach = Row("Add what they can teach", openable=True)
    look(teach.text, tone="muted")
    teach.opened.connect(wisher(wish, "add_fact", (FactKind.CAN_TEACH,)))
    card.add(teach)


def fill_focus(card: Card, page: PersonPage, today: date, formats: Formats, wish: Wish) -> None:
    """Growth goals with the level now and the one aimed at, and the next step of each."""
    card.clear()
    open_goals = [aim for aim in page.goals if aim.goal.state is GoalState.OPEN]
    for aim in open_goals:
        card.add(_goal_row(aim, page, formats, wish))
        step = next_step(aim)
        if step is not None:
            card.add(_step_row(step, aim, today, formats, wish))
    reached = [aim.goal for aim in page.goals if aim.goal.state is GoalState.REACHED]
    for goal in reached[:_REACHED]:
        private = goal.vis is Vis.PRIVATE
        row = Row(goal.outcome, right="reached", tone="accent", openable=True, private=private)
        row.opened.connect(wisher(wish, "open_goal", goal.id))
        card.add(row)
    if not open_goals and not reached:
        card.add_muted("Nothing yet. A growth goal says what to reach and why it matters to them.")


def fill_private(card: Card, page: PersonPage, today: date, formats: Formats, wish: Wish) -> None:
    """Weaknesses, each with the help it has, and what is personal."""
    card.clear()
    helped = helping(page.goals)
    for fact in page.facts_of(FactKind.WEAKNESS):
        row = fact_row(fact, today, formats, wish, kind_said=True)
        card.add(row)
        goals = helped.get(fact.id, ())
        row.say_help([aim.goal.outcome for aim in goals])
    _add_facts(card, page.facts_of(FactKind.PERSONAL), today, formats, wish)
    if not page.facts_of(FactKind.WEAKNESS, FactKind.PERSONAL):
        card.add_muted("Weaknesses and personal matters. They are never printed for them.")
    if page.person.may_leave_by is not None and page.person.status is not Status.LEFT:
        day = formats.month(page.person.may_leave_by)
        guess = Row(f"May leave by {day}", below="your own guess", openable=True, private=True)
        guess.opened.connect(wisher(wish, "edit"))
        card.add(guess)


def fill_facts(
    card: Card,
    found: Sequence[ProfileFact],
    today: date,
    formats: Formats,
    wish: Wish,
    *,
    empty: str,
) -> None:
    """Statements of some kinds, or a sentence that teaches."""
    card.clear()
    _add_facts(card, found, today, formats, wish)
    if not found:
        card.add_muted(empty)


def fill_retired(
    card: Card, page: PersonPage, today: date, formats: Formats, wish: Wish, *, unfolded: bool
) -> None:
    """What no longer holds: how many statements, and, unfolded, which."""
    card.clear()
    card.title.setText(f"No longer so ({len(page.retired)})")
    card.action.setText("Hide" if unfolded else "Show")
    card.action.setAccessibleName(f"{card.action.text()}: {card.title.text()}")
    for fact in page.retired if unfolded else ():
        card.add(fact_row(fact, today, formats, wish, kind_said=True))


def next_step(aim: GoalInFull) -> GoalCheckpoint | None:
    """The first step on the way to a goal that is not taken yet."""
    return next((step for step in aim.checkpoints if step.reached_on is None), None)


def helping(goals: Iterable[GoalInFull]) -> dict[int, list[GoalInFull]]:
    """The open goals that answer a weakness, by the weakness."""
    found: dict[int, list[GoalInFull]] = {}
    for aim in goals:
        if aim.goal.state is GoalState.OPEN and aim.goal.weakness_id is not None:
            found.setdefault(aim.goal.weakness_id, []).append(aim)
    return found


def _goal_row(aim: GoalInFull, page: PersonPage, formats: Formats, wish: Wish) -> Row:
    goal = aim.goal
    private = goal.vis is Vis.PRIVATE
    rating = _rating(page, aim.skills[0].id) if aim.skills else None
    level = rating.level if rating else goal.from_level
    dots = LevelDots(level, goal.to_level, "amber", private=private or _is_private(rating))
    right: str | QWidget = dots if goal.to_level else ""
    below = f"by {formats.short_day(goal.due)}" if goal.due else ""
    row = Row(goal.outcome, right=right, below=below, openable=True, private=private)
    row.opened.connect(wisher(wish, "open_goal", goal.id))
    return row


def _step_row(
    step: GoalCheckpoint, aim: GoalInFull, today: date, formats: Formats, wish: Wish
) -> TickRow:
    """The next step under its goal, ticked by Space or a click on its box."""
    late = step.due < today
    day = formats.short_day(step.due)
    tone: Tone = "amber" if late else "muted"
    row = TickRow(
        f"Next: {step.text}",
        done=False,
        right=f"was due {day}" if late else day,
        tone=tone,
        private=aim.goal.vis is Vis.PRIVATE,
    )
    row.opened.connect(wisher(wish, "open_goal", aim.goal.id))
    row.ticked.connect(wisher(wish, "tick_next", step.id))
    row.deleted.connect(wisher(wish, "drop_next", step.id))
    return row


def _rating(page: PersonPage, skill_id: int) -> SkillRating | None:
    """The manager's latest rating in a skill."""
    found = (one.manager for one in page.standings if one.skill.id == skill_id)
    return next(found, None)


def _is_private(rating: SkillRating | None) -> bool:
    return rating is not None and rating.vis is Vis.PRIVATE


def _add_facts(
    card: Card, found: Iterable[ProfileFact], today: date, formats: Formats, wish: Wish
) -> None:
    for fact in found:
        card.add(fact_row(fact, today, formats, wish, kind_said=fact.kind not in ALONE))
