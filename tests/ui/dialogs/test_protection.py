"""A journal is protected, its passphrase changed and removed, from the window."""

from __future__ import annotations

import pytest
from keyring.backends.fail import Keyring as Fail
from PySide6.QtCore import Qt

from app import journal_file, keyring_cache, paths, protection
from app.domain import people, settings
from app.storage.key import Key
from app.ui.dialogs import protection as dialogs
from app.ui.dialogs.passphrase import (
    NOT_HALF_WAY,
    AskPassphrase,
    ChangePassphrase,
    RemovePassphrase,
)
from app.ui.dialogs.protection import ProtectionDialog
from app.ui.dialogs.recovery_sheet import RecoverySheet, note_test
from app.ui.dialogs.sheet_test import SheetTest
from tests.memory_keyring import Memory, use_keyring

pytestmark = pytest.mark.long

KEY = Key(bytes(range(32)), bytes(range(100, 116)))
OLD, NEW = "green lanterns", "a harbour in the morning"


@pytest.fixture(autouse=True)
def _no_keyring():
    """Without another word of the test the computer has no keyring."""
    with use_keyring(Fail()):
        yield


@pytest.fixture
def locked(path):
    """A protected journal, open."""
    journal = journal_file.create(path, key=KEY, manager="Mara Lind")
    yield journal
    journal.close()


@pytest.fixture
def open_dialog(qtbot, window):
    def opened(journal):
        dialog = ProtectionDialog(journal, window)
        with qtbot.waitExposed(dialog):
            dialog.open()
        return dialog

    return opened


def say(qtbot, dialog, **typed):
    for name, text in typed.items():
        box = dialog.form.editor(name).target()
        box.clear()
        qtbot.keyClicks(box, text)


def sheet(key=KEY):
    return protection.sheet_groups(key).text.replace("\n", " ")


def set_up(qtbot, dialog, passphrase=NEW):
    """Set a passphrase in a journal that has none."""
    dialog.set_button.click()
    asked = dialog.findChild(ChangePassphrase)
    say(qtbot, asked, passphrase=passphrase, again=passphrase)
    with qtbot.waitSignal(dialog.changed) as changed:
        asked.commit_button.click()
    return changed.args[0]


def test_setting_a_passphrase_encrypts_the_journal_and_keeps_it_open(
    qtbot, own, path, open_dialog, asker
):
    journal_file.back_up(path, "quit")
    own.do("Add person", people.add, name="Ines Calloway")
    dialog = open_dialog(own)
    assert dialog.state.text() == dialogs.OPEN_TO_ALL
    asker.expect("choose", "Later")
    key = set_up(qtbot, dialog)
    assert key == own.key == protection.key_for(path, NEW)
    assert not own.locked
    assert own.undo() == "Add person"
    files = [path, *paths.backups_of(path).iterdir()]
    assert len(files) >= 3
    assert not any(b"SQLite" in file.read_bytes() for file in files)
    assert dialog.state.text() == dialogs.PROTECTED
    assert dialog.sheet_state.text() == dialogs.SHEET_UNTESTED
    assert "A new recovery sheet is due." in asker.asked[0][1]


def test_the_new_sheet_is_offered_without_another_question(qtbot, own, open_dialog, asker):
    dialog = open_dialog(own)
    asker.expect("choose", "Show the recovery sheet")
    set_up(qtbot, dialog)
    shown = dialog.findChild(RecoverySheet)
    qtbot.waitUntil(lambda: shown.data is not None)
    shown.close_button.click()


def test_a_change_keeps_the_backups_that_were_made_and_says_so(
    qtbot, locked, path, open_dialog, asker
):
    backup = journal_file.back_up(path, "quit", KEY)
    dialog = open_dialog(locked)
    note_test(locked)
    dialog.change_button.click()
    asked = dialog.findChild(ChangePassphrase)
    say(qtbot, asked, current=sheet(), passphrase=NEW, again=NEW)
    asker.expect("choose", "Later")
    with qtbot.waitSignal(dialog.changed) as changed:
        qtbot.keyClick(asked.form.editor("again").target(), Qt.Key.Key_Return)
    assert changed.args[0] == locked.key == protection.key_for(path, NEW)
    assert not protection.opens(path, KEY)
    assert protection.opens(backup, KEY)
    assert "2 older backups still open with the earlier passphrase" in asker.asked[0][1]
    assert dialog.sheet_state.text() == dialogs.SHEET_UNTESTED


