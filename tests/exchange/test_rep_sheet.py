"""A rep's own sheet goes out, is filled by another program, and comes back."""

import io
import random
import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.incoming import Action, KnownPerson
from app.domain.incoming_figures import Place
from app.domain.kinds import PaperSize, PeriodKind, Unit
from app.domain.measure import as_number
from app.domain.rep_sheet import match_sheets
from app.exchange.errors import Unreadable
from app.exchange.rep_sheet import build
from app.exchange.rep_sheet_in import read
from tests.exchange.files import packed, xlsx
from tests.exchange.rep_sheets import (
    BEFORE,
    FIRST,
    METRICS,
    fill,
    here,
    opened,
    periods,
    row_of,
    saved,
    sheet,
)


def matches(data, **known):
    return match_sheets(read(data, "numbers.xlsx"), here(**known))


def figures(found):
    """What would be recorded, by metric and first day."""
    written = [match for match in found if match.action in (Action.ADD, Action.UPDATE)]
    return {(m.place.metric_id, m.place.starts): m.line.amount for m in written}


def said(found):
    return [problem.text for match in found for problem in match.line.problems]


def filled(*rows, data=None):
    book = opened(data or build(sheet()))
    page = book.worksheets[0]
    for name, *values in rows:
        fill(page, name, *values)
    return saved(book)


def test_what_a_rep_writes_comes_back():
    data = filled(
        ("Meetings", 7, None, 0, "n/a", "9"),
        ("Show rate", 0.25, "50 %"),
        ("Pipeline", 12345.5),
        ("Trust", 8.5),
    )
    week = [FIRST + timedelta(days=7 * n) for n in range(5)]
    assert figures(matches(data)) == {
        (1, week[0]): 7_000,
        (1, week[2]): 0,
        (1, week[3]): None,
        (1, week[4]): 9_000,
        (2, week[0]): 25_000,
        (2, week[1]): 50_000,
        (4, date(2026, 10, 1)): 1_234_550,
        (5, date(2026, 10, 1)): 8_500,
    }


def test_twenty_five_people_fill_thirteen_weeks_and_every_number_comes_back():
    """S4-22: the reps bring their own numbers."""
    dice = random.Random(25)
    people = [KnownPerson(n, f"Rep Number {n}") for n in range(1, 26)]
    book = opened(build(*(sheet(one.id, one.name) for one in people)))
    wanted = {}
    for one, page in zip(people, book.worksheets, strict=True):
        for metric in METRICS:
            row = row_of(page, metric.name)
            count = {PeriodKind.WEEK: 13, PeriodKind.MONTH: 3, PeriodKind.QUARTER: 1}
            for place, period in enumerate(periods(metric.frequency, count[metric.frequency])):
                amount = dice.randrange(0, 100_000)
                number = as_number(amount, metric.unit, "EUR")
                cell = number / 100 if metric.unit is Unit.PERCENT else number
                page.cell(row, BEFORE + 1 + place).value = float(cell)
                wanted[Place(one.id, metric.id, metric.frequency, period.starts)] = amount
    found = match_sheets(read(saved(book), "all.xlsx"), here(*people))
    assert {match.place: match.line.amount for match in found} == wanted
    assert len(wanted) == 25 * (3 * 13 + 3 + 1)
    assert {match.action for match in found} == {Action.ADD}


amounts = st.one_of(st.none(), st.integers(0, 10**9))


@given(st.lists(amounts, min_size=13, max_size=13), st.sampled_from(METRICS))
def test_what_is_known_already_goes_out_and_comes_back_as_it_was(numbers, metric):
    count = {PeriodKind.WEEK: 13, PeriodKind.MONTH: 3, PeriodKind.QUARTER: 1}[metric.frequency]
    known = dict(zip((p.starts for p in periods(metric.frequency, count)), numbers, strict=False))
    if metric.unit is Unit.PERCENT:  # far beyond what a percentage is
        known = {day: None if one is None else one % 1_000_000 for day, one in known.items()}
    there = {Place(1, metric.id, metric.frequency, day): one for day, one in known.items()}
    found = matches(build(sheet(amounts={metric.id: known})), there=there)
    assert {match.place: match.line.amount for match in found} == there
    assert {match.action for match in found} <= {Action.SAME}


