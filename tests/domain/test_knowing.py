from app.domain import knowing, notes, people
from app.domain.captured import Known
from tests import builders


def test_everybody_can_be_named_and_who_left_is_not_on_the_team(journal, today):
    dana = builders.person(journal, "Dana Whitfield", preferred_name="Dee").id
    gone = builders.person(journal, "Ben Carver").id
    journal.do("Left", people.leave, gone, left_on=today)

    found = journal.ask(knowing.known)

    assert {one.id: (one.called, one.team) for one in found.people} == {
        dana: ("Dee", True),
        gone: ("Ben", False),
    }


def test_skills_and_tags_in_use(journal, today):
    skill = builders.skill(journal, "Objection handling").id
    journal.do("Write note", notes.write, (), today, ("pricing",), text="Well")

    found = journal.ask(knowing.known)

    assert found.skills == ((skill, "Objection handling"),)
    assert found.tags == ("pricing",)
    assert found.skill_ids == {"objectionhandling": skill}


def test_an_empty_journal_knows_nothing(journal):
    assert journal.ask(knowing.known) == Known()
