"""Pictures arrive on paper."""

from io import BytesIO

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from app.report import fonts
from app.report.charts import Dot, Picture, Rule, Shape, Trace, Words
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


def drawn_by(*shapes: Shape) -> list[str]:
    """The steps in which a page is drawn."""
    contents = painted(*shapes).pages[0].get_contents()
    assert contents is not None
    return contents.get_data().decode().split("\n")


def test_words_wider_than_their_room_are_cut_on_paper() -> None:
    said = painted(Words(100, 20, "Maximiliana Featherstonehaugh", "ink", 8, "end", room=60))
    printed = said.pages[0].extract_text().strip()
    assert printed.startswith("Maximiliana")
    assert printed.endswith("…")
    whole = painted(Words(100, 20, "Max", "ink", 8, "end", room=60))
    assert whole.pages[0].extract_text().strip() == "Max"


def test_a_trace_is_one_undashed_line_through_its_places() -> None:
    steps = drawn_by(
        Rule(0, 0, 9, 9, "ink", 1, (2, 2)), Trace(((10, 90), (20, 50), (30, 70)), "accent", 1.5)
    )
    path = next(step for step in steps if "10 10 m" in step)
    assert "20 50 l" in path
    assert "30 30 l" in path
    dashes = [step for step in steps if step.endswith(" d")]
    assert dashes[-1].startswith("[]")


def test_a_ring_is_drawn_as_a_line_inside_its_radius_and_a_dot_is_filled() -> None:
    ring, dot = drawn_by(Dot(50, 50, 4, "accent", 2)), drawn_by(Dot(50, 50, 4, "accent"))
    assert "S" in _ends(ring)
    assert "f" not in _ends(ring)
    assert "f" in _ends(dot)
    assert "S" not in _ends(dot)


def _ends(steps: list[str]) -> set[str]:
    """What is done at the end of each step: S draws a line, f fills."""
    return {step.split()[-1].rstrip("*") for step in steps if step.strip()}
