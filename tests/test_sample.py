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
from app.domain import attainment, bench, facts, people, results, skills
from app.domain.cadence import Gap
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    AT_WORK,
    Autonomy,
    Certainty,
    FactKind,
    GoalState,
    PeriodKind,
    SkillFamily,
    Source,
    Status,
    Vis,
    Voice,
)
from app.domain.models import (
    Agreement,
    AreaOfWork,
    GoalCheckpoint,
    GoalSkill,
    GrowthGoal,
    MustHave,
    MustHaveScore,
    PerformanceRecord,
    Person,
    ProfileFact,
    RampStep,
    Record,
    Session,
    Skill,
    SkillRating,
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
    ProfileFact,
    GrowthGoal,
    GoalSkill,
    GoalCheckpoint,
    Agreement,
    AreaOfWork,
    RampStep,
    MustHave,
    MustHaveScore,
)

any_day = pytest.mark.parametrize("today", TODAYS, ids=str)


class Told:
    """What a journal of the sample team holds, and what each rep's packet says."""

    def __init__(self, today: date) -> None:
        with tempfile.TemporaryDirectory() as folder:
            journal = journal_file.create(Path(folder) / "journal.db", **sample.SETTINGS)
            journal.do("Sample team", sample.fill, today)
            self.rows = {kind: journal.ask(all_of, kind) for kind in KINDS}
            self.roster = journal.ask(people.roster)
            quarter, wording = period_of(PeriodKind.QUARTER, today), Formats("USD")
            self.packets = [
                (person.name, journal.ask(gather.quarterly, person.id, quarter, wording, today))
                for person in self.with_us
            ]
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
    """The rows without what says when they were typed."""
    typed = {"created_at", "updated_at"}
    return [
        {c.name: getattr(row, c.name) for c in row.__table__.columns if c.name not in typed}
        for row in rows
    ]


def texts_of(record: Record) -> Iterator[str]:
    wordy = (Skill, ProfileFact, SkillRating, GrowthGoal, GoalCheckpoint, Agreement, MustHaveScore)
    if isinstance(record, wordy):
        for name, value in plain([record])[0].items():
            if type(value) is str and value and name not in {"kind", "vis", "state", "family"}:
                yield from value.splitlines()


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
        (Session, ["held_on"]),
        (SkillRating, ["rated_on"]),
        (ProfileFact, ["noted_on", "confirmed_on", "retired_on"]),
        (GrowthGoal, ["set_on", "closed_on"]),
        (GoalCheckpoint, ["reached_on"]),
        (AreaOfWork, ["since"]),
        (RampStep, ["done_on"]),
    ):
        days = [getattr(row, column) for row in found.of(kind) for column in columns]
        assert max(day for day in days if day is not None) <= today
    agreed = [deal.agreed_on for deal in found.of(Agreement) if deal.agreed_on is not None]
    assert max(agreed) <= today


@any_day
def test_nothing_happened_with_somebody_before_they_started(today):
    for kind, column in (
        (Session, "held_on"),
        (SkillRating, "rated_on"),
        (ProfileFact, "noted_on"),
        (GrowthGoal, "set_on"),
        (AreaOfWork, "since"),
        (RampStep, "done_on"),
        (Agreement, "agreed_on"),
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
        assert max(session.held_on for session in found.about(Session, name)) <= gone
        assert max(rating.rated_on for rating in found.about(SkillRating, name)) <= gone
        assert max(fact.noted_on for fact in found.about(ProfileFact, name)) <= gone
        assert max(record.starts_on for record in found.about(PerformanceRecord, name)) < gone


@any_day
def test_conversations_reach_back_eighteen_months_and_fall_on_working_days(today):
    for person, held in told(today).by_person(Session, told(today).at_work):
        days = sorted(session.held_on for session in held)
        assert len(set(days)) == len(days)
        assert all(day.weekday() < 5 for day in days[:-1])
        reach = min(today - person.started, timedelta(days=540))
        assert today - days[0] > reach - timedelta(days=40)


@any_day
def test_the_one_who_slips_is_met_least_often_and_one_was_away_for_weeks(today):
    here = told(today).at_work
    met = {person.name: held for person, held in told(today).by_person(Session, here)}
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
        monthly = [r.starts_on for r in records if r.period_kind is PeriodKind.MONTH]
        expected = [starts for starts in months if starts >= person.started]
        assert monthly == ([] if person.name == "Ben Carver" else expected)


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


def test_every_sentence_occurs_once():
    records = [record for kind in KINDS for record in told(SUNDAY).of(kind)]
    said = Counter(s for record in records for text in texts_of(record) for s in sentences(text))
    assert len(said) > 350
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
            for kind in (ProfileFact, SkillRating, GrowthGoal, Agreement)
            for row in found.of(kind)
            if row.vis is Vis.PRIVATE
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
        (SkillRating, "rated_on"),
        (ProfileFact, "confirmed_on"),
        (GrowthGoal, "set_on"),
        (GrowthGoal, "due"),
        (GoalCheckpoint, "due"),
        (AreaOfWork, "since"),
        (RampStep, "done_on"),
    ):
        was = [getattr(row, column) for row in told(SUNDAY).of(kind)]
        now = [getattr(row, column) for row in later.of(kind)]
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
    assert [row.actual * 100 for row in in_yen] == [row.actual for row in in_cents]
