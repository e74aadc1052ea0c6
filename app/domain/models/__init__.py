"""The records of the journal, one mapped class per table."""

from app.domain.models.base import Record
from app.domain.models.coaching import (
    Session,
    SessionAnswer,
    SessionMember,
    SessionSkill,
    SessionTemplate,
    TemplateQuestion,
)
from app.domain.models.journal import (
    AgendaItem,
    Commitment,
    CommitmentDue,
    Note,
    NotePerson,
    NoteRevision,
    NoteTag,
)
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
from app.domain.models.scorecard import (
    LiftScenario,
    Metric,
    MetricDefinition,
    Scorecard,
    ScorecardItem,
    SourceMapping,
    Target,
    TeamGoal,
    Value,
)
from app.domain.models.settings import Settings
from app.domain.models.standards import (
    Acknowledgement,
    ImprovementCheckpoint,
    ImprovementPlan,
    Standard,
    StandardMiss,
)

__all__ = [
    "Acknowledgement",
    "AgendaItem",
    "Agreement",
    "AreaOfWork",
    "Commitment",
    "CommitmentDue",
    "GoalCheckpoint",
    "GoalSkill",
    "GrowthGoal",
    "ImprovementCheckpoint",
    "ImprovementPlan",
    "LiftScenario",
    "Metric",
    "MetricDefinition",
    "MustHave",
    "MustHaveScore",
    "Note",
    "NotePerson",
    "NoteRevision",
    "NoteTag",
    "PerformanceRecord",
    "Person",
    "Photo",
    "ProfileFact",
    "RampStep",
    "Record",
    "Scorecard",
    "ScorecardItem",
    "Session",
    "SessionAnswer",
    "SessionMember",
    "SessionSkill",
    "SessionTemplate",
    "Settings",
    "Skill",
    "SkillRating",
    "SourceMapping",
    "Standard",
    "StandardMiss",
    "Target",
    "TeamGoal",
    "TemplateQuestion",
    "Value",
]
