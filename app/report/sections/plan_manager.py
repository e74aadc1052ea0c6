"""The manager's own page of a plan: what is missing, what is noted beside it, how it drifts."""

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from app.report.charts import ValueBar, bars_height, value_bars
from app.report.content import ManagerPlan, MarginSaid, Written
from app.report.drawing import Drawn
from app.report.page import heading
from app.report.rows import Cell, Look, Row, cell, heads
from app.report.sections import agreement as promises
from app.report.sections import plan_talk
from app.report.sections.plan_words import SAID, in_parts, room_for, whole
from app.report.styles import BODY, EVIDENCE, HUNCH, SMALL, STRONG
from app.report.text import paragraphs

_LABEL, _NOTES = 92.0, 0.36
_ROOM = 50.0
_WHOLE = "The whole plan"


def missing(content: ManagerPlan, _width: float) -> list[Flowable]:
    """What is still missing, and whether it can be carried out with integrity."""
    said = ["Missing: " + ", ".join(content.missing) + "."] if content.missing else []
    said += [content.integrity] if content.integrity else []
    return [Spacer(0, 4), *(row for one in said for row in paragraphs(one, BODY))] if said else []


def agreement(content: ManagerPlan, width: float) -> list[Flowable]:
    """What the two count on each other for, and that the other may not read it yet."""
    found = content.plan.agreement if content.plan is not None else None
    private = cell("private" if content.agreement_private else "", HUNCH)
    return [*promises.part(found, width), *private] if found is not None else []


def words(content: ManagerPlan, width: float) -> list[Flowable]:
    """The rep's words with what is noted beside each section."""
    sections = content.plan.sections if content.plan is not None else ()
    rows = [
        row
        for one in (Written(_WHOLE), *sections)
        for row in _beside(one, _of(content.notes, one.title), width)
    ]
    if not rows:
        return []
    widths = _widths(width)
    title = heading("In their words, and my notes", room=room_for(rows, width))
    return [*title, heads(("", "", "My notes"), widths), *rows]


def months(content: ManagerPlan, width: float) -> list[Flowable]:
    """Every month that was looked at, with what is private."""
    return plan_talk.looked_at(content.months, width)


def drift(content: ManagerPlan, width: float) -> list[Flowable]:
    """What was expected of the half-year as it went by, from what was agreed on."""
    if len(content.drift) < 2:
        return []
    bars = [
        ValueBar(one.on, one.value, one.expected, strong=one is content.drift[0])
        for one in content.drift
    ]
    height = bars_height(len(bars))
    picture = value_bars(bars, width, height, what="Expected of the half-year")
    return [*heading("What was expected of the half-year", room=60 + height), Drawn(picture)]


def _of(notes: tuple[MarginSaid, ...], title: str) -> list[MarginSaid]:
    """The notes beside one section; those of no section stand beside the whole plan."""
    return [one for one in notes if (one.section or _WHOLE) == title]


def _beside(one: Written, notes: list[MarginSaid], width: float) -> list[Flowable]:
    if not (one.text or one.comment or notes):
        return []
    said: Cell = [*cell(one.text, BODY)]
    if one.comment:
        said += [Spacer(0, 4), *cell(SAID, SMALL), *cell(one.comment, EVIDENCE)]
    noted: Cell = [
        part for note in notes for part in (*cell(note.on, SMALL), *cell(note.text, BODY))
    ]
    title: Cell = [*cell(one.title, STRONG), *cell(one.origin, SMALL)]
    left, right = in_parts(said), in_parts(noted)
    count = max(len(left), len(right))
    rows: list[Flowable] = [
        Row(
            [
                title if number == 0 else [],
                left[number] if number < len(left) else [],
                right[number] if number < len(right) else [],
            ],
            _widths(width),
            Look(lined=((0, -1),) if number == count - 1 else ()),
        )
        for number in range(count)
    ]
    return [CondPageBreak(_ROOM), *whole(rows)]


def _widths(width: float) -> list[float]:
    notes = width * _NOTES
    return [_LABEL, width - _LABEL - notes, notes]
