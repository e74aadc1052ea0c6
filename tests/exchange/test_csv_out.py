"""Tables for a spreadsheet: nothing in them runs, and every value can be had back."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange import csv_out

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def written(*rows, columns=("text",)):
    return b"".join(csv_out.write_table(columns, rows)).decode("utf-8-sig")


def cells(text):
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@given(st.lists(st.tuples(TEXT, TEXT), max_size=6))
def test_text_comes_back_once_the_first_apostrophe_is_taken_away(rows):
    back = cells(written(*rows, columns=("a", "b")))[1:]
    assert [tuple(cell.removeprefix("'") for cell in row) for row in back] == rows


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_text_begins_like_a_formula(begin):
    assert cells(written((f"{begin}cmd|' /C calc'!A0",)))[1][0].startswith("'")


def test_numbers_stay_numbers_and_nothing_differs_from_empty():
    text = written((-500, None, ""), (2.5, b"\x00\xff", "2"), columns=("a", "b", "c"))
    assert text.splitlines() == ['"a","b","c"', '-500,,""', '2.5,"00ff","2"']


def test_excel_is_told_that_it_is_utf_8_and_rows_end_as_the_standard_says():
    data = b"".join(csv_out.write_table(("a",), [("é",)]))
    assert data == b'\xef\xbb\xbf"a"\r\n"\xc3\xa9"\r\n'
