"""The recovery sheet on screen: printed, saved, and typed once to know that it works."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel

from app import journal_file, protection
from app.domain.kinds import PaperSize
from app.storage.key import Key
from app.ui.dialogs import recovery_sheet
from app.ui.dialogs.recovery_sheet import RecoverySheet, sheet_is_tested, sheet_of
from app.ui.dialogs.sheet_test import SheetTest
from app.ui.printing import NoPrinter

KEY = Key(bytes(range(32)), bytes(range(100, 116)))
OTHER = Key(bytes(range(1, 33)), bytes(range(50, 66)))


@pytest.fixture
def locked(path):
    """A protected journal, open."""
    journal = journal_file.create(path, key=KEY, manager="Mara Lind", paper=PaperSize.LETTER)
    yield journal
    journal.close()


@pytest.fixture
def show(qtbot, locked, window, today):
    """Shows the sheet and waits for its page."""

    def shown(**options):
        noted = options.pop("on_tested", lambda: recovery_sheet.note_test(locked))
        dialog = RecoverySheet(sheet_of(locked, today), noted, window, **options)
        dialog.open()
        qtbot.waitUntil(lambda: dialog.data is not None)
        return dialog

    return shown


@pytest.fixture
def ask_rows(qtbot, locked, window):
    """Opens the test of the sheet."""

    def opened():
        dialog = recovery_sheet.open_test(locked, window)
        qtbot.waitUntil(dialog.isVisible)
        return dialog

    return opened


def rows(key=KEY):
    return {str(n): " ".join(row) for n, row in enumerate(protection.sheet_groups(key).rows, 1)}


def type_rows(qtbot, dialog, typed):
    for number in dialog.asked:
        box = dialog.form.editor(str(number)).target()
        box.clear()
        qtbot.keyClicks(box, typed[str(number)])
    qtbot.keyClick(box, Qt.Key.Key_Return)


def test_the_page_that_is_shown_is_the_sheet_of_this_journal(show):
    dialog = show()
    assert dialog.stack.currentWidget() is dialog.view
    (page,) = PdfReader(BytesIO(dialog.data)).pages
    text = page.extract_text()
    assert protection.key_of_sheet(text) == KEY
    assert "own.db" in text
    assert "22 November 2026" in text
    assert (page.mediabox.width, page.mediabox.height) == (612, 792)


def test_it_is_saved_as_it_is_shown(show, asker, tmp_path):
    dialog = show()
    asker.expect("save_file", tmp_path / "sheet.pdf")
    dialog.save_button.click()
    assert (tmp_path / "sheet.pdf").read_bytes() == dialog.data
    assert "sheet.pdf" in dialog.state.text()
    assert dialog.test_button.hasFocus()


def test_a_place_that_cannot_be_written_is_said_and_the_sheet_stays(show, asker, tmp_path):
    dialog = show()
    asker.expect("save_file", tmp_path / "none" / "sheet.pdf")
    dialog.save_button.click()
    assert "There is no folder" in dialog.error.text()
    assert dialog.data is not None


def test_backing_out_of_saving_changes_nothing(show, asker):
    dialog = show()
    asker.expect("save_file", None)
    dialog.save_button.click()
    assert (dialog.error.text(), dialog.state.text()) == ("", "")


def test_it_is_printed_under_a_name_that_tells_nothing(qtbot, show, tmp_path):
    names = []

    def choose(_parent, _paper, title):
        names.append(title)
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "paper.pdf"))
        printer.setResolution(72)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
        return printer

    dialog = show(choose=choose)
    dialog.print_button.click()
    qtbot.waitUntil(lambda: dialog.state.text() == "Sent to the printer.")
    assert len(PdfReader(tmp_path / "paper.pdf").pages) == 1
    assert names == ["Recovery sheet"]
    assert dialog.test_button.hasFocus()


def test_without_a_printer_saving_is_the_way(show):
    def choose(*_given):
        raise NoPrinter

    dialog = show(choose=choose)
    dialog.print_button.click()
    assert "Save the sheet" in dialog.error.text()
    assert dialog.save_button.isEnabled()


def test_the_sheet_is_out_of_sight_while_it_is_tested_and_counts_once_typed(qtbot, show, locked):
    dialog = show()
    assert not sheet_is_tested(locked)
    dialog.test_button.click()
    assert not dialog.view.isVisible()
    test = dialog.findChild(SheetTest)
    type_rows(qtbot, test, rows())
    qtbot.waitUntil(dialog.view.isVisible)
    assert sheet_is_tested(locked)
    assert dialog.state.text() == recovery_sheet.TESTED
    assert dialog.close_button.text() == "Close"


def test_giving_up_the_test_shows_the_sheet_again(qtbot, show, locked):
    dialog = show()
    dialog.test_button.click()
    qtbot.keyClick(dialog.findChild(SheetTest), Qt.Key.Key_Escape)
    qtbot.waitUntil(dialog.view.isVisible)
    assert not sheet_is_tested(locked)
    assert dialog.close_button.text() == "Later"


def test_nothing_of_the_sheet_is_left_once_it_is_closed(show):
    dialog = show()
    dialog.close_button.click()
    assert dialog.data is None
    assert dialog.view.pages == 0


def test_the_last_row_and_one_other_are_asked_for(qtbot, locked, ask_rows):
    dialog = ask_rows()
    first, last = dialog.asked
    assert last == len(rows())
    assert 1 <= first < last
    assert protection.fingerprint(KEY) in " ".join(
        label.text() for label in dialog.findChildren(QLabel)
    )
    type_rows(qtbot, dialog, {number: row.lower() for number, row in rows().items()})
    assert dialog.result() == SheetTest.DialogCode.Accepted
    assert sheet_is_tested(locked)


@pytest.mark.parametrize("group", [0, 1, 2, 3])
def test_one_wrong_character_is_named_beside_its_row(qtbot, locked, ask_rows, group):
    dialog = ask_rows()
    number = dialog.asked[1]
    typed = rows()
    place = 6 * group + 2
    wrong = "7" if typed[str(number)][place] != "7" else "9"
    typed[str(number)] = typed[str(number)][:place] + wrong + typed[str(number)][place + 1 :]
    type_rows(qtbot, dialog, typed)
    assert dialog.isVisible()
    assert f"row {number}, group {group + 1}" in dialog.form.error(str(number))
    assert dialog.form.error(str(dialog.asked[0])) == ""
    assert not sheet_is_tested(locked)


def test_an_empty_row_and_a_short_one_are_said(qtbot, ask_rows):
    dialog = ask_rows()
    first, last = map(str, dialog.asked)
    dialog.check_button.click()
    assert dialog.form.error(first) == "This cannot be empty."
    type_rows(qtbot, dialog, {first: rows()[first], last: rows()[last][:-1]})
    assert f"row {last}" in dialog.form.error(last)


def test_the_sheet_of_an_earlier_passphrase_is_told_from_a_typing_error(qtbot, locked, ask_rows):
    dialog = ask_rows()
    type_rows(qtbot, dialog, rows(OTHER))
    assert "belongs to another journal or an earlier passphrase" in dialog.form.error(
        str(dialog.asked[0])
    )
    assert not sheet_is_tested(locked)


def test_the_test_of_another_keys_sheet_does_not_count(locked):
    locked.set_aside("sheet", {"tested": protection.fingerprint(OTHER)})
    assert not sheet_is_tested(locked)
    recovery_sheet.note_test(locked)
    assert sheet_is_tested(locked)


def test_a_journal_without_a_passphrase_has_no_sheet_to_test(own):
    assert sheet_is_tested(own)


def test_what_cannot_be_noted_is_said_and_the_rows_stay(qtbot, locked, path, window):
    locked.close()
    reading = journal_file.open_journal(path, key=KEY, read_only=True)
    dialog = recovery_sheet.open_test(reading, window)
    type_rows(qtbot, dialog, rows())
    assert dialog.isVisible()
    assert "cannot be written" in dialog.form.error()
    assert dialog.form.values()[str(dialog.asked[1])] == rows()[str(dialog.asked[1])]
    dialog.reject()
    reading.close()
