"""A plan's page: how far it is, what stands in it, and what the two do with it (S3-17, S4-10)."""

from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from app import journal_file
from app.domain import agreements, plan_lines, plan_sections, plans, points
from app.domain.kinds import (
    LineSource,
    Owner,
    PlanState,
    RaisedBy,
    SectionKind,
    Vis,
    WordsFrom,
)
from app.ui import veil
from app.ui.tabs.plans.page_words import NOTHING_MISSING, SETTLED
from app.ui.tabs.plans.view import Paper
from tests import builders
from tests.builders import NEXT_HALF, TODAY
from tests.ui.exposed import exposed
from tests.ui.tabs.plans.page_desk import PlanDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

JANUARY, FEBRUARY = date(2027, 1, 1), date(2027, 2, 1)
SECRET = "He overrates Brightwater"


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def draft(journal, dana):
    return builders.business_plan(journal, dana, PlanState.DRAFT).id


@pytest.fixture
def desk(qtbot, journal, draft):
    return PlanDesk(qtbot, journal, draft)


@pytest.fixture
def agreed(own):
    return builders.business_plan(own, builders.person(own, "Dana Whitfield").id).id


# Whose, and which


def test_nobody_there_and_nobody_invited_teach_what_comes_first(qtbot, journal):
    desk = PlanDesk(qtbot, journal)
    assert desk.view.nobody.isVisible()
    dana = builders.person(journal, "Dana Whitfield").id
    desk.view.show_person(dana)
    assert "Dana has no plan yet" in desk.view.no_plan.sentence.text()
    desk.view.take_focus()
    desk.press("Space")
    assert desk.invited == [dana]


def test_a_person_and_a_version_are_chosen_at_the_top(qtbot, own, agreed):
    second = own.do("Revise", plans.revise, agreed, "Skagen went elsewhere", TODAY).id
    other = builders.person(own, "Marcus Bell").id
    desk = PlanDesk(qtbot, own)
    desk.view.show_person(own.ask(plans.get, agreed).person.id)
    assert desk.view.head.title.text() == "Dana’s plan for H1 2027, version 2"
    assert desk.cards.flow.note.text() == "Why version 2: Skagen went elsewhere"
    desk.view.which.set_value(agreed)
    desk.view.which.edited.emit()
    assert desk.view.head.title.text() == "Dana’s plan for H1 2027, version 1"
    desk.click(desk.view.next_button)
    assert desk.view.shown == second
    desk.view.focus.set_person(other)
    assert desk.view.shown is None
    assert desk.view.no_plan.isVisible()


# The flow


def test_a_plan_goes_its_way_by_one_button(qtbot, own, asker):
    plan = builders.business_plan(
        own, builders.person(own, "Dana Whitfield").id, PlanState.DRAFT, steps=[]
    )
    own.do("Forget", plans.change, plan.id, integrity=None)
    desk = PlanDesk(qtbot, own, plan.id)
    button = desk.view.next_button
    assert button.text() == "Submitted…"
    desk.click(button)
    desk.fill(submitted_on=f"{TODAY + timedelta(days=1)}")
    desk.commit()
    assert desk.dialog().form.error("submitted_on")
    desk.fill(submitted_on=f"{TODAY}")
    desk.commit()
    assert button.text() == "Talked about…"
    desk.click(button)
    desk.fill(market="The north waits")
    desk.commit()
    assert desk.reads("You both said: The north waits")
    assert button.text() == "Agree…"
    desk.click(button)
    desk.commit()
    assert "integrity" in desk.dialog().form.error("")
    desk.give_up()
    own.do("Ask", plans.change, plan.id, integrity=True)
    desk.click(button)
    desk.fill(rep=f"{TODAY}")
    desk.commit()
    found = desk.found()
    assert (found.plan.state, found.signed_on(Owner.REP)) == (PlanState.AGREED, TODAY)
    assert desk.cards.flow.steps[PlanState.AGREED].day.text() == "22 Nov"
    assert button.text() == "New version…"
    assert desk.told[-1].startswith("Dana’s plan for H1 2027 is agreed."), "it cannot be undone"


def test_a_new_version_needs_a_reason_and_is_shown_at_once(qtbot, own, agreed):
    desk = PlanDesk(qtbot, own, agreed)
    desk.click(desk.view.next_button)
    desk.commit()
    assert desk.dialog().form.error("reason")
    desk.fill(reason="Skagen went elsewhere")
    desk.commit()
    assert desk.found().plan.number == 2
    assert desk.texts(desk.cards.history) == ["Version 2", "Version 1"]


