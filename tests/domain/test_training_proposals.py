"""What the team could be trained in next, who could give it, and a quarter filled with both."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import (
    absences,
    people,
    plan_lines,
    plans,
    training_balance,
    training_proposals,
    training_quarters,
    training_topics,
    trainings,
)
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    FactKind,
    NoteKind,
    QuarterState,
    SkillFamily,
    Status,
    TopicSource,
    TrainingKind,
    TrainingState,
)
from app.domain.training_days import Pattern
from app.domain.training_full import Giver
from app.domain.training_proposals import Proposal
from tests import builders
from tests.builders import TODAY
from tests.statements import read

JAN_7 = date(2027, 1, 7)
THURSDAYS = Pattern((3,), "11:00", "Europe/Berlin", 45, "Room 2")


@pytest.fixture
def team(journal):
    names = ("Dana Moss", "Kofi Mensah", "Lena Fay", "Yuki Tanaka")
    return builders.team(journal, *names)


@pytest.fixture
def plan(journal):
    """A draft of three trainings without topics and givers."""
    return builders.training_plan(journal, topic="", guest="")


def weak(journal, name, *who, family=SkillFamily.CLOSING, level=2):
    """A skill in which these people are weak."""

    def rated(step):
        what = builders.skill(step, name, family).id
        for one in who:
            builders.rating(step, one, what, level)
        return what

    return builders.at_once(journal, rated)


def concern(journal, *who, tag, times=3):
    def noted(step):
        for number in range(times):
            builders.note(step, *who, kind=NoteKind.CONCERN, tags=[tag], days_ago=number)

    builders.at_once(journal, noted)


def sells(journal, who, *names):
    def planned(step):
        plan = step.do("Invite", plans.invite, who, builders.NEXT_HALF.starts, TODAY)
        for name in names:
            step.do("Line", plan_lines.add, plan.id, TODAY, account="Orrin", product=name)

    builders.at_once(journal, planned)


def proposed(journal, limit=12):
    return journal.ask(training_proposals.topics, TODAY, limit)


def titles(journal, limit=12):
    return [one.title for one in proposed(journal, limit)]


def fill(journal, plan):
    count = journal.do("Propose", training_proposals.fill, plan.id, TODAY)
    return count, journal.ask(training_quarters.get, plan.id).trainings


def choices(journal, plan, *skill_ids, kind=TrainingKind.SELLING_SKILL, on=JAN_7):
    words = {"skill_ids": skill_ids, "kind": kind, "on": on, "today": TODAY}
    return journal.ask(lambda db: training_proposals.givers(db, plan.id, **words))


def refused(journal, command, *args):
    with pytest.raises(Refused) as said:
        journal.do("Training", command, *args)
    return said.value.reason


def test_the_widest_gaps_come_first_then_obstacles_then_products(journal, team):
    weak(journal, "Closing without discount", *team[:3])
    weak(journal, "CRM hygiene", *team, family=SkillFamily.TOOLS)
    weak(journal, "Forecasting", team[0], family=SkillFamily.STRATEGIC_THINKING)
    concern(journal, team[0], tag="they-have-a-vendor")
    sells(journal, team[1], "Analytics")
    found = [(one.title, one.kind, one.source, one.asked) for one in proposed(journal)]
    selling = TrainingKind.SELLING_SKILL
    assert found == [
        ("CRM hygiene", TrainingKind.TOOL, TopicSource.SKILL_GAP, 0),
        ("Closing without discount", selling, TopicSource.SKILL_GAP, 0),
        ("Objection: they have a vendor", selling, TopicSource.OBSTACLE, 3),
        ("Product: Analytics", TrainingKind.PRODUCT, TopicSource.PRODUCT, 0),
        ("Forecasting", TrainingKind.SOFT_SKILL, TopicSource.SKILL_GAP, 0),
    ]
    assert [len(one.people) for one in proposed(journal)] == [4, 3, 1, 1, 1]


@pytest.mark.parametrize(
    ("family", "kind"),
    [
        (SkillFamily.PRODUCT, TrainingKind.PRODUCT),
        (SkillFamily.TOOLS, TrainingKind.TOOL),
        (SkillFamily.COMMUNICATION, TrainingKind.SOFT_SKILL),
        (SkillFamily.RESILIENCE, TrainingKind.SOFT_SKILL),
        (SkillFamily.STRATEGIC_THINKING, TrainingKind.SOFT_SKILL),
        (SkillFamily.TRAIT, TrainingKind.SOFT_SKILL),
        (SkillFamily.OBJECTIONS, TrainingKind.SELLING_SKILL),
        (SkillFamily.ACCOUNT, TrainingKind.SELLING_SKILL),
    ],
)
def test_the_type_is_that_of_the_skills_family(journal, team, family, kind):
    weak(journal, "Something", *team, family=family)
    assert [one.kind for one in proposed(journal)] == [kind]


def test_an_obstacle_in_a_skill_that_is_a_gap_is_proposed_once(journal, team):
    weak(journal, "Price objections", *team[:2], family=SkillFamily.OBJECTIONS)
    concern(journal, team[0], tag="price", times=4)
    assert [(one.title, one.asked) for one in proposed(journal)] == [("Price objections", 4)]


def test_an_obstacle_brings_the_skill_that_it_names(journal, team):
    weak(journal, "Price objections", *team, family=SkillFamily.OBJECTIONS, level=3)
    weak(journal, "Discovery questions", *team, family=SkillFamily.DISCOVERY, level=3)
    for tag in ("price", "discovery", "questions"):
        concern(journal, team[0], tag=tag)
    found = [(one.title, one.skill.name) for one in proposed(journal)]
    assert found == [
        ("Discovery questions", "Discovery questions"),
        ("Objection: price", "Price objections"),
    ]


def test_many_gaps_leave_room_for_obstacles_and_products(journal, team):
    for number in range(6):
        weak(journal, f"Skill {number}", *team)
    for tag in ("price", "tenders"):
        concern(journal, tag=tag)
    sells(journal, team[0], "Analytics", "Mobile")
    found = titles(journal, 4)
    assert found == ["Skill 0", "Skill 1", "Objection: price", "Product: Analytics"]
    assert len(titles(journal, 99)) == 10


def test_what_waits_or_was_trained_lately_is_left_out(journal, team):
    what = weak(journal, "Closing without discount", *team)
    weak(journal, "CRM hygiene", *team)
    sells(journal, team[0], "Analytics")
    words = {"quarter": builders.quarter(), "on": date(2026, 9, 1), "count": 1}
    builders.training_plan(journal, topic="Closing", skill_ids=[what], **words)
    journal.do("Topic", training_topics.add, "product: analytics", TODAY)
    assert titles(journal) == ["CRM hygiene"]


def test_what_was_cancelled_is_proposed_again(journal, team):
    what = weak(journal, "Closing without discount", *team)
    builders.training_plan(journal, QuarterState.PUBLISHED, count=1, skill_ids=[what])
    assert titles(journal) == []
    journal.do("Cancel", trainings.cancel, 1, "The fair", TODAY)
    assert titles(journal) == ["Closing without discount"]


def test_a_proposal_that_is_kept_waits_with_whom_it_would_help(journal, team):
    weak(journal, "Price objections", *team[:2], family=SkillFamily.OBJECTIONS)
    concern(journal, tag="price")
    [one] = proposed(journal)
    journal.do("Keep", training_proposals.keep, one, TODAY)
    [waits] = journal.ask(training_topics.waiting)
    assert (waits.topic.title, waits.topic.asked) == ("Price objections", 3)
    assert waits.topic.source is TopicSource.SKILL_GAP
    assert (waits.skill.name, waits.people) == ("Price objections", one.people)
    assert proposed(journal) == ()


def test_a_product_whose_name_fills_a_line_is_proposed_and_kept(journal, team):
    sells(journal, team[0], "x" * 200)
    journal.do("Keep", training_proposals.keep_all, proposed(journal), TODAY)
    [waits] = journal.ask(training_topics.waiting)
    assert waits.topic.title == ("Product: " + "x" * 200)[:200]


def test_several_proposals_are_kept_at_once(journal, team):
    weak(journal, "Closing", *team)
    weak(journal, "Recaps", *team)
    journal.do("Keep", training_proposals.keep_all, proposed(journal), TODAY)
    assert [one.topic.title for one in journal.ask(training_topics.waiting)] == [
        "Closing",
        "Recaps",
    ]


def test_proposals_take_as_many_statements_however_large_the_team(journal, team):
    few = read(journal, training_proposals.topics, TODAY)
    for number in range(3):
        weak(journal, f"Skill {number}", *team)
        builders.person(journal, f"Person {number}")
        concern(journal, *team, tag=f"tag-{number}")
        sells(journal, team[number], "Analytics")
    many = read(journal, training_proposals.topics, TODAY)
    assert len(many.statements) == len(few.statements) <= 20


def test_givers_are_who_can_teach_then_who_gave_least(journal, plan, team):
    dana, kofi, lena, _ = team
    what = builders.skill(journal).id
    builders.rating(journal, dana, what, 5)
    builders.rating(journal, lena, what, 2)
    builders.fact(journal, kofi, kind=FactKind.CAN_TEACH, skill_id=what)
    builders.training(journal, plan.id, JAN_7 + timedelta(days=5), giver_id=dana)
    builders.person(journal, "Ben Carver", status=Status.RAMPING, ramp_until=JAN_7)
    found = choices(journal, plan, what)
    assert [(one.person.called, one.can_teach, one.level, one.given) for one in found] == [
        ("Kofi", True, None, 0),
        ("Dana", True, 5, 1),
        ("Yuki", False, None, 0),
        ("Ben", False, None, 0),
        ("Lena", False, 2, 0),
    ]


def test_who_is_away_comes_last_and_who_has_left_not_at_all(journal, plan, team):
    dana, kofi, lena, _ = team
    what = builders.skill(journal).id
    builders.rating(journal, dana, what, 5)
    journal.do("Away", absences.add, dana, JAN_7, JAN_7)
    journal.do("On leave", people.go_on_leave, kofi, TODAY)
    journal.do("Leave", people.leave, lena, TODAY, today=TODAY)
    found = choices(journal, plan, what)
    assert [(one.person.called, one.away) for one in found] == [
        ("Yuki", False),
        ("Dana", True),
        ("Kofi", True),
    ]
    assert choices(journal, plan, what, on=None)[0].person.called == "Dana"


def test_a_waiting_topic_is_taken_up_with_its_type_and_skill(journal, plan):
    what, other = builders.skill(journal).id, builders.skill(journal, "Closing").id
    words = {"skill_id": what, "kind": TrainingKind.ROLE_PLAY}
    topic = journal.do("Topic", training_topics.add, "Discovery lab", TODAY, **words)
    before = {"topic": "Closing", "objective": "Close", "observe": "Who asks"}
    journal.do("Before", trainings.change, 1, TODAY, skill_ids=[other], **before)
    journal.do("Take up", training_proposals.take_up, 1, topic.id, TODAY)
    found = journal.ask(trainings.get, 1)
    assert (found.session.topic, found.session.kind) == ("Discovery lab", TrainingKind.ROLE_PLAY)
    assert (found.session.objective, found.session.observe) == ("", ""), "they were of the other"
    assert [skill.id for skill in found.skills] == [what]
    assert journal.ask(training_topics.waiting) == []
    assert refused(journal, training_proposals.take_up, 2, topic.id, TODAY) is Reason.TOPIC_IN_USE


def test_what_people_can_do_afterwards_stays_where_there_was_no_topic_yet(journal, plan):
    topic = journal.do("Topic", training_topics.add, "Discovery lab", TODAY)
    journal.do("Before", trainings.change, 1, TODAY, objective="Ask before telling")
    journal.do("Take up", training_proposals.take_up, 1, topic.id, TODAY)
    assert journal.ask(trainings.get, 1).session.objective == "Ask before telling"


def test_a_topic_that_was_dropped_is_wanted_again_once_it_is_taken_up(journal, plan):
    topic = journal.do("Topic", training_topics.add, "Discovery lab", TODAY)
    journal.do("Drop", training_topics.drop, topic.id, TODAY)
    journal.do("Take up", training_proposals.take_up, 1, topic.id, TODAY)
    assert journal.ask(training_topics.get, topic.id).topic.dropped_on is None


def test_what_waits_is_filled_in_before_what_is_proposed(journal, plan, team):
    weak(journal, "CRM hygiene", *team[:3])
    weak(journal, "Recaps", *team[:2])
    journal.do("Topic", training_topics.add, "Pricing", TODAY)
    count, found = fill(journal, plan)
    assert count == 3
    assert [one.session.topic for one in found] == ["Pricing", "CRM hygiene", "Recaps"]
    assert [one.session.topic_id is not None for one in found] == [True] * 3
    assert [[skill.name for skill in one.skills] for one in found[1:]] == [
        ["CRM hygiene"],
        ["Recaps"],
    ]
    assert journal.ask(training_topics.waiting) == []


def test_what_is_there_stays_and_what_cannot_be_filled_stays_empty(journal, team):
    plan = builders.training_plan(journal, count=1, topic="Qualifying", by_me=True, my_reason="New")
    builders.training(journal, plan.id, JAN_7 + timedelta(weeks=1), topic="Pricing", guest="")
    builders.training(journal, plan.id, JAN_7 + timedelta(weeks=2), topic="", guest="Finance")
    builders.training(journal, plan.id, JAN_7 + timedelta(weeks=3), topic="", guest="")
    count, found = fill(journal, plan)
    assert count == 1
    assert [one.session.topic for one in found] == ["Qualifying", "Pricing", "", ""]
    assert found[0].given_by == Giver()
    assert [one.giver_name for one in found[1:]] == ["Dana", "Finance", ""]
    assert fill(journal, plan)[0] == 0


def test_nobody_teaches_what_they_are_to_learn(journal, plan, team):
    for number in range(3):
        weak(journal, f"Skill {number}", *team)
    count, found = fill(journal, plan)
    assert (count, [one.giver for one in found]) == (3, [None] * 3)


def test_nobody_gives_two_in_a_row_where_somebody_else_can(journal, plan, team):
    dana, kofi, *_ = team
    skills = [weak(journal, f"Skill {number}", *team[1:]) for number in range(3)]
    for what in skills:
        builders.rating(journal, dana, what, 5)
    _, found = fill(journal, plan)
    assert [one.giver_name for one in found] == ["Dana"] * 3
    for training in (1, 2, 3):
        journal.do("Nobody", trainings.change, training, TODAY, giver_id=None)
    builders.rating(journal, kofi, skills[1], 3, justification="Better")
    journal.do("Backup", trainings.change, 3, TODAY, backup_id=dana)
    _, found = fill(journal, plan)
    assert [one.giver_name for one in found] == ["Dana", "Kofi", ""]


def test_nobody_gives_one_on_a_day_when_they_are_away(journal, plan, team):
    dana, *others = team
    what = weak(journal, "Closing", *others)
    builders.rating(journal, dana, what, 5)
    journal.do("Away", absences.add, dana, JAN_7, JAN_7)
    _, (first, *_) = fill(journal, plan)
    assert (first.session.topic, first.giver) == ("Closing", None)


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (QuarterState.PUBLISHED, Reason.ALREADY_PUBLISHED),
        (QuarterState.CLOSED, Reason.QUARTER_IS_CLOSED),
    ],
)
def test_only_a_draft_is_filled(journal, state, reason):
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, count=1)
    if state is QuarterState.CLOSED:
        journal.do("Cancel", trainings.cancel, 1, "The fair", TODAY)
        journal.do("Close", training_quarters.close, plan.id, TODAY)
    assert refused(journal, training_proposals.fill, plan.id, TODAY) is reason


def test_what_was_trained_and_is_weak_all_the_same_is_practised(journal, team):
    what = weak(journal, "Closing", *team[1:])
    weak(journal, "CRM hygiene", *team[1:], family=SkillFamily.TOOLS)
    weak(journal, "Discovery", *team[1:])
    builders.rating(journal, team[0], what, 5)
    this = builders.quarter()
    builders.training_plan(journal, quarter=this, on=this.starts, count=1, skill_ids=[what])
    plan = builders.training_plan(journal, topic="", count=5)
    count, found = fill(journal, plan)
    assert [one.session.topic for one in found] == [
        *("CRM hygiene", "Discovery", "Role-play: Closing", "Role-play: Discovery", "")
    ]
    assert [skill.id for skill in found[2].skills] == [what]
    assert (count, titles(journal)) == (4, [])


def whole_team(db):
    """Seven people, who are strong and weak by turns in skills of six families."""
    doer = builders.InOneStep(db)
    called = ("Dana", "Marcus", "Priya", "Tomás", "Ingrid", "Kofi", "Yuki")
    whom = [builders.person(doer, name).id for name in called]
    families = ("discovery", "closing", "communication", "resilience", "tools", "product")
    for number, family in enumerate(families):
        what = weak(doer, f"Skill of {family}", family=SkillFamily(family))
        for place, who in enumerate(whom):
            builders.rating(doer, who, what, 1 + (place + number) % 5)
    concern(doer, whom[0], tag="we-have-a-vendor")
    for who in whom[:3]:
        sells(doer, who, "Dispatch", "Analytics", "Mobile")


def test_a_quarter_of_twelve_is_planned_from_nothing_in_one_step(journal):
    journal.do("Team", whole_team)
    journal.do("Topic", training_topics.add, "Writing that sells", TODAY)
    work = (training_proposals.plan_quarter, JAN_7, TODAY, THURSDAYS, {})
    plan = journal.do("Plan", *work, propose=True)
    found = journal.ask(training_quarters.get, plan.id)
    assert len(found.trainings) == 12
    assert [one.lacks for one in found.trainings] == [()] * 12
    assert len({one.session.topic for one in found.trainings}) == 12
    assert all(one is not other for one, other in pairwise(one.giver for one in found.trainings))
    assert not training_balance.missing(training_balance.of_quarter(found))
    counted = [row.count for row in journal.ask(training_balance.given, found, TODAY)]
    assert (sum(counted), counted[-1]) == (12, 0)
    assert max(counted) <= 3


@pytest.mark.parametrize("weekdays", [(3,), (1, 3), (0, 1, 3, 4)])
def test_what_was_filled_once_is_as_it_was_when_it_is_filled_again(journal, weekdays):
    journal.do("Team", whole_team)
    pattern = replace(THURSDAYS, weekdays=weekdays)
    work = (training_proposals.plan_quarter, JAN_7, TODAY, pattern, {})
    plan = journal.do("Plan", *work, propose=True)
    before = journal.ask(training_quarters.get, plan.id)
    assert fill(journal, plan) == (0, before.trainings)
    waits = journal.do("Topic", training_topics.add, "Writing that sells", TODAY)
    count, found = fill(journal, plan)
    empty = sum(not one.session.topic for one in before.trainings)
    assert (count > 0) is (empty > 0)
    assert (waits.id in {one.session.topic_id for one in found}) is (empty > 0)


def test_a_quarter_is_laid_out_empty_where_nothing_is_to_be_proposed(journal, team):
    weak(journal, "Closing", *team)
    work = (training_proposals.plan_quarter, JAN_7, TODAY, THURSDAYS, {})
    plan = journal.do("Plan", *work, propose=False)
    found = journal.ask(training_quarters.get, plan.id).trainings
    assert {one.session.topic for one in found} == {""}
    assert {one.session.state for one in found} == {TrainingState.PLANNED}


KINDS = st.lists(st.sampled_from(list(TrainingKind)), max_size=20)


@given(kinds=KINDS, count=st.integers(0, 15), there=st.sets(st.sampled_from(list(TrainingKind))))
def test_what_is_chosen_has_product_and_soft_skills_wherever_it_can(kinds, count, there):
    queue = [Proposal(str(n), kind, TopicSource.TYPED) for n, kind in enumerate(kinds)]
    chosen = training_proposals._spread(training_proposals._mixed(queue, count, there))
    assert len(chosen) == min(count, len(queue))
    assert len({id(one) for one in chosen}) == len(chosen)
    wanted = [kind for kind in training_balance.BOTH if kind in kinds and kind not in there]
    reached = {one.kind for one in chosen} & set(wanted)
    assert len(reached) == min(len(wanted), len(chosen))
