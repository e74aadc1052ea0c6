"""The first pages of a plan: what it covers, and what its lines say."""

from dataclasses import replace

import pytest

from app.report.content import Covering, CoverMark, RepPlan
from tests.report.plan_samples import FORECAST, LINE, MARGINS, PLAN, SAID, SHORT
from tests.report.samples import read, text


def of(covering: Covering) -> RepPlan:
    return replace(PLAN, plan=replace(SAID, covering=covering))


def test_both_bars_stand_side_by_side_with_what_is_short_in_words() -> None:
    """S4-10: three times the quota alone is not enough."""
    said = text(PLAN)
    for part in ("The bar 3×: met", "1 / win rate 5×: not met", "$500,000 short"):
        assert said.count(part) == 1, part
    assert "is enough" not in said


def test_a_win_rate_that_nobody_knows_is_said_and_not_met() -> None:
    unknown = (SHORT.marks[0], CoverMark("1 / win rate", "too few to say"))
    assert "1 / win rate not known" in text(of(replace(SHORT, marks=unknown)))


def test_no_lines_are_not_zero() -> None:
    said = text(of(replace(SHORT, value=None, unknown="no lines yet")))
    assert "no lines yet" in said
    assert "0×" not in said


def test_a_later_version_says_in_place_of_which_it_stands_and_why() -> None:
    said = text(PLAN)
    assert "Agreed on 3 July 2026 Version 2, in place of version 1 of 2 June 2026: Skagen" in said


def test_every_line_has_an_owner_and_what_is_not_known_is_said() -> None:
    """S3-17: the quota and each line are a rep's."""
    said = text(PLAN)
    assert "owned by Dana" in said
    assert "Brightwater Food Analytics August 2026 Renewal Dana $83,000" in said
    assert "not known yet" in said
    assert "On the form: amount: about 600" in said
    assert "Together $83,000" in said
    assert "1 line has no amount yet and is not counted." in said


def test_columns_that_no_line_fills_are_left_out_unless_there_is_a_pen() -> None:
    lines = (replace(LINE, product=""),)
    said = replace(SAID, forecast=replace(FORECAST, lines=lines))
    assert "Product" not in text(replace(PLAN, plan=said))
    assert "Product" in text(replace(MARGINS, plan=said))


def test_sixty_lines_have_the_head_again_on_every_page() -> None:
    lines = tuple(replace(LINE, account=f"Account {number};") for number in range(60))
    document = read(replace(PLAN, plan=replace(SAID, forecast=replace(FORECAST, lines=lines))))
    pages = [page.extract_text() for page in document.pages]
    holding = [page for page in pages if "Account " in page and ";" in page]
    assert len(holding) > 1
    assert all("Owner" in page for page in holding)
    assert sum(page.count(";") for page in pages) == 60


def test_a_plan_without_lines_says_nothing_of_them() -> None:
    empty = replace(FORECAST, lines=(), months=(), segments=(), sources=())
    said = text(replace(PLAN, plan=replace(SAID, forecast=empty)))
    assert "By month" not in said
    assert "Forecast lines" not in said


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_typical_plan_begins_with_one_page_of_what_it_comes_to(paper: str) -> None:
    first = read(replace(PLAN, paper=paper)).pages[0].extract_text()
    for part in ("What we count on each other for", "Quota and coverage", "By month"):
        assert part in first
