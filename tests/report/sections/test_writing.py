"""Room for a pen."""

from dataclasses import replace

import pytest

from app.report.content import Point, RepPrepSheet
from app.report.sections.writing import PEN, Rest
from tests.report.coaching_samples import BLANK_CALL, REP_CALL, REP_PREP
from tests.report.samples import faces, gaps, read, text

EMPTY = RepPrepSheet("a4", REP_PREP.cover, REP_PREP.meeting)


def test_facts_stand_on_a_line_whether_they_are_known_or_not() -> None:
    known = replace(BLANK_CALL, call=REP_CALL.call)
    assert "Customer Kestrel Foods Date Thursday 3 December 2026" in text(known)
    assert gaps(read(known).pages[0])[0] == pytest.approx(gaps(read(BLANK_CALL).pages[0])[0])


def test_a_scale_that_nobody_chose_from_is_all_alike() -> None:
    face = faces(REP_PREP)
    assert {face[number] for number in "12345"} == {"Inter"}


@pytest.mark.parametrize(("height", "lines"), [(700.0, 29), (120.0, 4), (100.0, 0), (0.0, 0)])
def test_the_rest_of_a_page_is_lines_unless_there_are_only_a_few(height: float, lines: int) -> None:
    taken = Rest("Notes").wrap(400, height)[1]
    assert taken <= height
    assert int(taken / PEN) == lines


def test_a_full_page_is_not_followed_by_one_of_lines() -> None:
    """However much there is to talk about, notes never begin a page of their own."""
    for count in range(1, 14):
        points = tuple(Point(f"Point {number}") for number in range(count))
        last = read(replace(EMPTY, points=points)).pages[-1].extract_text()
        assert "Our next 1:1" in last
