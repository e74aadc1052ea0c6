"""A journal that cannot be opened: every fault is said, and each way leads somewhere."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app import backups, journal_file
from app.domain import people
from app.domain.errors import Fault, JournalFault
from app.storage import driver
from app.storage.key import derive
from app.ui.dialogs import trouble, trouble_words
from app.ui.dialogs.trouble import TroubleDialog, Way, WayOut, way_out
from app.ui.dialogs.trouble_words import Choice
from tests import damage
from tests.damage import KEY


@pytest.fixture
def open_trouble(qtbot, window, path):
    """Opens the dialog and waits until it offers its ways."""

    def open_it(fault, key=None):
        dialog = TroubleDialog(JournalFault(fault, str(path)), key, window)
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitUntil(lambda: bool(dialog.cards))
        return dialog

    return open_it


@pytest.fixture
def spoilt(path):
    """A journal with a good backup, whose first pages were then overwritten."""
    damage.make(path, statements=4)
    backups.make(path, "quit")
    damage.wipe(path, 1)
    damage.wipe(path, 2)
    return path


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def names(path, key=None):
    journal = journal_file.open_journal(path, key=key)
    found = [row.name for row in journal.ask(people.roster)]
    journal.close()
    return found


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_is_said_and_has_a_way_forward(qtbot, open_trouble, path, fault):
    dialog = open_trouble(fault)
    assert path.name in dialog.sentence.text() or fault is Fault.DISK_FULL
    assert dialog.sentence.textFormat() is Qt.TextFormat.PlainText
    assert len(dialog.cards) >= 3
    assert next(card.isChecked() for card in dialog.cards.values())
    dialog.reject()
    assert dialog.chosen == WayOut(Way.QUIT)


@pytest.mark.parametrize(
    ("fault", "choice", "way"),
    [
        (Fault.NEWER, Choice.READ_ONLY, Way.READ_ONLY),
        (Fault.IO, Choice.AGAIN, Way.AGAIN),
        (Fault.MISSING, Choice.OPEN, Way.OPEN),
        (Fault.FOREIGN, Choice.NEW, Way.NEW),
    ],
)
def test_a_way_is_taken_by_keyboard(qtbot, open_trouble, fault, choice, way):
    dialog = open_trouble(fault)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for _ in range(len(dialog.cards)):
        if dialog.cards[choice].isChecked():
            break
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.chosen == WayOut(way)
    assert not dialog.isVisible()


def test_three_clicks_lead_from_the_damage_to_the_newest_good_backup(qtbot, open_trouble, spoilt):
    damaged = spoilt.read_bytes()
    dialog = open_trouble(Fault.DAMAGED)
    assert dialog.cards[Choice.BACKUP].isChecked()
    click(qtbot, dialog.go_button)
    qtbot.waitUntil(lambda: dialog.go_button.text() == trouble.PUT_IN_PLACE)
    assert "People: 2" in dialog.details.toPlainText()
    click(qtbot, dialog.go_button)
    qtbot.waitUntil(lambda: dialog.go_button.text() == trouble.OPEN_IT)
    click(qtbot, dialog.go_button)
    assert dialog.chosen == WayOut(Way.AGAIN, spoilt)
    assert names(spoilt) == [damage.DANA, damage.MARCUS]
    kept = list((spoilt.parent / "before-restore").rglob(spoilt.name))
    assert [file.read_bytes() for file in kept] == [damaged]


def test_the_backups_moment_is_on_its_card(open_trouble, spoilt):
    text, sentence = trouble_words.backup_card("today")
    card = open_trouble(Fault.DAMAGED).cards[Choice.BACKUP]
    assert card.text() == text
    assert f"{datetime.now(UTC).astimezone():%Y}" in card.accessibleDescription()
    assert sentence.startswith("Made today")


def test_without_a_backup_none_is_offered(open_trouble, path):
    damage.make(path, statements=4)
    damage.wipe(path, 2)
    assert Choice.BACKUP not in open_trouble(Fault.DAMAGED).cards


def test_a_backup_with_another_passphrase_asks_for_it(qtbot, open_trouble, path, asker):
    key = derive("right horse", bytes(range(16)))
    damage.make(path, key, statements=4)
    backups.make(path, "quit", key)
    path.write_bytes(b"")
    dialog = open_trouble(Fault.EMPTY)
    for typed in ("wrong horse", "right horse"):
        asker.expect("text", typed)
        click(qtbot, dialog.go_button)
        qtbot.waitUntil(dialog.go_button.isVisible)
    assert dialog.go_button.text() == trouble.PUT_IN_PLACE
    click(qtbot, dialog.go_button)
    qtbot.waitUntil(lambda: dialog.go_button.text() == trouble.OPEN_IT)
    dialog.go_on()
    assert dialog.chosen == WayOut(Way.AGAIN, path, key)
    assert names(path, key) == [damage.DANA, damage.MARCUS]


def test_what_can_be_read_becomes_a_new_journal_with_a_report(
    qtbot, open_trouble, spoilt, asker, tmp_path
):
    damaged, target = spoilt.read_bytes(), tmp_path / "saved.db"
    dialog = open_trouble(Fault.DAMAGED)
    dialog.cards[Choice.SALVAGE].click()
    asker.expect("save_file", target)
    click(qtbot, dialog.go_button)
    qtbot.waitUntil(lambda: dialog.go_button.text() == trouble.OPEN_IT)
    assert "completed from the history" in dialog.sentence.text()
    assert "completed from the history" in dialog.details.toPlainText()
    asker.expect("save_file", tmp_path / "list.txt")
    click(qtbot, dialog.save_button)
    assert (tmp_path / "list.txt").read_text().rstrip() == dialog.details.toPlainText()
    click(qtbot, dialog.go_button)
    assert dialog.chosen == WayOut(Way.OPEN, target)
    assert names(target) == [damage.DANA, damage.MARCUS]
    assert spoilt.read_bytes() == damaged


def test_a_way_that_fails_says_why_and_leads_back(qtbot, open_trouble, spoilt, asker, tmp_path):
    taken = tmp_path / "taken.db"
    taken.write_text("Dear diary")
    dialog = open_trouble(Fault.DAMAGED)
    dialog.cards[Choice.SALVAGE].click()
    asker.expect("save_file", taken)
    click(qtbot, dialog.go_button)
    qtbot.waitUntil(lambda: "already" in dialog.state.text())
    assert dialog.go_button.text() == trouble.GO_ON
    assert dialog.cards[Choice.SALVAGE].isVisible()
    assert taken.read_text() == "Dear diary"


def test_from_the_difference_one_can_go_back(qtbot, open_trouble, spoilt):
    before = spoilt.read_bytes()
    dialog = open_trouble(Fault.DAMAGED)
    click(qtbot, dialog.go_button)
    qtbot.waitUntil(lambda: dialog.go_button.text() == trouble.PUT_IN_PLACE)
    click(qtbot, dialog.back_button)
    assert dialog.go_button.text() == trouble.GO_ON
    assert spoilt.read_bytes() == before


def test_a_newer_journal_can_be_exported_from_here(qtbot, open_trouble, path, asker, tmp_path):
    damage.make(path, statements=4)
    with closing(driver.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {driver.SCHEMA + 1}")
    before = path.read_bytes()
    folder = tmp_path / "out"
    folder.mkdir()
    dialog = open_trouble(Fault.NEWER)
    dialog.cards[Choice.EXPORT].click()
    asker.expect("folder", folder)
    click(qtbot, dialog.go_button)
    qtbot.waitUntil(lambda: "not protected" in dialog.state.text())
    assert [file.name for file in folder.glob("*/journal.json")] == ["journal.json"]
    assert path.read_bytes() == before


def test_an_encrypted_file_without_its_key_is_not_offered_for_reading(open_trouble, path):
    damage.make(path, KEY, statements=4)
    assert Choice.SALVAGE not in open_trouble(Fault.IO).cards
    assert Choice.SALVAGE in open_trouble(Fault.IO, KEY).cards


def test_the_program_gets_what_was_chosen(qtbot, window, path):
    def quit_it():
        QApplication.activeModalWidget().reject()

    QTimer.singleShot(0, quit_it)
    assert way_out(window, JournalFault(Fault.MISSING, str(path)), None) == WayOut(Way.QUIT)
