"""What candidates must bring: on the page of one, and on the sheet of the whole bench."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.report.content import BenchSheet, Candidate, ManagerProfile, Score
from app.report.page import heading
from app.report.rows import Look, Row, cell, table
from app.report.sections.marks import WIDTH, dots
from app.report.styles import BODY, EVIDENCE, MUTED, MUTED_RIGHT, STRONG
from app.report.text import paragraphs

NOBODY = "Nobody is on the bench."

_STATE = 110.0
_TIGHT = Look(below=0)


def section(content: ManagerProfile, width: float) -> list[Flowable]:
    """How one person meets each must-have."""
    if not content.scores:
        return []
    return [*heading("Must-haves"), *_scores(content.scores, width)]


def bench(content: BenchSheet, width: float) -> list[Flowable]:
    """One block for each candidate, kept on one page where it fits."""
    if not content.candidates:
        return [Spacer(0, 12), *paragraphs(NOBODY, MUTED)]
    return [_block(candidate, width) for candidate in content.candidates]


def _block(candidate: Candidate, width: float) -> Flowable:
    head = [cell(candidate.name, STRONG), cell(candidate.state, MUTED_RIGHT)]
    return KeepTogether(
        [
            Spacer(0, 14),
            Row(head, [width - _STATE, _STATE], _TIGHT),
            *paragraphs(candidate.known, MUTED),
            *_scores(candidate.scores, width),
        ]
    )


def _scores(scores: Sequence[Score], width: float) -> list[Flowable]:
    third = (width - WIDTH) / 2
    rows = [
        [cell(score.name, BODY), dots(score.level), cell(score.evidence, EVIDENCE)]
        for score in scores
    ]
    return table(rows, [third, WIDTH, width - WIDTH - third])
