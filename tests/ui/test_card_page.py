"""A page of cards is filled anew and nothing that is looked at moves."""

import pytest
from PySide6.QtWidgets import QLineEdit, QMainWindow

from app.ui.card_page import CardPage
from app.ui.parts import Card, Row
from tests.ui.manager import Manager


class Pages(Manager):
    """A page of three cards with lines that can be opened, and one with an action."""

    def __init__(self, qtbot):
        host = QMainWindow()
        super().__init__(qtbot, host)
        self.cards = CardPage("Cards")
        self.first, self.second = Card("First"), Card("Second")
        self.third, self.last = Card("Third", "Add"), Card("Last")
        self.line = QLineEdit()
        self.first.keep_below(self.line)
        self.cards.put((self.first, self.second, self.third, self.last), wide=(self.last,))
        self.shown = {self.first: "ab", self.second: "cde", self.third: "f", self.last: "g" * 30}
        self.fill(same=False)
        host.setCentralWidget(self.cards)
        host.resize(500, 260)
        host.show()
        qtbot.addWidget(host)
        qtbot.waitUntil(self.cards.isVisible)
        self.front()

    def fill(self, *, same=True):
        """Fill the cards with a line for each letter."""
        self.cards.refill(self._fill, same=same)

    def _fill(self):
        for card, letters in self.shown.items():
            card.clear()
            for letter in letters:
                card.add(Row(letter, openable=True))

    def stand_on(self, card, text):
        """Go to a line, with the keyboard."""
        self.focus(self.row(card, text))

    def take_away(self, card, letter):
        """Fill anew without one line, and say where the keyboard is then."""
        self.shown[card] = self.shown[card].replace(letter, "")
        self.fill()
        return self.window.focusWidget()


@pytest.fixture
def desk(qtbot):
    return Pages(qtbot)


def says(widget):
    return widget.text.text()


def test_the_keyboard_stays_where_a_line_stood(desk):
    desk.stand_on(desk.second, "d")
    assert says(desk.take_away(desk.second, "d")) == "e"
    assert says(desk.take_away(desk.second, "e")) == "c"


def test_with_the_last_line_gone_it_goes_on_to_the_next_card_or_back(desk):
    desk.stand_on(desk.second, "c")
    assert says(desk.take_away(desk.second, "cde")) == "f"
    desk.shown |= {desk.third: "", desk.last: ""}
    desk.fill()
    desk.stand_on(desk.first, "a")
    assert says(desk.take_away(desk.first, "a")) == "b"


def test_a_cards_own_link_is_nearer_than_another_card(desk):
    desk.stand_on(desk.third, "f")
    assert desk.take_away(desk.third, "f") is desk.third.action


def test_a_line_that_is_typed_into_is_not_made_anew(desk):
    desk.focus(desk.line)
    desk.type("half a")
    desk.fill()
    desk.type(" word")
    assert desk.line.hasFocus()
    assert desk.line.text() == "half a word"


def test_the_tab_key_walks_card_by_card_and_a_kept_line_comes_last_in_its_own(desk):
    desk.fill()
    desk.stand_on(desk.first, "a")
    desk.qtbot.waitUntil(desk.row(desk.second, "e").isVisible)
    walked = []
    for _ in range(6):
        desk.press("Tab")
        at = desk.window.focusWidget()
        walked.append(says(at) if isinstance(at, Row) else at)
    assert walked == ["b", desk.line, "c", "d", "e", desk.third.action]


def test_the_same_page_stays_where_it_was_scrolled_to_and_another_begins_at_the_top(desk):
    bar = desk.cards.verticalScrollBar()
    desk.qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(150)
    desk.fill()
    assert bar.value() == 150
    desk.fill(same=False)
    assert bar.value() == 0


def test_two_stand_beside_each_other_and_a_hidden_one_leaves_no_gap(desk):
    def places():
        cards = (desk.first, desk.second, desk.third)
        return [(card.x() > 100, card.y()) for card in cards if not card.isHidden()]

    (first, top), (second, beside), (third, below) = places()
    assert (first, second, third) == (False, True, False)
    assert top == beside
    assert top < below
    desk.second.hide()
    desk.cards.settle()
    desk.qtbot.waitUntil(lambda: places() == [(False, top), (True, top)])


def test_the_scroll_bar_goes_once_there_is_room_without_it(qtbot):
    """Beside it lines wrap that would not otherwise, so that it would keep itself there."""
    page, card = CardPage("Cards", margin=0), Card("Long")
    page.put((card,), wide=(card,))
    qtbot.addWidget(page)

    def fill(count):
        card.clear()
        for _ in range(count):
            card.add(Row("Twenty five letters and so", openable=True))

    page.refill(lambda: fill(7), same=False)
    page.show()
    qtbot.waitUntil(page.isVisible)
    inside, bar = page.widget(), page.verticalScrollBar()
    beside = bar.sizeHint().width()
    wide = next(
        wide
        for wide in range(500, 100, -1)
        if inside.heightForWidth(wide - beside) > inside.heightForWidth(wide)
    )
    page.resize(wide, inside.heightForWidth(wide))
    qtbot.waitUntil(lambda: not bar.isVisible())
    page.refill(lambda: fill(12), same=True)
    qtbot.waitUntil(bar.isVisible)
    page.refill(lambda: fill(7), same=True)
    qtbot.waitUntil(lambda: not bar.isVisible())
