"""Strengths, what is worked on, and what drives the person."""

from dataclasses import replace

from app.report.content import Strength
from tests.report.samples import EMPTY, FULL, text


def test_one_side_of_the_profile_may_be_empty_or_longer() -> None:
    many = tuple(Strength(f"Strength {number};", 3) for number in range(70))
    assert text(replace(EMPTY, strengths=many)).count("Strength ") == 70
    both = text(replace(EMPTY, strengths=many, focuses=FULL.focuses))
    assert both.count("Closing without discount") == 1
    assert both.count("Strength ") == 70
    assert "Strengths" not in text(replace(EMPTY, focuses=FULL.focuses))
