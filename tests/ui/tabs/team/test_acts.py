from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton

from app import journal_file
from app.domain import facts, goals, people, results, skills
from app.domain.kinds import Certainty, FactKind, GoalState, PeriodKind, Status, Vis, Voice
from app.domain.models import Session
from app.templates import starter_skills
from app.ui.editors import Choice
from tests import builders
from tests.ui.manager import said

pytestmark = pytest.mark.long


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def manager(journal, dana, open_window, asker):
    return open_window(journal)


def known(journal, who):
    return journal.ask(facts.of_person, who)


def undo_and_redo(manager, look):
    """Ctrl+Z takes back what ``look`` sees, Ctrl+Shift+Z does it again, and both say so."""
    after = look()
    manager.press("Ctrl+Z")
    assert manager.status.startswith("Undone: ")
    assert manager.window.status.action.text() == "Redo"
    before = look()
    assert before != after
    manager.press("Ctrl+Shift+Z")
    assert manager.status.startswith("Done again: ")
    assert manager.window.status.action.text() == "Undo"
    assert look() == after
    return before


def refuse(manager, *cases):
    """Fill the open dialog's fields, commit, and find the reason beside the field, case by case."""
    for values, field, why in cases:
        manager.fill(**values)
        manager.commit()
        form = manager.dialog().form
        assert form.error(field), (values, field)
        assert why in form.error(field)


# People


def test_add_a_person_by_keyboard(manager, journal):
    manager.press("Ctrl+N")
    manager.type("Łukasz Wójcik")
    manager.press("Return")

    assert manager.no_dialog()
    assert manager.names() == ["Dana Whitfield", "Łukasz Wójcik"]
    assert manager.page.head.title.text() == "Łukasz Wójcik"
    assert manager.current() == "Łukasz Wójcik"
    assert manager.status == "Saved. Person added."
    assert undo_and_redo(manager, manager.names) == ["Dana Whitfield"]


def test_the_status_line_takes_it_back_with_a_click(manager):
    manager.press("Ctrl+N")
    manager.type("Ben Carver")
    manager.press("Return")

    assert manager.window.status.action.text() == "Undo"
    manager.click(manager.window.status.action)

    assert manager.names() == ["Dana Whitfield"]


def test_the_same_name_is_asked_about_then_both_are_kept(manager, journal, asker):
    manager.press("Ctrl+N")
    manager.fill(name="dana  WHITFIELD", territory="South")
    asker.expect("choose", "Go back")
    manager.commit()
    assert manager.dialog().form.values()["territory"] == "South"
    assert "already" in manager.dialog().form.error("name")

    asker.expect("choose", "Keep both")
    manager.commit()

    assert len(journal.ask(people.roster)) == 2
    assert "Are they two people?" in asker.asked[-1][1]


def test_refused_input_stays_with_the_reason_beside_it(manager, journal):
    manager.press("Ctrl+N")
    manager.fill(role="SDR")

    for field, typed, why, right in (
        ("name", "   ", "empty", "Ben Carver"),
        ("name", "x" * 201, "Too long", "Ben Carver"),
        ("email", "dana at home", "e-mail", ""),
        ("started", "yesterdayish", "not a date", ""),
        ("ideal_gap", "366", "1 to 365", ""),
    ):
        refuse(manager, ({field: typed}, field, why))
        form = manager.dialog().form
        assert form.editor(field).draft() == typed
        assert form.values()["role"] == "SDR"
        assert form.editor(field).target().hasFocus()
        manager.fill(**{field: right})
    assert len(journal.ask(people.roster)) == 1


def test_somebody_ramping_up_needs_an_end(manager):
    manager.press("Ctrl+N")
    manager.fill(name="Ben Carver", status="Ramping up")

    manager.commit()

    assert "until when" in manager.dialog().form.error("ramp_until")
    manager.fill(ramp_until="31 dec")
    manager.commit()
    assert manager.no_dialog()
    assert manager.page.head.facts.text().startswith("Ramping up")


def test_gaps_the_wrong_way_round_are_refused(manager):
    manager.press("Ctrl+N")
    manager.fill(name="Ben Carver", ideal_gap="20", max_gap="10")

    manager.commit()

    assert "shorter" in manager.dialog().form.error("max_gap")


