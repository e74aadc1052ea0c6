"""The head of a packet: who it is about, whose copy it is, and the headline figures."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from app.report import fonts
from app.report.content import (
    AgreementSheet,
    BenchSheet,
    CoachingCalendar,
    Cover,
    Figure,
    LiftSheet,
    ManagerCallForm,
    ManagerImprovement,
    ManagerNotes,
    ManagerPage,
    ManagerPlan,
    ManagerPrepSheet,
    ManagerProfile,
    ManagerRecipe,
    ManagerScorecard,
    ManagerStandards,
    ManagerTopicList,
    PlanForm,
    RepCallForm,
    RepImprovement,
    RepNotes,
    RepPlan,
    RepPrepSheet,
    RepProfile,
    RepRecipe,
    RepScorecard,
    RepStandards,
    ReviewForm,
    SkillsMap,
    TeamPlans,
    TeamScorecard,
    TeamStandards,
    TemplateSheet,
    TopicList,
    TrackingGrid,
    TrainingYear,
    WhoKnowsWhat,
)
from app.report.rows import Cell, Look, Row, cell
from app.report.styles import ACCENT_WASH, AMBER_WASH, HEADLINE, HUNCH, MUTED, SMALL, TITLE
from app.report.text import paragraphs

SHARED_ONLY = "This copy contains only what was agreed to be shared."
PRIVATE = "Private page, for the manager only. Keep it apart from the salesperson's copy."
#: For a page of which a salesperson has no copy.
KEPT = "Private page, for the manager only."

#: The columns of a page that shows a day among its figures: one is wide.
_FEW = 3
#: As many stand side by side; more go in lines of one less.
_MANY = 4
_SMALLEST = 8.0
_BAND = Look(above=9, below=9, inset=11)


def shared(content: RepScorecard, width: float) -> list[Flowable]:
    """The head of a salesperson's copy."""
    return [*_of_what_is_shared(content.cover), *figures(content.figures, width)]


def handed_over(
    content: RepProfile
    | RepPrepSheet
    | RepCallForm
    | RepNotes
    | RepRecipe
    | RepStandards
    | RepImprovement
    | RepPlan
    | WhoKnowsWhat,
    _width: float,
) -> list[Flowable]:
    """The head of a salesperson's copy without figures in a band."""
    return _of_what_is_shared(content.cover)


def plain(
    content: AgreementSheet
    | RepCallForm
    | ManagerCallForm
    | TemplateSheet
    | TrackingGrid
    | RepStandards
    | PlanForm
    | ReviewForm
    | TopicList
    | TrainingYear,
    _width: float,
) -> list[Flowable]:
    """The head of a sheet for all, that two people sign, or that nobody has written on yet."""
    return title(content.cover)


def skills_map(content: SkillsMap, width: float) -> list[Flowable]:
    """The head of the team's map: the manager's own copy says that it is one."""
    if content.mine:
        return [*title(content.cover), *_notice(KEPT, width)]
    return _of_what_is_shared(content.cover)


def private(
    content: ManagerPage | ManagerProfile | ManagerScorecard, width: float
) -> list[Flowable]:
    """The head of the manager's own page, which says that it is private."""
    return [*mine(content, width), *figures(content.figures, width, _FEW)]


def mine(
    content: ManagerPage
    | ManagerProfile
    | ManagerPrepSheet
    | ManagerCallForm
    | ManagerNotes
    | ManagerScorecard
    | ManagerStandards
    | ManagerImprovement
    | ManagerPlan,
    width: float,
) -> list[Flowable]:
    """The head of a page of which the salesperson has another copy."""
    return [*title(content.cover), *_notice(PRIVATE, width)]


def of_all(
    content: CoachingCalendar | ManagerRecipe | TeamStandards | ManagerTopicList, width: float
) -> list[Flowable]:
    """The head of a page about everybody, without figures."""
    return [*title(content.cover), *_notice(KEPT, width)]


def kept(
    content: BenchSheet | TeamScorecard | LiftSheet | TeamPlans, width: float
) -> list[Flowable]:
    """The head of a page about people who have no copy of it."""
    return [
        *title(content.cover),
        *_notice(KEPT, width),
        *figures(content.figures, width),
    ]


def _of_what_is_shared(cover: Cover) -> list[Flowable]:
    return [*title(cover), *paragraphs(SHARED_ONLY, SMALL)]


def _notice(text: str, width: float) -> list[Flowable]:
    band = replace(_BAND, fill=AMBER_WASH)
    return [Spacer(0, 8), Row([cell(text, HUNCH)], [width], band)]


def title(cover: Cover) -> list[Flowable]:
    """Who it is about, or what it is where it is about nobody yet, and the facts of the sheet."""
    lines = [*paragraphs(facts(cover), MUTED), *paragraphs(place(cover), MUTED)]
    return [*paragraphs(cover.person or cover.kind, TITLE), *lines]


def facts(cover: Cover) -> str:
    """What it is, of when, and when it was made."""
    named = [cover.period, cover.edition]
    said = [cover.kind, *named] if cover.person else named
    prepared = "prepared" if any(said) else "Prepared"
    return " · ".join(filter(None, (*said, f"{prepared} {cover.prepared}")))


def place(cover: Cover) -> str:
    """Where in the house somebody works."""
    return " · ".join(filter(None, (cover.role, cover.company)))


def figures(said: Sequence[Figure], width: float, columns: int = 4) -> list[Flowable]:
    """The headline figures in one band of columns, so that they stand alike on every packet."""
    if not said:
        return []
    side_by_side = len(said) if len(said) <= _MANY else _MANY - 1
    widths = [width / max(side_by_side, columns if len(said) <= _MANY else 0)] * side_by_side
    room = widths[0] - 2 * _BAND.inset
    cells = [_stack(said[column::side_by_side], room) for column in range(side_by_side)]
    band = Row(cells, [*widths[:-1], width - sum(widths[:-1])], replace(_BAND, fill=ACCENT_WASH))
    return [Spacer(0, 12), band]


def _stack(said: Sequence[Figure], room: float) -> Cell:
    """Figures one below the other, where there are too many for one line."""
    cell: Cell = []
    for figure in said:
        between = [Spacer(0, 8)] if cell else []
        value = paragraphs(figure.value, _headline(figure.value, room))
        cell += [*between, *paragraphs(figure.label, SMALL), *value]
        cell += paragraphs(figure.note, SMALL)
    return cell


def _headline(text: str, room: float) -> ParagraphStyle:
    """The style of a figure: smaller where a large amount would be broken in two."""
    face, size = HEADLINE.fontName, HEADLINE.fontSize
    widest = max((fonts.width(word, face, size) for word in text.split(" ")), default=0.0)
    if widest <= room:
        return HEADLINE
    return ParagraphStyle("fitted", HEADLINE, fontSize=max(size * room / widest * 0.99, _SMALLEST))
