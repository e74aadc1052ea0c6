"""What belongs to one person, present or deleted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain import (
    absences,
    commitments,
    facts,
    goals,
    misses,
    notes,
    people,
    plan_sections,
    review_assessments,
    review_frozen,
    review_signing,
    review_upward,
    reviews,
    session_answers,
    standards,
    training_outcomes,
    training_quarters,
    training_topics,
    trainings,
)
from app.domain.kinds import Attended, Owner, QuarterState, ReviewState, Voice
from app.storage import database, owned
from tests import builders
from tests.builders import NEXT_HALF, TODAY


def owned_by(journal, who):
    return journal.ask(lambda db: owned.owned_by(database.raw(db), who))


def traces(journal, who):
    return journal.ask(lambda db: owned.traces(database.raw(db), who))


def test_rows_are_theirs_through_any_number_of_links(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id
    skill = builders.skill(journal)
    aims = [builders.goal(journal, who, "Lead", skill.id).id for who in (dana, other)]
    step = journal.do("Step", goals.add_checkpoint, aims[0], TODAY, "Try it")
    journal.do("Step", goals.add_checkpoint, aims[1], TODAY, "Try it")
    assert owned_by(journal, dana) == {
        ("person", dana),
        ("growth_goal", aims[0]),
        ("goal_skill", 1),
        ("goal_checkpoint", step.id),
    }


def test_what_was_deleted_is_still_theirs(journal):
    dana = builders.person(journal).id
    gone = builders.fact(journal, dana)
    aim = builders.goal(journal, dana, "Lead")
    step = journal.do("Step", goals.add_checkpoint, aim.id, TODAY, "Try it")
    journal.do("Delete", facts.delete, gone.id)
    journal.do("Delete", goals.delete, aim.id)
    wanted = {("profile_fact", gone.id), ("growth_goal", aim.id), ("goal_checkpoint", step.id)}
    assert owned_by(journal, dana) == {("person", dana), *wanted}
    journal.do("Delete", people.delete, dana)
    assert owned_by(journal, dana) == {("person", dana), *wanted}


def test_a_standard_for_everybody_stays_and_what_they_said_and_did_about_it_is_theirs(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id
    alls, own = (
        builders.standard(journal, person_id=whose, effective_until=None).id
        for whose in (None, dana)
    )
    for who in (other, dana):
        journal.do("Sign", standards.acknowledge, alls, who, TODAY, TODAY)
        builders.miss(journal, who, alls)
    gone = builders.miss(journal, dana, own)
    journal.do("Delete", misses.delete, gone.id)
    plan = builders.improvement_plan(journal, dana, standard_id=alls)
    wanted = {
        ("person", dana),
        ("standard", own),
        ("acknowledgement", 2),
        ("standard_miss", 2),
        ("standard_miss", gone.id),
        ("improvement_plan", plan.id),
        *(("improvement_checkpoint", number) for number in (1, 2, 3)),
    }
    assert owned_by(journal, dana) == told_of(journal, dana) == wanted
    assert owned_by(journal, other) == {
        ("person", other),
        ("acknowledgement", 1),
        ("standard_miss", 1),
    }


def test_a_plan_is_theirs_with_every_version_of_it_and_what_came_of_it(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id
    for who in (other, dana):
        plan = builders.business_plan(journal, who, lines=[("Skagen", 100, NEXT_HALF.starts)])
        journal.do("Note", plan_sections.note, plan.id, "Sounds tired of it", TODAY)
        builders.revised(journal, plan.id)
    assert owned_by(journal, dana) == told_of(journal, dana)
    assert tables(owned_by(journal, dana)) == [
        *("business_plan", "business_plan", "commitment", "commitment", "margin_note", "person"),
        *("plan_action", "plan_action", "plan_action", "plan_action", "plan_line", "plan_line"),
        *("plan_section", "plan_section", "plan_section", "plan_section"),
    ]


def test_a_review_is_theirs_with_every_revision_of_it_and_what_came_of_it(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id
    for who in (other, dana):
        held = builders.review(journal, who, ReviewState.HELD).id
        journal.do("Think", review_assessments.save, held, text="Ready for more")
        journal.do("Upward", review_upward.record, held, ["What helps?"], {0: "Time"}, {})
        journal.do_final("Close", reviews.close, held, TODAY, TODAY)
        journal.do("Keep", review_frozen.keep, held, "rep", "a4", b"%PDF", TODAY)
        journal.do("Sign", review_signing.sign, held, Owner.ME, TODAY, TODAY)
        journal.do("Reopen", reviews.reopen, held, "A number was wrong")
    assert owned_by(journal, dana) == told_of(journal, dana)
    assert tables(owned_by(journal, dana)) == [
        *("commitment", "person", "review", "review", "review_assessment", "review_assessment"),
        *("review_packet", "review_section", "review_section", "review_section"),
        *("review_section", "review_signature", "review_step", "review_step"),
        *("upward_answer", "upward_answer"),
    ]


def test_a_training_stays_when_who_gave_it_goes_and_what_they_did_there_is_theirs(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id
    noted = {"person_ids": [dana, other], "why": "Both struggle"}
    journal.do("Topic", training_topics.add, "CRM hygiene", TODAY, **noted)
    plan = builders.training_plan(
        journal, QuarterState.PUBLISHED, quarter=builders.quarter(), givers=[dana, other],
        on=TODAY - timedelta(days=52),
    ).id  # fmt: skip
    given, others, third = (one.id for one in journal.ask(training_quarters.get, plan).trainings)
    came = {"attendance": {dana: Attended.PRESENT, other: Attended.ABSENT}, "ratings": {dana: 2}}
    for one in (given, others):
        journal.do("Deliver", training_outcomes.deliver, one, TODAY, TODAY, **came)
    changed = {"topic": "Pricing", "starts_at": "15:00"}
    builders.training(journal, plan, TODAY, giver_id=dana, **changed)
    journal.do("Hand over", trainings.change, 4, TODAY, giver_id=other)
    for who in (dana, other):
        journal.do("Away", absences.add, who, TODAY, TODAY)
    wanted = {("topic_person", 1), ("training_handover", 1), ("absence", 1)}
    wanted |= {("person", dana), ("training_attendance", 1), ("training_attendance", 3)}
    assert owned_by(journal, dana) == told_of(journal, dana) == wanted
    found = traces(journal, dana)
    assert [row["id"] for row in found.rows["training_session"]] == [given, third]
    assert [row["rating"] for row in found.rows["training_attendance"]] == [2, 2]
    assert found.named["training_session"][4] == "Pricing"
    assert found.named["training_topic"] == {1: "CRM hygiene"}
    journal.do("Delete", people.delete, dana)
    kept = journal.ask(training_quarters.get, plan).trainings
    assert [(one.id, one.given_by and one.given_by.person_id) for one in kept] == [
        *((given, None), (others, other), (third, None), (4, other))
    ]


def test_a_training_is_told_whole_to_who_gives_it_and_as_all_know_it_to_who_steps_in(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id
    plan = builders.training_plan(journal, count=0).id
    by_dana = {"giver_id": dana, "backup_guest": "Ada Quist", "remarks": "Speaks too fast"}
    by_others = [
        {"giver_id": other, "remarks": "Reads from slides"},
        {"guest": "Ida Lund", "remarks": "Came late"},
        {"by_me": True, "my_reason": "Nobody dares"},
    ]
    for given in (by_dana, *({**one, "backup_id": dana} for one in by_others)):
        builders.training(journal, plan, **given)
    given, *steps_in = traces(journal, dana).rows["training_session"]
    assert (given["giver_id"], given["remarks"]) == (dana, "Speaks too fast")
    assert {row["backup_id"] for row in steps_in} == {dana}
    assert {row["topic"] for row in steps_in} == {"Qualifying on pain"}
    said = repr((given, *steps_in))
    for kept in ("Ada Quist", "Reads from slides", "Ida Lund", "Came late", "Nobody dares"):
        assert kept not in said


def test_a_skill_is_named_and_nothing_else_of_it_is_told(journal):
    dana = builders.person(journal).id
    skill = builders.skill(journal)
    builders.rating(journal, dana, skill.id, 3)
    found = traces(journal, dana)
    assert found.named == {"skill": {skill.id: "Discovery"}}
    assert found.rows.keys() == {"person", "skill_rating"}


def test_a_step_shared_with_somebody_else_is_told_without_its_label(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id

    def both(db):
        for who in (dana, other):
            people.change(db, who, role="New")

    journal.do("Marcus and Dana", both)
    told = traces(journal, dana).changes
    assert [(change.label, change.row_id) for change in told] == [("Add person", dana), ("", dana)]


def test_drafts_of_a_person_with_a_longer_number_are_not_theirs(journal):
    journal.set_aside("draft/person/1/strength", {"text": "mine"})
    journal.set_aside("draft/person/12/strength", {"text": "not mine"})
    assert traces(journal, 1).drafts == {"draft/person/1/strength": {"text": "mine"}}


@pytest.fixture
def two(journal):
    """Two people of the team."""
    return builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id


def told_of(journal, who):
    return journal.ask(lambda db: owned.told_of(database.raw(db), who))


def tables(places):
    return sorted(table for table, _ in places)


def test_a_note_about_two_is_told_about_each_and_goes_with_the_last(journal, two):
    dana, marcus = two
    shared = builders.note(journal, dana, marcus, tags=["calls"])
    tag, (link, others) = ("note_tag", 1), (("note_person", 1), ("note_person", 2))
    assert owned_by(journal, dana) == {("person", dana), link}
    assert told_of(journal, dana) == {("person", dana), ("note", shared.id), tag, link}
    assert told_of(journal, marcus) == {("person", marcus), ("note", shared.id), tag, others}
    journal.do("About Dana only", notes.amend, shared.id, TODAY, person_ids=[dana])
    assert owned_by(journal, dana) == {("person", dana), ("note", shared.id), tag, link, others}
    assert told_of(journal, dana) == {("person", dana), ("note", shared.id), tag, link}
    assert told_of(journal, marcus) == {("person", marcus), others}


def test_of_a_deleted_note_counts_whom_it_was_about_at_the_end(journal, two):
    dana, marcus = two
    ended, shared = builders.note(journal, dana, marcus), builders.note(journal, dana, marcus)
    journal.do("About Dana only", notes.amend, ended.id, TODAY, person_ids=[dana])
    for gone in (ended, shared):
        journal.do("Delete", notes.delete, gone.id)
    assert ("note", ended.id) in owned_by(journal, dana)
    assert ("note", shared.id) not in owned_by(journal, dana)
    assert {("note", ended.id), ("note", shared.id)} <= told_of(journal, dana)
    assert ("note", ended.id) not in told_of(journal, marcus)
    assert {place for place in told_of(journal, dana) if place[0] == "note_person"} == {
        ("note_person", 1),
        ("note_person", 3),
    }
    journal.do("Delete", people.delete, marcus)
    assert ("note", shared.id) not in owned_by(journal, dana)


def test_of_a_note_that_was_undone_counts_whom_it_was_first_about(journal, two):
    dana, marcus = two
    note = builders.note(journal, dana)
    journal.do("Marcus too", notes.amend, note.id, TODAY, person_ids=[dana, marcus])
    journal.undo()
    journal.undo()
    assert ("note", note.id) in owned_by(journal, dana)
    assert ("note", note.id) not in told_of(journal, marcus)


def test_a_session_with_a_group_is_told_about_each_with_all_that_belongs_to_it(journal, two):
    dana, marcus = two
    skill = builders.skill(journal)
    session = builders.plan(journal, dana, marcus, skill_ids=[skill.id])
    journal.do("Ask", session_answers.ask, session.id, [("", "What now?", Voice.SELF)])
    assert tables(owned_by(journal, dana)) == ["person", "session_member"]
    assert tables(told_of(journal, dana)) == [
        *("person", "session", "session_answer", "session_member", "session_skill")
    ]
    journal.do("Delete", people.delete, marcus)
    assert ("session", session.id) in owned_by(journal, dana)


def test_what_is_not_needed_by_the_file_but_belongs_to_somebody_goes_with_them(journal, two):
    dana, _ = two
    session, point = builders.plan(journal, dana), builders.point(journal, dana)
    promise = builders.promise(journal, dana)
    teams = builders.point(journal, None, note_id=builders.note(journal, dana).id)
    places = owned_by(journal, dana)
    assert {("session", session.id), ("agenda_item", point.id), ("commitment", promise.id)} < places
    assert ("agenda_item", teams.id) not in told_of(journal, dana)


def test_what_others_promised_in_somebodys_thread_is_told_and_stays(journal, two):
    dana, marcus = two
    promise = builders.promise(journal, marcus, about_id=dana)
    journal.do("Later", commitments.change, promise.id, TODAY, due=TODAY)
    assert tables(owned_by(journal, dana)) == ["person"]
    assert ("commitment", promise.id) in told_of(journal, dana)
    assert ("commitment", promise.id) in owned_by(journal, marcus)


def test_what_goes_is_what_deleting_deletes(journal, two):
    """Erasing drops the history of the one and deletes the other."""
    dana, marcus = two
    for whom in ((dana,), (dana, marcus), (marcus,)):
        builders.note(journal, *whom, tags=["calls"])
        session = builders.plan(journal, *whom)
        journal.do("Ask", session_answers.ask, session.id, [("", "What now?", Voice.SELF)])
        builders.point(journal, whom[0])
        builders.promise(journal, whom[0], about_id=whom[-1], session_id=session.id)
    places = owned_by(journal, dana)
    before = builders.dump(journal.path)
    journal.do("Delete", people.delete, dana)
    after = builders.dump(journal.path)
    for table, rows in before.items():
        if table != "seal":
            gone = {row[0] for row in rows} - {row[0] for row in after[table]}
            assert {row_id for name, row_id in places if name == table} == gone, table


def test_what_points_at_what_goes_is_known(journal, two):
    dana, marcus = two
    note = builders.note(journal, dana)
    point = builders.point(journal, marcus, note_id=note.id)
    places = owned_by(journal, dana)
    found = journal.ask(lambda db: owned.pointing_at(database.raw(db), places))
    assert found == {("agenda_item", point.id)}
