"""What is private stays out of every page of a review, and what is shareable stands there once.

Every text field of every table gets a word of its own. Whatever state a review is in, the pages,
names, bookmarks and attachments of all its packets hold no word that is not for their audience.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from itertools import count

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from app import gather, paths, reviewing
from app.domain import (
    agreements,
    goals,
    metrics,
    notes,
    plan_checks,
    points,
    review_answers,
    review_assessments,
    review_items,
    review_steps,
    review_upward,
    reviews,
    sessions,
    team_goals,
    training_outcomes,
)
from app.domain.kinds import (
    Attended,
    Certainty,
    FactKind,
    NoteKind,
    Owner,
    PeriodKind,
    QuarterState,
    RaisedBy,
    ReviewKind,
    ReviewState,
    SaidIn,
    SessionKind,
    Vis,
    Voice,
    WordsFrom,
)
from app.domain.models import Record
from app.domain.periods import period_of
from app.formats import Formats
from app.report import packet
from tests import builders
from tests.builders import TODAY

pytestmark = pytest.mark.long

FORMATS = Formats("USD")
QUARTER, MONTH = builders.quarter(), builders.month()
HALF = period_of(PeriodKind.HALF, TODAY)
SLOTS = {ReviewKind.MONTHLY: MONTH, ReviewKind.QUARTERLY: QUARTER}
#: Where there is no room for words: what is computed from, or told apart by.
_NO_WORDS = frozenset(
    {
        *("zone", "starts_at", "uid", "series", "digest", "size", "audience", "language"),
        *("currency", "country", "region", "meeting_at", "meeting_zone", "backup_folder"),
        *("colour", "fingerprint", "key", "weekdays", "source", "role"),
        *("owner_name", "guest", "backup_guest"),
    }
)
#: What names something or somebody, and may stand wherever it is spoken of.
NAMES = frozenset(
    {
        *("person.name", "person.preferred_name", "person.segment"),
        *("person.territory", "settings.manager", "settings.company", "skill.name"),
        *("metric.name", "metric.counts", "team_goal.name", "standard.statement"),
    }
)
#: Tables of records that belong to one person.
OWNED = ("profile_fact", "growth_goal", "skill_rating", "standard_miss", "agenda_item", "session")


class Words:
    """A word of its own for each text, by the table, the column and the row that it stands in."""

    def __init__(self):
        self.of = {}
        self._numbers = count(100)

    def fill(self, db):
        """Put a word into every text field that has none yet."""
        for mapper in Record.registry.mappers:
            if "template" in mapper.local_table.name:  # what is asked stands in the review
                continue
            columns = [c for c in mapper.columns if _is_text(c) and c.name not in _NO_WORDS]
            for row in db.scalars(sa.select(mapper.class_)) if columns else ():
                for column in columns:
                    if not str(getattr(row, column.name)).startswith("quokka"):
                        word = f"quokka{next(self._numbers)}x"
                        setattr(row, column.name, word)
                        self.of[word] = (mapper.local_table.name, column.name, row.id)
            db.flush()

    def at(self, table, *columns, rows):
        """The words of these columns in these rows."""
        return {
            word
            for word, (where, column, row) in self.of.items()
            if where == table and column in columns and row in rows
        }

    def names(self):
        """What names somebody or something."""
        return {
            word for word, (table, column, _) in self.of.items() if f"{table}.{column}" in NAMES
        }


def _is_text(column):
    kind = column.type
    return isinstance(kind, sa.String) and not isinstance(kind, sa.Enum)


@pytest.fixture
def words():
    return Words()


@pytest.fixture
def dana(journal, words):
    """A person and another one about whom everything is written, to be shared and not."""
    dana, marcus = builders.team(journal, "Dana Whitfield", "Marcus Oyelaran")
    journal.do("Tell", lambda db: _tell(builders.InOneStep(db), dana, marcus))
    builders.business_plan(journal, dana, half=HALF.starts, on=HALF.starts)
    for vis, day in ((Vis.SHAREABLE, MONTH.starts), (Vis.PRIVATE, QUARTER.starts)):
        talk = {"checked_on": TODAY, "expected": None, "comment": "Said", "vis": vis}
        journal.do("Look", plan_checks.save, 1, day, TODAY, **talk)
    journal.do("Fill", words.fill)
    return dana


def _tell(step, dana, marcus):
    step.do("Goal", team_goals.add, "Lead")
    step.do("Number", metrics.add, TODAY, name="Meetings", definition="Each", goal_id=1)
    for vis in Vis:
        for who in (dana, marcus):
            _tell_of(step, who, vis)
        builders.note(step, dana, marcus, text="Both", kind=NoteKind.WIN, vis=vis, pinned=True)
    for kind in (NoteKind.VENT, NoteKind.PERSONAL, NoteKind.REFLECTION):
        builders.note(step, dana, text="Mine", kind=kind, pinned=True)
    builders.training_plan(
        step, QuarterState.PUBLISHED, quarter=QUARTER, count=2, on=QUARTER.starts
    )
    for number, came in enumerate((Attended.PRESENT, Attended.ABSENT), 1):
        outcome = {"attendance": {dana: came}, "ratings": {}, "remarks": "Mine"}
        step.do("Deliver", training_outcomes.deliver, number, TODAY, TODAY, **outcome)


def _tell_of(step, who, vis):
    """Everything of one person that can be shared, and can be kept."""
    shared = {"vis": vis}
    for kind in FactKind:
        builders.fact(step, who, kind=kind, certainty=Certainty.HUNCH)
    builders.fact(step, who, evidence="Seen", **shared)
    builders.note(step, who, kind=NoteKind.WIN, said_in=SaidIn.PRIVATE, **shared)
    builders.note(step, who, kind=NoteKind.CONCERN, pinned=True, **shared)
    builders.note(step, who, kind=NoteKind.OBSERVATION, **shared)
    for heard in (True, False):
        said = builders.note(step, who, kind=NoteKind.FEEDBACK, situation="There", **shared)
        if heard:
            step.do("Say", notes.deliver, said.id, TODAY, TODAY)
    skill = builders.skill(step, f"Skill {who} {vis}").id
    builders.rating(step, who, skill, 2, days_ago=120, justification="Once", **shared)
    builders.rating(step, who, skill, 3, justification="Why", **shared)
    builders.rating(step, who, skill, 2, voice=Voice.SELF, justification="Own", **shared)
    goal = builders.goal(step, who, f"Goal {who} {vis}", why="Why", **shared)
    step.do("Step", goals.add_checkpoint, goal.id, TODAY, "Step")
    standard = builders.standard(step, f"Standard {who} {vis}", person_id=who, threshold="All")
    builders.miss(step, who, standard.id, days_ago=5, talked=2, effect="Mine", **shared)
    if vis is Vis.SHAREABLE:
        half = {"mine": "I", "theirs": "They", **shared}
        step.do("Agree", agreements.write, who, HALF.starts, TODAY, **half)
    for owner in (who, None):
        builders.promise(step, owner, about_id=who, due=TODAY, **shared)
    for by in RaisedBy:
        asked = builders.point(step, who, raised_by=by, **shared)
        step.do("Say", points.discuss, asked.id, TODAY, answer="So")
    held = builders.session(step, who, kind=SessionKind.CALL)
    step.do("Share", sessions.note, held.id, **shared)
    builders.plan(step, who, in_days=4, kind=SessionKind.CALL, customer="Them", vis=Vis.PRIVATE)


def bring(journal, words, who, kind, state):
    """The review of a slot, brought as far as ``state``, with a word in each of its fields."""
    made = journal.do("Plan", reviews.plan, who, kind, SLOTS[kind].starts)
    kept = {"text": "Think", "watch": "Watch", "mine": "Mine"}
    journal.do("Assess", review_assessments.save, made.id, **kept)
    asked = ["What helps?", "What does not?"]
    journal.do("Hear", review_upward.record, made.id, asked, dict(enumerate(asked)), {0: 2})
    far = list(ReviewState).index(state)
    for work in (_prepare, _answer, _hold)[:far]:
        journal.do("Go on", work, made.id)
    journal.do("Fill", words.fill)
    if state is ReviewState.CLOSED:
        journal.do_final("Close", reviewing.close, made.id, TODAY, TODAY, FORMATS)
    return made.id


def _prepare(db, review_id):
    reviewing.prepare(db, review_id, TODAY, FORMATS)
    for section in reviews.get(db, review_id).sections:
        review_answers.mine(db, section.id, answer="Mine", score=3)


def _answer(db, review_id):
    said = dict.fromkeys(range(len(reviews.get(db, review_id).sections)), "Own")
    review_answers.own(db, review_id, said, {}, WordsFrom.FORM, TODAY, TODAY)
    words = {"went_well": "Well", "to_improve": "Better", "next_up": "Next", "comment": "Fine"}
    reviews.say(db, review_id, **words)
    for owner in (Owner.REP, Owner.ME):
        review_steps.add(db, review_id, text="Do", owner=owner, due=TODAY)


def _hold(db, review_id):
    reviews.hold(db, review_id, TODAY, TODAY)


#: What the person may read of the records, by the table: which columns, and in which rows.
MAY_READ = (
    (
        "note",
        ("text", "value_shown"),
        """vis = 'shareable' AND (kind = 'win' OR pinned OR delivered_on IS NOT NULL)
            AND id IN (SELECT note_id FROM note_person WHERE person_id = :who)
            AND id NOT IN (SELECT note_id FROM note_person WHERE person_id <> :who)""",
    ),
    (
        "note",
        ("situation", "behaviour", "effect", "next_time"),
        """vis = 'shareable' AND kind = 'feedback' AND delivered_on IS NOT NULL
            AND id IN (SELECT note_id FROM note_person WHERE person_id = :who)""",
    ),
    ("commitment", ("text",), "vis = 'shareable' AND about_id = :who"),
    (
        "standard_miss",
        ("facts", "support", "correction"),
        "vis = 'shareable' AND person_id = :who",
    ),
    (
        "agenda_item",
        ("text", "answer"),
        "vis = 'shareable' AND raised_by = 'rep' AND person_id = :who",
    ),
    (
        "session",
        ("customer", "objective", "positives", "improvement", "improvement_2"),
        "vis = 'shareable' AND state = 'held' AND person_id = :who",
    ),
    # When and where the two work together next, both of them know.
    ("session", ("place",), "state = 'planned' AND person_id = :who"),
    ("plan_check", ("comment",), "vis = 'shareable'"),
    (
        "training_session",
        ("topic",),
        """id IN (SELECT training_id FROM training_attendance
            WHERE person_id = :who AND attended = 'present')""",
    ),
    ("growth_goal", ("outcome",), "vis = 'shareable' AND person_id = :who"),
)
#: The same of the formal ones.
MAY_READ_FORMALLY = (
    ("growth_goal", ("why",), "vis = 'shareable' AND person_id = :who"),
    (
        "goal_checkpoint",
        ("text",),
        "goal_id IN (SELECT id FROM growth_goal WHERE vis = 'shareable' AND person_id = :who)",
    ),
    ("profile_fact", ("text",), "vis = 'shareable' AND person_id = :who"),
    ("agreement", ("mine", "theirs"), "vis = 'shareable' AND person_id = :who"),
    ("standard", ("measure", "threshold"), "person_id = :who"),
    (
        "skill_rating",
        ("justification",),
        """vis = 'shareable' AND person_id = :who AND voice = 'manager'
            AND rated_on IN (SELECT max(rated_on) FROM skill_rating)""",
    ),
)
#: What stands in a review itself: what both said, and what the manager answered once it is time.
OF_THE_REVIEW = (
    ("review", ("comment",), "id = :review"),
    ("review", ("went_well", "to_improve", "next_up"), "id = :review AND :answered"),
    ("review_section", ("section", "own_question", "my_question"), "review_id = :review"),
    ("review_section", ("own_answer", "my_answer"), "review_id = :review AND :answered"),
    ("review_step", ("text",), "review_id = :review"),
)


def readable(journal, words, rules, **named):
    """The words that these rules let somebody read."""
    found = set()
    for table, columns, where in rules:
        query = sa.text(f"SELECT id FROM {table} WHERE {where}")
        used = {name: value for name, value in named.items() if f":{name}" in where}
        rows = journal.ask(lambda db, q=query, u=used: set(db.scalars(q, u)))
        found |= words.at(table, *columns, rows=rows)
    return found


def for_the_person(journal, words, who, kind, review_id):
    """What the person's own copy is to say, each word once."""
    rules = [*MAY_READ, *OF_THE_REVIEW]
    if kind is ReviewKind.QUARTERLY:
        rules += MAY_READ_FORMALLY
    found = journal.ask(reviews.get, review_id)
    named = {"who": who, "review": review_id, "answered": found.own_in}
    return readable(journal, words, rules, **named)


