"""Who is away, and when."""

from datetime import date, timedelta

import pytest

from app.domain import absences, people
from app.domain.errors import Reason, Refused
from tests import builders
from tests.builders import TODAY

FIRST, LAST = date(2028, 2, 28), date(2028, 3, 1)
DAY = timedelta(days=1)


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


def away(journal, first, last):
    return [one.id for one in journal.ask(absences.between, first, last)]


def test_an_absence_is_found_by_each_day_that_it_touches(journal, dana):
    one = journal.do("Away", absences.add, dana, FIRST, LAST)
    earlier = journal.do("Away", absences.add, dana, FIRST - 3 * DAY, FIRST - 2 * DAY)
    assert away(journal, date(2028, 2, 29), date(2028, 2, 29)) == [one.id]
    assert away(journal, FIRST - 9 * DAY, FIRST) == [earlier.id, one.id]
    assert away(journal, LAST, LAST + DAY) == [one.id]
    assert away(journal, FIRST - DAY, FIRST - DAY) == away(journal, LAST + DAY, LAST + DAY) == []


def test_it_is_changed_and_taken_back(journal, dana):
    one = journal.do("Away", absences.add, dana, FIRST, LAST)
    journal.do("Change", absences.change, one.id, first_on=LAST)
    assert away(journal, FIRST, FIRST) == []
    journal.do("Here", absences.delete, one.id)
    assert away(journal, FIRST, LAST) == []


def test_what_cannot_be_is_refused(journal, dana):
    one = journal.do("Away", absences.add, dana, FIRST, LAST)
    gone = builders.person(journal, "Marcus Bell")
    journal.do("Leave", people.leave, gone.id, TODAY)
    for work, reason, field in (
        ((absences.add, dana, LAST, FIRST), Reason.ENDS_BEFORE_START, "last_on"),
        ((absences.add, gone.id, FIRST, LAST), Reason.HAS_LEFT, "person_id"),
        ((absences.add, 99, FIRST, LAST), Reason.NOT_FOUND, ""),
    ):
        with pytest.raises(Refused) as caught:
            journal.do("Away", *work)
        assert (caught.value.reason, caught.value.field) == (reason, field)
    with pytest.raises(Refused):
        journal.do("Change", absences.change, one.id, last_on=FIRST - DAY)
    assert away(journal, LAST, LAST) == [one.id]


def test_absences_go_with_the_person(journal, dana):
    journal.do("Away", absences.add, dana, FIRST, LAST)
    journal.do("Delete", people.delete, dana)
    assert away(journal, FIRST, LAST) == []
