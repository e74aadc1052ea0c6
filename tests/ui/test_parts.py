"""The parts of a page, used the way a person uses them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.ui import icons, theme
from app.ui.parts import (
    Banner,
    Card,
    Chip,
    DropDown,
    ElidedLabel,
    EmptyState,
    FlowLayout,
    LevelDots,
    LinkButton,
    PageHead,
    Row,
    SectionTabs,
    StatusLine,
    button,
    plain_tip,
    words,
)

#: The offscreen platform says so of every window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MARKUP = "<b>Dana</b> & <img src='file:///etc/passwd'>"


@pytest.fixture(autouse=True)
def dressed(qapp):
    theme.apply(qapp, "light")
    icons.use(Path(__file__).parents[2] / "resources" / "icons")


@pytest.fixture
def shown(qtbot):
    """Show a widget and keep it until the test is over."""

    def show(widget, width=400, height=120):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show


def colours(widget) -> set[str]:
    """Every colour that the widget paints."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(image.pixel(x, y)).name() for x, y in places}


# Words


@pytest.mark.parametrize("make", [words, ElidedLabel, Chip])
def test_data_is_never_read_as_markup(shown, make):
    label = shown(make(MARKUP))
    assert label.text() == MARKUP
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_tooltip_shows_markup_as_it_was_typed():
    assert plain_tip("7 days ago") == "7 days ago"
    assert "<img" not in plain_tip(MARKUP)
    assert "&lt;img" in plain_tip(MARKUP)


def test_a_long_name_is_shortened_and_whole_in_its_tooltip(shown):
    name = "Maximiliana Konstantinopoulou-Featherstonehaugh"
    label = shown(ElidedLabel(name), width=120)
    assert label.shown().endswith("…")
    assert label.toolTip() == name
    assert label.text() == name


def test_a_name_that_fits_needs_no_tooltip(shown):
    label = shown(ElidedLabel("Dana"), width=200)
    assert label.shown() == "Dana"
    assert label.toolTip() == ""


def test_an_elided_label_fits_at_the_width_it_asks_for(shown):
    label = ElidedLabel("Enterprise · Northeast · joined March 2021")
    shown(label, width=label.sizeHint().width(), height=20)
    assert label.shown() == label.text()


@pytest.mark.parametrize("text", ["", "x" * 200_000, "one\ntwo\r\nthree", "\u202edana", "🏆" * 50])
def test_no_text_is_too_odd_to_elide(shown, text):
    label = shown(ElidedLabel(text), width=80)
    label.grab()
    assert "\n" not in label.text()


@pytest.mark.parametrize("tone", ["plain", "accent", "amber", "red"])
def test_a_chip_is_washed_in_its_tone(shown, tone):
    chip = Chip("Needs help", tone)
    shown(chip)
    assert theme.role(f"{tone}_wash").name() in colours(chip)


def test_buttons_answer_keyboard_and_mouse(shown, qtbot):
    used = []
    holder = QWidget()
    column = QVBoxLayout(holder)
    plain, link = button("Write note", lambda: used.append("plain")), LinkButton("Edit")
    link.clicked.connect(lambda: used.append("link"))
    column.addWidget(plain)
    column.addWidget(link)
    shown(holder)
    qtbot.keyClick(plain, Qt.Key.Key_Space)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert used == ["plain", "link"]


# Dots


@pytest.mark.parametrize(
    ("level", "aim", "told"),
    [
        (3, None, "level 3 of 5"),
        (2, 4, "level 2 of 5, aim 4"),
        (None, None, "not rated"),
        (None, 3, "not rated, aim 3"),
        (5, 5, "level 5 of 5, aim 5"),
    ],
)
def test_a_level_is_told_in_words(shown, level, aim, told):
    dots = shown(LevelDots(level, aim))
    assert dots.accessibleName() == told
    dots.grab()


def test_an_aim_looks_different_from_none(shown):
    dots = LevelDots(2, tone="amber")
    shown(dots)
    without = dots.grab().toImage()
    dots.set_level(2, 4)
    assert dots.grab().toImage() != without
    assert dots.accessibleName() == "level 2 of 5, aim 4"


