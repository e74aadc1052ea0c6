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
    ManagerPage,
    ManagerProfile,
    MapRow,
    Promises,
    RepProfile,
    RepQuarterly,
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
    PlanPrint,
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

__all__ = [
    "AgreementSheet",
    "Area",
    "Asked",
    "Backtest",
    "BenchSheet",
    "Block",
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
    "Goal",
    "Growth",
    "Index",
    "IndexLine",
    "Kept",
    "KeptMiss",
    "KeptMonth",
    "KeptNote",
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
    "MapRow",
    "MarginSaid",
    "Mark",
    "Meeting",
    "Mode",
    "MonthKept",
    "MonthSeen",
    "Need",
    "Needs",
    "NumberLine",
    "Out",
    "Own",
    "Paper",
    "PlanForm",
    "PlanLook",
    "PlanPrint",
    "PlanSaid",
    "PlanStep",
    "PlanTerms",
    "Point",
    "Praise",
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
    "Score",
    "Series",
    "ShareLine",
    "Shared",
    "SharedMonth",
    "SharedNote",
    "Signers",
    "SkillLine",
    "SkillsMap",
    "Stage",
    "Statement",
    "Strength",
    "TalkedMiss",
    "TeamCell",
    "TeamLine",
    "TeamPlanLine",
    "TeamPlans",
    "TeamScorecard",
    "TeamStandards",
    "TemplateSheet",
    "ToDeliver",
    "Tracked",
    "TrackingGrid",
    "TrackingTable",
    "Why",
    "Written",
]

#: What may be handed over, and what the manager keeps.
Shared = (
    RepQuarterly
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
)
Content = Shared | Kept | SkillsMap
