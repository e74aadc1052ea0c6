"""What the index of a journal knows, word by word, and what it should know."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from app.storage import driver, search

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection

    from app.storage.key import Key

#: For each name, number and day of a record: its words, their column and their place.
Indexed = dict[tuple[str, int, int], set[tuple[str, str, int]]]


def check(path: Path, key: Key | None = None) -> Indexed:
    """Insist that the index of the journal at ``path`` is what one made anew would be."""
    with closing(driver.connect(path, key=key)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        assert search.is_right(connection)
        found = _indexed(connection)
        search.rebuild(connection)
        assert found == _indexed(connection), "the index is not what the records say"
        connection.execute("ROLLBACK")
    return found


def _indexed(connection: Connection) -> Indexed:
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, search_text, instance)"
    )
    found: Indexed = {}
    places = {}
    for place, name, row_id in connection.execute("SELECT place, name, row_id FROM search_place"):
        places[place] = (name, row_id, place >> search.DAY_BITS)
        found[places[place]] = set()
    for term, place, column, offset in connection.execute(
        "SELECT term, doc, col, offset FROM temp.words"
    ):
        found[places[place]].add((term, column, offset))
    return found
