"""What becomes of trainings when who gives them goes, and when what they name is renamed."""

import pytest

from app.domain import (
    people,
    skills,
    training_outcomes,
    training_quarters,
    training_ties,
    trainings,
)
from app.domain.kinds import QuarterState, TrainingState
from tests import builders
from tests.builders import NEXT_QUARTER, TODAY


@pytest.fixture
def two(journal):
    return builders.team(journal, "Dana Whitfield", "Ben Carver")


@pytest.fixture
def quarter(journal, two):
    """Dana gives the first and the third of three, Ben the second; all of them confirmed it."""
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, givers=two).id
    for one in found(journal, plan):
        journal.do("Confirm", trainings.confirm, one.id, TODAY, TODAY)
    return plan


def found(journal, quarter):
    return journal.ask(training_quarters.get, quarter).trainings


def written(journal, quarter):
    return [one.session.version for one in found(journal, quarter)]


def deliver(journal, training):
    day, came = NEXT_QUARTER.ends, {"attendance": {}, "ratings": {}}
    journal.do("Deliver", training_outcomes.deliver, training.id, day, day, **came)


def test_only_what_is_still_to_come_and_theirs_is_confirmed_no_more(journal, quarter, two):
    deliver(journal, found(journal, quarter)[0])
    journal.do("Withdraw", training_ties.withdraw, two[0])
    assert [one.session.state for one in found(journal, quarter)] == [
        *(TrainingState.DELIVERED, TrainingState.CONFIRMED, TrainingState.PLANNED),
    ]


def test_another_name_counts_as_written_again_what_is_to_come(journal, quarter, two):
    skill = builders.skill(journal).id
    first, second, _ = found(journal, quarter)
    journal.do("Backup", trainings.change, second.id, TODAY, backup_id=two[0], skill_ids=[skill])
    deliver(journal, first)
    before = written(journal, quarter)
    journal.do("Same", people.change, two[0], name="Dana Whitfield", role="Account executive")
    journal.do("Same", skills.change, skill, name="Discovery", level_1="Asks nothing")
    assert written(journal, quarter) == before
    journal.do("Rename", people.change, two[0], name="Dana Moss")
    assert written(journal, quarter) == [before[0], before[1] + 1, before[2] + 1]
    journal.do("Rename", skills.change, skill, name="Asking why")
    assert written(journal, quarter) == [before[0], before[1] + 2, before[2] + 1]