def test_removing_the_passphrase_makes_a_plain_file(qtbot, locked, path, open_dialog, asker):
    dialog = open_dialog(locked)
    dialog.remove_button.click()
    asked = dialog.findChild(RemovePassphrase)
    say(qtbot, asked, current=sheet())
    asker.expect("ok")
    with qtbot.waitSignal(dialog.changed) as changed:
        asked.commit_button.click()
    assert (changed.args[0], locked.key) == (None, None)
    assert path.read_bytes().startswith(b"SQLite")
    assert locked.ask(settings.current).manager == "Mara Lind"
    assert dialog.state.text() == dialogs.OPEN_TO_ALL
    assert not dialog.sheet_card.isVisible()


def test_the_passphrase_itself_proves_who_asks_and_a_wrong_one_changes_nothing(
    qtbot, path, open_dialog, asker
):
    journal = journal_file.create(path, key=protection.new_key(OLD), manager="Mara Lind")
    before = path.read_bytes()
    dialog = open_dialog(journal)
    dialog.show_button.click()
    asked = dialog.findChild(AskPassphrase)
    say(qtbot, asked, current="green lantern")
    asked.commit_button.click()
    assert not asked.commit_button.isEnabled()
    qtbot.waitUntil(lambda: not asked.busy)
    assert "does not open the journal" in asked.form.error("current")
    assert asked.form.editor("current").value() == "green lantern"
    assert asked.form.editor("current").target().hasFocus()
    assert dialog.findChild(RecoverySheet) is None
    assert path.read_bytes() == before
    say(qtbot, asked, current=OLD)
    asked.commit_button.click()
    qtbot.waitUntil(lambda: dialog.findChild(RecoverySheet) is not None)
    shown = dialog.findChild(RecoverySheet)
    qtbot.waitUntil(lambda: shown.data is not None)
    shown.close_button.click()
    dialog.reject()
    journal.close()


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"current": ""}, "current", "cannot be empty"),
        ({"passphrase": "short"}, "passphrase", "shorter than 8"),
        ({"again": "another one"}, "again", "not the same"),
    ],
)
def test_what_will_not_do_is_said_beside_it(qtbot, locked, path, open_dialog, typed, field, said):
    before = path.read_bytes()
    dialog = open_dialog(locked)
    dialog.change_button.click()
    asked = dialog.findChild(ChangePassphrase)
    say(qtbot, asked, **{"current": sheet(), "passphrase": NEW, "again": NEW, **typed})
    asked.commit_button.click()
    assert said in asked.form.error(field)
    assert asked.isVisible()
    assert path.read_bytes() == before


def test_after_a_failure_the_journal_is_open_as_before(qtbot, locked, path, open_dialog):
    paths.backups_of(path).write_text("in the way")
    dialog = open_dialog(locked)
    dialog.change_button.click()
    asked = dialog.findChild(ChangePassphrase)
    say(qtbot, asked, current=sheet(), passphrase=NEW, again=NEW)
    asked.commit_button.click()
    qtbot.waitUntil(lambda: bool(asked.form.error()))
    assert asked.isVisible()
    assert asked.new.passphrase == NEW
    assert (locked.locked, locked.key) == (False, KEY)
    assert locked.ask(settings.current).manager == "Mara Lind"
    paths.backups_of(path).unlink()


def test_it_cannot_be_left_half_way(qtbot, own, open_dialog, asker):
    dialog = open_dialog(own)
    dialog.set_button.click()
    asked = dialog.findChild(ChangePassphrase)
    say(qtbot, asked, passphrase=NEW, again=NEW)
    asker.expect("choose", "Later")
    with qtbot.waitSignal(dialog.changed):
        asked.commit_button.click()
        assert own.locked
        qtbot.keyClick(asked, Qt.Key.Key_Escape)
        assert asked.isVisible()
        assert asked.progress.sentence.text() == NOT_HALF_WAY
    assert not own.locked


def test_after_the_sheet_only_the_new_passphrase_is_asked_for(qtbot, locked, path, window, asker):
    asked = dialogs.set_new_passphrase(locked, window)
    say(qtbot, asked, passphrase=NEW, again=NEW)
    asker.expect("choose", "Show the recovery sheet")
    with qtbot.waitSignal(asked.changed):
        asked.commit_button.click()
    assert locked.key == protection.key_for(path, NEW)
    shown = window.findChild(RecoverySheet)
    qtbot.waitUntil(lambda: shown.data is not None)
    shown.close_button.click()


