"""The tables of a file as plain values: those that hold something of their own."""

from __future__ import annotations

from app.storage import driver, dump
from tests import builders


def contents(journal):
    return journal.ask(dump.read)


def test_it_is_everything_but_what_is_computed(journal):
    builders.fact(journal, builders.person(journal).id, "Asks why")
    found = contents(journal)
    assert found.schema == driver.SCHEMA
    named = {table.name: table for table in found.tables}
    assert {"person", "settings", "history_step", "history_row", "aside"} <= named.keys()
    assert not {"seal", "alembic_version", "sqlite_sequence"} & named.keys()
    (fact,) = named["profile_fact"].rows
    assert dict(zip(named["profile_fact"].columns, fact, strict=True))["text"] == "Asks why"


def test_the_highest_id_is_told_although_its_row_is_gone(own):
    who = builders.person(own).id
    fact = builders.fact(own, who)
    own.undo()
    table = next(one for one in contents(own).tables if one.name == "profile_fact")
    assert (table.rows, table.last_id) == ([], fact.id)


def test_computed_columns_and_search_indexes_are_left_out(own, path):
    connection = driver.connect(path)
    connection.execute('CREATE TABLE "odd ""name" (id INTEGER PRIMARY KEY, a, b AS (a + 1))')
    connection.execute('INSERT INTO "odd ""name" (a) VALUES (1)')
    connection.execute("CREATE VIRTUAL TABLE search USING fts5 (words)")
    connection.execute("CREATE VIEW all_people AS SELECT * FROM person")
    connection.close()
    found = {table.name: table for table in contents(own).tables}
    assert found['odd "name'].columns == ("id", "a")
    assert list(found['odd "name'].rows) == [(1, 1)]
    assert not [name for name in found if name.startswith(("search", "all_"))]
