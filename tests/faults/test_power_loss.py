"""The power goes while the journal is written: what was acknowledged is there, all or nothing."""

from random import Random

import pytest

from app import journal_file
from tests import builders
from tests.faults import vfs
from tests.faults.disk import Disk, Recorder
from tests.faults.story import Story, state, wrong

pytestmark = pytest.mark.usefixtures("_heard")

STEPS = 60
PLACES = 400
#: So many of the repairs that follow a loss are cut short by another one.
SECOND_LOSSES = 100


class Recording:
    """A seeded story with each of its calls, and what the file said after each change."""

    def __init__(self, path, key):
        self.path, self.key = path, key
        journal = journal_file.open_journal(path, key=key)
        story = Story(journal, Random(3))
        self.start = {str(path): path.read_bytes()}
        self.states, self.marks, recorder = [state(path, key)], [], Recorder()
        with vfs.heard_by(recorder):
            for _ in range(STEPS):
                story.step()
                self.states.append(state(path, key))
                self.marks.append(len(recorder.calls))
        journal.close()
        self.calls = recorder.calls

    def cut(self, chance):
        """Lose the power at a place; the files found, and the states that the file may be in."""
        place = chance.randint(0, len(self.calls))
        acknowledged = sum(mark <= place for mark in self.marks)
        files = lose_power(self.start, self.calls[:place], chance)
        return files, self.states[acknowledged : acknowledged + 2]


def lose_power(start, calls, chance):
    """What is left of the files when the power goes after ``calls``."""
    disk = Disk(start)
    for call in calls:
        disk.take(call)
    return disk.lose_power(chance)


def put(files, path):
    """Leave exactly these of the journal's files."""
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    for name, content in files.items():
        path.with_name(name.rpartition("/")[2]).write_bytes(content)


def opened(path, key):
    """What the journal says once the program has opened it; it must be whole and take a note."""
    journal = journal_file.open_journal(path, key=key)
    found = state(path, key)
    assert wrong(path, key) == []
    builders.person(journal, "Somebody new")
    journal.close()
    return found


@pytest.fixture
def recording(made, key):
    return Recording(made, key)


def test_400_places_400_open_none_lost(recording):
    under_way = 0
    for seed in range(PLACES):
        files, allowed = recording.cut(Random(seed))
        put(files, recording.path)
        under_way += len(files) > 1
        assert opened(recording.path, recording.key) in allowed, f"a change was lost: {seed}"
    assert under_way > PLACES / 4, "hardly any loss fell into a change under way"


def test_a_loss_while_the_last_one_is_being_repaired(recording):
    repairs = 0
    for seed in range(PLACES):
        chance = Random(seed)
        files, allowed = recording.cut(chance)
        put(files, recording.path)
        recorder = Recorder()
        with vfs.heard_by(recorder):
            journal_file.open_journal(recording.path, key=recording.key).close()
        if not recorder.calls:
            continue
        calls = recorder.calls[: chance.randint(0, len(recorder.calls))]
        put(lose_power(files, calls, chance), recording.path)
        assert opened(recording.path, recording.key) in allowed, f"a change was lost: {seed}"
        repairs += 1
        if repairs == SECOND_LOSSES:
            return
    pytest.fail(f"only {repairs} losses left something to repair")
