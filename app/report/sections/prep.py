"""The sheet for a 1:1: what was promised, what there is to talk about, and room to write."""

from collections.abc import Sequence
from itertools import zip_longest

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.report import fonts
from app.report.content import (
    Asked,
    ManagerPrepSheet,
    Point,
    Praise,
    Promise,
    RepPrepSheet,
    ToDeliver,
)
from app.report.page import Heading, heading
from app.report.rows import LINED, Cell, Look, Row, cell, heads, table
from app.report.sections import agreed, cover, feedback
from app.report.sections.marks import box
from app.report.sections.profile import working_on
from app.report.sections.signatures import Blank
from app.report.sections.writing import PEN, Rest, Scale, lines
from app.report.styles import BODY, GUTTER, MUTED, MUTED_RIGHT, SMALL, STRONG
from app.report.text import paragraphs

#: What is printed for a 1:1.
Prep = RepPrepSheet | ManagerPrepSheet

SUPPORT = "Are you getting the support you need?"

_BOX = 18.0
_WHO, _DUE, _STATE = 84.0, 74.0, 62.0
#: A day in full may have more, with the gap beside it.
_LONGEST_DUE, _AROUND = 112.0, 11.0
_ASIDE, _NOTED = 150.0, 90.0
_TIGHT = Look(below=0)


def meeting(content: Prep, width: float) -> list[Flowable]:
    """When and where."""
    said = content.meeting
    when = " · ".join(filter(None, (said.day, said.time, said.minutes, said.place)))
    return [Spacer(0, 6), Row([cell(when, STRONG)], [width])]


def figures(content: Prep, width: float) -> list[Flowable]:
    """The few to have in mind."""
    return cover.figures(content.figures, width)


def helps(content: ManagerPrepSheet, width: float) -> list[Flowable]:
    """What to do and what to leave in this conversation, before anything else."""
    sides = (("What helps", content.helps), ("What hurts", content.hurts))
    said = [(title, texts) for title, texts in sides if texts]
    if not said:
        return []
    columns = (width - GUTTER * (len(said) - 1)) / len(said)
    widths = [columns, GUTTER, columns][: 2 * len(said) - 1]
    rows = [
        Row(_with_gutter(texts), widths, _under(texts))
        for texts in zip_longest(*(texts for _, texts in said), fillvalue="")
    ]
    return [*heading(*(title for title, _ in said)), *rows]


def promises(content: Prep, width: float) -> list[Flowable]:
    """What both sides took on last time, done or not, and how much of it is usually kept."""
    return promised(content.promises, content.rates, width)


def promised(said: Sequence[Promise], rates: str, width: float) -> list[Flowable]:
    """A row for each promise over a line for each rate; nothing where nothing was promised."""
    if not said:
        return []
    days = (fonts.width(one.due, BODY.fontName, BODY.fontSize) + _AROUND for one in said)
    due = min(max(_DUE, *days), _LONGEST_DUE)
    widths = [_BOX, width - _BOX - _WHO - due - _STATE, _WHO, due, _STATE]
    head = heads(("", "What", "Who", "Due", "State"), widths, (4,))
    rows = table([_promise(promise) for promise in said], widths, head=head)
    if rates:
        rows[-1:] = [KeepTogether([rows[-1], Spacer(0, 3), *paragraphs(rates, SMALL)])]
    return [*heading("What we promised"), *rows]


def asked(content: Prep, width: float) -> list[Flowable]:
    """What the person asked for."""
    if not content.asked:
        return []
    rows = [_asked(one) for one in content.asked]
    who = "you" if isinstance(content, RepPrepSheet) else "they"
    return [*heading(f"What {who} asked for"), *table(rows, [_BOX, width - _BOX - _ASIDE, _ASIDE])]


def points(content: Prep, width: float) -> list[Flowable]:
    """What there is to talk about, with a line to write on under each point."""
    return _points("To talk about", content.points, width)