def test_only_what_differs_is_brought_anew():
    known = {FIRST: 7_000, FIRST + timedelta(days=7): 8_000}
    there = {Place(1, 1, PeriodKind.WEEK, day): amount for day, amount in known.items()}
    data = filled(("Meetings", None, 9, 10), data=build(sheet(amounts={1: known})))
    assert [(m.action, m.was, m.line.amount) for m in matches(data, there=there)] == [
        (Action.SAME, 7_000, 7_000),
        (Action.UPDATE, 8_000, 9_000),
        (Action.ADD, None, 10_000),
    ]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("Meetings", "seven", "“seven” is not a number."),
        ("Meetings", "5 %", "“5 %” is a percentage, and this is not counted in percent."),
        ("Meetings", -1, "This cannot be below 0."),
        ("Show rate", "5 €", "“5 €” is an amount of money, not a percentage."),
        ("Pipeline", "5 USD", "The amount is in USD, but the journal is in EUR."),
        ("Pipeline", date(2026, 1, 1), "“2026-01-01” is not an amount."),
    ],
)
def test_what_cannot_be_is_said_beside_its_cell(name, value, words):
    [match] = matches(filled((name, value)))
    assert match.action is Action.SKIP
    [problem] = match.line.problems
    assert (problem.text, problem.blocking) == (words, True)
    assert problem.column.startswith(("week of", "month of"))


def test_a_percentage_typed_as_it_is_said_is_read_so_and_shown():
    [match] = matches(filled(("Show rate", 25)))
    assert match.line.amount == 25_000
    assert said([match]) == ["25 is read as 25 %."]


def test_a_week_to_come_cannot_be_reported():
    data = filled(("Meetings", 1), data=build(sheet()))
    known = replace(here(), today=FIRST - timedelta(days=1))
    found = match_sheets(read(data, "a.xlsx"), known)
    assert said(found) == ["The week of 28 September 2026 has not begun yet."]


def test_sheets_of_others_are_not_read():
    data = filled(("Meetings", 7))
    assert said(matches(data, mark="ffff")) == [
        "The sheet of Dana Whitfield was made by another journal: nothing of it is read."
    ]
    stranger = match_sheets(read(data, "a.xlsx"), here(KnownPerson(2, "Ben Carver")))
    assert said(stranger) == ["Dana Whitfield, whose sheet this is, is no longer in this journal."]
    assert figures(stranger) == {}


def test_a_moved_renamed_and_unhidden_sheet_is_still_known():
    book = opened(filled(("Meetings", 7)))
    page = book.worksheets[0]
    page.insert_rows(1, 3)
    page.insert_cols(1, 2)
    page.title = "mine"
    book.create_sheet("Notes", 0)["A1"] = "Ask about the quota"
    assert figures(matches(saved(book))) == {(1, FIRST): 7_000}


def test_rows_sorted_without_their_hidden_column_are_read_by_their_names():
    book = opened(filled(("Meetings", 7), ("Show rate", 0.5)))
    page = book.worksheets[0]
    one, other = row_of(page, "Meetings"), row_of(page, "Show rate")
    for column in range(2, 20):
        a, b = page.cell(one, column), page.cell(other, column)
        a.value, b.value = b.value, a.value
    found = matches(saved(book))
    assert figures(found) == {(1, FIRST): 7_000, (2, FIRST): 50_000}
    assert set(said(found)) == {"The rows were sorted: this one is read by its name."}


def test_rows_that_were_taken_out_or_added_are_told():
    book = opened(filled(("Meetings", 7), ("Show rate", 0.5)))
    page = book.worksheets[0]
    page.delete_rows(row_of(page, "Show rate"))
    last = row_of(page, "Hours with customers")
    page.insert_rows(last + 1)
    page.cell(last + 1, 2).value = "Lunches"
    page.cell(last + 1, BEFORE + 1).value = 3
    found = matches(saved(book))
    assert figures(found) == {(1, FIRST): 7_000}
    assert sorted(said(found)) == [
        "The row of Show rate is gone: nothing is said about it.",
        "This row was added: the numbers in it are left out.",
    ]


def test_periods_that_were_changed_or_taken_out_are_told():
    book = opened(filled(("Meetings", 7, 8, 9)))
    page = book.worksheets[0]
    page.cell(4, BEFORE + 2).value = date(2025, 1, 6)
    page.delete_cols(BEFORE + 13)
    found = matches(saved(book))
    third = FIRST + timedelta(days=14)
    assert figures(found) == {(1, FIRST): 7_000, (1, third): 9_000}
    assert "1 of 13 weeks are no longer on the sheet." in said(found)
    assert any("The heading says 6 January 2025" in text for text in said(found))


