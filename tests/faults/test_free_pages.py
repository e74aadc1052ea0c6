"""Pages that hold nothing: a power loss may leave them torn, and that is no damage.

SQLite does not keep the former content of an unused page when a change takes it into use, because
rolling back has no need of it. After a power loss in such a change the page is unused again and
may hold anything; in an encrypted journal that is something whose check value is wrong.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from app import journal_file
from app.storage import driver
from tests import builders
from tests.faults.story import state, wrong

PAGE = 4096


@cache
def torn_content(key):
    """A sound journal's file with rubbish in each page that nothing uses."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "own.db"
        journal = journal_file.create(path, key=key, manager="Robin Hale", currency="USD")
        journal.set_aside("draft/long", {"text": "word " * 8_000})
        dana = builders.person(journal)
        builders.fact(journal, dana.id, "word " * 20_000)  # so that the unused lie in the middle
        journal.set_aside("draft/long", None)
        journal.close()
        content, said, torn = path.read_bytes(), state(path, key), 0
        for start in range(PAGE, len(content), PAGE):
            spoilt = content[:start] + b"\x5a" * PAGE + content[start + PAGE :]
            path.write_bytes(spoilt)
            if is_sound(path, key) and state(path, key) == said:
                content, torn = spoilt, torn + 1
        assert torn > 0
        return content


@pytest.fixture
def torn(path, key):
    path.write_bytes(torn_content(key))
    return path


def is_sound(path, key):
    try:
        return wrong(path, key) == []
    except driver.Error:
        return False


def test_a_check_finds_nothing_wrong(torn, key):
    assert journal_file.check(torn, key) == []


def test_a_backup_is_made(torn, key):
    assert state(journal_file.back_up(torn, "import", key), key) == state(torn, key)


def test_the_file_can_be_written_anew(torn, key):
    from app.storage import erase

    said = state(torn, key)
    erase.rewrite(torn, key)
    assert state(torn, key) == said


def test_it_is_written_over(torn, key):
    journal = journal_file.open_journal(torn, key=key)
    for number in range(5):
        journal.set_aside(f"draft/{number}", {"text": "word " * 4_000})
    journal.close()
    assert journal_file.check(torn, key) == []
