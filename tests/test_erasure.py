"""Erasing a person for good: out of the records, the history and the file itself."""

from __future__ import annotations

from base64 import b64encode
from datetime import timedelta

import pytest

from app import erasure, export, journal_file
from app.domain import (
    absences,
    commitments,
    facts,
    metrics,
    notes,
    packets,
    people,
    plan_checks,
    plan_sections,
    plans,
    points,
    review_assessments,
    review_frozen,
    review_signing,
    review_upward,
    reviews,
    session_answers,
    sessions,
    settings,
    standards,
    training_gaps,
    training_outcomes,
    training_quarters,
    training_topics,
    trainings,
)
from app.domain.errors import Fault, JournalFault, Refused
from app.domain.kinds import (
    Attended,
    FrozenPart,
    Owner,
    PlanState,
    ReviewState,
    SectionKind,
    SessionKind,
    TrainingState,
    Voice,
    WordsFrom,
)
from app.domain.models import ReturnedForm
from app.storage.key import Key
from tests import builders
from tests.builders import TODAY
from tests.test_export import change, raw

pytestmark = pytest.mark.long

KEY = Key(b"k" * 32, b"s" * 16)
#: Stands in everything that is kept of the person who is erased.
CANARY = "Quokka"
LAST_MONTH = TODAY - timedelta(days=52)


def fill(journal):
    """A person with traces of every kind, and a colleague; their ids."""
    dana = builders.person(journal, f"Dana {CANARY}", email=f"{CANARY}@example.com").id
    other = builders.person(journal, "Marcus Oyelaran").id
    skill = builders.skill(journal)
    for who, word in ((dana, CANARY), (other, "Dingo")):
        kept = builders.fact(journal, who, f"{word} keeps", evidence=word * 3_000)
        journal.do("Amend", facts.amend, kept.id, TODAY, text=f"{word} amended")
        gone = builders.fact(journal, who, f"{word} in the bin")
        journal.do(f"{word} fact deleted", facts.delete, gone.id)
        builders.goal(journal, who, f"{word} goal", skill.id, to_level=3)
        builders.rating(journal, who, skill.id, 2, justification=f"{word} justified")
        journal.set_aside(f"draft/person/{who}/strength", {"text": f"{word} typed"})
        coach(journal, who, word)
        measure(journal, who, word)
        plan(journal, who, word)
        review(journal, who, word)
    train(journal, dana, other)
    journal.do(f"Dana {CANARY} deleted", people.delete, dana)
    journal.undo()
    return dana, other


def coach(journal, who, word):
    """Notes, talking points, promises and sessions of somebody, with a word in each."""
    written = builders.note(journal, who, text=f"{word} noted", tags=[word], days_ago=40)
    long_ago = max(TODAY, written.created_at.date()) + timedelta(days=20)
    journal.do("Amend", notes.amend, written.id, long_ago, text=f"{word} amended")
    thrown = builders.note(journal, who, text=f"{word} thrown away", tags=[f"{word}-tag"])
    journal.do(f"{word} note deleted", notes.delete, thrown.id)
    builders.point(journal, who, f"{word} to say", note_id=written.id)
    promised = builders.promise(journal, who, f"{word} to do", due=TODAY, note_id=written.id)
    journal.do("Later", commitments.change, promised.id, TODAY, due=TODAY + timedelta(days=9))
    session = builders.plan(journal, who, kind=SessionKind.SKILL, place=word)
    asked = [(word, f"{word} asks", Voice.SELF)]
    journal.do("Ask", session_answers.ask, session.id, asked)
    journal.do("Say", sessions.note, session.id, said=f"{word} said", reflection=f"{word} thought")


def measure(journal, who, word):
    """What somebody reported, aims at and is held to, of a number and a standard of everybody."""
    counted = journal.ask(metrics.listed) or [builders.metric(journal)]
    builders.value(journal, who, counted[0].id, TODAY, 7_000)
    builders.target(journal, counted[0].id, 5_000, who=who, reason=f"{word} asked for it")
    held = journal.ask(standards.listed, TODAY).current or [builders.standard(journal)]
    shared = next(getattr(one, "standard", one).id for one in held)
    journal.do("Sign", standards.acknowledge, shared, who, TODAY, TODAY)
    builders.standard(journal, f"{word} comes early", person_id=who)
    builders.miss(journal, who, shared, facts=f"{word} was not ready", effect=word)
    builders.improvement_plan(journal, who, aim=f"{word} prepares")


