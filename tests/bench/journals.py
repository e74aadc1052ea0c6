"""Journals to measure on: the same rows every time, put in through the driver."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from app import journal_file
from app.domain.kinds import (
    ActionKind,
    Attended,
    FrozenPart,
    LineSource,
    NoteKind,
    Owner,
    PeriodKind,
    PlanState,
    QuarterState,
    ReviewItemKind,
    ReviewKind,
    ReviewState,
    SectionKind,
    SessionKind,
    SessionState,
    TrainingKind,
    TrainingState,
    WordsFrom,
)
from app.domain.models import (
    BusinessPlan,
    Metric,
    Note,
    NotePerson,
    NoteTag,
    Person,
    PlanAction,
    PlanLine,
    PlanSection,
    Review,
    ReviewFrozen,
    ReviewItem,
    ReviewPacket,
    ReviewSection,
    ReviewSignature,
    ReviewStep,
    Session,
    SessionMember,
    Target,
    TrainingAttendance,
    TrainingPlan,
    TrainingSession,
    Value,
)
from app.domain.periods import last_periods, period_of
from app.domain.review_timing import of_quarter
from app.storage import driver, seal, search

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from sqlite3 import Connection

    from app.domain.models import Record
    from app.domain.periods import Period
    from app.domain.review_timing import Slot

    Row = dict[str, Any]


class Size(NamedTuple):
    """How much a journal holds."""

    people: int = 0
    notes: int = 0
    sessions: int = 0
    values: int = 0
    plans: int = 0
    trainings: int = 0
    reviews: int = 0

    def times(self, number: int) -> Size:
        """So many times as much of everything."""
        return Size(*(number * count for count in self))


#: What a manager of 25 has after three years.
REAL = Size(
    people=25, notes=4_000, sessions=600, values=8_000, plans=150, trainings=144, reviews=900
)
#: TOUCHLINE_BENCH=100x asks for the journal that speed.md speaks of; it takes minutes to make.
IN_FULL = os.environ.get("TOUCHLINE_BENCH") == "100x"
#: Numbers that everybody reports each week.
METRICS = 8
#: What stands in each plan: with the plan itself six rows, which makes 900 of them.
PLAN_LINES, PLAN_SECTIONS = 2, 2
#: Trainings of each quarter, and how many come to each.
TRAININGS, CAME = 12, 10
#: What stands in each review, and the bytes of the two copies that are kept of a closed one.
REVIEW_SECTIONS, REVIEW_ITEMS, KEPT_BYTES = 3, 4, (1_000, 4_000)
#: How many times as much the large journal holds.
TIMES = 100 if IN_FULL else 10

BEGINS, DAYS = date(2023, 11, 1), 1095
#: The day on which it is looked at.
TODAY = BEGINS + timedelta(days=DAYS)
#: Somebody whom every other note and session is about: the longest past of all.
BUSIEST = 1
WORDS_EACH = 50
_AT = "2026-01-01T00:00:00Z"
#: Every so many notes there is a tag, every so many sessions are with a group.
_TAGGED, _GROUP = 3, 10
_TAGS = 40
_KINDS = tuple(NoteKind)
#: So many notes are too young for their feedback to be delivered.
_YOUNG = 50


def make(path: Path, size: Size) -> Path:
    """Make a journal of this size, sealed and indexed as if all of it had been written in it."""
    journal_file.create(path, manager="Robin Hale").close()
    text = _texts()
    with closing(driver.connect(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        _put(connection, Person, _people(size))
        _put(connection, Note, _notes(size, text))
        if size.people:
            _put(connection, NotePerson, _about(size))
            _put(connection, NoteTag, _tags(size))
        _put(connection, Session, _sessions(size, text))
        _put(connection, SessionMember, _members(size))
        if size.values:
            _put(connection, Metric, _metrics())
            _put(connection, Target, _targets())
            _put(connection, Value, _values(size))
        if size.plans:
            _put(connection, BusinessPlan, _plans(size))
            _put(connection, PlanLine, _plan_lines(size))
            _put(connection, PlanSection, _plan_sections(size, text))
            _put(connection, PlanAction, _plan_actions(size))
        if size.trainings:
            _put(connection, TrainingPlan, _quarters_of_training(size))
            _put(connection, TrainingSession, _trainings(size))
            _put(connection, TrainingAttendance, _attendance(size))
        if size.reviews:
            _put(connection, Review, _reviews(size))
            _put(connection, ReviewSection, _review_sections(size, text))
            _put(connection, ReviewItem, _review_items(size))
            _put(connection, ReviewStep, _review_steps(size))
            _put(connection, ReviewSignature, _review_signatures(size))
            _put(connection, ReviewFrozen, _review_frozen(size))
            _put(connection, ReviewPacket, _review_packets(size))
        seal.renew_all(connection)
        search.rebuild(connection)
        connection.execute("COMMIT")
    return path


def _put(connection: Connection, kind: type[Record], rows: Iterable[Row]) -> None:
    """Insert records of one kind; what a row does not say is as in a new record."""
    made = {"created_at": _AT, "updated_at": _AT, "version": 1}
    columns = kind.__table__.columns
    blank = {column.name: _default(column) for column in columns} | made
    marks = ", ".join(f":{name}" for name in blank)
    connection.executemany(
        f'INSERT INTO "{kind.__tablename__}" ({", ".join(blank)}) VALUES ({marks})',
        (blank | row for row in rows),
    )


def _default(column: Any) -> Any:
    given = getattr(column.default, "arg", None)
    return str(given) if isinstance(given, str) else None if callable(given) else given


def _people(size: Size) -> Iterator[Row]:
    for number in range(size.people):
        yield {"id": number + 1, "name": f"Person {number:05}", "colour": number % 8}


def _notes(size: Size, text: Iterator[str]) -> Iterator[Row]:
    for number in range(size.notes):
        day, kind = _day(number, size.notes), _KINDS[number // 2 % len(_KINDS)]
        is_said = kind is NoteKind.FEEDBACK and number < size.notes - _YOUNG
        yield {
            "id": number + 1,
            "happened_on": day,
            "kind": kind.value,
            "text": next(text),
            "delivered_on": day if is_said else None,
        }


def _about(size: Size) -> Iterator[Row]:
    for number in range(size.notes):
        day = _day(number, size.notes)
        yield {"note_id": number + 1, "person_id": _whose(number, size), "happened_on": day}


def _tags(size: Size) -> Iterator[Row]:
    for number in range(0, size.notes, _TAGGED):
        tag, day = f"tag-{number // _TAGGED % _TAGS}", _day(number, size.notes)
        yield {"note_id": number + 1, "tag": tag, "happened_on": day}


def _sessions(size: Size, text: Iterator[str]) -> Iterator[Row]:
    for number in range(size.sessions):
        day = _day(number, size.sessions)
        yield {
            "id": number + 1,
            "kind": SessionKind.ONE_TO_ONE.value,
            "person_id": None if _is_group(number) else _whose(number, size),
            "held_on": day,
            "scheduled_on": day,
            "said": next(text),
        }
    if size.people:
        yield {
            "id": size.sessions + 1,
            "kind": SessionKind.ONE_TO_ONE.value,
            "person_id": BUSIEST,
            "state": SessionState.PLANNED.value,
            "planned_for": (TODAY + timedelta(days=1)).isoformat(),
            "scheduled_on": TODAY.isoformat(),
            "uid": "the-next",
        }


def _members(size: Size) -> Iterator[Row]:
    for number in filter(_is_group, range(size.sessions)):
        day = _day(number, size.sessions)
        for person in {_whose(number, size), _whose(number + 1, size)}:
            yield {"session_id": number + 1, "person_id": person, "held_on": day}


def _metrics() -> Iterator[Row]:
    for number in range(METRICS):
        yield {"id": number + 1, "name": f"Metric {number}", "position": number}


def _targets() -> Iterator[Row]:
    for number in range(METRICS):
        yield {"metric_id": number + 1, "starts_on": f"{BEGINS}", "amount": 5_000}


def _values(size: Size) -> Iterator[Row]:
    """Each person's metrics, week by week back from the day it is looked at."""
    monday = TODAY - timedelta(days=TODAY.weekday())
    for number in range(size.values):
        each, person = divmod(number, size.people)
        week, metric = divmod(each, METRICS)
        yield {
            "metric_id": metric + 1,
            "person_id": person + 1,
            "starts_on": f"{monday - timedelta(weeks=week)}",
            "amount": (number * 7919 % 11) * 1000,
        }


