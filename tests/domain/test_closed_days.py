"""Days without training: public holidays, less those the team works on, and what is closed."""

from datetime import date

import pytest

from app.domain import closed_days
from app.domain.errors import Reason, Refused
from tests.builders import NEXT_QUARTER

EPIPHANY, FAIR, LAST = date(2027, 1, 6), date(2027, 2, 2), date(2027, 2, 4)
PUBLIC = {date(2026, 12, 25): "Christmas Day", EPIPHANY: "Epiphany", FAIR: "Candlemas"}


def closed(journal):
    days = (NEXT_QUARTER.starts, NEXT_QUARTER.ends)
    return journal.ask(closed_days.closed, *days, PUBLIC)


def test_public_holidays_of_these_days_and_what_is_closed_come_by_day(journal):
    journal.do("Close", closed_days.add, FAIR, LAST, "Trade  fair ")
    journal.do("Close", closed_days.add, date(2026, 12, 20), NEXT_QUARTER.starts, "Year’s end")
    assert list(closed(journal).items()) == [
        (NEXT_QUARTER.starts, "Year’s end"),
        (EPIPHANY, "Epiphany"),
        (FAIR, "Trade fair"),
        (date(2027, 2, 3), "Trade fair"),
        (LAST, "Trade fair"),
    ]


def test_a_public_holiday_on_which_the_team_works_is_a_day_as_any_other(journal):
    for _ in range(2):
        journal.do("Work", closed_days.work_on, EPIPHANY, "Epiphany", works=True)
    assert list(closed(journal)) == [FAIR]
    assert len(journal.ask(closed_days.every)) == 1
    for _ in range(2):
        journal.do("Rest", closed_days.work_on, EPIPHANY, "Epiphany", works=False)
    assert list(closed(journal)) == [EPIPHANY, FAIR]


def test_what_the_user_closes_counts_also_where_the_team_would_work(journal):
    journal.do("Close", closed_days.add, EPIPHANY, EPIPHANY, "Stocktaking")
    journal.do("Work", closed_days.work_on, EPIPHANY, "Epiphany", works=True)
    assert closed(journal)[EPIPHANY] == "Stocktaking"


def test_days_are_changed_and_taken_back(journal):
    days = journal.do("Close", closed_days.add, FAIR, LAST, "Fair")
    journal.do("Change", closed_days.change, days.id, last_on=FAIR, name="Short fair")
    assert closed(journal)[FAIR] == "Short fair"
    assert LAST not in closed(journal)
    journal.do("Open", closed_days.delete, days.id)
    assert closed(journal)[FAIR] == "Candlemas"
    assert journal.ask(closed_days.every) == []


@pytest.mark.parametrize(
    ("days", "refused"),
    [
        ((LAST, FAIR, "Fair"), (Reason.ENDS_BEFORE_START, "last_on")),
        ((FAIR, LAST, " "), (Reason.EMPTY, "name")),
    ],
)
def test_days_that_cannot_be_are_refused(journal, days, refused):
    with pytest.raises(Refused) as caught:
        journal.do("Close", closed_days.add, *days)
    assert (caught.value.reason, caught.value.field) == refused
    there = journal.do("Close", closed_days.add, FAIR, LAST, "Fair")
    wrong = dict(zip(("first_on", "last_on", "name"), days, strict=True))
    with pytest.raises(Refused) as caught:
        journal.do("Change", closed_days.change, there.id, **wrong)
    assert (caught.value.reason, caught.value.field) == refused
    [kept] = journal.ask(closed_days.every)
    assert (kept.first_on, kept.last_on, kept.name) == (FAIR, LAST, "Fair")


def test_days_without_an_end_in_sight_are_read_in_no_time(journal):
    journal.do("Close", closed_days.add, date(1900, 1, 1), date(9999, 12, 31), "Always")
    assert len(closed(journal)) == 90
