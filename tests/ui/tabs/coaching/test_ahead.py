"""The rows behind "17 of 19 sessions were scheduled ahead"."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QMainWindow

from app.domain import attention, planning, sessions
from app.domain.kinds import SessionKind
from app.ui.tabs.coaching.ahead import LEFT_OUT, AheadDialog
from tests import builders
from tests.ui.manager import Manager

pytestmark = pytest.mark.usefixtures("_on_the_day")
TODAY = builders.TODAY


@pytest.fixture
def manager(qtbot, asker):
    host = QMainWindow()
    qtbot.addWidget(host)
    host.show()
    return Manager(qtbot, host)


def open_ahead(journal, manager):
    """The dialog over what was held in the last thirty days, and its rows."""
    found = journal.ask(attention.ahead, TODAY - timedelta(days=30), TODAY)
    AheadDialog(manager.window, journal, found).open()
    dialog = manager.dialog(AheadDialog)
    model = dialog.table.model
    cells = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    return dialog, cells


def test_it_lists_exactly_what_was_counted(journal, manager):
    """S4-20: the share scheduled ahead, with the rows it was counted from."""
    dana = builders.person(journal).id
    ben = builders.person(journal, "Ben Carver").id
    ahead_of_time = TODAY - timedelta(days=9)
    builders.session(journal, dana, days_ago=3, scheduled_on=ahead_of_time)
    builders.session(journal, ben, days_ago=1, kind=SessionKind.CALL)
    builders.session(journal, ben, days_ago=90)
    builders.plan(journal, ben)

    dialog, cells = open_ahead(journal, manager)

    assert cells == [
        ["Sat 21 Nov", "Ben Carver", "Coached call", "ad hoc"],
        ["Thu 19 Nov", "Dana Whitfield", "1:1", "13 Nov"],
    ]
    assert dialog.sentence.text() == f"1 of 2 were scheduled ahead, 50%. {LEFT_OUT}"
    manager.click(dialog.close_button)
    assert manager.no_dialog()


def test_a_group_is_one_row(journal, manager):
    group = [builders.person(journal, name).id for name in ("Ann", "Ben")]
    made = journal.do(
        *("Plan", planning.plan, group, TODAY), kind=SessionKind.DEAL, planned_for=TODAY
    )[0]
    journal.do("Hold", sessions.finish, made.id, TODAY, TODAY)

    _, cells = open_ahead(journal, manager)

    assert [row[1] for row in cells] == ["Ann, Ben"]
    manager.give_up()


def test_nothing_to_count_says_so(journal, manager):
    dialog, cells = open_ahead(journal, manager)
    assert cells == []
    assert dialog.sentence.text() == LEFT_OUT
    manager.give_up()
