"""The workbook of a plan goes out, is filled by another program, and comes back."""

import io
import random
from contextlib import suppress
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import plan_files
from app.domain.kinds import ActionKind, LineSource, PaperSize, SectionKind
from app.domain.plan_form import FormLine
from app.exchange.errors import Unreadable
from tests.exchange.files import xlsx
from tests.exchange.plan_forms import (
    ABROAD,
    ACTIONS,
    LINES,
    MARK,
    SECTIONS,
    form,
    meant,
    read,
    written,
)

BLANK = plan_files.xlsx(form())


def opened(data=BLANK):
    return openpyxl.load_workbook(io.BytesIO(data))


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def row_of(page, words):
    return next(row for row in range(1, page.max_row + 1) if page.cell(row, 1).value == words)


def column_of(page, table, part):
    row = row_of(page, f"touchline-columns {table}")
    return next(c for c in range(2, 12) if page.cell(row, c).value == part)


def put(page, table, number, **parts):
    row = row_of(page, f"touchline-row {table} {number}")
    for part, value in parts.items():
        page.cell(row, column_of(page, table, part)).value = value


def filled(fill, data=BLANK):
    book = opened(data)
    fill(book.worksheets[0])
    return read(saved(book), "plan.xlsx")


@pytest.mark.parametrize("paper", PaperSize)
def test_what_stands_on_a_form_already_is_read_back(paper):
    returned = read(plan_files.xlsx(written(paper=paper)), "plan.xlsx")
    found = meant(returned)
    assert (returned.mark, returned.person_id, returned.number) == (MARK, 3, 2)
    assert (found.sections, found.lines, found.actions) == (SECTIONS, LINES, ACTIONS)
    assert returned.missing == ()


def test_a_plan_with_more_lines_than_a_form_has_room_for_them():
    data = plan_files.xlsx(form(lines=LINES * 12))
    assert meant(read(data, "plan.xlsx")).lines == LINES * 12


def test_what_a_rep_writes_comes_back():
    def fill(page):
        page.cell(row_of(page, "touchline-field section.market"), 2).value = f"{ABROAD}\nTwo plants"
        put(page, "line", 1, account="Αθήνα", amount=540000.5, month="March 2027", source="Renewal")
        put(page, "line", 2, segment="Mid-market", amount="1.2 Mio", month=datetime(2027, 4, 1))
        put(page, "action", 1, text="Call", kind="Training", due=datetime(2027, 3, 31))

    found = meant(filled(fill))
    assert found.sections == {SectionKind.MARKET: f"{ABROAD}\nTwo plants"}
    assert found.lines == (
        FormLine("Αθήνα", "", "", 54_000_050, date(2027, 3, 1), LineSource.RENEWAL),
        FormLine("", "Mid-market", "", 120_000_000, date(2027, 4, 1)),
    )
    (action,) = found.actions
    assert (action.kind, action.due) == (ActionKind.TRAINING, date(2027, 3, 31))
    assert found.problems == ()


def test_a_number_with_three_decimals_is_not_taken_for_thousands():
    found = meant(filled(lambda page: put(page, "line", 1, account="A", amount=1234.567)))
    assert found.lines[0].amount == 123_457


def test_rows_and_columns_that_were_moved_are_found():
    def move(page):
        put(page, "line", 2, account="Skagen", amount=5)
        page.insert_rows(3, 2)
        page.insert_cols(2)

    found = meant(filled(move))
    assert [(one.account, one.amount) for one in found.lines] == [("Skagen", 500)]


def test_a_row_that_was_added_is_a_line_and_a_sum_is_none():
    def add(page):
        put(page, "line", 14, account="Skagen", amount=5)
        last = row_of(page, "touchline-row line 14")
        page.insert_rows(last + 1, 2)
        for row, words in ((last + 1, "Norrland"), (last + 2, "Total")):
            page.cell(row, column_of(page, "line", "account")).value = words
            page.cell(row, column_of(page, "line", "amount")).value = 7

    found = meant(filled(add))
    assert [(one.account, one.amount) for one in found.lines] == [
        ("Skagen", 500),
        ("Norrland", 700),
    ]


def test_a_cell_that_came_to_no_value_is_kept_and_named():
    def fill(page):
        put(page, "line", 1, account="#REF!", amount="=1/0")
        put(page, "line", 2, account="Skagen", amount=1.5, product=365.5)

    found = meant(filled(fill))
    assert [(one.account, one.amount, one.product) for one in found.lines] == [
        ("#REF!", None, ""),
        ("Skagen", 150, "365.5"),
    ]
    assert found.lines[0].unread("amount") == "=1/0"
    assert [one.column for one in found.problems] == ["Line 1, amount"]


def test_a_day_that_a_spreadsheet_shows_as_a_number_is_that_day():
    def fill(page):
        put(page, "line", 1, account="Skagen", month=46447)
        put(page, "action", 1, text="Call", due=46477)

    found = meant(filled(fill))
    assert (found.lines[0].month, found.actions[0].due) == (date(2027, 3, 1), date(2027, 3, 31))


def test_rows_that_are_gone_are_missing():
    def delete(page):
        page.delete_rows(row_of(page, "touchline-row line 3"))
        page.delete_rows(row_of(page, "touchline-field section.skills"))

    missing = filled(delete).missing
    assert "section.skills" in missing
    assert {name for name in missing if name.startswith("line")} == {
        f"line.3.{part}" for part in ("account", "segment", "product", "amount", "month", "source")
    }


def test_only_what_is_to_be_written_into_is_open():
    page = opened().worksheets[0]
    row = row_of(page, "touchline-row line 1")
    assert page.protection.sheet
    assert not page.cell(row, column_of(page, "line", "amount")).protection.locked
    assert not page.cell(row_of(page, "touchline-field section.market"), 2).protection.locked
    assert page.cell(1, 2).protection.locked
    assert page.column_dimensions["A"].hidden


def test_what_is_offered_is_what_is_read():
    page = opened().worksheets[0]
    offered = {one.formula1.strip('"') for one in page.data_validations.dataValidation}
    assert any(words.startswith("January 2027,February 2027") for words in offered)
    assert any(words.startswith("Existing customer,Renewal") for words in offered)


def test_words_that_look_like_a_formula_stay_words():
    data = plan_files.xlsx(form(lines=(FormLine("=1+1", "@SUM(A1)"),)))
    assert meant(read(data, "plan.xlsx")).lines == (FormLine("=1+1", "@SUM(A1)"),)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (xlsx([["Name", "Quota"], ["Dana", 5]]), "no business plan"),
        (BLANK[: len(BLANK) // 2], "damaged"),
    ],
)
def test_what_is_no_form_is_refused_in_words(data, said):
    with pytest.raises(Unreadable, match=said):
        read(data, "plan.xlsx")


@given(st.randoms(use_true_random=False), st.integers(1, 20))
def test_no_bytes_do_more_than_be_refused(rng: random.Random, count):
    data = bytearray(BLANK)
    for _ in range(count):
        data[rng.randrange(2, len(data))] = rng.randrange(256)
    with suppress(Unreadable):
        read(bytes(data), "plan.xlsx")
