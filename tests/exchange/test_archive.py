"""The archive's file: readable, exact, and read back only where it is whole."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Fault, JournalFault
from app.exchange import archive
from app.exchange.archive import Archive, TableDump

VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(),
    st.binary(max_size=40),
    st.binary(max_size=40).map(lambda b: b.decode("utf-8", "surrogateescape")),
)


def archive_of(*rows, columns=("id", "text")):
    table = TableDump("note", 7, list(columns), [list(row) for row in rows])
    return Archive(1, "Touchline", 2, "2026-11-22", [table, TableDump("bare", None, ["a"], [])])


def encoded(one):
    return b"".join(archive.encode(one))


def refused(data):
    with pytest.raises(JournalFault) as caught:
        archive.decode(data)
    return caught.value.fault, caught.value.path


@given(st.lists(st.tuples(VALUES, VALUES), max_size=8))
def test_any_value_comes_back_as_it_was(rows):
    found = archive.decode(encoded(archive_of(*rows)))
    back = [tuple(row) for row in found.tables[0].rows]
    assert back == rows
    assert [list(map(type, row)) for row in back] == [list(map(type, row)) for row in rows]


def test_everything_about_it_comes_back():
    made = archive_of((1, "a"), (2**62, "b\x00\u2028c"), (3, "x" * 3_000_000))
    assert archive.decode(encoded(made)) == made


def test_other_programs_can_read_it_and_an_editor_shows_a_row_a_line():
    data = encoded(archive_of((1, "first\nsecond"), (2, "é")))
    assert json.loads(data)["tables"][0]["rows"] == [[1, "first\nsecond"], [2, "é"]]
    assert '[1,"first\\nsecond"],' in data.decode().splitlines()


def test_it_may_be_laid_out_anew():
    made = archive_of((1, "a"), (2, b"\x00\xff"))
    assert archive.decode(json.dumps(json.loads(encoded(made)), indent=4).encode()) == made


def test_every_cut_is_refused():
    data = encoded(archive_of((1, "a"), (2, "é")))
    for length in range(len(data) - 2):
        assert refused(data[:length])[0] is Fault.NOT_AN_ARCHIVE


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ('[2,"b"]', '[2,"b",3]', "tables[0].rows[1]"),
        ('[2,"b"]', '[2,{"b":1}]', "tables[0].rows[1][1]"),
        ('[2,"b"]', "[2,true]", "tables[0].rows[1][1]"),
        ('[2,"b"]', '[2,{"real":"nan"}]', "tables[0].rows[1]"),
        ('[2,"b"]', '[2,{"base64":"AA==","real":"inf"}]', "tables[0].rows[1]"),
        ('[2,"b"]', '[1e999,"b"]', "tables[0].rows[1][0]"),
        ('"name": "note"', '"name": 5', "tables[0].name"),
        ('"schema": 2', '"schema": "2"', "schema"),
        ('"format": 1', '"format": 0', "format"),
    ],
)
def test_what_is_no_archive_is_refused_with_the_place(before, after, place):
    text = encoded(archive_of((1, "a"), (2, "b"))).decode()
    assert before in text
    fault, where = refused(text.replace(before, after).encode())
    assert fault is Fault.NOT_AN_ARCHIVE
    assert f"(see {place})" in where


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"SQLite format 3\x00",
        b'{"format": 1, "schema": 2}',
        b'{"format": 1, "schema": 2, "x": ' + b"[" * 200_000,
        b'{"format": 1, "schema": 2, "x": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
        b'{"format": 1, "schema": 2, "tables": [' + b"[]," * (archive.MOST_LISTS + 1) + b"[]]}",
        b'{"format": 1, "made_by": "\xff", "schema": 2, "made_on": "", "tables": []}',
    ],
    ids=["empty", "null", "journal", "head", "deep", "deep and whole", "many", "no UTF-8"],
)
def test_anything_else_is_refused(data):
    assert refused(data)[0] is Fault.NOT_AN_ARCHIVE


def test_a_newer_programs_archive_is_said_to_be_newer_whatever_it_holds():
    text = encoded(archive_of()).decode().replace('"format": 1,', '"format": 2, "new": [],')
    assert refused(text.encode())[0] is Fault.NEWER


def test_what_people_read_spells_bytes_out():
    said = json.loads(archive.readable({"photo": b"\x00", "names": {1: "Dana"}, "bad": "a\udcff"}))
    assert said == {
        "photo": {"base64": "AA=="},
        "names": {"1": "Dana"},
        "bad": {"text": "Yf8="},
    }
