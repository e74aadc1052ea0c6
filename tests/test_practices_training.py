"""The practices that training serves, each shown at work on a small team."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from app import labels, publishing
from app.domain import (
    know_how,
    training_balance,
    training_outcomes,
    training_proposals,
    training_quarters,
    training_timing,
    training_topics,
    trainings,
)
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    FactKind,
    QuarterState,
    TrainingKind,
    Vis,
)
from app.domain.training_days import Pattern
from app.domain.training_full import Giver
from app.formats import Formats
from tests import builders
from tests.builders import NEXT_QUARTER, TODAY

if TYPE_CHECKING:
    from app.domain.models import TrainingPlan
    from app.domain.training_full import Quarter
    from app.journal import Journal

pytestmark = pytest.mark.long

JAN_7, FEB_25 = date(2027, 1, 7), date(2027, 2, 25)
THURSDAYS = Pattern((3,), "11:00", "Europe/Berlin", 45, "Room 2")
FORMATS = Formats("EUR")
#: Deliver a training of which nobody's coming was noted.
NOBODY_NOTED: dict[str, Any] = {"attendance": {}, "ratings": {}}


@pytest.fixture
def team(journal: Journal) -> dict[str, int]:
    names = ("Dana Whitfield", "Ines Roth", "Marcus Bell")
    return {name.split()[0]: builders.person(journal, name).id for name in names}


def get(journal: Journal, plan: TrainingPlan) -> Quarter:
    return journal.ask(training_quarters.get, plan.id)


def refused(work: Any, *args: Any, **kwargs: Any) -> tuple[Reason, str]:
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, labels.refusal(caught.value)


def test_s2_14_what_one_knows_all_can_learn_from_them(
    journal: Journal, team: dict[str, int]
) -> None:
    discovery = builders.skill(journal).id
    can = {"kind": FactKind.CAN_TEACH, "vis": Vis.SHAREABLE}
    builders.fact(journal, team["Ines"], "Runs a fine first call", skill_id=discovery, **can)
    builders.fact(journal, team["Dana"], "Shipping terms", kind=FactKind.CAN_TEACH)
    plan = builders.training_plan(journal, count=0)
    builders.training(
        journal, plan.id, JAN_7, giver_id=team["Marcus"], topic="Haggling", skill_ids=[discovery]
    )
    one = get(journal, plan).trainings[0]

    def known(today: date, **how: bool) -> dict[str, list[str]]:
        found = journal.ask(know_how.who_knows_what, today, **how)
        return {row.topic: [person.called for person in row.people] for row in found}

    assert known(TODAY) == {"Discovery": ["Ines"], "Shipping terms": ["Dana"]}
    about = {"skill_ids": [discovery], "kind": TrainingKind.SELLING_SKILL, "on": FEB_25}
    choices = journal.ask(training_proposals.givers, plan.id, **about, today=TODAY)
    assert [(one.person.called, one.can_teach) for one in choices] == [
        *(("Ines", True), ("Dana", False), ("Marcus", False)),
    ], "who knows it is asked first, then who gave least"

    journal.do("Publish", publishing.publish, plan.id, TODAY, FORMATS)
    journal.do("Deliver", training_outcomes.deliver, one.id, JAN_7, JAN_7, **NOBODY_NOTED)
    assert known(JAN_7)["Discovery"] == ["Marcus", "Ines"], "whoever gave a training knows it"
    assert known(JAN_7, shareable_only=True) == {"Discovery": ["Marcus", "Ines"]}


def test_s3_05_the_team_is_trained_in_its_product_and_in_soft_skills(
    journal: Journal, team: dict[str, int]
) -> None:
    plan = builders.training_plan(journal, kind=TrainingKind.PRODUCT, minutes=60)

    def shares() -> tuple[training_balance.Share, ...]:
        return training_balance.of_quarter(get(journal, plan))

    assert {share.kind: share.count for share in shares()} == {
        **dict.fromkeys(TrainingKind, 0),
        TrainingKind.PRODUCT: 3,
    }
    assert sum(share.minutes for share in shares()) == 180
    assert training_balance.missing(shares())
    builders.training(journal, plan.id, FEB_25, kind=TrainingKind.SOFT_SKILL, topic="Resilience")
    assert not training_balance.missing(shares())

    for number in range(6):
        wanted = (f"Release {number}", TODAY)
        journal.do("Want", training_topics.add, *wanted, kind=TrainingKind.PRODUCT)
    journal.do("Want", training_topics.add, "Bounce back", TODAY, kind=TrainingKind.SOFT_SKILL)
    spring = NEXT_QUARTER.ends + timedelta(days=1)
    monthly = Pattern((3,), "11:00", "Europe/Berlin", every_weeks=4)
    how = (spring, TODAY, monthly, {})
    filled = journal.do("Plan", training_proposals.plan_quarter, *how, propose=True)
    found = get(journal, filled)
    assert len(found.trainings) < 7, "there is no room for all that waits"
    assert not training_balance.missing(training_balance.of_quarter(found))


def test_s4_11_each_quarter_has_its_plan_and_it_is_out_before_the_quarter_begins(
    journal: Journal, team: dict[str, int]
) -> None:
    closed = {JAN_7: "Winter break"}
    plan = journal.do("Plan", training_quarters.lay_out, JAN_7, TODAY, THURSDAYS, closed)
    found = get(journal, plan)
    days = [one.session.planned_for for one in found.trainings]
    assert found.period == NEXT_QUARTER
    assert days == [JAN_7 + timedelta(weeks=week) for week in range(1, 12)], "ninety days of it"

    def late(today: date) -> int:
        found = get(journal, plan)
        return training_timing.timing(found.period, found.plan.state, today).late

    by = NEXT_QUARTER.starts - timedelta(days=14)
    assert (late(TODAY), late(by), late(by + timedelta(days=5))) == (0, 0, 5)
    for one in found.trainings:
        given = {"topic": "Qualifying", "giver_id": team["Dana"]}
        journal.do("Fill", trainings.change, one.id, TODAY, **given)
    journal.do("Publish", publishing.publish, plan.id, by, FORMATS)
    assert late(by + timedelta(days=5)) == 0
    assert get(journal, plan).plan.published_on == by

    spring = NEXT_QUARTER.ends + timedelta(days=1)
    assert training_timing.is_wanted(builders.quarter(spring), spring - timedelta(days=45))
    following = journal.do("Begin", training_quarters.begin, spring, spring)
    assert (following.starts_on, following.weekdays, following.starts_at) == (spring, "3", "11:00")
    assert len(journal.ask(training_quarters.every)) == 2


def test_s4_12_day_time_topic_and_place_are_settled_in_advance(
    journal: Journal, team: dict[str, int]
) -> None:
    plan = journal.do("Plan", training_quarters.begin, JAN_7, TODAY)
    lacking = {
        "planned_for": "“Pricing” has no day",
        "starts_at": "25 February has no time",
        "topic": "25 February has no topic",
        "giver_id": "25 February has nobody to give it",
        "place": "25 February has no place",
    }
    whole = {
        "planned_for": FEB_25,
        "starts_at": "11:00",
        "zone": "Europe/Berlin",
        "topic": "Pricing",
        "giver_id": team["Dana"],
        "place": "Room 2",
    }
    empty = {"planned_for": None, "giver_id": None}
    one = journal.do("Add", trainings.add, plan.id, **whole)
    publish = (journal.do, "Publish", publishing.publish, plan.id, TODAY, FORMATS)
    change = (journal.do, "Change", trainings.change, one.id, TODAY)
    for name, said in lacking.items():
        change[0](*change[1:], **{name: empty.get(name, "")})
        assert refused(*publish) == (Reason.NOT_WHOLE, f"Not published: {said}.")
        change[0](*change[1:], **{name: whole[name]})
    assert publish[0](*publish[1:]).state is QuarterState.PUBLISHED
    for name in lacking:
        assert refused(*change, **{name: empty.get(name, "")})[0] is Reason.EMPTY
    delete = (journal.do, "Delete", trainings.delete, one.id)
    assert refused(*delete)[0] is Reason.CANCEL_INSTEAD, "what was announced is called off"


def test_s4_13_the_team_and_its_guests_give_the_training_and_the_manager_only_plans(
    journal: Journal, team: dict[str, int]
) -> None:
    for number in range(8):
        journal.do("Want", training_topics.add, f"Topic {number}", TODAY)
    weekly = (JAN_7, TODAY, THURSDAYS, {})
    plan = journal.do("Plan", training_proposals.plan_quarter, *weekly, propose=True)
    found = get(journal, plan)
    given = [one.given_by for one in found.trainings if one.given_by is not None]
    assert len(given) == 8, "what waits was taken up, and somebody gives each"
    assert not any(giver.is_me for giver in given)
    counts = Counter(giver.person_id for giver in given)
    assert max(counts.values()) - min(counts.values()) <= 1, "no one carries it all"
    assert set(counts) == set(team.values())
    assert all(one != other for one, other in pairwise(given))

    last = found.trainings[-1]
    change = (journal.do, "Change", trainings.change, last.id, TODAY)
    assert refused(*change, by_me=True)[0] is Reason.MY_REASON
    change[0](*change[1:], by_me=True, my_reason="The board asked me to")
    spare = found.trainings[-2]
    journal.do("Change", trainings.change, spare.id, TODAY, guest="Product team")
    rows = journal.ask(training_balance.given, get(journal, plan), TODAY)
    assert [row.giver for row in rows][-2:] == [Giver(guest="Product team"), Giver()]
    assert [row.count for row in rows] == [3, 3, 2, 1, 1]

    about: dict[str, Any] = {"skill_ids": [], "kind": TrainingKind.MARKET, "on": JAN_7}
    choices = journal.ask(training_proposals.givers, plan.id, **about, today=TODAY)
    assert {choice.person.id for choice in choices} == set(team.values())
    assert [choice.given for choice in choices] == [2, 3, 3], "who gave least comes first"