# Cards and rows


def test_a_card_tells_of_its_link(shown, qtbot):
    card = shown(Card("Strengths", "Edit"))
    with qtbot.waitSignal(card.acted):
        qtbot.mouseClick(card.action, Qt.MouseButton.LeftButton)
    assert card.action.accessibleName() == "Edit: Strengths"


def test_a_card_without_an_action_shows_no_link(shown):
    assert not shown(Card("Strengths")).action.isVisible()


def test_a_card_can_be_filled_again(shown, qtbot):
    card = shown(Card("Strengths"))
    card.add(Row("Discovery questions", right=LevelDots(5)))
    card.add_chips([Chip("Autonomy", "accent"), Chip("Income", "accent")])
    card.add_muted("Last confirmed 4 weeks ago")
    card.clear()
    card.add(Row("Executive presence"))

    def texts():
        return {label.text() for label in card.findChildren(QLabel) if label.isVisible()}

    qtbot.waitUntil(lambda: texts() == {"Strengths", "Executive presence"})


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_an_openable_row_opens_by_keyboard(shown, qtbot, key):
    row = shown(Row("Discovery questions", left="by 28 Nov", openable=True))
    row.setFocus()
    with qtbot.waitSignal(row.opened):
        qtbot.keyClick(row, key)
    assert row.accessibleName() == "by 28 Nov Discovery questions"


def test_an_openable_row_opens_by_mouse(shown, qtbot):
    row = shown(Row("Discovery questions", openable=True))
    with qtbot.waitSignal(row.opened):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)


def test_other_rows_and_other_buttons_open_nothing(shown, qtbot):
    plain, row = shown(Row("Plain")), shown(Row("Openable", openable=True))
    with qtbot.assertNotEmitted(plain.opened), qtbot.assertNotEmitted(row.opened):
        qtbot.mouseClick(plain, Qt.MouseButton.LeftButton)
        qtbot.keyClick(plain, Qt.Key.Key_Return)
        qtbot.mouseClick(row, Qt.MouseButton.RightButton)
        qtbot.keyClick(row, Qt.Key.Key_A)


def test_what_is_kept_below_stays_under_what_is_filled_in_anew(shown, qtbot):
    card, line = Card("Points"), QLineEdit()
    card.keep_below(line)
    card.add(Row("One", openable=True))
    shown(card)
    line.setText("half a word")
    card.clear()
    rows = [Row(text, openable=True) for text in ("Two", "Three")]
    for row in rows:
        card.add(row)
    qtbot.waitUntil(lambda: 0 < rows[0].y() < rows[1].y() < line.parentWidget().y())
    assert line.text() == "half a word"


def test_a_long_statement_wraps_inside_its_card(shown):
    card = Card("Motivations")
    row = Row("Wants a team-lead role within 18 months. " * 4, left="seen")
    card.add(row)
    shown(card, width=260, height=400)
    assert row.width() <= 260
    assert row.text.height() > 2 * row.text.fontMetrics().height()


# Flow


