"""``touchline training``: a quarter laid out, published and written for other calendars."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime

import pytest
import time_machine
from icalendar import Calendar

from app import journal_file
from app.domain import closed_days, settings, training_quarters, training_topics, trainings
from app.domain.kinds import QuarterState, TrainingKind
from tests import builders
from tests.builders import TODAY
from tests.command_line import asked

LAID = ("--days", "thu", "--at", "11", "--zone", "Europe/Berlin", "--place", "Room 2")
MARCUS_S = "Marcus Oyelaran - training Q1 2027.ics"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def training(touchline, team):
    """The command, about the journal of two people."""
    return lambda *words: touchline("training", *words, "--journal", team)


@pytest.fixture
def change(team):
    """Changes the journal between two commands."""

    def do(command, *args, **words):
        with closing(journal_file.open_journal(team)) as journal:
            return journal.do("Change", command, *args, **words)

    return do


@pytest.fixture
def published(team):
    """Two sessions of next quarter that the team knows of; Dana and Marcus give one each."""
    with closing(journal_file.open_journal(team)) as journal:
        state = QuarterState.PUBLISHED
        return builders.training_plan(journal, state, count=2, givers=(1, 2)).id


def first(team):
    return asked(team, training_quarters.of_day, date(2027, 1, 1)).trainings[0]


def entries(path):
    return [
        (str(event["summary"]), str(event["status"]))
        for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    ]


# plan


def test_a_quarter_is_laid_out_without_closed_days_and_says_what_it_lacks(training, change):
    change(settings.change, country="DE")
    change(closed_days.add, date(2027, 2, 4), date(2027, 2, 4), "Trade fair")
    said = training("plan", "2027-Q1", "--days", "fri,Thursday", *LAID[2:]).done
    assert said[0] == "Q1 2027: draft, 22 sessions, publish by 18 December 2026"
    assert said[1:3] == [
        "Thu 7 Jan · 11:00 · no topic · nobody yet · Planned",
        "  7 January has no topic and has nobody to give it",
    ]
    assert said[-3:] == [
        "Left out: Fri 1 Jan, New Year's Day",
        "Left out: Thu 4 Feb, Trade fair",
        "Left out: Fri 26 Mar, Good Friday",
    ]
    assert training("plan", "2027-Q1").done == said[:-3]


def test_what_the_arguments_leave_open_is_as_it_was_in_the_quarter_before(training, team):
    training("plan", "2027-Q1", *LAID, "--minutes", "30")
    said = training("plan", "2027-Q2", "--days", "tue", "--every", "2").done
    assert said[0].startswith("Q2 2027: draft, 6 sessions")
    later = asked(team, training_quarters.of_day, date(2027, 4, 1)).trainings
    assert {
        (one.session.starts_at, one.session.zone, one.session.minutes, one.session.place)
        for one in later
    } == {("11:00", "Europe/Berlin", 30, "Room 2")}


def test_topics_and_givers_are_proposed_and_the_quarter_published(training, change, team):
    for number in range(13):
        change(
            training_topics.add, f"Topic {number}", TODAY,
            kind=TrainingKind.PRODUCT if number % 2 else TrainingKind.SOFT_SKILL,
        )  # fmt: skip
    said = training("plan", "2027-Q1", *LAID, "--propose").done
    assert said[-1] == "Nothing is in the way of publishing it."
    assert {line.split(" · ")[4] for line in said if " · " in line} == {"Dana", "Marcus"}
    said = training("plan", "2027-Q1", "--publish").done
    assert said[0] == "Q1 2027: published, 12 sessions"
    found = asked(team, training_quarters.of_day, date(2027, 1, 1))
    assert (found.plan.state, found.plan.published_on) == (QuarterState.PUBLISHED, TODAY)


def test_publishing_is_refused_while_a_session_is_not_whole_or_meets_another(
    training, change, team
):
    with closing(journal_file.open_journal(team)) as journal:
        plan_id = builders.training_plan(journal, count=2, givers=(1,)).id
    second = asked(team, training_quarters.get, plan_id).trainings[1].id
    change(trainings.change, second, TODAY, topic="")
    assert training("plan", "2027-Q1", "--publish").refusal == (
        "Not published: 14 January has no topic."
    )
    change(trainings.change, second, TODAY, topic="Ports", planned_for=date(2027, 1, 7))
    refusal = training("plan", "2027-Q1", "--publish").refusal
    assert refusal.startswith("Not published: 7 January meets “Ports”")
    assert asked(team, training_quarters.get, plan_id).plan.state is QuarterState.DRAFT


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("2027-Q1",), "No training is planned for Q1 2027 yet."),
        ((), "No training is planned for Q4 2026 yet."),
        (("2027-Q1", "--publish"), "No training is planned for Q1 2027 yet."),
        (("2027-Q1", "--propose"), "No training is planned for Q1 2027 yet."),
        (("2027-H1",), "2027-H1 is not a quarter, such as 2027-Q1."),
        (("soon", *LAID), "soon is not a quarter, such as 2027-Q1."),
        (
            ("2027-Q1", "--days", "fri", *LAID[2:], "--every", "13", "--publish"),
            "Not published: 1 January has no topic and has nobody to give it.",
        ),
        (("2026-Q3", *LAID), "Starts on: This quarter is over."),
        (
            ("2027-Q1", *LAID[:2], "--at", "half past"),
            "Starts at: half past is not a time of day, such as 14:30.",
        ),
        (
            ("2027-Q1", *LAID[:2], "--zone", "Mars"),
            "Zone: Mars is not a time zone, such as Europe/Berlin.",
        ),
    ],
)
def test_what_cannot_be_planned_is_said_in_one_line_and_nothing_changes(training, team, words, why):
    before = builders.dump(team)
    assert training("plan", *words).refusal == why
    assert builders.dump(team) == before


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("plan", "2027-Q1", "--days", "someday"),
        ("plan", "2027-Q1", "--days", "t"),
        ("plan", "2027-Q1", "--days", ""),
        ("plan", "2027-Q1", "--at", "11:00"),
        ("plan", "2027-Q1", *LAID, "--minutes", "0"),
        ("plan", "2027-Q1", *LAID, "--days", "fri"),
        ("export-ics",),
        ("export-ics", "--to", "a.ics", "--giver", "Dana Whitfield", "--givers"),
    ],
    ids=" ".join,
)
def test_a_mistake_in_the_arguments(training, team, words):
    before = team.read_bytes()
    said = training(*words)
    assert (said.code, said.out) == (2, [])
    assert "error: " in said.err[-1]
    assert "whole_number" not in said.err[-1]
    assert team.read_bytes() == before


# export-ics


def test_a_quarter_is_written_into_a_file_or_into_a_folder_under_its_name(
    training, published, team, tmp_path
):
    before = team.read_bytes()
    file, folder = tmp_path / "new" / "q1.ics", tmp_path / "calendars"
    folder.mkdir()
    assert training("export-ics", "2027-Q1", "--to", file).done == [str(file)]
    named = folder / "Training Q1 2027.ics"
    assert training("export-ics", "2027-Q1", "--to", folder).done == [str(named)]
    assert named.read_bytes() == file.read_bytes()
    assert entries(file) == [("Training: Qualifying on pain", "CONFIRMED")] * 2
    assert team.read_bytes() == before


def test_each_giver_has_a_file_and_so_has_who_gave_something_up(
    training, published, change, team, tmp_path
):
    out = tmp_path / "givers"
    words = ("export-ics", "2027-Q1", "--givers", "--to", out)
    dana_s = "Dana Whitfield - training Q1 2027.ics"
    assert training(*words).done == [str(out / name) for name in (dana_s, MARCUS_S)]
    given = ("You give: Qualifying on pain", "CONFIRMED")
    assert entries(out / dana_s) == [given]
    change(trainings.change, first(team).id, TODAY, giver_id=2)
    training(*words)
    assert entries(out / dana_s) == [("You give: Qualifying on pain", "CANCELLED")]
    assert entries(out / MARCUS_S) == [given, given]


def test_one_giver_is_meant_by_name(training, published, tmp_path):
    words = ("export-ics", "2027-Q1", "--to", tmp_path / "m.ics", "--giver")
    assert training(*words, "marcus oyelaran").done == [str(tmp_path / "m.ics")]
    assert len(entries(tmp_path / "m.ics")) == 1
    assert training(*words, "Marcus Oyelarn").refusal == (
        "Nobody called Marcus Oyelarn gives a session in Q1 2027. Did you mean Marcus Oyelaran?"
    )


@pytest.mark.parametrize("whose", [(), ("--givers",), ("--giver", "Dana Whitfield")])
def test_a_draft_and_nothing_are_not_written(training, team, tmp_path, whose):
    out = tmp_path / "out"
    words = ("export-ics", "2027-Q1", "--to", out, *whose)
    assert training(*words).refusal == "No training is planned for Q1 2027 yet."
    training("plan", "2027-Q1", *LAID)
    assert training(*words).refusal == "The quarter is not published yet."
    assert not out.exists()


def test_a_file_stands_where_the_folder_should_be(training, published, team):
    said = training("export-ics", "2027-Q1", "--givers", "--to", team)
    assert said.refusal == f"{team} is a file, not a folder."
