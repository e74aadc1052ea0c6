"""Skills: the two voices side by side, the level before, the change and the reason for it."""

from reportlab.platypus import Flowable

from app.report import fonts
from app.report.content import ManagerPage, ManagerProfile, RepProfile, SkillLine
from app.report.page import heading
from app.report.rows import Cell, cell, heads, table
from app.report.sections.marks import WIDTH, dots
from app.report.styles import BODY, NUMBER, NUMBER_MUTED, SMALL

#: What says how somebody stands.
Rated = RepProfile | ManagerPage | ManagerProfile

_BEFORE = "Before"
_NUMERIC = (3, 4)
_SKILL = 130.0
_FIGURE = 44.0
#: The gap beside a column, and a little to spare.
_AROUND = 11.0
#: A few rows: one alone at the foot of a page reads badly.
_ROOM = 170.0


def section(content: Rated, width: float) -> list[Flowable]:
    """One row per skill."""
    return rated("Skills", "Skill", content.skills, width)


def traits(content: Rated, width: float) -> list[Flowable]:
    """The same for the traits of somebody who stands on their own feet."""
    return rated("Traits", "Trait", content.traits, width)


def rated(
    title: str,
    what: str,
    lines: tuple[SkillLine, ...],
    width: float,
    *,
    before: str = _BEFORE,
) -> list[Flowable]:
    """One row for each that is rated; nothing where none is. ``before`` heads the level of old."""
    if not lines:
        return []
    figure = max(_FIGURE, fonts.width(before, SMALL.fontName, SMALL.fontSize) + _AROUND)
    reason = width - _SKILL - 2 * WIDTH - figure - _FIGURE
    widths = [_SKILL, WIDTH, WIDTH, figure, _FIGURE, reason]
    head = heads((what, "Self", "Manager", before, "Change", "Why"), widths, _NUMERIC)
    rows = [_row(line) for line in lines]
    return [*heading(title, room=_ROOM), *table(rows, widths, head=head)]


def _row(skill: SkillLine) -> list[Cell]:
    before = "" if skill.before is None else str(skill.before)
    return [
        cell(skill.name, BODY),
        dots(skill.own),
        dots(skill.manager),
        cell(before, NUMBER_MUTED),
        cell(skill.change, NUMBER),
        cell(skill.justification, BODY),
    ]
