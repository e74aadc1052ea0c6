"""Everybody's reviews by period: read, opened, prepared, and whose turn it is."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from app.domain import people, review_answers, reviews
from app.domain.kinds import ReviewKind, ReviewState, Vis
from app.ui import veil
from app.ui.dialogs.review_templates import ReviewTemplatesDialog
from app.ui.parts import Row
from app.ui.tabs.reviews.overview import NOBODY
from app.ui.tabs.reviews.side import NOTHING_WAITS
from app.ui.tabs.reviews.view import OF_TEAM
from tests import builders
from tests.builders import LAST_MONTH, TODAY
from tests.ui.manager import said
from tests.ui.tabs.reviews.reviews_desk import ReviewsDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

OCTOBER = "October"


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield", started=date(2024, 3, 1)).id


@pytest.fixture
def ben(journal):
    return builders.person(journal, "Ben Carver", started=date(2024, 3, 1)).id


def waiting(desk):
    return [(row.text.text(), row) for row in desk.view.side.next.findChildren(Row)]


# What a cell says


def test_without_a_team_it_leads_to_the_first_person(qtbot, journal):
    desk = ReviewsDesk(qtbot, journal)
    assert NOBODY in said(desk.view)
    desk.view.enter()
    desk.press("Space")
    assert desk.wanted == [("newcomer",)]
    assert desk.view.head.print_button.isHidden()
    assert desk.view.in_sight().kind == OF_TEAM


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (ReviewState.PLANNED, "late 12 days"),
        (ReviewState.PREPARING, "late 12 days"),
        (ReviewState.READY, "late 12 days"),
        (ReviewState.HELD, "held"),
        (ReviewState.CLOSED, "closed"),
    ],
)
def test_a_cell_says_how_late_it_is_before_how_far(qtbot, journal, dana, state, word):
    """Practice S4-14: every month each person's review is somewhere on its way, or late."""
    builders.review(journal, dana, state)
    desk = ReviewsDesk(qtbot, journal)
    shown = desk.cell("Dana Whitfield", OCTOBER)
    assert shown.state == word
    assert shown.wash == {"late 12 days": "red", "held": "blue", "closed": "accent"}[word]
    assert f": {state.value}" in shown.spoken
    assert desk.cell("Dana Whitfield", "Q4 formal").state == "–"


@pytest.mark.parametrize(
    ("state", "word"), [(ReviewState.PREPARING, "preparing"), (ReviewState.READY, "ready")]
)
def test_what_is_under_way_says_how_far_it_is(qtbot, journal, dana, state, word):
    builders.review(journal, dana, state, day=TODAY)
    desk = ReviewsDesk(qtbot, journal)
    assert desk.cell("Dana Whitfield", "November").state == word


def test_a_review_that_was_held_is_unfinished_without_a_next_step(qtbot, journal, dana):
    """Practice S1-20: what ends without a next step is marked unfinished."""
    builders.review(journal, dana, ReviewState.HELD, steps=())
    desk = ReviewsDesk(qtbot, journal)
    shown = desk.cell("Dana Whitfield", OCTOBER)
    assert (shown.state, shown.wash) == ("unfinished", "amber")
    assert "agree on a next step" in shown.spoken
    desk.to_cell("Dana Whitfield", OCTOBER)
    assert "unfinished: no next step yet" in desk.facts()


def test_a_meeting_that_is_planned_is_said_before_anything_is_owed(qtbot, journal, dana):
    planned = builders.review(journal, dana, ReviewState.PLANNED, day=TODAY)
    journal.do("Meet", reviews.meet, planned.id, planned_for=TODAY + timedelta(days=5))
    desk = ReviewsDesk(qtbot, journal)
    assert desk.cell("Dana Whitfield", "November").state == "on 27 Nov"


def test_who_is_on_leave_owes_nothing_and_is_said_to_be(qtbot, journal, dana):
    journal.do("Leave", people.go_on_leave, dana, TODAY - timedelta(days=3))
    desk = ReviewsDesk(qtbot, journal)
    assert desk.cell("Dana Whitfield", OCTOBER).state == "–"
    assert desk.cell("Dana Whitfield", OCTOBER).spoken.endswith(": on leave")


def test_the_quarterly_review_stands_in_place_of_its_third_month(qtbot, journal, dana):
    """Practice S4-15: formal every quarter, and never twice for one month."""
    desk = ReviewsDesk(qtbot, journal)
    heads = desk.view.grid.slots.heads
    assert heads == ("July", "August", "Q3 formal", "October", "November", "Q4 formal")
    assert desk.view.head.title.text() == "Reviews, July to December 2026"


def test_all_of_a_cell_is_told_to_who_hovers_or_listens(qtbot, journal, dana):
    builders.review(journal, dana, ReviewState.READY)
    desk = ReviewsDesk(qtbot, journal)
    desk.to_cell("Dana Whitfield", OCTOBER)
    told = desk.view.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == ("Dana Whitfield, October 2026: ready · late 12 days · next: sit down together")


