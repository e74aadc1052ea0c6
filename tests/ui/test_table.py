from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui import theme
from app.ui.rows import FLAW
from app.ui.table import Column, Flaw, Table


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    quota: int | None = None


TEAM = (
    Person(1, "Dana Whitfield", 30),
    Person(2, "Łukasz Nowak", None),
    Person(3, "ben carver", 10),
    Person(4, "Tomás Herrera", 20),
)


def problem(person):
    return Flaw("red", "No quota") if person.quota is None else None


@pytest.fixture
def table(qtbot):
    made = Table(
        [
            Column("Name", lambda p: p.name, width=0),
            Column(
                "Quota",
                lambda p: p.quota,
                text=lambda p: "not reported" if p.quota is None else str(p.quota),
                align="right",
                marker=problem,
                tooltip=lambda p: f"{p.name}'s quota",
            ),
        ],
        empty="Nobody yet",
    )
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.show_rows(TEAM)
    return made


def shown(table, column=0):
    model = table.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def click_header(qtbot, table, section):
    header = table.view.horizontalHeader()
    x = header.sectionViewportPosition(section) + 10
    at = header.viewport().rect().center()
    at.setX(x)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_rows_are_shown_in_their_own_order_at_first(table):
    assert shown(table) == [p.name for p in TEAM]
    assert shown(table, 1) == ["30", "not reported", "10", "20"]


def test_a_click_on_a_header_sorts_up_then_down_then_not(qtbot, table):
    click_header(qtbot, table, 0)
    assert shown(table) == ["ben carver", "Dana Whitfield", "Łukasz Nowak", "Tomás Herrera"]
    assert table.model.headerData(0, Qt.Orientation.Horizontal) == "Name ↑"
    click_header(qtbot, table, 0)
    assert shown(table)[0] == "Tomás Herrera"
    click_header(qtbot, table, 0)
    assert shown(table) == [p.name for p in TEAM]


@pytest.mark.parametrize("order", list(Qt.SortOrder))
def test_what_is_missing_sorts_last_both_ways(table, order):
    table.view.sortByColumn(1, order)

    assert shown(table, 1)[-1] == "not reported"


def test_a_refresh_keeps_selection_and_order(qtbot, table):
    table.view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    table.select(4)

    with qtbot.assertNotEmitted(table.selected):
        table.show_rows((*TEAM, Person(5, "Ingrid", 5)))

    assert table.current == 4
    assert table.selected_ids() == (4,)
    assert shown(table)[0] == "Ingrid"


def test_the_one_after_a_removed_row_becomes_current(qtbot, table):
    table.select(2)

    with qtbot.waitSignal(table.selected) as told:
        table.show_rows([p for p in TEAM if p.id != 2])

    assert told.args == [3]


def test_nothing_is_current_when_all_rows_are_gone(qtbot, table):
    table.select(2)

    with qtbot.waitSignal(table.selected) as told:
        table.show_rows(())

    assert told.args == [None]
    assert table.current is None


def test_a_refresh_keeps_the_scroll_position(table):
    many = [Person(n, f"Person {n}") for n in range(1000)]
    table.show_rows(many)
    table.select(500)
    QApplication.processEvents()
    before = table.view.visualRect(table.view.currentIndex()).top()

    table.show_rows([Person(-1, "New"), *many])

    assert table.view.visualRect(table.view.currentIndex()).top() == before
    assert table.current == 500


def test_a_row_added_on_top_is_seen_when_the_top_is_in_sight(table):
    table.show_rows([Person(n, f"Person {n}") for n in range(1000)])

    table.show_rows([Person(n, f"Person {n}") for n in range(-1, 1000)])

    assert table.view.verticalScrollBar().value() == 0


@pytest.mark.parametrize("typed", ["LUKASZ", "łukasz", "now luk", "reported"])
def test_the_filter_finds_every_word_whatever_case_and_accents(table, typed):
    table.filter(typed)

    assert shown(table) == ["Łukasz Nowak"]


def test_a_blank_filter_shows_all(table):
    table.filter("zzz")
    assert shown(table) == []
    table.filter("  ")
    assert len(shown(table)) == 4


