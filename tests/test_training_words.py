"""What a training lacks and what it meets with, in words."""

from datetime import date

import pytest

from app import training_words
from app.domain import (
    absences,
    people,
    settings,
    training_clashes,
    training_gaps,
    training_quarters,
)
from app.formats import Formats
from tests import builders
from tests.builders import TODAY

FORMATS = Formats("EUR")
FEB_25 = date(2027, 2, 25)
BERLIN = "Europe/Berlin"


@pytest.fixture
def ines(journal):
    return builders.person(journal, "Ines Roth").id


@pytest.fixture
def plan(journal, ines):
    """A draft of one training, on 25 February at 11:00 in Berlin, which Ines gives."""
    plan = builders.training_plan(journal, count=0)
    builders.training(journal, plan.id, FEB_25, giver_id=ines, topic="Discovery lab")
    return plan


def gaps(journal, plan):
    found = journal.ask(training_quarters.get, plan.id)
    return training_gaps.gaps(found)


def meets(journal, plan, closed=()):
    found = journal.ask(training_quarters.get, plan.id)
    met = journal.ask(training_clashes.of_quarter, found, dict(closed))
    return [training_words.meets_words(one, FORMATS) for one in met]


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ({"planned_for": None, "topic": "Pricing"}, "“Pricing” has no day"),
        ({"planned_for": None, "topic": ""}, "A session has no day"),
        ({"starts_at": ""}, "18 March has no time"),
        ({"topic": ""}, "18 March has no topic"),
        ({"guest": ""}, "18 March has nobody to give it"),
        ({"place": ""}, "18 March has no place"),
    ],
)
def test_each_lack_is_said_of_its_day(journal, plan, lost, said):
    builders.training(journal, plan.id, **{"planned_for": date(2027, 3, 18), **lost})
    assert training_words.gap_words(gaps(journal, plan)[0], FORMATS) == said


def test_all_that_one_training_lacks_is_said_together(journal, plan, ines):
    journal.do("Leave", people.leave, ines, TODAY)
    builders.training(journal, plan.id, topic="", starts_at="", place="", guest="")
    assert training_words.gaps_words(gaps(journal, plan), FORMATS) == [
        "25 February is given by somebody who has left",
        "A session has no day, has no time, has no topic, has nobody to give it and has no place",
    ]


def test_each_thing_that_a_training_meets_is_named(journal, plan, ines):
    ben = builders.person(journal, "Ben Osei").id
    meeting = {"meeting_weekday": 3, "meeting_at": "11:00", "meeting_zone": BERLIN}
    journal.do("Choose", settings.change, **meeting)
    for who in (ines, ben):
        journal.do("Away", absences.add, who, FEB_25, FEB_25)
    at = {"planned_for": FEB_25, "starts_at": "11:00", "zone": BERLIN}
    for whom, kind in (((ines,), "call"), ((ines, ben), "one_to_one"), ((ben,), "pipeline")):
        builders.plan(journal, *whom, kind=kind, **at)
    assert meets(journal, plan, {FEB_25: "The fair"}.items()) == [
        "25 February meets the team’s meeting",
        "25 February is given by Ines, who is away",
        "25 February meets Ines’s coached call",
        "25 February meets the 1:1 with Ines and Ben",
        "25 February meets Ben’s pipeline session",
        "25 February is a closed day: The fair",
        "25 February is without Ben, who is away",
    ]


def test_two_trainings_are_called_by_what_they_are_about(journal, plan):
    builders.training(journal, plan.id, FEB_25, topic="", starts_at="11:30")
    assert meets(journal, plan, [(FEB_25, "")]) == [
        "25 February meets another session",
        "25 February is a closed day",
        "25 February meets “Discovery lab”",
        "25 February is a closed day",
    ]


@pytest.mark.parametrize(
    ("fiscal_start", "said"),
    [(1, "January to March 2027"), (2, "November 2026 to January 2027"), (12, "December 2026")],
)
def test_a_quarter_is_called_by_its_months(fiscal_start, said):
    quarter = builders.quarter(date(2027, 1, 10), fiscal_start)
    assert training_words.months(quarter, FORMATS).startswith(said)
