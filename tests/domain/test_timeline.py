"""A person's past: newest first, each thing once, page by page."""

from datetime import timedelta

import pytest

from app.domain import (
    agreements,
    areas,
    facts,
    goals,
    people,
    plan_lines,
    plans,
    ramp,
    reviews,
    sessions,
    skills,
    timeline,
    training_gaps,
    training_outcomes,
    training_quarters,
)
from app.domain.kinds import (
    Attended,
    Autonomy,
    FactKind,
    GoalState,
    MomentKind,
    NoteKind,
    ReviewKind,
    ReviewState,
    SessionKind,
    Vis,
)
from tests import builders

pytestmark = pytest.mark.long


TODAY = builders.TODAY


def ago(days):
    return TODAY - timedelta(days=days)


def full(journal):
    """Somebody to whom each kind of thing happened."""
    who = builders.person(journal, started=ago(500)).id
    builders.person(journal, "Somebody Else", started=ago(3))
    fact = builders.fact(
        journal, who, "Asks why", noted_on=ago(90), evidence="Three calls", vis=Vis.SHAREABLE
    )
    journal.do("Retire", facts.retire, fact.id, ago(9))
    what = builders.skill(journal).id
    builders.rating(journal, who, what, 3, days_ago=40, justification="Waits")
    builders.session(journal, who, days_ago=30)
    builders.note(journal, who, days_ago=25, kind=NoteKind.WIN, text="Held the price")
    for days, state in ((20, GoalState.REACHED), (15, GoalState.DROPPED)):
        goal = builders.goal(journal, who, f"Goal of {days}", set_on=ago(80), why="Because")
        step = journal.do("Step", goals.add_checkpoint, goal.id, TODAY, f"Step of {days}")
        journal.do("Reach", goals.reach_checkpoint, step.id, ago(days + 1))
        journal.do("Close", goals.close, goal.id, state, ago(days))
    promised = {"mine": "Time", "theirs": "Candour", "agreed_on": ago(60)}
    journal.do("Agree", agreements.write, who, ago(145), TODAY, **promised)
    journal.do("Settle", areas.settle, who, "Pricing", Autonomy.FREE, ago(50))
    done = journal.do("Step", ramp.add, who, 30, "Know whom to ask")
    journal.do("Tick", ramp.tick, done.id, ago(470))
    planned(journal, who)
    trained(journal, who)
    reviewed(journal, who)
    journal.do("Leave", people.go_on_leave, who, ago(2))
    return who


def planned(journal, who):
    """A plan of theirs that was agreed and then changed."""
    plan = journal.do("Invite", plans.invite, who, ago(7), ago(7)).id
    said = {"account": "Skagen", "amount": 100, "month": TODAY}
    journal.do("Line", plan_lines.add, plan, TODAY, **said)
    journal.do("Settle", plans.change, plan, integrity=True)
    agreed(journal, plan, ago(6))
    again = journal.do("Revise", plans.revise, plan, "A mill closes", ago(5)).id
    journal.do("Settle", plans.change, again, integrity=True)
    agreed(journal, again, ago(4))


def trained(journal, who):
    """Trainings that they gave, came to and missed."""
    other = builders.person(journal, "Marcus Oyelaran").id
    quarter = builders.training_plan(journal, quarter=builders.quarter(), count=0, on=ago(52)).id
    told = ((who, "Given", {other: 5}), (other, "Came", {who: 4}), (other, "Missed", {}))
    for number, (giver, topic, _) in enumerate(told):
        when = {"day": ago(12 - number), "objective": "Hear what it costs"}
        builders.training(journal, quarter, giver_id=giver, topic=topic, **when)
    journal.do("Publish", training_gaps.publish, quarter, ago(50))
    found = journal.ask(training_quarters.get, quarter).trainings
    for training, (giver, _, rated) in zip(found, told, strict=True):
        there = {one: Attended.PRESENT if one in rated else Attended.ABSENT for one in (who, other)}
        day = training.session.planned_for
        noted = {"attendance": there | {giver: Attended.PRESENT}, "ratings": rated}
        journal.do("Deliver", training_outcomes.deliver, training.id, day, TODAY, **noted)
    return [training.id for training in found]


