"""Backups come by themselves, and what goes wrong with them is said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from app import backups, journal_file, paths
from app.domain import people
from app.formats import Formats
from app.journal_file import Key
from app.ui.backup_clock import (
    AGAIN,
    EVERY,
    NO_BACKUP,
    STAY,
    WITHOUT,
    BackupClock,
    exact_line,
    failure_line,
    foot_line,
)
from tests import builders

KEY = Key(bytes(range(32)), bytes(range(100, 116)))
NOW = datetime(2026, 11, 22, 18, 45).astimezone()


class Over:
    """A clock over a journal, and what it told."""

    def __init__(self, qtbot, journal, window):
        self.qtbot, self.journal = qtbot, journal
        self.clock = BackupClock(journal, window)
        journal.on_change = lambda touched: self.clock.note_change()
        self.made, self.failed = [], []
        self.clock.made.connect(self.made.append)
        self.clock.failed.connect(self.failed.append)

    def half_an_hour_passes(self):
        self.clock.timer.timeout.emit()
        self.qtbot.waitUntil(lambda: not self.clock.running)

    @property
    def found(self):
        return backups.found(self.journal.path)


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def over(qtbot, own, window):
    return Over(qtbot, own, window)


@pytest.fixture
def locked(qtbot, path, window):
    journal = journal_file.create(path, key=KEY, manager="Mara Lind")
    yield Over(qtbot, journal, window)
    journal.close()


def names(copy, key=None):
    journal = journal_file.open_journal(copy, key=key, read_only=True)
    try:
        return [row.name for row in journal.ask(people.roster)]
    finally:
        journal.close()


def in_the_way(journal):
    """A file where the folder of backups would be."""
    folder = paths.backups_of(journal.path)
    folder.write_text("in the way")
    return folder


def test_every_half_hour_if_something_changed(over):
    assert over.clock.timer.isActive()
    assert over.clock.timer.interval() == EVERY == 30 * 60 * 1000
    builders.person(over.journal)
    over.half_an_hour_passes()
    assert [one.reason for one in over.found] == ["half-hour"]
    assert over.made == over.found == [over.clock.last]
    over.half_an_hour_passes()
    assert len(over.found) == 1
    over.journal.undo()
    over.half_an_hour_passes()
    assert [names(one.path) for one in over.found] == [[], ["Dana Whitfield"]]


def test_what_an_earlier_run_left_is_backed_up(over):
    over.half_an_hour_passes()
    assert len(over.found) == 1


def test_on_quitting_if_something_changed(qtbot, over, window):
    builders.person(over.journal)
    assert over.clock.on_quit()
    assert [one.reason for one in over.found] == ["quit"]
    assert names(over.found[0].path) == ["Dana Whitfield"]
    assert not over.clock.timer.isActive()
    again = Over(qtbot, over.journal, window)
    assert again.clock.last == over.found[0]
    assert again.clock.on_quit()
    assert len(over.found) == 1
    assert not [sign for sign in window.findChildren(QWidget) if sign.isVisible()]


def test_quitting_waits_for_the_one_under_way(over):
    builders.person(over.journal)
    over.clock.look()
    assert over.clock.running
    assert over.clock.on_quit()
    assert [one.reason for one in over.found] == ["half-hour"]


def test_a_locked_journal_is_backed_up_once_it_is_open_again(locked):
    builders.person(locked.journal)
    locked.journal.lock()
    locked.half_an_hour_passes()
    assert locked.found == []
    assert locked.clock.timer.interval() < EVERY
    locked.journal.unlock(KEY)
    locked.half_an_hour_passes()
    assert [names(one.path, KEY) for one in locked.found] == [["Dana Whitfield"]]
    assert locked.clock.timer.interval() == EVERY


def test_a_locked_journal_can_be_quit(locked):
    locked.journal.lock()
    assert locked.clock.on_quit()
    assert locked.found == []


def test_a_journal_for_reading_only_is_left_alone(qtbot, own, path, window):
    own.close()
    reading = journal_file.open_journal(path, read_only=True)
    over = Over(qtbot, reading, window)
    assert not over.clock.timer.isActive()
    assert over.clock.on_quit()
    assert over.found == []
    reading.close()


def test_a_failure_is_told_and_tried_again(over):
    folder = in_the_way(over.journal)
    over.half_an_hour_passes()
    assert over.failed == [
        f"No backup yet: {folder} cannot be written. Choose another folder, or free this one."
    ]
    folder.unlink()
    over.half_an_hour_passes()
    assert len(over.found) == 1


def test_quitting_without_a_backup_is_asked(over, asker):
    in_the_way(over.journal)
    asker.expect("choose", STAY)
    assert not over.clock.on_quit()
    assert over.clock.timer.isActive()
    asker.expect("choose", WITHOUT)
    assert over.clock.on_quit()
    assert all(asked.startswith(f"{NO_BACKUP}\n") for _, asked in asker.asked)


def test_quitting_may_try_again(over, asker, monkeypatch):
    folder = in_the_way(over.journal)
    choose = asker.choose

    def free_it_first(*asked):
        folder.unlink()
        return choose(*asked)

    asker.choose = free_it_first
    asker.expect("choose", AGAIN)
    assert over.clock.on_quit()
    assert len(over.found) == 1


def test_a_copy_that_takes_long_is_shown(qtbot, over, window):
    """Somebody else holds the file for longer than a moment."""
    from app.storage import driver

    builders.person(over.journal)
    holder = driver.connect(over.journal.path)
    holder.execute("BEGIN EXCLUSIVE")
    seen = []

    def look():
        shown = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
        if shown:
            seen.extend(shown)
            holder.execute("ROLLBACK")
            timer.stop()

    from PySide6.QtCore import QTimer

    timer = QTimer(window, interval=20)
    timer.timeout.connect(look)
    timer.start()
    assert over.clock.on_quit()
    assert seen == ["Backing up before Touchline closes…"]
    assert len(over.found) == 1
    holder.close()


def a_backup(path, ago):
    return backups.Backup(path, 1, (NOW - ago).astimezone(UTC), "quit", 1)


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(minutes=15), "18:30"),
        (timedelta(days=1, minutes=15), "yesterday 18:30"),
        (timedelta(days=5), "Tuesday 18:45"),
        (timedelta(days=20), "2 Nov"),
        (timedelta(days=400), "18 October 2025"),
        (timedelta(days=-2), "24 Nov"),
    ],
)
def test_the_foot_says_when(path, ago, said):
    last = a_backup(path, ago)
    assert foot_line(last, NOW) == f"Backed up {said}"
    assert (
        failure_line(last, NOW, "The disk is full.") == f"No backup since {said}: The disk is full."
    )


def test_the_foot_says_that_there_is_none_yet(path):
    assert foot_line(None, NOW) == "No backup yet"
    assert exact_line(None, Formats("USD")) == ""
    last = a_backup(path, timedelta(days=5))
    assert exact_line(last, Formats("USD")) == "17 November 2026, 18:45"
