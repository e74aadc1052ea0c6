"""An upgrade that is killed at any moment, or fails at its last: the old journal or the new one."""

import shutil
from random import Random

import pytest

from app import journal_file
from app.domain.errors import Fault, JournalFault
from app.storage import driver, schema
from tests.faults import children, older, vfs
from tests.faults.faults import BROKEN, FULL, Failing
from tests.faults.story import state, wrong

pytestmark = pytest.mark.usefixtures("_heard")

#: Moments that are tried of all upgrades together, and the share of them in the upgrade itself:
#: its changes of files are the last ones, most of those before belong to the backup.
KILLS = 120
OF_THE_UPGRADE = 0.7
LAST = 45


@pytest.fixture(params=range(1, driver.SCHEMA), ids="from_{}".format)
def old(request, path, key):
    """A journal of every schema before today's, full of content."""
    path.write_bytes(older.content(request.param, key))
    return path


@pytest.fixture
def fresh(old, tmp_path):
    """Gives the old journal in a folder of its own, as often as wanted."""
    content = old.read_bytes()

    def copy(name):
        path = tmp_path / str(name) / old.name
        path.parent.mkdir()
        path.write_bytes(content)
        return path

    return copy


@pytest.fixture
def upgraded(fresh, key):
    """What the journal says after an upgrade that nothing disturbs."""
    path = fresh("undisturbed")
    journal_file.open_journal(path, key=key).close()
    return state(path, key)


def files(folder):
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def drawn(moments):
    """The moments at which one upgrade is killed."""
    kills = KILLS // (2 * (driver.SCHEMA - 1))
    late = round(kills * OF_THE_UPGRADE)
    chance, end = Random(1), moments - LAST
    early = chance.sample(range(1, end + 1), kills - late)
    return [*early, *chance.sample(range(end + 1, moments), late - 1), moments]


def schema_of(path, key):
    """What a copy of the journal and its side file turns out to be."""
    copy = path.parent.with_name(f"{path.parent.name}-copy") / path.name
    shutil.copytree(path.parent, copy.parent)
    connection = driver.connect(copy, key=key)
    try:
        return connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        connection.close()


def fault_of(work, *args, **kwargs):
    with pytest.raises(JournalFault) as caught:
        work(*args, **kwargs)
    return caught.value.fault


def test_there_is_something_to_lose(old, key):
    rows = state(old, key)
    assert driver.inspect_file(old, key) < driver.SCHEMA
    assert all(rows[name] for name in ("person", "profile_fact", "session", "history_step"))


@pytest.mark.skipif(not children.CAN_FORK, reason="needs a system that forks")
def test_killed_at_any_moment_it_is_the_old_journal_or_the_new(old, fresh, key, upgraded):
    before = state(old, key)
    moments, _ = children.changes_of(children.die_opening, fresh("counted"), key)
    found = set()
    for at in drawn(moments):
        path = fresh(at)
        children.kill(children.die_opening, path, key, at)

        found.add(schema_of(path, key))
        journal_file.open_journal(path, key=key).close()
        assert state(path, key) == upgraded, f"not whole after a kill at {at}"
        assert wrong(path, key) == []
        for backup in (path.parent / "backups").iterdir():
            assert backup.suffix == ".db"
            assert state(backup, key) == before
    assert found == {driver.inspect_file(old, key), driver.SCHEMA}, "all kills came too early"


@pytest.mark.parametrize(
    ("disk", "expected"), [(BROKEN, Fault.IO), (FULL, Fault.DISK_FULL)], ids=["broken", "full"]
)
def test_an_upgrade_that_fails_at_its_last_step_leaves_everything_as_it_was(
    fresh, key, upgraded, disk, expected
):
    counted = Failing(disk)
    with vfs.heard_by(counted):
        journal_file.open_journal(fresh("counted"), key=key).close()
    path = fresh("failing")
    before = state(path, key)
    with vfs.heard_by(Failing(disk, counted.whole)):
        assert fault_of(journal_file.open_journal, path, key=key) is expected
    assert state(path, key) == before
    assert wrong(path, key) == []
    journal_file.open_journal(path, key=key).close()
    assert state(path, key) == upgraded


def test_an_upgrade_whose_last_check_fails_leaves_everything_as_it_was(old, key):
    connection = driver.connect(old, key=key)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("UPDATE session SET person_id = 999 WHERE id = 1")
    connection.close()
    before = old.read_bytes()
    assert fault_of(schema.migrate, old, key=key) is Fault.DAMAGED
    assert old.read_bytes() == before
    assert files(old.parent) == [old.name]
