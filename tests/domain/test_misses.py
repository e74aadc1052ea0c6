"""Missed standards: talked about soon, with help offered, and looked at again."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import misses, people, standards
from app.domain.errors import Reason, Refused
from app.domain.kinds import Delay, MissState, Vis
from app.domain.models import StandardMiss
from tests import builders
from tests.builders import TODAY


def ago(days):
    return TODAY - timedelta(days=days)


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


def talk(journal, miss, on=TODAY, **said):
    said = {
        "support": "I sit in on two calls",
        "correction": "An objective before each",
        "recheck_on": TODAY + timedelta(days=14),
    } | said
    return journal.do("Talk", misses.talk, miss.id, on, TODAY, **said)


def recheck(journal, miss, state=MissState.MET, on=TODAY):
    return journal.do("Look", misses.recheck, miss.id, state, on, TODAY)


def share(journal, miss):
    return journal.do("Share", misses.share, miss.id, Vis.SHAREABLE, TODAY)


def ids(found):
    return [one.miss.id for one in found]


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def standard(journal):
    return builders.standard(journal).id


# What is noted


def test_a_miss_is_private_until_it_was_talked_about_and_shared(journal, dana, standard):
    miss = builders.miss(journal, dana, standard, effect="The client was not ready")
    assert miss.vis is Vis.PRIVATE
    assert refusal(share, journal, miss) == (Reason.TALK_FIRST, "vis")
    talk(journal, miss)
    share(journal, miss)
    assert ids(journal.ask(misses.of_person, dana, shareable_only=True)) == [miss.id]
    journal.do("Private", misses.share, miss.id, Vis.PRIVATE, TODAY)
    assert journal.ask(misses.of_person, dana, shareable_only=True) == []


def test_a_miss_is_of_a_standard_that_held_for_them_that_day(journal, dana, standard):
    others = builders.standard(journal, person_id=builders.person(journal, "Marcus Bell").id)
    missed = refusal(builders.miss, journal, dana, others.id)
    assert missed == (Reason.NOT_IN_SCOPE, "standard_id")
    early = refusal(builders.miss, journal, dana, standard, days_ago=366)
    assert early == (Reason.NOT_IN_FORCE, "observed_on")
    ahead = refusal(builders.miss, journal, dana, standard, days_ago=-1)
    assert ahead == (Reason.IN_THE_FUTURE, "observed_on")
    assert refusal(builders.miss, journal, dana, standard, facts=" ") == (Reason.EMPTY, "facts")
    miss = builders.miss(journal, dana, standard, days_ago=3)
    journal.do("End", standards.end, standard, ago(5))
    talk(journal, miss)
    assert refusal(builders.miss, journal, dana, standard)[0] is Reason.NOT_IN_FORCE
    journal.do("Leave", people.leave, dana, TODAY)
    assert refusal(builders.miss, journal, dana, standard)[0] is Reason.HAS_LEFT


# Talking


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"support": " "}, (Reason.NEEDS_SUPPORT, "support")),
        ({"correction": ""}, (Reason.NEEDS_CORRECTION, "correction")),
        ({"recheck_on": None}, (Reason.EMPTY, "recheck_on")),
        ({"recheck_on": ago(1)}, (Reason.ENDS_BEFORE_START, "recheck_on")),
        ({"on": ago(4)}, (Reason.ENDS_BEFORE_START, "talked_on")),
        ({"on": ago(-1)}, (Reason.IN_THE_FUTURE, "talked_on")),
    ],
)
def test_a_conversation_has_two_sides_and_a_day_to_look_again(
    journal, dana, standard, said, refused
):
    miss = builders.miss(journal, dana, standard, days_ago=3)
    assert refusal(talk, journal, miss, **said) == refused
    assert journal.ask(misses.get, miss.id).waits


def test_what_was_agreed_cannot_be_emptied_afterwards(journal, dana, standard):
    miss = builders.miss(journal, dana, standard, talked=0)
    for name, reason in (
        ("support", Reason.NEEDS_SUPPORT),
        ("correction", Reason.NEEDS_CORRECTION),
    ):
        emptied = refusal(journal.do, "Empty", misses.change, miss.id, TODAY, **{name: ""})
        assert emptied == (reason, name)


@pytest.mark.parametrize(
    ("days", "delay"),
    [
        (0, Delay.IN_TIME),
        (6, Delay.IN_TIME),
        (7, Delay.SLOW),
        (13, Delay.SLOW),
        (14, Delay.LATE),
        (90, Delay.LATE),
    ],
)
def test_a_miss_gets_old_while_nobody_talks_about_it(days, delay):
    assert misses.delay(days) is delay


@given(seen=st.integers(0, 400), talked=st.none() | st.integers(0, 400), later=st.integers(0, 99))
def test_the_days_to_a_conversation_stop_with_it(seen, talked, later):
    talked_on = None if talked is None or talked > seen else ago(talked)
    miss = StandardMiss(
        standard_id=1, person_id=1, observed_on=ago(seen), facts="", talked_on=talked_on
    )
    now, then = (misses.days_to_talk(miss, day) for day in (TODAY, ago(-later)))
    assert now == (seen if talked_on is None else seen - talked)
    assert then - now == (later if talked_on is None else 0)


# Looking again


def test_it_is_looked_at_again_only_after_it_was_talked_about(journal, dana, standard):
    miss = builders.miss(journal, dana, standard, days_ago=9)
    assert refusal(recheck, journal, miss)[0] is Reason.TALK_FIRST
    talk(journal, miss, ago(2))
    assert refusal(recheck, journal, miss, on=ago(3)) == (Reason.ENDS_BEFORE_START, "closed_on")
    assert refusal(recheck, journal, miss, on=ago(-1)) == (Reason.IN_THE_FUTURE, "closed_on")
    again = recheck(journal, miss, MissState.MISSED_AGAIN)
    assert (again.state, again.closed_on) == (MissState.MISSED_AGAIN, TODAY)
    later = refusal(journal.do, "Later", misses.change, miss.id, TODAY + timedelta(days=3),
                    talked_on=TODAY + timedelta(days=1))  # fmt: skip
    assert later == (Reason.ENDS_BEFORE_START, "talked_on")
    assert recheck(journal, miss, MissState.OPEN).closed_on is None


def test_the_oldest_waits_first_and_nothing_of_who_is_gone(journal, dana, standard):
    marcus = builders.person(journal, "Marcus Bell").id
    newer = builders.miss(journal, dana, standard, days_ago=2)
    older = builders.miss(journal, marcus, standard, days_ago=9)
    second = builders.miss(journal, dana, standard, days_ago=20, talked=5, recheck_on=TODAY)
    first = builders.miss(journal, marcus, standard, days_ago=20, talked=5, recheck_on=ago(1))
    ahead = builders.miss(journal, dana, standard, talked=0, recheck_on=ago(-7))
    done = builders.miss(journal, dana, standard, days_ago=30, talked=20)
    recheck(journal, done)
    is_open = [older.id, newer.id, first.id, second.id, ahead.id]
    found = journal.ask(misses.everybody)
    assert ids(found) == is_open
    assert ids(one for one in found if one.waits) == [older.id, newer.id]
    assert ids(journal.ask(misses.everybody, closed_since=ago(0))) == [*is_open, done.id]
    journal.do("Away", people.go_on_leave, dana, TODAY)
    assert ids(journal.ask(misses.everybody)) == is_open
    journal.do("Leave", people.leave, marcus, TODAY)
    assert ids(journal.ask(misses.everybody)) == [newer.id, second.id, ahead.id]


def test_one_that_should_not_have_been_noted_is_deleted(journal, dana, standard):
    miss = builders.miss(journal, dana, standard)
    journal.do("Delete", misses.delete, miss.id)
    assert journal.ask(misses.of_person, dana) == []
    with pytest.raises(Refused):
        journal.ask(misses.get, miss.id)
