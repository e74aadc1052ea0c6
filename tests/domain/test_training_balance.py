"""What a quarter's training is about, and who gives how much of it."""

from datetime import date

import pytest

from app.domain import people, training_balance, training_quarters, trainings
from app.domain.kinds import QuarterState, TrainingKind
from app.domain.training_full import Giver
from tests import builders
from tests.builders import TODAY
from tests.statements import read

JAN_7, THIS_QUARTER = date(2027, 1, 7), builders.quarter()


@pytest.fixture
def plan(journal):
    return builders.training_plan(journal, count=0)


def shares(journal, plan):
    return training_balance.of_quarter(journal.ask(training_quarters.get, plan.id))


def given(journal, plan, today=TODAY):
    found = journal.ask(training_quarters.get, plan.id)
    rows = journal.ask(training_balance.given, found, today)
    return [
        (row.person.called if row.person else row.giver.guest or "I", row.count, row.this_year)
        for row in rows
    ]


def test_each_type_is_counted_and_timed_those_without_any_as_well(journal, plan):
    builders.training(journal, plan.id, JAN_7, kind=TrainingKind.PRODUCT, minutes=30)
    builders.training(journal, plan.id, kind=TrainingKind.PRODUCT)
    counted = {share.kind: (share.count, share.minutes) for share in shares(journal, plan)}
    assert list(counted) == list(TrainingKind)
    assert counted.pop(TrainingKind.PRODUCT) == (2, 75)
    assert set(counted.values()) == {(0, 0)}


def test_one_without_a_topic_is_about_nothing_yet(journal, plan):
    journal.do("Add", trainings.add, plan.id, planned_for=JAN_7)
    assert {share.count for share in shares(journal, plan)} == {0}


def test_what_was_cancelled_does_not_count(journal):
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, kind=TrainingKind.TOOL)
    journal.do("Cancel", trainings.cancel, 1, "The fair", TODAY)
    assert sum(share.count for share in shares(journal, plan)) == 2
    assert given(journal, plan)[0] == ("Product team", 2, 0)


@pytest.mark.parametrize(
    ("kinds", "missing"),
    [
        ([], ()),
        ([TrainingKind.PRODUCT, TrainingKind.SOFT_SKILL], ()),
        ([TrainingKind.PRODUCT, TrainingKind.TOOL], (TrainingKind.SOFT_SKILL,)),
        ([TrainingKind.SOFT_SKILL], (TrainingKind.PRODUCT,)),
        ([TrainingKind.ROLE_PLAY], (TrainingKind.PRODUCT, TrainingKind.SOFT_SKILL)),
    ],
)
def test_a_quarter_without_product_or_soft_skills_is_one_sided(journal, plan, kinds, missing):
    for kind in kinds:
        builders.training(journal, plan.id, kind=kind)
    found = shares(journal, plan)
    assert training_balance.missing(found) == missing


def test_the_team_comes_first_then_guests_then_i(journal, plan):
    dana = builders.person(journal, "Dana Moss").id
    for name in ("Kofi Mensah", "Ann Lee"):
        builders.person(journal, name)
    builders.person(journal, "Zoë Gone")
    builders.training(journal, plan.id, giver_id=dana)
    for name in ("Finance", "Product team", "product TEAM"):
        builders.training(journal, plan.id, guest=name)
    builders.training(journal, plan.id, by_me=True, my_reason="Nobody else saw it")
    builders.training(journal, plan.id, guest="")
    journal.do("Leave", people.leave, 4, TODAY, today=TODAY)
    assert given(journal, plan) == [
        ("Dana", 1, 0),
        ("Ann", 0, 0),
        ("Kofi", 0, 0),
        ("Product team", 2, 0),
        ("Finance", 1, 0),
        ("I", 1, 0),
    ]


def test_i_stand_there_also_where_i_give_none(journal, plan):
    found = journal.ask(training_quarters.get, plan.id)
    [mine] = journal.ask(training_balance.given, found, TODAY)
    assert (mine.giver, mine.count, mine.this_year) == (Giver(), 0, 0)


def test_the_year_under_way_is_counted_over_all_its_quarters(journal, plan):
    dana = builders.person(journal, "Dana Moss").id
    words = {"quarter": THIS_QUARTER, "on": date(2026, 9, 1), "givers": [dana]}
    builders.training_plan(journal, QuarterState.PUBLISHED, count=3, **words)
    journal.do("Cancel", trainings.cancel, 1, "The fair", TODAY)
    builders.training(journal, plan.id, JAN_7, giver_id=dana)
    assert given(journal, plan)[0] == ("Dana", 1, 2)
    assert given(journal, plan, JAN_7)[0] == ("Dana", 1, 1)


def test_who_has_left_stands_with_what_they_gave(journal, plan):
    dana = builders.person(journal, "Dana Moss").id
    builders.training(journal, plan.id, giver_id=dana)
    journal.do("Leave", people.leave, dana, TODAY, today=TODAY)
    assert given(journal, plan)[0] == ("Dana", 1, 0)


def test_it_takes_as_many_statements_however_many_give(journal, plan):
    found = journal.ask(training_quarters.get, plan.id)
    few = read(journal, training_balance.given, found, TODAY)
    for number in range(4):
        who = builders.person(journal, f"Person {number}").id
        builders.training(journal, plan.id, giver_id=who)
    found = journal.ask(training_quarters.get, plan.id)
    many = read(journal, training_balance.given, found, TODAY)
    assert len(many.statements) == len(few.statements)
    scanned = {step.split()[1] for steps in many.plans for step in steps if "SCAN" in step}
    assert scanned <= {"person", "settings"}
