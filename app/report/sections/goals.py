"""Growth goals with the steps towards them."""

from reportlab.platypus import Flowable, KeepTogether

from app.report.content import (
    Checkpoint,
    Goal,
    ManagerPage,
    ManagerProfile,
    RepProfile,
)
from app.report.page import Heading
from app.report.rows import LINED, Cell, Look, Row, cell, table
from app.report.sections.marks import box
from app.report.styles import BODY, MUTED, MUTED_RIGHT, STRONG
from app.report.text import paragraphs

#: What says where somebody wants to grow.
Growing = RepProfile | ManagerPage | ManagerProfile

_STATE = 90.0
_BOX = 18.0
_WHEN = 104.0
_TIGHT = Look(below=0)


def section(content: Growing, width: float) -> list[Flowable]:
    """Where somebody wants to grow."""
    return grown("Growth goals", content.goals, width)


def grown(title: str, goals: tuple[Goal, ...], width: float) -> list[Flowable]:
    """One block per goal, kept on one page where it fits."""
    if not goals:
        return []
    first, *rest = (_block(goal, width) for goal in goals)
    return [KeepTogether([Heading(title), *first]), *map(KeepTogether, rest)]


def _block(goal: Goal, width: float) -> list[Flowable]:
    """The goal, why it matters, its steps, and a hairline to end it."""
    head = [cell(goal.title, STRONG), cell(goal.state, MUTED_RIGHT)]
    steps = [_step(checkpoint) for checkpoint in goal.checkpoints]
    return [
        Row(head, [width - _STATE, _STATE], _TIGHT),
        *paragraphs(goal.aim, MUTED),
        *paragraphs(goal.why, BODY),
        *table(steps, [_BOX, _WHEN, width - _BOX - _WHEN], _TIGHT),
        Row([], [width], LINED),
    ]


def _step(checkpoint: Checkpoint) -> list[Cell]:
    return [
        [box(ticked=checkpoint.reached)],
        cell(checkpoint.when, MUTED),
        cell(checkpoint.text, BODY),
    ]