def test_what_is_late_is_said_and_the_form_can_be_asked_for_by_another_day(qtbot, journal, dana):
    plan = journal.do("Invite", plans.invite, dana, JANUARY, TODAY - timedelta(days=20))
    desk = PlanDesk(qtbot, journal, plan.id)
    assert desk.view.head.facts.text() == "asked for by 16 Nov, 6 days late"
    desk.offered()["Ask for it by another day…"].trigger()
    desk.fill(due_on=f"{TODAY + timedelta(days=5)}")
    desk.commit()
    assert desk.view.head.facts.text() == "asked for by 27 Nov"


def test_a_plan_that_was_handed_in_is_given_back(qtbot, journal, dana):
    plan = builders.business_plan(journal, dana, PlanState.REVIEWED)
    desk = PlanDesk(qtbot, journal, plan.id)
    desk.offered()["They go on writing"].trigger()
    assert desk.found().plan.state is PlanState.DRAFT


# Forecast lines


def test_lines_are_added_changed_and_deleted_by_key(desk):
    desk.view.enter()
    desk.press("Ins")
    desk.fill(account="Ørsted", amount="620k", month="March 2027", source="Renewal")
    desk.commit()
    assert ("Ørsted", "$620,000", "March 2027") in desk.lines()
    assert desk.found().lines[-1].source is LineSource.RENEWAL
    desk.cards.lines.table.select(desk.found().lines[0].id)
    desk.press("Return", desk.cards.lines.table.view)
    desk.fill(amount="700000")
    desk.wait_saved()
    desk.give_up()
    assert desk.lines()[0] == ("Brightwater", "$700,000", "January 2027")
    desk.press("Del", desk.cards.lines.table.view)
    assert [account for account, *_ in desk.lines()] == ["Skagen", "Ørsted"]


@pytest.mark.parametrize(
    ("typed", "field"), [({"amount": "5"}, "account"), ({"account": "A", "amount": "-5"}, "amount")]
)
def test_what_is_wrong_with_a_line_stands_beside_its_field(desk, typed, field):
    desk.click(desk.cards.lines.action)
    desk.fill(**typed)
    desk.commit()
    assert desk.dialog().form.error(field)
    desk.dialog().form.give_up()
    desk.give_up()


def test_what_is_not_known_yet_is_no_zero_and_keeps_what_was_typed(qtbot, journal, dana, draft):
    line = {"segment": "Public sector", "as_typed": "amount: about 600"}
    journal.do("Add", plan_lines.add, draft, TODAY, **line)
    desk = PlanDesk(qtbot, journal, draft)
    table = desk.cards.lines.table
    assert desk.lines()[-1] == ("", "not known yet", "not known yet")
    shown = [table.model.index(2, column).data() for column in range(7)]
    assert shown[-1] == "amount: about 600"
    assert not table.view.isColumnHidden(6)
    assert desk.reads("$900,000 in 3 lines, 1 of them without an amount")
    table.select(desk.found().lines[-1].id)
    desk.press("Return", table.view)
    desk.fill(amount="600k")
    desk.fill(month="March 2027")
    desk.wait_saved()
    desk.give_up()
    assert table.view.isColumnHidden(6), "what nobody could read was cleared up"


def test_the_lines_are_added_up_three_ways(desk, journal, draft):
    journal.do(
        "Add", plan_lines.add, draft, TODAY, account="Ør", segment="Retail", amount=10_000_000
    )
    sums = desk.cards.sums
    shown = {row.name: row.amount_words for row in sums.table.model.rows}
    assert shown["January 2027"] == "$600,000"
    assert shown["March 2027"] == "nothing"
    assert shown["No month yet"] == "$100,000"
    sums.ways.setCurrentIndex(1)
    shown = {row.name: row.share_words for row in sums.table.model.rows}
    assert shown == {"Retail": "10%", "No segment": "90%"}
    assert "Retail" in sums.bars.accessibleDescription()
    sums.ways.setCurrentIndex(2)
    assert [row.name for row in sums.table.model.rows] == ["Not said where from"]


# Coverage


def test_the_bar_is_met_and_the_win_rate_is_not(qtbot, journal, dana, draft):
    for quarter in (JANUARY, date(2027, 4, 1)):
        builders.result(journal, dana, builders.quarter(quarter), 15_000_000, None)
    builders.win_rate(journal, dana, 20, 100)
    desk = PlanDesk(qtbot, journal, draft)
    said = desk.cards.sentence.text()
    assert "The bar of 3× is met" in said
    assert "$600,000 short" in said
    assert "enough" not in said
    assert "1 / win rate" in desk.cards.chart.accessibleDescription()
    assert desk.reads("The quota was not known when they were invited. It is $300,000 now.")
    desk.click(desk.cards.coverage.action)
    counted = {row.what: row.shown for row in desk.counted()}
    assert counted["Brightwater"] == "$600,000"
    assert counted["Quota"] == "$300,000"
    assert counted["Won of what was decided, last four quarters"] == "20 of 100"
    desk.give_up()