def test_all_fields_are_in_sight_where_the_screen_has_room(manager, journal):
    builders.skill(journal)
    for begin in (manager.window.add_person, manager.page.focus.action.click):
        begin()
        dialog = manager.dialog()
        assert dialog.form.visibleRegion().boundingRect() == dialog.form.rect()
        manager.give_up()


def test_giving_up_what_was_typed_is_asked_about(manager, journal, asker):
    manager.press("Ctrl+N")
    manager.type("Ben")
    asker.expect("choose", "Discard")

    manager.give_up()

    assert manager.no_dialog()
    assert len(journal.ask(people.roster)) == 1


def test_details_save_themselves_and_say_so(manager, journal, dana):
    manager.more("Edit details…")

    manager.fill(territory="Northeast", started="1.3.2021")
    manager.wait_saved()

    person = journal.ask(people.get, dana)
    assert (person.territory, person.started) == ("Northeast", date(2021, 3, 1))
    assert "joined March 2021" in manager.page.head.facts.text()
    manager.press_button("Close")
    assert manager.status == "Saved. Details changed."


def test_a_candidate_has_a_next_touch_and_who_is_here_may_leave(manager, journal, dana):
    manager.more("Edit details…")
    manager.fill(may_leave_by="1.3.2027")
    manager.wait_saved()
    assert "found_through" not in manager.editing().form.values()
    manager.press_button("Close")
    assert "May leave by March 2027" in said(manager.page.private)

    journal.do("Changed", people.change, dana, status=Status.CANDIDATE)
    manager.more("Edit details…")
    manager.fill(found_through="Ben Carver", next_touch="4.12.2026")
    manager.wait_saved()
    assert not {"may_leave_by", "ideal_gap"} & manager.editing().form.values().keys()
    manager.press_button("Close")
    assert manager.page.head.facts.text().endswith("speak with them by 4 Dec")
    assert journal.ask(people.get, dana).found_through == "Ben Carver"


def test_a_refused_detail_is_marked_and_the_rest_is_stored(manager, journal, dana, asker):
    manager.more("Edit details…")
    manager.fill(email="nowhere", role="Account executive")
    asker.expect("choose", "Keep writing")
    manager.press_button("Close")

    dialog = manager.editing()
    assert dialog.state.text() == "Not saved yet: see above"
    assert "e-mail" in dialog.form.error("email")
    assert journal.ask(people.get, dana).role == "Account executive"
    manager.fill(email="dana@example.com")
    manager.press_button("Close")
    assert journal.ask(people.get, dana).email == "dana@example.com"


def test_on_leave_back_and_left_and_all_of_it_undone(manager, journal, dana):
    def status():
        return journal.ask(people.get, dana).status

    manager.more("On leave…")
    manager.commit()
    assert status() is Status.ON_LEAVE
    assert manager.page.head.facts.text().startswith("On leave")
    undo_and_redo(manager, status)

    manager.more("Back at work")
    assert status() is Status.ACTIVE
    assert manager.status == "Saved. Dana is back."
    undo_and_redo(manager, status)

    manager.more("Left the team…")
    manager.fill(left_on="20 nov")
    manager.commit()
    assert status() is Status.LEFT
    assert "left 20 November 2026" in manager.page.head.facts.text()
    assert manager.current() == "Dana Whitfield"
    undo_and_redo(manager, status)


def test_a_last_day_before_the_first_is_refused_beside_it(manager, journal, dana):
    journal.do("Details changed", people.change, dana, started=date(2026, 6, 1))
    manager.more("Left the team…")
    manager.fill(left_on="1.5.2026")

    manager.commit()

    assert manager.dialog().form.error("left_on")
    assert journal.ask(people.get, dana).status is Status.ACTIVE


def test_a_day_left_empty_is_asked_for(manager, journal, dana):
    for action, field in (("On leave…", "since"), ("Left the team…", "left_on")):
        manager.more(action)
        refuse(manager, ({field: ""}, field, ""))
        manager.fill(**{field: "today"})
        manager.give_up()
    assert journal.ask(people.get, dana).status is Status.ACTIVE


