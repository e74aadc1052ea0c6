"""Several parts of a review in one step, and which of them is refused."""

from datetime import timedelta

import pytest

from app.domain import review_items, review_writing, reviews
from app.domain.errors import Reason, Refused
from app.domain.kinds import NoteKind, Owner, ReviewItemKind, ReviewState, Vis
from tests import builders
from tests.builders import TODAY


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


def sections_of(journal, review):
    return journal.ask(reviews.get, review.id).sections


def test_several_answers_are_one_step_and_a_refusal_names_its_section(journal, dana):
    review = builders.review(journal, dana, ReviewState.PREPARING)
    first, second = sections_of(journal, review)
    said = {first.id: ("Grew", 4), second.id: ("Held", None)}
    journal.do("Answer", review_writing.answer, said)
    now = [(one.my_answer, one.my_score) for one in sections_of(journal, review)]
    assert now == [("Grew", 4), ("Held", None)]
    with pytest.raises(Refused) as refused:
        journal.do("Answer", review_writing.answer, {first.id: ("Fell", 2), second.id: ("", 7)})
    assert refused.value.reason is Reason.SCORE_OUT_OF_RANGE
    assert refused.value.field == f"answer-{second.id}"
    assert sections_of(journal, review)[0].my_answer == "Grew", "all or nothing"


def test_weights_change_together_and_one_of_them_counts(journal, dana):
    review = builders.review(journal, dana, ReviewState.READY)
    first, second = sections_of(journal, review)
    journal.do("Weigh", review_writing.weigh, {first.id: 0, second.id: 30})
    assert [one.weight for one in sections_of(journal, review)] == [0, 30]
    with pytest.raises(Refused) as refused:
        journal.do("Weigh", review_writing.weigh, {second.id: 0})
    assert (refused.value.reason, refused.value.field) == (
        Reason.NO_WEIGHTS,
        f"weight-{second.id}",
    )


def test_both_sign_in_one_step_and_who_declines_says_on_which_day(journal, dana):
    review = builders.review(journal, dana, ReviewState.HELD)
    signed = {Owner.REP: (TODAY, True), Owner.ME: (TODAY, False)}
    journal.do("Sign", review_writing.sign, review.id, signed, TODAY)
    found = journal.ask(reviews.get, review.id)
    assert found.signature(Owner.REP).declined
    assert not found.signature(Owner.ME).declined
    signed = {Owner.REP: (None, True)}
    with pytest.raises(Refused) as refused:
        journal.do("Sign", review_writing.sign, review.id, signed, TODAY)
    assert (refused.value.reason, refused.value.field) == (Reason.EMPTY, "rep")
    signed = {Owner.ME: (TODAY + timedelta(days=1), False)}
    with pytest.raises(Refused) as refused:
        journal.do("Sign", review_writing.sign, review.id, signed, TODAY)
    assert (refused.value.reason, refused.value.field) == (Reason.IN_THE_FUTURE, "me")


def test_all_words_of_an_item_are_read_as_long_as_it_may_be_shown(journal, dana):
    words = "Let the silence work. " * 40
    note = builders.note(
        journal, dana, text=words, days_ago=30, kind=NoteKind.WIN, vis=Vis.SHAREABLE
    )
    review = builders.review(journal, dana, ReviewState.PREPARING)
    whole = review_items.whole
    assert journal.ask(whole, review.id, ReviewItemKind.NOTE, note.id) == words.strip()
    other = builders.note(journal, dana, text="She overrates it", days_ago=30)
    assert not journal.ask(whole, review.id, ReviewItemKind.NOTE, other.id)
