"""What belongs to one person, present or deleted."""

from __future__ import annotations

from app.domain import facts, goals, people
from app.storage import database, owned
from tests import builders
from tests.builders import TODAY


def owned_by(journal, who):
    return journal.ask(lambda db: owned.owned_by(database.raw(db), who))


def traces(journal, who):
    return journal.ask(lambda db: owned.traces(database.raw(db), who))


def test_rows_are_theirs_through_any_number_of_links(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id
    skill = builders.skill(journal)
    aims = [builders.goal(journal, who, "Lead", skill.id).id for who in (dana, other)]
    step = journal.do("Step", goals.add_checkpoint, aims[0], TODAY, "Try it")
    journal.do("Step", goals.add_checkpoint, aims[1], TODAY, "Try it")
    assert owned_by(journal, dana) == {
        ("person", dana),
        ("growth_goal", aims[0]),
        ("goal_skill", 1),
        ("goal_checkpoint", step.id),
    }


def test_what_was_deleted_is_still_theirs(journal):
    dana = builders.person(journal).id
    gone = builders.fact(journal, dana)
    aim = builders.goal(journal, dana, "Lead")
    step = journal.do("Step", goals.add_checkpoint, aim.id, TODAY, "Try it")
    journal.do("Delete", facts.delete, gone.id)
    journal.do("Delete", goals.delete, aim.id)
    wanted = {("profile_fact", gone.id), ("growth_goal", aim.id), ("goal_checkpoint", step.id)}
    assert owned_by(journal, dana) == {("person", dana), *wanted}
    journal.do("Delete", people.delete, dana)
    assert owned_by(journal, dana) == {("person", dana), *wanted}


def test_a_skill_is_named_and_nothing_else_of_it_is_told(journal):
    dana = builders.person(journal).id
    skill = builders.skill(journal)
    builders.rating(journal, dana, skill.id, 3)
    found = traces(journal, dana)
    assert found.named == {"skill": {skill.id: "Discovery"}}
    assert found.rows.keys() == {"person", "skill_rating"}


def test_a_step_shared_with_somebody_else_is_told_without_its_label(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id

    def both(db):
        for who in (dana, other):
            people.change(db, who, role="New")

    journal.do("Marcus and Dana", both)
    told = traces(journal, dana).changes
    assert [(change.label, change.row_id) for change in told] == [("Add person", dana), ("", dana)]


def test_drafts_of_a_person_with_a_longer_number_are_not_theirs(journal):
    journal.set_aside("draft/person/1/strength", {"text": "mine"})
    journal.set_aside("draft/person/12/strength", {"text": "not mine"})
    assert traces(journal, 1).drafts == {"draft/person/1/strength": {"text": "mine"}}
