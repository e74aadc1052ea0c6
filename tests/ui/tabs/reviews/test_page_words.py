"""A review's page in words."""

from datetime import date, timedelta
from functools import partial

import pytest

from app import paths
from app.domain import reviews
from app.domain.kinds import ReviewDue, ReviewKind, ReviewState
from app.domain.review_scores import Overall
from app.formats import Formats
from app.ui.tabs.reviews import page_words as say
from app.ui.tabs.reviews.acts import MENU, PAPERS, offered
from app.ui.tabs.reviews.page_read import read
from tests import builders
from tests.builders import TODAY

FORMATS = Formats("USD")


@pytest.fixture
def facts(journal):
    """The line under the title of a review, on a day."""

    def told(review_id, today=TODAY):
        return say.facts(read(journal, review_id, FORMATS, today))

    return told


def test_every_step_that_can_be_due_has_its_button():
    assert set(say.NEXT) == set(ReviewDue)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (4.2, "4.2, based on 70 of 100 points"),
        (4.0, "4, based on 70 of 100 points"),
        (None, ""),
    ],
)
def test_an_overall_says_what_it_is_based_on(value, said):
    assert say.overall(Overall(value, 70, 100), FORMATS) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Cher", "Cher, October 2026"),
        ("Maximiliana Konstantinopoulou-Featherstonehaugh", "Maximiliana, October 2026"),
        ("M" * 60, f"{'M' * 31}…, October 2026"),
    ],
)
def test_a_title_says_the_period_however_long_the_name_is(journal, name, said):
    who = builders.person(journal, name).id
    review = builders.review(journal, who, ReviewState.PREPARING)
    assert say.title(journal.ask(reviews.get, review.id)) == said


def test_the_facts_say_how_far_everything_is_and_what_is_late(journal, dana, facts):
    review = builders.review(journal, dana, ReviewState.READY)
    assert facts(review.id) == (
        "Monthly review · ready · numbers frozen on 22 Nov · Dana’s answers in, from their form · "
        "yours 2 of 2 · 12 days late"
    )
    assert facts(review.id, date(2026, 11, 10)).endswith("due 10 Nov")
    assert facts(review.id, date(2026, 11, 11)).endswith("1 day late")


def test_a_meeting_is_told_of_until_the_two_sat_down(journal, dana, facts):
    day = TODAY + timedelta(days=3)
    plan = partial(reviews.plan, planned_for=day, starts_at="14:00")
    review = journal.do("Plan", plan, dana, ReviewKind.MONTHLY, date(2026, 10, 1))
    assert "planned · you meet on Wed 25 Nov at 14:00" in facts(review.id)
    held = builders.review(journal, dana, ReviewState.HELD, day=date(2026, 8, 1))
    assert "held on 22 Nov" in facts(held.id)
    assert "late" not in facts(held.id)


def test_what_was_closed_is_offered_as_a_revision_and_nothing_else_changes_it(own):
    dana = builders.person(own, "Dana Whitfield").id
    review = builders.review(own, dana)
    names = [name for name, _, _ in offered(own.ask(reviews.get, review.id))]
    assert names == ["sign", "attach", "reopen", "plan_other", "templates"]


@pytest.mark.parametrize("state", list(ReviewState)[:-1])
def test_their_answers_are_waited_for_or_gone_without_but_not_both(journal, dana, state):
    found = journal.ask(reviews.get, builders.review(journal, dana, state).id)
    names = {name for name, _, _ in offered(found)}
    prepared = state is not ReviewState.PLANNED
    assert ("go_without" in names) is (prepared and not found.own_in)
    assert ("wait_for_own" in names) is (prepared and found.own_in)
    assert "reopen" not in names


def test_every_icon_that_is_offered_is_there():
    there = {one.stem for one in (paths.resources() / "icons").glob("*.svg")}
    assert {icon for _, _, icon, _ in MENU} | {icon for *_, icon, _ in PAPERS} <= there
