"""A person's past: newest first, each thing once, page by page."""

from datetime import timedelta

from app.domain import agreements, areas, facts, goals, people, ramp, skills, timeline
from app.domain.kinds import Autonomy, FactKind, GoalState, MomentKind, Vis
from tests import builders

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
    journal.do("Leave", people.go_on_leave, who, ago(2))
    return who


def test_everything_that_happened_is_there_once_newest_first(journal):
    who = full(journal)
    moments = journal.ask(timeline.of_person, who)
    assert [m.on for m in moments] == sorted((m.on for m in moments), reverse=True)
    assert {m.place.kind for m in moments} == set(MomentKind) - {MomentKind.LEFT}
    assert len(moments) == len({m.place for m in moments}) == 15
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


def test_pages_meet_without_a_gap_or_a_double(journal):
    who = full(journal)
    whole = journal.ask(timeline.of_person, who)
    read, place = [], None
    while page := journal.ask(timeline.of_person, who, 4, place):
        read += page
        place = page[-1].place
    assert read == whole


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
