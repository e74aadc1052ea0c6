"""Every keyboard shortcut on one page."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel

from app.ui import pdf_view
from app.ui.actions import COMMANDS
from app.ui.dialogs import packet
from app.ui.dialogs.shortcuts import ShortcutsDialog, groups


def said(dialog):
    return {label.text() for label in dialog.findChildren(QLabel)}


@pytest.mark.parametrize("commands", [COMMANDS, packet.COMMANDS, pdf_view.COMMANDS])
def test_every_command_with_keys_is_on_the_page(window, commands):
    words = said(ShortcutsDialog(window))
    for command in commands:
        if command is not None and command.keys:
            assert command.text.removesuffix("…") in words


def test_pages_are_named_with_the_keys_that_open_them(window):
    words = said(ShortcutsDialog(window, [("Team", "Ctrl+1")]))
    assert "Open Team" in words
    native = QKeySequence("Ctrl+1").toString(QKeySequence.SequenceFormat.NativeText)
    assert native in words


def test_several_keys_for_one_thing_are_all_named(window):
    assert any("Ctrl+Y" in words and " or " in words for words in said(ShortcutsDialog(window)))


def test_no_key_means_two_things_in_one_place():
    for _, lines in groups([("Team", "Ctrl+1")]):
        keys = [key for _, written in lines for key in written.split(" or ")]
        assert len(keys) == len(set(keys))


def test_it_closes_for_good(qtbot, window):
    dialog = ShortcutsDialog(window)
    dialog.open()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close_button.click()
