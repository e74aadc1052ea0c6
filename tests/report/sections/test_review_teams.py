"""The reviews of a period, for the team and for whoever the manager reports to."""

from dataclasses import replace

import pytest

from app.report.content import Paper
from tests.report.review_samples import BOSS, TEAM
from tests.report.samples import read, text


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_everybody_has_a_row_with_their_next_step(paper: Paper) -> None:
    """S1-20: nobody is a number without what comes next."""
    said = text(replace(BOSS, paper=paper))
    for one in BOSS.lines:
        assert f"{one.person} {one.review}" in said
    assert said.count("Rehearse the price talk on two proposals, by 18 December") == 4
    assert "not reported" in said


def test_forty_people_are_forty_rows_under_a_head_on_every_page() -> None:
    lines = tuple(replace(BOSS.lines[0], person=f"Person {number}.") for number in range(40))
    pages = [page.extract_text() for page in read(replace(BOSS, lines=lines)).pages]
    assert sum(page.count("Person ") for page in pages) == 40
    assert all("Works on" in page for page in pages if "Person " in page)


def test_the_teams_paper_says_what_it_did_together_and_nobodys_figures() -> None:
    said = text(TEAM)
    assert "104%" in said
    assert "Taught Marcus the discovery sheet" in said
    assert not any(one.attainment in said for one in BOSS.lines[1:])
