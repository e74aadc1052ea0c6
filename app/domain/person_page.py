"""Everything that a person's page shows, read in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.domain import (
    agreements,
    areas,
    commitments,
    contact,
    expectation,
    facts,
    goals,
    growth,
    people,
    photos,
    points,
    ramp,
    results,
    sessions,
    settings,
    skills,
)
from app.domain.attainment import PeriodResult
from app.domain.cadence import Cadence
from app.domain.commitments import InFull
from app.domain.expectation import Band
from app.domain.goals import GoalInFull
from app.domain.growth import Growth
from app.domain.keeping import Kept
from app.domain.kinds import FactKind, GoalState, PeriodKind, SkillFamily, Source
from app.domain.models import (
    Agreement,
    AreaOfWork,
    PerformanceRecord,
    Person,
    ProfileFact,
    RampStep,
    Skill,
)
from app.domain.periods import Period, last_periods, next_period, period_of
from app.domain.skills import Standing

#: "Better than before" compares with this long ago.
LOOK_BACK = timedelta(days=90)


@dataclass(frozen=True)
class PersonPage:
    """One person as they stand today. ``results`` run from the oldest period to the newest.

    ``records`` are the figures as they were recorded, a previous employer's too. ``quota_ahead`` is
    the quarter that ``band`` says something about: this one or the next, where it has a quota.
    ``agreement`` is that of this half-year, ``other_agreements`` those of all others, newest first.
    ``promises`` are open, theirs and mine; ``theirs`` and ``mine`` say how those to each other were
    kept. ``waiting`` counts the talking points for the next 1:1.
    """

    person: Person
    cadence: Cadence
    last_held: date | None
    facts: tuple[ProfileFact, ...]
    retired: tuple[ProfileFact, ...]
    standings: tuple[Standing, ...]
    trait_skills: tuple[Skill, ...]
    goals: tuple[GoalInFull, ...]
    results: tuple[PeriodResult, ...]
    records: tuple[PerformanceRecord, ...]
    band: Band | None
    quota_ahead: PeriodResult | None
    growth: Growth
    half: Period
    agreement: Agreement | None
    other_agreements: tuple[Agreement, ...]
    areas: tuple[AreaOfWork, ...]
    ramp: tuple[RampStep, ...]
    photo: bytes | None
    successor: str
    promises: tuple[InFull, ...]
    theirs: Kept
    mine: Kept
    waiting: int

    @property
    def traits(self) -> list[Standing]:
        """How they stand in each trait of the library, rated or not."""
        rated = {standing.skill.id: standing for standing in self.standings}
        return [
            rated.get(skill.id, Standing(skill, own=None, manager=None, before=None))
            for skill in self.trait_skills
        ]

    @property
    def helped(self) -> set[int]:
        """The weaknesses, by id, that an open goal answers; any other is without help."""
        open_goals = (aim.goal for aim in self.goals if aim.goal.state is GoalState.OPEN)
        return {goal.weakness_id for goal in open_goals if goal.weakness_id is not None}

    def facts_of(self, *kinds: FactKind) -> list[ProfileFact]:
        """The statements of these kinds, kind by kind."""
        return [fact for kind in kinds for fact in self.facts if fact.kind is kind]

    def level(self, skill_id: int) -> int | None:
        """The manager's latest level for a skill."""
        for standing in self.standings:
            if standing.skill.id == skill_id and standing.manager is not None:
                return standing.manager.level
        return None


def person_page(db: Session, person_id: int, today: date) -> PersonPage:
    """What the page of a person shows today."""
    person, chosen = people.get(db, person_id), settings.current(db)
    every = tuple(results.of_person(db, person_id))
    records = [one for one in every if one.source is not Source.PREVIOUS_EMPLOYER]
    settled = tuple(areas.of_person(db, person_id))
    standings = tuple(skills.standings(db, person_id, today, today - LOOK_BACK))
    aims = tuple(goals.of_person(db, person_id))
    half = period_of(PeriodKind.HALF, today, chosen.fiscal_start)
    agreed = agreements.of_person(db, person_id)
    return PersonPage(
        person=person,
        cadence=contact.cadence_of(person, chosen, settled),
        last_held=sessions.last_held(db, person_id),
        facts=tuple(facts.of_person(db, person_id)),
        retired=tuple(facts.retired(db, person_id)),
        standings=standings,
        trait_skills=tuple(skills.of_family(db, SkillFamily.TRAIT)),
        goals=aims,
        results=tuple(results.recent(records, today, chosen.fiscal_start)),
        records=every,
        band=_band(records, today, chosen.fiscal_start),
        quota_ahead=_quota_ahead(records, today, chosen.fiscal_start),
        growth=grown(standings, aims, today - LOOK_BACK),
        half=half,
        agreement=next((a for a in agreed if a.starts_on == half.starts), None),
        other_agreements=tuple(a for a in agreed if a.starts_on != half.starts),
        areas=settled,
        ramp=tuple(ramp.of_person(db, person_id)),
        photo=photos.of_person(db, person_id),
        successor=_successor(db, person),
        promises=tuple(commitments.of_thread(db, person_id)),
        theirs=commitments.kept_by(db, person_id, today - LOOK_BACK, today),
        mine=commitments.kept_by(db, None, today - LOOK_BACK, today, about_id=person_id),
        waiting=len(points.waiting(db, person_id, today)),
    )


def grown(standings: Sequence[Standing], aims: Sequence[GoalInFull], since: date) -> Growth:
    """Whether somebody is better than on the day ``since``: levels given since, goals reached."""
    steps = [
        growth.Step(standing.skill.name, standing.change, standing.manager.rated_on)
        for standing in standings
        if standing.change and standing.manager is not None
    ]
    for aim in aims:
        closed = aim.goal.closed_on
        if aim.goal.state is GoalState.REACHED and closed is not None and closed >= since:
            steps.append(growth.Step(aim.goal.outcome, 1, closed))
        steps += [
            growth.Step(step.text, 1, step.reached_on)
            for step in aim.checkpoints
            if step.reached_on is not None and step.reached_on >= since
        ]
    compared = sum(standing.before is not None for standing in standings)
    return growth.growth(since, steps, compared)


def _band(records: Sequence[PerformanceRecord], today: date, fiscal_start: int) -> Band | None:
    """What to expect of a quarter, from those that are over."""
    now = period_of(PeriodKind.QUARTER, today, fiscal_start)
    over = last_periods(now, expectation.RECENT + 1, fiscal_start)[:-1]
    past = results.over(records, over, fiscal_start)
    return expectation.expectation([result.attainment for result in past])


def _quota_ahead(
    records: Sequence[PerformanceRecord], today: date, fiscal_start: int
) -> PeriodResult | None:
    now = period_of(PeriodKind.QUARTER, today, fiscal_start)
    ahead = results.over(records, [now, next_period(now, 1, fiscal_start)], fiscal_start)
    return next((result for result in ahead if result.quota), None)


def _successor(db: Session, person: Person) -> str:
    return "" if person.successor_id is None else people.get(db, person.successor_id).name
