import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import time_machine
from PySide6.QtCore import QDate, QLocale, QMimeData, Qt
from PySide6.QtGui import QColor, QTextOption
from PySide6.QtWidgets import QApplication

from app.ui import icons
from app.ui.editors import Amount, Check, Chips, Choice, Colour, Date, Level, Line, Number, Text


@pytest.fixture(autouse=True)
def _in_english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    icons.use(Path(__file__).parents[3] / "resources" / "icons")
    yield
    QLocale.setDefault(before)


@pytest.fixture
def put(qtbot):
    """Show an editor, ready for keys."""

    def show(editor):
        qtbot.addWidget(editor)
        editor.show()
        editor.activateWindow()
        qtbot.waitUntil(editor.isActiveWindow)
        editor.setFocus()
        return editor

    return show


def parse(text):
    return round(float(text.replace(",", "")) * 100)


def write(minor):
    return f"{minor / 100:,.2f}"


SKILLS = [(1, "Negotiation"), (2, "Discovery"), (3, "Closing"), (4, "Négociation avancée")]
EVERY = [
    (Line, "Dana"),
    (Text, "One\nTwo"),
    (lambda: Choice([("a", "A"), ("b", "B")], empty="None"), "b"),
    (lambda: Check("Yes"), True),
    (Date, date(2026, 12, 12)),
    (Number, 7),
    (lambda: Number(decimals=2), Decimal("1.25")),
    (lambda: Amount(parse, write), 123456),
    (Level, 3),
    (lambda: Colour(6, lambda index: QColor(index, 0, 0)), 2),
    (lambda: Chips(SKILLS), (3, 1)),
]


@pytest.mark.parametrize(("make", "value"), EVERY)
def test_a_value_put_in_comes_out_and_is_no_edit(qtbot, put, make, value):
    editor = put(make())

    with qtbot.assertNotEmitted(editor.edited):
        editor.set_value(value)

    assert editor.value() == value
    assert editor.problem() == ""
    editor.grab()


@pytest.mark.parametrize(("make", "value"), EVERY)
def test_it_can_be_emptied(put, make, value):
    editor = put(make())
    editor.set_value(value)

    editor.set_value(None)

    assert not editor.value()
    assert editor.problem() == ""


@pytest.mark.parametrize(("make", "value"), EVERY)
def test_a_draft_can_be_put_back(put, make, value):
    editor, other = put(make()), put(make())
    editor.set_value(value)

    other.set_draft(editor.draft())

    assert other.value() == value


@pytest.mark.parametrize(("make", "value"), EVERY)
def test_read_only_keys_change_nothing(qtbot, put, make, value):
    editor = put(make())
    editor.set_value(value)
    editor.set_read_only(True)

    with qtbot.assertNotEmitted(editor.edited):
        for key in (Qt.Key.Key_5, Qt.Key.Key_Backspace, Qt.Key.Key_Up, Qt.Key.Key_Space):
            qtbot.keyClick(editor.target(), key)

    assert editor.value() == value


@pytest.mark.parametrize(("make", "value"), EVERY)
def test_it_has_a_name_for_screen_readers(put, make, value):
    editor = put(make())

    editor.set_name("Field")

    assert editor.target().accessibleName().startswith("Field")


class TestLine:
    def test_typing_is_an_edit_and_blanks_are_tidied(self, qtbot, put):
        line = put(Line())
        with qtbot.waitSignal(line.edited):
            qtbot.keyClicks(line.target(), "  Dana   W ")
        assert line.value() == "Dana W"

    def test_blank_is_empty(self, qtbot, put):
        line = put(Line())
        qtbot.keyClicks(line.target(), "   ")
        assert line.value() is None
        assert line.problem() == ""

    def test_pasted_lines_become_one(self, put):
        line = put(Line())
        line.set_draft("Dana\nWhitfield\t2")
        assert line.value() == "Dana Whitfield 2"

    def test_too_much_stays_on_screen_as_a_problem(self, qtbot, put):
        line = put(Line(longest=3))
        qtbot.keyClicks(line.target(), "abcd")
        assert line.value() is None
        assert line.problem() == "Too long: 4 characters, 3 at most"
        assert line.draft() == "abcd"

    def test_showing_the_same_leaves_the_cursor(self, put):
        line = put(Line())
        line.set_value("Dana")
        line.box.setCursorPosition(2)
        line.set_value("Dana")
        assert line.box.cursorPosition() == 2


