"""How a command says no.

A rule that is broken raises :class:`Refused` with a :class:`Reason`; the window turns the reason
into words beside the field, the command line into one line.
"""

from enum import StrEnum


class Reason(StrEnum):
    """Why something the user asked for cannot be done. ``app/labels.py`` words each one."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    SAME_NAME = "same_name"
    SAME_SKILL = "same_skill"
    NOT_FOUND = "not_found"
    BEFORE_START = "before_start"
    IN_THE_FUTURE = "in_the_future"
    NEVER_SHAREABLE = "never_shareable"
    LEVEL_OUT_OF_RANGE = "level_out_of_range"
    LEVEL_NEEDS_JUSTIFICATION = "level_needs_justification"
    GOAL_NEEDS_AIM = "goal_needs_aim"
    GOAL_GOES_DOWN = "goal_goes_down"
    RAMP_NEEDS_END = "ramp_needs_end"
    GAP_ORDER = "gap_order"
    NOT_POSITIVE = "not_positive"
    NEGATIVE = "negative"
    NO_FIGURES = "no_figures"
    NOT_A_CURRENCY = "not_a_currency"
    NOT_A_MONTH = "not_a_month"
    NOT_AN_EMAIL = "not_an_email"
    NOT_A_PERIOD = "not_a_period"
    ALREADY_LEFT = "already_left"
    SAME_AREA = "same_area"
    SAME_MUST_HAVE = "same_must_have"
    NOT_A_RAMP_DAY = "not_a_ramp_day"
    NOT_A_CANDIDATE = "not_a_candidate"
    NOT_ON_THE_TEAM = "not_on_the_team"
    HAS_LEFT = "has_left"
    ON_LEAVE = "on_leave"
    IN_THE_PAST = "in_the_past"
    ENDS_BEFORE_START = "ends_before_start"
    NOT_A_TIME = "not_a_time"
    NOT_A_ZONE = "not_a_zone"
    ALWAYS_PRIVATE = "always_private"
    VENT_NO_ACTION = "vent_no_action"
    TOO_MANY_SKILLS = "too_many_skills"
    OBJECTIVE_FIRST = "objective_first"
    REP_FIRST = "rep_first"
    NOBODY = "nobody"
    NOT_PLANNED = "not_planned"
    NO_QUESTIONS = "no_questions"
    SAME_TEMPLATE = "same_template"
    ONE_OWNER = "one_owner"
    SCORE_OUT_OF_RANGE = "score_out_of_range"
    SAME_METRIC = "same_metric"
    RATIO_NEEDS_PARTS = "ratio_needs_parts"
    RATIO_OF_RATIO = "ratio_of_ratio"
    RATIO_PARTS_DIFFER = "ratio_parts_differ"
    RATIO_HAS_NO_VALUES = "ratio_has_no_values"
    RATIO_IS_NO_STAGE = "ratio_is_no_stage"
    METRIC_IN_USE = "metric_in_use"
    METRIC_IS_A_PART = "metric_is_a_part"
    SAME_MEANING = "same_meaning"
    SAME_STAGE = "same_stage"
    MEANING_OF_UNIT = "meaning_of_unit"
    NEEDS_UNIT = "needs_unit"
    NEEDS_UPPER = "needs_upper"
    UPPER_BELOW_LOWER = "upper_below_lower"
    QUOTA_NEEDS_OWNER = "quota_needs_owner"
    QUALITY_IS_SHORT = "quality_is_short"
    PERIOD_NOT_BEGUN = "period_not_begun"
    WEIGHTS_NOT_100 = "weights_not_100"
    SAME_SCORECARD = "same_scorecard"
    NOT_A_CAP = "not_a_cap"
    SAME_SCENARIO = "same_scenario"
    NOT_A_LIFT = "not_a_lift"
    NOT_A_STAGE = "not_a_stage"
    SAME_GOAL = "same_goal"
    GOAL_SERVES_ITSELF = "goal_serves_itself"
    NO_RESULT_TO_RAISE = "no_result_to_raise"
    ONE_SCOPE = "one_scope"
    ACKNOWLEDGED = "acknowledged"
    NOT_IN_SCOPE = "not_in_scope"
    NEEDS_SUPPORT = "needs_support"
    NEEDS_CORRECTION = "needs_correction"
    TALK_FIRST = "talk_first"
    NEEDS_CONSEQUENCE = "needs_consequence"
    STEP_SKIPPED = "step_skipped"
    EXTENDED_ALREADY = "extended_already"
    PLAN_IS_CLOSED = "plan_is_closed"
    PLAN_UNDER_WAY = "plan_under_way"
    NOT_IN_FORCE = "not_in_force"
    NOT_IN_PLAN = "not_in_plan"
    HAS_MISSES = "has_misses"
    NOT_A_BAR = "not_a_bar"
    HALF_IS_OVER = "half_is_over"
    NOT_INVITED = "not_invited"
    PLAN_EXISTS = "plan_exists"
    PLAN_IS_AGREED = "plan_is_agreed"
    PLAN_NOT_AGREED = "plan_not_agreed"
    PLAN_IS_EMPTY = "plan_is_empty"
    NOT_SUBMITTED = "not_submitted"
    NOT_REVIEWED = "not_reviewed"
    NEEDS_REASON = "needs_reason"
    NO_LINES = "no_lines"
    LINE_NEEDS_NAME = "line_needs_name"
    LINE_INCOMPLETE = "line_incomplete"
    NOT_IN_HALF = "not_in_half"
    ACTION_IS_OVER = "action_is_over"
    INTEGRITY_NOT_ASKED = "integrity_not_asked"
    NOT_WITH_INTEGRITY = "not_with_integrity"
    FORM_OF_ANOTHER_JOURNAL = "form_of_another_journal"
    FORM_OF_ANOTHER_PLAN = "form_of_another_plan"
    NOTHING_TO_ASK_FOR = "nothing_to_ask_for"
    QUARTER_IS_OVER = "quarter_is_over"
    QUARTER_IS_CLOSED = "quarter_is_closed"
    NOT_PUBLISHED = "not_published"
    ALREADY_PUBLISHED = "already_published"
    NO_TRAININGS = "no_trainings"
    NOT_WHOLE = "not_whole"
    CLASHES = "clashes"
    NOT_IN_QUARTER = "not_in_quarter"
    NO_SUCH_TIME = "no_such_time"
    NO_WEEKDAY = "no_weekday"
    NO_DAY_FREE = "no_day_free"
    TOO_MANY_TRAININGS = "too_many_trainings"
    ONE_GIVER = "one_giver"
    BACKUP_IS_GIVER = "backup_is_giver"
    NO_BACKUP = "no_backup"
    MY_REASON = "my_reason"
    TRAINING_IS_OVER = "training_is_over"
    NOT_DELIVERED = "not_delivered"
    BEFORE_ITS_DAY = "before_its_day"
    TRAININGS_OPEN = "trainings_open"
    CANCEL_INSTEAD = "cancel_instead"
    SAME_TOPIC = "same_topic"
    TOPIC_IN_USE = "topic_in_use"
    RATED_BY_WHO_CAME = "rated_by_who_came"
    NOT_A_WEEKDAY = "not_a_weekday"
    PASSPHRASE_TOO_SHORT = "passphrase_too_short"
    PASSPHRASES_DIFFER = "passphrases_differ"
    WRONG_PASSPHRASE = "wrong_passphrase"
    SHEET_TYPO = "sheet_typo"
    SHEET_OF_ANOTHER = "sheet_of_another"


class Refused(Exception):  # noqa: N818  # said to the user, not a programming error
    """The user asked for something impossible; nothing was changed.

    ``field`` names the input it stands beside; ``detail`` is a value that the wording may quote
    (a name, a limit), ``about`` whom it concerns where many are changed at once. Neither is ever
    written to a log.
    """

    def __init__(
        self, reason: Reason, field: str = "", detail: str = "", *, about: str = ""
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field
        self.detail = detail
        self.about = about


class Fault(StrEnum):
    """Why a journal file, or a copy of one, cannot be opened, made or written."""

    MISSING = "missing"
    EMPTY = "empty"
    FOREIGN = "foreign"
    DAMAGED = "damaged"
    NEWER = "newer"
    IN_USE = "in_use"
    EXISTS = "exists"
    NO_FOLDER = "no_folder"
    NOT_WRITABLE = "not_writable"
    DISK_FULL = "disk_full"
    IO = "io"
    LOCKED = "locked"
    WRONG_KEY = "wrong_key"
    NO_CIPHER = "no_cipher"
    ELSEWHERE = "elsewhere"
    NO_BACKUP = "no_backup"
    NOT_AN_ARCHIVE = "not_an_archive"


class JournalFault(Exception):  # noqa: N818  # a fact about a file, not a programming error
    """A journal file could not be used; the file is as it was.

    ``path`` is shown to the user and never logged.
    """

    def __init__(self, fault: Fault, path: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.path = path
