"""What was typed into the fields of a page, to be laid over it where nobody else draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from app.report import fonts
from app.report.fields import draw


@dataclass(frozen=True, slots=True)
class Typed:
    """The words in one field, and where it lies: measured in points from the foot at the left."""

    text: str
    left: float
    foot: float
    width: float
    height: float
    multiline: bool = False


def build(pages: Sequence[tuple[float, float, Sequence[Typed]]], folder: Path) -> bytes:
    """A PDF with these words and nothing else, each page of its width and height.

    ``folder`` holds the fonts; OSError is raised if one is missing.
    """
    fonts.register(folder)
    out = BytesIO()
    canvas = Canvas(out, invariant=1, initialFontName=fonts.TEXT)
    for width, height, fields in pages:
        canvas.setPageSize((width, height))
        for field in fields:
            _draw(canvas, field)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, said: Typed) -> None:
    """Draw the words within the field, and nothing of them beyond it."""
    canvas.saveState()
    canvas.translate(said.left, said.foot)
    path = canvas.beginPath()
    path.rect(0, 0, said.width, said.height)
    canvas.clipPath(path, stroke=0, fill=0)
    draw(canvas, said.text, said.width, said.height, multiline=said.multiline)
    canvas.restoreState()
