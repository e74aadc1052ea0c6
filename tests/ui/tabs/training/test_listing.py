"""The sessions of a quarter as a list: read, sorted, opened, put in and taken out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.domain import absences, training_quarters, trainings
from app.domain.kinds import TrainingKind
from app.ui.tabs.training.tab import LIST
from tests import builders
from tests.builders import TODAY
from tests.ui.tabs.training.training_desk import THURSDAYS, TrainingDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def made(journal, dana):
    """Three sessions by their ids."""
    plan = builders.training_plan(journal, count=3, givers=[dana])
    return [one.id for one in journal.ask(training_quarters.get, plan.id).trainings]


@pytest.fixture
def desk(qtbot, journal, made):
    return TrainingDesk(qtbot, journal, LIST)


def cells(desk, row):
    """What a row says, by the head of each column."""
    model = desk.shown.table.model
    across = range(model.columnCount())
    return {
        model.headerData(n, Qt.Orientation.Horizontal): model.index(row, n).data() for n in across
    }


def test_a_line_says_all_that_is_settled(desk, journal, made, dana):
    kofi = builders.person(journal, "Kofi Mensah").id
    told = {"topic": "Pricing", "kind": TrainingKind.PRODUCT, "backup_id": kofi, "place": ""}
    journal.do("Change", trainings.change, made[0], TODAY, **told)
    found = cells(desk, 0)
    assert found.pop("Time").startswith("11:00")
    assert found == {
        "Day": "Thu 7 Jan",
        "Topic": "Pricing",
        "Type": "Product",
        "Given by": "Dana",
        "Backup": "Kofi",
        "Place": "",
        "State": "Planned",
        "Missing": "no place",
    }


def test_what_a_session_meets_marks_its_time(desk, journal, dana):
    journal.do("Away", absences.add, dana, THURSDAYS[1], THURSDAYS[1])
    rows = desk.shown.table.model.rows
    assert [row.meets for row in rows] == ["", "14 January is given by Dana, who is away", ""]


def test_a_click_on_a_head_sorts(desk, journal, made):
    for number, topic in zip(made, ("Writing", "Closing", "Mapping"), strict=True):
        journal.do("Name", trainings.change, number, TODAY, topic=topic)
    desk.shown.table.view.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    topics = [desk.shown.table.model.index(row, 2).data() for row in range(3)]
    assert topics == ["Closing", "Mapping", "Writing"]


def test_keys_open_put_in_and_take_out(desk, made):
    desk.focus(desk.shown.table.view)
    desk.shown.table.select(made[1])
    desk.press("Return")
    assert desk.dialog().form.values()["planned_for"] == THURSDAYS[1]
    desk.dialog().reject()
    desk.focus(desk.shown.table.view)
    desk.press("N")
    desk.dialog().reject()
    desk.focus(desk.shown.table.view)
    desk.press("Del")
    assert [row.id for row in desk.shown.table.model.rows] == [made[0], made[2]]


def test_the_menu_of_a_line_has_its_acts(desk, made):
    desk.shown.table.select(made[2])
    desk.shown.table.view.customContextMenuRequested.emit(desk.shown.table.view.rect().center())
    found = desk.popped()
    found["Print attendance…"].trigger()
    assert [(one.kind, one.training_id) for one in desk.papers] == [("attendance_sheet", made[2])]
