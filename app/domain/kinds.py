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
    NOTE = "note"
    FACT_NOTED = "fact_noted"
    FACT_RETIRED = "fact_retired"
    RATING = "rating"
    GOAL_SET = "goal_set"
    GOAL_REACHED = "goal_reached"
    GOAL_DROPPED = "goal_dropped"
    CHECKPOINT = "checkpoint"
    AGREEMENT = "agreement"
    PLAN_INVITED = "plan_invited"
    PLAN_AGREED = "plan_agreed"
    AUTONOMY = "autonomy"
    RAMP_STEP = "ramp_step"
    TRAINING = "training"
    TRAINING_GIVEN = "training_given"
    REVIEW_HELD = "review_held"
    REVIEW_CLOSED = "review_closed"
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


class SessionState(StrEnum):
    """Whether a session came to be. A moved one points on to the day it was moved to."""

    PLANNED = "planned"
    HELD = "held"
    MOVED = "moved"
    SKIPPED_BY_ME = "skipped_by_me"
    SKIPPED_BY_REP = "skipped_by_rep"


#: A session in one of these came to nothing.
SKIPPED = frozenset({SessionState.SKIPPED_BY_ME, SessionState.SKIPPED_BY_REP})


class CallMode(StrEnum):
    """What the manager does on a customer call: watches and coaches, or shows how. Never both."""

    COACHING = "coaching"
    DEMO = "demo"


class Driver(StrEnum):
    """Who drove a customer call."""

    REP = "rep"
    JOINT = "joint"
    ME = "me"


class Reached(StrEnum):
    """Whether the objective of a call was reached."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class NoteKind(StrEnum):
    """What a note in the journal is."""

    OBSERVATION = "observation"
    WIN = "win"
    CONCERN = "concern"
    GUIDANCE = "guidance"
    FEEDBACK = "feedback"
    CONVERSATION = "conversation"
    VENT = "vent"
    PERSONAL = "personal"
    REFLECTION = "reflection"
    DECISION = "decision"
    SHIELD = "shield"


#: Notes of these kinds are always private.
ALWAYS_PRIVATE = frozenset({NoteKind.VENT, NoteKind.PERSONAL, NoteKind.REFLECTION})


class Tone(StrEnum):
    """Whether a note speaks well of what happened; a note without one says neither."""

    PLUS = "plus"
    MINUS = "minus"


class Hat(StrEnum):
    """The part that the manager played in a conversation or a note."""

    LEADER = "leader"
    TRAINER = "trainer"
    COACH = "coach"
    MENTOR = "mentor"
    COUNSELLOR = "counsellor"
    CHEERLEADER = "cheerleader"
    SHIELD = "shield"
    ANALYST = "analyst"
    ESCALATION_POINT = "escalation_point"
    ADVOCATE = "advocate"
    LISTENER = "listener"


class SaidIn(StrEnum):
    """How a recognition was said."""

    PRIVATE = "private"
    TEAM = "team"
    WRITING = "writing"


class RaisedBy(StrEnum):
    """Who brought up a talking point."""

    REP = "rep"
    ME = "me"


class PointKind(StrEnum):
    """What a talking point is."""

    POINT = "point"
    HEADLINE = "headline"
    ASK_THE_TEAM = "ask_the_team"
    IDEA = "idea"


class PointState(StrEnum):
    """Where a talking point stands; all but ``OPEN`` are ends, a parked one comes back."""

    OPEN = "open"
    DISCUSSED = "discussed"
    PARKED = "parked"
    DROPPED = "dropped"


class Owner(StrEnum):
    """Who owns a commitment: exactly one of these."""

    REP = "rep"
    ME = "me"
    OTHER = "other"


class CommitmentState(StrEnum):
    """Where a commitment stands."""

    OPEN = "open"
    DONE = "done"
    MISSED = "missed"
    DROPPED = "dropped"


class Origin(StrEnum):
    """Where a commitment comes from; a ``LEAP`` is something I let go of, on trust."""

    TYPED = "typed"
    NOTE = "note"
    SESSION = "session"
    POINT = "point"
    LEAP = "leap"
    PLAN = "plan"
    REVIEW = "review"


class Every(StrEnum):
    """How something comes round again."""

    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    FOUR_WEEKS = "four_weeks"
    MONTH = "month"
    MONTH_WEEKDAY = "month_weekday"


class Lead(StrEnum):
    """Whether a number tells what will come, or what came of it."""

    LEADING = "leading"
    LAGGING = "lagging"


class Nature(StrEnum):
    """What a number counts: how well, how much, or what came of it. Quality comes first."""

    QUALITY = "quality"
    VOLUME = "volume"
    RESULT = "result"


class Unit(StrEnum):
    """What a number is in. Money is kept in minor units, all others in thousandths."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    HOURS = "hours"
    DAYS = "days"
    POINTS = "points"


