"""Skills: the two voices side by side, the level before, the change and the reason for it."""

from reportlab.platypus import Flowable

from app.report.content import ManagerPage, RepQuarterly, SkillLine
from app.report.page import heading
from app.report.rows import Cell, cell, heads, table
from app.report.sections.marks import WIDTH, dots
from app.report.styles import BODY, NUMBER, NUMBER_MUTED

_TITLES = ("Skill", "Self", "Manager", "Before", "Change", "Why")
_NUMERIC = (3, 4)
_SKILL = 130.0
_FIGURE = 44.0
#: A few rows: one alone at the foot of a page reads badly.
_ROOM = 170.0


def section(content: RepQuarterly | ManagerPage, width: float) -> list[Flowable]:
    """One row per skill."""
    if not content.skills:
        return []
    reason = width - _SKILL - 2 * WIDTH - 2 * _FIGURE
    widths = [_SKILL, WIDTH, WIDTH, _FIGURE, _FIGURE, reason]
    rows = [_row(skill) for skill in content.skills]
    head = heads(_TITLES, widths, _NUMERIC)
    return [*heading("Skills", room=_ROOM), *table(rows, widths, head=head)]


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