def plan(journal, who, word):
    """Somebody's plan, with a word in whatever stands in it and beside it."""
    begun = TODAY.replace(month=7, day=1)
    known = {"half": begun, "on": begun, "lines": [(word, 100, begun)], "steps": [(word, TODAY)]}
    made = builders.business_plan(journal, who, PlanState.REVIEWED, **known).id
    said = {SectionKind.MARKET: word, SectionKind.HELP_WANTED: ""}
    journal.do("Write", plan_sections.write, made, said, WordsFrom.FORM, TODAY)
    journal.do("Settle", plans.change, made, integrity_note=word)
    journal.do_final("Agree", plans.agree, made, begun, TODAY)
    journal.do("Sign", plans.sign, made, Owner.REP, TODAY, TODAY)
    journal.do("Note", plan_sections.note, made, word, TODAY)
    checked = {"checked_on": TODAY, "expected": 90, "comment": word}
    journal.do("Check", plan_checks.save, made, TODAY, TODAY, **checked)
    journal.do("Keep", packets.keep, made, "plan", "rep", "a4", word.encode(), TODAY)
    journal.do("File", lambda db: db.add(returned(made, word)))


def review(journal, who, word):
    """Somebody's review, closed, printed, signed and scanned, with a word in all of it."""
    held = builders.review(journal, who, ReviewState.HELD, steps=[word]).id
    journal.do("Say", reviews.say, held, went_well=word, comment=word)
    journal.do("Think", review_assessments.save, held, text=word)
    journal.do("Upward", review_upward.record, held, ["What helps?"], {0: word}, {})
    journal.do("Freeze", review_frozen.freeze, held, FrozenPart.NUMBERS, word.encode(), TODAY)
    journal.do_final("Close", reviews.close, held, TODAY, TODAY)
    journal.do("Keep", review_frozen.keep, held, "rep", "a4", word.encode(), TODAY)
    journal.do("Sign", review_signing.sign, held, Owner.REP, TODAY, TODAY)
    scan = f"%PDF {word}".encode()
    journal.do("Scan", review_signing.attach, held, f"{word}.pdf", scan, TODAY)


def train(journal, dana, other):
    """A training of each, to which the other came, topics that would help them, and days away."""
    quarter = builders.training_plan(
        journal, quarter=builders.quarter(), givers=[dana, other], count=2, on=LAST_MONTH
    ).id
    journal.do("Publish", training_gaps.publish, quarter, LAST_MONTH)
    for who, word in ((dana, CANARY), (other, "Dingo")):
        noted = {"person_ids": [who], "why": "Asked for"}
        journal.do("Topic", training_topics.add, f"Topic of {len(word)}", TODAY, **noted)
        journal.do("Away", absences.add, who, TODAY, TODAY)
    first = journal.ask(training_quarters.get, quarter).trainings[0].id
    came = {"attendance": dict.fromkeys((dana, other), Attended.PRESENT)}
    rated = {dana: 2, other: 4}
    learned = {"observe": "Asks what it costs", "watch_ids": [dana, other]}
    deliver = training_outcomes.deliver
    journal.do("Deliver", deliver, first, TODAY, TODAY, ratings=rated, **came, **learned)
    ahead = builders.training(journal, quarter, TODAY, giver_id=dana, starts_at="15:00")
    journal.do("Hand over", trainings.change, ahead.id, TODAY, giver_id=other, backup_id=dana)


def returned(plan_id, word):
    return ReturnedForm(
        plan_id=plan_id, read_on=TODAY, file_name=f"{word}.pdf", digest=word, content=word.encode()
    )


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def kept(request, tmp_path):
    journal = journal_file.create(tmp_path / "kept.db", key=request.param, manager="Robin")
    yield journal
    journal.close()


