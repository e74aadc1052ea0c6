"""A call of the program to the disk fails: it is said, nothing is half done, and work goes on."""

from functools import partial
from random import Random

import pytest
from PySide6.QtWidgets import QDialog

from app import journal_file, labels
from app.domain import facts, people
from app.domain.errors import Fault, JournalFault
from app.ui import ask
from tests import builders
from tests.fake_ask import FakeAsker
from tests.faults import vfs
from tests.faults.conftest import KEY
from tests.faults.faults import BROKEN, FULL, Failing
from tests.faults.story import state, wrong

pytestmark = pytest.mark.usefixtures("_heard")

DISKS = pytest.mark.parametrize(
    ("disk", "fault"), [(BROKEN, Fault.IO), (FULL, Fault.DISK_FULL)], ids=["broken", "full"]
)
#: Calls of a save that fail, for each disk and journal, once and from then on.
A_SAVE = 30
#: Calls that fail below a window, for each disk, journal and way to save: 64 in all.
IN_A_WINDOW = 8
#: Longer than a page of the file, so that a save has many calls.
LONG = "word " * 2_000
SHORT = "word " * 40


@pytest.fixture
def journal(made, key):
    """A journal with a person and some text, of which nobody proves the undo."""
    opened = journal_file.open_journal(made, key=key)
    dana = builders.person(opened)
    for number in range(20):
        builders.fact(opened, dana.id, f"{number} {SHORT}")
    yield opened
    opened.close()


@pytest.fixture
def dana(journal):
    return journal.ask(people.roster)[0].id


def calls_of(work, disk):
    """How many calls that this disk could fail ``work`` makes until its change is whole; in all."""
    counted = Failing(disk)
    with vfs.heard_by(counted):
        work()
    assert counted.whole
    return counted.whole, counted.count


# The journal itself


@DISKS
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "lasting"])
def test_any_call_of_a_save_may_fail(journal, dana, key, disk, fault, lasting):
    def save():
        builders.fact(journal, dana, LONG)

    calls, _ = calls_of(save, disk)
    told = []
    for at in Random(1).sample(range(1, calls + 1), A_SAVE):
        before, step = state(journal.path, key), journal.can_undo
        failing = Failing(disk, at, lasting)
        with vfs.heard_by(failing):
            try:
                save()
            except JournalFault as fault_told:
                told.append(fault_told.fault)
                failing.mended = True
                assert len(journal.ask(people.roster)) == 1
                assert state(journal.path, key) == before, f"half done after call {at}"
                assert journal.can_undo == step
                save()
        assert len(state(journal.path, key)["profile_fact"]) == len(before["profile_fact"]) + 1
    assert wrong(journal.path, key) == []
    assert set(told) == {fault}
    assert len(told) > A_SAVE * 0.8, "hardly any call failed"


@DISKS
def test_any_call_of_a_question_may_fail(journal, key, disk, fault):
    """A disk that is full is no obstacle to reading."""

    def ask():
        return len(journal.ask(people.roster))

    counted = Failing(disk)
    with vfs.heard_by(counted):
        ask()
    told = []
    for at in range(1, counted.count + 1):
        with vfs.heard_by(Failing(disk, at)):
            try:
                assert ask() == 1
            except JournalFault as fault_told:
                told.append(fault_told.fault)
        assert ask() == 1
    assert set(told) == ({fault} if disk is BROKEN else set())
    assert len(told) >= counted.count / 2


def test_a_folder_that_cannot_be_flushed_leaves_the_change_whole_or_not_there(journal, dana, key):
    """The last call of all: the change is there, but may still be taken back by a power loss."""

    class Folder(vfs.Listener):
        def hear(self, call, act):
            code = act()
            return vfs.IOERR_DIR_FSYNC if call.kind == "delete" else code

    before = len(state(journal.path, key)["profile_fact"])
    with vfs.heard_by(Folder()), pytest.raises(JournalFault) as told:
        builders.fact(journal, dana, LONG)
    assert told.value.fault is Fault.IO
    assert len(state(journal.path, key)["profile_fact"]) in (before, before + 1)
    assert wrong(journal.path, key) == []
    builders.fact(journal, dana, LONG)


# A window over it


@pytest.fixture
def manager(journal, dana, open_window, asker):
    return open_window(journal)


def known(journal, who):
    return [fact.text for fact in journal.ask(facts.of_person, who)]


def add(manager, text):
    """Type a new strength; how it is saved, and how again."""
    manager.click(manager.page.strengths.action)
    manager.fill(text=text)
    commit = partial(manager.press, "Ctrl+Return")
    return commit, commit


def edit(manager, text):
    """Type over the newest one, which is saved when the keyboard leaves it, or else on closing."""
    fact = manager.window.journal.ask(facts.of_person, manager.window.focus.person)[0]
    manager.window.team.acts.open_fact(fact.id)
    manager.fill(text=text)

    def leave():
        manager.focus(manager.editing().close_button)

    return leave, partial(manager.press_button, "Close")


def put_away(manager):
    if not manager.no_dialog():
        manager.press_button("Close")


@pytest.mark.parametrize("way", [add, edit])
@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
@DISKS
def test_what_is_typed_stays_on_screen_until_the_disk_takes_it(
    manager, journal, dana, disk, fault, way
):
    save, _ = way(manager, "Asks why")
    calls, _ = calls_of(save, disk)
    put_away(manager)
    reached = refused = 0
    for number, at in enumerate(Random(4).choices(range(1, calls + 1), k=IN_A_WINDOW)):
        text = f"{number}: keeps calm at call {at}"
        save, save_again = way(manager, text)
        failing = Failing(disk, at)
        with vfs.heard_by(failing):
            save()
        reached += bool(failing.failed)
        if text not in known(journal, dana):
            form = manager.dialog(QDialog).form
            assert form.error() == labels.fault(JournalFault(fault, str(journal.path)))
            assert form.values()["text"] == text
            refused += 1
            save_again()
        put_away(manager)
        assert known(journal, dana).count(text) == 1
    # A save may make fewer calls than the one that was counted, so the last may not be reached.
    assert reached >= IN_A_WINDOW / 2, "hardly any call failed"
    assert refused > reached * 0.8, "a failing call was not told"
    assert wrong(journal.path, journal.key) == []


class Patient(FakeAsker):
    """Takes note of whatever the program says."""

    def _answer(self, kind, words):
        self.asked.append((kind, words))


@pytest.fixture
def patient(reporter):
    before = ask.use(Patient())
    yield
    ask.use(before)


@pytest.mark.parametrize("key", [None])
@pytest.mark.usefixtures("patient")
def test_a_screen_that_cannot_be_refreshed_does_not_make_a_note_twice(manager, journal, dana):
    """The note is stored; what fails afterwards is only the reading of what is to be shown."""
    save, _ = add(manager, "Asks why")
    whole, calls = calls_of(save, BROKEN)
    for at in Random(4).sample(range(whole + 1, calls + 1), IN_A_WINDOW):
        text = f"Keeps calm at call {at}"
        save, save_again = add(manager, text)
        with vfs.heard_by(Failing(BROKEN, at)):
            save()
        if not manager.no_dialog():
            save_again()
        assert known(journal, dana).count(text) == 1, f"call {at}"
