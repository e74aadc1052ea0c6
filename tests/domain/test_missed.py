"""A missed number becomes a talking point, once."""

import pytest

from app.domain import missed, points
from app.domain.errors import Reason, Refused
from app.domain.missed import Missed
from tests import builders
from tests.builders import TODAY
from tests.domain.weeks import report, week


@pytest.fixture
def dana(journal):
    return builders.person(journal)


@pytest.fixture
def meetings(journal):
    made = builders.metric(journal, "Meetings")
    builders.target(journal, made.id, 5_000)
    return made


def raise_missed(journal, who, what, ago):
    about = Missed(who, what, week(ago))
    return journal.do("Raise", missed.raise_missed, about, "Meetings: 1 of 5 in week 46", TODAY)


def test_a_missed_number_is_on_the_list_for_their_next_1_1_once(journal, dana, meetings):
    report(journal, dana.id, meetings.id, 5, 1, None)
    raised = raise_missed(journal, dana.id, meetings.id, 1)
    assert raise_missed(journal, dana.id, meetings.id, 1) is None
    (waiting,) = journal.ask(points.waiting, dana.id, TODAY)
    assert (waiting.id, waiting.text) == (raised.id, "Meetings: 1 of 5 in week 46")
    journal.do("Said", points.discuss, raised.id, TODAY)
    assert raise_missed(journal, dana.id, meetings.id, 1) is not None
    for ago in (0, 2):  # not reported, and hit
        with pytest.raises(Refused) as said:
            raise_missed(journal, dana.id, meetings.id, ago)
        assert said.value.reason is Reason.NO_RESULT_TO_RAISE


def test_a_number_that_was_corrected_is_not_on_the_list_twice(journal, dana, meetings):
    report(journal, dana.id, meetings.id, 1, 1, None)
    raised = [raise_missed(journal, dana.id, meetings.id, 1)]
    builders.value(journal, dana.id, meetings.id, week(1), 2_000)
    about = Missed(dana.id, meetings.id, week(1))
    words = "Meetings: 2 of 5 in week 46"
    raised.append(journal.do("Raise", missed.raise_missed, about, words, TODAY))
    about = Missed(dana.id, meetings.id, week(2))
    words = "Meetings: 1 of 5 in week 45"
    raised.append(journal.do("Raise", missed.raise_missed, about, words, TODAY))
    assert [one is not None for one in raised] == [True, False, True]
