"""How the minutes of a training can be spent."""

import pytest

from app.domain.training_minutes import Part, split


@pytest.mark.parametrize("minutes", [*range(1, 121), 180, 240, 480, 100_000])
def test_the_parts_take_all_minutes_and_none_less_than_nothing(minutes: int) -> None:
    found = split(minutes)
    assert tuple(found) == tuple(Part)
    assert sum(found.values()) == minutes
    assert min(found.values()) >= 0


@pytest.mark.parametrize("minutes", [30, 45, 60, 90])
def test_most_of_an_ordinary_training_is_practice_and_nobody_counts_single_minutes(
    minutes: int,
) -> None:
    found = split(minutes)
    assert found[Part.PRACTICE] == max(found.values())
    assert all(part % 5 == 0 and part for part in found.values())
