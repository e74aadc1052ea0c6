"""The scorecard of the team: who stands where in a period, what is out of range first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain import figures, metrics, people, scorecards, settings, standings
from app.domain.figures import Book
from app.domain.kinds import PeriodKind, Standing
from app.domain.models import Metric, Person
from app.domain.periods import Period
from app.domain.scorecards import PersonIndex
from app.domain.spans import Span, span
from app.domain.standings import Stand
from app.gather import numbers, parts, team
from app.gather.parts import Wording
from app.labels import label
from app.report import content

KIND = "Team scorecard"
_MARKS: dict[Standing, content.Mark] = {
    Standing.OFF_TRACK: "off_track",
    Standing.SLIPPING: "slipping",
    Standing.NOT_REPORTED: "not_reported",
}
#: A dash is short for "not reported" where there is no room for words.
_DASH = "–"


@dataclass(frozen=True)
class _Read:
    """What was read of everybody, and the complete periods by which each number stands."""

    book: Book
    people: Sequence[Person]
    metrics: Sequence[Metric]
    spans: dict[PeriodKind, Span]
    period: Period
    wording: Wording

    @property
    def who(self) -> list[int]:
        """Everybody's id."""
        return [person.id for person in self.people]


def team_scorecard(
    db: Session, period: Period, wording: Wording, today: date
) -> content.TeamScorecard:
    """People against numbers over a period, for the manager alone."""
    chosen, seen = settings.current(db), numbers.seen_on(period, today)
    read = _read(db, period, seen, wording)
    indices = {one.person.id: one for one in scorecards.of_team(db, period)}
    found = standings.exceptions(db, seen)
    return content.TeamScorecard(
        paper=chosen.paper.value,
        cover=team.team_cover(
            *(KIND, chosen, wording, today), copy_for=chosen.manager, period=period.label
        ),
        figures=_figures(found) if read.metrics else (),
        exceptions=(*_out(found, wording), *_silent(found)),
        numbers=tuple(metric.name for metric in read.metrics),
        lines=tuple(_lines(read, indices)) if read.metrics else (),
        definitions=numbers.definitions(db, read.metrics, wording),
    )


def _read(db: Session, period: Period, seen: date, wording: Wording) -> _Read:
    chosen, everybody, wanted = settings.current(db), people.team(db), metrics.listed(db)
    spans = {kind: span(kind, seen, chosen) for kind in metrics.FREQUENCIES}
    first = min(period.starts, *(over.judged[0].starts for over in spans.values()))
    who = [person.id for person in everybody]
    book = figures.read(db, wanted, who, first, max(seen, period.ends))
    return _Read(book, everybody, wanted, spans, period, wording)


def _lines(read: _Read, indices: dict[int, PersonIndex]) -> Iterable[content.TeamLine]:
    for person in read.people:
        whole = indices.get(person.id)
        value = None if whole is None else whole.index.value
        yield content.TeamLine(
            name=person.called,
            cells=tuple(_cell(read, metric, [person.id]) for metric in read.metrics),
            index="" if value is None else read.wording.percent(value),
            points="" if whole is None or value is None else str(whole.index.based_on),
        )
    if len(read.people) > 1:
        cells = tuple(_cell(read, metric, read.who, alone=False) for metric in read.metrics)
        yield content.TeamLine(team.TEAM, cells, together=True)


def _cell(
    read: _Read, metric: Metric, who: Sequence[int], *, alone: bool = True
) -> content.TeamCell:
    over = read.spans[metric.frequency]
    figure = (
        read.book.of_person(metric, who[0], read.period)
        if alone
        else read.book.of_team(metric, who, read.period)
    )
    standing = standings.stand(read.book, metric, who, over.judged, alone=alone)
    text = numbers.said(figure, metric, read.wording) if figure.amount is not None else _DASH
    return content.TeamCell(text, _MARKS.get(standing, ""))


def _figures(found: Sequence[Stand]) -> tuple[content.Figure, ...]:
    """How many numbers are not in range, and of how many people."""
    out = [one for one in found if one.standing is not Standing.NOT_REPORTED]
    return (
        *(
            content.Figure(label(standing), str(sum(one.standing is standing for one in found)))
            for standing in (Standing.OFF_TRACK, Standing.SLIPPING, Standing.NOT_REPORTED)
        ),
        content.Figure("People with an exception", str(len({one.person.id for one in out}))),
    )


def _out(found: Sequence[Stand], wording: Wording) -> Iterable[content.Out]:
    """A line for each number that is not in range."""
    for one in found:
        if one.standing is not Standing.NOT_REPORTED:
            latest = [numbers.said(figure, one.metric, wording) for _, figure in one.counted]
            yield content.Out(
                standing=label(one.standing),
                person=one.person.called,
                number=f"{one.metric.name}, {numbers.EVERY[one.metric.frequency]}",
                latest=" · ".join(_DASH if said == parts.NOT_REPORTED else said for said in latest),
                target=numbers.aimed(one.latest.aim, one.metric, wording),
            )


def _silent(found: Sequence[Stand]) -> Iterable[content.Out]:
    """A line for each person with all that they did not report."""
    silent: dict[int, list[Stand]] = {}
    for one in found:
        if one.standing is Standing.NOT_REPORTED:
            silent.setdefault(one.person.id, []).append(one)
    for of_one in silent.values():
        names = ", ".join(one.metric.name for one in of_one)
        yield content.Out(label(Standing.NOT_REPORTED), of_one[0].person.called, names)