def copies(journal, who, kind):
    """The person's own copy, and those that the manager keeps or that go to others."""
    period = SLOTS[kind]
    rep = gather.quarterly if kind is ReviewKind.QUARTERLY else gather.monthly
    return (
        journal.ask(rep, who, period, FORMATS, TODAY),
        journal.ask(gather.manager_page, who, period, FORMATS, TODAY),
        journal.ask(gather.team_review, QUARTER, FORMATS, TODAY),
        journal.ask(gather.boss_review, QUARTER, FORMATS, TODAY),
    )


def printed(content):
    """Everything that can be read in the file: pages, names, bookmarks, attachments, fields."""
    reader = PdfReader(BytesIO(packet.build(content, paths.resources() / "fonts")))
    said = [page.extract_text() for page in reader.pages]
    said += map(str, (reader.metadata or {}).values())
    said += map(str, _flat(reader.outline))
    said += [repr(reader.attachments), repr(reader.get_fields())]
    return "\n".join(said)


def _flat(outline):
    for one in outline:
        yield from _flat(one) if isinstance(one, list) else [one.title]


def texts(said):
    if isinstance(said, str):
        return [said]
    if is_dataclass(said):
        return [text for field in fields(said) for text in texts(getattr(said, field.name))]
    return [text for part in said for text in texts(part)] if isinstance(said, tuple) else []


