"""What is aimed at: by one person in one period, over a longer one, and by several together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain import rollup, scoring
from app.domain.kinds import RollUp
from app.domain.models import Metric, Target
from app.domain.names import fold
from app.domain.periods import Period


@dataclass(frozen=True)
class Aim:
    """What is aimed at in a period; ``upper`` only where a number is to stay between two."""

    amount: int
    upper: int | None = None


def most_specific(targets: Iterable[Target], person_id: int, role: str, part: Period) -> Aim | None:
    """What somebody of a role, given folded, aims at on the last day of a period.

    Their own target comes before their role's, and that before everybody's; of those alike the
    first counts, so ``targets`` are given the latest begun first.
    """
    found: dict[int, Target] = {}
    for target in targets:
        over = target.ends_on is not None and target.ends_on < part.ends
        rank = _rank(target, person_id, role)
        if rank is not None and target.starts_on <= part.ends and not over:
            found.setdefault(rank, target)
    if not found:
        return None
    best = found[min(found)]
    return Aim(best.amount, best.upper)


def over_time(roll_up: RollUp, each: Sequence[Aim | None]) -> Aim | None:
    """What the aims of some periods make of a longer one."""
    if len(each) == 1:
        return each[0]
    lower = rollup.target_over_time(roll_up, [None if aim is None else aim.amount for aim in each])
    upper = rollup.target_over_time(roll_up, [None if aim is None else aim.upper for aim in each])
    return None if lower is None else Aim(lower, upper)


def of_people(roll_up: RollUp, each: Sequence[Aim | None]) -> Aim | None:
    """What several people aim at together: none where one of them aims at nothing."""
    if roll_up in (RollUp.RATIO, RollUp.AVERAGE):
        return average(each)
    known = [aim for aim in each if aim is not None]
    if not known or len(known) < len(each):
        return None
    uppers = [aim.upper for aim in known if aim.upper is not None]
    upper = sum(uppers) if len(uppers) == len(known) else None
    return Aim(sum(aim.amount for aim in known), upper)


def average(each: Sequence[Aim | None]) -> Aim | None:
    """The average of the aims there are."""
    known = [aim for aim in each if aim is not None]
    lower = rollup.over_time(RollUp.AVERAGE, [aim.amount for aim in known])
    upper = rollup.over_time(RollUp.AVERAGE, [aim.upper for aim in known])
    return None if lower is None else Aim(lower, upper)


def hit(metric: Metric, amount: int | None, aim: Aim | None) -> bool | None:
    """Whether an amount is where it should be; None where it or the aim is missing."""
    return None if aim is None else scoring.hit(metric.better, amount, aim.amount, aim.upper)


def score(metric: Metric, amount: int | None, aim: Aim | None, cap: int) -> float | None:
    """How much of what was aimed at was reached, 1.0 for all of it, capped."""
    if aim is None:
        return None
    return scoring.score(metric.better, amount, aim.amount, aim.upper, cap)


def _rank(target: Target, person_id: int, role: str) -> int | None:
    """How specific a target is for somebody, 0 for their own; None where it is not for them."""
    if target.person_id is not None:
        return 0 if target.person_id == person_id else None
    if target.role:
        return 1 if fold(target.role) == role else None
    return 2
