"""The one door: all or nothing, who is told, and what may not come through."""

import threading

import pytest
import sqlalchemy as sa

from app import journal_file
from app.domain import facts, people, results
from app.domain.errors import Fault, JournalFault, Refused
from app.domain.kinds import (
    FactKind,
    Vis,
)
from app.domain.models import PerformanceRecord, Person, ProfileFact, Session, Skill
from app.storage import driver
from tests import builders
from tests.builders import TODAY


def names(journal):
    return [row.name for row in journal.ask(people.roster)]


def test_a_command_that_fails_at_its_end_changes_nothing(journal):
    dana = builders.person(journal)
    before, told = builders.dump(journal.path), []
    journal.on_change = told.append

    def half_done(db):
        people.add(db, name="Marcus Oyelaran")
        people.change(db, dana.id, role="Account executive")
        db.flush()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        journal.do("Half", half_done)
    assert builders.dump(journal.path) == before
    assert told == []
    assert journal.can_undo == "Add person"


def test_a_refused_command_leaves_neither_rows_nor_history(journal):
    dana = builders.person(journal)
    before = builders.dump(journal.path)
    with pytest.raises(Refused):
        journal.do("Change", people.change, dana.id, role="New", name="  ")
    assert builders.dump(journal.path) == before
    assert journal.can_undo == "Add person"


def test_a_link_to_nothing_is_refused_at_the_end_of_the_command(journal):
    before = builders.dump(journal.path)

    def lost_child(db):
        fact = ProfileFact(
            person_id=99, kind=FactKind.STRENGTH, text="x", noted_on=TODAY, confirmed_on=TODAY
        )
        db.add(fact)

    with pytest.raises(sa.exc.IntegrityError):
        journal.do("Lose", lost_child)
    assert builders.dump(journal.path) == before


def test_a_query_cannot_write(journal):
    builders.person(journal)
    before = builders.dump(journal.path)
    with pytest.raises(JournalFault) as caught:
        journal.ask(people.add, name="Marcus Oyelaran")
    assert caught.value.fault is Fault.NOT_WRITABLE
    with pytest.raises(JournalFault):
        journal.ask(lambda db: db.execute(sa.text("DELETE FROM person")))
    assert builders.dump(journal.path) == before


def test_what_comes_out_is_a_plain_value(journal):
    dana = builders.person(journal)
    dana.name = "Somebody else"
    assert journal.ask(people.get, dana.id).name == "Dana Whitfield"


def test_errors_of_the_database_do_not_say_what_was_written(journal):
    dana = builders.person(journal)

    def against_the_file(db):
        fact = facts.note(db, dana.id, TODAY, kind=FactKind.WEAKNESS, text="sesquipedalian")
        fact.vis = Vis.SHAREABLE

    with pytest.raises(sa.exc.IntegrityError) as caught:
        journal.do("Leak", against_the_file)
    assert "sesquipedalian" not in str(caught.value)


def test_undo_takes_steps_back_in_order_and_redo_brings_them_again(journal):
    dana = builders.person(journal)
    journal.do("Rename", people.change, dana.id, name="Dana Reyes")
    journal.do("Give a role", people.change, dana.id, role="Executive")

    assert (journal.can_undo, journal.can_redo) == ("Give a role", None)
    assert journal.undo() == "Give a role"
    assert journal.undo() == "Rename"
    assert names(journal) == ["Dana Whitfield"]
    assert (journal.can_undo, journal.can_redo) == ("Add person", "Rename")
    assert journal.redo() == "Rename"
    assert names(journal) == ["Dana Reyes"]
    assert journal.ask(people.get, dana.id).role == ""


def test_the_last_step_tells_what_was_done_since_from_what_was_done_before(journal):
    assert journal.last_step == 0
    builders.person(journal)
    before = journal.last_step
    builders.person(journal, "Ben Carver")
    assert journal.last_step > before > 0
    journal.undo()
    assert journal.last_step == before
    journal.redo()
    assert journal.last_step > before


def test_undo_and_redo_at_the_ends_do_nothing(journal):
    told = []
    journal.on_change = told.append
    assert journal.undo() is None
    assert journal.redo() is None
    assert told == []


def test_a_new_change_ends_redo(journal):
    builders.person(journal)
    journal.undo()
    builders.person(journal, "Marcus Oyelaran")
    assert journal.can_redo is None
    assert journal.redo() is None
    assert names(journal) == ["Marcus Oyelaran"]


def test_a_command_that_changes_nothing_is_no_step(journal):
    dana = builders.person(journal, role="Executive")
    builders.session(journal, dana.id)
    journal.undo()
    told = []
    journal.on_change = told.append
    journal.do("Same again", people.change, dana.id, role="Executive")
    assert told == []
    assert (journal.can_undo, journal.can_redo) == ("Add person", "Hold 1:1")


def test_a_row_changed_twice_in_one_step_goes_back_to_before_both(journal):
    dana = builders.person(journal, role="First")

    def twice(db):
        people.change(db, dana.id, role="Second")
        db.flush()
        people.change(db, dana.id, role="Third")

    journal.do("Twice", twice)
    assert journal.ask(people.get, dana.id).role == "Third"
    journal.undo()
    assert journal.ask(people.get, dana.id).role == "First"


