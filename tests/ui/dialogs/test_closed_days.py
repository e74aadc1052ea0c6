"""Days without training: holidays that are worked on, closed days, absences, the team's meeting."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog

from app.domain import absences, closed_days, settings
from app.ui import veil
from app.ui.background import wait
from app.ui.dialogs.closed_days import NO_COUNTRY, DaysDialog
from app.ui.form_dialog import FormDialog
from app.ui.tabs.training.quarter_acts import QuarterActs
from tests import builders
from tests.builders import NEXT_QUARTER
from tests.ui.manager import enter

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

FIRST, LAST = NEXT_QUARTER.starts, NEXT_QUARTER.ends
EPIPHANY = date(2027, 1, 6)
HOLIDAYS, CLOSED, AWAY, MEETING = range(4)


@pytest.fixture
def acts(journal, host):
    yield QuarterActs(journal, host)
    for dialog in host.findChildren(QDialog):
        dialog.done(0)


@pytest.fixture
def bavaria(journal):
    journal.do("Set", settings.change, country="DE", region="BY")


def opened(qtbot, acts, page=HOLIDAYS):
    dialog = acts.days(FIRST)
    wait()
    qtbot.waitUntil(lambda: dialog.holidays.editor("country").box.count() > 2)
    dialog.tabs.setCurrentIndex(page)
    return dialog


def rows(page):
    return [(row.name, row.about) for row in page.list.model.rows]


@pytest.mark.usefixtures("bavaria")
def test_a_holiday_that_is_ticked_is_a_working_day(journal, qtbot, acts, manager):
    dialog = opened(qtbot, acts)
    works = dialog.holidays.editor("works")
    assert [item.text() for item in works.items()][1] == "Wed 6 Jan · Epiphany"
    manager.focus(works.box)
    works.box.setCurrentRow(1)
    manager.press("Space")
    dialog.holidays.flush()
    public = {EPIPHANY: "Epiphany"}
    assert journal.ask(closed_days.closed, FIRST, LAST, public) == {}
    manager.press("Space", works.box)
    dialog.holidays.flush()
    assert journal.ask(closed_days.closed, FIRST, LAST, public) == public


def test_a_country_is_chosen_and_kept_with_the_journal(journal, qtbot, acts):
    dialog = opened(qtbot, acts)
    news = dialog.holidays.editor("news")
    qtbot.waitUntil(lambda: news.text() == NO_COUNTRY)
    enter(dialog.holidays.editor("country"), "Germany")
    dialog.holidays.flush()
    assert journal.ask(settings.current).country == "DE"
    qtbot.waitUntil(lambda: len(dialog.holidays.editor("works").items()) == 3)


def test_days_are_closed_changed_and_opened_again(journal, qtbot, acts, manager):
    dialog = opened(qtbot, acts, CLOSED)
    manager.click(dialog.closed.add_button)
    manager.fill(name="Trade fair", first_on="2027-02-01", last_on="2027-02-05")
    manager.commit()
    assert rows(dialog.closed) == [("Trade fair", "Mon 1 Feb to Fri 5 Feb 2027")]
    manager.press("Return", dialog.closed.list.view)
    manager.fill(last_on="")
    manager.commit()
    assert rows(dialog.closed) == [("Trade fair", "Mon 1 Feb 2027")]
    manager.press("Del", dialog.closed.list.view)
    assert rows(dialog.closed) == []
    manager.click(dialog.status.action)
    assert rows(dialog.closed) == [("Trade fair", "Mon 1 Feb 2027")]
    assert len(journal.ask(closed_days.every)) == 1


@pytest.mark.parametrize(
    ("typed", "field", "error"),
    [
        ({"name": ""}, "name", "This cannot be empty."),
        ({"first_on": ""}, "first_on", "This cannot be empty."),
        ({"last_on": "2027-01-31"}, "last_on", "The end is before the start."),
        ({"first_on": "2027-02-29"}, "first_on", "This is not a date"),
    ],
)
def test_days_that_cannot_be_are_said_beside_their_field(
    journal, qtbot, acts, manager, typed, field, error
):
    dialog = opened(qtbot, acts, CLOSED)
    manager.click(dialog.closed.add_button)
    given = {"name": "Trade fair", "first_on": "2027-02-01", "last_on": "2027-02-05", **typed}
    manager.fill(**given)
    asked = next(one for one in dialog.findChildren(FormDialog) if one.isVisible())
    asked.commit()
    assert asked.form.error(field) == error
    assert journal.ask(closed_days.every) == []
    asked.form.give_up()


def test_somebody_is_away(journal, qtbot, acts, manager):
    dana = builders.person(journal, "Dana Whitfield").id
    dialog = opened(qtbot, acts, AWAY)
    manager.click(dialog.away.add_button)
    manager.fill(person_id="Dana Whitfield", first_on="2027-01-11", last_on="2027-01-15")
    manager.commit()
    assert rows(dialog.away) == [("Dana Whitfield", "Mon 11 Jan to Fri 15 Jan 2027")]
    [row] = journal.ask(absences.between, FIRST, LAST)
    assert (row.person_id, row.last_on) == (dana, date(2027, 1, 15))


def test_who_is_away_is_under_the_veil(journal, qtbot, acts):
    dana = builders.person(journal, "Dana Whitfield").id
    journal.do("Away", absences.add, dana, FIRST, FIRST)
    dialog = opened(qtbot, acts, AWAY)
    assert dialog.away.list.isVisible()
    veil.toggle()
    assert not dialog.away.list.isVisible()


def test_the_meeting_of_the_team_is_set(journal, qtbot, acts, manager):
    dialog = opened(qtbot, acts, MEETING)
    for name, typed in (("meeting_at", "9"), ("meeting_minutes", "45"), ("meeting_zone", "Berlin")):
        enter(dialog.meeting.editor(name), typed)
    dialog.meeting.flush()
    chosen = journal.ask(settings.current)
    assert (chosen.meeting_at, chosen.meeting_minutes) == ("09:00", 45)
    assert chosen.meeting_zone == "Europe/Berlin"
    enter(dialog.meeting.editor("meeting_at"), "25:00")
    dialog.meeting.flush()
    error = dialog.meeting.error("meeting_at")
    assert error == "25:00 is not a time of day, such as 14:30."
    dialog.meeting.give_up()


def test_what_may_only_be_read_is_not_changed(journal, qtbot, host, manager):
    builders.person(journal)
    journal.read_only = True
    dialog = DaysDialog(journal, host, FIRST)
    dialog.open()
    assert not dialog.closed.add_button.isEnabled()
    assert not dialog.away.delete_button.isEnabled()
    journal.read_only = False
