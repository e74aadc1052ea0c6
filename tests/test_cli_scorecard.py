"""``touchline scorecard``: how everybody stands, read by people and by other programs."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date

import pytest

from app import journal_file
from app.domain import people, scorecards
from app.domain.kinds import RollUp, Unit
from tests import builders

MONDAY = date(2026, 11, 9)


@pytest.fixture
def scored(team):
    """Two people, three metrics; Dana reported two of them in week 46."""
    with closing(journal_file.open_journal(team)) as journal:
        dana, _ = journal.ask(people.roster)
        meetings = builders.metric(journal, "Meetings")
        rate = builders.metric(journal, "Own share", unit=Unit.PERCENT, roll_up=RollUp.AVERAGE)
        visits = builders.metric(journal, "Visits")
        builders.target(journal, meetings.id, 10_000)
        builders.target(journal, rate.id, 50_000)
        weights = {meetings.id: 60, rate.id: 30, visits.id: 10}
        journal.do("Save", scorecards.save, "", weights)
        builders.value(journal, dana.id, meetings.id, MONDAY, 6_000)
        builders.value(journal, dana.id, rate.id, MONDAY, 62_500)
    return team


def test_everybody_in_a_line(touchline, scored):
    said = touchline("scorecard", "--journal", scored, "--period", "2026-W46")
    # (60 x 0.6 + 30 x 1) / 90
    assert said.done == [
        "Dana Whitfield · week 46 · index 73%, based on 90 of 100 points",
        "Marcus Oyelaran · week 46 · not reported",
    ]


def test_one_person_number_by_number(touchline, scored):
    said = touchline(
        "scorecard", "--journal", scored, "--period", "2026-11", "--person", "Dana Whitfield"
    )
    assert said.done == [
        "Dana Whitfield · November 2026 · index 73%, based on 90 of 100 points",
        "  Meetings · 6 · target 50 · 1 of 5 reported · missed",
        "  Own share · 62.5% · target 50% · 1 of 5 reported",
        "  Visits · not reported",
    ]


def test_what_other_programs_read_has_null_where_nothing_was_reported(touchline, scored):
    said = touchline("scorecard", "--journal", scored, "--period", "2026-W46", "--json")
    dana, marcus = json.loads("\n".join(said.done))
    assert (dana["period"], dana["based_on"], dana["of"]) == ("2026-W46", 90, 100)
    assert dana["index"] == pytest.approx(66 / 90)
    told = {one["metric"]: (one["value"], one["target"], one["hit"]) for one in dana["numbers"]}
    assert told == {
        "Meetings": (6.0, 10.0, False),
        "Own share": (62.5, 50.0, True),
        "Visits": (None, None, None),
    }
    assert marcus["index"] is None
    assert {one["value"] for one in marcus["numbers"]} == {None}


def test_without_a_scorecard_the_numbers_are_said_all_the_same(touchline, team):
    said = touchline("scorecard", "--journal", team, "--period", "2026-Q3")
    assert said.done == [
        "Dana Whitfield · Q3 2026 · no scorecard",
        "Marcus Oyelaran · Q3 2026 · no scorecard",
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--period", "soon"), "“soon” is not a period, such as 2026-Q3, 2026-11 or 2026-W47."),
        (("--period", "2026-Q3", "--person", "Dena"), "Nobody here is called Dena."),
    ],
)
def test_what_cannot_be_said_is_refused_in_one_line(touchline, scored, arguments, says):
    assert touchline("scorecard", "--journal", scored, *arguments).refusal.startswith(says)


def test_a_week_is_counted_as_the_window_counts_it(touchline, scored):
    """1 to 3 January 2027 are the end of the week that is the year's first here, not its 53rd."""
    said = touchline("scorecard", "--journal", scored, "--period", "2027-W01", "--json")
    assert json.loads("\n".join(said.done))[0]["period"] == "2027-W01"
