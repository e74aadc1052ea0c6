"""The order of the pages of reviews, and of what goes around them."""

from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar

from reportlab.platypus import Flowable

from app.report.content import (
    BossReview,
    ManagerPage,
    RepMonthly,
    RepQuarterly,
    ReviewForm,
    ReviewNumbers,
    TeamReview,
)
from app.report.sections import (
    cover,
    goals,
    private_page,
    results,
    review_answers,
    review_form,
    review_head,
    review_month,
    review_numbers,
    review_private,
    review_signed,
    review_talk,
    review_teams,
    skills,
)
from app.report.sections.placing import Turn

Said = TypeVar("Said")
#: Sets one part of some content into a text width.
Section: TypeAlias = Callable[[Said, float], list[Flowable]]
Reviewed = RepMonthly | RepQuarterly | ManagerPage | ReviewForm | TeamReview | BossReview

#: A month takes so many pages, but for one with very much to say (S4-14).
MONTH_PAGES = 2
#: What a monthly review begins with, and what may stand on its second page.
MONTH_IN_NUMBERS: tuple[Section[RepMonthly], ...] = (
    review_head.month,
    review_month.opening,
    review_month.numbers,
    review_month.chart,
    review_month.business_plan,
    review_month.noted,
    review_month.ahead,
)
MONTH_IN_WORDS: tuple[Section[RepMonthly], ...] = (
    review_month.promises,
    review_month.support,
    review_month.answers,
    review_month.missed,
    review_signed.month,
)
REP_QUARTERLY: tuple[Section[RepQuarterly], ...] = (
    review_head.head,
    review_head.opening,
    review_head.levels,
    review_head.statements,
    review_head.agreement,
    review_numbers.against_quota,
    review_numbers.numbers,
    review_numbers.chart,
    review_numbers.chain,
    review_numbers.business_plan,
    review_talk.rated,
    review_answers.section,
    review_talk.expected,
    review_talk.asked,
    review_talk.given,
    review_talk.promises,
    review_talk.noted,
    review_talk.ahead,
    review_talk.goals,
    review_signed.section,
)
MANAGER_PAGE: tuple[Section[ManagerPage], ...] = (
    cover.private,
    review_head.mine,
    review_private.assessment,
    private_page.section,
    results.section,
    skills.section,
    skills.traits,
    goals.section,
    review_answers.mine,
    review_private.upward,
)
REVIEW_FORM: tuple[Section[ReviewForm], ...] = (review_form.head, review_form.asked)
TEAM_REVIEW: tuple[Section[TeamReview], ...] = (
    review_teams.head,
    review_teams.together,
    review_teams.praise,
    review_teams.trained,
    review_teams.ahead,
)
BOSS_REVIEW: tuple[Section[BossReview], ...] = (
    review_teams.head,
    review_teams.together,
    review_teams.everybody,
    review_teams.note,
)


def story(content: Reviewed, width: float) -> list[Flowable]:
    """All pages of one of these papers, as they follow each other."""
    match content:
        case RepMonthly():
            return _month(content, width)
        case RepQuarterly():
            return _set(REP_QUARTERLY, content, width)
        case ManagerPage():
            return _set(MANAGER_PAGE, content, width)
        case _:
            return _around(content, width)


def _month(content: RepMonthly, width: float) -> list[Flowable]:
    """The second page begins with the words, where they fit on it."""
    words = _set(MONTH_IN_WORDS, content, width)
    turn = [Turn(words)] if content.numbers != ReviewNumbers() else []
    return [*_set(MONTH_IN_NUMBERS, content, width), *turn, *words]


def _around(content: ReviewForm | TeamReview | BossReview, width: float) -> list[Flowable]:
    match content:
        case ReviewForm():
            return _set(REVIEW_FORM, content, width)
        case TeamReview():
            return _set(TEAM_REVIEW, content, width)
        case BossReview():
            return _set(BOSS_REVIEW, content, width)


def _set(sections: Sequence[Section[Said]], content: Said, width: float) -> list[Flowable]:
    return [flowable for section in sections for flowable in section(content, width)]
