"""A rep's own sheet as an Excel workbook, to be filled in any spreadsheet program.

What identifies a sheet when it returns is in a hidden column and in hidden rows above the
headings, in words of its own, so that it is found wherever rows and columns are moved to.
"""

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain.incoming_figures import day_words
from app.domain.kinds import PaperSize, PeriodKind, Unit
from app.domain.measure import as_number
from app.domain.money import minor_digits
from app.domain.rep_sheet import RepSheet, SheetBlock, SheetRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from app.domain.periods import Period

#: How hidden cells begin; what follows is parted by blanks.
SHEET_MARK = "touchline-sheet"
PERIODS_MARK = "touchline-periods"
HEADS_MARK = "touchline-heads"
METRIC_MARK = "touchline-metric"
#: What a rep writes where nothing is to be reported.
NOTHING = "n/a"
#: The columns: identification, metric, unit, target, and from then on the periods.
_NAME, _UNIT, _TARGET, _FIRST = 1, 2, 3, 4
_TITLES = {
    PeriodKind.WEEK: "Each week",
    PeriodKind.MONTH: "Each month",
    PeriodKind.QUARTER: "Each quarter",
}
_DAYS = {PeriodKind.WEEK: "d mmm", PeriodKind.MONTH: "mmm yyyy"}
_PAPERS = {PaperSize.A4: 9, PaperSize.LETTER: 1}
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_TITLE = 31
_LINES, _SHADE = "#9AA0A6", "#EEF0F2"


