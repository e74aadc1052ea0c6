"""Who is owed a conversation: from the last one held, never from one that is only planned."""

from datetime import timedelta

import pytest

from app.domain import areas, contact, people, settings
from app.domain.cadence import Gap
from app.domain.kinds import Autonomy, Status
from tests import builders
from tests.builders import TODAY


@pytest.fixture(autouse=True)
def _usual(journal):
    journal.do("Choose", settings.change, ideal_gap=7, max_gap=14)


def owed(journal, today=TODAY):
    return [row.name for row in contact.owed(journal.ask(people.roster), today)]


def met(journal, name, *, days_ago=None, **details):
    who = builders.person(journal, name, **details).id
    if days_ago is not None:
        builders.session(journal, who, days_ago=days_ago)
    return who


def test_who_waits_longest_comes_first_and_who_was_never_met_last(journal):
    met(journal, "Fine", days_ago=7)
    met(journal, "Due", days_ago=8)
    met(journal, "Due longer", days_ago=14)
    met(journal, "Never")
    met(journal, "Slipping", days_ago=15)
    met(journal, "Slipping longer", days_ago=40)
    assert owed(journal) == ["Slipping longer", "Slipping", "Due longer", "Due", "Never"]


def test_nothing_is_owed_to_somebody_away_gone_or_not_here_yet(journal):
    away, gone = (met(journal, name, days_ago=99) for name in ("Away", "Gone"))
    met(journal, "Candidate", status=Status.CANDIDATE)
    assert owed(journal) == ["Away", "Gone"]
    journal.do("Rest", people.go_on_leave, away, TODAY)
    journal.do("Leave", people.leave, gone, TODAY)
    assert owed(journal) == []
    journal.do("Back", people.come_back, away)
    assert owed(journal) == ["Away"]


def test_what_is_planned_is_no_contact(journal):
    who = met(journal, "Dana", days_ago=15)
    builders.plan(journal, who, in_days=0)
    builders.plan(journal, who, met(journal, "Marcus", days_ago=20), in_days=1)
    assert owed(journal) == ["Marcus", "Dana"]


def test_any_session_that_was_held_is_a_contact(journal):
    who = met(journal, "Dana", days_ago=15)
    builders.session(journal, who, kind="call")
    assert owed(journal) == []


def test_somebody_s_own_gap_comes_before_the_usual_one(journal):
    who = met(journal, "Dana", days_ago=8, ideal_gap=10, max_gap=20)
    assert owed(journal) == []
    found = journal.ask(contact.of_person, who)
    assert (found.ideal, found.maximum) == (10, 20)


def test_whoever_decides_alone_is_left_in_peace_for_longer(journal):
    who = met(journal, "Dana", days_ago=14)
    assert owed(journal) == ["Dana"]
    journal.do("Settle", areas.settle, who, "Pricing", Autonomy.FREE, TODAY)
    assert owed(journal) == []
    assert owed(journal, TODAY + timedelta(days=8)) == ["Dana"]
    [row] = journal.ask(people.roster)
    assert journal.ask(contact.of_person, who) == row.cadence
    assert row.gap(TODAY) is Gap.FINE


def test_the_next_day_is_proposed_from_the_last_one_held(journal):
    who = builders.person(journal, "Dana", ideal_gap=10, max_gap=20).id
    propose = journal.ask(contact.of_person, who).propose
    tomorrow = TODAY + timedelta(days=1)  # a Monday
    assert propose(TODAY, TODAY) == TODAY + timedelta(days=10)
    assert propose(TODAY - timedelta(days=40), TODAY) == tomorrow
    assert propose(None, TODAY) == tomorrow
    for days in range(14):
        day = propose(TODAY + timedelta(days=days), TODAY)
        wanted = TODAY + timedelta(days=days + 10)
        assert day.weekday() < 5
        assert wanted <= day <= wanted + timedelta(days=2)
