"""The sessions of a quarter as its board shows them: cards in three months, and free days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias

from app.domain import training_days, training_quarters
from app.domain.kinds import Lack, QuarterState, TrainingKind, TrainingState
from app.labels import label, listed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from app.domain.training_full import Quarter, Training
    from app.formats import Formats

Tone: TypeAlias = Literal["accent", "blue", "violet", "plain", "red"]
NO_TOPIC, NO_TIME, NO_DAY = "No topic yet", "no time yet", "No day yet"
NOBODY, ME = "nobody yet", "you"
FREE, CLOSED, MOVED = "free", "closed", "moved"
#: What a training is about, by the colour of its card; a word on it says so too.
_TONES: dict[TrainingKind, Tone] = {
    TrainingKind.PRODUCT: "blue",
    TrainingKind.MARKET: "blue",
    TrainingKind.SELLING_SKILL: "accent",
    TrainingKind.ROLE_PLAY: "accent",
    TrainingKind.SOFT_SKILL: "violet",
    TrainingKind.TOOL: "plain",
}
#: Where one stands, by the shape beside it.
_MARKS = {
    TrainingState.CONFIRMED: "check",
    TrainingState.DELIVERED: "check-check",
    TrainingState.CANCELLED: "x",
}
_MOVED_MARK, _LACKING_MARK, _MEETING_MARK = "corner-up-right", "triangle-alert", "clock"
_ALL_LACKS, _MONTHS = 6, 3


@dataclass(frozen=True)
class Slot:
    """One place of the board: a session, a day that is free for one, or one that is closed.

    Free and closed days have no ``training``. ``brief`` is the day alone, for where there is little
    room, ``who`` gives it without the words before; ``about`` is where it is and who steps in.
    ``mark`` is the shape for what ``state`` says.
    """

    what: Literal["session", "free", "closed"]
    day: date | None
    when: str
    brief: str
    title: str
    spoken: str
    training: Training | None = None
    given: str = ""
    who: str = ""
    about: str = ""
    kind: str = ""
    tone: Tone = "plain"
    state: str = ""
    state_tone: str = "muted"
    mark: str = ""
    over: bool = False

    @property
    def id(self) -> int | None:
        """The id of the session; None of a day that has none."""
        return None if self.training is None else self.training.id


@dataclass(frozen=True)
class Board:
    """A column of slots under each head: the months, and what has no day yet where there is any."""

    heads: tuple[str, ...] = ()
    columns: tuple[tuple[Slot, ...], ...] = ()

    @property
    def rows(self) -> int:
        """So many slots are in the longest column."""
        return max(map(len, self.columns), default=0)


@dataclass(frozen=True)
class Wording:
    """How a board is written: the ``formats``, in which zone times are one's own, what meets what.

    ``meets`` has for the id of a session what it meets, in words.
    """

    formats: Formats
    zone: str = ""
    meets: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def board(found: Quarter, closed: Mapping[date, str], today: date, wording: Wording) -> Board:
    """The board of a quarter: its sessions by month, and the days of its pattern without one."""
    slots = [slot(one, wording) for one in found.trainings]
    slots += _days(found, closed, today, wording.formats)
    first = found.period.starts
    heads, columns = [], []
    for month in _months(first):
        there = [one for one in slots if one.day is not None and _same_month(one.day, month)]
        heads.append(wording.formats.month_name(month))
        columns.append(tuple(sorted(there, key=_order)))
    undated = tuple(one for one in slots if one.day is None)
    if undated:
        heads.append(NO_DAY)
        columns.append(undated)
    return Board(tuple(heads), tuple(columns))


def slot(one: Training, wording: Wording) -> Slot:
    """A session as a card."""
    row, meets = one.session, wording.meets.get(one.id, ())
    brief = NO_DAY
    if row.planned_for is not None:
        brief = wording.formats.weekday_in_month(row.planned_for)
    time = time_words(one, wording.zone) or NO_TIME
    state, tone, mark = state_words(one, meets)
    who = giver_words(one)
    backup = f"backup {one.backup_name}" if one.backup_name else ""
    return Slot(
        what="session",
        day=row.planned_for,
        when=f"{brief} · {time} · {row.minutes} min",
        brief=brief,
        title=row.topic or NO_TOPIC,
        spoken=_spoken(one, wording, meets),
        training=one,
        given=f"Given by {who}",
        who=who,
        about=" · ".join(filter(None, (row.place, backup))),
        kind=type_words(one),
        tone="red" if one.lacks else _TONES[row.kind],
        state=state,
        state_tone=tone,
        mark=mark,
        over=not one.is_ahead,
    )


def type_words(one: Training) -> str:
    """What a session is about, in a word; empty until it has a topic."""
    return label(one.kind) if one.kind is not None else ""


def giver_words(one: Training) -> str:
    """Who gives a session, as its card says it."""
    if one.given_by is None:
        return NOBODY
    return ME if one.given_by.is_me else one.giver_name


def state_words(one: Training, meets: Collection[str] = ()) -> tuple[str, str, str]:
    """The one thing to know of where a session stands: in a word, its colour, and its shape."""
    row = one.session
    if one.lacks:
        return missing(one), "red", _LACKING_MARK
    if row.state is TrainingState.PLANNED and meets:
        return "meets something", "amber", _MEETING_MARK
    if row.state in _MARKS:
        return label(row.state).lower(), "muted", _MARKS[row.state]
    if row.moved_from is not None:
        return MOVED, "muted", _MOVED_MARK
    return "", "muted", ""


def missing(one: Training) -> str:
    """What a session lacks, in short: "no giver, no place"."""
    short = {Lack.GIVER: "no giver", Lack.GIVER_LEFT: "giver has left"}
    return ", ".join(short.get(lack, f"no {lack.value}") for lack in one.lacks)


def time_words(one: Training, own_zone: str) -> str:
    """The time on the clocks where it is held, with the place of those that are not one's own."""
    row = one.session
    if not row.starts_at or not row.zone or row.zone == own_zone:
        return row.starts_at
    return f"{row.starts_at} {row.zone.rpartition('/')[2].replace('_', ' ')}"


