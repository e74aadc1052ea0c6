"""Strengths beside what the person works on, and what they say drives them."""

from collections.abc import Sequence
from itertools import zip_longest

from reportlab.platypus import Flowable

from app.report.content import Focus, RepProfile, Statement, Strength
from app.report.page import heading
from app.report.rows import LINED, Cell, Look, Row, cell, table
from app.report.sections.marks import WIDTH, dots
from app.report.styles import BODY, GUTTER, MUTED, MUTED_RIGHT

_STRENGTHS = "Strengths"
_WORKING_ON = "Working on"
_AIM = 36.0
_LABEL = 120.0

Cells = list[Cell]


def levels(content: RepProfile, width: float) -> list[Flowable]:
    """What the person is good at beside what they work on."""
    return beside(content.strengths, content.focuses, width)


def beside(good: Sequence[Strength], aims: Sequence[Focus], width: float) -> list[Flowable]:
    """Two columns of dots; where one side has nothing to say, the other has the width."""
    strengths = [_strength(strength) for strength in good]
    focuses = [_focus(focus) for focus in aims]
    if strengths and focuses:
        return _side_by_side(strengths, focuses, width)
    if strengths:
        return [*heading(_STRENGTHS), *table(strengths, [width - WIDTH, WIDTH])]
    if focuses:
        return [*heading(_WORKING_ON), *working_on(aims, width)]
    return []


def working_on(focuses: Sequence[Focus], width: float, look: Look = LINED) -> list[Flowable]:
    """A row for each thing that is worked on: its level, and the level aimed at."""
    rows = [_focus(focus) for focus in focuses]
    return table(rows, [width - WIDTH - _AIM, WIDTH, _AIM], look)


def statements(content: RepProfile, width: float) -> list[Flowable]:
    """What is seen in the person, what motivates them and where it shall lead."""
    return told("What you do well, and what matters to you", content.statements, width)


def told(title: str, said: Sequence[Statement], width: float) -> list[Flowable]:
    """Sentences, each beside its short label; nothing where there are none."""
    rows: list[Cells] = [[cell(one.label, MUTED), cell(one.text, BODY)] for one in said]
    return [*heading(title), *table(rows, [_LABEL, width - _LABEL])] if rows else []


def _strength(strength: Strength) -> Cells:
    return [cell(strength.text, BODY), dots(strength.level)]


def _focus(focus: Focus) -> Cells:
    aim = f"aim {focus.aim}" if focus.aim else ""
    return [
        cell(focus.text, BODY),
        dots(focus.level, focus.aim, "amber"),
        cell(aim, MUTED_RIGHT),
    ]


def _side_by_side(strengths: list[Cells], focuses: list[Cells], width: float) -> list[Flowable]:
    half = (width - GUTTER) / 2
    widths = [half - WIDTH, WIDTH, GUTTER, half - WIDTH - _AIM, WIDTH, _AIM]
    rows = [
        Row([*(left or [[], []]), [], *(right or [[], [], []])], widths, _lined(left, right))
        for left, right in zip_longest(strengths, focuses)
    ]
    return [*heading(_STRENGTHS, _WORKING_ON), *rows]


def _lined(left: Cells | None, right: Cells | None) -> Look:
    """A hairline under each side that has something to say, none in the gutter."""
    sides = (((0, 1), left), ((3, 5), right))
    return Look(lined=tuple(columns for columns, side in sides if side))
