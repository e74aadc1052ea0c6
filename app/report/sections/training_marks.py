"""The types of training as marks that a copying machine keeps apart, each with its word."""

from collections.abc import Callable

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from app.report import fonts
from app.report.content import TrainingMark
from app.report.styles import COLOURS
from app.report.text import fitted

#: The width of a mark and of the space behind it, in heights of the text beside it.
ROOM = 1.1
_SIDE = 0.68
_LINE = 0.11


def draw(canvas: Canvas, mark: TrainingMark, x: float, y: float, size: float) -> None:
    """Paint a mark on the baseline ``y``, beside text of a ``size``."""
    side = _SIDE * size
    canvas.setFillColor(COLOURS["ink"])
    canvas.setStrokeColor(COLOURS["ink"])
    canvas.setLineWidth(_LINE * size)
    _SHAPES[mark](canvas, x, y, side)


class Marked(Flowable):  # type: ignore[misc]
    """A type of training in a table: its mark and its word on one line."""

    def __init__(self, mark: TrainingMark, word: str, style: ParagraphStyle) -> None:
        super().__init__()
        self._mark, self._word, self._style = mark, word, style

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line."""
        self.width, self.height = width, self._style.leading
        return self.width, self.height

    def draw(self) -> None:
        """Print both from the left."""
        style, size = self._style, self._style.fontSize
        y = self.height - size
        draw(self.canv, self._mark, 0, y, size)
        self.canv.setFillColor(style.textColor)
        self.canv.setFont(style.fontName, size)
        room = self.width - ROOM * size
        self.canv.drawString(ROOM * size, y, fitted(self._word, style.fontName, size, room))


def width(word: str, face: str, size: float) -> float:
    """How wide a mark and its word are."""
    return ROOM * size + fonts.width(word, face, size)


def _square(canvas: Canvas, x: float, y: float, side: float) -> None:
    canvas.rect(x, y, side, side, stroke=0, fill=1)


def _frame(canvas: Canvas, x: float, y: float, side: float) -> None:
    inset = side * _LINE / _SIDE / 2
    canvas.rect(x + inset, y + inset, side - 2 * inset, side - 2 * inset, stroke=1, fill=0)


def _disc(canvas: Canvas, x: float, y: float, side: float) -> None:
    canvas.circle(x + side / 2, y + side / 2, side / 2, stroke=0, fill=1)


def _ring(canvas: Canvas, x: float, y: float, side: float) -> None:
    radius = side / 2 * (1 - _LINE / _SIDE)
    canvas.circle(x + side / 2, y + side / 2, radius, stroke=1, fill=0)


def _diamond(canvas: Canvas, x: float, y: float, side: float) -> None:
    half = side / 2
    _filled(canvas, (x + half, y - 0.1 * side), (x + side, y + half), (x + half, y + 1.1 * side),
            (x, y + half))  # fmt: skip


def _triangle(canvas: Canvas, x: float, y: float, side: float) -> None:
    _filled(canvas, (x, y), (x + side, y), (x + side / 2, y + side))


def _filled(canvas: Canvas, first: tuple[float, float], *others: tuple[float, float]) -> None:
    path = canvas.beginPath()
    path.moveTo(*first)
    for place in others:
        path.lineTo(*place)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


_SHAPES: dict[TrainingMark, Callable[[Canvas, float, float, float], None]] = {
    "product": _square,
    "selling_skill": _disc,
    "soft_skill": _ring,
    "tool": _frame,
    "market": _diamond,
    "role_play": _triangle,
}
