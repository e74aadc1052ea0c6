"""The backups on screen: looked through, made, put back, taken to a second place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from app import backups, journal_file, paths
from app.domain import people, settings
from app.journal_file import Key
from app.storage import key as keys
from app.ui.dialogs.backups import (
    EMPTY,
    KEPT,
    LEAVE,
    NO_DIFFERENCE,
    NO_SECOND_PLACE,
    OLDER_KEY,
    READ_ONLY,
    RESTORE,
    UNPROTECTED,
    UNREADABLE,
    BackupsDialog,
)
from tests import builders
from tests.ui.manager import said

KEY = Key(bytes(range(32)), bytes(range(100, 116)))


class Over:
    """The dialog over a journal, and what it told."""

    def __init__(self, qtbot, window, path, key=None, journal=None):
        self.qtbot, self.path, self.journal = qtbot, path, journal
        self.dialog = BackupsDialog(path, key, window, journal=journal)
        self.told = []
        self.dialog.restoring.connect(self._restoring)
        self.dialog.gave_up.connect(self._gave_up)
        self.dialog.restored.connect(self.told.append)
        self.dialog.open()

    def press(self, button):
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.wait()

    def wait(self):
        """Until it is done, or closed because it is."""
        self.qtbot.waitUntil(
            lambda: not isValid(self.dialog) or self.dialog.close_button.isEnabled()
        )

    @property
    def lines(self):
        model = self.dialog.table.model
        return [
            tuple(model.index(row, column).data() for column in (1, 2))
            for row in range(model.rowCount())
        ]

    @property
    def state(self):
        return self.dialog.state.text()

    def _restoring(self):
        self.told.append("restoring")
        if self.journal is not None:
            self.journal.lock()

    def _gave_up(self):
        self.told.append("gave up")
        if self.journal is not None:
            self.journal.unlock(None)


@pytest.fixture
def over(qtbot, window, own, path):
    """A journal with one person, backed up, and a second one since."""
    builders.person(own)
    backups.make(path, "import")
    builders.person(own, "Marcus Oyelaran")
    return Over(qtbot, window, path, journal=own)


def names(path, key=None):
    journal = journal_file.open_journal(path, key=key, read_only=True)
    try:
        return sorted(row.name for row in journal.ask(people.roster))
    finally:
        journal.close()


def spoil(path):
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)


def test_an_empty_list_says_when_the_first_is_made(qtbot, window, own, path):
    over = Over(qtbot, window, path, journal=own)
    assert over.lines == []
    assert over.dialog.table.view.empty_text == EMPTY
    assert not over.dialog.restore_button.isEnabled()
    over.press(over.dialog.back_up_button)
    assert over.lines == [("Made by hand", "No passphrase")]
    assert over.dialog.restore_button.isEnabled()
    assert over.state == "Backed up, and the copy was checked."


def test_the_newest_is_on_top_and_chosen(over):
    over.press(over.dialog.back_up_button)
    assert [why for why, _ in over.lines] == ["Made by hand", "Before an import"]
    assert over.dialog.table.current == backups.newest(over.path).path


def test_a_failure_stands_in_the_dialog(qtbot, window, own, path):
    builders.person(own)
    own.close()
    spoil(path)
    over = Over(qtbot, window, path)
    over.press(over.dialog.back_up_button)
    assert "is damaged" in over.state
    assert over.lines == []


def test_a_backup_is_put_back_after_the_difference_was_shown(over, asker, qtbot):
    asker.expect("choose", RESTORE).expect("ok")
    over.press(over.dialog.restore_button)
    (_, question), (_, report) = asker.asked
    assert "People: 2 now, 1 after" in question
    assert KEPT in question
    assert "People: 2 before, 1 now" in report
    assert str(over.path.parent / "before-restore" / "000001") in report
    assert over.told[0] == "restoring"
    assert over.told[1].key is None
    qtbot.waitUntil(lambda: not isValid(over.dialog))
    assert names(over.path) == ["Dana Whitfield"]


def test_it_can_be_left(over, asker):
    before = over.path.read_bytes()
    asker.expect("choose", LEAVE)
    over.press(over.dialog.restore_button)
    assert over.state == "Nothing was changed."
    assert over.path.read_bytes() == before
    assert over.told == []


def test_enter_restores_the_chosen_line(over, asker, qtbot):
    over.press(over.dialog.back_up_button)
    asker.expect("choose", LEAVE)
    qtbot.keyClick(over.dialog.table.view, Qt.Key.Key_Return)
    over.wait()
    assert NO_DIFFERENCE in asker.asked[0][1]


def test_a_rotten_backup_is_said_before_anything_is_asked(over):
    spoil(backups.newest(over.path).path)
    over.press(over.dialog.restore_button)
    assert "is damaged" in over.state
    assert names(over.path) == ["Dana Whitfield", "Marcus Oyelaran"]


def test_where_it_fails_the_journal_is_opened_again(over, asker):
    (over.path.parent / "before-restore").write_text("in the way")
    asker.expect("choose", RESTORE)
    over.press(over.dialog.restore_button)
    assert over.told == ["restoring", "gave up"]
    assert "cannot be written" in over.state
    assert len(over.journal.ask(people.roster)) == 2


def test_a_journal_that_cannot_be_opened_has_its_backups_too(qtbot, window, over, asker):
    over.dialog.reject()
    over.journal.close()
    spoil(over.path)
    damaged = Over(qtbot, window, over.path)
    assert not damaged.dialog.second_place.isVisible()
    asker.expect("choose", RESTORE).expect("ok")
    damaged.press(damaged.dialog.restore_button)
    assert UNREADABLE in asker.asked[0][1]
    assert "People: 1" in asker.asked[0][1]
    assert names(over.path) == ["Dana Whitfield"]


def test_a_backup_with_another_passphrase_asks_for_it(qtbot, window, path, tmp_path, asker):
    earlier = keys.derive("correct horse", keys.new_salt())
    made = tmp_path / "earlier" / path.name
    made.parent.mkdir()
    journal = journal_file.create(made, key=earlier, manager="M. Lind")
    builders.person(journal)
    journal.close()
    backups.make(made, "passphrase", earlier)
    paths.backups_of(made).rename(paths.backups_of(path))
    journal_file.create(path, key=KEY, manager="Mara Lind").close()
    over = Over(qtbot, window, path, KEY)
    assert over.lines == [("Before a change of passphrase", "Another passphrase")]
    asker.expect("text", "wrong horse").expect("text", "correct horse")
    asker.expect("choose", RESTORE).expect("ok")
    qtbot.mouseClick(over.dialog.restore_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(over.told) == 2)
    assert "That does not open it." in asker.asked[1][1]
    assert OLDER_KEY in asker.asked[2][1]
    assert over.told[1].key == earlier
    assert names(path, earlier) == ["Dana Whitfield"]


def test_no_passphrase_no_restore(qtbot, window, path, asker):
    journal_file.create(path, key=KEY, manager="Mara Lind").close()
    backups.make(path, "quit", KEY)
    over = Over(qtbot, window, path, Key(bytes(32), bytes(16)))
    asker.expect("text", None)
    over.press(over.dialog.restore_button)
    assert over.state == "Nothing was changed."


def test_a_plain_backup_of_a_protected_journal_says_so(qtbot, window, own, path, asker):
    own.close()
    copy = backups.make(path, "by-hand")
    path.unlink()
    journal_file.create(path, key=KEY, manager="Mara Lind").close()
    over = Over(qtbot, window, path, KEY)
    asker.expect("choose", LEAVE)
    over.press(over.dialog.restore_button)
    assert UNPROTECTED in asker.asked[0][1]
    assert copy.exists()


def test_a_file_from_elsewhere_can_be_restored(over, asker, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    elsewhere = stick / "any name.db"
    backups.newest(over.path).path.rename(elsewhere)
    asker.expect("open_file", elsewhere).expect("choose", RESTORE).expect("ok")
    over.press(over.dialog.file_button)
    assert names(over.path) == ["Dana Whitfield"]
    assert elsewhere.exists()


def test_the_path_of_the_folder_can_be_copied(over):
    over.press(over.dialog.copy_path_button)
    assert QGuiApplication.clipboard().text() == str(paths.backups_of(over.path))


def test_a_second_place_is_chosen_and_gets_a_copy(over, asker, tmp_path):
    assert NO_SECOND_PLACE in said(over.dialog.second_place)
    stick = tmp_path / "stick"
    stick.mkdir()
    asker.expect("folder", stick)
    over.press(over.dialog.second_place.action)
    assert over.journal.ask(settings.current).backup_folder == str(stick)
    [copied] = backups.found(over.path, stick)
    assert names(copied.path) == ["Dana Whitfield", "Marcus Oyelaran"]
    assert str(stick) in said(over.dialog.second_place)
    assert any(text.startswith("Last copied") for text in said(over.dialog.second_place))
    builders.person(over.journal, "Ines Calloway")
    over.press(over.dialog.copy_button)
    assert len(backups.found(over.path, stick)) == 2


def test_a_second_place_that_is_not_there_is_said(over, asker, tmp_path):
    over.journal.do("Settings changed", settings.change, backup_folder=str(tmp_path / "gone"))
    over.dialog.fill()
    over.press(over.dialog.copy_button)
    assert over.state == f"There is no folder {tmp_path / 'gone'}."


def test_a_second_place_with_too_long_a_path_is_refused(over, asker, tmp_path):
    asker.expect("folder", tmp_path / ("x" * 250))
    over.press(over.dialog.second_place.action)
    assert "longer than 200" in over.state
    assert over.journal.ask(settings.current).backup_folder == ""


def test_a_journal_for_reading_only_shows_its_backups(qtbot, window, over):
    over.dialog.reject()
    reading = journal_file.open_journal(over.path, read_only=True)
    shown = Over(qtbot, window, over.path, journal=reading)
    assert len(shown.lines) == 1
    assert shown.state == READ_ONLY
    assert not shown.dialog.restore_button.isEnabled()
    shown.dialog.reject()
    reading.close()


def test_it_does_not_close_while_it_works(over, qtbot):
    qtbot.mouseClick(over.dialog.back_up_button, Qt.MouseButton.LeftButton)
    assert over.state == "Backing up…"
    assert not any(
        button.isEnabled()
        for button in over.dialog.findChildren(QPushButton)
        if button.text() not in ("Copy path", "")
    )
    over.dialog.reject()
    assert over.dialog.isVisible()
    over.wait()
    over.dialog.reject()
    assert not over.dialog.isVisible()
