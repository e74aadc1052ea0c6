"""What was deleted lately, and bringing it back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from PySide6.QtCore import Qt

from app import journal_file
from app.domain import facts, people
from app.ui.dialogs.deleted import EMPTY, KEPT, READ_ONLY, DeletedDialog
from tests import builders

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def open_deleted(journal, window, today):
    def open_it(of=journal, on=today):
        dialog = DeletedDialog(of, window, on)
        dialog.open()
        return dialog

    return open_it


def delete(journal, who, ago=timedelta(0)):
    with time_machine.travel(NOON - ago, tick=False):
        name = journal.ask(people.get, who).name
        journal.do(f"{name} deleted", people.delete, who)


def cells(dialog, role=Qt.ItemDataRole.DisplayRole):
    model = dialog.table.model
    return [
        tuple(model.index(row, column).data(role) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_an_empty_bin_says_so(open_deleted):
    dialog = open_deleted()
    assert cells(dialog) == []
    assert dialog.table.view.empty_text == EMPTY
    assert not dialog.bring_back_button.isEnabled()
    dialog.bring_back()


def test_it_tells_what_and_when_newest_first(journal, dana, open_deleted):
    other = builders.person(journal, "Marcus Oyelaran").id
    delete(journal, dana, timedelta(days=3))
    delete(journal, other)
    dialog = open_deleted()
    assert cells(dialog) == [("Marcus Oyelaran", "today"), ("Dana Whitfield", "3 days ago")]
    exact = cells(dialog, Qt.ItemDataRole.ToolTipRole)[1][1]
    here = (NOON - timedelta(days=3)).astimezone()
    assert exact == f"19 November 2026, {here:%H:%M}"


def test_enter_brings_a_person_back_with_all_that_is_known(qtbot, journal, dana, open_deleted):
    fact = builders.fact(journal, dana)
    delete(journal, dana)
    dialog = open_deleted()
    qtbot.keyClick(dialog.table.view, Qt.Key.Key_Return)
    assert journal.ask(people.get, dana).name == "Dana Whitfield"
    assert journal.ask(facts.get, fact.id).text == "Asks why"
    assert cells(dialog) == []
    assert dialog.state.text() == "Brought back: Dana Whitfield."
    assert not dialog.bring_back_button.isEnabled()


def test_the_button_brings_the_chosen_line_back_and_the_next_is_chosen(
    qtbot, journal, dana, open_deleted
):
    other = builders.person(journal, "Marcus Oyelaran").id
    delete(journal, dana)
    delete(journal, other)
    dialog = open_deleted()
    dialog.bring_back_button.click()
    assert [row.name for row in journal.ask(people.roster)] == ["Marcus Oyelaran"]
    assert cells(dialog) == [("Dana Whitfield", "today")]
    dialog.bring_back_button.click()
    assert len(journal.ask(people.roster)) == 2


def test_bringing_back_can_itself_be_undone(journal, dana, open_deleted):
    delete(journal, dana)
    open_deleted().bring_back()
    journal.undo()
    assert journal.ask(people.roster) == ()


def test_a_name_with_markup_is_shown_as_it_is(journal, open_deleted):
    who = builders.person(journal, "<b>Dana</b>").id
    delete(journal, who)
    dialog = open_deleted()
    assert cells(dialog)[0][0] == "<b>Dana</b>"
    assert "&lt;b&gt;" in cells(dialog, Qt.ItemDataRole.ToolTipRole)[0][0]


def test_the_head_says_how_long_it_is_kept(open_deleted):
    assert open_deleted().promise.text() == KEPT


def test_a_journal_for_reading_only_shows_but_brings_nothing_back(journal, dana, open_deleted):
    delete(journal, dana)
    reading = journal_file.open_journal(journal.path, read_only=True)
    dialog = open_deleted(of=reading, on=date(2026, 11, 22))
    assert dialog.promise.text() == READ_ONLY
    assert len(cells(dialog)) == 1
    assert not dialog.bring_back_button.isEnabled()
    dialog.bring_back()
    assert reading.ask(people.roster) == ()
    dialog.reject()
    reading.close()
