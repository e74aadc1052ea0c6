"""Rows that may be of several tables: which one they are of."""

from collections import Counter

import pytest

from app.storage import seal, whose

AT = ("2026-11-22T12:00:00Z", "2026-11-22T12:00:00Z", 1)
#: A row of a table that links two others: its number, and theirs.
LINK = (7, None, 3, 4, *AT)
LINKS = ["session_skill", "topic_person", "goal_skill", "training_skill"]
SKILL, AIM = 11, 12
NOWHERE = {}


def told(raw_rows, lying, first=NOWHERE, beside=NOWHERE, seals=NOWHERE):
    """The tables and numbers of the rows that were told apart, and how many were not."""
    unclear = {raw: whose.placed(raw) for raw in raw_rows}
    found, left = whose.told_apart(unclear, lying, first, beside, seals)
    return {(name, row["id"]) for name, row in found}, len(left)


def sealed(raw, table):
    """The seal of the row, as if it were of the table."""
    row = dict(whose.placed(raw))[table]
    return {seal.place_of(table, row["id"]): seal.digest_of(row)}


def test_values_tell_most_tables_and_leave_some_open():
    assert [name for name, _ in whose.placed(LINK)] == LINKS
    tag = (1, None, 3, "calls", "2026-11-22", *AT)
    assert [name for name, _ in whose.placed(tag)] == ["note_tag"]
    due = (1, None, 3, "2026-11-22", "2026-11-22", *AT)
    assert {name for name, _ in whose.placed(due)} == {"note_tag", "commitment_due", "absence"}
    assert whose.placed((1, None, "word", *AT)) != []
    assert whose.placed((1, None, 3, 4, "A question", "An answer", 1)) == []
    assert whose.placed((1, None, 3, 4, "no day", "2026-11-22T12:00:00Z", 1)) == []


@pytest.mark.parametrize("table", LINKS)
def test_the_seal_tells(table):
    assert told([LINK], {LINK: [9]}, seals=sealed(LINK, table)) == ({(table, 7)}, 0)


def test_the_page_at_which_a_table_begins_tells():
    assert told([LINK], {LINK: [SKILL]}, first={SKILL: "session_skill"}) == (
        {("session_skill", 7)},
        0,
    )


def test_what_else_lies_on_the_page_tells():
    other = (8, None, 3, 5, *AT)
    seals = sealed(other, "session_skill")
    assert told([LINK, other], {LINK: [9], other: [9]}, seals=seals) == (
        {("session_skill", 7), ("session_skill", 8)},
        0,
    )
    beside = {9: Counter({"goal_skill": 2})}
    assert told([LINK], {LINK: [9]}, beside=beside) == ({("goal_skill", 7)}, 0)


def test_rows_of_two_tables_that_are_alike_to_the_last_value_are_both_kept():
    both = {("session_skill", 7), ("goal_skill", 7)}
    seals = sealed(LINK, "session_skill") | sealed(LINK, "goal_skill")
    assert told([LINK], {LINK: [9, 10]}, seals=seals) == (both, 0)
    first = {SKILL: "session_skill", AIM: "goal_skill"}
    assert told([LINK], {LINK: [SKILL, AIM]}, first=first) == (both, 0)


def test_where_nothing_tells_it_is_left_open():
    assert told([LINK], {LINK: [9]}) == (set(), 1)
    damaged = sealed((7, None, 3, 5, *AT), "session_skill")
    assert told([LINK], {LINK: [9]}, seals=damaged) == (set(), 1)
