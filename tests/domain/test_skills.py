"""Skills and ratings: superseded and never edited, with a reason where the level changes."""

from datetime import timedelta

import pytest

from app.domain import facts, skills
from app.domain.errors import Reason, Refused
from app.domain.kinds import FactKind, SkillFamily, Vis, Voice
from tests import builders
from tests.builders import TODAY


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def closing(journal):
    return builders.skill(journal, "Closing", SkillFamily.CLOSING).id


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


def standing(journal, who, *, on=TODAY, since_days=90, **chosen):
    found = journal.ask(skills.standings, who, on, on - timedelta(days=since_days), **chosen)
    return found[0] if found else None


def test_a_library_is_in_order_and_has_no_doubles(journal):
    builders.skill(journal, "Negotiating terms", SkillFamily.NEGOTIATION)
    builders.skill(journal, "Asking for the order", SkillFamily.CLOSING)
    builders.skill(journal, "Final calls", SkillFamily.CLOSING)
    assert [s.name for s in journal.ask(skills.every)] == [
        *("Asking for the order", "Final calls", "Negotiating terms"),
    ]
    assert refusal(builders.skill, journal, " FINAL  calls ") == (Reason.SAME_SKILL, "name")
    assert refusal(builders.skill, journal, " ") == (Reason.EMPTY, "name")


def test_levels_are_described_from_the_first_on(journal):
    words = ["listens", "asks", "leads"]
    made = journal.do("Add", skills.add, "Discovery", SkillFamily.DISCOVERY, words)
    assert [made.level_1, made.level_2, made.level_3, made.level_4] == [*words, ""]


def test_a_rating_supersedes_the_one_before_and_both_are_kept(journal, dana, closing):
    builders.rating(journal, dana, closing, 2, days_ago=100)
    builders.rating(journal, dana, closing, 3, justification="Closed Acme alone")
    found = standing(journal, dana)
    assert (found.manager.level, found.before.level, found.change) == (3, 2, 1)
    assert len(builders.dump(journal.path)["skill_rating"]) == 2


def test_of_two_on_one_day_the_later_counts(journal, dana, closing):
    builders.rating(journal, dana, closing, 2)
    builders.rating(journal, dana, closing, 4, justification="Listened again")
    assert standing(journal, dana).manager.level == 4


def test_only_a_changed_level_says_why(journal, dana, closing):
    builders.rating(journal, dana, closing, 3, days_ago=20)
    builders.rating(journal, dana, closing, 3, days_ago=10)
    for blank in ("", "  \n"):
        assert refusal(
            builders.rating, journal, dana, closing, 2, days_ago=5, justification=blank
        ) == (Reason.LEVEL_NEEDS_JUSTIFICATION, "justification")
    builders.rating(journal, dana, closing, 2, days_ago=5, justification="Lost the thread twice")
    builders.rating(journal, dana, closing, 5, voice=Voice.SELF)


def test_each_voice_is_compared_with_itself(journal, dana, closing):
    builders.rating(journal, dana, closing, 2)
    builders.rating(journal, dana, closing, 5, voice=Voice.SELF)
    found = standing(journal, dana)
    assert (found.own.level, found.manager.level) == (5, 2)
    assert (found.before, found.change) == (None, None)


def test_a_rating_entered_late_is_compared_with_what_held_then(journal, dana, closing):
    builders.rating(journal, dana, closing, 4, days_ago=0)
    builders.rating(journal, dana, closing, 2, days_ago=50)
    assert standing(journal, dana).manager.level == 4
    assert standing(journal, dana, on=TODAY - timedelta(days=1)).manager.level == 2


@pytest.mark.parametrize("level", [-1, 0, 6, 100])
def test_levels_are_one_to_five(journal, dana, closing, level):
    assert refusal(builders.rating, journal, dana, closing, level) == (
        Reason.LEVEL_OUT_OF_RANGE,
        "level",
    )


def test_nobody_is_rated_ahead_of_time_or_without_being_there(journal, dana, closing):
    assert refusal(builders.rating, journal, dana, closing, 3, days_ago=-1) == (
        Reason.IN_THE_FUTURE,
        "rated_on",
    )
    assert refusal(builders.rating, journal, 99, closing, 3)[0] is Reason.NOT_FOUND
    assert refusal(builders.rating, journal, dana, 99, 3)[0] is Reason.NOT_FOUND


