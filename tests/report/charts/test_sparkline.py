"""A value over time as small as a word."""

import pytest

from app.report.charts import Point, sparkline
from tests.report.charts.seen import dashed, dots, rules, texts, traces


def points(*values: float | None) -> list[Point]:
    return [
        Point(f"W{week}", value, "" if value is None else f"{value:g} calls")
        for week, value in enumerate(values, 1)
    ]


def test_a_gap_parts_the_line_and_has_a_mark_that_is_no_value() -> None:
    picture = sparkline(points(3, 5, None, 4, 6), 80, 16)
    before, after = traces(picture)
    (mark,) = rules(picture)
    assert before.places[-1][0] < mark.x1 < after.places[0][0]
    assert len(before.places) == len(after.places) == 2


def test_a_value_between_two_gaps_is_still_seen() -> None:
    picture = sparkline(points(None, 5, None, 7), 80, 16)
    assert not traces(picture)
    assert len({dot.x for dot in dots(picture)}) == 2


def test_the_last_reported_value_has_the_greatest_dot() -> None:
    picture = sparkline(points(3, None, 4, 6, None), 80, 16)
    greatest = max(dots(picture), key=lambda dot: dot.radius)
    assert (greatest.x, greatest.y) == pytest.approx(traces(picture)[0].places[-1])


def test_a_missed_target_at_the_end_is_a_ring() -> None:
    picture = sparkline([Point("W1", 5, "5", 6, missed=True)], 80, 16)
    assert dots(picture)[-1].hollow > 0
    assert len(dashed(picture)) == 1


def test_what_never_changes_runs_along_the_middle() -> None:
    (line,) = traces(sparkline(points(4, 4, 4), 80, 16))
    assert {y for _, y in line.places} == {8}


def test_exact_values_are_told_and_none_is_written() -> None:
    picture = sparkline(points(3, None), 80, 16, what="Calls")
    assert not texts(picture)
    assert picture.description == "Calls: W1: 3 calls; W2: not reported."
    assert [hot.text for hot in picture.hot] == ["W1: 3 calls", "W2: not reported"]
    assert sparkline([], 80, 16).description == "Trend: no periods yet."
