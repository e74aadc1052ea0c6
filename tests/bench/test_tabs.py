"""From the key for a tab to its page on screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from app import journal_file, sample
from tests.bench.conftest import PAIRS

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def visits(tmp_path_factory):
    """Five tabs over the sample team beside a table with fields, in processes of their own.

    Of each visit the seconds: made, seen before, and changed since. Public holidays are left out:
    a thread looks them up once, for which nobody waits, but which would slow what is next to it.
    """
    path = tmp_path_factory.mktemp("tabs") / "journal.db"
    team = journal_file.create(path, **(sample.SETTINGS | {"country": ""}))
    team.do_final("Sample team", sample.fill, date(2026, 11, 22))
    team.close()
    visited(path)  # writes the bytecode
    return [visited(path) for _ in range(PAIRS)]


def visited(path):
    done = subprocess.run(
        [sys.executable, HERE / "tab_visits.py"],
        env={
            **os.environ,
            "PYTHONPATH": str(HERE.parent.parent),
            "TOUCHLINE_DATA": str(path.parent),
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout)


MADE, SEEN, CHANGED = range(3)
TABS = pytest.mark.parametrize("tab", ["Coaching", "Training", "Reviews", "Plans", "Scorecard"])


def pairs(visits, tab, which, beside):
    return [(one[tab.lower()][which], one["plain"][beside]) for one in visits]


@pytest.mark.parametrize(
    ("tab", "at_most"),
    [
        *(("Coaching", 1.7), ("Training", 2.4), ("Reviews", 2.4), ("Plans", 2.4)),
        ("Scorecard", 2.2),
    ],
)
def test_a_tab_that_was_seen_before(judge, visits, tab, at_most):
    """All but Coaching paint each cell themselves; the page beside has a plain table."""
    judge(f"{tab} seen again", pairs(visits, tab, SEEN, SEEN), goal=1.3, at_most=at_most)


@TABS
def test_the_first_visit_against_a_page_that_is_made(judge, visits, tab):
    """All of its modules are imported, its pages built, and every question is asked first."""
    judge(f"{tab} seen first", pairs(visits, tab, MADE, MADE), goal=3, at_most=7)


@TABS
def test_a_tab_that_reads_anew_against_a_page_that_is_made(judge, visits, tab):
    judge(f"{tab} after a change", pairs(visits, tab, CHANGED, MADE), goal=1.7, at_most=4.5)