def test_a_private_rating_is_as_if_it_had_never_been_given(journal, dana, closing):
    builders.rating(journal, dana, closing, 2, days_ago=100)
    builders.rating(journal, dana, closing, 1, days_ago=5, justification="x", vis=Vis.PRIVATE)
    assert standing(journal, dana).change == -1
    shared = standing(journal, dana, shareable_only=True)
    assert (shared.manager.level, shared.manager.justification) == (2, "")
    assert shared.change == 0


def test_a_skill_with_private_ratings_only_does_not_show_at_all(journal, dana, closing):
    builders.rating(journal, dana, closing, 4, vis=Vis.PRIVATE)
    builders.rating(journal, dana, closing, 4, voice=Voice.SELF, vis=Vis.PRIVATE)
    assert standing(journal, dana, shareable_only=True) is None
    assert standing(journal, dana) is not None


def test_unrated_skills_and_other_peoples_ratings_do_not_show(journal, dana, closing):
    marcus = builders.person(journal, "Marcus Oyelaran").id
    builders.skill(journal)
    builders.rating(journal, marcus, closing, 4)
    assert standing(journal, dana) is None
    assert [s.skill.name for s in journal.ask(skills.standings, marcus, TODAY, TODAY)] == [
        "Closing"
    ]


def test_a_skill_is_renamed_and_described_but_not_into_another(journal):
    who, what = builders.person(journal).id, builders.skill(journal).id
    builders.skill(journal, "Closing")
    builders.rating(journal, who, what, 3)
    change = {"name": "Asking questions", "family": SkillFamily.CLOSING, "level_3": "Asks twice"}
    journal.do("Change", skills.change, what, **change)
    found = journal.ask(skills.get, what)
    assert {name: getattr(found, name) for name in change} == change
    assert journal.ask(skills.times_rated) == {what: 1}
    with pytest.raises(Refused) as refused:
        journal.do("Change", skills.change, what, name="CLOSING")
    assert refused.value.reason is Reason.SAME_SKILL
    journal.do("Change", skills.change, what, name="asking questions")


def test_a_skill_goes_with_its_ratings_and_leaves_who_could_teach_it(journal):
    who, what = builders.person(journal).id, builders.skill(journal).id
    builders.rating(journal, who, what, 3)
    fact = builders.fact(journal, who, "Deals", kind=FactKind.CAN_TEACH, skill_id=what).id
    journal.do("Delete", skills.delete, what)
    assert not journal.ask(skills.every)
    assert journal.ask(facts.get, fact).skill_id is None
    journal.undo()
    assert journal.ask(facts.get, fact).skill_id == what
    assert journal.ask(skills.times_rated) == {what: 1}


def test_both_voices_stand_in_the_history_and_the_gap_is_theirs_above_mine(journal):
    who, what = builders.person(journal).id, builders.skill(journal).id
    builders.rating(journal, who, what, 2, days_ago=50)
    builders.rating(journal, who, what, 4, days_ago=20, voice=Voice.SELF)
    assert [r.level for r in journal.ask(skills.history, who, what)] == [4, 2]
    [standing] = journal.ask(skills.standings, who, builders.TODAY, builders.TODAY)
    assert standing.gap == 2


def test_the_skill_rated_longest_ago_comes_first_and_never_before_that(journal, dana):
    """S1-30: traits are rated in turn."""
    trait = SkillFamily.TRAIT
    names = ("Accountable", "Disciplined", "Independent")
    ids = [builders.skill(journal, name, trait).id for name in names]
    other = builders.person(journal, "Ben Carver").id

    def due():
        return names[ids.index(journal.ask(skills.longest_unrated, dana, trait))]

    builders.rating(journal, other, ids[0], 3, days_ago=400)
    builders.rating(journal, dana, ids[0], 3, days_ago=400, voice=Voice.SELF)
    assert due() == "Accountable"
    builders.rating(journal, dana, ids[0], 3, days_ago=40)
    assert due() == "Disciplined"
    builders.rating(journal, dana, ids[1], 3, days_ago=50)
    builders.rating(journal, dana, ids[2], 3, days_ago=45)
    assert due() == "Disciplined"
    builders.rating(journal, dana, ids[1], 3)
    assert due() == "Independent"
    assert journal.ask(skills.longest_unrated, dana, SkillFamily.TOOLS) is None


def test_a_skill_tells_what_its_levels_look_like(journal):
    made = journal.do("Add", skills.add, "Closing", SkillFamily.CLOSING, ("Waits", "Asks"))
    assert skills.levels_of(made) == ("Waits", "Asks", "", "", "")
