"""The words for every closed list, refusal and fault: on screen, command line and paper."""

from collections.abc import Sequence
from enum import StrEnum

from app.domain.attainment import Tier
from app.domain.cadence import Gap
from app.domain.errors import Fault, JournalFault, Reason, Refused
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
        MomentKind.AUTONOMY: "Autonomy",
        MomentKind.RAMP_STEP: "First days",
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
}

_REASONS = {
    Reason.EMPTY: "This cannot be empty.",
    Reason.TOO_LONG: "This is longer than {detail} characters.",
    Reason.SAME_NAME: "{detail} is on the roster already.",
    Reason.SAME_SKILL: "There is a skill called {detail} already.",
    Reason.NOT_FOUND: "This is no longer there.",
    Reason.BEFORE_START: "This is before the day they started.",
    Reason.IN_THE_FUTURE: "This day has not come yet.",
    Reason.NEVER_SHAREABLE: (
        "Weaknesses, what hurts, personal facts and hunches stay private. "
        "To share a weakness, make it a growth goal."
    ),
    Reason.LEVEL_OUT_OF_RANGE: "A level is a number from 1 to 5.",
    Reason.LEVEL_NEEDS_JUSTIFICATION: "The level changes: say what you saw.",
    Reason.GOAL_NEEDS_AIM: "Say what is to be reached, or choose a skill and a level.",
    Reason.GOAL_GOES_DOWN: "The level to reach is below today's.",
    Reason.RAMP_NEEDS_END: "Say until when they are ramping up.",
    Reason.GAP_ORDER: "The longest gap is shorter than the ideal one.",
    Reason.NOT_POSITIVE: "This has to be more than 0.",
    Reason.NEGATIVE: "This cannot be below 0.",
    Reason.NO_FIGURES: "Give the quota, the actual, or both.",
    Reason.NOT_A_CURRENCY: "{detail} is not a currency's three-letter code.",
    Reason.NOT_A_MONTH: "Choose a month.",
    Reason.NOT_AN_EMAIL: "This is not an e-mail address.",
    Reason.NOT_A_PERIOD: "{detail} is not a period, such as 2026-Q3 or 2026-07.",
    Reason.ALREADY_LEFT: "They have left the team.",
    Reason.SAME_AREA: "{detail} is settled already.",
    Reason.SAME_MUST_HAVE: "{detail} is a must-have already.",
    Reason.NOT_A_RAMP_DAY: "A step is due by day 30, 60 or 90.",
    Reason.NOT_A_CANDIDATE: "They are on the team already.",
    Reason.NOT_ON_THE_TEAM: "Choose somebody else who is on the team.",
    Reason.HAS_LEFT: "{detail} has left the team.",
    Reason.ON_LEAVE: "{detail} was on leave that day.",
    Reason.IN_THE_PAST: "This day is over.",
    Reason.ENDS_BEFORE_START: "The end is before the start.",
    Reason.NOT_A_TIME: "{detail} is not a time of day, such as 14:30.",
    Reason.NOT_A_ZONE: "{detail} is not a time zone, such as Europe/Berlin.",
    Reason.ALWAYS_PRIVATE: "Vents, personal notes and reflections stay private.",
    Reason.VENT_NO_ACTION: "A vent is heard, and nothing is to be done about it.",
    Reason.TOO_MANY_SKILLS: "Choose at most two skills: one focus is enough.",
    Reason.OBJECTIVE_FIRST: "The objective comes first: say what the call is to achieve.",
    Reason.REP_FIRST: "Their own judgement comes first. Ask, write it down, then say yours.",
    Reason.NOBODY: "Choose at least one person.",
    Reason.NOT_PLANNED: "This session is no longer planned.",
    Reason.NO_QUESTIONS: "A template needs at least one question.",
    Reason.SAME_TEMPLATE: "There is a template called {detail} already.",
    Reason.ONE_OWNER: "A commitment has exactly one owner: say who.",
    Reason.SCORE_OUT_OF_RANGE: "This is a number from 1 to 5.",
    Reason.NEVER_AGAIN: "No day until then comes up.",
    Reason.SAME_METRIC: "There is a metric called {detail} already.",
    Reason.RATIO_NEEDS_PARTS: "Say which metric is divided by which.",
    Reason.RATIO_OF_RATIO: "A ratio is made of metrics that have values of their own.",
    Reason.RATIO_PARTS_DIFFER: "The two metrics are counted at different intervals.",
    Reason.RATIO_HAS_NO_VALUES: "A ratio is computed from its parts: enter those.",
    Reason.RATIO_IS_NO_STAGE: "A stage is something that is counted, not a ratio.",
    Reason.METRIC_IN_USE: "It has values or targets: retire it and add another one.",
    Reason.METRIC_IS_A_PART: "{detail} is computed from this metric.",
    Reason.SAME_MEANING: "{detail} has this meaning already.",
    Reason.SAME_STAGE: "{detail} has this place in the recipe already.",
    Reason.MEANING_OF_UNIT: "This meaning does not go with the unit.",
    Reason.NEEDS_UNIT: "Say what this is counted in.",
    Reason.NEEDS_UPPER: "Say between which two numbers it should stay.",
    Reason.UPPER_BELOW_LOWER: "The upper number is below the lower one.",
    Reason.QUOTA_NEEDS_OWNER: "A quota belongs to one salesperson; the team’s is their sum.",
    Reason.QUALITY_IS_SHORT: (
        "Quality first: {detail} is off track. Say why more volume is right all the same."
    ),
    Reason.PERIOD_NOT_BEGUN: "This period has not begun yet.",
    Reason.WEIGHTS_NOT_100: "The weights make {detail}, not 100.",
    Reason.SAME_SCORECARD: "There is a scorecard for {detail} already.",
    Reason.NOT_A_CAP: "The cap is between 100 and 300 percent.",
    Reason.SAME_SCENARIO: "There is a scenario called {detail} already.",
    Reason.NOT_A_LIFT: "This is between −100 and 1,000 percent.",
    Reason.NOT_A_STAGE: "{detail} is no stage of the recipe.",
    Reason.SAME_GOAL: "There is a goal called {detail} already.",
    Reason.GOAL_SERVES_ITSELF: "A goal cannot serve itself.",
    Reason.NO_RESULT_TO_RAISE: "This number was not missed.",
    Reason.ONE_SCOPE: "Choose one person or one role, not both.",
    Reason.ACKNOWLEDGED: "{detail} acknowledged this wording. End it and write a new one.",
    Reason.NOT_IN_SCOPE: "This standard does not hold for {detail}.",
    Reason.NEEDS_SUPPORT: "Say what support was offered: help comes with every miss.",
    Reason.NEEDS_CORRECTION: "Say what was agreed to do about it.",
    Reason.TALK_FIRST: "Talk about it first: nothing of it is shared before.",
    Reason.NEEDS_CONSEQUENCE: "Say what follows if it does not change, and from which day.",
    Reason.STEP_SKIPPED: "A step is skipped: {detail}. Say why, or take it first.",
    Reason.EXTENDED_ALREADY: "A plan is extended once at most.",
    Reason.PLAN_IS_CLOSED: "This plan is closed.",
    Reason.PLAN_UNDER_WAY: "{detail} has a plan under way already.",
    Reason.NOT_IN_FORCE: "The standard was not in force on this day.",
    Reason.NOT_IN_PLAN: "This day is not within the plan.",
    Reason.HAS_MISSES: "A miss of {detail} is noted about it. End it instead.",
    Reason.PASSPHRASE_TOO_SHORT: "This is shorter than {detail} characters.",
    Reason.PASSPHRASES_DIFFER: "The two are not the same. Type the passphrase once more.",
    Reason.WRONG_PASSPHRASE: (
        "This passphrase does not open the journal. Look at capital letters and keyboard layout."
    ),
    Reason.SHEET_TYPO: "There is a typing error in {detail}.",
    Reason.SHEET_OF_ANOTHER: (
        "It is typed without a mistake, but belongs to another journal or an earlier passphrase."
    ),
}

