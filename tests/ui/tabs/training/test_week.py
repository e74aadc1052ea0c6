"""A week of the training with what its sessions could meet, gone through and changed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain import absences, closed_days, settings, training_quarters
from app.domain.kinds import SessionKind
from app.ui import veil
from app.ui.tabs.training.tab import WEEK
from app.ui.tabs.training.week import BESIDE
from app.ui.tabs.training.week_words import here
from tests import builders
from tests.builders import TODAY
from tests.ui.tabs.training.training_desk import THURSDAYS, TrainingDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

THURSDAY = THURSDAYS[0]
ZONE = "Europe/Berlin"


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def plan(journal, dana):
    return builders.training_plan(journal, count=3, givers=[dana]).id


@pytest.fixture
def desk(qtbot, journal, plan, monkeypatch):
    monkeypatch.setenv("TZ", ZONE)
    return TrainingDesk(qtbot, journal, WEEK)


def on(desk, day=THURSDAY):
    """What the week says of a day."""
    return [entry.spoken for entry in desk.shown.grid.days.shown.there(day)]


def test_it_begins_with_the_week_of_the_first_session(desk):
    assert desk.shown.title.text() == "Week 1, 4 to 10 January 2027"
    assert desk.shown.grid.hasFocus()
    (said,) = on(desk)
    assert said.startswith("11:00 Qualifying on pain (Selling skill), Thu 7 Jan, 11:00")


def test_what_a_session_could_meet_stands_muted_beside_it(desk, journal, dana):
    """Practice S4-11: calls, the team's meeting, closed days and absences are seen at once."""
    meeting = {"meeting_weekday": 3, "meeting_at": "09:00", "meeting_zone": ZONE}
    journal.do("Meet", settings.change, **meeting)
    in_days = (THURSDAY - TODAY).days
    told = {"kind": SessionKind.CALL, "starts_at": "11:15", "zone": ZONE}
    builders.plan(journal, dana, in_days=in_days, **told)
    journal.do("Away", absences.add, dana, THURSDAY, THURSDAY)
    journal.do("Close", closed_days.add, THURSDAY, THURSDAY, "Trade fair")
    assert [said.split(" (")[0] for said in on(desk)] == [
        "Trade fair, closed",
        "Dana, away",
        "09:00 The team’s meeting",
        "11:00 Qualifying on pain",
        "11:15 Dana, Coached call",
    ]
    shown = desk.shown.grid.days.shown.there(THURSDAY)
    assert [entry.state for entry in shown].count("beside") == 4
    desk.shown.grid.grab()


def test_who_is_away_is_not_shown_while_private_text_is_hidden(desk, journal, dana):
    journal.do("Away", absences.add, dana, THURSDAY, THURSDAY)
    assert any("away" in said for said in on(desk))
    veil.toggle()
    assert not any("away" in said for said in on(desk))
    veil.toggle()
    assert any("away" in said for said in on(desk))


def test_what_is_only_beside_is_changed_elsewhere(desk, journal, dana):
    builders.plan(journal, dana, in_days=(THURSDAY - TODAY).days + 1, starts_at="09:00", zone=ZONE)
    desk.focus(desk.shown.grid)
    desk.press("Right")
    desk.press("Return")
    assert desk.told == [BESIDE]
    assert desk.no_dialog()


def test_a_session_is_moved_opened_and_put_in_by_keys(desk, journal, plan):
    first = journal.ask(training_quarters.get, plan).trainings[0].id
    desk.focus(desk.shown.grid)
    desk.press("Ctrl+Left")
    assert desk.session(first).planned_for == THURSDAY - timedelta(days=1)
    assert desk.shown.grid.day == THURSDAY - timedelta(days=1)
    desk.press("Return")
    assert desk.dialog().form.values()["topic"] == "Qualifying on pain"
    desk.dialog().reject()
    desk.focus(desk.shown.grid)
    desk.press("Right")
    desk.press("N")
    assert desk.dialog().form.values()["planned_for"] == THURSDAY
    desk.dialog().reject()


def test_the_keys_turn_the_weeks_and_with_them_the_quarter(desk):
    desk.focus(desk.shown.grid)
    desk.press("PgDown")
    assert desk.shown.title.text() == "Week 2, 11 to 17 January 2027"
    for _ in range(3):
        desk.press("PgUp")
    assert desk.shown.title.text() == "Week 52, 21 to 27 December 2026"
    assert desk.view.head.title.text() == "Training plan, October to December 2026"
    desk.press("T")
    assert desk.shown.grid.day == TODAY
    desk.click(desk.view.head.on)
    assert desk.shown.title.text() == "Week 1, 4 to 10 January 2027"


@pytest.mark.parametrize(
    ("time", "zone", "found"),
    [
        ("11:00", ZONE, (THURSDAY, "11:00")),
        ("11:00", "America/New_York", (THURSDAY, "17:00")),
        ("20:00", "America/Los_Angeles", (THURSDAY + timedelta(days=1), "05:00")),
        ("", "America/New_York", (THURSDAY, "")),
        ("11:00", "", (THURSDAY, "11:00")),
    ],
)
def test_times_of_elsewhere_stand_where_they_are_on_ones_own_clocks(time, zone, found):
    assert here(THURSDAY, time, zone, ZONE) == found