# Words


def test_their_words_say_where_they_came_from_and_what_was_said_stands_below(
    qtbot, journal, dana, draft
):
    words = {SectionKind.RISKS: "Halden may be sold"}
    journal.do("Read", plan_sections.write, draft, words, WordsFrom.FORM, TODAY)
    desk = PlanDesk(qtbot, journal, draft)
    assert desk.reads("From their form")
    assert desk.reads("Transcribed")
    desk.open_row(desk.cards.sections, "Halden may be sold")
    desk.fill(comment="We ask them in March")
    desk.wait_saved()
    desk.give_up()
    assert desk.reads("You both said: We ask them in March")
    assert desk.found().section(SectionKind.RISKS).words_from is WordsFrom.FORM


def test_words_changed_after_they_were_handed_in_are_from_the_talk(qtbot, journal, dana):
    plan = builders.business_plan(journal, dana, PlanState.SUBMITTED)
    desk = PlanDesk(qtbot, journal, plan.id)
    desk.open_row(desk.cards.sections, "Two new plants")
    desk.fill(text="Two new plants, and one closes")
    desk.wait_saved()
    desk.give_up()
    assert desk.found().section(SectionKind.MARKET).words_from is WordsFrom.TALK


def test_the_help_they_want_goes_on_the_list_for_the_next_conversation(desk, journal, dana):
    assert desk.texts(desk.cards.help) == ["Pricing for Skagen"]
    desk.click(desk.cards.help.action)
    (point,) = journal.ask(points.waiting, dana, TODAY)
    assert (point.text, point.raised_by) == ("Pricing for Skagen", RaisedBy.REP)
    assert not desk.cards.help.isVisible()


# What I note beside it


def test_a_note_stands_beside_a_section_and_nowhere_in_it(desk, journal, draft):
    desk.focus(desk.row(desk.cards.sections, "Two new plants"))
    desk.press("N")
    desk.type(SECRET)
    desk.commit()
    (note,) = journal.ask(plan_sections.notes, [draft])
    assert (note.text, note.section) == (SECRET, SectionKind.MARKET)
    assert desk.texts(desk.cards.margins) == [SECRET]
    assert SECRET not in str(desk.texts(desk.cards.sections))
    desk.focus(desk.row(desk.cards.margins, SECRET))
    desk.press("Del")
    assert not journal.ask(plan_sections.notes, [draft])


def test_the_veil_hides_margin_notes_and_what_is_not_shared(desk, journal, dana, draft):
    journal.do("Note", plan_sections.note, draft, SECRET, TODAY)
    promise = {"mine": "An answer within a day", "theirs": "The truth", "vis": Vis.PRIVATE}
    journal.do("Agree", agreements.write, dana, NEXT_HALF.starts, TODAY, **promise)
    QApplication.processEvents()
    assert SECRET in exposed()
    veil.toggle()
    assert SECRET not in exposed()
    assert "The truth" not in exposed()
    assert "Two new plants" in exposed(), "the rep’s own words are no secret of mine"
    desk.focus(desk.row(desk.cards.margins, SECRET))
    desk.press("Return")
    assert SECRET not in exposed()
    desk.give_up()


# What the two promise


def test_steps_are_added_and_once_agreed_say_how_the_promise_stands(qtbot, own, agreed):
    desk = PlanDesk(qtbot, own, agreed)
    assert desk.reads("Prospecting and activity · they do · by 21 Jan")
    desk.focus(desk.row(desk.cards.todo, "Call ten plants"))
    desk.press("Del")
    assert desk.told == [SETTLED]
    assert len(desk.found().actions) == 2


def test_a_step_of_mine_is_added_to_a_draft(desk):
    desk.click(desk.cards.todo.action)
    desk.fill(text="Introduce them at Brightwater", owner="I do")
    desk.commit()
    assert desk.found().actions[-1].owner is Owner.ME
    assert desk.reads("Prospecting and activity · I do · no day yet")


def test_what_is_missing_leads_to_where_it_is_filled(desk, journal, dana, draft):
    missing = desk.cards.missing
    journal.do("Forget", plans.change, draft, integrity=None)
    desk.open_row(missing, "Whether it can be done with integrity")
    desk.fill(integrity="Yes")
    desk.wait_saved()
    desk.give_up()
    assert "Whether it can be done with integrity" not in desk.texts(missing)
    desk.open_row(missing, "What you count on each other for")
    desk.fill(mine="An answer within a day", theirs="The truth", shareable=True)
    desk.wait_saved()
    desk.give_up()
    shared = journal.ask(agreements.of_half, dana, NEXT_HALF.starts)
    assert (shared.theirs, shared.vis) == ("The truth", Vis.SHAREABLE)
    assert "What you count on each other for" not in desk.texts(missing)
    desk.open_row(missing, "Actions without a day")
    assert QApplication.focusWidget().text.text() == "Call ten plants"


