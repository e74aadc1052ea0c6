"""One note saved, its index and its history included."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date
from itertools import count
from time import perf_counter

import pytest

from app import journal_file
from app.domain import notes, training_proposals, training_topics
from app.domain.training_days import Pattern
from app.storage import driver
from tests.bench import journals
from tests.bench.conftest import PAIRS

#: Notes in one measurement, for a disk answers now sooner and now later.
OFTEN = 5
NUMBERS = count(1)
TAG = "discovery"
AFTER_THIS_QUARTER = date(2027, 1, 7)
THURSDAYS = Pattern((3,), "11:00", "Europe/Berlin", 45, "Room 2")
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


def plan(journal):
    """A quarter laid out and filled in one step, and taken back."""
    how = (AFTER_THIS_QUARTER, journals.TODAY, THURSDAYS, {})
    journal.do("Quarter planned", training_proposals.plan_quarter, *how, propose=True)
    journal.undo()


def test_a_note_in_a_long_past_against_one_in_a_short_one(judge, small, large, own):
    short, long = (journal_file.open_journal(own(path)) for path in (small, large))
    for journal in (short, long):
        write(journal)
    pairs = [(seconds(write, long), seconds(write, short)) for _ in range(PAIRS)]
    judge(f"{OFTEN} notes saved, {journals.TIMES}x / 1x", pairs, goal=1.3, at_most=1.3)
    for journal in (short, long):
        journal.close()


def test_a_quarter_of_training_planned_and_taken_back(judge, small, large, own):
    """In proportion to people, of whom each could give it."""
    short, long = (journal_file.open_journal(own(path)) for path in (small, large))
    for journal in (short, long):
        for number in range(journals.TRAININGS):
            journal.do("Topic", training_topics.add, f"Topic {number}", journals.TODAY)
        plan(journal)
    pairs = [(seconds(plan, long), seconds(plan, short)) for _ in range(PAIRS)]
    times = journals.TIMES
    judge(f"{OFTEN} quarters planned, {times}x / 1x", pairs, goal=3, at_most=times)
    for journal in (short, long):
        journal.close()
