"""The rows behind a recipe: they add up to the very figures that they explain."""

from datetime import timedelta

import pytest

from app.domain import recipe_rows, recipes
from tests import builders, sales_team
from tests.builders import TODAY


@pytest.fixture
def team(journal):
    """Two people; of one of them the meetings of three weeks ago were never said."""
    made = sales_team.build(journal, "Dana Whitfield", "Marcus Bell")
    day = TODAY - timedelta(weeks=3)
    who, what = made.people["Marcus Bell"], made.metrics["Meetings"]
    builders.value(journal, who, what, day, None)
    return made


@pytest.mark.parametrize("name", [None, "Dana Whitfield", "Marcus Bell"])
def test_rows_add_up_to_what_they_explain(journal, team, name):
    who = team.people.get(name)
    every = {one.person.id if one.person else None: one for one in recipes_of(journal)}
    found = every[who]
    for metric, stage in zip(found.metrics, found.stages, strict=True):
        rows = journal.ask(recipe_rows.of_stage, metric.id, TODAY, who)
        known = [row.amount for row in rows if row.amount is not None]
        assert (sum(known), len(known), len(rows)) == (stage.total, stage.reported, stage.of)
    pairs = zip(found.metrics, found.metrics[1:], found.conversions, strict=False)
    for first, then, step in pairs:
        rows = journal.ask(recipe_rows.of_conversion, first.id, then.id, TODAY, who)
        counted = [row for row in rows if row.counts]
        assert sum(row.amount for row in counted) == step.denominator
        assert sum(row.then for row in counted) == step.numerator


def test_what_lacks_one_of_both_is_there_and_does_not_count(journal, team):
    who = team.people["Marcus Bell"]
    calls, meetings = (team.metrics[name] for name in ("Calls", "Meetings"))
    rows = journal.ask(recipe_rows.of_conversion, calls, meetings, TODAY, who)
    [out] = [row for row in rows if not row.counts]
    assert (out.amount, out.then) == (19, None)
    assert TODAY - timedelta(weeks=3) in out.period


def recipes_of(journal):
    return journal.ask(recipes.everybody, TODAY)
