"""Who knows what, from what they can teach and what they gave."""

from datetime import date, timedelta

import pytest

from app.domain import facts, know_how, people, training_outcomes, trainings
from app.domain.kinds import FactKind, QuarterState, Vis
from tests import builders
from tests.builders import TODAY
from tests.statements import read

BEFORE, OCT_1 = date(2026, 9, 1), date(2026, 10, 1)


@pytest.fixture
def team(journal):
    return builders.team(journal, "Dana Moss", "Kofi Mensah", "Lena Fay")


@pytest.fixture
def plan(journal):
    """The quarter under way, which the team knows; a guest gives its first training."""
    return builders.training_plan(
        journal, QuarterState.PUBLISHED, quarter=builders.quarter(), count=1, on=BEFORE
    )


def teaches(journal, who, text="Knows how", **words):
    return builders.fact(journal, who, text, kind=FactKind.CAN_TEACH, **words)


def gives(journal, plan, who, day=OCT_1, **details):
    """Somebody gave a training in the quarter under way."""
    given = builders.training(journal, plan.id, day, giver_id=who, **details)
    outcome = {"attendance": {}, "ratings": {}}
    journal.do("Deliver", training_outcomes.deliver, given.id, day, TODAY, **outcome)
    return given


def known(journal, **how):
    found = journal.ask(know_how.who_knows_what, TODAY, **how)
    return {
        one.topic: [(who.called, one.gave.get(who.id, 0)) for who in one.people] for one in found
    }


def test_what_somebody_can_teach_is_known_skills_first(journal, team):
    dana, kofi, lena = team
    what = builders.skill(journal, "Price objections").id
    teaches(journal, kofi, "Cold calls: the first seconds.\nSaw it in May.")
    teaches(journal, lena, skill_id=what)
    teaches(journal, dana, skill_id=what)
    builders.fact(journal, dana, "Names the price")
    found = journal.ask(know_how.who_knows_what, TODAY)
    assert [(one.topic, one.skill and one.skill.id) for one in found] == [
        ("Price objections", what),
        ("Cold calls: the first seconds", None),
    ]
    assert [person.called for person in found[0].people] == ["Dana", "Lena"]


def test_who_gave_most_trainings_on_it_comes_first(journal, team, plan):
    dana, kofi, _ = team
    what = builders.skill(journal, "Price objections").id
    teaches(journal, dana, skill_id=what)
    for number in (0, 1):
        day = OCT_1 + timedelta(weeks=number)
        gives(journal, plan, kofi, day, topic="Naming the price", skill_ids=[what])
    gives(journal, plan, dana, topic="Product: Analytics")
    assert known(journal) == {
        "Price objections": [("Kofi", 2), ("Dana", 0)],
        "Product: Analytics": [("Dana", 1)],
    }


def test_only_what_was_delivered_by_who_is_still_on_the_team(journal, team, plan):
    dana, kofi, lena = team
    gives(journal, plan, dana)
    gives(journal, plan, lena)
    builders.training(journal, plan.id, TODAY + timedelta(days=3), giver_id=kofi)
    cancelled = builders.training(journal, plan.id, giver_id=kofi, planned_for=OCT_1)
    journal.do("Cancel", trainings.cancel, cancelled.id, "The fair", TODAY)
    assert known(journal) == {"Qualifying on pain": [("Dana", 1), ("Lena", 1)]}
    journal.do("Leave", people.leave, lena, TODAY, today=TODAY)
    assert known(journal) == {"Qualifying on pain": [("Dana", 1)]}


def test_what_only_somebody_knew_who_has_left_is_gone(journal, team):
    teaches(journal, team[0], "Tenders")
    journal.do("Leave", people.leave, team[0], TODAY, today=TODAY)
    assert known(journal) == {}


def test_a_statement_that_holds_no_longer_says_nothing(journal, team):
    said = teaches(journal, team[0], "Tenders")
    journal.do("Retire", facts.retire, said.id, TODAY)
    assert known(journal) == {}


def test_shared_are_only_shared_statements_and_what_everybody_saw(journal, team, plan):
    dana, kofi, lena = team
    what = builders.skill(journal, "Price objections").id
    teaches(journal, dana, skill_id=what)
    teaches(journal, kofi, skill_id=what, vis=Vis.SHAREABLE)
    teaches(journal, lena, "Tenders")
    builders.rating(journal, lena, what, 5)
    gives(journal, plan, dana, topic="Recaps")
    assert known(journal, shareable_only=True) == {
        "Price objections": [("Kofi", 0)],
        "Recaps": [("Dana", 1)],
    }


def test_it_takes_as_many_statements_however_much_is_known(journal, team, plan):
    few = read(journal, know_how.who_knows_what, TODAY)
    for number, who in enumerate(team):
        what = builders.skill(journal, f"Skill {number}").id
        teaches(journal, who, skill_id=what)
        gives(journal, plan, who, skill_ids=[what])
    many = read(journal, know_how.who_knows_what, TODAY)
    assert len(many.statements) == len(few.statements)
    scanned = {step.split()[1] for steps in many.plans for step in steps if "SCAN" in step}
    assert scanned <= {"person"}
