"""Templates for reviews: few sections, each with a weight, which the user may change."""

import pytest

from app.domain import review_answers, review_templates, reviews
from app.domain.errors import Reason, Refused
from app.domain.kinds import FormKind, ReviewState
from app.domain.review_templates import Question
from tests import builders

MONTHLY = (
    Question("Results", "What went well?", "What did I see go well?", 60),
    Question("Growth", "What did you learn?", "Where did they grow?", 30),
    Question("Next", "What comes next?", "", 10),
)
UPWARD = (Question("Support", "What should I do more of?"),)


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


def save(journal, name="Our month", questions=MONTHLY, kind=FormKind.MONTHLY, **more):
    said = {"name": name, "kind": kind, "questions": questions, **more}
    return journal.do("Save", review_templates.save, **said)


def every(journal, *kind):
    return journal.ask(review_templates.every, *kind)


def test_a_template_keeps_its_questions_in_order(journal):
    save(journal)
    [kept] = every(journal)
    assert (kept.name, kept.kind, kept.questions) == ("Our month", FormKind.MONTHLY, MONTHLY)


def test_templates_are_listed_by_name_and_by_kind(journal):
    save(journal, "B")
    save(journal, "A", kind=FormKind.UPWARD)
    assert [one.name for one in every(journal)] == ["A", "B"]
    assert [one.name for one in every(journal, FormKind.UPWARD)] == ["A"]
    assert journal.ask(review_templates.get, "b").name == "B"
    assert journal.ask(review_templates.get, "C") is None


def test_a_review_has_at_most_five_questions(journal):
    asked = [Question(f"Section {number}", "What?", "", 20) for number in range(6)]
    with pytest.raises(Refused) as caught:
        save(journal, questions=asked)
    refused = caught.value
    assert (refused.reason, refused.field) == (Reason.TOO_MANY_QUESTIONS, "questions")
    assert refused.detail == "5"
    # A row in which nothing is asked is no question.
    save(journal, questions=[*asked[:5], Question("Empty", " ", "\n", 20)])
    assert len(every(journal)[0].questions) == 5


@pytest.mark.parametrize(
    ("questions", "refused"),
    [
        ((), (Reason.NO_QUESTIONS, "questions")),
        ((Question("Results", " ", "", 50),), (Reason.NO_QUESTIONS, "questions")),
        ((Question(" ", "What?", "", 50),), (Reason.EMPTY, "section")),
        ((Question("Results", "What?", "", -1),), (Reason.NEGATIVE, "weight")),
        ((Question("Results", "What?"),), (Reason.NO_WEIGHTS, "weight")),
    ],
)
def test_a_template_that_cannot_be_asked_is_refused(journal, questions, refused):
    kept = save(journal)
    assert refusal(save, journal, "Other", questions) == refused
    assert refusal(save, journal, questions=questions, template_id=kept.id) == refused
    assert [one.questions for one in every(journal)] == [MONTHLY]


def test_what_is_said_of_the_manager_needs_no_weights(journal):
    save(journal, questions=UPWARD, kind=FormKind.UPWARD)
    assert every(journal)[0].questions == UPWARD


@pytest.mark.parametrize("name", ["Our month", "our  month", "Öur Month"])
def test_a_name_is_used_once(journal, name):
    first, other = save(journal), save(journal, "Quarter", kind=FormKind.QUARTERLY)
    refused = (Reason.SAME_TEMPLATE, "name")
    assert refusal(save, journal, name) == refused
    assert refusal(save, journal, name, template_id=other.id) == refused
    assert save(journal, name, template_id=first.id).name == " ".join(name.split())
    assert refusal(save, journal, " ") == (Reason.EMPTY, "name")


@pytest.mark.parametrize(
    "changed", [MONTHLY[:1], MONTHLY[::-1], (*MONTHLY, Question("More", "And?", "And?", 5))]
)
def test_questions_are_changed_added_and_taken_away(journal, changed):
    kept = save(journal)
    save(journal, "Ours", changed, FormKind.QUARTERLY, template_id=kept.id)
    [found] = every(journal)
    assert (found.id, found.name, found.questions) == (kept.id, "Ours", changed)
    assert found.kind is FormKind.QUARTERLY


def test_reviews_keep_what_they_were_asked(journal):
    kept = save(journal)
    review = builders.review(journal, builders.person(journal).id, ReviewState.PREPARING)
    journal.do("Ask", review_answers.ask, review.id, MONTHLY)

    save(journal, questions=UPWARD, kind=FormKind.UPWARD, template_id=kept.id)
    journal.do("Delete", review_templates.delete, kept.id)

    found = journal.ask(reviews.get, review.id)
    assert [one.own_question for one in found.sections] == [one.own_question for one in MONTHLY]


def test_a_journal_is_stocked_once(journal):
    stock = [("Month", FormKind.MONTHLY, MONTHLY), ("For me", FormKind.UPWARD, UPWARD)]
    journal.do("Stock", review_templates.stock, stock)
    assert [one.name for one in every(journal)] == ["For me", "Month"]
    journal.do("Delete", review_templates.delete, every(journal)[0].id)
    journal.do("Stock", review_templates.stock, stock)
    assert [one.name for one in every(journal)] == ["Month"]


def test_the_first_that_was_made_for_a_kind_is_the_usual_one(journal):
    stock = [("Month", FormKind.MONTHLY, MONTHLY), ("For me", FormKind.UPWARD, UPWARD)]
    assert journal.ask(review_templates.usual, FormKind.MONTHLY) is None
    assert journal.ask(review_templates.usual, FormKind.QUARTERLY, stock) is None
    found = journal.ask(review_templates.usual, FormKind.MONTHLY, stock)
    assert (found.name, found.questions) == ("Month", MONTHLY)

    first = save(journal, "Z")
    save(journal, "A")

    assert journal.ask(review_templates.usual, FormKind.MONTHLY, stock).id == first.id
