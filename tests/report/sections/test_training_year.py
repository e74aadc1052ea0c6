"""The training of a year at a glance."""

from dataclasses import replace

from app.report.content import YearCell
from app.report.sections.training_year import EMPTY
from tests.report.samples import read, text
from tests.report.training_samples import ENTRY, YEAR


def test_each_quarter_has_its_sessions_by_type_with_who_gives_them() -> None:
    """S3-05: the plan with types."""
    said = text(YEAR)
    assert "Q1 2027 1 session, published" in said
    assert "Product · 1 Qualifying on pain 7 Jan · Priya" in said
    assert "Soft skill · 0 – – – –" in said
    assert "Sessions given: Priya 1" in said


def test_a_year_without_sessions_says_so() -> None:
    rows = tuple(replace(row, quarters=(YearCell(),) * 4) for row in YEAR.rows)
    assert EMPTY in text(replace(YEAR, rows=rows))


def test_a_full_year_goes_on_under_the_names_of_the_quarters() -> None:
    full = YearCell((ENTRY,) * 30)
    rows = tuple(replace(row, quarters=(full,) * 4) for row in YEAR.rows)
    pages = [page.extract_text() for page in read(replace(YEAR, rows=rows)).pages]
    assert len(pages) > 1
    assert all("Q4 2027" in page for page in pages)
    assert sum(page.count("Qualifying on pain") for page in pages) == 30 * 4 * 6
