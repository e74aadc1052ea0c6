"""The head of a packet: who it is about, whose copy it is, and the headline figures."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import Flowable, Spacer

from app.report.content import (
    AgreementSheet,
    BenchSheet,
    Cover,
    Figure,
    ManagerPage,
    ManagerProfile,
    RepProfile,
    RepQuarterly,
    SkillsMap,
)
from app.report.rows import Cell, Look, Row, cell
from app.report.styles import ACCENT_WASH, AMBER_WASH, HEADLINE, HUNCH, MUTED, SMALL, TITLE
from app.report.text import paragraphs

SHARED_ONLY = "This copy contains only what was agreed to be shared."
PRIVATE = "Private page, for the manager only. Keep it apart from the salesperson's copy."
#: For a page of which a salesperson has no copy.
KEPT = "Private page, for the manager only."

#: The columns of a page that shows a day among its figures: one is wide.
_FEW = 3
_BAND = Look(above=9, below=9, inset=11)


def shared(content: RepQuarterly, width: float) -> list[Flowable]:
    """The head of a salesperson's copy."""
    return [*_of_what_is_shared(content.cover), *_figures(content.figures, width)]


def profile(content: RepProfile, _width: float) -> list[Flowable]:
    """The head of a salesperson's copy of their profile."""
    return _of_what_is_shared(content.cover)


def agreement(content: AgreementSheet, _width: float) -> list[Flowable]:
    """The head of a sheet that two people sign."""
    return _title(content.cover)


def skills_map(content: SkillsMap, width: float) -> list[Flowable]:
    """The head of the team's map: the manager's own copy says that it is one."""
    if content.mine:
        return [*_title(content.cover), *_notice(KEPT, width)]
    return _of_what_is_shared(content.cover)


def private(content: ManagerPage | ManagerProfile, width: float) -> list[Flowable]:
    """The head of the manager's own page, which says that it is private."""
    return [
        *_title(content.cover),
        *_notice(PRIVATE, width),
        *_figures(content.figures, width, _FEW),
    ]


def kept(content: BenchSheet, width: float) -> list[Flowable]:
    """The head of a page about people who have no copy of it."""
    return [
        *_title(content.cover),
        *_notice(KEPT, width),
        *_figures(content.figures, width),
    ]


def _of_what_is_shared(cover: Cover) -> list[Flowable]:
    return [*_title(cover), *paragraphs(SHARED_ONLY, SMALL)]


def _notice(text: str, width: float) -> list[Flowable]:
    band = replace(_BAND, fill=AMBER_WASH)
    return [Spacer(0, 8), Row([cell(text, HUNCH)], [width], band)]


def _title(cover: Cover) -> list[Flowable]:
    prepared = f"prepared {cover.prepared}"
    review = " · ".join(filter(None, (cover.kind, cover.period, prepared)))
    place = " · ".join(filter(None, (cover.role, cover.company)))
    lines = [*paragraphs(review, MUTED), *paragraphs(place, MUTED)]
    return [*paragraphs(cover.person, TITLE), *lines]


def _figures(figures: Sequence[Figure], width: float, columns: int = 4) -> list[Flowable]:
    """The headline figures in one band of columns, so that they stand alike on every packet."""
    if not figures:
        return []
    cells: list[Cell] = [
        [*paragraphs(figure.label, SMALL), *paragraphs(figure.value, HEADLINE)]
        for figure in figures
    ]
    widths = [width / max(len(figures), columns)] * len(figures)
    band = Row(cells, [*widths[:-1], width - sum(widths[:-1])], replace(_BAND, fill=ACCENT_WASH))
    return [Spacer(0, 12), band]
