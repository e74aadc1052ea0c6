"""Topics that wait: noted, changed, dropped, and chosen from those that are proposed."""

import pytest

from app.domain import training_quarters, training_topics, trainings
from app.domain.kinds import TopicSource, TrainingKind
from app.ui.dialogs.training_topic import NONE
from app.ui.tabs.training.quarter_acts import QuarterActs
from tests import builders
from tests.builders import TODAY

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def acts(journal, host):
    return QuarterActs(journal, host)


def waiting(journal):
    return journal.ask(training_topics.waiting)


def noted(journal, title="Multi-threading", **words):
    return journal.do("Note", training_topics.add, title, TODAY, **words).id


def test_a_topic_is_noted_with_whom_it_would_help_and_why(journal, acts, manager):
    dana = builders.person(journal, "Dana Whitfield").id
    builders.skill(journal, "Closing")
    acts.add_topic()
    manager.fill(title="Closing without discount", kind="Role-play", skill_id="Closing", asked="3")
    manager.fill(person_ids="Dana Whitfield", why="They give in at once")
    manager.commit()
    [found] = waiting(journal)
    topic = found.topic
    assert (topic.title, topic.kind, topic.asked) == (
        *("Closing without discount", TrainingKind.ROLE_PLAY, 3),
    )
    assert (topic.why, topic.source) == ("They give in at once", TopicSource.TYPED)
    assert [person.id for person in found.people] == [dana]
    assert found.skill.name == "Closing"


@pytest.mark.parametrize(
    ("typed", "field", "error"),
    [
        ({"title": ""}, "title", "This cannot be empty."),
        ({"title": "multi-threading"}, "title", "Multi-threading is waiting already."),
        ({"title": "CRM", "asked": "-1"}, "asked", "Only 0 to 999"),
    ],
)
def test_what_is_no_topic_is_said_beside_its_field(journal, acts, manager, typed, field, error):
    noted(journal)
    dialog = acts.add_topic()
    manager.fill(why="It came up", **typed)
    manager.commit()
    assert dialog.form.error(field) == error
    assert len(waiting(journal)) == 1
    dialog.form.give_up()


def test_a_topic_is_changed_as_it_is_typed(journal, acts, manager):
    acts.edit_topic(noted(journal))
    manager.fill(title="Several threads", asked="")
    manager.editing().form.flush()
    [found] = waiting(journal)
    assert (found.topic.title, found.topic.asked) == ("Several threads", 0)


def test_a_topic_that_is_not_wanted_any_more_waits_no_longer(journal, acts, manager):
    acts.edit_topic(noted(journal))
    manager.press_button("Not wanted any more")
    assert waiting(journal) == []
    assert manager.no_dialog()
    assert len(journal.ask(training_topics.every)) == 1, "it is kept"
    assert journal.undo() == "Topic dropped"


def test_a_topic_that_was_dropped_is_wanted_again(journal, acts, manager):
    topic = noted(journal)
    journal.do("Drop", training_topics.drop, topic, TODAY)
    acts.edit_topic(topic)
    manager.press_button("It is wanted after all")
    assert [one.topic.id for one in waiting(journal)] == [topic]
    assert manager.no_dialog()
    assert journal.undo() == "Topic taken up again"


def test_a_topic_that_a_session_is_about_is_not_deleted(journal, acts, manager):
    plan, topic = builders.training_plan(journal, count=1), noted(journal)
    number = journal.ask(training_quarters.get, plan.id).trainings[0].id
    journal.do("Take up", trainings.change, number, TODAY, topic_id=topic)
    dialog = acts.edit_topic(topic)
    manager.press_button("Delete")
    assert dialog.form.error() == "A session is about Multi-threading."


def test_proposed_topics_are_ticked_and_wait(journal, acts, manager):
    people = builders.team(journal, "Ann Abbot", "Ben Okafor")
    for name, level in (("Closing", 1), ("Discovery", 2)):
        skill = builders.skill(journal, name).id
        for who in people:
            builders.rating(journal, who, skill, level)
    dialog = acts.topics()
    offered = [item.text() for item in dialog.form.editor("wanted").items()]
    assert offered[0].startswith("Closing · ")
    assert " · 2 people" in offered[0]
    manager.focus(dialog.form.editor("wanted").box)
    manager.press("Ctrl+A")
    manager.commit()
    assert {one.topic.title for one in waiting(journal)} == {"Closing", "Discovery"}
    assert {one.topic.source for one in waiting(journal)} == {TopicSource.SKILL_GAP}
    assert journal.undo() == "2 topics noted"


def test_where_nothing_is_proposed_it_says_why(acts):
    dialog = acts.topics()
    assert dialog.form.editor("news").text() == NONE
    assert not dialog.commit_button.isEnabled()
