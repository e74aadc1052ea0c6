"""Improvement plans: no step before one is skipped in silence, and each ends on a known day."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain import improvement, misses, people
from app.domain.errors import Reason, Refused
from app.domain.kinds import MissState, Outcome, Rung, Status
from tests import builders
from tests.builders import TODAY


def ahead(days):
    return TODAY + timedelta(days=days)


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


def begin(journal, who, **terms):
    return builders.improvement_plan(journal, who, **terms)


def missed_again(journal, who, what, days_ago=30):
    miss = builders.miss(journal, who, what, days_ago=days_ago, talked=days_ago - 5)
    on = ahead(10 - days_ago)
    journal.do("Look", misses.recheck, miss.id, MissState.MISSED_AGAIN, on, TODAY)
    return miss


def close(journal, plan, outcome=Outcome.MET, on=TODAY):
    return journal.do("Close", improvement.close, plan.id, outcome, on, TODAY)


def extend(journal, plan, days=100, reason="A month was lost to illness"):
    return journal.do("Extend", improvement.extend, plan.id, ahead(days), reason)


def days_of(journal, plan):
    return [
        (step.due_on - TODAY).days for step in journal.ask(improvement.get, plan.id).checkpoints
    ]


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def standard(journal):
    return builders.standard(journal).id


# The steps before it


def test_a_step_is_not_skipped_in_silence(journal, dana, standard):
    asked = {"because": "", "standard_id": standard}
    silent = (Reason.STEP_SKIPPED, "because")
    assert journal.ask(improvement.skipped, dana) is Rung.SEEN
    assert refusal(begin, journal, dana, **asked) == silent
    miss = builders.miss(journal, dana, standard, days_ago=9)
    assert journal.ask(improvement.skipped, dana) is Rung.TALKED
    assert refusal(begin, journal, dana, **asked) == silent
    journal.do(
        *("Talk", misses.talk, miss.id, TODAY, TODAY),
        support="Help",
        correction="Prepare",
        recheck_on=TODAY,
    )
    assert journal.ask(improvement.skipped, dana) is Rung.MISSED_AGAIN
    assert refusal(begin, journal, dana, **asked) == silent
    journal.do("Look", misses.recheck, miss.id, MissState.MET, TODAY, TODAY)
    assert refusal(begin, journal, dana, **asked) == silent
    journal.do("Look", misses.recheck, miss.id, MissState.MISSED_AGAIN, TODAY, TODAY)
    assert journal.ask(improvement.skipped, dana) is None
    assert begin(journal, dana, **asked).because == ""


def test_the_steps_are_those_of_the_same_standard_and_person(journal, dana, standard):
    other = builders.standard(journal, "Another").id
    missed_again(journal, dana, other)
    missed_again(journal, builders.person(journal, "Marcus Bell").id, standard)
    asked = {"because": "", "standard_id": standard}
    assert refusal(begin, journal, dana, **asked)[0] is Reason.STEP_SKIPPED
    plan = begin(journal, dana, because="", standard_id=other)
    moved = refusal(journal.do, "Move", improvement.change, plan.id, standard_id=standard)
    assert moved == (Reason.STEP_SKIPPED, "because")


def test_the_reason_for_skipping_a_step_stays(journal, dana):
    plan = begin(journal, dana)
    emptied = refusal(journal.do, "Empty", improvement.change, plan.id, because=" ")
    assert emptied == (Reason.STEP_SKIPPED, "because")


def test_a_miss_counts_for_one_plan(journal, dana, standard):
    missed_again(journal, dana, standard)
    plan = begin(journal, dana, because="", starts_on=ahead(-9), days=9, consequence_on=TODAY)
    close(journal, plan, Outcome.CALLED_OFF)
    plan = begin(journal, dana, because="")
    close(journal, plan)
    assert journal.ask(improvement.skipped, dana) is Rung.SEEN
    assert refusal(begin, journal, dana, because="")[0] is Reason.STEP_SKIPPED


def test_a_miss_is_ready_for_a_plan_until_there_is_one_or_it_is_met(journal, dana, standard):
    missed_again(journal, dana, standard)
    marcus = builders.person(journal, "Marcus Bell").id
    missed_again(journal, marcus, standard, days_ago=40)
    missed_again(journal, marcus, builders.standard(journal, "Another").id, days_ago=90)

    def ready():
        return [(who.id, what.id) for who, what, _ in journal.ask(improvement.ready, TODAY)]

    assert ready() == [(dana, standard), (marcus, standard)]
    begin(journal, dana, because="", standard_id=standard)
    assert ready() == [(marcus, standard)]
    met = builders.miss(journal, marcus, standard, talked=0)
    journal.do("Look", misses.recheck, met.id, MissState.MET, TODAY, TODAY)
    assert ready() == []


# What it says


@pytest.mark.parametrize(
    ("terms", "refused"),
    [
        ({"aim": " "}, (Reason.EMPTY, "aim")),
        ({"support": " "}, (Reason.NEEDS_SUPPORT, "support")),
        ({"consequence": ""}, (Reason.NEEDS_CONSEQUENCE, "consequence")),
        ({"consequence_on": None}, (Reason.NEEDS_CONSEQUENCE, "consequence_on")),
        ({"consequence_on": ahead(89)}, (Reason.ENDS_BEFORE_START, "consequence_on")),
        ({"ends_on": TODAY}, (Reason.ENDS_BEFORE_START, "ends_on")),
        ({"standard_id": 99}, (Reason.NOT_FOUND, "")),
    ],
)
def test_a_plan_offers_help_and_dates_what_follows(journal, dana, terms, refused):
    assert refusal(begin, journal, dana, **terms) == refused


def test_one_is_under_way_at_a_time_and_only_for_who_is_on_the_team(journal, dana):
    begin(journal, dana)
    assert refusal(begin, journal, dana) == (Reason.PLAN_UNDER_WAY, "person_id")
    coming = builders.person(journal, "Not Yet", status=Status.CANDIDATE).id
    assert refusal(begin, journal, coming)[0] is Reason.NOT_ON_THE_TEAM


@pytest.mark.parametrize(
    ("days", "looks"), [(30, [10, 20, 30]), (60, [20, 40, 60]), (90, [30, 60, 90]), (2, [1, 2])]
)
def test_the_two_look_at_it_three_times(journal, dana, days, looks):
    assert days_of(journal, begin(journal, dana, days=days)) == looks


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(days=st.integers(1, 400))
def test_every_look_lies_within_the_plan_and_the_last_is_its_end(journal, days):
    who = builders.person(journal, same_name_ok=True).id
    plan = begin(journal, who, days=days, consequence_on=ahead(400))
    looks = days_of(journal, plan)
    assert looks == sorted(set(looks))
    assert 0 < looks[0] <= looks[-1] == days


# On the way


def test_each_look_says_whether_it_was_met(journal, dana):
    plan = begin(journal, dana)
    first = journal.ask(improvement.get, plan.id).checkpoints[0]
    look = ("Look", improvement.look, first.id)
    seen = journal.do(*look, False, TODAY, TODAY, said=" Two of five ")
    assert (seen.met, seen.looked_on, seen.said) == (False, TODAY, "Two of five")
    assert refusal(journal.do, *look, True, ahead(1), TODAY)[0] is Reason.IN_THE_FUTURE
    assert journal.do(*look, None, TODAY, TODAY).looked_on is None
    assert journal.ask(improvement.of_checkpoint, first.id).plan.id == plan.id


def test_looks_are_added_moved_and_deleted_within_the_plan(journal, dana):
    plan = begin(journal, dana, days=30)
    made = journal.do("Add", improvement.add_checkpoint, plan.id, ahead(5), "First call")
    journal.do("Move", improvement.change_checkpoint, made.id, ahead(6), "First call")
    assert days_of(journal, plan) == [6, 10, 20, 30]
    outside = refusal(journal.do, "Move", improvement.change_checkpoint, made.id, ahead(31), "Late")
    assert outside == (Reason.NOT_IN_PLAN, "due_on")
    journal.do("Delete", improvement.delete_checkpoint, made.id)
    assert days_of(journal, plan) == [10, 20, 30]


def test_it_is_extended_once_with_a_reason_and_what_follows_moves_along(journal, dana):
    plan = begin(journal, dana)
    assert refusal(extend, journal, plan, 90) == (Reason.ENDS_BEFORE_START, "extended_to")
    assert refusal(extend, journal, plan, reason=" ") == (Reason.EMPTY, "extension_reason")
    extend(journal, plan)
    found = journal.ask(improvement.get, plan.id)
    assert (found.ends_on, found.days_left(TODAY)) == (ahead(100), 100)
    assert found.plan.consequence_on == ahead(130)
    assert days_of(journal, plan) == [30, 60, 90]
    assert refusal(extend, journal, plan, 110)[0] is Reason.EXTENDED_ALREADY


def test_what_is_closed_stays_as_it_is(journal, dana):
    plan = begin(journal, dana)
    step = journal.ask(improvement.get, plan.id).checkpoints[0]
    assert refusal(close, journal, plan, on=ahead(1)) == (Reason.IN_THE_FUTURE, "closed_on")
    close(journal, plan, Outcome.NOT_MET)
    for command, args in (
        (improvement.change, (plan.id,)),
        (improvement.extend, (plan.id, ahead(99), "Late")),
        (improvement.close, (plan.id, Outcome.MET, TODAY, TODAY)),
        (improvement.look, (step.id, True, TODAY, TODAY)),
        (improvement.add_checkpoint, (plan.id, TODAY, "More")),
        (improvement.change_checkpoint, (step.id, TODAY, "More")),
        (improvement.delete_checkpoint, (step.id,)),
    ):
        assert refusal(journal.do, "Change", command, *args)[0] is Reason.PLAN_IS_CLOSED
    assert [one.plan.id for one in journal.ask(improvement.closed)] == [plan.id]
    assert journal.ask(improvement.under_way) == []
    again = begin(journal, dana)
    assert [one.plan.id for one in journal.ask(improvement.of_person, dana)] == [again.id, plan.id]


def test_the_next_to_end_comes_first(journal, dana):
    first = begin(journal, dana, days=60)
    second = begin(journal, builders.person(journal, "Marcus Bell").id, days=90)
    extend(journal, first)
    assert [one.plan.id for one in journal.ask(improvement.under_way)] == [second.id, first.id]


def test_who_leaves_owes_nothing_more(journal, dana):
    plan = begin(journal, dana)
    assert journal.ask(people.ends_with, dana).plans == 1
    journal.do("Leave", people.leave, dana, TODAY)
    found = journal.ask(improvement.get, plan.id).plan
    assert (found.outcome, found.closed_on) == (Outcome.CALLED_OFF, TODAY)
    assert refusal(begin, journal, dana) == (Reason.HAS_LEFT, "person_id")


def test_one_that_should_not_have_been_made_is_deleted_with_its_looks(journal, dana):
    plan = begin(journal, dana)
    journal.do("Delete", improvement.delete, plan.id)
    assert builders.dump(journal.path)["improvement_checkpoint"] == []
