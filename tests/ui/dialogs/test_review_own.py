"""S3-20: answers on paper, or said in the talk, are typed in as theirs and say how they came."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain import reviews
from app.domain.kinds import ReviewState, WordsFrom
from app.ui.dialogs.review_own import TAKE, OwnAnswersDialog
from tests import builders
from tests.builders import TODAY
from tests.ui.manager import enter, type_into

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def review(journal):
    dana = builders.person(journal, "Dana Whitfield").id
    return builders.review(journal, dana, ReviewState.PREPARING).id


@pytest.fixture
def dialog(qtbot, journal, window, review):
    made = OwnAnswersDialog(journal, window, review)
    made.open()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def own(journal, review_id):
    found = journal.ask(reviews.get, review_id)
    return [(one.own_answer, one.own_score) for one in found.sections]


def test_one_types_from_question_to_question_and_takes_them_at_once(qtbot, journal, review, dialog):
    assert dialog.windowTitle() == "Dana’s own answers, October 2026"
    type_into(QApplication.focusWidget(), "Zwei Siege in Łódź")
    enter(dialog.form.editor("score0"), "4 of 5")
    enter(dialog.form.editor("answer1"), "To wait")
    assert own(journal, review) == [("", None), ("", None)], "nothing is in before it is taken"
    assert dialog.commit_button.text() == TAKE
    qtbot.mouseClick(dialog.commit_button, Qt.MouseButton.LeftButton)
    assert own(journal, review) == [("Zwei Siege in Łódź", 4), ("To wait", None)]
    found = journal.ask(reviews.get, review).review
    assert (found.own_from, found.own_on) == (WordsFrom.TRANSCRIBED, TODAY)
    assert found.state is ReviewState.READY


def test_what_was_said_in_the_talk_says_so(qtbot, journal, review, dialog):
    enter(dialog.form.editor("answer0"), "Two renewals")
    enter(dialog.form.editor("own_from"), "Said in the talk")
    enter(dialog.form.editor("own_on"), "20.11.2026")
    dialog.commit()
    found = journal.ask(reviews.get, review).review
    assert (found.own_from, found.own_on) == (WordsFrom.TALK, date(2026, 11, 20))


def test_what_is_there_already_is_shown_and_can_be_put_right(journal, window):
    dana = builders.person(journal, "Dana Whitfield").id
    review = builders.review(journal, dana, ReviewState.READY).id
    before = own(journal, review)
    dialog = OwnAnswersDialog(journal, window, review)
    dialog.open()
    assert dialog.form.editor("answer0").value() == before[0][0]
    enter(dialog.form.editor("answer0"), "Both mills called back twice")
    dialog.commit()
    assert own(journal, review) == [("Both mills called back twice", before[0][1]), before[1]]


def test_nothing_typed_and_a_day_to_come_are_refused_beside_the_field(journal, review, dialog):
    dialog.commit()
    assert dialog.isVisible()
    assert dialog.form.error() == "Nothing is written in this form."
    enter(dialog.form.editor("answer0"), "Two renewals")
    later = TODAY + timedelta(days=3)
    enter(dialog.form.editor("own_on"), f"{later:%d.%m.%Y}")
    dialog.commit()
    assert dialog.form.error("own_on")
    assert own(journal, review) == [("", None), ("", None)]
    dialog.form.give_up()
    dialog.reject()
