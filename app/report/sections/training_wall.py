"""The training of a quarter for the wall: three months beside each other on one page.

The whole page is one flowable: it takes what room there is and sets what it says as large as that
allows, so that it never goes on on a second page.
"""

from reportlab.platypus import Flowable

from app.report import fonts
from app.report.content import TrainingCalendar
from app.report.sections import training_marks
from app.report.sections.training_entries import Hand, Pen, column
from app.report.sections.training_fit import BETWEEN, fit
from app.report.styles import COLOURS
from app.report.text import broken

EMPTY = "No session is planned for this quarter yet."
CLOSED, UNDATED = "No session on", "No day yet"

#: The width of the usual paper between its margins, in points; larger paper has larger type.
_USUAL = 740.0
_TITLE, _FACTS, _MONTH, _FOOT, _STAMP = 20.0, 9.25, 11.5, 7.5, 9.0
#: From the title to the line under it.
_DROP = 15.0
#: Around the rule under the name of a month, and around that over the foot.
_AROUND = 7.0
#: From line to line at the foot, in heights of its text.
_LEAD = 1.35
#: How many lines there are at the foot for each thing to say.
_MOST = 2
_ROUNDING = 0.01


def section(content: TrainingCalendar, _width: float) -> list[Flowable]:
    """The whole page."""
    return [Wall(content)]


class Wall(Flowable):  # type: ignore[misc]
    """A page with the title, the months and, at its foot, what is to be known besides."""

    def __init__(self, content: TrainingCalendar) -> None:
        super().__init__()
        self._content = content
        self._scale = 1.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """All the room there is."""
        self.width, self.height = width, height - _ROUNDING
        self._scale = max(width / _USUAL, 1.0)
        return self.width, self.height

    def draw(self) -> None:
        """Print the head from the top, the foot from the bottom, and the months between them."""
        pen = Pen(self.canv)
        self._months(pen, self._head(pen), self._foot(pen))

    def _head(self, pen: Pen) -> float:
        """The title with what is the same for all sessions; where it ends."""
        content, scale = self._content, self._scale
        title = Hand(fonts.BOLD, _TITLE * scale)
        quiet = Hand(fonts.TEXT, _FACTS * scale, "muted")
        y = self.height - title.size
        pen.write(0, y, title.fitted(content.title, self.width - self._stamp(pen)), title)
        said = " · ".join(filter(None, (content.cover.company, *content.facts)))
        y -= _DROP * scale
        pen.write(0, y, quiet.fitted(said, self.width), quiet)
        return y - 1.6 * _AROUND * scale

    def _stamp(self, pen: Pen) -> float:
        """A frame at the right of the title that says what is only a draft; its width."""
        if not self._content.draft:
            return 0.0
        size = _STAMP * self._scale
        hand = Hand(fonts.BOLD, size)
        said = hand.fitted(self._content.draft, self.width / 2)
        width, height = hand.width(said) + 2 * size, 2.2 * size
        left, bottom = self.width - width - 1, self.height - height - 1
        pen.canvas.setStrokeColor(COLOURS["ink"])
        pen.canvas.setLineWidth(1.2 * self._scale)
        pen.canvas.roundRect(left, bottom, width, height, 3, stroke=1, fill=0)
        pen.write(left + size, bottom + 0.75 * size, said, hand)
        return width + 2 * size

    def _foot(self, pen: Pen) -> float:
        """What is to be known besides, from the last line up; where it ends."""
        content, size = self._content, _FOOT * self._scale
        y = 0.3 * size
        for words, said in ((CLOSED, content.closed), (UNDATED, content.undated)):
            text = f"{words}: {' · '.join(said)}" if said else ""
            for line in reversed(broken(text, fonts.TEXT, size, self.width, _MOST)):
                pen.write(0, y, line, Hand(fonts.TEXT, size))
                y += _LEAD * size
        if content.balance:
            self._balance(pen, y, size)
            y += _LEAD * size
        y += 0.4 * size
        pen.rule(0, y, self.width)
        return y + _AROUND * self._scale

    def _balance(self, pen: Pen, y: float, size: float) -> None:
        """How many sessions there are of each type: it also tells what the marks mean."""
        x, hand = 0.0, Hand(fonts.MEDIUM, size)
        for share in self._content.balance:
            training_marks.draw(pen.canvas, share.mark, x, y, size)
            x += training_marks.ROOM * size
            x += pen.write(x, y, f"{share.kind} {share.count}", hand) + 2 * size

    def _months(self, pen: Pen, top: float, bottom: float) -> None:
        months, scale = self._content.months, self._scale
        size, between, around = _MONTH * scale, BETWEEN * scale, _AROUND * scale
        width = (self.width - between * (len(months) - 1)) / max(len(months), 1)
        under = top - size - around
        found = fit(months, width, under - around - bottom, scale)
        for number, month in enumerate(months):
            left = number * (width + between)
            pen.write(left, top - size, month.name, Hand(fonts.BOLD, size, "accent"))
            pen.rule(left, under, width, "muted")
            for place, trainings in enumerate(found.parts(month)):
                column(pen, trainings, left + found.left(place), under - around, found)
        if not any(month.trainings for month in months):
            pen.canvas.setFont(fonts.TEXT, size)
            pen.canvas.setFillColor(COLOURS["muted"])
            pen.canvas.drawCentredString(self.width / 2, (under + bottom) / 2, EMPTY)
