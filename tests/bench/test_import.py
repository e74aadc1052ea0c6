"""A large roster, from the bytes of its file to people in the journal."""

from __future__ import annotations

import gc
from datetime import date
from time import perf_counter

import pytest

from app import journal_file
from app.domain import importing, people
from app.domain.incoming import match_roster
from app.exchange.roster import read_roster
from app.storage import driver
from tests.bench.conftest import PAIRS

PEOPLE = 5_000
HEADER = "Name,E-mail,Phone,Title,Segment,Territory,Start date,Status\n"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def data():
    return (HEADER + "".join(map(line, range(PEOPLE)))).encode()


def line(number):
    started = f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
    return (
        f"Åsa Number {number},asa.{number}@example.com,+1 555 {number:04},Account executive,"
        f"Segment {number % 7},Territory {number % 40},{started},Active\n"
    )


def import_roster(journal, data):
    matches = match_roster(read_roster(data, "roster.csv").lines, journal.ask(people.known))
    journal.do("Roster imported", importing.take_in_roster, matches, TODAY)


def insert_rows(connection, statement, rows):
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(statement, rows)
    connection.execute("COMMIT")


def timed(work, *arguments):
    gc.collect()
    started = perf_counter()
    work(*arguments)
    return perf_counter() - started


def test_an_import_against_the_raw_driver(judge, data, tmp_path):
    """Reading, matching, checking and keeping its undo, against inserting the same rows."""
    empty = tmp_path / "empty.db"
    journal_file.create(empty, manager="Robin Hale").close()
    rows, statement = [], ""

    def ours(path):
        path.write_bytes(empty.read_bytes())
        journal = journal_file.open_journal(path)
        taken = timed(import_roster, journal, data)
        journal.close()
        return taken

    def raw(path):
        path.write_bytes(empty.read_bytes())
        connection = driver.connect(path)
        taken = timed(insert_rows, connection, statement, rows)
        connection.close()
        return taken

    ours(tmp_path / "first.db")
    connection = driver.connect(tmp_path / "first.db")
    rows = connection.execute("SELECT * FROM person").fetchall()
    connection.close()
    assert len(rows) == PEOPLE
    statement = f"INSERT INTO person VALUES ({', '.join('?' * len(rows[0]))})"
    pairs = ((ours(tmp_path / "ours.db"), raw(tmp_path / "raw.db")) for _ in range(PAIRS))
    judge("import of 5,000 people", pairs, goal=30, at_most=40)
