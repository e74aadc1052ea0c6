"""Two programs over one journal: the second is turned away, and nobody writes into a backup."""

import pytest

from app import journal_file
from app.domain import facts, people
from app.domain.errors import Fault, JournalFault
from tests import builders
from tests.faults import children, vfs
from tests.faults.story import state, wrong

pytestmark = pytest.mark.skipif(not children.CAN_FORK, reason="needs a system that forks")


@pytest.fixture
def journal(made, key):
    opened = journal_file.open_journal(made, key=key)
    builders.person(opened, "Dana Whitfield")
    yield opened
    opened.close()


def names(journal):
    return [row.name for row in journal.ask(people.roster)]


def test_a_second_program_is_turned_away_and_the_first_works_on(journal, key):
    process, pipe = children.start(children.try_to_open, journal.path, key)
    assert pipe.recv() == Fault.IN_USE
    builders.person(journal, "Marcus Oyelaran")
    assert children.end(process) == 0
    pipe.close()
    assert names(journal) == ["Dana Whitfield", "Marcus Oyelaran"]
    assert wrong(journal.path, key) == []


def test_when_the_first_was_killed_the_second_takes_over_and_misses_nothing(journal, key):
    journal.close()
    process, pipe = children.start(children.take_notes, journal.path, key, 0)
    assert pipe.recv() == ("fact", 0)
    with pytest.raises(JournalFault) as told:
        journal_file.open_journal(journal.path, key=key)
    assert told.value.fault is Fault.IN_USE

    process.kill()
    assert children.end(process) == children.KILLED
    pipe.close()
    second = journal_file.open_journal(journal.path, key=key)
    dana = second.ask(people.roster)[0]
    assert children.said(0, 0) in [fact.text for fact in second.ask(facts.of_person, dana.id)]
    second.close()


class WhileOneWaits(vfs.Listener):
    """Tells the other program to go on when this one is kept waiting for the first time."""

    def __init__(self, pipe):
        self.pipe = pipe
        self.waited = 0

    def hear(self, call, act):
        code = act()
        if call.kind == "lock" and code == vfs.BUSY:
            self.waited += 1
            if self.waited == 1:
                self.pipe.send("go on")
        return code


@pytest.mark.usefixtures("_heard")
def test_a_writer_waits_for_a_backup_that_is_being_made(journal, key):
    """The backup stops half-way and goes on only when somebody has begun to wait for it."""
    before = state(journal.path, key)
    process, pipe = children.start(children.back_up_slowly, journal.path, key)
    assert pipe.recv() == "half-way"
    rival = WhileOneWaits(pipe)
    with vfs.heard_by(rival):
        builders.person(journal, "Marcus Oyelaran")
    assert rival.waited > 0
    backup = pipe.recv()
    assert children.end(process) == 0
    pipe.close()
    assert state(backup, key) == before
    assert names(journal) == ["Dana Whitfield", "Marcus Oyelaran"]
    assert wrong(journal.path, key) == []
