"""Candidates, what they must bring, and how one joins the team."""

from datetime import timedelta

import pytest

from app.domain import bench, people, ramp
from app.domain.errors import Reason, Refused
from app.domain.kinds import Status
from app.templates import first_days, starter_must_haves
from tests import builders


def candidate(journal, name, **details):
    return builders.person(journal, name, status=Status.CANDIDATE, **details)


def must(journal, name):
    return journal.do("Add must-have", bench.add_must_have, name).id


def score(journal, who, what, level, evidence=""):
    return journal.do("Score", bench.score, who, what, level, evidence)


def test_who_is_to_be_spoken_with_first_stands_first(journal):
    soon = builders.TODAY + timedelta(days=3)
    candidate(journal, "Ada Brightwater")
    candidate(journal, "Ben Oakhurst", next_touch=soon + timedelta(days=9))
    candidate(journal, "Cleo Marsh", next_touch=soon, found_through="Dana")
    builders.person(journal, "Dana Whitfield")
    found = journal.ask(bench.bench)
    assert [one.person.called for one in found.candidates] == ["Cleo", "Ben", "Ada"]


def test_a_candidate_is_ready_with_every_must_have(journal):
    who = candidate(journal, "Ada Brightwater").id
    assert journal.ask(bench.bench).ready == 0  # where nothing is a must, nobody is ready
    listens, keeps = must(journal, "Listens"), must(journal, "Keeps promises")
    score(journal, who, listens, 5, "Let me finish, twice")
    [one] = journal.ask(bench.bench).candidates
    assert (one.scored, one.ready) == (1, False)
    score(journal, who, keeps, 3)
    assert journal.ask(bench.bench).ready == 0
    score(journal, who, keeps, 4, "Sent it on the day")
    assert journal.ask(bench.bench).ready == 1
    assert [s.evidence for s in journal.ask(bench.candidate, who).scores] == [
        "Let me finish, twice",
        "Sent it on the day",
    ]
    assert score(journal, who, keeps, None) is None
    assert journal.ask(bench.candidate, who).scored == 1


def test_the_bench_is_seen_beside_who_may_leave(journal):
    day = builders.TODAY + timedelta(days=60)
    builders.person(journal, "Dana Whitfield", may_leave_by=day)
    builders.person(journal, "Tom Ferrow", may_leave_by=day - timedelta(days=9))
    gone = builders.person(journal, "Ines Vale", may_leave_by=day).id
    journal.do("Leave", people.leave, gone, builders.TODAY)
    assert [p.called for p in journal.ask(bench.bench).may_leave] == ["Tom", "Dana"]


def test_the_must_haves_are_the_managers_own(journal):
    journal.do("Start", bench.stock, starter_must_haves())
    journal.do("Start", bench.stock, starter_must_haves())
    names = [one.name for one in journal.ask(bench.must_haves)]
    assert names == list(starter_must_haves())
    first = journal.ask(bench.must_haves)[0].id
    journal.do("Rename", bench.rename_must_have, first, "Hears people out")
    with pytest.raises(Refused) as refused:
        must(journal, "hears people OUT")
    assert refused.value.reason is Reason.SAME_MUST_HAVE
    who = candidate(journal, "Ada Brightwater").id
    score(journal, who, first, 4)
    journal.do("Delete", bench.delete_must_have, first)
    assert journal.ask(bench.candidate, who).scored == 0


def test_a_score_is_a_number_from_one_to_five(journal):
    who, what = candidate(journal, "Ada Brightwater").id, must(journal, "Listens")
    with pytest.raises(Refused) as refused:
        score(journal, who, what, 6)
    assert refused.value.reason is Reason.LEVEL_OUT_OF_RANGE


def test_a_candidate_is_hired_into_the_roster_with_their_first_days(journal):
    soon = builders.TODAY + timedelta(days=1)
    who = candidate(journal, "Ada Brightwater", next_touch=soon).id
    until = builders.TODAY + timedelta(days=90)
    journal.do("Hire", bench.hire, who, builders.TODAY, until, first_days())
    hired = journal.ask(people.get, who)
    assert (hired.status, hired.started, hired.ramp_until, hired.next_touch) == (
        *(Status.RAMPING, builders.TODAY, until),
        None,
    )
    assert len(journal.ask(ramp.of_person, who)) == len(first_days())
    assert not journal.ask(bench.bench).candidates
    with pytest.raises(Refused) as refused:
        journal.do("Hire", bench.hire, who, builders.TODAY, None)
    assert refused.value.reason is Reason.NOT_A_CANDIDATE


def test_somebody_with_experience_is_hired_as_active(journal):
    who = candidate(journal, "Ada Brightwater").id
    journal.do("Hire", bench.hire, who, builders.TODAY, None, first_days())
    assert journal.ask(people.get, who).status is Status.ACTIVE
    assert not journal.ask(ramp.of_person, who)


def test_what_was_learned_in_one_talk_is_one_step(journal):
    who, listens = candidate(journal, "Ada Brightwater").id, must(journal, "Listens")
    soon = builders.TODAY + timedelta(days=9)
    journal.do("Talk", bench.assess, who, {listens: (4, "Let me finish")}, next_touch=soon)
    found = journal.ask(bench.candidate, who)
    assert (found.scores[0].score, found.person.next_touch) == (4, soon)
    journal.undo()
    found = journal.ask(bench.candidate, who)
    assert (found.scores, found.person.next_touch) == ((None,), None)


def test_evidence_needs_a_score_to_stand_beside(journal):
    who, listens = candidate(journal, "Ada Brightwater").id, must(journal, "Listens")
    with pytest.raises(Refused) as refused:
        journal.do("Talk", bench.assess, who, {listens: (None, "Let me finish")})
    assert (refused.value.reason, refused.value.field) == (Reason.EMPTY, f"score_{listens}")
