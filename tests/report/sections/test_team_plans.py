"""The plans of the team on one page."""

from dataclasses import replace

import pytest

from app.report.content import Paper
from tests.report.plan_samples import team
from tests.report.samples import read, text


def test_each_one_has_a_row_with_what_is_covered_and_expected_and_the_team_the_last() -> None:
    """S4-07: the quotas are the people's, and the team's target is their sum."""
    said = text(team(8))
    assert "Person 0 Agreed $500,000 $1,000,000 3.5× 3× enough $250,000" in said
    assert "Person 3 no plan $500,000 –" in said
    assert "The team $9,000,000 $20,000,000 2.2× 3.4× $7,000,000 $4,000,000" in said
    assert "sum of the quotas" in said


def test_who_is_in_no_sum_is_named() -> None:
    said = text(team(8))
    assert "No plan with an amount yet: Priya. No win rate is known of Yuki." in said


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("people", "pages"), [(1, 1), (8, 1), (12, 1), (25, 2)])
def test_a_team_is_on_one_page_and_a_large_one_on_two(
    people: int, pages: int, paper: Paper
) -> None:
    content = replace(team(people), paper=paper)
    document = read(content)
    assert len(document.pages) <= pages
    whole = " ".join(page.extract_text() for page in document.pages)
    assert all(f"Person {who}" in whole for who in range(people))


def test_one_alone_has_no_row_for_the_team() -> None:
    assert "The team $9,000,000" not in text(team(1))


@pytest.mark.parametrize("amount", ["$12,462,410", "$123,456,789", "¥1,234,567,890"])
def test_a_large_amount_is_set_smaller_and_never_cut(amount: str) -> None:
    content = team(2)
    lines = (replace(content.lines[0], quota=amount, gap=amount), content.lines[1])
    total = None if content.total is None else replace(content.total, expected=amount)
    assert text(replace(content, lines=lines, total=total)).count(amount) == 3
