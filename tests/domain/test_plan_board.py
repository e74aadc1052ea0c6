"""Everybody's plans half-year by half-year, and what is owed next."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain import people, plan_board, plan_checks, plan_team, plans, settings
from app.domain.kinds import PlanDue, PlanState, Status
from tests import builders
from tests.builders import NEXT_HALF, TODAY
from tests.statements import read

#: The first day of the half-year under way, and one before it on which its plans were written.
STARTS, BEFORE = date(2026, 7, 1), date(2026, 6, 1)


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


def board(journal, today=TODAY, before=2):
    halves = journal.ask(plan_board.halves, today, before)
    return journal.ask(plan_board.board, halves, today)


def cell(journal, who, day=NEXT_HALF.starts, today=TODAY):
    [row] = [row for row in board(journal, today) if row.person.id == who]
    return next(cell for cell in row.cells if day in cell.half)


def due(journal, today=TODAY):
    return [
        (one.what, one.half.key, one.day, one.late) for one in journal.ask(plan_board.due, today)
    ]


# The table


def test_two_halves_before_this_one_are_shown_and_the_next(journal):
    labels = [half.label for half in journal.ask(plan_board.halves, TODAY)]
    assert labels == ["H2 2025", "H1 2026", "H2 2026", "H1 2027"]
    assert len(journal.ask(plan_board.halves, TODAY, 5)) == 7
    journal.do("Choose", settings.change, fiscal_start=10)
    assert journal.ask(plan_board.halves, TODAY, 0)[0].starts == date(2026, 10, 1)


def test_the_team_stands_by_name_and_who_left_only_with_a_plan(journal):
    ids = {name: builders.person(journal, name).id for name in ("Zoe", "Kofi", "Amara", "Ben")}
    for name in ("Amara", "Ben"):
        builders.business_plan(journal, ids[name], PlanState.DRAFT, half=STARTS)
    for name in ("Ben", "Kofi"):
        journal.do("Leave", people.leave, ids[name], TODAY)
    builders.person(journal, "Cora", status=Status.CANDIDATE)
    assert [row.person.name for row in board(journal)] == ["Amara", "Zoe", "Ben"]


def test_a_cell_shows_the_version_under_way_and_the_one_that_holds(journal, dana):
    empty = cell(journal, dana)
    assert (empty.latest, empty.holding, empty.coverage, empty.owes) == (None, None, None, True)

    builders.result(journal, dana, NEXT_HALF, 30_000_000, None)
    first = builders.business_plan(journal, dana)
    second = journal.do("Revise", plans.revise, first.id, "Another quota", TODAY)
    builders.result(journal, dana, NEXT_HALF, 90_000_000, None)
    found = cell(journal, dana)
    assert (found.latest.plan.id, found.holding.plan.id) == (second.id, first.id)
    assert (found.coverage.quota, found.coverage.enough) == (30_000_000, True)
    builders.brought(journal, second.id, PlanState.AGREED)
    found = cell(journal, dana)
    assert (found.latest.plan.id, found.holding.plan.id) == (second.id, second.id)
    assert (found.coverage.quota, found.coverage.enough) == (90_000_000, False)


def test_a_plan_without_amounts_covers_nothing_yet(journal, dana):
    builders.result(journal, dana, NEXT_HALF, 30_000_000, None)
    builders.business_plan(journal, dana, PlanState.INVITED)
    found = cell(journal, dana).coverage
    assert (found.pipeline, found.ratio, found.enough) == (None, None, None)


def test_a_plan_that_is_not_agreed_as_the_half_begins_is_late(journal, dana):
    plan = builders.business_plan(journal, dana, PlanState.DRAFT, half=STARTS, on=BEFORE, steps=[])
    found = cell(journal, dana, STARTS).timing
    assert found.late == (TODAY - STARTS).days == 144
    assert found.form_late == (TODAY - plan.due_on).days
    builders.brought(journal, plan.id, PlanState.AGREED)
    found = cell(journal, dana, STARTS).timing
    assert (found.late, found.form_late) == (0, 0)


def test_another_version_makes_nobody_late(journal, dana):
    first = builders.business_plan(journal, dana, half=STARTS, on=BEFORE)
    journal.do("Revise", plans.revise, first.id, "Skagen went", BEFORE)
    found = cell(journal, dana, STARTS)
    assert (found.timing.late, found.timing.form_late) == (0, 0)


def test_a_plan_goes_on_to_be_shown_where_halves_begin_in_other_months_by_now(journal, dana):
    plan = builders.business_plan(journal, dana)
    journal.do("Choose", settings.change, fiscal_start=2)
    # Most of January to June lies in the half-year from February on.
    assert cell(journal, dana, date(2027, 2, 1)).holding.plan.id == plan.id


# What is owed


def test_nobody_is_forgotten_once_invitations_are_open(journal, dana):
    builders.business_plan(journal, dana, half=date(2026, 1, 1), on=date(2026, 1, 1), steps=[])
    by = (PlanDue.INVITE, "2026-H2", date(2026, 6, 1))
    for today, owed in (
        (date(2026, 5, 16), []),
        (date(2026, 5, 17), [(*by, 0)]),
        (STARTS, [(*by, 0)]),
        (date(2026, 7, 11), [(*by, 10)]),
    ):
        found = [one for one in due(journal, today) if one[0] is not PlanDue.CHECK]
        assert found == owed, today


@pytest.mark.parametrize(
    ("state", "today", "what", "day", "late"),
    [
        (PlanState.INVITED, date(2026, 6, 15), PlanDue.FORM, date(2026, 6, 15), 0),
        (PlanState.DRAFT, date(2026, 6, 18), PlanDue.FORM, date(2026, 6, 15), 3),
        (PlanState.SUBMITTED, date(2026, 6, 10), PlanDue.TALK, date(2026, 6, 8), 2),
        (PlanState.REVIEWED, date(2026, 6, 30), PlanDue.AGREE, STARTS, 0),
        (PlanState.REVIEWED, date(2026, 7, 5), PlanDue.AGREE, STARTS, 4),
    ],
)
def test_one_thing_is_next_about_a_plan_under_way(journal, dana, state, today, what, day, late):
    plan = builders.business_plan(journal, dana, state, half=STARTS, on=BEFORE)
    [found] = [one for one in journal.ask(plan_board.due, today) if one.half.starts == STARTS]
    assert (found.what, found.day, found.late) == (what, day, late)
    assert (found.person.id, found.plan_id, found.month) == (dana, plan.id, None)


def test_another_version_is_agreed_within_a_week_of_the_talk(journal, dana):
    first = builders.business_plan(journal, dana, half=STARTS, on=BEFORE, steps=[])
    later = date(2026, 7, 20)
    second = journal.do("Revise", plans.revise, first.id, "Skagen went", later)
    assert due(journal, later) == [(PlanDue.FORM, "2026-H2", date(2026, 8, 3), 0)]
    builders.brought(journal, second.id, PlanState.REVIEWED, later)
    assert due(journal, later) == [(PlanDue.AGREE, "2026-H2", date(2026, 7, 27), 0)]


def test_a_month_that_is_over_and_was_not_looked_at_is_owed(journal, dana):
    plan = builders.business_plan(journal, dana, half=STARTS, on=BEFORE)
    today = date(2026, 8, 12)
    [found] = journal.ask(plan_board.due, today)
    assert (found.what, found.plan_id, found.month.label) == (PlanDue.CHECK, plan.id, "July 2026")
    assert (found.day, found.late) == (date(2026, 8, 10), 2)
    words = {"checked_on": today, "expected": None}
    journal.do("Check", plan_checks.save, plan.id, STARTS, today, **words)
    assert due(journal, today) == []


@pytest.mark.parametrize(
    "words",
    [
        {"status": Status.ON_LEAVE},
        {"status": Status.LEFT, "left_on": TODAY},
        {"status": Status.CANDIDATE},
    ],
    ids=["on leave", "left", "candidate"],
)
def test_who_is_not_at_work_owes_nothing(journal, words):
    who = builders.person(journal).id
    builders.business_plan(journal, who, half=STARTS, on=BEFORE)
    builders.business_plan(journal, who, PlanState.DRAFT)
    assert {one[0] for one in due(journal, date(2026, 12, 12))} == {PlanDue.FORM, PlanDue.CHECK}
    journal.do("Change", people.change, who, **words)
    assert due(journal, date(2026, 12, 12)) == []
    for row in board(journal):
        assert not any(cell.owes or cell.timing.late for cell in row.cells)


def test_somebody_new_owes_a_plan_once_they_have_been_here_for_a_month(journal):
    started = date(2026, 11, 2)
    who = builders.person(journal, started=started).id
    found = cell(journal, who, TODAY)
    assert (found.owes, found.timing.agree_by, found.timing.late) == (True, date(2026, 12, 2), 0)
    assert due(journal) == [
        (PlanDue.INVITE, "2026-H2", started, 0),
        (PlanDue.INVITE, "2027-H1", date(2026, 12, 2), 0),
    ]
    assert due(journal, date(2026, 12, 5))[0] == (PlanDue.INVITE, "2026-H2", started, 3)


def test_who_comes_as_a_half_ends_owes_none_for_it(journal):
    who = builders.person(journal, started=date(2026, 12, 5)).id
    assert not cell(journal, who, TODAY).owes
    assert [one[1] for one in due(journal, date(2026, 12, 6))] == ["2027-H1"]


def test_once_a_half_is_over_nobody_owes_a_plan_for_it(journal, dana):
    builders.business_plan(journal, dana, PlanState.DRAFT, half=STARTS, on=BEFORE)
    builders.business_plan(journal, dana, PlanState.AGREED)
    assert due(journal, date(2026, 12, 31)) != []
    assert due(journal, date(2027, 1, 1)) == []
    assert not cell(journal, dana, STARTS, date(2027, 1, 1)).owes


def test_what_is_most_late_comes_first(journal):
    for name, days_ago in (("Amara", 20), ("Ben", 40), ("Cora", 30)):
        on = TODAY - timedelta(days=days_ago)
        who = builders.person(journal, name, started=date(2026, 12, 10)).id
        builders.business_plan(journal, who, PlanState.DRAFT, on=on)
    found = journal.ask(plan_board.due, TODAY)
    assert [(one.person.name, one.late) for one in found] == [
        ("Ben", 26),
        ("Cora", 16),
        ("Amara", 6),
    ]


# What it costs


def many(journal, count):
    """So many people, each with figures, a plan that holds with a check, and another under way."""

    def build(db):
        doer = builders.InOneStep(db)
        for number in range(count):
            who = builders.person(doer, f"Person {number:02}").id
            builders.result(doer, who, NEXT_HALF, 30_000_000, None)
            builders.win_rate(doer, who, 5, 20)
            now = builders.business_plan(doer, who, half=STARTS, on=BEFORE)
            words = {"checked_on": TODAY, "expected": 5}
            doer.do("Check", plan_checks.save, now.id, STARTS, TODAY, **words)
            builders.business_plan(doer, who, PlanState.REVIEWED)

    journal.do("Build", build)


def queries(journal):
    halves = journal.ask(plan_board.halves, TODAY)
    first = cell(journal, journal.ask(people.team)[0].id, STARTS)
    return (
        (plan_board.board, halves, TODAY),
        (plan_board.due, TODAY),
        (plan_team.of_half, NEXT_HALF, TODAY),
        (plan_checks.due, TODAY),
        (plan_checks.of_plan, first.holding.plan.id, TODAY),
    )


def test_it_takes_as_many_statements_for_ten_people_as_for_two(journal):
    many(journal, 2)
    few = [len(read(journal, *query).statements) for query in queries(journal)]
    journal.undo()
    many(journal, 10)
    assert [len(read(journal, *query).statements) for query in queries(journal)] == few
    assert len(board(journal)) == 10
    assert max(few) <= 26


def test_no_table_that_grows_with_plans_or_years_is_read_as_a_whole(journal):
    many(journal, 3)
    small = {"settings", "person", "metric"}
    for query in queries(journal):
        for plan in read(journal, *query).plans:
            scans = {step.split()[1] for step in plan if step.startswith("SCAN")}
            assert scans <= small, (query[0], plan)
            assert not [step for step in plan if "AUTOMATIC" in step]
