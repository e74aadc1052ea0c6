"""What a review says in words: promises, what went well, help, what was given, what comes next."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from app.report import fonts
from app.report.content import Asked, Dated, Expected, Figure, NextStep, RepQuarterly
from app.report.page import heading
from app.report.rows import LINED, Cell, Look, Row, cell, heads, table
from app.report.sections import goals as growth
from app.report.sections import prep, skills, standards
from app.report.sections.placing import MOST_EMPTY, Together
from app.report.sections.plan_words import in_parts
from app.report.sections.review_step import NEXT_STEP, with_step
from app.report.sections.writing import LINE, PEN
from app.report.styles import BODY, GUTTER, MUTED, MUTED_RIGHT, SMALL, STRONG
from app.report.text import paragraphs

#: The same styles set closer together, for where there is little room.
CLOSE = ParagraphStyle("close", BODY, fontSize=9, leading=12)
CLOSE_STRONG = ParagraphStyle("close strong", STRONG, fontSize=9, leading=12)
CLOSE_MUTED = ParagraphStyle("close muted", MUTED, fontSize=9, leading=12)
CLOSE_RIGHT = ParagraphStyle("close right", MUTED_RIGHT, fontSize=9, leading=12)
CLOSELY = Look(above=1.8, below=2.2, lined=((0, -1),))

NOTED = "What went well, and what we noted"
_WHEN, _LONGEST_WHEN, _LABEL = 98.0, 150.0, 84.0
_WHO, _BY = 110.0, 98.0
_KIND, _MEASURE, _ENOUGH, _STEP = 76.0, 96.0, 72.0, 84.0
_SINCE = 128.0
#: What a heading has below it at least: the head of a table and a row.
_ROOM, _BEGINS = 80.0, 2
#: A cell ends in a gap, which the gutter beside it has already.
_GAP, _BOTH = 10.0, 2
#: So many of the last rows of a column stay together; and how wide a day in it is.
_LAST, _DAY = 3, 86.0
_BARE = Look(above=0, below=0)
#: Lines to add to what was agreed, and where nothing is yet.
_MORE_STEPS, _NO_STEPS = 2, 5


def promises(content: RepQuarterly, width: float) -> list[Flowable]:
    """What each of the two promised and did, with the rates kept (S3-20)."""
    kept = "\n".join(content.numbers.kept)
    said = prep.promised(content.said.promises, kept, width)
    return [Together(said), *said] if said else _under("What we promised", paragraphs(kept, BODY))


def noted(content: RepQuarterly, width: float) -> list[Flowable]:
    """What went well and what else was shared, each on its day."""
    return _under(NOTED, dated(content.said.notes, width))


def ahead(content: RepQuarterly, width: float) -> list[Flowable]:
    """The next coached calls."""
    return _under("Next coached calls", dated(content.said.ahead, width))


def asked(content: RepQuarterly, width: float) -> list[Flowable]:
    """The support that was asked for and what came of it."""
    said = content.said.asked
    half = (width - _SINCE) / 2
    widths = [half, _SINCE, half]
    head = heads(("What you asked for", "Since", "What came of it"), widths)
    made = table([_asked(one) for one in said], widths, head=head, whole=True)
    flow = _under("Support asked for and given", made if said else [])
    return [Together(flow), *flow]


def given(content: RepQuarterly, width: float) -> list[Flowable]:
    """Coaching with how much of it was planned, beside training."""
    said = content.said
    numbers = [cell(text, STRONG) for text in counted(content.numbers.coaching)]
    coached = [*numbers, *map(half, said.coached)]
    room = (width - GUTTER) / 2 if coached else width
    sides = (
        ("Coaching received", coached),
        ("Training", [_short(one, room) for one in said.trained]),
    )
    titles, flow = columns(sides, width)
    return [*heading(*titles), *flow] if flow else []


def rated(content: RepQuarterly, width: float) -> list[Flowable]:
    """Skills and traits: self, manager, the quarter before, the change and why."""
    said, before = content.said, "Last quarter"
    return [
        *with_step(skills.rated("Skills", "Skill", said.skills, width, before=before), width),
        *with_step(skills.rated("Traits", "Trait", said.traits, width, before=before), width),
    ]


def expected(content: RepQuarterly, width: float) -> list[Flowable]:
    """The standards that hold, and what was missed as the two talked about it."""
    said = content.said
    measured = [_KIND, _MEASURE, _ENOUGH, _STEP]
    widths = [width - sum(measured), *measured]
    head = heads(("Standard", "Kind", "What shows it", "Enough is", NEXT_STEP), widths)
    made = [_standard(one, area.area) for area in said.expectations for one in area.standards]
    flow = _under("Expectations", table(made, widths, head=head, whole=True) if made else [])
    return [Together(flow), *flow, *standards.talked_about(said.misses, width)]


def goals(content: RepQuarterly, width: float) -> list[Flowable]:
    """The goals ahead with their days."""
    return growth.grown("Growth goals", content.said.goals, width)


def steps(content: RepQuarterly, width: float) -> list[Flowable]:
    """Who does what by when, with lines to add to it until it is closed."""
    said = content.said
    widths = [_WHO, _BY, width - _WHO - _BY]
    head = heads(("Who", "By", "What"), widths)
    written = table([_step(one) for one in said.steps], widths, head=head, whole=True)
    count = 0 if said.closed else _MORE_STEPS if said.steps else _NO_STEPS
    pen: list[list[Cell]] = [[[Spacer(0, PEN)], [], []] for _ in range(count)]
    return [*heading("Next steps", room=90), *written, *table(pen, widths, LINE)]


def comment(content: RepQuarterly, width: float) -> list[Flowable]:
    """What the person says to it."""
    said = content.said.comment
    title = f"{content.signers.person}'s comment"
    return _under(title, rows(cell(said, BODY), [width]) if said else [], called="Comment")


def dated(said: Sequence[Dated], width: float, *, close: bool = False) -> list[Flowable]:
    """A row for each: its day, what it says, and its label at the end where any has one."""
    label = _LABEL if any(one.label for one in said) else 0
    when = max((_wide(one.on) for one in said), default=0)
    when = min(max(when, _WHEN), _LONGEST_WHEN)
    widths = [when, width - when - label, label][: 3 if label else 2]
    return [
        row
        for one in said
        for row in rows(
            cell(one.text, CLOSE if close else BODY),
            widths,
            CLOSELY if close else LINED,
            beside=_beside(one, close=close)[: len(widths) - 1],
        )
    ]


def rows(
    text: Cell, widths: Sequence[float], look: Look = LINED, *, beside: Sequence[Cell] = ()
) -> list[Flowable]:
    """A text in rows of so many lines each, that a page break measures no more than these.

    The first of what stands ``beside`` it is at its left, the next at its right.
    """
    parts = in_parts(text)
    last = len(parts) - 1
    return [
        Row(
            [*(side[:1]), part, *(side[1:])],
            widths,
            _part(look, first=number == 0, last=number == last),
        )
        for number, part in enumerate(parts)
        for side in (list(beside) if number == 0 else [[] for _ in beside],)
    ]


def _wide(day: str) -> float:
    return fonts.width(day, MUTED.fontName, MUTED.fontSize) + _GAP + 1


def _beside(one: Dated, *, close: bool) -> list[Cell]:
    left, right = (CLOSE_MUTED, CLOSE_RIGHT) if close else (MUTED, MUTED_RIGHT)
    return [cell(one.on, left), cell(one.label, right)]


def counted(figures: Sequence[Figure]) -> list[str]:
    """Each figure in a line."""
    return [", ".join(filter(None, (f"{one.label}: {one.value}", one.note))) for one in figures]


def columns(
    sides: Sequence[tuple[str, list[Cell]]], width: float, look: Look = LINED
) -> tuple[list[str], list[Flowable]]:
    """The titles of the lists that say anything, and these side by side.

    Where only one does, it has the width.
    """
    said = [(title, cells) for title, cells in sides if cells]
    if len(said) < _BOTH:
        return [title for title, _ in said], [
            Row([one], [width], look) for _, cells in said for one in cells
        ]
    half = (width - GUTTER) / 2
    left, right = (_ending([Row([one], [half], look) for one in cells]) for _, cells in said)
    room = [half + _GAP, GUTTER - _GAP, half]
    return [title for title, _ in said], [Row([left, [], right], room, _BARE)]


class _Few(Row):
    """Rows that stay together where they are no more than a part of a page."""

    def split(self, width: float, height: float) -> list[Flowable]:
        """Nothing, so that all of it goes to the next page."""
        short = self.wrap(width, height)[1] <= MOST_EMPTY
        return [] if short else super().split(width, height)


def _ending(rows: list[Flowable]) -> list[Flowable]:
    """Rows in a cell, of which the last do not stand on the next page one by one."""
    last = rows[-_LAST:]
    return [*rows[:-_LAST], _Few([last], [last[0].wrap(0, 0)[0]], _BARE)]


def _part(look: Look, *, first: bool, last: bool) -> Look:
    """Space above the first part, space and a hairline below the last."""
    return Look(
        above=look.above if first else 0,
        below=look.below if last else 0,
        lined=look.lined if last else (),
    )


def _under(title: str, flow: list[Flowable], called: str = "") -> list[Flowable]:
    """A heading that stays with the head and the first row of what is below it."""
    if not flow:
        return []
    titled = heading(title, room=_ROOM, called=[called or title])
    return [Together([*titled, *flow[:_BEGINS]]), *titled, *flow]


def half(one: Dated, style: ParagraphStyle = BODY) -> Cell:
    """Something dated in half the width: the day and the label over what it says."""
    head = " · ".join(filter(None, (one.on, one.label)))
    return [*cell(head, SMALL), *cell(one.text, style)]


def _short(one: Dated, width: float) -> Cell:
    """Something dated that is short: the day beside what it says."""
    said = [*cell(one.text, CLOSE), *cell(one.label, SMALL)]
    return [Row([cell(one.on, CLOSE_MUTED), said], [_DAY + _GAP, width - _DAY - 2 * _GAP], _BARE)]


def _asked(one: Asked) -> list[Cell]:
    return [cell(one.text, BODY), cell(one.since, MUTED), cell(one.answer, BODY)]


def _standard(one: Expected, kind: str) -> list[Cell]:
    return [
        [*cell(one.statement, STRONG), *cell(one.holds, SMALL), *cell(one.read, SMALL)],
        cell(kind, BODY),
        cell(one.measure, BODY),
        cell(one.threshold, BODY),
        [],
    ]


def _step(one: NextStep) -> list[Cell]:
    due = cell(one.due, BODY) if one.due else cell("no day yet", MUTED)
    return [cell(one.owner, STRONG), due, cell(one.text, BODY)]
