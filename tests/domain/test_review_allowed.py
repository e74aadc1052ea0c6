"""What may stand in a person's review at all, kind by kind, and what of it belongs in which."""

from datetime import date, timedelta

import pytest

from app.domain import (
    agreements,
    commitments,
    facts,
    goals,
    plan_checks,
    points,
    review_items,
    reviews,
    sessions,
    standards,
)
from app.domain.kinds import (
    Attended,
    CommitmentState,
    GoalState,
    NoteKind,
    Owner,
    RaisedBy,
    ReviewItemKind,
    ReviewKind,
    ReviewState,
    SessionKind,
    Vis,
    Voice,
)
from app.domain.review_timing import slot
from tests import builders
from tests.builders import TODAY
from tests.domain import shared
from tests.domain.shared import DAYS_AGO, OCTOBER, QUARTER, SHARED, THEN

#: So many days ago: in the months around October, half a year and more than a year before it.
NOVEMBER, SEPTEMBER, IN_SPRING, LONG_AGO = 3, 60, 180, 500
#: The last day on which the two are to sit down over October, and the one after it.
DUE = OCTOBER.due_on
TOO_LATE = DUE + timedelta(days=1)
THIRD_QUARTER = slot(ReviewKind.QUARTERLY, date(2026, 9, 1))


@pytest.fixture
def dana(journal):
    return builders.person(journal, role="Account manager").id


@pytest.fixture
def kofi(journal):
    return builders.person(journal, "Kofi Mensah").id


def belongs(journal, kind, who, one=QUARTER, today=TODAY):
    """What of a kind stands in a review, by id."""
    return list(journal.ask(review_items.candidates, who, one, today)[kind])


def in_review(journal, who, one=OCTOBER):
    return belongs(journal, ReviewItemKind.NOTE, who, one)


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ({}, True),
        ({"vis": Vis.PRIVATE}, False),
        ({"pinned": False}, False),
        ({"pinned": False, "kind": NoteKind.WIN}, True),
        ({"kind": NoteKind.WIN, "vis": Vis.PRIVATE}, False),
        ({"pinned": False, "kind": NoteKind.FEEDBACK}, False),
        ({"kind": NoteKind.FEEDBACK}, False),
        ({"pinned": False, "kind": NoteKind.FEEDBACK, "delivered_on": TODAY}, True),
        ({"days_ago": NOVEMBER}, False),
        ({"days_ago": SEPTEMBER}, True),
        ({"days_ago": SEPTEMBER, "pinned": False, "kind": NoteKind.WIN}, False),
        ({"days_ago": LONG_AGO}, False),
        ({"kind": NoteKind.VENT, "vis": Vis.PRIVATE}, False),
        ({"kind": NoteKind.PERSONAL, "vis": Vis.PRIVATE}, False),
        ({"kind": NoteKind.REFLECTION, "vis": Vis.PRIVATE}, False),
    ],
)
def test_which_notes_stand_in_a_review(journal, dana, words, stands):
    note = shared.note(journal, dana, **words)
    assert in_review(journal, dana) == ([note] if stands else [])


def test_a_note_about_two_people_stands_in_the_review_of_neither(journal, dana, kofi):
    win = {"kind": NoteKind.WIN}
    shared.note(journal, dana, kofi, **win)
    shared.note(journal)
    alone = shared.note(journal, kofi)
    assert in_review(journal, dana) == []
    assert in_review(journal, kofi) == [alone]


def test_what_was_pinned_earlier_comes_up_until_a_review_has_shown_it(journal, dana, kofi):
    first, second = (shared.note(journal, dana, days_ago=IN_SPRING) for _ in range(2))
    third_quarter = {"kind": ReviewKind.QUARTERLY, "day": date(2026, 9, 1)}
    review = builders.review(journal, dana, ReviewState.HELD, **third_quarter)
    builders.review(journal, kofi, **third_quarter)
    untick = (review_items.show, review.id, ReviewItemKind.NOTE, second, False)
    journal.do("Untick", *untick)
    assert in_review(journal, dana) == [first, second]

    journal.do_final("Close", reviews.close, review.id, TODAY, TODAY)

    assert in_review(journal, dana) == [second]
    # Another revision of that review shows what the first one did.
    assert in_review(journal, dana, one=THIRD_QUARTER) == [first, second]


def test_what_happened_in_a_quarter_stands_there_though_its_month_showed_it(journal, dana):
    note = shared.note(journal, dana)
    builders.review(journal, dana)
    assert in_review(journal, dana, one=QUARTER) == [note]


@pytest.mark.parametrize(
    ("closed_on", "stands"),
    [
        (None, True),
        (date(2026, 9, 30), False),
        (date(2026, 10, 1), True),
        (DUE, True),
        (TOO_LATE, False),
    ],
)
def test_promises_are_open_or_were_closed_by_the_time_of_the_talk(journal, dana, closed_on, stands):
    made = builders.promise(journal, dana, days_ago=SEPTEMBER, **SHARED).id
    if closed_on is not None:
        done = (made, CommitmentState.DONE, closed_on, TODAY)
        journal.do("Close", commitments.close, *done)
    found = belongs(journal, ReviewItemKind.COMMITMENT, dana, OCTOBER)
    assert found == ([made] if stands else [])