def _spoken(one: Training, wording: Wording, meets: Collection[str]) -> str:
    """All of a session, for who hovers or listens; a line for each thing."""
    row, formats = one.session, wording.formats
    day = NO_DAY if row.planned_for is None else formats.weekday(row.planned_for)
    time = time_words(one, wording.zone) or NO_TIME
    place = f", {row.place}" if row.place else ""
    backup = f", {one.backup_name} steps in" if one.backup_name else ""
    lines = [
        f"{row.topic} ({type_words(one)})" if row.topic else NO_TOPIC,
        f"{day}, {time}, {row.minutes} min{place}",
        f"Given by {giver_words(one)}{backup}",
    ]
    if one.lacks:
        lines.append(f"It {listed([label(lack) for lack in one.lacks], _ALL_LACKS)}")
    elif row.state in _MARKS:
        lines.append(label(row.state))
    if row.moved_from is not None and one.is_ahead:
        lines.append(f"Moved from {formats.weekday(row.moved_from)}")
    return "\n".join((*lines, *meets))


def _days(found: Quarter, closed: Mapping[date, str], today: date, formats: Formats) -> list[Slot]:
    """The days of the quarter's pattern that are free for a session, and those that are closed."""
    plan = found.plan
    if plan.state is QuarterState.CLOSED:
        return []
    taken = {one.session.planned_for for one in found.standing if one.session.planned_for}
    pattern = training_quarters.laid_by(plan)
    laid = training_days.lay(found.period, pattern, closed=closed, taken=taken, not_before=today)
    free = [_empty("free", day, FREE, formats) for day in laid.days]
    return free + [_empty("closed", one.day, one.name or CLOSED, formats) for one in laid.skipped]


def _empty(what: Literal["free", "closed"], day: date, name: str, formats: Formats) -> Slot:
    brief = formats.weekday_in_month(day)
    return Slot(what, day, brief, brief, name, f"{formats.weekday(day)}: {name}")


def _months(first: date) -> list[date]:
    months = [first]
    for _ in range(_MONTHS - 1):
        months.append((months[-1] + timedelta(days=31)).replace(day=1))
    return months


def _same_month(day: date, month: date) -> bool:
    return (day.year, day.month) == (month.year, month.month)


def _order(one: Slot) -> tuple[date, str, int]:
    time = one.training.session.starts_at if one.training is not None else ""
    return one.day or date.max, time, one.id or 0