def test_the_menu_offers_what_the_status_allows(manager, journal, dana):
    for_good = ["Delete", "Export what is held…", "Erase for good…"]
    paper = ["Print profile…", "Print agreement…"]
    cards = ["Photo…", "Save contact card…", "Skills and their levels…"]
    look = ["Edit details…", *paper, "Numbers…", "Business plan…", *cards]
    assert manager.offers() == [*look, "On leave…", "Left the team…", *for_good]
    journal.do("On leave", people.go_on_leave, dana, since=date(2026, 11, 1))
    assert manager.offers() == [*look, "Back at work", "Left the team…", *for_good]
    journal.do("Left", people.leave, dana, left_on=date(2026, 11, 1))
    assert manager.offers() == [*look, "Back at work", *for_good]
    journal.do("Changed", people.change, dana, status=Status.CANDIDATE)
    for gone in ("Print agreement…", "Numbers…", "Business plan…"):
        look.remove(gone)
    assert manager.offers() == [*look, "Hire…", "Left the team…", *for_good]


def test_the_status_of_somebody_on_leave_is_no_field(manager, journal, dana):
    journal.do("On leave", people.go_on_leave, dana, since=date(2026, 11, 1))

    manager.more("Edit details…")

    assert "status" not in manager.editing().form.values()


def test_deleted_with_everything_and_brought_back_whole(manager, journal, dana):
    builders.person(journal, "Ben Carver")
    builders.fact(journal, dana, "Asks why")
    builders.session(journal, dana)
    manager.choose("Dana Whitfield")

    manager.more("Delete")

    assert manager.names() == ["Ben Carver"]
    assert manager.page.head.title.text() == "Ben Carver"
    assert manager.status == "Saved. Dana Whitfield deleted."
    undo_and_redo(manager, manager.names)
    manager.press("Ctrl+Z")
    manager.choose("Dana Whitfield")
    assert "Asks why" in said(manager.page.strengths)
    assert "last conversation today" in manager.page.head.facts.text()


# Conversations


def test_a_conversation_changes_the_days(manager, journal, dana):
    builders.session(journal, dana, days_ago=30)

    def days():
        return journal.ask(people.roster)[0].days(builders.TODAY)

    manager.click(button(manager, "Log a conversation"))
    manager.fill(kind="Deal", held_on="yesterday", minutes="45")
    manager.commit()

    assert days() == 1
    assert "last conversation yesterday" in manager.page.head.facts.text()
    spoken = manager.roster.list.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Last conversation yesterday")
    assert undo_and_redo(manager, days) == 30


def test_a_conversation_that_cannot_have_been_is_refused(manager, journal):
    manager.click(button(manager, "Log a conversation"))

    refuse(
        manager,
        ({"held_on": "tomorrow"}, "held_on", ""),
        ({"held_on": ""}, "held_on", ""),
        ({"held_on": "today", "minutes": ""}, "minutes", ""),
        ({"minutes": "0"}, "minutes", "1 to 600"),
        ({"minutes": "an hour"}, "minutes", "not a number"),
    )

    assert journal.ask(lambda db: db.query(Session).count()) == 0


# Statements


def test_a_strength_with_evidence_by_keyboard_only(manager, journal, dana):
    manager.press("Return")
    assert manager.page.sections.hasFocus()
    for _ in range(4):  # whether they grow, what helps, what hurts
        manager.press("Tab")
    manager.press("Space")
    manager.type("Listens before she answers")
    manager.press("Tab")
    manager.type("Call with Brightline")
    manager.press("Ctrl+Return")

    (fact,) = known(journal, dana)
    assert (fact.text, fact.evidence) == ("Listens before she answers", "Call with Brightline")
    assert (fact.kind, fact.vis, fact.noted_on) == (
        FactKind.STRENGTH,
        Vis.PRIVATE,
        builders.TODAY,
    )
    assert "Listens before she answers" in said(manager.page.strengths)
    manager.front()
    assert manager.page.strengths.action.hasFocus()
    undo_and_redo(manager, lambda: said(manager.page.strengths))


@pytest.mark.parametrize(
    ("card", "kind", "words"),
    [
        ("drives", FactKind.ASPIRATION, "Aspiration"),
        ("helps", FactKind.RECOGNITION_STYLE, "Likes to be recognised"),
        ("private", FactKind.PERSONAL, "Personal"),
    ],
)
def test_a_card_of_several_kinds_asks_which(manager, journal, dana, asker, card, kind, words):
    asker.expect("choose", words)
    manager.click(getattr(manager.page, card).action)
    manager.fill(text="Leads a team one day")
    manager.commit()

    assert known(journal, dana)[0].kind is kind
    assert "Leads a team one day" in said(getattr(manager.page, card))


