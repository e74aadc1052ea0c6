"""Text tables: what the encoding is, what parts the columns, and the rows."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from app.exchange.cells import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from app.exchange.errors import Unreadable
from app.exchange.header import Known, find_header, known_headings

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_TAB = "\t"
_DELIMITERS = {";": "semicolons", _TAB: "tabs", ",": "commas", "|": "bars"}
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: Excel's own first line, which names the delimiter.
_SEP_LINE = re.compile(r"\ufeff?sep=([;,\t|])\r?\n", re.I)
_SAMPLE = 100_000
#: A line longer than this freezes the widgets that show it.
_LONGEST_LINE = 5_000


def decode(data: bytes) -> tuple[str, str]:
    """The text in ``data`` and the name of its encoding; raises Unreadable where it is not text."""
    text, label = _decoded(data)
    if "\x00" in text or len(_CONTROLS.findall(text)) > 3 + len(text) // 100:
        raise Unreadable("This is not a table: the file holds something other than text.")
    return text, label


def read_delimited(
    data: bytes, name: str, known_in: Known = known_headings
) -> tuple[list[list[str]], str]:
    """The records of a CSV or TSV file, blank ones included, and how it was read.

    Raises Unreadable for what is not text, is too big, or whose quotes do not close.
    """
    text, label = decode(data)
    named = _SEP_LINE.match(text)
    text = text[named.end() :] if named else text
    delimiter = named[1] if named else _vote(text[:_SAMPLE], name, known_in)
    records = list(_records(text, delimiter))
    columns = max(map(len, records), default=0)
    if columns > MOST_COLUMNS:
        raise Unreadable(f"The file has {columns:,} columns: at most {MOST_COLUMNS} can be read.")
    parted = "one column" if columns < 2 else _DELIMITERS[delimiter]
    return records, f"{'TSV' if delimiter == _TAB else 'CSV'}, {parted}, {label}"


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, codec, label in _MARKS:
        if data.startswith(mark):
            return _strictly(data, codec, label), label
    head = data[:2_000]
    # Western letters in UTF-16 without a mark leave every second byte empty.
    for offset, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(head) > 3 and head[offset::2].count(0) * 2 > len(head[offset::2]):
            return _strictly(data, codec, "UTF-16"), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _strictly(data, "cp1252", "Windows-1252"), "Windows-1252"


def _strictly(data: bytes, codec: str, label: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        message = f"The text cannot be read as {label}: save the file again as CSV UTF-8."
        raise Unreadable(message) from None


def _vote(sample: str, name: str, known_in: Known) -> str:
    """The delimiter that makes the best table of ``sample``: known headings, then even rows."""
    if name.casefold().endswith((".tsv", ".tab")):
        return _TAB
    return max(_DELIMITERS, key=lambda delimiter: _score(sample, delimiter, known_in))


def _score(sample: str, delimiter: str, known_in: Known) -> tuple[int, bool, int, int]:
    """How good a table ``delimiter`` makes: known headings first, then rows of one width."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        rows = [row for row in islice(reader, 200) if any(row)]
    except csv.Error:
        rows = []
    header = find_header(rows, known_in)
    if header is None:
        return 0, False, 0, 0
    width, below = len(rows[header]), rows[header:]
    even = sum(1 for row in below if len(row) == width)
    return known_in(rows[header]), width > 1 and even * 2 >= len(below), even, width


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number, cells = 0, 0
    while True:
        number += 1
        try:
            record = next(reader, None)
        except csv.Error as error:
            raise Unreadable(_fault(number, str(error))) from None
        if record is None:
            return
        cells += len(record)
        if number > MOST_ROWS or cells > MOST_CELLS:
            raise Unreadable(f"The file is too big: at most {MOST_ROWS:,} rows can be read.")
        yield [_broken(cell) for cell in record]


def _fault(number: int, error: str) -> str:
    if "end of data" in error or "field limit" in error:
        return f"A quotation mark opens in row {number} and never closes."
    return f"The quotation marks in row {number} do not pair up."


def _broken(cell: str) -> str:
    """``cell`` with its over-long lines broken."""
    if len(cell) <= _LONGEST_LINE:
        return cell
    return re.sub(rf"([^\n]{{{_LONGEST_LINE}}})(?=[^\n])", r"\1\n", cell)
