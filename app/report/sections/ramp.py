"""The first ninety days of somebody new: what is done by when, each with a box to tick."""

from reportlab.platypus import Flowable, KeepTogether

from app.report.content import ManagerProfile, RepProfile, Stage
from app.report.page import Heading
from app.report.rows import LINED, Look, Row, cell, table
from app.report.sections.marks import box
from app.report.styles import BODY, MUTED, STRONG

_BOX = 18.0
_WHEN = 120.0
_TIGHT = Look(below=0)


def section(content: RepProfile | ManagerProfile, width: float) -> list[Flowable]:
    """One block for each stage, kept on one page where it fits."""
    if not content.ramp:
        return []
    first, *rest = (_block(stage, width) for stage in content.ramp)
    return [KeepTogether([Heading("The first 90 days"), *first]), *map(KeepTogether, rest)]


def _block(stage: Stage, width: float) -> list[Flowable]:
    """The day, the steps under it, and a hairline to end it."""
    widths = [_BOX, width - _BOX - _WHEN, _WHEN]
    steps = [
        [[box(ticked=step.reached)], cell(step.text, BODY), cell(step.when, MUTED)]
        for step in stage.steps
    ]
    title = Row([cell(stage.by, STRONG)], [width], _TIGHT)
    return [title, *table(steps, widths, _TIGHT), Row([], [width], LINED)]
