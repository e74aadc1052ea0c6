"""The reviews of a quarter for the team, and for whoever the manager reports to."""

from datetime import date, timedelta

import pytest

from app import gather
from app.domain import notes, results
from app.domain.kinds import NoteKind, QuarterState, ReviewKind, ReviewState, SaidIn, Vis
from app.domain.periods import last_periods
from app.formats import Formats
from app.report import content
from tests import builders
from tests.builders import TODAY

WORDING = Formats("USD")
QUARTER = builders.quarter()


@pytest.fixture
def team(journal):
    return builders.team(journal, "Dana Whitfield", "Marcus Oyelaran")


@pytest.fixture
def third(journal):
    return builders.person(journal, "Ines Roth").id


def of_team(journal):
    return journal.ask(gather.team_review, QUARTER, WORDING, TODAY)


def for_boss(journal, today=TODAY):
    return journal.ask(gather.boss_review, QUARTER, WORDING, today)


def sold(journal, who, quota, actual, period=QUARTER):
    journal.do("Record", results.record, who, period, quota=quota, actual=actual)


def test_the_team_sees_what_it_sold_together_and_of_how_many_that_is(journal, team, third):
    sold(journal, team[0], 10000, 9000)
    sold(journal, team[1], 30000, 15000)
    sold(journal, third, 10000, None)
    found = of_team(journal)
    assert found.figures == (content.Figure("Attainment of the team", "60%", "2 of 3 people"),)
    assert found.results == (content.Result("Q4 2026 (2 of 3 people)", "$400", "$240", "60%", 0.6),)
    sold(journal, third, 10000, 6000)
    assert of_team(journal).results == (content.Result("Q4 2026", "$500", "$300", "60%", 0.6),)


def test_what_one_alone_reported_is_not_told_to_the_others_as_the_teams(journal, team):
    sold(journal, team[0], 10000, 2000)
    found = of_team(journal)
    assert [(one.value, one.note) for one in found.figures] == [(gather.NOT_REPORTED, "")]
    assert found.results == ()
    [figure] = [one for one in for_boss(journal).figures if one.label == "Attainment of the team"]
    assert (figure.value, figure.note) == ("20%", "1 of 2 people")


def test_where_nobody_reported_nothing_is_added_up(journal, team):
    assert len(team) == 2
    found = of_team(journal)
    assert found.results == ()
    assert [(one.value, one.note) for one in found.figures] == [(gather.NOT_REPORTED, "")]


def test_nothing_the_team_reads_names_one_persons_shortfall(journal, team):
    for period in last_periods(QUARTER, 3):
        sold(journal, team[0], 10000, 1000, period)
        sold(journal, team[1], 10000, 20000, period)
    builders.review(journal, team[0], ReviewState.HELD, kind=ReviewKind.QUARTERLY, day=TODAY)
    said = repr(of_team(journal))
    assert [name for name in ("Dana", "Marcus", "Call three customers") if name in said] == []


def test_only_wins_that_were_said_in_the_team_and_may_be_shared_are_praised(journal, team):
    for said_in in (*SaidIn, None):
        for vis in Vis:
            made = builders.note(
                journal, *team, text=f"win {said_in} {vis}", kind=NoteKind.WIN, vis=vis
            )
            journal.do("Say", notes.amend, made.id, TODAY, said_in=said_in, value_shown="Care")
    found = of_team(journal)
    assert found.praise == (
        content.Dated("22 November 2026", "win team shareable\nValue shown: Care", "Dana, Marcus"),
    )
    assert found.figures[-1] == content.Figure("Wins said in the team", "1 win")


@pytest.mark.parametrize("state", [QuarterState.DRAFT, QuarterState.PUBLISHED])
def test_only_training_that_the_team_knows_of_comes_next(journal, team, state):
    builders.training_plan(journal, state, count=2, givers=team)
    known = of_team(journal).ahead
    told = [(one.on, one.label) for one in known]
    thursdays = [("Thu 7 Jan", "given by Dana"), ("Thu 14 Jan", "given by Marcus")]
    assert told == (thursdays if state is QuarterState.PUBLISHED else [])


def test_a_line_says_how_far_the_review_is_what_is_worked_on_and_the_next_step(journal, team):
    dana, marcus = team
    sold(journal, dana, 10000, 11000)
    skill = builders.skill(journal).id
    builders.goal(journal, dana, "Ask first", skill, to_level=4, vis=Vis.SHAREABLE)
    builders.goal(journal, marcus, "Quokka")
    builders.review(journal, dana, ReviewState.HELD, kind=ReviewKind.QUARTERLY, day=TODAY)
    found = for_boss(journal)
    assert found.lines == (
        content.BossLine(
            *("Dana", "Held 22 Nov", "110%", "–", "Discovery"),
            "Call three customers (Dana by 6 Dec)",
            1.1,
        ),
        content.BossLine("Marcus", "–", gather.NOT_REPORTED, "–"),
    )
    assert found.figures[0] == content.Figure("Reviews held", "1 of 1")
    builders.review(journal, marcus, kind=ReviewKind.QUARTERLY, day=date(2026, 9, 1))
    late = for_boss(journal, QUARTER.ends + timedelta(days=18))
    assert late.lines[1].review == "not prepared, 3 days late"
    assert late.figures[0] == content.Figure("Reviews held", "1 of 2", "1 late")


def test_steps_are_told_once_the_two_sat_down(journal, team):
    ready = {"kind": ReviewKind.QUARTERLY, "day": TODAY}
    builders.review(journal, team[0], ReviewState.READY, **ready)
    assert {line.step for line in for_boss(journal).lines} == {""}


def test_nothing_private_is_told_to_anybody_else(journal, team):
    builders.note(journal, team[0], text="quokka", kind=NoteKind.CONCERN)
    builders.fact(journal, team[0], "quokka")
    builders.goal(journal, team[0], "quokka")
    made = builders.review(journal, team[0], kind=ReviewKind.QUARTERLY, day=date(2026, 9, 1))
    assert made.closed_on == TODAY
    assert "quokka" not in repr((of_team(journal), for_boss(journal)))
