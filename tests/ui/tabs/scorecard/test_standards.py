"""The standards' page: what is expected, what was missed, and the plans that follow from it."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from app.domain import improvement, misses, standards
from app.domain.kinds import MissState, Outcome, StandardArea, Vis
from app.ui import veil
from app.ui.tabs.scorecard.acknowledged import AcknowledgedDialog
from app.ui.tabs.scorecard.standards import NO_MISS, NO_PLAN, NOTHING
from tests import builders
from tests.builders import TODAY
from tests.ui.exposed import exposed
from tests.ui.tabs.scorecard.standards_desk import StandardsDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

PREPARED = "Calls are prepared"
MISSED = "Dana Whitfield: No objective for Brightwater"
PLAN = "Dana Whitfield: Every call has an objective"


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield", role="Account executive").id


@pytest.fixture
def marcus(journal):
    return builders.person(journal, "Marcus Bell").id


@pytest.fixture
def standard(journal):
    return builders.standard(journal).id


@pytest.fixture
def desk(qtbot, journal, dana, marcus, standard):
    return StandardsDesk(qtbot, journal)


# Standards


def test_an_empty_page_teaches_and_offers_one_button(qtbot, journal, dana):
    desk = StandardsDesk(qtbot, journal)
    assert desk.reads(NOTHING)
    desk.view.take_focus()
    desk.press("Space")
    desk.fill(statement=PREPARED, measure="An objective", whom="Everybody who is Account executive")
    desk.commit()
    (made,) = journal.ask(standards.listed, TODAY).current
    assert (made.standard.role, made.standard.effective_from) == ("Account executive", TODAY)
    assert desk.texts(desk.view.areas[StandardArea.PERFORMANCE]) == [PREPARED]
    assert desk.reads("0 of 1 read it")
    assert desk.reads(NO_MISS)
    assert desk.reads(NO_PLAN)


def test_what_is_missing_stands_beside_its_field(desk):
    desk.click(desk.view.add_button)
    desk.fill(statement="Calls are recorded")
    desk.commit()
    assert desk.dialog().form.error("measure")
    desk.fill(measure="A file")
    desk.commit()
    assert desk.no_dialog()


def test_who_read_it_is_noted_by_key_and_taken_back(desk, journal, standard, dana, marcus):
    desk.stand_on(desk.view.areas[StandardArea.PERFORMANCE], PREPARED)
    desk.press("Space")
    dialog = desk.dialog(AcknowledgedDialog)
    assert [row.name for row in dialog.table.model.rows] == ["Dana Whitfield", "Marcus Bell"]
    desk.press("Space", dialog.table.view)
    assert desk.reads("1 of 2 read it")
    shown = [row.name for row in dialog.table.model.rows]
    assert shown == ["Dana Whitfield", "Marcus Bell"], "nobody moves while one goes down the list"
    desk.press("Space", dialog.table.view)
    dialog.table.select(marcus)
    desk.press("Space", dialog.table.view)
    assert desk.reads("1 of 2 read it")
    desk.press("Space", dialog.table.view)
    assert desk.reads("0 of 2 read it")
    desk.click(dialog.all_button)
    assert desk.reads("2 of 2 read it")
    assert not dialog.all_button.isVisible()
    journal.undo()
    assert desk.reads("0 of 2 read it")


def test_what_somebody_read_is_replaced_and_not_changed(desk, journal, standard, dana):
    journal.do("Sign", standards.acknowledge, standard, dana, TODAY, TODAY)
    desk.stand_on(desk.view.areas[StandardArea.PERFORMANCE], PREPARED)
    desk.press("Return")
    desk.fill(statement="Calls are well prepared")
    desk.qtbot.waitUntil(lambda: desk.editing().state.text().startswith("Not saved"))
    assert "Dana" in desk.editing().form.error("statement")
    desk.editing().form.give_up()
    desk.give_up()
    desk.stand_on(desk.view.areas[StandardArea.PERFORMANCE], PREPARED)
    desk.press("W")
    desk.fill(statement="Calls are well prepared")
    desk.commit()
    begins = [one.standard.effective_from for one in journal.ask(standards.listed, TODAY).current]
    assert begins[-1] == TODAY
    ended = journal.ask(standards.get, standard).standard.effective_until
    assert ended == TODAY - timedelta(days=1)
    desk.click(desk.view.all)
    assert desk.texts(desk.view.ended) == [PREPARED]


def test_it_is_narrowed_to_what_holds_for_one_person_and_printed(desk, journal, dana, marcus):
    builders.standard(journal, "Two meetings a week", person_id=marcus)
    desk.click(desk.view.print_button)
    desk.view.whom.set_value(dana)
    desk.view.refresh()
    assert desk.texts(desk.view.areas[StandardArea.PERFORMANCE]) == [PREPARED]
    desk.click(desk.view.print_button)
    assert desk.wanted == [("team_standards", 0), ("standards", dana)]


# Misses


def test_a_miss_is_noted_talked_about_and_looked_at_again(desk, journal, dana):
    desk.view.take_focus()
    desk.press("M")
    desk.fill(
        person_id="Dana Whitfield", standard_id=PREPARED, facts="No objective for Brightwater"
    )
    desk.fill(observed_on=f"{TODAY - timedelta(days=9)}")
    desk.commit()
    assert desk.texts(desk.view.misses) == [MISSED]
    assert desk.reads("Waits 9 days")
    desk.stand_on(desk.view.misses, MISSED)
    desk.press("T")
    desk.fill(support="We prepare it together")
    desk.commit()
    assert desk.dialog().form.error("correction")
    desk.fill(correction="An objective the day before")
    desk.commit()
    (found,) = journal.ask(misses.everybody)
    assert (found.miss.talked_on, found.miss.recheck_on) == (TODAY, TODAY + timedelta(days=14))
    assert not desk.reads("Waits 9 days")
    desk.stand_on(desk.view.misses, MISSED)
    desk.press("G")
    assert journal.ask(misses.get, found.miss.id).miss.state is MissState.MET
    assert desk.texts(desk.view.misses) == []
    desk.click(desk.view.all)
    assert desk.texts(desk.view.misses) == [MISSED]
    journal.undo()
    assert journal.ask(misses.get, found.miss.id).miss.state is MissState.OPEN


def test_only_what_holds_for_somebody_is_offered(desk, journal, dana, marcus):
    builders.standard(journal, "Two meetings a week", person_id=marcus)
    desk.view.whom.set_value(dana)
    desk.click(desk.view.misses.action)
    offered = desk.dialog().form.editor("standard_id").box
    assert [offered.itemText(number) for number in range(offered.count())] == [
        "Choose one",
        PREPARED,
    ]
    desk.fill(person_id="Marcus Bell")
    assert offered.findText("Two meetings a week") > 0


def test_a_miss_is_shared_only_once_it_was_talked_about(desk, journal, dana, standard):
    builders.miss(journal, dana, standard)
    desk.stand_on(desk.view.misses, MISSED)
    desk.press("Return")
    assert "shareable" not in desk.editing().form.values()
    desk.press_button("We talked about it…")
    desk.fill(support="Help", correction="Prepare")
    desk.commit()
    desk.stand_on(desk.view.misses, MISSED)
    desk.press("Return")
    desk.fill(shareable=True)
    desk.wait_saved()
    assert journal.ask(misses.everybody)[0].miss.vis is Vis.SHAREABLE


# Plans


def test_a_plan_is_the_step_after_a_miss_that_came_again(desk, journal, dana, standard):
    miss = builders.miss(journal, dana, standard, days_ago=20, talked=15)
    journal.do("Look", misses.recheck, miss.id, MissState.MISSED_AGAIN, TODAY, TODAY)
    desk.stand_on(desk.view.plans, f"Dana Whitfield: {PREPARED}")
    desk.press("Return")
    assert not desk.dialog().form.editor("because").isVisible()
    desk.fill(aim="Every call has an objective", support="Two coached calls a week")
    desk.fill(days="30 days", consequence="The role ends")
    desk.commit()
    assert desk.dialog().form.error("consequence_on")
    desk.fill(consequence_on=f"{TODAY + timedelta(days=30)}")
    desk.commit()
    (found,) = journal.ask(improvement.under_way)
    assert (found.ends_on, found.plan.because) == (TODAY + timedelta(days=30), "")
    assert desk.texts(desk.view.plans)[:2] == [PLAN, "2 Dec: Day 10"]
    assert desk.reads("30 days left")
    assert desk.reads("Missed again 22 Nov")


def test_a_step_is_skipped_only_with_a_word(desk, journal, dana):
    desk.view.take_focus()
    desk.press("I")
    desk.fill(person_id="Dana Whitfield")
    because = desk.dialog().form.editor("because")
    assert because.isVisible()
    desk.fill(aim="Every call has an objective", support="Help", consequence="The role ends")
    desk.fill(consequence_on=f"{TODAY + timedelta(days=90)}")
    desk.commit()
    assert "no miss was noted" in desk.dialog().form.error("because")
    desk.fill(because="The board asked for it")
    desk.commit()
    assert desk.reads("Talked about: skipped")


def test_a_plan_is_looked_at_extended_once_and_closed_by_key(desk, journal, dana):
    plan = builders.improvement_plan(journal, dana)
    desk.stand_on(desk.view.plans, PLAN)
    desk.press("L")
    desk.fill(met="Not met", said="Three of ten")
    desk.commit()
    first = journal.ask(improvement.get, plan.id).checkpoints[0]
    assert (first.met, first.said, first.looked_on) == (False, "Three of ten", TODAY)
    desk.stand_on(desk.view.plans, PLAN)
    desk.press("E")
    desk.click(desk.dialog().commit_button)
    assert desk.dialog().form.error("extension_reason") == "This cannot be empty."
    desk.fill(extended_to=f"{TODAY}")
    desk.fill(extension_reason="A month was lost to illness")
    desk.click(desk.dialog().commit_button)
    assert desk.dialog().form.error("extended_to")
    desk.fill(extended_to=f"{TODAY + timedelta(days=120)}")
    desk.commit()
    assert journal.ask(improvement.get, plan.id).ends_on == TODAY + timedelta(days=120)
    desk.stand_on(desk.view.plans, PLAN)
    desk.press("P")
    assert desk.wanted == [("improvement", dana)]
    desk.press("C")
    desk.fill(outcome="Not met")
    desk.commit()
    assert journal.ask(improvement.get, plan.id).plan.outcome is Outcome.NOT_MET
    assert desk.texts(desk.view.plans) == []


def test_what_is_closed_is_shown_and_stays_as_it_is(desk, journal, dana):
    plan = builders.improvement_plan(journal, dana)
    journal.do("Close", improvement.close, plan.id, Outcome.MET, TODAY, TODAY)
    desk.click(desk.view.all)
    desk.stand_on(desk.view.plans, PLAN)
    desk.press("Return")
    assert desk.editing().form.editor("aim").target().isReadOnly()


def test_a_look_is_added_moved_and_deleted(desk, journal, dana):
    plan = builders.improvement_plan(journal, dana, days=30)
    desk.stand_on(desk.view.plans, PLAN)
    desk.press("A")
    desk.fill(due_on=f"{TODAY + timedelta(days=5)}", text="The first call")
    desk.commit()
    desk.stand_on(desk.view.plans, "27 Nov: The first call")
    desk.press("R")
    desk.fill(due_on=f"{TODAY + timedelta(days=6)}")
    desk.commit()
    desk.stand_on(desk.view.plans, "28 Nov: The first call")
    desk.press("Del")
    assert len(journal.ask(improvement.get, plan.id).checkpoints) == 3


# What is found


def test_what_is_found_opens_over_the_page(desk, journal, dana, standard):
    miss = builders.miss(journal, dana, standard)
    plan = builders.improvement_plan(journal, dana)
    for table, number, title in (
        ("standard", standard, "Standard"),
        ("standard_miss", miss.id, "Missed standard"),
        ("improvement_plan", plan.id, "Improvement plan"),
    ):
        desk.view.open_record(table, number)
        assert desk.editing().windowTitle() == title
        desk.give_up()


# Whoever shares a screen


def test_misses_and_plans_are_hidden_with_all_private_text(desk, journal, dana, standard):
    builders.miss(journal, dana, standard, facts="Quokka seen", effect="Quokka led")
    builders.miss(journal, dana, standard, talked=0, facts="Quokka again", support="Quokka")
    again = builders.miss(journal, dana, standard, days_ago=9, talked=5)
    journal.do("Look", misses.recheck, again.id, MissState.MISSED_AGAIN, TODAY, TODAY)
    builders.standard(journal, "Quokka alone", person_id=dana)
    builders.improvement_plan(journal, dana, aim="Quokka", consequence="Quokka", note="Quokka")
    QApplication.processEvents()  # the rows are on screen
    assert "Quokka" in exposed()
    veil.toggle()
    assert "Quokka" not in exposed()
    assert "Dana Whitfield:" not in exposed()


def test_the_days_to_talk_and_the_steps_before_a_plan_are_hidden_even_of_what_is_shared(
    desk, journal, dana, standard
):
    shared = {"vis": Vis.SHAREABLE}
    again = builders.miss(journal, dana, standard, days_ago=20, talked=9, **shared)
    journal.do("Look", misses.recheck, again.id, MissState.MISSED_AGAIN, TODAY, TODAY)
    builders.miss(journal, dana, standard, days_ago=12, talked=7, **shared)
    builders.improvement_plan(journal, dana, standard_id=standard, **shared)
    QApplication.processEvents()
    private = ("after 5 days", "Talked about 13 Nov", "Missed again 22 Nov")
    shown = exposed()
    assert [words for words in private if words not in shown] == []
    veil.toggle()
    shown = exposed()
    assert [words for words in private if words in shown] == []
    assert MISSED in shown
    assert PLAN in shown


def test_nothing_is_told_of_a_private_plan_by_the_chips_around_it(desk, journal, dana):
    plan = builders.improvement_plan(journal, dana)
    assert plan.vis is Vis.PRIVATE
    QApplication.processEvents()
    private = ("90 days left", "Plan from", "Consequence", "skipped", "Day 30")
    shown = exposed()
    assert [words for words in private if words not in shown] == []
    veil.toggle()
    shown = exposed()
    assert [words for words in private if words in shown] == []