def _plans(size: Size) -> Iterator[Row]:
    """Each person's plans, half-year by half-year back from the day it is looked at, all agreed."""
    halves = _halves(size)
    for number in range(size.plans):
        back, person = divmod(number, size.people)
        agreed = f"{halves[back]}"
        yield {
            "id": number + 1,
            "person_id": person + 1,
            "starts_on": agreed,
            "state": PlanState.AGREED.value,
            **dict.fromkeys(("invited_on", "due_on", "submitted_on", "reviewed_on"), agreed),
            "agreed_on": agreed,
            "quota": 1_000_000,
            "integrity": True,
        }


def _plan_lines(size: Size) -> Iterator[Row]:
    halves = _halves(size)
    for number in range(size.plans * PLAN_LINES):
        plan, position = divmod(number, PLAN_LINES)
        yield {
            "plan_id": plan + 1,
            "position": position,
            "account": f"Account {number:06}",
            "segment": f"Segment {number % 5}",
            "amount": 1_000_000 + number % 7 * 100_000,
            "month": f"{halves[plan // size.people]}",
            "source": LineSource.NEW.value,
        }


def _plan_sections(size: Size, text: Iterator[str]) -> Iterator[Row]:
    for number in range(size.plans * PLAN_SECTIONS):
        plan, which = divmod(number, PLAN_SECTIONS)
        yield {
            "plan_id": plan + 1,
            "section": tuple(SectionKind)[which].value,
            "words_from": WordsFrom.FORM.value,
            "text": next(text),
        }


