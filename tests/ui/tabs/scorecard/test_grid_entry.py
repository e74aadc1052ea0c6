"""What is typed or pasted is understood cell by cell, and nothing is guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.figures import Figure
from app.domain.kinds import PeriodKind, RollUp, Unit
from app.domain.models import Metric, Person
from app.domain.periods import next_period, period_of
from app.formats import Formats
from app.ui.tabs.scorecard import grid_words
from app.ui.tabs.scorecard.grid_board import Board, Cell, Head, Part
from app.ui.tabs.scorecard.grid_entry import block, table_of, understood

TODAY = date(2026, 11, 22)
WEEK = period_of(PeriodKind.WEEK, TODAY)
DANA = Person(name="Dana Whitfield")
FORMATS = Formats("USD")


def cell(unit=Unit.COUNT, period=WEEK, part=Part.VALUE, **words):
    metric = Metric(name="Meetings", unit=unit, **words)
    metric.id, DANA.id = 7, 3
    return Cell(part, metric, DANA, period)


def board(*cells):
    heads = tuple(Head(one.period.label, spoken=one.period.label) for one in cells)
    return Board(heads, (Head("Meetings"),), (cells,))


@pytest.mark.parametrize(
    ("unit", "text", "amount"),
    [
        (Unit.COUNT, "7", 7_000),
        (Unit.COUNT, "1,200", 1_200_000),
        (Unit.PERCENT, "12.5%", 12_500),
        (Unit.PERCENT, "12,5", 12_500),
        (Unit.MONEY, "1.200,50", 120_050),
        (Unit.HOURS, "2.5 h", 2_500),
        (Unit.COUNT, "n/a", None),
    ],
)
def test_a_number_is_read_in_its_unit(unit, text, amount):
    assert understood(cell(unit), text, "USD", TODAY).amount == amount


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (cell(roll_up=RollUp.RATIO), "Meetings is computed from its parts: enter those."),
        (cell(part=Part.SHORT), "An average is counted from complete periods. Enter shows them."),
        (
            cell(period=period_of(PeriodKind.MONTH, TODAY)),
            "Meetings is counted from its weeks: show weeks to enter it.",
        ),
        (cell(period=next_period(WEEK)), "This period has not begun yet."),
    ],
)
def test_what_cannot_be_typed_says_why(where, words):
    with pytest.raises(ValueError, match=words.replace(".", r"\.")):
        understood(where, "7", "USD", TODAY)


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8), st.sampled_from(list(Unit)))
def test_what_is_copied_is_what_is_pasted(amounts, unit):
    cells = [
        Cell(Part.VALUE, one.metric, DANA, one.period, Figure(amount=amount))
        for amount in amounts
        for one in [cell(unit)]
    ]
    text = "\t".join(grid_words.typed(one, FORMATS) for one in cells)
    found = block(board(*cells), (0, 0), table_of(text), "USD", TODAY)
    assert [entry.amount for entry in found.entries] == amounts


def test_a_spreadsheets_text_is_taken_apart_as_it_was_put_together():
    assert table_of('1\t"2"\t\r\n\'-3\t\t4\r\n\r\n') == [["1", "2", ""], ["-3", "", "4"]]


def test_of_many_bad_cells_a_few_are_named():
    cells = [cell() for _ in range(6)]
    found = block(board(*cells), (0, 0), [["x"] * 6], "USD", TODAY)
    assert found.entries == ()
    assert found.problem.startswith("Nothing was pasted: 6 cells cannot be read. Meetings, week 47")
    assert found.problem.endswith("; and 2 more.")
