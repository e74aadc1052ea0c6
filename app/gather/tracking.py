"""The grid in which somebody keeps their own numbers by pen (practice S4-22)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.domain import figures, metrics, people, settings
from app.domain.kinds import PeriodKind
from app.domain.models import Metric
from app.domain.periods import Period
from app.gather import numbers, parts
from app.gather.parts import Wording
from app.report import content

KIND = "Tracking grid"
#: What the two lengths are called where one chooses what to print.
QUARTER, MONTH = "Tracking grid, a quarter", "Tracking grid, a month"


def tracking_grid(
    db: Session, person_id: int, period: Period, wording: Wording, today: date
) -> content.TrackingGrid:
    """The numbers that a person reports, with their targets and the periods ahead."""
    chosen, person = settings.current(db), people.get(db, person_id)
    wanted = metrics.entered(db)
    book = figures.read(db, wanted, [person_id], period.starts, period.ends)
    tables = []
    for kind in numbers.EVERY:
        ahead = figures.parts_in(kind, period, chosen.fiscal_start, chosen.week_start)
        of_kind = [metric for metric in wanted if metric.frequency is kind]
        if of_kind and ahead:
            tracked = (_tracked(book, metric, person_id, ahead, wording) for metric in of_kind)
            periods = tuple(_dated(part, wording) for part in ahead)
            tables.append(content.TrackingTable(_title(kind), periods, tuple(tracked)))
    return content.TrackingGrid(
        paper=chosen.paper.value,
        cover=parts.cover(
            person, KIND, period.label, chosen, wording.day(today), copy_for=person.name
        ),
        tables=tuple(tables),
    )


def _tracked(
    book: figures.Book,
    metric: Metric,
    person_id: int,
    ahead: Sequence[Period],
    wording: Wording,
) -> content.Tracked:
    """A number with what is aimed at, where that is one and the same all the time."""
    each = (book.of_person(metric, person_id, period).aim for period in ahead)
    aims = list({aim for aim in each if aim is not None})
    aim = "varies" if len(aims) > 1 else numbers.aimed(next(iter(aims), None), metric, wording)
    return content.Tracked(metric.name, numbers.unit_said(metric), aim)


def _title(kind: PeriodKind) -> str:
    return numbers.EVERY[kind].capitalize()


def _dated(period: Period, wording: Wording) -> str:
    """A period over its column: a week with its last day, as one finds it in a calendar."""
    if period.kind is PeriodKind.WEEK:
        return f"{period.label}\n{wording.short_day(period.ends)}"
    return period.label
