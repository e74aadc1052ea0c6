"""The sheet that goes round in a session."""

from dataclasses import replace

import pytest

from app.report.content import Paper
from tests.report.number_samples import LONG_NAME
from tests.report.samples import heights, read, text
from tests.report.training_samples import ATTENDANCE


def test_each_one_has_a_line_to_tick_sign_and_rate() -> None:
    said = text(ATTENDANCE)
    assert "Name Present Absent Excused Signature Rating" in said
    assert said.count("1 2 3 4 5") == len(ATTENDANCE.people) + 3
    assert "given by Priya" in said


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_team_of_22_is_on_one_page(paper: Paper) -> None:
    people = tuple(f"Person{number:02} Whitfield" for number in range(22))
    (page,) = read(replace(ATTENDANCE, paper=paper, people=people)).pages
    said = page.extract_text()
    assert [name for name in people if name not in said] == []


def test_more_go_on_under_the_same_head_and_a_long_name_stays_whole() -> None:
    people = (LONG_NAME, *(f"Person{number:02}" for number in range(60)))
    pages = read(replace(ATTENDANCE, people=people)).pages
    assert len(pages) > 1
    assert all("Signature" in page.extract_text() for page in pages)
    said = "".join("".join(page.extract_text().split()) for page in pages)
    assert "".join(LONG_NAME.split()) in said
    assert min(heights(pages[0], 400)) > 40
