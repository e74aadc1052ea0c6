"""The program is killed under somebody who types: what they typed is back when it opens again."""

from random import Random
from time import monotonic

import pytest

from app import journal_file
from tests import builders
from tests.faults import children, typist
from tests.faults.conftest import KEY

pytestmark = pytest.mark.skipif(not children.CAN_FORK, reason="needs a system that forks")

#: Seconds of typing that may be lost, at most.
MOST_LOST = 10
#: The same with the time that a busy machine needs to write it down.
LATE = MOST_LOST + 1.5


@pytest.fixture
def team(made, key):
    journal = journal_file.open_journal(made, key=key)
    builders.person(journal, "Dana Whitfield")
    journal.close()
    return made


@pytest.fixture
def back_on_screen(team, key, open_window, asker):
    """Opens the journal and the same dialog again; gives the words that stand in it."""
    opened = []

    def words():
        opened.append(journal_file.open_journal(team, key=key))
        manager = open_window(opened[0])
        manager.click(manager.page.strengths.action)
        return manager.dialog().form.values()["text"].split()

    yield words
    opened[0].close()


def kept(path, key):
    """What the journal keeps of what is being typed, asked from outside."""
    reader = journal_file.open_journal(path, key=key, read_only=True)
    try:
        drafts = reader.asides("draft/person/")
    finally:
        reader.close()
    return " ".join(str(draft.get("text", "")) for draft in drafts.values()).split()


@pytest.mark.parametrize("key", [KEY], ids=["encrypted"])
def test_typing_without_a_pause_loses_ten_seconds_at_most(team, key, back_on_screen):
    process, pipe = children.start(typist.type_words, team, key, None)
    typed = [pipe.recv()]
    end = typed[0][1] + LATE + Random(6).uniform(0, 1)
    while monotonic() < end:
        typed.append(pipe.recv())
    process.kill()
    killed_at = monotonic()
    assert children.end(process) == children.KILLED
    pipe.close()

    words = back_on_screen()
    assert words == [f"w{word}" for word, _ in typed[: len(words)]]
    lost = [when for _, when in typed[len(words) :]]
    assert not lost or killed_at - lost[0] < LATE


@pytest.mark.parametrize("key", [None], ids=["plain"])
def test_after_a_pause_all_of_it_is_kept(team, key, back_on_screen, qtbot):
    process, pipe = children.start(typist.type_words, team, key, 5)
    typed = [f"w{pipe.recv()[0]}" for _ in range(5)]
    qtbot.waitUntil(lambda: kept(team, key) == typed, timeout=MOST_LOST * 1_000)
    process.kill()
    assert children.end(process) == children.KILLED
    pipe.close()
    assert back_on_screen() == typed