def test_two_files_that_differ_for_one_person_keep_each_other_out():
    reads = [*read(filled(("Meetings", 7)), "a.xlsx"), *read(filled(("Meetings", 8)), "b.xlsx")]
    found = match_sheets(reads, here())
    assert said(found) == [
        "Another value for the same person, metric and period is in row 5 of b.xlsx.",
        "Another value for the same person, metric and period is in row 5 of a.xlsx.",
    ]


def test_only_the_cells_to_write_into_can_be_written_into():
    page = opened(build(sheet())).worksheets[0]
    assert page.protection.sheet
    assert not page.protection.password
    row = row_of(page, "Meetings")
    unlocked = [c for c in range(1, 30) if not page.cell(row, c).protection.locked]
    assert unlocked == list(range(BEFORE + 1, BEFORE + 14))
    assert page.column_dimensions["A"].hidden
    assert page.row_dimensions[3].hidden
    assert page.cell(row, 2).comment.text == "What counts."
    assert page.freeze_panes == "E5"


@pytest.mark.parametrize(("paper", "code"), [(PaperSize.A4, 9), (PaperSize.LETTER, 1)])
def test_a_sheet_prints_on_one_page(paper, code):
    page = opened(build(sheet(paper=paper))).worksheets[0]
    assert (page.page_setup.orientation, int(page.page_setup.paperSize)) == ("landscape", code)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert {page.page_setup.fitToWidth, page.page_setup.fitToHeight} <= {None, 1}


def test_two_people_of_one_name_have_a_sheet_each():
    long = "Maximiliane von und zu Hohenstein-Larkfield"
    made = build(sheet(1, long), sheet(2, long), sheet(3, "=A1 [x]:*?/\\'"))
    names = opened(made).sheetnames
    assert len({name.casefold() for name in names}) == 3
    assert [one.person_id for one in read(made, "a.xlsx")] == [1, 2, 3]
    assert read(made, "a.xlsx")[2].name == "=A1 [x]:*?/\\'"


def test_somebody_who_reports_nothing_gets_a_sheet_that_says_so():
    page = opened(build(sheet(metrics=()))).worksheets[0]
    assert page["B3"].value == "Nothing is to be reported."


@pytest.mark.parametrize(
    "data",
    [b"", b"  ", b"Name,Meetings\nDana,7\n", b"PK\x03\x04nonsense", b"\xd0\xcf\x11\xe0"],
)
def test_what_is_no_sheet_is_refused_in_words(data):
    with pytest.raises(Unreadable):
        read(data, "a.xlsx")


def test_another_workbook_is_no_sheet_of_ours():
    with pytest.raises(Unreadable, match="no sheet that Touchline made"):
        read(xlsx([["Name", "Meetings"], ["Dana", 7]]), "a.xlsx")


@pytest.mark.long
@given(st.data())
def test_whatever_stands_in_a_sheet_nothing_breaks(data):
    book = opened(build(sheet(weeks=3)))
    page = book.worksheets[0]
    junk = st.one_of(
        st.text(max_size=40).filter(lambda text: text.isprintable()),
        st.floats(allow_nan=False, allow_infinity=False),
        st.integers(),
        st.booleans(),
        st.dates(date(1900, 3, 1), date(9999, 12, 31)),
        st.sampled_from(["touchline-metric 99999999999999999999 x", "touchline-heads", "#REF!"]),
    )
    for _ in range(data.draw(st.integers(1, 12))):
        row, column = data.draw(st.integers(1, 16)), data.draw(st.integers(1, 9))
        page.cell(row, column).value = data.draw(junk)
    with suppress(Unreadable):
        assert all(match.action in Action for match in matches(saved(book)))


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook_is_refused_or_read(at, noise):
    made = build(sheet(weeks=2))
    at = at * len(made) // 2001
    with suppress(Unreadable):
        matches(made[:at] + noise + made[at + len(noise) :])


@given(st.binary(max_size=300))
def test_hidden_words_that_make_no_sense_are_refused_or_read(noise):
    made = build(sheet(weeks=2))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = noise.decode("latin-1").encode("ascii", "xmlcharrefreplace").replace(b"&#", b"")
    text = text.replace(b"<", b"").replace(b">", b"").replace(b"&", b"")
    shared = parts["xl/sharedStrings.xml"]
    parts["xl/sharedStrings.xml"] = shared.replace(b"touchline-periods week", text)
    with suppress(Unreadable):
        matches(packed(parts))
