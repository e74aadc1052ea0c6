"""A program killed while it makes or restores a backup leaves the old journal or the new one."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app import backups, journal_file
from app.domain import people
from app.journal_file import Key
from tests import builders

HERE = Path(__file__).parent.parent.parent
KEY = Key(bytes(range(32)), bytes(range(100, 116)))
ROUNDS = 12
_SCRIPT = """
import sys
from pathlib import Path
from app import backups
from app.journal_file import Key
path, key = Path(sys.argv[1]), Key(bytes(range(32)), bytes(range(100, 116)))
key = key if sys.argv[2] == "key" else None
one = backups.found(path)[-1]
print("ready", flush=True)
sys.stdin.readline()
backups.restore(path, one, key)
print("done", flush=True)
"""


def names(path, key):
    journal = journal_file.open_journal(path, key=key)
    try:
        return [row.name for row in journal.ask(people.roster)]
    finally:
        journal.close()


def start(path, key):
    arguments = [sys.executable, "-c", _SCRIPT, path, "plain" if key is None else "key"]
    child = subprocess.Popen(
        arguments, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout.readline() == "ready\n"
    child.stdin.write("go\n")
    child.stdin.flush()
    return child


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_killed_while_restoring(tmp_path, key):
    path = tmp_path / "own.db"
    journal = journal_file.create(path, key=key, manager="Robin Hale")
    builders.person(journal)
    backups.make(path, "import", key)
    for number in range(40):
        builders.person(journal, f"Person {number:02}")
    journal.close()
    now = names(path, key)
    full = path.read_bytes()
    began = time.monotonic()
    start(path, key).communicate()
    takes = time.monotonic() - began
    assert names(path, key) == ["Dana Whitfield"]
    chance, seen = random.Random(takes), []
    for _ in range(ROUNDS):
        path.write_bytes(full)
        child = start(path, key)
        try:
            child.wait(timeout=chance.uniform(0, takes))
        except subprocess.TimeoutExpired:
            child.kill()
        child.communicate()
        found = names(path, key)
        assert found in (now, ["Dana Whitfield"])
        assert journal_file.check(path, key) == []
        assert all(backups.check(one, key) is None for one in backups.found(path))
        seen.append(found == now)
    backups.restore(path, backups.found(path)[-1], key)
    assert names(path, key) == ["Dana Whitfield"]
    assert [left.name for left in path.parent.rglob("*.part*")] == []
    assert any(seen)