def test_what_they_can_teach_may_name_a_skill_of_the_library(manager, journal, dana):
    skill = builders.skill(journal, "Discovery")
    manager.row(manager.page.strengths, "Add what they can teach").opened.emit()
    manager.fill(text="How to follow an answer", skill_id="Discovery")
    manager.commit()

    assert [(one.kind, one.skill_id) for one in known(journal, dana)] == [
        (FactKind.CAN_TEACH, skill.id)
    ]


def test_no_kind_chosen_adds_nothing(manager, journal, dana, asker):
    asker.expect("choose", "Cancel")

    manager.click(manager.page.drives.action)

    assert manager.no_dialog()
    assert known(journal, dana) == []


def test_what_is_never_shared_offers_no_sharing(manager, asker):
    for kind in ("Weakness", "Personal"):
        asker.expect("choose", kind)
        manager.click(manager.page.private.action)
        assert manager.dialog().findChildren(QCheckBox) == []
        manager.give_up()


def test_a_hunch_is_not_shared_and_the_form_says_why(manager, journal, dana):
    manager.click(manager.page.strengths.action)
    manager.fill(text="May like to teach", certainty="A hunch", shareable=True)

    manager.commit()

    form = manager.dialog().form
    assert form.error("shareable")
    assert form.error() == ""
    assert form.values()["text"] == "May like to teach"
    assert known(journal, dana) == []
    manager.fill(certainty="Seen")
    manager.commit()
    assert known(journal, dana)[0].vis is Vis.SHAREABLE


def test_a_statement_without_what_it_needs_is_refused(manager, journal, dana):
    manager.click(manager.page.strengths.action)

    refuse(
        manager,
        ({"text": "  \n "}, "text", ""),
        ({"text": "Asks why", "noted_on": "+3"}, "noted_on", ""),
        ({"noted_on": "in three days"}, "noted_on", "not a date"),
        ({"noted_on": ""}, "noted_on", ""),
    )

    assert known(journal, dana) == []


def open_row(manager, card, text):
    manager.click(manager.row(card, text))


def test_a_statement_is_edited_where_it_stands(manager, journal, dana):
    fact = builders.fact(journal, dana, "Asks why")
    open_row(manager, manager.page.strengths, "Asks why")
    dialog = manager.editing()
    assert dialog.form.editor("text").target().hasFocus()

    manager.fill(text="Asks why, twice", certainty="Confirmed by them", shareable=True)
    manager.press_button("Close")

    changed = journal.ask(facts.get, fact.id)
    assert (changed.text, changed.certainty) == ("Asks why, twice", Certainty.CONFIRMED_BY_REP)
    assert changed.vis is Vis.SHAREABLE
    assert manager.row(manager.page.strengths, "Asks why, twice")


def test_a_statement_shared_while_a_hunch_is_refused_beside_the_tick(manager, journal, dana, asker):
    fact = builders.fact(journal, dana, "Asks why", certainty=Certainty.HUNCH)
    open_row(manager, manager.page.strengths, "Asks why")
    manager.fill(shareable=True)
    asker.expect("choose", "Discard")

    manager.press_button("Close")

    assert manager.no_dialog()
    assert journal.ask(facts.get, fact.id).vis is Vis.PRIVATE


def test_still_so_confirms_it_today(manager, journal, dana):
    fact = builders.fact(journal, dana, "Asks why", noted_on=date(2026, 1, 5))
    assert any("still so?" in text for text in said(manager.page.strengths))
    open_row(manager, manager.page.strengths, "Asks why")

    manager.press_button("Still so")

    def confirmed():
        return journal.ask(facts.get, fact.id).confirmed_on

    assert manager.no_dialog()
    assert confirmed() == builders.TODAY
    assert manager.status == "Saved. Strength confirmed."
    assert undo_and_redo(manager, confirmed) == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("button_text", "status"),
    [("No longer so", "Saved. Strength retired."), ("Delete", "Saved. Strength deleted.")],
)
def test_retired_or_deleted_it_leaves_the_card(manager, journal, dana, button_text, status):
    builders.fact(journal, dana, "Asks why")
    open_row(manager, manager.page.strengths, "Asks why")

    manager.press_button(button_text)

    assert manager.no_dialog()
    assert "Asks why" not in said(manager.page.strengths)
    assert manager.status == status
    assert "Asks why" in undo_and_redo(manager, lambda: said(manager.page.strengths))


