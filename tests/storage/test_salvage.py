"""What can be read of a damaged journal, page by page, and what completes it."""

from contextlib import closing

import pytest

from app.domain.models import Record
from app.storage import driver, pages, salvage, seal, whose
from app.storage.key import Key
from tests import damage
from tests.damage import KEY, PAGE

pytestmark = pytest.mark.long


def nobody(_done, _total):
    """Nobody watches."""


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def key(request):
    return request.param


@pytest.fixture
def made(path, key):
    damage.make(path, key)
    return path


def test_everything_is_found_without_the_first_page(made, key, tmp_path):
    whole = damage.dump(made, key)
    damage.wipe(made, 1)
    before = made.read_bytes()
    rows, findings = salvage.complete(salvage.read(made, key, tmp_path, nobody), {})
    assert {name: len(of_table) for name, of_table in rows.items()} == {
        name: len(records) for name, records in whole.items()
    }
    assert findings == []
    assert made.read_bytes() == before


def test_a_file_that_ends_early_gives_what_is_left(made, key, tmp_path):
    content = made.read_bytes()
    made.write_bytes(content[: len(content) * 3 // 4 + 77])
    found = salvage.read(made, key, tmp_path, nobody)
    assert sum(map(len, found.records.values())) > 5
    assert sorted(p.name for p in tmp_path.iterdir()) == [made.name]


def test_the_key_fits_while_one_page_is_whole(path):
    damage.make(path, KEY)
    count = path.stat().st_size // PAGE
    for page in range(1, count):
        damage.wipe(path, page)
    assert pages.fits(path, KEY)
    assert not pages.fits(path, Key(bytes(32), KEY.salt))
    damage.wipe(path, count)
    assert not pages.fits(path, KEY)


def test_every_table_knows_its_rows_among_all_others(path, tmp_path):
    """Rows are told apart by their values alone: no table may take another's."""
    damage.make(path)
    found = salvage.read(path, None, tmp_path, nobody)
    with closing(driver.connect(path)) as connection:
        for table in Record.metadata.tables:
            (count,) = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()
            kept = {
                "seal": found.seals,
                "aside": found.asides,
                "history_step": found.steps,
                "history_row": found.changes,
            }.get(table, found.records.get(table, {}))
            assert len(kept) == count > 0, table


def test_a_crashs_roll_back_is_carried_out_on_the_copy_only(made, key, tmp_path):
    """The journal as it was before a transaction that never ended."""
    whole = damage.dump(made, key)
    left = made.with_name(f"{made.name}-journal")
    with closing(driver.connect(made, key=key)) as connection:
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("PRAGMA cache_size = 5")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE profile_fact SET text = upper(text)")
        half, roll_back = made.read_bytes(), left.read_bytes()
        connection.execute("ROLLBACK")
    made.write_bytes(half)
    left.write_bytes(roll_back)
    rows, _ = salvage.complete(salvage.read(made, key, tmp_path, nobody), {})
    texts = {row["text"] for row in rows["profile_fact"].values()}
    assert texts == {values[3] for values in whole["profile_fact"]}
    assert (made.read_bytes(), left.read_bytes()) == (half, roll_back)


def test_a_row_of_which_nothing_in_the_file_tells_whose_it_is_comes_from_the_backup_or_is_marked():
    at = ("2026-11-22T12:00:00Z", "2026-11-22T12:00:00Z", 1)
    may_be = whose.placed((7, None, 3, 4, *at))
    row = dict(may_be)["goal_skill"]
    found = salvage.Found(unclear=[may_be])
    rows, findings = salvage.complete(found, {"goal_skill": {7: row}})
    assert (rows["goal_skill"], rows["session_member"], findings) == ({7: row}, {}, [])
    found = salvage.Found(unclear=[may_be], seals={seal.place_of("session_skill", 7): 1})
    rows, findings = salvage.complete(found, {})
    assert rows["session_skill"].keys() == {7}
    assert [(one.outcome, one.table) for one in findings] == [
        (salvage.Outcome.DOUBTFUL, "session_skill")
    ]
    found = salvage.Found(unclear=[may_be])
    rows, findings = salvage.complete(found, {})
    assert sum(map(len, rows.values())) == 1
    assert [one.outcome for one in findings] == [salvage.Outcome.DOUBTFUL]
