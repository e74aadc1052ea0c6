"""The table of the grid of numbers: how wide and how high it is, and what a key does in it."""

import pytest
from PySide6.QtGui import QFontMetrics

from app.domain.kinds import Nature, PeriodKind
from app.ui import theme
from app.ui.tabs.scorecard.grid_board import Arrangement
from tests import builders
from tests.ui.tabs.scorecard.grid_desk import GridDesk, metric, value

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def desk(qtbot, journal, dana):
    builders.person(journal, "Ben Carver")
    metric(journal, "Days", nature=Nature.QUALITY)
    metric(journal)
    return GridDesk(qtbot, journal)


@pytest.mark.parametrize("kind", list(PeriodKind)[:3])
def test_a_column_is_as_wide_as_what_stands_over_it(desk, dana, kind):
    desk.view.show_person(dana)
    desk.view.tools.kinds.choose(kind)
    table, small = desk.view.table, QFontMetrics(theme.font("small"))
    for column, head in enumerate(table.cells.board.columns):
        assert table.columnWidth(column) > small.horizontalAdvance(head.below), head


def test_rows_are_of_one_height_again_where_no_heading_stands_above(desk, dana):
    desk.view.show_person(dana)
    table = desk.view.table
    assert table.rowHeight(0) > table.verticalHeader().defaultSectionSize()
    desk.view.tools.arrangements.choose(Arrangement.METRIC)
    heights = {table.rowHeight(row) for row in range(table.cells.rowCount())}
    assert heights == {table.verticalHeader().defaultSectionSize()}


def test_it_begins_where_the_keyboard_is_with_what_is_newest_in_sight(qtbot, journal, dana):
    for n in range(14):
        metric(journal, f"Number {n} of those that are followed")
    desk = GridDesk(qtbot, journal)
    table = desk.view.table
    assert table.horizontalScrollBar().maximum() > 0
    assert table.horizontalScrollBar().value() == 0, "the first number is in sight"
    desk.view.tools.arrangements.choose(Arrangement.TOGETHER)
    desk.view.show_person(dana)
    bar = table.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == bar.maximum()


def test_delete_forgets_what_was_not_understood_and_leaves_the_number(desk, journal, dana):
    (meetings,) = [one.id for one in desk.view._listed if one.name == "Meetings"]
    value(journal, dana, meetings, 7_000)
    desk.at("Dana Whitfield", "Meetings")
    desk.enter("many", "Tab")
    desk.at("Dana Whitfield", "Meetings")
    assert desk.view.problem.text()

    desk.press("Del")

    assert desk.figure(dana, meetings).amount == 7_000
    assert "7" in desk.said_here()
    assert "not recorded" not in desk.said_here()
    assert not desk.view.problem.text()
    desk.press("Del")
    assert desk.figure(dana, meetings).amount is None
