"""The recipe: how activity becomes revenue, what a quota takes, and whether it told the truth."""

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.report.charts import ValueBar, bars_height, value_bars
from app.report.content import (
    Backtest,
    ChainStep,
    ManagerRecipe,
    Need,
    Own,
    RepRecipe,
    Retold,
)
from app.report.drawing import Drawn
from app.report.page import Heading, heading
from app.report.rows import Cell, cell, heads, table
from app.report.styles import BODY, MUTED, NUMBER, SMALL, SMALL_RIGHT, STRONG
from app.report.text import paragraphs

Recipe = RepRecipe | ManagerRecipe

EMPTY = "No recipe is known yet: it takes two stages at least, the last of them the revenue."

_TOTAL, _BECOMES, _COUNTED = 104.0, 96.0, 132.0
_NUMBER, _QUARTER = 92.0, 92.0
_NAME = 84.0


def chain(content: Recipe, width: float) -> list[Flowable]:
    """Each stage with how much of it became the next one, or that none is known."""
    if not content.chain:
        return [Spacer(0, 10), *paragraphs(EMPTY, MUTED)]
    return linked("The chain", content.chain, content.over, width)


def linked(title: str, chained: tuple[ChainStep, ...], over: str, width: float) -> list[Flowable]:
    """A row for each stage of a recipe; nothing where there are none."""
    if not chained:
        return []
    widths = [width - _TOTAL - _BECOMES - _COUNTED, _TOTAL, _BECOMES, _COUNTED]
    head = heads(("Stage", "How much", "Becomes the next", "Counted from"), widths, (1, 2, 3))
    rows = [_step(step) for step in chained]
    told = [*paragraphs(over, SMALL), Spacer(0, 2)]
    return [*heading(title), *told, *table(rows, widths, head=head)]


def needs(content: Recipe, width: float) -> list[Flowable]:
    """What the quota takes of each stage, week by week."""
    if content.needs is None:
        return []
    widths = [width - 4 * _NUMBER, *([_NUMBER] * 4)]
    head = heads(("Stage", "In all", "Each week", "Lately", "Short by"), widths, (1, 2, 3, 4))
    rows = [_need(line) for line in content.needs.lines]
    told = [*paragraphs(content.needs.told, MUTED), Spacer(0, 2)]
    return [
        *heading("What the quota takes"),
        *told,
        *(table(rows, widths, head=head) if rows else []),
    ]


def backtest(content: Recipe, width: float) -> list[Flowable]:
    """The last quarters told again from what was known before each of them."""
    if content.tests is None:
        return []
    widths = [_QUARTER, *([(width - _QUARTER) / 3] * 3)]
    head = heads(("Quarter", "The recipe told", "It came", "Off by"), widths, (1, 2, 3))
    rows = table([_test(one) for one in content.tests.lines], widths, head=head)
    said = [*paragraphs(content.tests.verdict, BODY), Spacer(0, 4)]
    bars = _bars(content.tests, width)
    return [KeepTogether([Heading("Did the recipe tell the truth?"), *said, *bars, *rows])]


def others(content: ManagerRecipe, width: float) -> list[Flowable]:
    """The conversions of each one, the team's last; on the manager's own page only."""
    if not content.others:
        return []
    step = (width - _NAME) / len(content.steps)
    widths = [_NAME, *([step] * len(content.steps))]
    head = heads(("", *content.steps), widths, tuple(range(1, len(widths))))
    last = len(content.others) - 1
    rows = [_own(one, strong=place == last) for place, one in enumerate(content.others)]
    return [*heading("Side by side"), *table(rows, widths, head=head, whole=True)]


def _step(step: ChainStep) -> list[Cell]:
    return [
        cell(step.stage, STRONG),
        [*cell(step.total, NUMBER), *cell(step.reported, SMALL_RIGHT)],
        cell(step.becomes, NUMBER),
        cell(step.counted, SMALL_RIGHT),
    ]


def _need(line: Need) -> list[Cell]:
    figures = (line.total, line.weekly, line.now, line.short)
    return [cell(line.stage, STRONG), *(cell(figure, NUMBER) for figure in figures)]


def _test(one: Retold) -> list[Cell]:
    return [
        cell(one.quarter, BODY),
        *(cell(said, NUMBER) for said in (one.told, one.came, one.error)),
    ]


def _bars(tests: Backtest, width: float) -> list[Flowable]:
    """What was told over what came, for the quarters of which both are known."""
    bars = [
        bar
        for one in tests.lines
        if one.told_value is not None and one.came_value is not None
        for bar in (
            ValueBar(f"{one.quarter}, told", one.told_value, one.told, strong=False),
            ValueBar(f"{one.quarter}, came", one.came_value, one.came),
        )
    ]
    if not bars:
        return []
    picture = value_bars(bars, width, bars_height(len(bars)), what="Revenue told and come")
    return [Drawn(picture), Spacer(0, 8)]


def _own(one: Own, *, strong: bool) -> list[Cell]:
    return [cell(one.name, STRONG if strong else BODY), *map(_conversion, one.cells)]


def _conversion(said: str) -> Cell:
    rate, *counted = said.split("\n")
    return [*cell(rate, NUMBER), *cell("\n".join(counted), SMALL_RIGHT)]
