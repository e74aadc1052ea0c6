"""What the pages of the tabs read: nothing for nothing, and no more as the past grows."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from app import journal_file, sample
from app.domain import (
    bench,
    commitments,
    feed,
    forecasts,
    grid,
    know_how,
    metrics,
    notes,
    people,
    pipelines,
    planning,
    points,
    prep,
    recipes,
    rep_sheets,
    review_assessments,
    review_board,
    review_items,
    review_upward,
    reviews,
    scorecards,
    session_answers,
    sessions,
    standings,
    timeline,
    training_balance,
    training_effect,
    training_entries,
    training_full,
    training_gaps,
    training_outcomes,
    training_proposals,
    training_quarters,
    training_topics,
    values,
)
from app.domain.feed import Wanted
from app.domain.grid import Shown
from app.domain.kinds import (
    CommitmentState,
    NoteKind,
    PeriodKind,
    ReviewKind,
    SessionKind,
    Voice,
)
from app.domain.models import (
    Absence,
    AgendaItem,
    Commitment,
    CommitmentDue,
    GoalCheckpoint,
    GrowthGoal,
    Note,
    NotePerson,
    NoteRevision,
    NoteTag,
    ProfileFact,
    Review,
    ReviewAssessment,
    ReviewItem,
    ReviewSection,
    ReviewStep,
    Session,
    SessionAnswer,
    SessionMember,
    SessionSkill,
    SkillRating,
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
from app.domain.periods import period_of
from app.domain.person_page import person_page
from app.domain.review_timing import slot
from app.domain.team_map import team_map
from app.domain.training_full import Giver, Quarter
from app.storage import driver
from tests import builders
from tests.statements import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from app.journal import Journal

pytestmark = pytest.mark.long

TODAY = builders.TODAY
HALF = period_of(PeriodKind.HALF, TODAY)
MEETINGS = (Session, SessionMember, SessionSkill, SessionAnswer)
NOTES = (Note, NotePerson, NoteTag, NoteRevision)
PROMISES = (AgendaItem, Commitment, CommitmentDue)
TRAININGS = (
    *(TrainingTopic, TopicPerson, Absence),
    *(TrainingPlan, TrainingSession, TrainingSkill, TrainingAttendance, TrainingHandover),
)
REVIEWS = (Review, ReviewSection, ReviewItem, ReviewStep, ReviewAssessment, UpwardAnswer)
#: What grows with the years; every other table grows with the team alone. What belongs to a record
#: stands after it.
GROWING = (
    *(*REVIEWS, *TRAININGS, *MEETINGS, *NOTES, *PROMISES),
    *(ProfileFact, SkillRating, GrowthGoal, GoalCheckpoint),
    Value,
)
SMALL = {
    *("settings", "person", "skill", "must_have"),
    *("metric", "metric_definition", "scorecard", "scorecard_item"),
    *("training_plan", "training_topic", "closed_day"),  # a few each quarter
    "standard",
}
#: Days between one telling of the past and the next one before it, and what their ids differ by.
FURTHER_BACK, APART = 600, 100_000


def go_further_back(path: Path, times: int, kinds: Sequence[type[Any]] = GROWING) -> None:
    """Let all of it have happened over and over again, each time longer ago."""
    connection = driver.connect(path)
    told_again = {kind.__tablename__ for kind in kinds}
    for kind in kinds:
        columns = kind.__table__.columns
        names = ", ".join(column.name for column in columns)
        values = ", ".join(_further_back(column, told_again) for column in columns)
        connection.execute(
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {times - 1})"
            f" INSERT INTO {kind.__tablename__} ({names})"
            f" SELECT {values} FROM {kind.__tablename__}, n"
        )
    connection.close()


def _further_back(column: Any, told_again: set[str]) -> str:
    """A column's value in a telling of the past: its day before, its links within that telling."""
    if column.type.python_type.__name__ == "date":
        return f"date({column.name}, '-' || ({FURTHER_BACK} * n.i) || ' days')"
    links = {key.column.table.name for key in column.foreign_keys}
    is_apart = column.primary_key or links & told_again
    return f"{column.name} + {APART} * n.i" if is_apart else column.name


