"""The Plans tab in the window: its key, what the search finds of plans, people and paper."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain import plan_actions, plan_checks, plan_lines, plan_sections, plans
from app.domain.kinds import PlanState, SectionKind, WordsFrom
from app.ui.dialogs.packet import PacketDialog
from app.ui.dialogs.shortcuts import groups
from app.ui.planning import PLANS
from app.ui.search.dialog import SearchDialog
from app.ui.tab import Tab
from app.ui.tabs.plans.tab import CHECKS, OVERVIEW, PLAN, TEAM
from tests import builders
from tests.builders import NEXT_HALF, TODAY

pytestmark = pytest.mark.long

#: One word that each of them is found by.
WORD = "Quokka"


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def manager(journal, dana, open_window):
    return open_window(journal)


@pytest.fixture
def draft(journal, dana):
    """A plan in which something is being written."""
    return builders.business_plan(journal, dana, PlanState.SUBMITTED).id


def test_its_key_opens_it_with_the_keyboard_in_the_overview(manager, draft, qtbot):
    planning = manager.window.planning
    assert not planning.page.findChildren(Tab)
    manager.press("Ctrl+5")
    assert manager.window.rail.tabText(manager.window.rail.currentIndex()) == PLANS
    assert planning.in_sight
    qtbot.waitUntil(planning.tab.isVisible)
    assert planning.tab.view == OVERVIEW
    qtbot.waitUntil(planning.tab.views[OVERVIEW].grid.hasFocus)
    assert planning.tab.head.facts.text() == "H2 2026: 0 of 1 agreed, 1 late"


@pytest.mark.parametrize(("keys", "view"), [("Alt+2", PLAN), ("Alt+3", TEAM), ("Alt+4", CHECKS)])
def test_each_view_has_its_key(manager, draft, qtbot, keys, view):
    manager.press("Ctrl+5")
    tab = manager.window.planning.tab
    qtbot.waitUntil(tab.isVisible)
    manager.press(keys, tab)
    assert tab.view == view
    manager.press("Alt+1", tab)
    assert tab.view == OVERVIEW


def reason(journal, plan_id):
    agreed = builders.brought(journal, plan_id, PlanState.AGREED)
    return journal.do("Revise", plans.revise, agreed.id, WORD, TODAY).id


def section(journal, plan_id):
    said = {SectionKind.RISKS: WORD}
    journal.do("Write", plan_sections.write, plan_id, said, WordsFrom.TALK, TODAY)
    return plan_id


def line(journal, plan_id):
    journal.do("Add line", plan_lines.add, plan_id, TODAY, account=WORD)
    return plan_id


def action(journal, plan_id):
    journal.do("Add step", plan_actions.add, plan_id, TODAY, text=WORD)
    return plan_id


def margin(journal, plan_id):
    journal.do("Note", plan_sections.note, plan_id, WORD, TODAY)
    return plan_id


def check(journal, plan_id):
    agreed = builders.brought(journal, plan_id, PlanState.AGREED)
    month = NEXT_HALF.starts
    said = {"checked_on": month, "expected": None, "comment": WORD}
    journal.do("Check", plan_checks.save, agreed.id, month, month, **said)
    return plan_id


@pytest.mark.parametrize("make", [reason, section, line, action, margin, check])
def test_what_is_found_in_a_plan_leads_to_its_page(manager, journal, draft, make):
    wanted = make(journal, draft)
    manager.press("Ctrl+K")
    manager.type(WORD)
    assert [found.id for found in manager.dialog(SearchDialog).found] == [("business_plan", wanted)]
    manager.press("Return")
    window = manager.window
    assert window.rail.tabText(window.rail.currentIndex()) == PLANS
    tab = window.planning.tab
    assert (tab.view, tab.views[PLAN].shown) == (PLAN, wanted)


def test_a_person_gone_to_is_shown_with_their_plan(manager, journal, draft):
    manager.press("Ctrl+5")
    manager.press("Ctrl+P")
    manager.type("dana")
    manager.press("Return")
    tab = manager.window.planning.tab
    assert (tab.view, tab.views[PLAN].shown) == (PLAN, draft)


def test_the_menu_of_a_person_leads_to_their_plan(manager, dana, draft, qtbot):
    window = manager.window
    window.focus.set_person(dana)
    qtbot.waitUntil(window.team.isVisible)
    window.team.page.wished.emit("plan", None)
    tab = window.planning.tab
    assert (tab.view, tab.views[PLAN].shown) == (PLAN, draft)


def test_the_key_prints_the_plan_in_sight_or_how_everybodys_stand(manager, draft):
    manager.press("Ctrl+5")
    manager.press("Ctrl+Shift+P")
    dialog = manager.dialog(PacketDialog)
    assert dialog.choices.kind.value().key == "team_plans"
    dialog.reject()
    manager.window.planning.tab.show_plan(draft)
    manager.press("Ctrl+Shift+P")
    dialog = manager.dialog(PacketDialog)
    assert (dialog.choices.kind.value().key, dialog.choices.which) == ("plan", draft)
    dialog.reject()


def test_a_late_month_of_the_overview_is_talked_about_on_the_checks(manager, journal, dana, qtbot):
    july = date(2026, 7, 1)
    how = {"half": july, "on": date(2026, 6, 20), "lines": [("A", 60_000_000, july)]}
    agreed = builders.business_plan(journal, dana, PlanState.AGREED, steps=[], **how)
    tab = manager.window.planning.tab
    qtbot.waitUntil(tab.isVisible)
    tab.show_view(OVERVIEW).check_wanted.emit(agreed.id, july)
    assert tab.view == CHECKS
    assert manager.dialog().windowTitle() == "July 2026 of Dana"
    manager.dialog().reject()


def test_a_page_has_one_primary_button_at_most(manager, journal, dana, qtbot):
    tab = manager.window.planning.tab
    qtbot.waitUntil(tab.isVisible)
    assert tab.head.invite_button.isHidden(), "nothing is planned yet: the page says it itself"
    builders.business_plan(journal, dana, PlanState.INVITED)
    assert not tab.head.invite_button.isHidden()
    tab.show_view(CHECKS)
    assert tab.head.invite_button.isHidden()


def test_its_keys_are_on_the_list_of_shortcuts(qapp):
    assert ("Overview", "Alt+1") in dict(groups())["In the Plans tab"]
