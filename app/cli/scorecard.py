"""``scorecard``: the numbers of a period, of one person or of everybody on the team."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from app.cli import access
from app.cli.people import named
from app.cli.saying import Stopped, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from app.domain.figures import Figure
    from app.domain.models import Metric, Person
    from app.domain.periods import Period
    from app.domain.scorecards import PersonIndex
    from app.formats import Formats
    from app.journal import Journal

_WEEK = re.compile(r"(\d{4})[- ]?W(\d{1,2})", re.I)
_NOT_REPORTED = "not reported"


def scorecard(options: argparse.Namespace) -> None:
    """Say how everybody stands in a period, or one person number by number."""
    from app.domain import people, scorecards, settings
    from app.formats import Formats

    with access.reading(options) as journal:
        chosen = journal.ask(settings.current)
        period = _period(options.period, chosen.fiscal_start, chosen.week_start)
        whom: Sequence[Person] = journal.ask(people.team)
        if options.person is not None:
            row = named(journal.ask(people.roster), options.person)
            whom = [journal.ask(people.get, row.id)]
        found: Sequence[PersonIndex | None]
        if options.person is None:
            found = journal.ask(scorecards.of_team, period)
        else:
            found = [journal.ask(scorecards.of_person, whom[0].id, period)]
        indices = {one.person.id: one for one in found if one is not None}
        numbers = _numbers(journal, whom, period)
    formats = Formats(chosen.currency, chosen.language)
    if options.json:
        told = [
            _as_json(person, period, indices.get(person.id), numbers[person.id], chosen.currency)
            for person in whom
        ]
        say(json.dumps(told, indent=2))
        return
    for person in whom:
        say(f"{person.name} · {period.label} · {_index(indices.get(person.id))}")
        if options.person is not None:
            for metric, figure in numbers[person.id]:
                say(_line(metric, figure, formats))
    if not whom:
        say("Nobody is on the team yet.")


def _period(text: str, fiscal_start: int, week_start: int) -> Period:
    """The period that is meant, weeks included. Raises Stopped."""
    from app.domain.kinds import PeriodKind
    from app.exchange.dates import DateOrder
    from app.exchange.period_words import PeriodReader

    reader = PeriodReader(fiscal_start, week_start, DateOrder.DAY_FIRST)
    # The journal counts the weeks of its own year, which is what its window shows.
    own = _WEEK.sub(r"FY\1 W\2", text.strip())
    try:
        return reader.read(own, PeriodKind.MONTH)
    except ValueError as error:
        example = "such as 2026-Q3, 2026-11 or 2026-W47"
        raise Stopped(f"{str(error).rstrip('.')}, {example}.") from None


def _numbers(
    journal: Journal, whom: Sequence[Person], period: Period
) -> dict[int, list[tuple[Metric, Figure]]]:
    """Each metric that is reported at least as often as the period is long, by person."""
    from app.domain import figures, metrics, standings

    wanted = [
        metric
        for metric in journal.ask(metrics.listed)
        if standings.shorter(metric.frequency, period.kind)
    ]
    who = [person.id for person in whom]
    book = journal.ask(figures.read, wanted, who, period.starts, period.ends)
    return {
        person_id: [(metric, book.of_person(metric, person_id, period)) for metric in wanted]
        for person_id in who
    }


def _index(found: PersonIndex | None) -> str:
    if found is None:
        return "no scorecard"
    index = found.index
    if index.value is None:
        return _NOT_REPORTED
    based = f"based on {index.based_on} of {index.of} points"
    return f"index {index.value:.0%}, {based}"


def _line(metric: Metric, figure: Figure, formats: Formats) -> str:
    return "  " + " · ".join(_words(metric, figure, formats))


def _words(metric: Metric, figure: Figure, formats: Formats) -> Iterator[str]:
    yield metric.name
    if figure.amount is None:
        yield _NOT_REPORTED
    else:
        yield formats.amount(figure.amount, metric.unit)
    if figure.aim is not None:
        aims = (figure.aim.amount, figure.aim.upper)
        said = " to ".join(formats.amount(aim, metric.unit) for aim in aims if aim is not None)
        yield f"target {said}"
    if 0 < figure.reported < figure.parts:
        yield f"{figure.reported} of {figure.parts} reported"
    if figure.missed:
        yield "missed"


def _as_json(
    person: Person,
    period: Period,
    found: PersonIndex | None,
    numbers: Sequence[tuple[Metric, Figure]],
    currency: str,
) -> dict[str, Any]:
    """What other programs read; a number that was not reported is null."""
    weights = {} if found is None else {one.metric.id: one for one in found.items}
    return {
        "person": person.name,
        "period": period.key,
        "index": None if found is None else found.index.value,
        "based_on": 0 if found is None else found.index.based_on,
        "of": 0 if found is None else found.index.of,
        "numbers": [
            {
                **_number(metric, figure, currency),
                "weight": weights[metric.id].weight if metric.id in weights else None,
                "score": weights[metric.id].score if metric.id in weights else None,
            }
            for metric, figure in numbers
        ],
    }


def _number(metric: Metric, figure: Figure, currency: str) -> dict[str, Any]:
    from app.domain.measure import as_number

    def number(amount: int | None) -> float | None:
        return None if amount is None else float(as_number(amount, metric.unit, currency))

    aim = figure.aim
    return {
        "metric": metric.name,
        "unit": metric.unit.value,
        "value": number(figure.amount),
        "target": None if aim is None else number(aim.amount),
        "upper": None if aim is None else number(aim.upper),
        "hit": figure.hit,
        "reported": figure.reported,
        "of": figure.parts,
    }
