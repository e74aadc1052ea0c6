"""Statements about people: dated, confirmed, retired, and private where they must be."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain import facts, goals
from app.domain.errors import Reason, Refused
from app.domain.kinds import Certainty, FactKind, Vis
from app.domain.models import ProfileFact
from app.domain.person_page import person_page
from tests import builders
from tests.builders import TODAY


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


def test_a_statement_is_private_seen_and_of_today_unless_it_says_otherwise(journal, dana):
    fact = builders.fact(journal, dana, "  Asks why \n")
    assert (fact.vis, fact.certainty) == (Vis.PRIVATE, Certainty.SEEN)
    assert (fact.noted_on, fact.confirmed_on, fact.text) == (TODAY, TODAY, "Asks why")


def test_a_statement_says_something(journal, dana):
    assert refusal(builders.fact, journal, dana, " \n\x00 ") == (Reason.EMPTY, "text")
    fact = builders.fact(journal, dana)
    assert refusal(journal.do, "Amend", facts.amend, fact.id, TODAY, text="") == (
        *(Reason.EMPTY,),
        "text",
    )


def test_nothing_is_noted_ahead_of_time(journal, dana):
    tomorrow = TODAY + timedelta(days=1)
    assert refusal(builders.fact, journal, dana, noted_on=tomorrow) == (
        Reason.IN_THE_FUTURE,
        "noted_on",
    )


def test_the_newest_come_first_and_the_retired_not_at_all(journal, dana):
    for text, age in (("old", 300), ("new", 1), ("older", 400), ("gone", 2)):
        builders.fact(journal, dana, text, noted_on=TODAY - timedelta(days=age))
    gone = next(f for f in journal.ask(facts.of_person, dana) if f.text == "gone")
    journal.do("Retire", facts.retire, gone.id, TODAY)
    assert [f.text for f in journal.ask(facts.of_person, dana)] == ["new", "old", "older"]
    assert len(builders.dump(journal.path)["profile_fact"]) == 4


@pytest.mark.parametrize(("age", "stale"), [(0, False), (180, False), (181, True), (700, True)])
def test_a_statement_nobody_confirmed_for_half_a_year_is_stale(journal, dana, age, stale):
    fact = builders.fact(journal, dana, noted_on=TODAY - timedelta(days=age))
    assert facts.is_stale(fact, TODAY) is stale
    confirmed = journal.do("Confirm", facts.confirm, fact.id, TODAY)
    assert not facts.is_stale(confirmed, TODAY)
    assert confirmed.noted_on == TODAY - timedelta(days=age)


def test_a_statement_was_never_confirmed_before_it_was_noted(journal, dana):
    fact = builders.fact(journal, dana, noted_on=TODAY - timedelta(days=50))
    moved = journal.do("Amend", facts.amend, fact.id, TODAY, noted_on=TODAY - timedelta(days=10))
    assert moved.confirmed_on == TODAY - timedelta(days=10)


@pytest.mark.parametrize("work", [facts.confirm, facts.retire, facts.amend])
def test_a_statement_that_is_gone_is_not_found(journal, work):
    assert refusal(journal.do, "Try", work, 99, TODAY) == (Reason.NOT_FOUND, "")
    assert refusal(journal.do, "Try", facts.delete, 99) == (Reason.NOT_FOUND, "")
    assert refusal(builders.fact, journal, 99) == (Reason.NOT_FOUND, "")


# Privacy

MAY_BE_SHARED = {
    FactKind.STRENGTH,
    FactKind.MOTIVATION,
    FactKind.ASPIRATION,
    FactKind.RECOGNITION_STYLE,
    FactKind.WHAT_HELPS,
    FactKind.CAN_TEACH,
}


@pytest.mark.parametrize("kind", FactKind)
@pytest.mark.parametrize("certainty", Certainty)
def test_what_may_be_shared_when_it_is_noted(journal, dana, kind, certainty):
    said = {"kind": kind, "certainty": certainty, "vis": Vis.SHAREABLE}
    if kind in MAY_BE_SHARED and certainty is not Certainty.HUNCH:
        assert builders.fact(journal, dana, **said).vis is Vis.SHAREABLE
    else:
        assert refusal(builders.fact, journal, dana, **said) == (Reason.NEVER_SHAREABLE, "vis")


@pytest.mark.parametrize(
    "change",
    [
        {"kind": FactKind.WEAKNESS},
        {"kind": FactKind.WHAT_HURTS},
        {"kind": FactKind.PERSONAL},
        {"certainty": Certainty.HUNCH},
    ],
)
def test_a_shared_statement_cannot_become_what_must_stay_private(journal, dana, change):
    fact = builders.fact(journal, dana, vis=Vis.SHAREABLE)
    assert refusal(journal.do, "Amend", facts.amend, fact.id, TODAY, **change) == (
        Reason.NEVER_SHAREABLE,
        "vis",
    )
    amended = journal.do("Amend", facts.amend, fact.id, TODAY, **change, vis=Vis.PRIVATE)
    assert amended.vis is Vis.PRIVATE


statements = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(FactKind),
        "certainty": st.sampled_from(Certainty),
        "vis": st.sampled_from(Vis),
    },
)


@given(
    first=statements,
    edits=st.lists(
        st.tuples(st.sampled_from(["amend", "confirm", "undo", "redo"]), statements), max_size=8
    ),
)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_way_of_editing_shares_what_must_stay_private(journal, first, edits):
    who = builders.person(journal, same_name_ok=True).id
    steps = [("note", first), *edits]
    for step, said in steps:
        kept = journal.ask(facts.of_person, who)
        try:
            if step == "note":
                builders.fact(journal, who, **said)
            elif step == "undo":
                journal.undo()
            elif step == "redo":
                journal.redo()
            elif kept:
                work = (facts.amend, facts.confirm)[step == "confirm"]
                journal.do(step, work, kept[0].id, TODAY, **(said if work is facts.amend else {}))
        except Refused:
            continue
        for fact in journal.ask(facts.of_person, who):
            _is_kept_private(fact)


def _is_kept_private(fact: ProfileFact) -> None:
    if fact.vis is Vis.SHAREABLE:
        assert fact.kind in MAY_BE_SHARED
        assert fact.certainty is not Certainty.HUNCH


def test_what_held_once_is_kept_and_can_hold_again(journal):
    who = builders.person(journal).id
    fact = builders.fact(journal, who, noted_on=TODAY - timedelta(days=200)).id
    journal.do("Retire", facts.retire, fact, TODAY)
    assert [one.id for one in journal.ask(facts.retired, who)] == [fact]
    journal.do("Again", facts.hold_again, fact, TODAY)
    [again] = journal.ask(facts.of_person, who)
    assert (again.id, again.confirmed_on) == (fact, TODAY)
    assert not journal.ask(facts.retired, who)


def test_a_goal_outlives_the_weakness_that_it_answers(journal):
    who = builders.person(journal).id
    weakness = builders.fact(journal, who, "Talks first", kind=FactKind.WEAKNESS).id
    goal = builders.goal(journal, who, "Ask first", weakness_id=weakness).id
    assert journal.ask(person_page, who, TODAY).helped == {weakness}
    journal.do("Delete", facts.delete, weakness)
    assert journal.ask(goals.get, goal).goal.weakness_id is None
    journal.undo()
    assert journal.ask(goals.get, goal).goal.weakness_id == weakness
