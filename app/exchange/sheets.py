"""Spreadsheets: the sheets of an XLSX or ODS file as plain rows."""

import io
import lzma
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import TYPE_CHECKING

from app.exchange.cells import MOST_BYTES, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Cell
from app.exchange.errors import Unreadable
from app.exchange.extent import Extent, measure

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_DAMAGED = "The spreadsheet is damaged or cut short: open it in its own program and save it again."
_PROTECTED = "The spreadsheet is protected by a password: save a copy without one and choose that."
_TOO_BIG = f"The spreadsheet is too big: at most {MOST_ROWS:,} rows can be read."
_NOT_A_SHEET = "This is not a spreadsheet: choose a CSV, TSV, XLSX, ODS or vCard file."
_BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    KeyError,
    OSError,
    ValueError,
)


@dataclass(frozen=True)
class Sheet:
    """One sheet in sight; row 1 of the sheet is ``rows[0]``, blank or not."""

    name: str
    rows: list[list[Cell]]


def read_sheets(data: bytes) -> tuple[str, list[Sheet]]:
    """The kind of spreadsheet, ``XLSX`` or ``ODS``, and its visible sheets in order.

    Raises Unreadable for anything else, and for what is damaged, protected or too big.
    """
    kind, parts = _unpacked(data)
    extents = measure(parts)
    if extents is None:
        raise Unreadable(_DAMAGED)
    if any(_too_big(extent) for extent in extents):
        raise Unreadable(_TOO_BIG)
    return kind, _sheets(data)


def _unpacked(data: bytes) -> tuple[str, dict[str, bytes]]:
    """The kind of spreadsheet and all of its parts, each checked for damage on the way."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > MOST_BYTES:
                raise Unreadable(_TOO_BIG)
            if any(info.flag_bits & 1 for info in archive.infolist()):
                raise Unreadable(_PROTECTED)
            kind = _kind(archive)
            parts = {name: archive.read(name) for name in archive.namelist()}
            if len(parts) < len(archive.namelist()):
                raise Unreadable(_DAMAGED)
            return kind, parts
    except _BROKEN_ARCHIVE:
        raise Unreadable(_DAMAGED) from None


def _kind(archive: zipfile.ZipFile) -> str:
    names = {"xl/workbook.xml", "xl/workbook.bin", "content.xml", "mimetype"}
    names &= set(archive.namelist())
    if names == {"xl/workbook.xml"}:
        return "XLSX"
    if names != {"content.xml", "mimetype"} or b"spreadsheet" not in archive.read("mimetype"):
        raise Unreadable(_NOT_A_SHEET)
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Unreadable(_PROTECTED)
    return "ODS"


def _too_big(extent: Extent) -> bool:
    return (
        extent.rows > MOST_ROWS
        or extent.rows * extent.columns > MOST_CELLS
        or extent.characters > MOST_BYTES
    )


def _sheets(data: bytes) -> list[Sheet]:
    # Loaded late: only an import needs it.
    from python_calamine import CalamineError, PasswordError, SheetVisibleEnum, load_workbook

    try:
        with load_workbook(io.BytesIO(data)) as book:
            visible = [m for m in book.sheets_metadata if m.visible is SheetVisibleEnum.Visible]
            return [Sheet(m.name, _rows(book.get_sheet_by_name(m.name))) for m in visible]
    except PasswordError:
        raise Unreadable(_PROTECTED) from None
    except (CalamineError, ValueError, OverflowError):
        raise Unreadable(_DAMAGED) from None
    except BaseException as panic:
        # The reader panics over a time beyond all clocks, and says so by no ordinary exception.
        if type(panic).__name__ != "PanicException":
            raise
        raise Unreadable(_DAMAGED) from None


def _rows(sheet: "CalamineSheet") -> list[list[Cell]]:
    filled = sheet.to_python(skip_empty_area=False)
    return [[_cell(value) for value in row[:MOST_COLUMNS]] for row in filled]


def _cell(value: str | float | bool | date | time | timedelta) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, (time, timedelta)):
        return str(value)
    if isinstance(value, float) and isfinite(value):
        return int(value) if value.is_integer() else value
    if value == "" or isinstance(value, float):
        return None
    return value
