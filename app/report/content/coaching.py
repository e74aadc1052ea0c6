"""What the papers of coaching say: before a conversation, on a call, and of what was noted."""

from dataclasses import dataclass
from typing import Literal

from app.report.content.common import Cover, Figure, Focus, Paper

#: What was chosen; a form to be filled in by pen says nothing yet.
Mode = Literal["", "coaching", "demo"]
Drove = Literal["", "rep", "joint", "me"]
Reached = Literal["", "yes", "partly", "no"]


@dataclass(frozen=True, slots=True)
class Meeting:
    """When and where two people sit down, each part in words: "14:30", "45 minutes"."""

    day: str
    time: str = ""
    minutes: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment. ``moved`` names its earlier dates, such as "moved from 3 Dec"."""

    text: str
    owner: str
    due: str = ""
    state: str = ""
    moved: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that the person asked for, since when, and what came of it."""

    text: str
    since: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A talking point; ``carried`` says how often it was put off, such as "carried twice"."""

    text: str
    raised_by: str = ""
    carried: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody did, in four parts of which any may be empty."""

    situation: str = ""
    behaviour: str = ""
    effect: str = ""
    next_time: str = ""


@dataclass(frozen=True, slots=True)
class Delivered:
    """Feedback that the person has heard, on a day."""

    feedback: Feedback
    on: str


@dataclass(frozen=True, slots=True)
class ToDeliver:
    """Feedback that the person has not heard yet."""

    feedback: Feedback
    noted: str = ""


@dataclass(frozen=True, slots=True)
class Praise:
    """A recognition that is still to be said, with the value that was shown."""

    text: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class RepPrepSheet:
    """The sheet that two people look at together in a 1:1: only what was agreed to be shared.

    At most six figures and two skills; ``rates`` says in a line how much of what was promised was
    kept; ``next_on`` is the day proposed for the next one.
    """

    paper: Paper
    cover: Cover
    meeting: Meeting
    figures: tuple[Figure, ...] = ()
    promises: tuple[Promise, ...] = ()
    rates: str = ""
    asked: tuple[Asked, ...] = ()
    points: tuple[Point, ...] = ()
    focus: str = ""
    skills: tuple[Focus, ...] = ()
    next_on: str = ""


@dataclass(frozen=True, slots=True)
class ManagerPrepSheet:
    """The manager's own sheet for a 1:1: the same, and what is for nobody else's eyes."""

    paper: Paper
    cover: Cover
    meeting: Meeting
    helps: tuple[str, ...] = ()
    hurts: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    promises: tuple[Promise, ...] = ()
    rates: str = ""
    asked: tuple[Asked, ...] = ()
    points: tuple[Point, ...] = ()
    private_points: tuple[Point, ...] = ()
    focus: str = ""
    skills: tuple[Focus, ...] = ()
    praise: tuple[Praise, ...] = ()
    feedback: tuple[ToDeliver, ...] = ()
    next_on: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A customer call: with whom, what for, and how it went."""

    customer: str = ""
    on: str = ""
    mode: Mode = ""
    drove: Drove = ""
    objective: str = ""
    reached: Reached = ""


@dataclass(frozen=True, slots=True)
class RepCallForm:
    """The form of a coached call that is handed over; what is empty leaves room for a pen.

    ``own`` is the person's own judgement, ``improve`` holds at most two things to do better, and
    ``again`` says when the call is watched again.
    """

    paper: Paper
    cover: Cover
    call: Call = Call()
    own: str = ""
    well: tuple[str, ...] = ()
    improve: tuple[str, ...] = ()
    promise: Promise | None = None
    skills: tuple[Focus, ...] = ()
    again: str = ""


@dataclass(frozen=True, slots=True)
class ManagerCallForm:
    """The manager's own form of a coached call, with a look at themselves.

    ``ask_tell`` goes from 1, told everything, to 5, asked only.
    """

    paper: Paper
    cover: Cover
    call: Call = Call()
    own: str = ""
    well: tuple[str, ...] = ()
    improve: tuple[str, ...] = ()
    promise: Promise | None = None
    skills: tuple[Focus, ...] = ()
    again: str = ""
    ask_tell: int | None = None
    reflection: str = ""


@dataclass(frozen=True, slots=True)
class SharedNote:
    """A note that the person may read; ``text`` is as it was typed, with its marks.

    ``value`` is what a recognition showed. Of feedback, only what was delivered has a place here.
    """

    day: str
    kind: str
    text: str = ""
    tags: tuple[str, ...] = ()
    value: str = ""
    feedback: Delivered | None = None


@dataclass(frozen=True, slots=True)
class SharedMonth:
    """The shareable notes of a month, the newest first."""

    title: str
    notes: tuple[SharedNote, ...]


@dataclass(frozen=True, slots=True)
class RepNotes:
    """A person's notes over some time, for the person, the newest month first."""

    paper: Paper
    cover: Cover
    months: tuple[SharedMonth, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptNote:
    """Any note; ``delivered`` says when its feedback was, ``tone`` is a word."""

    day: str
    kind: str
    text: str = ""
    tags: tuple[str, ...] = ()
    value: str = ""
    feedback: Feedback | None = None
    delivered: str = ""
    tone: str = ""
    private: bool = True
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class KeptMonth:
    """All notes of a month, the newest first."""

    title: str
    notes: tuple[KeptNote, ...]


@dataclass(frozen=True, slots=True)
class ManagerNotes:
    """All notes on a person over some time, for the manager alone, the newest month first."""

    paper: Paper
    cover: Cover
    months: tuple[KeptMonth, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One conversation in the calendar; ``state`` is a word for one that did not come to be."""

    time: str
    person: str
    kind: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar; one that is ``outside`` belongs to the month before or after."""

    name: str
    entries: tuple[Entry, ...] = ()
    outside: bool = False


@dataclass(frozen=True, slots=True)
class CoachingCalendar:
    """The coaching of a month, a row for each week, for the manager alone.

    ``weekdays`` head the columns; each week has as many days.
    """

    paper: Paper
    cover: Cover
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[Day, ...], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with room for its answer: so many lines for a pen."""

    text: str
    lines: int = 2


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of one step of a conversation."""

    title: str
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateSheet:
    """A way to lead a conversation, to be filled in by pen; without questions it is all lines."""

    paper: Paper
    cover: Cover
    steps: tuple[Questions, ...] = ()
