"""F9: private text is hidden from eyes and ears, typed on unseen, and back with the next F9."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QDialog,
    QLineEdit,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from app.ui import veil
from app.ui.diary import Diary, Entry
from app.ui.editors import Check, Chips, Choice, Date, Level, Line, Text
from app.ui.form import Field, Form
from app.ui.form_dialog import FormDialog
from app.ui.parts import Chip, ElidedLabel, LevelDots, Row, Veiled, VeilStrip, button, words
from app.ui.sharing import follow_sharing
from app.ui.table import Column, Table
from tests.ui.exposed import exposed

SECRET = "code 1234"
#: Figures are equally wide, so that nothing is wider or narrower than with the secret.
OTHER = "code 4321"


@pytest.fixture
def page(qtbot):
    """A widget on screen that puts others under each other."""
    made = QWidget()
    made.column = QVBoxLayout(made)
    made.column.addStretch(1)
    qtbot.addWidget(made)
    made.resize(420, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def put(page, *widgets):
    for widget in widgets:
        page.column.insertWidget(page.column.count() - 1, widget)
    QApplication.processEvents()


PAINTED = {
    "a label": lambda text: words(text, private=True),
    "a label of many lines": lambda text: words(f"{text} " * 30, wrap=True, private=True),
    "a title": lambda text: words(text, size="title", private=True),
    "a line that is cut off": lambda text: ElidedLabel(f"{text} " * 30, private=True),
    "a chip": lambda text: Chip(text, private=True),
    "a row": lambda text: Row(text, below="noted today", openable=True, private=True),
    "what is below": lambda text: Row("Row", below=text, private=True, below_private=True),
    "a level": lambda text: LevelDots(4 if text == SECRET else 2, private=True),
}


@pytest.mark.parametrize("make", PAINTED.values(), ids=PAINTED)
def test_what_is_painted_says_nothing_of_the_words(page, make):
    one, other = make(SECRET), make(OTHER)
    put(page, one, other)
    assert one.grab().toImage() != other.grab().toImage()

    veil.toggle()

    assert one.grab().toImage() == other.grab().toImage()

    veil.toggle()

    assert one.grab().toImage() != other.grab().toImage()


@pytest.mark.parametrize("make", PAINTED.values(), ids=PAINTED)
def test_nobody_hears_or_hovers_over_it(page, make):
    made = make(SECRET)
    put(page, made)
    before = exposed()
    assert SECRET in before or "level 4" in before

    veil.toggle()

    assert SECRET not in exposed()
    assert "level 4" not in exposed()
    assert veil.INSTEAD in exposed()

    veil.toggle()

    assert exposed() == before


def test_it_is_on_screen_before_the_key_has_been_dealt_with(page):
    label = words(SECRET, private=True)
    put(page, label)

    veil.toggle()

    assert SECRET not in exposed()  # no event has been handled since


def test_what_is_made_meanwhile_is_hidden_at_once(page):
    veil.toggle()
    row = Row("Anything", openable=True, private=True)
    row.setAccessibleName(SECRET)
    row.setToolTip(SECRET)
    label = words(private=True)
    label.setText(SECRET)
    put(page, row, label, words("for all to see"))

    assert SECRET not in exposed()
    assert "for all to see" in exposed()

    veil.toggle()

    assert row.accessibleName() == SECRET
    assert row.toolTip() == SECRET


def test_the_facts_around_a_private_row_are_read(page):
    veil.toggle()
    put(page, Row(SECRET, left="22 Nov", below="noted today", openable=True, private=True))

    assert "22 Nov private noted today" in exposed()


def test_a_tip_that_is_open_goes(page, qtbot):
    label = words("Here", private=True)
    label.setToolTip(SECRET)
    put(page, label)
    at = QPoint(4, 4)
    hover = QHelpEvent(QHelpEvent.Type.ToolTip, at, label.mapToGlobal(at))
    QApplication.sendEvent(label, hover)
    assert QToolTip.text() == SECRET

    veil.toggle()

    # It fades, and is taken away a moment after that.
    qtbot.waitUntil(lambda: not QToolTip.isVisible() and QToolTip.text() != SECRET)
    QApplication.sendEvent(label, hover)
    assert QToolTip.text() != SECRET


def test_a_whole_page_lies_under_a_sheet_and_keeps_its_keyboard(page):
    line = QLineEdit(SECRET)
    put(page, Veiled(line))
    line.setFocus()

    veil.toggle()

    assert not line.isVisible()
    assert SECRET not in exposed()
    assert veil.IN_PLACE in exposed()

    veil.toggle()

    assert line.isVisible()
    assert line.hasFocus()


def test_a_strip_says_that_it_is_on_and_leads_back(page):
    strip = VeilStrip()
    put(page, strip)
    assert not strip.isVisible()

    veil.toggle()
    assert strip.isVisible()
    assert veil.ON in exposed()

    strip.action.click()
    assert not veil.is_on()
    assert not strip.isVisible()


# What is typed into


def editor(page, made, value):
    made.set_value(value)
    made.set_private(True)
    put(page, made)
    made.setFocus()
    return made


@pytest.mark.parametrize("make", [Line, Text])
def test_typing_goes_on_unseen_and_nothing_is_lost(page, make):
    made = editor(page, make(), SECRET)
    QTest.keyClick(made.target(), Qt.Key.Key_End)

    veil.toggle()
    assert SECRET not in exposed()
    assert made.target().hasFocus()
    QTest.keyClicks(made.target(), " and more")

    assert made.value() == f"{SECRET} and more"
    assert "and more" not in exposed()

    veil.toggle()

    assert f"{SECRET} and more" in exposed()
    assert made.target().hasFocus()
    assert made.target() is made.box


@pytest.mark.parametrize("make", [Line, Text])
def test_what_is_typed_cannot_be_seen(page, make):
    one, other = editor(page, make(), SECRET), editor(page, make(), OTHER)
    page.setFocus()
    assert one.grab().toImage() != other.grab().toImage()

    veil.toggle()
    page.setFocus()

    assert one.grab().toImage() == other.grab().toImage()


@pytest.mark.parametrize("make", [Line, Text])
@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (QKeySequence("Ctrl+Backspace"), "one two "),
        (QKeySequence("Ctrl+Z"), "one two"),
        (QKeySequence("Backspace"), "one two thre"),
    ],
    ids=["a word", "undo", "a letter"],
)
def test_keys_do_what_they_do_when_all_is_seen(page, qtbot, make, keys, left):
    made = editor(page, make(), "one two")
    QTest.keyClick(made.target(), Qt.Key.Key_End)
    QTest.keyClicks(made.target(), " three")

    veil.toggle()
    qtbot.keySequence(made.target(), keys)

    assert made.draft() == left
    assert "two" not in exposed()


def test_several_lines_can_be_written_unseen(page):
    made = editor(page, Text(), "one")
    put(page, QLineEdit())
    veil.toggle()
    QTest.keyClick(made.target(), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(made.target(), Qt.Key.Key_Return)
    QTest.keyClicks(made.target(), "two")

    assert made.value() == "one\ntwo"

    QTest.keyClick(made.target(), Qt.Key.Key_Tab)

    assert not made.target().hasFocus()
    assert made.value() == "one\ntwo"


def test_completions_are_closed_and_none_come(page, qtbot):
    line = editor(page, Line(), None)
    line.box.setCompleter(QCompleter([SECRET], line))
    QTest.keyClicks(line.box, "c")
    popup = line.box.completer().popup()
    assert popup.isVisible()

    veil.toggle()
    assert not popup.isVisible()

    QTest.keyClicks(line.box, "o")
    assert not popup.isVisible()
    assert line.value() == "co"


def test_choices_levels_and_chips_are_hidden_and_still_chosen(page):
    offered = [(1, SECRET), (2, "another")]
    choice = editor(page, Choice(offered), 1)
    chips = editor(page, Chips(offered), (1,))
    level = editor(page, Level(), 4)
    before = exposed()

    veil.toggle()

    assert SECRET not in exposed()
    assert "4 of 5" not in exposed()
    assert (choice.value(), chips.value(), level.value()) == (1, (1,), 4)
    QTest.keyClicks(level, "2")
    choice.box.activated.emit(1)
    assert (choice.value(), level.value()) == (2, 2)
    assert "2 of 5" not in exposed()
    assert choice.box.currentText() == ""

    level.set_value(4)
    choice.set_value(1)
    veil.toggle()
    QApplication.processEvents()

    assert exposed() == before


def test_what_was_covered_no_longer_is_once_it_is_shared(page):
    form = Form(
        (
            Field("text", "What", Line),
            Field("day", "When", Date),
            Field("shareable", "", lambda: Check("May be shown")),
        )
    )
    form.set_values({"text": SECRET, "shareable": False})
    follow_sharing(form)
    put(page, form)
    veil.toggle()
    assert SECRET not in exposed()

    form.editor("shareable").box.click()
    assert SECRET in exposed()

    form.editor("shareable").box.click()
    assert SECRET not in exposed()


def test_a_field_says_for_itself_whether_it_is_private(page):
    form = Form(
        (
            Field("always", "Always", Line, private=True),
            Field("never", "Never", Line, private=False),
            Field("usual", "As the form", Line, help=f"About {SECRET}", help_private=True),
        )
    )
    form.set_values({"always": "one", "never": "two", "usual": "three"})
    put(page, form)
    veil.toggle()
    assert "one" not in exposed().split("\n")
    assert SECRET not in exposed()
    assert {"two", "three"} <= set(exposed().split("\n"))

    form.set_private(True)
    assert "three" not in exposed().split("\n")
    assert "two" in exposed().split("\n")


def test_an_error_that_quotes_what_is_typed_is_hidden(page):
    form = Form((Field("name", "Name", Line, private=True),))
    put(page, form)
    veil.toggle()

    form.show_error("name", f"{SECRET} is there already.")

    assert SECRET not in exposed()
    assert form.error("name") == f"{SECRET} is there already."


# Lists and tables


@dataclass(frozen=True)
class Thing:
    id: int
    text: str
    private: bool


def table(things):
    columns = (
        Column[Thing](
            "What",
            lambda row: row.text,
            width=0,
            tooltip=lambda row: row.text,
            private=lambda row: row.private,
        ),
    )
    made = Table(columns)
    made.show_rows(things)
    return made


def test_a_private_cell_is_hidden_and_its_neighbour_is_not(page):
    one = table([Thing(1, SECRET, True), Thing(2, "for all", False)])
    other = table([Thing(1, OTHER, True), Thing(2, "for all", False)])
    put(page, one, other)
    before = exposed()
    assert one.grab().toImage() != other.grab().toImage()

    veil.toggle()

    assert one.grab().toImage() == other.grab().toImage()
    assert SECRET not in exposed()
    assert "for all" in exposed()

    veil.toggle()

    assert exposed() == before


def diary(text):
    made = Diary(name="Timeline", day="30 Sept", chip="Conversation")
    made.show_rows(
        [
            entry(1, text, shared=False, level=4 if text == SECRET else 1),
            entry(2, text, private=True),
            entry(3, "for all", shared=True),
            entry(4, "nothing to share"),
        ]
    )
    made.resize(600, 300)
    return made


def entry(number, text, **more):
    day = {"day": "22 Nov", "when": "22 November 2026", "chip": "Noted"}
    return Entry(id=number, text=text, detail=text, **day, **more)


def test_private_entries_of_a_diary_are_hidden(page):
    one, other = diary(SECRET), diary(OTHER)
    put(page, one, other)
    before = exposed()
    assert one.grab().toImage() != other.grab().toImage()

    veil.toggle()

    assert one.grab().toImage() == other.grab().toImage()
    assert SECRET not in exposed()
    assert "22 November 2026, Noted, private" in exposed()
    assert "for all" in exposed()
    assert "nothing to share" in exposed()

    veil.toggle()

    assert exposed() == before


# The key


def test_the_key_works_in_a_dialog(page, qtbot):
    veil.heed_dialogs()
    fields = (Field("text", "What", Line, private=True),)
    dialog = FormDialog(
        page, "New", fields, {"text": SECRET}, "Add", lambda _: None, lambda _: None
    )
    dialog.open()
    dialog.form.editor("text").setFocus()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.form.editor("text").target().hasFocus)

    qtbot.keySequence(dialog.form.editor("text").target(), QKeySequence(veil.KEY))
    assert veil.is_on()
    assert SECRET not in exposed()

    qtbot.keySequence(dialog.form.editor("text").target(), QKeySequence(veil.KEY))
    assert not veil.is_on()
    dialog.form.give_up()
    dialog.reject()


def test_a_dialog_gets_the_key_once(page, qtbot):
    veil.heed_dialogs()
    veil.heed_dialogs()
    dialog = QDialog(page)
    column = QVBoxLayout(dialog)
    one, two = button("One"), button("Two")
    column.addWidget(one)
    column.addWidget(two)
    dialog.open()
    dialog.activateWindow()
    for target in (one, two, one):
        target.setFocus()
        qtbot.waitUntil(target.hasFocus)

    qtbot.keySequence(one, QKeySequence(veil.KEY))

    assert veil.is_on()
    dialog.reject()
