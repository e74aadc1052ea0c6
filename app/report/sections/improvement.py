"""The improvement plan: help, dated looks, a dated consequence, and two names under it (S3-22)."""

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.report.content import ManagerImprovement, PlanLook, PlanTerms, RepImprovement
from app.report.page import heading
from app.report.rows import LINED, Cell, Row, cell, heads, table
from app.report.sections import signatures
from app.report.sections.marks import box
from app.report.sections.writing import PEN
from app.report.styles import BODY, MUTED, SMALL, STRONG
from app.report.text import paragraphs

NONE_SHARED = "There is no improvement plan."

_LABEL = 116.0
_BOX, _WHEN = 18.0, 104.0
_PRIVATE = "The salesperson has no copy of this plan: it is private so far."

Plan = RepImprovement | ManagerImprovement


def terms(content: Plan, width: float) -> list[Flowable]:
    """What has to change and by when, with what help, and what follows if it does not."""
    plan = content.plan
    if plan is None:
        return [Spacer(0, 10), *paragraphs(NONE_SHARED, MUTED)]
    said = (
        ("What has to change", plan.aim),
        ("The standard", plan.standard),
        ("From when to when", "\n".join(filter(None, (plan.lasts, plan.extended)))),
        ("Support", plan.support),
    )
    return [*heading("The plan"), *_rows(said, width), *_looks(plan, width), *_after(plan, width)]


def signed(content: RepImprovement, width: float) -> list[Flowable]:
    """Two lines to sign on: received and could comment, which is not to agree."""
    if content.plan is None:
        return []
    return [KeepTogether(signatures.signed(content.signers, width, what="plan"))]


def private(content: ManagerImprovement, width: float) -> list[Flowable]:
    """The steps before the plan, why it began without one, and what else is noted of it."""
    said = (
        ("Steps before it", "\n".join(content.steps)),
        ("Why it began", content.because),
        ("Note", content.note),
        ("Whose copy", _PRIVATE if content.private and content.plan else ""),
    )
    rows = _rows(said, width)
    return [*heading("On my copy only"), *rows] if rows else []


def _rows(said: tuple[tuple[str, str], ...], width: float) -> list[Flowable]:
    widths = [_LABEL, width - _LABEL]
    return [
        Row([cell(label, MUTED), cell(text, BODY)], widths, LINED) for label, text in said if text
    ]


def _looks(plan: PlanTerms, width: float) -> list[Flowable]:
    """The days on which the two look at it, with room to write where they have not yet."""
    if not plan.looks:
        return []
    half = (width - _BOX - _WHEN) / 2
    widths = [_BOX, _WHEN, half, half]
    head = heads(("", "We look at it on", "What we look at", "What we saw"), widths)
    rows = [_look(look) for look in plan.looks]
    return [*heading("When we look at it"), *table(rows, widths, head=head, whole=True)]


def _look(look: PlanLook) -> list[Cell]:
    seen: Cell = [*cell(look.state, STRONG), *cell(look.said, BODY)]
    return [
        [box(ticked=look.met)],
        cell(look.on, BODY),
        cell(look.text, BODY),
        seen or [Spacer(0, PEN)],
    ]


def _after(plan: PlanTerms, width: float) -> list[Flowable]:
    """What follows if nothing changes, on its day; and how it ended, once it has."""
    said = ((f"On {plan.follows}", plan.consequence), ("How it ended", plan.outcome))
    explained = paragraphs("If what has to change does not change by then.", SMALL)
    return [KeepTogether([*heading("What follows"), *explained, *_rows(said, width)])]
