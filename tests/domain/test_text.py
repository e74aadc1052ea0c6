"""What may enter the journal as text."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from app.domain.text import clean_line, clean_text

#: Everything a keyboard, a clipboard or a file may hold, halves of pairs and controls included.
anything = st.text(st.characters() | st.sampled_from("\ud800\udfff\x00\x85\u2028\u202e\u0301 \r\n"))


@given(anything)
def test_clean_text_can_be_stored_and_stays_as_it_is(text):
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    cleaned.encode()
    assert not {c for c in cleaned if unicodedata.category(c) == "Cc"} - {"\n", "\t"}


@given(anything)
def test_a_clean_line_is_one_line_and_stays_as_it_is(text):
    line = clean_line(text)
    assert clean_line(line) == line
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert unicodedata.is_normalized("NFC", line)


@given(st.text(st.characters(exclude_categories=["C", "Z"])))
def test_what_can_be_seen_is_kept(text):
    assert clean_text(text) == text
    assert clean_line(text) == unicodedata.normalize("NFC", text)


def test_lines_of_every_system_end_alike():
    assert clean_text("a\r\nb\rc\vd\fe\x85f\u2028g\u2029h") == "a\nb\nc\nd\ne\nf\ng\nh"


def test_a_paragraph_keeps_its_blanks_and_tabs():
    assert clean_text("  - one\n\n\ttwo  \n") == "  - one\n\n\ttwo  \n"