def coach(db: Any, who: int, other: int) -> None:
    """A page and more of coaching with one person, some of it with another as well."""
    doer = builders.InOneStep(db)
    what = builders.skill(doer, "Naming the price").id
    for number in range(60):
        whom = (who,) if number % 3 else (who, other)
        builders.note(doer, *whom, days_ago=number, tags=["pricing"], pinned=not number % 9)
        held = builders.plan(doer, *whom, in_days=0, kind=SessionKind.CALL, skill_ids=[what])
        doer.do("Ask", session_answers.ask, held.id, [("Goal", "What?", Voice.SELF)])
        doer.do("Hold", sessions.finish, held.id, TODAY - timedelta(days=number), TODAY)
        made = builders.promise(doer, who if number % 2 else None, days_ago=number, about_id=who)
        doer.do("Move", commitments.change, made.id, TODAY, due=TODAY)
        done = (made.id, CommitmentState.DONE, TODAY, TODAY)
        doer.do("Close", commitments.close, *done)
        point = builders.point(doer, who, days_ago=number)
        doer.do("Say", points.discuss, point.id, TODAY)
    builders.session(doer, who, days_ago=9)
    builders.note(doer, who, kind=NoteKind.FEEDBACK)
    builders.promise(doer, who, due=TODAY)
    builders.point(doer, who)
    moved = builders.plan(doer, who, skill_ids=[what])
    doer.do("Move", planning.move, moved.id, TODAY + timedelta(days=8), TODAY)


def talk_over(db: Any, who: int) -> None:
    """Two revisions of somebody's review: a closed one, and one that is not."""
    doer = builders.InOneStep(db)
    there = reviews.latest(db, who, ReviewKind.MONTHLY, builders.LAST_MONTH.starts)
    if there is None:
        there = reviews.get(db, builders.review(doer, who).id)
    review = reviews.reopen(db, there.id, "A number was wrong").id if there.is_closed else there.id
    doer.do("Keep", review_assessments.save, review, text="Ready for more")
    doer.do("Record", review_upward.record, review, ["What helps?"], {0: "Time"}, {})


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample team's journal, closed."""
    path = tmp_path_factory.mktemp("told") / "told.db"
    journal = journal_file.create(path, **sample.SETTINGS)
    journal.do("Sample team", sample.fill, TODAY)
    both = (called(journal, name) for name in ("Dana Whitfield", "Kofi Mensah"))
    journal.do("Coaching", coach, *both)
    journal.do("Reviews", talk_over, called(journal, "Dana Whitfield"))
    journal.close()
    return path


@pytest.fixture(scope="module")
def reopened(
    told: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Journal]]:
    """Opens a copy of the sample team's journal, with a past as much longer as is asked for."""
    opened = {}

    def open_copy(times: int = 1, kinds: Sequence[type[Any]] = GROWING) -> Journal:
        wanted = (times, tuple(kinds))
        if wanted not in opened:
            path = tmp_path_factory.mktemp("copy") / "copy.db"
            shutil.copy(told, path)
            if times > 1:
                go_further_back(path, times, kinds)
            opened[wanted] = journal_file.open_journal(path)
        return opened[wanted]

    yield open_copy
    for journal in opened.values():
        journal.close()


def called(journal: Journal, name: str) -> int:
    return next(row.id for row in journal.ask(people.roster) if row.name == name)


def pages(journal: Journal) -> dict[str, tuple[Any, ...]]:
    """Everything that the tabs ask for, for somebody with a long past."""
    who = called(journal, "Dana Whitfield")
    first = journal.ask(timeline.of_person, who, 20)
    ended = journal.ask(feed.page, None, 20)[-1].place
    week = (TODAY, TODAY + timedelta(days=9))
    return {
        "roster": (people.roster,),
        "person": (person_page, who, TODAY),
        "timeline": (timeline.of_person, who),
        "timeline, next page": (timeline.of_person, who, 50, first[-1].place),
        "map": (team_map, TODAY),
        "bench": (bench.bench,),
        "candidate": (bench.candidate, called(journal, "Amara Nwosu")),
        "feed": (feed.page,),
        "feed, next page": (feed.page, None, 50, ended),
        "feed of one": (feed.page, Wanted(person_id=who)),
        "feed of one, next page": (feed.page, Wanted(person_id=who), 50, ended),
        "feed of a kind": (feed.page, Wanted(kind=NoteKind.OBSERVATION)),
        "feed of a tag": (feed.page, Wanted(tag="pricing")),
        "feed of some days": (feed.page, Wanted(since=TODAY - timedelta(days=9))),
        "prep": (prep.prepare, who, TODAY),
        "thread": (commitments.of_thread, who),
        "due": (commitments.due, TODAY),
        "undelivered": (notes.undelivered,),
        "planned": (sessions.planned, *week),
        "calendar": (sessions.calendar, *week),
        "exported": (sessions.to_export, TODAY),
        **numbers(who, journal.ask(metrics.stages)[0].id),
        **training(who, journal.ask(training_quarters.of_day, TODAY)),
        **talks(journal, who),
    }


