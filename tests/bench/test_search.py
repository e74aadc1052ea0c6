"""A search while one types, against the index asked by hand."""

from __future__ import annotations

import os
from contextlib import closing
from time import perf_counter

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QListView

from app import journal_file
from app.storage import driver
from app.ui.search.dialog import SearchDialog
from tests.bench import journals
from tests.bench.conftest import PAIRS

#: Nearly every key is answered in this many seconds.
SLOWEST_KEY = 0.05

#: Notes in the journal; asked for in full, a hundred times those of three years.
NOTES = 400_000 if journals.IN_FULL else 20_000
#: What is typed, letter by letter: the commonest beginnings are the dearest.
TYPED = ("a", "ab", "s", "th", "e a")
RAW = """
    SELECT note.happened_on, note.text FROM (
        SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY rowid DESC LIMIT 50
    ) JOIN search_place ON place = rowid JOIN note ON note.id = row_id ORDER BY place DESC
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    made = tmp_path_factory.mktemp("search") / "large.db"
    return journals.make(made, journals.Size(notes=NOTES))


def seconds(act):
    started = perf_counter()
    for typed in TYPED:
        assert len(act(typed)) == 50
    return perf_counter() - started


def test_a_search_against_its_index_asked_by_hand(judge, path):
    """From what was typed to the hits with their snippets, against the newest 50 notes as rows.

    Painting, which takes either the same time and far longer, is left out.
    """
    journal = journal_file.open_journal(path)

    def ours(typed):
        return journal.search(typed).hits

    def raw(typed):
        return by_hand(path, typed)

    for act in (ours, raw):
        seconds(act)
    pairs = [(seconds(ours), seconds(raw)) for _ in range(PAIRS)]
    judge(f"search among {NOTES:,} notes, {len(TYPED)} keys", pairs, goal=3.5, at_most=5)
    journal.close()


def test_a_key_until_it_is_painted_against_the_raw_query_and_paint(judge, path, application):
    """What one waits for: the dialog's list painted anew, against plain rows in a plain list."""
    journal = journal_file.open_journal(path)
    dialog = SearchDialog(journal, None)
    dialog.show()
    plain, model = QListView(), QStringListModel()
    plain.setModel(model)
    plain.setUniformItemSizes(True)
    plain.resize(dialog.list.view.size())
    plain.show()

    def ours(typed):
        dialog.field.setText(typed)
        dialog.list.view.grab()
        return dialog.found

    def raw(typed):
        rows = by_hand(path, typed)
        model.setStringList([f"{day} {text[:200]}" for day, text in rows])
        plain.grab()
        return rows

    for act in (ours, raw):
        seconds(act)
    pairs = [(seconds(ours), seconds(raw)) for _ in range(PAIRS)]
    keys = [single(ours, typed) for _ in range(PAIRS) for typed in TYPED]
    assert sorted(keys)[int(len(keys) * 0.95)] < SLOWEST_KEY
    judge(f"search painted among {NOTES:,} notes", pairs, goal=3, at_most=4)
    dialog.close()
    journal.close()


def by_hand(path, typed):
    """The newest fifty as rows, on a connection of its own, as the journal's every question has."""
    match = " AND ".join(f'said : "{word}" *' for word in typed.split())
    with closing(driver.connect(path, mode="ro")) as connection:
        return connection.execute(RAW, (match,)).fetchall()


def single(act, typed):
    started = perf_counter()
    act(typed)
    return perf_counter() - started
