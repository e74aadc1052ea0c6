"""The form of a business plan as an Excel workbook, to be filled in any spreadsheet program.

What identifies a row when the form returns is in a hidden column, and what identifies a column in
a hidden row, in words of its own, so that each is found wherever it is moved to.
"""

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain.incoming_figures import day_words
from app.domain.kinds import PaperSize, SectionKind, Unit
from app.domain.measure import as_number
from app.domain.money import minor_digits
from app.domain.plan_form import (
    ACTION_PARTS,
    ACTIONS,
    LINE_PARTS,
    LINES,
    LONGEST_CELL,
    BlankForm,
    FormAction,
    FormLine,
    section_field,
    with_room,
)
from app.domain.plan_form_read import KINDS, SOURCES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

#: How hidden cells begin; what follows is parted by blanks.
FIELD_MARK = "touchline-field"
COLUMNS_MARK = "touchline-columns"
ROW_MARK = "touchline-row"
TITLE = "Plan"
#: The columns: identification, numbers and words, and from then on what is filled in.
_WORDS, _FIRST = 1, 2
_WIDTHS = {"account": 26, "segment": 15, "product": 16, "amount": 15, "month": 17, "source": 20}
#: Where the parts of an action stand, so that its words have the widest place.
_ACTION_COLUMNS = {"text": (2, 4), "kind": (5, 6), "due": (7, 7)}
_LAST = _FIRST + len(LINE_PARTS) - 1
_HEADS = {
    "account": "Account", "segment": "Segment", "product": "Product", "amount": "Amount",
    "month": "Month", "source": "Source", "kind": "What for", "text": "What you will do",
    "due": "By when",
}  # fmt: skip
_PAPERS = {PaperSize.A4: 9, PaperSize.LETTER: 1}
_LINES, _SHADE, _MUTED = "#9AA0A6", "#EEF0F2", "#444444"
_ANSWER_HIGH, _LINE_HIGH, _ROW_HIGH = 76, 15, 21
#: About so many letters stand on one line of an answer.
_ON_A_LINE = 105
_MOST_HIGH = 400


def build(form: BlankForm, questions: "Mapping[SectionKind, tuple[str, str]]") -> bytes:
    """The form as a workbook of one sheet; ``questions`` are the heading and question of each."""
    import xlsxwriter  # type: ignore[import-untyped]

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        _Writer(book.add_worksheet(TITLE), _Looks(book, form.currency), form, questions).write()
    return out.getvalue()


class _Looks:
    """The formats of the workbook."""

    def __init__(self, book: "Workbook", currency: str) -> None:
        box = {"border": 1, "border_color": _LINES, "locked": False, "valign": "vcenter"}
        digits = minor_digits(currency)
        money = f"#,##0.{'0' * digits}" if digits else "#,##0"
        self.title: Format = book.add_format({"bold": True, "font_size": 16})
        self.help: Format = book.add_format({"font_color": _MUTED, "text_wrap": True})
        self.number: Format = book.add_format(
            {"font_color": _MUTED, "align": "left", "valign": "vcenter"}
        )
        self.heading: Format = book.add_format({"bold": True, "font_size": 12})
        self.head: Format = book.add_format({"bold": True, "bottom": 1, "bg_color": _SHADE})
        self.figure: Format = book.add_format({"bg_color": _SHADE, "align": "left"})
        self.answer: Format = book.add_format({**box, "text_wrap": True, "valign": "top"})
        self.cell: Format = book.add_format({**box, "text_wrap": True})
        self.amount: Format = book.add_format({**box, "num_format": money})
        self.day: Format = book.add_format({**box, "num_format": "d mmm yyyy", "align": "left"})


