"""One training on the wall: as a card, in two lines, or in one."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from app.report import fonts
from app.report.charts import Role
from app.report.content import PlannedTraining
from app.report.sections import training_marks
from app.report.sections.training_fit import LEADING, Fit, at, beside, when
from app.report.styles import COLOURS, HAIRLINE
from app.report.text import fitted, printable

GIVEN_BY = "Given by "

_BETWEEN = " · "
_BAR = 2.6
_RADIUS = 2.5


@dataclass(frozen=True, slots=True)
class Hand:
    """How something is written."""

    face: str
    size: float
    role: Role = "ink"

    def width(self, text: str) -> float:
        """How wide ``text`` is."""
        return fonts.width(printable(text), self.face, self.size)

    def fitted(self, text: str, room: float) -> str:
        """As much of ``text`` as there is room for."""
        return fitted(text, self.face, self.size, max(room, 0.0))


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes single lines on a page."""

    canvas: Canvas

    def write(self, x: float, y: float, text: str, hand: Hand) -> float:
        """Print a text that is known to be short; how wide it is."""
        self.canvas.setFont(hand.face, hand.size)
        self.canvas.setFillColor(COLOURS[hand.role])
        self.canvas.drawString(x, y, printable(text))
        return hand.width(text)

    def rule(self, x: float, y: float, width: float, role: Role = "line") -> None:
        """A hairline to the right."""
        self.canvas.setStrokeColor(COLOURS[role])
        self.canvas.setLineWidth(HAIRLINE)
        self.canvas.line(x, y, x + width, y)


def column(
    pen: Pen, trainings: Sequence[PlannedTraining], x: float, top: float, found: Fit
) -> None:
    """Print trainings one below the other, in the form that was found to fit."""
    draw = {"card": _card, "row": _row, "line": _line}[found.form]
    for number, one in enumerate(trainings):
        if number and found.form != "card":  # a card has a frame of its own
            pen.rule(x, top + found.apart / 2 - 0.1 * found.size, found.column)
        draw(pen, one, x, top, found)
        top -= found.height(one) + found.apart


def _card(pen: Pen, one: PlannedTraining, left: float, top: float, found: Fit) -> None:
    """When and of which type it is, the topic, who gives it, and what there is besides."""
    small, x, room = found.small, left + found.inset, found.column - 2 * found.inset
    quiet = Hand(fonts.TEXT, small, "muted")
    _frame(pen.canvas, left, top, found, found.height(one))
    y = top - found.about - small
    kind = training_marks.width(one.kind, fonts.TEXT, small)
    _kind(pen, one, x + room - kind, y, small)
    day = pen.write(x, y, one.day, Hand(fonts.MEDIUM, small))
    day += pen.write(x + day, y, _BETWEEN, quiet)
    pen.write(x + day, y, quiet.fitted(when(one), room - kind - day - small), quiet)
    y = _topic(pen, one, x, y - small * (LEADING - 1), found) - small
    words, giver = pen.write(x, y, GIVEN_BY, quiet), _giver(one, small)
    pen.write(x + words, y, giver.fitted(one.given_by, room - words), giver)
    if extra := beside(one):
        pen.write(x, y - small * LEADING, quiet.fitted(extra, room), quiet)


def _row(pen: Pen, one: PlannedTraining, left: float, top: float, found: Fit) -> None:
    """Day and topic, and under them the rest in small print."""
    small, x, right = found.small, left + found.for_day, left + found.column
    quiet, giver = Hand(fonts.TEXT, small, "muted"), _giver(one, small)
    pen.write(left, top - found.size, one.day, Hand(fonts.MEDIUM, found.size))
    y = _topic(pen, one, x, top, found) - small
    pen.write(left, y, at(one), quiet)
    if kind := _kind(pen, one, x, y, small):
        x += kind + pen.write(x + kind, y, _BETWEEN, quiet)
    x += pen.write(x, y, giver.fitted(one.given_by, right - x), giver)
    rest = _BETWEEN.join(filter(None, (one.moved, one.minutes, one.place)))
    if rest and x < right - 2 * small:
        x += pen.write(x, y, _BETWEEN, quiet)
        pen.write(x, y, quiet.fitted(rest, right - x), quiet)


def _line(pen: Pen, one: PlannedTraining, left: float, top: float, found: Fit) -> None:
    """Everything on one line: who gives it stands at its end."""
    size, y, x = found.size, top - found.size, left + found.for_time
    quiet, small = (Hand(fonts.TEXT, some, "muted") for some in (size, found.small))
    topic, besides, name = found.line(one)
    pen.write(left, y, one.day, Hand(fonts.MEDIUM, size))
    pen.write(x - quiet.width(at(one)) - 0.6 * size, y, at(one), quiet)
    if one.mark is not None:
        training_marks.draw(pen.canvas, one.mark, x, y, size)
    pen.write(x + training_marks.ROOM * size, y, topic, Hand(fonts.BOLD, size))
    giver = _giver(one, size)
    end = left + found.column - giver.width(name)
    pen.write(end, y, name, giver)
    pen.write(end - size - small.width(besides), y, besides, small)


def _frame(canvas: Canvas, left: float, top: float, found: Fit, height: float) -> None:
    canvas.setStrokeColor(COLOURS["line"])
    canvas.setLineWidth(HAIRLINE)
    canvas.roundRect(left, top - height, found.column, height, _RADIUS, stroke=1, fill=0)
    canvas.setFillColor(COLOURS["accent"])
    canvas.rect(left, top - height, _BAR * found.scale, height, stroke=0, fill=1)


def _topic(pen: Pen, one: PlannedTraining, x: float, top: float, found: Fit) -> float:
    """The topic in as many lines as it has; where the next line of text begins."""
    lines, lead = found.topic(one), found.size * LEADING
    for number, line in enumerate(lines):
        pen.write(x, top - found.size - number * lead, line, Hand(fonts.BOLD, found.size))
    return top - len(lines) * lead


def _kind(pen: Pen, one: PlannedTraining, x: float, y: float, size: float) -> float:
    """The mark and the word of its type; how wide they are. Nothing of one that has none yet."""
    if one.mark is None:
        return 0.0
    training_marks.draw(pen.canvas, one.mark, x, y, size)
    mark = training_marks.ROOM * size
    return mark + pen.write(x + mark, y, one.kind, Hand(fonts.TEXT, size))


def _giver(one: PlannedTraining, size: float) -> Hand:
    """How who gives a training is written: heavier where nobody does yet."""
    return Hand(fonts.TEXT, size) if one.settled else Hand(fonts.BOLD, size, "red")
