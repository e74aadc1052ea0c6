"""The index stays what one made anew would be, whatever is done to the journal."""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import time_machine
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app import backups, erasure, export, journal_file, rescue, sample
from app.domain import (
    facts,
    goals,
    notes,
    people,
    plan_checks,
    plan_lines,
    plan_sections,
    plans,
    review_assessments,
    review_upward,
    reviews,
    training_topics,
)
from app.domain.errors import Refused
from app.domain.kinds import FactKind, NoteKind, ReviewState, SessionKind, Vis
from app.domain.models import Session
from app.storage import driver, encryption, restore, search
from app.storage.key import Key
from tests import builders, damage, indexed
from tests.builders import TODAY
from tests.older import take_back

pytestmark = pytest.mark.long

KEY = Key(b"k" * 32, b"s" * 16)


def found(journal, typed, **asked):
    return [(hit.table, hit.id) for hit in journal.search(typed, **asked).hits]


def write(journal, who=(), text="pricing", **words):
    return journal.do("Write note", notes.write, who, TODAY, text=text, **words).id


@pytest.fixture
def filled(own, path):
    """A closed journal with a deletion, an edit and an undone step in it."""
    dana = builders.person(own).id
    kept = write(own, [dana], "sesquipedalian pricing", tags=["deal"])
    gone = write(own, [dana], "gone")
    own.do("Delete", notes.delete, gone)
    own.do("Amend", notes.amend, kept, TODAY, text="sesquipedalian prices")
    builders.fact(own, dana, "undone")
    own.undo()
    own.close()
    return path


def test_a_change_is_found_at_once_and_what_it_replaced_no_longer(journal):
    dana = builders.person(journal).id
    note = write(journal, [dana], "alpha")
    assert found(journal, "alpha") == [("note", note)]
    journal.do("Amend", notes.amend, note, TODAY, text="beta")
    assert found(journal, "alpha") == []
    assert found(journal, "beta") == [("note", note)]
    journal.undo()
    assert found(journal, "beta") == []
    assert found(journal, "alpha") == [("note", note)]
    journal.redo()
    journal.do("Delete", notes.delete, note)
    assert found(journal, "beta") == []
    journal.bring_back(journal.deleted()[0])
    assert found(journal, "beta") == [("note", note)]
    indexed.check(journal.path)


def test_what_belongs_to_a_record_is_found_with_it(journal):
    dana, marcus = builders.person(journal).id, builders.person(journal, "Marcus").id
    note = write(journal, [dana], tags=["deal-review"])
    assert found(journal, "#deal-review person:dana") == [("note", note)]
    journal.do("Amend", notes.amend, note, TODAY, person_ids=[marcus], tags=["win"])
    assert found(journal, "#deal-review") == []
    assert found(journal, "pricing person:dana") == []
    assert found(journal, "#win person:marcus") == [("note", note)]
    aim = builders.goal(journal, dana, "Run a discovery alone").id
    step = journal.do("Add step", goals.add_checkpoint, aim, TODAY, "Listen to one").id
    assert found(journal, "listen") == [("growth_goal", aim)]
    journal.do("Delete step", goals.delete_checkpoint, step)
    assert found(journal, "listen") == []
    journal.undo()
    assert found(journal, "listen") == [("growth_goal", aim)]


def test_another_day_is_another_place(journal):
    first = write(journal, text="pricing one")
    second = write(journal, text="pricing two")
    assert found(journal, "pricing") == [("note", second), ("note", first)]
    yesterday = TODAY - timedelta(days=1)
    journal.do("Amend", notes.amend, second, TODAY, happened_on=yesterday)
    assert found(journal, "pricing") == [("note", first), ("note", second)]
    assert found(journal, f"before:{TODAY}") == [("note", second)]
    indexed.check(journal.path)


def test_what_is_for_the_manager_alone_is_not_found_where_it_is_hidden(journal):
    dana = builders.person(journal).id

    def hold(db):
        made = Session(
            person_id=dana,
            kind=SessionKind.ONE_TO_ONE,
            held_on=TODAY,
            said="We spoke of pricing",
            reflection="I talked too much",
            vis=Vis.SHAREABLE,
        )
        db.add(made)
        db.flush()
        return made.id

    session = journal.do("Hold", hold)
    private = write(journal, [dana], "pricing in private")
    shared = write(journal, [dana], "pricing shared", vis=Vis.SHAREABLE)
    assert set(found(journal, "pricing")) == {
        ("session", session),
        ("note", private),
        ("note", shared),
    }
    assert set(found(journal, "pricing", shareable_only=True)) == {
        ("session", session),
        ("note", shared),
    }
    assert found(journal, "pricing talked") == [("session", session)]
    assert found(journal, "talked", shareable_only=True) == []
    [hit] = journal.search("spoke", shareable_only=True).hits
    assert "talked" not in hit.snippet.text
    journal.undo()
    indexed.check(journal.path)


