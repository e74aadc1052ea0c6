"""What the manager keeps to themselves about a person."""

from reportlab.platypus import Flowable

from app.report.content import Fact, FactGroup, ManagerPage, ManagerProfile
from app.report.page import heading
from app.report.rows import Cell, cell, table
from app.report.styles import BODY, EVIDENCE, HUNCH, MUTED

_ASIDE = 136.0


def section(content: ManagerPage | ManagerProfile, width: float) -> list[Flowable]:
    """The facts of each kind under their own heading."""
    return [flowable for group in content.facts if group.facts for flowable in _group(group, width)]


def _group(group: FactGroup, width: float) -> list[Flowable]:
    rows = [_row(fact) for fact in group.facts]
    return [*heading(group.title), *table(rows, [width - _ASIDE, _ASIDE])]


def _row(fact: Fact) -> list[Cell]:
    told = [*cell(fact.text, BODY), *cell(fact.evidence, EVIDENCE)]
    hunch = cell("Hunch", HUNCH) if fact.hunch else []
    return [told, [*hunch, *cell(fact.dated, MUTED)]]
