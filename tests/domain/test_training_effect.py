"""How skills moved after the team was trained in them."""

from datetime import date

import pytest

from app.domain import training_effect, training_outcomes, trainings
from app.domain.kinds import Attended, QuarterState, Voice
from tests import builders
from tests.builders import TODAY
from tests.statements import read

THIS_QUARTER, BEFORE = builders.quarter(), date(2026, 9, 1)
THURSDAYS = (date(2026, 10, 1), date(2026, 10, 8), date(2026, 10, 15))


def ago(day):
    return (TODAY - day).days


@pytest.fixture
def what(journal):
    return builders.skill(journal, "Price objections").id


@pytest.fixture
def team(journal):
    return builders.team(journal, "Dana Moss", "Kofi Mensah", "Lena F")


@pytest.fixture
def skilled(journal, what):
    """Three trainings in one skill, in the quarter under way."""
    return builders.training_plan(
        journal, QuarterState.PUBLISHED, quarter=THIS_QUARTER, on=BEFORE, skill_ids=[what]
    )


def deliver(journal, number, *present, absent=()):
    came = dict.fromkeys(present, Attended.PRESENT) | dict.fromkeys(absent, Attended.ABSENT)
    work = (training_outcomes.deliver, number, THURSDAYS[number - 1], TODAY)
    journal.do("Deliver", *work, attendance=came, ratings={})


def moved(journal, first=THIS_QUARTER.starts, last=THIS_QUARTER.ends):
    found = journal.ask(training_effect.moved, first, last, TODAY)
    return [
        (one.skill.name, one.trainings, one.people, one.rated, one.before, one.after, one.change)
        for one in found
    ]


def test_levels_before_and_after_are_compared_of_those_who_came(journal, skilled, what, team):
    dana, kofi, lena = team
    for who, level in ((dana, 2), (kofi, 1), (lena, 1)):
        builders.rating(journal, who, what, level, days_ago=ago(date(2026, 9, 20)))
    deliver(journal, 1, dana, kofi, absent=[lena])
    deliver(journal, 2, dana, kofi)
    for who, level in ((dana, 3), (kofi, 3), (lena, 5)):
        builders.rating(journal, who, what, level, days_ago=2, justification="Seen twice")
    assert moved(journal) == [("Price objections", 2, 2, 2, 150, 300, 150)]


def test_only_whose_level_is_known_before_and_since_is_compared(journal, skilled, what, team):
    dana, kofi, lena = team
    builders.rating(journal, dana, what, 2, days_ago=ago(THURSDAYS[0]))  # that day is before
    builders.rating(journal, kofi, what, 4, days_ago=ago(date(2026, 9, 20)))
    deliver(journal, 1, *team)
    assert moved(journal) == [("Price objections", 1, 3, 0, 300, None, None)]
    builders.rating(journal, dana, what, 3, days_ago=ago(THURSDAYS[1]), justification="Better")
    builders.rating(journal, lena, what, 5, days_ago=3)
    assert moved(journal) == [("Price objections", 1, 3, 1, 200, 300, 100)]


def test_a_level_counts_from_the_first_training_that_they_came_to(journal, skilled, what, team):
    dana, *_ = team
    builders.rating(journal, dana, what, 2, days_ago=ago(date(2026, 9, 20)))
    deliver(journal, 1, absent=[dana])
    builders.rating(journal, dana, what, 3, days_ago=ago(date(2026, 10, 5)), justification="Better")
    deliver(journal, 2, dana)
    deliver(journal, 3, dana)
    builders.rating(journal, dana, what, 4, days_ago=ago(date(2026, 10, 10)), justification="More")
    assert moved(journal) == [("Price objections", 3, 1, 1, 300, 400, 100)]


def test_what_they_think_of_themselves_does_not_count_nor_who_gave_it(journal, skilled, what, team):
    dana, kofi, _ = team
    journal.do("Give", trainings.change, 1, BEFORE, giver_id=kofi, guest="")
    for who in (dana, kofi):
        builders.rating(journal, who, what, 2, days_ago=ago(date(2026, 9, 20)))
    deliver(journal, 1, dana, kofi)
    builders.rating(journal, dana, what, 5, days_ago=2, voice=Voice.SELF)
    builders.rating(journal, kofi, what, 3, days_ago=2, justification="Better")
    assert moved(journal) == [("Price objections", 1, 1, 0, 200, None, None)]


def test_what_is_ahead_or_of_other_days_is_left_out(journal, skilled, team):
    deliver(journal, 1, *team)
    assert moved(journal, THURSDAYS[1]) == []
    assert [row[1] for row in moved(journal)] == [1]


def test_nobody_rated_gives_no_number(journal, skilled, team):
    deliver(journal, 1, *team)
    deliver(journal, 2)
    assert moved(journal) == [("Price objections", 2, 3, 0, None, None, None)]


def test_it_takes_as_many_statements_however_many_came(journal, skilled, what, team):
    few = read(journal, training_effect.moved, THIS_QUARTER.starts, THIS_QUARTER.ends, TODAY)
    for number in (1, 2, 3):
        deliver(journal, number, *team)
    for who in team:
        builders.rating(journal, who, what, 2)
    many = read(journal, training_effect.moved, THIS_QUARTER.starts, THIS_QUARTER.ends, TODAY)
    assert len(many.statements) == len(few.statements)
    assert not [step for steps in many.plans for step in steps if step.startswith("SCAN")]