def test_what_is_noted_beside_a_plan_is_found_with_it_by_the_manager_alone(journal):
    dana, begun = builders.person(journal).id, date(2026, 7, 1)
    plan = builders.business_plan(journal, dana, half=begun, on=begun).id
    journal.do("Note", plan_sections.note, plan, "Sounds weary", TODAY)
    talk = {"checked_on": TODAY, "expected": None}
    for month, said, vis in ((begun, "Sluggish", Vis.PRIVATE), (TODAY, "Brisk", Vis.SHAREABLE)):
        journal.do("Check", plan_checks.save, plan, month, TODAY, comment=said, vis=vis, **talk)
    again = journal.do("Revise", plans.revise, plan, "A mill closes", TODAY).id
    line = {"segment": "Ports", "as_typed": "month: whenever"}
    journal.do("Line", plan_lines.add, again, TODAY, **line)
    journal.do("Settle", plans.change, again, integrity_note="Only with overtime")
    both = [("business_plan", again), ("business_plan", plan)]
    kind = "kind:plan person:dana"
    for typed in ("plants", "skagen", "call"):
        assert found(journal, f"{typed} {kind}", shareable_only=True) == both, typed
    for typed, which in (("brisk", plan), ("mill", again), ("ports", again), ("whenever", again)):
        wanted = [("business_plan", which)]
        assert found(journal, f"{typed} {kind}", shareable_only=True) == wanted, typed
    for typed, which in (("weary", plan), ("sluggish", plan), ("overtime", again)):
        assert found(journal, f"{typed} {kind}") == [("business_plan", which)], typed
        assert found(journal, typed, shareable_only=True) == []
    [hit, _] = journal.search("skagen", shareable_only=True).hits
    assert "overtime" not in hit.snippet.text
    journal.do("Check", plan_checks.save, plan, TODAY, TODAY, comment="Brisk", **talk)
    assert found(journal, "brisk", shareable_only=True) == []
    indexed.check(journal.path)


def test_what_only_i_know_of_a_review_is_not_found_where_it_is_hidden(journal):
    dana = builders.person(journal).id
    review = builders.review(journal, dana, ReviewState.HELD).id
    said = {"went_well": "Closed Skagen", "to_improve": "Patience", "comment": "Seen alike"}
    journal.do("Say", reviews.say, review, next_up="Ports", **said)
    kept = {"text": "Ready to lead", "watch": "Weary", "mine": "Praise oftener"}
    journal.do("Think", review_assessments.save, review, **kept)
    asked = ["What hinders you?"]
    journal.do("Upward", review_upward.record, review, asked, {0: "Meetings"}, {})
    this = [("review", review)]
    for typed in ("skagen", "patience", "ports", "alike", "mills", "customers person:dana"):
        assert found(journal, f"{typed} kind:monthly", shareable_only=True) == this, typed
    for typed in ("agreed", "lead", "weary", "oftener", "hinders", "meetings"):
        assert found(journal, f"{typed} kind:review") == this, typed
        assert found(journal, typed, shareable_only=True) == []
    [hit] = journal.search("skagen", shareable_only=True).hits
    assert "Weary" not in hit.snippet.text
    assert hit.day == TODAY
    journal.undo()
    indexed.check(journal.path)


def test_what_only_i_know_of_a_training_or_a_topic_is_not_found_where_it_is_hidden(journal):
    dana = builders.person(journal).id
    plan = builders.training_plan(journal, count=0).id
    day = builders.NEXT_QUARTER.starts
    said = {"objective": "Hear the cost", "observe": "Waits", "remarks": "Sounds tired"}
    given = builders.training(journal, plan, day, giver_id=dana, topic="Discovery", **said).id
    mine = {"by_me": True, "my_reason": "Nobody else can", "topic": "The plan form"}
    own = builders.training(journal, plan, day, **mine).id
    noted = {"why": "Slow in the spring", "person_ids": [dana]}
    topic = journal.do("Topic", training_topics.add, "Hygiene", TODAY, **noted).id
    shown = {"discovery": given, "cost": given, "waits kind:training": given, "form": own}
    for typed, which in shown.items():
        assert found(journal, typed, shareable_only=True) == [("training_session", which)], typed
    assert found(journal, "hygiene kind:topic", shareable_only=True) == [("training_topic", topic)]
    assert ("training_session", given) in found(journal, "person:dana")
    assert ("training_topic", topic) not in found(journal, "person:dana")
    for typed, hit in (
        ("tired", ("training_session", given)),
        ("nobody", ("training_session", own)),
        ("spring", ("training_topic", topic)),
    ):
        assert found(journal, typed) == [hit]
        assert found(journal, typed, shareable_only=True) == []
    [hit] = journal.search("hygiene", shareable_only=True).hits
    assert (hit.title, hit.people) == ("Hygiene", ())
    journal.undo()
    indexed.check(journal.path)


