"""One note saved, its index and its history included."""

from __future__ import annotations

import shutil
from contextlib import closing
from itertools import count
from time import perf_counter

import pytest

from app import journal_file
from app.domain import notes
from app.storage import driver
from tests.bench import journals
from tests.bench.conftest import PAIRS

#: Notes in one measurement, for a disk answers now sooner and now later.
OFTEN = 5
NUMBERS = count(1)
TAG = "discovery"
AT = "2026-11-22T10:00:00Z"
NOTE = """
    INSERT INTO note (happened_on, kind, text, situation, behaviour, effect, next_time, value_shown,
                      pinned, vis, created_at, updated_at, version)
    VALUES (?, 'observation', ?, '', '', '', '', '', 0, 'private', ?, ?, 1)
"""
ABOUT = """
    INSERT INTO note_person (note_id, person_id, happened_on, created_at, updated_at, version)
    VALUES (?, ?, ?, ?, ?, 1)
"""
TAGGED = """
    INSERT INTO note_tag (note_id, tag, happened_on, created_at, updated_at, version)
    VALUES (?, ?, ?, ?, ?, 1)
"""


@pytest.fixture
def own(tmp_path):
    """Copies of a journal to be written into."""

    def copied(path):
        return shutil.copyfile(path, tmp_path / f"{next(NUMBERS)}.db")

    return copied


def said():
    return f"Let the buyer finish before she named the price, for the {next(NUMBERS)}. time"


def write(journal):
    """As the capture line does it."""
    who, today = journals.BUSIEST, journals.TODAY
    journal.do("Note written", notes.write, (who,), today, (TAG,), text=said())


def insert(path):
    """The same rows on a connection of its own, as every change of the journal has one."""
    day = journals.TODAY.isoformat()
    with closing(driver.connect(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        note = connection.execute(NOTE, (day, said(), AT, AT)).lastrowid
        connection.execute(ABOUT, (note, journals.BUSIEST, day, AT, AT))
        connection.execute(TAGGED, (note, TAG, day, AT, AT))
        connection.execute("COMMIT")


def seconds(act, place):
    started = perf_counter()
    for _ in range(OFTEN):
        act(place)
    return perf_counter() - started


def test_a_note_against_its_rows_inserted_by_hand(judge, small, own):
    """On a disk, which either waits for; where files are kept in memory it is nearly six."""
    journal, bare = journal_file.open_journal(own(small)), own(small)
    write(journal)
    insert(bare)
    pairs = [(seconds(write, journal), seconds(insert, bare)) for _ in range(PAIRS)]
    judge(f"{OFTEN} notes saved", pairs, goal=2.5, at_most=7)
    journal.close()


def test_a_note_in_a_long_past_against_one_in_a_short_one(judge, small, large, own):
    short, long = (journal_file.open_journal(own(path)) for path in (small, large))
    for journal in (short, long):
        write(journal)
    pairs = [(seconds(write, long), seconds(write, short)) for _ in range(PAIRS)]
    judge(f"{OFTEN} notes saved, {journals.TIMES}x / 1x", pairs, goal=1.3, at_most=1.3)
    for journal in (short, long):
        journal.close()
