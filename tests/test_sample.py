"""The sample team is believable on any day, always the same, and keeps private what is private."""

import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import pytest
import sqlalchemy as sa

from app import gather, journal_file, sample
from app.domain import (
    attainment,
    attention,
    bench,
    commitments,
    contact,
    facts,
    notes,
    people,
    plan_board,
    points,
    prep,
    results,
    review_board,
    sessions,
    skills,
    training_balance,
    training_gaps,
    training_outcomes,
    training_proposals,
    training_quarters,
    training_topics,
)
from app.domain.cadence import Gap
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    ALWAYS_PRIVATE,
    AT_WORK,
    SKIPPED,
    Attended,
    Autonomy,
    CallMode,
    Certainty,
    CommitmentState,
    EnteredBy,
    FactKind,
    FrozenPart,
    GoalState,
    NoteKind,
    Origin,
    Owner,
    PeriodKind,
    PlanDue,
    PlanState,
    PointState,
    QuarterState,
    RaisedBy,
    ReviewKind,
    ReviewState,
    SaidIn,
    SectionKind,
    SessionKind,
    SessionState,
    SkillFamily,
    Source,
    StandardArea,
    Status,
    Tone,
    TopicSource,
    TrainingKind,
    TrainingState,
    Vis,
    Voice,
)
from app.domain.models import (
    Absence,
    AgendaItem,
    Agreement,
    AreaOfWork,
    BusinessPlan,
    ClosedDay,
    Commitment,
    CommitmentDue,
    GoalCheckpoint,
    GoalSkill,
    GrowthGoal,
    ImprovementPlan,
    MarginNote,
    MustHave,
    MustHaveScore,
    Note,
    NotePerson,
    NoteTag,
    PerformanceRecord,
    Person,
    PlanAction,
    PlanCheck,
    PlanLine,
    PlanSection,
    PlanSignature,
    ProfileFact,
    RampStep,
    Record,
    Review,
    ReviewAssessment,
    ReviewFrozen,
    ReviewItem,
    ReviewSection,
    ReviewSignature,
    ReviewStep,
    ReviewTemplate,
    ReviewTemplateSection,
    Session,
    SessionAnswer,
    SessionMember,
    SessionSkill,
    SessionTemplate,
    Skill,
    SkillRating,
    Standard,
    StandardMiss,
    TemplateQuestion,
    TopicPerson,
    TrainingAttendance,
    TrainingHandover,
    TrainingPlan,
    TrainingSession,
    TrainingSkill,
    TrainingTopic,
    UpwardAnswer,
    Value,
)
from app.domain.periods import last_periods, period_of
from app.formats import Formats

pytestmark = pytest.mark.long

T = TypeVar("T", bound=Record)

SUNDAY = date(2026, 11, 22)
#: Days on which counting back goes wrong first.
TODAYS = (SUNDAY, date(2027, 1, 1), date(2028, 2, 29), date(2027, 3, 1))
KINDS = (
    Person,
    Session,
    PerformanceRecord,
    Skill,
    SkillRating,
    Standard,
    StandardMiss,
    ImprovementPlan,
    Value,
    ProfileFact,
    GrowthGoal,
    GoalSkill,
    GoalCheckpoint,
    Agreement,
    AreaOfWork,
    RampStep,
    MustHave,
    MustHaveScore,
    Note,
    NotePerson,
    NoteTag,
    AgendaItem,
    Commitment,
    CommitmentDue,
    SessionMember,
    SessionSkill,
    SessionAnswer,
    SessionTemplate,
    TemplateQuestion,
    BusinessPlan,
    PlanSection,
    PlanLine,
    PlanAction,
    PlanSignature,
    PlanCheck,
    MarginNote,
    TrainingPlan,
    TrainingTopic,
    TopicPerson,
    TrainingSession,
    TrainingSkill,
    TrainingAttendance,
    TrainingHandover,
    ClosedDay,
    Absence,
    Review,
    ReviewSection,
    ReviewItem,
    ReviewStep,
    ReviewAssessment,
    ReviewSignature,
    ReviewFrozen,
    UpwardAnswer,
    ReviewTemplate,
    ReviewTemplateSection,
)
#: What is said in records whose other words, such as a name or a tag, may come again.
PROSE = {
    Note: ("text", "situation", "behaviour", "effect", "next_time"),
    AgendaItem: ("text", "answer"),
    Commitment: ("text", "outcome"),
    SessionAnswer: ("answer",),
    Session: (
        *("objective", "rep_view", "positives", "improvement", "improvement_2"),
        *("said", "support_missing", "reflection"),
    ),
    BusinessPlan: ("reason", "integrity_note"),
    PlanSection: ("text", "comment"),
    PlanCheck: ("comment",),
    MarginNote: ("text",),
    TrainingSession: ("objective", "observe", "remarks", "my_reason", "cancel_reason"),
    TrainingTopic: ("why",),
    Review: ("went_well", "to_improve", "next_up", "comment", "reason"),
    ReviewSection: ("own_answer", "my_answer"),
    ReviewAssessment: ("text", "watch", "mine"),
    UpwardAnswer: ("answer",),
}

#: Those of them of which some is private and some shared.
WITHOUT_VIS = (BusinessPlan, PlanSection, TrainingSession, TrainingTopic, Review, ReviewSection)
WITH_VIS = [kind for kind in PROSE if kind not in WITHOUT_VIS]
#: Those of them that are for the manager alone.
ALL_PRIVATE = (SessionAnswer, MarginNote, ReviewAssessment, UpwardAnswer)

any_day = pytest.mark.parametrize("today", TODAYS, ids=str)


class Coaching:
    """What a Coaching tab asks a journal for."""

    def __init__(self, journal: Any, roster: Sequence[Any], today: date) -> None:
        fortnight, quarter = today + timedelta(14), today - timedelta(90)
        self.owed = contact.owed(roster, today)
        self.undelivered = journal.ask(notes.undelivered)
        self.planned = journal.ask(sessions.planned, today, fortnight)
        self.leaps = journal.ask(commitments.leaps)
        self.due = journal.ask(commitments.due, today + timedelta(7))
        self.ahead = journal.ask(attention.ahead, quarter, today)
        self.neglected = journal.ask(attention.neglected_hats, today)
        self.drove = journal.ask(attention.drove, quarter, today)
        here = [row for row in roster if row.status in AT_WORK]
        self.prep = {row.name: journal.ask(prep.prepare, row.id, today) for row in here}
        self.kept = {
            row.name: journal.ask(commitments.kept_by, row.id, quarter, today) for row in here
        }