def test_nothing_of_them_is_left_and_everything_else_is(kept):
    dana, other = fill(kept)
    before = raw(kept.path, kept.key)
    erasure.erase(kept, dana)
    after = raw(kept.path, kept.key)
    assert CANARY not in repr(after)
    assert "Dingo" in repr(after)
    assert kept.search(CANARY).hits == ()
    assert kept.search("Dingo").hits != ()
    theirs = (
        *("person", "profile_fact", "growth_goal", "goal_skill", "skill_rating", "note"),
        *("note_person", "note_tag", "note_revision"),
        *("commitment_due", "session", "session_answer", "value", "target", "standard"),
        *("acknowledgement", "standard_miss", "improvement_plan"),
        *("business_plan", "plan_line", "plan_action", "margin_note", "plan_signature"),
        *("plan_check", "packet", "returned_form"),
        *("training_attendance", "training_handover", "topic_person", "absence"),
        *("review", "review_step", "review_assessment", "upward_answer"),
        *("review_frozen", "review_packet", "review_signature", "review_file"),
    )
    several = {"commitment": 3, "plan_section": 2, "agenda_item": 2, "review_section": 2}
    for table in (*theirs, *several):
        assert len(after[table]) == len(before[table]) - several.get(table, 1), table
    assert [{row[1] for row in one["review_item"]} for one in (before, after)] == [{1, 2}, {2}]
    assert after["metric"] == before["metric"] != []
    for table in ("training_session", "training_topic", "training_plan"):
        assert len(after[table]) == len(before[table]) > 0
    assert [gone.label for gone in kept.deleted()] == ["Dingo note deleted", "Dingo fact deleted"]
    assert kept.aside(f"draft/person/{other}/strength") == {"text": "Dingo typed"}
    assert kept.aside(f"draft/person/{dana}/strength") is None
    assert journal_file.check(kept.path, kept.key) == []
    for gone in kept.deleted():
        kept.bring_back(gone)
    assert builders.person(kept, "New").id > other


def test_a_note_about_somebody_else_as_well_stays_and_is_no_longer_about_them(kept):
    dana, other = fill(kept)
    shared = builders.note(kept, dana, other, text="Both did well", tags=["together"])
    gone = builders.note(kept, dana, other, text="Both in the bin")
    kept.do("Both deleted", notes.delete, gone.id)
    meeting = builders.plan(kept, dana, other)
    erasure.erase(kept, dana)
    assert kept.ask(notes.get, shared.id).tags == ("together",)
    assert [who.id for who in kept.ask(notes.get, shared.id).people] == [other]
    assert [who.id for who in kept.ask(sessions.get, meeting.id).people] == [other]
    kept.bring_back(kept.deleted()[0])
    assert [who.id for who in kept.ask(notes.get, gone.id).people] == [other]
    assert journal_file.check(kept.path, kept.key) == []
    assert CANARY not in repr(raw(kept.path, kept.key))


def test_what_they_gave_stays_without_them_and_can_be_given_by_others(kept):
    dana, other = fill(kept)
    [quarter] = kept.ask(training_quarters.every)
    erasure.erase(kept, dana)
    [left] = kept.ask(training_quarters.every)
    assert [one.id for one in left.trainings] == [one.id for one in quarter.trainings]
    given, others, ahead = left.trainings
    assert (given.given_by, given.session.state) == (None, TrainingState.DELIVERED)
    assert kept.ask(training_outcomes.came, [given.id])[given.id].present == 1
    assert [one.giver.id for one in (others, ahead)] == [other, other]
    assert ahead.session.backup_id is None
    assert [one.people for one in kept.ask(training_topics.waiting)] == [(others.giver,), ()]
    kept.do("Change", trainings.change, ahead.id, TODAY, place="Room 3")


