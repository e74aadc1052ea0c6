"""Short ways to build what a test needs, through the commands that a user's clicks call."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from app.domain import (
    commitments,
    facts,
    goals,
    improvement,
    metrics,
    misses,
    notes,
    people,
    plan_actions,
    plan_lines,
    plan_sections,
    planning,
    plans,
    points,
    results,
    review_answers,
    review_items,
    review_steps,
    reviews,
    sessions,
    skills,
    standards,
    targets,
    training_gaps,
    training_quarters,
    trainings,
    values,
)
from app.domain.aims import Aim
from app.domain.kinds import (
    FactKind,
    Meaning,
    Owner,
    PeriodKind,
    PlanState,
    QuarterState,
    ReviewKind,
    ReviewState,
    RollUp,
    SectionKind,
    SessionKind,
    SkillFamily,
    Unit,
    Vis,
    Voice,
    WordsFrom,
)
from app.domain.periods import period_of
from app.domain.review_templates import Question
from app.storage import driver, seal
from tests import indexed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from sqlite3 import Connection

    from sqlalchemy.orm import Session as Db

    from app.domain.models import (
        AgendaItem,
        BusinessPlan,
        Commitment,
        GrowthGoal,
        ImprovementPlan,
        Metric,
        Note,
        PerformanceRecord,
        Person,
        ProfileFact,
        Review,
        Session,
        Skill,
        SkillRating,
        Standard,
        StandardMiss,
        Target,
        TrainingPlan,
        TrainingSession,
    )
    from app.domain.periods import Period
    from app.journal import Journal

TODAY = date(2026, 11, 22)
#: The half-year whose plans are written on that day, and its months.
NEXT_HALF = period_of(PeriodKind.HALF, date(2027, 1, 1))
#: The quarter whose training is planned on that day; its first Thursday is the 7th.
NEXT_QUARTER = period_of(PeriodKind.QUARTER, date(2027, 1, 1))
#: The month whose reviews are held on that day, and what they ask.
LAST_MONTH = period_of(PeriodKind.MONTH, date(2026, 10, 1))
ASKED = (
    Question("Results", "What went well?", "What did I see go well?", 60),
    Question("Growth", "What did you learn?", "Where did they grow?", 40),
)


Built = TypeVar("Built")


class InOneStep:
    """Stands in for a journal inside one command, for tests that need a lot at once."""

    def __init__(self, db: Db) -> None:
        self._db = db

    def do(self, _label: str, command: Any, *args: Any, **kwargs: Any) -> Any:
        """Run ``command`` as part of the step under way."""
        result = command(self._db, *args, **kwargs)
        self._db.flush()
        return result

    do_final = do


def at_once(journal: Journal, build: Callable[[InOneStep], Built]) -> Built:
    """Build much in one step of the journal's, where its steps are not what is tested."""
    return journal.do("Build", lambda db: build(InOneStep(db)))


#: What can carry out a command: a journal, or one step of it.
Doer: TypeAlias = "Journal | InOneStep"
Rows = list[tuple[Any, ...]]
#: Every row of every table of records, as the file stores it.
Dump = dict[str, Rows]


def team(journal: Journal, *names: str) -> list[int]:
    """People of these names, as their ids; one step."""
    return at_once(journal, lambda step: [person(step, name).id for name in names])


def person(journal: Doer, name: str = "Dana Whitfield", **details: Any) -> Person:
    """Somebody on the roster."""
    return journal.do("Add person", people.add, name=name, **details)


def fact(journal: Doer, who: int, text: str = "Asks why", **statement: Any) -> ProfileFact:
    """A statement, a strength seen today unless told otherwise."""
    statement.setdefault("kind", FactKind.STRENGTH)
    return journal.do("Add statement", facts.note, who, TODAY, text=text, **statement)


def session(journal: Doer, who: int, *, days_ago: int = 0, **details: Any) -> Session:
    """A 1:1 held some days ago."""
    details.setdefault("kind", SessionKind.ONE_TO_ONE)
    held_on = TODAY - timedelta(days=days_ago)
    return journal.do("Hold 1:1", sessions.hold, who, held_on=held_on, today=TODAY, **details)


