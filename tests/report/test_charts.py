"""What the charts show, whoever paints them."""

import math

import pytest

from app.report.charts import Bar, Box, Dot, Picture, Rule, Words, attainment_bars, level_dots

MISSING = Bar("Q2", None, "not reported")


def boxes(picture: Picture) -> list[Box]:
    return [shape for shape in picture.shapes if isinstance(shape, Box)]


def words(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Words)]


def test_bars_at_quota_are_strong_and_bars_below_are_soft() -> None:
    picture = attainment_bars([Bar("Q1", 0.999, "99.9%"), Bar("Q2", 1.0, "100%")], 300, 100)
    assert [box.role for box in boxes(picture)] == ["accent_soft", "accent"]


def test_a_higher_ratio_is_a_taller_bar_on_the_same_ground() -> None:
    low, high = boxes(attainment_bars([Bar("a", 0.5, "50%"), Bar("b", 1.0, "100%")], 300, 100))
    assert high.height == pytest.approx(2 * low.height)
    assert low.y + low.height == pytest.approx(high.y + high.height)


def test_the_dashed_line_stands_where_a_bar_on_quota_ends() -> None:
    picture = attainment_bars([Bar("a", 1.0, "100%"), Bar("b", 1.5, "150%")], 300, 100)
    (dashed,) = [shape for shape in picture.shapes if isinstance(shape, Rule) and shape.dash]
    assert dashed.y1 == pytest.approx(boxes(picture)[0].y)


@pytest.mark.parametrize("ratio", [None, math.nan, math.inf, -math.inf])
def test_a_period_without_a_number_is_marked_and_has_no_bar(ratio: float | None) -> None:
    picture = attainment_bars([Bar("Q2", ratio, "nonsense")], 300, 100)
    assert not boxes(picture)
    assert "not reported" in words(picture)
    assert picture.description == "Attainment of quota: Q2 not reported."


def test_a_reported_zero_is_a_sliver_and_not_a_gap() -> None:
    (sliver,) = boxes(attainment_bars([Bar("Q1", 0.0, "0%")], 300, 100))
    assert 0 < sliver.height < 2


def test_a_negative_ratio_is_no_bar_below_the_ground() -> None:
    (sliver,) = boxes(attainment_bars([Bar("Q1", -0.4, "-40%")], 300, 100))
    assert 0 < sliver.height < 2


def test_an_outlier_is_cut_visibly_and_keeps_its_true_value() -> None:
    picture = attainment_bars([Bar("a", 1.0, "100%"), Bar("b", 9.0, "900%")], 300, 100)
    usual, cap, stump = boxes(picture)
    assert cap.y + cap.height < stump.y
    assert usual.height > 30
    assert "900%" in words(picture)
    assert "b 900%" in picture.description


def test_values_do_not_stand_on_the_dashed_line() -> None:
    bars = [Bar(str(step), step / 100, f"{step}%") for step in range(80, 106, 2)]
    picture = attainment_bars(bars, 500, 100)
    (dashed,) = [shape for shape in picture.shapes if isinstance(shape, Rule) and shape.dash]
    values = [shape for shape in picture.shapes if isinstance(shape, Words) and shape.bold]
    assert len(values) == len(bars)
    assert not [value for value in values if value.y - 5 < dashed.y1 < value.y]


def test_a_narrow_chart_leaves_out_values_and_most_labels_but_never_the_last() -> None:
    bars = [Bar(f"Q{i} 2026", 1.0, "100%") for i in range(20)]
    said = words(attainment_bars(bars, 180, 60))
    assert "100%" not in said
    assert "Q19 2026" in said
    assert len(said) < len(bars)


def test_every_shape_stays_inside_the_picture() -> None:
    bars = [Bar("Q1", 0.2, "20%"), MISSING, Bar("Q3", 7.0, "700%")]
    picture = attainment_bars(bars, 300, 100)
    for box in boxes(picture):
        assert box.x >= 0
        assert box.x + box.width <= picture.width
        assert box.y >= 0
        assert box.y + box.height <= picture.height


def test_pointing_at_a_period_tells_its_value_and_detail() -> None:
    bars = [Bar("Q1", 1.1, "110%", "$550 of $500"), MISSING]
    hot = attainment_bars(bars, 300, 100).hot
    assert [area.text for area in hot] == ["Q1 110%, $550 of $500", "Q2 not reported"]
    assert hot[0].x + hot[0].width == pytest.approx(hot[1].x)


def test_no_periods_is_a_picture_that_says_so() -> None:
    assert attainment_bars([], 300, 100) == Picture(300, 100, (), "No results yet.")


@pytest.mark.parametrize(("width", "height"), [(1, 1), (0, 0), (2000, 3)])
def test_no_size_is_too_odd(width: float, height: float) -> None:
    attainment_bars([Bar("Q1", 1.2, "120%"), MISSING], max(width, 0.1), height)


@pytest.mark.parametrize(("level", "filled"), [(None, 0), (0, 0), (1, 1), (5, 5), (9, 5), (-1, 0)])
def test_a_level_fills_as_many_dots(level: int | None, filled: int) -> None:
    dots = [shape for shape in level_dots(level).shapes if isinstance(shape, Dot)]
    assert len(dots) == 5
    assert sum(dot.role == "accent" for dot in dots) == filled


def test_an_aim_is_a_rule_under_the_dots_still_to_be_filled() -> None:
    picture = level_dots(2, 4)
    dots = [shape for shape in picture.shapes if isinstance(shape, Dot)]
    (rule,) = [shape for shape in picture.shapes if isinstance(shape, Rule)]
    under = [number for number, dot in enumerate(dots, 1) if rule.x1 < dot.x < rule.x2]
    assert under == [3, 4]
    assert picture.description == "level 2 of 5, aim 4"


def test_an_aim_already_reached_draws_no_rule() -> None:
    assert not [shape for shape in level_dots(4, 3).shapes if isinstance(shape, Rule)]


def test_no_level_is_told_as_not_rated() -> None:
    assert level_dots(None).description == "not rated"
