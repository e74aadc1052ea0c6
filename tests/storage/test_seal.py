"""A record that changed behind the program's back is noticed, and never written over."""

from contextlib import closing

import pytest

from app import journal_file
from app.domain import facts, people
from app.domain.errors import Fault, JournalFault
from app.domain.models import Record
from app.storage import driver, schema, seal
from tests import builders, damage
from tests.builders import TODAY
from tests.older import take_back


@pytest.fixture
def closed(path):
    """A journal of two people that nobody has open, with one letter of a note changed."""
    damage.make(path, statements=4)
    content = path.read_bytes()
    assert content.count(b"A long story. A long") > 0
    path.write_bytes(content.replace(b"A long story. A long", b"A long stary. A long"))
    return path


def test_a_changed_letter_is_damage(closed):
    assert journal_file.check(closed) == ["row 5 of profile_fact is not as it was saved"]


def test_a_record_that_is_gone_or_came_from_nowhere_is_damage(own, path):
    dana = builders.person(own)
    builders.fact(own, dana.id)
    own.close()
    with closing(driver.connect(path)) as connection:
        connection.execute("DELETE FROM profile_fact")
        assert driver.damage(connection) == ["rows that are missing: 1"]
        connection.execute("INSERT INTO person SELECT * FROM person WHERE 0")
        connection.execute("UPDATE person SET id = 7")
        assert driver.damage(connection) == [
            "row 7 of person is not as it was saved",
            "rows that are missing: 2",
        ]


def test_every_way_to_change_records_leaves_them_sealed(journal, path, tmp_path):
    dana = builders.person(journal)
    fact = builders.fact(journal, dana.id)
    journal.do("Amend", facts.amend, fact.id, TODAY, text="Asks twice")
    journal.do("Delete Dana", people.delete, dana.id)
    journal.bring_back(journal.deleted()[0])
    sound = []
    for step in (journal.undo, journal.undo, journal.redo, journal.redo, journal.undo):
        step()
        sound.append(journal_file.check(journal.path))
    assert sound == [[]] * 5


def test_damage_is_not_sealed_by_an_edit_or_a_deletion(closed):
    journal = journal_file.open_journal(closed)
    before = closed.read_bytes()
    for command, arguments in (
        (facts.amend, (5, TODAY)),
        (facts.delete, (5,)),
        (people.delete, (1,)),
    ):
        text = {"text": "Anything"} if command is facts.amend else {}
        with pytest.raises(JournalFault) as caught:
            journal.do("Change", command, *arguments, **text)
        assert caught.value.fault is Fault.DAMAGED
        assert caught.value.path == str(closed)
    assert closed.read_bytes() == before
    journal.close()


def test_damage_is_not_sealed_by_undo(own, path):
    dana = builders.person(own)
    fact = builders.fact(own, dana.id, "Listens first")
    own.do("Retire", facts.retire, fact.id, TODAY)
    with closing(driver.connect(path)) as connection:
        connection.execute("UPDATE profile_fact SET text = 'Listens worst'")
    with pytest.raises(JournalFault) as caught:
        own.undo()
    assert caught.value.fault is Fault.DAMAGED


def test_a_damaged_journal_gives_no_backup(closed):
    with pytest.raises(JournalFault) as caught:
        journal_file.back_up(closed, "quit")
    assert caught.value.fault is Fault.DAMAGED


def test_a_journal_from_before_there_were_seals_is_sealed_on_its_way(own, path):
    builders.person(own)
    own.close()
    take_back(path, seal.SINCE - 1)
    assert journal_file.check(path) == []
    schema.migrate(path)
    assert journal_file.check(path) == []
    with closing(driver.connect(path)) as connection:
        connection.execute("UPDATE person SET name = 'Dane'")
        assert driver.damage(connection) == ["row 1 of person is not as it was saved"]


def test_letters_that_are_none_are_damage(own, path):
    builders.person(own)
    own.close()
    with closing(driver.connect(path)) as connection:
        connection.execute("UPDATE person SET name = CAST(x'44ff61' AS TEXT)")
        assert "the rest of person cannot be read" in driver.damage(connection)


def test_no_two_tables_share_their_places():
    names = Record.metadata.tables.keys()
    assert len({seal.place_of(name, 1) for name in names}) == len(names)