def reviewed(journal, who):
    """A review of theirs that was closed, and closed again as it was put right."""
    review = builders.review(journal, who, ReviewState.HELD, on=ago(18))
    journal.do("Say", reviews.say, review.id, went_well="Asked why")
    journal.do_final("Close", reviews.close, review.id, ago(17), TODAY)
    again = journal.do("Reopen", reviews.reopen, review.id, "A number was wrong")
    journal.do_final("Close", reviews.close, again.id, ago(16), TODAY)
    return review.id, again.id


def agreed(journal, plan, on):
    for command in (plans.submit, plans.review):
        journal.do("Go on", command, plan, on, TODAY)
    journal.do_final("Agree", plans.agree, plan, on, TODAY)


def test_everything_that_happened_is_there_once_newest_first(journal):
    who = full(journal)
    moments = journal.ask(timeline.of_person, who)
    assert [m.on for m in moments] == sorted((m.on for m in moments), reverse=True)
    assert {m.place.kind for m in moments} == set(MomentKind) - {MomentKind.LEFT}
    assert len(moments) == len({m.place for m in moments}) == 24
    journal.do("Leave", people.leave, who, TODAY)
    newest = journal.ask(timeline.of_person, who, 1)
    assert [m.place.kind for m in newest] == [MomentKind.LEFT]


def test_each_says_what_it_was_about(journal):
    found = {m.place.kind: m for m in journal.ask(timeline.of_person, full(journal))}
    noted = found[MomentKind.FACT_NOTED]
    assert (noted.about, noted.text, noted.detail, noted.vis) == (
        *(FactKind.STRENGTH, "Asks why", "Three calls"),
        Vis.SHAREABLE,
    )
    rated = found[MomentKind.RATING]
    assert (rated.about, rated.level, rated.voice, rated.text) == (
        *("Discovery", 3, "manager"),
        "Waits",
    )
    assert found[MomentKind.GOAL_REACHED].text == "Goal of 20"
    assert found[MomentKind.GOAL_DROPPED].text == "Goal of 15"
    assert found[MomentKind.AUTONOMY].about == Autonomy.FREE
    assert found[MomentKind.CHECKPOINT].vis is Vis.PRIVATE
    first = found[MomentKind.PLAN_AGREED]  # the last one of them to be read
    assert (first.about, first.detail, first.on) == ("1", "", ago(6))
    assert found[MomentKind.PLAN_INVITED].on == ago(7)
    for kind, topic, on in (
        (MomentKind.TRAINING_GIVEN, "Given", ago(12)),
        (MomentKind.TRAINING, "Came", ago(11)),
    ):
        assert (found[kind].text, found[kind].detail) == (topic, "Hear what it costs")
        assert found[kind].on == on
    closed = found[MomentKind.REVIEW_CLOSED]  # the last one of them to be read
    assert (closed.about, closed.text, closed.detail) == (ReviewKind.MONTHLY, "2026-10-01", "")
    held = found[MomentKind.REVIEW_HELD]
    assert (held.text, held.detail, held.on) == ("2026-10-01", "Asked why", ago(18))
    noted = found[MomentKind.NOTE]
    assert (noted.about, noted.text, noted.on) == (NoteKind.WIN, "Held the price", ago(25))


def test_pages_meet_without_a_gap_or_a_double(journal):
    who = full(journal)
    whole = journal.ask(timeline.of_person, who)
    read, place = [], None
    while page := journal.ask(timeline.of_person, who, 4, place):
        read += page
        place = page[-1].place
    assert read == whole


def test_a_training_opens_as_the_one_that_it_was_and_not_as_who_came(journal):
    who = builders.person(journal, started=ago(500)).id
    given, came, _ = trained(journal, who)
    found = {m.place.kind: m for m in journal.ask(timeline.of_person, who)}
    assert found[MomentKind.TRAINING_GIVEN].of == given
    assert found[MomentKind.TRAINING].of == came


