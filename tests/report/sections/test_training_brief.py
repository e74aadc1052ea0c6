"""S4-13: the sheet for who gives a session."""

from dataclasses import replace

import pytest

from app.report.content import Paper, SkillWords
from tests.report.samples import heights, read, text
from tests.report.training_samples import BRIEF, LEVELS

LONG = "Negotiating with procurement when time is short. " * 8


def test_it_says_what_it_is_for_when_where_and_how_the_minutes_can_be_spent() -> None:
    said = text(BRIEF)
    assert "When Thu 7 January 2027, 11:00 to 11:45 Where Room 2" in said
    assert "For 7 people of the team" in said
    assert "Ask about what it costs to change nothing." in said
    assert "Whether that is asked before the offer." in said
    assert [one.words for one in LEVELS if one.words not in said] == []
    assert "Opening 5 minutes" in said
    assert "Practice 20 minutes" in said


def test_what_is_not_known_is_left_out_and_what_is_to_be_written_has_lines() -> None:
    assert "Steps in" not in text(BRIEF)
    empty = read(replace(BRIEF, objective="", observe="", stretches=())).pages[0]
    written = read(replace(BRIEF, stretches=())).pages[0]
    assert len(heights(empty, 400)) == len(heights(written, 400)) + 4


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_full_brief_has_its_plan_of_the_minutes_on_the_same_page(paper: Paper) -> None:
    skills = tuple(SkillWords(f"Skill {number}", LEVELS) for number in range(3))
    content = replace(BRIEF, paper=paper, topic=LONG[:200], skills=skills, objective=LONG)
    (page,) = read(content).pages
    assert len(heights(page, 400)) > 4


def test_more_than_a_page_goes_on_on_the_next_one() -> None:
    content = replace(BRIEF, objective=LONG * 10, observe=LONG * 10)
    pages = read(content).pages
    assert len(pages) == 2
    assert "Close 5 minutes" in " ".join(pages[1].extract_text().split())
