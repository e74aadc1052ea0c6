"""Coverage and the like against the marks that it should pass."""

import pytest

from app.report.charts import GaugeMark, Picture, gauge, gauge_height
from tests.report.charts.seen import boxes, rules, words

BAR = GaugeMark("The usual bar", 3.0, "3.0")
ODDS = GaugeMark("One by win rate", 4.2, "4.2")


def drawn(value: float | None, *marks: GaugeMark, height: float | None = None) -> Picture:
    return gauge(value, f"{value} times", marks, 300, height or gauge_height(len(marks)))


def crossings(picture: Picture) -> list[float]:
    """Where marks cross the track."""
    track = boxes(picture)[0]
    return [
        rule.x1
        for rule in rules(picture)
        if rule.role == "ink" and rule.y1 < track.y and rule.y2 > track.y + track.height
    ]


@pytest.mark.parametrize(
    ("value", "first", "second"),
    [
        (2.9, "not met", "not met"),
        (3.0, "met", "not met"),
        (4.2, "met", "met"),
        (-1, *["not met"] * 2),
    ],
)
def test_words_say_which_marks_are_met(value: float, first: str, second: str) -> None:
    picture = drawn(value, BAR, ODDS)
    said = [f"The usual bar 3.0: {first}", f"One by win rate 4.2: {second}"]
    assert words(picture) == [f"{value} times", *said]
    assert picture.description == f"Coverage {value} times; {'; '.join(said)}."


def test_the_bar_is_full_only_where_every_mark_is_met() -> None:
    def roles(value: float) -> set[str]:
        return {box.role for box in boxes(drawn(value, BAR, ODDS))[1:]}

    assert roles(3.5) == {"accent_soft"}
    assert roles(4.5) == {"accent"}


@pytest.mark.parametrize("value", [1.0, 3.4, 5.0])
def test_the_bar_ends_before_the_marks_not_met_and_after_the_others(value: float) -> None:
    picture = drawn(value, BAR, ODDS)
    end = max(box.x + box.width for box in boxes(picture)[1:])
    assert [end > x for x in crossings(picture)] == [value >= 3.0, value >= 4.2]


def test_marks_differ_in_more_than_where_they_stand() -> None:
    picture = drawn(3.5, BAR, ODDS)
    dashes = [rule.dash for rule in rules(picture) if rule.role == "ink"]
    on_track, in_words = dashes[:2], dashes[2:]
    assert on_track == in_words
    assert len(set(on_track)) == 2


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
def test_a_value_that_is_not_known_is_said_and_has_no_bar(value: float | None) -> None:
    picture = drawn(value, BAR, ODDS)
    assert len(boxes(picture)) == 1
    assert words(picture)[0] == "not known"
    assert "met" not in picture.description


def test_a_mark_that_is_not_known_is_said_and_not_drawn() -> None:
    picture = drawn(3.5, BAR, GaugeMark("One by win rate", None, ""))
    assert len(crossings(picture)) == 1
    assert picture.description.endswith("One by win rate not known.")
    assert {box.role for box in boxes(picture)[1:]} == {"accent_soft"}


def test_a_value_far_past_its_marks_is_cut_visibly_and_keeps_them_apart() -> None:
    picture = drawn(50, BAR, ODDS)
    *_, stump, cap = boxes(picture)
    assert stump.x + stump.width < cap.x
    first, second = crossings(picture)
    assert second - first > 20


def test_without_height_the_words_go_first_and_stay_in_the_description() -> None:
    low = drawn(3.5, BAR, ODDS, height=12)
    assert not words(low)
    assert low.description == drawn(3.5, BAR, ODDS).description
    assert low.hot[0].text in low.description
