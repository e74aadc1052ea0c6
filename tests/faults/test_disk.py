"""The model of a power loss itself: it finds the losses that are there to be found."""

from random import Random

import pytest
from sqlcipher3 import dbapi2

from tests.faults import vfs
from tests.faults.disk import Disk, Recorder

pytestmark = pytest.mark.usefixtures("_heard")

COMMITS = 40
PLACES = 200


@pytest.fixture
def lost(tmp_path):
    """Cuts the power at places of a seeded run of commits with a setting of ``synchronous``.

    Gives how often a file was broken, how often the newest commit was lost, how often an older one.
    """

    def count(synchronous):
        path = tmp_path / f"{synchronous}.db"
        calls, done = _commit(path, synchronous)
        found = [_after_loss(path, calls, done, Random(seed)) for seed in range(PLACES)]
        return {kind: found.count(kind) for kind in ("broken", "newest", "older")}

    return count


def _commit(path, synchronous):
    """Commit numbers one after the other; the calls, and how many there were after each commit."""
    dbapi2.connect(path).execute("CREATE TABLE number (n, filling)").connection.close()
    start, recorder, done = path.read_bytes(), Recorder(), []
    with vfs.heard_by(recorder):
        connection = dbapi2.connect(path, isolation_level=None)
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        for number in range(1, COMMITS + 1):
            connection.execute("INSERT INTO number VALUES (?, ?)", (number, "x" * 3_000))
            done.append(len(recorder.calls))
        connection.close()
    return [start, *recorder.calls], done


def _after_loss(path, calls, done, chance):
    """Lose the power somewhere; "" where every commit that was done is there."""
    start, *calls = calls
    place = chance.randint(0, len(calls))
    disk = Disk({str(path): start})
    for call in calls[:place]:
        disk.take(call)
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    for name, content in disk.lose_power(chance).items():
        path.with_name(name.rpartition("/")[2]).write_bytes(content)
    acknowledged = sum(mark <= place for mark in done)
    connection = dbapi2.connect(path)
    try:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            return "broken"
        numbers = [n for (n,) in connection.execute("SELECT n FROM number ORDER BY n")]
    except dbapi2.DatabaseError:
        return "broken"
    finally:
        connection.close()
    if numbers in (list(range(1, acknowledged + 1)), list(range(1, acknowledged + 2))):
        return ""
    return "newest" if numbers == list(range(1, acknowledged)) else "older"


def test_without_flushes_files_break_and_changes_are_lost(lost):
    found = lost("OFF")
    assert found["broken"] > 0
    assert found["older"] > 0


def test_with_flushes_but_not_of_the_folder_only_the_newest_change_can_be_lost(lost):
    found = lost("FULL")
    assert found["newest"] > 0
    assert (found["broken"], found["older"]) == (0, 0)


def test_with_the_journals_own_setting_nothing_is_lost(lost):
    assert set(lost("EXTRA").values()) == {0}