def test_a_row_made_and_deleted_in_one_step_leaves_nothing(journal):
    def come_and_go(db):
        made = people.add(db, name="Brief Visitor")
        people.delete(db, made.id)

    journal.do("Come and go", come_and_go)
    assert journal.can_undo is None
    assert journal.deleted() == []


def test_a_deleted_id_is_never_used_again(journal):
    dana = builders.person(journal)
    journal.do("Delete", people.delete, dana.id)
    marcus = builders.person(journal, "Marcus Oyelaran")
    assert marcus.id > dana.id
    journal.undo()
    journal.undo()
    assert names(journal) == ["Dana Whitfield"]


def test_undo_of_an_undone_addition_frees_its_place(journal):
    dana = builders.person(journal)
    builders.result(journal, dana.id, builders.month(), 100, 90)
    journal.undo()
    builders.result(journal, dana.id, builders.month(), 200, None)
    [kept] = journal.ask(results.of_person, dana.id)
    assert (kept.quota, kept.actual) == (200, None)


def test_one_unique_place_passes_from_row_to_row_and_back(journal):
    dana = builders.person(journal)
    first = builders.result(journal, dana.id, builders.month(), 100, 90)

    def replace(db):
        results.delete(db, first.id)
        db.flush()
        results.record(db, dana.id, builders.month(), quota=5, actual=6)

    journal.do("Replace", replace)
    journal.undo()
    assert [r.quota for r in journal.ask(results.of_person, dana.id)] == [100]
    journal.redo()
    assert [r.quota for r in journal.ask(results.of_person, dana.id)] == [5]


def test_a_final_step_can_not_be_taken_back_nor_what_was_before(own):
    builders.person(own)
    builders.person(own, "Marcus Oyelaran")
    own.undo()
    seen = []
    own.on_change = lambda touched: seen.append((own.can_undo, own.can_redo))
    own.do_final("Import", people.add, name="Priya Raman")
    assert seen == [(None, None)], "the listener saw steps that are gone"
    assert own.undo() is None
    assert own.redo() is None
    assert names(own) == ["Dana Whitfield", "Priya Raman"]


def test_undo_ends_with_the_program(own, path):
    builders.person(own)
    own.close()
    again = journal_file.open_journal(path)
    assert again.undo() is None
    assert names(again) == ["Dana Whitfield"]
    again.close()


def test_undo_notices_rows_that_are_not_as_the_step_left_them(own, path):
    builders.person(own)
    connection = driver.connect(path)
    connection.execute("DELETE FROM person")
    connection.close()
    before = builders.dump(path)
    with pytest.raises(RuntimeError):
        own.undo()
    assert builders.dump(path) == before
    assert own.can_undo == "Add person"


def test_the_listener_hears_once_which_kinds_of_record_changed(journal):
    told = []
    journal.on_change = told.append
    dana = builders.person(journal)
    builders.session(journal, dana.id)
    journal.undo()
    journal.redo()
    journal.do("Delete", people.delete, dana.id)
    assert told == [
        {Person},
        {Session},
        {Session},
        {Session},
        {Person, Session},
    ]


def test_the_listener_may_ask_what_is_new(journal):
    seen = []
    journal.on_change = lambda touched: seen.append(names(journal))
    builders.person(journal)
    journal.undo()
    assert seen == [["Dana Whitfield"], []]


def test_another_thread_is_sent_away(journal):
    caught = []

    def elsewhere():
        for work in (lambda: journal.ask(people.roster), lambda: builders.person(journal)):
            try:
                work()
            except RuntimeError as error:
                caught.append(str(error))

    worker = threading.Thread(target=elsewhere)
    worker.start()
    worker.join()
    assert len(caught) == 2
    assert names(journal) == []


@pytest.mark.parametrize(
    "change",
    [
        sa.update(Person).values(role="x"),
        sa.delete(Person),
        sa.insert(Person).values(name="x"),
        sa.insert(Skill).values(name="x"),
        sa.delete(PerformanceRecord),
    ],
)
def test_a_bulk_change_is_refused(journal, change):
    builders.person(journal)
    before = builders.dump(journal.path)
    with pytest.raises(RuntimeError, match="history"):
        journal.do("Bulk", lambda db: db.execute(change))
    assert builders.dump(journal.path) == before


def test_a_closed_journal_takes_nothing_more(own, path):
    own.close()
    with pytest.raises(RuntimeError, match="closed"):
        builders.person(own)
    with pytest.raises(RuntimeError, match="closed"):
        own.ask(people.roster)
    own.close()
    journal_file.open_journal(path).close()


def test_a_read_only_journal_answers_and_does_not_change(own, path):
    builders.person(own)
    reader = journal_file.open_journal(path, read_only=True)
    assert names(reader) == ["Dana Whitfield"]
    assert reader.deleted() == []
    with pytest.raises(JournalFault) as caught:
        builders.person(reader, "Marcus Oyelaran")
    assert caught.value.fault is Fault.NOT_WRITABLE
    reader.close()
