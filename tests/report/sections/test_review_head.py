"""The first page of a review."""

from dataclasses import replace

from tests.report.review_samples import MANAGER, MONTHLY, QUARTERLY
from tests.report.samples import text


def test_how_far_it_has_come_and_as_of_when_stand_at_the_top() -> None:
    for content in (MONTHLY, QUARTERLY):
        said = text(content)
        assert said.index("Prepared on 3 December 2026") < said.index("Scorecard")
        assert "Numbers of 3 December 2026." in said


def test_a_long_state_has_a_line_of_its_own() -> None:
    state = "Held on 5 December 2026, " * 6
    said = text(replace(QUARTERLY, said=replace(QUARTERLY.said, state=state)))
    assert said.count("Held on 5 December 2026") == 6


def test_what_it_serves_comes_before_what_matters_to_the_person() -> None:
    """S1-21: the goal of the team is in view."""
    said = text(QUARTERLY)
    assert said.index("Grow with customers who stay") < said.index("Autonomy and seeing a plan")


def test_the_managers_page_says_in_place_of_which_it_stands() -> None:
    page = replace(MANAGER, revision="Revision 2, in place of the one closed on 1 December 2026.")
    assert "in place of the one closed" in text(page)