def training(who: int, found: Quarter) -> dict[str, tuple[Any, ...]]:
    """Everything that is asked about the training of a quarter."""
    plan, quarter = found.plan.id, found.period
    ids = tuple(one.id for one in found.trainings)
    return {
        "quarter": (training_quarters.of_day, TODAY),
        "in its way": (training_gaps.publishable, plan, {}),
        "topics": (training_topics.waiting,),
        "proposed topics": (training_proposals.topics, TODAY),
        "week": (training_full.between, TODAY, TODAY + timedelta(days=6)),
        "who came": (training_outcomes.came, ids),
        "who gives": (training_balance.given, found, TODAY),
        "how skills moved": (training_effect.moved, quarter.starts, quarter.ends, TODAY),
        "who knows what": (know_how.who_knows_what, TODAY),
        "what one gives": (training_entries.of_giver, Giver(who), quarter.starts),
    }


def talks(journal: Journal, who: int) -> dict[str, tuple[Any, ...]]:
    """Everything that is asked about somebody's reviews."""
    found = journal.ask(reviews.latest, who, ReviewKind.MONTHLY, builders.LAST_MONTH.starts)
    month, formal = (slot(kind, builders.LAST_MONTH.starts) for kind in ReviewKind)
    return {
        "what a month shows": (review_items.candidates, who, month, TODAY),
        "what a quarter shows": (review_items.candidates, who, formal, TODAY),
        "what is visible": (review_items.visible, found.id),
        "what is shown": (review_items.printed, found.id),
        "review": (reviews.get, found.id),
        "reviews of everybody": (review_board.board, HALF, TODAY),
        "which review is next": (review_board.waiting, TODAY),
        "reviews": (reviews.of_person, who),
        "what I keep": (review_assessments.of, found.id),
        "what they say of me": (review_upward.answers, found.id),
    }


def numbers(who: int, what: int) -> dict[str, tuple[Any, ...]]:
    """Everything that is asked about numbers, of somebody and of one stage of the recipe."""
    quarter, month = builders.quarter(), Shown(PeriodKind.MONTH)
    days = (quarter.starts, TODAY)
    return {
        "grid of one": (grid.of_person, who, Shown(), TODAY),
        "grid of one by month": (grid.of_person, who, month, TODAY),
        "grid of a number": (grid.of_metric, what, Shown(), TODAY),
        "grid of a week": (grid.of_period, Shown(), TODAY),
        "grid of the team": (grid.of_team, Shown(), TODAY),
        "scorecard": (scorecards.of_person, who, quarter),
        "scorecards": (scorecards.of_team, quarter),
        "headlines": (scorecards.headlines, who, TODAY),
        "exceptions": (standings.exceptions, TODAY),
        "brought": (values.brought, *days),
        "brought by one": (values.brought, *days, who),
        "brought by each": (values.brought_by_person, *days),
        "recipe": (recipes.of_person, who, TODAY),
        "recipes": (recipes.everybody, TODAY),
        "backtest": (recipes.backtest, TODAY),
        "coverage": (pipelines.of_team, quarter, TODAY),
        "forecasts": (forecasts.of_team, TODAY),
        "sheet": (rep_sheets.gather, [who], TODAY),
    }


TEAM = ("roster", "person", "timeline", "timeline, next page", "map", "bench", "candidate")
FEED = (
    *("feed", "feed, next page", "feed of one", "feed of one, next page"),
    *("feed of a kind", "feed of a tag", "feed of some days"),
)
COACHING = ("prep", "thread", "due", "undelivered", "planned", "calendar", "exported")
#: How many statements a page that brings much together may take.
MOST = {"prep": 26, "person": 24}
NUMBERS = tuple(numbers(0, 0))
TRAINING = (
    *("quarter", "in its way", "topics", "proposed topics", "week", "who came", "who gives"),
    *("how skills moved", "who knows what", "what one gives"),
)
TALKS = (
    *("what a month shows", "what a quarter shows", "what is visible", "what is shown"),
    *("review", "reviews", "what I keep", "what they say of me"),
    *("reviews of everybody", "which review is next"),
)
any_page = pytest.mark.parametrize("page", [*TEAM, *FEED, *COACHING, *NUMBERS, *TRAINING, *TALKS])


def tables() -> set[str]:
    return {mapper.local_table.name for mapper in Session.registry.mappers}


@any_page
def test_no_page_reads_a_whole_table_that_grows(reopened, page):
    journal = reopened(10)
    found = read(journal, *pages(journal)[page])

    scans = {step.split()[1] for plan in found.plans for step in plan if step.startswith("SCAN")}

    assert scans & (tables() - SMALL) == set()
    assert not [step for plan in found.plans for step in plan if "AUTOMATIC" in step]


