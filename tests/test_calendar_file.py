"""The journal's sessions in other calendars."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from app import calendar_file
from app.domain import planning
from app.domain.kinds import SessionKind, SessionState
from tests import builders
from tests.builders import TODAY

SINCE = TODAY - timedelta(days=30)


@pytest.fixture
def planned(journal):
    """A coached call with Dana on a Monday in Chicago."""
    who = builders.person(journal, "Dana Whitfield").id
    (session,) = journal.do(
        "Plan",
        planning.plan,
        [who],
        TODAY,
        kind=SessionKind.CALL,
        planned_for=date(2026, 11, 23),
        starts_at="14:00",
        zone="America/Chicago",
        minutes=45,
        customer="Brightwater",
        objective="a private aim",
    )
    return session.id


def events(journal):
    calendar = Calendar.from_ical(calendar_file.write(journal, SINCE))
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def test_a_session_says_with_whom_what_for_and_when_and_nothing_of_what_was_noted(journal, planned):
    (event,) = events(journal).values()
    assert str(event["summary"]) == "Coached call with Dana, Brightwater"
    assert event.start.isoformat() == "2026-11-23T14:00:00-06:00"
    assert event.end.isoformat() == "2026-11-23T14:45:00-06:00"
    assert b"private aim" not in calendar_file.write(journal, SINCE)


def test_moving_and_skipping_change_the_same_entry_there(journal, planned):
    ((uid, first),) = events(journal).items()
    moved = journal.do("Move", planning.move, planned, date(2026, 11, 25), TODAY)
    ((same, second),) = events(journal).items()
    assert same == uid
    assert second.start.date() == date(2026, 11, 25)
    assert second["sequence"] > first["sequence"]

    journal.do("Skip", planning.skip, moved.id, SessionState.SKIPPED_BY_REP, TODAY)
    ((same, third),) = events(journal).items()
    assert (same, str(third["status"])) == (uid, "CANCELLED")
    assert third["sequence"] > second["sequence"]


def test_the_same_journal_gives_the_same_file(journal, planned):
    assert calendar_file.write(journal, SINCE) == calendar_file.write(journal, SINCE)


def test_an_empty_journal_gives_an_empty_calendar(journal):
    assert events(journal) == {}
