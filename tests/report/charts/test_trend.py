"""A value over time: what was reported, what was not, and what was aimed for."""

import pytest

from app.report.charts import Picture, Point, Rule, trend
from tests.report.charts.seen import boxes, dashed, dots, rules, texts, words

VALUES = (7.0, 6.0, None, 8.0, 9.0)


def meetings(*values: float | None, target: float | None = None) -> list[Point]:
    return [
        Point(f"W{week}", value, "" if value is None else f"{value:g}", target)
        for week, value in enumerate(values, 1)
    ]


def marks(picture: Picture) -> list[Rule]:
    """The dashes where nothing was reported."""
    return [rule for rule in rules(picture) if rule.role == "muted"]


def test_a_period_without_a_value_is_a_gap_and_a_mark_and_never_a_zero() -> None:
    picture = trend(meetings(*VALUES), 400, 100)
    gap = picture.hot[2]
    inside = [dot for dot in dots(picture) if gap.x < dot.x < gap.x + gap.width]
    crossing = [rule for rule in rules(picture) if rule.role == "accent" and rule.x2 > gap.x + 1]
    assert not inside
    assert all(rule.x1 > gap.x + gap.width - 1 for rule in crossing)
    (mark,) = marks(picture)
    assert gap.x < mark.x1 < mark.x2 < gap.x + gap.width
    assert gap.text == "W3: not reported"


def test_a_reported_zero_is_a_dot_on_the_ground_with_its_value() -> None:
    picture = trend(meetings(4, 0, 4), 400, 100)
    ground = next(rule for rule in rules(picture) if rule.width == 0.6)
    assert dots(picture)[1].y == pytest.approx(ground.y1)
    assert not marks(picture)
    assert picture.hot[1].text == "W2: 0"


@pytest.mark.parametrize("width", [80, 120, 200, 400])
def test_no_dash_stands_before_a_number_like_a_minus(width: float) -> None:
    picture = trend(meetings(8, 9, None, 0, 6, None, 0, 7, 8), width, 100)
    for mark in marks(picture):
        for number in texts(picture):
            near = number.role == "ink" and abs(number.y - mark.y1) < 8
            assert not (near and 0 < number.x - mark.x2 < 8), number


def test_the_higher_value_stands_higher() -> None:
    low, high = dots(trend(meetings(3, 9), 400, 100))
    assert high.y < low.y


def test_the_last_value_is_written_even_where_there_is_room_for_little() -> None:
    values = [float(week * 7919 % 90_000) for week in range(13)]
    points = [Point(f"{week} Jan", value, f"${value:,.0f}") for week, value in enumerate(values)]
    said = words(trend(points, 110, 60))
    assert points[-1].text in said
    assert points[-1].label in said
    assert len(said) < 13


def test_the_last_reported_value_is_written_where_the_last_period_is_missing() -> None:
    picture = trend(meetings(3, 5, None), 300, 100)
    (bold,) = [shape for shape in texts(picture) if shape.bold]
    assert bold.text == "5"


def test_a_target_is_a_dashed_line_at_its_height_over_its_periods() -> None:
    points = [*meetings(6, 7, target=6), *meetings(8, 5, target=8)]
    picture = trend(points, 400, 100)
    before, after = dashed(picture)
    assert before.y1 == before.y2 == pytest.approx(dots(picture)[0].y)
    assert after.y1 == after.y2 == pytest.approx(dots(picture)[2].y)
    assert before.x2 == pytest.approx(after.x1) == pytest.approx(picture.hot[2].x)
    assert "Target 8" in words(picture)


def test_a_period_without_a_target_has_no_line() -> None:
    points = [*meetings(6, target=6), *meetings(7), *meetings(8, target=6)]
    picture = trend(points, 400, 100)
    bare = picture.hot[1]
    assert [rule.x1 >= bare.x + bare.width - 0.01 for rule in dashed(picture)] == [False, True]
    assert dashed(picture)[0].x2 <= bare.x + 0.01


def test_a_range_is_a_band_between_two_dashed_lines() -> None:
    points = [Point(f"W{week}", 21.0 + week, "", 20.0, 23.0) for week in range(3)]
    picture = trend(points, 400, 100, written=lambda value: f"{value:g}%")
    (band,) = boxes(picture)
    upper, lower = dashed(picture)
    assert (upper.y1, lower.y1) == pytest.approx((band.y, band.y + band.height))
    assert band.y < dots(picture)[1].y < band.y + band.height
    assert dots(picture)[2].y == pytest.approx(band.y)
    assert "Target 20% to 23%" in words(picture)
    assert picture.hot[0].text.endswith(", target 20% to 23%")


def test_a_missed_target_is_a_ring_and_a_word_and_no_matter_of_colour() -> None:
    points = [Point("W1", 9, "9", 8), Point("W2", 7, "7", 8, missed=True)]
    picture = trend(points, 400, 100)
    met, missed = dots(picture)
    assert met.hollow == 0 < missed.hollow
    assert met.role == missed.role
    assert picture.description == "Trend: W1: 9, target 8; W2: 7, target 8, missed."


def test_an_axis_far_from_zero_says_so_or_begins_at_zero() -> None:
    points = [Point(f"W{week}", 100.0 + week, f"{100 + week}") for week in range(4)]
    roomy, narrow = trend(points, 400, 100), trend(points, 60, 100)
    assert {"98", "100"} & set(words(roomy))
    assert dots(roomy)[0].y - dots(roomy)[-1].y > 20
    assert dots(narrow)[0].y - dots(narrow)[-1].y < 5


def test_values_on_both_sides_of_zero_have_a_line_between_them() -> None:
    picture = trend(meetings(5, -5), 400, 100)
    (zero,) = [rule for rule in rules(picture) if rule.role == "muted"]
    above, below = dots(picture)
    assert above.y < zero.y1 < below.y


def test_nothing_reported_is_said_in_words() -> None:
    picture = trend(meetings(None, None, target=5), 400, 100)
    assert not dots(picture)
    assert "not reported" in words(picture)
    assert picture.description.count("not reported, target 5") == 2


def test_no_periods_is_a_picture_that_says_so() -> None:
    picture = trend([], 300, 100, what="Meetings")
    assert picture.shapes == ()
    assert picture.description == "Meetings: no periods yet."
