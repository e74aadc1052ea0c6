"""What the person says of the manager, question by question."""

import pytest

from app.domain import review_upward
from app.domain.errors import Reason, Refused
from app.domain.kinds import ReviewState
from tests import builders

ASKED = ("What helps you?", "What should I stop?", "What would you decide yourself?")


@pytest.fixture
def review(journal):
    return builders.review(journal, builders.person(journal).id, ReviewState.PLANNED).id


def record(journal, review_id, said, scores=None, asked=ASKED):
    work = (review_upward.record, review_id, asked, said, scores or {})
    return journal.do("Record", *work)


def refusal(*args, **kwargs):
    with pytest.raises(Refused) as caught:
        record(*args, **kwargs)
    return caught.value.reason


def said(journal, review_id):
    found = journal.ask(review_upward.answers, review_id)
    return [(one.question, one.answer, one.score) for one in found]


def test_answers_stand_under_their_questions(journal, review):
    assert said(journal, review) == []
    record(journal, review, {0: " Listening ", 2: "The price"}, {0: 4, 1: 2})
    assert said(journal, review) == [
        ("What helps you?", "Listening", 4),
        ("What should I stop?", "", 2),
        ("What would you decide yourself?", "The price", None),
    ]


def test_they_are_replaced_as_a_whole(journal, review):
    record(journal, review, {0: "Listening", 1: "Late mail"}, {0: 4})
    record(journal, review, {0: "Less mail"}, asked=("What should change?",))
    assert said(journal, review) == [("What should change?", "Less mail", None)]
    record(journal, review, {2: "The price"})
    assert [answer for _, answer, _ in said(journal, review)] == ["", "", "The price"]


def test_an_empty_form_and_a_score_that_is_none_change_nothing(journal, review):
    record(journal, review, {0: "Listening"})
    assert refusal(journal, review, {0: "  "}, {0: None}) is Reason.FORM_IS_EMPTY
    assert refusal(journal, review, {0: "Mail"}, {1: 6}) is Reason.SCORE_OUT_OF_RANGE
    assert [answer for _, answer, _ in said(journal, review)] == ["Listening", "", ""]


def test_a_score_alone_is_an_answer(journal, review):
    record(journal, review, {}, {1: 5})
    assert [score for *_, score in said(journal, review)] == [None, 5, None]


def test_a_closed_review_takes_none(journal):
    closed = builders.review(journal, builders.person(journal).id).id
    assert refusal(journal, closed, {0: "Listening"}) is Reason.REVIEW_IS_CLOSED
    assert said(journal, closed) == []
