"""What erasing a person would take away, and where else they are named."""

import pytest

from app.domain import erasing, goals, session_answers, sessions, settings
from app.domain.errors import Refused
from app.domain.kinds import Voice
from tests import builders
from tests.builders import TODAY


def mentions(journal, who):
    found = journal.ask(erasing.what_is_held, who).mentions
    return sorted((one.table, one.about, one.words) for one in found)


def test_everything_of_theirs_is_counted_and_nothing_else(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id
    skill = builders.skill(journal)
    for who in (dana, dana, other):
        builders.fact(journal, who)
        aim = builders.goal(journal, who, "Lead", skill.id)
        journal.do("Step", goals.add_checkpoint, aim.id, TODAY, "Try it")
    found = journal.ask(erasing.what_is_held, dana)
    assert found.name == "Dana Whitfield"
    assert found.counts == {
        "person": 1,
        "profile_fact": 2,
        "growth_goal": 2,
        "goal_checkpoint": 2,
        "goal_skill": 2,
    }


def test_a_note_about_nobody_else_goes_and_one_about_two_stays(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id
    builders.note(journal, dana, text="Dana asked", tags=["calls"])
    builders.note(journal, dana, other, text="Dana showed Marcus")
    builders.note(journal, text="Ask Dana")
    group = builders.plan(journal, dana, other)
    journal.do("Say", sessions.note, group.id, said="Dana went first")
    builders.plan(journal, dana)
    builders.promise(journal, dana, "Dana sends it")
    builders.promise(journal, other, "Calls Dana", about_id=dana, due=TODAY)
    assert journal.ask(erasing.what_is_held, dana).counts == {
        "person": 1,
        "note": 1,
        "note_tag": 1,
        "note_person": 2,
        "session": 1,
        "session_member": 1,
        "commitment": 1,
    }
    assert mentions(journal, dana) == [
        ("commitment", "Marcus Oyelaran", "Calls Dana"),
        ("note", "", "Ask Dana"),
        ("note", "Marcus Oyelaran", "Dana showed Marcus"),
        ("session", "Marcus Oyelaran", "Dana went first"),
    ]


def test_what_is_kept_beside_a_note_of_others_is_told_with_whose_it_is(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id
    builders.note(journal, other, dana, text="Both", tags=["dana"])
    session = builders.plan(journal, other)
    journal.do("Ask", session_answers.ask, session.id, [("Dana", "What of her?", Voice.SELF)])
    assert mentions(journal, dana) == [
        ("note_tag", "Marcus Oyelaran", "dana"),
        ("session_answer", "Marcus Oyelaran", "Dana"),
    ]


def test_their_name_in_what_is_kept_of_others_is_listed_with_whose_it_is(journal):
    dana = builders.person(journal, "Dana Whitfield").id
    other = builders.person(journal, "Marcus Oyelaran").id
    builders.fact(journal, dana, "Dana asks why")
    builders.fact(journal, other, "Learned it from dána in May", evidence="Dana Whitfield said so")
    aim = builders.goal(journal, other, "Lead a call")
    journal.do("Step", goals.add_checkpoint, aim.id, TODAY, "Watch Dana")
    journal.do("Settings changed", settings.change, company="Whitfield, Dana & Co")
    assert mentions(journal, dana) == [
        ("goal_checkpoint", "Marcus Oyelaran", "Watch Dana"),
        ("profile_fact", "Marcus Oyelaran", "Dana Whitfield said so"),
        ("profile_fact", "Marcus Oyelaran", "Learned it from dána in May"),
        ("settings", "", "Whitfield, Dana & Co"),
    ]


@pytest.mark.parametrize("text", ["Danae came", "Badana", "whitfield"])
def test_a_name_inside_another_word_or_half_a_name_is_no_mention(journal, text):
    dana = builders.person(journal, "Dana Whitfield").id
    other = builders.person(journal, "Marcus Oyelaran").id
    builders.fact(journal, other, text)
    assert mentions(journal, dana) == []


def test_a_namesake_is_no_mention(journal):
    dana, _ = (builders.person(journal, "Dana Whitfield", same_name_ok=True).id for _ in "ab")
    builders.person(journal, "Dana Kim")
    assert mentions(journal, dana) == []


def test_a_short_first_name_is_looked_for_with_the_last_one_only(journal):
    who = builders.person(journal, "Al Whitfield").id
    other = builders.person(journal, "Marcus Oyelaran").id
    builders.fact(journal, other, "Al dente, says Al Whitfield")
    builders.fact(journal, other, "Al dente")
    assert mentions(journal, who) == [
        ("profile_fact", "Marcus Oyelaran", "Al dente, says Al Whitfield")
    ]


def test_a_long_text_is_cut_around_the_name(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id
    builders.fact(journal, other, f"{'before ' * 50} Dana {'after ' * 50}")
    (_, _, words) = mentions(journal, dana)[0]
    assert words.startswith("…")
    assert words.endswith("…")
    assert "Dana" in words
    assert len(words) < 150


def test_nobody_by_that_number_is_refused(journal):
    with pytest.raises(Refused):
        journal.ask(erasing.what_is_held, 99)