class Told:
    """What a journal of the sample team holds, and what each rep's packet says."""

    def __init__(self, today: date) -> None:
        self.today = today
        with tempfile.TemporaryDirectory() as folder:
            journal = journal_file.create(Path(folder) / "journal.db", **sample.SETTINGS)
            journal.do("Sample team", sample.fill, today)
            self.rows = {kind: journal.ask(all_of, kind) for kind in KINDS}
            self.roster = journal.ask(people.roster)
            self.about_everybody = Coaching(journal, self.roster, today)
            quarter, wording = period_of(PeriodKind.QUARTER, today), Formats("USD")
            self.packets = [
                (person.name, journal.ask(gather.quarterly, person.id, quarter, wording, today))
                for person in self.with_us
            ]
            self.halves = journal.ask(plan_board.halves, today)
            self.board = journal.ask(plan_board.board, self.halves, today)
            self.plans_due = journal.ask(plan_board.due, today)
            self.reviews_waiting = journal.ask(review_board.waiting, today)
            self.quarters = journal.ask(training_quarters.every)
            self.draft = journal.ask(training_gaps.publishable, self.quarters[0].plan.id, {})
            self.topics_waiting = journal.ask(training_topics.waiting)
            self.proposed = journal.ask(training_proposals.topics, today)
            journal.close()

    def of(self, kind: type[T]) -> list[T]:
        return self.rows[kind]

    @property
    def with_us(self) -> list[Person]:
        """Whoever is or was on the team."""
        return [person for person in self.of(Person) if person.status is not Status.CANDIDATE]

    @property
    def at_work(self) -> list[Person]:
        return [person for person in self.of(Person) if person.status in AT_WORK]

    def named(self, name: str) -> Person:
        return next(person for person in self.of(Person) if person.name == name)

    def by_person(self, kind: type[T], of: Sequence[Person] = ()) -> list[tuple[Person, list[T]]]:
        return [
            (person, [row for row in self.of(kind) if row.person_id == person.id])
            for person in of or self.of(Person)
        ]

    def about(self, kind: type[T], name: str) -> list[T]:
        return self.by_person(kind, [self.named(name)])[0][1]


def all_of(db: Any, kind: type[T]) -> list[T]:
    return list(db.scalars(sa.select(kind).order_by(kind.id)))


@cache
def told(today: date) -> Told:
    return Told(today)


def plain(rows: list[Record]) -> list[dict[str, Any]]:
    """The rows without what says when they were typed, and what a calendar knows them by."""
    typed = {"created_at", "updated_at", "uid", "series"}
    return [
        {c.name: getattr(row, c.name) for c in row.__table__.columns if c.name not in typed}
        for row in rows
    ]


def texts_of(record: Record) -> Iterator[str]:
    for name in PROSE.get(type(record), ()):
        yield from getattr(record, name).splitlines()
    wordy = (Skill, ProfileFact, SkillRating, GrowthGoal, GoalCheckpoint, Agreement, MustHaveScore)
    if isinstance(record, wordy):
        for name, value in plain([record])[0].items():
            if type(value) is str and value and name not in {"kind", "vis", "state", "family"}:
                yield from value.splitlines()


def taken_over(record: Record) -> bool:
    """Whether a record says what another one says, of which it is the next version."""
    found = told(SUNDAY)
    plans = {plan.id for plan in found.of(BusinessPlan) if plan.number > 1}
    reviews = {review.id for review in found.of(Review) if review.revision > 1}
    if isinstance(record, PlanSection):
        return record.plan_id in plans
    if isinstance(record, Review):
        return record.id in reviews
    return isinstance(record, ReviewSection) and record.review_id in reviews


def came_of_a_period(record: Record) -> bool:
    """Whether it is a promise that somebody made in a business plan or at a review."""
    return isinstance(record, Commitment) and record.origin in (Origin.PLAN, Origin.REVIEW)


def sentences(text: str) -> list[str]:
    return [part.strip(".?!").casefold() for part in re.split(r"(?<=[.?!])\s+", text)]


def strings_in(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, tuple):
        for part in content:
            yield from strings_in(part)
    elif is_dataclass(content):
        for part in fields(content):
            yield from strings_in(getattr(content, part.name))


def held_with(told_today: Told, name: str) -> list[Session]:
    """What was held with somebody alone, the oldest first."""
    return [one for one in told_today.about(Session, name) if one.state is SessionState.HELD]


def minutes_of(session: Session) -> tuple[int, int]:
    """In which minute of its day a session starts and in which it is over."""
    hours, minutes = map(int, session.starts_at.split(":"))
    return hours * 60 + minutes, hours * 60 + minutes + session.minutes


def ratings_in_turn(told_today: Told) -> Iterator[list[SkillRating]]:
    turns: dict[tuple[int, int, Voice], list[SkillRating]] = {}
    for rating in told_today.of(SkillRating):
        turns.setdefault((rating.person_id, rating.skill_id, rating.voice), []).append(rating)
    yield from turns.values()


@any_day
def test_nine_people_stand_as_long_since_their_last_conversation_as_on_any_other_day(today):
    days = {row.name: row.days(today) for row in told(today).roster if row.status in AT_WORK}
    assert days == {
        "Dana Whitfield": 2,
        "Marcus Oyelaran": 16,
        "Priya Raman": 0,
        "Tomás Herrera": 27,
        "Ingrid Solberg": 5,
        "Kofi Mensah": 9,
        "Yuki Tanaka": 3,
        "Ben Carver": 1,
        "Lena Fischer": 12,
    }


@any_day
def test_one_person_slips_one_is_due_and_the_others_are_fine(today):
    gaps = {row.name: row.gap(today) for row in told(today).roster}
    assert [name for name, gap in gaps.items() if gap is Gap.SLIPPING] == ["Tomás Herrera"]
    assert [name for name, gap in gaps.items() if gap is Gap.DUE] == ["Marcus Oyelaran"]
    assert Counter(gaps.values())[Gap.FINE] == 7
    assert Counter(gaps.values())[Gap.NOTHING_OWED] == 4


@any_day
def test_the_new_hire_is_ramping_in_his_fifth_week_beside_eight_who_are_active(today):
    ramping = [person for person in told(today).of(Person) if person.status is Status.RAMPING]
    assert [person.name for person in ramping] == ["Ben Carver"]
    assert (today - ramping[0].started).days // 7 + 1 == 5
    assert ramping[0].ramp_until > today
    assert Counter(person.status for person in told(today).of(Person)) == {
        Status.ACTIVE: 8,
        Status.RAMPING: 1,
        Status.ON_LEAVE: 1,
        Status.LEFT: 1,
        Status.CANDIDATE: 2,
    }


