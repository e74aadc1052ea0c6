"""The training of a year at a glance: a column for each quarter, a row for each type."""

from reportlab.platypus import Flowable, Spacer

from app.report.content import TrainingYear, YearCell, YearEntry, YearQuarter, YearRow
from app.report.rows import LINED, Cell, Row, cell, table
from app.report.sections.training_marks import Marked
from app.report.styles import BODY, MUTED, SMALL, SMALL_STRONG, STRONG
from app.report.text import paragraphs

EMPTY = "No session is planned for this year yet."
NONE = "–"
GIVERS = "Sessions given"

_TYPE = 102.0


def section(content: TrainingYear, width: float) -> list[Flowable]:
    """Who gives how many, and the quarters side by side."""
    quarter = (width - _TYPE) / max(len(content.quarters), 1)
    widths = [_TYPE, *([quarter] * len(content.quarters))]
    head = Row([[], *map(_quarter, content.quarters)], widths, LINED)
    if not any(cell.trainings for row in content.rows for cell in row.quarters):
        return [Spacer(0, 8), head, Spacer(0, 10), *paragraphs(EMPTY, MUTED)]
    rows = [[_type(row), *map(_cell, row.quarters)] for row in content.rows]
    givers = f"{GIVERS}: {' · '.join(content.givers)}" if content.givers else ""
    return [*paragraphs(givers, BODY), Spacer(0, 8), *table(rows, widths, head=head)]


def _quarter(one: YearQuarter) -> Cell:
    said = ", ".join(filter(None, (one.count, one.state)))
    return [*cell(one.name, STRONG), *cell(said, SMALL)]


def _type(row: YearRow) -> Cell:
    return [Marked(row.mark, f"{row.kind} · {row.total}", STRONG)]


def _cell(one: YearCell) -> Cell:
    if not one.trainings:
        return cell(NONE, MUTED)
    return [flowable for training in one.trainings for flowable in _training(training)]


def _training(one: YearEntry) -> Cell:
    beside = " · ".join(filter(None, (one.day, one.given_by)))
    return [*cell(one.topic, SMALL_STRONG), *cell(beside, SMALL), Spacer(0, 3)]
