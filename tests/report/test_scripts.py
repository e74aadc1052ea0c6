"""Letters that the text faces lack come from faces of their own, and only where they are met."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from app.report import fonts, scripts
from app.report.text import printable
from tests.report.samples import FONTS

fonts.register(FONTS)

#: A greeting in each script.
GREETINGS = {
    "Hebrew": "שלום לכולם",
    "Arabic": "سلام لكم ولا بأس",
    "Armenian": "Բարեւ ձեզ",
    "Georgian": "გამარჯობა ყველას",
    "Thai": "สวัสดีครับ ที่นี่",
}


def drawn(text: str, face: str = fonts.TEXT) -> PdfReader:
    """A page with one line."""
    out = BytesIO()
    canvas = Canvas(out, initialFontName=fonts.TEXT)
    canvas.setFont(face, 12)
    canvas.drawString(50, 700, printable(text))
    canvas.save()
    return PdfReader(out)


def embedded(reader: PdfReader) -> set[str]:
    """The faces in a document."""
    found = reader.pages[0]["/Resources"]["/Font"].values()
    return {font.get_object()["/BaseFont"].partition("+")[2] for font in found}


def test_every_script_has_its_greeting() -> None:
    assert [one.name for one in scripts.SCRIPTS] == [*GREETINGS]


@pytest.mark.parametrize(("script", "text"), GREETINGS.items())
def test_a_script_is_drawn_and_copied(script: str, text: str) -> None:
    reader = drawn(text)
    assert reader.pages[0].extract_text().strip() == text
    assert f"NotoSans{script}" in embedded(reader)


@pytest.mark.parametrize(("script", "text"), GREETINGS.items())
def test_what_stands_out_does_so_in_every_script(script: str, text: str) -> None:
    assert f"NotoSans{script}-SemiBold" in embedded(drawn(text, fonts.BOLD))
    assert fonts.width(text, fonts.BOLD, 12) != fonts.width(text, fonts.TEXT, 12)


def test_a_page_without_such_letters_embeds_no_face_for_them() -> None:
    assert embedded(drawn("Tomás, Ελλάδα, Жук")) == {"Inter"}


def test_a_line_of_several_scripts_keeps_their_pieces() -> None:
    pieces = [(s.name if s else "", letters) for s, letters in scripts.parted("a ןהכ הנד 12")]
    assert pieces == [("", "a "), ("Hebrew", "ןהכ הנד"), ("", " 12")]


def test_letters_beyond_every_script_are_printed_as_codes() -> None:
    assert printable("नमस्ते"[0]) == "[U+0928]"
    assert printable("\uf8f0") == "[U+F8F0]"


def test_all_faces_are_among_those_that_are_shipped() -> None:
    assert all((FONTS / file).is_file() for one in scripts.SCRIPTS for file in one.files)
