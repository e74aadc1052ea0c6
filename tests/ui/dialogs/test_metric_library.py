"""S1-19: metrics that serve no goal are listed. S3-10: one definition for all, versioned."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.domain import metrics, team_goals, values
from app.domain.kinds import Nature, RollUp, Unit
from app.domain.values import Entry
from app.ui import veil
from app.ui.dialogs.metric_library import MetricLibraryDialog
from app.ui.dialogs.team_goals import TeamGoalsDialog
from app.ui.form_dialog import FormScroll
from tests import builders
from tests.builders import TODAY
from tests.ui.exposed import exposed
from tests.ui.manager import enter, names_in, said

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


def metric(journal, name="Meetings", **words):
    return journal.do("Add metric", metrics.add, TODAY, name=name, **words)


@pytest.fixture
def open_library(qtbot, journal, host, manager):
    def open_dialog():
        dialog = MetricLibraryDialog(journal, host)
        dialog.open()
        qtbot.waitUntil(dialog.isVisible)
        return dialog

    return open_dialog


def test_an_empty_library_begins_with_the_usual_numbers(open_library, journal, manager):
    dialog = open_library()
    manager.click(dialog.start.action)
    assert names_in(dialog.list) == [one.name for one in journal.ask(metrics.listed)]
    assert dialog.sides.isVisible()


def test_a_metric_is_added_with_what_it_counts(open_library, journal, manager):
    dialog = open_library()
    manager.click(dialog.add_button)
    manager.fill(name="Meetings", definition="First meetings held.", counts="meetings")
    manager.commit()
    (made,) = journal.ask(metrics.listed)
    assert (made.name, made.counts) == ("Meetings", "meetings")
    assert journal.ask(metrics.current_definitions)[made.id].text == "First meetings held."
    assert names_in(dialog.list) == ["Meetings"]


def test_after_another_is_added_there_is_one_form_and_it_is_the_new_ones(
    open_library, journal, manager, qtbot
):
    made = metric(journal, "Proposals", definition="Sent to a buyer.")
    dialog = open_library()
    for name in ("Meetings", "Demos"):
        manager.click(dialog.add_button)
        manager.fill(name=name)
        manager.commit()
        qtbot.waitUntil(dialog.form.isVisible)
        qtbot.waitUntil(lambda: len(dialog.findChildren(FormScroll)) == 1)
        assert dialog.form.editor("name").value() == name
    dialog.list.select(made.id)
    assert dialog.form.editor("name").value() == "Proposals"
    assert dialog.history.text()


def test_a_ratio_is_asked_for_its_parts_and_refused_without(open_library, journal, manager):
    metric(journal, "Proposals")
    metric(journal, "Meetings")
    dialog = open_library()
    manager.click(dialog.add_button)
    form = manager.dialog().form
    assert not form.editor("numerator_id").isVisible()
    manager.fill(name="Rate", unit="Percent", roll_up="One metric over another")
    assert form.editor("numerator_id").isVisible()
    manager.click(manager.dialog().commit_button)
    assert form.error("numerator_id") == "Say which metric is divided by which."
    manager.fill(numerator_id="Proposals", denominator_id="Meetings")
    manager.commit()
    found = {one.name: one for one in journal.ask(metrics.listed)}
    assert found["Rate"].roll_up is RollUp.RATIO
    assert found["Rate"].denominator_id == found["Meetings"].id


def test_a_new_wording_begins_today_and_the_earlier_one_is_kept(open_library, journal, qtbot):
    """S3-10."""
    made = journal.do("Add", metrics.add, date(2026, 3, 3), name="Meetings", definition="Any held.")
    dialog = open_library()
    assert dialog.history.text() == "Since 3 March 2026"
    enter(dialog.form.editor("definition"), "First meetings held.")
    dialog.form.flush()
    assert dialog.history.text() == (
        "Since 22 November 2026: First meetings held.\nSince 3 March 2026: Any held."
    )
    assert [one.number for one in journal.ask(metrics.definitions, made.id)] == [1, 2]


def test_why_a_wording_changed_is_asked_once_there_is_an_earlier_one(open_library, journal):
    """The reason goes with its wording: the next one begins without."""
    made = journal.do("Add", metrics.add, date(2026, 3, 3), name="Meetings", definition="Any held.")
    dialog = open_library()
    why = dialog.form.editor("reason")
    assert not why.isVisible()
    enter(dialog.form.editor("definition"), "First meetings held.")
    dialog.form.flush()
    assert why.isVisible()
    enter(why, "Quokka counted twice")
    dialog.form.flush()
    first, second = journal.ask(metrics.definitions, made.id)
    assert (first.reason, second.reason) == ("", "Quokka counted twice")
    assert "Quokka" in dialog.history.text()
    enter(dialog.form.editor("definition"), "First meetings held with a buyer.")
    dialog.form.flush()
    (*_, latest) = journal.ask(metrics.definitions, made.id)
    assert (latest.number, latest.reason) == (2, "Quokka counted twice")
    veil.toggle()
    assert "Quokka" not in exposed()


def test_a_reason_of_an_earlier_day_stays_with_its_wording(open_library, journal):
    made = journal.do("Add", metrics.add, date(2026, 3, 3), name="Meetings", definition="Any held.")
    said = ("First meetings held.", date(2026, 6, 1), "Counted twice")
    journal.do("Word", metrics.define, made.id, *said)
    dialog = open_library()
    why = dialog.form.editor("reason")
    assert why.value() == "Counted twice"
    enter(why, "Some were counted twice")
    dialog.form.flush()
    (_, second) = journal.ask(metrics.definitions, made.id)
    assert (second.reason, second.valid_from) == ("Some were counted twice", date(2026, 6, 1))
    enter(dialog.form.editor("definition"), "Meetings with a buyer.")
    dialog.form.flush()
    (_, second, third) = journal.ask(metrics.definitions, made.id)
    assert (second.reason, third.reason) == ("Some were counted twice", "")
    assert not why.value()


def test_nobody_is_asked_why_a_new_metric_is_worded_so(open_library, manager):
    dialog = open_library()
    manager.click(dialog.add_button)
    assert not manager.dialog().form.editor("reason").isVisible()
    manager.give_up()


def test_a_unit_in_use_cannot_change_and_says_so_beside_the_field(open_library, journal):
    who, made = builders.person(journal).id, metric(journal).id
    journal.do("Record", values.record, Entry(who, made, TODAY, 5_000), TODAY)
    dialog = open_library()
    enter(dialog.form.editor("unit"), "Hours")
    dialog.form.flush()
    assert dialog.form.error("unit") == "It has values or targets: retire it and add another one."
    assert journal.ask(metrics.get, made).unit is Unit.COUNT
    dialog.form.give_up()


def test_metrics_are_ordered_retired_and_brought_back(open_library, journal, manager):
    for name in ("Calls", "Meetings"):
        metric(journal, name)
    metric(journal, "Prepared", nature=Nature.QUALITY)
    dialog = open_library()
    dialog.list.select(next(one.id for one in journal.ask(metrics.listed) if one.name == "Calls"))
    manager.click(dialog.down_button)
    assert names_in(dialog.list) == ["Prepared", "Meetings", "Calls"]
    manager.click(dialog.retire_button)
    assert [one.name for one in journal.ask(metrics.listed)] == ["Prepared", "Meetings"]
    assert dialog.retire_button.text() == "Bring back"
    manager.click(dialog.retire_button)
    assert len(journal.ask(metrics.listed)) == 3
    manager.click(dialog.delete_button)
    assert names_in(dialog.list) == ["Prepared", "Meetings"]
    manager.click(dialog.status.action)
    assert len(names_in(dialog.list)) == 3


def test_what_serves_no_goal_is_counted_and_listed(open_library, journal, manager):
    """S1-19."""
    metric(journal, "Calls")
    served = metric(journal, "Meetings")
    dialog = open_library()
    assert dialog.without_goal.text() == "2 metrics serve no goal"
    manager.click(dialog.goals_button)
    goals = manager.dialog(TeamGoalsDialog)
    manager.click(goals.add_button)
    manager.fill(name="Win the north")
    manager.commit()
    assert any("Serve no goal: Calls, Meetings." in line for line in said(goals))
    goals.reject()
    dialog.list.select(served.id)
    enter(dialog.form.editor("goal_id"), "Win the north")
    dialog.form.flush()
    assert dialog.without_goal.text() == "1 metric serves no goal"
    (branch,) = journal.ask(team_goals.tree)
    assert [one.name for one in branch.metrics] == ["Meetings"]


def test_a_new_goal_serves_the_one_in_hand(journal, host, manager):
    top = journal.do("Goal", team_goals.add, "Grow")
    dialog = TeamGoalsDialog(journal, host)
    dialog.open()
    manager.click(dialog.add_button)
    manager.fill(name="Win the north")
    manager.commit()
    (_, under) = journal.ask(team_goals.tree)
    assert (under.goal.name, under.goal.parent_id) == ("Win the north", top.id)


def test_a_goal_serves_another_and_not_itself(qtbot, journal, host, manager):
    top = journal.do("Goal", team_goals.add, "Grow")
    under = journal.do("Goal", team_goals.add, "Win the north", top.id)
    dialog = TeamGoalsDialog(journal, host)
    dialog.open()
    assert [name.strip() for name in names_in(dialog.list)] == ["Grow", "Win the north"]
    enter(dialog.form.editor("parent_id"), "Win the north")
    dialog.form.flush()
    assert dialog.form.error("parent_id") == "A goal cannot serve itself."
    dialog.form.give_up()
    dialog.list.select(under.id)
    manager.click(dialog.delete_button)
    assert names_in(dialog.list) == ["Grow"]
    assert dialog.list.view.model().index(0, 0).data(Qt.ItemDataRole.DisplayRole) == "Grow"
