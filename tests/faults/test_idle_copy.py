"""Only the one file is copied while the program idles: every saved note is in the copy."""

from random import Random

import pytest

from app import journal_file
from app.domain import facts, people
from tests import builders
from tests.faults.story import Story, state, wrong

#: Moments at which somebody copies the file, with a few changes between them.
COPIES = 10
CHANGES = 5


@pytest.fixture
def journal(made, key):
    opened = journal_file.open_journal(made, key=key)
    yield opened
    opened.close()


def test_a_copy_of_the_one_file_says_all_that_the_journal_says(journal, key, tmp_path):
    story = Story(journal, Random(8))
    for number in range(COPIES):
        for _ in range(CHANGES):
            story.step()
        copy = tmp_path / f"copy {number}" / "stick.db"
        copy.parent.mkdir()
        copy.write_bytes(journal.path.read_bytes())

        opened = journal_file.open_journal(copy, key=key)
        opened.close()
        assert state(copy, key) == state(journal.path, key)
        assert wrong(copy, key) == []
        assert [path.name for path in journal.path.parent.glob("own.db-*")] == []


def test_what_the_window_called_saved_is_in_a_copy(journal, key, tmp_path, open_window, asker):
    dana = builders.person(journal, "Dana Whitfield")
    manager = open_window(journal)
    manager.click(manager.page.strengths.action)
    manager.fill(text="Asks why")
    manager.press("Ctrl+Return")
    assert manager.status.startswith("Saved.")

    copy = tmp_path / "stick.db"
    copy.write_bytes(journal.path.read_bytes())
    opened = journal_file.open_journal(copy, key=key)
    assert [fact.text for fact in opened.ask(facts.of_person, dana.id)] == ["Asks why"]
    assert [row.name for row in opened.ask(people.roster)] == ["Dana Whitfield"]
    opened.close()