def test_chips_break_onto_the_next_line(shown):
    box = QWidget()
    flow = FlowLayout(box, gap=8)
    chips = [Chip(f"Motive number {n}") for n in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    shown(box, width=240, height=300)
    tops = [chip.geometry().top() for chip in chips]
    assert tops == sorted(tops)
    assert len(set(tops)) > 1
    assert all(chip.geometry().right() <= 240 for chip in chips)


def test_a_chip_wider_than_its_box_stays_inside(shown):
    box = QWidget()
    flow = FlowLayout(box)
    chip = Chip("A motive that took a whole sentence to say and then some more")
    flow.addWidget(chip)
    shown(box, width=100)
    assert chip.width() <= 100


def test_a_flow_gives_back_what_it_took(shown):
    box = QWidget()
    flow = FlowLayout(box)
    shown(box)
    assert flow.itemAt(0) is None
    assert flow.takeAt(0) is None
    chip = Chip("Income")
    flow.addWidget(chip)
    assert flow.count() == 1
    assert flow.itemAt(0).widget() is chip
    assert flow.takeAt(0).widget() is chip
    assert flow.sizeHint() == QSize(0, 0)


# Heads


def test_a_head_keeps_its_actions_when_the_name_is_long(shown):
    head = PageHead("Maximiliana Konstantinopoulou-Featherstonehaugh " * 3, "Enterprise")
    prints = head.add_action("Print review packet", head.hide, primary=True)
    shown(head, width=500, height=60)
    assert prints.geometry().right() <= 500
    assert head.title.shown().endswith("…")


def test_a_head_shows_whose_page_it_is(shown):
    head = shown(PageHead())
    assert not head.badge.isVisible()
    head.show_facts("Dana Whitfield", "Enterprise · Northeast")
    head.show_badge("DW", 0)
    assert head.badge.isVisible()
    assert (head.title.text(), head.facts.text()) == ("Dana Whitfield", "Enterprise · Northeast")
    assert theme.person_colour(0).name() in colours(head.badge)


def test_an_empty_page_teaches_and_offers(shown, qtbot):
    used = []
    empty = shown(EmptyState("Nobody yet. " * 9, "Add a person", lambda: used.append(1)), 500, 300)
    assert empty.sentence.height() >= empty.sentence.heightForWidth(empty.sentence.width())
    qtbot.mouseClick(empty.action, Qt.MouseButton.LeftButton)
    assert used == [1]
    assert not shown(EmptyState("Nothing here.")).action.isVisible()


# Section tabs


def test_sections_are_reached_by_keyboard(shown, qtbot):
    tabs = shown(SectionTabs("Profile", "Timeline", "Reviews"), width=500)
    for key, expected in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_End, 2),
        (Qt.Key.Key_Left, 1),
        (Qt.Key.Key_Home, 0),
    ):
        qtbot.keyClick(tabs, key)
        assert tabs.currentIndex() == expected


def test_nothing_moves_when_another_section_is_chosen(shown):
    tabs = shown(SectionTabs("Profile", "Timeline"), width=500)
    before = [tabs.tabRect(index) for index in range(2)]
    tabs.setCurrentIndex(1)
    assert [tabs.tabRect(index) for index in range(2)] == before


# Status line and banner


def test_the_status_line_offers_one_thing_once(shown, qtbot):
    undone = []
    status = shown(StatusLine())
    status.say("Deleted a strength.", "Undo", lambda: undone.append(1))
    qtbot.mouseClick(status.action, Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert not status.action.isVisible()
    assert status.sentence.text() == "Deleted a strength."


def test_a_new_sentence_replaces_the_old_offer(shown):
    undone = []
    status = shown(StatusLine())
    status.say("Deleted a strength.", "Undo", lambda: undone.append(1))
    status.say("Saved.")
    assert not status.action.isVisible()
    status.action.click()
    assert undone == []


def test_the_status_line_keeps_its_height(shown):
    status = shown(StatusLine(), height=30)
    empty = status.height()
    status.say("Deleted a strength.", "Undo", status.clear)
    assert status.height() == empty
    status.clear()
    assert status.height() == empty


def test_what_the_offer_does_may_speak_again(shown):
    status = shown(StatusLine())
    status.say("Deleted.", "Undo", lambda: status.say("Undone.", "Redo", status.clear))
    status.action.click()
    assert status.sentence.text() == "Undone."
    assert status.action.isVisible()


def test_a_banner_stays_until_cleared(shown, qtbot):
    used = []
    banner = shown(Banner())
    banner.say("This journal is open for reading only.", "Open a backup", lambda: used.append(1))
    for _ in range(2):
        qtbot.mouseClick(banner.action, Qt.MouseButton.LeftButton)
    assert used == [1, 1]
    assert banner.isVisible()
    banner.clear()
    assert not banner.isVisible()


# Drop-down


def test_the_wheel_does_not_change_a_choice(shown, qtbot):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    choice = DropDown()
    choice.addItems(["ramping", "active"])
    shown(choice)
    at = QPointF(10, 10)
    turn = QWheelEvent(
        at,
        choice.mapToGlobal(at),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, turn)
    assert choice.currentText() == "ramping"
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentText() == "active"
    choice.grab()
