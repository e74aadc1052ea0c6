"""What papers about numbers say: a scorecard, the team's, and a grid to keep one's own."""

from dataclasses import dataclass
from typing import Literal

from app.report.content.common import Cover, Figure, Paper

#: How a number stands, for the marks of a table that has no room for words.
Mark = Literal["", "off_track", "slipping", "not_reported"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A number in one period. ``value`` is for drawing, None where it was not reported."""

    label: str
    text: str
    value: float | None = None
    target: float | None = None
    upper: float | None = None
    missed: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """A number over time, to be drawn; ``before`` and ``after`` stand around its figures.

    ``least`` is the smallest step that its axis may count in.
    """

    name: str
    readings: tuple[Reading, ...]
    before: str = ""
    after: str = ""
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A number with its last three periods, what is aimed at, and how it stands.

    ``history`` is drawn small; ``owner`` says whose next step there is room for.
    """

    name: str
    counted: str
    latest: tuple[Reading, ...]
    target: str
    standing: str
    history: tuple[Reading, ...] = ()
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """The numbers of one kind, quality apart from the rest; ``periods`` head the columns."""

    title: str
    periods: tuple[str, ...]
    lines: tuple[NumberLine, ...]


@dataclass(frozen=True, slots=True)
class IndexLine:
    """What one number adds to the index."""

    name: str
    weight: str
    value: str
    target: str
    score: str


@dataclass(frozen=True, slots=True)
class Index:
    """How everything stands together, on how many points that is based, and the rows of it."""

    value: str
    based_on: str
    lines: tuple[IndexLine, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """What exactly a number counts, and since when."""

    name: str
    text: str
    since: str
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """Why something was decided as it was, for the manager alone."""

    what: str
    on: str
    text: str


@dataclass(frozen=True, slots=True)
class RepScorecard:
    """A salesperson's own numbers over a period: nobody else's, and no reasons."""

    paper: Paper
    cover: Cover
    figures: tuple[Figure, ...] = ()
    index: Index | None = None
    blocks: tuple[Block, ...] = ()
    charts: tuple[Series, ...] = ()
    definitions: tuple[Definition, ...] = ()


@dataclass(frozen=True, slots=True)
class ManagerScorecard:
    """The same for the manager alone, with why targets and definitions are as they are."""

    paper: Paper
    cover: Cover
    figures: tuple[Figure, ...] = ()
    index: Index | None = None
    blocks: tuple[Block, ...] = ()
    charts: tuple[Series, ...] = ()
    reasons: tuple[Why, ...] = ()
    definitions: tuple[Definition, ...] = ()


@dataclass(frozen=True, slots=True)
class Out:
    """A number of somebody that is not in range, with its last three periods."""

    standing: str
    person: str
    number: str
    latest: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class TeamCell:
    """What somebody's number is over the period, and how it stands lately."""

    text: str
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class TeamLine:
    """Everything of one person, or of the team; ``points`` says what the index is based on."""

    name: str
    cells: tuple[TeamCell, ...]
    index: str = ""
    points: str = ""
    together: bool = False


@dataclass(frozen=True, slots=True)
class TeamScorecard:
    """People against numbers over a period, what is out of range first; for the manager alone."""

    paper: Paper
    cover: Cover
    figures: tuple[Figure, ...] = ()
    exceptions: tuple[Out, ...] = ()
    numbers: tuple[str, ...] = ()
    lines: tuple[TeamLine, ...] = ()
    definitions: tuple[Definition, ...] = ()


@dataclass(frozen=True, slots=True)
class Tracked:
    """A number to be written down by whom it is of; ``counted`` says of what it is a count."""

    name: str
    counted: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class TrackingTable:
    """The numbers that are reported at one interval, and the periods ahead."""

    title: str
    periods: tuple[str, ...]
    numbers: tuple[Tracked, ...]


@dataclass(frozen=True, slots=True)
class TrackingGrid:
    """A blank grid in which a salesperson keeps their own numbers by pen."""

    paper: Paper
    cover: Cover
    tables: tuple[TrackingTable, ...] = ()
