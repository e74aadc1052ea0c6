"""Which trainings stand in whose calendar."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain import people, training_entries, training_quarters, trainings
from app.domain.errors import Reason, Refused
from app.domain.kinds import QuarterState
from app.domain.training_full import Giver
from tests import builders
from tests.builders import NEXT_QUARTER, TODAY

SINCE = NEXT_QUARTER.starts


@pytest.fixture
def two(journal):
    return builders.team(journal, "Dana Whitfield", "Ben Carver")


@pytest.fixture
def quarter(journal, two):
    """Dana gives the first and the third of three, Ben the second."""
    return builders.training_plan(journal, QuarterState.PUBLISHED, givers=two).id


def days(entries):
    return [(one.training.session.planned_for.day, one.is_off) for one in entries]


def of_team(journal, quarter):
    return days(training_entries.of_team(journal.ask(training_entries.quarter, quarter)))


def of_giver(journal, who, since=SINCE):
    return days(journal.ask(training_entries.of_giver, who, since))


def cancel_all(journal, quarter):
    for one in journal.ask(training_quarters.get, quarter).trainings:
        journal.do("Cancel", trainings.cancel, one.id, "Trade fair", TODAY)


def test_the_team_knows_of_a_quarter_from_its_publishing_on_and_after_it_is_closed(
    journal, quarter
):
    assert of_team(journal, quarter) == [(7, False), (14, False), (21, False)]
    cancel_all(journal, quarter)
    journal.do("Close", training_quarters.close, quarter, TODAY)
    assert of_team(journal, quarter) == [(7, True), (14, True), (21, True)]
    draft = builders.training_plan(journal, quarter=builders.quarter(date(2027, 4, 1)))
    with pytest.raises(Refused) as refused:
        journal.ask(training_entries.quarter, draft.id)
    assert refused.value.reason is Reason.NOT_PUBLISHED


def test_what_is_handed_over_is_off_for_who_was_to_give_it_and_counts_from_a_day_on(
    journal, quarter, two
):
    dana, ben = map(Giver, two)
    first = journal.ask(training_quarters.get, quarter).trainings[0].id
    journal.do("Hand over", trainings.change, first, TODAY, giver_id=two[1])
    assert of_giver(journal, dana) == [(7, True), (21, False)]
    assert of_giver(journal, ben) == [(7, False), (14, False)]
    assert of_giver(journal, dana, date(2027, 1, 8)) == [(21, False)]


def test_who_was_to_give_a_session_is_named_even_when_they_have_left(journal, quarter, two):
    first = journal.ask(training_quarters.get, quarter).trainings[0].id
    journal.do("I", trainings.change, first, TODAY, giver_id=None, by_me=True, my_reason="Leaves")
    third = journal.ask(training_quarters.get, quarter).trainings[2].id
    journal.do("Guest", trainings.change, third, TODAY, giver_id=None, guest="ada Quist")
    journal.do("Left", people.leave, two[0], TODAY)
    assert [name for _, name in journal.ask(training_entries.givers, quarter)] == [
        *("ada Quist", "Ben Carver", "Dana Whitfield", "Robin Hale"),
    ]


def test_a_guest_is_one_however_their_name_is_typed(journal, quarter):
    first = journal.ask(training_quarters.get, quarter).trainings[0].id
    for name in ("Ada Quist", "ADA QUIST"):
        journal.do("Guest", trainings.change, first, TODAY, giver_id=None, guest=name)
    assert of_giver(journal, Giver(guest="ada quist")) == [(7, False)]
    called = [name for _, name in journal.ask(training_entries.givers, quarter)]
    assert called == ["ADA QUIST", "Ben Carver", "Dana Whitfield"]