def test_promises_are_theirs_and_mine_to_them_and_nobody_else_s(journal, dana, kofi):
    theirs = builders.promise(journal, dana, about_id=dana, **SHARED).id
    mine = builders.promise(journal, None, about_id=dana, **SHARED).id
    builders.promise(journal, dana)
    builders.promise(journal, None, **SHARED)
    builders.promise(journal, None, about_id=kofi, **SHARED)
    builders.promise(journal, kofi, about_id=dana, **SHARED)
    other = {"owner": Owner.OTHER, "owner_name": "Lena Fischer", "about_id": dana}
    builders.promise(journal, None, **other, **SHARED)
    assert sorted(belongs(journal, ReviewItemKind.COMMITMENT, dana)) == [theirs, mine]


def test_a_skill_stands_there_with_a_level_of_either_voice_that_may_be_shared(journal, dana, kofi):
    names = ("Asking", "Listening", "Closing", "Pricing", "Writing")
    own, prepared, late, private, others = (builders.skill(journal, name).id for name in names)
    # The two rate while they prepare, which is after the period.
    builders.rating(journal, dana, prepared, 3, days_ago=(TODAY - THIRD_QUARTER.due_on).days)
    builders.rating(journal, dana, own, 3, days_ago=DAYS_AGO, voice=Voice.SELF)
    builders.rating(journal, dana, own, 2, days_ago=DAYS_AGO, vis=Vis.PRIVATE)
    builders.rating(journal, dana, late, 3, days_ago=NOVEMBER)
    builders.rating(journal, dana, private, 3, days_ago=DAYS_AGO, vis=Vis.PRIVATE)
    builders.rating(journal, kofi, others, 3, days_ago=DAYS_AGO)
    assert belongs(journal, ReviewItemKind.RATING, dana, THIRD_QUARTER) == [own, prepared]


def test_a_month_has_one_goal_and_the_managers_levels_of_its_skills_alone(journal, dana, kofi):
    asking, listening, closing = (
        builders.skill(journal, name).id for name in ("Asking", "Listening", "Closing")
    )
    for who, skill, how in (
        (dana, asking, {}),
        (dana, listening, {"voice": Voice.SELF}),
        (dana, listening, {"vis": Vis.PRIVATE}),
        (dana, closing, {}),
        (kofi, listening, {}),
    ):
        builders.rating(journal, who, skill, 3, days_ago=DAYS_AGO, **how)
    second = builders.goal(journal, dana, "Close", closing, to_level=4, due=TODAY, **SHARED).id
    first = builders.goal(journal, dana, "Ask", asking, listening, due=THEN, **SHARED).id
    builders.goal(journal, dana, "Earn more", closing, due=THEN - timedelta(days=1))
    assert belongs(journal, ReviewItemKind.GOAL, dana, OCTOBER) == [first]
    assert belongs(journal, ReviewItemKind.RATING, dana, OCTOBER) == [asking]
    journal.do("Reach", goals.close, first, GoalState.REACHED, TODAY)
    assert belongs(journal, ReviewItemKind.GOAL, dana, OCTOBER) == [second]
    assert belongs(journal, ReviewItemKind.RATING, dana, OCTOBER) == [closing]
    assert belongs(journal, ReviewItemKind.GOAL, dana, QUARTER) == [first, second]


def test_goals_and_statements_are_theirs_shared_and_hold(journal, dana, kofi):
    goal = builders.goal(journal, dana, "Lead a deal", **SHARED).id
    fact = builders.fact(journal, dana, **SHARED).id
    dropped = builders.goal(journal, dana, "Sell abroad", **SHARED).id
    journal.do("Drop", goals.close, dropped, GoalState.DROPPED, TODAY)
    builders.goal(journal, dana, "Earn more")
    builders.goal(journal, kofi, "Lead a deal", **SHARED)
    builders.fact(journal, dana)
    builders.fact(journal, kofi, **SHARED)
    retired = builders.fact(journal, dana, "Asks how", **SHARED).id
    journal.do("Retire", facts.retire, retired, TODAY)
    assert belongs(journal, ReviewItemKind.GOAL, dana) == [goal]
    assert belongs(journal, ReviewItemKind.FACT, dana) == [fact]


def test_standards_are_those_in_force_for_them(journal, dana, kofi):
    everybody = builders.standard(journal).id
    own = builders.standard(journal, "Calls Brightwater weekly", person_id=dana).id
    of_role = builders.standard(journal, "Ten calls", role="Account Manager").id
    builders.standard(journal, "Calls Skagen weekly", person_id=kofi)
    builders.standard(journal, "Visits plants", role="Engineer")
    builders.standard(journal, "Writes by hand", effective_from=TODAY + timedelta(days=1))
    ended = builders.standard(journal, "Sends faxes").id
    journal.do("End", standards.end, ended, date(2026, 9, 30))
    found = belongs(journal, ReviewItemKind.STANDARD, dana)
    assert sorted(found) == sorted([everybody, own, of_role])


