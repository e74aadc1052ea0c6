"""A disk without room: it is said at once, and nothing that was there before is lost."""

import errno
from time import perf_counter

import pytest

from app import files, journal_file, labels
from app.domain import facts, people
from app.domain.errors import Fault, JournalFault
from tests import builders
from tests.faults import mounts, vfs
from tests.faults.faults import FULL, Failing
from tests.faults.story import wrong

#: Seconds within which a full disk is said.
AT_ONCE = 1
#: Enough for a journal and its lock, in kilobytes, and not for much more.
SMALL = 2_000
LONG = "word " * 2_000 + "word"


@pytest.fixture
def disk(tmp_path):
    with mounts.small_disk(tmp_path / "disk", SMALL) as folder:
        yield folder


@pytest.fixture
def journal(disk, key):
    """A journal on a small disk, with a person."""
    made = journal_file.create(disk / "own.db", key=key, manager="Robin Hale", currency="USD")
    builders.person(made, "Dana Whitfield")
    yield made
    made.close()


def known(journal):
    who = journal.ask(people.roster)[0].id
    return [fact.text for fact in journal.ask(facts.of_person, who)]


def full(path):
    return labels.fault(JournalFault(Fault.DISK_FULL, str(path)))


def test_a_full_disk_is_said_at_once_and_the_same_window_saves_when_there_is_room(
    journal, disk, open_window, asker
):
    manager = open_window(journal)
    manager.click(manager.page.strengths.action)
    manager.fill(text=LONG)
    filler = mounts.fill(disk)

    start = perf_counter()
    manager.press("Ctrl+Return")
    assert manager.dialog().form.error() == full(journal.path)
    assert perf_counter() - start < AT_ONCE
    assert manager.dialog().form.values()["text"] == LONG

    filler.unlink()
    manager.press("Ctrl+Return")
    assert manager.no_dialog()
    assert known(journal) == [LONG]
    assert wrong(journal.path, journal.key) == []


@pytest.mark.usefixtures("_heard")
def test_a_disk_that_stays_full_is_said_each_time_and_takes_the_note_in_the_end(
    own, open_window, asker
):
    """The same without a disk of its own: SQLite is told of every write that there is no room."""
    builders.person(own)
    manager = open_window(own)
    manager.click(manager.page.strengths.action)
    manager.fill(text=LONG)
    without_room = Failing(FULL, at=1, lasting=True)
    with vfs.heard_by(without_room):
        for _ in range(3):
            start = perf_counter()
            manager.press("Ctrl+Return")
            assert manager.dialog().form.error() == full(own.path)
            assert perf_counter() - start < AT_ONCE
        without_room.mended = True
        manager.press("Ctrl+Return")
    assert manager.no_dialog()
    assert known(own) == [LONG]


def test_a_journal_on_a_full_disk_can_be_read(journal, disk, key):
    builders.fact(journal, journal.ask(people.roster)[0].id, "Asks why")
    journal.close()
    filler = mounts.fill(disk)
    with pytest.raises(JournalFault) as told:
        journal_file.open_journal(journal.path, key=key)
    assert told.value.fault is Fault.DISK_FULL
    reader = journal_file.open_journal(journal.path, key=key, read_only=True)
    assert known(reader) == ["Asks why"]
    reader.close()

    filler.unlink()
    again = journal_file.open_journal(journal.path, key=key)
    builders.person(again, "Marcus Oyelaran")
    again.close()


def test_a_backup_without_room_leaves_no_part_of_one(journal, disk, key):
    whole = journal_file.back_up(journal.path, "import", key)
    before = whole.read_bytes()
    filler = mounts.fill(disk)
    with pytest.raises(JournalFault) as told:
        journal_file.back_up(journal.path, "import", key)
    assert told.value.fault is Fault.DISK_FULL
    assert list(whole.parent.iterdir()) == [whole]
    assert whole.read_bytes() == before
    filler.unlink()


def test_an_export_without_room_leaves_the_old_file_and_no_part(disk):
    old = disk / "packet.pdf"
    files.write_whole(old, b"the old packet")
    mounts.fill(disk)
    with pytest.raises(OSError, match="No space") as told:
        files.write_whole(old, bytes(100_000))
    assert told.value.errno == errno.ENOSPC
    assert files.reason(told.value, old).startswith("The disk is full.")
    assert old.read_bytes() == b"the old packet"
    assert sorted(path.name for path in disk.iterdir()) == ["filler", "packet.pdf"]
