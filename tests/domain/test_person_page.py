from datetime import date, timedelta

import pytest

from app.domain import people, results
from app.domain.cadence import Cadence
from app.domain.errors import Reason, Refused
from app.domain.kinds import FactKind, GoalState, SkillFamily, Voice
from app.domain.person_page import LOOK_BACK, person_page
from tests import builders

TODAY = builders.TODAY


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


def read(journal, who):
    return journal.ask(person_page, who, TODAY)


def test_somebody_new_has_a_page_with_nothing_on_it(journal, dana):
    page = read(journal, dana)

    assert page.person.name == "Dana Whitfield"
    assert page.last_held is None
    assert (page.facts, page.standings, page.goals, page.results) == ((), (), (), ())


def test_somebody_unknown_is_refused(journal):
    with pytest.raises(Refused) as refused:
        read(journal, 404)

    assert refused.value.reason is Reason.NOT_FOUND


def test_statements_come_kind_by_kind_newest_first(journal, dana):
    for kind, text, day in (
        (FactKind.CAN_TEACH, "Discovery", 1),
        (FactKind.STRENGTH, "Older", 1),
        (FactKind.STRENGTH, "Newer", 2),
        (FactKind.WEAKNESS, "Talks over people", 3),
    ):
        builders.fact(journal, dana, text, kind=kind, noted_on=date(2026, 11, day))

    found = read(journal, dana).facts_of(FactKind.STRENGTH, FactKind.CAN_TEACH)

    assert [fact.text for fact in found] == ["Newer", "Older", "Discovery"]


def test_their_own_gaps_count_before_the_journals(journal, dana):
    usual = read(journal, dana).cadence
    journal.do("Details changed", people.change, dana, ideal_gap=3)

    assert read(journal, dana).cadence == Cadence(3, usual.maximum)


def test_the_last_conversation_is_the_latest_held(journal, dana):
    builders.session(journal, dana, days_ago=3)
    builders.session(journal, dana, days_ago=30)

    assert read(journal, dana).last_held == TODAY - timedelta(days=3)


def test_a_level_is_the_managers_latest(journal, dana):
    skill = builders.skill(journal)
    assert read(journal, dana).level(skill.id) is None
    builders.rating(journal, dana, skill.id, 5, voice=Voice.SELF)
    assert read(journal, dana).level(skill.id) is None
    builders.rating(journal, dana, skill.id, 2, days_ago=10)
    builders.rating(journal, dana, skill.id, 3, justification="Three calls")

    assert read(journal, dana).level(skill.id) == 3


@pytest.mark.parametrize(("days_ago", "change"), [(LOOK_BACK.days, None), (LOOK_BACK.days + 1, 2)])
def test_better_than_before_compares_with_ninety_days_ago(journal, dana, days_ago, change):
    skill = builders.skill(journal)
    builders.rating(journal, dana, skill.id, 2, days_ago=days_ago)
    builders.rating(journal, dana, skill.id, 4, justification="Three calls")

    assert read(journal, dana).standings[0].change == change


def test_goals_come_with_their_skills_and_open_ones_first(journal, dana):
    skill = builders.skill(journal)
    reached = builders.goal(journal, dana, "Reached", state=GoalState.REACHED)
    still = builders.goal(journal, dana, "Open", skill.id)

    found = read(journal, dana).goals

    assert [one.goal.id for one in found] == [still.id, reached.id]
    assert [one.id for one in found[0].skills] == [skill.id]


def test_results_run_from_the_oldest_and_leave_gaps_as_gaps(journal, dana):
    builders.result(journal, dana, builders.month(date(2026, 10, 1)), 100, 90)
    builders.result(journal, dana, builders.month(date(2026, 8, 1)), 100, None)

    found = read(journal, dana).results

    assert len(found) == 12
    assert [one.period.key for one in found[-3:]] == ["2026-08", "2026-09", "2026-10"]
    assert [(one.quota, one.actual) for one in found[-3:]] == [(100, None), (None, None), (100, 90)]


def test_one_persons_page_holds_nothing_of_anothers(journal, dana):
    other = builders.person(journal, "Ben Carver").id
    skill = builders.skill(journal)
    builders.fact(journal, other)
    builders.session(journal, other)
    builders.rating(journal, other, skill.id, 4)
    builders.goal(journal, other, "Grow")
    builders.result(journal, other, builders.month(), 1, 1)

    page = read(journal, dana)

    assert (page.facts, page.standings, page.goals, page.results) == ((), (), (), ())
    assert page.last_held is None
    assert journal.ask(results.of_person, dana) == []


def test_each_trait_of_the_library_has_its_place_rated_or_not(journal, dana):
    """S1-30: independent, self-motivated, disciplined, accountable."""
    disciplined, _ = (
        builders.skill(journal, name, SkillFamily.TRAIT) for name in ("Disciplined", "Accountable")
    )
    builders.skill(journal, "Discovery")
    builders.rating(journal, dana, disciplined.id, 4)

    found = read(journal, dana).traits

    assert [(s.skill.name, s.manager and s.manager.level) for s in found] == [
        ("Accountable", None),
        ("Disciplined", 4),
    ]
