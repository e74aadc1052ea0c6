"""Standards: whom they hold for, when, and who read them."""

from datetime import timedelta

import pytest

from app.domain import people, standards
from app.domain.errors import Reason, Refused
from app.domain.kinds import StandardArea, Status
from tests import builders
from tests.builders import TODAY

TOMORROW = TODAY + timedelta(days=1)


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


def change(journal, standard, **words):
    return journal.do("Change", standards.change, standard.id, **words)


def acknowledge(journal, standard, *who, on=TODAY):
    return journal.do("Sign", standards.acknowledge_all, standard.id, who, on, TODAY)


def holding(journal, who, day=TODAY):
    return [one.statement for one in journal.ask(standards.holding_for, who, day)]


@pytest.fixture
def dana(journal):
    return builders.person(journal, role="Account executive").id


@pytest.fixture
def marcus(journal):
    return builders.person(journal, "Marcus Bell", role="Ramp-up").id


# Whom it holds for, and when


def test_it_holds_for_everybody_or_a_role_or_one_person(journal, dana, marcus):
    builders.standard(journal, "For all", area=StandardArea.WORK_ETHIC)
    builders.standard(journal, "For executives", role="account  EXECUTIVE")
    builders.standard(journal, "For Marcus", person_id=marcus, area=StandardArea.BEHAVIOUR)
    assert holding(journal, dana) == ["For executives", "For all"]
    assert holding(journal, marcus) == ["For Marcus", "For all"]


def test_it_holds_from_its_first_day_to_its_last(journal, dana):
    made = builders.standard(journal, "New", effective_from=TODAY)
    journal.do("End", standards.end, made.id, TOMORROW)
    days = [TODAY + timedelta(days=number) for number in (-1, 0, 1, 2)]
    assert [holding(journal, dana, day) for day in days] == [[], ["New"], ["New"], []]


def test_what_ended_is_listed_apart(journal, dana):
    for name, last in (("Older", 9), ("Newer", 1), ("Ends today", 0), ("Kept", None)):
        made = builders.standard(journal, name)
        if last is not None:
            journal.do("End", standards.end, made.id, TODAY - timedelta(days=last))
    found = journal.ask(standards.listed, TODAY)
    assert [one.standard.statement for one in found.current] == ["Ends today", "Kept"]
    assert [one.standard.statement for one in found.ended] == ["Newer", "Older"]


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ({"statement": " "}, (Reason.EMPTY, "statement")),
        ({"measure": "\n"}, (Reason.EMPTY, "measure")),
        ({"metric_id": 99}, (Reason.NOT_FOUND, "")),
        ({"person_id": 99}, (Reason.NOT_FOUND, "")),
        (
            {"effective_until": TODAY - timedelta(days=366)},
            (Reason.ENDS_BEFORE_START, "effective_until"),
        ),
    ],
)
def test_a_standard_says_what_one_can_see(journal, words, refused):
    assert refusal(builders.standard, journal, **words) == refused


def test_it_has_one_scope_and_none_for_who_has_left(journal, dana):
    both = {"person_id": dana, "role": "Ramp-up"}
    assert refusal(builders.standard, journal, **both) == (Reason.ONE_SCOPE, "role")
    journal.do("Leave", people.leave, dana, TODAY)
    gone = refusal(builders.standard, journal, person_id=dana)
    assert gone == (Reason.HAS_LEFT, "person_id")


# Who read it


def test_who_is_at_work_is_asked_and_who_left_stays_on_record(journal, dana, marcus):
    away = builders.person(journal, "Priya Shah").id
    journal.do("Away", people.go_on_leave, away, TODAY)
    builders.person(journal, "Not Yet", status=Status.CANDIDATE)
    made = builders.standard(journal)
    acknowledge(journal, made, dana)
    found = journal.ask(standards.get, made.id)
    assert ([one.id for one in found.waiting], found.acknowledged) == ([marcus], 1)
    assert len(found.asked) == 2
    journal.do("Leave", people.leave, dana, TODAY)
    after = journal.ask(standards.get, made.id)
    assert [who.id for who, _ in after.read] == [dana]
    assert (after.acknowledged, len(after.asked)) == (0, 1)


