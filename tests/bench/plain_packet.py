"""The words of a packet or a form set with the library's own flowables, and nothing else."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from app.report import fonts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.report.content import PlanForm, RepMonthly, RepQuarterly, TrainingCalendar

_BODY = ParagraphStyle("body", fontName=fonts.TEXT, fontSize=9, leading=13)
_HEAD = ParagraphStyle("head", _BODY, fontName=fonts.BOLD, fontSize=12, leading=16)
_LINES = [("LINEBELOW", (0, 0), (-1, -1), 0.25, "#e3e0d9"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
#: Further words of a row stand together in its last column.
_COLUMNS = 5


def build_plainly(content: RepQuarterly | RepMonthly) -> bytes:
    """A PDF of every word of a review; the fonts have been registered before."""
    cover = content.cover
    story = [
        _text(cover.person, _HEAD),
        _text(f"{cover.kind} · {cover.period} · prepared {cover.prepared}"),
        _text(" · ".join((cover.role, cover.company))),
    ]
    for part in (content.numbers, content.said):
        for field in fields(part):
            story += _every_word(field.name, getattr(part, field.name))
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


def _every_word(name: str, said: object) -> list[Flowable]:
    """One part of what is said: a line, or a table with a row for each of several."""
    every = map(_words, said if isinstance(said, tuple) else (said,))
    rows = [[*words[:_COLUMNS], " ".join(words[_COLUMNS:])] for words in every if words]
    widest = max(map(len, rows), default=0)
    return _section(name, ([*row, *[""] * (widest - len(row))] for row in rows)) if rows else []


def _words(said: object) -> list[str]:
    """The texts in something that is said, from the first to the last."""
    if isinstance(said, str | int):
        return [str(said)] if said else []
    if isinstance(said, tuple):
        return [word for one in said for word in _words(one)]
    if is_dataclass(said):
        return [word for field in fields(said) for word in _words(getattr(said, field.name))]
    return []


def _section(title: str, rows: Iterable[Sequence[object]]) -> list[Flowable]:
    return [_text(title, _HEAD), _table(list(rows))]


def _table(rows: Sequence[Sequence[object]]) -> Flowable:
    cells = [[_text("" if cell is None else str(cell)) for cell in row] for row in rows]
    return Table(cells, style=_LINES) if cells else Spacer(0, 0)


def _text(text: str, style: ParagraphStyle = _BODY) -> Paragraph:
    return Paragraph(escape(text, quote=False), style)