def _plan_actions(size: Size) -> Iterator[Row]:
    for number in range(size.plans):
        yield {
            "plan_id": number + 1,
            "position": 0,
            "kind": ActionKind.PROSPECTING.value,
            "owner": Owner.REP.value,
            "text": f"Step {number:06}",
        }


def _quarters_of_training(size: Size) -> Iterator[Row]:
    """As many quarters as have trainings; all but the one under way are closed."""
    quarters = _quarters(size)
    for number, quarter in enumerate(quarters):
        is_over = quarter.ends < TODAY
        yield {
            "id": number + 1,
            "starts_on": f"{quarter.starts}",
            "state": (QuarterState.CLOSED if is_over else QuarterState.PUBLISHED).value,
            "published_on": f"{quarter.starts - timedelta(days=14)}",
            "closed_on": f"{quarter.ends}" if is_over else None,
        }


def _trainings(size: Size) -> Iterator[Row]:
    """One a week from the first Thursday of each quarter on; somebody else gives each."""
    for number, day in enumerate(_training_days(size)):
        is_over = day < TODAY
        yield {
            "id": number + 1,
            "plan_id": number // TRAININGS + 1,
            "planned_for": f"{day}",
            "starts_at": "11:00",
            "zone": "Europe/Berlin",
            "place": "Room 2",
            "topic": f"Topic {number:06}",
            "kind": tuple(TrainingKind)[number % len(TrainingKind)].value,
            "giver_id": number % size.people + 1,
            "state": (TrainingState.DELIVERED if is_over else TrainingState.PLANNED).value,
            "delivered_on": f"{day}" if is_over else None,
            "uid": f"training-{number}",
        }


def _attendance(size: Size) -> Iterator[Row]:
    for number, day in enumerate(_training_days(size)):
        for other in range(CAME if day < TODAY else 0):
            yield {
                "training_id": number + 1,
                "person_id": BUSIEST if not other else 2 + (number + other) % (size.people - 1),
                "attended": Attended.PRESENT.value,
                "rating": 1 + (number + other) % 5,
            }


