"""A bar in the row of a table."""

import math

import pytest

from app.report.charts import inline_bar
from tests.report.charts.seen import boxes, dashed, rules


def length(value: float | None, most: float = 10.0) -> float:
    return max((box.x + box.width for box in boxes(inline_bar(value, most, 100, 11))), default=0)


def test_a_bar_is_as_long_as_its_value() -> None:
    assert length(5) == 50
    assert length(10) == 100


@pytest.mark.parametrize("value", [None, math.nan, math.inf])
def test_what_is_not_known_has_no_bar_and_zero_leaves_a_sliver(value: float | None) -> None:
    assert length(value) == 0
    assert 0 < length(0) < 2


def test_a_bar_past_the_end_is_cut_visibly() -> None:
    whole, cut = (boxes(inline_bar(value, 10, 100, 11)) for value in (10, 30))
    assert (len(whole), len(cut)) == (1, 2)
    assert length(30) == 100


def test_the_first_mark_is_a_full_line_and_the_second_dashed_even_without_the_first() -> None:
    picture = inline_bar(2, 10, 100, 11, marks=(3, 5))
    assert [rule.x1 for rule in rules(picture)] == [30, 50]
    assert [rule.x1 for rule in dashed(picture)] == [50]
    assert [rule.x1 for rule in dashed(inline_bar(2, 10, 100, 11, marks=(None, 5)))] == [50]


def test_what_is_not_enough_is_hatched() -> None:
    strong, soft = (inline_bar(5, 10, 100, 11, strong=strong) for strong in (True, False))
    assert not rules(strong)
    assert rules(soft)


def test_nothing_to_compare_with_is_drawn_anyway() -> None:
    assert length(0, 0) > 0
