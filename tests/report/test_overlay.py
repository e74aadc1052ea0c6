"""What was typed into fields, drawn to be laid over a page."""

from io import BytesIO

from pypdf import PdfReader

from app.report.overlay import Typed, build
from tests.report.samples import FONTS


def pages(*fields):
    return PdfReader(BytesIO(build([(300, 200, fields), (400, 300, ())], FONTS))).pages


def test_pages_are_as_large_as_those_below_them():
    assert [(page.mediabox.width, page.mediabox.height) for page in pages()] == [
        (300, 200), (400, 300),
    ]  # fmt: skip


def test_words_of_any_language_are_drawn_or_spelt():
    text = pages(Typed("Zażółć Ελληνικά\n日", 10, 10, 280, 100, multiline=True))[0].extract_text()
    assert "Zażółć Ελληνικά" in text
    assert "[U+65E5]" in text


def test_one_line_is_cut_where_its_field_ends():
    text = pages(Typed("word " * 50, 10, 10, 100, 20))[0].extract_text()
    assert text.strip().endswith("…")


def test_the_same_words_give_the_same_bytes():
    field = Typed("Skagen", 10, 10, 100, 20)
    assert build([(300, 200, [field])], FONTS) == build([(300, 200, [field])], FONTS)
