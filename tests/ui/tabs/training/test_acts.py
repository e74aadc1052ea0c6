"""What can be done about a session: moved, swapped, confirmed, handed over, cancelled, deleted."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog

from app.domain import training_proposals, training_quarters, training_topics, trainings
from app.domain.kinds import QuarterState, TrainingState
from app.ui.tabs.training.acts import TrainingActs
from tests import builders
from tests.builders import NEXT_QUARTER, TODAY
from tests.ui.manager import said

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

SEVENTH, FOURTEENTH = date(2027, 1, 7), date(2027, 1, 14)


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def draft(journal):
    return builders.training_plan(journal, count=2)


@pytest.fixture
def published(journal, dana):
    state = QuarterState.PUBLISHED
    return builders.training_plan(journal, state, count=2, givers=[dana], backup_guest="Finance")


@pytest.fixture
def told():
    return []


@pytest.fixture
def acts(journal, host, told):
    made = TrainingActs(journal, host)
    made.said.connect(told.append)
    yield made
    for dialog in host.findChildren(QDialog):
        dialog.done(0)


def all_of(journal, plan):
    return journal.ask(training_quarters.get, plan.id).trainings


def days(journal, plan):
    return {one.id: one.session.planned_for for one in all_of(journal, plan)}


def offers(acts, training):
    menu = acts.menu(training)
    found = [action.text() for action in menu.actions()]
    menu.close()
    return found


def test_a_session_is_moved_at_once_and_back_with_one_undo(journal, acts, draft):
    number = all_of(journal, draft)[0].id
    assert acts.move(number, date(2027, 1, 8))
    assert days(journal, draft)[number] == date(2027, 1, 8)
    journal.undo()
    assert days(journal, draft)[number] == SEVENTH


def test_where_it_cannot_go_it_stays_and_says_why(journal, acts, draft, told):
    number = all_of(journal, draft)[0].id
    assert not acts.move(number, date(2027, 4, 1))
    assert told == ["It stays where it is. This day is not in Q1 2027."]
    assert days(journal, draft)[number] == SEVENTH


def test_two_sessions_change_places(journal, acts, draft):
    one, other = (training.id for training in all_of(journal, draft))
    assert acts.swap(one, other)
    assert days(journal, draft) == {one: FOURTEENTH, other: SEVENTH}


def test_the_day_can_be_typed(journal, acts, draft, manager):
    number = all_of(journal, draft)[0].id
    dialog = acts.ask_move(number)
    manager.fill(planned_for="2027-04-01")
    manager.commit()
    assert dialog.form.error("planned_for") == "This day is not in Q1 2027."
    manager.fill(planned_for="2027-01-11", starts_at="9.30")
    manager.commit()
    moved = next(one for one in all_of(journal, draft) if one.id == number).session
    assert (moved.planned_for, moved.starts_at) == (date(2027, 1, 11), "09:30")


def test_a_session_is_confirmed_and_not_any_more(journal, acts, published, manager):
    number = all_of(journal, published)[0].id
    dialog = acts.confirm(number)
    assert dialog.windowTitle() == "Dana will give it"
    manager.fill(confirmed_on="2026-11-23")
    manager.commit()
    assert dialog.form.error("confirmed_on") == "This day has not come yet."
    manager.fill(confirmed_on="2026-11-20")
    manager.commit()
    assert all_of(journal, published)[0].session.confirmed_on == date(2026, 11, 20)
    acts.unconfirm(number)
    assert all_of(journal, published)[0].session.state is TrainingState.PLANNED


def test_the_backup_steps_in(journal, acts, published):
    first = all_of(journal, published)[0]
    assert "Finance steps in" in offers(acts, first)
    acts.step_in(first.id)
    first = all_of(journal, published)[0]
    assert (first.giver_name, first.backup_name) == ("Finance", "")


def test_a_session_is_cancelled_with_a_reason_and_held_after_all(journal, acts, published, manager):
    number = all_of(journal, published)[0].id
    dialog = acts.cancel(number)
    manager.commit()
    assert dialog.form.error("reason") == "This cannot be empty."
    manager.fill(reason="The fair was moved")
    manager.commit()
    one = all_of(journal, published)[0].session
    assert (one.state, one.cancel_reason) == (TrainingState.CANCELLED, "The fair was moved")
    acts.plan_again(number)
    assert all_of(journal, published)[0].session.state is TrainingState.PLANNED


def test_a_topic_that_waits_is_taken_up(journal, acts, draft):
    topic = journal.do("Note", training_topics.add, "Multi-threading", TODAY).id
    number = all_of(journal, draft)[0].id
    assert acts.take_up(number, topic)
    assert all_of(journal, draft)[0].session.topic == "Multi-threading"
    dialog = acts.add(draft.id, topic_id=topic)
    assert dialog.form.values()["topic"] == "Multi-threading"


def test_each_state_offers_what_can_be_done_in_it(journal, acts, draft):
    first = all_of(journal, draft)[0]
    move = "Move to another day…"
    assert offers(acts, first) == ["Open…", move, "Delete"]
    journal.do("Publish", training_quarters.mark_published, draft.id, TODAY)
    assert offers(acts, first) == ["Open…", move, "Confirmed…", "Cancel…"]
    journal.do("Confirm", trainings.confirm, first.id, TODAY, TODAY)
    confirmed = all_of(journal, draft)[0]
    assert offers(acts, confirmed) == ["Open…", move, "Not confirmed any more", "Cancel…"]
    journal.do("Cancel", trainings.cancel, first.id, "No room", TODAY)
    cancelled = all_of(journal, draft)[0]
    assert offers(acts, cancelled) == ["Open…", "Hold it after all"]


def test_a_session_whose_day_has_come_can_be_given(journal, acts):
    quarter = builders.quarter(date(2026, 11, 1))
    state, on = QuarterState.PUBLISHED, date(2026, 9, 1)
    plan = builders.training_plan(journal, state, quarter=quarter, count=1, on=on)
    assert "It was given…" in offers(acts, all_of(journal, plan)[0])


def test_a_menu_does_what_it_says(journal, acts, draft, manager):
    first = all_of(journal, draft)[0]
    menu = acts.menu(first)
    menu.actions()[-1].trigger()
    assert len(all_of(journal, draft)) == 1
    assert journal.undo() == "Session deleted"
    menu = acts.menu(first)
    menu.actions()[0].trigger()
    assert manager.dialog().windowTitle() == "Session of Thu 7 Jan"


def test_a_session_of_a_published_quarter_is_not_deleted(journal, acts, published, told):
    acts.delete(all_of(journal, published)[0].id)
    assert told == ["The quarter is published: cancel the session instead."]
    assert len(all_of(journal, published)) == 2
    assert NEXT_QUARTER.starts == published.starts_on


@pytest.mark.parametrize("confirmed", [False, True])
def test_who_has_to_confirm_again_is_said(journal, acts, published, confirmed):
    number, other = (training.id for training in all_of(journal, published))
    if confirmed:
        journal.do("Confirm", trainings.confirm, number, TODAY, TODAY)
    acts.move(number, date(2027, 1, 8))
    after = ", to be confirmed again" if confirmed else ""
    assert journal.undo() == f"Session moved{after}"
    acts.swap(other, number)
    assert journal.undo() == f"Sessions swapped{after}"


def test_only_a_topic_that_was_noted_waits_again(journal, acts, published):
    first, second = all_of(journal, published)
    topic = journal.do("Note", training_topics.add, "Closing", TODAY)
    take_up = training_proposals.take_up
    journal.do("Take up", take_up, second.id, topic.id, TODAY)
    shown = [acts.cancel(one.id) for one in (first, second)]
    assert ["waits again" in " ".join(said(dialog)) for dialog in shown] == [False, True]
