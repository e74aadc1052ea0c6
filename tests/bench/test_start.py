"""From the start of the process to the first screen with people on it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from time import perf_counter

from app import journal_file, sample
from tests.bench.conftest import PAIRS

HERE = Path(__file__).parent


def seconds(script, *arguments, **environment):
    """How long a Python of its own takes until ``script`` says that it has painted."""
    started = perf_counter()
    with subprocess.Popen(
        [sys.executable, HERE / script, *arguments],
        env={**os.environ, "PYTHONPATH": str(HERE.parent.parent), **environment},
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout.readline() == b"painted\n"
        taken = perf_counter() - started
    assert process.returncode == 0
    return taken


def test_start_up_against_the_bare_window(judge, tmp_path):
    """With the sample team's journal, against a window with a tab bar and a table."""
    path = tmp_path / "journal.db"
    team = journal_file.create(path, **sample.SETTINGS)
    team.do_final("Sample team", sample.fill, date(2026, 11, 22))
    team.close()

    def pair():
        started = seconds("first_paint.py", "painted", TOUCHLINE_DATA=str(tmp_path))
        return started, seconds("bare_window.py")

    pair()  # writes the bytecode
    judge("start-up", (pair() for _ in range(PAIRS)), goal=1.6, at_most=2.0)
