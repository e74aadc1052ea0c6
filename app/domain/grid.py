"""The grid of numbers: metrics x people x periods, cut along any two of them.

One person's metrics by period, one metric's people by period, the team's metrics by period, and
for one period people against metrics.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import figures, metrics, people, settings, standings
from app.domain.figures import Book, Figure
from app.domain.kinds import PeriodKind, Standing
from app.domain.models import Metric, Person, Value
from app.domain.periods import Period
from app.domain.spans import Span, span
from app.domain.standings import stand

#: So many people are shown at first; the rest when asked for.
MOST_PEOPLE = 40


@dataclass(frozen=True)
class Line:
    """One number of one person, or of the team where ``person`` is None, period by period.

    ``trailing`` are its averages over a short and a long time, of complete periods alone.
    """

    metric: Metric
    person: Person | None
    figures: tuple[Figure, ...]
    trailing: tuple[Figure, Figure]
    standing: Standing


@dataclass(frozen=True)
class Grid:
    """Lines against periods. ``left_out`` are numbers that are reported less often than shown.

    ``more`` people have not been read.
    """

    span: Span
    lines: tuple[Line, ...]
    left_out: tuple[Metric, ...] = ()
    more: int = 0


@dataclass(frozen=True)
class CrossLine:
    """The numbers of one person in one period, or of the team where ``person`` is None."""

    person: Person | None
    figures: tuple[Figure, ...]
    standings: tuple[Standing, ...]


@dataclass(frozen=True)
class Cross:
    """People against metrics in one period; the team comes last."""

    period: Period
    metrics: tuple[Metric, ...]
    lines: tuple[CrossLine, ...]
    left_out: tuple[Metric, ...] = ()
    more: int = 0


@dataclass(frozen=True)
class Shown:
    """What part of time is shown: periods of ``kind`` up to ``until``, or up to now."""

    kind: PeriodKind = PeriodKind.WEEK
    until: date | None = None
    hide_current: bool = False
    count: int | None = None


def of_person(db: Db, person_id: int, shown: Shown, today: date) -> Grid:
    """One person's numbers, period by period."""
    return _grid(db, [people.get(db, person_id)], shown, today, together=False)


def of_team(db: Db, shown: Shown, today: date) -> Grid:
    """The team's numbers together, period by period."""
    return _grid(db, people.team(db), shown, today, together=True)


def of_metric(
    db: Db, metric_id: int, shown: Shown, today: date, *, most: int = MOST_PEOPLE
) -> Grid:
    """One number of everybody on the team, period by period; the team's stands last.

    Whoever left since then is part of the team's number, and has no line of their own.
    """
    metric, near = metrics.get(db, metric_id), people.team(db, most)
    over = _span(db, shown, today)
    if not standings.shorter(metric.frequency, shown.kind):
        return Grid(over, (), (metric,))
    who = _whom(db, near, over.first)
    book = figures.read(db, [metric], who, over.first, over.last)
    lines = [_line(book, metric, [person.id], over, person) for person in near]
    more = people.team_size(db) - len(near)
    if len(lines) > 1 and not more:
        lines.append(_line(book, metric, who, over, None))
    return Grid(over, tuple(lines), more=more)


def of_period(db: Db, shown: Shown, today: date, *, most: int = MOST_PEOPLE) -> Cross:
    """People against metrics in the last period shown; how each stands by the three before."""
    over = _span(db, shown, today)
    wanted, left_out = _parted(db, shown.kind)
    near = people.team(db, most)
    who = _whom(db, near, over.judged[0].starts)
    book = figures.read(db, wanted, who, over.judged[0].starts, over.last)
    period = over.shown[-1]
    lines = [
        CrossLine(
            person,
            tuple(book.of_person(metric, person.id, period) for metric in wanted),
            tuple(stand(book, metric, [person.id], over.judged, alone=True) for metric in wanted),
        )
        for person in near
    ]
    more = people.team_size(db) - len(near)
    if len(lines) > 1 and not more:
        together = tuple(book.of_team(metric, who, period) for metric in wanted)
        stood = tuple(stand(book, metric, who, over.judged, alone=False) for metric in wanted)
        lines.append(CrossLine(None, together, stood))
    return Cross(period, tuple(wanted), tuple(lines), tuple(left_out), more)


def is_behind(db: Db, kind: PeriodKind, today: date) -> bool:
    """Whether the last complete period was reported and the one under way is still blank."""
    before, now = span(kind, today, settings.current(db), count=2).shown
    wanted = [metric.id for metric in _parted(db, kind)[0]]

    def is_reported(period: Period) -> bool:
        query = sa.select(Value.id).where(
            Value.metric_id.in_(wanted),
            Value.starts_on.between(period.starts, period.ends),
            Value.amount.is_not(None),
        )
        return db.scalar(query.limit(1)) is not None

    return not is_reported(now) and is_reported(before)


def _grid(db: Db, team: Sequence[Person], shown: Shown, today: date, *, together: bool) -> Grid:
    over = _span(db, shown, today)
    wanted, left_out = _parted(db, shown.kind)
    who = _whom(db, team, over.first) if together else [person.id for person in team]
    book = figures.read(db, wanted, who, over.first, over.last)
    person = None if together else team[0]
    lines = tuple(_line(book, metric, who, over, person) for metric in wanted)
    return Grid(over, lines, tuple(left_out))


def _whom(db: Db, team: Sequence[Person], since: date) -> list[int]:
    """Whose numbers are the team's: those on it, and those who left it since a day."""
    return [person.id for person in (*team, *people.left_since(db, since))]


def _parted(db: Db, kind: PeriodKind) -> tuple[list[Metric], list[Metric]]:
    every = metrics.listed(db)
    fits = [metric for metric in every if standings.shorter(metric.frequency, kind)]
    return fits, [metric for metric in every if metric not in fits]


def _line(
    book: Book, metric: Metric, who: Sequence[int], over: Span, person: Person | None
) -> Line:
    alone = person is not None
    short, long = over.trailing
    return Line(
        metric=metric,
        person=person,
        figures=tuple(book.of(metric, who, period, alone=alone) for period in over.shown),
        trailing=(
            book.trailing(metric, who, short, alone=alone),
            book.trailing(metric, who, long, alone=alone),
        ),
        standing=stand(book, metric, who, over.judged, alone=alone),
    )


def _span(db: Db, shown: Shown, today: date) -> Span:
    return span(
        shown.kind,
        today,
        settings.current(db),
        until=shown.until,
        count=shown.count,
        hide_current=shown.hide_current,
    )
