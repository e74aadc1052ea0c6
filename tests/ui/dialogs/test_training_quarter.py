"""Planning a quarter by a weekly pattern: what it comes to is seen before it is done."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog

from app.domain import closed_days, people, settings, training_quarters
from app.domain.kinds import QuarterState
from app.domain.training_days import Pattern, lay
from app.formats import Formats
from app.ui.background import wait
from app.ui.dialogs.training_quarter import CHOOSE_DAY, laid_words
from app.ui.tabs.training.quarter_acts import QuarterActs
from tests import builders
from tests.builders import NEXT_QUARTER, TODAY
from tests.ui.manager import said

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

FIRST = NEXT_QUARTER.starts
TWELVE = "12 sessions. January: 7, 14, 21, 28. February: 4, 11, 18, 25. March: 4, 11, 18, 25."


@pytest.fixture
def acts(journal, host):
    yield QuarterActs(journal, host)
    for dialog in host.findChildren(QDialog):
        dialog.done(0)


@pytest.fixture
def germany(journal):
    return journal.do("Set", settings.change, country="DE", region="BY")


def told(dialog):
    return dialog.form.editor("preview").text()


def looked_up(qtbot, dialog):
    """Wait for the public holidays."""
    wait()
    qtbot.waitUntil(lambda: dialog.form.editor("country").box.count() > 2)
    return dialog


def choose(manager, dialog, *days):
    for day in days:
        manager.click(dialog.form.editor("weekdays").boxes[day])


def planned(journal, day=FIRST):
    return journal.ask(training_quarters.of_day, day)


@pytest.mark.usefixtures("germany")
def test_the_days_are_seen_before_the_quarter_is_planned(journal, qtbot, acts, manager):
    dialog = looked_up(qtbot, acts.lay_out(FIRST))
    assert dialog.windowTitle() == "Plan the training of January to March 2027"
    assert told(dialog) == CHOOSE_DAY
    choose(manager, dialog, 3)
    assert told(dialog) == TWELVE
    choose(manager, dialog, 4)
    assert told(dialog).endswith("Skipped: 1 Jan, New Year's Day; 26 Mar, Good Friday.")
    choose(manager, dialog, 4)
    manager.fill(every_weeks="Every two weeks")
    assert told(dialog).startswith("6 sessions. January: 14, 28.")
    manager.fill(every_weeks="Every week", starts_at="11", place="Room 2", propose=False)
    manager.commit()
    assert manager.no_dialog()
    found = planned(journal)
    assert [one.session.planned_for for one in found.trainings][:2] == [
        *(date(2027, 1, 7), date(2027, 1, 14)),
    ]
    assert {(one.session.starts_at, one.session.place) for one in found.trainings} == {
        ("11:00", "Room 2")
    }
    assert len(found.trainings) == 12
    assert journal.undo() == "Training of Q1 2027 planned"
    assert planned(journal) is None


def test_a_country_that_is_chosen_is_kept(journal, qtbot, acts, manager):
    dialog = looked_up(qtbot, acts.lay_out(FIRST))
    manager.fill(country="Germany")
    qtbot.waitUntil(lambda: dialog.form.editor("region").box.count() > 2)
    manager.fill(region="Bayern")
    choose(manager, dialog, 2)
    wait()
    qtbot.waitUntil(lambda: "Epiphany" in told(dialog))
    manager.commit()
    chosen = journal.ask(settings.current)
    assert (chosen.country, chosen.region) == ("DE", "BY")
    assert date(2027, 1, 6) not in {one.session.planned_for for one in planned(journal).trainings}


@pytest.mark.usefixtures("germany")
def test_closed_days_are_a_click_away_and_count_at_once(journal, qtbot, acts, manager):
    dialog = looked_up(qtbot, acts.lay_out(FIRST))
    choose(manager, dialog, 3)
    manager.click(dialog.days_button)
    journal.do("Close", closed_days.add, date(2027, 2, 1), date(2027, 2, 5), "Trade fair")
    manager.give_up()
    qtbot.waitUntil(lambda: "Skipped: 4 Feb, Trade fair." in told(dialog))


@pytest.mark.usefixtures("germany")
def test_the_pattern_of_the_quarter_before_is_there_already(journal, acts):
    quarter = builders.quarter(date(2026, 11, 1))
    plan = builders.training_plan(journal, QuarterState.DRAFT, quarter=quarter, count=0)
    pattern = Pattern((1, 3), "16:30", "Europe/Berlin", 30, "Room 9")
    journal.do("Lay out", training_quarters.lay_out, plan.starts_on, TODAY, pattern, {})
    start = acts.lay_out(FIRST).form.values()
    assert (start["weekdays"], start["starts_at"], start["minutes"]) == ((1, 3), "16:30", 30)
    assert (start["zone"], start["place"]) == ("Europe/Berlin", "Room 9")


@pytest.mark.parametrize(
    ("days", "typed", "field", "error"),
    [
        ((), {}, "weekdays", "Choose at least one day of the week."),
        ((3,), {"minutes": "0"}, "minutes", "Only 1 to 600"),
        ((3,), {"starts_at": "noon"}, "starts_at", "noon is not a time of day, such as 14:30."),
        ((3,), {"zone": "Nowhere"}, "zone", "This is not a time zone"),
    ],
)
def test_what_is_no_pattern_is_said_beside_its_field(
    journal, acts, manager, days, typed, field, error
):
    dialog = acts.lay_out(FIRST)
    choose(manager, dialog, *days)
    manager.fill(place="Room 2", **typed)
    manager.commit()
    assert dialog.form.error(field) == error
    assert planned(journal) is None
    dialog.form.give_up()


def test_topics_and_givers_are_proposed_where_that_is_wanted(journal, acts, manager):
    dana = builders.person(journal, "Dana Whitfield").id
    ben = builders.person(journal, "Ben Okafor").id
    skill = builders.skill(journal, "Closing").id
    builders.rating(journal, dana, skill, 2)
    builders.rating(journal, ben, skill, 5)
    dialog = acts.lay_out(FIRST)
    choose(manager, dialog, 3)
    manager.commit()
    first = planned(journal).trainings[0]
    assert (first.session.topic, first.giver_name) == ("Closing", "Ben")


def test_a_day_without_such_a_time_is_skipped():
    """At 02:30 on the Sunday on which the clocks go forward there is no session."""
    laid = lay(NEXT_QUARTER, Pattern((6,), "02:30", "Europe/Berlin"), closed={})
    words = laid_words(laid, Formats("USD"))
    assert words.endswith("Skipped: 28 Mar, the clocks have no such time on it.")


def test_in_an_empty_journal_nobody_is_needed_to_plan(journal, acts, manager):
    dialog = acts.lay_out(FIRST)
    choose(manager, dialog, 3)
    manager.commit()
    assert len(planned(journal).trainings) >= 12
    assert "Days off…" not in said(dialog)
    assert not journal.ask(people.team)
