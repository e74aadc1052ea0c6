"""The team as a whole: its map of skills, and the bench of who may join it."""

from datetime import date

from sqlalchemy.orm import Session

from app.domain import bench, settings, team_map
from app.domain.models import Settings
from app.domain.skills import STRONG
from app.gather import parts
from app.gather.parts import Wording
from app.labels import label
from app.report import content

TEAM = "The team"
MAP, BENCH = "Skills map", "Bench"
_NOBODY = "none"


def skills_map(db: Session, wording: Wording, today: date) -> content.SkillsMap:
    """The map for the team to see: levels that are shareable, and no judgement drawn from them."""
    return _map(db, wording, today, mine=False)


def own_skills_map(db: Session, wording: Wording, today: date) -> content.SkillsMap:
    """The map as the manager sees it, with how many are strong in each skill."""
    return _map(db, wording, today, mine=True)


def bench_sheet(db: Session, wording: Wording, today: date) -> content.BenchSheet:
    """Everybody on the bench; who of the team may leave is not printed."""
    chosen, found = settings.current(db), bench.bench(db)
    counts = (("Candidates", len(found.candidates)), ("Could start", found.ready))
    return content.BenchSheet(
        paper=chosen.paper.value,
        cover=team_cover(BENCH, chosen, wording, today, copy_for=chosen.manager),
        figures=tuple(content.Figure(name, str(count)) for name, count in counts)
        if found.candidates
        else (),
        candidates=tuple(_candidate(one, found, wording) for one in found.candidates),
    )


def _map(db: Session, wording: Wording, today: date, *, mine: bool) -> content.SkillsMap:
    chosen = settings.current(db)
    found = team_map.team_map(db, today, shareable_only=not mine)
    return content.SkillsMap(
        paper=chosen.paper.value,
        cover=team_cover(
            MAP, chosen, wording, today, copy_for=chosen.manager if mine else TEAM.casefold()
        ),
        people=found.short_names,
        rows=tuple(
            content.MapRow(label(skill.family), skill.name, levels, _strong(levels) if mine else "")
            for skill, levels in zip(found.skills, found.levels, strict=True)
        ),
        mine=mine,
    )


def _strong(levels: tuple[int | None, ...]) -> str:
    count = sum(level is not None and level >= STRONG for level in levels)
    return str(count) if count else _NOBODY


def _candidate(one: bench.Candidate, found: bench.Bench, wording: Wording) -> content.Candidate:
    person = one.person
    touch = f"speak next {wording.day(person.next_touch)}" if person.next_touch else ""
    through = f"found through {person.found_through}" if person.found_through else ""
    return content.Candidate(
        name=person.name,
        known=" · ".join(filter(None, (person.role or person.segment, through, touch))),
        state="Could start" if one.ready else f"{one.scored} of {len(one.scores)} scored",
        scores=parts.scores(found.must_haves, one.scores),
    )


def team_cover(
    kind: str,
    chosen: Settings,
    wording: Wording,
    today: date,
    *,
    copy_for: str,
    period: str = "",
) -> content.Cover:
    """The head of a paper about the team."""
    return content.Cover(
        person=TEAM,
        kind=kind,
        period=period,
        role="",
        company=chosen.company,
        prepared=wording.day(today),
        copy_for=copy_for,
        language=parts.language(chosen),
    )
