"""The first page of a review: whose it is, how far it has come, and what it comes down to."""

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from app.report import fonts
from app.report.content import ManagerPage, RepMonthly, RepQuarterly, Statement
from app.report.rows import Look, Row, cell
from app.report.sections import agreement as promises
from app.report.sections import cover, profile
from app.report.sections.placing import Together
from app.report.styles import BODY, MUTED, SMALL, STRONG, TITLE
from app.report.text import paragraphs

Review = RepMonthly | RepQuarterly

OPENING = "In short"
#: The state stands beside it where it takes no more of the width.
_STATE = 0.4
_RIGHT = ParagraphStyle("state", STRONG, alignment=TA_RIGHT)
_SERVES = "What it serves"
_MATTERS = "What you do well, and what matters to you"


def head(content: RepQuarterly, width: float) -> list[Flowable]:
    """Whose it is, that it is a later one or closed, and the headline figures."""
    return [*cover.title(content.cover), *_below(content, width)]


def month(content: RepMonthly, width: float) -> list[Flowable]:
    """The same with all that is known of the paper in one line, where that is long enough."""
    said = content.cover
    line = " · ".join(filter(None, (cover.facts(said), cover.place(said))))
    if fonts.width(line, MUTED.fontName, MUTED.fontSize) > width:
        return [*cover.title(said), *_below(content, width)]
    name = paragraphs(said.person, TITLE)
    return [*name, *paragraphs(line, MUTED), *_below(content, width)]


def _below(content: Review, width: float) -> list[Flowable]:
    return [
        *_shared(content, width),
        *paragraphs(content.said.revision, BODY),
        *cover.figures(content.numbers.figures, width),
    ]


def _shared(content: Review, width: float) -> list[Flowable]:
    """That there is nothing in it but what is shared, beside how far it has come."""
    as_of, state = content.numbers.as_of, content.said.state
    told = f"{cover.SHARED_ONLY} Numbers of {as_of}." if as_of else cover.SHARED_ONLY
    wide = fonts.width(state, STRONG.fontName, STRONG.fontSize) + 1 if state else 0
    if wide > width * _STATE:
        return [*paragraphs(told, SMALL), *paragraphs(state, STRONG)]
    cells = [cell(told, SMALL), cell(state, _RIGHT)]
    return [Row(cells, [width - wide, wide], Look(above=0, below=0))]


def mine(content: ManagerPage, _width: float) -> list[Flowable]:
    """The same on the manager's own page."""
    return standing(content.revision, content.state)


def standing(revision: str, state: str) -> list[Flowable]:
    """How far it has come, and in place of which one it stands."""
    said = [*paragraphs(state, STRONG), *paragraphs(revision, BODY)]
    return [Spacer(0, 5), *said] if said else []


def opening(content: RepQuarterly, width: float) -> list[Flowable]:
    """What went well, what to improve, and what comes next."""
    return profile.told(OPENING, content.said.opening, width)


def levels(content: RepQuarterly, width: float) -> list[Flowable]:
    """Strengths beside what is worked on."""
    return profile.beside(content.said.strengths, content.said.focus, width)


def statements(content: RepQuarterly, width: float) -> list[Flowable]:
    """What matters to the person, after the goal of the team that theirs serves (S1-21)."""
    served = content.said.goal_served
    first = (Statement(_SERVES, served),) if served else ()
    return profile.told(_MATTERS, (*first, *content.said.statements), width)


def agreement(content: RepQuarterly, width: float) -> list[Flowable]:
    """What the two count on each other for."""
    flow = promises.part(content.said.agreement, width)
    return [Together(flow), *flow]
