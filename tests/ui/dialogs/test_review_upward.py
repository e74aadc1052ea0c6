"""What they say of me is typed in for me alone, under the questions of its form (S4-15)."""

import pytest

from app import templates
from app.domain import review_upward
from app.domain.kinds import FormKind, ReviewState
from app.ui.dialogs.review_upward import LEAD, UpwardDialog
from tests import builders
from tests.ui.manager import enter

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def review(journal):
    dana = builders.person(journal, "Dana Whitfield").id
    return builders.review(journal, dana, ReviewState.READY).id


def test_feedback_is_typed_under_the_usual_questions_and_kept(journal, window, review):
    asked = next(
        one.questions for one in templates.starter_review_templates() if one.kind is FormKind.UPWARD
    )
    dialog = UpwardDialog(journal, window, review)
    dialog.open()
    assert "for you alone" in LEAD
    enter(dialog.form.editor("answer0"), "You listen")
    enter(dialog.form.editor("score1"), "2 of 5")
    dialog.commit()
    kept = journal.ask(review_upward.answers, review)
    assert [one.question for one in kept] == [one.own_question for one in asked]
    assert [(one.answer, one.score) for one in kept[:2]] == [("You listen", None), ("", 2)]


def test_what_was_asked_before_is_asked_again_with_what_was_said(journal, window, review):
    work = (review_upward.record, review, ["What helps?"], {0: "Time"}, {0: 3})
    journal.do("Record", *work)
    dialog = UpwardDialog(journal, window, review)
    dialog.open()
    assert dialog.form.values() == {"answer0": "Time", "score0": 3}
    enter(dialog.form.editor("answer0"), "Time for me")
    dialog.commit()
    (kept,) = journal.ask(review_upward.answers, review)
    assert (kept.question, kept.answer, kept.score) == ("What helps?", "Time for me", 3)


def test_nothing_typed_keeps_nothing(journal, window, review):
    dialog = UpwardDialog(journal, window, review)
    dialog.open()
    dialog.commit()
    assert dialog.form.error() == "Nothing is written in this form."
    assert not journal.ask(review_upward.answers, review)
    dialog.reject()
