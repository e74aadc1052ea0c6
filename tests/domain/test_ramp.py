"""The first ninety days: a checklist with days counted from the start."""

from datetime import timedelta

import pytest

from app.domain import ramp
from app.domain.errors import Reason, Refused
from app.templates import first_days
from tests import builders


def test_a_checklist_is_put_on_once(journal):
    who = builders.person(journal, started=builders.TODAY).id
    steps = journal.do("Ramp", ramp.put_on, who, first_days())
    assert [step.by_day for step in steps] == sorted(step.by_day for step in steps)
    assert {step.by_day for step in steps} == set(ramp.DAYS)
    again = journal.do("Ramp", ramp.put_on, who, first_days())
    assert len(again) == len(steps) == len(first_days())


def test_a_step_is_late_after_its_day_until_it_is_ticked(journal):
    who = builders.person(journal).id
    step = journal.do("Add", ramp.add, who, 30, "Know whom to ask")
    started = builders.TODAY - timedelta(days=30)
    assert ramp.due_on(step, started) == builders.TODAY
    assert not ramp.is_late(step, started, builders.TODAY)
    assert ramp.is_late(step, started, builders.TODAY + timedelta(days=1))
    assert not ramp.is_late(step, None, builders.TODAY)
    done = journal.do("Tick", ramp.tick, step.id, builders.TODAY)
    assert not ramp.is_late(done, started, builders.TODAY + timedelta(days=1))
    assert journal.do("Untick", ramp.tick, step.id, None).done_on is None


def test_steps_are_changed_and_taken_off(journal):
    who = builders.person(journal).id
    step = journal.do("Add", ramp.add, who, 30, "Know whom to ask")
    journal.do("Change", ramp.change, step.id, 60, "Know whom to ask, and ask")
    [changed] = journal.ask(ramp.of_person, who)
    assert (changed.by_day, changed.text) == (60, "Know whom to ask, and ask")
    journal.do("Delete", ramp.delete, step.id)
    assert not journal.ask(ramp.of_person, who)


@pytest.mark.parametrize(
    ("by_day", "text", "reason"),
    [(45, "Ask", Reason.NOT_A_RAMP_DAY), (30, "  ", Reason.EMPTY)],
)
def test_a_step_needs_words_and_one_of_the_three_days(journal, by_day, text, reason):
    who = builders.person(journal).id
    with pytest.raises(Refused) as refused:
        journal.do("Add", ramp.add, who, by_day, text)
    assert refused.value.reason is reason
