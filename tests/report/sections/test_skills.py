"""The two voices on each skill."""

from app.report.content import SkillLine
from tests.report.samples import review, text


def test_levels_are_printed_as_figures_beside_the_dots() -> None:
    skill = SkillLine("Forecasting", own=3, manager=4, before=2, change="+2")
    said = text(review(skills=(skill,)))
    assert said.index("Forecasting") < said.index("3 4 2 +2")


def test_a_level_nobody_gave_is_not_rated_and_not_zero() -> None:
    said = text(review(skills=(SkillLine("Forecasting", own=3),)))
    assert said.count("not rated") == 1
    assert " 0 " not in said
