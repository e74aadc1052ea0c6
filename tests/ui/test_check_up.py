"""The check after opening: due or not, sound or not, and never in the way."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from PySide6.QtWidgets import QWidget

from app import journal_file
from app.storage import driver
from app.ui import background
from app.ui.check_up import CheckUp
from tests import damage
from tests.damage import KEY


@pytest.fixture
def owner(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def opened(path):
    """Opens the journal of the test; it is closed afterwards."""
    journals = []

    def open_it(key=None, **how):
        journals.append(journal_file.open_journal(path, key=key, **how))
        return journals[-1]

    yield open_it
    for journal in journals:
        journal.close()


def heard(qtbot, journal, owner, **how):
    """The lines that a check-up brings; none where it says that all is sound."""
    told = []
    check_up = CheckUp(journal, owner, after=0, **how)
    check_up.damaged.connect(told.append)
    check_up.sound.connect(lambda: told.append([]))
    qtbot.waitUntil(lambda: bool(told))
    return told[0]


def spoil_unused_room(path):
    """Damage that no seal tells of: a page of the history."""
    content = path.read_bytes()
    damage.wipe(path, content.index(b"Delete Priya Raman") // damage.PAGE + 1)


def test_a_sound_journal_is_noted_as_checked(qtbot, path, opened, owner):
    damage.make(path, statements=4)
    journal = opened()
    assert heard(qtbot, journal, owner) == []
    at = datetime.fromisoformat(journal.aside("checked")["at"])
    assert datetime.now(UTC) - at < timedelta(minutes=1)


def test_a_changed_note_is_found_at_every_start(qtbot, path, opened, owner):
    damage.make(path, statements=4)
    journal = opened()
    assert heard(qtbot, journal, owner) == []
    content = path.read_bytes()
    path.write_bytes(content.replace(b"strengthStatement 1", b"strengthStatement 7"))
    assert heard(qtbot, journal, owner) == ["row 2 of profile_fact is not as it was saved"]


@pytest.mark.parametrize(
    ("days", "unclean", "is_found"),
    [(6, False, False), (7, False, True), (0, True, True), (-2, False, True)],
)
def test_every_page_is_read_after_a_week_a_crash_or_a_wrong_clock(
    qtbot, path, opened, owner, days, unclean, is_found
):
    damage.make(path, statements=4)
    journal = opened()
    assert heard(qtbot, journal, owner) == []
    spoil_unused_room(path)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=days), tick=True):
        assert bool(heard(qtbot, journal, owner, unclean=unclean)) == is_found


def test_damage_in_an_encrypted_journal_is_found(qtbot, path, opened, owner):
    damage.make(path, KEY, statements=4)
    journal = opened(KEY)
    damage.flip(path, 8 * (path.stat().st_size - 2000))
    assert heard(qtbot, journal, owner) != []


def test_an_index_that_is_rebuilt_is_nothing_to_tell(qtbot, path, opened, owner):
    damage.make(path, statements=4)
    with closing(driver.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, '(person_id)', '(person_id DESC)')"
            " WHERE name = 'ix_profile_fact_person_id'"
        )
    assert heard(qtbot, opened(), owner) == []


def test_a_journal_for_reading_is_looked_over_and_left_alone(qtbot, path, opened, owner):
    damage.make(path, statements=4)
    before = path.read_bytes()
    assert heard(qtbot, opened(read_only=True), owner) == []
    assert path.read_bytes() == before


def test_a_file_that_went_away_is_told(qtbot, path, opened, owner):
    damage.make(path, statements=4)
    journal = opened()
    path.unlink()
    [line] = heard(qtbot, journal, owner)
    assert path.name in line


def test_a_journal_locked_meanwhile_hears_nothing(qtbot, path, opened, owner):
    damage.make(path, KEY, statements=4)
    journal = opened(KEY)
    told = []
    check_up = CheckUp(journal, owner, after=0)
    check_up.damaged.connect(told.append)
    check_up.sound.connect(lambda: told.append([]))
    check_up.start()
    journal.lock()
    assert background.wait()
    qtbot.waitUntil(lambda: not owner.findChildren(background.Job))
    assert told == []
