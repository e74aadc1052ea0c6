"""What the team wants to reach, and what serves it."""

import pytest

from app.domain import metrics, team_goals
from app.domain.errors import Reason, Refused
from tests import builders


def add(journal, name, parent=None):
    return journal.do("Add goal", team_goals.add, name, parent)


def test_goals_make_a_tree_with_the_metrics_that_serve_them(journal):
    """S1-19: daily activity leads to the big goals, and what leads to none is listed."""
    grow = add(journal, "Grow by a tenth")
    win = add(journal, "Win more", grow.id)
    rate = builders.metric(journal, "Meetings", goal_id=win.id)
    idle = builders.metric(journal, "Visits")
    found = [(one.goal.name, one.depth, [m.id for m in one.metrics]) for one in journal.ask(
        team_goals.tree
    )]  # fmt: skip
    assert found == [("Grow by a tenth", 0, []), ("Win more", 1, [rate.id])]
    assert [one.id for one in journal.ask(metrics.without_goal)] == [idle.id]
    journal.do("Delete", team_goals.delete, win.id)
    assert {one.id for one in journal.ask(metrics.without_goal)} == {rate.id, idle.id}


def test_a_goal_serves_neither_itself_nor_what_serves_it(journal):
    grow = add(journal, "Grow")
    win = add(journal, "Win more", grow.id)
    with pytest.raises(Refused) as said:
        journal.do("Change", team_goals.change, grow.id, "Grow", win.id)
    assert said.value.reason is Reason.GOAL_SERVES_ITSELF
    with pytest.raises(Refused) as said:
        add(journal, " grow ")
    assert said.value.reason is Reason.SAME_GOAL