@pytest.mark.parametrize("page", TEAM)
def test_only_what_was_narrowed_to_one_person_or_is_small_is_sorted(reopened, page):
    journal = reopened(10)
    narrowed = (
        "(person_id=",
        "(about_id=",
        "(giver_id=",
        "(goal_id=",
        "(commitment_id=",
        "(rowid=",
    )

    for plan in read(journal, *pages(journal)[page]).plans:
        if any("TEMP B-TREE" in step for step in plan):
            touched = [step for step in plan if step.startswith(("SEARCH", "SCAN"))]
            grown = [step for step in touched if step.split()[1] in tables() - SMALL]
            assert all(any(by in step for by in narrowed) for step in grown), plan
            assert page != "map" or not grown


def test_the_map_and_the_bench_sort_nothing_that_grows(reopened):
    journal = reopened(10)
    for page in ("map", "bench"):
        for plan in read(journal, *pages(journal)[page]).plans:
            grown = [step for step in plan if set(step.split()) & (tables() - SMALL)]
            assert not grown or not any("TEMP B-TREE" in step for step in plan)


@any_page
def test_a_page_takes_as_many_statements_with_ten_times_the_past(reopened, page):
    now, then = reopened(), reopened(10)

    few, many = read(now, *pages(now)[page]), read(then, *pages(then)[page])

    assert len(many.statements) == len(few.statements) <= MOST.get(page, 20)


@pytest.mark.parametrize("page", ["bench", "candidate", "roster"])
def test_a_page_without_a_past_costs_what_it_cost(reopened, page):
    now, then = reopened(), reopened(10)

    few, many = read(now, *pages(now)[page]), read(then, *pages(then)[page])

    assert many.steps <= few.steps * 1.1


def test_the_map_does_not_read_levels_that_were_replaced(reopened):
    now, then = reopened(1), reopened(10, (SkillRating,))

    few, many = read(now, team_map, TODAY), read(then, team_map, TODAY)

    assert many.steps <= few.steps * 1.2


@pytest.mark.parametrize(
    "kind",
    [
        Session,
        ProfileFact,
        SkillRating,
        GrowthGoal,
    ],
)
def test_a_page_of_a_timeline_costs_no_more_as_the_past_grows(reopened, kind):
    """Compared where either past already fills the page."""
    some, more = reopened(20, (kind,)), reopened(80, (kind,))

    for page in ("timeline", "timeline, next page"):
        before, after = read(some, *pages(some)[page]), read(more, *pages(more)[page])
        assert after.steps <= before.steps * 1.25, page  # an index grows a little deeper


@pytest.mark.parametrize("page", FEED)
@pytest.mark.parametrize("kinds", [NOTES, MEETINGS], ids=["notes", "sessions"])
def test_a_page_of_the_journal_costs_no_more_as_the_past_grows(reopened, page, kinds):
    some, more = reopened(20, kinds), reopened(80, kinds)

    before, after = read(some, *pages(some)[page]), read(more, *pages(more)[page])

    assert after.steps <= before.steps * 1.25


def test_who_is_owed_a_conversation_costs_no_more_as_the_past_grows(reopened):
    now, then = reopened(1), reopened(20, MEETINGS)

    few, many = read(now, people.roster), read(then, people.roster)

    assert many.steps <= few.steps * 1.1


@pytest.mark.parametrize("page", ["planned", "calendar", "exported"])
def test_the_days_ahead_cost_no_more_as_the_past_grows(reopened, page):
    some, more = reopened(20, MEETINGS), reopened(80, MEETINGS)

    before, after = read(some, *pages(some)[page]), read(more, *pages(more)[page])

    assert after.steps <= before.steps * 1.25


@pytest.mark.parametrize("page", ["quarter", "week", "in its way", "who came"])
def test_the_training_of_a_quarter_costs_no_more_as_the_past_grows(reopened, page):
    some, more = reopened(20, TRAININGS), reopened(80, TRAININGS)

    before, after = read(some, *pages(some)[page]), read(more, *pages(more)[page])

    assert after.steps <= before.steps * 1.25


@pytest.mark.parametrize("page", NUMBERS)
def test_values_are_not_sorted_and_only_those_of_the_time_looked_at_are_read(reopened, page):
    some, more = reopened(5, (Value,)), reopened(20, (Value,))

    before, after = read(some, *pages(some)[page]), read(more, *pages(more)[page])

    for plan in after.plans:
        of_values = [step for step in plan if " value " in step]
        assert all("starts_on>?" in step for step in of_values), plan
        assert not of_values or not any("TEMP B-TREE" in step for step in plan), plan
    assert after.steps <= before.steps * 1.1
