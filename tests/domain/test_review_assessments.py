"""What the manager keeps of a review: written until it is closed, and taken along by the next."""

import pytest

from app.domain import review_assessments, reviews
from app.domain.errors import Reason, Refused
from app.domain.kinds import ReviewState
from tests import builders

ALL_BUT_CLOSED = [state for state in ReviewState if state is not ReviewState.CLOSED]


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


def save(journal, review_id, **words):
    return journal.do("Save", review_assessments.save, review_id, **words)


def kept(journal, review_id):
    found = journal.ask(review_assessments.of, review_id)
    return found and (found.text, found.watch, found.mine)


@pytest.mark.parametrize("state", ALL_BUT_CLOSED)
def test_it_is_written_in_every_state_but_closed(journal, dana, state):
    review = builders.review(journal, dana, state)
    assert kept(journal, review.id) is None
    save(journal, review.id, text="Ready for more", watch="Tired", mine="Say so more often")
    assert kept(journal, review.id) == ("Ready for more", "Tired", "Say so more often")


def test_what_is_not_named_stays(journal, dana):
    review = builders.review(journal, dana, ReviewState.READY)
    save(journal, review.id, text="Ready for more", watch="Tired")
    save(journal, review.id, watch="")
    assert kept(journal, review.id) == ("Ready for more", "", "")


def test_a_closed_review_keeps_it_as_it_is(journal, dana):
    review = builders.review(journal, dana, ReviewState.HELD)
    save(journal, review.id, text="Ready for more")
    journal.do_final("Close", reviews.close, review.id, builders.TODAY, builders.TODAY)

    with pytest.raises(Refused) as caught:
        save(journal, review.id, text="Not ready")

    assert caught.value.reason is Reason.REVIEW_IS_CLOSED
    again = journal.do("Reopen", reviews.reopen, review.id, "A number was wrong")
    save(journal, again.id, text="Not ready")
    assert kept(journal, review.id)[0] == "Ready for more"
    assert kept(journal, again.id)[0] == "Not ready"


def test_it_goes_with_its_review(journal, dana):
    review = builders.review(journal, dana, ReviewState.PREPARING)
    save(journal, review.id, text="Ready for more")
    journal.do("Delete", reviews.delete, review.id)
    assert kept(journal, review.id) is None