def test_misses_are_those_that_were_seen_or_talked_about_in_the_period(journal, dana):
    standard = builders.standard(journal).id
    seen = builders.miss(journal, dana, standard, days_ago=DAYS_AGO, talked=NOVEMBER, **SHARED)
    talked = builders.miss(journal, dana, standard, days_ago=SEPTEMBER, talked=DAYS_AGO, **SHARED)
    builders.miss(journal, dana, standard, days_ago=SEPTEMBER, talked=SEPTEMBER, **SHARED)
    builders.miss(journal, dana, standard, days_ago=DAYS_AGO, talked=DAYS_AGO)
    builders.miss(journal, dana, standard, days_ago=DAYS_AGO)
    assert sorted(belongs(journal, ReviewItemKind.MISS, dana, OCTOBER)) == [seen.id, talked.id]


def test_the_agreement_is_that_of_the_half_year(journal, dana):
    words = {"mine": "Time each week", **SHARED}
    earlier = journal.do("Agree", agreements.write, dana, date(2026, 1, 1), TODAY, **words).id
    now = journal.do("Agree", agreements.write, dana, date(2026, 7, 1), TODAY, **words).id
    assert belongs(journal, ReviewItemKind.AGREEMENT, dana) == [now]
    june = slot(ReviewKind.QUARTERLY, date(2026, 6, 1))
    assert belongs(journal, ReviewItemKind.AGREEMENT, dana, one=june) == [earlier]


def test_a_plan_check_stands_in_the_review_of_its_month(journal, dana):
    check = shared.check(journal, dana)
    assert belongs(journal, ReviewItemKind.PLAN_CHECK, dana, OCTOBER) == [check]
    august = slot(ReviewKind.MONTHLY, date(2026, 8, 1))
    assert belongs(journal, ReviewItemKind.PLAN_CHECK, dana, one=august) == []
    silent = {"checked_on": THEN, "expected": None, "comment": "", **SHARED}
    journal.do("Say nothing", plan_checks.change, check, TODAY, **silent)
    assert belongs(journal, ReviewItemKind.PLAN_CHECK, dana, OCTOBER) == []


def test_points_are_what_they_asked_for_themselves(journal, dana, kofi):
    theirs = {"raised_by": RaisedBy.REP, "days_ago": SEPTEMBER, **SHARED}
    waiting, done, earlier = (builders.point(journal, dana, **theirs).id for _ in range(3))
    journal.do("Answer", points.discuss, done, THEN)
    journal.do("Answer", points.discuss, earlier, date(2026, 9, 30))
    builders.point(journal, dana, **SHARED)
    builders.point(journal, dana, raised_by=RaisedBy.REP)
    builders.point(journal, kofi, **theirs)
    builders.point(journal, None, **theirs)
    assert sorted(belongs(journal, ReviewItemKind.POINT, dana)) == [waiting, done]


def test_coaching_is_with_them_alone_and_a_one_to_one_is_none(journal, dana, kofi):
    call = shared.call(journal, dana)
    shared.call(journal, dana, SessionKind.ONE_TO_ONE)
    builders.session(journal, dana, days_ago=DAYS_AGO, kind=SessionKind.CALL)
    later = builders.session(journal, dana, days_ago=NOVEMBER, kind=SessionKind.CALL).id
    journal.do("Share", sessions.note, later, **SHARED)
    group = builders.plan(journal, dana, kofi, in_days=0, kind=SessionKind.ROLE_PLAY).id
    journal.do("Hold", sessions.finish, group, THEN, TODAY)
    journal.do("Share", sessions.note, group, said="Kofi was better", **SHARED)
    assert belongs(journal, ReviewItemKind.SESSION, dana, OCTOBER) == [call]
    assert belongs(journal, ReviewItemKind.SESSION, kofi) == []


@pytest.mark.parametrize(
    ("attended", "stands"),
    [(Attended.PRESENT, True), (Attended.ABSENT, False), (Attended.EXCUSED, False)],
)
def test_a_training_stands_there_for_who_came(journal, dana, kofi, attended, stands):
    training = shared.training(journal, dana, attended)
    assert belongs(journal, ReviewItemKind.TRAINING, dana) == ([training] if stands else [])
    assert belongs(journal, ReviewItemKind.TRAINING, kofi) == []


def test_a_training_stands_there_for_who_gave_it(journal, dana, kofi):
    training = shared.training(journal, dana, givers=[kofi])
    assert belongs(journal, ReviewItemKind.TRAINING, kofi) == [training]
    for day in (date(2026, 8, 1), TODAY):
        other_month = slot(ReviewKind.MONTHLY, day)
        assert belongs(journal, ReviewItemKind.TRAINING, kofi, other_month) == []


def test_a_person_without_a_past_has_an_empty_review(journal, dana):
    found = journal.ask(review_items.candidates, dana, OCTOBER, TODAY)
    assert found == dict.fromkeys(ReviewItemKind, ())
