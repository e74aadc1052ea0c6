"""The Reviews tab in the window: its key, what the search finds of reviews, people and paper."""

from __future__ import annotations

import pytest

from app.domain.kinds import ReviewState
from app.ui.dialogs.packet import PacketDialog
from app.ui.dialogs.shortcuts import groups
from app.ui.reviews import REVIEWS
from app.ui.tab import Tab
from app.ui.tabs.reviews.view import OF_BOSS, ReviewPaper
from tests import builders
from tests.builders import LAST_MONTH

pytestmark = pytest.mark.long


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def review(journal, dana):
    return builders.review(journal, dana, ReviewState.READY).id


@pytest.fixture
def manager(journal, review, open_window):
    return open_window(journal)


def opened(manager):
    """The tab, opened by its key."""
    manager.press("Ctrl+4")
    tab = manager.window.reviews.tab
    manager.qtbot.waitUntil(tab.isVisible)
    manager.qtbot.waitUntil(tab.overview.grid.hasFocus)
    return tab


def test_its_key_opens_it_with_the_keyboard_in_the_grid(manager, qtbot):
    seat = manager.window.reviews
    assert not seat.page.findChildren(Tab)
    manager.press("Ctrl+4")
    assert manager.window.rail.tabText(manager.window.rail.currentIndex()) == REVIEWS
    qtbot.waitUntil(seat.tab.isVisible)
    qtbot.waitUntil(seat.tab.overview.grid.hasFocus)
    assert seat.tab.overview.head.facts.text() == "Monthly, formal each quarter · 1 late"


def test_a_review_is_opened_in_the_grids_place_and_left_by_its_key(manager, review, qtbot):
    tab = opened(manager)
    manager.press("Return")
    assert tab.shown == review
    qtbot.waitUntil(tab.page.isVisible)
    manager.press("Esc", tab.page)
    assert tab.shown is None
    qtbot.waitUntil(tab.overview.grid.hasFocus)


def test_what_is_found_of_a_review_leads_to_its_page(manager, dana, review):
    manager.window.at_hand.open_record("review", review, dana)
    assert manager.window.reviews.in_sight
    assert manager.window.reviews.tab.shown == review


def test_a_person_gone_to_has_the_keyboard_in_their_row(manager, journal, qtbot):
    ben = builders.person(journal, "Ben Carver").id
    tab = opened(manager)
    manager.press("Ctrl+P")
    manager.type("ben")
    manager.press("Return")
    assert tab.overview.grid.person == ben
    manager.front()
    qtbot.waitUntil(tab.overview.grid.hasFocus)


def test_the_key_prints_the_review_in_hand_or_open(manager, dana, review):
    tab = opened(manager)
    for _ in range(2):
        manager.press("Ctrl+Shift+P")
        dialog = manager.dialog(PacketDialog)
        assert dialog.choices.kind.value().key == "monthly"
        assert dialog.choices.period == LAST_MONTH
        assert dialog.head.title.text() == "Dana Whitfield"
        dialog.reject()
        tab.show_review(review)


def test_a_month_long_ago_can_be_what_a_packet_starts_with(manager, journal, dana):
    early = builders.review(journal, dana, ReviewState.READY, day=builders.TODAY.replace(month=1))
    tab = manager.window.reviews.tab
    tab.show_review(early.id)
    manager.press("Ctrl+Shift+P", tab)
    dialog = manager.dialog(PacketDialog)
    assert dialog.choices.period.label == "January 2026"
    dialog.reject()


@pytest.mark.parametrize("kind", ["review_form", "upward"])
def test_a_form_begins_with_its_review(manager, dana, review, kind):
    paper = ReviewPaper(kind, dana, copy="blank", review_id=review)
    manager.window.papers.show_reviews(paper)
    dialog = manager.dialog(PacketDialog)
    assert (dialog.choices.kind.value().key, dialog.choices.which) == (kind, review)
    dialog.reject()


def test_the_page_for_the_boss_is_about_the_team(manager):
    manager.window.papers.show_reviews(ReviewPaper(OF_BOSS))
    assert manager.dialog(PacketDialog).choices.kind.value().key == OF_BOSS
    manager.dialog(PacketDialog).reject()


def test_its_keys_are_on_the_list_of_shortcuts(qapp):
    found = dict(groups())["In the Reviews tab"]
    assert {("Open the review", "Return"), ("Prepare it", "P")} <= set(found)
