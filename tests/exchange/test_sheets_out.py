"""What leaves as a table comes back the same, and never as a formula."""

import csv
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import load_workbook

from app.domain.text import clean_line
from app.exchange.sheets_out import Sheet, as_csv, as_text, as_xlsx

SHEET = Sheet("Skills", ("Skill", "Dana", "Łukasz"), (("Discovery", 4, None), ("Closing", None, 1)))


def workbook(sheet):
    book = load_workbook(io.BytesIO(as_xlsx(sheet)))
    return book.sheet_names, book.get_sheet_by_index(0).to_python()


def rows_of(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_workbook_keeps_numbers_as_numbers_and_blanks_blank():
    names, rows = workbook(SHEET)
    assert names == ["Skills"]
    assert rows == [["Skill", "Dana", "Łukasz"], ["Discovery", 4.0, ""], ["Closing", "", 1.0]]


def test_csv_opens_in_excel_with_its_letters_whole():
    data = as_csv(SHEET)
    assert data.startswith(b"\xef\xbb\xbf")
    assert rows_of(data) == [
        ["Skill", "Dana", "Łukasz"],
        ["Discovery", "4", ""],
        ["Closing", "", "1"],
    ]


def test_the_clipboard_gets_cells_that_stay_cells():
    sheet = Sheet("x", ("a\tb", "c"), (("line\nend", 2),))
    assert as_text(sheet) == "a b\tc\nline end\t2"


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "＝", "\t=", " +"])
def test_no_name_becomes_a_formula(begin):
    name = f"{begin}cmd|' /C calc'!A0"
    sheet = Sheet("x", (name,), ((name,),))
    pasted = f"'{clean_line(name)}"
    assert as_text(sheet) == f"{pasted}\n{pasted}"
    for [cell] in rows_of(as_csv(sheet)):
        assert not cell.startswith(("=", "+", "-", "@", "＝", "\t"))
    # A workbook says of each cell that it is text, so that nothing need be put before it.
    with zipfile.ZipFile(io.BytesIO(as_xlsx(sheet))) as parts:
        page = parts.read("xl/worksheets/sheet1.xml").decode()
        strings = parts.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in page
    assert page.count('t="s"') == 2
    assert "calc'!A0" in strings


@pytest.mark.parametrize("title", ["A/B [c]: 'd'?*", "x" * 60, ""])
def test_any_title_makes_a_sheet(title):
    assert len(workbook(Sheet(title, ("a",), ()))[0]) == 1


line = st.text(max_size=20).map(clean_line)


@given(st.lists(st.tuples(line, st.one_of(st.none(), st.integers(1, 5))), max_size=5))
def test_csv_reads_back_whatever_the_names(rows):
    read = rows_of(as_csv(Sheet("x", ("Name", "Level"), tuple(rows))))
    assert len(read) == len(rows) + 1
    for (name, level), (said, shown) in zip(rows, read[1:], strict=True):
        assert said in (name, f"'{name}")
        assert not said.startswith(("=", "+", "-", "@"))
        assert shown == ("" if level is None else str(level))
