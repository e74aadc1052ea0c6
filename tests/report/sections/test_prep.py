"""The sheet for a 1:1, to talk over and to write on."""

from dataclasses import replace

import pytest

from app.report.content import Figure, Meeting, Paper, Point, RepPrepSheet
from app.report.sections.prep import SUPPORT
from app.report.sections.writing import PEN
from tests.report.coaching_samples import MANAGER_PREP, REP_PREP
from tests.report.samples import gaps, heights, letters, read, text

EMPTY = RepPrepSheet("a4", REP_PREP.cover, Meeting("Thursday 3 December 2026"))
HEADS = (
    *("What we promised", "What you asked for", "To talk about", "One focus"),
    *(SUPPORT, "What we agree", "Our next 1:1 is on"),
)


def test_all_that_there_is_to_talk_about_stands_in_order() -> None:
    """Last commitments first, then what is new, then what follows from it."""
    said = text(REP_PREP)
    assert sorted(HEADS, key=said.index) == list(HEADS)
    for sentence in (
        "Thursday 3 December 2026 · 14:30 · 45 minutes · Room 4",
        "Re-scope the Halden proposal into two phases Dana 28 Nov done",
        "moved from 20 Nov, 25 Nov Robin 1 Dec open",
        "Kept on time: Dana 9 of 11, Robin 7 of 8.",
        "A second pair of eyes on the Kestrel pricing since 24 Nov",
        "Halden: who signs if Maria leaves? Dana · carried twice",
        "Hold the price until the second conversation about value.",
        "Closing without discount 2 aim 4",
        "Not at all 1 2 3 4 5 Fully",
        "Proposed: Thursday 17 December 2026.",
    ):
        assert said.count(sentence) == 1, sentence


def test_six_figures_stand_in_two_lines_of_three() -> None:
    said = text(REP_PREP)
    assert said.index("Quota attainment") < said.index("Days in stage") < said.index("What we")
    assert all(figure.value in said for figure in REP_PREP.figures)


@pytest.mark.parametrize("count", range(7))
def test_any_number_of_figures_is_printed(count: int) -> None:
    figures = tuple(Figure(f"Label {number};", f"{number}%;") for number in range(count))
    said = text(replace(EMPTY, figures=figures))
    assert [said.count(f"Label {number};") for number in range(count)] == [1] * count
    assert said.count("%;") == count


def test_parts_without_anything_to_say_vanish() -> None:
    said = text(EMPTY)
    assert not any(head in said for head in HEADS[:4])
    assert all(head in said for head in HEADS[4:])
    assert "Proposed" not in said


def test_the_managers_sheet_begins_with_what_helps_and_keeps_what_is_theirs() -> None:
    """S3-06: feedback that was not given yet, in its four parts."""
    said = text(MANAGER_PREP)
    heads = ("What helps", "Quota attainment", "What we promised", "on my list only", SUPPORT)
    assert sorted(heads, key=said.index) == list(heads)
    for sentence in (
        "What they asked for",
        "Is she looking for another job? me · carried once",
        "Told the customer about our mistake before they saw it Candour",
        "Situation Kestrel call on Tuesday Behaviour Answered",
        "Next time Count to three, then ask one question back",
    ):
        assert said.count(sentence) == 1, sentence


def test_one_side_of_what_helps_and_hurts_may_be_empty() -> None:
    said = text(replace(MANAGER_PREP, helps=()))
    assert "What helps" not in said
    assert said.count("Being corrected in public") == 1
    neither = text(replace(MANAGER_PREP, helps=(), hurts=()))
    assert "What hurts" not in neither


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_lines_are_as_far_apart_as_a_pen_needs(paper: Paper) -> None:
    apart = gaps(read(replace(EMPTY, paper=paper)).pages[0])[:-1]  # the last is the footer's
    assert len(apart) > 12
    assert min(apart) >= PEN - 0.1
    assert PEN >= 8 * 72 / 25.4


def test_every_point_has_its_line_on_the_same_page() -> None:
    points = tuple(Point(f"Point {number};") for number in range(40))
    reader = read(replace(EMPTY, points=points))
    assert len(reader.pages) > 2
    with_points = [page for page in reader.pages if "Point" in page.extract_text()]
    for page in with_points:
        assert len(heights(page)) > page.extract_text().count("Point")


def test_a_very_long_point_is_printed_to_its_end() -> None:
    points = (Point("And then they asked again. " * 8_000 + "Finally they signed."), Point("Next"))
    said = letters(text(replace(EMPTY, points=points)))
    assert said.count("Finallytheysigned.") == 1
    assert said.count("asked") == 8_000


def test_what_is_left_of_the_last_page_is_for_notes() -> None:
    pages = [page.extract_text() for page in read(EMPTY).pages]
    assert "Notes" in pages[-1]
    full = replace(EMPTY, points=tuple(Point(f"Point {n}") for n in range(6)))
    assert all(len(read(replace(full, points=full.points[:n])).pages) <= 2 for n in range(7))
