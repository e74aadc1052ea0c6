"""A backup is a whole, checked copy, or there is none."""

import os
import re
import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from app import journal_file
from app.domain import people
from app.domain.errors import Fault, JournalFault
from app.storage import backup, driver
from app.storage.key import Key
from tests import builders

KEY = Key(bytes(range(32)), bytes(range(100, 116)))
EVENING = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
HERE = Path(__file__).parent.parent.parent


def whole(path):
    connection = driver.connect(path, mode="ro")
    try:
        schema = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
        rows = {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall()
            for name in backup.counts(connection)
        }
        marks = [
            connection.execute(f"PRAGMA {mark}").fetchone()
            for mark in ("application_id", "user_version")
        ]
        return schema, rows, marks
    finally:
        connection.close()


def test_a_backup_says_all_that_the_journal_says(own, path, tmp_path):
    dana = builders.person(own, "Dana Whitfield")
    builders.fact(own, dana.id, "Asks why")
    own.undo()
    with time_machine.travel(EVENING, tick=False):
        copy = backup.copy(path, tmp_path / "copies", "upgrade")
    assert copy.name == "own-000001-20261122T183000Z-upgrade.db"
    assert whole(copy) == whole(path)
    again = journal_file.open_journal(copy)
    assert [row.name for row in again.ask(people.roster)] == ["Dana Whitfield"]
    again.close()


def test_copies_are_numbered_after_the_newest(own, path, tmp_path):
    folder = tmp_path / "copies"
    first = backup.copy(path, folder, "upgrade")
    second = backup.copy(path, folder, "import")
    first.unlink()
    third = backup.copy(path, folder, "quit")
    assert [one[:10] for one in (second.name, third.name)] == ["own-000002", "own-000003"]
    assert sorted(p.name for p in folder.iterdir()) == [second.name, third.name]


@pytest.mark.parametrize("name", ["my-team-2026.db", "[a]*?.db" if os.name != "nt" else "[a].db"])
def test_the_journals_name_may_be_anything(tmp_path, name):
    path = tmp_path / name
    journal_file.create(path, manager="Robin Hale").close()
    folder = tmp_path / "copies"
    folder.mkdir()
    (folder / "holiday-pictures-x.db").touch()
    numbers = [backup.copy(path, folder, "by-hand").name for _ in range(2)]
    assert [re.sub(r"\d{8}T\d{6}Z", "now", name) for name in numbers] == [
        f"{path.stem}-00000{n}-now-by-hand.db" for n in (1, 2)
    ]
    assert [one.number for one in backup.listed(path, folder)] == [2, 1]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_only_its_owner_can_read_a_backup(own, path, tmp_path):
    copy = backup.copy(path, tmp_path / "copies", "upgrade")
    assert copy.stat().st_mode & 0o077 == 0
    assert copy.parent.stat().st_mode & 0o077 == 0


def test_a_damaged_journal_gives_no_backup(own, path, tmp_path):
    builders.person(own)
    own.close()
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(JournalFault) as caught:
        backup.copy(path, tmp_path / "copies", "upgrade")
    assert caught.value.fault is Fault.DAMAGED
    assert list((tmp_path / "copies").iterdir()) == []
    assert path.read_bytes() == content


def test_no_place_for_a_backup_is_said(own, path, tmp_path):
    (tmp_path / "copies").write_text("a file, not a folder")
    with pytest.raises(JournalFault) as caught:
        backup.copy(path, tmp_path / "copies", "upgrade")
    assert caught.value.fault is Fault.NOT_WRITABLE


def test_a_backup_after_a_crash_holds_what_was_saved(own, path, tmp_path):
    """The program died in the middle of a change: the copy is of what stood before it."""
    builders.person(own)
    own.close()
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
    subprocess.run([sys.executable, "-c", script, path], check=True, cwd=HERE)
    assert path.with_name("own.db-journal").exists()
    before = backup.copy(path, tmp_path / "copies", "upgrade")
    assert [row[5] for row in builders.dump(before)["person"]] == [""]
    assert not path.with_name("own.db-journal").exists()


