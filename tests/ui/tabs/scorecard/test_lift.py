"""Lift on screen: everybody a little better, the best one alone, and what is kept of it."""

import pytest

from app.domain import lifts, people
from app.ui import theme
from app.ui.counted import CountedDialog
from app.ui.form_dialog import FormDialog
from app.ui.tabs.scorecard.lift import NOBODY, LiftView
from tests import builders, sales_team
from tests.builders import TODAY
from tests.ui.manager import said
from tests.ui.tabs.scorecard.direction_desk import DirectionDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def team(journal):
    """In the third quarter Dana sold 300,000, Marcus 200,000; Priya's was not reported."""
    journal.do("Add", sales_team.stages)
    quarter = builders.quarter(TODAY.replace(month=8))
    ids = [builders.person(journal, name).id for name in ("Dana", "Marcus", "Priya")]
    for who, actual in zip(ids, (30_000_000, 20_000_000), strict=False):
        builders.result(journal, who, quarter, 25_000_000, actual)
    return ids


@pytest.fixture
def desk(qtbot, journal, team):
    return DirectionDesk(qtbot, journal, LiftView)


def lines(desk):
    """The lines of the table: what if, revenue and how much more."""
    return [(row.what, row.shown, row.more) for row in desk.view.table.model.rows]


def save(desk, name):
    desk.click(desk.view.save_button)
    desk.fill(name=name)
    desk.commit()


def test_without_a_team_it_leads_to_the_first_person(qtbot, journal):
    desk = DirectionDesk(qtbot, journal, LiftView)
    assert NOBODY in said(desk.view)
    desk.view.enter()
    desk.press("Space")
    assert desk.wanted == [("newcomer",)]


def test_a_tenth_of_everybody_is_set_against_the_best_one_alone(desk):
    # 500,000 x 1.1; 500,000 + 300,000 x 0.1; 50,000 / 300,000 = 16.7 %
    assert lines(desk) == [
        ("Q3 2026 as it was", "$500,000", ""),
        ("Everybody +10%", "$550,000", "+$50,000"),
        ("Dana alone +10%", "$530,000", "+$30,000"),
        ("Dana alone, for the same: +16.7%", "$550,000", "+$50,000"),
    ]
    assert desk.view.left_out.text() == "1 of 3 not reported: they are left out."
    assert "Everybody +10%: $550,000" in desk.view.chart.accessibleDescription()
    assert "would have to sell 16.7% more" in desk.view.sentence.text()


def test_the_slider_and_the_number_say_the_same_by_keyboard(desk):
    percent = desk.view.controls.percent
    desk.view.enter()
    desk.press("PgUp")
    assert percent.number.value() == 15
    assert lines(desk)[1] == ("Everybody +15%", "$575,000", "+$75,000")
    desk.focus(percent.number.box)
    percent.number.box.selectAll()
    desk.type("20")
    assert percent.slider.value() == 200
    assert lines(desk)[1][1] == "$600,000"


