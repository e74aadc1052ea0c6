"""Which quarter the Training tab shows, on all of its views."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app import public_holidays
from app.domain import closed_days, settings, training_quarters, training_timing
from app.domain.kinds import PeriodKind, QuarterState
from app.domain.periods import Period, period_of
from app.ui.background import Job

if TYPE_CHECKING:
    from app.domain.models import Settings
    from app.domain.training_full import Quarter
    from app.journal import Journal

_DAY = timedelta(days=1)
#: Looking holidays up takes a processor for a moment: the page is painted first (milliseconds).
_AFTER_PAINT = 200
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
        self._public: dict[date, str] = {}
        self._public_of: tuple[str, str, Period] | None = None
        self._job: Job | None = None
        self._first_paint = QTimer(self, singleShot=True, interval=_AFTER_PAINT)
        self._first_paint.timeout.connect(self._look_up)

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
        if chosen.country and wanted != self._public_of:
            self._public_of, self._public = wanted, {}
            self._first_paint.start()
        return self._public if chosen.country else {}

    def _look_up(self) -> None:
        assert self._public_of is not None  # the timer is started once something is wanted
        country, region, quarter = self._public_of
        days = (country, region, quarter.starts, quarter.ends)
        if self._job is not None:
            self._job.cancel()
        self._job = Job(self, public_holidays.between, *days, done=self._receive)

    def _receive(self, days: dict[date, str]) -> None:
        self._job, self._public = None, days
        if days and not self._journal.locked:  # nobody sees what would be shown
            self.changed.emit()
