"""The key in the system's keyring: kept there when asked, and nowhere else."""

from __future__ import annotations

import sys

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as Fail
from keyring.backends.null import Keyring as Null

from app import journal_file, keyring_cache
from app.storage.key import Key
from tests.memory_keyring import Memory, use_keyring

KEY = Key(bytes(range(32)), bytes(range(100, 116)))


class PlainFile(Memory):
    """Stands for a keyring that writes plain files: the package itself advises against it."""

    priority = 0.5


class Broken(KeyringBackend):
    """A keyring whose service does not answer."""

    priority = 5

    def get_password(self, service, username):
        raise RuntimeError("no answer")

    def set_password(self, service, username, password):
        raise RuntimeError("no answer")

    def delete_password(self, service, username):
        raise RuntimeError("no answer")


@pytest.fixture
def locked(path):
    """An encrypted journal, closed."""
    journal_file.create(path, key=KEY, manager="Mara Lind").close()
    return path


@pytest.fixture
def memory():
    """A keyring of the system."""
    with use_keyring(Memory()) as made:
        yield made


def test_what_is_remembered_opens_the_journal_until_it_is_forgotten(locked, memory):
    assert keyring_cache.available()
    assert keyring_cache.recall(locked) is None
    assert keyring_cache.remember(locked, KEY)
    found = keyring_cache.recall(locked)
    assert found == KEY
    journal_file.open_journal(locked, key=found).close()
    assert keyring_cache.forget(locked)
    assert keyring_cache.recall(locked) is None
    assert memory.kept == {}


def test_an_entry_goes_by_the_salt_and_not_by_the_place(locked, memory, tmp_path):
    keyring_cache.remember(locked, KEY)
    moved = locked.rename(tmp_path / "moved.db")
    assert keyring_cache.recall(moved) == KEY
    other = Key(bytes(32), bytes(16))
    journal_file.create(locked, key=other, manager="Mara Lind").close()
    assert keyring_cache.recall(locked) is None
    assert all(str(tmp_path) not in text for entry in memory.kept for text in entry)


@pytest.mark.parametrize("content", [b"", b"short", b"SQLite format 3\0" + bytes(100), None])
def test_a_file_without_a_salt_has_no_entry(path, memory, content):
    if content is not None:
        path.write_bytes(content)
    assert keyring_cache.recall(path) is None
    assert keyring_cache.forget(path)


@pytest.mark.parametrize("entry", ["", "not hex", "00" * 5, "zz" * 32])
def test_an_entry_that_is_no_key_is_none(locked, memory, entry):
    memory.set_password("Touchline", KEY.salt.hex(), entry)
    assert keyring_cache.recall(locked) is None


@pytest.mark.parametrize("stand_in", [Fail(), Null(), PlainFile(), type("F", (Memory,), {})()])
def test_no_stand_in_for_a_keyring_is_used(locked, stand_in):
    if type(stand_in).__name__ == "F":
        type(stand_in).__module__ = "keyrings.alt.file"
    with use_keyring(stand_in):
        assert not keyring_cache.available()
        assert not keyring_cache.remember(locked, KEY)
        assert keyring_cache.recall(locked) is None
        assert getattr(stand_in, "kept", {}) == {}


def test_of_several_the_one_of_the_system_is_used(locked):
    plain, memory = PlainFile(), Memory()
    with use_keyring(type("Chain", (ChainerBackend,), {"backends": (plain, memory)})()):
        assert keyring_cache.remember(locked, KEY)
    assert (len(plain.kept), len(memory.kept)) == (0, 1)


def test_a_keyring_that_does_not_answer_is_no_trouble(locked):
    with use_keyring(Broken()):
        assert not keyring_cache.remember(locked, KEY)
        assert keyring_cache.recall(locked) is None
        keyring_cache.forget_salt(KEY.salt)


def test_without_the_package_there_is_no_keyring(locked, monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert not keyring_cache.available()
    assert keyring_cache.recall(locked) is None