def test_a_review_that_was_put_right_says_why_and_was_held_once(journal):
    who = builders.person(journal, started=ago(500)).id
    first, again = reviewed(journal, who)
    told = [(m.place.kind, m.of, m.detail) for m in journal.ask(timeline.of_person, who)]
    assert told[:3] == [
        (MomentKind.REVIEW_CLOSED, again, "A number was wrong"),
        (MomentKind.REVIEW_CLOSED, first, ""),
        (MomentKind.REVIEW_HELD, first, "Asked why"),
    ]


def test_a_rating_belongs_to_its_skill_and_a_step_to_its_goal(journal):
    who = full(journal)
    found = {m.place.kind: m for m in journal.ask(timeline.of_person, who)}
    skill, noted = journal.ask(skills.every)[0], journal.ask(facts.retired, who)[0]
    assert found[MomentKind.RATING].of == skill.id
    assert found[MomentKind.FACT_NOTED].of == found[MomentKind.FACT_RETIRED].of == noted.id
    goal_ids = {aim.goal.id for aim in journal.ask(goals.of_person, who)}
    assert found[MomentKind.GOAL_REACHED].of in goal_ids
    step = next(
        m
        for m in journal.ask(timeline.of_person, who)
        if m.place.kind is MomentKind.CHECKPOINT and m.text == "Step of 20"
    )
    assert step.of == found[MomentKind.GOAL_REACHED].of


def test_of_a_very_long_text_only_the_beginning_is_read(journal):
    who = builders.person(journal).id
    builders.fact(journal, who, "word " * 20_000)
    assert journal.ask(timeline.of_person, who)[0].text.startswith("word word")
    assert len(journal.ask(timeline.of_person, who)[0].text) == 1_000


def test_a_conversation_with_a_group_is_in_the_past_of_each(journal):
    dana, marcus = (builders.person(journal, name).id for name in ("Dana", "Marcus"))
    group = builders.plan(journal, dana, marcus, in_days=0, kind=SessionKind.DEAL)
    assert journal.ask(timeline.of_person, dana) == []
    journal.do("Hold", sessions.finish, group.id, TODAY, TODAY)
    journal.do("Write", sessions.note, group.id, said="We wait for June")
    for who in (dana, marcus):
        [moment] = journal.ask(timeline.of_person, who)
        assert (moment.about, moment.text) == (SessionKind.DEAL, "We wait for June")
        assert (moment.place.kind, moment.of) == (MomentKind.CONVERSATION, group.id)


def test_alone_and_in_a_group_are_read_in_one_order(journal):
    dana, marcus = (builders.person(journal, name).id for name in ("Dana", "Marcus"))
    held = []
    for days, who in ((9, (dana,)), (5, (dana, marcus)), (5, (dana,)), (1, (marcus, dana))):
        session = builders.plan(journal, *who, in_days=0)
        journal.do("Hold", sessions.finish, session.id, ago(days), TODAY)
        held.append(session.id)
    read, place = [], None
    while page := journal.ask(timeline.of_person, dana, 1, place):
        read += [moment.of for moment in page]
        place = page[-1].place
    assert read == held[::-1]


def test_a_note_that_says_nothing_but_feedback_shows_what_it_says(journal):
    who = builders.person(journal).id
    for part in ("next_time", "effect", "situation", "behaviour"):
        builders.note(journal, who, text="", kind=NoteKind.FEEDBACK, **{part: part})
    shown = [moment.text for moment in journal.ask(timeline.of_person, who)]
    assert shown == ["behaviour", "situation", "effect", "next_time"]


def test_what_a_conversation_was_for_stands_where_nobody_wrote_what_was_said(journal):
    who = builders.person(journal).id
    held = builders.session(journal, who)
    journal.do("Write", sessions.note, held.id, objective="Agree the plan")
    assert journal.ask(timeline.of_person, who)[0].text == "Agree the plan"
