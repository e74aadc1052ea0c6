"""Publishing a quarter is refused while anything is in the way, and all of it is named."""

from dataclasses import replace
from datetime import date

import pytest

from app import labels, publishing
from app.domain import absences, people, settings, training_quarters, trainings
from app.domain.errors import Reason, Refused
from app.domain.kinds import QuarterState
from app.domain.training_days import Pattern
from app.formats import Formats
from tests import builders
from tests.builders import TODAY

FORMATS = Formats("EUR")
MAR_18, FEB_25 = date(2027, 3, 18), date(2027, 2, 25)


@pytest.fixture
def ines(journal):
    return builders.person(journal, "Ines Roth").id


@pytest.fixture
def plan(journal, ines):
    """A draft of one whole training, on 18 March at 11:00 in Berlin, which Ines gives."""
    plan = builders.training_plan(journal, count=0)
    builders.training(journal, plan.id, MAR_18, giver_id=ines)
    return plan


def publish(journal, plan):
    return journal.do("Publish", publishing.publish, plan.id, TODAY, FORMATS)


def refusal(journal, plan):
    with pytest.raises(Refused) as caught:
        publish(journal, plan)
    assert journal.ask(training_quarters.get, plan.id).plan.state is QuarterState.DRAFT
    return caught.value.reason, labels.refusal(caught.value)


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ({"planned_for": None}, "“Qualifying on pain” has no day"),
        ({"starts_at": ""}, "25 February has no time"),
        ({"topic": ""}, "25 February has no topic"),
        ({"guest": ""}, "25 February has nobody to give it"),
        ({"place": ""}, "25 February has no place"),
    ],
)
def test_a_session_that_is_not_whole_is_named(journal, plan, lost, said):
    builders.training(journal, plan.id, **{"planned_for": FEB_25, **lost})
    assert refusal(journal, plan) == (Reason.NOT_WHOLE, f"Not published: {said}.")


def test_whoever_left_gives_nothing(journal, plan, ines):
    journal.do("Leave", people.leave, ines, TODAY)
    assert refusal(journal, plan) == (
        *(Reason.NOT_WHOLE, "Not published: 18 March is given by somebody who has left."),
    )


def test_all_that_is_in_the_way_is_named_at_once(journal, plan, ines):
    meeting = {"meeting_weekday": 3, "meeting_at": "11:30", "meeting_zone": "Europe/Berlin"}
    journal.do("Choose", settings.change, **meeting)
    journal.do("Away", absences.add, ines, MAR_18, MAR_18)
    poor = builders.training(journal, plan.id, FEB_25, guest="", topic="", starts_at="15:00")
    double = builders.training(journal, plan.id, MAR_18, topic="Pricing")
    reason, said = refusal(journal, plan)
    assert (reason, said) == (
        Reason.NOT_WHOLE,
        "Not published: 25 February has no topic and has nobody to give it; "
        "18 March meets “Pricing”; 18 March meets the team’s meeting; "
        "18 March is given by Ines, who is away; 18 March meets “Qualifying on pain”.",
    )
    journal.do("Fill", trainings.change, poor.id, TODAY, topic="Pricing", by_me=True, my_reason="x")
    reason, said = refusal(journal, plan)
    assert reason is Reason.CLASHES
    assert "25 February" not in said
    journal.do("Delete", trainings.delete, double.id)
    journal.do("Choose", settings.change, meeting_at="9:00")
    assert refusal(journal, plan) == (
        *(Reason.CLASHES, "Not published: 18 March is given by Ines, who is away."),
    )


def test_an_empty_quarter_and_one_that_is_published_are_refused_as_such(journal, plan):
    assert publish(journal, plan).published_on == TODAY
    with pytest.raises(Refused) as caught:
        publish(journal, plan)
    assert caught.value.reason is Reason.ALREADY_PUBLISHED
    later = journal.do("Begin", training_quarters.begin, date(2027, 4, 1), TODAY)
    assert refusal(journal, later)[0] is Reason.NO_TRAININGS


def test_a_quarter_is_laid_out_and_published_at_once_or_not_at_all(journal):
    asked = publishing.Asked(Pattern((3,), "11:00", "Europe/Berlin", 45, "Room 2"))
    carry_out = (journal.do, "Plan", publishing.carry_out, MAR_18, TODAY)
    with pytest.raises(Refused) as caught:
        carry_out[0](*carry_out[1:], replace(asked, publish=True), FORMATS)
    assert caught.value.reason is Reason.NOT_WHOLE
    assert journal.ask(training_quarters.every) == []
    plan = carry_out[0](*carry_out[1:], replace(asked, closed={MAR_18: "The fair"}), FORMATS)
    found = journal.ask(training_quarters.get, plan.id)
    assert (found.plan.state, len(found.trainings)) == (QuarterState.DRAFT, 11)
    assert MAR_18 not in {one.session.planned_for for one in found.trainings}
