"""Values beside each other as bars."""

import pytest

from app.report.charts import ValueBar, bars_height, value_bars
from tests.report.charts.seen import boxes, rules, texts, words, written


def test_a_greater_value_is_a_longer_bar_from_the_same_ground() -> None:
    lift = [ValueBar("Everybody", 120.0, "$120"), ValueBar("Top alone", 40.0, "$40")]
    longer, shorter = boxes(value_bars(lift, 300, 40))
    assert longer.x == pytest.approx(shorter.x)
    assert longer.width == pytest.approx(3 * shorter.width)


def test_names_and_values_stand_in_the_row_of_their_bar() -> None:
    bars = [ValueBar("Dana", 3.0, "3"), ValueBar("Ben", 5.0, "5")]
    picture = value_bars(bars, 300, 40)
    for bar, box in zip(bars, boxes(picture), strict=True):
        for text in (bar.label, bar.text):
            assert box.y < written(picture, text).y < box.y + box.height


def test_a_negative_value_lies_left_of_zero() -> None:
    bars = [ValueBar("Jan", -0.2, "−20%"), ValueBar("Feb", 0.1, "+10%")]
    picture = value_bars(bars, 300, 40)
    under, over = boxes(picture)
    (zero,) = rules(picture)
    assert under.x + under.width == pytest.approx(zero.x1) == pytest.approx(over.x)
    assert under.width == pytest.approx(2 * over.width)


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
def test_what_is_not_reported_has_words_and_no_bar(value: float | None) -> None:
    picture = value_bars([ValueBar("Dana", value, "nonsense")], 300, 20)
    assert not boxes(picture)
    assert "not reported" in words(picture)
    assert picture.description == "Values: Dana: not reported."


def test_a_reported_zero_leaves_a_sliver() -> None:
    (sliver,) = boxes(value_bars([ValueBar("Li", 0.0, "$0")], 300, 20))
    assert 0 < sliver.width < 3


def test_all_negative_values_leave_no_bar_outside_the_plot() -> None:
    bars = [ValueBar("a", -3.0, "−3"), ValueBar("b", 0.0, "0")]
    picture = value_bars(bars, 300, 40)
    values = min(words.x for words in texts(picture) if words.anchor == "end")
    assert all(box.x + box.width < values for box in boxes(picture))


def test_a_soft_bar_is_hatched_inside_its_edges() -> None:
    picture = value_bars([ValueBar("Dana", 5.0, "5", strong=False)], 300, 20)
    (bar,) = boxes(picture)
    hatching = [rule for rule in rules(picture) if rule.role == "accent"]
    assert len(hatching) > 10
    for rule in hatching:
        assert bar.x - 0.01 <= min(rule.x1, rule.x2)
        assert max(rule.x1, rule.x2) <= bar.x + bar.width + 0.01
        assert bar.y - 0.01 <= min(rule.y1, rule.y2)
        assert max(rule.y1, rule.y2) <= bar.y + bar.height + 0.01


def test_a_target_crosses_its_row_and_is_not_lost_on_the_bar() -> None:
    picture = value_bars([ValueBar("Dana", 400.0, "$400", target=300.0)], 300, 20)
    (mark,) = [rule for rule in rules(picture) if rule.role == "ink"]
    before, after = boxes(picture)
    assert before.x + before.width < mark.x1 < after.x
    assert (mark.x1 - before.x) / (after.x + after.width - before.x) == pytest.approx(0.75)
    assert mark.y1 < before.y < before.y + before.height < mark.y2
    assert picture.hot[0].text == "Dana: $400, target 300"


def test_rows_without_room_are_counted_and_described() -> None:
    bars = [ValueBar(f"Person {n}", float(n), f"{n}") for n in range(30)]
    picture = value_bars(bars, 300, 60)
    shown = [bar for bar in bars if bar.label in words(picture)]
    assert f"and {30 - len(shown)} more" in words(picture)
    assert 0 < len(shown) < 30
    assert "Person 29: 29" in picture.description
    assert "Person 29" in words(value_bars(bars, 300, bars_height(30)))


def test_nothing_to_compare_is_said() -> None:
    assert value_bars([], 300, 60).description == "Values: nothing to compare yet."


def test_a_second_target_is_dashed_and_both_lie_on_the_scale() -> None:
    bar = ValueBar("Dana", 2.0, "2×", target=3.0, also=4.0)
    _zero, first, second = rules(value_bars([bar], 300, 20))
    assert not first.dash
    assert second.dash
    (box,) = boxes(value_bars([bar], 300, 20))
    assert box.width == pytest.approx((first.x1 - box.x) * 2 / 3, abs=1)
    assert second.x1 - box.x == pytest.approx((first.x1 - box.x) * 4 / 3)