def test_people_have_colours_of_their_own_and_addresses_that_reach_nobody():
    found = told(SUNDAY).of(Person)
    assert sorted(person.colour for person in found) == list(range(13))
    assert len({person.started for person in told(SUNDAY).with_us}) == 11
    assert all(person.email.endswith("@example.com") for person in found)


@any_day
def test_nothing_that_happened_lies_ahead(today):
    found = told(today)
    for kind, columns in (
        (Person, ["started", "away_since", "left_on"]),
        (Session, ["held_on", "scheduled_on"]),
        (SkillRating, ["rated_on"]),
        (ProfileFact, ["noted_on", "confirmed_on", "retired_on"]),
        (GrowthGoal, ["set_on", "closed_on"]),
        (GoalCheckpoint, ["reached_on"]),
        (AreaOfWork, ["since"]),
        (
            BusinessPlan,
            ["invited_on", "drafted_on", "submitted_on", "reviewed_on", "agreed_on"],
        ),
        (PlanCheck, ["checked_on"]),
        (PlanSignature, ["signed_on"]),
        (MarginNote, ["written_on"]),
        (TrainingPlan, ["published_on", "closed_on"]),
        (TrainingTopic, ["noted_on", "dropped_on"]),
        (TrainingSession, ["confirmed_on", "delivered_on", "cancelled_on"]),
        (TrainingHandover, ["until"]),
        (Review, ["prepared_on", "own_on", "held_on", "closed_on"]),
        (ReviewSignature, ["signed_on"]),
        (ReviewFrozen, ["made_on"]),
        (RampStep, ["done_on"]),
        (Note, ["happened_on", "delivered_on"]),
        (AgendaItem, ["raised_on", "closed_on"]),
        (Commitment, ["made_on", "closed_on"]),
        (CommitmentDue, ["moved_on"]),
    ):
        days = [getattr(row, column) for row in found.of(kind) for column in columns]
        assert max((day for day in days if day is not None), default=today) <= today
    agreed = [deal.agreed_on for deal in found.of(Agreement) if deal.agreed_on is not None]
    assert max(agreed) <= today


@any_day
def test_nothing_happened_with_somebody_before_they_started(today):
    for kind, column in (
        (Session, "held_on"),
        (Session, "scheduled_on"),
        (SkillRating, "rated_on"),
        (ProfileFact, "noted_on"),
        (GrowthGoal, "set_on"),
        (AreaOfWork, "since"),
        (RampStep, "done_on"),
        (Agreement, "agreed_on"),
        (NotePerson, "happened_on"),
        (AgendaItem, "raised_on"),
        (Commitment, "made_on"),
    ):
        for person, rows in told(today).by_person(kind, told(today).with_us):
            days = [day for row in rows if (day := getattr(row, column)) is not None]
            assert min(days, default=today) >= person.started


@any_day
def test_nothing_happened_with_somebody_after_they_had_gone(today):
    found = told(today)
    for name, gone in (
        ("Samir Haddad", found.named("Samir Haddad").left_on),
        ("Hanna Novak", found.named("Hanna Novak").away_since),
    ):
        assert max(session.held_on for session in held_with(found, name)) <= gone
        assert max(link.happened_on for link in found.about(NotePerson, name)) <= gone
        assert max(rating.rated_on for rating in found.about(SkillRating, name)) <= gone
        assert max(fact.noted_on for fact in found.about(ProfileFact, name)) <= gone
        assert max(record.starts_on for record in found.about(PerformanceRecord, name)) < gone


@any_day
def test_conversations_reach_back_eighteen_months_and_fall_on_working_days(today):
    for person in told(today).at_work:
        days = sorted(session.held_on for session in held_with(told(today), person.name))
        assert len(set(days)) == len(days)
        assert all(day.weekday() < 5 for day in days[:-1])
        reach = min(today - person.started, timedelta(days=540))
        assert today - days[0] > reach - timedelta(days=40)


@any_day
def test_the_one_who_slips_is_met_least_often_and_one_was_away_for_weeks(today):
    here = told(today).at_work
    met = {person.name: held_with(told(today), person.name) for person in here}
    here_all_along = {name: len(held) for name, held in met.items() if len(held) > 15}
    assert min(here_all_along, key=here_all_along.__getitem__) == "Tomás Herrera"
    longest = {
        name: max((b.held_on - a.held_on).days for a, b in pairwise(held))
        for name, held in met.items()
    }
    assert longest.pop("Lena Fischer") > 55
    assert max(longest.values()) < 45


@any_day
def test_results_before_the_start_come_from_a_previous_employer(today):
    previous = Counter()
    for person, records in told(today).by_person(PerformanceRecord):
        for record in records:
            if record.source is Source.PREVIOUS_EMPLOYER:
                quarter = period_of(PeriodKind.QUARTER, record.starts_on)
                assert record.period_kind is PeriodKind.QUARTER
                assert quarter.ends < person.started
                previous[person.name] += 1
            else:
                assert record.source is Source.HERE
                assert record.starts_on >= person.started
    assert previous == {"Yuki Tanaka": 4}


@any_day
def test_months_run_to_the_last_whole_one_and_this_month_is_not_reported(today):
    this_month = period_of(PeriodKind.MONTH, today)
    months = [month.starts for month in last_periods(this_month, 19)][:-1]
    for person, records in told(today).by_person(PerformanceRecord, told(today).at_work):
        of_months = [r for r in records if r.period_kind is PeriodKind.MONTH]
        monthly = [r.starts_on for r in of_months if r.actual is not None]
        expected = [starts for starts in months if starts >= person.started]
        assert monthly == ([] if person.name == "Ben Carver" else expected)
        ahead = [r for r in of_months if r.actual is None]
        last = told(today).halves[-1].ends  # a plan is counted against the quota of its half-year
        assert all(r.quota and this_month.starts <= r.starts_on <= last for r in ahead)


@any_day
def test_attainment_is_believable_and_differs_from_month_to_month(today):
    shares = [
        share
        for record in told(today).of(PerformanceRecord)
        if (share := attainment.attainment(record.quota, record.actual)) is not None
    ]
    assert min(shares) >= 0.6
    assert max(shares) <= 1.35
    assert len({round(share, 2) for share in shares}) > 30


@any_day
def test_quotas_only_rise(today):
    for _, records in told(today).by_person(PerformanceRecord):
        here = [r.quota for r in records if r.source is Source.HERE and r.quota is not None]
        assert here == sorted(here)
        if len(here) == 18:
            assert here[0] * 1.05 < here[-1] < here[0] * 1.15


