"""What people sold, against what they set out to sell."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import PeriodKind, Source
from app.domain.models.base import Record


class PerformanceRecord(Record):
    """Quota and actual of one person in one period, in minor units of the journal's currency.

    None is "not reported", which is not zero. ``starts_on`` is the period's first day.
    """

    __tablename__ = "performance_record"
    __table_args__ = (
        sa.UniqueConstraint("person_id", "period_kind", "starts_on"),
        *Record.__table_args__,
    )

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    period_kind: Mapped[PeriodKind]
    starts_on: Mapped[date]
    quota: Mapped[int | None] = mapped_column(default=None)
    actual: Mapped[int | None] = mapped_column(default=None)
    source: Mapped[Source] = mapped_column(default=Source.HERE)
