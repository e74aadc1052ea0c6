"""Strengths, what is worked on, and what drives the person."""

from app.report.content import Strength
from tests.report.samples import FULL, review, text


def test_one_side_of_the_profile_may_be_empty_or_longer() -> None:
    many = tuple(Strength(f"Strength {number};", 3) for number in range(70))
    assert text(review(strengths=many)).count("Strength ") == 70
    both = text(review(strengths=many, focus=FULL.said.focus))
    assert both.count("Closing without discount") == 1
    assert both.count("Strength ") == 70
    assert "Strengths" not in text(review(focus=FULL.said.focus))
