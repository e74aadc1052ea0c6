"""A journal whose program died in the middle of a change: whatever comes next finds it whole."""

import shutil

import pytest

from app import journal_file
from app.domain import people
from app.storage.first_look import first_look
from tests import builders
from tests.faults import children
from tests.faults.story import state, wrong

pytestmark = [
    pytest.mark.usefixtures("_heard"),
    pytest.mark.skipif(not children.CAN_FORK, reason="needs a system that forks"),
]

#: So long before its end a change has begun to write into the journal itself.
BEFORE_THE_END = 4


@pytest.fixture
def before(made, key):
    """What the journal said before the change."""
    journal = journal_file.open_journal(made, key=key)
    builders.person(journal, "Dana Whitfield")
    journal.close()
    return state(made, key)


@pytest.fixture
def crashed(made, key, before, tmp_path):
    """The journal with half a change in it, and what takes it back beside it."""
    copy = tmp_path / "whole" / made.name
    copy.parent.mkdir()
    shutil.copy(made, copy)
    changes, _ = children.changes_of(children.die_saving, copy, key)
    children.kill(children.die_saving, made, key, changes - BEFORE_THE_END)
    assert made.with_name(f"{made.name}-journal").stat().st_size > 0
    assert made.stat().st_size != copy.stat().st_size or made.read_bytes() != copy.read_bytes()
    return made


def names(journal):
    return [row.name for row in journal.ask(people.roster)]


def test_it_opens(crashed, key, before):
    journal = journal_file.open_journal(crashed, key=key)
    assert names(journal) == ["Dana Whitfield"]
    journal.close()
    assert state(crashed, key) == before
    assert wrong(crashed, key) == []


def test_it_opens_for_reading(crashed, key):
    journal = journal_file.open_journal(crashed, key=key, read_only=True)
    assert names(journal) == ["Dana Whitfield"]
    journal.close()


def test_it_can_be_checked(crashed, key, before):
    assert journal_file.check(crashed, key) == []
    assert state(crashed, key) == before


def test_it_can_be_backed_up(crashed, key, before):
    assert state(journal_file.back_up(crashed, "import", key), key) == before


def test_its_first_screen_is_there_at_once(crashed, key):
    found = first_look(crashed, key)
    assert found is not None
    assert [row.name for row in found.people] == ["Dana Whitfield"]
