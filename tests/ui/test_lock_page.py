import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app import journal_file, protection
from app.domain.errors import Fault, JournalFault
from app.storage.key import Key
from app.ui.lock_page import LockPage
from tests.ui import sealed

OTHER = Key(bytes(range(32)), bytes(range(16)))


@pytest.fixture
def path(tmp_path):
    return sealed.make(tmp_path / "team.db", "Dana Whitfield")


@pytest.fixture
def page(qtbot, path):
    made = LockPage(path)
    made.answers, made.troubles = [], []
    made.opened.connect(lambda *answer: made.answers.append(answer))
    made.stuck.connect(lambda *trouble: made.troubles.append(trouble))
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def answer(qtbot, page, text):
    """Type where the keyboard is, press Enter, wait for what is said."""
    target = QApplication.focusWidget()
    target.selectAll()
    qtbot.keyClicks(target, text)
    modifier = Qt.KeyboardModifier
    held = modifier.NoModifier if isinstance(target, QLineEdit) else modifier.ControlModifier
    qtbot.keyClick(target, Qt.Key.Key_Return, held)
    qtbot.waitUntil(lambda: bool(page.answers or page.troubles or page.error))


def type_sheet(qtbot, page, text):
    page.use_sheet.click()
    assert page.sheet.hasFocus()
    page.sheet.setPlainText(text)
    page.sheet_panel.button.click()
    qtbot.waitUntil(lambda: bool(page.answers or page.troubles or page.error))


def swap_first_letter(text):
    return ("A" if text[0] != "A" else "C") + text[1:]


def test_it_says_which_journal_and_the_keyboard_is_in_the_field(page):
    assert page.box.line.hasFocus()
    assert page.box.line.echoMode() is QLineEdit.EchoMode.Password


def test_the_passphrase_opens_and_is_left_nowhere(qtbot, page):
    answer(qtbot, page, sealed.PASSPHRASE)

    assert page.answers == [(sealed.key(), False)]
    assert page.box.text() == ""


def test_a_wrong_one_is_said_and_can_be_typed_over_as_often_as_needed(qtbot, page):
    for wrong in ("later or sooner", "Sooner or later", "sooner"):
        page.passphrase_panel.error.set_text("")
        answer(qtbot, page, wrong)
        assert page.error.startswith("This passphrase does not open the journal.")
        assert page.box.line.selectedText() == page.box.text() == wrong
        assert page.box.line.hasFocus()

    page.passphrase_panel.error.set_text("")
    answer(qtbot, page, sealed.PASSPHRASE)

    assert page.answers == [(sealed.key(), False)]
    assert page.troubles == []


def test_it_says_that_it_is_at_work_and_enter_twice_is_once(qtbot, page):
    page.box.set_text(sealed.PASSPHRASE)
    button = page.passphrase_panel.button

    page.unlock()
    assert button.text() == "Unlocking…"
    page.unlock()
    qtbot.waitUntil(lambda: bool(page.answers))

    assert button.text() == "Unlock"
    assert len(page.answers) == 1


def test_nothing_typed_is_no_try(page):
    page.unlock()

    assert page.passphrase_panel.button.text() == "Unlock"
    assert page.error == ""


def test_the_recovery_sheet_opens_in_any_spelling(qtbot, page):
    rows = protection.sheet_groups(sealed.key()).text

    type_sheet(qtbot, page, rows.lower().replace(" ", "-"))

    assert page.answers == [(sealed.key(), True)]
    assert page.sheet.toPlainText() == ""


def test_a_typing_error_in_the_sheet_is_named(qtbot, page):
    rows = protection.sheet_groups(sealed.key()).text.splitlines()
    rows[1] = swap_first_letter(rows[1])

    type_sheet(qtbot, page, "\n".join(rows))

    assert page.error == "There is a typing error in row 2, group 1."
    assert page.sheet.toPlainText() == "\n".join(rows)
    assert page.sheet.hasFocus()


def test_the_sheet_of_another_journal_is_told_from_a_typing_error(qtbot, page):
    type_sheet(qtbot, page, protection.sheet_groups(OTHER).text)

    assert "belongs to another journal" in page.error


def test_back_from_the_sheet_to_the_passphrase(qtbot, page):
    page.use_sheet.click()
    assert not page.box.isVisible()
    page.sheet.setPlainText("secret")

    page.use_passphrase.click()

    assert page.box.line.hasFocus()
    assert page.sheet.toPlainText() == ""
    assert not page.use_passphrase.isVisible()


def test_damage_is_not_taken_for_a_wrong_passphrase(qtbot, page, path):
    journal_file.back_up(path, "manual", sealed.key())
    content = bytearray(path.read_bytes())
    content[2000] ^= 1  # in the first page, which is read before anything else
    path.write_bytes(content)

    answer(qtbot, page, sealed.PASSPHRASE)

    ((fault, key),) = page.troubles
    assert fault.fault is Fault.DAMAGED
    assert key == sealed.key()
    assert page.answers == []


def test_a_wrong_passphrase_is_not_taken_for_damage(qtbot, page, path):
    journal_file.back_up(path, "manual", sealed.key())

    answer(qtbot, page, "another one")

    assert page.troubles == []


def test_a_file_that_is_gone_is_told(qtbot, page, path):
    path.unlink()

    answer(qtbot, page, sealed.PASSPHRASE)

    ((fault, _),) = page.troubles
    assert isinstance(fault, JournalFault)
    assert fault.fault is Fault.MISSING


def test_the_links_ask_for_what_they_say(qtbot, page):
    with qtbot.waitSignal(page.open_wanted):
        page.open_other.click()
    page.help.click()

    ((fault, key),) = page.troubles
    assert (fault.fault, key) == (Fault.WRONG_KEY, None)


def test_everything_is_reached_by_keyboard_and_has_a_name(qtbot, page):
    walked = []
    for _ in range(6):
        walked.append(QApplication.focusWidget())
        qtbot.keyClick(walked[-1], Qt.Key.Key_Tab)

    assert walked[0] is page.box.line
    assert {page.passphrase_panel.button, page.use_sheet, page.open_other, page.help} <= {*walked}
    assert page.box.line.accessibleName() == "Passphrase"
