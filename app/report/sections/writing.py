"""Room for a pen: lines to write on, words and numbers to tick."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from app.report import fonts
from app.report.rows import LINED, Cell, Look, Row, cell
from app.report.sections.marks import box
from app.report.styles import BODY, COLOURS, GUTTER, HAIRLINE, INK_ON_DARK, MUTED, SMALL
from app.report.text import paragraphs

#: A pen needs about 8 mm from line to line.
PEN = 23.0
LINE = Look(above=0, below=0, lined=((0, -1),))

#: What is asked stands beside its answer.
ASKED = 128.0
#: From the top of a line for a pen to the top of words that stand on it.
_ONTO = 8.0
#: Fewer lines at the foot of a page look like a mistake.
_FEWEST = 4
_ABOVE_REST = 14.0
_RADIUS = 8.0
_APART = 18.0
_BOX = 13.0
#: The label of the second of two short facts.
_SECOND = 52.0


def lines(width: float, count: int) -> list[Flowable]:
    """So many empty lines."""
    return [Row([[Spacer(0, PEN)]], [width], LINE) for _ in range(count)]


def answer(asked: str, said: Cell, width: float, count: int) -> Row:
    """What is asked beside what is said to it, or beside lines to write it on."""
    widths = [ASKED, width - ASKED]
    if said:
        return Row([cell(asked, MUTED), said], widths, LINED)
    return Row([_low(asked), [*lines(widths[1], count)]], widths, Look(above=0, below=0))


def facts(said: Sequence[tuple[str, str]], width: float, first: float = ASKED) -> Row:
    """One or two short facts side by side, each on a line to write on where it is not known."""
    labels = [first, _SECOND][: len(said)]
    room = (width - sum(labels) - GUTTER * (len(said) - 1)) / len(said)
    cells: list[Cell] = []
    widths: list[float] = []
    for (label, text), asked in zip(said, labels, strict=True):
        cells += [*([[]] if cells else []), _low(label), _standing(text)]
        widths += [*([GUTTER] if widths else []), asked, room]
    lined = tuple((place, place) for place in range(1, len(cells), 3))
    return Row(cells, widths, Look(above=0, below=2, lined=lined))


class Rest(Flowable):  # type: ignore[misc]
    """What is left of a page, as lines to write on; nothing where it is not worth a word."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word, self._count = word, 0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As many lines as there is room for."""
        count = int((height - _ABOVE_REST) / PEN)
        self._count = count if count >= _FEWEST else 0
        self.width, self.height = width, self._count * PEN + (_ABOVE_REST if self._count else 0)
        return self.width, self.height

    def draw(self) -> None:
        """Print the word on the first line, and all lines."""
        if not self._count:
            return
        self.canv.setFont(MUTED.fontName, MUTED.fontSize)
        self.canv.setFillColor(MUTED.textColor)
        self.canv.drawString(0, (self._count - 1) * PEN + 5, self._word)
        self.canv.setStrokeColor(COLOURS["line"])
        self.canv.setLineWidth(HAIRLINE)
        for line in range(self._count):
            self.canv.line(0, line * PEN, self.width, line * PEN)


class Ticks(Flowable):  # type: ignore[misc]
    """Words with a box each, of which one may be ticked already."""

    def __init__(self, words: Sequence[str], chosen: str = "") -> None:
        super().__init__()
        self._words, self._chosen = words, chosen

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line."""
        return width, BODY.leading

    def draw(self) -> None:
        """Print them from the left; the chosen one is heavier, too."""
        left = 0.0
        for word in self._words:
            chosen = word == self._chosen
            mark = box(ticked=chosen)
            mark.drawOn(self.canv, left, BODY.leading - mark.wrap(0, 0)[1])
            face = fonts.MEDIUM if chosen else fonts.TEXT
            self.canv.setFont(face, BODY.fontSize)
            self.canv.setFillColor(COLOURS["ink"])
            self.canv.drawString(left + _BOX, BODY.leading - BODY.fontSize, word)
            left += _BOX + fonts.width(word, face, BODY.fontSize) + _APART


class Scale(Flowable):  # type: ignore[misc]
    """1 to 5 in circles, of which one may be chosen already, and what the two ends mean."""

    def __init__(self, low: str, high: str, chosen: int | None = None) -> None:
        super().__init__()
        self._ends, self._chosen = (low, high), chosen

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line, as high as a pen needs."""
        return width, PEN

    def draw(self) -> None:
        """Print the circles between the words for the ends."""
        low, high = self._ends
        self._write(low, 0)
        left = fonts.width(low, SMALL.fontName, SMALL.fontSize) + _APART / 2
        for number in range(1, 6):
            self._circle(number, left + _RADIUS)
            left += 2 * _RADIUS + _APART / 2
        self._write(high, left)

    def _write(self, words: str, left: float) -> None:
        self.canv.setFont(SMALL.fontName, SMALL.fontSize)
        self.canv.setFillColor(SMALL.textColor)
        self.canv.drawString(left, PEN / 2 - 3, words)

    def _circle(self, number: int, middle: float) -> None:
        canvas, chosen = self.canv, number == self._chosen
        canvas.setStrokeColor(COLOURS["ink" if chosen else "muted"])
        canvas.setFillColor(COLOURS["ink"])
        canvas.setLineWidth(HAIRLINE)
        canvas.circle(middle, PEN / 2, _RADIUS, stroke=1, fill=int(chosen))
        canvas.setFont(fonts.BOLD if chosen else fonts.TEXT, BODY.fontSize)
        canvas.setFillColor(INK_ON_DARK if chosen else COLOURS["ink"])
        canvas.drawCentredString(middle, PEN / 2 - 3.3, str(number))


def _low(text: str) -> Cell:
    """Words that stand on the first line for a pen."""
    return [Spacer(0, _ONTO), *cell(text, MUTED)]


def _standing(text: str) -> Cell:
    return [Spacer(0, _ONTO), *paragraphs(text, BODY)] if text else [Spacer(0, PEN - 2)]
