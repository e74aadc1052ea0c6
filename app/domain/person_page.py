"""Everything that a person's page shows, read in one go."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.domain import facts, goals, people, results, sessions, settings, skills
from app.domain.attainment import PeriodResult
from app.domain.cadence import Cadence
from app.domain.goals import GoalInFull
from app.domain.kinds import FactKind
from app.domain.models import Person, ProfileFact
from app.domain.skills import Standing

#: "Better than before" compares with this long ago.
LOOK_BACK = timedelta(days=90)


@dataclass(frozen=True)
class PersonPage:
    """One person as they stand today. ``results`` run from the oldest period to the newest."""

    person: Person
    cadence: Cadence
    last_held: date | None
    facts: tuple[ProfileFact, ...]
    standings: tuple[Standing, ...]
    goals: tuple[GoalInFull, ...]
    results: tuple[PeriodResult, ...]

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
    records = results.of_person(db, person_id, with_us=True)
    return PersonPage(
        person=person,
        cadence=Cadence(person.ideal_gap or chosen.ideal_gap, person.max_gap or chosen.max_gap),
        last_held=sessions.last_held(db, person_id),
        facts=tuple(facts.of_person(db, person_id)),
        standings=tuple(skills.standings(db, person_id, today, today - LOOK_BACK)),
        goals=tuple(goals.of_person(db, person_id)),
        results=tuple(results.recent(records, today, chosen.fiscal_start)),
    )
