"""What is measured and expected: of one person, and of the team."""

from datetime import timedelta

import pytest

from app.domain import measured, metrics, scorecards, standards, targets, team_goals, values
from app.domain.aims import Aim
from app.domain.kinds import StandardArea
from app.domain.targets import TEAM, Scope, Setting
from app.domain.values import Entry
from tests import builders
from tests.builders import TODAY

LAST_WEEK = TODAY - timedelta(days=7)


@pytest.fixture
def two(journal):
    return builders.person(journal).id, builders.person(journal, "Marcus Bell").id


@pytest.fixture
def meetings(journal):
    return journal.do("Add", metrics.add, TODAY, name="Meetings", definition="Held, not booked").id


def report(journal, who, metric, amount, day=TODAY):
    journal.do("Report", values.record, Entry(who, metric, day, amount), TODAY)


def aim(journal, metric, amount, scope=TEAM):
    wanted = Setting(scope, Aim(amount), LAST_WEEK)
    return journal.do("Aim", targets.set_target, metric, wanted, TODAY)


def test_everything_of_theirs_is_there_and_nothing_of_anybody_else(journal, two, meetings):
    for who in two:
        report(journal, who, meetings, 7_000 + who)
        report(journal, who, meetings, None, LAST_WEEK)
        aim(journal, meetings, 8_000 + who, Scope(who))
        own = builders.standard(journal, f"For {who}", person_id=who).id
        journal.do("Sign", standards.acknowledge, own, who, TODAY, TODAY)
        builders.miss(journal, who, own, facts=f"Seen of {who}")
        builders.improvement_plan(journal, who, aim=f"Aim of {who}")
    aim(journal, meetings, 9_000)
    dana = two[0]
    found = journal.ask(measured.of_person, dana)
    ((metric, there),) = found.values
    assert metric.id == meetings
    assert [value.amount for value in there] == [None, 7_000 + dana]
    assert [target.amount for _, target in found.targets] == [8_000 + dana]
    assert [one.statement for one in found.standards] == [f"For {dana}"]
    assert [one.id for one, _ in found.read] == [found.standards[0].id]
    assert [one.miss.facts for one in found.misses] == [f"Seen of {dana}"]
    assert [one.plan.aim for one in found.plans] == [f"Aim of {dana}"]


def test_what_is_followed_by_the_team_names_nobody(journal, two, meetings):
    goal = journal.do("Goal", team_goals.add, "Grow in the north")
    journal.do("Serve", metrics.change, meetings, goal_id=goal.id)
    journal.do("Weigh", scorecards.save, "", {meetings: 100})
    builders.standard(journal, "For all", area=StandardArea.BEHAVIOUR)
    builders.standard(journal, "For Dana", person_id=two[0])
    aim(journal, meetings, 9_000)
    aim(journal, meetings, 8_000, Scope(two[0]))
    found = journal.ask(measured.of_team)
    assert [one.name for one in found.goals] == ["Grow in the north"]
    ((_, said),) = found.metrics
    assert [one.text for one in said] == ["Held, not booked"]
    assert [target.amount for _, target in found.targets] == [9_000]
    assert [card.items[0][1] for card in found.scorecards] == [100]
    assert [one.statement for one in found.standards] == ["For all"]
