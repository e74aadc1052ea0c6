"""How free somebody is in each area sets how soon the next contact is due."""

from datetime import timedelta

import pytest

from app.domain import areas, people
from app.domain.cadence import Gap
from app.domain.errors import Reason, Refused
from app.domain.kinds import Autonomy
from app.domain.person_page import person_page
from tests import builders


def settle(journal, who, name, autonomy, since=builders.TODAY):
    return journal.do("Settle", areas.settle, who, name, autonomy, since)


def cadence(journal, who):
    [row] = [row for row in journal.ask(people.roster) if row.id == who]
    assert journal.ask(person_page, who, builders.TODAY).cadence == row.cadence
    return row.cadence


@pytest.mark.parametrize(
    ("autonomy", "ideal", "maximum"),
    [
        (Autonomy.TOLD, 7, 10),
        (Autonomy.GUIDED, 10, 15),
        (Autonomy.CONSULTED, 14, 21),
        (Autonomy.FREE, 21, 31),
    ],
)
def test_autonomy_stretches_the_usual_gap(journal, autonomy, ideal, maximum):
    who = builders.person(journal).id
    settle(journal, who, "Pricing", autonomy)
    assert (cadence(journal, who).ideal, cadence(journal, who).maximum) == (ideal, maximum)


def test_the_least_free_area_decides_and_an_own_gap_goes_before_all(journal):
    who = builders.person(journal).id
    settle(journal, who, "Pricing", Autonomy.FREE)
    settle(journal, who, "Contracts", Autonomy.TOLD)
    assert cadence(journal, who).ideal == 7
    journal.do("Change", people.change, who, ideal_gap=30, max_gap=40)
    assert (cadence(journal, who).ideal, cadence(journal, who).maximum) == (30, 40)


def test_somebody_left_free_is_not_nagged_about_but_never_neglected(journal):
    who = builders.person(journal).id
    settle(journal, who, "Everything", Autonomy.FREE)

    def gap(days):
        [row] = journal.ask(people.roster)
        return row.gap(builders.TODAY + timedelta(days=days))

    builders.session(journal, who)
    assert [gap(21), gap(22), gap(31), gap(32)] == [Gap.FINE, Gap.FINE, Gap.FINE, Gap.SLIPPING]


def test_an_area_is_settled_anew_and_keeps_its_day_when_nothing_changes(journal):
    who = builders.person(journal).id
    before = builders.TODAY - timedelta(days=40)
    settle(journal, who, "Pricing", Autonomy.GUIDED, before)
    settle(journal, who, "pricing", Autonomy.GUIDED)
    [area] = journal.ask(areas.of_person, who)
    assert (area.name, area.since) == ("Pricing", before)
    settle(journal, who, "Pricing", Autonomy.FREE)
    [area] = journal.ask(areas.of_person, who)
    assert (area.autonomy, area.since) == (Autonomy.FREE, builders.TODAY)


def test_an_area_is_renamed_but_not_into_another(journal):
    who = builders.person(journal).id
    area = settle(journal, who, "Pricing", Autonomy.GUIDED)
    settle(journal, who, "Contracts", Autonomy.GUIDED)
    change = {"since": builders.TODAY}
    with pytest.raises(Refused) as refused:
        journal.do("Change", areas.change, area.id, name="contracts", **change)
    assert refused.value.reason is Reason.SAME_AREA
    journal.do("Change", areas.change, area.id, name="Price", autonomy=Autonomy.FREE, **change)
    assert journal.ask(areas.known) == ["Contracts", "Price"]
    journal.do("Delete", areas.delete, area.id)
    assert journal.ask(areas.known) == ["Contracts"]


def test_nothing_is_settled_from_a_day_that_has_not_come(journal):
    who = builders.person(journal).id
    tomorrow = builders.TODAY + timedelta(days=1)
    with pytest.raises(Refused) as refused:
        journal.do(
            *("Settle", areas.settle, who, "Pricing", Autonomy.FREE, tomorrow),
            today=builders.TODAY,
        )
    assert (refused.value.reason, refused.value.field) == (Reason.IN_THE_FUTURE, "since")
