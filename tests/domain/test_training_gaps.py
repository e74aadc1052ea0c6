"""Only a quarter of whole trainings is published, none of which meets what it cannot."""

from datetime import date

import pytest

from app.domain import absences, training_gaps, training_quarters, trainings
from app.domain.errors import Reason, Refused
from app.domain.kinds import Clash, Lack, QuarterState
from tests import builders
from tests.builders import TODAY

JAN_7, JAN_14 = date(2027, 1, 7), date(2027, 1, 14)


def refused(journal, plan):
    with pytest.raises(Refused) as caught:
        journal.do("Publish", training_gaps.publish, plan.id, TODAY)
    assert journal.ask(training_quarters.get, plan.id).plan.state is QuarterState.DRAFT
    return caught.value.reason, caught.value.detail


def standing(journal, plan, closed=()):
    return journal.ask(training_gaps.publishable, plan.id, dict.fromkeys(closed, "The fair"))


def test_a_whole_quarter_is_published_on_a_day(journal):
    plan = builders.training_plan(journal)
    assert standing(journal, plan).is_ready
    published = journal.do("Publish", training_gaps.publish, plan.id, TODAY)
    assert (published.state, published.published_on) == (QuarterState.PUBLISHED, TODAY)


def test_an_empty_quarter_is_not(journal):
    plan = builders.training_plan(journal, count=0)
    assert refused(journal, plan) == (Reason.NO_TRAININGS, "")


def test_each_lack_of_each_training_is_found_in_order(journal):
    plan = builders.training_plan(journal, count=1)
    builders.training(journal, plan.id, starts_at="", topic="")
    builders.training(journal, plan.id, JAN_14, guest="", place="")
    found = journal.ask(training_quarters.get, plan.id)
    gaps = training_gaps.gaps(found)
    assert [(gap.training.session.planned_for, gap.lack) for gap in gaps] == [
        (JAN_14, Lack.GIVER),
        (JAN_14, Lack.PLACE),
        (None, Lack.DAY),
        (None, Lack.TIME),
        (None, Lack.TOPIC),
    ]
    assert refused(journal, plan) == (Reason.NOT_WHOLE, "2 sessions are not whole")
    journal.do("Change", trainings.change, gaps[0].training.id, TODAY, guest="Finance", place="1")
    assert refused(journal, plan) == (Reason.NOT_WHOLE, "1 session is not whole")


def test_what_is_only_said_does_not_keep_a_quarter_back(journal):
    dana, marcus = builders.team(journal, "Dana", "Marcus")
    plan = builders.training_plan(journal, count=1, givers=[dana])
    journal.do("Away", absences.add, marcus, JAN_7, JAN_7)
    builders.plan(journal, marcus, planned_for=JAN_7, starts_at="11:00", zone="Europe/Berlin")
    found = standing(journal, plan, [JAN_7])
    assert (found.is_ready, found.blocking) == (True, ())
    assert {one.clash for one in found.warnings} == {Clash.COACHING, Clash.CLOSED, Clash.AWAY}

    away = journal.do("Away", absences.add, dana, JAN_7, JAN_7)
    assert [one.clash for one in standing(journal, plan).blocking] == [Clash.GIVER_AWAY]
    assert refused(journal, plan) == (Reason.CLASHES, "1 session meets something")
    journal.do("Here", absences.delete, away.id)
    journal.do("Publish", training_gaps.publish, plan.id, TODAY)


def test_a_quarter_is_published_once(journal):
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, count=1)
    with pytest.raises(Refused) as caught:
        journal.do("Publish", training_gaps.publish, plan.id, TODAY)
    assert caught.value.reason is Reason.ALREADY_PUBLISHED
