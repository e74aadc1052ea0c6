"""The manager's own page beside a review: what is private, what is not said yet, what they said."""

from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import (
    facts,
    goals,
    results,
    review_assessments,
    review_upward,
    sessions,
    skills,
)
from app.domain.kinds import FactKind, FrozenPart, PeriodKind
from app.domain.periods import Period, period_of
from app.domain.review_full import ReviewInFull
from app.domain.review_timing import WITHIN
from app.gather import parts, review_numbers, review_said
from app.gather.parts import Wording
from app.gather.review_said import Telling
from app.gather.reviews import MANAGER, as_it_was, cover, telling
from app.labels import label
from app.report import content

#: The most quarters that the page looks back.
QUARTERS = 8


def manager_page(
    db: Db, person_id: int, period: Period, wording: Wording, today: date
) -> content.ManagerPage:
    """The manager's private page for a review of a month or a quarter, always a file of its own."""
    told = telling(db, person_id, period, wording, today)
    kept = as_it_was(db, content.ManagerPage, told.found, FrozenPart.MANAGER, MANAGER)
    return page_as_it_stands(db, told) if kept is None else kept


def page_as_it_stands(db: Db, told: Telling) -> content.ManagerPage:
    """The page by what the journal says now, closed or not."""
    person_id, wording, found = told.person.id, told.wording, told.found
    start = told.chosen.fiscal_start
    quarter = period_of(PeriodKind.QUARTER, told.slot.period.starts, start)
    records = results.of_person(db, person_id, with_us=True)
    past = review_numbers.quarters(records, quarter, start, QUARTERS)
    rated, traits = parts.split(_standings(db, told))
    last = sessions.last_held(db, person_id)
    contact = "none yet" if last is None else wording.day(last)
    return content.ManagerPage(
        paper=told.chosen.paper.value,
        cover=cover(told, label(told.slot.kind), told.chosen.manager),
        figures=(
            *review_numbers.attained(past, wording),
            content.Figure("Last contact", contact),
        ),
        facts=parts.groups(
            FactKind, facts.of_person(db, person_id), lambda fact: parts.fact(fact, wording)
        ),
        results=parts.result_lines(past, wording),
        skills=rated,
        traits=traits,
        goals=tuple(parts.goal(aim, wording) for aim in goals.of_person(db, person_id)),
        revision="" if found is None else review_said.revision(db, found, wording),
        state="" if found is None else review_said.state(found, wording),
        assessment=None if found is None else _assessment(db, found),
        answers=() if found is None else review_said.answers(found, answered=True),
        upward=() if found is None else _upward(db, found),
    )


def _standings(db: Db, told: Telling) -> list[skills.Standing]:
    """Where the person stands, by private levels as well; see ``review_shown``."""
    one = told.slot
    day, before = min(one.due_on, told.today), one.period.starts + WITHIN[one.kind]
    return skills.standings(db, told.person.id, day, before)


def _assessment(db: Db, found: ReviewInFull) -> content.Assessment | None:
    kept = review_assessments.of(db, found.id)
    said = None if kept is None else content.Assessment(kept.text, kept.watch, kept.mine)
    return said if said != content.Assessment() else None


def _upward(db: Db, found: ReviewInFull) -> tuple[content.UpwardSaid, ...]:
    return tuple(
        content.UpwardSaid(one.question, one.answer, one.score)
        for one in review_upward.answers(db, found.id)
        if one.answer.strip() or one.score is not None
    )
