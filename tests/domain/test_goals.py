"""Growth goals: what to reach, why it matters to the person, and the steps on the way."""

from datetime import timedelta

import pytest

from app.domain import goals
from app.domain.errors import Reason, Refused
from app.domain.kinds import GoalState, Vis
from tests import builders
from tests.builders import TODAY


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def discovery(journal):
    return builders.skill(journal).id


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


def outcomes(journal, who, **chosen):
    return [found.goal.outcome for found in journal.ask(goals.of_person, who, **chosen)]


def test_a_goal_has_an_outcome_or_a_skill_and_a_level(journal, dana, discovery):
    assert refusal(builders.goal, journal, dana, "") == (Reason.GOAL_NEEDS_AIM, "outcome")
    assert refusal(builders.goal, journal, dana, "", discovery)[0] is Reason.GOAL_NEEDS_AIM
    assert refusal(builders.goal, journal, dana, " ", to_level=4)[0] is Reason.GOAL_NEEDS_AIM
    assert builders.goal(journal, dana, "", discovery, to_level=4).outcome == "Discovery"
    assert builders.goal(journal, dana, "Run one alone", discovery).outcome == "Run one alone"


@pytest.mark.parametrize(
    ("start", "end", "refused"),
    [
        (3, 2, (Reason.GOAL_GOES_DOWN, "to_level")),
        (0, 3, (Reason.LEVEL_OUT_OF_RANGE, "from_level")),
        (2, 6, (Reason.LEVEL_OUT_OF_RANGE, "to_level")),
        (2, 4, None),
        (None, 4, None),
        (3, 3, None),
    ],
)
def test_levels_go_up_within_one_to_five(journal, dana, start, end, refused):
    aim = {"from_level": start, "to_level": end}
    if refused:
        assert refusal(builders.goal, journal, dana, "Grow", **aim) == refused
    else:
        assert builders.goal(journal, dana, "Grow", **aim).to_level == end


def test_a_goal_is_private_until_it_is_shared(journal, dana):
    goal = builders.goal(journal, dana, "Grow")
    assert outcomes(journal, dana, shareable_only=True) == []
    journal.do("Share", goals.amend, goal.id, vis=Vis.SHAREABLE)
    assert outcomes(journal, dana, shareable_only=True) == ["Grow"]


def test_open_goals_come_first_then_by_when_they_are_due(journal, dana):
    for outcome, days in (("late", 90), ("some day", None), ("soon", 10), ("done", 1), ("no", 2)):
        due = None if days is None else TODAY + timedelta(days=days)
        made = builders.goal(journal, dana, outcome, due=due)
        if outcome == "done":
            journal.do("Reach", goals.close, made.id, GoalState.REACHED, TODAY)
        if outcome == "no":
            journal.do("Drop", goals.close, made.id, GoalState.DROPPED, TODAY)
    assert outcomes(journal, dana) == ["soon", "late", "some day", "done"]


def test_a_goal_can_be_opened_again(journal, dana):
    goal = builders.goal(journal, dana, "Grow")
    assert journal.do("Reach", goals.close, goal.id, GoalState.REACHED, TODAY).closed_on == TODAY
    assert journal.do("Open", goals.close, goal.id, GoalState.OPEN, TODAY).closed_on is None


def test_the_skills_of_a_goal_can_be_exchanged(journal, dana, discovery):
    closing = builders.skill(journal, "Closing").id
    goal = builders.goal(journal, dana, "Grow", discovery, discovery)
    for wanted in ([closing, discovery], [closing, closing], []):
        journal.do("Amend", goals.amend, goal.id, wanted)
        [found] = journal.ask(goals.of_person, dana)
        assert {skill.id for skill in found.skills} == set(wanted)
    journal.do("Amend", goals.amend, goal.id, [closing])
    journal.do("Amend", goals.amend, goal.id, why="Wants to lead")
    [found] = journal.ask(goals.of_person, dana)
    assert [skill.name for skill in found.skills] == ["Closing"]
    assert refusal(journal.do, "Amend", goals.amend, goal.id, [99])[0] is Reason.NOT_FOUND


def test_steps_are_in_the_order_of_their_days(journal, dana):
    goal = builders.goal(journal, dana, "Grow")
    for text, days in (("second", 20), ("first", 10)):
        journal.do("Add", goals.add_checkpoint, goal.id, TODAY + timedelta(days=days), text)
    [found] = journal.ask(goals.of_person, dana)
    assert [step.text for step in found.checkpoints] == ["first", "second"]
    journal.do("Reach", goals.reach_checkpoint, found.checkpoints[0].id, TODAY)
    [found] = journal.ask(goals.of_person, dana)
    assert [step.reached_on for step in found.checkpoints] == [TODAY, None]
    assert refusal(journal.do, "Add", goals.add_checkpoint, goal.id, TODAY, " ") == (
        Reason.EMPTY,
        "text",
    )


def test_deleting_a_goal_takes_its_steps_along(journal, dana, discovery):
    goal = builders.goal(journal, dana, "Grow", discovery)
    journal.do("Add", goals.add_checkpoint, goal.id, TODAY, "first")
    journal.do("Delete", goals.delete, goal.id)
    found = builders.dump(journal.path)
    assert [found[name] for name in ("growth_goal", "goal_checkpoint", "goal_skill")] == [
        [],
        [],
        [],
    ]
    assert len(found["skill"]) == 1


@pytest.mark.parametrize(
    "work",
    [
        lambda db: goals.amend(db, 99, why="x"),
        lambda db: goals.add_checkpoint(db, 99, TODAY, "x"),
        lambda db: goals.reach_checkpoint(db, 99, TODAY),
        lambda db: goals.close(db, 99, GoalState.REACHED, TODAY),
        lambda db: goals.delete(db, 99),
        lambda db: goals.set_goal(db, 99, outcome="x"),
    ],
)
def test_what_is_gone_is_not_found(journal, work):
    assert refusal(journal.do, "Try", work) == (Reason.NOT_FOUND, "")
