"""The training of a quarter on one page for the wall (practices S4-11 and S3-05)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session as Db

from app import public_holidays
from app.domain import closed_days, settings, training_quarters
from app.domain.models import Settings
from app.domain.periods import Period
from app.domain.training_full import Training
from app.gather import training_parts
from app.gather.parts import Wording
from app.gather.team import TEAM, team_cover
from app.gather.training_parts import MARKS, NOBODY, Names, counted
from app.labels import label
from app.report import content
from app.training_words import months

KIND = "Training calendar"


def training_calendar(
    db: Db, period: Period, wording: Wording, today: date
) -> content.TrainingCalendar:
    """All sessions of a quarter that the team can count on, with who gives them."""
    chosen, found = settings.current(db), training_quarters.of_day(db, period.starts)
    quarter = period if found is None else found.period
    standing = () if found is None else found.standing
    teller = _Teller(wording, Names(db, chosen, standing), standing)
    return content.TrainingCalendar(
        paper=chosen.paper.value,
        cover=team_cover(
            KIND, chosen, wording, today, copy_for=TEAM.casefold(), period=quarter.label
        ),
        title=f"Training plan, {months(quarter, wording)}",
        months=tuple(teller.month(first) for first in _firsts(quarter)),
        facts=teller.facts(),
        draft=training_parts.draft(None if found is None else found.plan.state),
        balance=() if found is None else training_parts.shares(found),
        closed=training_parts.closed(_closed(db, quarter, chosen), wording),
        undated=teller.undated(),
    )


@dataclass(frozen=True)
class _Teller:
    """Tells the trainings of a quarter: what is the same for all of them is said only once."""

    wording: Wording
    names: Names
    standing: Sequence[Training]

    def month(self, first: date) -> content.TrainingMonth:
        """The trainings of the month that begins on a day."""
        month = (first.year, first.month)
        found = [
            self._training(one, day)
            for one in self.standing
            if (day := one.session.planned_for) is not None and (day.year, day.month) == month
        ]
        return content.TrainingMonth(self.wording.month_name(first), tuple(found))

    def facts(self) -> tuple[str, ...]:
        """How many there are, and what is the same for all of them."""
        if not self.standing:
            return ()
        count, minutes = len(self.standing), self._same("minutes")
        each = " each" if count > 1 else ""
        zone, place = self._same("zone"), self._same("place")
        said = (
            counted(count, "session"),
            f"{training_parts.minutes(minutes)}{each}" if isinstance(minutes, int) else "",
            str(place or ""),
            f"times of {training_parts.city(str(zone))}" if zone else "",
        )
        return tuple(filter(None, said))

    def undated(self) -> tuple[str, ...]:
        """What has no day yet, with who gives it where that is known."""
        return tuple(
            f"{training_parts.topic(one)} ({giver})" if giver else training_parts.topic(one)
            for one in self.standing
            if one.session.planned_for is None
            for giver in (self.names.giver(one),)
        )

    def _training(self, one: Training, day: date) -> content.PlannedTraining:
        session, giver = one.session, self.names.giver(one)
        moved = session.moved_from
        return content.PlannedTraining(
            day=self.wording.weekday_in_month(day),
            time=session.starts_at,
            topic=training_parts.topic(one),
            given_by=giver or NOBODY,
            mark=MARKS[one.kind] if one.kind is not None else None,
            kind=label(one.kind) if one.kind is not None else "",
            minutes=self._unless_same("minutes", f"{session.minutes} min"),
            zone=self._unless_same("zone", training_parts.city(session.zone)),
            place=self._unless_same("place", session.place),
            moved=f"moved from {self.wording.weekday(moved)}" if moved else "",
            settled=bool(giver),
        )

    def _same(self, name: str) -> str | int | None:
        """What all trainings have in common; None where they differ."""
        found = {getattr(one.session, name) for one in self.standing}
        return found.pop() if len(found) == 1 else None

    def _unless_same(self, name: str, said: str) -> str:
        return said if self._same(name) is None else ""


def _firsts(quarter: Period) -> list[date]:
    """The first days of the months of a quarter."""
    first = quarter.starts
    found = []
    while first <= quarter.ends:
        found.append(first)
        first = (first + timedelta(days=31)).replace(day=1)
    return found


def _closed(db: Db, quarter: Period, chosen: Settings) -> dict[date, str]:
    """The days of a quarter without any session."""
    days = (quarter.starts, quarter.ends)
    public = public_holidays.between(chosen.country, chosen.region, *days)
    return closed_days.closed(db, *days, public)