@any_day
def test_one_person_s_quota_was_not_reported_for_two_months(today):
    missing = [record for record in told(today).of(PerformanceRecord) if record.quota is None]
    assert len(missing) == 2
    assert missing == [
        r for r in told(today).about(PerformanceRecord, "Kofi Mensah") if not r.quota
    ]
    assert all(record.actual for record in missing)
    recent = results.recent(told(today).about(PerformanceRecord, "Kofi Mensah"), today, 1)
    assert sum(result.attainment is None for result in recent) == 2


@any_day
def test_a_level_that_changed_has_a_reason_and_one_that_did_not_has_none(today):
    for given in ratings_in_turn(told(today)):
        assert given[0].justification == ""
        for before, after in pairwise(given):
            assert before.rated_on < after.rated_on
            assert bool(after.justification) == (after.level != before.level)


def test_levels_are_given_by_both_voices_and_not_all_are_shared():
    voices = Counter(rating.voice for rating in told(SUNDAY).of(SkillRating))
    assert all(voices[voice] > 60 for voice in Voice)
    private = sum(rating.vis is Vis.PRIVATE for rating in told(SUNDAY).of(SkillRating))
    assert 10 < private < len(told(SUNDAY).of(SkillRating)) / 3


@any_day
def test_what_is_known_of_each_person_is_broad_dated_and_partly_old(today):
    for person, noted in told(today).by_person(ProfileFact, told(today).at_work):
        current = [fact for fact in noted if fact.retired_on is None]
        kinds = {fact.kind for fact in current}
        assert 8 <= len(current) <= 14
        assert {FactKind.WEAKNESS, FactKind.WHAT_HELPS, FactKind.WHAT_HURTS} <= kinds
        assert {fact.certainty for fact in current} == set(Certainty)
        if person.name != "Ben Carver":
            assert any(facts.is_stale(fact, today) for fact in current)
            assert any(fact.retired_on for fact in noted)


def test_a_weakness_what_hurts_what_is_personal_and_a_hunch_are_private():
    kept = [f for f in told(SUNDAY).of(ProfileFact) if not facts.may_be_shared(f.kind, f.certainty)]
    assert len(kept) > 40
    assert {fact.vis for fact in kept} == {Vis.PRIVATE}


def test_each_skill_has_five_levels_and_the_four_traits_are_there():
    library = told(SUNDAY).of(Skill)
    assert {"Independent", "Self-motivated", "Disciplined", "Accountable"} <= {
        skill.name for skill in library
    }
    assert len(library) == 16
    assert all(getattr(skill, f"level_{n}") for skill in library for n in range(1, 6))


def test_goals_fit_the_levels_that_were_given():
    latest = {
        (given[-1].person_id, given[-1].skill_id): given[-1].level
        for given in ratings_in_turn(told(SUNDAY))
        if given[-1].voice is Voice.MANAGER
    }
    skills_of = {}
    for link in told(SUNDAY).of(GoalSkill):
        skills_of.setdefault(link.goal_id, []).append(link.skill_id)
    for goal in told(SUNDAY).of(GrowthGoal):
        for skill_id in skills_of.get(goal.id, []) if goal.to_level else []:
            level = latest.get((goal.person_id, skill_id), goal.from_level)
            if goal.state is GoalState.REACHED:
                assert level >= goal.to_level
            else:
                assert goal.from_level <= level < goal.to_level


@any_day
def test_everybody_has_an_open_goal_that_says_why_and_by_when(today):
    for _, aims in told(today).by_person(GrowthGoal, told(today).at_work):
        still_open = [goal for goal in aims if goal.state is GoalState.OPEN]
        assert 1 <= len(aims) <= 3
        assert still_open
        assert all(goal.due > today for goal in still_open)
        assert all(goal.why for goal in aims)
    steps = told(today).of(GoalCheckpoint)
    closed = {g.id for g in told(today).of(GrowthGoal) if g.state is GoalState.REACHED}
    assert all(step.reached_on for step in steps if step.goal_id in closed)
    assert all(step.reached_on is None for step in steps if step.due > today)
    assert any(step.reached_on for step in steps if step.goal_id not in closed)
    assert sum(step.due > today for step in steps) > 10


@any_day
def test_a_goal_was_set_before_anything_was_reached_and_after_what_it_answers(today):
    found = told(today)
    noted = {fact.id: fact for fact in found.of(ProfileFact)}
    for goal in found.of(GrowthGoal):
        steps = [step for step in found.of(GoalCheckpoint) if step.goal_id == goal.id]
        assert all(goal.set_on <= (step.reached_on or step.due) for step in steps)
        assert goal.set_on < (goal.closed_on or goal.due)
        if goal.weakness_id is not None:
            assert noted[goal.weakness_id].kind is FactKind.WEAKNESS
            assert noted[goal.weakness_id].person_id == goal.person_id
            assert noted[goal.weakness_id].noted_on <= goal.set_on


def test_most_weaknesses_are_answered_by_a_goal_and_a_few_wait_for_help():
    found = told(SUNDAY)
    here = {person.id for person in found.at_work}
    weak = {
        fact.id
        for fact in found.of(ProfileFact)
        if fact.kind is FactKind.WEAKNESS and fact.retired_on is None and fact.person_id in here
    }
    answered = {goal.weakness_id for goal in found.of(GrowthGoal) if goal.state is GoalState.OPEN}
    assert len(weak - answered) == 3
    assert len(weak & answered) == 14


def test_the_four_traits_are_rated_by_both_voices_for_everybody_at_work():
    found = told(SUNDAY)
    traits = {skill.id for skill in found.of(Skill) if skill.family is SkillFamily.TRAIT}
    for person, given in found.by_person(SkillRating, found.at_work):
        by = {
            voice: {r.skill_id for r in given if r.voice is voice and r.skill_id in traits}
            for voice in Voice
        }
        assert by[Voice.SELF] == traits
        assert by[Voice.MANAGER] == traits or person.name == "Ben Carver"


def test_what_some_can_teach_is_a_skill_of_the_library():
    can_teach = [f for f in told(SUNDAY).of(ProfileFact) if f.kind is FactKind.CAN_TEACH]
    taught = [fact.skill_id for fact in can_teach if fact.skill_id is not None]
    assert len(taught) == len(set(taught)) == 6
    assert len(can_teach) > len(taught)