class TestText:
    def test_typing_is_an_edit(self, qtbot, put):
        text = put(Text())
        with qtbot.waitSignal(text.edited):
            qtbot.keyClicks(text.target(), "a")
        qtbot.keyClick(text.target(), Qt.Key.Key_Return)
        qtbot.keyClicks(text.target(), "b")
        assert text.value() == "a\nb"

    def test_markup_is_text(self, put):
        text = put(Text())
        text.set_value("<b>John</b> said a<b")
        assert text.value() == "<b>John</b> said a<b"

    def test_blank_is_empty(self, put):
        text = put(Text())
        text.set_value("  \n ")
        assert text.value() is None

    def test_too_much_is_a_problem(self, put):
        text = put(Text(longest=5))
        text.set_value("123456")
        assert text.value() is None
        assert "5 at most" in text.problem()

    def test_it_grows_with_its_text_up_to_a_limit(self, put):
        text = put(Text(rows=2, most_rows=5))
        low = text.box.height()
        text.set_value("\n".join("abc"))
        higher = text.box.height()
        text.set_value("\n" * 50)
        assert low < higher < text.box.height()
        text.set_value("")
        assert text.box.height() == low

    def test_tab_moves_on(self, put):
        assert put(Text()).box.tabChangesFocus()

    def test_its_own_undo_takes_typing_back(self, qtbot, put):
        text = put(Text())
        qtbot.keyClicks(text.target(), "ab")
        text.box.undo()
        assert text.value() is None

    def test_a_very_long_line_is_wrapped_anywhere(self, put):
        text = put(Text())
        text.set_value("x" * 30_000)
        assert text.box.wordWrapMode() == QTextOption.WrapMode.WrapAnywhere
        assert len(text.value()) == 30_000

    def test_a_very_long_pasted_line_is_wrapped_anywhere(self, put):
        text, paste = put(Text()), QMimeData()
        paste.setText("x" * 30_000)
        text.box.insertFromMimeData(paste)
        assert text.box.wordWrapMode() == QTextOption.WrapMode.WrapAnywhere


class TestChoice:
    @pytest.fixture
    def choice(self, put):
        return put(Choice([("a", "Active"), ("r", "Ramping")], empty="Not said"))

    def test_it_starts_empty(self, choice):
        assert choice.value() is None
        assert choice.box.currentText() == "Not said"

    def test_keys_choose(self, qtbot, choice):
        with qtbot.waitSignal(choice.edited):
            qtbot.keyClick(choice.target(), Qt.Key.Key_Down)
        assert choice.value() == "a"

    def test_a_value_that_is_not_offered_is_kept(self, choice):
        choice.set_value("gone")
        assert choice.value() == "gone"
        assert choice.box.currentIndex() == -1

    def test_a_day_survives_as_the_text_of_a_draft(self, put):
        days = [(date(2027, 1, 1), "January"), (date(2027, 2, 1), "February")]
        first, second = put(Choice(days, "Not known")), put(Choice(days, "Not known"))
        first.set_value(days[1][0])
        second.set_draft(json.loads(json.dumps(first.draft())))
        assert second.value() == date(2027, 2, 1)
        second.set_draft(None)
        assert second.value() is None

    def test_other_options_keep_the_value(self, qtbot, choice):
        choice.set_value("r")
        with qtbot.assertNotEmitted(choice.edited):
            choice.set_options([("x", "X"), ("r", "Ramping up")])
        assert choice.value() == "r"
        assert choice.box.currentText() == "Ramping up"


