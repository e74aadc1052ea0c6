"""All that stands in the records about one person."""

from datetime import timedelta

from app.domain import (
    absences,
    agreements,
    areas,
    bench,
    commitments,
    facts,
    goals,
    held,
    notes,
    packets,
    plan_checks,
    plan_sections,
    planning,
    points,
    ramp,
    review_assessments,
    review_frozen,
    review_upward,
    reviews,
    training_gaps,
    training_outcomes,
    training_topics,
    trainings,
)
from app.domain.kinds import (
    Attended,
    Autonomy,
    GoalState,
    ReviewItemKind,
    ReviewState,
    SessionState,
)
from app.domain.models import ReviewItem
from tests import builders
from tests.builders import TODAY


def test_it_leaves_out_nothing_of_theirs_and_nobody_elses(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id
    skill = builders.skill(journal)
    for who in (dana, other):
        old = builders.fact(journal, who, f"retired {who}")
        journal.do("Retire", facts.retire, old.id, TODAY)
        builders.fact(journal, who, f"kept {who}")
        for days in (9, 2):
            builders.rating(journal, who, skill.id, 3, days_ago=days)
        aim = builders.goal(journal, who, f"dropped {who}", skill.id)
        journal.do("Step", goals.add_checkpoint, aim.id, TODAY, "Try it")
        journal.do("Drop", goals.close, aim.id, GoalState.DROPPED, TODAY)
        builders.result(journal, who, builders.quarter(), 100, 90)
        builders.session(journal, who)
    found = journal.ask(held.person_in_full, dana)
    assert found.person.id == dana
    assert [fact.text for fact in found.facts] == [f"retired {dana}", f"kept {dana}"]
    assert [(one.name, rating.person_id) for one, rating in found.ratings] == [
        ("Discovery", dana),
        ("Discovery", dana),
    ]
    assert found.ratings[0][1].rated_on < found.ratings[1][1].rated_on
    (aim,) = found.goals
    assert (aim.goal.outcome, aim.skills[0].name, aim.checkpoints[0].text) == (
        f"dropped {dana}",
        "Discovery",
        "Try it",
    )
    (session,) = found.journal.sessions
    assert [one.person_id for one in (*found.results, session.session)] == [dana, dana]


def test_what_the_two_settled_and_how_somebody_began_is_told(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id
    must = journal.do("Must", bench.add_must_have, "Listens")
    for who in (dana, other):
        journal.do("Agree", agreements.write, who, TODAY, TODAY, mine=f"Time for {who}")
        journal.do("Settle", areas.settle, who, f"Area of {who}", Autonomy.FREE, TODAY)
        journal.do("Put on", ramp.put_on, who, [(60, "Lead"), (30, f"Step of {who}")])
        journal.do("Score", bench.score, who, must.id, 4, f"Seen in {who}")
    found = journal.ask(held.person_in_full, dana)
    assert [one.mine for one in found.agreements] == [f"Time for {dana}"]
    assert [one.name for one in found.areas] == [f"Area of {dana}"]
    assert [one.text for one in found.ramp_steps] == [f"Step of {dana}", "Lead"]
    assert [(of.name, one.evidence) for of, one in found.scores] == [("Listens", f"Seen in {dana}")]


def test_every_version_of_a_plan_is_told_with_what_stands_beside_it(journal):
    begun, told = TODAY.replace(month=7, day=1), {}
    for name in ("Dana Whitfield", "Marcus Oyelaran"):
        who = builders.person(journal, name).id
        plan = builders.business_plan(journal, who, half=begun, on=begun).id
        journal.do("Note", plan_sections.note, plan, f"Noted of {name}", TODAY)
        checked = {"checked_on": TODAY, "expected": 100, "comment": f"Said to {name}"}
        journal.do("Check", plan_checks.save, plan, TODAY, TODAY, **checked)
        journal.do("Keep", packets.keep, plan, "plan", "rep", "a4", b"%PDF", TODAY)
        builders.revised(journal, plan, f"A mill of {name}")
        told[name] = journal.ask(held.person_in_full, who).plans
    for name, (first, second) in told.items():
        assert (first.found.plan.number, second.found.plan.number) == (1, 2)
        assert [note.text for note in first.notes] == [f"Noted of {name}"]
        assert [check.comment for check in first.checks] == [f"Said to {name}"]
        assert [(kept.paper, kept.made_on) for kept in first.packets] == [("plan", TODAY)]
        assert second.found.plan.reason == f"A mill of {name}"
        assert (second.notes, second.checks, second.packets) == ((), (), ())
        assert [line.account for line in second.found.lines] == ["Brightwater", "Skagen"]


def test_every_revision_of_a_review_is_told_with_what_is_kept_beside_it(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id
    for who, word in ((dana, "Ready for more"), (other, "Tired")):
        held = builders.review(journal, who, ReviewState.HELD).id
        journal.do("Think", review_assessments.save, held, text=word)
        upward = {0: f"{word} of you"}
        journal.do("Upward", review_upward.record, held, ["What helps?"], upward, {0: 4})
        item = {"kind": ReviewItemKind.NOTE, "record_id": 1, "shown": False}
        journal.do("Gather", gathered, held, **item)
        journal.do_final("Close", reviews.close, held, TODAY, TODAY)
        for size in ("a4", "letter"):
            journal.do("Keep", review_frozen.keep, held, "rep", size, b"%PDF", TODAY)
        journal.do("Reopen", reviews.reopen, held, "A number was wrong")
    first, second = journal.ask(held_of, dana)
    assert [one.found.review.revision for one in (first, second)] == [1, 2]
    for one in (first, second):
        assert one.assessment.text == "Ready for more"
        assert [item.shown for item in one.items] == [False]
        assert [section.section for section in one.found.sections] == ["Results", "Growth"]
    assert [(one.answer, one.score) for one in first.upward] == [("Ready for more of you", 4)]
    assert [one.size for one in first.packets] == ["a4", "letter"]
    assert second.packets == ()


def gathered(db, review_id, **item):
    db.add(ReviewItem(review_id=review_id, **item))


def held_of(db, who):
    return held.person_in_full(db, who).reviews


def test_training_is_told_from_all_sides_and_only_theirs(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id
    begun = TODAY - timedelta(days=52)
    plan = builders.training_plan(journal, quarter=builders.quarter(), count=0, on=begun).id
    for giver, backup, topic in ((dana, other, "Pain"), (other, dana, "Pricing")):
        day = TODAY - timedelta(days=giver)
        builders.training(journal, plan, day, giver_id=giver, backup_id=backup, topic=topic)
    journal.do("Publish", training_gaps.publish, plan, begun)
    handed = builders.training(journal, plan, TODAY, giver_id=dana, topic="Plans")
    journal.do("Hand over", trainings.change, handed.id, TODAY, giver_id=other)
    for number, rating in ((1, {other: 2}), (2, {dana: 5})):
        came = {"attendance": {dana: Attended.PRESENT, other: Attended.PRESENT}, "ratings": rating}
        day = TODAY - timedelta(days=1)
        journal.do("Deliver", training_outcomes.deliver, number, day, TODAY, **came)
    for who in (dana, other):
        title = {"why": f"Seen of {who}", "person_ids": [who]}
        journal.do("Topic", training_topics.add, f"For {who}", TODAY, **title)
        journal.do("Away", absences.add, who, TODAY, TODAY + timedelta(days=who))
    told = journal.ask(held.person_in_full, dana).training
    assert [one.session.topic for one in told.given] == ["Pain"]
    assert [one.session.topic for one in told.steps_in] == ["Pricing"]
    assert [(one.topic, row.until) for one, row in told.handed_over] == [("Plans", TODAY)]
    assert [(one.topic, row.rating) for one, row in told.attended] == [
        *(("Pricing", 5), ("Pain", None))
    ]
    assert [topic.why for topic in told.topics] == [f"Seen of {dana}"]
    assert [away.last_on for away in told.absences] == [TODAY + timedelta(days=dana)]


def test_everything_of_the_journal_about_somebody_is_told_whatever_became_of_it(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id
    note = builders.note(journal, dana, other, text="Before", tags=["calls"], days_ago=3)
    later = max(TODAY, note.created_at.date()) + timedelta(days=20)
    for text in ("Then", "Now"):
        journal.do("Amend", notes.amend, note.id, later, text=text)
    builders.note(journal, other)
    group = builders.plan(journal, dana, other)
    skipped = builders.plan(journal, dana, in_days=1)
    journal.do("Skip", planning.skip, skipped.id, SessionState.SKIPPED_BY_ME, TODAY)
    dropped = builders.point(journal, dana, "Said often")
    journal.do("Drop", points.drop, dropped.id, TODAY)
    promised = builders.promise(journal, dana, due=TODAY)
    journal.do("Later", commitments.change, promised.id, TODAY, due=later)
    theirs = builders.promise(journal, other, about_id=dana)
    full = journal.ask(held.person_in_full, dana).journal
    (told,) = full.notes
    assert (told.note.text, told.tags) == ("Now", ("calls",))
    assert [who.id for who in told.people] == [dana, other]
    assert [one.text for one in told.revisions] == ["Before", "Then"]
    assert [one.session.id for one in full.sessions] == [skipped.id, group.id]
    assert [point.text for point in full.points] == ["Said often"]
    assert [one.commitment.id for one in full.commitments] == [promised.id, theirs.id]
    assert [one.due for one in full.commitments[0].earlier] == [TODAY]


def test_what_is_about_nobody_is_told_apart_from_it(journal):
    dana = builders.person(journal).id
    for who in ((), (dana,)):
        builders.note(journal, *who, text=f"About {who}")
        builders.point(journal, next(iter(who), None), f"For {who}")
        builders.promise(journal, next(iter(who), None), f"By {who}")
    builders.promise(journal, None, "For Dana", about_id=dana)
    builders.session(journal, dana)
    found = journal.ask(held.about_nobody)
    assert [one.note.text for one in found.notes] == ["About ()"]
    assert [point.text for point in found.points] == ["For ()"]
    assert [one.commitment.text for one in found.commitments] == ["By ()"]
    assert found.sessions == ()


def test_more_than_one_statement_can_name_is_told(journal, monkeypatch):
    monkeypatch.setattr(held, "_AT_ONCE", 2)
    dana = builders.person(journal).id
    for number in range(5):
        builders.note(journal, dana, text=f"{number}", days_ago=9 - number)
    found = journal.ask(held.person_in_full, dana).journal.notes
    assert [one.note.text for one in found] == ["0", "1", "2", "3", "4"]
