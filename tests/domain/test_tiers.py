"""Practice S0-10: who sells most and who hardly sells both get of the manager's time."""

from datetime import date

from app.domain import people
from app.domain.kinds import PeriodKind
from app.domain.periods import period_of
from app.domain.tiers import attention_by_tier
from tests import builders
from tests.builders import TODAY

Q3 = builders.quarter(date(2026, 7, 1))


def test_s0_10_a_tier_without_any_time_in_thirty_days_is_flagged(journal):
    names = {"Ann": 120, "Ben": 80, "Cem": 60, "Dana": None}
    who = {name: builders.person(journal, f"{name} Hale").id for name in names}
    for name, actual in names.items():
        builders.result(journal, who[name], Q3, 100, actual)
    builders.session(journal, who["Cem"], days_ago=3, minutes=45)
    builders.session(journal, who["Ben"], days_ago=30, minutes=30)
    builders.session(journal, who["Ann"], days_ago=31, minutes=60)
    reached, close, below, silent = journal.ask(attention_by_tier, TODAY)
    assert [tuple(p.name for p, _ in one.people) for one in (reached, close, below, silent)] == [
        *(("Ann Hale",), ("Ben Hale",), ("Cem Hale",), ("Dana Hale",)),
    ]
    assert [one.minutes for one in (reached, close, below, silent)] == [0, 30, 45, 0]
    assert [one.left_alone for one in (reached, close, below, silent)] == [
        *(True, False, False, True),
    ]
    assert reached.quarter == Q3


def test_nobody_is_left_alone_in_a_tier_without_people(journal):
    gone = builders.person(journal, "Ann Hale").id
    builders.result(journal, gone, Q3, 100, 120)
    journal.do("Leave", people.go_on_leave, gone, TODAY)
    assert not any(one.people or one.left_alone for one in journal.ask(attention_by_tier, TODAY))


def test_a_quarter_of_which_a_month_is_missing_is_not_reported(journal):
    who = builders.person(journal).id
    for month in (7, 8):
        period = period_of(PeriodKind.MONTH, date(2026, month, 1))
        builders.result(journal, who, period, 100, 120)
    assert journal.ask(attention_by_tier, TODAY)[-1].people[0][0].id == who
