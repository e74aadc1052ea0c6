"""Whatever is typed arrives on paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.report import fonts
from app.report.joining import APART
from app.report.styles import BODY
from app.report.text import broken, fitted, missing, one_line, paragraphs, printable
from tests.report.samples import FONTS

fonts.register(FONTS)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("<b>&nbsp;{{x}}%s", "<b>&nbsp;{{x}}%s"),
        ("a\tb", "a b"),
        ("e\u0301", "é"),
        ("王芳", "[U+738B][U+82B3]"),
        ("\U0001f44d\U0001f3fd", "[U+1F44D][U+1F3FD]"),
        ("\ud800", "[U+D800]"),
        ("\ue071", "[U+E071]"),
        ("\u202eabc\u202c\u200d\ufe0f\x00\x07", "abc"),
        ("דנה Auf\u200clage", "דנה Auflage"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("1\u202f000", "1\u00a0000"),
        ("a\r\nb\u2028c\x0bd", "a\nb\nc\nd"),
        ("", ""),
    ],
)
def test_what_is_printed(typed: str, printed: str) -> None:
    assert printable(typed) == printed


def test_characters_no_face_has_are_counted() -> None:
    assert missing("Dana 王芳 \U0001f44d") == 3
    assert missing("Dana\nWhitfield\u202e") == 0


@given(st.text(alphabet=st.characters()))
def test_nothing_typed_raises_and_all_that_is_printed_has_a_glyph(typed: str) -> None:
    shown = {ord(char) for char in printable(typed)} - {ord("\n"), ord(APART)}
    assert all(map(fonts.has, shown))


def test_a_line_is_a_paragraph_and_blank_lines_are_none() -> None:
    assert len(paragraphs("one\n\n  \ntwo\n", BODY)) == 2
    assert paragraphs(" \n ", BODY) == []


def test_a_long_line_is_cut_at_blanks_and_loses_no_word() -> None:
    pieces = paragraphs("word " * 2000, BODY)
    assert len(pieces) > 4
    heights = [piece.wrap(100_000, 0)[1] for piece in pieces]
    assert set(heights) == {BODY.leading}


def test_a_word_longer_than_a_chunk_is_cut_anywhere() -> None:
    assert len(paragraphs("W" * 10_000, BODY)) == 5


def test_one_line_has_neither_line_ends_nor_double_blanks() -> None:
    assert one_line(" a \n b\t\tc ") == "a b c"


def test_text_that_fits_is_left_alone_and_other_text_is_cut_with_an_ellipsis() -> None:
    assert fitted("Dana Whitfield", fonts.TEXT, 8, 200) == "Dana Whitfield"
    cut = fitted("Dana Whitfield " * 100, fonts.TEXT, 8, 200)
    assert cut.endswith("…")
    assert 150 < fonts.width(cut, fonts.TEXT, 8) <= 200


def test_no_room_at_all_leaves_an_ellipsis() -> None:
    assert fitted("Dana", fonts.TEXT, 8, 0) == "…"


@given(st.text(st.characters(codec="utf-8"), max_size=300), st.integers(1, 6), st.floats(40, 300))
def test_broken_text_keeps_to_its_lines_and_loses_only_what_they_cannot_hold(
    typed: str, most: int, room: float
) -> None:
    lines = broken(typed, BODY.fontName, BODY.fontSize, room, most)
    assert len(lines) <= most
    assert all(fonts.width(line, BODY.fontName, BODY.fontSize) <= room for line in lines)
    whole = "".join(one_line(typed).split())
    kept = "".join("".join(lines).split())
    assert kept == whole or (kept.endswith("…") and whole.startswith(kept[:-1]))


def test_text_is_broken_at_blanks_and_a_word_only_where_it_is_wider_than_a_line() -> None:
    assert broken("Asks why, then asks again", BODY.fontName, 10, 50, 3) == [
        *("Asks why,", "then asks", "again"),
    ]
    assert broken("W" * 12, BODY.fontName, 10, 50, 9) == ["W" * 5, "W" * 5, "WW"]
    assert broken("", BODY.fontName, 10, 50, 3) == []
