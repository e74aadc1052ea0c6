"""What both answer in a review, on its page (S1-20, S3-20)."""

import pytest

from app.domain import review_answers
from app.domain.kinds import ReviewState, WordsFrom
from app.ui import veil
from app.ui.tabs.reviews.page_answers import ALONE, BESIDE
from tests.builders import TODAY
from tests.ui.exposed import exposed

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


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


def test_other_questions_are_asked_and_what_was_answered_stays(opened):
    desk = opened(ReviewState.READY)
    desk.choose("Other questions…")
    desk.commit()
    answered = [one.my_answer for one in desk.found().sections if one.my_answer]
    assert answered == ["Agreed: Results", "Agreed: Growth"]
    assert len(desk.found().sections) > 2
