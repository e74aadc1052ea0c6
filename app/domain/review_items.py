"""What of the records is visible to the person in a review: gathered, and ticked off one by one."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, review_parts, settings, snippets
from app.domain.errors import Reason, Refused
from app.domain.kinds import PeriodKind, ReviewItemKind
from app.domain.models import Record, Review, ReviewItem
from app.domain.periods import period_of
from app.domain.review_allowed import RULES, About, Rule
from app.domain.review_full import period_from
from app.domain.review_timing import Slot
from app.domain.seek import Query

#: So much of a text is read to show how it begins, however long it is.
_BEGINS = 400
_BLANKS = " \t\n"

#: Records by their kind, and their ids; each kind is there.
Records = dict[ReviewItemKind, tuple[Record, ...]]
Ids = dict[ReviewItemKind, tuple[int, ...]]


@dataclass(frozen=True)
class Visible:
    """A record that the person will see in a review, or would if it were ticked.

    ``text`` is how it begins, on one line, empty where it says nothing; ``on`` is its day.
    """

    kind: ReviewItemKind
    record_id: int
    text: str
    on: date | None
    shown: bool


def belonging(db: Db, person_id: int, one: Slot, today: date) -> Records:
    """What of the records belongs in a person's review and may be read by them, as of today."""
    about = _about(db, person_id, one, today)
    return {kind: _belonging(db, RULES[kind], about) for kind in ReviewItemKind}


def candidates(db: Db, person_id: int, one: Slot, today: date) -> Ids:
    """The ids of what belongs there."""
    found = belonging(db, person_id, one, today)
    return {kind: tuple(record.id for record in records) for kind, records in found.items()}


def gather(db: Db, review_id: int, today: date) -> int:
    """Gather what the person is to see in a review, and say how much that is.

    What was gathered before stays ticked, or not, as it was; what does not belong there any more,
    is private by now or gone, is left out.
    """
    review = review_parts.prepared(db, review_id)
    found = candidates(db, review.person_id, _slot(db, review), today)
    wanted = {(kind, record_id) for kind, ids in found.items() for record_id in ids}
    there = {(item.kind, item.record_id): item for item in _items(db, review.id)}
    for key, item in there.items():
        if key not in wanted:
            db.delete(item)
    for kind, record_id in sorted(wanted - there.keys()):
        db.add(ReviewItem(review_id=review.id, kind=kind, record_id=record_id))
    db.flush()
    return len(wanted)


def visible(db: Db, review_id: int) -> tuple[Visible, ...]:
    """What was gathered and may still be read by the person, ticked or not, kind by kind."""
    review = commands.find(db, Review, review_id)
    ticks, about = _ticks(_items(db, review.id)), _about_review(db, review)
    return tuple(one for kind in ReviewItemKind for one in _seen(db, kind, about, ticks[kind]))


def whole(db: Db, review_id: int, kind: ReviewItemKind, record_id: int) -> str:
    """All that a gathered record says, part by part; empty where it may not be read any more."""
    about, rule = _about_review(db, commands.find(db, Review, review_id)), RULES[kind]
    query = sa.select(*rule.words).where(rule.record.id == record_id, rule.may(db, about))
    found = db.execute(query).first()
    return "\n\n".join(text.strip() for text in found or () if text and text.strip())


def show(db: Db, review_id: int, kind: ReviewItemKind, record_id: int, shown: bool) -> None:
    """Let the person see a record that was gathered, or not; refused for what they may not read."""
    review = review_parts.prepared(db, review_id)
    there = {(item.kind, item.record_id): item for item in _items(db, review.id)}
    item = there.get((kind, record_id))
    readable = _still(db, kind, _about_review(db, review), [record_id])
    if item is None or (shown and not readable):
        raise Refused(Reason.NOT_SHAREABLE_ITEM)
    commands.put(item, {"shown": shown})


def printed(db: Db, review_id: int) -> Records:
    """What is printed: what was gathered, is ticked, is there and may still be read by them."""
    review = commands.find(db, Review, review_id)
    about, ticks = _about_review(db, review), _ticks(_items(db, review.id))
    return {
        kind: _still(db, kind, about, [number for number, on in ticks[kind].items() if on])
        for kind in ReviewItemKind
    }


def _belonging(db: Db, rule: Rule, about: About) -> tuple[Record, ...]:
    """The records that a rule lets into a review, in the order of their days."""
    belongs = rule.belongs(about)
    if belongs is None:
        return ()
    query = sa.select(rule.record).where(rule.may(db, about), belongs)
    return tuple(db.scalars(query.order_by(rule.on, rule.record.id)))


def _still(db: Db, kind: ReviewItemKind, about: About, ids: Collection[int]) -> tuple[Record, ...]:
    """Those of these records that are there and may be read, whether or not they belong there."""
    if not ids:
        return ()
    rule = RULES[kind]
    query = sa.select(rule.record).where(rule.record.id.in_(ids), rule.may(db, about))
    return tuple(db.scalars(query.order_by(rule.on, rule.record.id)))


def _seen(db: Db, kind: ReviewItemKind, about: About, ticks: Mapping[int, bool]) -> list[Visible]:
    """The gathered records of a kind that may be read, with how each begins."""
    if not ticks:
        return []
    rule = RULES[kind]
    begins = [sa.func.substr(sa.func.ltrim(word, _BLANKS), 1, _BEGINS) for word in rule.words]
    query = sa.select(rule.record.id, rule.on, *begins).where(
        rule.record.id.in_(ticks), rule.may(db, about)
    )
    return [
        Visible(kind, number, snippets.cut(texts, Query()).text, on, ticks[number])
        for number, on, *texts in db.execute(query.order_by(rule.on, rule.record.id))
    ]


def _items(db: Db, review_id: int) -> Sequence[ReviewItem]:
    return db.scalars(sa.select(ReviewItem).where(ReviewItem.review_id == review_id)).all()


def _ticks(items: Iterable[ReviewItem]) -> dict[ReviewItemKind, dict[int, bool]]:
    """Whether each record is ticked, by its kind and id."""
    found: dict[ReviewItemKind, dict[int, bool]] = {kind: {} for kind in ReviewItemKind}
    for item in items:
        found[item.kind][item.record_id] = item.shown
    return found


def _slot(db: Db, review: Review) -> Slot:
    start = settings.current(db).fiscal_start
    return Slot(period_from(review.kind, review.starts_on, start), review.kind)


def _about(db: Db, person_id: int, one: Slot, today: date) -> About:
    start = settings.current(db).fiscal_start
    half = period_of(PeriodKind.HALF, one.period.starts, start)
    return About(person_id, one, half, today)


def _about_review(db: Db, review: Review) -> About:
    """What a review is about, as of the day on which its numbers stand still."""
    one = _slot(db, review)
    return _about(db, review.person_id, one, review.prepared_on or one.period.ends)
