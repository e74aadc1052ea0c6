"""How numbers stand by their last three periods, and which of them want attention."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import figures, metrics, people, scoring, settings
from app.domain.figures import Book, Figure
from app.domain.kinds import AT_WORK, PeriodKind, Standing
from app.domain.models import Metric, Person
from app.domain.periods import Period
from app.domain.spans import Span, span

#: What stands so is shown where only exceptions are (practice S1-16).
EXCEPTIONS = frozenset({Standing.OFF_TRACK, Standing.SLIPPING, Standing.NOT_REPORTED})


@dataclass(frozen=True)
class Stand:
    """How one number of one person stands, with the periods it was counted from."""

    person: Person
    metric: Metric
    standing: Standing
    counted: tuple[tuple[Period, Figure], ...]

    @property
    def latest(self) -> Figure:
        """The last complete period."""
        return self.counted[-1][1]


def stand(
    book: Book, metric: Metric, who: Sequence[int], judged: Sequence[Period], *, alone: bool
) -> Standing:
    """How a number of one person, or of several together, stands by some complete periods."""
    each = [book.of(metric, who, period, alone=alone) for period in judged]
    return scoring.standing([_judge(metric, one) for one in each])


def of_metric(db: Db, metric: Metric, who: Sequence[int], today: date) -> Standing:
    """The same, read from the journal, at the interval in which the number is reported."""
    over = span(metric.frequency, today, settings.current(db))
    book = figures.read(db, [metric], who, over.judged[0].starts, over.judged[-1].ends)
    return stand(book, metric, who, over.judged, alone=len(who) == 1)


def exceptions(db: Db, today: date) -> list[Stand]:
    """What is not in range, of everybody on the team: off track first, then slipping.

    Nothing is said of what is in range. What nobody reported is listed last.
    """
    chosen, team = settings.current(db), people.team(db)
    found: list[Stand] = []
    for kind in metrics.FREQUENCIES:
        wanted = [metric for metric in metrics.listed(db) if metric.frequency is kind]
        if wanted:
            found += _exceptions(db, wanted, team, span(kind, today, chosen))
    order = list(Standing)
    return sorted(found, key=lambda one: order.index(one.standing))


def _exceptions(
    db: Db, wanted: Sequence[Metric], team: Sequence[Person], over: Span
) -> list[Stand]:
    who = [person.id for person in team]
    book = figures.read(db, wanted, who, over.judged[0].starts, over.judged[-1].ends)
    found = []
    for person in team:
        if person.status not in AT_WORK:
            continue
        for metric in wanted:
            each = [book.of(metric, [person.id], period, alone=True) for period in over.judged]
            standing = scoring.standing([_judge(metric, one) for one in each])
            if standing in EXCEPTIONS:
                counted = tuple(zip(over.judged, each, strict=True))
                found.append(Stand(person, metric, standing, counted))
    return found


def _judge(metric: Metric, found: Figure) -> scoring.Judged:
    aim = found.aim if found.amount is None else found.fair
    if aim is None:
        return scoring.Judged(has_target=False)
    return scoring.judge(metric.better, found.amount, aim.amount, aim.upper)


def shorter(kind: PeriodKind, other: PeriodKind) -> bool:
    """Whether what is reported at the interval ``kind`` can be shown by ``other``."""
    order = list(PeriodKind)
    return order.index(kind) <= order.index(other)
