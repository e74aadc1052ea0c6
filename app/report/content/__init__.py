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

__all__ = [
    "AgreementSheet",
    "Area",
    "Asked",
    "BenchSheet",
    "Call",
    "Candidate",
    "Change",
    "Checkpoint",
    "CoachingCalendar",
    "Content",
    "Cover",
    "Day",
    "Delivered",
    "Drove",
    "Entry",
    "Fact",
    "FactGroup",
    "Feedback",
    "Figure",
    "Focus",
    "Goal",
    "Growth",
    "Kept",
    "KeptMonth",
    "KeptNote",
    "ManagerCallForm",
    "ManagerNotes",
    "ManagerPage",
    "ManagerPrepSheet",
    "ManagerProfile",
    "MapRow",
    "Meeting",
    "Mode",
    "Paper",
    "Point",
    "Praise",
    "Promise",
    "Promises",
    "Question",
    "Questions",
    "Reached",
    "RepCallForm",
    "RepNotes",
    "RepPrepSheet",
    "RepProfile",
    "RepQuarterly",
    "Result",
    "Score",
    "Shared",
    "SharedMonth",
    "SharedNote",
    "Signers",
    "SkillLine",
    "SkillsMap",
    "Stage",
    "Statement",
    "Strength",
    "TemplateSheet",
    "ToDeliver",
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
)
Kept = (
    ManagerPage
    | ManagerProfile
    | BenchSheet
    | ManagerPrepSheet
    | ManagerCallForm
    | ManagerNotes
    | CoachingCalendar
)
Content = Shared | Kept | SkillsMap
