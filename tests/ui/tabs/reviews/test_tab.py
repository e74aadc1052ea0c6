"""The Reviews tab: the grid and one review in its place."""

import pytest

from app.domain import reviews
from app.domain.kinds import ReviewKind, ReviewState
from app.ui.tabs.reviews.page import ReviewPage
from app.ui.tabs.reviews.tab import ReviewsTab
from tests import builders
from tests.builders import LAST_MONTH
from tests.ui.view_desk import ViewDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def review(journal, dana):
    return builders.review(journal, dana, ReviewState.READY).id


@pytest.fixture
def desk(qtbot, journal, review):
    from app.ui.focus import Focus

    return ViewDesk(qtbot, journal, ReviewsTab(journal, Focus()), height=690)


def test_a_review_that_is_deleted_while_it_is_open_leads_back_to_the_grid(desk, journal, review):
    desk.view.show_review(review)
    assert desk.view.shown == review
    journal.do("Delete", reviews.delete, review)
    assert desk.view.shown is None
    assert desk.view.overview.isVisible()


def test_a_change_on_the_page_is_seen_in_the_grid(desk, journal, review):
    desk.view.show_review(review)
    journal.do("Hold", reviews.hold, review, builders.TODAY, builders.TODAY)
    desk.view.show_overview()
    (line,) = desk.view.overview.grid.slots.lines
    assert "unfinished" in [cell.state for cell in line.cells]


def test_what_is_in_sight_is_printed_from_the_grid_and_from_the_page(desk, dana, review):
    wanted = []
    desk.view.paper_wanted.connect(wanted.append)
    desk.view.print_in_sight()
    desk.view.show_review(review)
    desk.view.print_in_sight()
    assert [(one.kind, one.person_id, one.period) for one in wanted] == [
        ("monthly", dana, LAST_MONTH)
    ] * 2


def test_a_person_is_gone_to_in_the_grid_also_from_a_page(desk, journal, review):
    ben = builders.person(journal, "Ben Carver").id
    desk.view.show_review(review)
    desk.view.show_person(ben)
    assert desk.view.shown is None
    assert desk.view.overview.grid.person == ben


def test_back_from_a_page_the_keyboard_is_in_the_cell_of_the_review_that_was_open(desk, journal):
    ben = builders.person(journal, "Ben Carver", started=builders.TODAY.replace(year=2020)).id
    builders.review(journal, ben, ReviewState.PREPARING)
    earlier = journal.do(
        "Plan", reviews.plan, ben, ReviewKind.MONTHLY, LAST_MONTH.starts.replace(month=4)
    )
    desk.view.show_review(earlier.id)
    desk.press("Escape")
    grid = desk.view.overview.grid
    assert grid.hasFocus()
    assert (grid.who.id, grid.cell.review.id) == (ben, earlier.id)
    assert desk.reads("Reviews, January to June 2026")


def test_the_page_of_one_review_is_ready_before_it_is_asked_for(qtbot, desk):
    qtbot.waitUntil(lambda: desk.view.findChild(ReviewPage) is not None, timeout=15_000)
    assert desk.view.overview.isVisible()
    assert desk.view.shown is None


def test_a_review_that_is_opened_first_of_all_has_the_keyboard_on_what_is_due(desk, review):
    desk.focus(desk.view.overview.grid)
    desk.press("Return")
    assert desk.view.shown == review
    assert desk.view.page.next_button.hasFocus()
