"""Results as a chart and as figures."""

from app.report.content import Result
from tests.report.samples import FULL, review, text


def test_a_period_that_was_not_reported_says_so() -> None:
    assert text(FULL).count("not reported") == 2  # once in the table, once in the chart


def test_a_single_result_needs_no_chart() -> None:
    said = text(review(results=FULL.numbers.results[-1:]))
    assert said.count("112%") == 1


def test_nothing_reported_at_all_is_a_table_without_a_chart() -> None:
    results = tuple(Result(f"Q{i} 2026", "$1", "", "not reported") for i in (1, 2, 3))
    said = text(review(results=results))
    assert said.count("not reported") == 3
    assert "100%" not in said
