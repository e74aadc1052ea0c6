"""The plans of everybody together against the team's target: nothing but the sum of the quotas."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import people, plan_basis, plan_board, settings
from app.domain.coverage import Coverage, coverage
from app.domain.kinds import AT_WORK
from app.domain.models import Person
from app.domain.periods import Period
from app.domain.plan_basis import Basis
from app.domain.plan_full import InFull
from app.domain.reported import added


@dataclass(frozen=True)
class TeamRow:
    """What one person's plan comes to, and what comes of it at their own win rate.

    ``found`` is the version that holds, else the latest; None where nobody was invited.
    """

    person: Person
    found: InFull | None
    basis: Basis
    coverage: Coverage
    expected: int | None


@dataclass(frozen=True)
class TeamPlans:
    """A half-year of the team: the sum of the plans against the sum of the quotas.

    ``expected`` is what comes of the plans at each one's own win rate; whoever has no plan is not
    in it, nor is whoever has no win rate yet. ``planned`` of the ``of`` people who owe a plan, or
    have one, have lines that come to something.
    """

    half: Period
    rows: tuple[TeamRow, ...]
    target: int | None
    amount: int | None
    coverage: Coverage
    expected: int | None
    planned: int
    of: int
    without_plan: tuple[Person, ...]
    without_rate: tuple[Person, ...]


def of_half(db: Db, half: Period, today: date) -> TeamPlans:
    """The plans of everybody on the team for a half-year."""
    team = people.team(db)
    found = plan_board.read(db, [half])
    known = plan_basis.current(db, team, [half], today)
    rows = []
    for person in team:
        counted = plan_board.shown(found.get((person.id, half.starts), []))
        basis = known[person.id, half.starts]
        rows.append(_row(person, counted, basis if counted is None else _of(counted, basis)))
    return _together(half, rows, settings.current(db).coverage_bar / 100)


def _of(found: InFull, current: Basis) -> Basis:
    return plan_basis.of_plan(found, {(found.person.id, found.half.starts): current})


def _row(person: Person, found: InFull | None, basis: Basis) -> TeamRow:
    covered = basis.coverage(found.amount if found is not None else None)
    return TeamRow(person, found, basis, covered, covered.expected)


def _together(half: Period, rows: Sequence[TeamRow], bar: float) -> TeamPlans:
    planned = [row for row in rows if row.coverage.pipeline is not None]
    # Somebody on leave owes no plan, so that nobody misses theirs.
    missing = [row for row in rows if row.coverage.pipeline is None]
    without = [row for row in missing if row.person.status in AT_WORK]
    target = added(row.basis.quota for row in rows)
    amount = added(row.coverage.pipeline for row in planned)
    return TeamPlans(
        half,
        tuple(rows),
        target,
        amount,
        coverage(amount, target, None, bar, _rate(planned)),
        added(row.expected for row in planned),
        len(planned),
        len(planned) + len(without),
        tuple(row.person for row in without),
        tuple(row.person for row in planned if row.basis.win_rate is None),
    )


def _rate(planned: Sequence[TeamRow]) -> float | None:
    """How much of the planned business is won, of everybody whose win rate is known."""
    known = [row for row in planned if row.basis.win_rate is not None]
    amount = sum(row.coverage.pipeline or 0 for row in known)
    return sum(row.expected or 0 for row in known) / amount if amount else None
