"""The journal's settings, saved as they are made."""

from __future__ import annotations

from decimal import Decimal

import pytest
from shiboken6 import isValid

from app import journal_file
from app.domain import settings
from app.domain.kinds import PaperSize
from app.ui.dialogs.journal_settings import READ_ONLY, open_settings


@pytest.fixture
def dialog(journal, window):
    made = open_settings(journal, window)
    yield made
    if isValid(made):
        made.form.give_up()  # what a test left refused is not tried on a closed journal


def write(dialog, name, text):
    """Type over a field and move on."""
    box = dialog.form.editor(name).box
    box.setText(text)
    box.textEdited.emit(text)


def choose(dialog, name, words):
    box = dialog.form.editor(name).box
    position = [box.itemText(number) for number in range(box.count())].index(words)
    box.setCurrentIndex(position)
    box.activated.emit(position)


def error(dialog, name):
    return dialog.form._cells[name].error


def test_it_shows_what_the_journal_says(dialog):
    shown = dialog.form.values()
    assert shown == {
        "manager": "Robin Hale",
        "company": None,
        "fiscal_start": 1,
        "week_start": 0,
        "currency": "USD",
        "paper": PaperSize.A4,
        "ideal_gap": 14,
        "max_gap": 21,
        "coverage_bar": Decimal(3),
    }


def test_every_field_is_saved_without_a_button(journal, dialog):
    write(dialog, "manager", "Robin Hale-Ito")
    write(dialog, "company", "Larkfield")
    choose(dialog, "fiscal_start", "April")
    choose(dialog, "week_start", "Sunday")
    choose(dialog, "currency", "EUR – Euro")
    choose(dialog, "paper", "US Letter")
    write(dialog, "ideal_gap", "7")
    write(dialog, "max_gap", "10")
    write(dialog, "coverage_bar", "3.5")
    dialog.reject()
    now = journal.ask(settings.current)
    assert (now.manager, now.company) == ("Robin Hale-Ito", "Larkfield")
    assert (now.fiscal_start, now.week_start) == (4, 6)
    assert (now.currency, now.paper) == ("EUR", PaperSize.LETTER)
    assert (now.ideal_gap, now.max_gap) == (7, 10)
    assert now.coverage_bar == 350


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        ("manager", "  ", "cannot be empty"),
        ("ideal_gap", "", "cannot be empty"),
        ("max_gap", "", "cannot be empty"),
        ("ideal_gap", "0", "1 to 365"),
        ("max_gap", "-3", "1 to 365"),
        ("max_gap", "soon", "not a number"),
        ("company", "x" * 1_000, "Too long"),
        ("coverage_bar", "", "between 1 and 20 times"),
        ("coverage_bar", "0.5", "1 to 20"),
        ("coverage_bar", "30", "1 to 20"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_not_saved(journal, dialog, name, typed, says):
    before = getattr(journal.ask(settings.current), name)
    write(dialog, name, typed)
    assert not dialog.form.flush()
    dialog.form._check(everywhere=True)
    assert says in error(dialog, name)
    assert getattr(journal.ask(settings.current), name) == before


def test_what_was_refused_is_given_up_only_when_the_user_says_so(dialog, asker):
    write(dialog, "manager", "")
    asker.expect("choose", "Keep writing").expect("choose", "Discard")
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()
    assert not dialog.form.unsaved()  # nothing given up is tried again later


def test_a_company_can_be_left_out(journal, dialog):
    write(dialog, "company", "Larkfield")
    dialog.form.flush()
    write(dialog, "company", "")
    assert dialog.form.flush()
    assert journal.ask(settings.current).company == ""


def test_gaps_in_the_wrong_order_wait_for_each_other(journal, dialog):
    write(dialog, "ideal_gap", "30")
    assert not dialog.form.flush()
    assert "shorter than the ideal" in error(dialog, "max_gap")
    write(dialog, "max_gap", "40")
    assert dialog.form.flush()
    now = journal.ask(settings.current)
    assert (now.ideal_gap, now.max_gap) == (30, 40)
    assert error(dialog, "max_gap") == ""


def test_each_change_can_be_undone(journal, dialog):
    choose(dialog, "currency", "GBP – British Pound")
    dialog.form.flush()
    assert journal.can_undo == "Settings changed"
    journal.undo()
    assert journal.ask(settings.current).currency == "USD"


def test_nothing_changed_is_no_step(journal, dialog):
    dialog.reject()
    assert journal.can_undo is None


def test_a_journal_for_reading_only_shows_and_keeps_its_settings(journal, window):
    reading = journal_file.open_journal(journal.path, read_only=True)
    dialog = open_settings(reading, window)
    assert dialog.state.text() == READ_ONLY
    assert dialog.form.editor("manager").box.isReadOnly()
    assert not dialog.form.editor("paper").box.isEnabled()
    dialog.reject()
    reading.close()