def plan(journal: Doer, *who: int, in_days: int = 7, **details: Any) -> Session:
    """A session in the calendar some days ahead, a 1:1 unless told otherwise."""
    details.setdefault("kind", SessionKind.ONE_TO_ONE)
    details.setdefault("planned_for", TODAY + timedelta(days=in_days))
    return journal.do("Plan", planning.plan, who, TODAY, **details)[0]


def note(
    journal: Doer, *who: int, text: str = "Asked about money first", days_ago: int = 0, **words: Any
) -> Note:
    """A note, an observation of today unless told otherwise."""
    words.setdefault("happened_on", TODAY - timedelta(days=days_ago))
    return journal.do("Write note", notes.write, who, TODAY, text=text, **words)


def point(
    journal: Doer, who: int | None, text: str = "The Skagen offer", days_ago: int = 0, **said: Any
) -> AgendaItem:
    """A talking point of mine; of the team's where nobody is named."""
    said.setdefault("raised_on", TODAY - timedelta(days=days_ago))
    return journal.do("Raise point", points.raise_point, who, TODAY, text=text, **said)


def promise(
    journal: Doer, who: int | None, text: str = "Send the offer", days_ago: int = 0, **words: Any
) -> Commitment:
    """A promise of a rep's; of mine where nobody is named."""
    words.setdefault("owner", Owner.ME if who is None else Owner.REP)
    words.setdefault("made_on", TODAY - timedelta(days=days_ago))
    return journal.do("Promise", commitments.promise, TODAY, person_id=who, text=text, **words)


def skill(
    journal: Doer, name: str = "Discovery", family: SkillFamily = SkillFamily.DISCOVERY
) -> Skill:
    """A skill of the library."""
    return journal.do("Add skill", skills.add, name, family)


def rating(
    journal: Doer, who: int, what: int, level: int, *, days_ago: int = 0, **details: Any
) -> SkillRating:
    """A level that the manager gave, shareable unless told otherwise."""
    details.setdefault("voice", Voice.MANAGER)
    details.setdefault("vis", Vis.SHAREABLE)
    rated_on = TODAY - timedelta(days=days_ago)
    return journal.do(
        "Rate", skills.rate, who, what, level=level, rated_on=rated_on, today=TODAY, **details
    )


def goal(journal: Doer, who: int, outcome: str, *skill_ids: int, **aim: Any) -> GrowthGoal:
    """A growth goal, private unless told otherwise."""
    return journal.do("Set goal", goals.set_goal, who, skill_ids, outcome=outcome, **aim)


def standard(journal: Doer, statement: str = "Calls are prepared", **words: Any) -> Standard:
    """A standard of performance that has held for a year, for everybody unless told otherwise."""
    words.setdefault("measure", "A written objective before each call")
    words.setdefault("effective_from", TODAY - timedelta(days=365))
    return journal.do("Add standard", standards.add, TODAY, statement=statement, **words)


def miss(
    journal: Doer,
    who: int,
    what: int,
    *,
    days_ago: int = 0,
    talked: int | None = None,
    **words: Any,
) -> StandardMiss:
    """A standard that somebody missed some days ago; talked about ``talked`` days ago."""
    words.setdefault("observed_on", TODAY - timedelta(days=days_ago))
    words.setdefault("facts", "No objective for Brightwater")
    if talked is not None:
        words.setdefault("talked_on", TODAY - timedelta(days=talked))
        words.setdefault("support", "We prepare the next one together")
        words.setdefault("correction", "Send me the objective the day before")
        words.setdefault("recheck_on", TODAY)
    return journal.do("Note miss", misses.observe, who, what, TODAY, **words)


def improvement_plan(journal: Doer, who: int, **terms: Any) -> ImprovementPlan:
    """An improvement plan of 90 days from today, begun without the steps before it."""
    terms.setdefault("aim", "Every call has an objective")
    terms.setdefault("support", "Two coached calls a week")
    terms.setdefault("consequence", "The role ends")
    terms.setdefault("consequence_on", TODAY + timedelta(days=120))
    terms.setdefault("because", "It was agreed with the board")
    return journal.do("Begin plan", improvement.begin, who, TODAY, **terms)


#: How a plan reaches each state that can be undone.
_WAYS = {PlanState.SUBMITTED: plans.submit, PlanState.REVIEWED: plans.review}