_FAULTS = {
    Fault.MISSING: "There is no journal at {path}.",
    Fault.EMPTY: "{path} is empty: it holds no journal.",
    Fault.FOREIGN: "{path} is not a Touchline journal.",
    Fault.DAMAGED: "{path} is damaged. A backup may lie in the folder “backups” beside it.",
    Fault.NEWER: "{path} was written by a newer Touchline. Nothing in it was changed.",
    Fault.IN_USE: "{path} is already open in another window.",
    Fault.EXISTS: "There is a file at {path} already.",
    Fault.NO_FOLDER: "There is no folder {path}.",
    Fault.NOT_WRITABLE: "{path} cannot be written. Choose another folder, or free this one.",
    Fault.DISK_FULL: "The disk is full. Free some space and try again; nothing is lost.",
    Fault.IO: "{path} could not be read or written. Is its disk still connected?",
    Fault.LOCKED: "{path} is protected with a passphrase.",
    Fault.WRONG_KEY: "The passphrase does not open {path}.",
    Fault.NO_CIPHER: (
        "This copy of Touchline cannot encrypt, so {path} was left alone. Install it again."
    ),
    Fault.ELSEWHERE: "{path} is open on another computer, or was when that computer stopped.",
    Fault.NO_BACKUP: "There is no good backup of {path}.",
    Fault.NOT_AN_ARCHIVE: "{path} is not a whole Touchline export.",
}


def label(member: StrEnum) -> str:
    """The words for one member of a closed list."""
    return _WORDS[type(member)][member]


def choices(kind: type[StrEnum]) -> list[tuple[StrEnum, str]]:
    """Every member of a closed list with its words, in the list's order."""
    return [(member, label(member)) for member in kind]


def refusal(refused: Refused) -> str:
    """Why something cannot be done, in words to stand beside its field."""
    words = _REASONS[refused.reason].format(detail=refused.detail)
    return f"{refused.about}: {words}" if refused.about else words


def fault(found: JournalFault) -> str:
    """What is wrong with a journal file, and the way forward."""
    return _FAULTS[found.fault].format(path=found.path)


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names as one says them: "Dana, Ben and Lena"; of more than ``most`` the rest is counted."""
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
