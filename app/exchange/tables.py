"""Any file that holds a table, read by what is in it rather than by what it is called."""

from app.domain.text import LONGEST_LINE, clean_line
from app.exchange.cells import MOST_BYTES, Cell, Row, Table, cell_text
from app.exchange.delimited import read_delimited
from app.exchange.errors import Unreadable
from app.exchange.header import Known, find_header, known_headings
from app.exchange.sheets import Sheet, read_sheets
from app.exchange.vcard import looks_like_vcards, read_vcards

__all__ = ["Cell", "Row", "Table", "cell_text", "read_table"]

_KINDS_READ = "choose a CSV, TSV, XLSX, ODS or vCard file."
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: How a file begins that is chosen by mistake, and what it then is.
_FOREIGN = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a text document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"SQLite format 3", "a database"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<table", "a web page"),
    (b"<?xml", "an XML file"),
    (b"begin:vcalendar", "a calendar"),
)


def read_table(data: bytes, name: str, known_in: Known = known_headings) -> Table:
    """The table in ``data``, the content of a file called ``name``.

    ``known_in`` counts the headings of a row that are known, by which the header is found.
    Raises Unreadable with one sentence for the user where there is none to be had.
    """
    _refuse_foreign(data)
    if looks_like_vcards(data):
        table = read_vcards(data)
    elif data.startswith(b"PK"):
        table = _from_sheets(data, known_in)
    else:
        records, how = read_delimited(data, name, known_in)
        table = _headed([list(record) for record in records], how, known_in)
    if not table.rows:
        raise Unreadable("The file has a header but no rows below it.")
    return table


def _refuse_foreign(data: bytes) -> None:
    if not data.strip():
        raise Unreadable("The file is empty.")
    if len(data) > MOST_BYTES:
        raise Unreadable(f"The file is too big: at most {MOST_BYTES // 1_000_000} MB can be read.")
    if data.startswith(_OLD_EXCEL):
        raise Unreadable(_old_excel(data))
    head = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    for start, what in _FOREIGN:
        if head.startswith(start) or head.lower().startswith(start):
            raise Unreadable(f"This is {what}, not a table: {_KINDS_READ}")


def _old_excel(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "The workbook is protected by a password: save a copy without one and choose that."
    return "This is a file of an older Office: save it as XLSX or CSV and choose that."


def _from_sheets(data: bytes, known_in: Known) -> Table:
    """The sheet with the most known headings, the first of equals."""
    kind, sheets = read_sheets(data)
    headed = [sheet for sheet in sheets if find_header(sheet.rows, known_in) is not None]
    if not any(cell_text(cell) for sheet in sheets for row in sheet.rows for cell in row):
        raise Unreadable("The spreadsheet is empty.")
    chosen = max(headed, key=lambda sheet: _known(sheet, known_in), default=sheets[0])
    source = f"{kind}, sheet “{chosen.name}” of {len(sheets)}" if len(sheets) > 1 else kind
    return _headed(_squared(chosen), source, known_in)


def _known(sheet: Sheet, known_in: Known) -> int:
    header = find_header(sheet.rows, known_in)
    return 0 if header is None else known_in(sheet.rows[header])


def _squared(sheet: Sheet) -> list[list[Cell]]:
    """The rows of a sheet, all as wide as the widest: what stands beside a table is no fault."""
    width = max(map(len, sheet.rows), default=0)
    return [row + [None] * (width - len(row)) for row in sheet.rows]


def _headed(rows: list[list[Cell]], source: str, known_in: Known) -> Table:
    at = find_header(rows, known_in)
    if at is None:
        raise Unreadable("No header row was found: name the columns in the first row.")
    filled = [any(cell_text(cell) for cell in row) for row in rows]
    below = tuple(
        Row(number, tuple(row))
        for number, row in enumerate(rows[at + 1 :], at + 2)
        if filled[number - 1]
    )
    header = tuple(clean_line(cell_text(cell))[:LONGEST_LINE] for cell in rows[at])
    return Table(header, below, f"{source}, header in row {at + 1}", at + 1)
