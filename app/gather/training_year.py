"""The training of a year at a glance, and what can be learned inside the team from whom."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import know_how, settings, training_quarters
from app.domain.kinds import PeriodKind, TrainingKind
from app.domain.models import Settings
from app.domain.names import fold
from app.domain.periods import Period, next_period, period_of
from app.domain.training_full import Quarter, Training
from app.gather import training_parts
from app.gather.parts import Wording
from app.gather.team import TEAM, team_cover
from app.gather.training_parts import MARKS, NOBODY, Names, counted
from app.labels import label
from app.report import content

YEAR, KNOWN = "Training year", "Who knows what"
#: What a quarter is called for which there is no plan: one to come, and one that is over.
NOT_YET, NEVER = "not planned yet", "not planned"


def training_year(db: Db, period: Period, wording: Wording, today: date) -> content.TrainingYear:
    """Four quarters beside each other, type by type, with who gives what (practice S3-05)."""
    chosen = settings.current(db)
    quarters = _quarters(period, chosen)
    found = [training_quarters.of_day(db, quarter.starts) for quarter in quarters]
    standing = [() if one is None else one.standing for one in found]
    every = [one for of_quarter in standing for one in of_quarter]
    names = Names(db, chosen, every)
    return content.TrainingYear(
        paper=chosen.paper.value,
        cover=team_cover(
            YEAR, chosen, wording, today, copy_for=TEAM.casefold(), period=period.label
        ),
        quarters=tuple(
            _quarter(quarter, one, today) for quarter, one in zip(quarters, found, strict=True)
        ),
        rows=tuple(_row(kind, standing, names, wording) for kind in TrainingKind),
        givers=_givers(every, names),
    )


def who_knows_what(db: Db, wording: Wording, today: date) -> content.WhoKnowsWhat:
    """Whom to ask: what somebody said they can teach, and agreed to have said (practice S2-14)."""
    chosen = settings.current(db)
    found = know_how.who_knows_what(db, today, shareable_only=True)
    names = Names(db, chosen, ())
    return content.WhoKnowsWhat(
        paper=chosen.paper.value,
        cover=team_cover(KNOWN, chosen, wording, today, copy_for=TEAM.casefold()),
        topics=tuple(
            content.KnownTopic(
                topic=one.topic,
                people=", ".join(names.person(person) for person in one.people),
                gave=", ".join(
                    f"{names.person(person)} {counted(one.gave[person.id], 'session')}"
                    for person in one.people
                    if one.gave.get(person.id)
                ),
            )
            for one in found
            if one.people
        ),
    )


def _quarters(year: Period, chosen: Settings) -> list[Period]:
    first = period_of(PeriodKind.QUARTER, year.starts, chosen.fiscal_start)
    found = [first]
    while found[-1].ends < year.ends:
        found.append(next_period(found[-1], 1, chosen.fiscal_start))
    return found


def _quarter(quarter: Period, found: Quarter | None, today: date) -> content.YearQuarter:
    if found is None:
        state = NEVER if quarter.ends < today else NOT_YET
        return content.YearQuarter(quarter.label, "", state)
    count = counted(len(found.standing), "session")
    return content.YearQuarter(quarter.label, count, label(found.plan.state).casefold())


def _row(
    kind: TrainingKind, quarters: Sequence[Sequence[Training]], names: Names, wording: Wording
) -> content.YearRow:
    of_kind = [[one for one in found if one.kind is kind] for found in quarters]
    return content.YearRow(
        mark=MARKS[kind],
        kind=label(kind),
        total=str(sum(map(len, of_kind))),
        quarters=tuple(
            content.YearCell(tuple(_entry(one, names, wording) for one in found))
            for found in of_kind
        ),
    )


def _entry(one: Training, names: Names, wording: Wording) -> content.YearEntry:
    day = one.session.planned_for
    return content.YearEntry(
        day="" if day is None else wording.short_day(day),
        topic=training_parts.topic(one),
        given_by=names.giver(one) or NOBODY,
    )


def _givers(every: Sequence[Training], names: Names) -> tuple[str, ...]:
    """Who gives how many, most first."""
    count = Counter(filter(None, map(names.giver, every)))
    return tuple(
        f"{name} {number}"
        for name, number in sorted(count.items(), key=lambda one: (-one[1], fold(one[0])))
    )
