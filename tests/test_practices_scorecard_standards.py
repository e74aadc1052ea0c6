"""The practices that standards, misses and improvement plans serve, each shown at work."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from app.domain import improvement, misses, standards
from app.domain.errors import Reason, Refused
from app.domain.kinds import Delay, MissState, Outcome, Rung, StandardArea, Vis
from app.labels import label
from tests import builders

if TYPE_CHECKING:
    from datetime import date

    from app.domain.models import StandardMiss
    from app.journal import Journal

pytestmark = pytest.mark.long

TODAY = builders.TODAY


def ahead(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.fixture
def dana(journal: Journal) -> int:
    return builders.person(journal, role="Account executive").id


@pytest.fixture
def marcus(journal: Journal) -> int:
    return builders.person(journal, "Marcus Bell").id


def refused(work: Any, *args: Any, **kwargs: Any) -> Reason:
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason


def talk(journal: Journal, miss: StandardMiss, **said: Any) -> StandardMiss:
    """Talk about a miss today, with both sides unless told otherwise."""
    both = {"support": "We prepare two together", "correction": "Two days ahead", **said}
    both.setdefault("recheck_on", ahead(14))
    return journal.do("Talk", misses.talk, miss.id, TODAY, TODAY, **both)


def test_s3_09_what_is_expected_is_clear_and_who_said_so_is_known(
    journal: Journal, dana: int, marcus: int
) -> None:
    assert refused(builders.standard, journal, measure=" ") is Reason.EMPTY
    alls = builders.standard(journal, threshold="9 of 10").id
    theirs = builders.standard(journal, "Two meetings a week", role="Account executive").id
    holding = [one.id for one in journal.ask(standards.holding_for, dana, TODAY)]
    assert holding == [alls, theirs]
    assert [one.id for one in journal.ask(standards.holding_for, marcus, TODAY)] == [alls]
    journal.do("Sign", standards.acknowledge, alls, dana, TODAY, TODAY)
    found = journal.ask(standards.get, alls)
    assert (found.acknowledged, [one.id for one in found.waiting]) == (1, [marcus])
    reworded = ("Reword", standards.change, alls)
    assert refused(journal.do, *reworded, threshold="10 of 10") is Reason.ACKNOWLEDGED


def test_s3_11_standards_are_of_performance_behaviour_and_work_ethic(journal: Journal) -> None:
    assert [label(area) for area in StandardArea] == ["Performance", "Behaviour", "Work ethic"]
    for area in reversed(StandardArea):
        builders.standard(journal, label(area), area=area)
    found = journal.ask(standards.listed, TODAY).current
    assert [one.standard.area for one in found] == [*StandardArea]


def test_s3_12_a_miss_is_talked_about_with_support_and_a_correction(
    journal: Journal, dana: int
) -> None:
    miss = builders.miss(journal, dana, builders.standard(journal).id)
    assert refused(talk, journal, miss, support="") is Reason.NEEDS_SUPPORT
    assert refused(talk, journal, miss, correction="") is Reason.NEEDS_CORRECTION
    assert refused(journal.do, "Share", misses.share, miss.id, Vis.SHAREABLE, TODAY) is (
        Reason.TALK_FIRST
    )
    talk(journal, miss)
    journal.do("Share", misses.share, miss.id, Vis.SHAREABLE, TODAY)
    [found] = journal.ask(misses.everybody)
    assert (found.miss.id, found.miss.recheck_on, found.waits) == (miss.id, ahead(14), False)
    journal.do("Look", misses.recheck, miss.id, MissState.MET, TODAY, TODAY)
    assert journal.ask(misses.everybody) == []


def test_s3_18_what_waits_for_a_talk_is_amber_after_a_week_and_red_after_two(
    journal: Journal, dana: int, marcus: int
) -> None:
    standard = builders.standard(journal).id
    waits = {Delay.LATE: (dana, 14), Delay.SLOW: (marcus, 7), Delay.IN_TIME: (dana, 6)}
    made = [builders.miss(journal, who, standard, days_ago=ago) for who, ago in waits.values()]
    found = journal.ask(misses.everybody)
    assert [one.miss.id for one in found] == [miss.id for miss in made]
    days = [misses.days_to_talk(one.miss, TODAY) for one in found]
    assert [misses.delay(number) for number in days] == list(waits)
    talk(journal, made[1])
    talked = journal.ask(misses.get, made[1].id).miss
    assert misses.days_to_talk(talked, ahead(30)) == 7


def test_s3_21_a_plan_too_offers_support(journal: Journal, dana: int) -> None:
    assert refused(builders.improvement_plan, journal, dana, support=" ") is Reason.NEEDS_SUPPORT


def test_s3_22_no_step_to_a_plan_is_skipped_in_silence_and_what_follows_has_a_date(
    journal: Journal, dana: int
) -> None:
    standard = builders.standard(journal).id
    about = {"standard_id": standard, "because": ""}
    miss = builders.miss(journal, dana, standard, days_ago=9)
    assert journal.ask(improvement.skipped, dana, standard) is Rung.TALKED
    assert refused(builders.improvement_plan, journal, dana, **about) is Reason.STEP_SKIPPED
    talk(journal, miss)
    journal.do("Look", misses.recheck, miss.id, MissState.MISSED_AGAIN, TODAY, TODAY)
    undated = refused(builders.improvement_plan, journal, dana, consequence_on=None, **about)
    assert undated is Reason.NEEDS_CONSEQUENCE
    plan = builders.improvement_plan(journal, dana, **about)
    looks = journal.ask(improvement.get, plan.id).checkpoints
    assert [(one.due_on - TODAY).days for one in looks] == [30, 60, 90]
    journal.do("Extend", improvement.extend, plan.id, ahead(110), "Illness")
    again = ("Extend", improvement.extend, plan.id, ahead(130), "Illness")
    assert refused(journal.do, *again) is Reason.EXTENDED_ALREADY
    journal.do("Close", improvement.close, plan.id, Outcome.NOT_MET, TODAY, TODAY)
    changed = ("Change", improvement.change, plan.id)
    assert refused(journal.do, *changed, aim="Less") is Reason.PLAN_IS_CLOSED


def test_s3_22_a_plan_without_the_steps_before_it_says_why(journal: Journal, dana: int) -> None:
    plan = builders.improvement_plan(journal, dana, because="A customer was lied to")
    assert journal.ask(improvement.reached, dana) == {}
    assert plan.because == "A customer was lied to"
