"""The sample team is believable on any day, always the same, and keeps private what is private."""

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import pytest
import sqlalchemy as sa

from app import gather, journal_file, sample
from app.domain import attainment, facts, people, results
from app.domain.cadence import Gap
from app.domain.errors import Reason, Refused
from app.domain.kinds import Certainty, FactKind, GoalState, PeriodKind, Source, Status, Vis, Voice
from app.domain.models import (
    GoalCheckpoint,
    GoalSkill,
    GrowthGoal,
    PerformanceRecord,
    Person,
    ProfileFact,
    Record,
    Session,
    Skill,
    SkillRating,
)
from app.domain.periods import last_periods, period_of
from app.formats import Formats

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
                for person in self.of(Person)
            ]
            journal.close()

    def of(self, kind: type[T]) -> list[T]:
        return self.rows[kind]

    def by_person(self, kind: type[T]) -> list[tuple[Person, list[T]]]:
        return [
            (person, [row for row in self.of(kind) if row.person_id == person.id])
            for person in self.of(Person)
        ]

    def about(self, kind: type[T], name: str) -> list[T]:
        return next(rows for person, rows in self.by_person(kind) if person.name == name)


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
    wordy = (Skill, ProfileFact, SkillRating, GrowthGoal, GoalCheckpoint)
    if isinstance(record, wordy):
        for name, value in plain([record])[0].items():
            if type(value) is str and value and name not in {"kind", "vis", "state", "family"}:
                yield value


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
    days = {row.name: row.days(today) for row in told(today).roster}
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


@any_day
def test_the_new_hire_is_ramping_in_his_fifth_week_and_everybody_else_is_active(today):
    ramping = [person for person in told(today).of(Person) if person.status is Status.RAMPING]
    assert [person.name for person in ramping] == ["Ben Carver"]
    assert (today - ramping[0].started).days // 7 + 1 == 5
    assert ramping[0].ramp_until > today
    others = {person.status for person in told(today).of(Person)} - {Status.RAMPING}
    assert others == {Status.ACTIVE}


def test_people_have_colours_of_their_own_and_addresses_that_reach_nobody():
    found = told(SUNDAY).of(Person)
    assert sorted(person.colour for person in found) == list(range(9))
    assert len({person.started for person in found}) == 9
    assert all(person.email.endswith("@example.com") for person in found)


@any_day
def test_nothing_that_happened_lies_ahead(today):
    found = told(today)
    for kind, columns in (
        (Person, ["started"]),
        (Session, ["held_on"]),
        (SkillRating, ["rated_on"]),
        (ProfileFact, ["noted_on", "confirmed_on", "retired_on"]),
        (GrowthGoal, ["closed_on"]),
        (GoalCheckpoint, ["reached_on"]),
    ):
        days = [getattr(row, column) for row in found.of(kind) for column in columns]
        assert max(day for day in days if day is not None) <= today


@any_day
def test_nothing_happened_with_somebody_before_they_started(today):
    for kind, column in (
        (Session, "held_on"),
        (SkillRating, "rated_on"),
        (ProfileFact, "noted_on"),
    ):
        for person, rows in told(today).by_person(kind):
            assert min(getattr(row, column) for row in rows) >= person.started


@any_day
def test_conversations_reach_back_eighteen_months_and_fall_on_working_days(today):
    for person, held in told(today).by_person(Session):
        days = sorted(session.held_on for session in held)
        assert len(set(days)) == len(days)
        assert all(day.weekday() < 5 for day in days[:-1])
        reach = min(today - person.started, timedelta(days=540))
        assert today - days[0] > reach - timedelta(days=40)


@any_day
def test_the_one_who_slips_is_met_least_often_and_one_was_away_for_weeks(today):
    met = {person.name: held for person, held in told(today).by_person(Session)}
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
    for person, records in told(today).by_person(PerformanceRecord):
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
    for person, noted in told(today).by_person(ProfileFact):
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
    for _, aims in told(today).by_person(GrowthGoal):
        still_open = [goal for goal in aims if goal.state is GoalState.OPEN]
        assert 1 <= len(aims) <= 3
        assert still_open
        assert all(goal.due > today for goal in still_open)
        assert all(goal.why for goal in aims)
    steps = told(today).of(GoalCheckpoint)
    closed = {g.id for g in told(today).of(GrowthGoal) if g.state is GoalState.REACHED}
    assert all(step.reached_on for step in steps if step.goal_id in closed)
    assert all(step.reached_on is None for step in steps if step.due > today)


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
    for (name, packet), (_, noted) in zip(found.packets, found.by_person(ProfileFact), strict=True):
        said = " ".join(strings_in(packet))
        private = [
            text
            for kind in (ProfileFact, SkillRating, GrowthGoal)
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
        (Session, "held_on"),
        (SkillRating, "rated_on"),
        (ProfileFact, "confirmed_on"),
        (GrowthGoal, "due"),
        (GoalCheckpoint, "due"),
    ):
        was = [getattr(row, column) + week for row in told(SUNDAY).of(kind)]
        assert [getattr(row, column) for row in later.of(kind)] == was


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