def test_what_is_typed_is_stored_before_it_is_confirmed(manager, journal, dana):
    fact = builders.fact(journal, dana, "Asks why", noted_on=date(2026, 1, 5))
    open_row(manager, manager.page.strengths, "Asks why")
    manager.fill(text="Asks why, twice")

    manager.press_button("Still so")

    found = journal.ask(facts.get, fact.id)
    assert (found.text, found.confirmed_on) == ("Asks why, twice", builders.TODAY)


def test_what_was_refused_does_not_keep_anybody_from_deleting(manager, journal, dana):
    builders.fact(journal, dana, "Asks why")
    open_row(manager, manager.page.strengths, "Asks why")
    manager.fill(text="")

    manager.press_button("Delete")

    assert manager.no_dialog()
    assert known(journal, dana) == []


def test_a_statement_that_vanished_is_said_in_words(manager, journal, dana, reporter, asker):
    fact = builders.fact(journal, dana, "Asks why")
    open_row(manager, manager.page.strengths, "Asks why")
    manager.editing()
    journal.do("Strength deleted", facts.delete, fact.id)
    asker.expect("ok")

    manager.press_button("Still so")
    manager.qtbot.waitUntil(lambda: bool(asker.asked))

    assert "no longer" in asker.asked[-1][1]
    manager.press_button("Close")
    assert manager.no_dialog()


def test_typing_into_a_statement_that_vanished_says_so_over_the_form(manager, journal, dana, asker):
    fact = builders.fact(journal, dana, "Asks why")
    open_row(manager, manager.page.strengths, "Asks why")
    manager.editing()
    journal.do("Strength deleted", facts.delete, fact.id)
    asker.expect("choose", "Keep writing").expect("choose", "Discard")

    manager.fill(text="Asks why, twice")
    manager.press_button("Close")

    form = manager.editing().form
    assert form.error()
    assert form.values()["text"] == "Asks why, twice"
    manager.press_button("Close")
    assert manager.no_dialog()


def test_the_keyboard_comes_back_to_the_line_that_was_opened(manager, journal, dana):
    builders.fact(journal, dana, "Asks why")
    builders.fact(journal, dana, "Writes well")
    manager.focus(manager.row(manager.page.strengths, "Asks why"))
    manager.press("Return")
    manager.fill(text="Asks why, twice")
    manager.press_button("Close")

    manager.front()
    manager.qtbot.waitUntil(manager.row(manager.page.strengths, "Asks why, twice").hasFocus)


def test_after_a_deletion_the_next_line_has_the_keyboard(manager, journal, dana):
    builders.fact(journal, dana, "Asks why")
    builders.fact(journal, dana, "Writes well")
    manager.focus(manager.row(manager.page.strengths, "Writes well"))
    manager.press("Return")

    manager.press_button("Delete")

    manager.front()
    manager.qtbot.waitUntil(manager.row(manager.page.strengths, "Asks why").hasFocus)
    manager.press("Return")
    manager.press_button("Delete")
    manager.front()
    teach = manager.row(manager.page.strengths, "Add what they can teach")
    manager.qtbot.waitUntil(teach.hasFocus)


# Growth goals


def test_a_goal_is_set_with_a_skill_and_levels(manager, journal, dana):
    skill = builders.skill(journal, "Discovery")
    manager.click(manager.page.focus.action)
    assert manager.dialog().form.values()["shareable"] is True
    manager.fill(outcome="Run discovery alone", skills="disc", from_level="2", to_level="4")
    manager.fill(why="Wants to own Halden", due="31.12.2026")
    manager.press("Ctrl+Return")

    (found,) = journal.ask(goals.of_person, dana)
    goal = found.goal
    assert (goal.outcome, goal.from_level, goal.to_level) == ("Run discovery alone", 2, 4)
    assert (goal.why, goal.due, goal.vis) == (
        "Wants to own Halden",
        date(2026, 12, 31),
        Vis.SHAREABLE,
    )
    assert [one.id for one in found.skills] == [skill.id]
    assert "by 31 Dec" in said(manager.page.focus)
    undo_and_redo(manager, lambda: said(manager.page.focus))


