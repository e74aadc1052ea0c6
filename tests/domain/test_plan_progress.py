"""How far everybody's plans are, as the board would say it."""

from datetime import date

from app.domain import people, plan_board, plan_progress
from app.domain.kinds import PlanState
from tests import builders
from tests.builders import NEXT_HALF, TODAY
from tests.statements import read

STARTS, BEFORE = date(2026, 7, 1), date(2026, 6, 1)


def progress(journal):
    return journal.ask(plan_progress.progress, TODAY)


def team(journal, count):
    """Plans for the half-year under way in every state, of one who left too; one without any."""
    states = [PlanState.AGREED, PlanState.INVITED, PlanState.REVIEWED, PlanState.DRAFT]
    for number in range(count):
        who = builders.person(journal, f"Person {number}").id
        state = states[number % len(states)]
        builders.business_plan(journal, who, state, half=STARTS, on=BEFORE)
    builders.person(journal, "Without")
    left = builders.person(journal, "Left").id
    builders.business_plan(journal, left, half=STARTS, on=BEFORE)
    journal.do("Leave", people.leave, left, TODAY)


def test_it_counts_what_the_board_shows_of_the_half_year_under_way(journal):
    team(journal, 4)
    halves = journal.ask(plan_board.halves, TODAY)
    board = journal.ask(plan_board.board, halves, TODAY)
    cells = [row.cells[plan_board.BEFORE] for row in board]
    counted = [cell for cell in cells if cell.owes or cell.latest is not None]
    found = progress(journal)
    assert (found.half.label, found.begun) == ("H2 2026", True)
    assert found.of == len(counted) == 6
    assert found.agreed == sum(cell.holding is not None for cell in counted) == 2
    late = [cell for cell in counted if cell.timing.late or cell.timing.form_late]
    assert found.late == len(late) == 4


def test_another_version_leaves_a_plan_agreed(journal):
    who = builders.person(journal).id
    first = builders.business_plan(journal, who, half=STARTS, on=BEFORE)
    builders.revised(journal, first.id, on=BEFORE)
    found = progress(journal)
    assert (found.agreed, found.of, found.late) == (1, 1, 0)


def test_before_anybody_has_a_plan_nothing_has_begun(journal):
    assert not progress(journal).begun
    who = builders.person(journal).id
    assert (progress(journal).begun, progress(journal).of) == (False, 1)
    builders.business_plan(journal, who, PlanState.INVITED)
    found = progress(journal)
    assert (found.begun, found.agreed, found.of) == (True, 0, 1), "next half-year's is under way"
    assert NEXT_HALF.starts not in found.half


def test_it_takes_as_many_statements_for_many_as_for_few(journal):
    team(journal, 2)
    few = len(read(journal, plan_progress.progress, TODAY).statements)
    for number in range(8):
        builders.business_plan(
            journal, builders.person(journal, f"More {number}").id, PlanState.DRAFT, half=STARTS
        )
    assert len(read(journal, plan_progress.progress, TODAY).statements) == few
