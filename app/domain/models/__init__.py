"""The records of the journal, one mapped class per table."""

from app.domain.models.base import Record
from app.domain.models.coaching import Session
from app.domain.models.numbers import PerformanceRecord
from app.domain.models.partnership import (
    Agreement,
    AreaOfWork,
    MustHave,
    MustHaveScore,
    Photo,
    RampStep,
)
from app.domain.models.people import (
    GoalCheckpoint,
    GoalSkill,
    GrowthGoal,
    Person,
    ProfileFact,
    Skill,
    SkillRating,
)
from app.domain.models.settings import Settings

__all__ = [
    "Agreement",
    "AreaOfWork",
    "GoalCheckpoint",
    "GoalSkill",
    "GrowthGoal",
    "MustHave",
    "MustHaveScore",
    "PerformanceRecord",
    "Person",
    "Photo",
    "ProfileFact",
    "RampStep",
    "Record",
    "Session",
    "Settings",
    "Skill",
    "SkillRating",
]
