"""What is said of a review, its next steps, and what is only for me, on its page (S1-20)."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from app.domain import review_assessments, review_upward
from app.domain.kinds import Owner, ReviewState
from app.ui import veil
from app.ui.tabs.reviews.page_words import UNFINISHED
from tests import builders
from tests.builders import TODAY
from tests.ui.exposed import exposed
from tests.ui.tabs.reviews.page_desk import ReviewDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

SECRET = "She overrates the northern plan"
LATER = TODAY + timedelta(days=14)


def test_what_is_said_and_a_rating_taken_from_the_overall_are_kept(opened):
    desk = opened(ReviewState.READY)
    assert desk.cards.said.title.text() == "What we say of the month"
    desk.write(desk.cards.said.form, went_well="Two mills", comment="A fair talk")
    desk.click(desk.cards.said.offer)
    review = desk.found().review
    assert (review.went_well, review.comment, review.rating) == ("Two mills", "A fair talk", 4)
    assert not desk.cards.said.offer.isVisible()
    desk.write(desk.cards.said.form, rating="0")
    assert desk.found().review.rating is None


def test_a_review_without_a_next_step_is_unfinished_and_is_not_closed(opened):
    """S1-20: the talk ends with what is done next, by whom and by when."""
    desk = opened(ReviewState.HELD, steps=())
    assert desk.reads(UNFINISHED)
    desk.choose("Close…")
    assert "There is no next step yet." in exposed()
    desk.commit()
    assert desk.dialog().form.error("steps")
    desk.give_up()
    assert not desk.found().is_closed


def test_next_steps_are_added_changed_and_deleted_by_key(opened, journal):
    desk = opened(ReviewState.HELD)
    line = desk.cards.steps.line
    desk.write(line, text="Price the exception", owner="I do", due=f"{LATER}")
    desk.press("Return", line.editor("text").box)
    assert [one.text for one in desk.found().steps] == [
        "Call three customers",
        "Price the exception",
    ]
    assert desk.found().steps[1].owner is Owner.ME
    assert line.values()["text"] is None
    assert desk.reads("you do it · by 6 Dec")
    desk.focus(desk.row(desk.cards.steps, "Call three customers"))
    desk.press("Del")
    assert desk.texts(desk.cards.steps) == ["Price the exception"]
    assert journal.can_undo == "Next step deleted"


def test_what_is_typed_and_not_added_stays_with_its_review(qtbot, journal, dana):
    first = builders.review(journal, dana, ReviewState.HELD).id
    other = builders.review(journal, dana, ReviewState.HELD, day=date(2026, 8, 1)).id
    desk = ReviewDesk(qtbot, journal, first)
    desk.cards.steps.line.editor("text").box.setFocus()
    desk.type("Half a thought")
    desk.view.show_review(other)
    assert desk.cards.steps.line.values()["text"] is None
    desk.view.show_review(first)
    assert desk.cards.steps.line.values()["text"] == "Half a thought"
    assert desk.turned == [first, other, first]
    desk.cards.steps.line.give_up()


def test_a_next_step_that_is_typed_is_agreed_before_the_review_is_closed(opened):
    desk = opened(ReviewState.HELD)
    desk.write(desk.cards.steps.line, text="Price the exception", due=f"{LATER}")
    desk.next()
    assert "Price the exception: Dana, by 6 Dec" in exposed()
    desk.give_up()
    assert len(desk.found().steps) == 2


def test_the_line_for_a_next_step_is_in_sight_below_sixty_of_them(qtbot, journal, dana):
    steps = tuple(f"Call customer number {number}" for number in range(60))
    made = builders.review(journal, dana, ReviewState.HELD, steps=steps)
    desk = ReviewDesk(qtbot, journal, made.id)
    desk.view.act("next_step")
    box = desk.cards.steps.line.editor("text").box
    assert box.hasFocus()
    assert not box.visibleRegion().isEmpty()


# Only for me


def test_what_i_think_is_kept_apart_and_hidden_with_f9(opened, journal):
    desk = opened(ReviewState.READY)
    desk.write(desk.cards.private.form, text=SECRET, watch="Overload")
    kept = journal.ask(review_assessments.of, desk.found().id)
    assert (kept.text, kept.watch) == (SECRET, "Overload")
    said = {0: "You jump into my calls"}
    journal.do("Up", review_upward.record, desk.found().id, ["What should I stop?"], said, {0: 2})
    QApplication.processEvents()
    assert "You jump into my calls" in exposed()
    veil.toggle()
    for words in (SECRET, "Overload", "You jump into my calls", "level 2 of 5"):
        assert words not in exposed()
    assert "Both mills called back" in exposed(), "their own words are no secret of mine"
    desk.click(desk.cards.private.action)
    assert [(one.kind, one.copy) for one in desk.wanted] == [("monthly", "mine")]