def business_plan(
    journal: Doer,
    who: int,
    state: PlanState = PlanState.AGREED,
    *,
    half: date = NEXT_HALF.starts,
    on: date = TODAY,
    lines: Iterable[tuple[str, int | None, date | None]] | None = None,
    steps: Iterable[tuple[str, date | None]] | None = None,
) -> BusinessPlan:
    """Somebody's plan for the next half-year, brought as far as ``state`` on one day.

    Unless told otherwise it has two lines that come to 900,000 and two steps, one without a day.
    All of it is one step of the journal's, but for the agreement, which is for good.
    """
    if lines is None:
        later = half.replace(day=1) + timedelta(days=40)
        lines = [("Brightwater", 60_000_000, half), ("Skagen", 30_000_000, later)]
    if steps is None:
        steps = [("Call ten plants", half + timedelta(days=20)), ("Learn their pricing", None)]
    made = journal.do("Plan", _planned, who, state, half, on, tuple(lines), tuple(steps))
    return _agreed(journal, made, state, on)


def _planned(
    db: Db,
    who: int,
    state: PlanState,
    half: date,
    on: date,
    lines: Iterable[tuple[str, int | None, date | None]],
    steps: Iterable[tuple[str, date | None]],
) -> BusinessPlan:
    made = plans.invite(db, who, half, on)
    if state is PlanState.INVITED:
        return made
    words = {SectionKind.MARKET: "Two new plants", SectionKind.HELP_WANTED: "- Pricing for Skagen"}
    plan_sections.write(db, made.id, words, WordsFrom.TRANSCRIBED, on)
    for account, amount, month in lines:
        plan_lines.add(db, made.id, on, account=account, amount=amount, month=month)
    for text, due in steps:
        plan_actions.add(db, made.id, on, text=text, due=due)
    return _reached(db, made.id, state, on)


def brought(journal: Doer, plan_id: int, state: PlanState, on: date = TODAY) -> BusinessPlan:
    """A plan that was written, brought further on one day: handed in, talked about, agreed."""
    return _agreed(journal, journal.do("Go on", _reached, plan_id, state, on), state, on)


def _agreed(journal: Doer, plan: BusinessPlan, state: PlanState, on: date) -> BusinessPlan:
    if state is PlanState.AGREED:
        return journal.do_final("Agree", plans.agree, plan.id, on, on)
    return plan


def _reached(db: Db, plan_id: int, state: PlanState, on: date) -> BusinessPlan:
    """The plan, handed in and talked about as far as ``state`` says."""
    plans.change(db, plan_id, integrity=True)
    order = list(PlanState)
    for reached, work in _WAYS.items():
        if order.index(reached) <= order.index(state):
            work(db, plan_id, on, on)
    return plans.get(db, plan_id).plan


def revised(
    journal: Doer, plan_id: int, reason: str = "Skagen went elsewhere", on: date = TODAY
) -> BusinessPlan:
    """The next version of an agreed plan, agreed on the same day."""
    draft = journal.do("Revise", plans.revise, plan_id, reason, on)
    return brought(journal, draft.id, PlanState.AGREED, on)


def training(
    journal: Doer, plan_id: int, day: date | None = None, **details: Any
) -> TrainingSession:
    """A training on a day: whole, and given by a guest unless told otherwise."""
    return journal.do("Add", trainings.add, plan_id, **_whole(**{"planned_for": day, **details}))


def training_plan(
    journal: Doer,
    state: QuarterState = QuarterState.DRAFT,
    *,
    quarter: Period = NEXT_QUARTER,
    count: int = 3,
    givers: Iterable[int] = (),
    on: date = TODAY,
    **details: Any,
) -> TrainingPlan:
    """The training of a quarter, a draft or published on one day.

    It has ``count`` whole trainings, one each Thursday from its first on; ``givers`` take turns.
    """
    work = (_quarter_planned, state, quarter, count, tuple(givers), on, details)
    return journal.do("Plan quarter", *work)


def _quarter_planned(
    db: Db,
    state: QuarterState,
    quarter: Period,
    count: int,
    givers: tuple[int, ...],
    on: date,
    details: dict[str, Any],
) -> TrainingPlan:
    plan = training_quarters.begin(db, quarter.starts, on)
    first = quarter.starts + timedelta(days=(3 - quarter.starts.weekday()) % 7)
    for number in range(count):
        day = first + timedelta(weeks=number)
        giver = {"giver_id": givers[number % len(givers)]} if givers else {}
        trainings.add(db, plan.id, **_whole(planned_for=day, **giver, **details))
    if state is QuarterState.PUBLISHED:
        training_gaps.publish(db, plan.id, on)
    return plan


