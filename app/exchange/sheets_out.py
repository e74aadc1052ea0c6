"""Tables for other programs: rows in; CSV, an Excel workbook or clipboard text out.

A text that a spreadsheet would take for a formula never becomes one: the workbook stores it as
text, the other two put an apostrophe before it.
"""

import io
import re
from dataclasses import dataclass

from app.domain.text import clean_line
from app.exchange.csv_out import safe, write_table

#: A cell as it is written; None is left empty, for what is missing is not zero.
OutCell = str | int | None

#: What a workbook's sheet may not be called by, and how long its name may be.
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_TITLE = 31


@dataclass(frozen=True)
class Sheet:
    """A table to write: its heads, and rows of as many cells each.

    The first ``fixed`` columns stay in sight; heads from ``turned`` on stand upright. ``widths``
    are in characters, the last one for all further columns.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[OutCell, ...], ...]
    widths: tuple[int, ...] = (16,)
    fixed: int = 1
    turned: int | None = None


def as_csv(sheet: Sheet) -> bytes:
    """The table as CSV."""
    return b"".join(write_table(sheet.head, sheet.rows))


def as_text(sheet: Sheet) -> str:
    """The table for the clipboard: cells parted by tabs, each one cell wherever it is pasted."""
    return "\n".join("\t".join(map(_pasted, row)) for row in (sheet.head, *sheet.rows))


def as_xlsx(sheet: Sheet) -> bytes:
    """The table as an Excel workbook with one sheet."""
    import xlsxwriter  # type: ignore[import-untyped]

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        bold = {"bold": True, "valign": "bottom"}
        plain, upright = book.add_format(bold), book.add_format(bold | {"rotation": 90})
        page = book.add_worksheet(_NOT_IN_TITLES.sub(" ", sheet.title)[:_LONGEST_TITLE])
        for column, text in enumerate(sheet.head):
            turned = sheet.turned is not None and column >= sheet.turned
            page.write_string(0, column, text, upright if turned else plain)
            page.set_column(column, column, sheet.widths[min(column, len(sheet.widths) - 1)])
        for number, row in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    page.write_number(number, column, cell)
                elif cell:
                    page.write_string(number, column, cell)
        page.freeze_panes(1, sheet.fixed)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
    return out.getvalue()


def _pasted(cell: OutCell) -> str:
    return "" if cell is None else safe(clean_line(str(cell)))