def test_a_journal_that_locks_meanwhile_shows_no_sheet(qtbot, locked, open_dialog):
    dialog = open_dialog(locked)
    dialog.show_button.click()
    asked = dialog.findChild(AskPassphrase)
    say(qtbot, asked, current=sheet())
    asked.commit_button.click()
    locked.lock()
    qtbot.waitUntil(lambda: not asked.busy)
    asked.commit_button.click()
    assert not asked.busy
    assert dialog.findChild(RecoverySheet) is None
    locked.unlock(KEY)
    asked.commit_button.click()
    qtbot.waitUntil(lambda: dialog.findChild(RecoverySheet) is not None)


def test_a_journal_for_reading_shows_its_sheet_and_keeps_its_passphrase(locked, path, open_dialog):
    locked.close()
    reading = journal_file.open_journal(path, key=KEY, read_only=True)
    dialog = open_dialog(reading)
    assert dialogs.READ_ONLY in dialog.detail.text()
    buttons = (dialog.change_button, dialog.remove_button, dialog.test_button, dialog.show_button)
    assert [button.isEnabled() for button in buttons] == [False, False, False, True]
    dialog.reject()
    reading.close()


def test_the_sheet_is_tested_from_here(qtbot, locked, open_dialog):
    dialog = open_dialog(locked)
    assert dialog.sheet_state.text() == dialogs.SHEET_UNTESTED
    dialog.test_button.click()
    test = dialog.findChild(SheetTest)
    printed = protection.sheet_groups(KEY).rows
    for number in test.asked:
        test.form.editor(str(number)).target().setText(" ".join(printed[number - 1]))
    test.check_button.click()
    qtbot.waitUntil(lambda: dialog.sheet_state.text() == dialogs.SHEET_TESTED)


def test_the_minutes_until_it_locks_are_a_setting(qtbot, locked, open_dialog):
    dialog = open_dialog(locked)
    box = dialog.lock.editor("minutes").target()
    assert box.text() == "10"
    for typed, minutes in (("25", 25), ("0", 0)):
        box.clear()
        qtbot.keyClicks(box, typed)
        dialog.lock.flush()
        assert locked.ask(settings.current).auto_lock_minutes == minutes
    box.clear()
    qtbot.keyClicks(box, "900")
    dialog.lock.flush()
    assert dialog.lock.error("minutes")
    locked.undo()
    assert locked.ask(settings.current).auto_lock_minutes == 25


def test_without_a_keyring_there_is_nothing_to_tick(qtbot, locked, open_dialog):
    dialog = open_dialog(locked)
    qtbot.waitUntil(lambda: dialog.remember_words.text() == dialogs.NO_KEYRING)
    assert not dialog.remember.isEnabled()
    assert not dialog.remember.isChecked()


def test_the_keyring_remembers_only_while_it_is_ticked(qtbot, locked, path, open_dialog):
    with use_keyring(Memory()) as memory:
        dialog = open_dialog(locked)
        qtbot.waitUntil(dialog.remember.isEnabled)
        assert not dialog.remember.isChecked()
        dialog.remember.click()
        qtbot.waitUntil(dialog.remember.isEnabled)
        assert keyring_cache.recall(path) == KEY
        dialog.remember.click()
        qtbot.waitUntil(dialog.remember.isEnabled)
        assert keyring_cache.recall(path) is None
        assert memory.kept == {}


def test_a_keyring_that_refuses_leaves_the_box_as_it_is(qtbot, locked, open_dialog):
    class Full(Memory):
        def set_password(self, service, username, password):
            raise OSError("full")

    with use_keyring(Full()):
        dialog = open_dialog(locked)
        qtbot.waitUntil(dialog.remember.isEnabled)
        dialog.remember.click()
        qtbot.waitUntil(dialog.remember.isEnabled)
        assert not dialog.remember.isChecked()
        assert dialog.remember_words.text() == dialogs.KEYRING_REFUSED


def test_what_is_remembered_follows_the_passphrase(qtbot, locked, path, window, asker):
    asker.expect("choose", "Later")
    with use_keyring(Memory()) as memory:
        keyring_cache.remember(path, KEY)
        asked = dialogs.set_new_passphrase(locked, window)
        say(qtbot, asked, passphrase=NEW, again=NEW)
        with qtbot.waitSignal(asked.changed):
            asked.commit_button.click()
        assert keyring_cache.recall(path) == locked.key
        assert len(memory.kept) == 1


def test_the_report_names_backups_that_stayed_plain(tmp_path):
    done = protection.Protected(KEY, (tmp_path / "a.db",), (tmp_path / "journal-000001-quit.db",))
    said = dialogs.on_backups(done)
    assert "1 older backup still opens with the earlier passphrase" in said
    assert "readable for everyone: journal-000001-quit.db" in said
    assert dialogs.on_backups(protection.Protected(KEY)) == ""