def private_points(content: ManagerPrepSheet, width: float) -> list[Flowable]:
    """What only the manager knows that they want to talk about."""
    return _points("To talk about, on my list only", content.private_points, width)


def focus(content: Prep, width: float) -> list[Flowable]:
    """The one thing that is worked on, and where the skills behind it stand."""
    if not content.focus and not content.skills:
        return []
    said = paragraphs(content.focus, BODY)
    return [*heading("One focus", room=70), *said, *working_on(content.skills, width)]


def praise(content: ManagerPrepSheet, width: float) -> list[Flowable]:
    """What deserves to be said aloud."""
    if not content.praise:
        return []
    rows = [_praise(one) for one in content.praise]
    return [*heading("Recognition to say"), *table(rows, [_BOX, width - _BOX - _ASIDE, _ASIDE])]


def to_deliver(content: ManagerPrepSheet, width: float) -> list[Flowable]:
    """Feedback that was written down and not said yet."""
    if not content.feedback:
        return []
    first, *rest = (_feedback(one, width) for one in content.feedback)
    return [KeepTogether([Heading("Feedback to give"), *first]), *map(KeepTogether, rest)]


def support(_content: Prep, width: float) -> list[Flowable]:
    """The question that is asked every time."""
    scale = Scale("Not at all", "Fully")
    return [KeepTogether([Heading(SUPPORT), scale, *lines(width, 1)])]


def agreement(content: Prep, width: float) -> list[Flowable]:
    """Room for what is agreed, and for the day of the next one."""
    asked = Blank("Our next 1:1 is on ", "____", ".")
    proposed = f"Proposed: {content.next_on}." if content.next_on else ""
    return [
        KeepTogether([*agreed.lines(width), Spacer(0, 14), asked, *paragraphs(proposed, MUTED)]),
        Rest("Notes"),
    ]


def _with_gutter(texts: Sequence[str]) -> list[Cell]:
    left, *right = (cell(text, BODY) for text in texts)
    return [left, [], *right] if right else [left]


def _under(texts: Sequence[str]) -> Look:
    """A hairline under each side that has something to say."""
    return Look(lined=tuple((2 * side, 2 * side) for side, text in enumerate(texts) if text))


def _promise(promise: Promise) -> list[Cell]:
    return [
        [box(ticked=promise.done)],
        [*cell(promise.text, BODY), *cell(promise.moved, SMALL)],
        cell(promise.owner, BODY),
        cell(promise.due, BODY),
        cell(promise.state, MUTED_RIGHT),
    ]


def _asked(one: Asked) -> list[Cell]:
    return [[box(ticked=False)], cell(one.text, BODY), cell(one.since, MUTED_RIGHT)]


def _praise(one: Praise) -> list[Cell]:
    return [[box(ticked=False)], cell(one.text, BODY), cell(one.value, MUTED_RIGHT)]


def _points(title: str, said: Sequence[Point], width: float) -> list[Flowable]:
    if not said:
        return []
    first, *rest = (_point(point, width) for point in said)
    return [KeepTogether([Heading(title), *first]), *map(KeepTogether, rest)]


def _point(point: Point, width: float) -> list[Flowable]:
    aside = " · ".join(filter(None, (point.raised_by, point.carried)))
    cells = [[box(ticked=False)], cell(point.text, BODY), cell(aside, MUTED_RIGHT)]
    widths = [_BOX, width - _BOX - _ASIDE, _ASIDE]
    to_write_on = Row([[], [Spacer(0, PEN)]], [_BOX, width - _BOX], Look(0, 0, lined=((1, 1),)))
    return [Row(cells, widths, _TIGHT), to_write_on]


def _feedback(one: ToDeliver, width: float) -> list[Flowable]:
    widths = [_BOX, width - _BOX - _NOTED, _NOTED]
    parts = feedback.parts(one.feedback, widths[1])
    return [Row([[box(ticked=False)], parts, cell(one.noted, MUTED_RIGHT)], widths, LINED)]
