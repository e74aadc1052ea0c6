"""Conversations: the last one held is what counts."""

from datetime import timedelta

import pytest

from app.domain import sessions
from app.domain.errors import Reason, Refused
from tests import builders
from tests.builders import TODAY


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


def test_the_last_held_is_the_latest_day_and_not_the_latest_entry(journal, dana):
    assert journal.ask(sessions.last_held, dana) is None
    for days_ago in (30, 3, 12):
        builders.session(journal, dana, days_ago=days_ago)
    assert journal.ask(sessions.last_held, dana) == TODAY - timedelta(days=3)


@pytest.mark.parametrize(
    ("details", "refused"),
    [
        ({"days_ago": -1}, (Reason.IN_THE_FUTURE, "held_on")),
        ({"minutes": 0}, (Reason.NOT_POSITIVE, "minutes")),
        ({"minutes": -5}, (Reason.NOT_POSITIVE, "minutes")),
    ],
)
def test_what_cannot_have_been_held_is_refused(journal, dana, details, refused):
    with pytest.raises(Refused) as caught:
        builders.session(journal, dana, **details)
    assert (caught.value.reason, caught.value.field) == refused
    assert journal.ask(sessions.last_held, dana) is None


def test_nobody_is_met_who_is_not_there(journal):
    with pytest.raises(Refused) as caught:
        builders.session(journal, 99)
    assert caught.value.reason is Reason.NOT_FOUND
