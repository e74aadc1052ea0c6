"""The words for every closed list, refusal and fault: on screen, command line and paper."""

from collections.abc import Sequence
from enum import StrEnum

from app import rhythm_words
from app.domain.attainment import Tier
from app.domain.cadence import Gap
from app.domain.errors import JournalFault, Refused
from app.domain.kinds import (
    Autonomy,
    Better,
    CallMode,
    Certainty,
    CommitmentState,
    Delay,
    Direction,
    Driver,
    EnteredBy,
    Every,
    FactKind,
    GoalState,
    Hat,
    Lead,
    Meaning,
    MissState,
    MomentKind,
    Nature,
    NoteKind,
    Origin,
    Outcome,
    Owner,
    PaperSize,
    PeriodKind,
    PointKind,
    PointState,
    RaisedBy,
    Reached,
    RollUp,
    Rung,
    SaidIn,
    SessionKind,
    SessionState,
    SkillFamily,
    Source,
    StandardArea,
    Standing,
    Status,
    Tone,
    Unit,
    Vis,
    Voice,
)
from app.refusals import FAULTS, REASONS

_WORDS: dict[type[StrEnum], dict[StrEnum, str]] = {
    Status: {
        Status.CANDIDATE: "Candidate",
        Status.RAMPING: "Ramping up",
        Status.ACTIVE: "Active",
        Status.ON_LEAVE: "On leave",
        Status.LEFT: "Left",
    },
    Vis: {Vis.PRIVATE: "Private", Vis.SHAREABLE: "Shareable"},
    FactKind: {
        FactKind.STRENGTH: "Strength",
        FactKind.WEAKNESS: "Weakness",
        FactKind.MOTIVATION: "Motivation",
        FactKind.ASPIRATION: "Aspiration",
        FactKind.RECOGNITION_STYLE: "Likes to be recognised",
        FactKind.WHAT_HELPS: "What helps",
        FactKind.WHAT_HURTS: "What hurts",
        FactKind.CAN_TEACH: "Can teach",
        FactKind.PERSONAL: "Personal",
    },
    Certainty: {
        Certainty.HUNCH: "A hunch",
        Certainty.SEEN: "Seen",
        Certainty.CONFIRMED_BY_REP: "Confirmed by them",
    },
    SkillFamily: {
        SkillFamily.PRODUCT: "Product",
        SkillFamily.DISCOVERY: "Discovery",
        SkillFamily.OBJECTIONS: "Objections",
        SkillFamily.NEGOTIATION: "Negotiation",
        SkillFamily.CLOSING: "Closing",
        SkillFamily.ACCOUNT: "Account",
        SkillFamily.COMMUNICATION: "Communication",
        SkillFamily.RESILIENCE: "Resilience",
        SkillFamily.STRATEGIC_THINKING: "Strategic thinking",
        SkillFamily.TOOLS: "Tools",
        SkillFamily.TRAIT: "Trait",
    },
    Voice: {Voice.SELF: "Their own view", Voice.MANAGER: "My view"},
    GoalState: {
        GoalState.OPEN: "Open",
        GoalState.REACHED: "Reached",
        GoalState.DROPPED: "Dropped",
    },
    Autonomy: {
        Autonomy.TOLD: "Told what to do",
        Autonomy.GUIDED: "Guided",
        Autonomy.CONSULTED: "Decides, asks first",
        Autonomy.FREE: "Decides alone",
    },
    Direction: {
        Direction.BETTER: "Better",
        Direction.SAME: "The same",
        Direction.WORSE: "Worse",
        Direction.UNKNOWN: "Not known yet",
    },
    MomentKind: {
        MomentKind.CONVERSATION: "Conversation",
        MomentKind.NOTE: "Note",
        MomentKind.FACT_NOTED: "Noted",
        MomentKind.FACT_RETIRED: "No longer so",
        MomentKind.RATING: "Skill rated",
        MomentKind.GOAL_SET: "Goal set",
        MomentKind.GOAL_REACHED: "Goal reached",
        MomentKind.GOAL_DROPPED: "Goal dropped",
        MomentKind.CHECKPOINT: "Step taken",
        MomentKind.AGREEMENT: "Agreed",
        MomentKind.PLAN_INVITED: "Plan invited",
        MomentKind.PLAN_AGREED: "Plan agreed",
        MomentKind.AUTONOMY: "Autonomy",
        MomentKind.RAMP_STEP: "First days",
        MomentKind.TRAINING: "Training",
        MomentKind.TRAINING_GIVEN: "Gave a training",
        MomentKind.REVIEW_HELD: "Review held",
        MomentKind.REVIEW_CLOSED: "Review closed",
        MomentKind.JOINED: "Joined",
        MomentKind.AWAY: "On leave",
        MomentKind.LEFT: "Left the team",
    },
    Source: {
        Source.HERE: "Kept here",
        Source.IMPORTED: "Imported",
        Source.PREVIOUS_EMPLOYER: "Previous employer",
    },
    PeriodKind: {
        PeriodKind.WEEK: "Week",
        PeriodKind.MONTH: "Month",
        PeriodKind.QUARTER: "Quarter",
        PeriodKind.HALF: "Half-year",
        PeriodKind.YEAR: "Year",
    },
    SessionKind: {
        SessionKind.ONE_TO_ONE: "1:1",
        SessionKind.CALL: "Coached call",
        SessionKind.ROLE_PLAY: "Role-play",
        SessionKind.DEAL: "Deal",
        SessionKind.PIPELINE: "Pipeline",
        SessionKind.PLAN: "Plan",
        SessionKind.CAREER: "Career",
        SessionKind.SKILL: "Skill",
    },
    SessionState: {
        SessionState.PLANNED: "Planned",
        SessionState.HELD: "Held",
        SessionState.MOVED: "Moved",
        SessionState.SKIPPED_BY_ME: "Skipped by me",
        SessionState.SKIPPED_BY_REP: "Skipped by them",
    },
    CallMode: {CallMode.COACHING: "Coaching", CallMode.DEMO: "Demo"},
    Driver: {
        Driver.REP: "They drove",
        Driver.JOINT: "We drove together",
        Driver.ME: "I took over",
    },
    Reached: {Reached.YES: "Reached", Reached.PARTLY: "Partly", Reached.NO: "Not reached"},
    NoteKind: {
        NoteKind.OBSERVATION: "Observation",
        NoteKind.WIN: "Win",
        NoteKind.CONCERN: "Concern",
        NoteKind.GUIDANCE: "Guidance",
        NoteKind.FEEDBACK: "Feedback",
        NoteKind.CONVERSATION: "Conversation",
        NoteKind.VENT: "Vent",
        NoteKind.PERSONAL: "Personal",
        NoteKind.REFLECTION: "Reflection",
        NoteKind.DECISION: "Decision",
        NoteKind.SHIELD: "Shield",
    },
    Tone: {Tone.PLUS: "Went well", Tone.MINUS: "Did not go well"},
    Hat: {
        Hat.LEADER: "Leader",
        Hat.TRAINER: "Trainer",
        Hat.COACH: "Coach",
        Hat.MENTOR: "Mentor",
        Hat.COUNSELLOR: "Counsellor",
        Hat.CHEERLEADER: "Cheerleader",
        Hat.SHIELD: "Shield",
        Hat.ANALYST: "Analyst",
        Hat.ESCALATION_POINT: "Escalation point",
        Hat.ADVOCATE: "Advocate",
        Hat.LISTENER: "Listener",
    },
    SaidIn: {
        SaidIn.PRIVATE: "Said in private",
        SaidIn.TEAM: "Said in the team",
        SaidIn.WRITING: "Said in writing",
    },
    RaisedBy: {RaisedBy.REP: "Raised by them", RaisedBy.ME: "Raised by me"},
    PointKind: {
        PointKind.POINT: "Talking point",
        PointKind.HEADLINE: "Headline",
        PointKind.ASK_THE_TEAM: "Ask the team",
        PointKind.IDEA: "Idea",
    },
    PointState: {
        PointState.OPEN: "Open",
        PointState.DISCUSSED: "Discussed",
        PointState.PARKED: "Parked",
        PointState.DROPPED: "Dropped",
    },
    Owner: {Owner.REP: "Theirs", Owner.ME: "Mine", Owner.OTHER: "Somebody else's"},
    CommitmentState: {
        CommitmentState.OPEN: "Open",
        CommitmentState.DONE: "Done",
        CommitmentState.MISSED: "Missed",
        CommitmentState.DROPPED: "Dropped",
    },
    Origin: {
        Origin.TYPED: "Agreed",
        Origin.NOTE: "From a note",
        Origin.SESSION: "From a session",
        Origin.POINT: "From a talking point",
        Origin.LEAP: "Let go of, on trust",
        Origin.PLAN: "From a business plan",
        Origin.REVIEW: "From a review",
    },
    Tier: {
        Tier.REACHED: "Quota reached",
        Tier.CLOSE: "70 to 99 %",
        Tier.BELOW: "Below 70 %",
        Tier.NOT_REPORTED: "Not reported",
    },
    Gap: {
        Gap.NOTHING_OWED: "Nothing due",
        Gap.NEVER_MET: "No conversation yet",
        Gap.FINE: "In touch",
        Gap.DUE: "Due",
        Gap.SLIPPING: "Slipping",
    },
    Every: {
        Every.WEEK: "Every week",
        Every.TWO_WEEKS: "Every two weeks",
        Every.FOUR_WEEKS: "Every four weeks",
        Every.MONTH: "Every month, on this day",
        Every.MONTH_WEEKDAY: "Every month, on this weekday",
    },
    Lead: {Lead.LEADING: "Leading", Lead.LAGGING: "Lagging"},
    Nature: {Nature.QUALITY: "Quality", Nature.VOLUME: "Volume", Nature.RESULT: "Result"},
    Unit: {
        Unit.COUNT: "A count",
        Unit.MONEY: "Money",
        Unit.PERCENT: "Percent",
        Unit.HOURS: "Hours",
        Unit.DAYS: "Days",
        Unit.POINTS: "Points",
    },
    Better: {
        Better.UP: "More is better",
        Better.DOWN: "Less is better",
        Better.RANGE: "Between two",
    },
    RollUp: {
        RollUp.SUM: "Added up",
        RollUp.LAST: "The last one",
        RollUp.AVERAGE: "Their average",
        RollUp.RATIO: "One metric over another",
    },
    Meaning: {
        Meaning.REVENUE: "Revenue, from the results",
        Meaning.PIPELINE: "Open pipeline",
        Meaning.WIN_RATE: "Win rate",
        Meaning.FORECAST: "Forecast",
    },
    EnteredBy: {
        EnteredBy.REP_SHEET: "Their own sheet",
        EnteredBy.ME: "Typed by me",
        EnteredBy.IMPORT: "Imported",
    },
    Standing: {
        Standing.OFF_TRACK: "Off track",
        Standing.SLIPPING: "Slipping",
        Standing.ON_TRACK: "On track",
        Standing.NOT_REPORTED: "Not reported",
        Standing.NO_TARGET: "No target",
    },
    StandardArea: {
        StandardArea.PERFORMANCE: "Performance",
        StandardArea.BEHAVIOUR: "Behaviour",
        StandardArea.WORK_ETHIC: "Work ethic",
    },
    MissState: {
        MissState.OPEN: "Open",
        MissState.MET: "Met since",
        MissState.MISSED_AGAIN: "Missed again",
    },
    Delay: {
        Delay.IN_TIME: "In time",
        Delay.SLOW: "Slow",
        Delay.LATE: "Late",
    },
    Rung: {
        Rung.SEEN: "Seen",
        Rung.TALKED: "Talked about",
        Rung.MISSED_AGAIN: "Missed again",
    },
    Outcome: {
        Outcome.MET: "Met",
        Outcome.NOT_MET: "Not met",
        Outcome.CALLED_OFF: "Called off",
    },
    PaperSize: {PaperSize.A4: "A4", PaperSize.LETTER: "US Letter"},
    **rhythm_words.WORDS,
}


def label(member: StrEnum) -> str:
    """The words for one member of a closed list."""
    return _WORDS[type(member)][member]


def choices(kind: type[StrEnum]) -> list[tuple[StrEnum, str]]:
    """Every member of a closed list with its words, in the list's order."""
    return [(member, label(member)) for member in kind]


def refusal(refused: Refused) -> str:
    """Why something cannot be done, in words to stand beside its field."""
    words = REASONS[refused.reason].format(detail=refused.detail)
    return f"{refused.about}: {words}" if refused.about else words


def fault(found: JournalFault) -> str:
    """What is wrong with a journal file, and the way forward."""
    return FAULTS[found.fault].format(path=found.path)


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names as one says them: "Dana, Ben and Lena"; of more than ``most`` the rest is counted."""
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
