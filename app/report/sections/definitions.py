"""What exactly the numbers count, and since when: an appendix (practice S3-10)."""

from reportlab.platypus import Flowable

from app.report.content import ManagerScorecard, RepScorecard, TeamScorecard
from app.report.page import heading
from app.report.rows import cell, table
from app.report.styles import BODY, SMALL, SMALL_RIGHT, STRONG

TITLE = "What the numbers count"

_NAME, _SINCE = 140.0, 100.0


def section(
    content: RepScorecard | ManagerScorecard | TeamScorecard, width: float
) -> list[Flowable]:
    """A row for each number, the same wording for everybody."""
    if not content.definitions:
        return []
    rows = [
        [
            [*cell(one.name, STRONG), *cell(one.counted, SMALL)],
            cell(one.text, BODY),
            cell(one.since, SMALL_RIGHT),
        ]
        for one in content.definitions
    ]
    return [*heading(TITLE), *table(rows, [_NAME, width - _NAME - _SINCE, _SINCE], whole=True)]
