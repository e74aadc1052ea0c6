"""What everybody getting better would bring, kept by name (practice S0-09)."""

from datetime import date

import pytest

from app.domain import lifts, metrics, people, results
from app.domain.errors import Reason, Refused
from app.domain.kinds import Meaning, PeriodKind, Source, Unit
from app.domain.lifts import Lever
from app.domain.periods import period_of
from tests import builders
from tests.builders import TODAY

Q3 = builders.quarter(date(2026, 7, 1))
JULY, AUGUST = (period_of(PeriodKind.MONTH, date(2026, month, 1)) for month in (7, 8))


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def marcus(journal):
    return builders.person(journal, "Marcus Bell").id


@pytest.fixture
def meetings(journal):
    return journal.do("Add", metrics.add, TODAY, name="Meetings", stage=1).id


def save(journal, name="Ten percent", **words):
    words = {"starts_on": Q3.starts, **words}
    return journal.do("Save", lifts.save, name=name, **words)


def lifted(journal, scenario):
    """What everybody sells by a scenario, of the period it was thought up for."""
    start = journal.ask(lifts.period, scenario)
    return journal.ask(lifts.of_period, start, lifts.levers(scenario)).everybody


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


def test_the_baseline_is_what_each_one_sold_as_far_as_it_is_known(journal, dana, marcus):
    builders.result(journal, dana, Q3, 0, 500_000)
    builders.result(journal, marcus, JULY, None, 100_000)
    builders.result(journal, marcus, AUGUST, None, 50_000)
    other = builders.person(journal, "Lena Fischer").id
    assert journal.ask(lifts.baseline, Q3) == {dana: 500_000, marcus: 150_000, other: None}


def test_who_came_later_or_never_was_on_the_team_is_not_missing(journal, dana):
    builders.person(journal, "Marcus Bell", started=date(2026, 10, 1))
    gone = builders.person(journal, "Lena Fischer").id
    silent = builders.person(journal, "Kofi Mensah").id
    builders.result(journal, gone, Q3, None, 70_000)
    for who in (gone, silent):
        journal.do("Leave", people.leave, who, date(2026, 11, 1))
    assert journal.ask(lifts.baseline, Q3) == {dana: None, gone: 70_000}


def test_what_somebody_sold_elsewhere_is_no_part_of_it(journal, dana):

    before = builders.quarter(date(2026, 4, 1))
    elsewhere = {"quota": None, "actual": 90_000, "source": Source.PREVIOUS_EMPLOYER}
    journal.do("Record", results.record, dana, before, **elsewhere)
    assert journal.ask(lifts.baseline, before) == {dana: None}


def test_s0_09_a_lift_is_counted_from_the_period(journal, dana, marcus):
    builders.result(journal, dana, Q3, None, 500_000)
    builders.result(journal, marcus, Q3, None, 300_000)
    builders.person(journal, "Lena Fischer")
    # 800,000 x 1.1 x 1.2 = 1,056,000; the best alone 800,000 + 500,000 x 0.32
    found = journal.ask(lifts.of_period, Q3, [Lever(100), Lever(200)])
    assert (found.total, found.everybody, found.top_alone) == (800_000, 1_056_000, 960_000)
    assert (found.top_id, found.counted, found.missing) == (dana, 2, 1)


def test_a_scenario_is_kept_and_counted_again(journal, dana, meetings):
    builders.result(journal, dana, Q3, None, 500_000)
    save(journal, percent=100, lever_id=meetings, percent_2=50, note="If all of us prepare")
    [kept] = journal.ask(lifts.scenarios)
    assert lifts.levers(kept) == (Lever(100, meetings), Lever(50))
    assert lifted(journal, kept) == 577_500  # x 1.1 x 1.05
    journal.do("Change", lifts.change, kept.id, percent_2=None, percent=200)
    [changed] = journal.ask(lifts.scenarios)
    assert lifted(journal, changed) == 600_000
    assert changed.lever_2_id is None
    journal.do("Delete", lifts.delete, kept.id)
    assert journal.ask(lifts.scenarios) == []


def test_a_scenario_starts_with_its_period(journal):
    made = save(journal, starts_on=date(2026, 8, 20))
    assert made.starts_on == Q3.starts
    journal.do("Change", lifts.change, made.id, period_kind=PeriodKind.HALF)
    assert journal.ask(lifts.period, journal.ask(lifts.scenarios)[0]).label == "H2 2026"


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ({"name": "ten PERCENT"}, (Reason.SAME_SCENARIO, "name")),
        ({"name": " "}, (Reason.EMPTY, "name")),
        ({"percent": -1_001}, (Reason.NOT_A_LIFT, "percent")),
        ({"percent": 10_001}, (Reason.NOT_A_LIFT, "percent")),
        ({"percent_2": 10_001}, (Reason.NOT_A_LIFT, "percent_2")),
        ({"lever_id": 999}, (Reason.NOT_FOUND, "")),
    ],
)
def test_what_makes_no_scenario_is_refused(journal, words, refused):
    save(journal)
    other = save(journal, "Another")
    assert refusal(save, journal, **{"name": "Third", **words}) == refused
    assert refusal(journal.do, "Change", lifts.change, other.id, **words) == refused
    assert [one.name for one in journal.ask(lifts.scenarios)] == ["Another", "Ten percent"]


def test_everything_lost_and_ten_times_as_much_more_can_be_thought(journal):
    assert save(journal, percent=-1_000, percent_2=10_000).percent == -1_000


def test_a_lever_is_a_stage_of_the_recipe(journal, meetings):
    outside = journal.do("Add", metrics.add, TODAY, name="Notes written").id
    assert refusal(save, journal, lever_id=outside) == (Reason.NOT_A_STAGE, "lever_id")
    made = save(journal, percent_2=100, lever_2_id=meetings)
    journal.do("Retire", metrics.retire, meetings, TODAY)
    journal.do("Change", lifts.change, made.id, note="What we thought then")
    assert journal.ask(lifts.scenarios)[0].lever_2_id == meetings


def test_revenue_may_be_a_lever(journal):
    words = {"name": "Revenue", "unit": Unit.MONEY, "meaning": Meaning.REVENUE, "stage": 2}
    money = journal.do("Add", metrics.add, TODAY, **words).id
    assert save(journal, lever_id=money).lever_id == money
