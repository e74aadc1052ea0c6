"""Planning sessions: whom, when, how often; and what becomes of them."""

from datetime import date, timedelta

import pytest

from app.domain import people, session_templates, sessions
from app.domain.kinds import CallMode, SessionKind, SessionState, Vis
from app.ui.editors import Chips
from app.ui.focus import Focus
from app.ui.form_dialog import EditDialog
from app.ui.tabs.coaching.one_to_one import OneToOneDialog
from app.ui.tabs.coaching.session_acts import SessionActs
from app.ui.tabs.coaching.session_dialog import SessionDialog
from tests import builders

pytestmark = [pytest.mark.usefixtures("_on_the_day", "_in_berlin"), pytest.mark.long]
TODAY = builders.TODAY
DAY = timedelta(days=1)


@pytest.fixture
def _in_berlin(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def told():
    return []


@pytest.fixture
def acts(journal, host, told):
    return SessionActs(journal, Focus(), host, told.append)


def planned(journal):
    return journal.ask(sessions.planned, date(2020, 1, 1), date(2040, 1, 1))


def shown(dialog, name):
    """What a sentence in the dialog says, empty where it is out of sight."""
    editor = dialog.form.editor(name)
    return editor.text() if editor.isVisible() else ""


def test_a_call_is_planned_by_keys_alone(journal, dana, acts, manager):
    """S0-14: a coached call from the calendar, the objective before it."""
    acts.plan(SessionKind.CALL)
    manager.type("dan")
    manager.press("Return")
    manager.fill(objective="Agree a next step", customer="Brightwater", mode="Coaching")
    manager.fill(planned_for="2026-12-03", starts_at="9.30", ends="10:15")
    manager.press("Ctrl+Return")

    assert manager.no_dialog()
    [made] = planned(journal)
    assert [person.id for person in made.people] == [dana]
    said = made.session
    assert (said.planned_for, said.starts_at, said.minutes) == (date(2026, 12, 3), "09:30", 45)
    assert (said.customer, said.mode, said.zone) == (
        "Brightwater",
        CallMode.COACHING,
        "Europe/Berlin",
    )
    assert said.scheduled_on == TODAY
    assert said.vis is Vis.PRIVATE


def test_the_fields_of_a_call_are_there_for_calls_only(dana, acts, manager):
    acts.plan(SessionKind.CALL, dana, on=TODAY)
    form = manager.dialog().form
    assert form.editor("customer").isVisible()
    manager.fill(customer="Brightwater", kind="Deal")
    assert not form.editor("customer").isVisible()

    manager.fill(kind="Coached call")

    assert form.editor("customer").isVisible()
    assert form.values()["customer"] == "Brightwater"
    form.give_up()
    manager.give_up()


def test_what_was_typed_for_a_call_does_not_go_into_another_kind(journal, dana, acts, manager):
    acts.plan(SessionKind.CALL, dana, on=TODAY)
    manager.fill(customer="Brightwater", kind="Deal")
    manager.commit()

    assert planned(journal)[0].session.customer == ""


def test_an_end_before_the_start_is_refused_beside_it(journal, dana, acts, manager):
    acts.plan(SessionKind.DEAL, dana, on=TODAY)
    manager.fill(starts_at="14:00", ends="13:00")
    manager.commit()
    form = manager.dialog().form
    assert form.error("ends") == "The end is before the start."

    manager.fill(starts_at="", ends="15:00")
    manager.commit()
    assert form.error("starts_at")

    manager.fill(starts_at="25:99", ends="")
    manager.commit()
    assert form.error("starts_at") == "25:99 is not a time of day, such as 14:30."
    assert planned(journal) == []
    form.give_up()
    manager.give_up()


def test_days_that_are_over_and_no_day_at_all_are_refused(journal, dana, acts, manager):
    acts.plan(SessionKind.DEAL, dana)
    manager.commit()
    form = manager.dialog().form
    assert form.error("planned_for")

    manager.fill(planned_for="2026-11-21")
    manager.commit()

    assert form.error("planned_for") == "This day is over."
    assert planned(journal) == []
    form.give_up()
    manager.give_up()


def test_nobody_who_left_is_offered_and_if_forced_refused_by_name(journal, dana, acts, manager):
    gone = builders.person(journal, "Gus Grant").id
    journal.do("Left", people.leave, gone, TODAY)
    acts.plan(SessionKind.DEAL, on=TODAY)
    whom = manager.dialog().form.editor("person_ids")
    assert isinstance(whom, Chips)
    manager.type("gus")
    manager.press("Return")
    assert whom.value() == ()
    assert whom.problem() == "Choose from the list"

    whom.set_draft(((gone,), ""))
    manager.commit()

    assert manager.dialog().form.error("person_ids") == "Gus Grant has left the team."
    assert planned(journal) == []
    manager.dialog().form.give_up()
    manager.give_up()


@pytest.mark.parametrize(
    ("day", "time", "words"),
    [
        (
            "2027-03-28",
            "02:30",
            "The clocks go forward in the night of 28 Mar: 03:30 is meant.",
        ),
        (
            "2027-10-31",
            "2:30",
            "The clocks go back in the night of 31 Oct: the first 02:30 is meant.",
        ),
        ("2027-03-27", "02:30", ""),
        ("2027-03-28", "nonsense", ""),
    ],
)
def test_a_time_that_the_clocks_pass_over_is_said_and_allowed(
    journal, dana, acts, manager, day, time, words
):
    acts.plan(SessionKind.DEAL, dana)
    manager.fill(planned_for=day, starts_at=time)
    assert shown(manager.dialog(), "clocks") == words

    if time != "nonsense":
        manager.commit()
        assert planned(journal)[0].session.starts_at == "02:30"
    else:
        manager.dialog().form.give_up()
        manager.give_up()


def test_a_zone_is_found_by_its_city_and_says_what_time_it_is_here(journal, dana, acts, manager):
    acts.plan(SessionKind.DEAL, dana, on=date(2026, 12, 1))
    manager.fill(starts_at="08:00", zone="tokyo")
    assert shown(manager.dialog(), "clocks") == "Here it is 00:00."
    manager.fill(starts_at="03:00")
    assert shown(manager.dialog(), "clocks") == "Here it is 19:00 the day before."

    manager.fill(zone="Atlantis")
    manager.commit()
    assert manager.dialog().form.error("zone") == "This is not a time zone"

    manager.fill(zone="new york")
    manager.commit()
    assert planned(journal)[0].session.zone == "America/New_York"


def test_the_31st_comes_round_on_the_last_day_of_shorter_months(journal, dana, acts, manager):
    acts.plan(SessionKind.PIPELINE, dana)
    manager.fill(planned_for="2027-01-31", every="Every month, on this day")
    manager.commit()
    assert manager.dialog().form.error("until"), "a series has an end"

    manager.fill(until="2027-06-30")
    dialog = manager.dialog()
    assert (
        shown(dialog, "days")
        == "31 Jan, 28 Feb, 31 Mar, 30 Apr and 2 more, the last on 30 June 2027."
    )
    manager.commit()

    days = [one.day for one in planned(journal)]
    assert [(day.month, day.day) for day in days] == [
        *((1, 31), (2, 28), (3, 31), (4, 30), (5, 31), (6, 30)),
    ]
    assert journal.undo() == "Session planned"
    assert planned(journal) == []


def test_a_series_without_end_says_where_it_stops(dana, acts, manager):
    acts.plan(SessionKind.PIPELINE, dana, on=TODAY)
    manager.fill(every="Every week", until="2099-01-01")

    assert shown(manager.dialog(), "days").endswith("No more than 60 are planned at once.")
    manager.fill(until="2020-01-01")
    assert shown(manager.dialog(), "days") == ""
    manager.dialog().form.give_up()
    manager.give_up()


def test_a_group_meets_once(journal, dana, acts, manager):
    ben = builders.person(journal, "Ben Carver").id
    acts.plan(SessionKind.PIPELINE, on=TODAY)
    manager.fill(person_ids="dana")
    manager.fill(person_ids="ben")
    manager.commit()

    [made] = planned(journal)
    assert {person.id for person in made.people} == {dana, ben}
    assert made.session.person_id is None


def test_templates_are_offered_for_their_kind(journal, dana, acts, manager):
    acts.plan(SessionKind.SKILL, dana, on=TODAY)
    template = manager.dialog().form.editor("template")
    manager.fill(template="GROW")
    manager.fill(kind="Deal")
    assert template.value() is None
    assert template.box.findText("GROW") == -1
    manager.fill(kind="Skill", template="GROW")
    manager.commit()

    assert len(planned(journal)[0].answers) == 12


def test_templates_come_into_the_journal_when_one_is_used(journal, dana, acts, manager):
    acts.plan(SessionKind.DEAL, dana, on=TODAY)
    manager.commit()
    assert journal.ask(session_templates.every) == []

    acts.plan(SessionKind.DEAL, dana, on=TODAY)
    manager.fill(template="Deal review")
    manager.commit()

    assert {len(one.answers) for one in planned(journal)} == {0, 11}
    assert "Deal review" in [one.name for one in journal.ask(session_templates.every)]


def test_what_is_typed_is_kept_for_later(journal, dana, acts, manager, asker):
    acts.plan(SessionKind.CALL, dana, on=TODAY)
    manager.fill(objective="Agree a next step")
    asker.expect("choose", "Keep for later")
    manager.give_up()

    acts.plan(SessionKind.CALL, dana, on=TODAY)

    assert manager.dialog().form.values()["objective"] == "Agree a next step"
    manager.dialog().form.give_up()
    manager.give_up()


def test_a_planned_session_is_changed_as_one_types(journal, dana, acts, manager):
    call = builders.plan(journal, dana, kind=SessionKind.CALL)
    acts.open(call.id)
    manager.type("Agree a next step")
    manager.wait_saved()
    manager.fill(starts_at="8:15")
    manager.give_up()

    said = journal.ask(sessions.get, call.id).session
    assert (said.objective, said.starts_at) == ("Agree a next step", "08:15")
    assert said.state is SessionState.PLANNED


def test_a_session_is_moved_with_all_that_it_holds(journal, dana, acts, manager):
    call = builders.plan(journal, dana, kind=SessionKind.CALL, objective="A next step")
    acts.open(call.id)
    manager.press_button("Move…")
    manager.fill(to="2026-11-20")
    manager.commit()
    assert manager.dialog().form.error("to") == "This day is over."
    manager.fill(to="2026-12-09")
    manager.commit()

    [moved] = planned(journal)
    assert (moved.day, moved.session.objective) == (date(2026, 12, 9), "A next step")
    assert moved.session.moved_from_id == call.id


def test_a_session_that_is_skipped_can_be_planned_after_all(journal, dana, acts, manager, told):
    call = builders.plan(journal, dana, kind=SessionKind.CALL)
    acts.open(call.id)
    manager.press_button("They skip it")
    assert journal.ask(sessions.get, call.id).session.state is SessionState.SKIPPED_BY_REP

    acts.open(call.id)
    manager.press_button("Plan it after all")

    assert journal.ask(sessions.get, call.id).session.state is SessionState.PLANNED
    acts.hold(call.id)
    assert manager.dialog(SessionDialog)
    manager.give_up()
    acts.hold(call.id)
    assert told == ["It is over: only what is still planned can be moved, held or skipped."]


def test_what_was_skipped_with_somebody_who_left_stays_so(journal, dana, acts, manager, told):
    call = builders.plan(journal, dana, kind=SessionKind.CALL)
    acts.skip(call.id, SessionState.SKIPPED_BY_ME)
    journal.do("Left", people.leave, dana, TODAY)
    acts.open(call.id)
    manager.press_button("Plan it after all")

    assert told == ["It was not planned. Dana Whitfield has left the team."]


def test_a_late_session_asks_when_it_was_held(journal, dana, acts, manager, asker):
    late = builders.plan(journal, dana, kind=SessionKind.DEAL)
    journal.do("Late", _plan_for, late.id, TODAY - 3 * DAY)
    asker.expect("choose", "Go back")
    acts.hold(late.id)
    assert journal.ask(sessions.get, late.id).session.state is SessionState.PLANNED

    asker.expect("choose", "On Thu 19 Nov")
    acts.hold(late.id)

    assert journal.ask(sessions.get, late.id).session.held_on == TODAY - 3 * DAY
    manager.give_up()


def _plan_for(db, session_id, day):
    db.get(sessions.Session, session_id).planned_for = day


def test_a_one_to_one_is_held_in_its_own_window(journal, dana, acts, manager):
    acts.hold(builders.plan(journal, dana).id)
    assert isinstance(manager.dialog(), OneToOneDialog)
    manager.give_up()


def test_a_session_is_deleted_and_comes_back(journal, dana, acts, manager):
    call = builders.plan(journal, dana, kind=SessionKind.CALL)
    acts.open(call.id)
    manager.fill(objective="Half a sent")
    manager.press_button("Delete")

    assert manager.no_dialog()
    assert planned(journal) == []
    journal.undo()
    assert [one.session.id for one in planned(journal)] == [call.id]


def test_nothing_is_marked_as_changed_by_looking(journal, dana, acts, manager):
    call = builders.plan(journal, dana, kind=SessionKind.CALL, objective="  <b>odd</b>\n")
    before = journal.can_undo
    acts.open(call.id)
    assert isinstance(manager.dialog(EditDialog), SessionDialog)
    manager.give_up()

    assert journal.can_undo == before
