"""A journal worth damaging, and ways to damage it."""

from __future__ import annotations

import random
from contextlib import closing
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app import journal_file, rescue
from app.domain import (
    absences,
    agreements,
    areas,
    bench,
    closed_days,
    commitments,
    facts,
    goals,
    lifts,
    metrics,
    notes,
    packets,
    people,
    photos,
    plan_actions,
    plan_checks,
    plan_lines,
    plan_sections,
    plans,
    ramp,
    review_assessments,
    review_frozen,
    review_items,
    review_signing,
    review_templates,
    review_upward,
    reviews,
    scorecards,
    session_answers,
    session_templates,
    source_mappings,
    standards,
    team_goals,
    training_gaps,
    training_outcomes,
    training_topics,
    trainings,
)
from app.domain.errors import JournalFault
from app.domain.kinds import (
    Attended,
    Autonomy,
    FormKind,
    FrozenPart,
    Owner,
    ReviewFileKind,
    ReviewItemKind,
    ReviewState,
    RollUp,
    SectionKind,
    SessionKind,
    Unit,
    Vis,
    Voice,
    WordsFrom,
)
from app.domain.models import ReturnedForm, ReviewFile
from app.domain.session_templates import Question
from app.storage import driver
from app.storage.key import Key
from tests import builders
from tests.builders import TODAY

if TYPE_CHECKING:
    from app.journal import Journal

PAGE = 4096
#: The first byte of a page with rows of a table.
LEAF = 13
KEY = Key(bytes(range(32)), bytes(range(100, 116)))
DANA, MARCUS = "Dana Whitfield", "Marcus Oyelaran"


def make(path: Path, key: Key | None = None, statements: int = 120) -> None:
    """A closed journal of two people with enough to say that it fills many pages."""
    path.touch(mode=0o600)
    path.write_bytes(_made(key, statements))


