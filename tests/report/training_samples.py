"""Papers about training to build: quarters of any number of sessions, sheets of one, lists."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from app.report.content import (
    AttendanceSheet,
    Content,
    GiverBrief,
    KeptTopic,
    KnownTopic,
    LevelWords,
    ManagerTopicList,
    PlannedTraining,
    SkillWords,
    Stretch,
    TopicLine,
    TopicList,
    TrainingCalendar,
    TrainingMark,
    TrainingMonth,
    TrainingShare,
    TrainingYear,
    WhoKnowsWhat,
    YearCell,
    YearEntry,
    YearQuarter,
    YearRow,
)
from tests.report.samples import TEAM

KINDS: tuple[tuple[TrainingMark, str], ...] = (
    ("product", "Product"),
    ("selling_skill", "Selling skill"),
    ("soft_skill", "Soft skill"),
    ("tool", "Tool"),
    ("market", "Market"),
    ("role_play", "Role-play"),
)
#: The weekdays of a quarter on which there can be a session.
DAYS = tuple(
    day for number in range(90) if (day := date(2027, 1, 1) + timedelta(days=number)).weekday() < 5
)


def planned(number: int, day: date) -> PlannedTraining:
    """A session of a quarter, told from the others by its number."""
    mark, kind = KINDS[number % len(KINDS)]
    return PlannedTraining(
        f"{day:%a} {day.day}", "11:00", f"Topic {number:03}", f"Giver{number:03}", mark, kind
    )


def calendar(count: int) -> TrainingCalendar:
    """A quarter of so many sessions, spread over its days; of more than there are, two a day."""
    days = sorted(DAYS[number * len(DAYS) // max(count, 1) % len(DAYS)] for number in range(count))
    sessions = [planned(number, day) for number, day in enumerate(days)]
    of_month = {
        month: tuple(one for _, one in found)
        for month, found in groupby(zip(days, sessions, strict=True), lambda one: one[0].month)
    }
    return TrainingCalendar(
        "a4",
        replace(TEAM, kind="Training calendar", period="Q1 2027", copy_for="the team"),
        "Training plan, January to March 2027",
        tuple(
            TrainingMonth(name, of_month.get(month, ()))
            for month, name in enumerate(("January", "February", "March"), 1)
        ),
        (f"{count} sessions", "45 minutes each", "Room 2"),
        balance=tuple(TrainingShare(*kind, count // 6) for kind in KINDS),
        closed=("Fri 1 Jan New Year’s Day", "Mon 15 Feb to Fri 19 Feb Trade fair"),
    )


def changed(content: TrainingCalendar, **new: object) -> TrainingCalendar:
    """A quarter with something else said of each session."""
    months = tuple(
        replace(month, trainings=tuple(replace(one, **new) for one in month.trainings))  # type: ignore[arg-type]
        for month in content.months
    )
    return replace(content, months=months)


LEVELS = tuple(LevelWords(level, f"Does it the way of level {level}.") for level in range(1, 6))
BRIEF = GiverBrief(
    "a4",
    replace(TEAM, kind="Giver’s brief", period="7 January 2027", copy_for="Priya"),
    "Qualifying on pain",
    (
        ("When", "Thu 7 January 2027, 11:00 to 11:45"),
        ("Where", "Room 2"),
        ("Given by", "Priya"),
        ("Steps in", ""),
        ("For", "7 people of the team"),
        ("Type", "Selling skill"),
    ),
    "Ask about what it costs to change nothing.",
    (SkillWords("Asks why", LEVELS), SkillWords("Listens")),
    "Whether that is asked before the offer.",
    (
        Stretch("Opening", "5 minutes", "Why it matters."),
        Stretch("Input", "15 minutes", "Few points."),
        Stretch("Practice", "20 minutes", "In pairs."),
        Stretch("Close", "5 minutes", "What each one will do."),
    ),
)
ATTENDANCE = AttendanceSheet(
    "a4",
    replace(BRIEF.cover, kind="Attendance sheet", copy_for="the team"),
    "Qualifying on pain",
    ("Thu 7 January 2027, 11:00 to 11:45", "Room 2", "given by Priya"),
    ("Dana Whitfield", "Marcus Oyelaran"),
)
LINE = TopicLine(
    "Closing without discount", "selling_skill", "Selling skill", "Suggested", "3 people", "twice"
)
TOPICS = TopicList("a4", replace(TEAM, kind="Topics waiting", copy_for="the team"), (LINE,))
KEPT_TOPICS = ManagerTopicList(
    "a4",
    replace(TOPICS.cover, copy_for="Robin Calder"),
    (KeptTopic(LINE, "noted 5 May 2026", "Closing", "Dana Whitfield", "Three deals were lost."),),
)
ENTRY = YearEntry("7 Jan", "Qualifying on pain", "Priya")
YEAR = TrainingYear(
    "a4",
    replace(TEAM, kind="Training year", period="2027", copy_for="the team"),
    (
        YearQuarter("Q1 2027", "1 session", "published"),
        *(YearQuarter(f"Q{number} 2027", "", "not planned yet") for number in (2, 3, 4)),
    ),
    tuple(
        YearRow(mark, kind, "1" if mark == "product" else "0", (
            YearCell((ENTRY,) if mark == "product" else ()), YearCell(), YearCell(), YearCell(),
        ))
        for mark, kind in KINDS
    ),
    ("Priya 1",),
)  # fmt: skip
KNOWN = WhoKnowsWhat(
    "a4",
    replace(TEAM, kind="Who knows what", copy_for="the team"),
    (KnownTopic("Runs discovery by questions", "Dana, Priya", "Priya 2 sessions"),),
)
EVERY: tuple[Content, ...] = (
    calendar(12), BRIEF, ATTENDANCE, TOPICS, KEPT_TOPICS, YEAR, KNOWN
)  # fmt: skip
EMPTY: tuple[Content, ...] = (
    calendar(0),
    replace(BRIEF, facts=(), objective="", skills=(), observe="", stretches=()),
    replace(ATTENDANCE, facts=(), people=()),
    replace(TOPICS, topics=()),
    replace(KEPT_TOPICS, topics=()),
    replace(YEAR, rows=(), givers=()),
    replace(KNOWN, topics=()),
)
