"""The sections of a review: asked, answered by both, weighed, and never lost."""

import pytest

from app.domain import review_answers, reviews
from app.domain.errors import Reason, Refused
from app.domain.kinds import ReviewState, WordsFrom
from app.domain.review_templates import Question
from tests import builders
from tests.builders import ASKED, TODAY

OTHER = Question("Support", "What do you need?", "What will I clear away?", 20)
LONG = "Both mills called back. " * 9_000


@pytest.fixture
def review(journal):
    """Dana's review, prepared: nobody answered yet."""
    return builders.review(journal, builders.person(journal).id, ReviewState.PREPARING).id


def do(journal, command, *args, **kwargs):
    return journal.do("Do", command, *args, **kwargs)


def own(journal, review_id, answers, scores=None, on=TODAY):
    work = (review_answers.own, review_id, answers, scores or {}, WordsFrom.TRANSCRIBED, on, TODAY)
    return do(journal, *work)


def sections(journal, review_id):
    return journal.ask(reviews.get, review_id).sections


def asked(journal, review_id):
    return [
        (one.section, one.own_question, one.my_question) for one in sections(journal, review_id)
    ]


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason


def test_their_answers_are_in_once_they_are_written_down(journal, review):
    assert not journal.ask(reviews.get, review).own_in

    own(journal, review, {0: " Both mills ", 1: ""}, {0: 4})

    found = journal.ask(reviews.get, review)
    assert found.own_in
    assert (found.review.own_on, found.review.own_from) == (TODAY, WordsFrom.TRANSCRIBED)
    assert found.review.state is ReviewState.READY
    assert [(one.own_answer, one.own_score) for one in found.sections] == [
        ("Both mills", 4),
        ("", None),
    ]


def test_what_is_not_named_stays(journal, review):
    own(journal, review, {0: "Both mills", 1: "To wait"}, {0: 4, 1: 3})
    own(journal, review, {1: "To ask"}, {0: None})
    found = sections(journal, review)
    assert [(one.own_answer, one.own_score) for one in found] == [
        ("Both mills", None),
        ("To ask", 3),
    ]


@pytest.mark.parametrize(
    ("answers", "scores", "reason"),
    [
        ({}, {}, Reason.FORM_IS_EMPTY),
        ({0: " \n"}, {1: None}, Reason.FORM_IS_EMPTY),
        ({0: "Both mills"}, {0: 6}, Reason.SCORE_OUT_OF_RANGE),
        ({2: "Both mills"}, {}, Reason.NOT_FOUND),
    ],
)
def test_what_is_no_answer_leaves_the_review_waiting(journal, review, answers, scores, reason):
    assert refusal(own, journal, review, answers, scores) is reason
    found = journal.ask(reviews.get, review)
    assert not found.own_in
    assert not any(one.own_answer for one in found.sections)


def test_a_score_alone_is_an_answer(journal, review):
    own(journal, review, {}, {1: 2})
    assert journal.ask(reviews.get, review).own_in


def test_the_manager_may_answer_before_theirs_are_in(journal, review):
    first = sections(journal, review)[0]
    do(journal, review_answers.mine, first.id, answer="I saw both mills", score=5)
    found = journal.ask(reviews.get, review)
    assert (found.sections[0].my_answer, found.sections[0].my_score) == ("I saw both mills", 5)
    assert not found.own_in
    assert (found.answered, found.asked) == (1, 2)
    score = (review_answers.mine, first.id)
    assert refusal(do, journal, *score, answer="", score=0) is Reason.SCORE_OUT_OF_RANGE


def test_weights_are_points_of_which_one_counts_at_least(journal, review):
    results, growth = sections(journal, review)
    do(journal, review_answers.weigh, results.id, 0)
    assert [one.weight for one in sections(journal, review)] == [0, 40]
    assert refusal(do, journal, review_answers.weigh, growth.id, 0) is Reason.NO_WEIGHTS
    assert refusal(do, journal, review_answers.weigh, growth.id, -1) is Reason.NEGATIVE


