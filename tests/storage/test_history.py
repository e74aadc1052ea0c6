"""The bin: what was deleted comes back for thirty days, and then is gone."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from app import journal_file
from app.domain import (
    facts,
    goals,
    people,
    results,
    review_steps,
    reviews,
    training_gaps,
    training_quarters,
    trainings,
)
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    ReviewState,
    Status,
    Vis,
)
from app.storage import driver
from tests import builders
from tests.builders import TODAY


def names(journal):
    return [row.name for row in journal.ask(people.roster)]


def history(path):
    connection = driver.connect(path, mode="ro")
    steps = connection.execute("SELECT label, undone FROM history_step ORDER BY id").fetchall()
    rows = connection.execute("SELECT count(*) FROM history_row").fetchone()[0]
    connection.close()
    return steps, rows


def test_a_deleted_person_comes_back_with_everything_after_reopening(own, path):
    dana = builders.person(own, "Dana Whitfield", started=TODAY, status=Status.ACTIVE)
    builders.fact(own, dana.id, "Asks why\nthree times", evidence="Acme call", vis=Vis.SHAREABLE)
    builders.session(own, dana.id)
    what = builders.skill(own)
    builders.rating(own, dana.id, what.id, 3)
    aim = builders.goal(own, dana.id, "Run a discovery alone", what.id, due=TODAY)
    own.do("Add step", goals.add_checkpoint, aim.id, TODAY, "Listen to one")
    builders.result(own, dana.id, builders.month(), 100, None)
    before = builders.undoable(path)
    own.do("Delete Dana Whitfield", people.delete, dana.id)
    assert names(own) == []
    assert not any(rows for name, rows in builders.dump(path).items() if name in _ABOUT_PEOPLE)
    own.close()

    again = journal_file.open_journal(path)
    [deletion] = again.deleted()
    assert deletion.label == "Delete Dana Whitfield"
    again.bring_back(deletion)
    assert builders.undoable(path) == before
    assert again.deleted() == []
    assert again.undo() == "Bring back: Delete Dana Whitfield"
    assert names(again) == []
    assert [d.id for d in again.deleted()] == [deletion.id]
    again.close()


_ABOUT_PEOPLE = {
    *("goal_checkpoint", "goal_skill", "growth_goal", "performance_record", "person"),
    *("profile_fact", "session", "skill_rating"),
}


def test_how_often_a_row_was_written_counts_on_when_a_step_is_taken_back(journal):
    dana = builders.person(journal)
    written = [dana.version]
    journal.do("Change", people.change, dana.id, role="Account executive")
    written.append(journal.ask(people.get, dana.id).version)
    for step in (journal.undo, journal.redo, journal.undo):
        step()
        written.append(journal.ask(people.get, dana.id).version)
    assert written == sorted(set(written))


def test_a_row_that_comes_back_counts_on_from_where_it_was_when_it_went(journal):
    dana = builders.person(journal)
    journal.do("Change", people.change, dana.id, role="Account executive")
    journal.undo()
    last = journal.ask(people.get, dana.id).version
    journal.undo()
    assert names(journal) == []
    journal.redo()
    assert journal.ask(people.get, dana.id).version >= last
    journal.redo()
    assert journal.ask(people.get, dana.id).version > last


def test_the_bin_holds_the_newest_first_and_not_what_was_undone(journal):
    for name in ("Dana Whitfield", "Marcus Oyelaran", "Priya Raman"):
        made = builders.person(journal, name)
        journal.do(f"Delete {name}", people.delete, made.id)
    journal.undo()
    labels = [deletion.label for deletion in journal.deleted()]
    assert labels == ["Delete Marcus Oyelaran", "Delete Dana Whitfield"]


def test_what_belongs_to_somebody_gone_comes_back_after_them(journal):
    dana = builders.person(journal)
    aim = builders.goal(journal, dana.id, "Run a discovery alone")
    journal.do("Add step", goals.add_checkpoint, aim.id, TODAY, "Listen to one")
    journal.do("Delete goal", goals.delete, aim.id)
    [goal_gone] = journal.deleted()
    journal.do("Delete Dana", people.delete, dana.id)
    [person_gone] = journal.deleted()
    with pytest.raises(Refused) as caught:
        journal.bring_back(goal_gone)
    assert caught.value.reason is Reason.NOT_FOUND
    journal.bring_back(person_gone)
    assert journal.deleted() == [goal_gone]
    journal.bring_back(goal_gone)
    [back] = journal.ask(goals.of_person, dana.id)
    assert [step.text for step in back.checkpoints] == ["Listen to one"]


def test_what_was_entered_anew_is_no_longer_in_the_bin(journal):
    dana = builders.person(journal)
    old = builders.result(journal, dana.id, builders.month(), 100, 90)
    journal.do("Delete figures", results.delete, old.id)
    [deletion] = journal.deleted()
    builders.result(journal, dana.id, builders.month(), 100, 95)
    assert journal.deleted() == []
    with pytest.raises(Refused):
        journal.bring_back(deletion)
    assert [r.actual for r in journal.ask(results.of_person, dana.id)] == [95]


def test_the_bin_keeps_things_for_thirty_days_and_then_forgets_them(own, path):
    start = datetime(2026, 3, 1, 9, tzinfo=UTC)
    with time_machine.travel(start, tick=False):
        dana = builders.person(own)
        own.do("Delete Dana", people.delete, dana.id)
    with time_machine.travel(start + timedelta(days=30), tick=False):
        assert [d.label for d in own.deleted()] == ["Delete Dana"]
    with time_machine.travel(start + timedelta(days=30, seconds=1), tick=False):
        assert own.deleted() == []
        own.close()
        again = journal_file.open_journal(path)
        builders.person(again, "Marcus Oyelaran")
        again.close()
    steps, rows = history(path)
    assert [label for label, _ in steps if label != "New journal"] == ["Add person"]
    assert rows == 1 + len([label for label, _ in steps if label == "New journal"])


def test_a_training_comes_back_to_a_draft_and_to_no_quarter_that_the_team_knows(journal):
    skill = builders.skill(journal).id
    plan = builders.training_plan(journal)
    bare = builders.training(journal, plan.id, topic="", skill_ids=[skill])
    journal.do("Session deleted", trainings.delete, bare.id)
    [gone] = journal.deleted()
    journal.bring_back(gone)
    [found] = [one for one in journal.ask(training_quarters.every)[0].trainings if one.skills]
    assert (found.id, found.session.topic) == (bare.id, "")
    journal.do("Session deleted", trainings.delete, bare.id)
    journal.do("Publish", training_gaps.publish, plan.id, TODAY)
    assert journal.deleted() == []


def test_a_quarter_comes_back_with_all_its_trainings(journal):
    plan = builders.training_plan(journal)
    journal.do("Quarter deleted", training_quarters.delete, plan.id)
    assert journal.ask(training_quarters.every) == []
    [gone] = journal.deleted()
    journal.bring_back(gone)
    assert len(journal.ask(training_quarters.get, plan.id).trainings) == 3


def test_what_was_taken_off_a_review_does_not_come_back_once_it_is_closed(journal):
    dana = builders.person(journal).id
    review = builders.review(journal, dana, ReviewState.HELD, steps=("Call", "Write")).id
    step = journal.ask(reviews.get, review).steps[0]
    journal.do("Step deleted", review_steps.delete, step.id)
    [gone] = journal.deleted()
    journal.bring_back(gone)
    assert [one.text for one in journal.ask(reviews.get, review).steps] == ["Call", "Write"]
    journal.do("Step deleted", review_steps.delete, step.id)
    journal.do_final("Close", reviews.close, review, TODAY, TODAY)
    assert journal.deleted() == []
    with pytest.raises(Refused):
        journal.bring_back(gone)
    assert [one.text for one in journal.ask(reviews.get, review).steps] == ["Write"]


def test_a_closed_review_comes_back_with_the_person_it_is_of(journal):
    dana = builders.person(journal).id
    review = builders.review(journal, dana).id
    before = journal.ask(reviews.get, review)
    journal.do("Dana deleted", people.delete, dana)
    [gone] = journal.deleted()
    journal.bring_back(gone)
    again = journal.ask(reviews.get, review)
    assert [one.text for one in again.steps] == [one.text for one in before.steps] != []
    assert [one.own_answer for one in again.sections] == [one.own_answer for one in before.sections]


def test_forgotten_text_is_gone_from_the_file(own, path):
    start = datetime(2026, 3, 1, 9, tzinfo=UTC)
    with time_machine.travel(start, tick=False):
        dana = builders.person(own)
        fact = builders.fact(own, dana.id, "sesquipedalian")
        own.do("Delete statement", facts.delete, fact.id)
        assert b"sesquipedalian" in path.read_bytes()
        own.close()
    with time_machine.travel(start + timedelta(days=31), tick=False):
        again = journal_file.open_journal(path)
        builders.person(again, "Marcus Oyelaran")
        again.close()
    assert b"sesquipedalian" not in path.read_bytes()
