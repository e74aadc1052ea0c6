"""The bench as a table for other programs.

It holds scores and no evidence: what the manager wrote about somebody stays in the journal, as do
the names of those who may leave.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from app.exchange.sheets_out import OutCell, Sheet

#: A candidate: name, found through, next touch, ready, and a score for each must-have.
CandidateRow = tuple[str, str, date | None, bool, Sequence[int | None]]

_NAME, _FACT, _SCORE = 26, 18, 12


def bench_sheet(must_haves: Sequence[str], candidates: Iterable[CandidateRow]) -> Sheet:
    """A row for each candidate; a day that is not set and a score not given are left empty."""
    rows: list[tuple[OutCell, ...]] = [
        (name, through, touch.isoformat() if touch else None, "yes" if ready else "no", *scores)
        for name, through, touch, ready, scores in candidates
    ]
    head = ("Candidate", "Found through", "Next touch", "Ready", *must_haves)
    return Sheet("Bench", head, tuple(rows), widths=(_NAME, _FACT, _FACT, 8, _SCORE))
