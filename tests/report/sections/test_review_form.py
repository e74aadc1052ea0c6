"""The form on which somebody answers, on a screen or by pen."""

from dataclasses import replace
from typing import Any

import pytest

from app.report.content import Paper
from tests.report.review_samples import FORM, UPWARD
from tests.report.samples import read, text


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_answer_and_every_score_can_be_typed(paper: Paper) -> None:
    fields: dict[str, Any] = read(replace(FORM, paper=paper)).get_fields() or {}
    for one in FORM.questions:
        assert one.answer.name in fields
        assert one.score is not None
        assert fields[one.score.name]["/_States_"] == ["1", "2", "3", "4", "5"]
    assert fields["form"]["/V"] == FORM.mark.text


def test_the_mark_stands_on_every_page_so_that_paper_is_known_by_it() -> None:
    assert all(FORM.mark.text in page.extract_text() for page in read(FORM).pages)


def test_what_was_answered_before_stands_in_its_field() -> None:
    first, *rest = FORM.questions
    assert first.score is not None
    said = replace(
        first,
        answer=replace(first.answer, text="Halden, in two phases."),
        score=replace(first.score, text="4"),
    )
    fields: dict[str, Any] = read(replace(FORM, questions=(said, *rest))).get_fields() or {}
    assert fields[first.answer.name]["/V"] == "Halden, in two phases."
    assert fields[first.score.name]["/V"] == "4"


def test_feedback_for_the_manager_is_a_sheet_of_its_own_without_figures() -> None:
    said = text(UPWARD)
    assert "Feedback for Robin Calder" in said
    assert "Quota attainment" not in said
    assert said.count("1 2 3 4 5") == len(UPWARD.questions)


def test_a_question_without_a_heading_has_its_number() -> None:
    questions = (replace(FORM.questions[0], section=""),)
    assert "Question 1" in text(replace(FORM, questions=questions))
