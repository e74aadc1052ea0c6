"""Attainment of quota, as bars that anybody may paint."""

import math

import pytest

from app.report.charts import Bar, Picture, attainment_bars
from tests.report.charts.seen import boxes, dashed, texts, words

MISSING = Bar("Q2", None, "not reported")


def test_bars_at_quota_are_strong_and_bars_below_are_soft() -> None:
    picture = attainment_bars([Bar("Q1", 0.999, "99.9%"), Bar("Q2", 1.0, "100%")], 300, 100)
    assert [box.role for box in boxes(picture)] == ["accent_soft", "accent"]


def test_a_higher_ratio_is_a_taller_bar_on_the_same_ground() -> None:
    low, high = boxes(attainment_bars([Bar("a", 0.5, "50%"), Bar("b", 1.0, "100%")], 300, 100))
    assert high.height == pytest.approx(2 * low.height)
    assert low.y + low.height == pytest.approx(high.y + high.height)


def test_the_dashed_line_stands_where_a_bar_on_quota_ends() -> None:
    picture = attainment_bars([Bar("a", 1.0, "100%"), Bar("b", 1.5, "150%")], 300, 100)
    (line,) = dashed(picture)
    assert line.y1 == pytest.approx(boxes(picture)[0].y)


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
    (line,) = dashed(picture)
    values = [shape for shape in texts(picture) if shape.bold]
    assert len(values) == len(bars)
    assert not [value for value in values if value.y - 5 < line.y1 < value.y]


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