@any_day
def test_most_agreed_on_something_for_this_half_year_and_the_last(today):
    found = told(today)
    halves = last_periods(period_of(PeriodKind.HALF, today), 2)
    made = {
        half.starts: {
            deal.person_id for deal in found.of(Agreement) if deal.starts_on == half.starts
        }
        for half in halves
    }
    assert made[halves[1].starts] == {person.id for person in found.at_work}
    assert len(made[halves[0].starts]) == 8
    assert all(deal.agreed_on for deal in found.of(Agreement) if deal.starts_on < halves[1].starts)
    for deal in found.of(Agreement):
        assert deal.agreed_on is None or deal.agreed_on >= deal.starts_on


@any_day
def test_everybody_at_work_decides_some_things_alone_and_one_person_all(today):
    settled = told(today).by_person(AreaOfWork, told(today).at_work)
    assert {area.autonomy for _, areas in settled for area in areas} == set(Autonomy)
    free = [p.name for p, areas in settled if {a.autonomy for a in areas} == {Autonomy.FREE}]
    assert free == ["Lena Fischer"]
    assert all(2 <= len(areas) <= 4 for _, areas in settled)


@any_day
def test_the_new_hire_s_first_days_are_partly_done(today):
    steps = told(today).about(RampStep, "Ben Carver")
    assert len(told(today).of(RampStep)) == len(steps)
    assert {step.by_day for step in steps} == {30, 60, 90}
    assert 3 < sum(step.done_on is not None for step in steps) < len(steps) / 2


@any_day
def test_on_the_bench_one_could_start_and_the_other_should_have_been_called(today):
    found = told(today)
    waiting = [person for person in found.of(Person) if person.status is Status.CANDIDATE]
    scores = {person.name: scored for person, scored in found.by_person(MustHaveScore, waiting)}
    assert len(scores["Amara Nwosu"]) == len(found.of(MustHave))
    assert min(row.score for row in scores["Amara Nwosu"]) >= bench.ENOUGH
    assert 0 < len(scores["Felix Brandt"]) < len(found.of(MustHave))
    assert [person.next_touch < today for person in waiting] == [False, True]
    assert all(person.found_through for person in waiting)


@any_day
def test_one_person_may_leave_and_one_who_left_is_followed_by_a_colleague(today):
    found = told(today)
    may_leave = [person for person in found.of(Person) if person.may_leave_by is not None]
    assert [person.name for person in may_leave] == ["Priya Raman"]
    assert may_leave[0].may_leave_by > today
    gone = found.named("Samir Haddad")
    assert gone.successor_id == found.named("Kofi Mensah").id
    ended = {goal.state: goal.closed_on for goal in found.about(GrowthGoal, "Samir Haddad")}
    assert ended[GoalState.DROPPED] == gone.left_on
    assert GoalState.OPEN not in ended


def test_there_is_a_hole_that_opened_when_somebody_left():
    skill = next(s for s in told(SUNDAY).of(Skill) if s.name == "Price objections")
    latest = {
        given[-1].person_id: given[-1].level
        for given in ratings_in_turn(told(SUNDAY))
        if given[-1].skill_id == skill.id and given[-1].voice is Voice.MANAGER
    }
    strong = {who for who, level in latest.items() if level >= skills.STRONG}
    assert strong == {told(SUNDAY).named("Samir Haddad").id}


@any_day
def test_notes_of_every_kind_reach_back_eighteen_months_and_are_dense_of_late(today):
    written = told(today).of(Note)
    days = [note.happened_on for note in written]
    assert 110 <= len(written) <= 130
    assert {note.kind for note in written} == set(NoteKind)
    assert today - min(days) > timedelta(days=500)
    assert sum(day > today - timedelta(days=28) for day in days) > len(days) / 3
    assert {note.tone for note in written} == {*Tone, None}
    about = Counter(link.note_id for link in told(today).of(NotePerson))
    assert {0, 1, 2} <= {about[note.id] for note in written}
    assert sum(note.pinned for note in written) > 5
    assert len({row.tag for row in told(today).of(NoteTag)}) > 30


def test_a_vent_what_is_personal_and_a_reflection_are_private_and_much_else_is_shared():
    kept = [note for note in told(SUNDAY).of(Note) if note.kind in ALWAYS_PRIVATE]
    assert len(kept) > 15
    assert {note.vis for note in kept} == {Vis.PRIVATE}
    rest = [note.vis for note in told(SUNDAY).of(Note) if note.kind not in ALWAYS_PRIVATE]
    assert Counter(rest)[Vis.SHAREABLE] > Counter(rest)[Vis.PRIVATE] > 20


def test_a_recognition_names_what_it_shows_and_how_it_was_said():
    wins = [note for note in told(SUNDAY).of(Note) if note.kind is NoteKind.WIN]
    assert all(note.value_shown for note in wins)
    assert {note.said_in for note in wins} == set(SaidIn)
    assert {note.value_shown for note in told(SUNDAY).of(Note) if note not in wins} == {""}


@any_day
def test_s3_06_feedback_has_all_four_parts_and_two_pieces_of_it_wait_to_be_said(today):
    given = [note for note in told(today).of(Note) if note.kind is NoteKind.FEEDBACK]
    for note in given:
        assert all((note.situation, note.behaviour, note.effect, note.next_time))
        assert (note.delivered_on or today) >= note.happened_on
    waiting = told(today).about_everybody.undelivered
    assert [one.people[0].name for one in waiting] == ["Kofi Mensah", "Tomás Herrera"]
    assert all(one.note.vis is Vis.PRIVATE and one.note.follow_up > today for one in waiting)
    assert len(given) - len(waiting) > 8


@any_day
def test_one_point_was_carried_twice_and_one_so_often_that_it_asks(today):
    found = told(today).of(AgendaItem)
    still_open = [point for point in found if point.state is PointState.OPEN]
    carried = {point.carried: point for point in still_open}
    assert carried[2].person_id == told(today).named("Tomás Herrera").id
    assert [point for point in found if points.asks(point)] == [carried[3]]
    assert carried[3].person_id == told(today).named("Marcus Oyelaran").id
    assert {point.raised_by for point in still_open} == set(RaisedBy)
    assert {point.state for point in found} == set(PointState)
    assert any(point.person_id is None for point in still_open)
    discussed = [point for point in found if point.state is PointState.DISCUSSED]
    assert all(point.answer and point.session_id for point in discussed)


@any_day
def test_s4_25_promises_go_both_ways_and_are_kept_missed_moved_and_late(today):
    found = told(today).of(Commitment)
    assert {promise.owner for promise in found} == set(Owner)
    assert {CommitmentState.DONE, CommitmentState.MISSED} < {promise.state for promise in found}
    late = [one.commitment for one in told(today).about_everybody.due if one.commitment.due < today]
    assert [promise.person_id for promise in late] == [told(today).named("Marcus Oyelaran").id]
    assert len(told(today).about_everybody.due) > len(late) + 3
    moved = Counter(row.commitment_id for row in told(today).of(CommitmentDue))
    assert max(moved.values()) > 1
    rates = {kept.rate for kept in told(today).about_everybody.kept.values() if kept.counted}
    assert min(rates) < 0.5
    assert max(rates) == 1
    assert all(promise.closed_on is None or promise.outcome or promise.due for promise in found)


