"""What comes of a plan: steps, months, signatures."""

from dataclasses import replace

from tests.report.plan_samples import MARGINS, PLAN, SAID
from tests.report.samples import gaps, read, text


def test_each_step_has_its_owner_and_its_day() -> None:
    """S4-09: training, prospecting, revenue and accounts, each with a day."""
    said = text(PLAN)
    assert "Negotiation course Training Dana 15 August 2026" in said
    assert "A joint visit to Halden Account and territory Robin Calder no day yet" in said


def test_a_month_that_was_looked_at_says_planned_actual_and_what_was_said() -> None:
    said = text(PLAN)
    assert "July 2026 looked at 5 Aug $60,000 $18,000 likely $55,000 1 of 2 Halden slipped." in said


def test_what_is_agreed_says_its_day_and_what_is_not_has_a_blank_for_it() -> None:
    assert "We agreed on this plan on 3 July 2026. It holds until" in text(PLAN)
    open_yet = text(replace(PLAN, plan=replace(SAID, agreed="", signed=())))
    assert "We agreed on this plan on ____. It holds until 31 December 2026." in open_yet
    assert "Salesperson, signature and date" in open_yet


def test_who_signed_is_said() -> None:
    assert "Dana Whitfield signed on 4 July 2026." in text(PLAN)


def test_without_steps_there_is_no_table_but_lines_for_a_pen() -> None:
    bare = replace(SAID, steps=(), months=())
    assert "What we do" not in text(replace(PLAN, plan=bare))
    pages = read(replace(MARGINS, plan=bare)).pages
    assert "What we do" in " ".join(page.extract_text() for page in pages)
    assert any(gap >= 23 for gap in gaps(pages[-1]))
