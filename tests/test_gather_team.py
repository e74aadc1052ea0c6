"""The map and the bench on paper, and that every kind of packet can be read."""

import pytest

from app import gather
from app.domain import bench, people, session_templates
from app.domain.kinds import PlanState, ReviewState, SessionKind, SkillFamily, Status, Vis
from app.domain.periods import period_of
from app.formats import Formats
from app.report import content
from tests import builders
from tests.builders import TODAY

WORDING = Formats("USD")


def read(journal, query):
    return journal.ask(query, WORDING, TODAY)


@pytest.fixture
def team(journal):
    """Two people, one of them rated twice in private, and somebody on leave."""
    dana = builders.person(journal).id
    builders.person(journal, "Marcus Oyelaran")
    away = builders.person(journal, "Priya Raman").id
    journal.do("Rest", people.go_on_leave, away, TODAY)
    asks, closes = builders.skill(journal, "Asks").id, builders.skill(journal, "Closes").id
    builders.rating(journal, dana, asks, 3, days_ago=9)
    builders.rating(journal, dana, asks, 5, justification="Quokka", vis=Vis.PRIVATE)
    builders.rating(journal, dana, closes, 2, vis=Vis.PRIVATE)
    return dana


@pytest.mark.usefixtures("team")
def test_the_teams_map_says_shareable_levels_only(journal):
    """S2-12: levels only; a private rating is as if it had never been given."""
    found = read(journal, gather.skills_map)
    assert found.people == ("Dana", "Marcus")
    assert [row.levels for row in found.rows] == [(3, None), (None, None)]
    assert {row.strong for row in found.rows} == {""}
    assert found.cover.copy_for == "the team"
    assert not found.mine


@pytest.mark.usefixtures("team")
def test_the_managers_map_says_every_level_and_where_nobody_is_strong(journal):
    """S2-12: holes."""
    found = read(journal, gather.own_skills_map)
    assert [(row.levels, row.strong) for row in found.rows] == [
        ((5, None), "1"),
        ((2, None), "none"),
    ]
    assert found.cover.copy_for == "Robin Hale"
    assert "Quokka" not in repr(found)


def test_skills_stand_with_their_family(journal):
    builders.skill(journal, "Accountable", SkillFamily.TRAIT)
    assert [row.family for row in read(journal, gather.skills_map).rows] == ["Trait"]


def test_the_bench_is_told_by_whom_to_speak_with_next(journal):
    """S4-06: candidates, how they were found, and every must-have."""
    must = journal.do("Must", bench.add_must_have, "Listens")
    late = {"status": Status.CANDIDATE, "found_through": "Dana"}
    builders.person(journal, "Sol", status=Status.CANDIDATE, role="Seller")
    noor = builders.person(journal, "Noor", next_touch=TODAY, **late).id
    journal.do("Score", bench.score, noor, must.id, 4, "Took notes")
    found = read(journal, gather.bench_sheet)
    assert found.candidates == (
        content.Candidate(
            *("Noor", "found through Dana · speak next 22 November 2026", "Could start"),
            (content.Score("Listens", 4, "Took notes"),),
        ),
        content.Candidate("Sol", "Seller", "0 of 1 scored", (content.Score("Listens"),)),
    )
    assert [(one.label, one.value) for one in found.figures] == [
        ("Candidates", "2"),
        ("Could start", "1"),
    ]


def test_an_empty_bench_counts_nobody(journal):
    assert read(journal, gather.bench_sheet).figures == ()


@pytest.mark.parametrize("kind", gather.KINDS, ids=lambda kind: kind.key)
def test_every_copy_of_every_kind_can_be_read(journal, kind):
    who = None if kind.of_team else builders.person(journal).id
    period = period_of(kind.period, TODAY) if kind.period else None
    which = None
    if kind.key == "plan_form":
        builders.business_plan(journal, who, PlanState.INVITED, half=period.starts)
    if kind.which == "template":
        asked = [session_templates.Question("Goal", "What do you want?")]
        grow = {"name": "GROW", "kind": SessionKind.SKILL, "questions": asked}
        which = journal.do("Template", session_templates.save, **grow).id
    if kind.which == "review":
        which = builders.review(journal, who, ReviewState.PREPARING).id
    if kind.which == "training":
        plan = builders.training_plan(journal, count=0)
        which = builders.training(journal, plan.id, builders.NEXT_QUARTER.starts).id
    called = {"template": "GROW", "prep": "1:1"}
    called |= {"tracking": "Tracking grid", "tracking_month": "Tracking grid"}
    for copy in kind.copies:
        about = gather.About(who, period, (TODAY, TODAY), which)
        found = journal.ask(kind.reader(copy, about), wording=WORDING, today=TODAY)
        assert found.cover.kind == called.get(kind.key, kind.name)
        kept = isinstance(found, content.Kept) or getattr(found, "mine", False)
        assert kept == (copy == "mine")
