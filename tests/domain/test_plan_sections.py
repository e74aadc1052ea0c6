"""What the rep writes, what the two say about it, and what I note beside it."""

from datetime import timedelta

import pytest

from app.domain import plan_sections, plans, points
from app.domain.errors import Reason, Refused
from app.domain.kinds import PlanState, RaisedBy, SectionKind, WordsFrom
from tests import builders
from tests.builders import TODAY

MARKET, HELP, RISKS = SectionKind.MARKET, SectionKind.HELP_WANTED, SectionKind.RISKS


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def draft(journal, dana):
    return builders.business_plan(journal, dana, PlanState.DRAFT).id


def write(journal, plan_id, words, words_from=WordsFrom.TALK):
    journal.do("Write", plan_sections.write, plan_id, words, words_from, TODAY)


def section(journal, plan_id, kind):
    return journal.ask(plans.get, plan_id).section(kind)


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason


def test_sections_stand_in_the_order_of_the_form_in_the_reps_own_words(journal, draft):
    write(journal, draft, {RISKS: "  Two buyers leave  ", SectionKind.LOOKING_BACK: "A good half"})
    found = journal.ask(plans.get, draft)
    order = [SectionKind.LOOKING_BACK, MARKET, HELP, RISKS]
    assert [one.section for one in found.sections] == order
    assert found.text(RISKS) == "Two buyers leave"
    assert found.text(SectionKind.SKILLS) == ""
    assert found.section(SectionKind.SKILLS) is None


def test_where_words_came_from_changes_only_with_the_words(journal, draft):
    said = section(journal, draft, MARKET).text
    write(journal, draft, {MARKET: f"{said} ", HELP: "A demo plant"}, WordsFrom.FORM)
    assert section(journal, draft, MARKET).words_from is WordsFrom.TRANSCRIBED
    assert section(journal, draft, HELP).words_from is WordsFrom.FORM


def test_writing_begins_a_plan_that_was_only_asked_for(journal, dana):
    invited = builders.business_plan(journal, dana, PlanState.INVITED).id
    write(journal, invited, {MARKET: "Two new plants"})
    assert journal.ask(plans.get, invited).plan.state is PlanState.DRAFT


def test_what_the_two_said_stands_beside_the_words_and_leaves_them(journal, draft):
    journal.do("Comment", plan_sections.comment, draft, MARKET, " Start with Skagen ")
    journal.do("Comment", plan_sections.comment, draft, RISKS, "None yet")
    found = journal.ask(plans.get, draft)
    assert (found.text(MARKET), found.section(MARKET).comment) == (
        "Two new plants",
        "Start with Skagen",
    )
    assert (found.text(RISKS), found.section(RISKS).comment) == ("", "None yet")


def test_another_version_has_the_words_and_is_talked_about_anew(journal, draft):
    journal.do("Comment", plan_sections.comment, draft, MARKET, "Start with Skagen")
    agreed = builders.brought(journal, draft, PlanState.AGREED)
    second = journal.do("Revise", plans.revise, agreed.id, "Skagen went", TODAY)
    found = section(journal, second.id, MARKET)
    assert (found.text, found.words_from) == ("Two new plants", WordsFrom.TRANSCRIBED)
    assert found.comment == ""


def test_an_agreed_plan_keeps_its_words_and_what_was_said(journal, draft):
    builders.brought(journal, draft, PlanState.AGREED)
    assert refusal(write, journal, draft, {MARKET: "One"}) is Reason.PLAN_IS_AGREED
    comment = (journal.do, "Comment", plan_sections.comment, draft, MARKET, "Two")
    assert refusal(*comment) is Reason.PLAN_IS_AGREED


def test_i_may_note_beside_a_plan_at_any_time(journal, draft):
    first = journal.do("Note", plan_sections.note, draft, " Too brave ", TODAY, section=MARKET)
    builders.brought(journal, draft, PlanState.AGREED)
    later = TODAY + timedelta(days=3)
    second = journal.do("Note", plan_sections.note, draft, "She means it", later)
    assert [one.text for one in journal.ask(plan_sections.notes, [draft])] == [
        "Too brave",
        "She means it",
    ]
    journal.do("Change", plan_sections.change_note, second.id, "She did it", section=RISKS)
    journal.do("Delete", plan_sections.delete_note, first.id)
    [left] = journal.ask(plan_sections.notes, [draft])
    assert (left.text, left.section, left.written_on) == ("She did it", RISKS, later)
    assert refusal(journal.do, "Note", plan_sections.note, draft, " ", TODAY) is Reason.EMPTY
    change = (journal.do, "Change", plan_sections.change_note, second.id, "")
    assert refusal(*change) is Reason.EMPTY


def test_help_wanted_comes_on_the_list_for_the_next_talk_once(journal, dana, draft):
    write(journal, draft, {HELP: "- Pricing for Skagen\n• A demo plant\n\na DEMO plant\n"})
    builders.point(journal, dana, "pricing for skagen")
    assert journal.ask(plan_sections.wishes, draft) == ["A demo plant"]

    raised = journal.do("Ask", plan_sections.ask_for, draft, TODAY)
    assert [(one.text, one.raised_by) for one in raised] == [("A demo plant", RaisedBy.REP)]
    again = (journal.do, "Ask", plan_sections.ask_for, draft, TODAY)
    assert refusal(*again) is Reason.NOTHING_TO_ASK_FOR
    journal.do("Drop", points.drop, raised[0].id, TODAY)
    assert journal.ask(plan_sections.wishes, draft) == ["A demo plant"]


def test_help_that_was_talked_about_before_this_plan_is_asked_for_anew(journal, dana, draft):
    long_ago = builders.point(journal, dana, "Pricing for Skagen", days_ago=200)
    assert journal.ask(plan_sections.wishes, draft) == [], "it is still to be talked about"
    journal.do("Say", points.discuss, long_ago.id, TODAY)
    assert journal.ask(plan_sections.wishes, draft) == ["Pricing for Skagen"]
    [raised] = journal.do("Ask", plan_sections.ask_for, draft, TODAY)
    journal.do("Say", points.discuss, raised.id, TODAY)
    second = builders.brought(journal, draft, PlanState.AGREED)
    second = journal.do("Revise", plans.revise, second.id, "Skagen went", TODAY)
    assert journal.ask(plan_sections.wishes, second.id) == [], "they talked about it this time"


def test_a_plan_that_asks_for_no_help_puts_nothing_on_the_list(journal, dana):
    plan = builders.business_plan(journal, dana, PlanState.INVITED)
    assert journal.ask(plan_sections.wishes, plan.id) == []
    ask = (journal.do, "Ask", plan_sections.ask_for, plan.id, TODAY)
    assert refusal(*ask) is Reason.NOTHING_TO_ASK_FOR
