"""One record of each kind that a review may show a person, and how each is taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain import (
    agreements,
    commands,
    commitments,
    facts,
    goals,
    misses,
    notes,
    plan_checks,
    points,
    sessions,
    skills,
    standards,
    training_full,
    training_outcomes,
)
from app.domain.kinds import (
    Attended,
    PeriodKind,
    QuarterState,
    RaisedBy,
    ReviewItemKind,
    ReviewKind,
    SessionKind,
    Vis,
)
from app.domain.models import Agreement
from app.domain.periods import period_of
from app.domain.review_timing import slot
from tests import builders
from tests.builders import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy.orm import Session as Db

    from app.journal import Journal

#: A day that both reviews hold, of its month and of its quarter, and one before it.
THEN, BEFORE = date(2026, 10, 15), date(2026, 7, 1)
OCTOBER, QUARTER = slot(ReviewKind.MONTHLY, THEN), slot(ReviewKind.QUARTERLY, THEN)
DAYS_AGO = (TODAY - THEN).days
HALF = period_of(PeriodKind.HALF, THEN)
SHARED: dict[str, Any] = {"vis": Vis.SHAREABLE}


def one_of_each(journal: Journal, who: int) -> dict[ReviewItemKind, int]:
    """A record of each kind, all of them for the quarterly review, by its id."""
    skill = builders.skill(journal).id
    builders.rating(journal, who, skill, 3, days_ago=DAYS_AGO)
    standard = builders.standard(journal).id
    missed_one = builders.standard(journal, "Orders are entered the same day").id
    words = {"mine": "Time each week", "theirs": "The truth early", **SHARED}
    agreed = journal.do("Agree", agreements.write, who, HALF.starts, TODAY, **words)
    missed = builders.miss(journal, who, missed_one, days_ago=DAYS_AGO, talked=DAYS_AGO, **SHARED)
    return {
        ReviewItemKind.NOTE: note(journal, who),
        ReviewItemKind.COMMITMENT: builders.promise(journal, who, **SHARED).id,
        ReviewItemKind.RATING: skill,
        ReviewItemKind.GOAL: builders.goal(journal, who, "Lead the Skagen deal", **SHARED).id,
        ReviewItemKind.FACT: builders.fact(journal, who, **SHARED).id,
        ReviewItemKind.STANDARD: standard,
        ReviewItemKind.MISS: missed.id,
        ReviewItemKind.AGREEMENT: agreed.id,
        ReviewItemKind.PLAN_CHECK: check(journal, who),
        ReviewItemKind.POINT: builders.point(journal, who, raised_by=RaisedBy.REP, **SHARED).id,
        ReviewItemKind.SESSION: call(journal, who),
        ReviewItemKind.TRAINING: training(journal, who),
    }


def note(journal: builders.Doer, *who: int, days_ago: int = DAYS_AGO, **words: Any) -> int:
    """A pinned note that may be shared, of October unless told otherwise."""
    words = {"pinned": True, **SHARED, **words}
    return builders.note(journal, *who, days_ago=days_ago, **words).id


def check(journal: Journal, who: int) -> int:
    """The talk about October of the plan that holds."""
    plan = builders.business_plan(journal, who, half=HALF.starts, on=BEFORE, steps=[])
    said = {"checked_on": THEN, "expected": None, "comment": "On the way", **SHARED}
    return journal.do("Check", plan_checks.save, plan.id, THEN, TODAY, **said).id


def call(journal: Journal, who: int, kind: SessionKind = SessionKind.CALL) -> int:
    """A coached call."""
    held = builders.session(journal, who, days_ago=DAYS_AGO, kind=kind).id
    return journal.do("Share", sessions.note, held, objective="Name the price", **SHARED).id


def training(
    journal: Journal,
    who: int,
    attended: Attended = Attended.PRESENT,
    givers: Iterable[int] = (),
) -> int:
    """The training of the first day of October, to which somebody came or not."""
    quarter = builders.quarter()
    about = {"quarter": quarter, "count": 1, "on": BEFORE, "givers": givers}
    builders.training_plan(journal, QuarterState.PUBLISHED, **about)
    [found] = journal.ask(training_full.between, quarter.starts, quarter.starts)
    came = {"attendance": {who: attended}, "ratings": {}}
    work = (training_outcomes.deliver, found.id, quarter.starts, TODAY)
    return journal.do("Deliver", *work, **came).id


def _kept_private(db: Db, agreement_id: int) -> None:
    found = commands.find(db, Agreement, agreement_id)
    agreements.write(db, found.person_id, found.starts_on, TODAY, vis=Vis.PRIVATE)


def _did_not_come(db: Db, training_id: int) -> None:
    nobody = dict.fromkeys(training_outcomes.attendance(db, training_id), Attended.ABSENT)
    day = builders.quarter().starts
    change = training_outcomes.change_outcome
    change(db, training_id, day, TODAY, attendance=nobody, ratings={})


def _unsaid(db: Db, check_id: int) -> None:
    said = {"checked_on": THEN, "expected": None, "comment": "On the way"}
    plan_checks.change(db, check_id, TODAY, **said, vis=Vis.PRIVATE)


#: How a record of each kind is taken back: it becomes private, or does not hold any more.
TAKEN_BACK: dict[ReviewItemKind, Callable[[Db, int], object]] = {
    ReviewItemKind.NOTE: lambda db, one: notes.amend(db, one, TODAY, vis=Vis.PRIVATE),
    ReviewItemKind.COMMITMENT: lambda db, one: commitments.change(db, one, TODAY, vis=Vis.PRIVATE),
    ReviewItemKind.RATING: skills.delete,
    ReviewItemKind.GOAL: lambda db, one: goals.amend(db, one, vis=Vis.PRIVATE),
    ReviewItemKind.FACT: lambda db, one: facts.amend(db, one, TODAY, vis=Vis.PRIVATE),
    ReviewItemKind.STANDARD: lambda db, one: standards.end(db, one, BEFORE),
    ReviewItemKind.MISS: lambda db, one: misses.share(db, one, Vis.PRIVATE, TODAY),
    ReviewItemKind.AGREEMENT: _kept_private,
    ReviewItemKind.PLAN_CHECK: _unsaid,
    ReviewItemKind.POINT: lambda db, one: points.change(db, one, TODAY, vis=Vis.PRIVATE),
    ReviewItemKind.SESSION: lambda db, one: sessions.note(db, one, vis=Vis.PRIVATE),
    ReviewItemKind.TRAINING: _did_not_come,
}
#: How one of each kind is deleted for good; a training that was delivered is not.
DELETED: dict[ReviewItemKind, Callable[[Db, int], object]] = {
    ReviewItemKind.NOTE: notes.delete,
    ReviewItemKind.COMMITMENT: commitments.delete,
    ReviewItemKind.RATING: skills.delete,
    ReviewItemKind.GOAL: goals.delete,
    ReviewItemKind.FACT: facts.delete,
    ReviewItemKind.STANDARD: standards.delete,
    ReviewItemKind.MISS: misses.delete,
    ReviewItemKind.AGREEMENT: agreements.delete,
    ReviewItemKind.PLAN_CHECK: plan_checks.delete,
    ReviewItemKind.POINT: points.delete,
    ReviewItemKind.SESSION: sessions.delete,
}
