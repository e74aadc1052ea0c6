"""Backups are made when something changed, thinned out with care, and put back without loss."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from app import backups, journal_file, labels, paths
from app.backups import Opens
from app.domain import facts, people, settings
from app.domain.errors import Fault, JournalFault
from app.domain.kinds import FactKind
from app.storage import driver, schema
from app.storage.key import Key, derive, new_salt
from tests import builders

pytestmark = pytest.mark.long


KEY = Key(bytes(range(32)), bytes(range(100, 116)))
OTHER = Key(bytes(32), bytes(range(16)))
NOW = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
HERE = Path(__file__).parent.parent


def names(path, key=None):
    journal = journal_file.open_journal(path, key=key, read_only=True)
    try:
        return sorted(row.name for row in journal.ask(people.roster))
    finally:
        journal.close()


def spoil(path):
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)


def fault_of(what, *args):
    with pytest.raises(JournalFault) as caught:
        what(*args)
    return caught.value.fault


@pytest.fixture
def dana(own, path):
    """A journal with one person, backed up, closed."""
    builders.person(own)
    backups.make(path, "quit")
    own.close()
    return path


@pytest.fixture
def many(dana):
    """Sixty backups, one each half day; all alike."""
    folder = paths.backups_of(dana)
    [first] = folder.iterdir()
    for number in range(1, 61):
        moment = NOW - (60 - number) * timedelta(hours=12)
        shutil.copy(first, folder / f"own-{number:06}-{moment:%Y%m%dT%H%M%SZ}-quit.db")
    first.unlink()
    return dana


def numbers(path):
    return [one.number for one in backups.found(path)]


# Made


def test_an_unchanged_journal_needs_no_new_backup(own, path):
    first = backups.make_if_changed(path, "quit")
    assert (first.number, first.reason) == (1, "quit")
    assert backups.make_if_changed(path, "quit") is None
    own.close()
    journal_file.open_journal(path).close()
    assert backups.make_if_changed(path, "quit") is None
    assert backups.newest(path) == first


@pytest.mark.parametrize(
    "change",
    [
        builders.person,
        lambda journal: journal.undo(),
        lambda journal: journal.set_aside("draft/person/1/strength", {"text": "Asks w"}),
        lambda journal: journal.do("Settings changed", settings.change, company="Hale & Co"),
    ],
    ids=["a person", "an undo", "a draft", "a setting"],
)
def test_what_the_user_did_is_a_change(own, path, change):
    builders.person(own, "Marcus Oyelaran")
    backups.make(path, "quit")
    change(own)
    made = backups.make_if_changed(path, "half-hour")
    assert made is not None
    assert builders.dump(made.path) == builders.dump(path)
    assert backups.make_if_changed(path, "quit") is None


def test_what_the_program_notes_for_itself_is_no_change(own, path):
    backups.make(path, "quit")
    own.set_aside("checked", {"at": "2026-11-22"})
    own.set_aside(backups.SECOND_PLACE, {"reminded": "2026-11-22T12:00:00+00:00"})
    assert backups.make_if_changed(path, "quit") is None


def test_after_another_passphrase_there_is_a_backup_with_it(tmp_path, path):
    journal_file.create(path, key=KEY, manager="Mara Lind").close()
    backups.make(path, "quit", KEY)
    other = tmp_path / "again.db"
    journal_file.create(other, key=OTHER, manager="Mara Lind").close()
    other.replace(path)
    assert backups.make_if_changed(path, "quit", OTHER) is not None


def test_without_a_backup_there_is_none(path):
    assert backups.found(path) == []
    assert backups.newest(path) is None
    assert fault_of(backups.newest_good, path) is Fault.NO_BACKUP


def test_another_change_after_a_restore_is_a_change(own, path):
    backups.make(path, "quit")
    first = backups.newest(path)
    with time_machine.travel(NOW, tick=False):
        builders.person(own, "Marcus Oyelaran")
    own.close()
    backups.restore(path, first, None)
    again = journal_file.open_journal(path)
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        builders.person(again, "Ines Calloway")
    again.close()
    made = backups.make_if_changed(path, "quit")
    assert names(made.path) == ["Ines Calloway"]


# Thinned out


def test_older_ones_are_thinned_out_after_a_new_one(many):
    with time_machine.travel(NOW, tick=False):
        made = backups.make(many, "quit")
    left = numbers(many)
    assert made.name.startswith("own-000061-")
    assert left[:5] == [61, 60, 59, 58, 57]
    assert 10 < len(left) < 25


def test_nothing_is_thinned_out_where_the_new_one_fails(many):
    spoil(many)
    assert fault_of(backups.make, many, "quit") is Fault.DAMAGED
    assert len(numbers(many)) == 60


def test_a_backup_that_rotted_does_not_count_among_the_three(many):
    folder = paths.backups_of(many)
    for one in backups.found(many)[4:]:
        one.path.unlink()
    old = {number: folder / f"own-{number:06}-20200101T000000Z-quit.db" for number in range(1, 9)}
    for target in old.values():
        shutil.copy(backups.newest(many).path, target)
    for one in backups.found(many)[:3]:
        spoil(one.path)
    for one in backups.found(many)[3:4]:
        one.path.unlink()
    backups.tidy(many)
    assert numbers(many) == [60, 59, 58, 8, 7, 6]
    assert backups.newest_good(many).number == 8


def test_one_that_cannot_be_deleted_is_no_error(many):
    folder = paths.backups_of(many)
    (folder / "own-000000-20200101T000000Z-quit.db").mkdir()
    backups.tidy(many)
    assert numbers(many)[-1] == 0
    assert len(numbers(many)) < 25


# Found good


def test_the_newest_good_one_is_not_always_the_newest(own, path):
    backups.make(path, "quit")
    builders.person(own)
    spoil(backups.make(path, "quit"))
    assert backups.newest(path).number == 2
    assert backups.newest_good(path).number == 1


def test_a_key_in_the_way_is_told_from_no_backup(path):
    journal_file.create(path, key=KEY, manager="Mara Lind").close()
    copy = backups.make(path, "quit", KEY)
    assert backups.newest_good(path, KEY).path == copy
    assert fault_of(backups.newest_good, path) is Fault.LOCKED
    assert fault_of(backups.newest_good, path, OTHER) is Fault.WRONG_KEY
    spoil(copy)
    assert fault_of(backups.newest_good, path, KEY) is Fault.NO_BACKUP


def test_what_opens_a_backup_shows_at_once(own, path, tmp_path):
    plain = backups.read_file(backups.make(path, "quit"))
    locked = tmp_path / "locked.db"
    journal_file.create(locked, key=KEY, manager="Mara Lind").close()
    encrypted = backups.read_file(backups.make(locked, "quit", KEY))
    empty = tmp_path / "empty.db"
    empty.touch()
    assert backups.opens_with(plain, None) is Opens.ANYBODY
    assert backups.opens_with(encrypted, KEY) is Opens.THIS_KEY
    assert backups.opens_with(encrypted, OTHER) is Opens.ANOTHER_KEY
    assert backups.opens_with(encrypted, None) is Opens.ANOTHER_KEY
    assert backups.opens_with(backups.read_file(empty), None) is Opens.NOTHING
    assert fault_of(backups.read_file, tmp_path / "gone.db") is Fault.MISSING


# Put back


def test_the_difference_is_told_before_anything_happens(own, path):
    dana = builders.person(own)
    fact = builders.fact(own, dana.id)
    backups.make(path, "quit")
    one = backups.newest(path)
    assert backups.compare(path, one, None) == backups.Difference((), readable=True)
    builders.person(own, "Marcus Oyelaran")
    builders.fact(own, dana.id, "Hears what is not said")
    builders.fact(own, dana.id, "Comes late", kind=FactKind.WEAKNESS)
    own.do("Statement changed", facts.amend, fact.id, builders.TODAY, text="Asks why, and waits")
    own.do("Settings changed", settings.change, company="Hale & Co")
    before = path.read_bytes()
    assert backups.compare(path, one, None).lines == [
        "Journal settings differ",
        "People: 2 now, 1 after",
        "Strengths: 2 now, 1 after, 1 of them different",
        "Weaknesses: 1 now, 0 after",
    ]
    assert path.read_bytes() == before


def test_every_kind_of_statement_has_its_words(own, path):
    backups.make(path, "quit")
    dana = builders.person(own)
    for kind in FactKind:
        builders.fact(own, dana.id, "Asks why", kind=kind)
    lines = backups.compare(path, backups.newest(path), None).lines
    assert len(lines) == 1 + len(FactKind)
    assert not any(kind.value in line for kind in FactKind for line in lines if "_" in line)


def test_a_restore_brings_back_and_keeps_what_was(own, path):
    builders.person(own)
    backups.make(path, "quit")
    one = backups.newest(path)
    builders.person(own, "Marcus Oyelaran")
    own.close()
    before = path.read_bytes()
    done = backups.restore(path, one, None)
    assert names(path) == ["Dana Whitfield"]
    assert done.difference.lines_after == ["People: 2 before, 1 now"]
    assert done.key is None
    assert (done.replaced / path.name).read_bytes() == before
    assert done.replaced == path.parent / "before-restore" / "000001"
    assert names(done.before) == ["Dana Whitfield", "Marcus Oyelaran"]
    assert "-restore" in done.before.name
    back = backups.restore(path, backups.read_file(done.before), None)
    assert names(path) == ["Dana Whitfield", "Marcus Oyelaran"]
    assert back.replaced.name == "000002"
    assert sorted(one.name for one in path.parent.glob(".*part*")) == []


@pytest.mark.parametrize("content", [b"", b"nothing of ours", None], ids=["empty", "other", "gone"])
def test_a_journal_that_cannot_be_read_is_replaced_and_kept(dana, content):
    dana.unlink()
    if content is not None:
        dana.write_bytes(content)
    one = backups.newest_good(dana)
    told = backups.compare(dana, one, None)
    assert not told.readable
    assert told.lines == ["Journal settings: 1", "People: 1"]
    done = backups.restore(dana, one, None)
    assert names(dana) == ["Dana Whitfield"]
    assert done.before is None
    kept = None if done.replaced is None else (done.replaced / dana.name).read_bytes()
    assert kept == content


def test_a_damaged_journal_is_replaced_and_kept(dana):
    spoil(dana)
    damaged = dana.read_bytes()
    done = backups.restore(dana, backups.newest_good(dana), None)
    assert names(dana) == ["Dana Whitfield"]
    assert journal_file.check(dana) == []
    assert (done.replaced / dana.name).read_bytes() == damaged


def test_a_roll_back_left_beside_a_damaged_journal_does_not_spoil_the_restored_one(dana):
    """A stale one would be played into the new file, which would still look sound."""
    script = (
        "import os, sys; from pathlib import Path\n"
        "from app.storage import driver\n"
        "connection = driver.connect(Path(sys.argv[1]))\n"
        "connection.execute('PRAGMA cache_size = 1')\n"
        "connection.execute('BEGIN IMMEDIATE')\n"
        "connection.execute('UPDATE person SET role = hex(zeroblob(90000))')\n"
        "connection.execute('UPDATE settings SET company = hex(zeroblob(90000))')\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", script, dana], check=True, cwd=HERE)
    beside = dana.with_name("own.db-journal")
    left = beside.read_bytes()
    dana.write_bytes(b"not a journal any more")
    one = backups.newest_good(dana)
    done = backups.restore(dana, one, None)
    assert not beside.exists()
    assert (done.replaced / beside.name).read_bytes() == left
    assert builders.dump(dana) == builders.dump(one.path)


def test_a_rotten_backup_changes_nothing(dana):
    one = backups.newest(dana)
    spoil(one.path)
    before = dana.read_bytes()
    assert fault_of(backups.restore, dana, one, None) is Fault.DAMAGED
    assert dana.read_bytes() == before
    assert not (dana.parent / "before-restore").exists()
    assert len(backups.found(dana)) == 1


def test_without_room_for_what_is_replaced_nothing_changes(dana):
    (dana.parent / "before-restore").write_text("in the way")
    before = dana.read_bytes()
    assert fault_of(backups.restore, dana, backups.newest(dana), None) is Fault.NOT_WRITABLE
    assert dana.read_bytes() == before
    assert list(dana.parent.glob(".*.part")) == []


def test_a_backup_with_an_earlier_passphrase_needs_it(path, tmp_path):
    earlier = derive("correct horse", new_salt())
    old = tmp_path / "earlier" / path.name
    old.parent.mkdir()
    journal = journal_file.create(old, key=earlier, manager="M. Lind")
    builders.person(journal)
    journal.close()
    one = backups.read_file(backups.make(old, "quit", earlier))
    journal_file.create(path, key=KEY, manager="Mara Lind").close()
    assert fault_of(backups.compare, path, one, KEY) is Fault.WRONG_KEY
    assert fault_of(backups.restore, path, one, KEY) is Fault.WRONG_KEY
    its = backups.key_for(one, "correct horse")
    assert backups.compare(path, one, KEY, its).lines == [
        "Journal settings differ",
        "People: 0 now, 1 after",
    ]
    done = backups.restore(path, one, KEY, its)
    assert done.key == its == earlier
    assert names(path, its) == ["Dana Whitfield"]
    assert names(done.before, KEY) == []


def test_a_plain_backup_of_a_protected_journal_leaves_it_plain(dana, tmp_path):
    one = backups.newest(dana)
    dana.unlink()
    journal_file.create(dana, key=KEY, manager="Mara Lind").close()
    done = backups.restore(dana, one, KEY)
    assert done.key is None
    assert names(dana) == ["Dana Whitfield"]
    assert names(done.replaced / dana.name, KEY) == []


def test_an_older_backup_is_brought_up_to_date(own, path, tmp_path):
    old = tmp_path / "own-000001-upgrade.db"
    driver.connect(old, mode="rwc").close()
    schema.migrate(old, 1)
    connection = driver.connect(old)
    connection.execute(f"PRAGMA application_id = {driver.APPLICATION_ID}")
    columns = [row[1] for row in connection.execute("PRAGMA table_info(settings)")]
    connection.execute("ATTACH ? AS present", (driver.uri(path),))
    listed = ", ".join(columns)
    connection.execute(f"INSERT INTO settings ({listed}) SELECT {listed} FROM present.settings")
    connection.close()
    builders.person(own)
    own.close()
    one = backups.read_file(old)
    assert backups.compare(path, one, None).lines == ["People: 1 now, 0 after"]
    backups.restore(path, one, None)
    assert driver.inspect_file(path) == driver.SCHEMA
    assert names(path) == []
    assert driver.inspect_file(old) == 1


# The second place


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_a_copy_comes_to_the_second_place_and_is_the_newest(own, path, stick):
    builders.person(own)
    first = backups.copy_to(path, None, stick)
    assert names(first) == ["Dana Whitfield"]
    assert backups.copy_to(path, None, stick) == first
    builders.person(own, "Marcus Oyelaran")
    second = backups.copy_to(path, None, stick)
    assert names(second) == ["Dana Whitfield", "Marcus Oyelaran"]
    assert [one.path for one in backups.found(path, stick)] == [second, first]


def test_the_second_place_keeps_ten(own, path, stick):
    for number in range(12):
        builders.person(own, f"Person {number}")
        copied = backups.copy_to(path, None, stick)
    there = backups.found(path, stick)
    assert [one.number for one in there] == list(range(12, 2, -1))
    assert there[0].path == copied


def test_a_new_computer_goes_on_after_what_lies_there(own, path, stick):
    shutil.copy(path, stick / "own-000450-20260101T080000Z-quit.db")
    builders.person(own)
    assert "-000451-" in backups.copy_to(path, None, stick).name


def test_a_second_place_that_is_not_there_is_said(own, path, stick):
    gone = stick / "not plugged in"
    assert fault_of(backups.copy_to, path, None, gone) is Fault.NO_FOLDER
    assert labels.fault(JournalFault(Fault.NO_FOLDER, str(gone))) == f"There is no folder {gone}."
    assert fault_of(backups.copy_to, path, None, paths.backups_of(path)) is Fault.EXISTS


@pytest.mark.parametrize(
    ("folder", "copied", "reminded", "due"),
    [
        ("/stick", None, None, True),
        ("/stick", 6, None, False),
        ("/stick", 8, None, True),
        ("/stick", 8, 2, False),
        ("/stick", 30, 8, True),
        ("/stick", -400, None, True),
        ("", None, None, True),
        ("", None, 8, False),
        ("", None, 31, True),
    ],
)
def test_the_second_place_is_called_to_mind_weekly(folder, copied, reminded, due):
    ago = [None if days is None else NOW - timedelta(days=days) for days in (copied, reminded)]
    assert backups.second_place_due(folder, *ago, NOW) is due


def test_a_second_place_is_proposed_after_a_week(own):
    assert backups.remind(own, NOW) == ""
    assert backups.remind(own, NOW + timedelta(days=6)) == ""
    assert "second place" in backups.remind(own, NOW + timedelta(days=8))
    assert backups.remind(own, NOW + timedelta(days=30)) == ""


def test_a_reminder_is_said_once(own):
    own.do("Settings changed", settings.change, backup_folder="/stick")
    assert "second place" in backups.remind(own, NOW)
    assert backups.remind(own, NOW + timedelta(days=6)) == ""
    assert backups.remind(own, NOW + timedelta(days=8)) != ""
    backups.note_copied(own, NOW + timedelta(days=10))
    assert backups.last_copied(own) == NOW + timedelta(days=10)
    assert backups.remind(own, NOW + timedelta(days=16)) == ""
    own.lock()
    assert backups.remind(own, NOW + timedelta(days=60)) == ""
