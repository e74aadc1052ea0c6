"""What stands beside the day on which a review is closed: what is missing, and what is kept."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QMainWindow

from app import paths
from app.domain import review_answers, review_steps, reviews
from app.domain.kinds import Owner, ReviewKind, ReviewState
from app.formats import Formats
from app.report import fonts
from app.ui.dialogs.review_close import CloseDialog, kept_lines, missing_lines, step_lines
from tests import builders
from tests.builders import TODAY
from tests.ui.manager import Manager

pytestmark = pytest.mark.usefixtures("_on_the_day")


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


def test_what_is_missing_is_said_in_plain_words(journal, dana):
    review = builders.review(journal, dana, ReviewState.PREPARING)
    journal.do("Go on", reviews.go_without_own, review.id)
    first, _ = journal.ask(reviews.get, review.id).sections
    journal.do("Mine", review_answers.mine, first.id, answer="Seen", score=None)
    assert missing_lines(journal.ask(reviews.get, review.id)) == [
        "You have not said when you sat down together.",
        "There is no next step yet.",
        "Dana’s own answers are not in.",
        "1 question has no answer of yours.",
        "Dana has no comment on it.",
    ]


def test_a_quarterly_review_is_to_be_signed(journal, dana):
    quarter = {"kind": ReviewKind.QUARTERLY, "day": date(2026, 7, 1)}
    review = builders.review(journal, dana, ReviewState.HELD, **quarter)
    found = journal.ask(reviews.get, review.id)
    assert "Not both of you signed. That can be noted later." in missing_lines(found)


def test_what_is_kept_counts_what_is_new_and_steps_say_who_and_when(journal, dana):
    review = builders.review(journal, dana, ReviewState.HELD)
    step = {"text": "Price the exception", "owner": Owner.ME}
    journal.do("Step", review_steps.add, review.id, **step)
    found = journal.ask(reviews.get, review.id)
    assert missing_lines(found)[0] == "By when is not said: Price the exception"
    assert step_lines(found, Formats("USD")) == [
        "Call three customers: Dana, by 6 Dec",
        "Price the exception: you, no day yet",
    ]
    assert kept_lines(found, 2, 3, Formats("USD")) == [
        "The numbers as they stood on 22 November 2026.",
        "2 of 3 items are visible to Dana.",
        "2 next steps become commitments.",
        "Both copies, exactly as they are printed now.",
    ]


@pytest.mark.long
def test_a_refusal_stands_beside_the_day_and_a_missing_font_closes_nothing(
    qtbot, own, monkeypatch, tmp_path
):
    dana = builders.person(own, "Dana Whitfield").id
    review = builders.review(own, dana, ReviewState.HELD)
    host = QMainWindow()
    qtbot.addWidget(host)
    host.show()
    dialog = CloseDialog(own, host, review.id)
    dialog.open()
    manager = Manager(qtbot, host)
    manager.fill(closed_on=f"{TODAY + timedelta(days=1)}")
    manager.commit()
    assert dialog.form.error("closed_on")
    manager.fill(closed_on=f"{TODAY}")
    with monkeypatch.context() as patched:
        patched.setattr(paths, "resources", lambda: tmp_path)
        patched.setattr(fonts, "_covered", frozenset())
        manager.commit()
    assert "Nothing was closed" in dialog.form.error("")
    assert own.ask(reviews.get, review.id).review.state is ReviewState.HELD
    manager.commit()
    assert own.ask(reviews.get, review.id).is_closed
