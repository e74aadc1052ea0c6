"""Feedback in its four parts, each beside its name; a part that is empty is left out."""

from reportlab.platypus import Flowable

from app.report.content import Feedback
from app.report.rows import Look, cell, table
from app.report.styles import BODY, MUTED

_LABEL = 66.0
_TIGHT = Look(above=0, below=1)


def parts(said: Feedback, width: float) -> list[Flowable]:
    """A row for each part that was written."""
    named = (
        ("Situation", said.situation),
        ("Behaviour", said.behaviour),
        ("Effect", said.effect),
        ("Next time", said.next_time),
    )
    rows = [[cell(name, MUTED), cell(text, BODY)] for name, text in named if text.strip()]
    return table(rows, [_LABEL, width - _LABEL], _TIGHT)
