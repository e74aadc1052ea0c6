"""What a quarter is about and what came of it, as its manager reads it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain import training_outcomes, training_quarters, trainings
from app.domain.kinds import Attended, FactKind, QuarterState, TrainingKind
from app.ui import veil
from app.ui.rows import HIDDEN
from app.ui.tabs.training.learning import NONE_GIVEN
from app.ui.tabs.training.learning_words import BALANCED, NO_SESSION
from app.ui.tabs.training.tab import LEARNING
from tests import builders
from tests.builders import NEXT_QUARTER, TODAY
from tests.ui.tabs.training.training_desk import TrainingDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

THIS = builders.quarter(TODAY)
FIRST = date(2026, 10, 1)


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def lena(journal):
    return builders.person(journal, "Lena Fischer").id


@pytest.fixture
def made(journal, dana):
    """The sessions of the quarter under way, three of them published."""
    on = date(2026, 9, 1)
    plan = builders.training_plan(
        journal, QuarterState.PUBLISHED, quarter=THIS, count=3, givers=[dana], on=on
    )
    return [one.id for one in journal.ask(training_quarters.get, plan.id).trainings]


def desk_over(qtbot, journal):
    desk = TrainingDesk(qtbot, journal, LEARNING)
    desk.view.in_sight.show(TODAY)
    return desk


def test_a_quarter_that_leaves_soft_skills_out_is_warned_of(qtbot, journal, made):
    """Practice S3-05: the team is trained in the product and in soft skills, not in one alone."""
    desk = desk_over(qtbot, journal)
    assert desk.shown.sentence.text() == "One-sided: nothing on product and soft skills."
    desk.view.in_sight.show(NEXT_QUARTER.starts)
    assert desk.shown.sentence.text() == NO_SESSION
    plan = builders.training_plan(journal, count=1, kind=TrainingKind.PRODUCT)
    assert desk.shown.sentence.text() == "One-sided: nothing on soft skills."
    soft = {"kind": TrainingKind.SOFT_SKILL}
    builders.training(journal, plan.id, NEXT_QUARTER.starts + timedelta(days=20), **soft)
    assert desk.shown.sentence.text() == BALANCED


def test_who_came_and_how_they_rated_it_stands_beside_each_session(
    qtbot, journal, made, dana, lena
):
    kofi = builders.person(journal, "Kofi Mensah").id
    desk = desk_over(qtbot, journal)
    assert not desk.shown.given.model.rows
    assert desk.shown.given.view.empty_text == NONE_GIVEN
    came = {"attendance": {lena: Attended.PRESENT, kofi: Attended.ABSENT}, "ratings": {lena: 4}}
    journal.do("Deliver", training_outcomes.deliver, made[0], FIRST, TODAY, **came)
    (row,) = desk.shown.given.model.rows
    assert (row.day_words, row.giver) == ("Thu 1 Oct", "Dana")
    assert (row.came, row.rated) == ("1 of 2", "4.0 by 1")
    desk.shown.given.activated.emit(row.id)
    assert desk.dialog()
    desk.dialog().reject()


@pytest.fixture
def skill(journal, made, lena):
    """The one that the first session was about, at which Lena was seen before it."""
    number = builders.skill(journal, "Discovery").id
    journal.do("For", trainings.change, made[0], TODAY, skill_ids=[number])
    builders.rating(journal, lena, number, 2, days_ago=60)
    came = {"attendance": {lena: Attended.PRESENT}, "ratings": {}}
    journal.do("Deliver", training_outcomes.deliver, made[0], FIRST, TODAY, **came)
    return number


def test_how_a_skill_moved_after_its_sessions_is_shown(qtbot, journal, lena, skill):
    """Practice S4-13: what came of a session is looked at, and not only whether it was held."""
    desk = desk_over(qtbot, journal)
    (row,) = desk.shown.skills.model.rows
    assert (row.name, row.people, row.change) == ("Discovery", 1, None)
    builders.rating(journal, lena, skill, 3, justification="Asked well twice")
    (row,) = desk.shown.skills.model.rows
    assert (row.before, row.after, row.change) == (200, 300, 100)
    assert "+1.0" in [
        desk.shown.skills.model.index(0, n).data()
        for n in range(desk.shown.skills.model.columnCount())
    ]


@pytest.mark.usefixtures("skill")
def test_levels_are_hidden_with_private_text(qtbot, journal):
    desk = desk_over(qtbot, journal)
    model = desk.shown.skills.model
    before = model.index(0, 3)
    assert (before.data(), before.data(HIDDEN)) == ("2.0", None)
    veil.toggle()
    assert model.index(0, 3).data(HIDDEN) == "2.0"
    assert model.index(0, 0).data(HIDDEN) is None, "that there was a session is no secret"


def test_the_year_leads_to_its_quarters(qtbot, journal, made):
    desk = desk_over(qtbot, journal)
    (row,) = desk.shown.year.model.rows
    assert (row.name, row.count, row.state) == ("Q4 2026", 3, "Published")
    assert row.months == "October to December 2026"
    builders.training_plan(journal, count=1)
    desk.view.in_sight.show(NEXT_QUARTER.starts)
    (row,) = desk.shown.year.model.rows
    assert row.is_shown
    desk.view.in_sight.show(date(2027, 4, 1))
    desk.shown.year.activated.emit(row.id)
    assert desk.view.head.title.text() == "Training plan, January to March 2027"


def test_who_knows_what_names_who_gave_sessions_on_it(qtbot, journal, made, dana, lena):
    """Practice S2-14: what the team can teach each other is known, and by whom."""
    came = {"attendance": {lena: Attended.PRESENT}, "ratings": {}}
    journal.do("Deliver", training_outcomes.deliver, made[0], FIRST, TODAY, **came)
    desk = desk_over(qtbot, journal)
    found = {row.topic: row.people for row in desk.shown.known.model.rows}
    assert found == {"Qualifying on pain": "Dana (1 session)"}


def test_who_can_teach_is_hidden_with_private_text(qtbot, journal, dana):
    builders.fact(journal, dana, kind=FactKind.CAN_TEACH, text="Cold calls")
    desk = desk_over(qtbot, journal)
    known = desk.shown.known.model
    assert [row.people for row in known.rows] == ["Dana"]
    veil.toggle()
    assert [row.people for row in known.rows] == []
    veil.toggle()
    assert [row.people for row in known.rows] == ["Dana"]