def test_what_pointed_at_somebody_goes_on_and_is_no_damage(kept):
    """A promise that came of a note about them, and somebody whose work they took over."""
    dana, other = fill(kept)
    note = builders.note(kept, dana)
    point = builders.point(kept, other, note_id=note.id)
    promise = builders.promise(kept, other, about_id=dana, note_id=note.id)
    gone = builders.person(kept, "Priya Raman").id
    kept.do("Leave", people.leave, gone, TODAY, dana)
    erasure.erase(kept, dana)
    assert journal_file.check(kept.path, kept.key) == []
    assert kept.ask(points.get, point.id).note_id is None
    assert kept.ask(commitments.get, promise.id).about.id == other
    kept.do("Change", people.change, gone, role="Was here")
    kept.do("Discuss", points.discuss, point.id, TODAY)
    assert len(kept.search("skagen").hits) == 1


def test_nothing_is_erased_while_what_points_at_them_is_damaged(own, path):
    """Changing it would count as what the user wrote."""
    dana, other = fill(own)
    builders.point(own, other, "Ask again", note_id=builders.note(own, dana).id)
    own.close()
    change(path, "UPDATE agenda_item SET text = 'Ask never' WHERE text = 'Ask again'")
    again = journal_file.open_journal(path)
    with pytest.raises(JournalFault) as caught:
        erasure.erase(again, dana)
    assert caught.value.fault is Fault.DAMAGED
    assert again.ask(people.get, dana).name == f"Dana {CANARY}"
    again.close()


def test_not_a_byte_of_them_is_left_in_the_file_or_beside_it(own, path):
    dana, _ = fill(own)
    # What was printed, and what came back, stands in the history in letters of its own.
    words = (CANARY.encode(), b64encode(CANARY.encode()))
    assert all(word in path.read_bytes() for word in words)
    erasure.erase(own, dana)
    assert not any(
        word in file.read_bytes() for file in path.parent.glob(f"{path.name}*") for word in words
    )
    assert b"Dingo" in path.read_bytes()


def test_it_cannot_be_undone_nor_anything_before_it_and_every_screen_is_told(own):
    dana, _ = fill(own)
    told = []
    own.on_change = told.append
    erasure.erase(own, dana)
    assert (own.undo(), own.redo(), own.can_undo, own.can_redo) == (None, None, None, None)
    assert len(told) == 1
    assert {"Person", "ProfileFact", "SkillRating"} <= {kind.__name__ for kind in told[0]}
    with pytest.raises(Refused):
        own.ask(people.get, dana)
    builders.person(own, "New")
    assert own.undo() == "Add person"


def test_somebody_who_is_not_there_changes_nothing(own, path):
    fill(own)
    before, can_undo = raw(path), own.can_undo
    with pytest.raises(Refused):
        erasure.erase(own, 99)
    assert raw(path) == before
    assert own.can_undo == can_undo is not None


def test_a_journal_for_reading_only_is_not_changed(own, path):
    dana, _ = fill(own)
    reading = journal_file.open_journal(path, read_only=True)
    before = path.read_bytes()
    with pytest.raises(JournalFault) as caught:
        erasure.erase(reading, dana)
    assert caught.value.fault is Fault.NOT_WRITABLE
    assert path.read_bytes() == before
    reading.close()


def test_a_step_that_was_about_two_keeps_the_others_half_without_the_name(own, path):
    dana, other = (builders.person(own, name).id for name in (f"Dana {CANARY}", "Marcus Oyelaran"))
    gone = builders.fact(own, other, "Dingo in the bin")

    def both(db):
        people.change(db, dana, role=CANARY)
        facts.delete(db, gone.id)

    own.do(f"Dana {CANARY} told of it", both)
    erasure.erase(own, dana)
    assert CANARY not in repr(raw(path))
    own.bring_back(own.deleted()[0])
    assert own.ask(facts.get, gone.id).text == "Dingo in the bin"


def test_a_namesakes_deletion_keeps_its_name(own):
    dana, namesake = (builders.person(own, "Dana Whitfield", same_name_ok=True).id for _ in "ab")
    own.do("Dana Whitfield deleted", people.delete, namesake)
    erasure.erase(own, dana)
    assert [gone.label for gone in own.deleted()] == ["Dana Whitfield deleted"]


