"""The order of the pages about business plans."""

from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar

from reportlab.platypus import Flowable

from app.report.content import ManagerPlan, RepPlan, TeamPlans
from app.report.sections import cover, plan, plan_manager, plan_talk, plan_words, team_plans

Said = TypeVar("Said")
#: Sets one part of some content into a text width.
Section: TypeAlias = Callable[[Said, float], list[Flowable]]
Planned = RepPlan | ManagerPlan | TeamPlans

REP_PLAN: tuple[Section[RepPlan], ...] = (
    cover.handed_over,
    plan.state,
    plan.agreement,
    plan.covering,
    plan.sums,
    plan.lines,
    plan_words.section,
    plan_talk.steps,
    plan_talk.months,
    plan_talk.signed,
)
MANAGER_PLAN: tuple[Section[ManagerPlan], ...] = (
    cover.mine,
    plan.state,
    plan_manager.missing,
    plan.covering,
    plan_manager.months,
    plan_manager.drift,
    plan_manager.words,
    plan_talk.steps,
    plan_manager.agreement,
)
TEAM_PLANS: tuple[Section[TeamPlans], ...] = (
    cover.kept,
    team_plans.together,
    team_plans.everybody,
    team_plans.left_out,
    team_plans.months,
)


def story(content: Planned, width: float) -> list[Flowable]:
    """All pages of one of these papers, as they follow each other."""
    match content:
        case RepPlan():
            return _set(REP_PLAN, content, width)
        case ManagerPlan():
            return _set(MANAGER_PLAN, content, width)
        case TeamPlans():
            return _set(TEAM_PLANS, content, width)


def _set(sections: Sequence[Section[Said]], content: Said, width: float) -> list[Flowable]:
    return [flowable for section in sections for flowable in section(content, width)]
