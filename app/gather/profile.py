"""Who a person is: their own copy, the manager's, and the agreement between the two."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from app.domain import (
    agreements,
    attainment,
    bench,
    facts,
    goals,
    people,
    ramp,
    results,
    settings,
)
from app.domain import growth as compared
from app.domain import skills as ratings
from app.domain.kinds import Direction, FactKind, PeriodKind, Source, Status
from app.domain.models import Person, Settings
from app.domain.periods import Period, period_of
from app.domain.person_page import LOOK_BACK, PersonPage, person_page
from app.gather import parts
from app.gather.parts import Wording
from app.labels import label
from app.report import content

KIND = "Profile"
AGREEMENT = "Agreement"
#: What the manager reads first: how to be with somebody, before what they are like.
_IN_ORDER = (
    FactKind.WHAT_HELPS,
    FactKind.WHAT_HURTS,
    *(kind for kind in FactKind if kind not in {FactKind.WHAT_HELPS, FactKind.WHAT_HURTS}),
)


def profile(db: Session, person_id: int, wording: Wording, today: date) -> content.RepProfile:
    """The rep's copy of their profile: only what is shareable."""
    person, chosen = people.get(db, person_id), settings.current(db)
    shared = [fact for fact in facts.of_person(db, person_id) if parts.may_be_read(fact)]
    standings = ratings.standings(db, person_id, today, today - LOOK_BACK, shareable_only=True)
    aims = goals.of_person(db, person_id, shareable_only=True)
    skills, traits = parts.split(standings)
    half = period_of(PeriodKind.HALF, today, chosen.fiscal_start)
    return content.RepProfile(
        paper=chosen.paper.value,
        cover=parts.cover(person, KIND, "", chosen, wording.day(today), copy_for=person.name),
        strengths=parts.strong_skills(standings),
        focuses=parts.focuses(aims, standings),
        statements=parts.statements(shared),
        skills=skills,
        traits=traits,
        goals=tuple(parts.goal(aim, wording) for aim in aims),
        agreement=parts.promises_to_read(agreements.of_half(db, person_id, half.starts), wording),
        ramp=_first_days(db, person, wording),
    )


def manager_profile(
    db: Session, person_id: int, wording: Wording, today: date
) -> content.ManagerProfile:
    """All that is known of a person, for the manager; what somebody may leave by is not printed."""
    page, chosen = person_page(db, person_id, today), settings.current(db)
    skills, traits = parts.split(page.standings)
    return content.ManagerProfile(
        paper=chosen.paper.value,
        cover=parts.cover(
            page.person, KIND, "", chosen, wording.day(today), copy_for=chosen.manager
        ),
        figures=_figures(page, wording),
        facts=parts.groups(
            _IN_ORDER, page.facts, lambda fact: parts.fact_in_full(fact, wording, today)
        ),
        growth=_growth(page.growth, wording),
        goals=tuple(parts.goal(aim, wording) for aim in page.goals),
        skills=skills,
        traits=traits,
        areas=tuple(
            content.Area(area.name, label(area.autonomy), wording.day(area.since))
            for area in page.areas
        ),
        agreement=parts.promises(page.agreement, wording),
        ramp=_first_days(db, page.person, wording),
        results=parts.result_lines(page.results, wording),
        band=parts.band(page.band, wording),
        before_us=parts.result_lines(_before_us(db, person_id, chosen), wording),
        scores=_scores(db, page.person),
    )


def agreement(
    db: Session, person_id: int, period: Period, wording: Wording, today: date
) -> content.AgreementSheet:
    """The sheet to sign for a half-year, with what is written and shareable."""
    blank = blank_agreement(db, person_id, period, wording, today)
    written = agreements.of_half(db, person_id, period.starts)
    promises = parts.promises_to_read(written, wording)
    return blank if promises is None else replace(blank, promises=promises)


def blank_agreement(
    db: Session, person_id: int, period: Period, wording: Wording, today: date
) -> content.AgreementSheet:
    """The same sheet with room to write it together."""
    person, chosen = people.get(db, person_id), settings.current(db)
    both = f"{person.name} and {chosen.manager}"
    return content.AgreementSheet(
        paper=chosen.paper.value,
        cover=parts.cover(
            person, AGREEMENT, period.label, chosen, wording.day(today), copy_for=both
        ),
        signers=content.Signers(person=person.name, manager=chosen.manager),
        until=wording.day(period.ends),
    )


def _first_days(db: Session, person: Person, wording: Wording) -> tuple[content.Stage, ...]:
    """The plan of somebody ramping; it is over once they have arrived."""
    if person.status is not Status.RAMPING:
        return ()
    return parts.stages(ramp.of_person(db, person.id), person.started, wording)


def _figures(page: PersonPage, wording: Wording) -> tuple[content.Figure, ...]:
    touch = page.person.next_touch
    if page.person.status is Status.CANDIDATE:
        return (content.Figure("Speak next", wording.day(touch)),) if touch else ()
    contact = "none yet" if page.last_held is None else wording.day(page.last_held)
    figures = [content.Figure("Last contact", contact)]
    if page.growth.direction is not Direction.UNKNOWN:
        figures.append(content.Figure("Than 90 days ago", label(page.growth.direction)))
    if page.band is not None:
        said = wording.percent(page.band.middle)
        figures.append(content.Figure(f"Middle of {page.band.quarters} quarters", said))
    return tuple(figures)


def _growth(found: compared.Growth, wording: Wording) -> content.Growth | None:
    if found.direction is Direction.UNKNOWN:
        return None
    counted = f"{found.ups} up and {found.downs} down since {wording.day(found.since)}"
    return content.Growth(
        told=f"{label(found.direction)}: {counted}.",
        changes=tuple(
            content.Change(step.what, parts.signed(step.by), wording.day(step.on))
            for step in found.steps
        ),
    )


def _before_us(db: Session, person_id: int, chosen: Settings) -> Sequence[attainment.PeriodResult]:
    """What a previous employer reported, period by period as they reported it."""
    return [
        attainment.PeriodResult(
            period_of(record.period_kind, record.starts_on, chosen.fiscal_start),
            record.quota,
            record.actual,
        )
        for record in results.of_person(db, person_id)
        if record.source is Source.PREVIOUS_EMPLOYER
    ]


def _scores(db: Session, person: Person) -> tuple[content.Score, ...]:
    """What a candidate was scored at; once they are hired it is over."""
    if person.status is not Status.CANDIDATE:
        return ()
    return parts.scores(bench.must_haves(db), bench.candidate(db, person.id).scores)