class Better(StrEnum):
    """Which way a number should go: up, down, or to stay between two."""

    UP = "up"
    DOWN = "down"
    RANGE = "range"


class RollUp(StrEnum):
    """How the number of a longer period, or of several people, comes of those it is made of."""

    SUM = "sum"
    LAST = "last"
    AVERAGE = "average"
    RATIO = "ratio"


class Meaning(StrEnum):
    """A number that the program itself counts with; at most one metric has each meaning.

    ``REVENUE`` is not entered: it is what was recorded of results, with the quota as its target.
    """

    REVENUE = "revenue"
    PIPELINE = "pipeline"
    WIN_RATE = "win_rate"
    FORECAST = "forecast"


class EnteredBy(StrEnum):
    """Who brought a value: the rep on their own sheet, the manager, or a file."""

    REP_SHEET = "rep_sheet"
    ME = "me"
    IMPORT = "import"


class Standing(StrEnum):
    """How a number stands by its last three periods; exceptions come first."""

    OFF_TRACK = "off_track"
    SLIPPING = "slipping"
    ON_TRACK = "on_track"
    NOT_REPORTED = "not_reported"
    NO_TARGET = "no_target"


class StandardArea(StrEnum):
    """What a standard is about."""

    PERFORMANCE = "performance"
    BEHAVIOUR = "behaviour"
    WORK_ETHIC = "work_ethic"


class MissState(StrEnum):
    """What came of a missed standard when it was looked at again."""

    OPEN = "open"
    MET = "met"
    MISSED_AGAIN = "missed_again"


class Delay(StrEnum):
    """How long a miss waited to be talked about."""

    IN_TIME = "in_time"
    SLOW = "slow"
    LATE = "late"


class Rung(StrEnum):
    """The steps before an improvement plan, in the order in which they are taken."""

    SEEN = "seen"
    TALKED = "talked"
    MISSED_AGAIN = "missed_again"


class Outcome(StrEnum):
    """How an improvement plan ended."""

    MET = "met"
    NOT_MET = "not_met"
    CALLED_OFF = "called_off"


class PlanState(StrEnum):
    """How far a person's business plan has come; from ``AGREED`` on nothing of it changes."""

    INVITED = "invited"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    REVIEWED = "reviewed"
    AGREED = "agreed"
    SUPERSEDED = "superseded"


#: A plan in one of these stays as it is.
SETTLED = frozenset({PlanState.AGREED, PlanState.SUPERSEDED})


class SectionKind(StrEnum):
    """What a person writes about in their plan, in the order of the form."""

    LOOKING_BACK = "looking_back"
    MARKET = "market"
    TARGET_ACCOUNTS = "target_accounts"
    ACTIVITY = "activity"
    RELATIONSHIPS = "relationships"
    SKILLS = "skills"
    OBSTACLES = "obstacles"
    HELP_WANTED = "help_wanted"
    PERSONAL_GOALS = "personal_goals"
    RISKS = "risks"


class WordsFrom(StrEnum):
    """How a person's own words came into their plan."""

    FORM = "form"
    TRANSCRIBED = "transcribed"
    TALK = "talk"


class LineSource(StrEnum):
    """Where the business of a forecast line comes from."""

    EXISTING = "existing"
    RENEWAL = "renewal"
    NEW = "new"
    REFERRAL = "referral"
    PARTNER = "partner"
    OTHER = "other"


class ActionKind(StrEnum):
    """What a step of a plan is for."""

    TRAINING = "training"
    PROSPECTING = "prospecting"
    REVENUE = "revenue"
    ACCOUNT = "account"


