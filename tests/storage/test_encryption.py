"""A journal gets another key whole or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import journal_file
from app.domain import people
from app.domain.errors import Fault, JournalFault
from app.storage import backup, driver, encryption
from app.storage.key import Key
from tests import builders

HERE = Path(__file__).parent.parent.parent
KEY = Key(bytes(range(32)), bytes(range(100, 116)))
OTHER = Key(bytes(range(32, 64)), bytes(range(200, 216)))
CANARY = "Zebulon Quillfeather"


def whole(path, key):
    """All that the file says, with its marks and the numbers that were given away."""
    connection = driver.connect(path, mode="ro", key=key)
    try:
        schema = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2")
        marks = [connection.execute(f"PRAGMA {m}") for m in ("application_id", "user_version")]
        rows = {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall()
            for name in [*backup.counts(connection), "sqlite_sequence"]
        }
        return schema.fetchall(), [mark.fetchone() for mark in marks], rows
    finally:
        connection.close()


def left_beside(path):
    return sorted(found.name for found in path.parent.glob(f"{path.name}*"))


def fault_of_rewriting(path, old, new):
    with pytest.raises(JournalFault) as caught:
        encryption.rewrite(path, old, new)
    return caught.value.fault


@pytest.fixture
def closed(own, path):
    """A journal with something of every sort: a row, a deleted one, a draft, a step undone."""
    gone = builders.person(own, "Tom Arkwright")
    own.do("Delete", people.delete, gone.id)
    dana = builders.person(own, CANARY)
    builders.fact(own, dana.id, "Asks why\n" * 2000)
    builders.fact(own, dana.id, "Undone")
    own.undo()
    own.set_aside("draft/x", {"text": "half a"})
    own.close()
    return path


def test_set_changed_and_removed_it_says_what_it_said(closed):
    before = whole(closed, None)
    for old, new in ((None, KEY), (KEY, OTHER), (OTHER, KEY), (KEY, None)):
        encryption.rewrite(closed, old, new)
        assert whole(closed, new) == before
        assert driver.is_encrypted(closed) is (new is not None)
        assert left_beside(closed) == [closed.name]


def test_no_byte_of_it_is_plain(closed):
    encryption.rewrite(closed, None, KEY)
    content = closed.read_bytes()
    assert content.startswith(KEY.salt)
    assert CANARY.partition(" ")[0].encode() not in content
    assert b"CREATE TABLE" not in content


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_only_its_owner_can_read_it(closed):
    closed.chmod(0o644)
    encryption.rewrite(closed, None, KEY)
    assert closed.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="Windows has other links")
def test_a_link_stays_a_link_and_what_it_leads_to_is_encrypted(closed, tmp_path):
    link = tmp_path / "link.db"
    link.symlink_to(closed)
    encryption.rewrite(link, None, KEY)
    assert link.is_symlink()
    assert driver.is_encrypted(closed)


def test_with_another_key_nothing_is_changed(closed):
    encryption.rewrite(closed, None, KEY)
    before = closed.read_bytes()
    assert fault_of_rewriting(closed, OTHER, None) is Fault.WRONG_KEY
    assert fault_of_rewriting(closed, None, None) is Fault.LOCKED
    assert closed.read_bytes() == before
    assert left_beside(closed) == [closed.name]


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_a_damaged_journal_is_left_as_it_is(closed, key):
    encryption.rewrite(closed, None, key)
    content = bytearray(closed.read_bytes())
    content[3 * 4096 : -4096] = b"\xff" * (len(content) - 4 * 4096)
    closed.write_bytes(content)
    assert fault_of_rewriting(closed, key, OTHER) is Fault.DAMAGED
    assert closed.read_bytes() == content
    assert left_beside(closed) == [closed.name]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said(closed):
    closed.parent.chmod(0o500)
    try:
        assert fault_of_rewriting(closed, None, KEY) is Fault.NOT_WRITABLE
    finally:
        closed.parent.chmod(0o700)
    assert not driver.is_encrypted(closed)


def test_what_a_crash_left_half_written_is_rolled_back_first(closed):
    before = whole(closed, None)
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
    subprocess.run([sys.executable, "-c", script, closed], check=True, cwd=HERE)
    assert closed.with_name(f"{closed.name}-journal").exists()
    encryption.rewrite(closed, None, KEY)
    assert left_beside(closed) == [closed.name]
    assert whole(closed, KEY) == before


def test_what_an_earlier_run_left_is_no_hindrance_and_goes(closed):
    before = whole(closed, None)
    for ending in (".part", ".part-journal", "-journal"):
        closed.with_name(closed.name + ending).write_bytes(b"\x00" * 5000)
    encryption.rewrite(closed, None, KEY)
    assert left_beside(closed) == [closed.name]
    assert whole(closed, KEY) == before
    journal_file.open_journal(closed, key=KEY).close()
