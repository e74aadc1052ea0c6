"""How much somebody decides alone, area by area."""

from reportlab.platypus import Flowable

from app.report.content import ManagerProfile
from app.report.page import heading
from app.report.rows import cell, heads, table
from app.report.styles import BODY, MUTED


def section(content: ManagerProfile, width: float) -> list[Flowable]:
    """One row for each area of work."""
    if not content.areas:
        return []
    widths = [width / 3] * 3
    rows = [
        [cell(area.name, BODY), cell(area.level, BODY), cell(area.since, MUTED)]
        for area in content.areas
    ]
    head = heads(("Area", "How much they decide", "Since"), widths)
    return [*heading("Autonomy"), *table(rows, widths, head=head)]