def build(*sheets: RepSheet) -> bytes:
    """A workbook with a sheet for each person."""
    import xlsxwriter  # type: ignore[import-untyped]

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        looks = _Looks(book)
        for sheet, title in zip(sheets, _titles(sheets), strict=True):
            _Writer(book.add_worksheet(title), looks, sheet).write()
    return out.getvalue()


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, bool | int | str], ...], Format] = {}
        self.title = self.of(bold=True, font_size=14)
        self.help = self.of(font_color="#444444")
        self.head = self.of(bold=True, bottom=1, bg_color=_SHADE)
        self.centred = self.day(PeriodKind.QUARTER)
        self.name = self.of(border=1, border_color=_LINES, bg_color=_SHADE, text_wrap=True)
        self.unit = self.of(
            border=1, border_color=_LINES, bg_color=_SHADE, font_color="#444444", text_wrap=True
        )

    def of(self, **properties: bool | int | str) -> "Format":
        """The format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"valign": "vcenter", **properties})
        return self._made[key]

    def day(self, kind: PeriodKind) -> "Format":
        """How the heading of a period looks."""
        return self.of(
            bold=True, bottom=1, bg_color=_SHADE, align="center",
            num_format=_DAYS.get(kind, "General"),
        )  # fmt: skip

    def number(self, unit: Unit, currency: str, *, locked: bool) -> "Format":
        """How a number looks: to be written into, or not."""
        shade = {"bg_color": _SHADE, "font_color": "#444444"} if locked else {}
        return self.of(
            border=1, border_color=_LINES, align="center", locked=locked,
            num_format=_number_format(unit, currency), **shade,
        )  # fmt: skip


@dataclass
class _Writer:
    """Writes one person's sheet from the top down."""

    page: "Worksheet"
    looks: _Looks
    sheet: RepSheet
    row: int = 0

    def write(self) -> None:
        self._set_up()
        self._head()
        for block in self.sheet.blocks:
            self._block(block)
        if not self.sheet.blocks:
            self.page.write_string(self.row, _NAME, "Nothing is to be reported.")

    def _set_up(self) -> None:
        page = self.page
        page.set_column(0, 0, 10, None, {"hidden": True})
        page.set_column(_NAME, _NAME, 27)
        page.set_column(_UNIT, _UNIT, 12)
        page.set_column(_TARGET, _TARGET, 10)
        page.set_column(_FIRST, _FIRST + 60, 9)
        page.freeze_panes(4, _FIRST)
        page.set_landscape()
        page.set_paper(_PAPERS[self.sheet.paper])
        page.fit_to_pages(1, 1)
        page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        page.set_footer(f"&L&8{_footer(self.sheet.name)}&R&8&P / &N")
        page.hide_gridlines(2)
        page.protect("", {"format_columns": True, "format_rows": True, "format_cells": True})

    def _head(self) -> None:
        ids = ",".join(str(row.metric_id) for block in self.sheet.blocks for row in block.rows)
        mark = f"{SHEET_MARK} 1 {self.sheet.mark} {self.sheet.person_id} {ids}"
        self.page.write_string(0, 0, mark)
        self.page.write_string(0, _NAME, self.sheet.name, self.looks.title)
        self.page.set_row(0, 26)
        self.page.set_row(1, 22)
        every = [period for block in self.sheet.blocks[:1] for period in block.periods]
        if every:
            span = f"{day_words(every[0].starts)} to {day_words(every[-1].ends)}"
            self.page.write_string(0, _FIRST, span, self.looks.help)
        to = f", and give it back to {self.sheet.manager}" if self.sheet.manager else ""
        self.page.write_string(
            1,
            _NAME,
            "Write your numbers into the white cells when a period is over; "
            f"{NOTHING} where there is nothing to report. Save the file{to}.",
            self.looks.help,
        )
        self.row = 2

    def _block(self, block: SheetBlock) -> None:
        first = block.periods[0].starts.isoformat()
        mark = f"{PERIODS_MARK} {block.kind.value} {first} {len(block.periods)}"
        self.page.write_string(self.row, 0, mark)
        self.page.set_row(self.row, None, None, {"hidden": True})
        self.page.write_string(self.row + 1, 0, HEADS_MARK)
        self.page.set_row(self.row + 1, 22)
        for column, text in ((_NAME, _TITLES[block.kind]), (_UNIT, "Unit"), (_TARGET, "Target")):
            look = self.looks.centred if column == _TARGET else self.looks.head
            self.page.write_string(self.row + 1, column, text, look)
        for column, period in enumerate(block.periods, _FIRST):
            self.page.write_string(self.row, column, period.starts.isoformat())
            self._heading(self.row + 1, column, period)
        self.row += 2
        for row in block.rows:
            self._metric(row, block.periods)
            self.row += 1
        self.row += 1

    def _heading(self, row: int, column: int, period: "Period") -> None:
        look = self.looks.day(period.kind)
        if period.kind in _DAYS:
            self.page.write_datetime(row, column, period.starts, look)
        else:
            self.page.write_string(row, column, period.label, look)

    def _metric(self, row: SheetRow, periods: "Sequence[Period]") -> None:
        page, currency = self.page, self.sheet.currency
        page.set_row(self.row, 24)
        page.write_string(self.row, 0, f"{METRIC_MARK} {row.metric_id} {row.name}")
        page.write_string(self.row, _NAME, row.name, self.looks.name)
        if row.definition:
            page.write_comment(self.row, _NAME, row.definition, {"x_scale": 2, "y_scale": 1.2})
        page.write_string(self.row, _UNIT, row.counts, self.looks.unit)
        self._target(row)
        look = self.looks.number(row.unit, currency, locked=False)
        for column, period in enumerate(periods, _FIRST):
            if period.starts not in row.amounts:
                page.write_blank(self.row, column, None, look)
                continue
            amount = row.amounts[period.starts]
            if amount is None:
                page.write_string(self.row, column, NOTHING, look)
            else:
                page.write_number(self.row, column, _cell(amount, row.unit, currency), look)
        last = _FIRST + len(periods) - 1
        page.data_validation(self.row, _FIRST, self.row, last, self._rule(row.unit, self.row))

    def _target(self, row: SheetRow) -> None:
        look = self.looks.number(row.unit, self.sheet.currency, locked=True)
        if row.target is None:
            self.page.write_blank(self.row, _TARGET, None, look)
        elif row.upper is not None:
            both = (row.target, row.upper)
            texts = (f"{as_number(one, row.unit, self.sheet.currency):f}" for one in both)
            self.page.write_string(self.row, _TARGET, "–".join(map(_short, texts)), look)
        else:
            number = _cell(row.target, row.unit, self.sheet.currency)
            self.page.write_number(self.row, _TARGET, number, look)

    def _rule(self, unit: Unit, row: int) -> dict[str, Any]:
        """What the program warns of; it lets everything through, for the rep knows better."""
        cell = f"E{row + 1}"
        number = f"{cell}>=0" if unit is not Unit.PERCENT else f"{cell}>=0,{cell}<=1"
        what = "a percentage from 0 to 100" if unit is Unit.PERCENT else "a number from 0 up"
        return {
            "validate": "custom",
            "value": f'=OR(AND(ISNUMBER({cell}),{number}),LOWER({cell})="{NOTHING}")',
            "error_type": "warning",
            "error_title": "Is this right?",
            "error_message": f"This is usually {what}, or {NOTHING}.",
        }


def _cell(amount: int, unit: Unit, currency: str) -> float:
    """An amount as the spreadsheet keeps it: 25 % is 0.25."""
    number = as_number(amount, unit, currency)
    return float(number / 100 if unit is Unit.PERCENT else number)


def _number_format(unit: Unit, currency: str) -> str:
    if unit is Unit.PERCENT:
        return "0.0%"
    if unit is Unit.MONEY:
        digits = minor_digits(currency)
        return f"#,##0.{'0' * digits}" if digits else "#,##0"
    return "General"


def _short(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _footer(text: str) -> str:
    """A name that the footer's own signs leave alone."""
    return text.replace("&", "&&")[:100]


def _titles(sheets: "Sequence[RepSheet]") -> list[str]:
    """The names of the sheets: each person's, short enough and each one its own."""
    taken: set[str] = set()
    found = []
    for sheet in sheets:
        plain = " ".join(_NOT_IN_TITLES.sub(" ", sheet.name).split()) or "Numbers"
        title, number = plain[:_LONGEST_TITLE].strip(), 1
        while title.casefold() in taken or title.casefold() == "history":
            number += 1
            ending = f" ({number})"
            title = plain[: _LONGEST_TITLE - len(ending)].strip() + ending
        taken.add(title.casefold())
        found.append(title)
    return found
