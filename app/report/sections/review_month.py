"""A monthly review on two pages: the same as the quarterly one says, set closer together."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from app.report.charts import GaugeMark, gauge, gauge_height
from app.report.content import (
    Answered,
    Asked,
    Covering,
    Dated,
    Focus,
    NextStep,
    Promise,
    RepMonthly,
    ReviewSaid,
)
from app.report.drawing import Drawn
from app.report.page import Heading
from app.report.rows import Cell, Look, Row, cell, heads, table
from app.report.sections import review_answers, review_numbers, review_talk, scorecard, standards
from app.report.sections.marks import WIDTH, box, dots
from app.report.sections.placing import Together
from app.report.sections.review_answers import parted
from app.report.sections.review_answers import said as answered
from app.report.sections.review_talk import (
    CLOSE,
    CLOSE_MUTED,
    CLOSE_RIGHT,
    CLOSE_STRONG,
    CLOSELY,
)
from app.report.sections.writing import LINE, PEN
from app.report.styles import GUTTER, SMALL
from app.report.text import paragraphs

#: What was asked is smaller than what was answered.
_QUESTION = ParagraphStyle("question", SMALL, fontSize=7.5, leading=9.5)
_CHART_HEIGHT = 60.0
_BARE = Look(above=0, below=2)
_LABEL, _BOX, _WHO, _DUE, _STATE = 84.0, 16.0, 62.0, 92.0, 48.0
_GAP, _SINCE = 10.0, 118.0
_BY = 98.0
_AIM = 34.0
#: Lines to answer on, by how many are asked: a pen has two pages in all.
_ANSWER_LINES = {1: 4, 2: 3, 3: 2}
#: So many of the last trainings are named.
_TRAINED = 3
#: So many steps have room at least.
_STEPS = 2


class _Near(Heading):
    """A heading that stands closer to what is around it."""

    def __init__(self, *titles: str, called: Sequence[str] = ()) -> None:
        super().__init__(*titles, called=called)
        self.spaceBefore, self.spaceAfter = 7, 1


def opening(content: RepMonthly, width: float) -> list[Flowable]:
    """What went well, what to improve, and what comes next, right below the figures."""
    rows = [[cell(one.label, CLOSE_MUTED), cell(one.text, CLOSE)] for one in content.said.opening]
    return [Spacer(0, 4), *table(rows, [_LABEL, width - _LABEL], CLOSELY)] if rows else []


def numbers(content: RepMonthly, width: float) -> list[Flowable]:
    """At most six numbers, each with room for its next step (S1-20)."""
    return _under("Scorecard", review_numbers.lines(content.numbers.rows, width), 90)


def chart(content: RepMonthly, width: float) -> list[Flowable]:
    """The last thirteen weeks of one number against its target."""
    series = content.numbers.chart
    if series is None or not series.readings:
        return []
    picture = scorecard.picture(series, width, _CHART_HEIGHT)
    return [KeepTogether([_Near(scorecard.over(series)), Drawn(picture)])]


def business_plan(content: RepMonthly, width: float) -> list[Flowable]:
    """How the plan covers the quota, and what was planned for the last month and came."""
    said = content.numbers
    gauge = [_covering(said.covering, width)] if said.covering is not None else []
    months = review_numbers.months(said.months[-1:], width)
    talk = review_talk.dated(content.said.plan_said, width, close=True)
    return _under("Plan check", [*gauge, *months, *talk], 120 if gauge else 60)


def promises(content: RepMonthly, width: float) -> list[Flowable]:
    """What each of the two promised and did, over how much of it is kept (S3-20)."""
    said, kept = content.said.promises, paragraphs(" ".join(content.numbers.kept), SMALL)
    widths = [_BOX, width - _BOX - _WHO - _DUE - _STATE, _WHO, _DUE, _STATE]
    head = heads(("", "What", "Who", "Due", "State"), widths, (4,), CLOSELY)
    rows = table([_promise(one) for one in said], widths, CLOSELY, head, whole=True)
    rates = [Spacer(0, 2), *kept] if kept else []
    return _under("What we promised", [*(rows if said else []), *rates])


def noted(content: RepMonthly, width: float) -> list[Flowable]:
    """What went well, each on its day."""
    return _under(review_talk.NOTED, review_talk.dated(content.said.notes, width, close=True))


def ahead(content: RepMonthly, width: float) -> list[Flowable]:
    """The one focus beside the calls on which it is coached next."""
    said = content.said
    room = (width - GUTTER) / 2 - _GAP if said.ahead else width
    return _pairs(
        ("One focus", [_focus(one, room) for one in said.focus]),
        ("Next coached calls", [cell(_line(one), CLOSE) for one in said.ahead]),
        width,
    )


def support(content: RepMonthly, width: float) -> list[Flowable]:
    """What was asked for and what came of it, over what coaching and training there was."""
    said = content.said
    counted = " · ".join(review_talk.counted(content.numbers.coaching))
    before = len(said.trained) - _TRAINED
    trained = [*map(_line, said.trained[-_TRAINED:]), *([f"{before} before"] * (before > 0))]
    rows: list[tuple[Cell, Cell]] = [
        *((cell(one.since, CLOSE_MUTED), _asked(one)) for one in said.asked),
        (cell("Coaching", CLOSE_MUTED), cell(counted, SMALL)),
        *((cell(one.on, CLOSE_MUTED), _coached(one)) for one in said.coached),
        (cell("Training", CLOSE_MUTED), cell("; ".join(trained), CLOSE)),
    ]
    widths = [_SINCE, width - _SINCE]
    flow = [
        row
        for beside, told in rows
        for row in review_talk.rows(told, widths, CLOSELY, beside=[beside])
        if told
    ]
    return _under("Support asked for and given", flow)


def answers(content: RepMonthly, width: float) -> list[Flowable]:
    """Every question with both answers, or with room for them."""
    said, who = content.said, content.signers
    count = 0 if said.closed else _ANSWER_LINES.get(len(said.answers), 1)
    rows = [row for one in said.answers for row in _answered(one, width, count)]
    titles = (f"{who.person} says", f"{who.manager} says")
    names = [_Near(*titles, called=review_answers.CALLED)] if rows else []
    return [CondPageBreak(90), *names, *rows, *_summed(said)]


def _summed(said: ReviewSaid) -> list[Flowable]:
    """What the scores come to, and the rating, in one line where there is room."""
    rating = f"Rating: {said.rating}" if said.rating else ""
    told = " · ".join(filter(None, (*said.overall.splitlines(), rating)))
    return [Spacer(0, 2), *paragraphs(told, CLOSE)] if told else []


def missed(content: RepMonthly, width: float) -> list[Flowable]:
    """What was missed, as the two talked about it."""
    return standards.talked_about(content.said.misses, width)


def steps(content: RepMonthly, width: float) -> list[Flowable]:
    """Who does what by when, with lines for what is still to be agreed."""
    said = content.said
    widths = [_LABEL, _BY, width - _LABEL - _BY]
    head = heads(("Who", "By", "What"), widths, look=CLOSELY)
    written = table([_step(one) for one in said.steps], widths, CLOSELY, head, whole=True)
    count = 0 if said.closed else max(_STEPS - len(said.steps), 0)
    pen: list[list[Cell]] = [[[Spacer(0, PEN - 2)], [], []] for _ in range(count)]
    return _under("Next steps", [*written, *table(pen, widths, LINE)])


def comment(content: RepMonthly, width: float) -> list[Flowable]:
    """What the person says to it, as a row below the next steps."""
    said = cell(content.said.comment, CLOSE)
    label = cell(f"{content.signers.person}'s comment", CLOSE_MUTED)
    widths = [_LABEL + _BY, width - _LABEL - _BY]
    return review_talk.rows(said, widths, CLOSELY, beside=[label]) if said else []


def _under(title: str, rows: Sequence[Flowable], room: float = 60) -> list[Flowable]:
    if not rows:
        return []
    near = _Near(title)
    return [Together([near, *rows[:2]]), CondPageBreak(room), near, *rows]


def _pairs(
    left: tuple[str, list[Cell]], right: tuple[str, list[Cell]], width: float
) -> list[Flowable]:
    """Two lists side by side; where one says nothing, the other has the width."""
    titles, flow = review_talk.columns((left, right), width, CLOSELY)
    return [CondPageBreak(60), _Near(*titles), *flow] if flow else []


def _answered(one: Answered, width: float, count: int) -> list[Flowable]:
    """Both answers under their questions; the section stands before the first."""
    half = (width - GUTTER) / 2 - _GAP
    own = ": ".join(filter(None, (one.section, one.own_question)))
    sides = (
        [*_question(own, one.own_score), *answered(one.own, half, count, CLOSE)],
        [*_question(one.my_question, one.my_score), *answered(one.mine, half, count, CLOSE)],
    )
    return [CondPageBreak(60), *parted(sides, width, CLOSELY)]


def _question(asked: str, score: int | None) -> Cell:
    """What was asked, and the score in words: dots have no room beside it."""
    said = f"{score} of 5".replace(" ", "\N{NO-BREAK SPACE}") if score is not None else ""
    return cell(" · ".join(filter(None, (asked, said))), _QUESTION)


def _covering(said: Covering, width: float) -> Row:
    """The gauge with what it comes to beside it."""
    half = (width - GUTTER) / 2
    marks = [GaugeMark(mark.label, mark.value, mark.text) for mark in said.marks]
    height = gauge_height(len(marks))
    picture = gauge(said.value, said.text, marks, half, height, unknown=said.unknown)
    return Row([[Drawn(picture)], [], cell(said.told, CLOSE)], [half, GUTTER, half], _BARE)


def _promise(one: Promise) -> list[Cell]:
    return [
        [box(ticked=one.done)],
        [*cell(one.text, CLOSE), *cell(one.moved, SMALL)],
        cell(one.owner, CLOSE),
        cell(one.due, CLOSE),
        cell(one.state, CLOSE_RIGHT),
    ]


def _focus(one: Focus, width: float) -> Cell:
    aim = f"aim {one.aim}" if one.aim else ""
    said = [cell(one.text, CLOSE), dots(one.level, one.aim, "amber"), cell(aim, CLOSE_RIGHT)]
    return [Row(said, [width - WIDTH - _AIM, WIDTH, _AIM], Look(above=0, below=0))]


def _line(one: Dated) -> str:
    return " · ".join(filter(None, (one.on, one.label, one.text)))


def _coached(one: Dated) -> Cell:
    return [*cell(one.label, SMALL), *cell(one.text, CLOSE)]


def _asked(one: Asked) -> Cell:
    return [*cell(one.text, CLOSE), *cell(one.answer, SMALL)]


def _step(one: NextStep) -> list[Cell]:
    due = cell(one.due, CLOSE) if one.due else cell("no day yet", CLOSE_MUTED)
    return [cell(one.owner, CLOSE_STRONG), due, cell(one.text, CLOSE)]
