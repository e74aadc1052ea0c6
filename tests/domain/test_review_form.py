"""What a review's form says when it returns: nothing that somebody wrote is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kinds import ReviewFileKind
from app.domain.review_form import (
    Question,
    Returned,
    Said,
    answer_field,
    read_score,
    score_field,
    understand,
)
from app.domain.text import LONGEST_TEXT, clean_text

OWN, UPWARD = ReviewFileKind.FORM, ReviewFileKind.UPWARD
ASKED = (
    Question(0, "Results", "What went well?"),
    Question(1, "Growth", "What did you learn?"),
    Question(2, "Next", "What comes next?"),
)


def returned(fields, asked=ASKED, kind=OWN, gone=()):
    """A form on which these questions stood in this order, with what was typed into its fields."""
    names = {answer_field(kind, n): one.question for n, one in enumerate(asked)}
    every = {*names, *(score_field(kind, n) for n in range(len(asked)))} - set(gone)
    return Returned(
        "form.pdf", "ab", 1, 2, kind, fields, names, frozenset({*every, *fields} - set(gone))
    )


def meant(fields, *args, asked=ASKED, **kwargs):
    return understand(returned(fields, *args, **kwargs), asked)


def test_the_names_of_fields_stay_as_they_are_because_forms_are_out():
    assert (answer_field(OWN, 3), score_field(OWN, 3)) == ("own.3.answer", "own.3.score")
    assert answer_field(UPWARD, 0) == "upward.0.answer"


@pytest.mark.parametrize(
    ("text", "score"),
    [
        *((str(n), n) for n in range(1, 6)),
        ("4 of 5", 4), ("4/5", 4), ("5 / 5", 5), (" 3 ", 3), ("2 – needs work", 2),
        ("4 (good)", 4), ("３", 3), ("3 out of 5", 3), ("", None), ("-", None), ("n/a", None),
    ],
)  # fmt: skip
def test_a_score_is_read_as_people_write_it(text, score):
    assert read_score(text) == score


@pytest.mark.parametrize("text", ["0", "6", "45", "4.5", "4,5", "3-4", "-4", "good", "1 or 2"])
def test_what_is_no_score_is_said_and_stays_with_the_words(text):
    found = meant({"own.1.answer": "To wait", "own.1.score": text})
    assert found.questions[1].said == Said(f"To wait\n(Score: {text})")
    (problem,) = found.problems
    assert (problem.column, problem.blocking) == ("Growth", False)
    assert text in problem.text


def test_answers_stand_under_their_questions():
    found = meant({"own.0.answer": " Two renewals\r\nand one ", "own.2.score": "5"})
    assert [one.said for one in found.questions] == [
        Said("Two renewals\nand one"), Said(), Said("", 5),
    ]  # fmt: skip
    assert (found.problems, found.is_empty) == ((), False)


def test_a_form_with_nothing_but_blanks_is_empty():
    assert meant({"own.0.answer": " \r\n ", "own.1.score": "-"}).is_empty


def test_an_answer_goes_to_its_question_wherever_that_stands_by_now():
    on_form = (ASKED[1], ASKED[0])
    found = meant({"own.0.answer": "To wait", "own.1.answer": "Two renewals"}, on_form)
    assert [one.said.text for one in found.questions] == ["Two renewals", "To wait", ""]
    assert [one.text for one in found.problems] == ["There is no such question in the file."]


def test_an_answer_to_a_question_that_was_reworded_says_so():
    before = (Question(0, "Results", "What are you proud of?"), *ASKED[1:])
    found = meant({"own.0.answer": "Two renewals"}, before)
    assert found.questions[0].said.text == "Two renewals"
    assert [one.text for one in found.problems] == [
        "The form asked something else here: “What are you proud of?”"
    ]


def test_an_answer_to_what_is_asked_no_more_is_named():
    found = meant({"own.2.answer": "Berlin"}, asked=ASKED[:2])
    assert [(one.column, one.text) for one in found.problems] == [
        ("What comes next?", "This is asked no more: it stays in the file.")
    ]


def test_a_field_that_is_gone_and_an_answer_without_end_are_named():
    found = meant({"own.0.answer": "x" * (LONGEST_TEXT + 1)}, gone=["own.1.answer", "own.1.score"])
    assert len(found.questions[0].said.text) == LONGEST_TEXT
    assert [one.column for one in found.problems] == ["Results", "Growth"]


@given(
    st.permutations(range(3)),
    st.dictionaries(st.integers(0, 2), st.text(max_size=40)),
)
def test_whatever_is_typed_stands_under_its_question_in_any_order(order, typed):
    on_form = [ASKED[n] for n in order]
    fields = {answer_field(OWN, place): typed.get(n, "") for place, n in enumerate(order)}
    found = understand(returned(fields, on_form), ASKED)
    assert {one.position: one.said.text for one in found.questions} == {
        n: clean_text(typed.get(n, "")).strip() for n in range(3)
    }
    assert found.problems == ()
