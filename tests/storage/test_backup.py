"""A backup is a whole, checked copy, or there is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import journal_file
from app.domain import people
from app.domain.errors import Fault, JournalFault
from app.storage import backup, driver
from tests import builders

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
    copy = backup.copy(path, tmp_path / "copies", "upgrade")
    assert copy.name == "own-000001-upgrade.db"
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
    assert [second.name, third.name] == ["own-000002-import.db", "own-000003-quit.db"]
    assert sorted(p.name for p in folder.iterdir()) == [second.name, third.name]


@pytest.mark.parametrize("name", ["my-team-2026.db", "[a]*?.db" if os.name != "nt" else "[a].db"])
def test_the_journals_name_may_be_anything(tmp_path, name):
    path = tmp_path / name
    journal_file.create(path, manager="Robin Hale").close()
    folder = tmp_path / "copies"
    folder.mkdir()
    (folder / "holiday-pictures-x.db").touch()
    numbers = [backup.copy(path, folder, "by-hand").name for _ in range(2)]
    assert numbers == [f"{path.stem}-00000{n}-by-hand.db" for n in (1, 2)]


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