def test_a_goal_without_an_aim_is_refused(manager, journal, dana):
    builders.skill(journal, "Discovery")
    manager.click(manager.page.focus.action)

    refuse(
        manager,
        ({"outcome": ""}, "outcome", "what is to be reached"),
        ({"outcome": "Grow", "from_level": "4", "to_level": "2"}, "to_level", "below"),
        ({"to_level": "5", "due": "someday"}, "due", "not a date"),
        ({"due": "", "skills": "no such skill"}, "skills", "from the list"),
    )

    assert journal.ask(goals.of_person, dana) == []


def state_of(journal, goal):
    return journal.ask(goals.get, goal.id).goal.state


def test_a_goal_is_reached_and_opened_again(manager, journal, dana):
    goal = builders.goal(journal, dana, "Lead a call")
    open_row(manager, manager.page.focus, "Lead a call")

    manager.press_button("Reached")

    assert state_of(journal, goal) is GoalState.REACHED
    assert "reached" in said(manager.page.focus)
    undo_and_redo(manager, lambda: state_of(journal, goal))
    open_row(manager, manager.page.focus, "Lead a call")
    manager.press_button("Open again")
    assert state_of(journal, goal) is GoalState.OPEN
    assert manager.status == "Saved. Goal open again."


def test_a_goal_is_dropped(manager, journal, dana):
    goal = builders.goal(journal, dana, "Lead a call")
    open_row(manager, manager.page.focus, "Lead a call")

    manager.press_button("Drop")

    assert state_of(journal, goal) is GoalState.DROPPED
    assert "Lead a call" not in said(manager.page.focus)
    undo_and_redo(manager, lambda: state_of(journal, goal))


def test_a_goal_is_changed_and_deleted(manager, journal, dana):
    discovery, closing = (builders.skill(journal, name) for name in ("Discovery", "Closing"))
    goal = builders.goal(journal, dana, "Lead a call", discovery.id)
    open_row(manager, manager.page.focus, "Lead a call")
    manager.fill(outcome="Lead two calls", skills="closing")
    manager.press_button("Close")

    found = journal.ask(goals.get, goal.id)
    assert found.goal.outcome == "Lead two calls"
    assert {skill.id for skill in found.skills} == {discovery.id, closing.id}

    open_row(manager, manager.page.focus, "Lead two calls")
    manager.press_button("Delete")
    assert journal.ask(goals.of_person, dana) == []
    undo_and_redo(manager, lambda: len(journal.ask(goals.of_person, dana)))


# Skills


def test_rating_in_an_empty_library_brings_the_starter_skills(manager, journal, dana):
    manager.click(manager.page.skills.action)

    names = {skill.name for skill in journal.ask(skills.every)}
    assert names == {skill.name for skill in starter_skills()}
    choice = manager.dialog().form.editor("skill_id")
    assert isinstance(choice, Choice)
    assert choice.box.count() == len(names)
    manager.give_up()
    manager.click(manager.page.skills.action)
    manager.give_up()
    undo_and_redo(manager, lambda: len(journal.ask(skills.every)))


def test_rate_a_skill_from_its_line(manager, journal, dana):
    skill = builders.skill(journal, "Discovery")
    builders.rating(journal, dana, skill.id, 2, days_ago=120)
    manager.focus(manager.row(manager.page.skills, "Discovery"))
    manager.press("Return")
    level = manager.dialog().form.editor("level")
    assert level.target().hasFocus()
    manager.press("4")

    manager.commit()
    assert "say what you saw" in manager.dialog().form.error("justification")
    manager.fill(justification="Three calls in a row")
    manager.commit()

    assert manager.no_dialog()
    assert "up 2 in 90 days" in said(manager.page.skills)
    undo_and_redo(manager, lambda: said(manager.page.skills))


def test_their_own_view_stands_beside_mine(manager, journal, dana):
    skill = builders.skill(journal, "Discovery")
    builders.rating(journal, dana, skill.id, 3)
    manager.click(manager.row(manager.page.skills, "Discovery"))
    manager.fill(voice="Their own view", level="5")
    manager.commit()

    assert "they see themselves 2 levels higher" in said(manager.page.skills)
    standing = journal.ask(
        skills.standings, dana, builders.TODAY, builders.TODAY - timedelta(days=90)
    )[0]
    assert (standing.manager.level, standing.own.level) == (3, 5)
    assert standing.own.voice is Voice.SELF


