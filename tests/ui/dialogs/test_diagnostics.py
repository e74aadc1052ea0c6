"""The diagnostics on screen: seen, copied, saved."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from app.ui.dialogs.diagnostics import DiagnosticsDialog
from tests import builders


@pytest.fixture
def dialog(qtbot, journal, window):
    builders.person(journal, "Dana Whitfield")
    made = DiagnosticsDialog(journal, window)
    made.open()
    assert not made.save_button.isEnabled()
    qtbot.waitUntil(made.save_button.isEnabled)
    return made


def test_it_is_shown_before_it_is_saved(dialog, asker, tmp_path):
    shown = dialog.text.toPlainText()
    assert "       1 person" in shown
    assert "Dana" not in shown
    target = tmp_path / "for support.txt"
    asker.expect("save_file", target)
    dialog.save_button.click()
    assert target.read_text("utf-8") == shown
    assert dialog.state.text() == "Saved as for support.txt."


def test_it_can_be_copied(dialog):
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()


def test_a_file_that_cannot_be_written_is_said(dialog, asker, tmp_path):
    asker.expect("save_file", tmp_path / "gone" / "x.txt")
    dialog.save_button.click()
    assert dialog.state.text() == f"There is no folder {tmp_path / 'gone'}."


def test_backing_out_writes_nothing(dialog, asker, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    asker.expect("save_file", None)
    dialog.save_button.click()
    assert sorted(tmp_path.rglob("*")) == before
    assert dialog.state.text() == ""


def test_without_a_journal_the_program_is_told_of(qtbot, window):
    dialog = DiagnosticsDialog(None, window)
    dialog.open()
    qtbot.waitUntil(dialog.save_button.isEnabled)
    assert dialog.text.toPlainText().startswith("Program")


def test_closing_while_collecting_is_no_error(qtbot, journal, window):
    dialog = DiagnosticsDialog(journal, window)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.open()
        dialog.close_button.click()