@any_day
def test_s1_06_a_leap_of_faith_came_off_and_another_one_is_under_way(today):
    under_way, over = (one.commitment for one in told(today).about_everybody.leaps)
    assert (under_way.state, over.state) == (CommitmentState.OPEN, CommitmentState.DONE)
    assert over.outcome


@any_day
def test_what_somebody_who_left_had_promised_is_with_who_follows(today):
    gone, follows = told(today).named("Samir Haddad"), told(today).named("Kofi Mensah")
    assert not told(today).about(Commitment, gone.name)
    texts = [promise.text for promise in told(today).about(Commitment, follows.name)]
    assert any("Dunmore Drains" in text for text in texts)


@any_day
def test_who_waits_longest_for_a_conversation_is_met_next(today):
    coaching = told(today).about_everybody
    assert [row.name for row in coaching.owed] == ["Tomás Herrera", "Marcus Oyelaran"]
    assert coaching.prep["Tomás Herrera"].next is not None
    first = coaching.planned[0]
    assert [person.name for person in first.people] == ["Tomás Herrera"]
    assert first.session.kind is SessionKind.ONE_TO_ONE
    assert len(first.skills) == sessions.MOST_SKILLS


@any_day
def test_the_next_two_weeks_are_planned_at_times_that_do_not_meet(today):
    planned = told(today).about_everybody.planned
    assert len(planned) == sum(
        session.state is SessionState.PLANNED for session in told(today).of(Session)
    )
    assert all(one.day > today and one.day.weekday() < 5 for one in planned)
    assert {one.session.kind for one in planned} > {SessionKind.ONE_TO_ONE, SessionKind.CALL}
    assert all(person.status in AT_WORK for one in planned for person in one.people)
    times = [(one.day, *minutes_of(one.session)) for one in planned]
    for (day, _, ends), (other_day, starts, _) in pairwise(sorted(times)):
        assert day < other_day or ends <= starts
    calls = [one.session for one in planned if one.session.kind is SessionKind.CALL]
    assert {call.mode for call in calls} == set(CallMode)
    assert all(call.customer and call.zone for call in calls)
    assert sum(bool(call.objective) for call in calls) == 1


@any_day
def test_s4_20_most_of_what_was_held_had_been_scheduled_ahead(today):
    held = [one for one in told(today).of(Session) if one.state is SessionState.HELD]
    assert 0.85 <= sum(one.scheduled_on < one.held_on for one in held) / len(held) <= 0.9
    assert told(today).about_everybody.ahead.enough
    assert told(today).about_everybody.ahead.share < 1


@any_day
def test_coached_calls_say_what_was_wanted_and_what_the_rep_thought_of_them(today):
    lately = today - timedelta(days=105)
    held = [one for one in told(today).of(Session) if one.held_on and one.held_on > lately]
    calls = [one for one in held if one.kind is SessionKind.CALL]
    assert len(calls) > 12
    for call in calls:
        assert all((call.customer, call.mode, call.driver, call.objective, call.reached))
        assert all((call.rep_view, call.positives, call.improvement))
    assert all(told(today).about_everybody.drove.by.values())
    assert {one.support for one in held} >= {2, 3, 4, 5}
    assert any(one.observe_again and one.observe_again > today for one in calls)


@any_day
def test_sessions_were_moved_skipped_held_with_several_and_led_by_questions(today):
    found = told(today).of(Session)
    assert {one.state for one in found} >= SKIPPED | {SessionState.MOVED}
    groups = [one for one in found if one.person_id is None and one.held_on]
    assert {one.kind for one in groups} == {SessionKind.ROLE_PLAY}
    assert max(Counter(m.session_id for m in told(today).of(SessionMember)).values()) == 3
    grow = next(one for one in found if one.template == "GROW" and one.held_on)
    answers = [one for one in told(today).of(SessionAnswer) if one.session_id == grow.id]
    assert all(one.answer for one in answers)
    assert {one.voice for one in answers} == set(Voice)


@any_day
def test_s2_03_some_hats_were_not_worn_for_weeks_and_most_were(today):
    assert 1 <= len(told(today).about_everybody.neglected) <= 4


def test_every_sentence_occurs_once():
    records = [
        record for kind in KINDS for record in told(SUNDAY).of(kind) if not taken_over(record)
    ]
    said = Counter(s for record in records for text in texts_of(record) for s in sentences(text))
    assert len(said) > 700
    assert [sentence for sentence, times in said.items() if times > 1] == []


def test_no_text_names_a_day_that_will_be_wrong_next_year():
    dated = re.compile(
        r"\b(January|February|March|April|June|July|August|September|October|November|December"
        r"|20\d\d|Q[1-4])\b"
    )
    records = [record for kind in KINDS for record in told(SUNDAY).of(kind)]
    assert [text for record in records for text in texts_of(record) if dated.search(text)] == []


def test_no_private_sentence_reaches_a_packet_and_the_shared_ones_do():
    found = told(SUNDAY)
    told_of = found.by_person(ProfileFact, found.with_us)
    for (name, packet), (_, noted) in zip(found.packets, told_of, strict=True):
        said = " ".join(strings_in(packet))
        private = [
            text
            for kind in (ProfileFact, SkillRating, GrowthGoal, Agreement, *WITH_VIS)
            for row in found.of(kind)
            if kind in ALL_PRIVATE or row.vis is Vis.PRIVATE
            for text in texts_of(row)
        ]
        assert [text for text in private if text in said] == []
        shared = [f.text for f in noted if f.vis is Vis.SHAREABLE and f.retired_on is None]
        assert shared, name
        assert [text for text in shared if said.count(text) != 1] == []


def test_the_same_day_tells_the_same_story():
    again = Told(SUNDAY)
    for kind in KINDS:
        assert plain(again.of(kind)) == plain(told(SUNDAY).of(kind))


