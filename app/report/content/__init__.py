"""What paper says: frozen, already worded, and private or shareable by type.

Whoever gathers has formatted every number and date; floats remain only where a chart needs them.
The classes of a salesperson's copy have no field that could hold private text, so nothing here
has to be hidden later.
"""

from app.report.content.coaching import (
    Asked,
    Call,
    CoachingCalendar,
    Day,
    Delivered,
    Drove,
    Entry,
    Feedback,
    KeptMonth,
    KeptNote,
    ManagerCallForm,
    ManagerNotes,
    ManagerPrepSheet,
    Meeting,
    Mode,
    Point,
    Praise,
    Promise,
    Question,
    Questions,
    Reached,
    RepCallForm,
    RepNotes,
    RepPrepSheet,
    SharedMonth,
    SharedNote,
    TemplateSheet,
    ToDeliver,
)
from app.report.content.common import (
    Cover,
    Figure,
    Focus,
    Paper,
    Print,
    Printed,
)
from app.report.content.expectations import (
    Expectations,
    Expected,
    KeptMiss,
    ManagerImprovement,
    ManagerStandards,
    PlanLook,
    PlanTerms,
    Readers,
    ReadersOfArea,
    RepImprovement,
    RepStandards,
    TalkedMiss,
    TeamStandards,
)
from app.report.content.numbers import (
    Block,
    Definition,
    Index,
    IndexLine,
    ManagerScorecard,
    Mark,
    NumberLine,
    Out,
    Reading,
    RepScorecard,
    Series,
    TeamCell,
    TeamLine,
    TeamScorecard,
    Tracked,
    TrackingGrid,
    TrackingTable,
    Why,
)
from app.report.content.packets import (
    AgreementSheet,
    Area,
    BenchSheet,
    Candidate,
    Change,
    Checkpoint,
    Fact,
    FactGroup,
    Goal,
    Growth,
    ManagerProfile,
    MapRow,
    Promises,
    RepProfile,
    Result,
    Score,
    Signers,
    SkillLine,
    SkillsMap,
    Stage,
    Statement,
    Strength,
)
from app.report.content.plan_forms import (
    FormField,
    FormQuestion,
    FormTable,
    PlanForm,
)
from app.report.content.plans import (
    Covering,
    CoverMark,
    Drifted,
    ForecastLine,
    ForecastTable,
    ManagerPlan,
    MarginSaid,
    MonthKept,
    MonthSeen,
    PlanSaid,
    PlanStep,
    RepPlan,
    ShareLine,
    TeamPlanLine,
    TeamPlans,
    Written,
)
from app.report.content.recipes import (
    Backtest,
    ChainStep,
    Lifted,
    LiftSheet,
    ManagerRecipe,
    Need,
    Needs,
    Own,
    RepRecipe,
    Retold,
)
from app.report.content.reviews import (
    Answered,
    Assessment,
    BossLine,
    BossReview,
    Dated,
    ManagerPage,
    NextStep,
    RepMonthly,
    RepQuarterly,
    ReviewForm,
    ReviewFormQuestion,
    ReviewNumbers,
    ReviewSaid,
    Signed,
    TeamReview,
    UpwardSaid,
)
from app.report.content.training import (
    AttendanceSheet,
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

__all__ = [
    "AgreementSheet",
    "Answered",
    "Area",
    "Asked",
    "Assessment",
    "AttendanceSheet",
    "Backtest",
    "BenchSheet",
    "Block",
    "BossLine",
    "BossReview",
    "Call",
    "Candidate",
    "ChainStep",
    "Change",
    "Checkpoint",
    "CoachingCalendar",
    "Content",
    "Cover",
    "CoverMark",
    "Covering",
    "Dated",
    "Day",
    "Definition",
    "Delivered",
    "Drifted",
    "Drove",
    "Entry",
    "Expectations",
    "Expected",
    "Fact",
    "FactGroup",
    "Feedback",
    "Figure",
    "Focus",
    "ForecastLine",
    "ForecastTable",
    "FormField",
    "FormQuestion",
    "FormTable",
    "GiverBrief",
    "Goal",
    "Growth",
    "Index",
    "IndexLine",
    "Kept",
    "KeptMiss",
    "KeptMonth",
    "KeptNote",
    "KeptTopic",
    "KnownTopic",
    "LevelWords",
    "LiftSheet",
    "Lifted",
    "ManagerCallForm",
    "ManagerImprovement",
    "ManagerNotes",
    "ManagerPage",
    "ManagerPlan",
    "ManagerPrepSheet",
    "ManagerProfile",
    "ManagerRecipe",
    "ManagerScorecard",
    "ManagerStandards",
    "ManagerTopicList",
    "MapRow",
    "MarginSaid",
    "Mark",
    "Meeting",
    "Mode",
    "MonthKept",
    "MonthSeen",
    "Need",
    "Needs",
    "NextStep",
    "NumberLine",
    "Out",
    "Own",
    "Paper",
    "PlanForm",
    "PlanLook",
    "PlanSaid",
    "PlanStep",
    "PlanTerms",
    "PlannedTraining",
    "Point",
    "Praise",
    "Print",
    "Printed",
    "Promise",
    "Promises",
    "Question",
    "Questions",
    "Reached",
    "Readers",
    "ReadersOfArea",
    "Reading",
    "RepCallForm",
    "RepImprovement",
    "RepMonthly",
    "RepNotes",
    "RepPlan",
    "RepPrepSheet",
    "RepProfile",
    "RepQuarterly",
    "RepRecipe",
    "RepScorecard",
    "RepStandards",
    "Result",
    "Retold",
    "ReviewForm",
    "ReviewFormQuestion",
    "ReviewNumbers",
    "ReviewSaid",
    "Score",
    "Series",
    "ShareLine",
    "Shared",
    "SharedMonth",
    "SharedNote",
    "Signed",
    "Signers",
    "SkillLine",
    "SkillWords",
    "SkillsMap",
    "Stage",
    "Statement",
    "Strength",
    "Stretch",
    "TalkedMiss",
    "TeamCell",
    "TeamLine",
    "TeamPlanLine",
    "TeamPlans",
    "TeamReview",
    "TeamScorecard",
    "TeamStandards",
    "TemplateSheet",
    "ToDeliver",
    "TopicLine",
    "TopicList",
    "Tracked",
    "TrackingGrid",
    "TrackingTable",
    "TrainingCalendar",
    "TrainingMark",
    "TrainingMonth",
    "TrainingShare",
    "TrainingYear",
    "UpwardSaid",
    "WhoKnowsWhat",
    "Why",
    "Written",
    "YearCell",
    "YearEntry",
    "YearQuarter",
    "YearRow",
]

#: What may be handed over, and what the manager keeps.
Shared = (
    RepMonthly
    | RepQuarterly
    | ReviewForm
    | TeamReview
    | BossReview
    | RepProfile
    | AgreementSheet
    | RepPrepSheet
    | RepCallForm
    | RepNotes
    | TemplateSheet
    | RepScorecard
    | TrackingGrid
    | RepRecipe
    | RepStandards
    | RepImprovement
    | PlanForm
    | RepPlan
    | TrainingCalendar
    | GiverBrief
    | AttendanceSheet
    | TopicList
    | TrainingYear
    | WhoKnowsWhat
)
Kept = (
    ManagerPage
    | ManagerProfile
    | BenchSheet
    | ManagerPrepSheet
    | ManagerCallForm
    | ManagerNotes
    | CoachingCalendar
    | ManagerScorecard
    | TeamScorecard
    | ManagerRecipe
    | LiftSheet
    | ManagerStandards
    | TeamStandards
    | ManagerImprovement
    | ManagerPlan
    | TeamPlans
    | ManagerTopicList
)
Content = Shared | Kept | SkillsMap