class Missing(StrEnum):
    """What a plan still lacks on the way to being agreed."""

    QUOTA = "quota"
    WIN_RATE = "win_rate"
    SECTIONS = "sections"
    LINES = "lines"
    AMOUNTS = "amounts"
    MONTHS = "months"
    ACTIONS = "actions"
    DAYS = "days"
    AGREEMENT = "agreement"
    INTEGRITY = "integrity"
    SIGNATURES = "signatures"


class PlanDue(StrEnum):
    """What is owed about somebody's plan next, in the order in which it comes."""

    INVITE = "invite"
    FORM = "form"
    TALK = "talk"
    AGREE = "agree"
    CHECK = "check"


class QuarterState(StrEnum):
    """How far the training of a quarter has come."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CLOSED = "closed"


class TrainingState(StrEnum):
    """Where one training stands; ``CONFIRMED`` is by who gives it."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


#: A training in one of these is still to come.
AHEAD = frozenset({TrainingState.PLANNED, TrainingState.CONFIRMED})


class TrainingKind(StrEnum):
    """What a training is about."""

    PRODUCT = "product"
    SELLING_SKILL = "selling_skill"
    SOFT_SKILL = "soft_skill"
    TOOL = "tool"
    MARKET = "market"
    ROLE_PLAY = "role_play"


class TopicSource(StrEnum):
    """What brought a topic up."""

    TYPED = "typed"
    SKILL_GAP = "skill_gap"
    OBSTACLE = "obstacle"
    PRODUCT = "product"


class Attended(StrEnum):
    """Whether somebody came to a training."""

    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"


class Lack(StrEnum):
    """What a training still lacks before its quarter can be published."""

    DAY = "day"
    TIME = "time"
    TOPIC = "topic"
    GIVER = "giver"
    PLACE = "place"
    GIVER_LEFT = "giver_left"


class Clash(StrEnum):
    """What a training meets with at its time."""

    TRAINING = "training"
    MEETING = "meeting"
    GIVER_AWAY = "giver_away"
    COACHING = "coaching"
    CLOSED = "closed"
    AWAY = "away"
    REVIEW = "review"


#: A quarter is not published while a training meets with one of these.
BLOCKING = frozenset({Clash.TRAINING, Clash.MEETING, Clash.GIVER_AWAY, Clash.REVIEW})


class ReviewKind(StrEnum):
    """How often a review comes round; the quarterly one stands in place of its third month's."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class FormKind(StrEnum):
    """What the questions of a template are for; ``UPWARD`` ones are about the manager."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    UPWARD = "upward"


class ReviewState(StrEnum):
    """How far a review has come; a closed one never changes."""

    PLANNED = "planned"
    PREPARING = "preparing"
    READY = "ready"
    HELD = "held"
    CLOSED = "closed"


class ReviewItemKind(StrEnum):
    """What may be visible to the person in a review: the records that are gathered for it."""

    NOTE = "note"
    COMMITMENT = "commitment"
    RATING = "rating"
    GOAL = "goal"
    FACT = "fact"
    STANDARD = "standard"
    MISS = "miss"
    AGREEMENT = "agreement"
    PLAN_CHECK = "plan_check"
    POINT = "point"
    SESSION = "session"
    TRAINING = "training"


class ReviewFileKind(StrEnum):
    """What came back as a file."""

    FORM = "form"
    UPWARD = "upward"
    SCAN = "scan"


class FrozenPart(StrEnum):
    """What of a review is kept: its numbers since it was prepared, its copies once it is closed."""

    NUMBERS = "numbers"
    REP = "rep"
    MANAGER = "manager"


class ReviewDue(StrEnum):
    """What is to be done about a review next, in the order in which it comes."""

    PREPARE = "prepare"
    OWN_ANSWERS = "own_answers"
    MY_ANSWERS = "my_answers"
    HOLD = "hold"
    NEXT_STEP = "next_step"
    CLOSE = "close"
    SIGN = "sign"


class PaperSize(StrEnum):
    """The paper that packets are set for."""

    A4 = "a4"
    LETTER = "letter"
