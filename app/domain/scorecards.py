"""The scorecard of a role: what its numbers weigh, and how somebody stands by it.

An index is counted from what has a value, and says on how many of a hundred points it is based.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import aims, commands, figures, metrics, people, scoring, settings
from app.domain.errors import Reason, Refused
from app.domain.figures import Book, Figure
from app.domain.kinds import Standing
from app.domain.models import Metric, Person, Scorecard, ScorecardItem
from app.domain.names import fold
from app.domain.periods import Period
from app.domain.scoring import Index, Item
from app.domain.spans import span
from app.domain.standings import stand

#: The points that the weights of a scorecard make together.
WHOLE = 100
#: No more numbers than this are put before anybody at once.
AT_ONCE = 6


@dataclass(frozen=True)
class InFull:
    """A scorecard with its items, each a metric and its weight."""

    scorecard: Scorecard
    items: tuple[tuple[Metric, int], ...]


@dataclass(frozen=True)
class Scored:
    """One item of somebody's scorecard; ``score`` is None where there is nothing to score."""

    metric: Metric
    weight: int
    figure: Figure
    score: float | None


@dataclass(frozen=True)
class PersonIndex:
    """How somebody stands in a period, with the rows that the index was counted from."""

    person: Person
    period: Period
    index: Index
    items: tuple[Scored, ...]
    cap: int = WHOLE


@dataclass(frozen=True)
class Headline:
    """A number worth having in mind: the last complete periods of it, oldest first."""

    metric: Metric
    standing: Standing
    history: tuple[tuple[Period, Figure], ...]

    @property
    def latest(self) -> tuple[Period, Figure]:
        """The last complete period."""
        return self.history[-1]


def listed(db: Db) -> Sequence[InFull]:
    """Every scorecard: that of everybody first, then by role."""
    cards = db.scalars(sa.select(Scorecard).order_by(Scorecard.role, Scorecard.id)).all()
    known = {metric.id: metric for metric in metrics.listed(db, retired=True)}
    items = db.scalars(
        sa.select(ScorecardItem).order_by(ScorecardItem.position, ScorecardItem.id)
    ).all()
    return [
        InFull(
            card,
            tuple((known[i.metric_id], i.weight) for i in items if i.scorecard_id == card.id),
        )
        for card in cards
    ]


def for_role(cards: Sequence[InFull], role: str) -> InFull | None:
    """The scorecard of a role, else that of everybody; None where there is neither."""
    by_role = {fold(card.scorecard.role): card for card in cards}
    return by_role.get(fold(role)) or by_role.get("")


def save(
    db: Db,
    role: str,
    weights: Mapping[int, int],
    *,
    cap: int = WHOLE,
    scorecard_id: int | None = None,
) -> Scorecard:
    """Keep a scorecard: the weight of each metric, in their order, 100 points in all."""
    card = Scorecard() if scorecard_id is None else commands.find(db, Scorecard, scorecard_id)
    for other in db.scalars(sa.select(Scorecard)):
        if other is not card and fold(other.role) == fold(role):
            raise Refused(Reason.SAME_SCORECARD, "role", other.role or "everybody")
    if not WHOLE <= cap <= 300:
        raise Refused(Reason.NOT_A_CAP, "cap")
    if any(weight <= 0 for weight in weights.values()):
        raise Refused(Reason.NOT_POSITIVE, "weights")
    if sum(weights.values()) != WHOLE:
        raise Refused(Reason.WEIGHTS_NOT_100, "weights", str(sum(weights.values())))
    commands.put(card, {"role": role.strip(), "cap": cap})
    db.add(card)
    db.flush()
    _put_items(db, card, weights)
    return card


def delete(db: Db, scorecard_id: int) -> None:
    """Delete a scorecard; what was reported stays."""
    commands.delete(db, commands.find(db, Scorecard, scorecard_id))


def of_person(db: Db, person_id: int, period: Period) -> PersonIndex | None:
    """How somebody stands in a period; None where no scorecard is theirs."""
    found = _indices(db, [people.get(db, person_id)], period)
    return found[0] if found else None


def of_team(db: Db, period: Period, *, most: int | None = None) -> list[PersonIndex]:
    """How each one on the team stands who has a scorecard, by name; of the first ``most``."""
    return _indices(db, people.team(db, most), period)


def headlines(db: Db, person_id: int, today: date, most: int = AT_ONCE) -> tuple[Headline, ...]:
    """The few numbers of somebody that weigh most, with how they went lately.

    Where no scorecard is theirs, the first ones that were reported.
    """
    person, chosen = people.get(db, person_id), settings.current(db)
    card = for_role(listed(db), person.role)
    wanted = [m for m, _ in sorted(card.items, key=lambda item: -item[1])] if card else []
    wanted = [metric for metric in wanted or metrics.listed(db) if metric.retired_on is None]
    found: list[Headline] = []
    spans = {kind: span(kind, today, chosen) for kind in metrics.FREQUENCIES}
    first = min(over.first for over in spans.values())
    book = figures.read(db, wanted, [person_id], first, today)
    for metric in wanted:
        over = spans[metric.frequency]
        history = tuple((p, book.of_person(metric, person_id, p)) for p in over.complete)
        if card or any(figure.amount is not None for _, figure in history):
            standing = stand(book, metric, [person_id], over.judged, alone=True)
            found.append(Headline(metric, standing, history))
    return tuple(found[:most])


def _put_items(db: Db, card: Scorecard, weights: Mapping[int, int]) -> None:
    query = sa.select(ScorecardItem).where(ScorecardItem.scorecard_id == card.id)
    there = {item.metric_id: item for item in db.scalars(query)}
    for metric_id, item in there.items():
        if metric_id not in weights:
            commands.delete(db, item)
    for place, (metric_id, weight) in enumerate(weights.items()):
        metrics.get(db, metric_id)
        kept = there.get(metric_id)
        if kept is None:
            kept = ScorecardItem(scorecard_id=card.id, metric_id=metric_id, weight=weight)
            db.add(kept)
        commands.put(kept, {"weight": weight, "position": place})


def _indices(db: Db, team: Sequence[Person], period: Period) -> list[PersonIndex]:
    cards = listed(db)
    own = [(person, card) for person in team if (card := for_role(cards, person.role)) is not None]
    wanted = {metric.id: metric for _, card in own for metric, _ in card.items}
    who = [person.id for person, _ in own]
    book = figures.read(db, list(wanted.values()), who, period.starts, period.ends)
    return [_index(book, person, card, period) for person, card in own]


def _index(book: Book, person: Person, card: InFull, period: Period) -> PersonIndex:
    items = tuple(
        _scored(book.of_person(metric, person.id, period), metric, weight, card.scorecard.cap)
        for metric, weight in card.items
    )
    index = scoring.index([Item(one.weight, one.score) for one in items], card.scorecard.cap)
    return PersonIndex(person, period, index, items, card.scorecard.cap)


def _scored(figure: Figure, metric: Metric, weight: int, cap: int) -> Scored:
    return Scored(metric, weight, figure, aims.score(metric, figure.amount, figure.fair, cap))
