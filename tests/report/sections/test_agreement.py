"""The sheet that two people sign, and the agreement inside other packets."""

from dataclasses import replace

from app.report.content import Promises
from tests.report.samples import EMPTY, PROMISES, SHEET, read, review, text


def test_the_sheet_has_both_sides_both_names_and_a_line_for_each_to_sign_on() -> None:
    """S2-16: two-sided, one half-year, for signature."""
    said = text(SHEET)
    assert said.index("You can count on me for") < said.index("A joint visit within ten days")
    assert said.index("I count on you for") < said.index("A forecast on Friday noon")
    assert "Agreement · H2 2026" in said
    assert "Agreed on 3 July 2026. It holds until 31 December 2026." in said
    assert "Dana Whitfield Salesperson, signature and date" in said.replace("Robin Calder ", "")
    assert "Manager, signature and date" in said


def test_a_blank_sheet_is_one_page_with_a_blank_for_the_day() -> None:
    reader = read(replace(SHEET, promises=Promises()))
    (page,) = reader.pages
    said = " ".join(page.extract_text().split())
    assert "We agreed on this on ____." in said
    assert "Agreed on" not in said
    assert "You can count on me for" in said


def test_a_side_may_be_longer_than_the_other_and_than_a_page() -> None:
    many = Promises(tuple(f"Promise {number};" for number in range(90)), ("One.",))
    sheet = replace(SHEET, promises=many)
    assert text(sheet).count("Promise ") == 90
    last = read(sheet).pages[-1].extract_text()
    assert "Signatures" in last
    assert "Manager, signature and date" in last


def test_the_agreement_stands_on_the_review_it_was_made_for() -> None:
    said = text(review(agreement=PROMISES))
    assert said.count("What we count on each other for") == 1
    assert said.count("A forecast on Friday noon") == 1
    assert "What we count on" not in text(EMPTY)