def test_the_sample_teams_index_is_what_one_made_anew_would_be(tmp_path):
    path = tmp_path / "sample.db"
    fill = sample.fill
    journal_file.create(path, lambda db: fill(db, TODAY), **dict(sample.SETTINGS)).close()
    assert len(indexed.check(path)) > 100


def test_an_encrypted_journal_keeps_its_index(filled):
    before = indexed.check(filled)
    for old, new in ((None, KEY), (KEY, None)):
        encryption.rewrite(filled, old, new)
        assert indexed.check(filled, new) == before


def test_a_restored_journal_has_the_index_of_its_records(filled, path):
    before = indexed.check(path)
    backup = journal_file.back_up(path, "quit")
    journal = journal_file.open_journal(path)
    write(journal, text="later")
    journal.close()
    [one] = [one for one in backups.found(path) if one.path == backup]
    backups.restore(path, one, None)
    assert indexed.check(path) == before


def test_an_older_backup_is_indexed_when_it_is_restored(filled, path):
    take_back(path, search.SINCE - 1)
    backup = path.with_name("old-000001-20260101T000000Z-quit.db")
    path.rename(backup)
    restore.put_in_place(path, backup, None)
    assert ("person", 1) in {key[:2] for key in indexed.check(path)}


def test_an_imported_archive_is_indexed(filled, path, tmp_path):
    before = indexed.check(path)
    folder = tmp_path / "out"
    folder.mkdir()
    written = export.everything(path, None, folder, TODAY)
    archive = next(file for file in written if file.name == "journal.json").read_bytes()
    assert b"search_" not in archive
    back = tmp_path / "back.db"
    export.journal_from(export.read_archive(archive), back)
    assert indexed.check(back) == before


@pytest.mark.parametrize("key", [None, damage.KEY], ids=["plain", "encrypted"])
def test_a_salvaged_journal_is_indexed_and_nothing_of_the_index_is_taken_for_a_record(
    tmp_path, key
):
    path, target = tmp_path / "made.db", tmp_path / "saved.db"
    damage.make(path, key, statements=4)
    before, said = indexed.check(path, key), damage.dump(path, key)
    saved = rescue.salvage(path, key, target)
    assert saved.lines == ()
    assert damage.dump(target, key) == said
    assert indexed.check(target, key) == before


def test_an_erased_persons_words_are_in_no_corner_of_the_index(own, path):
    dana = builders.person(own, "Quokka Whitfield", email="quokka@example.com").id
    other = builders.person(own, "Marcus").id
    builders.fact(own, dana, "quokka asks why")
    builders.fact(own, other, "keeps listening")
    gone = builders.fact(own, dana, "quokka gone")
    own.do("Delete", facts.delete, gone.id)
    erasure.erase(own, dana)
    assert found(own, "quokka") == []
    assert found(own, "listening") == [("profile_fact", 2)]
    own.close()
    assert b"quokka" not in path.read_bytes().lower()
    indexed.check(path)


def test_words_that_are_forgotten_are_gone_from_the_index(own, path):
    start = datetime(2026, 3, 1, 9, tzinfo=UTC)
    with time_machine.travel(start, tick=False):
        dana = builders.person(own).id
        own.do("Delete", facts.delete, builders.fact(own, dana, "sesquipedalian").id)
        own.close()
    assert b"sesquipedalian" in path.read_bytes()
    with time_machine.travel(start + timedelta(days=31), tick=False):
        again = journal_file.open_journal(path)
        builders.person(again, "Marcus")
        again.close()
    assert b"sesquipedalian" not in path.read_bytes()
    indexed.check(path)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM search_place WHERE name = 'note'",
        "DELETE FROM search_text WHERE rowid = (SELECT max(place) FROM search_place)",
        "UPDATE search_rules SET stamp = 'as it was made in another version'",
        "UPDATE search_text_data SET block = zeroblob(length(block)) WHERE id > 10",
        "DROP TABLE search_place",
    ],
)
@pytest.mark.parametrize("deep", [True, False])
def test_an_index_that_is_not_right_is_made_anew_by_the_check(filled, statement, deep):
    before = indexed.check(filled)
    with closing(driver.connect(filled)) as connection:
        connection.execute(statement)
    if "zeroblob" not in statement:
        looked = rescue.look_closely(filled, mend=False)
        assert (looked.lines, looked.rebuilt) == ((), False)
    elif not deep:
        pytest.skip("only a thorough check reads the index itself")
    looked = rescue.look_closely(filled, deep=deep)
    assert (looked.lines, looked.rebuilt) == ((), True)
    assert indexed.check(filled) == before
    assert rescue.look_closely(filled, deep=deep).rebuilt is False


