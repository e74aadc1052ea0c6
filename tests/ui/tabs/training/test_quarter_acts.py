"""What can be done about a quarter: published once it is whole, closed, written for calendars."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog

from app.domain import absences, settings, training_outcomes, training_quarters, trainings
from app.domain.kinds import QuarterState
from app.ui import veil
from app.ui.dialogs.training_publish import ObstaclesDialog
from app.ui.tabs.training.quarter_acts import BACK, EACH, ONE, QuarterActs
from tests import builders
from tests.builders import TODAY

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

MONDAY = date(2027, 1, 11)


@pytest.fixture
def told():
    return []


@pytest.fixture
def refused():
    return []


@pytest.fixture
def acts(journal, host, told, refused):
    made = QuarterActs(journal, host)
    made.said.connect(told.append)
    made.refused.connect(refused.append)
    yield made
    for dialog in host.findChildren(QDialog):
        dialog.done(0)


def state(journal, plan):
    return journal.ask(training_quarters.get, plan.id).plan.state


def names(dialog):
    return [row.name for row in dialog.list.model.rows]


def test_a_whole_quarter_is_published_and_that_is_undone(journal, acts, refused):
    plan = builders.training_plan(journal)
    assert acts.publish(plan.id)
    assert state(journal, plan) is QuarterState.PUBLISHED
    assert refused == [""]
    assert journal.undo() == "Training plan published"
    assert state(journal, plan) is QuarterState.DRAFT


def test_s4_12_what_is_in_the_way_is_listed_and_mended_from_there(journal, acts, refused, manager):
    """Each session with what it lacks or meets; once nothing is left, it is published there."""
    journal.do("Set", settings.change, meeting_at="09:00", meeting_zone="Europe/Berlin")
    plan = builders.training_plan(journal, count=1)
    lacking = builders.training(journal, plan.id, date(2027, 2, 25), guest="").id
    builders.training(journal, plan.id, MONDAY, starts_at="09:00")
    assert not acts.publish(plan.id)
    assert len(refused) == 1
    assert "25 February has nobody to give it" in refused[0]
    dialog = manager.dialog(ObstaclesDialog)
    assert names(dialog) == [
        "25 February has nobody to give it",
        "11 January meets the team’s meeting",
    ]
    assert not dialog.publish_button.isEnabled()
    manager.press("Return", dialog.list.view)
    manager.fill(giver_id="A guest", guest="Finance")
    manager.front().commit()
    assert names(dialog) == ["11 January meets the team’s meeting"]
    assert journal.ask(trainings.get, lacking).giver_name == "Finance"
    manager.click(dialog.open_button)
    manager.fill(starts_at="11:00")
    manager.front().commit()
    assert names(dialog) == []
    manager.click(dialog.publish_button)
    assert state(journal, plan) is QuarterState.PUBLISHED
    assert manager.no_dialog()
    assert refused[-1] == ""


def test_what_helps_against_it_is_said_and_not_who_is_away_under_the_veil(journal, acts, manager):
    dana = builders.person(journal, "Dana Whitfield").id
    journal.do("Set", settings.change, meeting_at="09:00", meeting_zone="Europe/Berlin")
    plan = builders.training_plan(journal, count=1, givers=[dana])
    builders.training(journal, plan.id, MONDAY, starts_at="09:00")
    journal.do("Away", absences.add, dana, date(2027, 1, 7), date(2027, 1, 7))
    acts.publish(plan.id)
    dialog = manager.dialog(ObstaclesDialog)
    assert [row.about for row in dialog.list.model.rows] == [
        "Has to be moved, or given by somebody else",
        "Has to be moved",
    ]
    assert names(dialog)[0] == "7 January is given by Dana, who is away"
    veil.toggle()
    assert names(dialog)[0] == "7 January meets something private"
    veil.toggle()


def test_an_empty_quarter_is_not_published(journal, acts, refused, manager):
    plan = builders.training_plan(journal, count=0)
    assert not acts.publish(plan.id)
    assert refused == ["There is no session in this quarter yet."]
    assert manager.no_dialog()


def test_a_quarter_is_closed_once_each_session_was_given(journal, acts, told):
    quarter, on = builders.quarter(date(2026, 11, 1)), date(2026, 9, 1)
    published = {"quarter": quarter, "count": 1, "on": on}
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, **published)
    acts.close(plan.id)
    assert told == ["Qualifying on pain is still open: deliver, move or cancel it first."]
    number = journal.ask(training_quarters.get, plan.id).trainings[0].id
    first = date(2026, 10, 1)
    nobody = {"attendance": {}, "ratings": {}}
    journal.do("Deliver", training_outcomes.deliver, number, first, TODAY, **nobody)
    acts.close(plan.id)
    assert state(journal, plan) is QuarterState.CLOSED
    acts.reopen(plan.id)
    assert state(journal, plan) is QuarterState.PUBLISHED


def test_a_draft_is_deleted_and_brought_back(journal, acts):
    plan = builders.training_plan(journal)
    acts.delete(plan.id)
    assert journal.ask(training_quarters.every) == []
    journal.undo()
    assert len(journal.ask(training_quarters.get, plan.id).trainings) == 3


def test_the_quarter_is_written_for_calendars(journal, acts, asker, told, tmp_path):
    plan = builders.training_plan(journal, QuarterState.PUBLISHED)
    path = tmp_path / "Training.ics"
    asker.expect("choose", ONE).expect("save_file", path)
    acts.export(plan.id)
    assert path.read_text("utf-8").count("BEGIN:VEVENT") == 3
    assert told == ["Saved to Training.ics. Not protected."]


def test_each_giver_has_a_file_of_their_own(journal, acts, asker, told, tmp_path):
    """Files that are there already are only written over if one says so."""
    givers = [builders.person(journal, name).id for name in ("Ann Abbot", "Ben Okafor")]
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, count=2, givers=givers)
    asker.expect("choose", EACH).expect("folder", tmp_path)
    acts.export(plan.id)
    written = sorted(file.name for file in tmp_path.glob("*.ics"))
    assert [name.split(" - ")[0] for name in written] == ["Ann Abbot", "Ben Okafor"]
    assert told[-1] == f"Saved to 2 files in {tmp_path}. Not protected."
    asker.expect("choose", EACH).expect("folder", tmp_path).expect("choose", BACK)
    acts.export(plan.id)
    assert asker.asked[-1] == ("choose", "2 of the files are there already.\n")


def test_a_file_that_cannot_be_written_is_said_and_nothing_breaks(
    journal, acts, asker, told, tmp_path
):
    plan = builders.training_plan(journal, QuarterState.PUBLISHED)
    asker.expect("choose", ONE).expect("save_file", tmp_path / "gone" / "Training.ics").expect("ok")
    acts.export(plan.id)
    assert told == []
    assert "There is no folder" in asker.asked[-1][1]


def test_a_draft_is_not_written_for_calendars(journal, acts, asker, told):
    plan = builders.training_plan(journal)
    asker.expect("choose", ONE)
    acts.export(plan.id)
    assert told == ["The quarter is not published yet."]


def test_what_is_proposed_fills_a_draft(journal, acts, told):
    dana = builders.person(journal, "Dana Whitfield").id
    plan = builders.training_plan(journal, count=2, guest="")
    acts.propose(plan.id)
    first, second = journal.ask(training_quarters.get, plan.id).trainings
    assert (first.giver.id, second.giver.id) == (dana, dana)
    assert journal.can_undo == "Topics and givers proposed"
    acts.propose(plan.id)
    assert told == ["Nothing is proposed: each session has what there is to propose."]