def test_a_rating_without_what_it_needs_is_refused(manager, journal):
    builders.skill(journal, "Discovery")
    manager.click(manager.page.skills.action)

    refuse(
        manager,
        ({"level": "3"}, "skill_id", ""),
        ({"skill_id": "Discovery · Discovery", "level": "0"}, "level", "1 to 5"),
        ({"level": "3", "rated_on": ""}, "rated_on", ""),
        ({"rated_on": "+3"}, "rated_on", ""),
    )

    assert "Discovery" not in said(manager.page.skills)


# Results


def add_result(manager, **values):
    manager.click(manager.page.results.action)
    manager.fill(**values)
    manager.commit()


def recorded(journal, dana):
    return [(r.quota, r.actual) for r in journal.ask(results.of_person, dana)]


def test_figures_are_typed_the_short_way(manager, journal, dana):
    add_result(manager, period="October 2026", quota="620k", actual="$650,000.50")

    assert recorded(journal, dana) == [(62_000_000, 65_000_050)]
    assert manager.page.results.title.text() == "Quota attainment, last 12 months"
    undo_and_redo(manager, lambda: recorded(journal, dana))


def test_left_empty_it_is_not_reported(manager, journal, dana):
    add_result(manager, quota="620k")

    assert recorded(journal, dana) == [(62_000_000, None)]


def test_figures_that_say_nothing_are_refused(manager, journal, dana):
    manager.click(manager.page.results.action)

    refuse(
        manager,
        ({}, "actual", ""),
        ({"quota": "a lot"}, "quota", "not an amount"),
        ({"quota": "-5"}, "quota", ""),
    )

    assert recorded(journal, dana) == []


def test_a_period_that_has_figures_shows_them_so_none_is_lost(manager, journal, dana):
    builders.result(journal, dana, builders.month(date(2026, 10, 1)), 50_000_00, None)
    manager.click(manager.page.results.action)
    assert manager.dialog().form.values()["period"] == "2026-10"
    assert manager.dialog().form.values()["quota"] == 50_000_00

    manager.fill(period="September 2026")
    assert manager.dialog().form.values()["quota"] is None
    manager.fill(period="October 2026", actual="48k")
    manager.commit()

    assert recorded(journal, dana) == [(50_000_00, 48_000_00)]


def test_a_quarter_can_be_recorded_as_a_whole(manager, journal, dana):
    add_result(manager, period="Q3 2026", quota="1.2m", actual="1.1m")

    (record,) = journal.ask(results.of_person, dana)
    assert (record.period_kind, record.starts_on) == (PeriodKind.QUARTER, date(2026, 7, 1))


# Reading only


def test_reading_only_a_change_is_refused_in_words_and_nothing_is_lost(
    open_window, own, path, asker, reporter
):
    builders.person(own, "Dana Whitfield")
    own.close()
    kept = journal_file.open_journal(path, read_only=True)
    manager = open_window(kept)
    assert "reading only" in manager.window.banner.sentence.text()
    assert manager.window.banner.isVisible()

    manager.click(manager.page.strengths.action)
    manager.fill(text="Asks why")
    manager.commit()
    form = manager.dialog().form
    assert "cannot be written" in form.error()
    assert form.values()["text"] == "Asks why"
    asker.expect("choose", "Discard")
    manager.give_up()

    asker.expect("ok")
    manager.more("Delete")
    manager.qtbot.waitUntil(lambda: len(asker.asked) == 2)
    assert "cannot be written" in asker.asked[-1][1]
    assert manager.names() == ["Dana Whitfield"]
    kept.close()


def button(manager, text):
    return next(one for one in manager.page.findChildren(QPushButton) if one.text() == text)


def test_undo_in_a_text_box_is_the_boxs_own(manager, journal, dana):
    builders.fact(journal, dana, "Asks why")
    manager.roster.filter.setFocus()
    manager.type("dan")

    manager.press("Ctrl+Z")

    assert manager.roster.filter.text() == ""
    assert len(known(journal, dana)) == 1


def test_undo_in_a_dialogs_box_is_the_boxs_own(manager, journal, dana, asker):
    builders.fact(journal, dana, "Asks why")
    manager.click(manager.page.strengths.action)
    manager.dialog()
    manager.type("Half a thought")

    manager.press("Ctrl+Z")

    assert QApplication.focusWidget().toPlainText() == ""
    assert len(known(journal, dana)) == 1
    manager.qtbot.keyClick(manager.dialog(), Qt.Key.Key_Escape)