def test_an_index_that_is_broken_keeps_nobody_from_writing_or_backing_up(filled):
    with closing(driver.connect(filled)) as connection:
        connection.execute("UPDATE search_text_data SET block = x'00' WHERE id = 10")
        connection.execute("UPDATE search_text_docsize SET origin = 'odd'")
    assert journal_file.check(filled) == []
    journal_file.back_up(filled, "quit")
    journal = journal_file.open_journal(filled)
    note = write(journal, text="written all the same")
    assert found(journal, "written same") == [("note", note)]
    journal.close()


def test_hostile_texts_are_indexed(journal):
    dana = builders.person(journal).id
    texts = (
        *("a\0b", "lone \ud800 half", "x" * 200_000, "<b>&amp;" * 10_000, "\u202eright to left"),
        *('"""', "said: * ^ ( ) NEAR/3", "\U0010ffff \ue021", "שלום עולם", "🏳️‍🌈"),
    )
    for number, text in enumerate(texts):
        write(journal, [dana], f"needle{number} {text}")
    for number in range(len(texts)):
        assert len(found(journal, f"needle{number}")) == 1
    assert found(journal, "שלום") == found(journal, "needle8")
    assert found(journal, "🏳🌈") == found(journal, "needle9")
    indexed.check(journal.path)


class _Anything(RuleBasedStateMachine):
    """Whatever is done and taken back, the index is what one made anew would be."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.journal = journal_file.create(Path(self.folder.name) / "any.db", manager="Robin")
        self.people: list[int] = []
        self.notes: list[int] = []
        self.facts: list[int] = []

    @initialize()
    def begin(self):
        self.people = [builders.person(self.journal, name).id for name in ("Dana", "Łukasz")]

    @rule(text=st.text(min_size=1), who=st.integers(0, 1), ago=st.integers(0, 3), tag=st.text())
    def write(self, text, who, ago, tag):
        self.attempt(
            lambda: self.notes.append(
                write(
                    self.journal,
                    self.people[: who + 1],
                    text,
                    tags=[tag[:50]],
                    happened_on=TODAY - timedelta(days=ago),
                    kind=NoteKind.WIN if who else NoteKind.CONCERN,
                )
            )
        )

    @rule(text=st.text(min_size=1), who=st.integers(0, 2), ago=st.integers(0, 3))
    def amend(self, text, who, ago):
        self.attempt(
            lambda: self.journal.do(
                "Amend",
                notes.amend,
                self.notes[-1],
                TODAY,
                text=text,
                person_ids=self.people[:who],
                happened_on=TODAY - timedelta(days=ago),
            )
        )

    @rule()
    def state_and_delete(self):
        self.attempt(
            lambda: self.facts.append(
                builders.fact(self.journal, self.people[0], "C++", kind=FactKind.WEAKNESS).id
            )
        )
        self.attempt(lambda: self.journal.do("Delete", notes.delete, self.notes.pop()))

    @rule()
    def delete_somebody(self):
        self.attempt(lambda: self.journal.do("Delete", people.delete, self.people[0]))

    @rule()
    def bring_back(self):
        self.attempt(lambda: self.journal.bring_back(self.journal.deleted()[0]))

    @rule(times=st.integers(1, 3))
    def undo(self, times):
        for _ in range(times):
            self.journal.undo()

    @rule()
    def redo(self):
        self.journal.redo()

    @invariant()
    def is_right(self):
        indexed.check(self.journal.path)

    def attempt(self, act):
        with suppress(Refused, IndexError):  # there is nothing of the kind just now
            act()

    def teardown(self):
        self.journal.close()
        self.folder.cleanup()


TestAnything = _Anything.TestCase
TestAnything.settings = settings(max_examples=20, stateful_step_count=12)
