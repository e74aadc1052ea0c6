"""The words of a packet or a form set with the library's own flowables, and nothing else."""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from app.report import fonts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.report.content import PlanForm, RepQuarterly, TrainingCalendar

_BODY = ParagraphStyle("body", fontName=fonts.TEXT, fontSize=9, leading=13)
_HEAD = ParagraphStyle("head", _BODY, fontName=fonts.BOLD, fontSize=12, leading=16)
_LINES = [("LINEBELOW", (0, 0), (-1, -1), 0.25, "#e3e0d9"), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def build_plainly(content: RepQuarterly) -> bytes:
    """A PDF of every word of ``content``; the fonts have been registered before."""
    cover = content.cover
    story = [
        _text(cover.person, _HEAD),
        _text(f"{cover.kind} · {cover.period} · prepared {cover.prepared}"),
        _text(" · ".join((cover.role, cover.company))),
        _table([[figure.label, figure.value] for figure in content.figures]),
        *_section("Strengths", ([item.text, item.level] for item in content.strengths)),
        *_section("Working on", ([i.text, i.level, i.aim] for i in content.focuses)),
        *_section("What matters", ([item.label, item.text] for item in content.statements)),
        *_section("Results", ([r.label, r.quota, r.actual, r.attainment] for r in content.results)),
        *_section(
            "Skills",
            (
                [s.name, s.own, s.manager, s.before, s.change, s.justification]
                for s in (*content.skills, *content.traits)
            ),
        ),
        _text("Growth goals", _HEAD),
    ]
    for goal in content.goals:
        story += [_text(goal.title, _HEAD), _text(goal.state), _text(goal.aim), _text(goal.why)]
        story.append(_table([["x" if s.reached else "", s.when, s.text] for s in goal.checkpoints]))
    story += [_text(content.signers.person), Spacer(0, 30), _text(content.signers.manager)]
    return _built(story)


def build_form_plainly(content: PlanForm) -> bytes:
    """A PDF of every word of a form, with the room to write in but nothing to type into."""
    story = [
        _text(content.cover.person, _HEAD),
        _text(content.how),
        _table([[figure.label, figure.value, figure.note] for figure in content.figures]),
    ]
    for one in content.asked:
        story += [_text(one.heading, _HEAD), _text(one.question), Spacer(0, 13 * one.lines)]
    for table in content.tables:
        told = [_text(words) for words in table.told]
        rows = [[field.text for field in row] for row in table.rows]
        story += [_text(table.heading, _HEAD), *told, _table([table.heads, *rows])]
    return _built(story)


def build_calendar_plainly(content: TrainingCalendar) -> bytes:
    """A PDF of every word of a wall calendar, in a table of its months."""
    months = (
        "\n".join(f"{one.day} {one.time} {one.topic} {one.given_by}" for one in month.trainings)
        for month in content.months
    )
    story = [
        _text(content.title, _HEAD),
        _text(" · ".join(content.facts)),
        _table([[month.name for month in content.months], [*months]]),
        _table([[share.kind, share.count] for share in content.balance]),
        *(_text(one) for one in (*content.closed, *content.undated)),
    ]
    return _built(story)


def _built(story: list[Flowable]) -> bytes:
    out = BytesIO()
    SimpleDocTemplate(out, initialFontName=fonts.TEXT, invariant=1).build(story)
    return out.getvalue()


def _section(title: str, rows: Iterable[Sequence[object]]) -> list[Flowable]:
    return [_text(title, _HEAD), _table(list(rows))]


def _table(rows: Sequence[Sequence[object]]) -> Flowable:
    cells = [[_text("" if cell is None else str(cell)) for cell in row] for row in rows]
    return Table(cells, style=_LINES) if cells else Spacer(0, 0)


def _text(text: str, style: ParagraphStyle = _BODY) -> Paragraph:
    return Paragraph(escape(text, quote=False), style)
