"""Topics: what waits to be trained, and until when."""

import pytest

from app.domain import skills, training_quarters, training_topics, trainings
from app.domain.errors import Reason, Refused
from app.domain.kinds import QuarterState, TopicSource, TrainingKind
from tests import builders
from tests.builders import TODAY
from tests.statements import read


def add(journal, title="CRM hygiene", **words):
    return journal.do("Note topic", training_topics.add, title, TODAY, **words)


def waiting(journal):
    return [one.topic.title for one in journal.ask(training_topics.waiting)]


def refused(journal, command, *args, **words):
    with pytest.raises(Refused) as said:
        journal.do("Topic", command, *args, **words)
    return said.value.reason, said.value.field


@pytest.fixture
def taken(journal):
    """A topic that a training of a draft takes up, and that training."""
    plan, topic = builders.training_plan(journal, count=0), add(journal)
    return topic, builders.training(journal, plan.id, topic=topic.title, topic_id=topic.id)


def test_what_is_wanted_most_waits_first_with_its_skill_and_whom_it_helps(journal):
    dana, marcus = builders.team(journal, "Dana Moss", "Marcus Bell")
    what = builders.skill(journal, "Closing without discount").id
    add(journal, "Forecasting", why="Two surprises")
    add(journal, "Closing", skill_id=what, person_ids=[marcus, dana, marcus])
    add(journal, "Objection: we have a vendor", asked=4, source=TopicSource.OBSTACLE)

    found = journal.ask(training_topics.waiting)

    assert [one.wanted for one in found] == [4, 2, 0]
    assert [one.topic.title for one in found][1:] == ["Closing", "Forecasting"]
    assert found[1].skill.id == what
    assert [person.name for person in found[1].people] == ["Dana Moss", "Marcus Bell"]


def test_a_topic_waits_until_it_is_taken_up_and_again_once_that_is_cancelled(journal):
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, count=1)
    add(journal, "Pricing")
    topic = add(journal)
    ahead = builders.training(journal, plan.id, plan.starts_on, topic_id=topic.id)
    assert waiting(journal) == ["Pricing"]
    journal.do("Cancel", trainings.cancel, ahead.id, "The fair", TODAY)
    assert waiting(journal) == ["Pricing", "CRM hygiene"]
    journal.do("Plan again", trainings.plan_again, ahead.id)
    assert waiting(journal) == ["Pricing"]


def test_a_dropped_topic_waits_no_more_until_it_is_taken_up_again(journal):
    topic = add(journal)
    journal.do("Drop", training_topics.drop, topic.id, TODAY)
    assert waiting(journal) == []
    assert [one.topic.dropped_on for one in journal.ask(training_topics.every)] == [TODAY]
    journal.do("Take up again", training_topics.take_up_again, topic.id)
    assert waiting(journal) == ["CRM hygiene"]


def test_one_title_waits_once_however_it_is_typed(journal, taken):
    topic, _ = taken
    again = add(journal, "crm  HYGIENE")  # the first is given: it may come up again
    assert refused(journal, training_topics.add, "Crm hygiene", TODAY) == (
        Reason.SAME_TOPIC,
        "title",
    )
    other = add(journal, "Pricing")
    change = (training_topics.change, other.id)
    assert refused(journal, *change, title="CRM Hygiene") == (Reason.SAME_TOPIC, "title")
    journal.do("Topic", training_topics.change, again.id, title="CRM hygiene", asked=2)
    journal.do("Drop", training_topics.drop, again.id, TODAY)
    third = add(journal)
    assert refused(journal, training_topics.take_up_again, again.id)[0] is Reason.SAME_TOPIC
    assert topic.id != third.id


@pytest.mark.parametrize(
    ("words", "reason", "field"),
    [
        ({"title": " \n"}, Reason.EMPTY, "title"),
        ({"asked": -1}, Reason.NEGATIVE, "asked"),
        ({"skill_id": 99}, Reason.NOT_FOUND, ""),
        ({"person_ids": [99]}, Reason.NOT_FOUND, ""),
    ],
)
def test_what_makes_no_topic_is_refused(journal, words, reason, field):
    title = words.get("title", "Pricing")
    others = {name: value for name, value in words.items() if name != "title"}
    assert refused(journal, training_topics.add, title, TODAY, **others) == (reason, field)
    assert waiting(journal) == []


def test_a_topic_is_changed_with_whom_it_helps(journal):
    dana, marcus, kofi = builders.team(journal, "A", "B", "C")
    topic = add(journal, person_ids=[dana, marcus])
    change = {"kind": TrainingKind.TOOL, "person_ids": [marcus, kofi]}
    journal.do("Topic", training_topics.change, topic.id, **change)
    found = journal.ask(training_topics.get, topic.id)
    assert (found.topic.kind, [one.id for one in found.people]) == (
        TrainingKind.TOOL,
        [marcus, kofi],
    )
    journal.do("Topic", training_topics.change, topic.id, why="Nobody finds anything")
    assert len(journal.ask(training_topics.get, topic.id).people) == 2


def test_a_topic_that_is_given_is_not_deleted(journal, taken):
    topic, training = taken
    assert refused(journal, training_topics.delete, topic.id)[0] is Reason.TOPIC_IN_USE
    journal.do("Out", trainings.delete, training.id)
    journal.do("Delete", training_topics.delete, topic.id)
    assert journal.ask(training_topics.every) == []


def test_topics_take_as_many_statements_however_many_there_are(journal):
    who = builders.person(journal).id
    add(journal, person_ids=[who])
    few = read(journal, training_topics.waiting)
    for number in range(5):
        add(journal, f"Topic {number}", person_ids=[who, builders.person(journal, f"P{number}").id])
    assert len(read(journal, training_topics.waiting).statements) == len(few.statements)


def test_a_topic_whose_skill_goes_waits_on_and_so_does_a_training_about_it(journal):
    skill = builders.skill(journal).id
    topic = add(journal, skill_id=skill)
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, count=1, skill_ids=[skill])
    journal.do("Delete", skills.delete, skill)
    assert waiting(journal) == [topic.title]
    assert journal.ask(training_topics.get, topic.id).skill is None
    [training] = journal.ask(training_quarters.get, plan.id).trainings
    assert (training.skills, training.lacks) == ((), ())


def test_a_topic_is_deleted_once_its_only_training_was_cancelled_and_that_keeps_its_title(journal):
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, count=1)
    topic = add(journal)
    ahead = builders.training(
        journal, plan.id, plan.starts_on, topic_id=topic.id, topic=topic.title
    )
    journal.do("Cancel", trainings.cancel, ahead.id, "The fair", TODAY)
    journal.do("Delete", training_topics.delete, topic.id)
    journal.do("Plan again", trainings.plan_again, ahead.id)
    kept = journal.ask(trainings.get, ahead.id)
    assert (kept.session.topic, kept.session.topic_id, kept.lacks) == (topic.title, None, ())
