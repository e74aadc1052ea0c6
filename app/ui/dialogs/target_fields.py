"""What is asked about a target or a quota, and how either is written."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app.domain import grid
from app.domain.grid import Shown
from app.domain.kinds import Better, Nature
from app.domain.names import fold
from app.domain.periods import next_period, period_of
from app.ui.dialogs.measured import Measured
from app.ui.editors import Choice, Text
from app.ui.field import Field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.aims import Aim
    from app.domain.models import Metric, Person, Settings, Target
    from app.domain.periods import Period
    from app.formats import Formats
    from app.journal import Journal

EVERYBODY = "Everybody"
ANY_ROLE = "Any role"
FOR_GOOD = "For good"
#: So many periods before and after the current one can be chosen.
_AROUND = 13


def now(metric: Metric, chosen: Settings) -> Period:
    """The period of a metric that is under way."""
    return period_of(metric.frequency, date.today(), chosen.fiscal_start, chosen.week_start)


def periods(metric: Metric, chosen: Settings) -> list[Period]:
    """The periods from or until which something can be aimed at."""
    here = now(metric, chosen)
    steps = range(-_AROUND, _AROUND + 1)
    return [next_period(here, step, chosen.fiscal_start, chosen.week_start) for step in steps]


def of_target(
    metric: Metric,
    team: Sequence[Person],
    chosen: Settings,
    formats: Formats,
    values: Mapping[str, Any],
) -> tuple[Field, ...]:
    """The form of a target; ``values`` are what it begins with."""
    known = periods(metric, chosen)
    starts = _days([(one.starts, one.label) for one in known], values.get("starts_on"), formats)
    ends = _days([(one.ends, one.label) for one in known], values.get("ends_on"), formats)
    number = partial(Measured, metric.unit, formats)
    is_range = metric.better is Better.RANGE
    fields = [
        Field("person_id", "For", partial(Choice, _people(team), EVERYBODY)),
        Field("role", "Of the role", partial(Choice, roles(team), ANY_ROLE)),
        Field("amount", "From" if is_range else "Target", number),
    ]
    if is_range:
        fields.append(Field("upper", "To", number))
    fields += [
        Field("starts_on", "Beginning with", partial(Choice, starts)),
        Field("ends_on", "Until the end of", partial(Choice, ends, FOR_GOOD)),
    ]
    help_ = "For me. Needed where more volume is wanted while quality is off track."
    why = help_ if metric.nature is Nature.VOLUME else "For me."
    fields.append(Field("reason", "Why", partial(Text, rows=2), why, wide=True, private=True))
    return tuple(fields)


def of_quota(
    metric: Metric, team: Sequence[Person], chosen: Settings, formats: Formats
) -> tuple[Field, ...]:
    """The form of a quota, which is always one salesperson's (practice S4-07)."""
    known = [(one.key, one.label) for one in periods(metric, chosen)]
    return (
        Field("person_id", "Whose", partial(Choice, _people(team), "Choose a salesperson")),
        Field("period", "For", partial(Choice, known)),
        Field("amount", "Quota", partial(Measured, metric.unit, formats), "Empty takes it back."),
    )


def quotas(
    journal: Journal, metric: Metric, chosen: Settings
) -> list[tuple[Person, tuple[Period, Period], tuple[Aim | None, ...]]]:
    """Everybody's quota of the current period and the next."""
    after = next_period(now(metric, chosen), 1, chosen.fiscal_start, chosen.week_start)
    shown = Shown(metric.frequency, after.starts, count=2)
    found = journal.ask(grid.of_metric, metric.id, shown, date.today())
    both = found.span.shown[0], found.span.shown[1]
    return [
        (line.person, both, tuple(figure.aim for figure in line.figures))
        for line in found.lines
        if line.person is not None
    ]


def amount_words(metric: Metric, target: Target, formats: Formats) -> str:
    """``10 or more``, ``3 or less``, ``5% to 15%``."""
    lower = formats.amount(target.amount, metric.unit)
    if metric.better is Better.RANGE and target.upper is not None:
        return f"{lower} to {formats.amount(target.upper, metric.unit)}"
    return f"{lower} {'or more' if metric.better is Better.UP else 'or less'}"


def _people(team: Sequence[Person]) -> list[tuple[int, str]]:
    return [(person.id, person.name) for person in team]


def roles(team: Sequence[Person]) -> list[tuple[str, str]]:
    """The roles on the team, each once whatever its spelling."""
    known = {fold(person.role): person.role for person in reversed(team) if person.role}
    return [(role, role) for _, role in sorted(known.items())]


def _days(
    known: Sequence[tuple[date, str]], kept: date | None, formats: Formats
) -> list[tuple[date, str]]:
    """Days to choose by their period; one that was set otherwise stays to choose."""
    found = [
        (day, f"{label[:1].upper()}{label[1:]}, {formats.short_day(day)} {day.year}")
        for day, label in known
    ]
    if kept is not None and kept not in {day for day, _ in found}:
        found.insert(0, (kept, formats.day(kept)))
    return found