@cache
def _made(key: Key | None, statements: int) -> bytes:
    """The file of such a journal; making it once keeps the suite quick."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        journal = journal_file.create(path, fill(statements), key=key, manager="Robin Hale")
        change(journal)
        journal.close()
        return path.read_bytes()


def fill(statements: int):
    """A command that fills a new journal."""

    def command(db):
        step = builders.InOneStep(db)
        dana, marcus = builders.person(step, DANA), builders.person(step, MARCUS)
        for number in range(statements):
            who = (dana, marcus)[number % 2].id
            builders.fact(step, who, f"Statement {number}: " + "asks, waits, listens. " * 8)
        builders.fact(step, dana.id, "A long story. " * 1000)
        what = builders.skill(step)
        builders.rating(step, dana.id, what.id, 3)
        aim = builders.goal(step, dana.id, "Run a discovery alone", what.id, due=TODAY)
        goals.add_checkpoint(db, aim.id, TODAY, "Listen to one")
        builders.session(step, marcus.id)
        agreements.write(db, dana.id, TODAY, TODAY, mine="Time", theirs="Candour")
        areas.settle(db, dana.id, "Pricing", Autonomy.GUIDED, TODAY)
        ramp.put_on(db, marcus.id, [(30, "Know whom to ask"), (60, "Lead one talk")])
        must = bench.add_must_have(db, "Listens")
        bench.score(db, marcus.id, must.id, 4, "Let me finish")
        photos.put(db, dana.id, b"\xff\xd8 a face \xff\xd9")
        builders.result(step, dana.id, builders.month(), 100, None)
        coach(db, dana.id, marcus.id, what.id)
        count(db, dana.id, marcus.id)
        expect(db, dana.id, marcus.id)
        plan(db, dana.id, marcus.id)
        train(db, dana.id, marcus.id, what.id)
        review(db, marcus.id, dana.id)

    return command


def count(db, *whom):
    """Numbers of two people: what they aim at, what they reported and what it weighs."""
    step = builders.InOneStep(db)
    goal = team_goals.add(db, "A full pipeline")
    calls, meetings = (builders.metric(step, name, goal_id=goal.id) for name in ("Calls", "Visits"))
    parts = {"numerator_id": meetings.id, "denominator_id": calls.id}
    builders.metric(step, "Rate", unit=Unit.PERCENT, roll_up=RollUp.RATIO, **parts)
    metrics.define(db, calls.id, "Somebody answered", TODAY)
    builders.target(step, calls.id, 20_000, role="Account executive")
    builders.target(step, calls.id, 25_000, who=whom[0], ends_on=TODAY)
    for number in range(20):
        day = TODAY - timedelta(weeks=number)
        builders.value(step, whom[0], calls.id, day, None if number == 3 else number * 1000)
        builders.value(step, whom[1], meetings.id, day, 7_000)
    scorecards.save(db, "", {calls.id: 60, meetings.id: 40})
    lifts.save(db, name="A tenth", starts_on=builders.quarter().starts, lever_id=None)
    source_mappings.remember(db, "owner calls", "{}")


def expect(db, *whom):
    """What is expected of two people, and what became of it."""
    step = builders.InOneStep(db)
    for_all, own = builders.standard(step), builders.standard(step, "Early", person_id=whom[0])
    standards.acknowledge(db, for_all.id, whom[1], TODAY, TODAY)
    builders.miss(step, whom[0], own.id, days_ago=9, talked=2)
    builders.miss(step, whom[1], for_all.id, days_ago=1)
    builders.improvement_plan(step, whom[0])


def plan(db, *whom):
    """A plan that was agreed, printed, looked at and is being changed; and one just asked for."""
    plans.invite(db, whom[1], TODAY, TODAY)
    made = plans.invite(db, whom[0], TODAY, TODAY)
    said = {SectionKind.MARKET: "Two mills on the coast", SectionKind.RISKS: "One has a new owner"}
    plan_sections.write(db, made.id, said, WordsFrom.FORM, TODAY)
    plan_sections.comment(db, made.id, SectionKind.MARKET, "Begin with the larger one")
    plan_lines.add(
        db, made.id, TODAY, account="Skagen", segment="Mills", amount=60_000, month=TODAY
    )
    plan_lines.add(db, made.id, TODAY, segment="Ports", amount=None, as_typed="amount: about 600")
    plan_actions.add(db, made.id, TODAY, text="Call both mills", due=TODAY + timedelta(days=9))
    db.add(_returned(made.id))
    plans.submit(db, made.id, TODAY, TODAY)
    plans.review(db, made.id, TODAY, TODAY)
    plan_lines.change(db, plans.get(db, made.id).lines[1].id, amount=5_000, month=TODAY)
    plans.change(db, made.id, integrity=True)
    plans.agree(db, made.id, TODAY, TODAY)
    db.flush()
    for owner in (Owner.REP, Owner.ME):
        plans.sign(db, made.id, owner, TODAY, TODAY)
    plan_sections.note(db, made.id, "Sounds tired of it", TODAY, section=SectionKind.MARKET)
    plan_sections.note(db, made.id, "Ask again in spring", TODAY)
    month = TODAY.replace(day=1)
    slow = {"expected": 55_000, "comment": "A slow start"}
    plan_checks.save(db, made.id, month, TODAY, checked_on=TODAY, **slow)
    packets.keep(db, made.id, "plan", "rep", "a4", b"%PDF-1.4 pages \xe2\xe3 " * 600, TODAY)
    plans.revise(db, made.id, "One of the mills closes", TODAY)


def train(db, *who_and_what):
    """A quarter whose training two people give and come to, the topics that wait, and days away."""
    step = builders.InOneStep(db)
    giver, other, what = who_and_what
    noted = {"skill_id": what, "why": "Asked twice", "person_ids": [giver, other]}
    waiting = training_topics.add(db, "CRM hygiene", TODAY, **noted)
    day = TODAY.replace(day=5)
    quarter = builders.training_plan(step, quarter=builders.quarter(), count=0, on=day)
    told = {"objective": "Hear the pain", "skill_ids": [what], "topic_id": waiting.id}
    held = builders.training(step, quarter.id, day, giver_id=giver, backup_id=other, **told)
    handed = builders.training(step, quarter.id, TODAY, giver_id=other, starts_at="15:00")
    cancelled = builders.training(step, quarter.id, TODAY)
    training_gaps.publish(db, quarter.id, day)
    trainings.change(db, handed.id, TODAY, giver_id=giver)
    trainings.cancel(db, cancelled.id, "The guest is ill", TODAY)
    learned = {"remarks": "Lively", "observe": "Asks what it costs", "watch_ids": [other]}
    came = {"attendance": {other: Attended.PRESENT}, "ratings": {other: 4}}
    training_outcomes.deliver(db, held.id, day, TODAY, **came, **learned)
    closed_days.add(db, TODAY, TODAY, "Trade fair")
    absences.add(db, other, TODAY, TODAY + timedelta(days=4))


def review(db, *whom):
    """A review that was closed, printed, signed and opened again, and one that is prepared."""
    step = builders.InOneStep(db)
    review_templates.save(db, name="Monthly", kind=FormKind.MONTHLY, questions=builders.ASKED)
    builders.review(step, whom[1], ReviewState.PREPARING)
    for text in ("Call Skagen", "Write to the mills"):
        unseen = builders.promise(step, whom[0], text, vis=Vis.SHAREABLE).id
    held = builders.review(step, whom[0], ReviewState.HELD).id
    review_items.show(db, held, ReviewItemKind.COMMITMENT, unseen, False)
    reviews.say(db, held, went_well="Both mills called", rating=4, comment="I see it so too")
    review_assessments.save(db, held, text="Ready for more", watch="Tired", mine="Say so more")
    review_upward.record(db, held, ["What helps you?"], {0: "Time to think"}, {0: 4})
    db.add(_came_back(held))
    review_frozen.freeze(db, held, FrozenPart.NUMBERS, b"Six numbers and a chart. " * 200, TODAY)
    reviews.close(db, held, TODAY, TODAY)
    for copy in (FrozenPart.REP, FrozenPart.MANAGER):
        review_frozen.freeze(db, held, copy, f"What {copy} reads. ".encode() * 200, TODAY)
    review_frozen.keep(db, held, "rep", "a4", b"%PDF-1.7 their copy \xe2\xe3 " * 300, TODAY)
    review_signing.sign(db, held, Owner.ME, TODAY, TODAY)
    review_signing.sign(db, held, Owner.REP, TODAY, TODAY, declined=True)
    review_signing.attach(db, held, "Scan.png", b"\x89PNG\r\n\x1a\n signed", TODAY)
    reviews.reopen(db, held, "A number was wrong")


def _came_back(review_id):
    bare = b"%PDF-1.7 a form \xe2\xe3 " * 300
    known = {"file_name": "Review - Marcus.pdf", "digest": "00ff", "content": bare}
    return ReviewFile(review_id=review_id, kind=ReviewFileKind.FORM, read_on=TODAY, **known)


def _returned(plan_id):
    bare = b"%PDF-1.7 a form \xe2\xe3 " * 300
    return ReturnedForm(
        plan_id=plan_id, read_on=TODAY, file_name="Dana.pdf", digest="f" * 64, content=bare
    )


def coach(db, *who_and_what):
    """Coaching of every kind with two people, about a skill."""
    step = builders.InOneStep(db)
    *whom, what = who_and_what
    written = builders.note(step, *whom, text="Both listened", tags=["calls", "2026-11-01"])
    later = max(TODAY, written.created_at.date()) + timedelta(days=20)
    notes.amend(db, written.id, later, text="Both talked")
    meeting = builders.plan(step, *whom, skill_ids=[what])
    questions = [("Goal", "What do you want?", Voice.SELF), ("", "What then?", Voice.MANAGER)]
    session_answers.ask(db, meeting.id, questions)
    asked = [Question(section, text, voice) for section, text, voice in questions]
    session_templates.save(db, name="Two steps", kind=SessionKind.SKILL, questions=asked)
    builders.point(step, whom[0])
    builders.point(step, None, "For the team")
    promised = builders.promise(step, whom[0], due=later)
    for days in (1, 2):
        due = later + timedelta(days=days)
        commitments.change(db, promised.id, TODAY, due=due)
    commitments.change(db, promised.id, TODAY, due=None)


def change(journal: Journal) -> None:
    """What a user does after that: one statement edited, one deleted, one person gone again."""
    rows = journal.ask(people.roster)
    dana = next(row.id for row in rows if row.name == DANA)
    known = journal.ask(facts.of_person, dana)
    journal.do("Edit", facts.amend, known[-1].id, TODAY, text="Edited since")
    journal.do("Delete", facts.delete, known[-2].id)
    gone = builders.person(journal, "Priya Raman")
    journal.do("Delete Priya Raman", people.delete, gone.id)
    journal.set_aside("draft/note", {"text": "half a"})


def dump(path: Path, key: Key | None = None) -> dict[str, set[tuple[object, ...]]]:
    """The records of the journal, without their seals and history."""
    with closing(driver.connect(path, mode="ro", key=key)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return {
            name: set(connection.execute(f'SELECT * FROM "{name}"'))
            for (name,) in names.fetchall()
            if not name.startswith(("sqlite_", "history_", "alembic_", "aside", "seal", "search_"))
        }


def flip(path: Path, bit: int) -> None:
    """Turn one bit of the file around."""
    with path.open("rb+") as file:
        file.seek(bit // 8)
        (byte,) = file.read(1)
        file.seek(bit // 8)
        file.write(bytes([byte ^ 1 << bit % 8]))


def wipe(path: Path, page: int) -> None:
    """Overwrite a page, counted from 1, with what means nothing."""
    with path.open("rb+") as file:
        file.seek((page - 1) * PAGE)
        file.write(b"\xa5" * PAGE)


def pages_of(path: Path, table: str) -> list[int]:
    """The pages, counted from 1, that hold the rows of a table of a journal that is not encrypted.

    See "B-tree Pages" in SQLite's description of its file format.
    """
    content = path.read_bytes()
    with closing(driver.connect(path)) as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        ahead = [number for (number,) in connection.execute(query, (table,))]
    found = []
    while ahead:
        number = ahead.pop()
        page = content[(number - 1) * PAGE : number * PAGE]
        if page[0] == LEAF:
            found.append(number)
            continue
        count = int.from_bytes(page[3:5])
        cells = (int.from_bytes(page[at : at + 2]) for at in range(12, 12 + 2 * count, 2))
        ahead += [int.from_bytes(page[at : at + 4]) for at in (8, *cells)]
    return sorted(found)


def unreported_flips(path: Path, key: Key | None, seed: int, count: int) -> list[int]:
    """Turn bits of the file around, one at a time; those that nobody would ever be told of.

    In a journal that is not encrypted, one that changes no record is no loss.
    """
    whole, said = path.read_bytes(), dump(path, key)
    chance = random.Random(seed)
    found = []
    for _ in range(count):
        bit = chance.randrange(len(whole) * 8)
        path.write_bytes(whole)
        flip(path, bit)
        if is_sound(path, key) and (key is not None or dump(path, key) != said):
            found.append(bit)
    path.write_bytes(whole)
    return found


def is_sound(path: Path, key: Key | None) -> bool:
    """Whether the journal opens as for a user, and the check finds nothing."""
    try:
        journal_file.open_journal(path, key=key).close()
        return rescue.look_over(path, key) == []
    except JournalFault:
        return False