def test_it_is_acknowledged_once_and_can_be_taken_back(journal, dana, marcus):
    made = builders.standard(journal, person_id=dana)
    acknowledge(journal, made, dana, on=TODAY - timedelta(days=2))
    acknowledge(journal, made, dana)
    ((_, read),) = journal.ask(standards.get, made.id).read
    assert read.acknowledged_on == TODAY
    assert [one.id for one, _ in journal.ask(standards.of_person, dana)] == [made.id]
    assert refusal(acknowledge, journal, made, marcus) == (Reason.NOT_IN_SCOPE, "person_id")
    late = refusal(acknowledge, journal, made, dana, on=TOMORROW)
    assert late == (Reason.IN_THE_FUTURE, "acknowledged_on")
    journal.do("Back", standards.take_back, made.id, dana)
    assert journal.ask(standards.get, made.id).read == ()
    assert refusal(journal.do, "Back", standards.take_back, made.id, dana)[0] is Reason.NOT_FOUND


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("area", StandardArea.BEHAVIOUR),
        ("statement", "Calls are recorded"),
        ("measure", "A file"),
        ("threshold", "All of them"),
    ],
)
def test_what_somebody_acknowledged_stays_as_they_read_it(journal, dana, name, other):
    made = builders.standard(journal)
    change(journal, made, **{name: other})
    made = builders.standard(journal, "Another")
    acknowledge(journal, made, dana)
    assert refusal(change, journal, made, **{name: other}) == (Reason.ACKNOWLEDGED, name)
    change(journal, made, effective_until=TOMORROW, **{name: getattr(made, name)})
    assert refusal(journal.do, "Delete", standards.delete, made.id)[0] is Reason.ACKNOWLEDGED


def test_a_new_wording_follows_the_old_one_and_nobody_has_read_it(journal, dana):
    old = builders.standard(journal, threshold="9 of 10", role="Account executive")
    acknowledge(journal, old, dana)
    new = journal.do("Reword", standards.replace, old.id, TOMORROW, threshold="All")
    kept = journal.ask(standards.get, old.id)
    assert (kept.standard.threshold, kept.standard.effective_until) == ("9 of 10", TODAY)
    assert len(kept.read) == 1
    follows = journal.ask(standards.get, new.id)
    assert (follows.standard.threshold, follows.standard.role) == ("All", "Account executive")
    assert follows.standard.effective_from == TOMORROW
    assert [one.id for one in follows.waiting] == [dana]
    early = refusal(journal.do, "Reword", standards.replace, old.id, old.effective_from)
    assert early == (Reason.ENDS_BEFORE_START, "effective_from")


def test_its_scope_does_not_leave_out_who_read_or_missed_it(journal, dana, marcus):
    made = builders.standard(journal)
    builders.miss(journal, dana, made.id)
    change(journal, made, role="Account executive")
    assert refusal(change, journal, made, role="Ramp-up") == (Reason.NOT_IN_SCOPE, "role")
    mine = refusal(change, journal, made, role="", person_id=marcus)
    assert mine == (Reason.NOT_IN_SCOPE, "person_id")
    assert refusal(journal.do, "Delete", standards.delete, made.id)[0] is Reason.HAS_MISSES


def test_who_is_deleted_takes_their_acknowledgement_and_their_own_standards(journal, dana, marcus):
    theirs = builders.standard(journal, "For Dana", person_id=dana)
    alls = builders.standard(journal, "For all")
    acknowledge(journal, theirs, dana)
    acknowledge(journal, alls, dana, marcus)
    builders.miss(journal, dana, theirs.id)
    builders.miss(journal, dana, alls.id)
    kept = builders.miss(journal, marcus, alls.id)
    builders.improvement_plan(journal, dana, standard_id=theirs.id)
    journal.do("Delete", people.delete, dana)
    found = builders.dump(journal.path)
    assert [row[0] for row in found["standard"]] == [alls.id]
    assert [row[0] for row in found["standard_miss"]] == [kept.id]
    assert len(found["acknowledgement"]) == 1
    assert found["improvement_plan"] == found["improvement_checkpoint"] == []
