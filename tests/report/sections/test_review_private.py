"""What the manager keeps of a review."""

from dataclasses import replace

from app.report.content import Assessment
from tests.report.review_samples import MANAGER
from tests.report.samples import text


def test_the_assessment_comes_first_and_what_they_said_last() -> None:
    said = text(MANAGER)
    heads = ("My assessment", "Weaknesses", "Results against", "Both sides", "said about me")
    assert sorted(heads, key=said.index) == list(heads)


def test_what_is_empty_has_no_heading() -> None:
    bare = replace(MANAGER, assessment=Assessment(), upward=(), answers=())
    said = text(bare)
    assert "My assessment" not in said
    assert "said about me" not in said
    assert "Both sides" not in said


def test_a_question_without_an_answer_is_there_all_the_same() -> None:
    assert "What do you need more of?" in text(MANAGER)
