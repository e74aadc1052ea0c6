"""Coverage and forecasts on screen: is there enough, by both bars, and was it told right."""

import pytest

from app.domain import metrics
from app.domain.kinds import PeriodKind
from app.ui.counted import CountedDialog
from app.ui.tabs.scorecard.forecast import NO_FORECAST, NOBODY, ForecastView
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
    return DirectionDesk(qtbot, journal, ForecastView)


def line(desk, name):
    return next(row for row in desk.view.table.model.rows if row.name == name)


def pipeline(journal, team, amount):
    who = team.people["Dana Whitfield"]
    builders.value(journal, who, team.metrics["Pipeline"], TODAY, amount)


def test_without_a_team_it_leads_to_the_first_person(qtbot, journal):
    desk = DirectionDesk(qtbot, journal, ForecastView)
    assert NOBODY in said(desk.view)
    desk.view.enter()
    desk.press("Space")
    assert desk.wanted == [("newcomer",)]


def test_both_bars_stand_beside_what_there_is(desk):
    # 150,000 of quota, 43,333 sold in October: 106,667 open; 300,000 are 2.8 times that.
    dana = line(desk, "Dana Whitfield")
    assert (dana.open_words, dana.ratio_words, dana.bar) == ("$106,667", "2.8×", "3×")
    assert dana.win_rate_words == "4×", "2 of 8 are won"
    assert (dana.gap_words, dana.enough) == ("$126,667 short", False)
    # 300,000 x 0.25 + 43,333
    assert dana.expected == 7_500_000 + 4_333_333


def test_three_times_is_never_green_when_fewer_than_a_third_are_won(desk, journal, team):
    pipeline(journal, team, 35_000_000)  # 3.3 times what is open
    desk.view.table.select(team.people["Dana Whitfield"])
    dana = line(desk, "Dana Whitfield")
    assert dana.enough is False
    assert desk.view.sentence.text().startswith("The bar of 3× is met, but 25% of deals are won:")
    told = desk.view.chart.accessibleDescription()
    assert "The bar 3×: met" in told
    assert "1 / win rate 4×: not met" in told

    pipeline(journal, team, 43_000_000)  # 4.03 times
    assert line(desk, "Dana Whitfield").gap_words == "enough"
    assert "1 / win rate 4×: met" in desk.view.chart.accessibleDescription()


def test_the_team_is_all_of_them_together(desk):
    both = line(desk, "The team")
    assert both.pipeline == 60_000_000
    assert desk.view.gauge_card.title.text() == "Coverage, The team"


def test_somebody_without_numbers_has_no_coverage_rather_than_none(desk, journal):
    builders.person(journal, "Zoe Lind")
    zoe = line(desk, "Zoe Lind")
    assert (zoe.open_words, zoe.ratio_words, zoe.gap_words) == ("no quota", "–", "–")
    assert zoe.enough is None
    desk.view.table.select(zoe.id)
    assert "No pipeline is recorded" in desk.view.sentence.text()


def test_a_line_opens_what_it_was_counted_from(desk, team):
    desk.focus(desk.view.table.view)
    desk.view.table.select(team.people["Dana Whitfield"])
    desk.press("Return")
    dialog = desk.dialog(CountedDialog)
    facts = {row.what: row.shown for row in dialog.table.model.rows}
    assert facts["Quota"] == "$150,000"
    assert facts["Pipeline, as of 16 Nov"] == "$300,000"
    assert facts["Won of what was decided, last four quarters"] == "104 of 416"
    dialog.reject()


def test_another_period_is_looked_at_by_keyboard(desk):
    desk.focus(desk.view.period.box)
    desk.press("End")
    # 300,000 of quota, 130,000 sold in the third quarter and 43,333 since.
    assert desk.view.period.value().kind is PeriodKind.HALF
    assert line(desk, "Dana Whitfield").open_words == "$126,667"


def test_forecasts_are_set_against_what_came(desk, team):
    view = desk.view
    view.table.select(team.people["Dana Whitfield"])
    last = list(view.periods.model.rows)[-1]
    # 120,000 + 7 x 9,000 were forecast, and 130,000 came.
    assert (last.period, last.forecast, last.error_words) == (
        *("Q3 2026", 18_300_000),
        "41% too high",
    )
    assert "accurate over" in view.track.text()
    assert "too high." in view.track.text()
    assert "Q3 2026: 41% too high" in view.errors.accessibleDescription()


def test_a_forecast_of_the_team_opens_everybodys(desk):
    view = desk.view
    desk.focus(view.periods.view)
    view.periods.select(7)
    desk.press("Return")
    dialog = desk.dialog(CountedDialog)
    assert {row.name for row in dialog.table.model.rows} == {"Dana Whitfield", "Marcus Bell"}
    dialog.reject()


def test_without_a_forecast_it_leads_to_the_metrics(qtbot, journal):
    builders.person(journal)
    desk = DirectionDesk(qtbot, journal, ForecastView)
    assert desk.view.track.text() == NO_FORECAST
    desk.focus(desk.view.metrics_link)
    desk.press("Space")
    assert desk.wanted == [("metrics",)]


def test_the_chosen_line_stays_and_follows_the_focus(desk, journal, team):
    marcus = team.people["Marcus Bell"]
    desk.view.table.select(marcus)
    assert desk.focused.person == marcus
    journal.do("Rename", metrics.change, team.metrics["Calls"], name="Dials")
    assert desk.view.whose == marcus
    desk.focused.set_person(team.people["Dana Whitfield"])
    assert desk.view.whose == team.people["Dana Whitfield"]
