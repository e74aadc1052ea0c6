"""Any file chosen for import: read as a table, or refused in one sentence."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from app.exchange.errors import Unreadable
from app.exchange.tables import cell_text, read_table
from tests.exchange.files import changed, ods, packed, xlsx

HEADER = ("Name", "E-mail")
DANA = ("Dana Whitfield", "dana@example.com")


def refusal(data: bytes, name: str = "team.csv") -> str:
    with pytest.raises(Unreadable) as caught:
        read_table(data, name)
    return str(caught.value)


def test_how_the_file_was_read_is_said_in_words():
    data = "Name;E-mail\r\nJörg;j@example.com\r\n".encode("cp1252")
    assert read_table(data, "x.csv").source == "CSV, semicolons, Windows-1252, header in row 1"


def test_rows_count_as_a_person_counts_them():
    data = b"Sales team\n\nName,E-mail\n\nDana,d@example.com\n"
    table = read_table(data, "x.csv")
    assert table.header == HEADER
    assert [(row.number, row.cells) for row in table.rows] == [(5, ("Dana", "d@example.com"))]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_among_others_in_the_text(delimiter):
    rows = [["Name", "Title", "Territory"], ["Dana", "Sales, senior; new", "North|West"]]
    if delimiter in ",;|":
        rows[1] = [f'"{cell}"' for cell in rows[1]]
    data = "\n".join(delimiter.join(row) for row in rows).encode()
    assert read_table(data, "x.csv").rows[0].cells == ("Dana", "Sales, senior; new", "North|West")


def test_excels_own_delimiter_line_is_obeyed():
    table = read_table(b"sep=|\r\nName|E-mail\r\nDana|d@example.com\r\n", "x.csv")
    assert table.header == HEADER


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_the_encoding_is_found(encoding):
    data = "Name,E-mail\nJosé Núñez,jose@example.com\nAnn Lee,ann@example.com\n".encode(encoding)
    assert read_table(data, "x.csv").rows[0].cells[0] == "José Núñez"


def test_old_line_ends_are_line_ends():
    assert len(read_table(b"Name,E-mail\rDana,d@x.com\rAnn,a@x.com\r", "x.csv").rows) == 2


def test_typed_cells_keep_their_type():
    table = read_table(xlsx([["Rep", "Hire date", "Quota"], ["Dana", date(2024, 3, 1), 5.5]]), "x")
    assert table.rows[0].cells == ("Dana", date(2024, 3, 1), 5.5)


def test_the_header_is_found_below_titles_and_the_right_sheet_is_chosen():
    notes = [["Read me"], ["Made by operations"]]
    team = [["Team North"], [None, "as of", date(2026, 1, 1)], [], [None, *HEADER], [None, *DANA]]
    table = read_table(xlsx(notes, team), "team.xlsx")
    assert table.source == "XLSX, sheet “Sheet2” of 2, header in row 4"
    assert table.rows[0].number == 5
    assert table.rows[0].cells[1:] == DANA


def test_a_hidden_sheet_is_not_read():
    assert "empty" in refusal(xlsx([], [HEADER, DANA], hidden=[1]), "x.xlsx")


def test_an_ods_file_reads_as_the_same_file_in_xlsx_does():
    rows = [["Name", "Hire date", "Quota"], ["Ann & Co", date(2024, 3, 1), 7]]
    one, other = read_table(ods(rows), "x.ods"), read_table(xlsx(rows), "x.xlsx")
    assert (one.header, one.rows) == (other.header, other.rows)


def test_what_it_is_called_does_not_matter():
    assert read_table(xlsx([HEADER, DANA]), "team.csv").header == HEADER
    assert read_table(b"Name,E-mail\nDana,d@example.com\n", "team.xlsx").header == HEADER


def test_unknown_headings_still_head_a_table():
    table = read_table(b"Henkilo,Osoite\nAino,aino@example.com\n", "x.csv")
    assert table.header == ("Henkilo", "Osoite")


def test_a_row_that_reads_like_headings_does_not_head_the_table():
    data = b"Rep,Badge,Region\nRole,Rep,Active\nSeller,Status,Title\n"
    assert read_table(data, "x.csv").source.endswith("header in row 1")


def test_an_over_long_line_is_broken():
    data = b"Name,E-mail\n" + b"x" * 12_000 + b",d@example.com\n"
    (row,) = read_table(data, "x.csv").rows
    assert [len(line) for line in cell_text(row.cells[0]).split("\n")] == [5000, 5000, 2000]


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"{\\rtf1", "a text document"),
        (b"  <!DOCTYPE html><html>", "a web page"),
        (b"<html><table>", "a web page"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (b"SQLite format 3\x00", "a database"),
        (b"BEGIN:VCALENDAR\r\n", "a calendar"),
    ],
)
def test_a_foreign_file_is_named_for_what_it_is(start, what):
    assert refusal(start + b"Name,E-mail\nDana,d@x.com\n").startswith(
        f"This is {what}, not a table"
    )


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\n\n\n"])
def test_an_empty_file_is_refused(data):
    assert refusal(data) == "The file is empty."


def test_a_document_in_a_spreadsheets_clothes_is_refused():
    assert "not a spreadsheet" in refusal(packed({"word/document.xml": b"<w/>"}), "team.csv")


def test_binary_data_is_refused():
    assert "something other than text" in refusal(bytes(range(32)) * 20)


def test_a_text_without_a_header_is_refused():
    assert "No header row" in refusal(b"Dana Whitfield,Boston\nBob Lee,Denver\n")


def test_a_header_alone_is_refused():
    assert "no rows below" in refusal(b"Name,E-mail\n")
    assert "no rows below" in refusal(xlsx([HEADER]))


def test_an_empty_spreadsheet_is_refused():
    assert "empty" in refusal(xlsx([]))


def test_an_unterminated_quotation_mark_does_not_swallow_the_file():
    data = b'Name,E-mail\nAnn,a@x.com\n"Dana,d@x.com\nBob,b@x.com\n'
    assert refusal(data) == "A quotation mark opens in row 3 and never closes."


def test_quotation_marks_that_do_not_pair_up_name_their_row():
    data = b'Name,E-mail\nAnn,a@x.com\n"Dana" W,d@x.com\n'
    assert refusal(data) == "The quotation marks in row 3 do not pair up."


@pytest.mark.parametrize("make", [xlsx, ods])
def test_a_truncated_spreadsheet_is_refused(make):
    data = make([HEADER, DANA])
    for length in (30, len(data) // 2, len(data) - 5):
        assert "damaged or cut short" in refusal(data[:length])


def test_a_spreadsheet_of_broken_xml_is_refused():
    part = "xl/worksheets/sheet1.xml"
    assert "damaged" in refusal(changed(xlsx([HEADER, DANA]), part, lambda xml: xml[:-40]))
    assert "damaged" in refusal(changed(ods([HEADER, DANA]), "content.xml", lambda xml: xml[:400]))


def test_a_protected_workbook_is_refused_with_the_way_out():
    sealed = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    )
    assert "password" in refusal(sealed)
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    assert "password" in refusal(ods([HEADER, DANA], manifest=entry))


def test_an_old_workbook_is_refused_with_the_way_out():
    assert "save it as XLSX" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))


@pytest.mark.parametrize("reference", [b"XFD1048576", b"A60000", b"ZZ50000"])
def test_one_far_cell_cannot_fill_the_memory(reference):
    data = changed(
        xlsx([HEADER, DANA]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'"B2"', b'"%s"' % reference),
    )
    assert "too big" in refusal(data)


def test_a_repeated_row_cannot_fill_the_memory():
    data = changed(
        ods([HEADER, DANA]),
        "content.xml",
        lambda xml: xml.replace(
            b"<table:table-row>", b'<table:table-row table:number-rows-repeated="900000">'
        ),
    )
    assert "too big" in refusal(data)


def test_a_repeated_long_text_cannot_fill_the_memory():
    rows = [HEADER, *[["Dana " * 4000, "d@x.com"]] * 4000]
    assert "too big" in refusal(xlsx(rows))


def test_a_file_that_unpacks_to_too_much_is_refused():
    parts = {"xl/workbook.xml": b"<workbook/>", "xl/media/a.bin": bytes(51_000_000)}
    assert "too big" in refusal(packed(parts))


def test_too_many_rows_or_columns_are_refused():
    assert "too big" in refusal(b"Name,E-mail\n" + b"a,b\n" * 50_001)
    assert "columns" in refusal(b"Name,E-mail" + b",x" * 600 + b"\nDana,d@x.com\n")


def test_a_formula_stays_the_text_it_is():
    table = read_table(b"Name,Title\n=1+1,@SUM(A1)\n", "x.csv")
    assert table.rows[0].cells == ("=1+1", "@SUM(A1)")


def test_a_time_beyond_all_clocks_is_said_to_be_damage():
    book = Workbook()
    book.active.append(["Name", "Start date"])
    book.active.append(["Dana", 1e300])
    book.active["B2"].number_format = "[h]:mm:ss"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(Unreadable, match="damaged"):
        read_table(out.getvalue(), "people.xlsx")
