"""The form of a business plan, to be filled on a screen or by pen."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.report import fields
from app.report.content import FormField, FormQuestion, FormTable, PlanForm, Result
from app.report.page import Heading, heading
from app.report.rows import Cell, Look, Row, cell, heads, table
from app.report.sections import cover
from app.report.sections.writing import PEN
from app.report.styles import BODY, COLOURS, HAIRLINE, MUTED, NUMBER, SMALL
from app.report.text import paragraphs

_NUMBERED = 16.0
_FIGURE = 96.0
#: As high as the words above a table, and as much of a page as one is kept whole on.
_TOLD, _MOST_KEPT = 90.0, 560.0
_RADIUS = 4.0
#: From the edge of a box to the field in it.
_EDGE = 1.5
_GAP = 8.0
#: A box goes onto any page; what is longer is scrolled in it.
_HIGHEST = 560.0
#: For a pen, and yet nothing that strikes out what is typed.
_DOTS = [0.6, 3.0]
_BARE = Look(above=0, below=0)


def head(content: PlanForm, width: float) -> list[Flowable]:
    """Whose form it is, what it is counted against, and to whom it goes back."""
    return [
        Mark(content.mark),
        *cover.plain(content, width),
        *cover.figures(content.figures, width),
        Spacer(0, 10),
        *paragraphs(content.how, BODY),
    ]


def history(content: PlanForm, width: float) -> list[Flowable]:
    """The last quarters, so that the plan begins with what was."""
    if not content.history:
        return []
    widths = [width - 3 * _FIGURE, *([_FIGURE] * 3)]
    top = heads(("Quarter", "Quota", "Revenue", "Attainment"), widths, (1, 2, 3))
    rows = table([_result(one) for one in content.history], widths, head=top)
    return [KeepTogether([Heading("Where you come from"), *rows])]


def asked(content: PlanForm, width: float) -> list[Flowable]:
    """Each heading with its question and room for the answer."""
    return [KeepTogether(_asked(one, width)) for one in content.asked]


def tables(content: PlanForm, width: float) -> list[Flowable]:
    """The forecast lines and the actions."""
    return [flowable for one in content.tables for flowable in _table(one, width)]


class Mark(Flowable):  # type: ignore[misc]
    """The field that tells whose form it is; it takes no room."""

    def __init__(self, said: FormField) -> None:
        super().__init__()
        self._said = said

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """No room at all."""
        return width, 0

    def draw(self) -> None:
        """Put the field onto the page."""
        fields.hide(self.canv, self._said)


class Box(Flowable):  # type: ignore[misc]
    """A box with lines for a pen, which can be typed into."""

    def __init__(self, said: FormField, high: float) -> None:
        super().__init__()
        self._said, self._high = said, high

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as the page."""
        self.width = width
        return width, self._high

    def draw(self) -> None:
        """Draw the lines below what it says, the box around them, and put the field into it."""
        canvas, text = self.canv, self._said.text
        said = fields.height_of([text], self.width) if text else 0.0
        canvas.setLineWidth(HAIRLINE)
        canvas.setStrokeColor(COLOURS["muted"])
        canvas.setDash(_DOTS)
        for line in range(int(said / PEN) + 1, int(self._high / PEN) + 1):
            foot = self._high - line * PEN
            if foot > _GAP / 2:
                canvas.line(_GAP, foot, self.width - _GAP, foot)
        canvas.setDash()
        canvas.roundRect(0, 0, self.width, self._high, _RADIUS, stroke=1, fill=0)
        place = (_EDGE, _EDGE, self.width - 2 * _EDGE, self._high - 2 * _EDGE)
        fields.put(canvas, self._said, place, multiline=True)


class _Fields(Flowable):  # type: ignore[misc]
    """A row of a table, each of its cells to be typed into."""

    def __init__(self, number: int, said: Sequence[FormField], widths: Sequence[float]) -> None:
        super().__init__()
        self._number, self._said, self._widths = number, said, widths

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """As high as a pen needs."""
        return sum(self._widths), PEN

    def draw(self) -> None:
        """Print the number of the row, the lines around its cells, and put in the fields."""
        canvas = self.canv
        canvas.setFont(SMALL.fontName, SMALL.fontSize)
        canvas.setFillColor(SMALL.textColor)
        canvas.drawString(0, PEN / 2 - 3, str(self._number))
        canvas.setStrokeColor(COLOURS["muted"])
        canvas.setLineWidth(HAIRLINE)
        canvas.line(0, 0, sum(self._widths), 0)
        left = self._widths[0]
        for said, wide in zip(self._said, self._widths[1:], strict=True):
            canvas.line(left, 0, left, PEN)
            fields.put(canvas, said, (left + _EDGE, _EDGE, wide - 2 * _EDGE, PEN - 2 * _EDGE))
            left += wide


def _asked(one: FormQuestion, width: float) -> list[Flowable]:
    said = fields.height_of([one.field.text], width) if one.field.text else 0
    high = min(max(one.lines * PEN, said), _HIGHEST)
    return [
        Heading(one.heading),
        *paragraphs(one.question, MUTED),
        Spacer(0, 4),
        Box(one.field, high),
    ]


def _table(one: FormTable, width: float) -> list[Flowable]:
    share = (width - _NUMBERED) / sum(one.shares)
    widths = [_NUMBERED, *(share * wide for wide in one.shares)]
    titles = heads(("", *one.heads), widths)
    rows = [
        Row([[_Fields(number, said, widths)]], [width], _BARE, titles)
        for number, said in enumerate(one.rows, 1)
    ]
    told = [flowable for text in one.told for flowable in paragraphs(text, MUTED)]
    room = min(_TOLD + len(rows) * PEN, _MOST_KEPT)
    return [*heading(one.heading, room=room), *told, Spacer(0, 4), titles, *rows]


def _result(one: Result) -> list[Cell]:
    figures = (cell(text, NUMBER) for text in (one.quota, one.actual, one.attainment))
    return [cell(one.label, BODY), *figures]
