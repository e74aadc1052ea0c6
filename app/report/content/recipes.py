"""What papers say of how activity becomes revenue, and of what if there were more of it."""

from dataclasses import dataclass

from app.report.content.common import Cover, Figure, Paper


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One stage of the recipe: how much there was, and how much of it became the next one.

    ``counted`` says of how many that is told: "38 of 120".
    """

    stage: str
    total: str
    reported: str = ""
    becomes: str = ""
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """What a quota takes of a stage: over the period, in a week, and how much there is now."""

    stage: str
    total: str
    weekly: str
    now: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Needs:
    """The weekly activity that a quota takes; ``told`` says for which quota."""

    told: str
    lines: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Retold:
    """What the recipe told of a quarter, and what came; the figures are for drawing."""

    quarter: str
    told: str
    came: str
    error: str
    told_value: float | None = None
    came_value: float | None = None


@dataclass(frozen=True, slots=True)
class Backtest:
    """The last quarters told again, and whether the recipe holds."""

    verdict: str
    lines: tuple[Retold, ...]


@dataclass(frozen=True, slots=True)
class RepRecipe:
    """A salesperson's own recipe: nobody else's numbers."""

    paper: Paper
    cover: Cover
    over: str = ""
    chain: tuple[ChainStep, ...] = ()
    needs: Needs | None = None
    tests: Backtest | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """The conversions of one person, a cell for each step of the team's."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ManagerRecipe:
    """A recipe for the manager alone: of one person beside the team's, or of the team.

    ``others`` has a row for each one, under the names of the ``steps``.
    """

    paper: Paper
    cover: Cover
    over: str = ""
    chain: tuple[ChainStep, ...] = ()
    needs: Needs | None = None
    tests: Backtest | None = None
    steps: tuple[str, ...] = ()
    others: tuple[Own, ...] = ()


@dataclass(frozen=True, slots=True)
class Lifted:
    """What the revenue would be; ``value`` is for drawing, and the ``strong`` one is full."""

    label: str
    text: str
    more: str = ""
    value: float | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class LiftSheet:
    """What if everybody got a little better, against the best one alone; for the manager alone."""

    paper: Paper
    cover: Cover
    figures: tuple[Figure, ...] = ()
    told: tuple[str, ...] = ()
    lines: tuple[Lifted, ...] = ()
    note: str = ""
