"""Charts on paper: paints the shapes of a picture onto a page."""

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from app.report import fonts
from app.report.charts import Box, Dot, Picture, Rule, Shape, Trace, Words
from app.report.styles import COLOURS
from app.report.text import fitted, one_line


class Drawn(Flowable):  # type: ignore[misc]
    """A picture in the flow of a page, ``drop`` points below what comes before."""

    def __init__(self, picture: Picture, drop: float = 0) -> None:
        super().__init__()
        self._picture = picture
        self._drop = drop

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The size of the picture with the space above it."""
        return self._picture.width, self._picture.height + self._drop

    def draw(self) -> None:
        """Paint every shape; y grows upwards on paper and downwards in a picture."""
        for shape in self._picture.shapes:
            _paint(self.canv, shape, self._picture.height)


def _paint(canvas: Canvas, shape: Shape, top: float) -> None:
    match shape:
        case Box(x, y, width, height, role, radius):
            canvas.setFillColor(COLOURS[role])
            canvas.roundRect(x, top - y - height, width, height, radius, stroke=0, fill=1)
        case Rule(x1, y1, x2, y2, role, width, dash):
            canvas.setStrokeColor(COLOURS[role])
            canvas.setLineWidth(width)
            canvas.setDash(*([list(dash)] if dash else []))
            canvas.line(x1, top - y1, x2, top - y2)
        case Trace():
            _draw_trace(canvas, shape, top)
        case Dot(x, y, radius, role, 0):
            canvas.setFillColor(COLOURS[role])
            canvas.circle(x, top - y, radius, stroke=0, fill=1)
        case Dot(x, y, radius, role, hollow):
            canvas.setStrokeColor(COLOURS[role])
            canvas.setLineWidth(hollow)
            canvas.setDash()
            canvas.circle(x, top - y, radius - hollow / 2, stroke=1, fill=0)
        case Words():
            _write(canvas, shape, top)


def _draw_trace(canvas: Canvas, trace: Trace, top: float) -> None:
    canvas.saveState()
    canvas.setStrokeColor(COLOURS[trace.role])
    canvas.setLineWidth(trace.width)
    canvas.setLineJoin(1)
    canvas.setDash()
    path = canvas.beginPath()
    for index, (x, y) in enumerate(trace.places):
        (path.lineTo if index else path.moveTo)(x, top - y)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


def _write(canvas: Canvas, words: Words, top: float) -> None:
    draw = {
        "start": canvas.drawString,
        "middle": canvas.drawCentredString,
        "end": canvas.drawRightString,
    }[words.anchor]
    canvas.setFillColor(COLOURS[words.role])
    face = fonts.BOLD if words.bold else fonts.TEXT
    canvas.setFont(face, words.size)
    room = words.room
    said = one_line(words.text) if room is None else fitted(words.text, face, words.size, room)
    draw(words.x, top - words.y, said)