def test_a_week_later_everything_was_a_week_later():
    week = timedelta(days=7)
    later = Told(SUNDAY + week)
    for kind, column in (
        (Person, "started"),
        (Person, "next_touch"),
        (Session, "held_on"),
        (Session, "planned_for"),
        (Note, "happened_on"),
        (AgendaItem, "raised_on"),
        (Commitment, "due"),
        (SkillRating, "rated_on"),
        (ProfileFact, "confirmed_on"),
        (GrowthGoal, "set_on"),
        (GrowthGoal, "due"),
        (GoalCheckpoint, "due"),
        (AreaOfWork, "since"),
        (RampStep, "done_on"),
    ):
        # What came of a plan, or of a review, is told as seen from the days of its period.
        was, now = (
            [getattr(row, column) for row in one.of(kind) if not came_of_a_period(row)]
            for one in (told(SUNDAY), later)
        )  # fmt: skip
        assert now == [None if day is None else day + week for day in was]


def test_the_team_comes_once_and_as_one_step(journal, today):
    journal.do("Sample team", sample.fill, today)
    before = journal.ask(people.roster)
    with pytest.raises(Refused) as refused:
        journal.do("Sample team again", sample.fill, today)
    assert refused.value.reason is Reason.SAME_NAME
    assert journal.ask(people.roster) == before
    assert journal.undo() == "Sample team"
    assert journal.can_undo is None
    assert journal.ask(people.roster) == ()


def test_money_is_in_the_journal_s_own_currency(tmp_path, today):
    yen = {**sample.SETTINGS, "currency": "JPY"}
    journal = journal_file.create(tmp_path / "yen.db", **yen)
    journal.do("Sample team", sample.fill, today)
    in_yen = journal.ask(all_of, PerformanceRecord)
    journal.close()
    in_cents = told(today).of(PerformanceRecord)
    assert [row.actual and row.actual * 100 for row in in_yen] == [row.actual for row in in_cents]
    with_quotas = [row.quota and row.quota * 100 for row in in_yen]
    assert with_quotas == [row.quota for row in in_cents]


@any_day
def test_the_numbers_tell_what_became_of_each_week(today):
    found = told(today)
    by_person = {person.name: values for person, values in found.by_person(Value) if values}
    assert by_person.keys() >= {"Dana Whitfield", "Tomás Herrera", "Ben Carver"}
    assert all(value.starts_on <= today for values in by_person.values() for value in values)
    brought = {
        name: sum(value.entered_by is EnteredBy.REP_SHEET for value in values) / len(values)
        for name, values in by_person.items()
    }
    assert brought["Dana Whitfield"] > 2 * brought["Tomás Herrera"] > 0


@any_day
def test_standards_are_read_missed_talked_about_and_followed_by_a_plan(today):
    found = told(today)
    assert {one.area for one in found.of(Standard)} == set(StandardArea)
    assert any(one.talked_on is None for one in found.of(StandardMiss))
    (plan,) = found.of(ImprovementPlan)
    assert plan.because == ""  # no step was skipped
    assert plan.consequence_on > plan.ends_on > today


def cell_of(found, name, back=0):
    """Somebody's plans of the half-year of today, or of one so many before it."""
    (row,) = (row for row in found.board if row.person.name == name)
    now = next(number for number, half in enumerate(found.halves) if found.today in half)
    return row.cells[now - back]


@any_day
def test_s4_08_plans_of_this_half_year_are_in_every_state(today):
    found = told(today)
    here = {row.person.name: cell_of(found, row.person.name) for row in found.board}
    states = {name: cell.latest.plan.state for name, cell in here.items() if cell.latest}
    assert set(states.values()) == {
        *(PlanState.INVITED, PlanState.SUBMITTED, PlanState.REVIEWED, PlanState.AGREED)
    }
    assert here["Ben Carver"].latest is None
    changed = here["Dana Whitfield"].latest.plan
    assert (changed.number, bool(changed.reason)) == (2, True)
    assert here["Tomás Herrera"].timing.form_late > 0
    wanted = here["Yuki Tanaka"].latest
    assert all(wanted.text(kind) for kind in (SectionKind.HELP_WANTED, SectionKind.TARGET_ACCOUNTS))
    (unknown,) = (line for line in here["Marcus Oyelaran"].latest.lines if line.amount is None)
    assert unknown.as_typed


@any_day
def test_s4_10_some_plans_cover_the_quota_and_three_times_it_is_not_always_enough(today):
    covers = {
        name: cell_of(told(today), name).coverage
        for name in ("Priya Raman", "Ingrid Solberg", "Kofi Mensah", "Lena Fischer")
    }
    assert covers["Priya Raman"].enough
    assert covers["Ingrid Solberg"].enough
    assert (covers["Kofi Mensah"].meets_bar, covers["Kofi Mensah"].meets_win_rate) == (True, False)
    assert not covers["Lena Fischer"].meets_bar


@any_day
def test_the_last_half_years_plans_were_looked_at_and_what_was_expected_fell(today):
    found = told(today)
    held = [cell_of(found, name, 1).holding for name in ("Dana Whitfield", "Marcus Oyelaran")]
    for one in held:
        assert {owner.owner for owner in one.signatures} == {Owner.REP, Owner.ME}
        checks = [check for check in found.of(PlanCheck) if check.plan_id == one.plan.id]
        assert len(checks) >= 5
        assert all(check.actual is not None for check in checks)
    marcus = [check.expected for check in checks]
    assert marcus == sorted(marcus, reverse=True)
    assert {check.vis for check in found.of(PlanCheck) if check.comment} == set(Vis)


@any_day
def test_actions_of_plans_are_carried_out_and_none_of_them_is_late(today):
    made = [one for one in told(today).of(Commitment) if one.plan_action_id is not None]
    assert {CommitmentState.DONE, CommitmentState.MISSED} <= {one.state for one in made}
    assert any(one.state is CommitmentState.OPEN for one in made)
    assert all(one.due >= today for one in made if one.state is CommitmentState.OPEN)
    assert {one.owner for one in made} == {Owner.REP, Owner.ME}
    assert {one.vis for one in made} == {Vis.SHAREABLE}


@any_day
def test_what_is_due_about_plans_is_a_short_list_with_a_late_form_on_it(today):
    due = [one for one in told(today).plans_due if one.late]
    assert 0 < len(due) < 6
    assert PlanDue.FORM in {one.what for one in due}


def test_in_the_weeks_before_a_half_year_its_plans_are_asked_for():
    asked = {today: told(today).halves[-1] for today in (SUNDAY, date(2027, 3, 1))}
    plans = {
        today: [one for one in told(today).of(BusinessPlan) if one.starts_on == half.starts]
        for today, half in asked.items()
    }
    states = [one.state for one in plans[SUNDAY]]
    assert sorted(states) == [PlanState.DRAFT, PlanState.INVITED]
    assert plans[date(2027, 3, 1)] == []


