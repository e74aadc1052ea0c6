"""A session of the training plan: what is settled, what is refused, and what it would meet with."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QDialog

from app.domain import absences, people, settings, training_quarters, training_topics, trainings
from app.domain.kinds import FactKind, QuarterState, TrainingKind, TrainingState
from app.domain.training_days import Pattern
from app.ui import veil
from app.ui.dialogs import training_fields as fields
from app.ui.dialogs.training_session import KNOWN
from app.ui.tabs.training.acts import TrainingActs
from tests import builders
from tests.builders import TODAY

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

MONDAY, THURSDAY = date(2027, 1, 11), date(2027, 1, 14)
NO_SUCH_TIME = "The clocks go forward on this day: there is no 02:30."


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def plan(journal, dana):
    return builders.training_plan(journal, count=1, givers=[dana])


@pytest.fixture
def acts(journal, host):
    yield TrainingActs(journal, host)
    for dialog in host.findChildren(QDialog):
        dialog.done(0)


def first(journal, plan):
    return journal.ask(training_quarters.get, plan.id).trainings[0]


def said(dialog, name):
    return dialog.form.editor(name).text()


def offered(dialog, name):
    box = dialog.form.editor(name).box
    return [box.itemText(row) for row in range(box.count())]


def test_a_session_is_added_in_one_step(journal, acts, plan, manager):
    acts.add(plan.id, THURSDAY)
    manager.fill(topic="Strategic thinking", kind="Soft skill", starts_at="11", minutes="60")
    manager.fill(place="Room 2", giver_id="A guest", guest="Finance", objective="Think ahead")
    manager.fill(observe="Questions about next year")
    manager.commit()
    assert manager.no_dialog()
    added = journal.ask(training_quarters.get, plan.id).trainings[1]
    one = added.session
    assert (one.planned_for, one.starts_at, one.minutes) == (THURSDAY, "11:00", 60)
    assert (one.topic, one.kind, added.giver_name) == (
        *("Strategic thinking", TrainingKind.SOFT_SKILL, "Finance"),
    )
    assert (one.objective, one.observe) == ("Think ahead", "Questions about next year")
    assert journal.undo() == "Session added"


@pytest.mark.parametrize(
    ("typed", "field", "error"),
    [
        ({"planned_for": "2027-04-01"}, "planned_for", "This day is not in Q1 2027."),
        ({"planned_for": "2028-02-29"}, "planned_for", "This day is not in Q1 2027."),
        ({"planned_for": "2027-02-29"}, "planned_for", "This is not a date"),
        ({"planned_for": "2027-03-28", "starts_at": "02:30"}, "starts_at", NO_SUCH_TIME),
        ({"minutes": "0"}, "minutes", "Only 1 to 600"),
        ({"starts_at": "25:00"}, "starts_at", "25:00 is not a time of day, such as 14:30."),
        ({"giver_id": "A guest"}, "guest", "This cannot be empty."),
        (
            {"giver_id": "I give it"},
            "my_reason",
            "The team gives its training: say why you give this one.",
        ),
    ],
)
def test_what_cannot_be_stands_beside_its_field_and_nothing_is_lost(
    journal, acts, plan, manager, typed, field, error
):
    dialog = acts.edit(first(journal, plan).id)
    manager.fill(topic="Strategic thinking", zone="Europe/Berlin", **typed)
    manager.commit()
    assert dialog.isVisible()
    assert dialog.form.error(field) == error
    assert dialog.form.values()["topic"] == "Strategic thinking"
    assert first(journal, plan).session.topic == "Qualifying on pain"
    dialog.form.give_up()


def test_who_left_cannot_give_what_they_did_not_give_before(journal, acts, plan, manager):
    """Somebody who leaves while the dialog is open is refused beside the field."""
    ben = builders.person(journal, "Ben Okafor").id
    dialog = acts.edit(first(journal, plan).id)
    manager.fill(giver_id="Ben Okafor · gave none yet")
    journal.do("Leave", people.leave, ben, TODAY)
    manager.commit()
    assert dialog.form.error("giver_id") == "Ben Okafor has left the team."
    assert first(journal, plan).giver_name == "Dana"
    dialog.form.give_up()


def test_what_only_some_need_is_asked_for_only_then(journal, acts, plan, manager):
    dialog = acts.edit(first(journal, plan).id)
    asked = ("guest", "my_reason", "backup_guest")

    def shown():
        return [name for name in asked if dialog.form.editor(name).isVisible()]

    assert shown() == []
    manager.fill(giver_id="I give it")
    assert shown() == ["my_reason"]
    manager.fill(giver_id="A guest", backup_id="A guest")
    assert shown() == ["guest", "backup_guest"]
    dialog.form.give_up()


def test_my_reason_is_kept_and_goes_as_somebody_else_gives_it(journal, acts, plan, manager):
    acts.edit(first(journal, plan).id)
    manager.fill(giver_id="I give it", my_reason="Nobody knows the new prices yet")
    manager.commit()
    found = first(journal, plan)
    assert (found.given_by.is_me, found.session.my_reason) == (
        *(True, "Nobody knows the new prices yet"),
    )
    acts.edit(found.id)
    manager.fill(giver_id="Dana Whitfield · gave none yet")
    manager.commit()
    found = first(journal, plan)
    assert (found.giver_name, found.session.my_reason) == ("Dana", "")


def test_who_can_teach_is_offered_first_and_who_steps_in_is_another(journal, acts, plan):
    priya = builders.person(journal, "Priya Nair").id
    skill = builders.skill(journal, "Closing").id
    builders.fact(journal, priya, kind=FactKind.CAN_TEACH, skill_id=skill)
    builders.person(journal, "Kofi Mensah")
    dialog = acts.edit(first(journal, plan).id)
    dialog.form.editor("skill_ids").set_value((skill,))
    dialog.form.editor("skill_ids").edited.emit()
    assert offered(dialog, "giver_id") == [
        fields.NOBODY,
        "Priya Nair · can teach it · gave none yet",
        "Kofi Mensah · gave none yet",
        "Dana Whitfield · gave 1",
        "A guest",
        "I give it",
    ]
    assert "Dana Whitfield · gave 1" not in offered(dialog, "backup_id")


def test_how_good_somebody_is_is_not_said_under_the_veil(journal, acts, plan):
    priya = builders.person(journal, "Priya Nair").id
    skill = builders.skill(journal, "Closing").id
    builders.fact(journal, priya, kind=FactKind.CAN_TEACH, skill_id=skill)
    dialog = acts.edit(first(journal, plan).id)
    dialog.form.editor("skill_ids").set_value((skill,))
    dialog.form.editor("skill_ids").edited.emit()
    chosen = dialog.form.values()["giver_id"]
    assert "Priya Nair · can teach it · gave none yet" in offered(dialog, "giver_id")
    veil.toggle()
    assert "Priya Nair · gave none yet" in offered(dialog, "giver_id")
    assert dialog.form.values()["giver_id"] == chosen
    veil.toggle()
    assert "Priya Nair · can teach it · gave none yet" in offered(dialog, "giver_id")


def test_a_topic_that_waits_brings_its_type_and_skill_along(journal, acts, plan, manager):
    skill = builders.skill(journal, "Listening").id
    waits = {"kind": TrainingKind.SOFT_SKILL, "skill_id": skill}
    topic = journal.do("Note", training_topics.add, "Silence as a tool", TODAY, **waits)
    acts.edit(first(journal, plan).id)
    manager.fill(topic="silence as a tool")
    manager.commit()
    found = first(journal, plan)
    assert (found.session.topic_id, found.session.kind) == (topic.id, TrainingKind.SOFT_SKILL)
    assert [one.id for one in found.skills] == [skill]
    assert journal.ask(training_topics.waiting) == []


def test_it_says_at_once_what_the_session_would_meet_with(journal, acts, plan, dana, manager):
    meeting = {"meeting_at": "09:00", "meeting_zone": "Europe/Berlin"}
    journal.do("Set", settings.change, **meeting)
    journal.do("Away", absences.add, dana, THURSDAY, THURSDAY)
    dialog = acts.edit(first(journal, plan).id)
    assert not dialog.form.editor("meets").isVisible()
    manager.fill(planned_for=f"{MONDAY}", starts_at="09:30", zone="Europe/Berlin")
    assert said(dialog, "meets") == "11 January meets the team’s meeting."
    manager.fill(zone="America/New_York")
    assert said(dialog, "meets") == "", "then it is afternoon in Berlin"
    manager.fill(planned_for=f"{THURSDAY}")
    assert said(dialog, "meets") == "14 January is given by Dana, who is away."
    dialog.form.give_up()


def test_what_the_team_knows_stays_whole_and_is_confirmed_again(journal, acts, dana, manager):
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, count=1, givers=[dana])
    number = first(journal, plan).id
    journal.do("Confirm", trainings.confirm, number, TODAY, TODAY)
    dialog = acts.edit(number)
    assert said(dialog, "known") == KNOWN
    manager.fill(place="")
    manager.commit()
    assert dialog.form.error("place") == "This cannot be empty."
    manager.fill(place="Room 3")
    manager.commit()
    found = first(journal, plan).session
    assert (found.place, found.state) == ("Room 3", TrainingState.PLANNED)


def test_what_is_typed_is_kept_for_later(journal, acts, plan, manager, asker):
    number = first(journal, plan).id
    acts.edit(number)
    manager.fill(topic="Half a thought")
    asker.expect("choose", "Keep for later")
    manager.give_up()
    dialog = acts.edit(number)
    assert dialog.form.values()["topic"] == "Half a thought"
    dialog.form.give_up()


def test_a_new_session_starts_with_the_pattern_of_its_quarter(journal, acts, plan):
    journal.do("Lay out", training_quarters.lay_out, THURSDAY, TODAY, pattern(), {})
    start = acts.add(plan.id, THURSDAY + timedelta(days=1)).form.values()
    assert (start["starts_at"], start["minutes"], start["place"]) == ("16:00", 30, "Room 9")


def pattern():
    return Pattern((1,), "16:00", "Europe/Berlin", 30, "Room 9")


def test_the_keyboard_begins_where_something_is_missing(journal, acts, plan):
    gone = {"giver_id": None}
    journal.do("Change", trainings.change, first(journal, plan).id, TODAY, **gone)
    dialog = acts.edit(first(journal, plan).id)
    assert dialog.focusWidget() is dialog.form.editor("giver_id").target()


def test_my_reason_comes_into_sight_with_what_makes_it_wanted(journal, qtbot, acts, plan, manager):
    dialog = acts.edit(first(journal, plan).id)
    dialog.resize(560, 480)
    reason = dialog.form.editor("my_reason").target()
    manager.fill(giver_id="I give it")
    qtbot.waitUntil(lambda: reason.visibleRegion().boundingRect().height() == reason.height())
    dialog.form.give_up()


def test_who_is_away_is_not_said_under_the_veil(journal, acts, plan):
    dana = first(journal, plan).session.giver_id
    day = first(journal, plan).session.planned_for
    journal.do("Away", absences.add, dana, day, day)
    dialog = acts.edit(first(journal, plan).id)
    assert said(dialog, "meets") == "7 January is given by Dana, who is away."
    veil.toggle()
    assert said(dialog, "meets") == "7 January meets something private."
    veil.toggle()
    assert said(dialog, "meets") == "7 January is given by Dana, who is away."
