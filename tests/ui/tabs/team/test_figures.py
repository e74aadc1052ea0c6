"""S2-11: every period that has figures, those before us kept apart, changed and deleted."""

from datetime import date

import pytest

from app.domain import results
from app.domain.kinds import PeriodKind, Source
from app.domain.periods import period_of
from app.ui.tabs.team.panels.figures import FiguresDialog
from tests import builders
from tests.ui.manager import enter


@pytest.fixture
def dana(journal):
    who = builders.person(journal, "Dana Whitfield").id
    builders.result(journal, who, builders.quarter(date(2026, 7, 1)), 100_00, 97_00)
    builders.result(journal, who, builders.quarter(date(2026, 4, 1)), None, 90_00)
    old = period_of(PeriodKind.QUARTER, date(2015, 4, 1), 1)
    before = Source.PREVIOUS_EMPLOYER
    journal.do("Recorded", results.record, who, old, quota=50_00, actual=60_00, source=before)
    return who


@pytest.fixture
def manager(journal, dana, open_window, asker):
    made = open_window(journal)
    made.row(made.page.results, "All 3 periods recorded").opened.emit()
    return made


@pytest.fixture
def dialog(manager):
    return manager.dialog(FiguresDialog)


def lines(table):
    model = table.view.model()
    columns = range(model.columnCount())
    return [[model.index(row, c).data() for c in columns] for row in range(model.rowCount())]


def test_a_line_for_each_period_and_attainment_only_where_there_is_a_quota(dialog):
    assert lines(dialog.with_us) == [
        ["Q3 2026", "$100", "$97", "97%", "Kept here"],
        ["Q2 2026", "not reported", "$90", "", "Kept here"],
    ]
    assert dialog.before.isVisible()
    assert lines(dialog.before) == [["Q2 2015", "$50", "$60", "120%", "Previous employer"]]


def test_enter_changes_a_line_and_it_shows_at_once(manager, dialog, journal, dana):
    manager.focus(dialog.with_us.view)
    manager.press("Return")
    assert manager.dialog().form.values()["period"] == "2026-Q3"
    enter(manager.dialog().form.editor("actual"), "110")
    manager.commit()

    assert lines(dialog.with_us)[0][2:4] == ["$110", "110%"]
    manager.give_up()


def test_what_a_former_employer_paid_for_stays_theirs(manager, dialog, journal, dana):
    manager.focus(dialog.before.view)
    manager.press("Return")
    enter(manager.dialog().form.editor("actual"), "55")
    manager.commit()

    assert lines(dialog.before) == [["Q2 2015", "$50", "$55", "110%", "Previous employer"]]
    manager.give_up()


def test_delete_takes_a_line_away_and_undo_brings_it_back(manager, dialog, journal, dana):
    manager.focus(dialog.before.view)
    manager.press("Delete")

    assert not dialog.before.isVisible()
    manager.give_up()
    assert manager.status == "Saved. Figures deleted."
    manager.press("Ctrl+Z")
    assert len(journal.ask(results.of_person, dana)) == 3
