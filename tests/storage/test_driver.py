"""Opening a journal file: what is refused, and which protections are on."""

import sqlite3

import pytest

from app import journal_file
from app.domain.errors import Fault, JournalFault
from app.storage import driver
from tests import builders


def fault(path):
    with pytest.raises(JournalFault) as caught:
        driver.inspect_file(path)
    assert caught.value.path == str(path)
    return caught.value.fault


@pytest.fixture
def closed(own, path):
    """A sound journal that nobody has open."""
    builders.person(own)
    own.close()
    return path


def test_a_sound_journal_says_its_schema(closed):
    assert driver.inspect_file(closed) == driver.SCHEMA


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", Fault.EMPTY),
        (b"S", Fault.FOREIGN),
        (b"Dear diary", Fault.FOREIGN),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(64)) * 160, Fault.FOREIGN),
        (b"\0" * 8192, Fault.FOREIGN),
        (b"SQLite format 3\x00" + b"\x10\x00", Fault.DAMAGED),
    ],
)
def test_what_is_no_journal_is_refused_and_left_alone(path, content, expected):
    path.write_bytes(content)
    assert fault(path) is expected
    assert path.read_bytes() == content


def test_a_missing_file_is_missing_and_stays_so(path):
    assert fault(path) is Fault.MISSING
    assert fault(path / "deeper.db") is Fault.MISSING
    assert not path.exists()


def test_a_folder_is_no_journal(tmp_path):
    assert fault(tmp_path) is Fault.FOREIGN


def test_another_programs_database_is_foreign(path):
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT)")
    other.commit()
    other.close()
    assert fault(path) is Fault.FOREIGN


def test_a_newer_journal_is_refused_and_not_touched(closed):
    connection = driver.connect(closed)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = closed.read_bytes()
    assert fault(closed) is Fault.NEWER
    with pytest.raises(JournalFault) as caught:
        journal_file.open_journal(closed)
    assert caught.value.fault is Fault.NEWER
    assert closed.read_bytes() == before


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_journal_cut_short_is_damaged_not_empty(closed, share):
    whole = closed.read_bytes()
    closed.write_bytes(whole[: int(len(whole) * share)])
    assert fault(closed) is Fault.DAMAGED


def test_the_protections_are_on(closed):
    connection = driver.connect(closed)
    assert connection.execute("PRAGMA cipher_version").fetchone()[0]
    settings = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            *("journal_mode", "synchronous", "fullfsync", "foreign_keys", "trusted_schema"),
            *("cell_size_check", "secure_delete", "temp_store", "mmap_size"),
        )
        if connection.execute(f"PRAGMA {name}").fetchone() is not None
    }
    connection.close()
    assert {**settings, "mmap_size": 0} == {
        "journal_mode": "delete",
        "synchronous": 3,
        "fullfsync": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "mmap_size": 0,
    }


def test_connecting_never_makes_a_file(path):
    with pytest.raises(driver.Error) as caught:
        driver.connect(path)
    assert driver.fault_of(caught.value) is Fault.NOT_WRITABLE
    assert not path.exists()


@pytest.mark.parametrize("name", ["100% ours?.db", "#1 team & co.db", "Dänä 田中.db", "a+b=c.db"])
def test_any_file_name_will_do(tmp_path, name):
    path = tmp_path / name
    journal = journal_file.create(path, manager="Robin Hale")
    builders.person(journal)
    journal.close()
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == [name]
    assert driver.inspect_file(path) == driver.SCHEMA


def test_damage_is_found(closed):
    def found():
        connection = driver.connect(closed)
        try:
            return driver.damage(connection)
        finally:
            connection.close()

    assert found() == []
    connection = driver.connect(closed)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(
        "INSERT INTO goal_skill (goal_id, skill_id, created_at, updated_at, version)"
        " VALUES (7, 8, '', '', 1)"
    )
    connection.close()
    assert found() == ["row 1 of goal_skill points at nothing"] * 2


def test_errors_that_are_not_about_the_file_are_no_fault(closed):
    connection = driver.connect(closed)
    with pytest.raises(driver.Error) as caught:
        connection.execute("SELECT nonsense")
    connection.close()
    assert driver.fault_of(caught.value) is None
    assert driver.fault_of(None) is None
    assert driver.fault_of(ValueError()) is None
