"""Pictures arrive on paper."""

from io import BytesIO

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from app.report import fonts
from app.report.charts import Picture, Rule, Shape, Words
from app.report.drawing import Drawn
from tests.report.samples import FONTS


def painted(*shapes: Shape) -> PdfReader:
    fonts.register(FONTS)
    out = BytesIO()
    canvas = Canvas(out, pagesize=(200, 100), initialFontName=fonts.TEXT)
    drawn = Drawn(Picture(200, 100, shapes, ""))
    drawn.wrapOn(canvas, 200, 100)
    drawn.drawOn(canvas, 0, 0)
    canvas.save()
    return PdfReader(BytesIO(out.getvalue()))


def test_words_are_printed_as_typed_wherever_they_are_anchored() -> None:
    said = painted(
        Words(0, 20, "<b>start", "ink", 8),
        Words(100, 40, "middle & more", "muted", 8, "middle"),
        Words(200, 60, "end \U0001f44d", "red", 8, "end", bold=True),
    )
    lines = said.pages[0].extract_text().strip().split("\n")
    assert [line.strip() for line in lines] == ["<b>start", "middle & more", "end [U+1F44D]"]


def test_a_dash_does_not_reach_the_next_rule() -> None:
    page = painted(Rule(0, 0, 9, 9, "ink", 1, (2, 2)), Rule(0, 0, 9, 9, "ink", 1)).pages[0]
    drawn = page.get_contents()
    assert drawn is not None
    dashes = [line for line in drawn.get_data().decode().split("\n") if line.endswith(" d")]
    assert [dash.split("]")[0].strip("[ ") for dash in dashes] == ["2 2", ""]
