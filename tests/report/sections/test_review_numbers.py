"""The numbers of a review as they were frozen."""

from dataclasses import replace

from app.report.content import NumberLine, Reading
from tests.report.review_samples import NUMBERS, QUARTERLY
from tests.report.samples import review, text

WEEK = tuple(Reading(f"{day} Nov", f"{day}", float(day)) for day in (6, 13, 20))


def test_a_period_that_was_not_reported_says_so_in_its_row() -> None:
    assert "Proposals sent 6 not reported 4 6" in text(QUARTERLY).replace("in the month ", "")


def test_periods_stand_over_the_columns_where_they_are_the_same_for_every_number() -> None:
    said = text(review(rows=NUMBERS.rows))
    assert said.count("October") == 1
    weekly = NumberLine("Calls", "each week", WEEK, "10", "on track")
    said = text(review(rows=(*NUMBERS.rows[:2], weekly)))
    assert said.count("October") == 2
    assert said.count("13 Nov") == 1


def test_a_number_without_a_target_or_with_fewer_periods_has_a_row_all_the_same() -> None:
    lone = NumberLine("Visits", "", WEEK[:1], "", "no target")
    said = text(review(rows=(NUMBERS.rows[0], lone)))
    assert "Visits" in said
    assert "none no target" in said


def test_a_month_that_was_looked_at_says_what_was_planned_and_came() -> None:
    assert "October 2026 $160,000 $120,000 likely $171,000 4 of 4" in text(QUARTERLY)


def test_without_a_plan_nothing_is_said_of_one() -> None:
    numbers = replace(NUMBERS, covering=None, months=())
    said = replace(QUARTERLY.said, plan_said=())
    assert "Business plan" not in text(replace(QUARTERLY, numbers=numbers, said=said))