@any_day
def test_training_was_delivered_is_under_way_and_is_planned(today):
    coming, this, last = told(today).quarters
    assert this.period == period_of(PeriodKind.QUARTER, today)
    assert [one.plan.state for one in (coming, this, last)] == [
        *(QuarterState.DRAFT, QuarterState.PUBLISHED, QuarterState.CLOSED)
    ]
    for quarter in (this, last):
        assert quarter.plan.published_on < quarter.period.starts
        for one in quarter.trainings:
            assert (one.is_ahead) == (one.session.planned_for >= today)
    assert {one.session.state for one in last.trainings} == {
        *(TrainingState.DELIVERED, TrainingState.CANCELLED)
    }
    for quarter in (coming, this, last):
        assert 11 <= len(quarter.trainings) <= 12
        assert all(one.session.planned_for in quarter.period for one in quarter.trainings)
        shares = training_balance.of_quarter(quarter)
        assert not training_balance.missing(shares)
    assert sum(one.session.by_me for one in this.trainings) == 1
    ahead = [one.session.state for one in this.trainings if one.is_ahead]
    assert ahead.count(TrainingState.CONFIRMED) == min(2, len(ahead))
    assert sum(one.session.moved_from is not None for one in this.trainings) == 1


@any_day
def test_of_the_next_quarter_one_session_has_no_giver_and_one_is_without_somebody(today):
    draft = told(today).draft
    assert [gap.training.session.topic for gap in draft.gaps] == ["Strategic thinking"]
    assert draft.blocking == ()
    assert "Ingrid Solberg" in {met.person.name for met in draft.warnings}
    assert sorted(days.name for days in told(today).of(ClosedDay)) == ["Company day", "Trade fair"]
    coming = told(today).quarters[0]
    assert {one.giver_name for one in coming.trainings} >= {"Priya", "Dana", "Product team", ""}


@any_day
def test_who_came_to_training_is_known_with_what_they_thought(today):
    found = told(today)
    rows: dict[int, list[TrainingAttendance]] = {}
    for row in found.of(TrainingAttendance):
        rows.setdefault(row.training_id, []).append(row)
    last = found.quarters[2]
    held = [one for one in last.trainings if one.session.delivered_on]
    assert {one.id for one in held} <= rows.keys()
    for one in held:
        came = [row for row in rows[one.id] if row.attended is Attended.PRESENT]
        average, count = training_outcomes.rating(came)
        assert 250 < average <= 500
        assert count >= 3
        assert one.session.giver_id not in {row.person_id for row in rows[one.id]}
    assert {row.attended for row in found.of(TrainingAttendance)} == set(Attended)
    [point] = [row for row in found.of(AgendaItem) if row.training_id is not None]
    assert (point.state, point.vis) == (PointState.OPEN, Vis.PRIVATE)


@any_day
def test_topics_wait_of_every_kind_and_others_could_be_proposed(today):
    waiting = told(today).topics_waiting
    assert [one.wanted for one in waiting] == [4, 3, 2]
    assert {one.topic.source for one in waiting} == {TopicSource.SKILL_GAP, TopicSource.OBSTACLE}
    assert {one.topic.kind for one in waiting} < set(TrainingKind)
    assert sum(topic.dropped_on is not None for topic in told(today).of(TrainingTopic)) == 1
    assert {one.source for one in told(today).proposed} >= {TopicSource.PRODUCT}


def closed_reviews(found: Told) -> list[Review]:
    return [one for one in found.of(Review) if one.state is ReviewState.CLOSED]


@any_day
def test_s3_19_reviews_were_closed_month_by_month_and_each_quarter_with_signatures(today):
    found = told(today)
    closed = closed_reviews(found)
    for name in ("Dana Whitfield", "Priya Raman", "Kofi Mensah"):
        own = [one for one in closed if one.person_id == found.named(name).id]
        assert len({(one.kind, one.starts_on) for one in own}) == 4
    signed = {one.review_id for one in found.of(ReviewSignature)}
    assert signed == {one.id for one in closed if one.kind is ReviewKind.QUARTERLY}
    declined = [one.review_id for one in found.of(ReviewSignature) if one.declined]
    [why] = [one.comment for one in closed if one.id in declined]
    assert why
    assert [one.revision for one in closed if one.reason] == [2]


@any_day
def test_s1_20_each_review_ended_with_a_next_step_and_most_of_them_were_done(today):
    found = told(today)
    steps = found.of(ReviewStep)
    assert {one.id for one in closed_reviews(found)} <= {step.review_id for step in steps}
    promised = {one.review_step_id: one for one in found.of(Commitment) if one.review_step_id}
    agreed = [step for step in steps if step.before_id is None]
    assert {step.id for step in agreed} == promised.keys()
    states = Counter(one.state for one in promised.values())
    assert states[CommitmentState.DONE] > 10
    assert 0 < states[CommitmentState.MISSED] < 5
    open_ones = [one for one in promised.values() if one.state is CommitmentState.OPEN]
    assert [one for one in open_ones if one.due < today] == []


@any_day
def test_the_reviews_of_now_are_in_every_state_and_one_of_before_is_late(today):
    found = told(today)
    late = [one.person.name for one in found.reviews_waiting if one.cell.timing.late]
    assert late == ["Tomás Herrera"]
    states = Counter(one.state for one in found.of(Review))
    assert (states[ReviewState.PLANNED], states[ReviewState.READY]) == (1, 2)
    assert states[ReviewState.PREPARING] == 3  # the late one among them
    dana = found.named("Dana Whitfield").id
    [ready] = [one for one in found.about(Review, "Dana Whitfield") if one.closed_on is None]
    assert (ready.person_id, ready.state) == (dana, ReviewState.READY)
    sections = [one for one in found.of(ReviewSection) if one.review_id == ready.id]
    answered = [one for one in sections if one.my_answer]
    assert 0 < len(answered) < len(sections)
    assert all(one.own_answer for one in sections)
    shown = Counter(one.shown for one in found.of(ReviewItem) if one.review_id == ready.id)
    assert shown[True] > shown[False] == 1


@any_day
def test_what_was_answered_and_kept_of_reviews_is_there_for_some(today):
    found = told(today)
    closed = {one.id for one in closed_reviews(found)}
    answered = {one.review_id for one in found.of(ReviewSection) if one.own_answer}
    assert len(answered & closed) >= 5
    assert len({one.review_id for one in found.of(UpwardAnswer)}) == 1
    assert len(found.of(ReviewAssessment)) >= 6
    assert {one.rating for one in found.of(Review)} == {None, 2, 3, 4, 5}
    kept = Counter(one.part for one in found.of(ReviewFrozen))
    assert kept[FrozenPart.REP] == kept[FrozenPart.MANAGER] == len(closed)
