"""The training of a quarter in other calendars: for the team, and for who gives it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from app import training_calendar
from app.domain import people, skills, training_gaps, training_quarters, trainings
from app.domain.errors import Reason, Refused
from app.domain.kinds import TrainingKind
from app.domain.training_full import Giver
from tests import builders
from tests.builders import TODAY

STARTS = date(2027, 1, 1)
THURSDAY = date(2027, 1, 7)
#: Told apart from all that is said elsewhere; only the manager may read it.
MINE = "kestrel"


def lay(db, *rows, day=STARTS):
    """A published quarter with a training a week; each row is what is different about one."""
    plan = training_quarters.begin(db, day, TODAY)
    for number, row in enumerate(rows):
        told = {
            "planned_for": THURSDAY + timedelta(weeks=number),
            "starts_at": "11:00",
            "zone": "Europe/Berlin",
            "place": "Room 2",
            "topic": f"Topic {number}",
            **row,
        }
        trainings.add(db, plan.id, **told)
    training_gaps.publish(db, plan.id, TODAY)
    return plan.id


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def ben(journal):
    return builders.person(journal, "Ben Carver", preferred_name="Benny").id


@pytest.fixture
def quarter(journal, dana, ben):
    """Of three sessions Dana gives two and Ben one."""
    rows = ({"giver_id": dana}, {"giver_id": ben}, {"giver_id": dana})
    return journal.do("Publish", lay, *rows)


def ids(journal, quarter):
    return [one.id for one in journal.ask(training_quarters.get, quarter).trainings]


def read(data):
    """The entries of a file by topic."""
    found = Calendar.from_ical(data).walk("VEVENT")
    return {str(event["summary"]).partition(": ")[2]: event for event in found}


def of_team(journal, quarter):
    return read(training_calendar.write_quarter(journal, quarter))


def of_giver(journal, giver, since=STARTS):
    return read(training_calendar.write_giver(journal, giver, since))


def stands(entries):
    return [topic for topic, event in entries.items() if event["status"] == "CONFIRMED"]


def alarms(event):
    return [alarm["trigger"].dt for alarm in event.walk("VALARM")]


def test_a_session_says_what_it_is_about_who_gives_it_when_and_where(journal, dana, ben):
    skill = builders.skill(journal, "Discovery").id
    row = {
        "topic": "Price objections",
        "kind": TrainingKind.ROLE_PLAY,
        "objective": "Ask before\nyou answer",
        "giver_id": dana,
        "backup_id": ben,
        "skill_ids": [skill],
    }
    plan_id = journal.do("Publish", lay, row)
    event = of_team(journal, plan_id)["Price objections"]
    assert str(event["summary"]) == "Training: Price objections"
    assert str(event["description"]).splitlines() == [
        "Type: Role-play",
        "Skills: Discovery",
        "Given by: Dana",
        "Backup: Benny",
        "Objective: Ask before",
        "you answer",
    ]
    assert event.start.isoformat() == "2027-01-07T11:00:00+01:00"
    assert event.end.isoformat() == "2027-01-07T11:45:00+01:00"
    assert (event["location"], event["class"]) == ("Room 2", "PUBLIC")
    assert alarms(event) == [timedelta(minutes=-15)]


def test_what_is_the_managers_own_is_in_no_file(journal, dana):
    mine = {"my_reason": MINE, "remarks": MINE, "observe": MINE}
    plan_id = journal.do("Publish", lay, {"by_me": True, **mine}, {"giver_id": dana})
    _, cancelled = ids(journal, plan_id)
    journal.do("Cancel", trainings.cancel, cancelled, MINE, TODAY)
    written = [training_calendar.write_quarter(journal, plan_id)]
    for giver, _ in training_calendar.givers(journal, plan_id):
        written.append(training_calendar.write_giver(journal, giver, STARTS))
    assert len(written) == 3
    assert [data for data in written if MINE.encode() in data.replace(b"\r\n ", b"")] == []
    assert "Given by: Robin Hale" in str(of_team(journal, plan_id)["Topic 0"]["description"])


def test_a_draft_is_in_no_calendar_yet(journal, dana):
    plan = journal.do("Begin", training_quarters.begin, STARTS, TODAY)
    journal.do("Add", trainings.add, plan.id, planned_for=THURSDAY, giver_id=dana, topic="Secret")
    for write in (training_calendar.write_quarter, training_calendar.givers):
        with pytest.raises(Refused) as refused:
            write(journal, plan.id)
        assert refused.value.reason is Reason.NOT_PUBLISHED
    assert of_giver(journal, Giver(dana)) == {}


def test_a_session_that_is_moved_or_cancelled_is_the_same_entry_with_a_later_word(
    journal, quarter, dana
):
    first = ids(journal, quarter)[0]
    files = []
    for command, *words in (
        (trainings.move, date(2027, 1, 11), TODAY),
        (trainings.cancel, "Nobody is there", TODAY),
        (trainings.plan_again,),
    ):
        files.append((of_team(journal, quarter), of_giver(journal, Giver(dana))))
        journal.do("Change", command, first, *words)
    files.append((of_team(journal, quarter), of_giver(journal, Giver(dana))))
    for told in zip(*files, strict=True):
        events = [entries["Topic 0"] for entries in told]
        assert len({str(event["uid"]) for event in events}) == 1
        assert [event.start.day for event in events] == [7, 11, 11, 11]
        states = [str(event["status"]) for event in events]
        assert states == ["CONFIRMED", "CONFIRMED", "CANCELLED", "CONFIRMED"]
        numbers = [event["sequence"] for event in events]
        assert numbers == sorted(set(numbers))
        assert (alarms(events[2]), "description" in events[2]) == ([], False)


def test_a_move_that_is_undone_is_told_as_a_later_word_too(journal, quarter):
    first = ids(journal, quarter)[0]
    files = [of_team(journal, quarter)]
    journal.do("Move", trainings.move, first, date(2027, 1, 11), TODAY)
    files.append(of_team(journal, quarter))
    journal.undo()
    files.append(of_team(journal, quarter))
    journal.redo()
    files.append(of_team(journal, quarter))
    told = [entries["Topic 0"] for entries in files]
    assert [event.start.day for event in told] == [7, 11, 7, 11]
    numbers = [event["sequence"] for event in told]
    assert numbers == sorted(set(numbers))


def test_a_session_that_was_added_anew_is_told_as_a_later_word_than_all_before(
    journal, quarter, dana
):
    first = ids(journal, quarter)[0]
    day = date(2027, 2, 4)
    again = {"planned_for": day, "starts_at": "11:00", "zone": "Europe/Berlin"}
    again |= {"topic": "Added", "place": "Room 2", "giver_id": dana}
    added = journal.do("Add", trainings.add, quarter, **again).id
    assert added != first
    numbers = []
    journal.do("Move", trainings.move, added, day + timedelta(days=1), TODAY)
    for step in (journal.redo, journal.undo):
        step()
        numbers.append(of_team(journal, quarter)["Added"]["sequence"])
    journal.undo()
    assert "Added" not in of_team(journal, quarter)
    journal.redo()
    journal.redo()
    event = of_team(journal, quarter)["Added"]
    assert event.start.day == 5
    assert event["sequence"] > max(numbers)


def test_another_name_is_a_later_word_and_nothing_else_of_a_person_or_a_skill_leaves_a_trace(
    journal, quarter, dana, ben
):
    first = ids(journal, quarter)[0]
    skill = builders.skill(journal).id
    numbers = [of_team(journal, quarter)["Topic 0"]["sequence"]]
    for command, *what, named in (
        *((trainings.change, first, TODAY, {"skill_ids": [skill]}),),
        *((trainings.change, first, TODAY, {"backup_id": ben}),),
        *((people.change, dana, {"name": "Dana Moss", "preferred_name": "Day"}),),
        *((people.change, ben, {"preferred_name": "Benno"}),),
        *((skills.change, skill, {"name": "Asking why"}), (skills.delete, skill, {})),
    ):
        journal.do("Change", command, *what, **named)
        numbers.append(of_team(journal, quarter)["Topic 0"]["sequence"])
    assert numbers == sorted(set(numbers))
    told = of_team(journal, quarter)["Topic 0"]["description"]
    assert "Given by: Day\nBackup: Benno" in told
    before = training_calendar.write_quarter(journal, quarter)
    journal.do("Keep", people.change, dana, may_leave_by=TODAY, phone="1", name="Dana Moss")
    journal.do("Keep", people.change, ben, next_touch=TODAY)
    assert training_calendar.write_quarter(journal, quarter) == before


def test_whoever_gives_a_session_is_reminded_a_week_and_a_day_before(journal, quarter, ben):
    (event,) = of_giver(journal, Giver(ben)).values()
    assert str(event["summary"]) == "You give: Topic 1"
    assert alarms(event) == [timedelta(minutes=-15), timedelta(days=-1), timedelta(days=-7)]
    # Both are in the calendar of who gives it and comes as one of the team.
    assert event["uid"] != of_team(journal, quarter)["Topic 1"]["uid"]


def test_a_session_that_is_handed_over_leaves_one_calendar_and_comes_into_another(
    journal, quarter, dana, ben
):
    first = ids(journal, quarter)[0]
    before = of_giver(journal, Giver(dana))
    journal.do("Hand over", trainings.change, first, TODAY, giver_id=ben)
    after = of_giver(journal, Giver(dana))
    assert stands(after) == ["Topic 2"]
    off = after["Topic 0"]
    assert (str(off["status"]), off["uid"]) == ("CANCELLED", before["Topic 0"]["uid"])
    assert off["sequence"] > before["Topic 0"]["sequence"]
    assert "description" not in off
    assert stands(of_giver(journal, Giver(ben))) == ["Topic 0", "Topic 1"]
    # For the team it is as before, but for who gives it.
    assert stands(of_team(journal, quarter)) == ["Topic 0", "Topic 1", "Topic 2"]

    journal.do("Hand back", trainings.change, first, TODAY, giver_id=dana)
    assert stands(of_giver(journal, Giver(dana))) == ["Topic 0", "Topic 2"]
    assert stands(of_giver(journal, Giver(ben))) == ["Topic 1"]


def test_guests_and_the_manager_have_files_of_their_own_and_so_has_who_gives_no_more(
    journal, dana, ben
):
    rows = (
        {"guest": "Ada Quist"},
        {"by_me": True, "my_reason": "Nobody else knows it"},
        {"guest": "ada quist"},
        {"giver_id": dana},
    )
    quarter = journal.do("Publish", lay, *rows)
    journal.do("Hand over", trainings.change, ids(journal, quarter)[3], TODAY, giver_id=ben)
    found = training_calendar.givers(journal, quarter)
    assert [name for _, name in found] == [
        "Ada Quist",
        "Ben Carver",
        "Dana Whitfield",
        "Robin Hale",
    ]
    told = [stands(of_giver(journal, giver)) for giver, _ in found]
    assert told == [["Topic 0", "Topic 2"], ["Topic 3"], [], ["Topic 1"]]
    assert [name for name, _ in training_calendar.giver_names(found, "Q1 2027")] == [
        "Ada Quist - training Q1 2027.ics",
        "Ben Carver - training Q1 2027.ics",
        "Dana Whitfield - training Q1 2027.ics",
        "Robin Hale - training Q1 2027.ics",
    ]


def test_what_somebody_gives_is_told_from_a_day_on_through_all_quarters(journal, quarter, dana):
    row = {"giver_id": dana, "planned_for": date(2027, 4, 8), "topic": "Next quarter"}
    journal.do("Publish", lay, row, day=date(2027, 4, 1))
    assert list(of_giver(journal, Giver(dana), date(2027, 1, 8))) == ["Topic 2", "Next quarter"]


def test_the_same_journal_gives_the_same_files(journal, quarter, dana):
    for write, *what in (
        (training_calendar.write_quarter, quarter),
        (training_calendar.write_giver, Giver(dana), STARTS),
    ):
        assert write(journal, *what) == write(journal, *what)


#: What may happen to a session after the team knows of it.
CHANGES = st.sampled_from(["move", "cancel", "plan again", "hand over", "undo", "redo"])


MANY_CHANGES = st.lists(CHANGES, min_size=1, max_size=8)
HAPPENS_IN_ONE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(changes=MANY_CHANGES)
@settings(HAPPENS_IN_ONE, max_examples=4)
def test_a_calendar_that_read_every_file_says_what_the_last_one_does(
    journal, quarter, dana, ben, changes
):
    read_all(journal, quarter, dana, ben, changes)


@pytest.mark.long
@given(changes=MANY_CHANGES)
@settings(HAPPENS_IN_ONE, max_examples=60)
def test_a_calendar_that_read_every_other_file_says_what_the_last_one_does(
    journal, quarter, dana, ben, changes
):
    read_all(journal, quarter, dana, ben, changes)


def read_all(journal, quarter, dana, ben, changes):
    """Read the file after each change, as a calendar does that keeps the highest sequence."""
    first = ids(journal, quarter)[0]
    kept = {}
    for number, change in enumerate(["nothing", *changes]):
        happen(journal, first, change, number, dana, ben)
        last = of_team(journal, quarter)
        for event in last.values():
            known = kept.get(event["uid"])
            if known is None or event["sequence"] > known["sequence"]:
                kept[event["uid"]] = event
        told = {event["uid"]: shown(event) for event in last.values()}
        assert {uid: shown(event) for uid, event in kept.items()} == told


def shown(event):
    return event.start, str(event["status"]), event.get("description")


def happen(journal, training_id, change, number, dana, ben):
    """One change, where it can be made now."""
    now = journal.ask(trainings.get, training_id)
    match change:
        case "move" if now.is_ahead:
            to = THURSDAY + timedelta(days=number)
            journal.do("Move", trainings.move, training_id, to, TODAY)
        case "cancel" if now.is_ahead:
            journal.do("Cancel", trainings.cancel, training_id, "Ill", TODAY)
        case "plan again":
            journal.do("Plan again", trainings.plan_again, training_id)
        case "hand over" if now.is_ahead:
            to_whom = ben if now.session.giver_id == dana else dana
            journal.do("Hand over", trainings.change, training_id, TODAY, giver_id=to_whom)
        case "undo" if journal.can_undo not in (None, "Publish"):
            journal.undo()
        case "redo":
            journal.redo()
