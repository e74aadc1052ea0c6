"""The reviews of a period for the whole team, and for whoever the manager reports to."""

from reportlab.platypus import Flowable, Spacer

from app.report.charts import inline_bar
from app.report.content import BossLine, BossReview, TeamReview
from app.report.drawing import Drawn
from app.report.page import heading
from app.report.rows import Cell, cell, heads, table
from app.report.sections import cover, results, review_talk
from app.report.sections.review_step import NEXT_STEP, next_step
from app.report.sections.writing import PEN
from app.report.styles import BODY, NUMBER, SMALL, STRONG
from app.report.text import paragraphs

Overview = TeamReview | BossReview

_BAR, _BAR_HEIGHT, _DROP, _GAP = 52.0, 11.0, 1.5, 10.0
#: The bars end a little past the quota.
_MOST = 1.25
_NAME, _RATE, _COVER = 104.0, 66.0, 58.0
#: How much of what is left the step has beside what somebody works on.
_STEP = 0.58


def head(content: Overview, width: float) -> list[Flowable]:
    """The head of what is about everybody."""
    return [*cover.title(content.cover), *cover.figures(content.figures, width)]


def together(content: Overview, width: float) -> list[Flowable]:
    """What the team came to together."""
    said = results.against_quota(content.results, width)
    return [*said, next_step(width)] if said else []


def praise(content: TeamReview, width: float) -> list[Flowable]:
    """Wins that were said in the team."""
    return _under("What went well", review_talk.dated(content.praise, width))


def trained(content: TeamReview, width: float) -> list[Flowable]:
    """What the team learnt together."""
    return _under("Training", review_talk.dated(content.trained, width))


def ahead(content: TeamReview, width: float) -> list[Flowable]:
    """What comes next."""
    return _under("What comes next", review_talk.dated(content.ahead, width))


def everybody(content: BossReview, width: float) -> list[Flowable]:
    """A row for each one, with their next step (S1-20)."""
    if not content.lines:
        return []
    rest = width - _NAME - _BAR - _RATE - _COVER
    widths = [_NAME, _BAR, _RATE, _COVER, rest * (1 - _STEP), rest * _STEP]
    titles = ("", "", "Attainment", "Coverage", "Works on", NEXT_STEP)
    head = heads(titles, widths, (2, 3))
    rows = [_line(one) for one in content.lines]
    return [*heading("Everybody"), *table(rows, widths, head=head, whole=True)]


def note(content: BossReview, _width: float) -> list[Flowable]:
    """What the manager adds."""
    return _under("What I add", paragraphs(content.note, BODY))


def _line(one: BossLine) -> list[Cell]:
    full = one.ratio is not None and one.ratio >= 1
    wide = _BAR - _GAP
    picture = inline_bar(one.ratio, _MOST, wide, _BAR_HEIGHT, strong=full, marks=(1.0,))
    return [
        [*cell(one.person, STRONG), *cell(one.review, SMALL)],
        [Drawn(picture, _DROP)],
        cell(one.attainment, NUMBER),
        cell(one.coverage, NUMBER),
        cell(one.focus, BODY),
        cell(one.step, BODY) or [Spacer(0, PEN)],
    ]


def _under(title: str, rows: list[Flowable]) -> list[Flowable]:
    return [*heading(title, room=70), *rows] if rows else []
