"""The closed lists of the domain.

The value of each member is what the journal file stores, so a value never changes; the words a
user reads are in ``app/labels.py``.
"""

from enum import StrEnum


class Status(StrEnum):
    """Where a person stands in the team."""

    CANDIDATE = "candidate"
    RAMPING = "ramping"
    ACTIVE = "active"
    ON_LEAVE = "on_leave"
    LEFT = "left"


#: People the manager sits down with: a person on leave or gone owes nothing and is owed nothing.
AT_WORK = frozenset({Status.RAMPING, Status.ACTIVE})
#: People the roster shows unless asked for more.
ON_THE_TEAM = frozenset({Status.RAMPING, Status.ACTIVE, Status.ON_LEAVE})


class Vis(StrEnum):
    """The two levels of privacy. ``PRIVATE`` is the default everywhere."""

    PRIVATE = "private"
    SHAREABLE = "shareable"


class FactKind(StrEnum):
    """What a statement about a person is about."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    MOTIVATION = "motivation"
    ASPIRATION = "aspiration"
    RECOGNITION_STYLE = "recognition_style"
    WHAT_HELPS = "what_helps"
    WHAT_HURTS = "what_hurts"
    CAN_TEACH = "can_teach"
    PERSONAL = "personal"


#: These never reach a rep's paper: a weakness does so only as a growth goal.
NEVER_SHAREABLE = frozenset({FactKind.WEAKNESS, FactKind.WHAT_HURTS, FactKind.PERSONAL})


class Certainty(StrEnum):
    """How sure the manager is of a statement."""

    HUNCH = "hunch"
    SEEN = "seen"
    CONFIRMED_BY_REP = "confirmed_by_rep"


class SkillFamily(StrEnum):
    """Groups of skills; the four traits are rated the same way."""

    PRODUCT = "product"
    DISCOVERY = "discovery"
    OBJECTIONS = "objections"
    NEGOTIATION = "negotiation"
    CLOSING = "closing"
    ACCOUNT = "account"
    COMMUNICATION = "communication"
    RESILIENCE = "resilience"
    STRATEGIC_THINKING = "strategic_thinking"
    TOOLS = "tools"
    TRAIT = "trait"


class Voice(StrEnum):
    """Who gave a rating."""

    SELF = "self"
    MANAGER = "manager"


class GoalState(StrEnum):
    """Where a growth goal stands."""

    OPEN = "open"
    REACHED = "reached"
    DROPPED = "dropped"


class Autonomy(StrEnum):
    """How much of an area of work a person decides alone, from least to most."""

    TOLD = "told"
    GUIDED = "guided"
    CONSULTED = "consulted"
    FREE = "free"


class Direction(StrEnum):
    """Where somebody is heading."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    UNKNOWN = "unknown"


class MomentKind(StrEnum):
    """What happened."""

    CONVERSATION = "conversation"
    FACT_NOTED = "fact_noted"
    FACT_RETIRED = "fact_retired"
    RATING = "rating"
    GOAL_SET = "goal_set"
    GOAL_REACHED = "goal_reached"
    GOAL_DROPPED = "goal_dropped"
    CHECKPOINT = "checkpoint"
    AGREEMENT = "agreement"
    AUTONOMY = "autonomy"
    RAMP_STEP = "ramp_step"
    JOINED = "joined"
    AWAY = "away"
    LEFT = "left"


class Source(StrEnum):
    """Where a past result comes from."""

    HERE = "here"
    IMPORTED = "imported"
    PREVIOUS_EMPLOYER = "previous_employer"


class PeriodKind(StrEnum):
    """The periods a fiscal year is cut into."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class SessionKind(StrEnum):
    """What a conversation with one person was for."""

    ONE_TO_ONE = "one_to_one"
    CALL = "call"
    ROLE_PLAY = "role_play"
    DEAL = "deal"
    PIPELINE = "pipeline"
    PLAN = "plan"
    CAREER = "career"
    SKILL = "skill"


class PaperSize(StrEnum):
    """The paper that packets are set for."""

    A4 = "a4"
    LETTER = "letter"
