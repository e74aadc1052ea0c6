"""Whether somebody is better than before, with every row it was counted from."""

from reportlab.platypus import Flowable

from app.report.content import ManagerProfile
from app.report.page import heading
from app.report.rows import cell, table
from app.report.styles import BODY, MUTED, MUTED_RIGHT, NUMBER, STRONG
from app.report.text import paragraphs

_BY, _ON = 40.0, 120.0


def section(content: ManagerProfile, width: float) -> list[Flowable]:
    """The answer first, then what went up or down."""
    if content.growth is None:
        return []
    rows = [
        [cell(change.what, BODY), cell(change.by, NUMBER), cell(change.on, MUTED_RIGHT)]
        for change in content.growth.changes
    ]
    told = paragraphs(content.growth.told, STRONG if rows else MUTED)
    widths = [width - _BY - _ON, _BY, _ON]
    return [*heading("Better than 90 days ago?"), *told, *table(rows, widths)]