# What is done from the grid


def test_the_grid_begins_with_what_waits_first(qtbot, journal, ben, dana):
    builders.review(journal, dana, ReviewState.PLANNED)
    desk = ReviewsDesk(qtbot, journal)
    assert desk.view.grid.who.id == dana
    assert desk.view.grid.cell.slot.period == LAST_MONTH
    assert "Dana Whitfield, October" in desk.facts()
    assert desk.view.head.facts.text() == "Monthly, formal each quarter · 1 late"


def test_arrows_move_and_enter_opens_the_review_in_hand(qtbot, journal, dana):
    made = builders.review(journal, dana, ReviewState.READY, day=TODAY)
    desk = ReviewsDesk(qtbot, journal)
    desk.to_cell("Dana Whitfield", OCTOBER)
    desk.press("Right")
    desk.press("Return")
    assert desk.wanted == [("open", made.id)]


def test_p_prepares_the_review_in_hand_and_one_step_takes_it_back(qtbot, journal, dana):
    desk = ReviewsDesk(qtbot, journal)
    desk.to_cell("Dana Whitfield", OCTOBER)
    desk.press("P")
    made = journal.ask(reviews.latest, dana, ReviewKind.MONTHLY, LAST_MONTH.starts)
    assert (made.review.state, made.review.prepared_on) == (ReviewState.PREPARING, TODAY)
    assert "22 Nov" in desk.facts()
    assert desk.view.grid.cell.review.id == made.id, "the cell in hand stays"
    assert journal.undo() == "Review of Dana, October 2026, prepared"
    assert desk.cell("Dana Whitfield", OCTOBER).review_id is None


def test_enter_prepares_and_opens_what_is_not_there_yet(qtbot, journal, dana):
    desk = ReviewsDesk(qtbot, journal)
    desk.to_cell("Dana Whitfield", OCTOBER)
    desk.press("Return")
    made = journal.ask(reviews.latest, dana, ReviewKind.MONTHLY, LAST_MONTH.starts)
    assert desk.wanted == [("open", made.id)]


@pytest.mark.parametrize("head", ["July", "Q4 formal"])
def test_what_cannot_be_prepared_is_refused_in_words(qtbot, journal, head):
    builders.person(journal, "Kofi Mensah", started=date(2026, 10, 5))
    desk = ReviewsDesk(qtbot, journal)
    if head == "July":
        desk.to_cell("Kofi Mensah", head)
        desk.press("P")
        assert desk.told == ["Kofi Mensah: Kofi had not joined by then."]
        assert "Kofi had not joined by then." in desk.facts()
        assert not desk.view.side.facts.action.isVisible()
    else:
        desk.focus(desk.view.grid)
        desk.view.head.go_on()
        desk.to_cell("Kofi Mensah", "January")
        desk.press("P")
        assert desk.told == ["Kofi Mensah: January 2027 has not begun yet."]
    assert journal.can_undo == "Add person", "there is nothing to take back"
    assert desk.wanted == []


def test_the_questions_of_reviews_are_at_hand_beside_the_title(qtbot, journal, dana):
    desk = ReviewsDesk(qtbot, journal)
    desk.view.head.offer_more()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = {one.text(): one for one in menu.actions()}
    menu.close()
    offered["Questions for reviews…"].trigger()
    desk.dialog(ReviewTemplatesDialog).reject()


