"""A plan in the words of whose it is, to read and to write beside."""

from dataclasses import replace
from itertools import pairwise

from app.report.content import PlanSaid, Written
from app.report.sections.plan_words import SAID as TALK
from app.report.sections.plan_words import TITLE
from app.report.sections.writing import PEN
from tests.report.plan_samples import MARGINS, PLAN, SAID, WRITTEN
from tests.report.samples import heights, read, strokes, text


def with_sections(*sections: Written) -> PlanSaid:
    return replace(SAID, sections=sections)


def test_the_talk_stands_apart_from_their_words() -> None:
    said = text(PLAN)
    assert f"Three weeks for a price. {TALK} Robin asks finance." in said
    assert "transcribed from paper" in said


def test_a_section_without_words_vanishes_and_stays_where_there_is_a_pen() -> None:
    assert "Risks" not in text(PLAN)
    assert "Risks" in text(MARGINS)


def test_what_was_said_of_an_empty_section_is_printed() -> None:
    said = text(replace(PLAN, plan=with_sections(Written("Risks", comment="None, we hope."))))
    assert f"Risks {TALK} None, we hope." in said


def test_no_section_at_all_has_no_heading() -> None:
    assert TITLE not in text(replace(PLAN, plan=with_sections()))


def test_beside_every_section_is_a_margin_with_lines_as_far_apart_as_a_pen_needs() -> None:
    content = replace(MARGINS, plan=PlanSaid("Draft", sections=(Written("Risks"), WRITTEN)))
    pages = read(content).pages
    upright = [one for page in pages for one in strokes(page) if one[0] == one[2]]
    assert len([one for one in upright if abs(one[1] - one[3]) > 2 * PEN]) == 2
    levels = [y for page in pages for y in heights(page)]
    steps = [round(above - below, 1) for above, below in pairwise(levels)]
    assert steps.count(PEN) >= 4


def test_there_is_room_for_what_the_two_say_of_each_section() -> None:
    content = replace(MARGINS, plan=with_sections(Written("Risks"), Written("Skills", "None.")))
    assert text(content).count(TALK) == 2
