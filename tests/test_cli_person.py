"""``touchline person`` and the packets about the team: a page's facts without the window."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from datetime import timedelta
from typing import get_args

import pytest
import time_machine

from app import gather
from app.cli import kinds
from app.cli.carrying_out import carry_out
from app.cli.parser import Request
from app.cli.person import person
from app.cli.saying import Stopped
from app.domain import agreements, areas, goals, lifts, plans
from app.domain.kinds import Autonomy, FactKind, PeriodKind, SkillFamily, Vis, Voice
from app.domain.periods import period_of
from app.report.content import (
    AgreementSheet,
    BenchSheet,
    CoachingCalendar,
    LiftSheet,
    ManagerPlan,
    ManagerPrepSheet,
    ManagerProfile,
    ManagerTopicList,
    Paper,
    RepCallForm,
    RepImprovement,
    RepNotes,
    RepPlan,
    RepPrepSheet,
    RepScorecard,
    RepStandards,
    SkillsMap,
    TeamPlans,
    TeamScorecard,
    TopicList,
    TrackingGrid,
    TrainingCalendar,
    TrainingYear,
    WhoKnowsWhat,
)
from tests import builders
from tests.builders import NEXT_QUARTER, TODAY

HALF = period_of(PeriodKind.HALF, TODAY)


@pytest.fixture
def dana(own):
    """Dana with something of every kind, in a closed journal."""
    who = builders.person(own, role="Seller").id
    builders.fact(own, who, "Asks why", vis=Vis.SHAREABLE, evidence="On three calls")
    builders.fact(own, who, "Time to think", kind=FactKind.WHAT_HELPS)
    old = TODAY - timedelta(days=200)
    builders.fact(own, who, "Public blame", kind=FactKind.WHAT_HURTS, noted_on=old)
    skill, trait = builders.skill(own).id, builders.skill(own, "Free", SkillFamily.TRAIT).id
    builders.rating(own, who, skill, 2, days_ago=150)
    builders.rating(own, who, skill, 3, justification="Saw it")
    builders.rating(own, who, skill, 4, voice=Voice.SELF)
    builders.rating(own, who, trait, 4)
    goal = builders.goal(own, who, "Ask before telling", skill, from_level=3, to_level=4)
    own.do("Step", goals.add_checkpoint, goal.id, TODAY, "Three calls")
    own.do("Settle", areas.settle, who, "Pricing", Autonomy.FREE, TODAY)
    own.do("Agree", agreements.write, who, HALF.starts, TODAY, mine="An hour\nA visit")
    builders.session(own, who, days_ago=1)
    own.close()
    return own.path


@pytest.fixture
def show(dana, capsys):
    """The command, on the day of these tests."""

    def call(name, **options):
        keys = {"passphrase_file": None, "sheet_file": None, "json": False}
        found = Namespace(journal=dana, person=name, **{**keys, **options})
        with time_machine.travel(TODAY):
            code = carry_out(Request(command=person, options=found))
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def test_a_page_is_told_in_plain_lines_with_what_helps_and_hurts_first(show):
    code, said, wrong = show("dana whitfield")
    assert (code, wrong) == (0, "")
    lines = said.splitlines()
    assert lines[0] == "Dana Whitfield · Active · Seller · 1 day since last contact"
    assert [line for line in lines[1:] if line and not line.startswith(" ")] == [
        *("What helps", "What hurts", "Strength", "Growth goals", "Skills", "Traits"),
        *("Agreement for H2 2026", "Autonomy", "Better than 90 days ago?"),
    ]
    for line in (
        "Asks why (Seen, confirmed 22 November 2026; shareable)",
        "Public blame (Seen, confirmed 6 May 2026; to be confirmed again)",
        "Ask before telling, level 3 to 4, Open",
        "next step: Three calls, 22 November 2026",
        "Discovery: my view 3, their own 4, +1 in 90 days",
        "Free: my view 4, their own not rated",
        "You can count on me for: A visit",
        "Pricing: Decides alone",
        "Better",
        "Discovery: +1, 22 November 2026",
    ):
        assert f"  {line}" in lines


def test_json_has_stable_keys_and_null_for_what_is_missing(show):
    found = json.loads(show("Dana Whitfield", json=True)[1])
    assert set(found) == {
        *("id", "name", "preferred_name", "status", "role", "segment", "territory", "email"),
        *("phone", "started", "ramp_until", "left_on", "successor", "last_contact"),
        *("days_since_contact", "contact_every", "next_touch", "facts", "goals", "skills"),
        *("agreement", "autonomy", "first_days", "currency", "results", "band", "growth"),
    }
    assert found["started"] is found["band"] is None
    assert {one["kind"]: one["vis"] for one in found["facts"]} == {
        "strength": "shareable",
        "what_helps": "private",
        "what_hurts": "private",
    }
    skill = next(one for one in found["skills"] if one["name"] == "Discovery")
    assert (skill["own"], skill["manager"], skill["change"], skill["gap"]) == (4, 3, 1, 1)
    assert found["goals"][0]["steps"] == [
        {"text": "Three calls", "due": "2026-11-22", "reached_on": None}
    ]
    assert found["agreement"]["half"] == "2026-H2"
    assert found["growth"]["direction"] == "better"


def test_an_unknown_name_offers_the_nearest(show):
    code, said, wrong = show("Dana Whitfeld")
    assert (code, said) == (1, "")
    assert wrong == (
        "touchline: Nobody here is called Dana Whitfeld. Did you mean Dana Whitfield?\n"
    )


# Packets


def asked(kind, **options):
    usual = {"period": None, "person": None, "all": False, "blank": False, "audience": "rep"}
    usual |= {"since": None, "until": None, "template": None, "scenario": None}
    usual |= {"version": None, "session": None, "paper": None}
    return Namespace(kind=kind, parser=ArgumentParser(), **{**usual, **options})


def test_the_kinds_of_the_command_are_those_that_can_be_gathered():
    assert tuple(kind.key for kind in gather.KINDS) == kinds.KINDS
    assert get_args(Paper) == kinds.PAPERS


@pytest.mark.parametrize(
    ("options", "what", "ending"),
    [
        (asked("map"), SkillsMap, ""),
        (asked("bench"), BenchSheet, " - manager only"),
        (asked("profile", all=True, audience="manager"), ManagerProfile, " - manager only"),
        (asked("agreement", all=True, period="2026-H2", blank=True), AgreementSheet, " - blank"),
        (asked("prep", all=True), RepPrepSheet, ""),
        (asked("prep", all=True, audience="manager"), ManagerPrepSheet, " - manager only"),
        (asked("call", all=True, blank=True), RepCallForm, " - blank"),
        (asked("notes", all=True, since=TODAY, until=TODAY), RepNotes, ""),
        (asked("calendar", period="2026-11"), CoachingCalendar, " - manager only"),
        (asked("scorecard", all=True, period="2026-Q4"), RepScorecard, ""),
        (asked("tracking_month", all=True, period="2026-11"), TrackingGrid, " - blank"),
        (asked("standards", all=True, blank=True), RepStandards, " - blank"),
        (asked("improvement", all=True), RepImprovement, ""),
        (asked("team_scorecard", period="2026-Q4"), TeamScorecard, " - manager only"),
        (asked("lift"), LiftSheet, " - manager only"),
        (asked("team_plans", period="2027-H1"), TeamPlans, " - manager only"),
        (asked("training_calendar", period="2027-Q1"), TrainingCalendar, ""),
        (asked("topic_list"), TopicList, ""),
        (asked("topic_list", audience="manager"), ManagerTopicList, " - manager only"),
        (asked("training_year", period="2027"), TrainingYear, ""),
        (asked("who_knows_what"), WhoKnowsWhat, ""),
    ],
)
def test_each_kind_is_read_for_whom_it_is_asked(journal, options, what, ending):
    builders.person(journal)
    assert kinds.misfit(options) == ""
    found, said = kinds.contents(journal, options)
    assert [type(one) for one in found] == [what]
    assert said == ending


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (asked("map", person="Dana"), "about the team"),
        (asked("bench", blank=True), "no blank sheet"),
        (asked("agreement", all=True, period="2026-H2", audience="manager"), "no copy for the"),
        (asked("profile"), "needs --person NAME or --all"),
        (asked("profile", all=True, period="2026-Q3"), "leave --period out"),
        (asked("agreement", all=True), "needs --period, such as 2026-H2"),
        (asked("notes", all=True), "needs --since and --until"),
        (asked("notes", all=True, since=TODAY), "needs --since and --until"),
        (asked("notes", all=True, since=TODAY, until=TODAY - timedelta(1)), "--until is before"),
        (asked("prep", all=True, since=TODAY), "leave --since and --until out"),
        (asked("template"), "needs --template NAME"),
        (asked("map", template="GROW"), "leave --template out"),
        (asked("map", scenario="Ten"), "leave --scenario out"),
        (asked("map", version=2), "leave --version out"),
        (asked("plan", all=True), "needs --period, such as 2026-H2"),
        (asked("map", session="Pricing"), "leave --session out"),
        (asked("giver_brief"), "needs --period, such as 2026-Q3"),
        (asked("map", paper="a3"), "--kind map is not printed on A3"),
    ],
)
def test_arguments_that_do_not_fit_each_other_are_explained(options, why):
    assert why in kinds.misfit(options)


def test_a_scenario_is_found_by_its_name_or_said_not_to_be_there(journal):
    said = {"name": "Ten more", "starts_on": TODAY, "percent": 200}
    journal.do("Keep", lifts.save, **said)
    (found,), _ = kinds.contents(journal, asked("lift", scenario="ten MORE"))
    assert found.cover.kind == "Lift: Ten more"
    with pytest.raises(Stopped, match="no scenario called Eleven"):
        kinds.contents(journal, asked("lift", scenario="Eleven"))


def test_of_a_plan_the_latest_version_is_printed_unless_another_is_named(journal):
    who = builders.person(journal, "Dana Whitfield").id
    builders.person(journal, "Marcus Oyelaran")
    first = builders.business_plan(journal, who)
    journal.do("Revise", plans.revise, first.id, "Skagen went elsewhere", TODAY)
    half = {"period": "2027-H1", "all": True}
    (latest,), ending = kinds.contents(journal, asked("plan", **half))
    assert (type(latest), latest.plan.version[:9], ending) == (RepPlan, "Version 2", "")
    (mine,), ending = kinds.contents(journal, asked("plan", **half, version=1, audience="manager"))
    assert (type(mine), mine.plan.version, ending) == (ManagerPlan, "", " - manager only")
    (blank,), ending = kinds.contents(journal, asked("plan", **half, blank=True))
    assert (blank.margins, ending) == (True, " - blank")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"all": True}, "Nobody has a business plan for H1 2027."),
        ({"person": "Dana Whitfield"}, "Dana Whitfield has no business plan for H1 2027."),
        ({"person": "Dana Whitfield", "version": 2}, "has no version 2 of a business plan"),
    ],
)
def test_a_plan_that_is_not_there_is_said(journal, options, why):
    builders.person(journal, "Dana Whitfield")
    with pytest.raises(Stopped, match=why):
        kinds.contents(journal, asked("plan", period="2027-H1", **options))


def test_of_a_quarter_each_session_to_come_has_a_brief_or_the_one_that_is_named(journal):
    plan = builders.training_plan(journal, count=2)
    builders.training(journal, plan.id, NEXT_QUARTER.starts, topic="Pricing")
    quarter = {"period": "2027-Q1"}
    every, _ = kinds.contents(journal, asked("giver_brief", **quarter))
    assert [one.topic for one in every] == ["Pricing", *["Qualifying on pain"] * 2]
    (named,), _ = kinds.contents(journal, asked("giver_brief", session="PRICING", **quarter))
    assert named.topic == "Pricing"
    of_day = asked("attendance_sheet", session="2027-01-14", blank=True, **quarter)
    (sheet,), ending = kinds.contents(journal, of_day)
    assert (sheet.cover.period, ending) == ("14 January 2027", " - blank")
    with pytest.raises(Stopped, match="no session called Golf in Q1 2027"):
        kinds.contents(journal, asked("giver_brief", session="Golf", **quarter))
    with pytest.raises(Stopped, match="no session to come in Q2 2027"):
        kinds.contents(journal, asked("giver_brief", period="2027-Q2"))


def test_the_wall_calendar_is_printed_on_the_paper_that_is_asked_for(journal):
    (usual,), _ = kinds.contents(journal, asked("training_calendar", period="2027-Q1"))
    on_a3 = asked("training_calendar", period="2027-Q1", paper="a3")
    assert kinds.misfit(on_a3) == ""
    (large,), _ = kinds.contents(journal, on_a3)
    assert (usual.paper, large.paper) == ("a4", "a3")


def test_the_briefs_of_two_sessions_of_a_day_are_two_files(touchline, own, tmp_path):
    plan = builders.training_plan(own, count=0)
    for time in ("09:00", "11:00"):
        builders.training(own, plan.id, NEXT_QUARTER.starts, starts_at=time)
    builders.training(own, plan.id, NEXT_QUARTER.ends)
    own.close()
    words = ("--kind", "giver_brief", "--period", "2027-Q1", "--out", tmp_path / "out")
    said = touchline("packet", "--journal", own.path, *words).done
    brief = "Giver’s brief {} 2027.pdf"
    assert [line.rpartition("/")[2] for line in said] == [
        f"The team - {brief.format('1 January')}",
        f"The team (2) - {brief.format('1 January')}",
        f"The team - {brief.format('31 March')}",
    ]