def _whole(**details: Any) -> dict[str, Any]:
    known = {"starts_at": "11:00", "zone": "Europe/Berlin", "place": "Room 2"}
    if not {"giver_id", "guest", "by_me"} & details.keys():
        known["guest"] = "Product team"
    return {**known, "topic": "Qualifying on pain", **details}


def review(
    journal: Doer,
    who: int,
    state: ReviewState = ReviewState.CLOSED,
    *,
    kind: ReviewKind = ReviewKind.MONTHLY,
    day: date = LAST_MONTH.starts,
    on: date = TODAY,
    steps: Iterable[str] = ("Call three customers",),
) -> Review:
    """Somebody's review of a month, brought as far as ``state`` on one day.

    All of it is one step of the journal's, but for closing it, which is for good.
    """
    made = journal.do("Review", _reviewed, who, state, kind, day, on, tuple(steps))
    if state is ReviewState.CLOSED:
        return journal.do_final("Close", reviews.close, made.id, on, on)
    return made


def _reviewed(
    db: Db,
    who: int,
    state: ReviewState,
    kind: ReviewKind,
    day: date,
    on: date,
    steps: tuple[str, ...],
) -> Review:
    made = reviews.plan(db, who, kind, day)
    far = list(ReviewState).index(state)
    for work in (_asked, _answered, _sat_down)[:far]:
        work(db, made.id, on)
    if made.held_on is not None:
        for text in steps:
            review_steps.add(db, made.id, text=text, due=on + timedelta(days=14))
    return made


def _asked(db: Db, review_id: int, on: date) -> None:
    reviews.prepare(db, review_id, on)
    review_answers.ask(db, review_id, ASKED)
    review_items.gather(db, review_id, on)


def _answered(db: Db, review_id: int, on: date) -> None:
    said = {0: "Both mills called back", 1: "To wait for the answer"}
    review_answers.own(db, review_id, said, {0: 4, 1: 3}, WordsFrom.FORM, on, on)
    for section in reviews.get(db, review_id).sections:
        review_answers.mine(db, section.id, answer=f"Agreed: {section.section}", score=4)


def _sat_down(db: Db, review_id: int, on: date) -> None:
    reviews.hold(db, review_id, on, on)


def win_rate(
    journal: Doer, who: int, won: float, decided: float, day: date = date(2026, 9, 1)
) -> None:
    """How many deals somebody won of how many that were decided in one month, in one step."""
    journal.do("Report", _decided, who, {"Won": won, "Decided": decided}, day)


def _decided(db: Db, who: int, counts: dict[str, float], day: date) -> None:
    step = InOneStep(db)
    rate = metrics.meaning(db, Meaning.WIN_RATE)
    if rate is None:
        above, below = (metric(step, name, frequency=PeriodKind.MONTH).id for name in counts)
        words = {"unit": Unit.PERCENT, "roll_up": RollUp.RATIO, "meaning": Meaning.WIN_RATE}
        rate = metric(step, "Win rate", numerator_id=above, denominator_id=below, **words)
    for what, count in zip((rate.numerator_id, rate.denominator_id), counts.values(), strict=True):
        value(step, who, what, day, round(count * 1_000))


def result(
    journal: Doer, who: int, period: Period, quota: int | None, actual: int | None
) -> PerformanceRecord:
    """A person's figures in minor units for one period."""
    return journal.do("Record", results.record, who, period, quota=quota, actual=actual)


def quarter(day: date = TODAY, fiscal_start: int = 1) -> Period:
    """The quarter that holds ``day``."""
    return period_of(PeriodKind.QUARTER, day, fiscal_start)


def month(day: date = TODAY) -> Period:
    """The month that holds ``day``."""
    return period_of(PeriodKind.MONTH, day)


def metric(journal: Doer, name: str = "Meetings", **words: Any) -> Metric:
    """A metric, a weekly count that is added up unless told otherwise."""
    return journal.do("Add metric", metrics.add, TODAY, name=name, **words)