def test_the_list_goes_by_number_and_not_by_the_clock(own, path, tmp_path):
    folder = tmp_path / "copies"
    for hours in (0, 24, -24):
        with time_machine.travel(EVENING + timedelta(hours=hours), tick=False):
            backup.copy(path, folder, "quit")
    found = backup.listed(path, folder)
    assert [one.number for one in found] == [3, 2, 1]
    assert found[0].moment == EVENING - timedelta(days=1)
    assert {one.reason for one in found} == {"quit"}
    assert found[0].size == found[0].path.stat().st_size


def test_a_name_without_a_moment_is_understood(own, path, tmp_path):
    old = tmp_path / "own-000003-import.db"
    shutil.copy(path, old)
    os.utime(old, (EVENING.timestamp(), EVENING.timestamp()))
    [found] = backup.listed(path, tmp_path)
    assert (found.number, found.moment, found.reason) == (3, EVENING, "import")
    assert "-000004-" in backup.copy(path, tmp_path, "quit").name


def test_journals_in_one_folder_do_not_mix(tmp_path):
    stems = ("a", "a-b", "a-000012", "a-000012-import")
    journals = [tmp_path / f"{stem}.db" for stem in stems]
    for path in journals:
        journal_file.create(path, manager="Robin Hale").close()
    folder = tmp_path / "copies"
    for path in journals:
        backup.copy(path, folder, "quit")
        shutil.copy(path, folder / f"{path.stem}-000002-import.db")
    for path in journals:
        names = [one.path.name for one in backup.listed(path, folder)]
        assert len(names) == 2
        assert names[0] == f"{path.stem}-000002-import.db"
        assert names[1].startswith(f"{path.stem}-000001-2")


def test_there_may_be_nothing_to_list(tmp_path):
    assert backup.listed(tmp_path / "own.db", tmp_path / "copies") == []


def test_a_wrong_key_is_said_and_leaves_nothing(path, tmp_path):
    journal_file.create(path, key=KEY, manager="Robin Hale").close()
    for key, fault in ((None, Fault.LOCKED), (Key(bytes(32), KEY.salt), Fault.WRONG_KEY)):
        with pytest.raises(JournalFault) as caught:
            backup.copy(path, tmp_path / "copies", "quit", key)
        assert caught.value.fault is fault
    assert not (tmp_path / "copies").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file from being deleted while in use")
def test_what_a_killed_program_left_is_taken_away(own, path, tmp_path):
    """Its number runs no more; the part of a program that still runs stays."""
    folder = tmp_path / "copies"
    folder.mkdir()
    dead = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], check=True, capture_output=True
    ).stdout.decode()
    left = folder / f".own-{dead.strip()}-abc_12.part"
    left.write_bytes(b"half a journal")
    alive = folder / f".own-{os.getpid()}-abc_12.part"
    alive.touch()
    other = folder / f".other-{dead.strip()}-abc_12.part"
    other.touch()
    copy = backup.copy(path, folder, "quit")
    assert set(folder.iterdir()) == {copy, alive, other}


def test_somebody_may_write_while_it_is_copied(own, path, tmp_path):
    """Each copy is whole, and holds what had been saved before it began."""
    stop, written = threading.Event(), []

    def write():
        connection = driver.connect(path)
        while not stop.is_set():
            connection.execute("INSERT INTO aside VALUES (?, '{}')", (f"draft/{len(written)}",))
            written.append(1)
            stop.wait(0.02)
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(5):
            before = len(written)
            copy = backup.copy(path, tmp_path / "copies", "half-hour")
            assert before <= backup.verify(copy)["aside"] <= len(written) + 1
    finally:
        stop.set()
        writer.join()


def test_a_copy_that_rotted_is_found_out(own, path, tmp_path):
    copy = backup.copy(path, tmp_path / "copies", "quit")
    assert backup.verify(copy)["settings"] == 1
    content = bytearray(copy.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    copy.write_bytes(content)
    with pytest.raises(JournalFault) as caught:
        backup.verify(copy)
    assert caught.value.fault is Fault.DAMAGED