def test_what_would_go_is_counted_beforehand(kept):
    dana, _ = fill(kept)
    found = erasure.on_record(kept.path, kept.key, dana)
    assert found.held.name == f"Dana {CANARY}"
    assert found.held.counts["profile_fact"] == 1
    assert found.held.counts["note"] == found.held.counts["session"] == 1
    assert (found.changes > 5, found.drafts) == (True, 1)


def test_what_stays_is_not_counted_with_what_goes(kept):
    dana, other = fill(kept)
    before = erasure.on_record(kept.path, kept.key, dana)
    builders.note(kept, other, text="Only about the other")
    shared = builders.note(kept, dana, other, text=f"Both and {CANARY}")
    after = erasure.on_record(kept.path, kept.key, dana)
    assert after.held.counts == before.held.counts | {"note_person": 2}
    assert after.changes == before.changes + 1
    kept.do("Amend", notes.amend, shared.id, TODAY, text=f"Both, Dana {CANARY} first")
    found = erasure.on_record(kept.path, kept.key, dana)
    assert [(one.table, one.about) for one in found.held.mentions] == [("note", "Marcus Oyelaran")]


def test_the_copies_that_hold_them_are_found_and_only_they_are_deleted(kept, tmp_path):
    old = journal_file.back_up(kept.path, "quit", kept.key)
    dana, _ = fill(kept)
    backup = erasure.back_up(kept.path, kept.key)
    second = tmp_path / "second"
    second.mkdir()
    (second / backup.name).write_bytes(backup.read_bytes())
    kept.do("Second place", set_second_place, str(second))
    replaced = tmp_path / "before-restore" / "000001" / kept.path.name
    replaced.parent.mkdir(parents=True)
    replaced.write_bytes(backup.read_bytes())
    replaced.with_name(f"{kept.path.name}-journal").write_bytes(CANARY.encode())
    erasure.erase(kept, dana)
    found = erasure.copies_with(kept.path, kept.key, dana)
    assert [one.path for one in found] == [backup, second / backup.name, replaced]
    assert [one.sure for one in found[:2]] == [True, True]
    assert erasure.delete_copies(kept.path, kept.key, found) == []
    assert erasure.copies_with(kept.path, kept.key, dana) == []
    assert not any(one.path.exists() for one in found)
    assert list(replaced.parent.iterdir()) == []
    left = sorted(backup.parent.iterdir())
    assert left[0] == old
    assert len(left) == 2  # and a fresh one
    assert journal_file.check(left[1], kept.key) == []


def test_a_backup_holds_somebody_who_was_in_its_bin(own, path):
    dana, _ = fill(own)
    own.do("Deleted", people.delete, dana)
    journal_file.back_up(path, "quit")
    own.undo()
    erasure.erase(own, dana)
    assert len(erasure.copies_with(path, None, dana)) == 1


def test_a_copy_that_does_not_open_may_hold_them(kept):
    dana, _ = fill(kept)
    backup = erasure.back_up(kept.path, kept.key)
    other = journal_file.create(backup.parent / "x.db", key=Key(b"o" * 32, b"t" * 16), manager="R")
    other.close()
    other.path.replace(backup)
    found = erasure.copies_with(kept.path, kept.key, dana)
    assert [(one.path, one.sure) for one in found] == [(backup, False)]


def test_without_a_fresh_backup_no_copy_is_deleted(own, path):
    dana, _ = fill(own)
    backup = erasure.back_up(path, None)
    found = erasure.copies_with(path, None, dana)
    own.close()
    path.write_bytes(b"SQLite format 3\x00" + bytes(200))
    with pytest.raises(JournalFault):
        erasure.delete_copies(path, None, found)
    assert backup.exists()


def test_an_export_after_it_holds_nothing_of_them(own, path, tmp_path):
    dana, _ = fill(own)
    erasure.erase(own, dana)
    for file in export.everything(path, None, tmp_path, TODAY):
        assert CANARY.encode() not in file.read_bytes(), file.name


def set_second_place(db, folder):
    settings.current(db).backup_folder = folder
