"""The team's training, for the pages of an export."""

from collections.abc import Iterable

from app.domain.kinds import Attended, PeriodKind
from app.domain.models import (
    Absence,
    ClosedDay,
    Person,
    TrainingAttendance,
    TrainingPlan,
    TrainingSession,
    TrainingTopic,
)
from app.domain.training_full import Quarter, Training
from app.domain.training_held import OfPerson, OfTeam
from app.exchange.markdown import Entry, Section
from app.export_pages.words import Wording
from app.labels import label

_NO_TOPIC = "No topic yet"


def of_person(full: OfPerson, wording: Wording) -> tuple[Section, ...]:
    """What somebody gave and came to, what I thought would help them, and when they were away."""
    return (
        Section("Training given", tuple(_training(one, wording) for one in full.given)),
        Section(
            "Training to step in for", tuple(_plain(one.session, wording) for one in full.steps_in)
        ),
        Section(
            "Training handed over",
            tuple(
                _plain(one, wording, wording.day(row.until, "given by them until {}"))
                for one, row in full.handed_over
            ),
        ),
        Section(
            "Training attended",
            tuple(_plain(one, wording, *_came(row)) for one, row in full.attended),
        ),
        Section("Topics that would help", tuple(_topic(one, (), wording) for one in full.topics)),
        Section("Days away", tuple(_away(one, wording) for one in full.absences)),
    )


def of_team(full: OfTeam, wording: Wording) -> tuple[Section, ...]:
    """Every quarter, every topic, and the days on which the team is not trained."""
    return (
        *(_quarter(one, full.attended, wording) for one in full.quarters),
        Section("Topics", tuple(_topic(one, whom, wording) for one, whom in full.topics)),
        Section("Closed days", tuple(_closed(one, wording) for one in full.closed)),
    )


def _quarter(
    found: Quarter,
    attended: dict[int, tuple[tuple[Person, TrainingAttendance], ...]],
    wording: Wording,
) -> Section:
    named = wording.period(PeriodKind.QUARTER, found.plan.starts_on)
    plan = Entry(named, tuple(_plan(found.plan, wording)))
    trainings = (
        _training(one, wording, attended.get(one.session.id, ())) for one in found.trainings
    )
    return Section(named, (plan, *trainings))


def _plan(plan: TrainingPlan, wording: Wording) -> Iterable[str]:
    yield label(plan.state)
    yield wording.day(plan.published_on, "published on {}")
    yield wording.day(plan.closed_on, "closed on {}")


def _training(
    found: Training,
    wording: Wording,
    attended: Iterable[tuple[Person, TrainingAttendance]] = (),
) -> Entry:
    """A training with all that stands in it, as I and whoever gives it know it."""
    one = found.session
    facts = (
        *_facts(one, wording),
        *_givers(found, wording),
        *(skill.name for skill in found.skills),
    )
    came = "\n".join(f"{who.name}: {', '.join(_came(row))}" for who, row in attended)
    texts = (
        ("Objective", one.objective),
        ("To look for in the field", one.observe),
        ("Who came", came),
        ("Why I give it", one.my_reason),
        ("Why it was cancelled", one.cancel_reason),
        ("My own remarks", one.remarks),
    )
    return Entry(one.topic or _NO_TOPIC, facts, texts)


def _plain(one: TrainingSession, wording: Wording, *more: str) -> Entry:
    """A training as everybody knows it."""
    facts = (*_facts(one, wording), *more)
    return Entry(one.topic or _NO_TOPIC, facts, (("Objective", one.objective),))


def _facts(one: TrainingSession, wording: Wording) -> Iterable[str]:
    yield " ".join(filter(None, (wording.day(one.planned_for), one.starts_at, one.zone)))
    yield f"{one.minutes} minutes"
    yield one.place
    yield label(one.kind)
    yield label(one.state)
    yield wording.day(one.confirmed_on, "confirmed on {}")
    yield wording.day(one.delivered_on, "delivered on {}")
    yield wording.day(one.cancelled_on, "cancelled on {}")
    yield wording.day(one.moved_from, "moved from {}")


def _givers(found: Training, wording: Wording) -> Iterable[str]:
    """Who gives it and steps in; on a person's own page it is they, or the others go unnamed."""
    if not wording.names_others:
        return
    one = found.session
    giver = found.giver.name if found.giver is not None else one.guest
    backup = found.backup.name if found.backup is not None else one.backup_guest
    yield f"given by {giver or ('me' if one.by_me else 'nobody yet')}"
    yield f"{backup} steps in" if backup else ""


def _came(row: TrainingAttendance) -> Iterable[str]:
    yield label(row.attended).lower()
    if row.attended is Attended.PRESENT and row.rating is not None:
        yield f"rated it {row.rating} of 5"


def _topic(topic: TrainingTopic, whom: Iterable[Person], wording: Wording) -> Entry:
    named = ", ".join(person.name for person in whom)
    facts = (
        label(topic.kind),
        label(topic.source),
        f"asked {topic.asked} times" if topic.asked else "",
        wording.day(topic.noted_on, "noted on {}"),
        wording.day(topic.dropped_on, "dropped on {}"),
    )
    return Entry(topic.title, facts, (("Whom it would help", named), ("Why", topic.why)))


def _away(absence: Absence, wording: Wording) -> Entry:
    return Entry(wording.day(absence.first_on), (wording.day(absence.last_on, "until {}"),))


def _closed(days: ClosedDay, wording: Wording) -> Entry:
    until = wording.day(days.last_on, "until {}") if days.last_on != days.first_on else ""
    works = "the team is at work" if days.works else ""
    return Entry(wording.day(days.first_on), (days.name, until, works))
