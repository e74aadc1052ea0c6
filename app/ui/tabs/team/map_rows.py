"""What the skills map shows: its rows in an order, and what stands beside it in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from app.domain.kinds import SkillFamily
from app.domain.models import Skill
from app.domain.names import fold
from app.domain.roster import RosterRow
from app.domain.skills import STRONG
from app.domain.team_map import Lesson, TeamMap
from app.exchange.map_out import map_sheet
from app.exchange.sheets_out import Sheet
from app.labels import label, listed
from app.ui import veil
from app.ui.tabs.team.notes import Note

#: What begins the list of skills that nobody has a level in.
UNRATED = "unrated"


class Order(Enum):
    """How the rows stand; the value is what the user chooses."""

    FAMILY = "By family"
    NAME = "By name"
    HOLES = "Holes first"


@dataclass(frozen=True)
class Line:
    """One row of the map: a skill with a level for each person.

    ``begins`` says that a family of skills begins here, where they stand by family. ``open_levels``
    are those that anybody may see.
    """

    skill_id: int
    title: str
    family: str
    levels: tuple[int | None, ...]
    hole: bool = False
    begins: bool = False
    open_levels: tuple[int | None, ...] = ()

    def seen(self, column: int) -> int | None:
        """The level in a column, as far as it may be seen at the moment."""
        return None if self.hides(column) else self.levels[column]

    def hides(self, column: int) -> bool:
        """Whether there is a level that must not be seen: one that no shared rating gave."""
        level = self.levels[column]
        if level is None or not veil.is_on():
            return False
        return not self.open_levels or self.open_levels[column] != level


@dataclass(frozen=True)
class Shown:
    """The map as it is in sight: who stands over the columns, and the rows."""

    people: tuple[RosterRow, ...]
    names: tuple[str, ...]
    lines: tuple[Line, ...]

    def sheet(self) -> Sheet:
        """The same as a table for other programs."""
        return map_sheet(
            self.names, [(line.family, line.title, line.levels) for line in self.lines]
        )


def shown(
    found: TeamMap,
    order: Order = Order.FAMILY,
    *,
    skills: str = "",
    people: str = "",
    only_holes: bool = False,
    shared: TeamMap | None = None,
) -> Shown:
    """The rows and columns that the filters leave, ordered.

    ``shared`` is the map as anybody may see it; without it every level counts as private.
    """
    columns = [n for n, who in enumerate(found.people) if who.matches(people)]
    holes = {skill.id for skill in found.holes}
    open_levels = _levels(shared, found)
    lines = [
        Line(
            skill.id,
            skill.name,
            label(skill.family),
            tuple(levels[n] for n in columns),
            skill.id in holes,
            open_levels=tuple(seen[n] for n in columns) if seen else (),
        )
        for skill, levels, seen in zip(found.skills, found.levels, open_levels, strict=True)
        if _matches(skill, skills) and (skill.id in holes or not only_holes)
    ]
    strong = {
        skill.id: sum(level is not None and level >= STRONG for level in levels)
        for skill, levels in zip(found.skills, found.levels, strict=True)
    }
    return Shown(
        tuple(found.people[n] for n in columns),
        tuple(found.short_names[n] for n in columns),
        _ordered(lines, order, strong),
    )


def _levels(shared: TeamMap | None, found: TeamMap) -> Sequence[Sequence[int | None] | None]:
    """The rows that anybody may see, if they are those of the same people and skills."""
    if shared is None or (shared.people, shared.skills) != (found.people, found.skills):
        return [None] * len(found.skills)
    return shared.levels


def _matches(skill: Skill, words: str) -> bool:
    hay = fold(f"{skill.name} {label(skill.family)}")
    return all(word in hay for word in fold(words).split())


def _ordered(lines: list[Line], order: Order, strong: dict[int, int]) -> tuple[Line, ...]:
    keys: dict[Order, Callable[[Line], tuple[int | str, ...]]] = {
        Order.FAMILY: lambda line: (_RANK[line.family], fold(line.title)),
        Order.NAME: lambda line: (fold(line.title),),
        Order.HOLES: lambda line: (strong[line.skill_id], fold(line.title)),
    }
    lines.sort(key=keys[order])
    if order is not Order.FAMILY:
        return tuple(lines)
    before = ("", *(line.family for line in lines))
    return tuple(
        replace(line, begins=line.family != last) for line, last in zip(lines, before, strict=False)
    )


#: Families stand in the order of a sale, as the closed list has them.
_RANK = {label(family): rank for rank, family in enumerate(SkillFamily)}


def notes(found: TeamMap) -> list[Note]:
    """The holes, and who could teach whom; each note carries the id of its skill.

    Who stands nearest, teaches or wishes to learn is known from private ratings and goals too.
    """
    names = dict(zip((who.id for who in found.people), found.short_names, strict=True))
    best = {
        skill.id: _best(levels, found.short_names)
        for skill, levels in zip(found.skills, found.levels, strict=True)
    }
    holes = [skill for skill in found.holes if best[skill.id]]
    unrated = [skill for skill in found.holes if not best[skill.id]]
    made = [_heading(f"Nobody is strong in ({len(holes)})" if holes else "Holes")]
    made += [
        Note(skill.id, skill.name, best[skill.id], icon="triangle-alert", private=True)
        for skill in holes
    ]
    if not holes:
        made.append(Note("none", "None: every skill that is rated has somebody strong in it."))
    if unrated:
        titles = ", ".join(skill.name for skill in unrated)
        made.append(Note(UNRATED, f"Not rated yet ({len(unrated)})", titles))
    made.append(_heading(f"Who can teach whom ({len(found.lessons)})"))
    made += [_lesson(lesson, names) for lesson in found.lessons]
    if not found.lessons:
        made.append(Note("no lesson", "Shows once somebody is strong where another wants to grow."))
    return made


def _heading(words: str) -> Note:
    return Note(words, words, heading=True)


def _best(levels: Sequence[int | None], names: Sequence[str]) -> str:
    """Who comes nearest, in words; empty where nobody is rated."""
    top = max((level for level in levels if level is not None), default=None)
    if top is None:
        return ""
    who = [name for name, level in zip(names, levels, strict=True) if level == top]
    return f"nearest: {listed(who)}, level {top}"


def _lesson(lesson: Lesson, names: dict[int, str]) -> Note:
    teachers = listed([names[who] for who in lesson.teachers])
    wanting = [names[who] for who in lesson.learners if who in lesson.wanting]
    others = [names[who] for who in lesson.learners if who not in lesson.wanting]
    whom = [f"{listed(wanting)}, who set a goal in it" if wanting else "", listed(others)]
    told = f"{teachers} could teach {'; also '.join(filter(None, whom))}"
    title, skill_id = lesson.skill.name, lesson.skill.id
    return Note(f"lesson {skill_id}", title, told, target=skill_id, private=True)