def test_the_menu_of_a_cell_has_its_papers(qtbot, journal, dana):
    builders.review(journal, dana, ReviewState.READY)
    desk = ReviewsDesk(qtbot, journal)
    desk.to_cell("Dana Whitfield", OCTOBER)
    desk.view.grid.customContextMenuRequested.emit(desk.view.grid.rect().center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = {one.text(): one for one in menu.actions()}
    menu.close()
    assert list(offered) == [
        *("Open the review", "Gather again", "Print their pages…", "Print my page…"),
        "Open the page of Dana Whitfield",
    ]
    offered["Print my page…"].trigger()
    ((_, paper),) = desk.wanted
    assert (paper.kind, paper.person_id, paper.period, paper.copy) == (
        *("monthly", dana, LAST_MONTH),
        "mine",
    )


def test_the_cell_in_hand_stays_when_reviews_change(qtbot, journal, dana, ben):
    builders.review(journal, dana, ReviewState.READY)
    desk = ReviewsDesk(qtbot, journal)
    desk.to_cell("Dana Whitfield", "August")
    builders.review(journal, ben, ReviewState.READY)
    assert desk.view.grid.who.id == dana
    assert desk.view.grid.slots.heads[desk.view.grid.currentIndex().column()] == "August"
    desk.focused.set_person(ben)
    assert desk.view.grid.who.id == ben


def test_other_half_years_can_be_looked_at(qtbot, journal, dana):
    desk = ReviewsDesk(qtbot, journal)
    desk.click(desk.view.head.back)
    assert desk.view.head.title.text() == "Reviews, January to June 2026"
    assert desk.view.grid.slots.heads[:3] == ("January", "February", "Q1 formal")
    desk.focus(desk.view.grid)
    desk.press("Alt+PgDown")
    assert desk.view.head.title.text() == "Reviews, July to December 2026"


# Beside the grid


def test_the_facts_of_the_review_in_hand(qtbot, journal, dana):
    made = builders.review(journal, dana, ReviewState.READY)
    first = journal.ask(reviews.get, made.id).sections[0]
    journal.do("Unsay", review_answers.mine, first.id, answer="", score=None)
    desk = ReviewsDesk(qtbot, journal)
    desk.to_cell("Dana Whitfield", OCTOBER)
    rows = [said(row) for row in desk.view.side.facts.findChildren(Row)]
    assert rows == [
        ["Numbers frozen", "22 Nov"],
        ["Dana’s own answers", "form read back"],
        ["Your answers", "1 of 2"],
        ["Visible to Dana", "no items"],
        ["Next steps", "none yet"],
    ]


def test_who_is_next_is_named_late_ones_first_and_opened_from_there(qtbot, journal, dana, ben):
    late = builders.review(journal, dana, ReviewState.READY)
    builders.review(journal, ben, ReviewState.HELD)
    desk = ReviewsDesk(qtbot, journal)
    found = dict(waiting(desk))
    assert list(found) == ["Ben Carver", "Dana Whitfield"]
    assert said(found["Ben Carver"])[1] == "October · close it"
    assert said(found["Dana Whitfield"])[1] == "October · late 12 days"
    desk.focus(found["Dana Whitfield"])
    desk.press("Return")
    assert desk.wanted == [("open", late.id)]
    assert desk.view.grid.who.id == dana


def test_where_nothing_waits_it_says_so(qtbot, journal, dana):
    desk = ReviewsDesk(qtbot, journal)
    assert NOTHING_WAITS in said(desk.view.side.next)


def test_all_who_wait_can_be_named_and_the_page_makes_room(qtbot, journal):
    for number in range(5):
        who = builders.person(journal, f"Person {number}", started=date(2024, 1, 1)).id
        builders.review(journal, who, ReviewState.PLANNED)
    desk = ReviewsDesk(qtbot, journal)
    side = desk.view.side
    assert len(waiting(desk)) == 3
    desk.click(side.next.action)
    assert side.page.isVisible()
    assert len(side.everyone.findChildren(Row)) == 5
    assert not side.preview.isVisible()
    desk.click(side.everyone.action)
    assert side.preview.isVisible()


def test_the_first_page_is_shown_once_it_is_prepared_and_hidden_with_private_text(
    qtbot, journal, dana
):
    builders.review(journal, dana, ReviewState.READY)
    desk = ReviewsDesk(qtbot, journal)
    desk.to_cell("Dana Whitfield", OCTOBER)
    picture = desk.view.preview.picture
    qtbot.waitUntil(lambda: not picture.page.isNull(), timeout=20_000)
    assert picture.isVisible()
    veil.toggle()
    assert not picture.isVisible()
    veil.toggle()
    desk.to_cell("Dana Whitfield", "Q4 formal")
    assert picture.page.isNull()
    assert desk.view.preview.action.isHidden()


def test_a_private_note_is_not_on_the_page_that_is_shown(qtbot, journal, dana):
    """The page is read anew once something in it changes; what is private has no way onto it."""
    note = {"pinned": True, "happened_on": LAST_MONTH.ends}
    builders.note(journal, dana, text="Quokka", vis=Vis.PRIVATE, **note)
    builders.note(journal, dana, text="Wombat", vis=Vis.SHAREABLE, **note)
    builders.review(journal, dana, ReviewState.READY)
    desk = ReviewsDesk(qtbot, journal)
    desk.to_cell("Dana Whitfield", OCTOBER)
    content = desk.view.preview._content(desk.view.in_sight())
    assert "Wombat" in repr(content)
    assert "Quokka" not in repr(content)


def test_forty_people_and_a_long_name_keep_the_grid_in_its_place(qtbot, journal):
    name = "Maximiliane Freifrau von Hohenstein-Wolkenburg"

    def many(db):
        doer = builders.InOneStep(db)
        for number in range(39):
            builders.person(doer, f"Person {number:02}")
        builders.person(doer, name)

    journal.do("Build", many)
    desk = ReviewsDesk(qtbot, journal)
    grid = desk.view.grid
    assert grid.slots.rowCount() == 40
    assert not grid.horizontalScrollBar().isVisible()
    assert name in [line.name for line in grid.slots.lines]
