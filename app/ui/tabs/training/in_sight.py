"""Which quarter the Training tab shows, on all of its views."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain import closed_days, settings, training_quarters, training_timing
from app.domain.kinds import PeriodKind, QuarterState
from app.domain.periods import Period, period_of

if TYPE_CHECKING:
    from app.domain.models import Settings
    from app.domain.training_full import Quarter
    from app.journal import Journal
    from app.ui.dialogs.public_days import PublicDays

_DAY = timedelta(days=1)
#: Far enough for anybody's plans, and near enough for every calendar.
_FIRST, _LAST = date(1970, 1, 1), date(2199, 12, 31)


class QuarterInSight(QObject):
    """The quarter that is looked at: at first the next one, once it is time to plan it.

    ``changed`` tells of another quarter, and of public holidays that were looked up meanwhile.
    """

    changed = Signal()

    def __init__(self, journal: Journal, owner: QObject) -> None:
        super().__init__(owner)
        self._journal = journal
        self._day: date | None = None
        self._public: PublicDays | None = None
        self._public_of: tuple[str, str, Period] | None = None

    @property
    def day(self) -> date:
        """A day of the quarter."""
        if self._day is None:
            self._day = self._usual()
        return self._day

    @property
    def chosen(self) -> Settings:
        """The journal's settings as they are now."""
        return self._journal.ask(settings.current)

    def read(self) -> tuple[Period, Quarter | None]:
        """The quarter, and its training where some is planned."""
        found = self._journal.ask(training_quarters.of_day, self.day)
        if found is not None:
            return found.period, found
        return period_of(PeriodKind.QUARTER, self.day, self.chosen.fiscal_start), None

    def closed(self, quarter: Period) -> dict[date, str]:
        """The days without training; public holidays are among them once they are looked up."""
        public = self._public_days(quarter)
        return self._journal.ask(closed_days.closed, quarter.starts, quarter.ends, public)

    def show(self, day: date) -> None:
        """Look at the quarter that holds a day."""
        self._day = max(_FIRST, min(day, _LAST))
        self.changed.emit()

    def turn(self, step: int) -> None:
        """Look at the next quarter, or at the one before."""
        period, _ = self.read()
        self.show(period.ends + _DAY if step > 0 else period.starts - _DAY)

    def _usual(self) -> date:
        """A day of the quarter that is to be planned by now, else of the one under way."""
        today, fiscal_start = date.today(), self.chosen.fiscal_start
        following = period_of(PeriodKind.QUARTER, today, fiscal_start).ends + _DAY
        quarter = period_of(PeriodKind.QUARTER, following, fiscal_start)
        if not training_timing.is_wanted(quarter, today):
            return today
        after, now = (
            self._journal.ask(training_quarters.of_day, day) for day in (following, today)
        )
        is_known = after is not None and after.plan.state is not QuarterState.DRAFT
        return today if is_known and now is not None else following

    def _public_days(self, quarter: Period) -> dict[date, str]:
        """The public holidays where the team works, as far as they are known by now."""
        chosen = self.chosen
        wanted = (chosen.country, chosen.region, quarter)
        if not chosen.country:
            return {}
        if wanted != self._public_of or self._public is None:
            from app.ui.dialogs.public_days import PublicDays

            if self._public is not None:
                self._public.stop()
                self._public.deleteLater()
            self._public, self._public_of = PublicDays(self, self._journal, quarter), wanted
            self._public.found.connect(self.changed)
            self._public.look_up(chosen.country, chosen.region)
        return self._public.days