def value(journal: Doer, who: int, what: int, day: date, amount: int | None, **how: Any) -> None:
    """What somebody reported for the period that holds a day, in the unit's smallest part."""
    entry = values.Entry(who, what, day, amount)
    journal.do("Record", values.record, entry, max(day, TODAY), **how)


def target(
    journal: Doer, what: int, amount: int, *, who: int | None = None, **words: Any
) -> Target:
    """A target of a metric from long ago on, everybody's unless told otherwise."""
    reason = words.pop("reason", "")
    aim = Aim(amount, words.pop("upper", None))
    scope = targets.Scope(who, words.pop("role", ""))
    words.setdefault("starts_on", date(2025, 1, 1))
    wanted = targets.Setting(scope, aim, **words)
    return journal.do("Aim", targets.set_target, what, wanted, TODAY, reason=reason)


def dump(path: Path) -> Dump:
    """Everything the journal says, without its history and what is set aside."""
    with closing(driver.connect(path, mode="ro")) as connection:
        return {name: connection.execute(_rows_of(name)).fetchall() for name in _said(connection)}


def undoable(path: Path) -> Dump:
    """The same as far as undo puts it back: how often a row was written counts on.

    That is sealed too, so what the seals are is no part of it, only that each is right.
    """
    with closing(driver.connect(path, mode="ro")) as connection:
        return _undoable(connection)


def _undoable(connection: Connection) -> Dump:
    said: Dump = {}
    sealed: dict[int, int] = {}
    for name in _ever_filled(connection):
        found = connection.execute(_rows_of(name))
        rows = found.fetchall()
        if rows:
            names = [column[0] for column in found.description]
            sealed |= _sealed(name, names, rows)
            said[name] = _without_version(names, rows)
    seals = dict(connection.execute(_rows_of("seal")))
    assert sealed == seals, "a record is not as it was sealed"
    return said


def _said(connection: Connection) -> list[str]:
    """The tables in which the journal says something, and that of their seals."""
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    beside = ("sqlite_", "history_", "alembic_", "aside", "search_")
    return [name for (name,) in names if not name.startswith(beside)]


def _ever_filled(connection: Connection) -> list[str]:
    """The tables of records that ever held one: a journal has many, and a test fills few."""
    names = connection.execute("SELECT name FROM sqlite_sequence ORDER BY name")
    ours = set(_said(connection))
    return [name for (name,) in names if name in ours]


def _rows_of(name: str) -> str:
    return f'SELECT * FROM "{name}" ORDER BY 1'


def _sealed(name: str, names: list[str], rows: Rows) -> dict[int, int]:
    """The seals that the rows of a table should have."""
    at, sealer = names.index("id"), seal.Sealer(names)
    return {seal.place_of(name, row[at]): sealer.digest(row) for row in rows}


def _without_version(names: list[str], rows: Rows) -> Rows:
    if "version" not in names:
        return rows
    at = names.index("version")
    return [(*row[:at], *row[at + 1 :]) for row in rows]


class Proof:
    """Proves the undo of a journal's steps, back to what it said last that cannot be undone."""

    def __init__(self, journal: Journal, fresh: Dump) -> None:
        self._journal = journal
        self._for_good = journal.do_final
        self._fresh = fresh
        journal.do_final = self._do_final

    def check(self) -> None:
        """Take every step back and do all of them again."""
        if self._journal.can_undo or self._journal.can_redo:
            check_undo(self._journal, self._fresh)

    def _do_final(self, *args: Any, **kwargs: Any) -> Any:
        listening = self._journal.on_change
        if not self._journal.can_redo:
            self.check()
        self._journal.on_change = listening
        result = self._for_good(*args, **kwargs)
        self._fresh = undoable(self._journal.path)
        return result


def check_undo(journal: Journal, fresh: Dump) -> None:
    """Take every step back and do all of them again; the tables must say what they said."""
    journal.on_change = lambda touched: None
    while journal.redo() is not None:
        pass
    # One connection looks three times: it has read and understood the schema once.
    with closing(driver.connect(journal.path, mode="ro")) as connection:
        left = _undoable(connection)
        while journal.undo() is not None:
            pass
        as_it_was = _undoable(connection)
        assert as_it_was == fresh, "taking every step back does not give the journal as it was"
        while journal.redo() is not None:
            pass
        again = _undoable(connection)
        assert again == left, "doing every step again does not give the journal as it was"
    indexed.check(journal.path)