def said_by(content):
    """The words that stand in a paper, in its content or anywhere in its file."""
    return set(re.findall(r"quokka\d+x", repr(content) + printed(content)))


every_state = pytest.mark.parametrize("state", ReviewState)
every_kind = pytest.mark.parametrize("kind", ReviewKind)


@every_kind
@every_state
def test_a_persons_copy_says_what_is_theirs_once_and_nothing_else(
    journal, words, dana, kind, state
):
    review_id = bring(journal, words, dana, kind, state)
    rep, *_ = copies(journal, dana, kind)
    allowed = for_the_person(journal, words, dana, kind, review_id)
    said = texts(replace(rep, prints=()))
    times = {word: sum(text.count(word) for text in said) for word in allowed}
    assert {words.of[word]: n for word, n in times.items() if n != 1} == {}
    told = said_by(rep) - allowed - words.names()
    assert {words.of[word] for word in told} == set()
    assert len(allowed) > 15
    assert len(words.of) > 250


@every_kind
def test_what_is_listed_as_visible_is_what_is_printed(journal, words, dana, kind):
    review_id = bring(journal, words, dana, kind, ReviewState.READY)
    rep, *_ = copies(journal, dana, kind)
    shown = [
        journal.ask(review_items.whole, review_id, one.kind, one.record_id)
        for one in journal.ask(review_items.visible, review_id)
    ]
    listed, printed = set(re.findall(r"quokka\d+x", " ".join(shown))), said_by(rep)
    # A month has no room for why a goal is one.
    why = readable(journal, words, [("growth_goal", ("why",), "true")])
    left_out = why if kind is ReviewKind.MONTHLY else set()
    assert {words.of[word] for word in listed - printed - left_out} == set()
    of_records = {
        word
        for word in for_the_person(journal, words, dana, kind, review_id)
        if words.of[word][0] not in {"review", "review_section", "review_step", "goal_checkpoint"}
    }
    unseen = {words.of[word][:2] for word in of_records - listed}
    # Where the two work together next is no record of what was; why a level was given is long.
    assert unseen <= {("session", "place"), ("skill_rating", "justification")}


