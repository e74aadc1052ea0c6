"""The recipe on screen: the chain, what a quota takes, and whether it would have told."""

from datetime import date, timedelta

import pytest

from app.domain import metrics, people, recipes
from app.domain.kinds import PeriodKind
from app.ui.counted import CountedDialog
from app.ui.tabs.scorecard.recipe import NO_STAGES, NOBODY, OWN_ARE_FEW, RecipeView
from tests import builders, sales_team
from tests.builders import TODAY
from tests.ui.manager import said
from tests.ui.tabs.scorecard.direction_desk import DirectionDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def team(journal):
    return sales_team.build(journal, "Dana Whitfield", "Marcus Bell")


@pytest.fixture
def desk(qtbot, journal, team):
    return DirectionDesk(qtbot, journal, RecipeView)


def chain(desk):
    """The lines of the chain, as they are read: what, how much and from what."""
    return {row.name.strip(): (row.own, row.own_from) for row in desk.view.chain.model.rows}


def newcomer(journal, team, weeks):
    """Somebody who has reported four calls and one meeting a week for so many weeks."""
    who = journal.do("Add", people.add, name="Zoe Lind").id
    for name, amount in (("Calls", 4), ("Meetings", 1), ("Wins", 1)):
        for back in range(1, weeks + 1):
            day = TODAY - timedelta(weeks=back)
            builders.value(journal, who, team.metrics[name], day, amount * 1000)
    return who


def test_without_stages_it_says_what_a_recipe_is_and_leads_to_them(qtbot, journal):
    builders.person(journal)
    desk = DirectionDesk(qtbot, journal, RecipeView)
    assert NO_STAGES in said(desk.view)
    desk.view.enter()
    desk.press("Space")
    assert desk.wanted == [("metrics",)]


def test_stages_that_lead_to_no_revenue_are_no_recipe(qtbot, journal):
    for stage, name in enumerate(("Calls", "Meetings"), 1):
        journal.do("Add", metrics.add, TODAY, name=name, stage=stage)
    desk = DirectionDesk(qtbot, journal, RecipeView)
    assert desk.view.no_stages.isVisible()


def test_without_a_team_it_leads_to_the_first_person(qtbot, journal):
    journal.do("Add", sales_team.stages)
    desk = DirectionDesk(qtbot, journal, RecipeView)
    assert NOBODY in said(desk.view)
    desk.view.enter()
    desk.press("Space")
    assert desk.wanted == [("newcomer",)]


def test_each_conversion_says_what_it_was_counted_from(desk):
    # Two people, 13 weeks: 20 and 19 calls, 6 meetings and 2 wins each.
    found = chain(desk)
    assert found["Calls"] == ("507", "26 of 26 reported")
    assert found["became Meetings"] == ("31%", "156 of 507")
    assert found["became Wins"] == ("33%", "52 of 156")
    assert found["each brought"][1].endswith("from 52")


def test_a_person_stands_beside_the_team_and_comes_into_focus(desk, team):
    desk.focus(desk.view.list.view)
    assert desk.view.chain.view.isColumnHidden(3)
    desk.press("Down")
    dana = team.people["Dana Whitfield"]
    assert desk.focused.person == dana
    assert not desk.view.chain.view.isColumnHidden(3)
    row = next(row for row in desk.view.chain.model.rows if row.name == "Calls")
    assert (row.own, row.team) == ("260", "507")
    assert "Dana Whitfield" in said(desk.view)


def test_fewer_than_five_are_too_few_and_the_team_helps_out(qtbot, journal, team):
    who = newcomer(journal, team, 1)
    for month in (10, 11, 12):
        quota = builders.month(date(2026, month, 1))
        builders.result(journal, who, quota, 5_000_000, None)
    desk = DirectionDesk(qtbot, journal, RecipeView)
    desk.view.list.select(who)
    assert chain(desk)["became Meetings"] == ("too few to say", "1 of 4")
    assert chain(desk)["each brought"] == ("not reported", "")
    assert desk.view.few.text() == OWN_ARE_FEW
    assert "To reach $150,000 in Q4 2026:" in desk.view.needed.text()
    assert "calls" in desk.view.needed.text()


def test_what_a_quota_takes_is_said_beside_what_there_is(desk, journal, team):
    dana = team.people["Dana Whitfield"]
    desk.view.list.select(dana)
    # 150,000.00 / 5,000.00 are 30 wins in 13 weeks; each takes 3 meetings, each of those 3.3 calls.
    assert desk.view.needed.text() == (
        "To reach $150,000 in Q4 2026: 24 calls, 7 meetings and 2.4 wins a week; now 20, 6 and 2."
    )
    calls, meetings, wins = desk.view.paces.model.rows
    assert (calls.weekly, calls.now, calls.short) == ("24", "20", "4 short")
    assert (meetings.short, wins.short) == ("1 short", "0.4 short")


def test_the_half_may_be_looked_at_instead_of_the_quarter(desk):
    desk.focus(desk.view.span.box)
    desk.press("Down")
    assert desk.view.span.value().kind is PeriodKind.HALF
    assert desk.view.needed.text().startswith("To reach $600,000 in H2 2026: ")


def test_somebody_without_a_quota_is_said_to_have_none(qtbot, journal, team):
    who = newcomer(journal, team, 13)
    desk = DirectionDesk(qtbot, journal, RecipeView)
    assert desk.view.needed.text().endswith("1 on the team has no quota.")
    desk.view.list.select(who)
    assert desk.view.needed.text() == "No quota is recorded for all of Q4 2026."
    assert "Not enough is reported yet" in desk.view.holds.text()
    assert not desk.view.chart.isVisible()


def test_earlier_quarters_are_told_again_in_words_rows_and_bars(desk):
    view = desk.view
    assert "the recipe holds within 15%" in view.holds.text()
    assert [row.quarter for row in view.tests.model.rows] == [
        *("Q4 2025", "Q1 2026", "Q2 2026", "Q3 2026")
    ]
    assert view.chart.isVisible()
    assert "Q3 2026 came: " in view.chart.accessibleDescription()


def test_every_line_opens_the_rows_behind_it_by_keyboard(desk, journal):
    view = desk.view
    desk.focus(view.chain.view)
    view.chain.select(1)
    desk.press("Return")
    dialog = desk.dialog(CountedDialog)
    [team, *_] = journal.ask(recipes.everybody, TODAY)
    rows = list(dialog.table.model.rows)
    assert sum(row.amount for row in rows) == team.conversions[0].denominator
    assert "156 of 507" in dialog.sentence.text()
    dialog.reject()
    for table, first in ((view.chain, 0), (view.paces, 0), (view.tests, 0)):
        desk.focus(table.view)
        table.select(first)
        desk.press("Return")
        dialog = desk.dialog(CountedDialog)
        assert dialog.table.model.rows
        dialog.reject()


def test_it_prints_whoever_is_looked_at(desk, team):
    desk.click(desk.view.print_button)
    desk.view.list.select(team.people["Marcus Bell"])
    desk.click(desk.view.print_button)
    assert desk.wanted == [("team_recipe", 0), ("recipe", team.people["Marcus Bell"])]


def test_a_change_elsewhere_is_seen_here(desk, journal, team):
    day = TODAY - timedelta(weeks=2)
    builders.value(journal, team.people["Dana Whitfield"], team.metrics["Calls"], day, 1_000)
    assert chain(desk)["Calls"] == ("488", "26 of 26 reported")
    journal.undo()
    assert chain(desk)["Calls"] == ("507", "26 of 26 reported")