# Agreed


def test_an_agreed_plan_is_only_read_and_says_why(qtbot, own, agreed):
    desk = PlanDesk(qtbot, own, agreed)
    assert desk.reads(SETTLED)
    desk.view.enter()
    table = desk.cards.lines.table
    table.select(desk.found().lines[0].id)
    for key in ("Ins", "Del", "Return"):
        desk.press(key, table.view)
    assert desk.no_dialog()
    assert desk.told == [SETTLED] * 3
    shut = (desk.cards.lines, desk.cards.sections, desk.cards.todo, desk.cards.shared)
    assert not any(card.action.isVisible() for card in shut)
    desk.open_row(desk.cards.sections, "Two new plants")
    assert desk.editing().form.editor("text").box.isReadOnly()
    desk.give_up()


def test_notes_and_signatures_stay_open_under_an_agreed_plan(qtbot, own, agreed):
    desk = PlanDesk(qtbot, own, agreed)
    desk.click(desk.cards.margins.action)
    desk.fill(text=SECRET)
    desk.commit()
    assert desk.texts(desk.cards.margins) == [SECRET]
    desk.open_row(desk.cards.missing, "Signatures")
    desk.fill(rep=f"{TODAY}", me=f"{TODAY}")
    desk.commit()
    assert desk.found().signed_on(Owner.ME) == TODAY
    assert not desk.cards.missing.isVisible()
    assert not desk.reads(NOTHING_MISSING), "it is agreed, and needs no saying"


def test_a_journal_for_reading_only_lets_nothing_be_changed(qtbot, journal, draft):
    reading = journal_file.open_journal(journal.path, read_only=True)
    desk = PlanDesk(qtbot, reading, draft)
    assert not desk.view.next_button.isVisible()
    assert not desk.view.more.isVisible()
    assert not desk.cards.margins.action.isVisible()
    desk.view.enter()
    desk.press("Ins")
    desk.focus(desk.row(desk.cards.sections, "Two new plants"))
    desk.press("N")
    assert desk.no_dialog()
    assert desk.told == ["This journal is open for reading only."] * 2
    desk.window.close()
    reading.close()


# Nothing jumps


def test_a_change_leaves_scroll_and_keyboard_where_they_are(desk, journal, draft):
    row = desk.row(desk.cards.todo, "Call ten plants")
    desk.focus(row)
    desk.cards.ensureWidgetVisible(row)
    QApplication.processEvents()
    before = desk.cards.verticalScrollBar().value()
    assert before > 0
    change = partial(plan_sections.comment, text="Said")
    journal.do("Comment", lambda db: change(db, draft, SectionKind.RISKS))
    QApplication.processEvents()
    assert desk.cards.verticalScrollBar().value() == before
    assert QApplication.focusWidget().text.text() == "Call ten plants"


def test_it_is_printed_by_the_plan_that_is_shown_and_by_whose_copy_it_is(desk, draft):
    every = desk.menu(desk.view.print_button)
    for wanted in ("Plan…", "With margins to write in…", "My page…", "Form to fill in…"):
        every[wanted].trigger()
    assert desk.wanted == [
        Paper("plan", draft, "shared"),
        Paper("plan", draft, "blank"),
        Paper("plan", draft, "mine"),
        Paper("plan_form", draft, "blank"),
    ]


def test_an_agreed_plan_has_no_form_to_fill_in(qtbot, own, agreed):
    desk = PlanDesk(qtbot, own, agreed)
    offered = list(desk.menu(desk.view.print_button))
    assert offered == ["Plan…", "With margins to write in…", "My page…"]


def test_the_line_in_hand_stays_in_sight(qtbot, own):
    """Del takes out the line in hand: it must be one that is seen."""
    dana = builders.person(own, "Dana Whitfield").id
    lines = [(f"Account {n}", 1_000_00, JANUARY) for n in range(10)]
    plan = builders.business_plan(own, dana, PlanState.DRAFT, lines=lines).id
    desk = PlanDesk(qtbot, own, plan)
    table = desk.cards.lines.table.view
    desk.focus(table)
    for _ in lines:
        desk.press("Down", table)
    row = table.visualRect(table.currentIndex())
    middle = table.viewport().mapTo(desk.cards.viewport(), row.center())
    assert desk.cards.viewport().rect().contains(middle)
