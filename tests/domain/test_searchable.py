"""Everything that people write can be searched, or it says here why not."""

import pytest
import sqlalchemy as sa

from app.domain.models import Record
from app.domain.searchable import SEARCHABLE, kinds_called

#: Tables with texts that no search looks into, and why.
NOT_SEARCHED = {
    "note_revision": "what a note said before is found from the note that it became",
    "source_mapping": "what the columns of a file hold is settled while it is taken in",
}


def _texts():
    for table in Record.metadata.tables.values():
        for column in table.columns:
            is_record = "updated_at" in table.columns
            if is_record and type(column.type) is sa.Text:
                yield table.name, column.name


def _searched():
    for line in SEARCHABLE:
        yield from ((line.table, text) for text in (*line.texts, *line.own))
        for part in line.parts:
            yield from ((part.table, text) for text in (*part.texts, *part.own))


@pytest.mark.parametrize(("table", "column"), [*_texts()])
def test_every_text_is_searched(table, column):
    assert table in NOT_SEARCHED or (table, column) in {*_searched()}, (
        f"add {table}.{column} to SEARCHABLE, or the table to NOT_SEARCHED with a reason"
    )


@pytest.mark.parametrize("line", SEARCHABLE, ids=lambda line: line.table)
def test_every_column_named_is_there(line):
    columns = Record.metadata.tables[line.table].columns
    own = (*line.texts, *line.own, *line.people, *line.days, line.kind, line.vis, line.title)
    assert {name for name in own if name} <= {*columns.keys()}
    for part in line.parts:
        named = (part.link, *part.texts, *part.people, *part.tags, *part.own, part.vis)
        assert {name for name in named if name} <= {
            *Record.metadata.tables[part.table].columns.keys()
        }
    if line.titled_by is not None:
        column, table = line.titled_by
        assert {link.column.table.name for link in columns[column].foreign_keys} == {table}


@pytest.mark.parametrize("line", SEARCHABLE, ids=lambda line: line.table)
def test_whoever_may_not_be_shown_a_record_is_told_by_its_column(line):
    has_vis = "vis" in Record.metadata.tables[line.table].columns
    assert (line.vis == "vis") == has_vis
    assert not (line.vis and line.shown)
    for part in line.parts:
        has_vis = "vis" in Record.metadata.tables[part.table].columns
        assert (part.vis == "vis") == has_vis


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("win", ("win",)),
        ("Wins", ("win",)),
        ("one-to-one", ("onetoone",)),
        ("1:1", ("onetoone",)),
        ("person", ("person",)),
        ("persona", ("personal",)),
        ("talking point", ("talkingpoint",)),
        ("promise", ("commitment",)),
        ("plans", ("businessplan", "plan")),
        ("", ()),
        ("s", ("scenario", "score", "sellingskill", "session", "shield", "skill", "softskill",
               "standard", "statement", "strategicthinking", "strength")),
        ("training", ("training",)),
        ("topics", ("topic",)),
        ("zed", ()),
    ],
)  # fmt: skip
def test_kinds_are_named_whole_or_begun(typed, kinds):
    assert kinds_called(typed) == kinds