def test_a_review_that_is_only_planned_has_no_sections_to_answer(journal):
    planned = builders.review(journal, builders.person(journal).id, ReviewState.PLANNED).id
    assert refusal(do, journal, review_answers.ask, planned, ASKED) is Reason.NOT_PREPARED
    assert refusal(own, journal, planned, {0: "Both mills"}) is Reason.NOT_PREPARED


def test_nothing_of_a_closed_review_is_answered_asked_or_weighed(journal):
    closed = builders.review(journal, builders.person(journal).id).id
    first = sections(journal, closed)[0].id
    before = sections(journal, closed)
    for work in (
        (review_answers.ask, closed, [OTHER]),
        (review_answers.own, closed, {0: "No"}, {}, WordsFrom.TALK, TODAY, TODAY),
        (review_answers.weigh, first, 5),
    ):
        assert refusal(do, journal, *work) is Reason.REVIEW_IS_CLOSED
    mine = {"answer": "No", "score": None}
    assert refusal(do, journal, review_answers.mine, first, **mine) is Reason.REVIEW_IS_CLOSED
    after = sections(journal, closed)
    assert [(s.id, s.own_answer, s.my_answer, s.weight) for s in after] == [
        (s.id, s.own_answer, s.my_answer, s.weight) for s in before
    ]


def test_asking_the_same_again_leaves_all_as_it_is(journal, review):
    own(journal, review, {0: "Both mills"})
    do(journal, review_answers.weigh, sections(journal, review)[0].id, 10)
    before = [(one.id, one.weight, one.own_answer) for one in sections(journal, review)]
    do(journal, review_answers.ask, review, ASKED)
    assert [(one.id, one.weight, one.own_answer) for one in sections(journal, review)] == before


def test_other_questions_take_the_place_of_unanswered_ones(journal, review):
    do(journal, review_answers.ask, review, [OTHER])
    assert asked(journal, review) == [("Support", "What do you need?", "What will I clear away?")]


def test_answers_go_with_their_question_and_none_is_lost(journal, review):
    own(journal, review, {0: "Both mills", 1: LONG}, {0: 4})
    results, growth = sections(journal, review)
    do(journal, review_answers.mine, results.id, answer="I saw them", score=5)
    do(journal, review_answers.mine, growth.id, answer="In calls", score=None)

    # The person is asked the same about results, the manager something else; growth is gone.
    changed = Question("Numbers", "What went well?", "What moved?", 80)
    do(journal, review_answers.ask, review, [OTHER, changed])

    found = sections(journal, review)
    assert [one.position for one in found] == [0, 1, 2, 3]
    assert [(one.section, one.own_answer, one.my_answer) for one in found] == [
        ("Support", "", ""),
        ("Numbers", "Both mills", ""),
        ("Results", "", "I saw them"),
        ("Growth", LONG.strip(), "In calls"),
    ]
    assert [(one.own_score, one.my_score) for one in found] == [
        (None, None),
        (4, None),
        (None, 5),
        (None, None),
    ]
    assert (found[2].own_question, found[2].my_question) == ("", "What did I see go well?")


def test_a_question_that_is_asked_twice_takes_each_answer_once(journal, review):
    own(journal, review, {0: "Both mills"})
    first = sections(journal, review)[0]
    do(journal, review_answers.mine, first.id, answer="I saw them", score=None)
    twice = Question("Again", "What went well?", "What did I see go well?", 10)
    do(journal, review_answers.ask, review, [ASKED[0], twice])
    found = sections(journal, review)
    assert [(one.own_answer, one.my_answer) for one in found] == [
        ("Both mills", "I saw them"),
        ("", ""),
    ]


def test_a_score_without_words_is_not_lost_either(journal, review):
    own(journal, review, {}, {0: 4})
    growth = sections(journal, review)[1]
    do(journal, review_answers.mine, growth.id, answer="", score=2)
    do(journal, review_answers.ask, review, [OTHER])
    found = sections(journal, review)
    assert [(one.section, one.own_score, one.my_score) for one in found] == [
        ("Support", None, None),
        ("Results", 4, None),
        ("Growth", None, 2),
    ]
