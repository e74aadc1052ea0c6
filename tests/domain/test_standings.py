"""Only what is not in range is shown, off track first (practice S1-16)."""

from datetime import date

import pytest

from app.domain import people, standings
from app.domain.kinds import Meaning, Standing, Unit
from tests import builders
from tests.builders import TODAY
from tests.domain.weeks import report, week


@pytest.fixture
def dana(journal):
    return builders.person(journal)


@pytest.fixture
def ben(journal):
    return builders.person(journal, "Ben Carver")


@pytest.fixture
def meetings(journal):
    made = builders.metric(journal, "Meetings")
    builders.target(journal, made.id, 5_000)
    return made


def test_only_what_is_not_in_range_is_an_exception(journal, dana, ben, meetings):
    """S1-16: a finger on the pulse, and nothing is shown that is in range."""
    report(journal, dana.id, meetings.id, 5, 5, 5, 0)
    assert [one.person.name for one in journal.ask(standings.exceptions, TODAY)] == ["Ben Carver"]
    report(journal, ben.id, meetings.id, 1, 1, 1, 9)
    (found,) = journal.ask(standings.exceptions, TODAY)
    assert (found.person.id, found.standing) == (ben.id, Standing.OFF_TRACK)
    assert [(period.starts, figure.amount) for period, figure in found.counted] == [
        (week(3), 1_000), (week(2), 1_000), (week(1), 1_000),
    ]  # fmt: skip
    journal.do("Leave", people.go_on_leave, ben.id, week(5))
    assert journal.ask(standings.exceptions, TODAY) == []


def test_exceptions_begin_with_what_is_off_track(journal, dana, ben, meetings):
    report(journal, dana.id, meetings.id, None, None, 1, None)
    report(journal, ben.id, meetings.id, 1, 1, 1, None)
    found = [(one.person.name, one.standing) for one in journal.ask(standings.exceptions, TODAY)]
    assert found == [
        ("Ben Carver", Standing.OFF_TRACK), ("Dana Whitfield", Standing.SLIPPING),
    ]  # fmt: skip


def test_revenue_stands_by_its_months(journal, dana):
    revenue = builders.metric(journal, "Revenue", unit=Unit.MONEY, meaning=Meaning.REVENUE)
    for day, actual in ((date(2026, 8, 1), 90), (date(2026, 9, 1), 95), (date(2026, 10, 1), 80)):
        builders.result(journal, dana.id, builders.month(day), 100, actual)
    (found,) = journal.ask(standings.exceptions, TODAY)
    assert (found.metric.id, found.standing) == (revenue.id, Standing.OFF_TRACK)
    assert found.latest.amount == 80
