"""Skills and ratings: superseded and never edited, with a reason where the level changes."""

from datetime import timedelta

import pytest

from app.domain import skills
from app.domain.errors import Reason, Refused
from app.domain.kinds import SkillFamily, Vis, Voice
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
