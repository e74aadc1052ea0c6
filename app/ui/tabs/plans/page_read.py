"""All that a plan's page shows, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import plan_board, plan_gaps, plan_page
from app.domain.plan_timing import timing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.domain.commitments import InFull as Promise
    from app.domain.coverage import Coverage
    from app.domain.models import Agreement, MarginNote
    from app.domain.plan_basis import Basis
    from app.domain.plan_full import InFull
    from app.domain.plan_gaps import Gap
    from app.domain.plan_timing import Timing
    from app.formats import Formats
    from app.journal import Journal


@dataclass(frozen=True)
class Shown:
    """A plan, what it is counted against, and everything around it.

    ``promises`` carry out its steps, by the step's id; ``wishes`` are the help that is asked for
    and on no list yet; ``versions`` are all of its half-year's, the latest first.
    """

    found: InFull
    basis: Basis
    coverage: Coverage
    timing: Timing
    gaps: tuple[Gap, ...]
    agreement: Agreement | None
    notes: Sequence[MarginNote]
    promises: Mapping[int, Promise]
    wishes: Sequence[str]
    versions: Sequence[InFull]
    formats: Formats
    today: date
    read_only: bool

    @property
    def is_open(self) -> bool:
        """Whether what stands in it may be changed."""
        return not (self.found.is_settled or self.read_only)


def read(
    journal: Journal, found: InFull, every: Sequence[InFull], formats: Formats, today: date
) -> Shown:
    """Read what there is to say of a plan, which is one of ``every`` plan of its person."""
    plan, person = found.plan, found.person
    around = journal.ask(plan_page.around, found, today)
    owes = plan_board.owes(person, found.half, today)
    return Shown(
        found=found,
        basis=around.basis,
        coverage=around.basis.coverage(found.amount),
        timing=timing(found.half, person.started, plan.state, plan.due_on, today, owes=owes),
        gaps=plan_gaps.missing(found, around.basis, around.agreement),
        agreement=around.agreement,
        notes=around.notes,
        promises=around.promises,
        wishes=around.wishes,
        versions=[one for one in every if one.plan.starts_on == plan.starts_on],
        formats=formats,
        today=today,
        read_only=journal.read_only,
    )