@dataclass
class _Writer:
    """Writes the form from the top down."""

    page: "Worksheet"
    looks: _Looks
    form: BlankForm
    questions: "Mapping[SectionKind, tuple[str, str]]"
    row: int = 0

    def write(self) -> None:
        self._set_up()
        self._head()
        for kind in SectionKind:
            self._section(kind)
        self._lines()
        self._actions()

    def _set_up(self) -> None:
        page = self.page
        page.set_column(0, 0, 10, None, {"hidden": True})
        page.set_column(_WORDS, _WORDS, 4)
        for column, part in enumerate(LINE_PARTS, _FIRST):
            page.set_column(column, column, _WIDTHS[part])
        page.set_portrait()
        page.set_paper(_PAPERS[self.form.paper])
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        page.set_footer(f"&L&8{self.form.name.replace('&', '&&')[:60]}&R&8&P / &N")
        page.hide_gridlines(2)
        page.protect("", {"format_columns": True, "format_rows": True, "format_cells": True})

    def _head(self) -> None:
        form, page = self.form, self.page
        version = f", version {form.number}" if form.number > 1 else ""
        page.write_string(0, 0, form.said)
        page.write_string(0, _WORDS, form.name, self.looks.title)
        page.set_row(0, 26)
        to = f" to {form.manager}" if form.manager else ""
        self.row = 1
        self._words(f"Business plan {form.half.label}{version}", 1)
        self._words(
            "Write into the white cells, in your own words. Leave empty what you do not know yet. "
            f"Save the file and give it back{to} by {day_words(form.due_on)}.", 1
        )  # fmt: skip
        self._figures()

    def _figures(self) -> None:
        """The quota, what it takes, and what was sold in the last quarters."""
        form, page = self.form, self.page
        rows: list[tuple[str, str]] = [
            ("Your quota", self._money(form.quota, "not set yet")),
            ("Win rate", "not known" if form.win_rate is None else f"{form.win_rate:.0%}"),
            (f"{form.bar:.1f} × the quota", self._times(form.bar)),
        ]
        if form.win_rate:
            often = 1 / form.win_rate
            rows.append((f"{often:.1f} × the quota (1 ÷ win rate)", self._times(often)))
        for one in form.history:
            sold = self._money(one.actual, "not reported")
            rows.append((one.period.label, f"{sold} of {self._money(one.quota, 'no quota')}"))
        self.row += 1
        for name, text in rows:
            page.merge_range(self.row, _WORDS, self.row, _FIRST, name, self.looks.figure)
            page.merge_range(self.row, _FIRST + 1, self.row, _LAST, text, self.looks.figure)
            self.row += 1
        self.row += 1

    def _section(self, kind: SectionKind) -> None:
        heading, question = self.questions[kind]
        self.page.write_string(self.row, _WORDS, heading, self.looks.heading)
        self.row += 1
        self._words(question, 1)
        said = self.form.sections.get(kind, "")[:LONGEST_CELL]
        self.page.write_string(self.row, 0, f"{FIELD_MARK} {section_field(kind)}")
        self.page.merge_range(self.row, _WORDS, self.row, _LAST, said, self.looks.answer)
        lines = sum(1 + len(line) // _ON_A_LINE for line in said.splitlines())
        self.page.set_row(self.row, min(max(_ANSWER_HIGH, lines * _LINE_HIGH), _MOST_HIGH))
        self.row += 2

    def _lines(self) -> None:
        places = {part: (column, column) for column, part in enumerate(LINE_PARTS, _FIRST)}
        self._table(
            "Forecast", "Where the business comes from, deal by deal or segment by segment.",
            "line", places,
        )  # fmt: skip
        months = [one.label for one in self.form.months]
        sources = [words[0].capitalize() for words in SOURCES.values()]
        for number, line in enumerate(with_room(self.form.lines, LINES, FormLine()), 1):
            self._begin("line", number)
            for part in ("account", "segment", "product"):
                self._put(places[part], getattr(line, part), self.looks.cell)
            self._amount(places["amount"][0], line)
            month = next((m.label for m in self.form.months if m.starts == line.month), "")
            self._put(places["month"], month or line.unread("month"), self.looks.cell, months)
            source = "" if line.source is None else SOURCES[line.source][0].capitalize()
            self._put(places["source"], source or line.unread("source"), self.looks.cell, sources)
            self.row += 1
        self.row += 1

    def _amount(self, column: int, line: FormLine) -> None:
        if line.amount is None:
            self._put((column, column), line.unread("amount"), self.looks.amount)
            return
        number = as_number(line.amount, Unit.MONEY, self.form.currency)
        self.page.write_number(self.row, column, float(number), self.looks.amount)

    def _actions(self) -> None:
        places = {part: _ACTION_COLUMNS[part] for part in ACTION_PARTS}
        self._table("Actions", "What you will do, and by when.", "action", places)
        kinds = [words[0].capitalize() for words in KINDS.values()]
        for number, step in enumerate(with_room(self.form.actions, ACTIONS, FormAction("")), 1):
            self._begin("action", number)
            kind = KINDS[step.kind][0].capitalize() if step.text else ""
            self._put(places["text"], step.text, self.looks.cell)
            self._put(places["kind"], kind, self.looks.cell, kinds)
            column = places["due"][0]
            if step.due is None:
                self.page.write_blank(self.row, column, None, self.looks.day)
            else:
                self.page.write_datetime(self.row, column, step.due, self.looks.day)
            self.row += 1

    def _table(
        self, heading: str, told: str, name: str, places: "Mapping[str, tuple[int, int]]"
    ) -> None:
        """The head of a table, with the hidden row that says which column is which."""
        page = self.page
        page.write_string(self.row, _WORDS, heading, self.looks.heading)
        self.row += 1
        self._words(told, 1)
        page.write_string(self.row, 0, f"{COLUMNS_MARK} {name}")
        page.set_row(self.row, None, None, {"hidden": True})
        for part, (first, last) in places.items():
            page.write_string(self.row, first, part)
            money = f" ({self.form.currency})" if part == "amount" else ""
            for column in range(first, last + 1):
                page.write_string(self.row + 1, column, "", self.looks.head)
            page.write_string(self.row + 1, first, f"{_HEADS[part]}{money}", self.looks.head)
        self.row += 2

    def _begin(self, table: str, number: int) -> None:
        self.page.set_row(self.row, _ROW_HIGH)
        self.page.write_string(self.row, 0, f"{ROW_MARK} {table} {number}")
        self.page.write_number(self.row, _WORDS, number, self.looks.number)

    def _put(
        self, place: tuple[int, int], text: str, look: "Format", choices: "Sequence[str]" = ()
    ) -> None:
        first, last = place
        if last > first:
            self.page.merge_range(self.row, first, self.row, last, text[:LONGEST_CELL], look)
        elif text:
            self.page.write_string(self.row, first, text[:LONGEST_CELL], look)
        else:
            self.page.write_blank(self.row, first, None, look)
        if choices:
            self.page.data_validation(self.row, first, self.row, first, _offered(choices))

    def _words(self, text: str, lines: int) -> None:
        self.page.merge_range(self.row, _WORDS, self.row, _LAST, text, self.looks.help)
        self.page.set_row(self.row, _LINE_HIGH * (lines + len(text) // _ON_A_LINE))
        self.row += 1

    def _times(self, times: float) -> str:
        return self._money(None if self.form.quota is None else round(self.form.quota * times), "")

    def _money(self, minor: int | None, nothing: str) -> str:
        if minor is None:
            return nothing
        number = as_number(minor, Unit.MONEY, self.form.currency)
        return f"{self.form.currency} {number:,.0f}"


def _offered(choices: "Sequence[str]") -> dict[str, Any]:
    """A list to choose from; any other words are let through."""
    return {"validate": "list", "source": list(choices), "show_error": False}
