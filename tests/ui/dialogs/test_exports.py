"""Export and import of a whole journal on screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app import export, journal_file, paths
from app.domain import people
from app.domain.errors import Fault, JournalFault
from app.ui.dialogs import exports
from tests import builders
from tests.builders import TODAY


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "out"
    made.mkdir()
    return made


@pytest.fixture
def archive(own, path, folder):
    builders.person(own)
    written = export.everything(path, None, folder, TODAY)
    return next(file for file in written if file.name == "journal.json")


def finish(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog.go_button.isEnabled() or not dialog.isVisible())


def put_into(dialog, asker, folder):
    asker.expect("folder", folder)
    dialog.change_button.click()


def test_everything_is_written_where_one_says(qtbot, own, window, asker, folder):
    dialog = exports.export_everything(own, window)
    assert dialog.warning.sentence.text() == exports.UNPROTECTED
    put_into(dialog, asker, folder)
    assert str(folder) in dialog.where.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    finish(qtbot, dialog)
    (made,) = folder.iterdir()
    assert (made / "journal.json").is_file()
    assert dialog.state.text() == f"Written to {made}."
    assert dialog.go_button.isHidden()
    assert dialog.close_button.text() == "Close"
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_one_person_is_written(qtbot, own, window, asker, folder):
    dana = builders.person(own).id
    dialog = exports.export_person(own, dana, window)
    assert "Dana Whitfield" in dialog.windowTitle()
    put_into(dialog, asker, folder)
    dialog.start()
    finish(qtbot, dialog)
    (made,) = folder.iterdir()
    assert made.name.startswith("Dana Whitfield - all that is held")
    dialog.reject()


def test_backing_out_of_the_folder_changes_nothing(own, window, asker):
    dialog = exports.export_everything(own, window)
    before = dialog.place
    put_into(dialog, asker, None)
    assert dialog.place == before
    dialog.reject()


def test_a_folder_that_is_gone_is_said_and_another_can_be_chosen(qtbot, own, window, asker, folder):
    dialog = exports.export_everything(own, window)
    put_into(dialog, asker, folder / "gone")
    dialog.start()
    finish(qtbot, dialog)
    assert dialog.error.text() == f"There is no folder {folder / 'gone'}."
    put_into(dialog, asker, folder)
    assert dialog.error.text() == ""
    dialog.start()
    finish(qtbot, dialog)
    assert dialog.state.text().startswith("Written to ")
    dialog.reject()


def test_esc_stops_it_and_leaves_the_dialog(qtbot, own, window, asker, folder):
    dialog = exports.export_everything(own, window)
    put_into(dialog, asker, folder)
    dialog.start()
    assert not dialog.go_button.isEnabled()
    dialog.start()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.state.text() == exports.STOPPED
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_journal_is_made_of_an_export(qtbot, window, archive, path):
    dialog = exports.archive_dialog(window, archive)
    dialog.open()
    assert dialog.place.parent == paths.data_folder()
    place = dialog.place
    with qtbot.waitSignal(dialog.accepted):
        dialog.start()
    made = journal_file.open_journal(place)
    assert [row.name for row in made.ask(people.roster)] == ["Dana Whitfield"]
    made.close()


def test_it_can_be_put_into_another_folder_and_overwrites_nothing(
    qtbot, window, asker, archive, path
):
    dialog = exports.archive_dialog(window, archive)
    dialog.open()
    taken = path.parent / dialog.place.name
    taken.write_bytes(b"mine")
    put_into(dialog, asker, path.parent)
    assert dialog.place == path.parent / "journal-2.db"
    with qtbot.waitSignal(dialog.accepted):
        dialog.start()
    assert taken.read_bytes() == b"mine"
    assert (path.parent / "journal-2.db").is_file()


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"format": 9, "schema": 1}'])
def test_what_is_no_export_is_said(qtbot, window, tmp_path, content):
    file = tmp_path / "other.json"
    if content is not None:
        file.write_bytes(content)
    dialog = exports.archive_dialog(window, file)
    dialog.open()
    dialog.start()
    finish(qtbot, dialog)
    assert dialog.error.text()
    assert dialog.isVisible()
    assert not dialog.place.exists()
    dialog.reject()


def test_giving_up_on_an_export_opens_nothing(qtbot, window, archive):
    def give_up():
        QApplication.activeModalWidget().reject()

    QTimer.singleShot(0, give_up)
    assert exports.open_archive(window, archive) is None


def test_a_locked_journal_says_so(qtbot, own, window, asker, folder):
    dialog = exports.export_everything(own, window)
    put_into(dialog, asker, folder)
    own.close()
    own.path.write_bytes(bytes(range(256)) * 20)
    dialog.start()
    finish(qtbot, dialog)
    assert "passphrase" in dialog.error.text()
    with pytest.raises(JournalFault) as caught:
        journal_file.look_at(own.path)
    assert caught.value.fault is Fault.LOCKED
    dialog.reject()
