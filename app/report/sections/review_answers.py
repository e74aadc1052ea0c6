"""The two voices side by side: what each was asked, and what they answered or have room for."""

from collections.abc import Sequence
from itertools import zip_longest

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from app.report.content import Answered, ManagerPage, RepQuarterly
from app.report.page import heading
from app.report.rows import PLAIN, Cell, Look, Row, cell
from app.report.sections.marks import WIDTH, dots
from app.report.sections.plan_words import in_parts
from app.report.sections.writing import PEN, lines
from app.report.styles import BODY, GUTTER, MUTED, SMALL, SMALL_RIGHT, STRONG
from app.report.text import paragraphs

TITLE = "Both sides"
MANAGER = "Manager"
#: What the two voices are called in the outline, which names nobody.
CALLED = ("Own answers", "Manager's answers")
NOT_ANSWERED = "not answered"
_WEIGHT = 90.0
#: Room for a question and the first lines of an answer.
_ROOM = 96.0
_LINES = 3
#: Between the text of a half and its edge.
_GAP = 10.0
_BARE = Look(above=0, below=0)
_ENDS = Look(above=0, below=5, lined=((0, -1),))


def section(content: RepQuarterly, width: float) -> list[Flowable]:
    """Every question with both answers; where nothing is answered there is room for a pen."""
    talk = content.said
    count = 0 if talk.closed else _LINES
    return [
        *both(talk.answers, content.signers.person, width, count),
        *summed(talk.overall, talk.rating),
    ]


def mine(content: ManagerPage, width: float) -> list[Flowable]:
    """The same on the manager's own page, without room for a pen."""
    return both(content.answers, content.cover.person, width, 0)


def both(answers: Sequence[Answered], person: str, width: float, count: int) -> list[Flowable]:
    """The questions under their heading, with so many lines where nothing is answered."""
    if not answers:
        return []
    names = halves(cell(person, SMALL), cell(MANAGER, SMALL), width, PLAIN)
    flow = [flowable for one in answers for flowable in _question(one, names, width, count)]
    return [*heading(TITLE, room=_ROOM + 30), names, *flow]


def summed(overall: str, rating: str) -> list[Flowable]:
    """What the scores come to, and the rating."""
    rated = f"Rating: {rating}" if rating else ""
    flow = [*paragraphs(overall, BODY), *paragraphs(rated, STRONG)]
    return [KeepTogether([Spacer(0, 6), *flow])] if flow else []


def parted(
    sides: tuple[Cell, Cell], width: float, ends: Look, head: Row | None = None
) -> list[Flowable]:
    """Both sides in rows of so many lines each, that a page break measures no more than these."""
    left, right = map(in_parts, sides)
    pairs: list[tuple[Cell, Cell]] = list(zip_longest(left, right, fillvalue=[]))
    last = len(pairs) - 1
    return [
        halves(own, mine, width, ends if number == last else _BARE, head)
        for number, (own, mine) in enumerate(pairs)
    ]


def halves(left: Cell, right: Cell, width: float, look: Look, head: Row | None = None) -> Row:
    """Two cells side by side."""
    half = (width - GUTTER) / 2
    return Row([left, [], right], [half, GUTTER, half], look, head)


def _question(one: Answered, names: Row, width: float, count: int) -> list[Flowable]:
    """The section over what both say to it; the names again where it begins a page."""
    title = Row(
        [cell(one.section, STRONG), cell(one.weight, SMALL_RIGHT)],
        [width - _WEIGHT, _WEIGHT],
        Look(above=5, below=1),
        names,
    )
    half = (width - GUTTER) / 2 - _GAP
    left = [_asked(one.own_question, one.own_score, half), *said(one.own, half, count)]
    right = [_asked(one.my_question, one.my_score, half), *said(one.mine, half, count)]
    return [CondPageBreak(_ROOM), title, *parted((left, right), width, _ENDS, names)]


def said(answer: str, width: float, count: int, style: ParagraphStyle = BODY) -> Cell:
    """An answer, room to write it above the line that ends it, or that there is none."""
    pen = [*lines(width, count - 1), Spacer(0, PEN - _ENDS.below)] if count else []
    return cell(answer, style) or pen or cell(NOT_ANSWERED, MUTED)


def _asked(question: str, score: int | None, width: float) -> Row:
    """A question with its score at the right."""
    level = dots(score) if score is not None else []
    return Row([cell(question, MUTED), level], [width - WIDTH, WIDTH], Look(above=0, below=2))
