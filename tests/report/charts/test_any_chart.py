"""Whatever the values and the size: nothing leaves a picture, and no text covers another."""

import math
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.report.charts import (
    Bar,
    GaugeMark,
    Picture,
    Point,
    ValueBar,
    attainment_bars,
    gauge,
    inline_bar,
    sparkline,
    trend,
    value_bars,
)
from app.report.charts.place import Area, area
from tests.report.charts.seen import areas, texts

pytestmark = pytest.mark.long


NUMBERS = st.one_of(
    st.none(),
    st.floats(),
    st.integers(-20, 20).map(float),
    st.floats(0, 500_000),
    st.sampled_from([math.nan, math.inf, -math.inf, 5e-324, 1e308, 0.0, -0.0]),
)
TEXTS = st.one_of(
    st.sampled_from(["5 Jan", "Q3 2026", "$1,234,567", "+12.5%", "−7", "Dana Whitfield", ""]),
    st.text(max_size=30),
)
WIDTHS, HEIGHTS = st.floats(60, 700), st.floats(26, 240)
POINTS = st.builds(Point, TEXTS, NUMBERS, TEXTS, NUMBERS, NUMBERS, st.booleans(), TEXTS)
MARKS = st.builds(GaugeMark, TEXTS, NUMBERS, TEXTS)
BARS = st.builds(ValueBar, TEXTS, NUMBERS, TEXTS, st.booleans(), NUMBERS, TEXTS)

CHARTS = {
    "trend": lambda width, height: st.builds(
        trend, st.lists(POINTS, max_size=14), width, height, least=st.sampled_from([0, 1])
    ),
    "sparkline": lambda width, height: st.builds(
        sparkline, st.lists(POINTS, max_size=14), width, height
    ),
    "value bars": lambda width, height: st.builds(
        value_bars, st.lists(BARS, max_size=9), width, height
    ),
    "gauge": lambda width, height: st.builds(
        gauge, NUMBERS, TEXTS, st.lists(MARKS, max_size=3), width, height
    ),
    "inline bar": lambda width, height: st.builds(
        inline_bar,
        *(NUMBERS, st.floats(0, 500_000), width, height),
        strong=st.booleans(),
        marks=st.lists(NUMBERS, max_size=2),
    ),
    "attainment": lambda width, height: st.builds(
        attainment_bars,
        st.lists(st.builds(Bar, TEXTS, NUMBERS, TEXTS), max_size=9),
        width,
        height,
    ),
}
PICTURES = st.one_of(*(make(WIDTHS, HEIGHTS) for make in CHARTS.values()))


@given(PICTURES)
def test_all_shapes_are_finite_and_inside_the_picture(picture: Picture) -> None:
    whole = Area(0, 0, picture.width, picture.height)
    for shape, taken in zip(picture.shapes, areas(picture), strict=True):
        assert whole.holds(taken), shape


@given(PICTURES)
def test_no_text_covers_another(picture: Picture) -> None:
    for one, other in combinations(texts(picture), 2):
        assert not area(one).meets(area(other)), (one, other)


@given(PICTURES)
def test_what_explains_itself_lies_side_by_side_inside_the_picture(picture: Picture) -> None:
    spots = [Area(h.x, h.y, h.x + h.width, h.y + h.height) for h in picture.hot]
    whole = Area(0, 0, picture.width, picture.height)
    assert all(map(whole.holds, spots))
    for one, other in combinations(spots, 2):
        shared = min(one.right, other.right) - max(one.left, other.left)
        high = min(one.bottom, other.bottom) - max(one.top, other.top)
        assert min(shared, high) < 0.001


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize(("width", "height"), [(0.1, 0.1), (1, 1), (2000, 3), (3, 2000)])
def test_no_size_is_too_odd(chart: str, width: float, height: float) -> None:
    assert_drawn = given(CHARTS[chart](st.just(width), st.just(height)))(_is_finite)
    assert_drawn()


def _is_finite(picture: Picture) -> None:
    for taken in areas(picture):
        assert all(map(math.isfinite, (taken.left, taken.top, taken.right, taken.bottom)))


@given(st.lists(POINTS, min_size=1, max_size=14))
@example([Point("W1", math.nan, "nonsense"), Point("W2", 0.0, "0")])
def test_a_description_names_every_period_and_never_a_zero_for_what_is_missing(
    points: list[Point],
) -> None:
    for picture in (trend(points, 300, 100), sparkline(points, 80, 16)):
        told = picture.description
        for point, hot in zip(points, picture.hot, strict=True):
            assert hot.text in told
            is_known = point.value is not None and math.isfinite(point.value)
            assert hot.text.startswith(f"{point.label}: {point.text if is_known else 'not repor'}")
