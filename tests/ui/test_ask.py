"""Questions on screen, answered like a person would; and the fake that tests use."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QLineEdit, QMessageBox

from app.ui import ask
from app.ui.ask import Asker
from tests.fake_ask import FakeAsker

#: The offscreen platform says so of every window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def really(qapp):
    """Ask on screen for one test, without the desktop's own file pickers."""
    before = ask.use(Asker())
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)
    ask.use(before)


def answer(qtbot, act):
    """Do ``act`` with the next box, once it is open."""

    def when_open():
        box = QApplication.activeModalWidget()
        if box is None:
            QTimer.singleShot(5, when_open)
        else:
            act(box)

    QTimer.singleShot(0, when_open)


def press(text):
    """Press the button with this text."""
    return lambda box: next(b for b in box.buttons() if b.text() == text).click()


@pytest.mark.usefixtures("really")
@pytest.mark.parametrize("choice", ["Keep writing", "Discard"])
def test_the_chosen_button_is_the_answer(qtbot, choice):
    answer(qtbot, press(choice))
    assert ask.choose(None, "Discard what you typed?", "", "Keep writing", "Discard") == choice


@pytest.mark.usefixtures("really")
def test_enter_takes_the_first_button_and_escape_the_last(qtbot):
    answer(qtbot, lambda box: qtbot.keyClick(box, Qt.Key.Key_Return))
    assert ask.choose(None, "Restore?", "", "Restore", "Cancel") == "Restore"
    answer(qtbot, lambda box: qtbot.keyClick(box, Qt.Key.Key_Escape))
    assert ask.choose(None, "Restore?", "", "Restore", "Cancel") == "Cancel"


@pytest.mark.usefixtures("really")
def test_a_name_in_a_question_is_not_read_as_markup(qtbot):
    seen = []

    def look(box: QMessageBox):
        seen.append((box.text(), box.textFormat()))
        press("OK")(box)

    answer(qtbot, look)
    ask.ok(None, "<b>Dana</b>", "<img src='x'>")
    assert seen == [("<b>Dana</b>", Qt.TextFormat.PlainText)]


@pytest.mark.usefixtures("really")
def test_a_line_of_text(qtbot):
    def fill(box: QInputDialog):
        box.setTextValue("correct horse")
        assert box.findChild(QLineEdit).echoMode() == QLineEdit.EchoMode.Password
        box.accept()

    answer(qtbot, fill)
    assert ask.text(None, "Unlock", "Passphrase", hidden=True) == "correct horse"
    answer(qtbot, lambda box: box.reject())
    assert ask.text(None, "Rename", "Name", "Dana") is None


@pytest.mark.usefixtures("really")
def test_a_file_to_write_gets_its_ending(qtbot, tmp_path):
    def fill(box: QFileDialog):
        box.findChild(QLineEdit).setText(str(tmp_path / "packet"))
        box.accept()

    answer(qtbot, fill)
    chosen = ask.save_file(None, "Export", "PDF (*.pdf)", tmp_path / "Dana.pdf")
    assert chosen == tmp_path / "packet.pdf"


@pytest.mark.usefixtures("really")
def test_a_file_to_read(qtbot, tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text("name\n", encoding="utf-8")

    def fill(box: QFileDialog):
        box.findChild(QLineEdit).setText(str(roster))
        box.accept()

    answer(qtbot, fill)
    assert ask.open_file(None, "Bring in a roster", "Tables (*.csv)", tmp_path) == roster


@pytest.mark.usefixtures("really")
def test_backing_out_of_a_picker_chooses_nothing(qtbot, tmp_path):
    for picker in (
        lambda: ask.open_file(None, "Open", "Tables (*.csv)"),
        lambda: ask.save_file(None, "Save", "PDF (*.pdf)", tmp_path / "a.pdf"),
        lambda: ask.folder(None, "Folder", tmp_path),
    ):
        answer(qtbot, lambda box: box.reject())
        assert picker() is None


def test_a_scripted_asker_answers_in_order(tmp_path):
    fake = FakeAsker().expect("choose", "Discard").expect("open_file", tmp_path)
    before = ask.use(fake)
    try:
        assert ask.choose(None, "Discard?", "", "Keep", "Discard") == "Discard"
        assert ask.open_file(None, "Open", "") == tmp_path
    finally:
        ask.use(before)
    fake.done()
    assert fake.asked[0] == ("choose", "Discard?\n")


@pytest.mark.parametrize(
    "script",
    [
        FakeAsker(),
        FakeAsker().expect("ok"),
        FakeAsker().expect("choose", "No such button"),
    ],
    ids=["unexpected", "another kind", "not offered"],
)
def test_a_scripted_asker_fails_on_a_surprise(script):
    with pytest.raises(AssertionError):
        script.choose(None, "Discard?", "", "Keep", "Discard")


def test_a_scripted_asker_fails_on_what_was_never_asked():
    with pytest.raises(AssertionError, match="never asked"):
        FakeAsker().expect("ok").done()
