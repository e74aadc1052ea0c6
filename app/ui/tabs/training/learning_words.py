"""What came of the training of a quarter in words: what it was about, who came, what moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import training_balance
from app.domain.kinds import PeriodKind, QuarterState, TrainingKind, TrainingState
from app.domain.periods import period_of
from app.labels import label, listed
from app.report.charts import ValueBar
from app.training_words import months
from app.ui.tabs.training.board_words import giver_words
from app.ui.tabs.training.quarter_words import sessions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from app.domain.know_how import Known as KnownBy
    from app.domain.periods import Period
    from app.domain.training_balance import Share
    from app.domain.training_effect import Moved
    from app.domain.training_full import Quarter
    from app.domain.training_outcomes import Came
    from app.formats import Formats

BALANCED = "Product and soft skills are both in it."
NO_SESSION = "There is no session in this quarter yet."
NOT_RATED, NOT_NOTED = "not rated", "not noted"
_ALL = 20
_HOUR = 60


@dataclass(frozen=True)
class SkillLine:
    """How a skill moved with those who came to its sessions."""

    id: int
    name: str
    trainings: int
    people: int
    before: int | None
    after: int | None
    change: int | None


@dataclass(frozen=True)
class Given:
    """A session that was given: who came, and how they rated it in hundredths."""

    id: int
    day: date
    day_words: str
    topic: str
    giver: str
    present: int | None
    came: str
    rating: int | None
    rated: str


@dataclass(frozen=True)
class OneQuarter:
    """A quarter of the year by its numbers."""

    id: int
    name: str
    months: str
    state: str
    count: int
    delivered: int
    cancelled: int
    product: int
    soft: int
    is_shown: bool


@dataclass(frozen=True)
class Known:
    """Something that is known on the team, and by whom."""

    id: int
    topic: str
    people: str


def bars(shares: Sequence[Share]) -> list[ValueBar]:
    """The types by how many sessions each has; those without any as well."""
    return [ValueBar(label(one.kind), float(one.count), _how_much(one)) for one in shares]


def balance(shares: Sequence[Share]) -> tuple[str, bool]:
    """Whether a quarter leaves product or soft skills out, and that it is said as a warning."""
    if not any(one.count for one in shares):
        return NO_SESSION, False
    missing = training_balance.missing(shares)
    if not missing:
        return BALANCED, False
    left_out = listed([label(kind).lower() for kind in missing], len(missing))
    return f"One-sided: nothing on {left_out}.".replace("soft skill.", "soft skills."), True


def skills(found: Iterable[Moved]) -> list[SkillLine]:
    """How each skill moved."""
    return [
        SkillLine(
            *(one.skill.id, one.skill.name, one.trainings, one.people),
            *(one.before, one.after, one.change),
        )
        for one in found
    ]


def given(found: Quarter, came: Mapping[int, Came], formats: Formats) -> list[Given]:
    """The sessions of a quarter that were given, the first one first."""
    rows = []
    for one in found.trainings:
        day = one.session.delivered_on
        if day is not None:
            known = came.get(one.id)
            rows.append(
                Given(
                    *(one.id, day, formats.weekday(day), one.session.topic, giver_words(one)),
                    None if known is None else known.present,
                    NOT_NOTED if known is None else _came(known),
                    None if known is None else known.rating,
                    NOT_RATED if known is None or known.rating is None else _rated(known),
                )
            )
    return rows


def year(
    found: Iterable[Quarter], period: Period, fiscal_start: int, formats: Formats
) -> list[OneQuarter]:
    """The quarters of the fiscal year that holds a quarter, in their order."""
    whole = period_of(PeriodKind.YEAR, period.starts, fiscal_start)
    there = [one for one in found if one.period.starts in whole]
    return [
        _quarter(one, period, formats) for one in sorted(there, key=lambda one: one.period.starts)
    ]


def known(found: Iterable[KnownBy]) -> list[Known]:
    """Who knows what; who gave sessions on it is said with how many."""
    return [
        Known(
            number, one.topic, listed([_knows(one, who.id, who.called) for who in one.people], _ALL)
        )
        for number, one in enumerate(found, start=1)
    ]


def level(hundredths: int | None) -> str:
    """A level, or a rating, with one decimal: "3.4"."""
    return "–" if hundredths is None else f"{hundredths / 100:.1f}"


def change(hundredths: int | None) -> str:
    """By how much a level moved: "+0.4"."""
    if hundredths is None:
        return "not known yet"
    return (
        "unchanged" if not round(hundredths / 10) else f"{hundredths / 100:+.1f}".replace("-", "−")
    )


def _quarter(one: Quarter, shown: Period, formats: Formats) -> OneQuarter:
    states = [training.session.state for training in one.trainings]
    kinds = [training.kind for training in one.standing]
    return OneQuarter(
        id=one.plan.id,
        name=one.period.label,
        months=months(one.period, formats),
        state=label(one.plan.state),
        count=len(one.standing),
        delivered=states.count(TrainingState.DELIVERED),
        cancelled=states.count(TrainingState.CANCELLED),
        product=kinds.count(TrainingKind.PRODUCT),
        soft=kinds.count(TrainingKind.SOFT_SKILL),
        is_shown=one.period == shown,
    )


def _how_much(one: Share) -> str:
    """How many sessions, and how long they take: "3 · 2 h 15 min"."""
    hours, minutes = divmod(one.minutes, _HOUR)
    parts = (f"{hours} h" if hours else "", f"{minutes} min" if minutes else "")
    return " · ".join(filter(None, (str(one.count), " ".join(filter(None, parts)))))


def _came(known: Came) -> str:
    of = known.present + known.absent
    excused = f", {known.excused} excused" if known.excused else ""
    return f"{known.present} of {of}{excused}"


def _rated(known: Came) -> str:
    return f"{level(known.rating)} by {known.rated}"


def _knows(one: KnownBy, person_id: int, name: str) -> str:
    count = one.gave.get(person_id, 0)
    return f"{name} ({sessions(count)})" if count else name


def title(found: Quarter | None) -> str:
    """What the balance is called: of what is planned, or of what was."""
    closed = found is not None and found.plan.state is QuarterState.CLOSED
    return "What it was about" if closed else "What it is about"
