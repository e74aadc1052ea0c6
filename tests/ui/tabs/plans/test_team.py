"""The plans of everybody together: against the target, by person, and who is missing."""

from datetime import date

import pytest

from app.domain.kinds import PlanState
from app.ui.counted import CountedDialog
from app.ui.tabs.plans.team import NO_BARS, NOBODY, TeamView
from app.ui.tabs.plans.team_words import TEAM
from tests import builders
from tests.builders import NEXT_HALF, TODAY
from tests.ui.manager import said
from tests.ui.tabs.plans.plans_desk import PlansDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

NOW = date(2026, 7, 1)


@pytest.fixture
def team(journal):
    """Dana wins a quarter, nobody knows of Ben, and Zoe has no plan; each has 300,000 to sell."""
    made = {
        name: builders.person(journal, name).id
        for name in ("Dana Whitfield", "Ben Carver", "Zoe Lind")
    }
    for who in made.values():
        for day in (NOW, date(2026, 10, 1)):
            builders.result(journal, who, builders.quarter(day), 15_000_000, None)
    builders.win_rate(journal, made["Dana Whitfield"], 10, 40, date(2026, 2, 1))
    for name, amount in (("Dana Whitfield", 90_000_000), ("Ben Carver", 120_000_000)):
        lines = [("Brightwater", amount, NOW)]
        how = {"half": NOW, "on": TODAY, "lines": lines, "steps": []}
        builders.business_plan(journal, made[name], PlanState.REVIEWED, **how)
    return made


@pytest.fixture
def desk(qtbot, journal, team):
    return PlansDesk(qtbot, journal, TeamView)


def line(desk, name):
    return next(row for row in desk.view.table.model.rows if row.name == name)


def test_without_a_team_it_leads_to_the_first_person(qtbot, journal):
    desk = PlansDesk(qtbot, journal, TeamView)
    assert NOBODY in said(desk.view)
    desk.view.enter()
    desk.press("Space")
    assert desk.wanted == [("newcomer",)]


def test_the_plans_are_held_against_the_sum_of_the_quotas(desk):
    """Practice S4-07: the team's target is nothing but the sum of the quotas."""
    whole = line(desk, "The team")
    assert (whole.quota_words, whole.amount_words) == ("$900,000", "$2,100,000")
    assert whole.state == "2 of 3 people"
    told = desk.view.sentence.text()
    assert told.startswith("The team’s target is $900,000, the sum of the quotas. ")
    assert "The plans of 2 of 3 people come to $2,100,000." in told
    assert desk.view.expected.text() == (
        "At each one’s own win rate $225,000 comes of them, 25% of the target."
    )


def test_each_one_is_judged_by_both_bars(desk):
    dana, ben, zoe = (line(desk, name) for name in ("Dana Whitfield", "Ben Carver", "Zoe Lind"))
    assert (dana.judged, dana.enough) == ("bar met, $300,000 short", False)
    assert (ben.judged, ben.win_rate_words) == ("enough, win rate not known", "too few to say")
    assert (zoe.state, zoe.amount_words, zoe.judged) == ("no plan", "–", "–")
    assert dana.expected_words == "$225,000"
    told = desk.view.bars.accessibleDescription()
    assert "Dana: 3×" in told
    assert "the bar 3×, 1 / win rate 4×, bar met, $300,000 short" in told


def test_who_is_missing_from_the_sums_is_named_and_can_be_invited(desk):
    missing = said(desk.view.left_out)
    assert "Zoe Lind" in missing
    assert "Ben Carver" in missing
    desk.click(desk.view.left_out.action)
    assert desk.wanted == [("invite", 0, desk.view.chosen)]


def test_a_line_shows_what_it_was_counted_from(desk, team):
    desk.focus(desk.view.table.view)
    desk.view.table.select(team["Dana Whitfield"])
    desk.press("Return")
    dialog = desk.dialog(CountedDialog)
    assert "Brightwater" in [row.what for row in dialog.table.model.rows]
    dialog.reject()

    desk.view.table.select(TEAM)
    desk.press("Return")
    parts = {row.name: row for row in desk.dialog(CountedDialog).table.model.rows}
    assert (parts["Ben Carver"].amount, parts["Ben Carver"].expected) == ("$1,200,000", "–")
    assert parts["Zoe Lind"].quota == "$300,000"
    desk.dialog(CountedDialog).reject()

    desk.view.table.select(team["Zoe Lind"])
    desk.press("Return")
    assert desk.told == ["Zoe has no plan for H2 2026 yet."]


def test_another_half_year_is_chosen_by_keyboard(desk):
    desk.focus(desk.view.half.box)
    desk.press("Home")
    assert desk.view.half.value() == NEXT_HALF
    assert line(desk, "The team").amount_words == "–"
    assert NO_BARS in said(desk.view)
