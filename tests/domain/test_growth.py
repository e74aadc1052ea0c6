"""Better than ninety days ago: counted from rows, and unknown where nothing was compared."""

from datetime import date, timedelta

import pytest

from app.domain import goals
from app.domain.growth import Direction, Step, growth
from app.domain.kinds import GoalState
from app.domain.person_page import LOOK_BACK, person_page
from tests import builders

SINCE = date(2026, 8, 24)


def steps(*changes):
    return [Step(f"Skill {n}", by, SINCE + timedelta(days=n)) for n, by in enumerate(changes)]


@pytest.mark.parametrize(
    ("changes", "compared", "direction"),
    [
        ((), 0, Direction.UNKNOWN),
        ((), 3, Direction.SAME),
        ((1, -2), 2, Direction.SAME),
        ((1, 1, -2), 3, Direction.BETTER),
        ((1,), 0, Direction.BETTER),
        ((-1,), 1, Direction.WORSE),
    ],
)
def test_more_things_up_than_down_is_better(changes, compared, direction):
    assert growth(SINCE, steps(*changes), compared).direction is direction


def test_the_rows_it_was_counted_from_are_there_latest_first():
    found = growth(SINCE, steps(1, -1, 2), 3)
    assert [step.what for step in found.steps] == ["Skill 2", "Skill 1", "Skill 0"]
    assert (found.ups, found.downs) == (2, 1)


def test_a_page_counts_levels_goals_and_steps_of_ninety_days(journal):
    who, what = builders.person(journal).id, builders.skill(journal).id

    def page():
        return journal.ask(person_page, who, builders.TODAY).growth

    assert page().direction is Direction.UNKNOWN
    builders.rating(journal, who, what, 2, days_ago=120)
    assert page().direction is Direction.SAME
    builders.rating(journal, who, what, 3, days_ago=10, justification="Asked twice")
    goal = builders.goal(journal, who, "Lead a call")
    day = builders.TODAY - timedelta(days=5)
    step = journal.do("Step", goals.add_checkpoint, goal.id, builders.TODAY, "Watch one")
    journal.do("Reach", goals.reach_checkpoint, step.id, day)
    journal.do("Close", goals.close, goal.id, GoalState.REACHED, builders.TODAY)
    assert [(s.what, s.by) for s in page().steps] == [
        ("Lead a call", 1),
        ("Watch one", 1),
        ("Discovery", 1),
    ]
    assert page().direction is Direction.BETTER
    assert page().since == builders.TODAY - LOOK_BACK
