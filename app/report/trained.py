"""The order of the pages about the team's training."""

from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar

from reportlab.platypus import Flowable

from app.report.content import (
    AttendanceSheet,
    GiverBrief,
    ManagerTopicList,
    TopicList,
    TrainingCalendar,
    TrainingYear,
    WhoKnowsWhat,
)
from app.report.sections import (
    cover,
    training_attendance,
    training_brief,
    training_lists,
    training_wall,
    training_year,
)

Said = TypeVar("Said")
#: Sets one part of some content into a text width.
Section: TypeAlias = Callable[[Said, float], list[Flowable]]
OfOne = GiverBrief | AttendanceSheet
OfTeam = TrainingCalendar | TrainingYear | TopicList | ManagerTopicList | WhoKnowsWhat
Trained = OfOne | OfTeam

TRAINING_CALENDAR: tuple[Section[TrainingCalendar], ...] = (training_wall.section,)
GIVER_BRIEF: tuple[Section[GiverBrief], ...] = (training_brief.section,)
ATTENDANCE: tuple[Section[AttendanceSheet], ...] = (training_attendance.section,)
TRAINING_YEAR: tuple[Section[TrainingYear], ...] = (cover.plain, training_year.section)
TOPICS: tuple[Section[TopicList], ...] = (cover.plain, training_lists.topics)
MANAGER_TOPICS: tuple[Section[ManagerTopicList], ...] = (cover.of_all, training_lists.kept_topics)
WHO_KNOWS_WHAT: tuple[Section[WhoKnowsWhat], ...] = (cover.handed_over, training_lists.known)


def story(content: Trained, width: float) -> list[Flowable]:
    """All pages of one of these papers, as they follow each other."""
    match content:
        case TrainingCalendar():
            return _set(TRAINING_CALENDAR, content, width)
        case GiverBrief():
            return _set(GIVER_BRIEF, content, width)
        case AttendanceSheet():
            return _set(ATTENDANCE, content, width)
        case TrainingYear():
            return _set(TRAINING_YEAR, content, width)
        case _:
            return _listed(content, width)


def _listed(content: TopicList | ManagerTopicList | WhoKnowsWhat, width: float) -> list[Flowable]:
    match content:
        case TopicList():
            return _set(TOPICS, content, width)
        case ManagerTopicList():
            return _set(MANAGER_TOPICS, content, width)
        case WhoKnowsWhat():
            return _set(WHO_KNOWS_WHAT, content, width)


def _set(sections: Sequence[Section[Said]], content: Said, width: float) -> list[Flowable]:
    return [flowable for section in sections for flowable in section(content, width)]