def test_a_filter_hides_the_current_row_without_giving_it_up(qtbot, table):
    table.select(1)

    with qtbot.assertNotEmitted(table.selected):
        table.filter("carver")
        assert table.selected_ids() == ()
        table.filter("")

    assert table.current == 1
    assert table.selected_ids() == (1,)


def test_a_filter_stays_when_rows_are_shown_anew(table):
    table.filter("dana")

    table.show_rows((*TEAM, Person(9, "Dana Two")))

    assert shown(table) == ["Dana Whitfield", "Dana Two"]


def test_enter_and_a_double_click_open_a_row(qtbot, table):
    table.select(3)
    with qtbot.waitSignal(table.activated) as told:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert told.args == [3]
    with qtbot.waitSignal(table.activated) as told:
        at = table.view.visualRect(table.model.index(0, 0)).center()
        # Qt makes a double click of a press that came before.
        qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [1]


def test_enter_without_a_row_does_nothing(qtbot, table):
    table.show_rows(())

    with qtbot.assertNotEmitted(table.activated):
        qtbot.keyClick(table.view, Qt.Key.Key_Return)


def test_the_arrows_tell_which_row_is_current(qtbot, table):
    table.select(1)

    with qtbot.waitSignal(table.selected) as told:
        qtbot.keyClick(table.view, Qt.Key.Key_Down)

    assert told.args == [2]


def test_the_row_where_the_keyboard_comes_to_is_seen_before_it_is_chosen(qtbot, table):
    table.activateWindow()
    table.view.setFocus()
    qtbot.waitUntil(table.view.hasFocus)
    assert table.current == 1
    assert not table.selected_ids()

    def top_of(row):
        place = table.view.visualRect(table.model.index(row, 1))
        return table.view.viewport().grab(place).toImage().pixelColor(place.width() // 2, 0)

    assert top_of(0) == theme.role("focus")
    assert top_of(1) != theme.role("focus")
    qtbot.keyClick(table.view, Qt.Key.Key_Down)
    assert table.selected_ids() == (2,)
    assert top_of(0) != theme.role("focus")


def test_copied_cells_stay_cells_and_never_become_formulas(qtbot, table):
    table.show_rows([Person(1, "=1+1\nnext\tcell", 5)])
    table.select(1)

    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.clipboard().text() == "'=1+1 next cell\t5"


@pytest.mark.parametrize(
    ("name", "copied"),
    [
        ("-5 points", "-5 points"),
        ("- call back", "- call back"),
        ("+cmd", "'+cmd"),
        ("@SUM", "'@SUM"),
    ],
)
def test_only_what_looks_like_a_formula_is_quoted(qtbot, table, name, copied):
    table.show_rows([Person(1, name, 5)])
    table.select(1)

    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.clipboard().text() == f"{copied}\t5"


def test_several_rows_stay_selected_through_a_refresh(qtbot):
    table = Table([Column("Name", lambda p: p.name)], many=True)
    qtbot.addWidget(table)
    table.show_rows(TEAM)
    table.view.selectAll()

    table.show_rows(TEAM[1:])

    assert table.selected_ids() == (2, 3, 4)


def test_a_problem_is_marked_and_said(table):
    cell = table.model.index(1, 1)

    assert cell.data(FLAW).words == "No quota"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "No quota\nŁukasz Nowak's quota"
    assert table.model.index(0, 1).data(FLAW) is None


def test_a_tooltip_never_reads_markup_from_data(table):
    table.show_rows([Person(1, "<img src=x>", 5)])

    assert "&lt;img" in table.model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)


def test_an_empty_table_says_why(table):
    table.show_rows(())
    assert table.view.empty_text == "Nobody yet"
    table.filter("dana")
    assert table.view.empty_text == "Nothing matches"
    table.grab()


def test_marks_paint(table):
    assert not table.grab().isNull()


def test_many_rows_are_all_there(table):
    table.show_rows(tuple(Person(n, f"Person {n}", n) for n in range(100_000)))

    assert table.model.rowCount() == 100_000
    assert table.model.index(99_999, 0).data() == "Person 99999"
