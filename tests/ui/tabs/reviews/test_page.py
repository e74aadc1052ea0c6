"""The page of one review: everything that the two do with it (S1-20, S3-19, S3-20, S4-14)."""

from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from app import journal_file, reviewing
from app.domain import (
    commitments,
    review_answers,
    review_assessments,
    review_frozen,
    review_signing,
    review_steps,
    review_upward,
    reviews,
)
from app.domain.kinds import (
    FrozenPart,
    NoteKind,
    Owner,
    ReviewKind,
    ReviewState,
    Vis,
    WordsFrom,
)
from app.formats import Formats
from app.ui import veil
from app.ui.dialogs.review_paper import KeptFileDialog
from app.ui.tabs.reviews.acts import GOES_WITH_IT
from app.ui.tabs.reviews.page_answers import ALONE, BESIDE
from app.ui.tabs.reviews.page_said import NEVER_ANY, NO_FEEDBACK
from app.ui.tabs.reviews.page_words import CLOSED, UNFINISHED
from tests import builders
from tests.builders import LAST_MONTH, TODAY
from tests.ui.exposed import exposed
from tests.ui.tabs.reviews.page_desk import ReviewDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

SECRET = "She overrates the northern plan"
OCTOBER = LAST_MONTH.starts
LATER = TODAY + timedelta(days=14)


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def opened(qtbot, journal, dana):
    """Shows a review that came so far."""

    def show(state, **about):
        return ReviewDesk(qtbot, journal, builders.review(journal, dana, state, **about).id)

    return show


@pytest.fixture
def closed(qtbot, own):
    """A closed review, whose journal need not be undone."""
    dana = builders.person(own, "Dana Whitfield").id
    made = builders.review(own, dana, ReviewState.HELD)
    close = partial(reviewing.close, formats=Formats("USD"))
    own.do_final("Close", close, made.id, TODAY, TODAY)
    return made.id


def files_of(desk):
    return [one.file_name for one in desk.found().files]


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


# Both answers


def test_mine_stand_alone_until_theirs_are_in_and_then_beside_them(opened, journal):
    desk = opened(ReviewState.PREPARING)
    (first, _) = desk.found().sections
    desk.answer(1, answer="I saw both calls", score="5")
    assert desk.cards.answers.title.text() == ALONE
    assert f"own-{first.id}" not in desk.cards.answers.form.values()
    veil.toggle()
    assert "I saw both calls" not in exposed(), "nobody beside me reads it before theirs are in"
    veil.toggle()
    said = {0: "Both mills called back"}
    own = review_answers.own
    journal.do("Own", own, desk.found().id, said, {0: 3}, WordsFrom.TALK, TODAY, TODAY)
    assert desk.cards.answers.title.text() == BESIDE
    values = desk.cards.answers.form.values()
    assert values[f"own-{first.id}"] == "Both mills called back"
    assert values[f"answer-{first.id}"] == "I saw both calls"
    assert desk.cards.answers.form.editor(f"own-{first.id}").box.isReadOnly()
    assert "Dana’s answers in, written in the talk" in desk.facts


def test_the_overall_is_weighed_over_what_has_a_score(opened):
    desk = opened(ReviewState.READY)
    assert desk.reads(
        "Overall: 4, based on 100 of 100 points\nDana’s own: 3.6, based on 100 of 100 points"
    )
    desk.answer(2, score="0")
    assert "Overall: 4, based on 60 of 100 points" in desk.cards.answers.overall.text()
    first, second = desk.found().sections
    desk.write(desk.cards.answers.weights, **{f"weight-{first.id}": 0})
    assert [one.weight for one in desk.found().sections] == [0, 40]
    assert "Overall" not in desk.cards.answers.overall.text().replace("Dana", ""), "nothing counts"
    desk.write(desk.cards.answers.weights, **{f"weight-{second.id}": 0})
    assert "above 0" in desk.cards.answers.weights.error(f"weight-{second.id}")
    desk.cards.answers.weights.give_up()


def test_two_answers_that_are_typed_in_one_go_are_both_kept(opened):
    desk = opened(ReviewState.PREPARING)
    first, second = desk.found().sections
    form = desk.cards.answers.form
    for section, text in ((first, "The first"), (second, "The second")):
        form.editor(f"answer-{section.id}").box.insertPlainText(text)
    desk.view.may_leave()
    assert [one.my_answer for one in desk.found().sections] == ["The first", "The second"]


def test_going_on_without_theirs_says_so_and_can_be_taken_back(opened):
    desk = opened(ReviewState.PREPARING)
    desk.menu(desk.view.next_button)["Go on without them"].trigger()
    assert "without Dana’s answers" in desk.facts
    assert desk.found().review.state is ReviewState.READY
    desk.choose("Wait for their answers again")
    assert desk.found().review.state is ReviewState.PREPARING


def test_an_answer_of_200_000_letters_is_shown_kept_and_printed_whole(opened, journal):
    desk = opened(ReviewState.READY)
    long = "Halden " * 30_000
    (first, _) = desk.found().sections
    desk.cards.answers.form.editor(f"answer-{first.id}").box.insertPlainText(long)
    desk.view.may_leave()
    assert len(desk.found().sections[0].my_answer) > 200_000
    own = review_answers.own
    journal.do("Own", own, desk.found().id, {0: long}, {}, WordsFrom.FORM, TODAY, TODAY)
    shown = desk.cards.answers.form.editor(f"own-{first.id}").value()
    assert shown == long.rstrip()


