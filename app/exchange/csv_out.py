"""Tables as CSV that a spreadsheet opens as it is meant: text stays text and runs nothing."""

import codecs
from collections.abc import Iterator, Sequence

Value = int | float | str | bytes | None

#: What a spreadsheet may take for a formula, full-width forms included.
_RUNS = tuple("=+-@\t\r\n＝＋－＠")
_KEPT_OUT = "'"


def write_table(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> Iterator[bytes]:
    """The lines of a file: UTF-8 with a mark, which Excel needs; RFC 4180.

    A cell without a value is empty, an empty text is ``""``, bytes are written in hex. A text that
    begins like a formula, or with an apostrophe, gets an apostrophe in front: take away the first
    one of each cell that begins so, and the values are back.
    """
    yield codecs.BOM_UTF8
    for row in (columns, *rows):
        yield (",".join(map(_cell, row)) + "\r\n").encode("utf-8", "replace")


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    text = value.hex() if isinstance(value, bytes) else safe(value)
    return '"' + text.replace('"', '""') + '"'


def safe(text: str) -> str:
    """``text``, with an apostrophe in front where a spreadsheet might run it."""
    return _KEPT_OUT + text if text.startswith((*_RUNS, _KEPT_OUT)) else text
