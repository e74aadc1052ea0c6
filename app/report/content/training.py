"""What the papers of the team's training say."""

from dataclasses import dataclass
from typing import Literal

from app.report.content.common import Cover, Paper

#: The types of training, each of which has a mark of its own on paper.
TrainingMark = Literal["product", "selling_skill", "soft_skill", "tool", "market", "role_play"]


@dataclass(frozen=True, slots=True)
class TrainingShare:
    """How many trainings are of a type."""

    mark: TrainingMark
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class PlannedTraining:
    """A training as the whole team may know it.

    ``minutes``, ``zone`` and ``place`` are said only where they are not the same for all of them;
    ``moved`` names the day on which it was to be. ``settled`` is whether somebody gives it. One
    without a topic yet has no ``mark`` and no ``kind``.
    """

    day: str
    time: str
    topic: str
    given_by: str
    mark: TrainingMark | None
    kind: str
    minutes: str = ""
    zone: str = ""
    place: str = ""
    moved: str = ""
    settled: bool = True


@dataclass(frozen=True, slots=True)
class TrainingMonth:
    """The trainings of a month, in order."""

    name: str
    trainings: tuple[PlannedTraining, ...] = ()


@dataclass(frozen=True, slots=True)
class TrainingCalendar:
    """The training of a quarter for the wall.

    ``facts`` are the same for all its trainings, ``closed`` the days without any, ``undated`` what
    has no day yet. ``draft`` says that it may still change.
    """

    paper: Paper
    cover: Cover
    title: str
    months: tuple[TrainingMonth, ...]
    facts: tuple[str, ...] = ()
    draft: str = ""
    balance: tuple[TrainingShare, ...] = ()
    closed: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelWords:
    """What somebody does who has reached a level of a skill."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class SkillWords:
    """A skill with the words for its levels, as far as there are any."""

    name: str
    levels: tuple[LevelWords, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a training: how long it takes, and what it is for."""

    name: str
    minutes: str
    hint: str


@dataclass(frozen=True, slots=True)
class GiverBrief:
    """All that somebody needs who gives a training; of whoever comes it says how many they are."""

    paper: Paper
    cover: Cover
    topic: str
    facts: tuple[tuple[str, str], ...]
    objective: str = ""
    skills: tuple[SkillWords, ...] = ()
    observe: str = ""
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """Who is expected at a training, to sign and to rate it by pen."""

    paper: Paper
    cover: Cover
    topic: str
    facts: tuple[str, ...]
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic that waits: how many it would help, and how often it was asked for."""

    title: str
    mark: TrainingMark
    kind: str
    origin: str
    people: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class TopicList:
    """The topics that wait for a session, for the team to see."""

    paper: Paper
    cover: Cover
    topics: tuple[TopicLine, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptTopic:
    """A topic with whom it would help and why, which is the manager's own."""

    line: TopicLine
    noted: str = ""
    skill: str = ""
    people: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ManagerTopicList:
    """The topics that wait, with names and reasons, for the manager alone."""

    paper: Paper
    cover: Cover
    topics: tuple[KeptTopic, ...] = ()


@dataclass(frozen=True, slots=True)
class YearEntry:
    """A training of a year in a line: its day, its topic and who gives it."""

    day: str
    topic: str
    given_by: str


@dataclass(frozen=True, slots=True)
class YearCell:
    """The trainings of one type in one quarter."""

    trainings: tuple[YearEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class YearRow:
    """A type of training, quarter by quarter."""

    mark: TrainingMark
    kind: str
    total: str
    quarters: tuple[YearCell, ...] = ()


@dataclass(frozen=True, slots=True)
class YearQuarter:
    """The head of a quarter: how many trainings, and how far its plan is."""

    name: str
    count: str
    state: str


@dataclass(frozen=True, slots=True)
class TrainingYear:
    """The training of a year at a glance: four quarters beside each other, type by type.

    ``givers`` are who gave and gives how many.
    """

    paper: Paper
    cover: Cover
    quarters: tuple[YearQuarter, ...]
    rows: tuple[YearRow, ...] = ()
    givers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownTopic:
    """Something that people of the team know, and whom to ask about it."""

    topic: str
    people: str
    gave: str = ""


@dataclass(frozen=True, slots=True)
class WhoKnowsWhat:
    """What can be learned inside the team, and from whom."""

    paper: Paper
    cover: Cover
    topics: tuple[KnownTopic, ...] = ()