def _training_days(size: Size) -> Iterator[date]:
    quarters = _quarters(size)
    for number in range(size.trainings):
        starts = quarters[number // TRAININGS].starts
        first = starts + timedelta(days=(3 - starts.weekday()) % 7)
        yield first + timedelta(weeks=number % TRAININGS)


def _reviews(size: Size) -> Iterator[Row]:
    """Each person's reviews back from the day it is looked at, all closed but the latest."""
    for number, (person, one) in enumerate(_reviewed(size)):
        day = f"{one.period.ends}"
        is_open = _is_open(one)
        yield {
            "id": number + 1,
            "person_id": person,
            "kind": one.kind.value,
            "starts_on": f"{one.period.starts}",
            "state": (ReviewState.READY if is_open else ReviewState.CLOSED).value,
            "prepared_on": day,
            "own_on": day,
            "held_on": None if is_open else day,
            "closed_on": None if is_open else day,
            "went_well": f"Went well {number:06}",
            "to_improve": "Wait for the answer",
            "next_up": "Two calls together",
        }


def _review_sections(size: Size, text: Iterator[str]) -> Iterator[Row]:
    for number in range(size.reviews * REVIEW_SECTIONS):
        review, position = divmod(number, REVIEW_SECTIONS)
        yield {
            "review_id": review + 1,
            "position": position,
            "section": f"Section {position}",
            "weight": 30,
            "own_question": "What went well?",
            "own_answer": next(text),
            "my_question": "What did I see?",
            "my_answer": next(text),
            "my_score": 1 + number % 5,
        }


def _review_items(size: Size) -> Iterator[Row]:
    """Some of the notes about each, told apart by how they are counted."""
    for number in range(size.reviews * REVIEW_ITEMS):
        yield {
            "review_id": number // REVIEW_ITEMS + 1,
            "kind": ReviewItemKind.NOTE.value,
            "record_id": number % size.notes + 1,
        }


def _review_steps(size: Size) -> Iterator[Row]:
    for number, (_, one) in enumerate(_reviewed(size)):
        yield {
            "review_id": number + 1,
            "position": 0,
            "text": f"Next step {number:06}",
            "due": f"{one.due_on}",
        }


def _review_signatures(size: Size) -> Iterator[Row]:
    """The quarterly ones are signed by both."""
    for number, (_, one) in enumerate(_reviewed(size)):
        if one.kind is ReviewKind.QUARTERLY and not _is_open(one):
            for owner in (Owner.REP, Owner.ME):
                signed = {"owner": owner.value, "signed_on": f"{one.period.ends}"}
                yield {"review_id": number + 1, **signed}


def _review_frozen(size: Size) -> Iterator[Row]:
    for number, (_, one) in enumerate(_reviewed(size)):
        parts = (FrozenPart.NUMBERS,) if _is_open(one) else tuple(FrozenPart)
        for part in parts:
            kept = {"made_on": f"{one.period.ends}", "content": _bytes(number, KEPT_BYTES[0])}
            yield {"review_id": number + 1, "part": part.value, **kept}


def _review_packets(size: Size) -> Iterator[Row]:
    for number, (_, one) in enumerate(_reviewed(size)):
        for audience in () if _is_open(one) else ("rep", "manager"):
            kept = {"made_on": f"{one.period.ends}", "pdf": _bytes(number, KEPT_BYTES[1])}
            named = {"audience": audience, "size": "a4", "digest": f"{number:064x}"}
            yield {"review_id": number + 1, **named, **kept}


def _reviewed(size: Size) -> Iterator[tuple[int, Slot]]:
    """Whose reviews there are, and of which period: the latest of everybody come first."""
    slots = _slots()
    for number in range(size.reviews):
        back, person = divmod(number, size.people)
        yield person + 1, slots[back]


@cache
def _slots() -> tuple[Slot, ...]:
    """The months and quarters of the journal's days that are reviewed, the latest first."""
    first = period_of(PeriodKind.QUARTER, TODAY)
    quarters = last_periods(first, DAYS // 90 + 1)
    every = (one for quarter in reversed(quarters) for one in reversed(of_quarter(quarter)))
    return tuple(one for one in every if one.period.starts <= TODAY)


def _is_open(one: Slot) -> bool:
    return one.due_on >= TODAY


@cache
def _some_bytes() -> bytes:
    return Random(2).randbytes(2 * max(KEPT_BYTES))


def _bytes(number: int, count: int) -> bytes:
    """So many bytes that cannot be made smaller, others for each number."""
    begins = number % max(KEPT_BYTES)
    return _some_bytes()[begins : begins + count]


def _quarters(size: Size) -> list[Period]:
    """As many quarters as have trainings, up to the one in which it is looked at."""
    return last_periods(period_of(PeriodKind.QUARTER, TODAY), -(-size.trainings // TRAININGS))


def _halves(size: Size) -> list[date]:
    """The first days of as many half-years as everybody has plans, the latest first."""
    count = -(-size.plans // size.people)
    now = period_of(PeriodKind.HALF, TODAY)
    return [half.starts for half in reversed(last_periods(now, count))]


def _is_group(number: int) -> bool:
    return number % _GROUP == 0


def _whose(number: int, size: Size) -> int:
    return BUSIEST if number % 2 else 1 + number // 2 % size.people


def _day(number: int, of: int) -> str:
    """The day of the ``number``-th of so many that are spread over all days."""
    return (BEGINS + timedelta(days=number * DAYS // of)).isoformat()


def _texts() -> Iterator[str]:
    """Texts of words that are as common as words are; the commonest letters are in most."""
    chance = Random(1)
    letters = "etaoinshrdlucmfwypvbgkjqxz"
    frequent = [*accumulate(1 / number for number in range(1, 27))]
    words = [
        "".join(chance.choices(letters, cum_weights=frequent, k=chance.randint(2, 9)))
        for _ in range(8000)
    ]
    common = [*accumulate(1 / number for number in range(1, 8001))]
    while True:
        yield " ".join(chance.choices(words, cum_weights=common, k=WORDS_EACH))
