"""S3-17: the two agree for good, seeing what is missing and what stays as it is."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.domain import agreements, packets, plan_actions, plans, settings
from app.domain.kinds import Owner, PlanState, Vis
from app.gather.plans import AUDIENCE, PAPER
from app.ui.dialogs.plan_agree import FOR_GOOD, AgreeDialog
from tests import builders
from tests.builders import TODAY
from tests.ui.manager import enter

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

JANUARY = date(2027, 1, 1)


@pytest.fixture
def dana(own):
    return builders.person(own, "Dana Whitfield").id


@pytest.fixture
def plan(own, dana):
    for start in (JANUARY, date(2027, 4, 1)):
        builders.result(own, dana, builders.quarter(start), 15_000_000, None)
    return builders.business_plan(own, dana, PlanState.REVIEWED).id


@pytest.fixture
def open_it(own, window):
    def make(plan_id):
        dialog = AgreeDialog(own, window, plan_id)
        dialog.open()
        return dialog

    return make


def said(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def press(qtbot, dialog):
    qtbot.mouseClick(dialog.commit_button, Qt.MouseButton.LeftButton)


def test_it_says_what_is_missing_and_what_stays(own, dana, plan, open_it):
    promise = {"mine": "Answers", "theirs": "The truth", "vis": Vis.SHAREABLE}
    own.do("Write", agreements.write, dana, JANUARY, TODAY, **promise)
    dialog = open_it(plan)
    shown = said(dialog)
    assert "Sections not written: 8" in shown
    assert "Win rate" in shown
    assert "It is counted against a quota of $300,000, no win rate and the bar of 3×." in shown
    assert "2 actions are commitments from then on." in shown
    assert "What you count on each other for stands on it." in shown
    assert FOR_GOOD in shown
    dialog.reject()


def test_agreeing_keeps_the_pages_and_makes_promises_and_cannot_be_undone(
    qtbot, own, plan, open_it
):
    dialog = open_it(plan)
    enter(dialog.form.editor("me"), f"{TODAY}")
    press(qtbot, dialog)
    assert not dialog.isVisible()
    found = own.ask(plans.get, plan)
    assert (found.plan.state, found.signed_on(Owner.ME)) == (PlanState.AGREED, TODAY)
    size = own.ask(settings.current).paper
    assert own.ask(packets.kept, plan, PAPER, AUDIENCE, size) is not None
    assert len(own.ask(plan_actions.carried_out_by, found.actions)) == 2
    while own.can_undo:
        own.undo()
    assert own.ask(plans.get, plan).plan.state is PlanState.AGREED


def test_a_signature_that_cannot_be_is_said_before_anything_is_agreed(qtbot, own, plan, open_it):
    dialog = open_it(plan)
    enter(dialog.form.editor("rep"), f"{TODAY + timedelta(days=3)}")
    press(qtbot, dialog)
    assert dialog.form.error("rep")
    assert own.ask(plans.get, plan).plan.state is PlanState.REVIEWED
    dialog.form.give_up()
    dialog.reject()


def test_what_still_has_to_be_settled_is_said_over_the_form(qtbot, own, dana, open_it):
    plan = builders.business_plan(
        own, dana, PlanState.REVIEWED, lines=[("Halden", None, JANUARY)]
    ).id
    dialog = open_it(plan)
    press(qtbot, dialog)
    assert dialog.form.error("") == "Halden has no amount or no month yet."
    dialog.form.give_up()
    dialog.reject()


def test_the_version_before_is_said_to_be_superseded(qtbot, own, dana, open_it):
    first = builders.business_plan(own, dana).id
    second = own.do("Revise", plans.revise, first, "Skagen went elsewhere", TODAY).id
    builders.brought(own, second, PlanState.REVIEWED)
    dialog = open_it(second)
    assert "Version 1 is superseded." in said(dialog)
    press(qtbot, dialog)
    assert own.ask(plans.get, first).plan.state is PlanState.SUPERSEDED
