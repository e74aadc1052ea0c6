"""A change of passphrase that is killed at any moment: the old key opens all of it, or the new."""

from random import Random

import pytest

from app import journal_file, protection
from app.storage import driver
from tests import builders
from tests.faults import children
from tests.faults.conftest import KEY
from tests.faults.story import Story, state, wrong

pytestmark = [
    pytest.mark.usefixtures("_heard"),
    pytest.mark.skipif(not children.CAN_FORK, reason="needs a system that forks"),
]

PASSPHRASE = "a lamp for every long evening"
#: Moments of each kind of change that are tried, besides those around each renaming of a file.
KILLS = 14


@pytest.fixture
def written(tmp_path):
    """Gives journals full of content, each in a folder of its own, with a backup."""
    source = tmp_path / "source.db"

    def make(name, key):
        path = tmp_path / str(name) / "own.db"
        path.parent.mkdir()
        path.write_bytes(content[key])
        journal_file.back_up(path, "before", key)
        return path

    content = {}
    for key in (None, KEY):
        journal = journal_file.create(source, key=key, manager="Robin Hale", currency="USD")
        story = Story(journal, Random(5))
        for _ in range(8):
            story.step()
        journal.close()
        content[key] = source.read_bytes()
        source.unlink()
    return make


def opening(path, old, new):
    """The key that opens the journal, found as the window finds it: by trying what was typed."""
    if not driver.is_encrypted(path):
        return None
    if old is not None and protection.opens(path, old):
        return old
    key = protection.key_for(path, new)
    assert protection.opens(path, key), "neither passphrase opens the journal"
    return key


def plain_files(folder):
    """Every file below ``folder`` that anybody can read."""
    for path in folder.rglob("*"):
        if path.is_file() and path.read_bytes().startswith(b"SQLite format 3"):
            yield path


@pytest.mark.parametrize(
    ("old", "new"),
    [(None, PASSPHRASE), (KEY, PASSPHRASE), (KEY, None)],
    ids=["set", "changed", "removed"],
)
def test_killed_at_any_moment_the_old_or_the_new_passphrase_opens_all_of_it(written, old, new):
    before = state(written("before", old), old)
    moments, turns = children.changes_of(children.die_protecting, written("counted", old), old, new)
    around = {at for turn in turns for at in (turn, turn + 1)}
    keys = set()
    for at in around.union(Random(2).sample(range(1, moments + 1), KILLS)):
        path = written(at, old)
        children.kill(children.die_protecting, path, old, new, at)

        key = opening(path, old, new)
        keys.add(key == old)
        journal = journal_file.open_journal(path, key=key)
        assert state(path, key) == before, f"not whole after a kill at {at}"
        assert wrong(path, key) == []
        builders.person(journal, "Somebody new")
        journal.close()
        protection.finish(path, key)
        assert key is None or not list(plain_files(path.parent)), f"left in the open at {at}"
    assert keys == {True, False}, "all kills came too early, or all too late"
