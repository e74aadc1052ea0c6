"""The standards on paper: to read and to sign, with what was missed of them."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from sqlalchemy.orm import Session

from app.domain import misses, people, settings, standards
from app.domain.kinds import MissState, Vis
from app.domain.models import Person, Settings, Standard, StandardMiss
from app.gather import parts, team
from app.gather.parts import Wording
from app.labels import label
from app.report import content

KIND, TEAM_KIND = "Standards", "Who read the standards"
EVERYBODY = "everybody"


def standards_sheet(
    db: Session, person_id: int, wording: Wording, today: date
) -> content.RepStandards:
    """What is expected of a person, to sign, with the misses that the two talked about."""
    chosen, person = settings.current(db), people.get(db, person_id)
    found = misses.of_person(db, person_id, shareable_only=True)
    return content.RepStandards(
        paper=chosen.paper.value,
        cover=_cover(person, chosen, wording, today, person.name),
        signers=content.Signers(person.name, chosen.manager),
        areas=areas(standards.holding_for(db, person_id, today), read_on(db, person_id), wording),
        misses=tuple(talked(one, wording) for one in found if one.miss.talked_on is not None),
    )


def blank_standards_sheet(
    db: Session, person_id: int, wording: Wording, today: date
) -> content.RepStandards:
    """The same without anything about the person: the name is written by pen."""
    chosen, person = settings.current(db), people.get(db, person_id)
    holding = standards.holding_for(db, person_id, today)
    common = [one for one in holding if one.person_id is None]
    cover = _cover(person, chosen, wording, today, EVERYBODY)
    return content.RepStandards(
        paper=chosen.paper.value,
        cover=content.Cover(*("", KIND, "", person.role, cover.company, cover.prepared, EVERYBODY)),
        areas=areas(common, {}, wording),
    )


def manager_standards(
    db: Session, person_id: int, wording: Wording, today: date
) -> content.ManagerStandards:
    """What is expected of a person with everything that they missed, for the manager alone."""
    chosen, person = settings.current(db), people.get(db, person_id)
    return content.ManagerStandards(
        paper=chosen.paper.value,
        cover=_cover(person, chosen, wording, today, chosen.manager),
        areas=areas(standards.holding_for(db, person_id, today), read_on(db, person_id), wording),
        misses=tuple(_kept(one, wording, today) for one in misses.of_person(db, person_id)),
    )


def team_standards(db: Session, wording: Wording, today: date) -> content.TeamStandards:
    """Who acknowledged which standard when, and who is still to, for the manager alone."""
    chosen, found = settings.current(db), standards.listed(db, today).current
    by_area = groupby(found, key=lambda one: one.standard.area)
    return content.TeamStandards(
        paper=chosen.paper.value,
        cover=team.team_cover(TEAM_KIND, chosen, wording, today, copy_for=chosen.manager),
        areas=tuple(
            content.ReadersOfArea(label(area), tuple(_readers(one, wording) for one in of_area))
            for area, of_area in by_area
        ),
    )


def _cover(
    person: Person, chosen: Settings, wording: Wording, today: date, copy_for: str
) -> content.Cover:
    return parts.cover(person, KIND, "", chosen, wording.day(today), copy_for=copy_for)


def read_on(db: Session, person_id: int) -> dict[int, date]:
    """The day on which a person acknowledged each standard."""
    found = standards.of_person(db, person_id)
    return {standard.id: said.acknowledged_on for standard, said in found}


def areas(
    holding: Iterable[Standard], read: Mapping[int, date], wording: Wording
) -> tuple[content.Expectations, ...]:
    """What is expected, by area as it comes, with when it was acknowledged."""
    return tuple(
        content.Expectations(label(area), tuple(_expected(one, read, wording) for one in of_area))
        for area, of_area in groupby(holding, key=lambda one: one.area)
    )


def _expected(one: Standard, read: Mapping[int, date], wording: Wording) -> content.Expected:
    day = read.get(one.id)
    return content.Expected(
        statement=one.statement,
        measure=one.measure,
        threshold=one.threshold,
        holds=_holds(one, wording),
        read="" if day is None else f"read {wording.day(day)}",
    )


def _holds(one: Standard, wording: Wording) -> str:
    since = f"since {wording.day(one.effective_from)}"
    return f"{since} until {wording.day(one.effective_until)}" if one.effective_until else since


def talked(one: misses.InFull, wording: Wording) -> content.TalkedMiss:
    """A miss as the two talked about it."""
    miss = one.miss
    return content.TalkedMiss(
        standard=one.standard.statement,
        facts=miss.facts,
        support=miss.support,
        correction=miss.correction,
        dated=_lines(_days(miss, wording)),
    )


def _days(miss: StandardMiss, wording: Wording) -> Iterable[str]:
    if miss.talked_on is not None:
        yield f"talked about {wording.day(miss.talked_on)}"
    if miss.state is MissState.OPEN and miss.recheck_on is not None:
        yield f"looked at again {wording.day(miss.recheck_on)}"
    if miss.closed_on is not None:
        yield f"{label(miss.state).casefold()}, {wording.day(miss.closed_on)}"


def _kept(one: misses.InFull, wording: Wording, today: date) -> content.KeptMiss:
    miss = one.miss
    seen = f"seen {wording.day(miss.observed_on)}"
    return content.KeptMiss(
        standard=one.standard.statement,
        facts=miss.facts,
        effect=miss.effect,
        support=miss.support,
        correction=miss.correction,
        dated=_lines((seen, *_days(miss, wording))),
        waited=_waited(one, today),
        private=miss.vis is Vis.PRIVATE,
    )


def _waited(one: misses.InFull, today: date) -> str:
    """How long it took to talk about it (practice S3-18)."""
    days = misses.days_to_talk(one.miss, today)
    count = f"{days} day" if days == 1 else f"{days} days"
    return f"waits for {count}" if one.waits else f"{count} until it was talked about"


def _readers(one: standards.InFull, wording: Wording) -> content.Readers:
    found = one.standard
    scope = one.person.called if one.person is not None else found.role or EVERYBODY
    return content.Readers(
        statement=found.statement,
        scope=f"for {scope}, {_holds(found, wording)}",
        count=f"{one.acknowledged} of {len(one.asked)}",
        read=tuple(f"{who.called} {wording.day(said.acknowledged_on)}" for who, said in one.read),
        waiting=tuple(person.called for person in one.waiting),
    )


def _lines(said: Iterable[str]) -> str:
    return "\n".join(said)