def test_one_sees_when_the_keyboard_is_on_the_slider(desk):
    percent = desk.view.controls.percent
    desk.focus(percent.number.box)
    without = percent.slider.grab().toImage()
    desk.focus(percent.slider)
    ring = percent.slider.grab().toImage()
    assert ring != without
    assert ring.pixelColor(ring.width() // 2, 1) == theme.role("focus")


def test_what_makes_no_sense_is_marked_and_the_last_number_holds(desk):
    percent = desk.view.controls.percent
    desk.focus(percent.number.box)
    percent.number.box.selectAll()
    desk.type("5000")
    assert percent.number.box.property("problem")
    assert percent.error.text() == "Only -100 to 1000"
    assert lines(desk)[1][0] != "Everybody +5,000%"
    assert percent.value() <= lifts.MOST


def test_a_second_lever_multiplies(desk):
    controls = desk.view.controls
    assert not controls.percent_2.isEnabled()
    desk.focus(controls.lever_2.box)
    desk.press("Down")
    assert controls.percent_2.isEnabled()
    # 1.1 x 1.1 - 1
    assert lines(desk)[1] == ("Everybody +21%", "$605,000", "+$105,000")


def test_a_period_without_figures_says_so(desk):
    desk.focus(desk.view.controls.period.box)
    desk.press("Down")
    assert desk.view.sentence.text() == "Nobody’s revenue is reported for Q2 2026."
    assert lines(desk) == []
    assert desk.view.left_out.text() == "3 of 3 not reported: they are left out."


def test_a_line_opens_who_sold_what(desk):
    desk.focus(desk.view.table.view)
    desk.view.table.select(2)
    desk.press("Return")
    dialog = desk.dialog(CountedDialog)
    assert [(row.name, row.was, row.would) for row in dialog.table.model.rows] == [
        ("Dana", 30_000_000, 33_000_000),
        ("Marcus", 20_000_000, 20_000_000),
        ("Priya", None, None),
    ]
    assert "1 of 3 not reported" in dialog.sentence.text()
    dialog.reject()


def test_a_scenario_is_saved_changed_renamed_and_printed(desk, journal):
    view = desk.view
    save(desk, "A tenth")
    [kept] = journal.ask(lifts.scenarios)
    assert (kept.name, kept.percent, kept.lever_id, kept.percent_2) == ("A tenth", 100, None, None)
    desk.click(view.print_button)
    assert desk.wanted == [("lift", kept.id)]
    assert not view.change_button.isVisible()

    view.enter()
    desk.press("PgUp")
    assert view.change_button.isVisible()
    assert not view.print_button.isEnabled()
    desk.click(view.change_button)
    assert journal.ask(lifts.scenarios)[0].percent == 150

    desk.focus(view.saved.view)
    desk.press("F2")
    desk.fill(name="Half as much again")
    desk.commit()
    assert [row.name for row in view.saved.model.rows] == ["Half as much again"]
    assert view.saved.model.rows[0].about == "Q3 2026, +15%"


def test_the_usual_lift_is_printed_unsaved_and_any_other_is_saved_first(desk):
    view = desk.view
    desk.click(view.print_button)
    assert desk.wanted == [("lift", 0)]
    view.enter()
    desk.press("PgUp")
    assert not view.print_button.isEnabled()
    assert "Save it first" in view.print_button.toolTip()


def test_a_name_that_is_taken_is_refused_beside_its_field(desk):
    save(desk, "A tenth")
    desk.click(desk.view.save_button)
    desk.fill(name="a tenth")
    desk.commit()
    assert "There is a scenario called A tenth already." in said(desk.dialog(FormDialog))
    desk.dialog(FormDialog).done(0)


def test_a_saved_one_is_opened_and_deleted_and_comes_back(desk, journal):
    view = desk.view
    save(desk, "A tenth")
    view.enter()
    desk.press("End")
    assert lines(desk)[1][0] == "Everybody +50%"
    desk.focus(view.saved.view)
    desk.press("Return")
    assert lines(desk)[1][0] == "Everybody +10%"
    desk.press("Del")
    assert journal.ask(lifts.scenarios) == []
    assert not view.delete_button.isEnabled()
    journal.undo()
    assert [row.name for row in view.saved.model.rows] == ["A tenth"]


def test_a_scenario_that_was_found_is_opened(desk, journal, team):
    quarter = builders.quarter(TODAY.replace(month=2))
    kept = journal.do("Save", lifts.save, name="Long ago", starts_on=quarter.starts, percent=250)
    desk.view.open_scenario(kept.id)
    assert desk.view.controls.wanted().period == quarter
    assert desk.view.controls.percent.value() == 250


def test_nobody_who_came_later_is_missed(desk, journal):
    journal.do("Add", people.add, name="Zoe Lind", started=TODAY)
    assert desk.view.left_out.text() == "1 of 3 not reported: they are left out."