@every_kind
@every_state
def test_each_thing_stands_on_the_pages_once(journal, words, dana, kind, state):
    review_id = bring(journal, words, dana, kind, state)
    rep, *_ = copies(journal, dana, kind)
    pages = printed(rep)
    allowed = for_the_person(journal, words, dana, kind, review_id)
    assert {words.of[word]: n for word in allowed if (n := pages.count(word)) != 1} == {}


@every_kind
@every_state
def test_the_managers_page_is_about_one_person_and_holds_what_only_the_manager_thinks(
    journal, words, dana, kind, state
):
    review_id = bring(journal, words, dana, kind, state)
    _, page, *_ = copies(journal, dana, kind)
    said = said_by(page)
    kept = readable(
        journal,
        words,
        [
            ("review_assessment", ("text", "watch", "mine"), "review_id = :review"),
            ("upward_answer", ("question", "answer"), "review_id = :review"),
            ("profile_fact", ("text", "evidence"), "person_id = :who AND retired_on IS NULL"),
        ],
        review=review_id,
        who=dana,
    )
    assert {words.of[word] for word in kept - said} == set()
    others = [(table, ("%",), "person_id IS NOT NULL AND person_id <> :who") for table in OWNED]
    theirs = {
        word
        for table, _, where in others
        for word in _in_rows(journal, words, table, where, who=dana)
    }
    assert {words.of[word] for word in said & theirs} == set()
    assert len(theirs) > 30


