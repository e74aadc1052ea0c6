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
    "Day",
    "Definition",
    "Delivered",
    "Drove",
    "Entry",
    "Expectations",
    "Expected",
    "Fact",
    "FactGroup",
    "Feedback",
    "Figure",
    "Focus",
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
    "ManagerPrepSheet",
    "ManagerProfile",
    "ManagerRecipe",
    "ManagerScorecard",
    "ManagerStandards",
    "MapRow",
    "Mark",
    "Meeting",
    "Mode",
    "Need",
    "Needs",
    "NumberLine",
    "Out",
    "Own",
    "Paper",
    "PlanLook",
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
    "TeamScorecard",
    "TeamStandards",
    "TemplateSheet",
    "ToDeliver",
    "Tracked",
    "TrackingGrid",
    "TrackingTable",
    "Why",
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
)
Content = Shared | Kept | SkillsMap
