"""The head of a packet: who it is about, whose copy it is, and the headline figures."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import Flowable, Spacer

from app.report.content import Cover, Figure, ManagerPage, RepQuarterly
from app.report.rows import Cell, Look, Row, cell
from app.report.styles import ACCENT_WASH, AMBER_WASH, HEADLINE, HUNCH, MUTED, SMALL, TITLE
from app.report.text import paragraphs

SHARED_ONLY = "This copy contains only what was agreed to be shared."
PRIVATE = "Private page, for the manager only. Keep it apart from the salesperson's copy."

_BAND = Look(above=9, below=9, inset=11)


def shared(content: RepQuarterly, width: float) -> list[Flowable]:
    """The head of a salesperson's copy."""
    notice = paragraphs(SHARED_ONLY, SMALL)
    return [*_title(content.cover), *notice, *_figures(content.figures, width)]


def private(content: ManagerPage, width: float) -> list[Flowable]:
    """The head of the manager's own page, which says that it is private."""
    notice = Row([cell(PRIVATE, HUNCH)], [width], replace(_BAND, fill=AMBER_WASH))
    head = _title(content.cover)
    return [*head, Spacer(0, 8), notice, *_figures(content.figures, width)]


def _title(cover: Cover) -> list[Flowable]:
    review = f"{cover.kind} · {cover.period} · prepared {cover.prepared}"
    place = " · ".join(filter(None, (cover.role, cover.company)))
    lines = [*paragraphs(review, MUTED), *paragraphs(place, MUTED)]
    return [*paragraphs(cover.person, TITLE), *lines]


def _figures(figures: Sequence[Figure], width: float) -> list[Flowable]:
    """The headline figures in one band; four columns, so that they stand alike on every packet."""
    if not figures:
        return []
    cells: list[Cell] = [
        [*paragraphs(figure.label, SMALL), *paragraphs(figure.value, HEADLINE)]
        for figure in figures
    ]
    columns = [width / max(len(figures), 4)] * len(figures)
    band = Row(cells, [*columns[:-1], width - sum(columns[:-1])], replace(_BAND, fill=ACCENT_WASH))
    return [Spacer(0, 12), band]
