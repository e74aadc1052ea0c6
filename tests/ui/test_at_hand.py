"""What is at hand on every page: a note in one line, the search, private text hidden."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from app.domain import feed, notes, people, points, training_topics
from app.domain.kinds import NoteKind
from app.ui import veil
from app.ui.at_hand import COACHING
from app.ui.dialogs.skill_library import SkillLibraryDialog
from app.ui.form_dialog import EditDialog, FormDialog
from app.ui.search.dialog import SearchDialog
from app.ui.tab import Tab
from app.ui.tabs.coaching.tab import CoachingTab
from tests import builders
from tests.builders import TODAY
from tests.ui.manager import said

pytestmark = pytest.mark.long


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def manager(journal, dana, open_window):
    return open_window(journal)


def newest(journal):
    (entry, *_) = journal.ask(feed.page)
    return entry.note


# A note in one line


def test_a_note_is_written_from_any_page_in_one_line(manager, journal):
    manager.press("Ctrl+Space")
    manager.type("win: @dana let them finish #discovery !send recap due:fri")
    manager.press("Return")
    full = newest(journal)
    assert (full.note.kind, full.tags) == (NoteKind.WIN, ("discovery",))
    assert manager.window.top.capture.text() == ""
    assert manager.status == "Saved. Note written."


def test_one_undo_takes_all_of_it_back(manager, journal):
    manager.press("Ctrl+Space")
    manager.type("@dana asked ?help with the renewal !call due:fri")
    manager.press("Return")
    manager.press("Escape")
    manager.press("Ctrl+Z")
    assert not journal.ask(feed.page)
    assert manager.status.startswith("Undone: Note written")


def test_what_is_refused_stays_in_the_line_with_the_reason(manager, journal, dana):
    journal.do("Leave", people.leave, dana, TODAY)
    manager.press("Ctrl+Space")
    text = "@dana was asked !call back due:fri"
    manager.type(text)
    manager.press("Return")
    assert manager.window.top.capture.text() == text
    assert not journal.ask(feed.page)
    assert any("has left the team" in words for words in said(manager.window))


def test_what_is_typed_and_not_saved_is_there_again_with_the_journal(
    manager, journal, make_window, qtbot
):
    manager.press("Ctrl+Space")
    manager.type("@dana half a thou")
    assert manager.window.top.capture.put_by()
    again = make_window()
    again.attach(journal)
    qtbot.waitUntil(again.team.isVisible)
    assert again.top.capture.text() == "@dana half a thou"


# Search


def test_the_search_opens_what_it_finds(manager, journal, dana):
    note = journal.do("Note", notes.write, [dana], TODAY, text="Brightwater moved to the CFO")
    manager.press("Ctrl+K")
    manager.type("brightw")
    assert [one.id for one in manager.dialog(SearchDialog).found] == [("note", note.id)]
    manager.press("Return")
    assert manager.window.rail.currentWidget() is manager.window.at_hand.page
    shown = manager.dialog(EditDialog).form
    assert "Brightwater moved to the CFO" in shown.values().values()
    manager.dialog(EditDialog).reject()


def test_a_person_that_is_found_is_gone_to(manager, journal):
    ben = builders.person(journal, "Ben Carver").id
    manager.press("Ctrl+K")
    manager.type("carver")
    manager.press("Return")
    assert manager.window.focus.person == ben
    assert manager.window.rail.tabText(manager.window.rail.currentIndex()) == "Team"


def test_a_skill_that_is_found_opens_the_library(manager, journal):
    builders.skill(journal, "Quiet listening")
    manager.press("Ctrl+K")
    manager.type("quiet")
    manager.press("Return")
    manager.dialog(SkillLibraryDialog).reject()


def test_a_talking_point_that_is_found_opens_in_its_thread(manager, journal, dana):
    journal.do("Point", points.raise_point, dana, TODAY, text="The pricing page")
    manager.press("Ctrl+K")
    manager.type("pricing")
    manager.press("Return")
    assert "The pricing page" in manager.dialog(EditDialog).form.values().values()
    manager.dialog(EditDialog).reject()


def test_a_session_of_the_training_that_is_found_opens_on_its_tab(manager, journal):
    plan = builders.training_plan(journal, count=0).id
    builders.training(journal, plan, builders.NEXT_QUARTER.starts, topic="The silent buyer")
    manager.press("Ctrl+K")
    manager.type("silent buyer")
    manager.press("Return")
    assert manager.window.training.in_sight
    assert manager.dialog(FormDialog).form.values()["topic"] == "The silent buyer"
    manager.dialog(FormDialog).reject()


def test_a_topic_that_is_found_opens_on_the_training_tab(manager, journal):
    journal.do("Topic", training_topics.add, "Objection: we have a vendor", TODAY)
    manager.press("Ctrl+K")
    manager.type("vendor")
    manager.press("Return")
    assert manager.window.training.in_sight
    assert manager.dialog(EditDialog).form.values()["title"] == "Objection: we have a vendor"
    manager.dialog(EditDialog).reject()


# Private text


def test_f9_hides_private_text_and_says_so(manager):
    assert not veil.is_on()
    manager.press("F9")
    assert veil.is_on()
    assert veil.ON in said(manager.window)
    manager.press("F9")
    assert not veil.is_on()


# The Coaching tab


def test_the_coaching_tab_is_made_when_it_is_looked_at(manager):
    page = manager.window.at_hand.page
    assert not page.findChildren(Tab)
    manager.press("Ctrl+2")
    assert len(page.findChildren(CoachingTab)) == 1
    assert manager.window.rail.tabText(manager.window.rail.currentIndex()) == COACHING


def test_its_keys_open_it_and_its_views(manager):
    manager.press("Ctrl+2")
    tab = manager.window.at_hand.coaching
    manager.qtbot.waitUntil(lambda: tab.isAncestorOf(QApplication.focusWidget()))
    for keys, view in zip(
        ("Alt+2", "Alt+3", "Alt+4", "Alt+5"),
        ("threads", "calendar", "promises", "attention"),
        strict=True,
    ):
        manager.press(keys)
        assert tab.view == view
        manager.qtbot.waitUntil(tab.views[view].isVisible)  # a page new to its stack comes up late
    manager.press("Ctrl+1")
    assert manager.window.team.isVisible()


@pytest.mark.parametrize("keys", ["Alt+2", "Alt+3", "Alt+5"])
def test_without_a_team_its_views_lead_to_the_first_person(journal, open_window, keys):
    manager = open_window(journal)
    manager.press("Ctrl+2")
    tab = manager.window.at_hand.coaching
    manager.qtbot.waitUntil(lambda: tab.isAncestorOf(QApplication.focusWidget()))
    manager.press(keys)
    manager.qtbot.waitUntil(tab.views[tab.view].nobody.action.hasFocus)
    manager.press("Space")
    manager.type("Dana Whitfield")
    manager.press("Return")
    assert [row.name for row in journal.ask(people.roster)] == ["Dana Whitfield"]


def test_printing_what_is_in_sight_prints_the_next_one_to_one_there(manager, dana):
    manager.window.focus.set_person(dana)
    manager.press("Ctrl+2")
    manager.press("Ctrl+Shift+P")
    dialog = manager.dialog(QDialog)
    assert dialog.choices.kind.value().key == "prep"
    dialog.reject()


def test_a_note_of_somebodys_timeline_opens_over_the_coaching_tab(manager, journal, dana):
    note = journal.do("Note", notes.write, [dana], TODAY, text="Moved to the CFO")
    manager.window.team.record_wanted.emit("note", note.id, dana)
    assert "Moved to the CFO" in manager.dialog(EditDialog).form.values().values()
    manager.dialog(EditDialog).reject()


def test_switching_the_person_there_leads_to_their_one_to_ones(manager, journal):
    ben = builders.person(journal, "Ben Carver").id
    manager.press("Ctrl+2")
    manager.press("Ctrl+P")
    manager.type("ben")
    manager.press("Return")
    tab = manager.window.at_hand.coaching
    assert (manager.window.focus.person, tab.view) == (ben, "threads")
    assert manager.window.rail.currentWidget() is manager.window.at_hand.page
