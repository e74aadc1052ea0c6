"""A number that was missed becomes something to talk about in the person's next 1:1."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import figures, metrics, points, settings
from app.domain.errors import Reason, Refused
from app.domain.kinds import PointState
from app.domain.models import AgendaItem, Metric
from app.domain.periods import Period, period_of


@dataclass(frozen=True)
class Missed:
    """Whose number was missed, in the period that holds ``day``."""

    person_id: int
    metric_id: int
    day: date


def raise_missed(db: Db, missed: Missed, text: str, today: date) -> AgendaItem | None:
    """Put a number that was missed on the list for that person's next 1:1.

    ``text`` says so in words, the metric first and the period last. None where the same is waiting
    there already, also with another amount; refused where the number was not missed.
    """
    metric, person_id = metrics.get(db, missed.metric_id), missed.person_id
    chosen = settings.current(db)
    period = period_of(metric.frequency, missed.day, chosen.fiscal_start, chosen.week_start)
    book = figures.read(db, [metric], [person_id], period.starts, period.ends)
    if not book.of_person(metric, person_id, period).missed:
        raise Refused(Reason.NO_RESULT_TO_RAISE)
    waiting = _waiting(db, person_id)
    if text in waiting or any(_is_about(said, metric, period) for said in waiting):
        return None
    return points.raise_point(db, person_id, today, text=text)


def _waiting(db: Db, person_id: int) -> Sequence[str]:
    query = sa.select(AgendaItem.text).where(
        AgendaItem.person_id == person_id,
        AgendaItem.state.in_((PointState.OPEN, PointState.PARKED)),
    )
    return db.scalars(query).all()


def _is_about(said: str, metric: Metric, period: Period) -> bool:
    """Whether a talking point says that a number was missed in a period."""
    return said.startswith(f"{metric.name}: ") and said.endswith(period.label)
