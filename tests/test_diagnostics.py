"""The diagnostics file: it helps, and it tells nobody's secrets."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app import diagnostics, journal_file, log
from app.domain import facts, people
from app.domain import settings as choices
from app.journal_file import Key
from tests import builders

ROOT = Path(__file__).parent.parent
CANARY = "Quetzalcoatl"
KEY = Key(b"k" * 32, b"s" * 16)


@pytest.fixture
def told(tmp_path):
    """A journal with a canary in every text there is, its file's and its folder's name included."""
    folder = tmp_path / CANARY
    folder.mkdir()

    def make(key=None):
        path = folder / f"{CANARY} {'locked' if key else 'open'}.db"
        made = journal_file.create(
            path, manager=CANARY, company=CANARY, key=key, backup_folder=str(folder)
        )
        dana = builders.person(made, CANARY, role=CANARY, email=f"{CANARY}@example.com")
        builders.fact(made, dana.id, CANARY, evidence=CANARY)
        builders.person(made, f"{CANARY} Lee")
        made.set_aside(f"draft/person/{dana.id}/strength", {"text": CANARY})
        made.do(f"{CANARY} deleted", people.delete, dana.id)
        made.close()
        journal_file.back_up(path, "import", key)
        return path

    return make


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_it_says_what_helps_and_nothing_that_was_typed(told, key, tmp_path):
    path = told(key)
    said = diagnostics.collect(path, key)
    assert CANARY.casefold() not in said.casefold()
    assert str(tmp_path) not in said
    for helps in ("Python 3.", "Qt 6.", "SQLCipher 4.", "ideal_gap 14", "000001 import, 20"):
        assert helps in said, helps
    assert f"Encrypted: {'yes' if key else 'no'}" in said
    assert "       1 person\n" in said
    assert "A second place for backups: yes" in said


def test_a_locked_journal_is_not_looked_into(told):
    said = diagnostics.collect(told(KEY), None)
    assert "Encrypted: yes" in said
    assert "Cannot be looked into: locked" in said
    assert "profile_fact" not in said


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda data: b"", "empty"),
        (lambda data: data[: len(data) // 2], "damaged"),
        (lambda data: data[:4096] + b"\xff" * (len(data) - 4096), "damaged"),
        (lambda data: CANARY.encode() * 40, "foreign"),
    ],
    ids=["empty", "cut", "torn", "foreign"],
)
def test_a_journal_that_cannot_be_read_is_told_of(told, spoil, what):
    path = told()
    path.write_bytes(spoil(path.read_bytes()))
    said = diagnostics.collect(path, None)
    assert what in said
    assert CANARY not in said


def test_without_a_journal_it_tells_of_the_program(tmp_path):
    for said in (diagnostics.collect(None, None), diagnostics.collect(tmp_path / "no.db", None)):
        assert said.startswith("Program\n  Touchline ")


def test_backups_of_other_journals_do_not_count(told):
    path = told()
    (copy,) = (path.parent / "backups").iterdir()
    shutil.copy(copy, copy.with_name(f"{path.stem}-Lee-000007-quit.db"))
    shutil.copy(copy, copy.with_name(f"{path.stem}-000009-20261122T183000Z-quit.db"))
    said = diagnostics.collect(path, None)
    assert "000009 quit" in said
    assert "000007" not in said


def test_the_log_is_in_it_without_the_user_s_home(monkeypatch, tmp_path):
    home = tmp_path / "annabel"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    where = tmp_path / "data" / "touchline.log"
    where.parent.mkdir()
    where.write_text(f"KeyError\n  annabel/app/main.py:3 run\n  {home}/x.py:4 go\n")
    said = diagnostics.collect(None, None)
    assert "~/app/main.py:3 run" in said
    assert "~/x.py:4 go" in said
    assert "annabel" not in said


def test_a_crash_is_in_it_by_its_places_only(tmp_path):
    """A real one, below Python, with the canary in the folder, in a value and in the file."""
    home = tmp_path / CANARY / "a" / "b"
    home.mkdir(parents=True)
    (home / "falls.py").write_text(
        "import os, signal\nfrom app import log\n\n"
        f"def fall(secret): os.kill(os.getpid(), signal.SIGSEGV)\n\n"
        f"log.watch_for_crashes()\nfall('{CANARY}')\n"
    )
    done = subprocess.run(
        [sys.executable, home / "falls.py"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0
    newest, _ = log.crash_files()
    with newest.open("a") as file:
        file.write(f"Extension modules: {CANARY} (total: 1)\n")
    said = diagnostics.collect(None, None)
    assert "a/b/falls.py, line 4 in fall" in said
    assert CANARY not in said


def test_every_setting_that_is_told_is_a_figure_or_a_code(own, path):
    """A setting that somebody types must not be added to those that are told."""
    own.do("Settings", choices.change, manager=CANARY, company=CANARY, backup_folder=CANARY)
    dana = builders.person(own)
    own.do("Note", facts.note, dana.id, builders.TODAY, kind=builders.FactKind.PERSONAL, text="x")
    assert CANARY not in diagnostics.collect(path, None)
