"""Commitments: one owner, every day it was due, and how it ended."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain import commitments, people
from app.domain.errors import Reason, Refused
from app.domain.kinds import CommitmentState, Origin, Owner, Vis
from app.storage import driver
from tests import builders
from tests.builders import TODAY

DONE, MISSED, DROPPED = CommitmentState.DONE, CommitmentState.MISSED, CommitmentState.DROPPED

SHARED = {"vis": Vis.SHAREABLE}


def ago(days):
    return TODAY - timedelta(days=days)


def ahead(days):
    return TODAY + timedelta(days=days)


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


def texts(found):
    return [one.commitment.text for one in found]


def close(journal, promise, state=DONE, on=TODAY, **more):
    return journal.do("Close", commitments.close, promise.id, state, on, TODAY, **more)


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def marcus(journal):
    return builders.person(journal, "Marcus Bell").id


# Exactly one owner


def test_a_promise_is_a_rep_s_or_mine_or_somebody_s_by_name(journal, dana):
    theirs = builders.promise(journal, dana)
    mine = builders.promise(journal, None, about_id=dana)
    named = builders.promise(journal, None, owner=Owner.OTHER, owner_name="Ana in Legal")
    kept = [journal.ask(commitments.get, one.id) for one in (theirs, mine, named)]
    assert [one.owner.id if one.owner else None for one in kept] == [dana, None, None]
    assert [one.about.id if one.about else None for one in kept] == [dana, dana, None]
    assert kept[2].commitment.owner_name == "Ana in Legal"


def test_a_promise_without_an_owner_is_refused(journal, dana):
    assert refusal(builders.promise, journal, None, owner=Owner.REP) == (Reason.ONE_OWNER, "owner")
    nameless = {"owner": Owner.OTHER, "owner_name": "  "}
    assert refusal(builders.promise, journal, None, **nameless) == (Reason.EMPTY, "owner_name")
    assert refusal(builders.promise, journal, 99)[0] is Reason.NOT_FOUND
    assert refusal(builders.promise, journal, None, about_id=99)[0] is Reason.NOT_FOUND
    assert refusal(builders.promise, journal, dana, " ") == (Reason.EMPTY, "text")


def test_a_promise_that_changes_hands_keeps_one_owner(journal, dana):
    promise = builders.promise(journal, dana, owner_name="Ana")
    assert journal.ask(commitments.get, promise.id).commitment.owner_name == ""
    change = ("Hand over", commitments.change, promise.id, TODAY)
    mine = journal.do(*change, owner=Owner.ME)
    assert (mine.person_id, mine.about_id) == (None, dana)
    assert texts(journal.ask(commitments.mine)) == ["Send the offer"]
    named = journal.do(*change, owner=Owner.OTHER, owner_name="Ana")
    assert (named.person_id, named.owner_name) == (None, "Ana")
    theirs = journal.do(*change, owner=Owner.REP, person_id=dana)
    assert (theirs.person_id, theirs.owner_name) == (dana, "")


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE commitment SET owner_name = 'Ana'",
        "UPDATE commitment SET person_id = NULL",
        "UPDATE commitment SET owner = 'me'",
        "UPDATE commitment SET owner = 'other'",
        "UPDATE commitment SET state = 'done'",
        "UPDATE commitment SET closed_on = '2026-01-01'",
    ],
)
def test_the_file_itself_refuses_what_cannot_be(own, path, spoil):
    builders.promise(own, builders.person(own).id)
    own.close()
    connection = driver.connect(path)
    with pytest.raises(driver.Error, match=r"one_owner|closed_on"):
        connection.execute(spoil)
    connection.close()


def test_nobody_who_left_is_given_a_promise(journal, dana, marcus):
    promise = builders.promise(journal, marcus).id
    journal.do("Leave", people.leave, dana, TODAY)
    refused = (Reason.HAS_LEFT, "owner")
    assert refusal(builders.promise, journal, dana) == refused
    change = (journal.do, "Change", commitments.change, promise, TODAY)
    assert refusal(*change, person_id=dana) == refused
    with pytest.raises(Refused) as caught:
        builders.promise(journal, dana)
    assert caught.value.detail == "Dana Whitfield"


def test_what_somebody_promised_before_they_left_can_still_be_put_right(journal, dana):
    promise = builders.promise(journal, dana)
    journal.do("Leave", people.leave, dana, TODAY)
    changed = journal.do("Change", commitments.change, promise.id, TODAY, outcome="Handed on")
    assert changed.outcome == "Handed on"


# When it is due


def test_every_day_it_was_due_is_kept(journal, dana):
    promise = builders.promise(journal, dana, days_ago=30, due=ago(20))
    move = ("Move", commitments.change, promise.id)
    for today, due in ((ago(20), ago(10)), (ago(10), None), (ago(9), ahead(3))):
        journal.do(*move, today, due=due)
    journal.do(*move, TODAY, text="Send the whole offer")
    found = journal.ask(commitments.get, promise.id)
    assert [(one.due, one.moved_on) for one in found.earlier] == [
        *((ago(20), ago(20)), (ago(10), ago(10))),
    ]
    assert found.commitment.due == ahead(3)


def test_nothing_is_due_before_it_was_promised(journal, dana):
    refused = (Reason.ENDS_BEFORE_START, "due")
    assert refusal(builders.promise, journal, dana, due=ago(1)) == refused
    promise = builders.promise(journal, dana, due=TODAY).id
    change = (journal.do, "Move", commitments.change, promise, TODAY)
    assert refusal(*change, due=ago(1)) == refused
    assert refusal(*change, made_on=ahead(1)) == (Reason.IN_THE_FUTURE, "made_on")
    assert journal.ask(commitments.get, promise).earlier == ()


def test_what_is_due_is_everybody_s_the_longest_overdue_first(journal, dana, marcus):
    builders.promise(journal, dana, "soon", due=ahead(3))
    builders.promise(journal, None, "late", days_ago=9, due=ago(2))
    builders.promise(journal, marcus, "today", due=TODAY)
    builders.promise(journal, marcus, "some day")
    close(journal, builders.promise(journal, marcus, "done", due=TODAY))
    assert texts(journal.ask(commitments.due, ahead(3))) == ["late", "today", "soon"]
    assert texts(journal.ask(commitments.due, TODAY)) == ["late", "today"]


def test_nothing_is_due_from_somebody_away(journal, dana):
    builders.promise(journal, dana, due=TODAY)
    builders.promise(journal, None, "mine", about_id=dana, due=TODAY)
    journal.do("Rest", people.go_on_leave, dana, TODAY)
    assert texts(journal.ask(commitments.due, TODAY)) == ["mine"]
    journal.do("Back", people.come_back, dana)
    assert len(journal.ask(commitments.due, TODAY)) == 2


# The thread


def test_a_thread_has_theirs_and_mine_the_open_ones_first(journal, dana, marcus):
    builders.promise(journal, dana, "theirs", days_ago=9, due=ahead(5))
    builders.promise(journal, None, "mine", days_ago=9, due=ahead(2), about_id=dana)
    builders.promise(journal, None, "no day", about_id=dana)
    builders.promise(journal, marcus, "another's")
    close(journal, builders.promise(journal, dana, "just done", days_ago=9, due=ago(3)))
    close(journal, builders.promise(journal, dana, "long done", days_ago=9), on=ago(8))
    read = (commitments.of_thread, dana)
    assert texts(journal.ask(*read)) == ["mine", "theirs", "no day"]
    assert texts(journal.ask(*read, closed_since=ago(5))) == [
        *("mine", "theirs", "no day", "just done"),
    ]


def test_only_what_may_be_shared_is_read_for_both(journal, dana):
    builders.promise(journal, dana, "shown", vis=Vis.SHAREABLE)
    builders.promise(journal, dana, "mine alone", days_ago=3, due=ago(1))
    shared = {"shareable_only": True}
    assert texts(journal.ask(commitments.of_thread, dana, **shared)) == ["shown"]
    counted = (commitments.kept_by, dana, ago(30), TODAY)
    assert journal.ask(*counted, **shared).counted == 0
    assert journal.ask(*counted).counted == 1


def test_what_another_rep_promised_about_somebody_is_in_both_threads(journal, dana, marcus):
    builders.promise(journal, marcus, "Ride along", about_id=dana)
    for who in (dana, marcus):
        assert texts(journal.ask(commitments.of_thread, who)) == ["Ride along"]


# How it ends


@pytest.mark.parametrize("state", [DONE, MISSED, DROPPED])
def test_an_end_has_its_day_and_can_be_taken_back(journal, dana, state):
    promise = builders.promise(journal, dana, days_ago=9)
    ended = close(journal, promise, state, ago(1), outcome=" They signed ")
    assert (ended.state, ended.closed_on, ended.outcome) == (state, ago(1), "They signed")
    again = journal.do("Reopen", commitments.reopen, promise.id)
    assert (again.state, again.closed_on) == (CommitmentState.OPEN, None)
    assert again.outcome == "They signed"


def test_an_end_is_between_the_promise_and_today(journal, dana):
    promise = builders.promise(journal, dana, days_ago=2)
    assert refusal(close, journal, promise, on=ahead(1)) == (Reason.IN_THE_FUTURE, "closed_on")
    assert refusal(close, journal, promise, on=ago(3)) == (
        Reason.ENDS_BEFORE_START,
        "closed_on",
    )


def test_a_leap_of_faith_tells_what_came_of_it(journal, dana):
    builders.promise(journal, dana, "ordinary")
    old = builders.promise(journal, dana, "Price the Vega deal", 30, origin=Origin.LEAP)
    builders.promise(journal, dana, "Run Monday", origin=Origin.LEAP)
    close(journal, old, outcome="Held the price")
    found = journal.ask(commitments.leaps)
    assert texts(found) == ["Run Monday", "Price the Vega deal"]
    assert found[1].commitment.outcome == "Held the price"
    assert found[1].owner.id == dana


# The rate kept


def test_the_rate_is_counted_for_each_and_for_me(journal, dana, marcus):
    for number in range(4):
        made = builders.promise(journal, dana, days_ago=20, due=ago(10))
        close(journal, made, on=ago(10) if number else ago(9))
    builders.promise(journal, None, about_id=dana, days_ago=20, due=ago(10))
    close(
        journal, builders.promise(journal, None, about_id=marcus, days_ago=20, due=ago(10)), MISSED
    )
    found = journal.ask(commitments.kept_by, dana, ago(30), TODAY)
    assert (found.on_time, found.counted, found.rate) == (3, 4, 0.75)
    assert journal.ask(commitments.kept_by, None, ago(30), TODAY).rate == 0
    assert journal.ask(commitments.kept_by, marcus, ago(30), TODAY).rate is None


def test_what_was_due_before_the_time_that_is_asked_for_does_not_count(journal, dana):
    close(journal, builders.promise(journal, dana, days_ago=99, due=ago(31)), MISSED)
    close(journal, builders.promise(journal, dana, days_ago=99), on=ago(31))
    close(journal, builders.promise(journal, dana, days_ago=99), on=ago(30))
    found = journal.ask(commitments.kept_by, dana, ago(30), TODAY)
    assert (found.on_time, found.counted) == (1, 1)


days = st.integers(0, 60)
promised = st.tuples(st.sampled_from(CommitmentState), days, days)


@pytest.mark.long
@given(st.lists(promised, max_size=8), st.none() | days)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_new_one_that_is_not_due_never_moves_the_rate(journal, made, due):
    dana = builders.person(journal, same_name_ok=True).id
    for state, due_in, closed_ago in made:
        one = builders.promise(journal, dana, days_ago=60, due=ago(60) + timedelta(days=due_in))
        if state is not CommitmentState.OPEN:
            close(journal, one, state, ago(closed_ago))
    before = journal.ask(commitments.kept_by, dana, ago(90), TODAY)
    builders.promise(journal, dana, due=None if due is None else ahead(due))
    assert journal.ask(commitments.kept_by, dana, ago(90), TODAY) == before


def test_the_rate_shows_the_very_promises_it_was_counted_from(journal, dana, marcus):
    kept = builders.promise(journal, dana, "kept", days_ago=30, due=ago(10))
    close(journal, kept, on=ago(10))
    builders.promise(journal, dana, "late", days_ago=30, due=ago(5))
    builders.promise(journal, dana, "not due", due=TODAY)
    close(journal, builders.promise(journal, dana, "dropped", days_ago=9, due=ago(3)), DROPPED)
    builders.promise(journal, marcus, "another's", days_ago=9, due=ago(3))
    shown = journal.ask(commitments.counted, dana, ago(30), TODAY)
    assert [(one.commitment.text, on_time) for one, on_time in shown] == [
        *(("late", False), ("kept", True)),
    ]
    counted = journal.ask(commitments.kept_by, dana, ago(30), TODAY)
    assert (counted.on_time, counted.counted) == (1, 2)


def test_what_i_promised_one_person_is_counted_apart(journal, dana, marcus):
    for about, state in ((dana, DONE), (marcus, MISSED)):
        made = builders.promise(journal, None, about_id=about, days_ago=20, due=ago(10))
        close(journal, made, state, on=ago(10))
    read = (commitments.kept_by, None, ago(30), TODAY)
    assert journal.ask(*read).rate == 0.5
    assert [journal.ask(*read, about_id=who).rate for who in (dana, marcus)] == [1, 0]


def test_promises_are_read_by_where_they_were_made_and_all_at_once(journal, dana, marcus):
    held = builders.session(journal, dana).id
    builders.promise(journal, dana, "first", session_id=held, due=ahead(9))
    builders.promise(journal, None, "second", session_id=held, due=ahead(2), **SHARED)
    close(journal, builders.promise(journal, marcus, "done"))
    assert texts(journal.ask(commitments.of_session, held)) == ["first", "second"]
    shown = journal.ask(commitments.of_session, held, shareable_only=True)
    assert texts(shown) == ["second"]
    assert texts(journal.ask(commitments.everybody)) == ["second", "first"]
    assert texts(journal.ask(commitments.everybody, closed_since=TODAY)) == [
        *("second", "first", "done"),
    ]


# Somebody leaves, or is deleted


def test_who_leaves_hands_over_what_they_promised(journal, dana, marcus):
    open_one = builders.promise(journal, dana, due=ahead(5), days_ago=9)
    priya = builders.person(journal, "Priya Raman").id
    ride = builders.promise(journal, dana, "Ride along", about_id=priya)
    done = builders.promise(journal, dana, days_ago=9)
    close(journal, done, on=ago(3))
    assert journal.ask(people.open_promises, dana) == 2
    journal.do("Leave", people.leave, dana, TODAY, marcus)
    handed, ridden, kept = (journal.ask(commitments.get, one.id) for one in (open_one, ride, done))
    assert [one.owner.id for one in (handed, ridden, kept)] == [marcus, marcus, dana]
    assert (handed.about.id, ridden.about.id) == (marcus, priya)
    assert handed.commitment.due == ahead(5)
    assert journal.ask(people.open_promises, dana) == 0


def test_where_nobody_takes_over_it_is_dropped_and_moves_no_rate(journal, dana):
    late = builders.promise(journal, dana, days_ago=9, due=ago(3))
    fresh = builders.promise(journal, dana)
    journal.do("Leave", people.leave, dana, ago(1))
    found = [journal.ask(commitments.get, one.id).commitment for one in (late, fresh)]
    assert [(one.state, one.closed_on) for one in found] == [(DROPPED, ago(1)), (DROPPED, TODAY)]
    assert journal.ask(commitments.kept_by, dana, ago(90), TODAY).counted == 0


def test_a_promise_goes_with_its_owner_and_another_s_stays(journal, dana, marcus):
    builders.promise(journal, dana, "theirs")
    builders.promise(journal, None, "mine to them", about_id=dana)
    ride = builders.promise(journal, marcus, "Ride along", about_id=dana).id
    journal.do("Delete", people.delete, dana)
    assert texts(journal.ask(commitments.of_thread, marcus)) == ["Ride along"]
    assert journal.ask(commitments.get, ride).about.id == marcus
    assert journal.ask(commitments.mine) == []
    journal.undo()
    assert len(journal.ask(commitments.of_thread, dana)) == 3


def test_a_promise_never_made_is_deleted_with_its_days(journal, dana):
    promise = builders.promise(journal, dana, due=TODAY).id
    journal.do("Move", commitments.change, promise, TODAY, due=ahead(3))
    journal.do("Delete", commitments.delete, promise)
    assert builders.dump(journal.path)["commitment_due"] == []
    assert refusal(journal.ask, commitments.get, promise)[0] is Reason.NOT_FOUND


def test_the_promises_behind_a_rate_are_those_it_counts(journal):
    dana = builders.person(journal).id
    since = TODAY - timedelta(days=90)
    late = builders.promise(journal, dana, "Late", days_ago=9, due=TODAY - timedelta(days=1))
    kept = builders.promise(journal, dana, "Kept", days_ago=9)
    dropped = builders.promise(journal, dana, "Dropped", days_ago=9, due=TODAY)
    builders.promise(journal, dana, "Ahead", due=TODAY + timedelta(days=1))
    builders.promise(journal, None, "Mine", days_ago=9, due=TODAY - timedelta(days=1))
    for one, state in ((kept, CommitmentState.DONE), (dropped, CommitmentState.DROPPED)):
        journal.do("Close", commitments.close, one.id, state, TODAY, TODAY)

    found = journal.ask(commitments.counted, dana, since, TODAY)
    assert [(one.commitment.id, on_time) for one, on_time in found] == [
        (kept.id, True),
        (late.id, False),
    ]
    rate = journal.ask(commitments.kept_by, dana, since, TODAY)
    assert (rate.on_time, rate.counted) == (1, 2)
