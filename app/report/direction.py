"""The order of the pages about numbers, recipes and standards."""

from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar

from reportlab.platypus import Flowable

from app.report.content import (
    LiftSheet,
    ManagerImprovement,
    ManagerRecipe,
    ManagerScorecard,
    ManagerStandards,
    RepImprovement,
    RepRecipe,
    RepScorecard,
    RepStandards,
    TeamScorecard,
    TeamStandards,
    TrackingGrid,
)
from app.report.sections import (
    cover,
    definitions,
    improvement,
    lift,
    recipe,
    scorecard,
    standards,
    team_scorecard,
    tracking,
)

Said = TypeVar("Said")
#: Sets one part of some content into a text width.
Section: TypeAlias = Callable[[Said, float], list[Flowable]]
OfNumbers = (
    RepScorecard | ManagerScorecard | TeamScorecard | TrackingGrid | RepRecipe | ManagerRecipe
)
Expected = RepStandards | ManagerStandards | TeamStandards | RepImprovement | ManagerImprovement
Direction = OfNumbers | LiftSheet | Expected

#: A grid of more columns lies on its side.
_UPRIGHT = 6

REP_SCORECARD: tuple[Section[RepScorecard], ...] = (
    cover.shared,
    scorecard.index,
    scorecard.blocks,
    scorecard.charts,
    definitions.section,
)
MANAGER_SCORECARD: tuple[Section[ManagerScorecard], ...] = (
    cover.private,
    scorecard.index,
    scorecard.blocks,
    scorecard.charts,
    scorecard.reasons,
    definitions.section,
)
TEAM_SCORECARD: tuple[Section[TeamScorecard], ...] = (
    cover.kept,
    team_scorecard.exceptions,
    team_scorecard.everybody,
    definitions.section,
)
TRACKING: tuple[Section[TrackingGrid], ...] = (cover.plain, tracking.section)
REP_RECIPE: tuple[Section[RepRecipe], ...] = (
    cover.handed_over,
    recipe.chain,
    recipe.needs,
    recipe.backtest,
)
MANAGER_RECIPE: tuple[Section[ManagerRecipe], ...] = (
    cover.of_all,
    recipe.chain,
    recipe.needs,
    recipe.backtest,
    recipe.others,
)
LIFT: tuple[Section[LiftSheet], ...] = (cover.kept, lift.section)
REP_STANDARDS: tuple[Section[RepStandards], ...] = (
    cover.handed_over,
    standards.areas,
    standards.talked,
    standards.acknowledged,
)
BLANK_STANDARDS: tuple[Section[RepStandards], ...] = (
    cover.plain,
    standards.areas,
    standards.acknowledged,
)
MANAGER_STANDARDS: tuple[Section[ManagerStandards], ...] = (
    cover.mine,
    standards.areas,
    standards.missed,
)
TEAM_STANDARDS: tuple[Section[TeamStandards], ...] = (cover.of_all, standards.readers)
REP_IMPROVEMENT: tuple[Section[RepImprovement], ...] = (
    cover.handed_over,
    improvement.terms,
    improvement.signed,
)
MANAGER_IMPROVEMENT: tuple[Section[ManagerImprovement], ...] = (
    cover.mine,
    improvement.terms,
    improvement.private,
)


def story(content: Direction, width: float) -> list[Flowable]:
    """All pages of one of these papers, as they follow each other."""
    match content:
        case RepStandards() | ManagerStandards() | TeamStandards():
            return _expected(content, width)
        case RepImprovement() | ManagerImprovement():
            return _improved(content, width)
        case LiftSheet():
            return _set(LIFT, content, width)
        case _:
            return _numbers(content, width)


def is_wide(content: TeamScorecard | TrackingGrid) -> bool:
    """Whether a table has more columns than an upright page holds."""
    match content:
        case TeamScorecard():
            return team_scorecard.is_wide(content)
        case TrackingGrid():
            return tracking.most_periods(content) > _UPRIGHT


def _numbers(content: OfNumbers, width: float) -> list[Flowable]:
    match content:
        case RepScorecard():
            return _set(REP_SCORECARD, content, width)
        case ManagerScorecard():
            return _set(MANAGER_SCORECARD, content, width)
        case TeamScorecard():
            return _set(TEAM_SCORECARD, content, width)
        case TrackingGrid():
            return _set(TRACKING, content, width)
        case RepRecipe():
            return _set(REP_RECIPE, content, width)
        case ManagerRecipe():
            return _set(MANAGER_RECIPE, content, width)


def _expected(
    content: RepStandards | ManagerStandards | TeamStandards, width: float
) -> list[Flowable]:
    match content:
        case RepStandards():
            order = BLANK_STANDARDS if content.signers is None else REP_STANDARDS
            return _set(order, content, width)
        case ManagerStandards():
            return _set(MANAGER_STANDARDS, content, width)
        case TeamStandards():
            return _set(TEAM_STANDARDS, content, width)


def _improved(content: RepImprovement | ManagerImprovement, width: float) -> list[Flowable]:
    match content:
        case RepImprovement():
            return _set(REP_IMPROVEMENT, content, width)
        case ManagerImprovement():
            return _set(MANAGER_IMPROVEMENT, content, width)


def _set(sections: Sequence[Section[Said]], content: Said, width: float) -> list[Flowable]:
    return [flowable for section in sections for flowable in section(content, width)]
