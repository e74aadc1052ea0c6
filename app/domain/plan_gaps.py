"""What a business plan still lacks on the way to being agreed, and afterwards to being signed."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.kinds import Missing, Owner, PlanState, SectionKind, Vis
from app.domain.models import Agreement
from app.domain.plan_basis import Basis
from app.domain.plan_full import InFull

#: The two who sign a plan.
_SIGN = (Owner.REP, Owner.ME)


@dataclass(frozen=True)
class Gap:
    """Something that is missing, and how often it is."""

    what: Missing
    count: int = 1


def missing(found: InFull, basis: Basis, agreement: Agreement | None) -> tuple[Gap, ...]:
    """What a plan lacks, in the order in which it stands on its page.

    ``agreement`` is what the two count on each other for in that half-year; only what is shared
    of it stands on the plan. An agreed plan lacks nothing but signatures.
    """
    if found.is_settled:
        agreed = found.plan.state is PlanState.AGREED
        counted = {Missing.SIGNATURES: _unsigned(found) if agreed else 0}
    else:
        counted = dict(_counted(found, basis, agreement))
    return tuple(Gap(what, count) for what, count in counted.items() if count)


def _counted(
    found: InFull, basis: Basis, agreement: Agreement | None
) -> Iterator[tuple[Missing, int]]:
    yield Missing.QUOTA, basis.quota is None
    yield Missing.WIN_RATE, basis.win_rate is None
    yield Missing.SECTIONS, sum(not found.text(kind).strip() for kind in SectionKind)
    yield Missing.LINES, not found.lines
    yield Missing.AMOUNTS, sum(line.amount is None for line in found.lines)
    yield Missing.MONTHS, sum(line.month is None for line in found.lines)
    yield Missing.ACTIONS, not found.actions
    yield Missing.DAYS, sum(step.due is None for step in found.actions)
    yield Missing.AGREEMENT, not _shared(agreement)
    yield Missing.INTEGRITY, not found.plan.integrity


def _shared(agreement: Agreement | None) -> bool:
    """Whether each of the two may read on the plan what they can count on."""
    if agreement is None or agreement.vis is not Vis.SHAREABLE:
        return False
    return bool(agreement.mine.strip() and agreement.theirs.strip())


def _unsigned(found: InFull) -> int:
    return sum(found.signed_on(owner) is None for owner in _SIGN)
