"""Scorecards of roles: weights that make a hundred points, and a cap."""

import pytest

from app.domain import metrics, scorecards
from app.ui.dialogs.scorecard_dialog import FOR_ALL, ScorecardsDialog
from tests import builders
from tests.builders import TODAY

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def both(journal):
    builders.person(journal, role="Account executive")
    return [journal.do("Add", metrics.add, TODAY, name=name).id for name in ("Calls", "Meetings")]


@pytest.fixture
def dialog(journal, host, manager, both):
    made = ScorecardsDialog(journal, host)
    made.open()
    return made


def weights(journal):
    return [
        (one.scorecard.role, one.scorecard.cap, [(m.name, w) for m, w in one.items])
        for one in journal.ask(scorecards.listed)
    ]


def test_weights_add_up_as_they_are_typed_and_have_to_make_a_hundred(
    dialog, journal, manager, both
):
    calls, meetings = both
    manager.click(dialog.add_button)
    asked = manager.dialog()
    assert asked.total.text() == "0 of 100"
    manager.fill(**{f"weight_{calls}": "60", f"weight_{meetings}": "25"})
    assert asked.total.text() == "85 of 100"
    manager.click(asked.commit_button)
    assert asked.form.error() == "The weights make 85, not 100."
    assert not weights(journal)
    manager.fill(**{f"weight_{meetings}": "40", "cap": "120"})
    manager.commit()
    assert weights(journal) == [("", 120, [("Calls", 60), ("Meetings", 40)])]
    row = dialog.table.model.row_at(0)
    assert (row.role, row.items, row.cap) == (FOR_ALL, "Calls 60, Meetings 40", "120%")


def test_a_role_has_one_scorecard_which_can_be_changed_and_deleted(dialog, journal, manager, both):
    calls, meetings = both
    journal.do("Weigh", scorecards.save, "Account executive", {calls: 100})
    dialog.refresh()
    manager.click(dialog.add_button)
    manager.fill(**{"role": "Account executive", f"weight_{calls}": "100"})
    manager.click(manager.dialog().commit_button)
    wrong = manager.dialog().form.error("role")
    assert wrong == "There is a scorecard for Account executive already."
    manager.dialog().form.give_up()
    manager.give_up()
    dialog.table.select(dialog.table.model.row_at(0).id)
    manager.click(dialog.change_button)
    manager.fill(**{f"weight_{calls}": "50", f"weight_{meetings}": "50"})
    manager.commit()
    assert weights(journal) == [("Account executive", 100, [("Calls", 50), ("Meetings", 50)])]
    dialog.table.select(dialog.table.model.row_at(0).id)
    manager.click(dialog.delete_button)
    assert not weights(journal)
    manager.click(dialog.status.action)
    assert len(weights(journal)) == 1