# What they see


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


# What is said of it


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


# Beside it


def test_both_sign_or_decline_and_it_is_taken_back(opened):
    """S4-14: formally every quarter, and signed."""
    desk = opened(ReviewState.HELD, kind=ReviewKind.QUARTERLY, day=date(2026, 7, 1))
    desk.click(desk.cards.signed.action)
    desk.fill(rep_declined=True)
    desk.commit()
    assert desk.dialog().form.error("rep"), "on which day?"
    desk.fill(rep=f"{TODAY}", me=f"{TODAY}")
    desk.commit()
    assert desk.reads("declined on 22 November 2026")
    assert desk.reads("signed on 22 November 2026")
    assert desk.found().is_signed
    desk.click(desk.cards.signed.action)
    desk.fill(me="")
    desk.commit()
    assert desk.found().signature(Owner.ME) is None


def test_a_scan_is_attached_dropped_shown_and_deleted(opened, asker, tmp_path):
    desk = opened(ReviewState.HELD)
    scan, text = tmp_path / "signed.png", tmp_path / "notes.txt"
    desk.window.grab().save(str(scan))
    text.write_text("no scan", "utf-8")
    asker.expect("open_file", text).expect("open_file", scan)
    desk.click(desk.cards.signed.attach_link)
    assert desk.told[-1] == "A scan is a PDF, a JPEG or a PNG."
    desk.click(desk.cards.signed.attach_link)
    assert files_of(desk) == ["signed.png"]
    other = tmp_path / "second.pdf"
    other.write_bytes(b"%PDF-1.7 another")
    drop(desk.cards.signed, other)
    assert files_of(desk) == ["second.pdf", "signed.png"]
    desk.open_row(desk.cards.signed, "signed.png")
    assert not desk.dialog(KeptFileDialog).picture.pixmap().isNull()
    desk.give_up()
    desk.focus(desk.row(desk.cards.signed, "signed.png"))
    desk.press("Del")
    assert files_of(desk) == ["second.pdf"]
    assert scan.exists()


def test_a_file_that_cannot_be_read_is_said(opened, asker, tmp_path):
    desk = opened(ReviewState.HELD)
    asker.expect("open_file", tmp_path / "gone.pdf")
    desk.click(desk.cards.signed.attach_link)
    assert desk.told == ["gone.pdf is no longer there."]


def test_before_the_two_sat_down_nothing_is_signed_or_attached(opened):
    desk = opened(ReviewState.READY)
    assert not desk.cards.signed.action.isVisible()
    assert not desk.cards.signed.attach_link.isVisible()


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


def test_signatures_stay_open_beside_a_closed_review(qtbot, own, closed):
    desk = ReviewDesk(qtbot, own, closed)
    desk.click(desk.cards.signed.action)
    desk.fill(me=f"{TODAY}")
    desk.commit()
    assert desk.reads("signed on 22 November 2026")


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


# Numbers, paper, the way back


def test_of_a_number_the_newest_periods_come_first(qtbot, journal, dana):
    meetings = builders.metric(journal).id
    for day, amount in ((6, 4_000), (13, 6_000), (20, 9_000)):
        builders.value(journal, dana, meetings, date(2026, 10, day), amount)
    plan = journal.do("Plan", reviews.plan, dana, ReviewKind.MONTHLY, OCTOBER)
    desk = ReviewDesk(qtbot, journal, plan.id)
    desk.next()
    (row,) = desk.cards.numbers.rows.model.rows
    assert row.before == ("week 43: 9", "week 42: 6", "week 41: 4")


def test_numbers_stand_still_until_it_is_prepared_again(qtbot, journal, dana):
    quarter = builders.quarter(date(2026, 7, 1))
    builders.result(journal, dana, quarter, 30_000_000, 35_100_000)
    plan = journal.do("Plan", reviews.plan, dana, ReviewKind.QUARTERLY, quarter.starts)
    desk = ReviewDesk(qtbot, journal, plan.id)
    desk.next()
    assert desk.reads("117%")
    builders.result(journal, dana, quarter, 30_000_000, 15_000_000)
    assert desk.reads("117%")
    desk.click(desk.cards.numbers.action)
    assert desk.reads("50%")
    assert not desk.reads("117%")
    assert journal.ask(review_frozen.part, plan.id, FrozenPart.NUMBERS)


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


def test_other_questions_are_asked_and_what_was_answered_stays(opened):
    desk = opened(ReviewState.READY)
    desk.choose("Other questions…")
    desk.commit()
    answered = [one.my_answer for one in desk.found().sections if one.my_answer]
    assert answered == ["Agreed: Results", "Agreed: Growth"]
    assert len(desk.found().sections) > 2


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


def test_a_form_that_came_back_is_not_deleted(opened, journal):
    desk = opened(ReviewState.HELD)
    content = b"%PDF-1.7 a scan"
    attach = review_signing.attach
    kept = journal.do("Attach", attach, desk.found().id, "scan.pdf", content, TODAY)
    assert files_of(desk) == ["scan.pdf"]
    desk.view.act("delete_file", kept.id)
    assert not files_of(desk)
    assert GOES_WITH_IT not in desk.told


def drop(card, path):
    """Drop a file onto a card, as another program hands it over."""
    said = QMimeData()
    said.setUrls([QUrl.fromLocalFile(str(path))])
    none = Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    card.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, said, left, none))
