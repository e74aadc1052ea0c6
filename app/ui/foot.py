"""The lines at the rail's foot: the period, and the last good backup."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.domain.kinds import PeriodKind
from app.domain.periods import period_of

if TYPE_CHECKING:
    from app.ui.rail import Rail


class Foot:
    """Writes the foot of ``rail``."""

    def __init__(self, rail: Rail) -> None:
        self._rail = rail
        self._period = self._backup = ""

    def say_period(self, fiscal_start: int, week_start: int) -> None:
        """Say which quarter and week it is; the fiscal year begins with a month."""
        today = date.today()
        quarter = period_of(PeriodKind.QUARTER, today, fiscal_start)
        week = period_of(PeriodKind.WEEK, today, fiscal_start, week_start)
        self._period = f"{quarter.label} · {week.label}"
        self._show()

    def say_backup(self, said: str, exactly: str) -> None:
        """Say when the last good backup was made; ``exactly`` when one points at it."""
        self._backup = said
        self._show()
        self._rail.foot.setToolTip(exactly)

    def _show(self) -> None:
        self._rail.set_foot(line for line in (self._backup, self._period) if line)
