"""What the manager keeps of a review: their own judgement, and what the person said of them."""

from reportlab.platypus import Flowable

from app.report.content import ManagerPage, UpwardSaid
from app.report.page import heading
from app.report.rows import Cell, cell, table
from app.report.sections.marks import dots
from app.report.styles import BODY, MUTED

_LABEL = 120.0


def assessment(content: ManagerPage, width: float) -> list[Flowable]:
    """What the manager thinks of the period, what to watch, and what is theirs to do."""
    if content.assessment is None:
        return []
    said = content.assessment
    told = (("What I think", said.text), ("To watch", said.watch), ("Mine to do", said.mine))
    rows = [[cell(label, MUTED), cell(text, BODY)] for label, text in told if text]
    return [*heading("My assessment"), *table(rows, [_LABEL, width - _LABEL])] if rows else []


def upward(content: ManagerPage, width: float) -> list[Flowable]:
    """What the person answered about the manager."""
    rows = [_upward(one) for one in content.upward]
    if not rows:
        return []
    half = width / 2
    return [*heading("What they said about me"), *table(rows, [half, width - half])]


def _upward(one: UpwardSaid) -> list[Cell]:
    level = dots(one.score) if one.score is not None else []
    return [cell(one.question, MUTED), [*level, *cell(one.answer, BODY)]]
