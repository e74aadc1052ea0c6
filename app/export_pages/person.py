"""The page of one person in an export."""

from collections.abc import Iterable

from app.domain.goals import GoalInFull
from app.domain.held import PersonInFull
from app.domain.kinds import FactKind, PeriodKind
from app.domain.models import (
    Agreement,
    AreaOfWork,
    PerformanceRecord,
    ProfileFact,
    RampStep,
    SkillRating,
)
from app.exchange.markdown import Entry, Page, Section
from app.export_pages import journal, numbers, plans, reviews, training
from app.export_pages.words import Wording
from app.labels import label


def page(full: PersonInFull, wording: Wording, says: str, more: Iterable[Section] = ()) -> Page:
    """All that is known of a person; ``says`` introduces it, ``more`` stands at its end."""
    return Page(
        title=full.person.name,
        says=says,
        facts=tuple(_details(full, wording)),
        sections=(
            *_statements(full, wording),
            Section("Skills", tuple(_rating(s.name, r, wording) for s, r in full.ratings)),
            Section("Growth goals", tuple(_goal(aim, wording) for aim in full.goals)),
            Section("Results", tuple(_result(one, wording) for one in full.results)),
            *numbers.of_person(full.measured, wording),
            *plans.of_person(full.plans, wording),
            *reviews.of_person(full.reviews, wording),
            *training.of_person(full.training, wording),
            *_partnership(full, wording),
            *journal.sections(full.journal, wording, full.person.id),
            *more,
        ),
    )


def _details(full: PersonInFull, wording: Wording) -> Iterable[tuple[str, str]]:
    who = full.person
    yield "Status", label(who.status)
    yield "Goes by", who.preferred_name
    yield "Role", who.role
    yield "Segment", who.segment
    yield "Territory", who.territory
    yield "E-mail", who.email
    yield "Phone", who.phone
    yield "Found through", who.found_through
    for name, day in (
        ("To be spoken with on", who.next_touch),
        ("Started on", who.started),
        ("Ramping up until", who.ramp_until),
        ("Away since", who.away_since),
        ("May leave by, as I guess", who.may_leave_by),
        ("Left on", who.left_on),
    ):
        yield name, wording.day(day)
    yield "Ideal days between contacts", str(who.ideal_gap or "")
    yield "Most days between contacts", str(who.max_gap or "")


def _statements(full: PersonInFull, wording: Wording) -> Iterable[Section]:
    for kind in FactKind:
        of_kind = (fact for fact in full.facts if fact.kind is kind)
        yield Section(label(kind), tuple(_fact(fact, wording) for fact in of_kind))


def _fact(fact: ProfileFact, wording: Wording) -> Entry:
    return Entry(
        wording.day(fact.noted_on, "Noted on {}"),
        (
            label(fact.vis),
            label(fact.certainty),
            wording.day(fact.confirmed_on, "confirmed on {}"),
            wording.day(fact.retired_on, "no longer held since {}"),
        ),
        (("", fact.text), ("Evidence", fact.evidence)),
    )


def _rating(skill: str, rating: SkillRating, wording: Wording) -> Entry:
    said = (
        f"level {rating.level}",
        label(rating.voice),
        wording.day(rating.rated_on),
        label(rating.vis),
    )
    return Entry(skill, said, (("", rating.justification),))


def _goal(aim: GoalInFull, wording: Wording) -> Entry:
    goal = aim.goal
    facts = (
        label(goal.state),
        label(goal.vis),
        wording.day(goal.due, "due on {}"),
        wording.day(goal.closed_on, "closed on {}"),
        f"from level {goal.from_level}" if goal.from_level else "",
        f"to level {goal.to_level}" if goal.to_level else "",
    )
    steps = "\n".join(
        f"{wording.day(step.due)}: {step.text}{wording.day(step.reached_on, ' (reached on {})')}"
        for step in aim.checkpoints
    )
    skills = ", ".join(skill.name for skill in aim.skills)
    return Entry(goal.outcome, facts, (("Skills", skills), ("Why", goal.why), ("Steps", steps)))


def _result(one: PerformanceRecord, wording: Wording) -> Entry:
    figures = (f"quota {wording.money(one.quota)}", f"actual {wording.money(one.actual)}")
    named = wording.period(one.period_kind, one.starts_on)
    return Entry(named, (*figures, label(one.source)))


def _partnership(full: PersonInFull, wording: Wording) -> Iterable[Section]:
    """What the two settled, how somebody new begins, and what a candidate brings."""
    yield Section("Agreements", tuple(_agreement(one, wording) for one in full.agreements))
    yield Section("Autonomy", tuple(_area(one, wording) for one in full.areas))
    yield Section("First days", tuple(_ramp_step(one, wording) for one in full.ramp_steps))
    yield Section(
        "Must-haves",
        tuple(
            Entry(must.name, (f"{score.score} of 5",), (("", score.evidence),))
            for must, score in full.scores
        ),
    )


def _agreement(one: Agreement, wording: Wording) -> Entry:
    agreed = wording.day(one.agreed_on, "agreed on {}") or "not agreed yet"
    texts = (("You can count on me for", one.mine), ("I count on you for", one.theirs))
    return Entry(wording.period(PeriodKind.HALF, one.starts_on), (label(one.vis), agreed), texts)


def _area(area: AreaOfWork, wording: Wording) -> Entry:
    return Entry(area.name, (label(area.autonomy), wording.day(area.since, "since {}")))


def _ramp_step(step: RampStep, wording: Wording) -> Entry:
    done = wording.day(step.done_on, "done on {}") or "not done yet"
    return Entry(f"By day {step.by_day}", (done,), (("", step.text),))
