"""A folder that nobody may write: the journal opens for reading, and a banner says so."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import journal_file
from app.domain import people
from app.domain.errors import Fault, JournalFault
from app.main import make_journal
from app.storage.first_look import first_look
from app.ui.program import Program
from tests import builders
from tests.faults import mounts

#: A program that does not come to an end is ended after this long, in milliseconds.
PATIENCE = 10_000


@pytest.fixture
def journal_path(tmp_path):
    folder = tmp_path / "shared"
    folder.mkdir()
    journal = journal_file.create(folder / "own.db", manager="Robin Hale", currency="USD")
    builders.person(journal, "Dana Whitfield")
    journal.close()
    with mounts.read_only(folder):
        yield journal.path


@pytest.fixture
def program(qapp, asker):
    made = Program(first_look, make_journal)
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
    made.reporter.unhook()
    QApplication.processEvents()


def test_the_window_says_that_nothing_can_be_saved(program, journal_path):
    seen = []

    def look():
        window = program.window
        if not seen and window is not None and window.journal is not None:
            seen.append((window.banner.isVisible(), window.banner.sentence.text()))
            seen.append([row.name for row in window.journal.ask(people.roster)])
            window.close()

    watch = QTimer(interval=5, timeout=look)
    watch.start()
    end = QTimer(singleShot=True, interval=PATIENCE, timeout=lambda: QApplication.exit(99))
    end.start()
    before = journal_path.read_bytes()
    assert program.run(journal_path, remember=False) == 0
    watch.stop()
    assert seen == [
        (True, "This journal is open for reading only: changes cannot be saved."),
        ["Dana Whitfield"],
    ]
    assert journal_path.read_bytes() == before
    assert [path.name for path in journal_path.parent.iterdir()] == ["own.db"]


def test_a_change_is_refused_and_the_folder_stays_as_it_is(journal_path):
    with pytest.raises(JournalFault) as told:
        journal_file.open_journal(journal_path)
    assert told.value.fault is Fault.NOT_WRITABLE
    reader = journal_file.open_journal(journal_path, read_only=True)
    with pytest.raises(JournalFault) as told:
        builders.person(reader, "Marcus Oyelaran")
    assert told.value.fault is Fault.NOT_WRITABLE
    reader.close()
    assert [path.name for path in journal_path.parent.iterdir()] == ["own.db"]
