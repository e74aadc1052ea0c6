"""At most six numbers of a person at once, behind the menu on their page."""

from typing import TYPE_CHECKING

import pytest

from app.domain import scorecards
from app.ui.chart import ChartView
from app.ui.parts import Chip
from app.ui.tabs.team.headlines import NONE, HeadlinesDialog
from tests import builders
from tests.ui.manager import said
from tests.ui.tabs.scorecard.grid_desk import aim, metric, value

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

pytestmark = pytest.mark.usefixtures("_on_the_day")


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


def show(host, journal, who):
    dialog = HeadlinesDialog(host, journal, who)
    dialog.open()
    return dialog


def test_the_numbers_that_weigh_most_come_first_and_never_more_than_six(host, journal, dana):
    ids = [metric(journal, f"Number {n}").id for n in range(8)]
    weights = dict(zip(ids, (5, 5, 10, 10, 10, 10, 20, 30), strict=True))
    journal.do("Weigh", scorecards.save, "", weights)
    aim(journal, ids[7], 10_000)
    value(journal, dana, ids[7], 6_000, 1)
    value(journal, dana, ids[7], 12_000, 2)
    dialog = show(host, journal, dana)
    assert [one.metric.name for one in dialog.headlines][:2] == ["Number 7", "Number 6"]
    assert len(dialog.headlines) == 6
    assert "week 46: 6 of 10, missed, typed by me" in said(dialog)
    chips = [chip.text() for chip in dialog.findChildren(Chip)]
    assert chips[0] == "Slipping"
    chart = next(one for one in dialog.findChildren(ChartView))
    assert "week 45" in chart.accessibleDescription()
    assert "12" in chart.accessibleDescription()


def test_without_numbers_it_says_where_they_come_from(host, journal, dana):
    dialog: QWidget = show(host, journal, dana)
    assert NONE in said(dialog)
