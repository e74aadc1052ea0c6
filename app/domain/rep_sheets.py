"""The reps' own sheets: gathered from the journal before they go out, taken in as they return."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from sqlalchemy.orm import Session as Db

from app.domain import figures, metrics, people, settings, taking_in_figures
from app.domain.figures import Book
from app.domain.incoming import Action
from app.domain.incoming_figures import FigureMatch, FiguresHere
from app.domain.kinds import EnteredBy, Unit
from app.domain.models import Metric, Settings
from app.domain.periods import Period, next_period, period_of
from app.domain.rep_sheet import RepSheet, SheetBlock, SheetRow

#: How many weeks a sheet reaches: a quarter's.
USUAL_WEEKS = 13
MOST_WEEKS = 53
_UNITS = {
    Unit.COUNT: "",
    Unit.PERCENT: "%",
    Unit.HOURS: "hours",
    Unit.DAYS: "days",
    Unit.POINTS: "points",
}


def mark(db: Db) -> str:
    """What tells this journal's sheets from another's, and nothing else."""
    made = settings.current(db).created_at
    return sha256(f"touchline {made.isoformat()}".encode()).hexdigest()[:12]


def gather(db: Db, who: Sequence[int], day: date, weeks: int = USUAL_WEEKS) -> tuple[RepSheet, ...]:
    """The sheets of these people for ``weeks`` from the week that holds ``day``.

    Only what somebody reports stands on them: a ratio and the revenue are known without them.
    """
    chosen = settings.current(db)
    entered = metrics.entered(db)
    spans = _spans(day, weeks, chosen)
    every = [period for periods in spans.values() for period in periods]
    first, last = min(one.starts for one in every), max(one.ends for one in every)
    book = figures.read(db, entered, who, first, last)
    said = {one.metric_id: one.text for one in metrics.current_definitions(db).values()}
    own = mark(db)
    return tuple(
        RepSheet(
            mark=own,
            person_id=person.id,
            name=person.name,
            manager=chosen.manager,
            currency=chosen.currency,
            paper=chosen.paper,
            blocks=_blocks(book, entered, spans, said, person.id),
        )
        for person in (people.get(db, one) for one in who)
    )


def here(db: Db, today: date) -> FiguresHere:
    """What the journal knows that returned sheets are matched by."""
    return replace(taking_in_figures.here(db, today), mark=mark(db))


def take_in(db: Db, matches: Sequence[FigureMatch], today: date) -> Mapping[Action, int]:
    """Record what the reps brought: only what is new or differs is theirs."""
    return taking_in_figures.take_in(db, matches, today, entered_by=EnteredBy.REP_SHEET)


def _spans(day: date, weeks: int, chosen: Settings) -> dict[str, tuple[Period, ...]]:
    """The periods of each interval that end within the weeks of a sheet, weeks first."""
    fiscal, week = chosen.fiscal_start, chosen.week_start
    first = period_of(metrics.FREQUENCIES[0], day, fiscal, week)
    last = next_period(first, weeks - 1, fiscal, week)
    found = {}
    for kind in metrics.FREQUENCIES:
        periods = [period_of(kind, first.ends, fiscal, week)]
        while periods[-1].ends < last.ends:
            periods.append(next_period(periods[-1], 1, fiscal, week))
        found[kind.value] = tuple(periods)
    return found


def _blocks(
    book: Book,
    entered: Sequence[Metric],
    spans: Mapping[str, tuple[Period, ...]],
    said: Mapping[int, str],
    person_id: int,
) -> tuple[SheetBlock, ...]:
    found = []
    for kind in metrics.FREQUENCIES:
        periods = spans[kind.value]
        rows = tuple(
            _row(book, metric, said.get(metric.id, ""), person_id, periods)
            for metric in entered
            if metric.frequency is kind
        )
        if rows:
            found.append(SheetBlock(kind, periods, rows))
    return tuple(found)


def _row(
    book: Book, metric: Metric, definition: str, person_id: int, periods: Sequence[Period]
) -> SheetRow:
    found = {period.starts: book.of_person(metric, person_id, period) for period in periods}
    aim = next((one.aim for one in found.values() if one.aim is not None), None)
    amounts = {
        starts: one.amount for starts, one in found.items() if one.amount is not None or one.said
    }
    counts = book.chosen.currency if metric.unit is Unit.MONEY else _UNITS[metric.unit]
    return SheetRow(
        metric_id=metric.id,
        name=metric.name,
        unit=metric.unit,
        counts=counts or metric.counts,
        definition=definition,
        target=None if aim is None else aim.amount,
        upper=None if aim is None else aim.upper,
        amounts=amounts,
    )
