"""What of the records the person is to see in a review, on its page (S3-19)."""

import pytest
from PySide6.QtCore import QPoint, Qt

from app.domain.kinds import NoteKind, ReviewState, Vis
from tests import builders
from tests.ui.tabs.reviews.page_desk import ReviewDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


def test_an_item_of_another_year_has_its_year(qtbot, journal, dana):
    for days_ago in (30, 340):
        about = {"kind": NoteKind.WIN, "vis": Vis.SHAREABLE, "pinned": True}
        builders.note(journal, dana, days_ago=days_ago, **about)
    desk = ReviewDesk(qtbot, journal, builders.review(journal, dana, ReviewState.PREPARING).id)
    days = [row.day for row in desk.cards.items.list.model.rows]
    assert days == ["17 December 2025", "23 Oct"]


def test_an_item_is_left_out_by_key_and_by_click_and_comes_back_by_undo(qtbot, journal, dana):
    for text in ("Let the silence work", "Called the CFO"):
        builders.note(journal, dana, text=text, days_ago=30, kind=NoteKind.WIN, vis=Vis.SHAREABLE)
    desk = ReviewDesk(qtbot, journal, builders.review(journal, dana, ReviewState.PREPARING).id)
    found = desk.cards.items.list
    desk.choose_item("Called")
    desk.focus(found.view)
    desk.press("Space")
    assert dict(desk.items())["Called the CFO"] is False
    assert desk.reads("1 of 2 items visible")
    first = found.view.visualRect(found.model.index(0, 0))
    box = first.bottomLeft() + QPoint(14, -10)
    qtbot.mouseClick(found.view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert desk.reads("0 of 2 items visible")
    journal.undo()
    journal.undo()
    assert desk.reads("2 of 2 items visible")
    assert found.current[1] is not None, "the row in hand is still in hand"


def test_all_words_of_an_item_are_read_with_enter(qtbot, journal, dana):
    text = "Let the silence work. " * 60
    builders.note(journal, dana, text=text, days_ago=30, kind=NoteKind.WIN, vis=Vis.SHAREABLE)
    desk = ReviewDesk(qtbot, journal, builders.review(journal, dana, ReviewState.PREPARING).id)
    ((shown, _),) = desk.items()
    assert len(shown) < 200
    desk.choose_item("Let")
    desk.press("Return", desk.cards.items.list.view)
    assert desk.editing().form.values()["text"].startswith(text.strip())
    desk.give_up()
