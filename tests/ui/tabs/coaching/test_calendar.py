"""The coaching calendar: gone through, planned in and changed by keys and by dragging."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from app.domain import planning, sessions, settings
from app.domain.kinds import SessionKind, SessionState
from app.ui import veil
from app.ui.tabs.coaching import calendar as calendar_view
from app.ui.tabs.coaching.calendar_words import first_of_week, hours, lanes, week_number
from app.ui.tabs.coaching.day_dialog import DayDialog
from app.ui.tabs.coaching.one_to_one import OneToOneDialog
from tests import builders
from tests.ui.exposed import exposed
from tests.ui.tabs.coaching.calendar_desk import CalendarDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]
TODAY = builders.TODAY
DAY = timedelta(days=1)


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def call(journal, dana):
    """A coached call the day after tomorrow."""
    return builders.plan(
        *(journal, dana),
        in_days=2,
        kind=SessionKind.CALL,
        starts_at="14:00",
        customer="Brightwater",
    )


@pytest.fixture
def desk(qtbot, journal, call, asker):
    return CalendarDesk(qtbot, journal)


def test_a_month_shows_what_is_planned_and_what_was_held(desk, journal, dana):
    builders.session(journal, dana, days_ago=3)

    assert desk.on(TODAY + 2 * DAY) == ["14:00 Coached call with Dana, Brightwater"]
    assert desk.on(TODAY - 3 * DAY) == ["1:1 with Dana, held"]
    assert desk.view.head.title.text() == "November 2026"
    assert desk.view.head.facts.text() == "1 session planned"
    assert "Tue 24 Nov: 14:00 Coached call with Dana, Brightwater" in exposed()


def test_what_was_not_held_on_its_day_is_late_until_it_is_settled(qtbot, journal, dana, asker):
    late = builders.plan(journal, dana)
    last_month = TODAY - timedelta(days=30)
    journal.do("Late", _plan_for, late.id, last_month)
    desk = CalendarDesk(qtbot, journal)
    assert desk.view.head.facts.text() == "No sessions planned, 1 late"

    desk.click(desk.view.late_link)

    assert desk.view.head.title.text() == "October 2026"
    assert desk.on(last_month) == ["1:1 with Dana, late"]
    desk.keys("Del")
    assert desk.on(last_month) == []
    assert not desk.view.late_link.isVisible()


def _plan_for(db, session_id, day):
    db.get(sessions.Session, session_id).planned_for = day


def test_the_arrows_go_from_day_to_day_and_into_other_months(desk):
    desk.go_to(date(2026, 11, 2))

    desk.keys("Right", "Down")
    assert desk.grid.day == date(2026, 11, 10)

    desk.keys("Up", "Up", "Up")
    assert desk.grid.day == date(2026, 10, 20)
    assert desk.view.head.title.text() == "October 2026"

    desk.keys("T")
    assert desk.grid.day == TODAY
    desk.keys("Home")
    assert desk.grid.day == TODAY - 6 * DAY


def test_a_page_stays_while_a_day_at_its_end_is_worked_on(desk, journal, dana):
    at_the_end = date(2026, 12, 3)
    desk.go_to(at_the_end)
    assert desk.view.head.title.text() == "November 2026"

    builders.plan(journal, dana, planned_for=at_the_end)
    assert desk.view.head.title.text() == "November 2026"
    assert desk.grid.day == at_the_end
    desk.keys("Ctrl+Left")

    assert desk.on(at_the_end - DAY) == ["1:1 with Dana"]
    assert desk.view.head.title.text() == "November 2026"
    desk.keys("PgDown")
    assert desk.view.head.title.text() == "December 2026"


def test_h_holds_a_call_and_opens_what_is_to_be_written_down(desk, journal, call):
    desk.go_to(TODAY + 2 * DAY)
    desk.keys("H")

    assert desk.session().form.editor("objective").target().hasFocus()
    held = journal.ask(sessions.get, call.id).session
    assert (held.state, held.held_on) == (SessionState.HELD, TODAY)
    desk.give_up()
    assert desk.on(TODAY) == ["14:00 Coached call with Dana, Brightwater, held"]


def test_the_calendar_tells_nothing_of_what_is_said(qtbot, journal, dana, asker):
    secret = "code 1234"
    plan = {"kind": SessionKind.CALL, "objective": secret, "starts_at": "14:00"}
    builders.plan(journal, dana, in_days=1, **plan)
    desk = CalendarDesk(qtbot, journal)
    assert secret not in exposed()

    veil.toggle()

    assert desk.on(TODAY + DAY)[0] in exposed()


def test_pages_are_turned_by_keys_and_buttons(desk):
    desk.keys("PgDown")
    assert desk.view.head.title.text() == "December 2026"
    desk.click(desk.view.back)
    desk.keys("PgUp")
    assert desk.view.head.title.text() == "October 2026"
    desk.click(desk.view.today_button)
    desk.keys("W")
    assert desk.view.head.title.text() == "Week 47, 16 to 22 November 2026"
    assert desk.view.week_button.isChecked()
    desk.keys("PgDown", "PgDown")
    assert desk.view.head.title.text() == "Week 49, 30 Nov to 6 December 2026"
    desk.keys("M")
    assert desk.view.head.title.text() == "December 2026", "the month of the day in hand"


def test_weeks_begin_when_the_journal_says_so(desk, journal):
    journal.do("Sundays", settings.change, week_start=6)

    heads = [desk.grid.days.headerData(at, Qt.Orientation.Horizontal) for at in range(7)]

    assert heads[0] == "Sun"
    assert first_of_week(date(2026, 11, 24), 6) == date(2026, 11, 22)
    assert week_number(date(2026, 11, 22)) == 48, "the week of its Thursday"
    assert week_number(date(2026, 12, 28)) == 53


def test_n_plans_a_session_on_the_day_in_hand(desk):
    desk.go_to(date(2026, 12, 10))
    desk.keys("N")

    assert desk.dialog().form.values()["planned_for"] == date(2026, 12, 10)
    desk.give_up()

    desk.go_to(TODAY - 5 * DAY)
    desk.keys("N")

    assert desk.dialog().form.values()["planned_for"] is None, "the day is over"
    desk.give_up()


def test_enter_opens_the_only_entry_of_a_day(desk, call):
    desk.go_to(TODAY + 2 * DAY)
    desk.keys("Return")

    assert desk.session().windowTitle() == "Coached call with Dana, Brightwater"
    desk.give_up()


def test_enter_lists_a_day_with_several(desk, journal, dana):
    builders.plan(journal, dana, in_days=2, starts_at="09:00", kind=SessionKind.DEAL)
    desk.go_to(TODAY + 2 * DAY)
    desk.keys("Return")
    listed = desk.dialog(DayDialog)
    assert listed.windowTitle() == "Tue 24 Nov"

    desk.press("Down")
    desk.press("Return")

    assert desk.session().windowTitle() == "Coached call with Dana, Brightwater"
    desk.give_up()
    desk.keys("Return")
    desk.press("Ctrl+Right")
    assert desk.on(TODAY + 3 * DAY) == ["09:00 Deal with Dana"]
    desk.keys("Del")
    assert desk.on(TODAY + 3 * DAY) == []


def test_ctrl_and_an_arrow_move_by_a_day_and_by_a_week(desk, journal, call):
    desk.go_to(TODAY + 2 * DAY)
    desk.keys("Ctrl+Right")
    desk.keys("Ctrl+Down")

    moved = desk.planned()
    assert [one.day for one in moved] == [TODAY + 10 * DAY]
    assert moved[0].session.customer == "Brightwater"
    assert journal.ask(sessions.get, call.id).session.state is SessionState.MOVED
    assert desk.grid.day == TODAY + 10 * DAY


def test_nothing_moves_into_the_past_or_away_from_where_it_was_held(desk, journal, dana):
    desk.go_to(TODAY + 2 * DAY)
    desk.keys("Ctrl+Up")
    assert desk.told == ["It stays where it is. This day is over."]
    assert [one.day for one in desk.planned()] == [TODAY + 2 * DAY]

    builders.session(journal, dana, days_ago=1)
    desk.go_to(TODAY - DAY)
    desk.keys("Ctrl+Right")
    assert desk.told[-1] == "It was held already, and stays on its day."


def test_an_entry_is_dragged_to_another_day(desk):
    start = desk.spot(TODAY + 2 * DAY)
    desk.drag(start, desk.middle_of(TODAY + 4 * DAY))

    assert [one.day for one in desk.planned()] == [TODAY + 4 * DAY]
    assert desk.journal.undo() == "Session moved"
    assert [one.day for one in desk.planned()] == [TODAY + 2 * DAY]
    desk.journal.redo()


def test_esc_lets_go_of_what_is_dragged(desk):
    desk.drag(desk.spot(TODAY + 2 * DAY), desk.middle_of(TODAY + 4 * DAY), let_go=False)
    desk.press("Esc", desk.grid)
    desk.qtbot.mouseRelease(
        desk.grid.viewport(), Qt.MouseButton.LeftButton, pos=desk.middle_of(TODAY + 4 * DAY)
    )

    assert [one.day for one in desk.planned()] == [TODAY + 2 * DAY]


def test_a_full_day_says_how_many_more_and_lists_them(desk, journal, dana):
    for hour in range(8, 14):
        builders.plan(journal, dana, in_days=5, starts_at=f"{hour:02}:00")
    spots = desk.grid.spots(TODAY + 5 * DAY)
    assert spots[-1][1] is None
    assert len(spots) < 6

    desk.qtbot.mouseClick(
        desk.grid.viewport(),
        Qt.MouseButton.LeftButton,
        pos=desk.spot(TODAY + 5 * DAY, len(spots) - 1),
    )

    assert desk.dialog(DayDialog).list.model.rowCount() == 6
    desk.give_up()


def test_a_double_click_opens_an_entry_and_plans_on_an_empty_place(desk):
    port, left = desk.grid.viewport(), Qt.MouseButton.LeftButton
    desk.qtbot.mouseDClick(port, left, pos=desk.spot(TODAY + 2 * DAY))
    assert desk.session().windowTitle() == "Coached call with Dana, Brightwater"
    desk.give_up()

    desk.qtbot.mouseDClick(port, left, pos=desk.middle_of(TODAY + 3 * DAY))
    assert desk.dialog().windowTitle() == "Plan a session"
    desk.give_up()


def test_a_week_goes_along_a_day_and_holds_what_is_chosen(desk, journal, dana):
    builders.plan(journal, dana, in_days=2, starts_at="09:00")
    desk.go_to(TODAY + 2 * DAY)
    desk.keys("W", "Down")
    assert desk.grid.entry.time == "09:00"

    desk.keys("H")

    assert isinstance(desk.dialog(OneToOneDialog), OneToOneDialog)
    desk.give_up()
    desk.keys("Down")
    assert desk.grid.entry.time == "14:00"


def test_a_week_stretches_to_what_is_there(desk, journal, dana):
    assert desk.grid.days.hours == (7, 20)
    desk.go_to(TODAY + 2 * DAY)
    desk.keys("W")
    builders.plan(journal, dana, in_days=2, starts_at="05:30")
    builders.plan(journal, dana, in_days=3, starts_at="23:30", minutes=60)

    assert desk.grid.days.hours == (5, 24)
    assert hours({}) == (7, 20)
    for spot, _ in desk.grid.spots(TODAY + 3 * DAY):
        assert desk.grid.visualRect(desk.grid.days.index_of(TODAY + 3 * DAY)).contains(spot)


def test_what_overlaps_shares_the_width():
    assert lanes([(0, 10), (5, 15), (12, 20), (30, 40)]) == [(0, 2), (1, 2), (0, 2), (0, 1)]
    assert lanes([]) == []


def test_the_calendar_file_is_written_and_called_unprotected(desk, tmp_path, asker):
    wanted = tmp_path / "mine.ics"
    asker.expect("save_file", wanted)

    desk.press_in_head("Save calendar file…")

    assert b"Brightwater" in wanted.read_bytes()
    assert desk.told == [
        "Saved to mine.ics. It is not protected: it says with whom, what for and when."
    ]
    assert "not protected" in asker.asked[0][1]

    asker.expect("save_file", tmp_path / "nowhere" / "mine.ics").expect("ok")
    desk.press_in_head("Save calendar file…")
    assert "There is no folder" in asker.asked[-1][1]

    asker.expect("save_file", None)
    desk.press_in_head("Save calendar file…")
    assert len(desk.told) == 1


def test_print_asks_for_the_calendar(desk):
    desk.press_in_head("Print…")
    assert desk.prints == [("calendar", 0)]


def test_an_empty_calendar_says_so_and_plans(qtbot, journal, asker):
    desk = CalendarDesk(qtbot, journal)
    assert desk.view.nobody.isVisible()
    builders.person(journal)
    assert desk.view.empty.isVisible()
    assert desk.view.empty.sentence.text() == calendar_view.EMPTY

    desk.view.take_focus()
    desk.press("Space")

    assert desk.dialog(QDialog).windowTitle() == "Plan a session"
    desk.give_up()


def test_a_hostile_name_is_only_a_name(qtbot, journal, asker):
    name = "<img src=x onerror=alert(1)> \N{RIGHT-TO-LEFT OVERRIDE}" + "Ann" * 50
    who = builders.person(journal, name).id
    builders.plan(journal, who, in_days=1)
    desk = CalendarDesk(qtbot, journal)

    assert "<img" in desk.on(TODAY + DAY)[0]
    desk.keys("W")
    desk.view.grab()


def test_a_month_with_many_sessions_of_a_group(qtbot, journal, asker):
    group = [builders.person(journal, name).id for name in ("Ann", "Ben", "Cleo")]
    journal.do(
        *("Plan", planning.plan, group, TODAY),
        kind=SessionKind.PIPELINE,
        planned_for=TODAY,
        starts_at="10:00",
    )
    desk = CalendarDesk(qtbot, journal)

    entry = desk.grid.days.shown.there(TODAY)[0]

    assert entry.who == "Ann and 2 more"
    assert entry.colour is None
    assert entry.spoken == "10:00 Pipeline with Ann, Ben and Cleo"
