"""Who could give a training: who can teach what, who gave how many, and who is away."""

from datetime import date, timedelta

import pytest

from app.domain import absences, people, training_quarters, training_teachers, trainings
from app.domain.kinds import FactKind, QuarterState, SkillFamily, Status, TrainingKind
from tests import builders
from tests.builders import TODAY
from tests.statements import read

JAN_7 = date(2027, 1, 7)


@pytest.fixture
def team(journal):
    return [builders.person(journal, name) for name in ("Dana Moss", "Kofi Mensah")]


@pytest.fixture
def plan(journal):
    return builders.training_plan(journal, count=0)


def teachers(journal, plan):
    found = journal.ask(training_quarters.get, plan.id)
    return journal.ask(training_teachers.read, found, TODAY)


def test_who_is_strong_or_said_to_teach_it_can_teach(journal, plan, team):
    (dana, kofi), lena = team, builders.person(journal, "Lena Fay")
    what, other = builders.skill(journal).id, builders.skill(journal, "Closing").id
    builders.rating(journal, dana.id, what, 4)
    builders.rating(journal, kofi.id, what, 3)
    builders.rating(journal, lena.id, what, 2)
    builders.fact(journal, lena.id, kind=FactKind.CAN_TEACH, skill_id=what)
    found = teachers(journal, plan)
    can = [one.name for one in (dana, kofi, lena) if found.can_teach(one, (other, what))]
    assert can == ["Dana Moss", "Lena Fay"]
    assert [found.level(one, (other, what)) for one in (dana, kofi, lena)] == [4, 3, 2]
    assert not any(found.can_teach(one, (other,)) or found.level(one, (other,)) for one in team)


def test_who_is_to_learn_it_is_not_asked_to_teach_it(journal, plan, team):
    dana, kofi = team
    what, other = builders.skill(journal).id, builders.skill(journal, "Closing").id
    builders.rating(journal, dana.id, what, 2)
    builders.rating(journal, kofi.id, what, 3)
    found = teachers(journal, plan)
    assert [found.is_learning(one, (what,)) for one in team] == [True, False]
    assert not found.is_learning(dana, (other,))
    builders.fact(journal, dana.id, kind=FactKind.CAN_TEACH, skill_id=what)
    assert not teachers(journal, plan).is_learning(dana, (what,))


def test_a_product_training_is_about_product_skills_where_none_is_named(journal, plan):
    demo = builders.skill(journal, "Demonstrations", SkillFamily.PRODUCT).id
    crm = builders.skill(journal, "CRM hygiene", SkillFamily.TOOLS).id
    ask = builders.skill(journal).id
    found = teachers(journal, plan)
    assert found.about([ask], TrainingKind.PRODUCT) == (ask,)
    assert found.about([], TrainingKind.PRODUCT) == (demo,)
    assert found.about([], TrainingKind.TOOL) == (crm,)
    assert found.about([], TrainingKind.SELLING_SKILL) == ()


def test_what_was_given_in_four_quarters_and_this_one_counts(journal, plan, team):
    dana, kofi = team
    for quarters_back, count in ((1, 2), (4, 1), (5, 3)):
        quarter = builders.quarter(JAN_7 - timedelta(days=91 * quarters_back))
        words = {"quarter": quarter, "on": quarter.starts, "count": count}
        builders.training_plan(journal, givers=[dana.id], **words)
    builders.training(journal, plan.id, JAN_7, giver_id=kofi.id)
    builders.training(journal, plan.id, giver_id=kofi.id)
    found = teachers(journal, plan).given
    assert (found[dana.id], found[kofi.id]) == (3, 2)


def test_what_was_cancelled_was_not_given(journal, team):
    dana, _ = team
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, count=2, givers=[dana.id])
    journal.do("Cancel", trainings.cancel, 1, "The fair", TODAY)
    assert teachers(journal, plan).given[dana.id] == 1


def test_who_is_away_that_day_or_on_leave_is_away(journal, plan, team):
    dana, kofi = team
    journal.do("Away", absences.add, dana.id, JAN_7, JAN_7 + timedelta(days=2))
    journal.do("On leave", people.go_on_leave, kofi.id, TODAY)
    found = teachers(journal, plan)
    dana, kofi = found.team
    days = (JAN_7 - timedelta(days=1), JAN_7, JAN_7 + timedelta(days=2), JAN_7 + timedelta(days=3))
    assert [found.is_away(dana, day) for day in days] == [False, True, True, False]
    assert not found.is_away(dana, None)
    assert found.is_away(kofi, None)


def test_only_who_is_on_the_team_could_give_one(journal, plan, team):
    builders.person(journal, "Amara Nwosu", status=Status.CANDIDATE)
    journal.do("Leave", people.leave, team[0].id, TODAY, today=TODAY)
    assert [one.name for one in teachers(journal, plan).team] == ["Kofi Mensah"]


def test_it_takes_as_many_statements_however_large_the_team(journal, plan, team):
    found = journal.ask(training_quarters.get, plan.id)
    few = read(journal, training_teachers.read, found, TODAY)
    what = builders.skill(journal).id
    for number in range(4):
        who = builders.person(journal, f"Person {number}").id
        builders.rating(journal, who, what, 4)
        builders.training(journal, plan.id, JAN_7, giver_id=who)
        journal.do("Away", absences.add, who, JAN_7, JAN_7)
    many = read(journal, training_teachers.read, found, TODAY)
    assert len(many.statements) == len(few.statements)
    scanned = {step.split()[1] for steps in many.plans for step in steps if "SCAN" in step}
    assert scanned <= {"person", "skill", "settings"}