@every_kind
@every_state
def test_the_team_and_whoever_is_reported_to_get_no_private_word(journal, words, dana, kind, state):
    bring(journal, words, dana, kind, state)
    _, _, team, boss = copies(journal, dana, kind)
    topics = readable(journal, words, [("training_session", ("topic",), "true")])
    assert {words.of[word] for word in said_by(team) - words.names() - topics} == set()
    agreed = readable(
        journal,
        words,
        [
            ("growth_goal", ("outcome",), "vis = 'shareable'"),
            ("review_step", ("text",), "true"),
        ],
    )
    assert {words.of[word] for word in said_by(boss) - words.names() - agreed} == set()


@every_kind
@pytest.mark.parametrize("state", [ReviewState.PREPARING, ReviewState.READY, ReviewState.HELD])
def test_a_form_holds_the_persons_own_words_alone(journal, words, dana, kind, state):
    review_id = bring(journal, words, dana, kind, state)
    own = [("review_section", ("section", "own_question", "own_answer"), "review_id = :review")]
    allowed = readable(journal, words, own, review=review_id) | words.names()
    form = journal.ask(gather.review_form, dana, FORMATS, TODAY, review_id)
    assert {words.of[word] for word in said_by(form) - allowed} == set()
    asked = [("upward_answer", ("question",), "review_id = :review")]
    allowed = readable(journal, words, asked, review=review_id) | words.names()
    feedback = journal.ask(gather.upward_form, dana, FORMATS, TODAY, review_id)
    assert {words.of[word] for word in said_by(feedback) - allowed} == set()


@every_kind
def test_a_revision_says_no_more_than_the_one_before_but_why_it_was_made(
    journal, words, dana, kind
):
    review_id = bring(journal, words, dana, kind, ReviewState.CLOSED)
    closed, *_ = copies(journal, dana, kind)
    journal.do("Reopen", reviews.reopen, review_id, "quokka1x")
    again, page, *_ = copies(journal, dana, kind)
    assert said_by(again) == said_by(closed) | {"quokka1x"}
    assert printed(again).count("quokka1x") == 1
    assert "quokka1x" in said_by(page)


def test_the_words_of_every_table_of_a_review_are_looked_for(journal, words, dana):
    bring(journal, words, dana, ReviewKind.QUARTERLY, ReviewState.HELD)
    known = {table for table, _, _ in words.of.values()}
    tables = {"review", "review_section", "review_step", "review_assessment", "upward_answer"}
    assert tables <= known
    assert set(OWNED) <= known


def _in_rows(journal, words, table, where, **named):
    query = sa.text(f"SELECT id FROM {table} WHERE {where}")
    rows = journal.ask(lambda db: set(db.scalars(query, named)))
    return {word for word, (found, _, row) in words.of.items() if found == table and row in rows}
