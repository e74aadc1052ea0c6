from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStyledItemDelegate

from app.ui.lists import RecordList, record_at


@dataclass(frozen=True)
class Person:
    id: int
    name: str


TEAM = (
    Person(1, "Dana Whitfield"),
    Person(2, "Marcus Oyelaran"),
    Person(3, "Łukasz Nowak"),
    Person(4, "Dora Miles"),
)


class Painter(QStyledItemDelegate):
    painted = None

    def paint(self, painter, option, index):
        self.painted = record_at(index)


@pytest.fixture
def roster(qtbot):
    made = RecordList(lambda p: p.name, empty="Nobody yet")
    qtbot.addWidget(made)
    made.resize(200, 120)
    made.show()
    made.show_rows(TEAM)
    return made


def names(roster):
    return [roster.model.row_at(n).name for n in range(roster.model.rowCount())]


def test_the_delegate_gets_its_record(qtbot):
    painter = Painter()
    roster = RecordList(lambda p: p.name, painter)
    qtbot.addWidget(roster)
    roster.show_rows(TEAM[:1])

    roster.grab()

    assert painter.painted == TEAM[0]


def test_selecting_tells_the_record_once(qtbot, roster):
    with qtbot.waitSignal(roster.current_changed) as told:
        roster.select(2)
    with qtbot.assertNotEmitted(roster.current_changed):
        roster.select(2)

    assert told.args == [2]


def test_selecting_nothing_clears(qtbot, roster):
    roster.select(2)

    with qtbot.waitSignal(roster.current_changed) as told:
        roster.select(None)

    assert told.args == [None]
    assert not roster.view.currentIndex().isValid()


def test_a_refresh_keeps_the_current_record(qtbot, roster):
    roster.select(3)

    with qtbot.assertNotEmitted(roster.current_changed):
        roster.show_rows(tuple(reversed(TEAM)))

    assert roster.current == 3
    assert record_at(roster.view.currentIndex()).name == "Łukasz Nowak"


def test_the_last_record_removed_makes_the_one_before_current(roster):
    roster.select(4)

    roster.show_rows(TEAM[:3])

    assert roster.current == 3


def test_a_refresh_keeps_what_is_in_sight(roster):
    many = [Person(n, f"Person {n}") for n in range(500)]
    roster.show_rows(many)
    roster.select(250)
    QApplication.processEvents()
    before = roster.view.visualRect(roster.view.currentIndex()).top()

    roster.show_rows([Person(-1, "New"), *many])

    assert roster.view.visualRect(roster.view.currentIndex()).top() == before


def test_a_filter_hides_and_brings_back_the_current_record(qtbot, roster):
    roster.select(2)

    with qtbot.assertNotEmitted(roster.current_changed):
        roster.filter(lambda p: p.name.startswith("D"))
        assert names(roster) == ["Dana Whitfield", "Dora Miles"]
        roster.filter(None)

    assert record_at(roster.view.currentIndex()).id == 2


def test_typing_finds_the_beginning_of_any_word_without_accents(qtbot, roster):
    qtbot.keyClicks(roster.view, "luk")
    assert roster.current == 3


def test_typing_goes_on_to_the_next_that_fits(qtbot, roster):
    roster.select(1)

    qtbot.keyClicks(roster.view, "do")

    assert roster.current == 4


def test_typing_finds_a_later_word(qtbot, roster):
    qtbot.keyClicks(roster.view, "oye")

    assert roster.current == 2


def test_typing_what_is_not_there_moves_nothing(qtbot, roster):
    roster.select(1)

    qtbot.keyClicks(roster.view, "zz")

    assert roster.current == 1


def test_typing_in_an_empty_list_is_harmless(qtbot, roster):
    roster.show_rows(())

    qtbot.keyClicks(roster.view, "a")

    assert roster.current is None


def test_enter_opens_the_record(qtbot, roster):
    roster.select(4)

    with qtbot.waitSignal(roster.activated) as told:
        qtbot.keyClick(roster.view, Qt.Key.Key_Enter)

    assert told.args == [4]


def test_what_is_read_on_is_put_below_and_nothing_else_is_touched(qtbot, roster):
    roster.select(2)
    bar = roster.view.verticalScrollBar()
    with qtbot.assertNotEmitted(roster.model.modelReset):
        roster.append([Person(n, f"Person {n}") for n in range(5, 40)])

    assert names(roster)[:5] == [
        "Dana Whitfield",
        "Marcus Oyelaran",
        *names(roster)[2:4],
        "Person 5",
    ]
    assert len(names(roster)) == 39
    assert roster.current == 2
    assert roster.view.currentIndex().row() == 1
    assert bar.value() == 0


def test_a_filter_holds_for_what_is_put_below(roster):
    roster.filter(lambda person: person.name.startswith("D"))
    roster.append([Person(5, "Ben Carver"), Person(6, "Dirk Holt")])
    assert names(roster) == ["Dana Whitfield", "Dora Miles", "Dirk Holt"]
    roster.append([Person(7, "Lena Fox")])
    assert names(roster) == ["Dana Whitfield", "Dora Miles", "Dirk Holt"]

    roster.filter(None)
    assert names(roster)[-3:] == ["Ben Carver", "Dirk Holt", "Lena Fox"]


def test_what_is_put_below_goes_to_its_place_in_a_sorted_list(roster):
    roster.model.sort(0)
    roster.append([Person(5, "Ben Carver")])
    assert names(roster)[0] == "Ben Carver"
    roster.model.sort(-1)
    assert names(roster)[-1] == "Ben Carver"
