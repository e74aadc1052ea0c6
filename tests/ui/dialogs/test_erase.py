"""Erasing a person on screen: what goes, the name that is typed, and the copies left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app import backups, journal_file
from app.domain import people
from app.ui.dialogs import erase
from app.ui.parts import Row
from tests import builders

pytestmark = pytest.mark.long


@pytest.fixture
def dana(own):
    return builders.person(own).id


@pytest.fixture
def open_erase(qtbot, own, dana, window):
    def open_it(journal=own):
        dialog = erase.erase_person(journal, dana, window)
        qtbot.waitUntil(dialog.confirm.isVisible)
        return dialog

    return open_it


def rows(card):
    return [row.text.text() for row in card.findChildren(Row) if row.parent() is not None]


def type_name(qtbot, dialog, name):
    dialog.confirm.editor.box.clear()
    qtbot.keyClicks(dialog.confirm.editor.box, name)


def confirm(qtbot, dialog):
    type_name(qtbot, dialog, "dana whitfield")
    dialog.erase_button.click()
    qtbot.waitUntil(lambda: not dialog.confirm.isVisible())


def is_there(journal, who):
    return any(row.id == who for row in journal.ask(people.roster))


def test_it_says_what_goes_and_where_else_the_name_stands(own, dana, open_erase):
    builders.fact(own, dana)
    builders.session(own, dana)
    builders.session(own, dana, days_ago=9)
    own.set_aside(f"draft/person/{dana}/strength", {"text": "half a"})
    builders.fact(own, builders.person(own, "Marcus Oyelaran").id, "Learned it from Dana")
    dialog = open_erase()
    assert rows(dialog.goes) == [
        "Dana Whitfield, with role, contact details and dates",
        "1 statement",
        "2 conversations",
        "4 earlier wordings kept for undo",
        "1 draft",
    ]
    assert rows(dialog.stays) == ["Learned it from Dana"]
    dialog.reject()


def test_only_the_whole_name_erases(qtbot, own, dana, open_erase):
    dialog = open_erase()
    assert dialog.confirm.editor.box.hasFocus()
    for typed in ("", "Dana", "Dana Whitfield Jr"):
        type_name(qtbot, dialog, typed)
        assert not dialog.erase_button.isEnabled()
        dialog.erase()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert is_there(own, dana)
    assert backups.found(own.path) == []


def test_they_are_gone_and_the_backup_before_it_is_named(qtbot, own, dana, open_erase):
    dialog = open_erase()
    confirm(qtbot, dialog)
    assert not is_there(own, dana)
    (backup,) = backups.found(own.path)
    (line,) = rows(dialog.copies)
    assert line.startswith(f"Backup {backup.number} of ")
    assert str(backup.path.parent) in line
    assert "Dana Whitfield is erased." in dialog.after.text()
    assert dialog.close_button.text() == "Keep them for now"
    dialog.close_button.click()
    assert backup.path.exists()


def test_the_copies_can_be_deleted_as_well(qtbot, own, dana, open_erase):
    dialog = open_erase()
    confirm(qtbot, dialog)
    (before,) = backups.found(own.path)
    dialog.copies_button.click()
    qtbot.waitUntil(lambda: dialog.close_button.text() == "Close")
    assert not before.path.exists()
    (fresh,) = backups.found(own.path)
    assert journal_file.check(fresh.path) == []
    assert dialog.after.text() == erase.CLEAN
    assert dialog.copies_button.isHidden()
    dialog.reject()


def test_a_journal_for_reading_only_shows_and_erases_nothing(qtbot, own, dana, open_erase):
    reading = journal_file.open_journal(own.path, read_only=True)
    dialog = open_erase(reading)
    assert dialog.error.text() == erase.READ_ONLY
    assert not dialog.confirm.isEnabled()
    assert not dialog.erase_button.isEnabled()
    dialog.erase()
    dialog.reject()
    reading.close()
    assert is_there(own, dana)


def test_a_backup_that_cannot_be_made_stops_it(qtbot, own, dana, open_erase):
    (own.path.parent / "backups").write_bytes(b"a file is in the way")
    dialog = open_erase()
    type_name(qtbot, dialog, "Dana Whitfield")
    dialog.erase_button.click()
    qtbot.waitUntil(lambda: bool(dialog.error.text()))
    assert dialog.confirm.isVisible()
    assert is_there(own, dana)
    dialog.reject()


def test_a_name_with_markup_is_shown_as_it_is(qtbot, own, window):
    who = builders.person(own, "<b>Dana</b>").id
    dialog = erase.erase_person(own, who, window)
    qtbot.waitUntil(dialog.confirm.isVisible)
    assert rows(dialog.goes)[0].startswith("<b>Dana</b>")
    assert dialog.goes.findChildren(Row)[0].text.textFormat() is Qt.TextFormat.PlainText
    dialog.reject()


def test_of_many_places_a_hundred_are_listed_and_all_are_counted(own, dana, open_erase):
    def many(db):
        doer = builders.InOneStep(db)
        other = builders.person(doer, "Marcus Oyelaran").id
        for number in range(120):
            builders.fact(doer, other, f"Dana, {number}")

    own.do("Many", many)
    dialog = open_erase()
    assert len(rows(dialog.stays)) == 100
    assert "120 places name them" in " ".join(
        label.text() for label in dialog.stays.findChildren(QLabel)
    )
    dialog.reject()
