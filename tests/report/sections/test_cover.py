"""The head of a packet."""

from dataclasses import replace

from tests.report.samples import COVER, EMPTY, text


def test_facts_that_are_missing_leave_no_separator_behind() -> None:
    said = text(replace(EMPTY, cover=replace(COVER, role="", company="")))
    assert "Quarterly review · Q3 2026 · prepared 22 November 2026" in said


def test_a_salespersons_copy_says_what_it_contains_once() -> None:
    assert text(EMPTY).count("This copy contains only what was agreed to be shared.") == 1
