"""Growth goals, few or many, short or long."""

from app.report.content import Goal
from tests.report.samples import letters, review, text


def test_sixty_goals_all_arrive() -> None:
    goals = tuple(Goal(f"Goal number {number};", "By spring", "Because") for number in range(60))
    said = text(review(goals=goals))
    assert all(said.count(goal.title) == 1 for goal in goals)


def test_a_very_long_note_is_printed_to_its_end() -> None:
    why = "The customer asked again. " * 8_000 + "Finally they signed."
    said = letters(text(review(goals=(Goal("Patience", why=why),))))
    assert said.count("Finallytheysigned.") == 1
    assert said.count("customer") == 8_000


def test_a_goal_may_be_a_title_only() -> None:
    assert text(review(goals=(Goal("Only a title"),))).count("Only a title") == 1
