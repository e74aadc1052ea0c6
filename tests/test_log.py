"""The log and the watch for crashes: small, without names, and never in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WATCHED = "from app import log; log.watch_for_crashes()\n"
#: Ends the way a fault in Qt ends: with a signal, in the middle of a call.
CRASH = "import os, signal\ndef fall(secret): os.kill(os.getpid(), signal.SIGSEGV)\n"


def run(script, data, **options):
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "TOUCHLINE_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        **options,
    )


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def test_a_long_log_goes_on_in_a_new_file_and_only_one_is_kept(data):
    script = (
        "from app import log\n"
        "for number in range(40): log.failure('x' * 50_000)\n"
        "log.event('closed', people=3)\n"
    )
    assert run(script, data).returncode == 0
    files = {path.name: path.stat().st_size for path in data.iterdir()}
    assert sorted(files) == ["touchline.log", "touchline.log.1"]
    assert max(files.values()) <= 500_000
    lines = (data / "touchline.log").read_text().splitlines()
    assert lines[-1].endswith(" closed people=3")


def test_a_log_that_cannot_be_written_says_nothing(data):
    (data / "touchline.log").mkdir()
    (data / "crash.log").mkdir()
    done = run(f"{WATCHED}log.event('opened'); log.failure('E')", data)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
def test_a_full_disk_puts_no_line_of_the_log_on_the_terminal(data):
    (data / "touchline.log").symlink_to("/dev/full")
    done = run("from app import log; log.failure('KeyError')", data)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_crash_leaves_its_places_and_no_values(data):
    done = run(f"{WATCHED}{CRASH}fall('Quetzalcoatl')", data)
    assert done.returncode != 0
    said = (data / "crash.log").read_text()
    assert "Segmentation fault" in said or "access violation" in said
    assert "line 3 in fall" in said
    assert "Quetzalcoatl" not in said


def test_the_last_two_crashes_are_kept(data):
    for name in ("first", "second", "third"):
        run(f"{WATCHED}{CRASH.replace('fall', name)}{name}(1)", data)
    run(WATCHED, data)
    kept = {path.name: path.read_text() for path in data.iterdir()}
    assert sorted(kept) == ["crash-before.log", "crash.log"]
    assert "in third" in kept["crash-before.log"]
    assert kept["crash.log"] == ""


def test_a_run_without_a_crash_keeps_the_last_one(data):
    run(f"{WATCHED}{CRASH}fall(1)", data)
    for _ in range(3):
        run(WATCHED, data)
    assert "in fall" in (data / "crash-before.log").read_text()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_only_the_user_can_read_them(data):
    run(f"import os; os.umask(0o077)\n{WATCHED}log.event('opened')", data)
    assert {path.stat().st_mode & 0o777 for path in data.iterdir()} == {0o600}