def test_a_click_ticks_a_check(qtbot, put):
    check = put(Check("Leading"))
    with qtbot.waitSignal(check.edited):
        qtbot.keyClick(check.target(), Qt.Key.Key_Space)
    assert check.value() is True


class TestDate:
    @pytest.fixture(autouse=True)
    def _on_a_thursday(self):
        with time_machine.travel("2026-11-19 09:00", tick=False):
            yield

    @pytest.mark.parametrize(
        ("typed", "day"),
        [
            ("12.12.2026", date(2026, 12, 12)),
            ("fri", date(2026, 11, 20)),
            ("+14", date(2026, 12, 3)),
        ],
    )
    def test_typed_freely_and_written_out_on_leaving(self, qtbot, put, typed, day):
        editor = put(Date())
        qtbot.keyClicks(editor.target(), typed)
        assert editor.value() == day
        assert editor.box.text() == typed
        qtbot.keyClick(editor.target(), Qt.Key.Key_Return)
        assert editor.box.text() == f"{day:%d/%m/%Y}"
        assert editor.value() == day

    def test_nonsense_stays_on_screen(self, qtbot, put):
        editor = put(Date())
        editor.set_value(date(2026, 1, 1))
        editor.box.selectAll()
        qtbot.keyClicks(editor.target(), "someday")
        qtbot.keyClick(editor.target(), Qt.Key.Key_Return)
        assert editor.value() is None
        assert editor.problem() == "This is not a date"
        assert editor.box.text() == "someday"

    def test_a_blank_is_no_date(self, qtbot, put):
        editor = put(Date())
        editor.set_value(date(2026, 1, 1))
        editor.box.selectAll()
        qtbot.keyClick(editor.target(), Qt.Key.Key_Delete)
        assert editor.value() is None
        assert editor.problem() == ""

    @pytest.mark.parametrize("name", ["en_US", "de_DE", "fr_FR", "ja_JP", "hu_HU", "ar_EG", "C"])
    def test_in_any_locale_what_is_shown_is_the_value(self, put, name):
        QLocale.setDefault(QLocale(name))
        editor = put(Date())
        editor.set_value(date(1926, 2, 3))
        assert editor.value() == date(1926, 2, 3)
        assert editor.problem() == ""

    @pytest.mark.parametrize("name", ["en_US", "en_GB", "de_DE", "fr_FR", "ja_JP", "hu_HU"])
    def test_what_is_shown_can_be_typed(self, put, name):
        QLocale.setDefault(QLocale(name))
        editor, other = put(Date()), put(Date())
        editor.set_value(date(2026, 2, 3))
        other.set_draft(editor.draft())
        assert other.value() == date(2026, 2, 3)

    def test_alt_down_opens_the_calendar_at_the_day(self, qtbot, put):
        editor = put(Date())
        editor.set_value(date(2027, 1, 5))
        qtbot.keyClick(editor.target(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert editor.calendar.isVisible()
        assert editor.calendar.selectedDate() == QDate(2027, 1, 5)

    def test_read_only_there_is_no_calendar(self, put):
        editor = put(Date())
        editor.set_read_only(True)
        editor.open_calendar()
        assert not editor.calendar.isVisible()

    def test_a_day_picked_in_the_calendar_is_an_edit(self, qtbot, put):
        editor = put(Date())
        editor.open_calendar()
        with qtbot.waitSignal(editor.edited):
            editor.calendar.clicked.emit(QDate(2026, 12, 24))
        assert editor.value() == date(2026, 12, 24)
        assert not editor.calendar.isVisible()


class TestNumber:
    @pytest.mark.parametrize(
        ("typed", "number"), [("7", 7), ("1,500", 1500), ("-3", -3), ("−3", -3), ("0", 0)]
    )
    def test_it_reads_the_users_notation(self, put, typed, number):
        editor = put(Number())
        editor.set_draft(typed)
        assert editor.value() == number

    @pytest.mark.parametrize("typed", ["x", "1,5", "1..2", "1 2", "nan", "inf", "1e400", "--1"])
    def test_nonsense_is_a_problem(self, put, typed):
        editor = put(Number())
        editor.set_draft(typed)
        assert editor.value() is None
        assert editor.problem() == "This is not a number"

    def test_empty_is_not_zero(self, put):
        editor = put(Number())
        assert editor.value() is None
        editor.set_value(0)
        assert editor.value() == 0
        assert editor.box.text() == "0"

    @pytest.mark.parametrize(
        ("lowest", "highest", "typed", "words"),
        [
            (1, 5, "6", "Only 1 to 5"),
            (1, None, "0", "1 at least"),
            (None, 5, "6", "5 at most"),
            (None, None, "1.5", "Only a whole number"),
        ],
    )
    def test_limits_are_said(self, put, lowest, highest, typed, words):
        editor = put(Number(lowest, highest))
        editor.set_draft(typed)
        assert editor.problem() == words
        assert editor.draft() == typed

    def test_decimals_are_exact(self, put):
        editor = put(Number(decimals=2))
        editor.set_draft("0.1")
        assert editor.value() == Decimal("0.10")
        editor.set_draft("0.123")
        assert editor.problem() == "Only 2 decimals at most"

    def test_the_users_comma(self, put):
        QLocale.setDefault(QLocale("de_DE"))
        editor = put(Number(decimals=1))
        editor.set_draft("1.500,5")
        assert editor.value() == Decimal("1500.5")

    def test_it_is_written_out_on_leaving(self, qtbot, put):
        editor = put(Number())
        qtbot.keyClicks(editor.target(), "12500")
        qtbot.keyClick(editor.target(), Qt.Key.Key_Return)
        assert editor.box.text() == "12,500"


class TestAmount:
    def test_typed_amounts_are_minor_units(self, qtbot, put):
        editor = put(Amount(parse, write))
        with qtbot.waitSignal(editor.edited):
            qtbot.keyClicks(editor.target(), "1234.5")
        assert editor.value() == 123450
        qtbot.keyClick(editor.target(), Qt.Key.Key_Return)
        assert editor.box.text() == "1,234.50"

    def test_nonsense_stays_and_is_said(self, qtbot, put):
        editor = put(Amount(parse, write))
        qtbot.keyClicks(editor.target(), "a lot")
        assert editor.problem() == "This is not an amount"
        assert editor.draft() == "a lot"


class TestLevel:
    @pytest.mark.parametrize(
        ("start", "key", "level"),
        [
            (None, Qt.Key.Key_4, 4),
            (None, Qt.Key.Key_Right, 1),
            (3, Qt.Key.Key_Up, 4),
            (3, Qt.Key.Key_Left, 2),
            (3, Qt.Key.Key_End, 5),
            (3, Qt.Key.Key_Home, 1),
            (3, Qt.Key.Key_0, None),
            (3, Qt.Key.Key_Backspace, None),
        ],
    )
    def test_keys_set_and_clear_it(self, qtbot, put, start, key, level):
        editor = put(Level())
        editor.set_value(start)
        with qtbot.waitSignal(editor.edited):
            qtbot.keyClick(editor, key)
        assert editor.value() == level

    @pytest.mark.parametrize(
        ("start", "key"), [(5, Qt.Key.Key_Right), (1, Qt.Key.Key_Left), (2, Qt.Key.Key_6)]
    )
    def test_it_stays_within_its_ends(self, qtbot, put, start, key):
        editor = put(Level())
        editor.set_value(start)
        with qtbot.assertNotEmitted(editor.edited):
            qtbot.keyClick(editor, key)
        assert editor.value() == start

    def test_a_click_sets_and_the_same_again_clears(self, qtbot, put):
        editor = put(Level())
        third = editor.rect().center()
        third.setX(4 + 2 * 20 + 10)
        qtbot.mouseClick(editor, Qt.MouseButton.LeftButton, pos=third)
        assert editor.value() == 3
        qtbot.mouseClick(editor, Qt.MouseButton.LeftButton, pos=third)
        assert editor.value() is None

    def test_a_screen_reader_hears_it(self, put):
        editor = put(Level())
        editor.set_name("Closing")
        editor.set_value(2)
        assert editor.accessibleName() == "Closing, 2 of 5"


def test_arrows_choose_a_colour(qtbot, put):
    editor = put(Colour(3, lambda index: QColor(index, 0, 0)))
    editor.set_value(1)
    with qtbot.waitSignal(editor.edited):
        qtbot.keyClick(editor, Qt.Key.Key_Right)
    assert editor.value() == 2
    assert editor.words() == "3 of 3"


class TestChips:
    def test_a_part_of_a_word_and_enter_add_one(self, qtbot, put):
        chips = put(Chips(SKILLS))
        qtbot.keyClicks(chips.target(), "disc")
        with qtbot.waitSignal(chips.edited):
            qtbot.keyClick(chips.target(), Qt.Key.Key_Return)
        assert chips.value() == (2,)
        assert chips.draft()[1] == ""

    def test_what_is_unclear_stays_typed(self, qtbot, put):
        chips = put(Chips(SKILLS))
        qtbot.keyClicks(chips.target(), "o")
        qtbot.keyClick(chips.target(), Qt.Key.Key_Return)
        assert chips.value() == ()
        assert chips.problem() == "Choose from the list"

    def test_accents_need_not_be_typed(self, qtbot, put):
        chips = put(Chips(SKILLS))
        qtbot.keyClicks(chips.target(), "avancee")
        qtbot.keyClick(chips.target(), Qt.Key.Key_Return)
        assert chips.value() == (4,)

    def test_backspace_takes_the_last_one_away(self, qtbot, put):
        chips = put(Chips(SKILLS))
        chips.set_value((1, 2))
        qtbot.keyClick(chips.target(), Qt.Key.Key_Backspace)
        assert chips.value() == (1,)

    def test_a_click_on_a_chip_takes_it_away(self, qtbot, put):
        chips = put(Chips(SKILLS))
        chips.set_value((1, 2))
        with qtbot.waitSignal(chips.edited):
            qtbot.mouseClick(chips.chips()[0], Qt.MouseButton.LeftButton)
        assert chips.value() == (2,)

    def test_the_same_twice_is_one(self, qtbot, put):
        chips = put(Chips(SKILLS, free=True))
        for _ in range(2):
            qtbot.keyClicks(chips.target(), "road")
            qtbot.keyClick(chips.target(), Qt.Key.Key_Return)
        assert chips.value() == ("road",)

    def test_free_words_prefer_the_list(self, qtbot, put):
        chips = put(Chips(SKILLS, free=True))
        qtbot.keyClicks(chips.target(), "CLOSING")
        qtbot.keyClick(chips.target(), Qt.Key.Key_Return)
        assert chips.value() == (3,)

    def test_a_value_that_is_not_offered_is_kept(self, put):
        chips = put(Chips(SKILLS))
        chips.set_value((99, 1))
        assert chips.value() == (99, 1)

    def test_enter_in_the_empty_line_is_left_to_the_dialog(self, qtbot, put):
        chips = put(Chips(SKILLS))
        with qtbot.assertNotEmitted(chips.edited):
            qtbot.keyClick(chips.target(), Qt.Key.Key_Return)


def test_blanks_that_do_not_break_are_no_change_and_are_kept(qtbot, put):
    text = put(Text())
    typed = "10\u00a0% of\u202f1\u00a0000\ttabs"
    with qtbot.assertNotEmitted(text.edited):
        text.set_value(typed)
        QApplication.processEvents()
    assert text.value() == text.draft() == typed

    qtbot.keyClicks(text.box, "x")
    assert text.value() == f"x{typed}"


def test_signs_that_a_box_has_no_letter_for_are_no_change(qtbot, put):
    text = put(Text())
    with qtbot.assertNotEmitted(text.edited):
        text.set_value("a\ufdd0b\u2028c")
        QApplication.processEvents()
