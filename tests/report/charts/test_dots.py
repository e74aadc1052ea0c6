"""A level as dots."""

import pytest

from app.report.charts import level_dots
from tests.report.charts.seen import dots, rules


@pytest.mark.parametrize(("level", "filled"), [(None, 0), (0, 0), (1, 1), (5, 5), (9, 5), (-1, 0)])
def test_a_level_fills_as_many_dots(level: int | None, filled: int) -> None:
    drawn = dots(level_dots(level))
    assert len(drawn) == 5
    assert sum(dot.role == "accent" for dot in drawn) == filled


def test_an_aim_is_a_rule_under_the_dots_still_to_be_filled() -> None:
    picture = level_dots(2, 4)
    (rule,) = rules(picture)
    under = [number for number, dot in enumerate(dots(picture), 1) if rule.x1 < dot.x < rule.x2]
    assert under == [3, 4]
    assert picture.description == "level 2 of 5, aim 4"


def test_an_aim_already_reached_draws_no_rule() -> None:
    assert not rules(level_dots(4, 3))


def test_no_level_is_told_as_not_rated() -> None:
    assert level_dots(None).description == "not rated"
