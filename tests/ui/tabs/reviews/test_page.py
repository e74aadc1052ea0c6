"""The page of one review: everything that the two do with it (S1-20, S3-19, S3-20, S4-14)."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from app import journal_file
from app.domain import commitments, review_frozen, review_steps, reviews
from app.domain.kinds import NoteKind, ReviewKind, ReviewState, Vis
from app.ui.dialogs.kept_file import KeptFileDialog
from app.ui.tabs.reviews.page_said import NEVER_ANY, NO_FEEDBACK
from app.ui.tabs.reviews.page_words import CLOSED
from tests import builders
from tests.builders import LAST_MONTH, TODAY
from tests.ui.tabs.reviews.page_desk import ReviewDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

OCTOBER = LAST_MONTH.starts
LATER = TODAY + timedelta(days=14)


# From planned to closed


def test_a_review_goes_its_way_by_the_button_for_what_is_due_next(qtbot, own):
    dana = builders.person(own, "Dana Whitfield").id
    builders.note(
        own, dana, text="Let the silence work", days_ago=30, kind=NoteKind.WIN, vis=Vis.SHAREABLE
    )
    plan = own.do("Plan", reviews.plan, dana, ReviewKind.MONTHLY, OCTOBER)
    desk = ReviewDesk(qtbot, own, plan.id)
    button = desk.view.next_button
    assert desk.reads("Dana Whitfield, October 2026")
    assert not desk.cards.answers.isVisible(), "nothing can be answered before it is prepared"
    desk.next()
    assert desk.items() == [("Let the silence work", True)]
    assert "numbers frozen on 22 Nov · Dana’s answers not in yet · yours 0 of 4" in desk.facts
    assert button.text() == "Get their answers"
    desk.menu(button)["Type in their answers…"].trigger()
    desk.fill(answer0="Both mills called back")
    desk.commit()
    assert button.text() == "Answer"
    desk.next()
    desk.type("I saw both calls")
    for number in range(1, 5):
        desk.answer(number, answer=f"Seen {number}", score="4")
    assert button.text() == "Hold…"
    desk.next()
    desk.commit()
    assert button.text() == "Add a next step"
    assert desk.cards.steps.unfinished.isVisible()
    desk.next()
    desk.type("Book the CFO call")
    desk.press("Return")
    assert QApplication.focusWidget() is desk.cards.steps.line.editor("text").box, (
        "for the next one"
    )
    assert button.text() == "Close…"
    desk.next()
    desk.commit()
    assert desk.dialog().form.error("steps"), "by when is not said, and it is said beside the steps"
    desk.give_up()
    desk.open_row(desk.cards.steps, "Book the CFO call")
    desk.fill(due=f"{LATER}")
    desk.wait_saved()
    desk.give_up()
    desk.next()
    desk.commit()
    assert desk.found().is_closed
    assert desk.told[-1].startswith("Dana’s review of October 2026 is closed.")
    assert "closed on 22 November 2026" in desk.facts
    (promise,) = own.ask(commitments.of_thread, dana)
    assert (promise.commitment.text, promise.commitment.due) == ("Book the CFO call", LATER)
    assert not button.isVisible(), "a monthly review is not signed"


# Closed, and opened again


def test_a_closed_review_is_only_read_and_says_why(qtbot, own, closed):
    desk = ReviewDesk(qtbot, own, closed)
    assert desk.reads(CLOSED)
    before = desk.found()
    assert all(form.editor(name).box.isReadOnly() for form, name in boxes(desk))
    desk.focus(desk.row(desk.cards.steps, "Call three customers"))
    desk.press("Del")
    assert desk.told == [CLOSED]
    assert not desk.cards.steps.line.isVisible()
    assert not desk.cards.answers.action.isVisible()
    offered = desk.menu(desk.view.more)
    assert "Delete this review" not in offered
    assert desk.found() == before


def boxes(desk):
    for form in (desk.cards.answers.form, desk.cards.said.form, desk.cards.private.form):
        for name in form.values():
            if hasattr(getattr(form.editor(name), "box", None), "isReadOnly"):
                yield form, name


def test_reopening_asks_why_and_shows_the_revision(qtbot, own, closed):
    desk = ReviewDesk(qtbot, own, closed)
    desk.choose("Open it again as a revision…")
    desk.commit()
    assert desk.dialog().form.error("reason")
    desk.fill(reason="The forecast was mistyped")
    desk.commit()
    assert desk.found().review.revision == 2
    assert desk.turned[-1] == desk.view.shown
    assert desk.reads("Why there is a revision 2: The forecast was mistyped")
    assert desk.view.next_button.text() == "Close…", "its steps are agreed already"
    desk.open_row(desk.cards.history, "Revision 1")
    assert desk.view.shown == closed
    assert desk.view.next_button.hasFocus(), "the line that had the keyboard is gone"
    assert desk.reads("Revision 2 took its place. It stays here as it was closed.")
    desk.menu(desk.view.print_button)["Their copy…"].trigger()
    kept = own.ask(review_frozen.printed, closed, "rep")
    assert desk.dialog(KeptFileDialog).kept.content in kept.values(), "to the byte"
    desk.give_up()
    desk.next()
    assert desk.found().review.revision == 2


def test_nothing_more_is_expected_once_it_is_closed(qtbot, own, closed):
    desk = ReviewDesk(qtbot, own, closed)
    assert desk.reads(NEVER_ANY)
    assert not desk.reads(NO_FEEDBACK)


def test_a_journal_for_reading_only_lets_nothing_be_changed(qtbot, journal, dana):
    made = builders.review(journal, dana, ReviewState.READY)
    reading = journal_file.open_journal(journal.path, read_only=True)
    desk = ReviewDesk(qtbot, reading, made.id)
    assert not desk.view.next_button.isVisible()
    assert not desk.view.more.isVisible()
    assert not desk.cards.numbers.action.isVisible()
    assert not desk.cards.steps.line.isVisible()
    desk.window.close()
    reading.close()


# Paper, the way back


def test_a_review_that_has_not_begun_is_not_prepared(qtbot, journal, dana):
    plan = journal.do("Plan", reviews.plan, dana, ReviewKind.QUARTERLY, date(2027, 1, 1))
    desk = ReviewDesk(qtbot, journal, plan.id)
    assert desk.cards.sentence.text().endswith("That is best from 24 March 2027 on.")
    desk.next()
    assert desk.told == ["Q1 2027 has not begun yet."]


def test_it_is_printed_by_whose_copy_is_wanted(opened):
    desk = opened(ReviewState.READY)
    every = desk.menu(desk.view.print_button)
    for wanted in every.values():
        wanted.trigger()
    who = desk.found().person.id
    assert [(one.kind, one.copy, one.person_id) for one in desk.wanted] == [
        ("monthly", "shared", who),
        ("monthly", "mine", who),
        ("review_form", "blank", who),
        ("upward", "blank", who),
    ]
    assert desk.wanted[0].period == LAST_MONTH
    assert desk.wanted[2].review_id == desk.view.shown


def test_escape_goes_back_to_all_reviews_with_what_was_typed_saved(opened):
    desk = opened(ReviewState.READY)
    desk.cards.said.form.editor("went_well").box.setFocus()
    desk.type("Two mills")
    desk.press("Esc")
    assert desk.left == [True]
    assert desk.view.may_leave()
    assert desk.found().review.went_well == "Two mills"


def test_a_deleted_review_leads_back_and_undo_brings_it_again(opened, journal):
    desk = opened(ReviewState.READY)
    review_id = desk.view.shown
    desk.choose("Delete this review")
    assert desk.left == [True]
    assert desk.view.shown is None
    journal.undo()
    desk.view.show_review(review_id)
    assert desk.found().review.state is ReviewState.READY


def test_a_meeting_is_settled_and_another_review_planned(opened):
    desk = opened(ReviewState.READY)
    desk.choose("When you meet…")
    desk.fill(planned_for=f"{TODAY + timedelta(days=1)}", starts_at="9:30", place="Room 2")
    desk.wait_saved()
    desk.give_up()
    assert "you meet on Mon 23 Nov at 09:30" in desk.facts
    desk.choose("Plan another review…")
    desk.fill(slot="November 2026, monthly review")
    desk.commit()
    assert desk.reads("Dana Whitfield, November 2026")
    assert desk.found().review.state is ReviewState.PLANNED


# Nothing jumps


def test_a_change_leaves_scroll_keyboard_and_typing_where_they_are(opened, journal):
    desk = opened(ReviewState.HELD)
    form = desk.cards.said.form
    box = form.editor("to_improve").box
    desk.focus(box)
    desk.type("Multi-threa")
    bar = desk.cards.verticalScrollBar()

    def in_sight():
        desk.cards.ensureWidgetVisible(box)
        return bar.value() > 300  # the boxes find their height as they are first shown

    desk.qtbot.waitUntil(in_sight)
    before = bar.value()
    journal.do("Step", review_steps.add, desk.found().id, text="Another one", due=LATER)
    QApplication.processEvents()
    assert bar.value() == before
    assert QApplication.focusWidget() is box
    assert form.values()["to_improve"] == "Multi-threa"
    desk.view.may_leave()
