"""Trainings of a quarter: put in, changed, moved, confirmed, handed over, cancelled."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import journal_file
from app.domain import people, training_outcomes, training_quarters, trainings
from app.domain.errors import Reason, Refused
from app.domain.kinds import AHEAD, Lack, QuarterState, TrainingKind, TrainingState
from app.domain.training_days import Pattern
from app.domain.training_full import Giver
from tests import builders
from tests.builders import NEXT_QUARTER, TODAY

JAN_7, JAN_14 = date(2027, 1, 7), date(2027, 1, 14)
#: The day on which the clocks of Berlin go forward; there is no 02:30.
FORWARD = date(2027, 3, 28)
NEVER = {"planned_for": FORWARD, "starts_at": "2:30", "zone": "Europe/Berlin"}


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


def get(journal, training):
    return journal.ask(trainings.get, training.id)


def change(journal, training, today=TODAY, **details):
    return journal.do("Change", trainings.change, training.id, today, **details)


def first(journal, plan):
    return journal.ask(training_quarters.get, plan.id).trainings[0].session


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def marcus(journal):
    return builders.person(journal, "Marcus Bell").id


@pytest.fixture
def draft(journal):
    return builders.training_plan(journal, count=0)


@pytest.fixture
def published(journal, dana, marcus):
    """A published quarter of one training, which Dana gives and Marcus could."""
    more = {"givers": [dana], "backup_id": marcus, "count": 1}
    return builders.training_plan(journal, QuarterState.PUBLISHED, **more)


def test_a_draft_holds_a_training_of_which_nothing_is_known(journal, draft):
    training = journal.do("Add", trainings.add, draft.id)
    found = get(journal, training)
    assert (found.given_by, found.when, found.skills) == (None, None, ())
    assert (found.session.planned_for, found.session.state) == (None, TrainingState.PLANNED)


def test_all_that_is_settled_is_kept(journal, draft, dana, marcus):
    skill = builders.skill(journal).id
    training = builders.training(
        *(journal, draft.id, JAN_7),
        starts_at="11", minutes=90, giver_id=dana, backup_id=marcus, skill_ids=[skill, skill],
        kind=TrainingKind.SOFT_SKILL, objective="Ask twice", observe="Asks twice", remarks="Mine",
    )  # fmt: skip
    found = get(journal, training)
    assert (found.giver_name, found.backup_name) == ("Dana", "Marcus")
    assert [one.id for one in found.skills] == [skill]
    one = found.session
    assert (one.starts_at, one.minutes, one.kind) == ("11:00", 90, TrainingKind.SOFT_SKILL)
    assert (one.objective, one.observe, one.remarks) == ("Ask twice", "Asks twice", "Mine")
    change(journal, training, skill_ids=[])
    assert get(journal, training).skills == ()


@pytest.mark.parametrize(
    ("wrong", "refused"),
    [
        ({"minutes": 0}, (Reason.NOT_POSITIVE, "minutes")),
        ({"minutes": -45}, (Reason.NOT_POSITIVE, "minutes")),
        ({"starts_at": "25:00"}, (Reason.NOT_A_TIME, "starts_at")),
        ({"zone": "Mars/Base"}, (Reason.NOT_A_ZONE, "zone")),
        ({"planned_for": date(2026, 12, 31)}, (Reason.NOT_IN_QUARTER, "planned_for")),
        ({"planned_for": date(2027, 4, 1)}, (Reason.NOT_IN_QUARTER, "planned_for")),
        (NEVER, (Reason.NO_SUCH_TIME, "starts_at")),
        ({"giver_id": 99}, (Reason.NOT_FOUND, "")),
        ({"topic_id": 99}, (Reason.NOT_FOUND, "")),
        ({"skill_ids": [99]}, (Reason.NOT_FOUND, "")),
        ({"guest": "Finance", "by_me": True, "my_reason": "x"}, (Reason.ONE_GIVER, "giver_id")),
        ({"guest": "", "by_me": True}, (Reason.MY_REASON, "my_reason")),
        ({"guest": "", "by_me": True, "my_reason": " "}, (Reason.MY_REASON, "my_reason")),
        (
            {"guest": "Finance", "backup_guest": "Finance"},
            (Reason.BACKUP_IS_GIVER, "backup_id"),
        ),
    ],
)
def test_a_training_that_cannot_be_is_refused_new_or_changed(journal, draft, wrong, refused):
    there = builders.training(journal, draft.id, JAN_7)
    assert refusal(builders.training, journal, draft.id, **{"planned_for": JAN_14, **wrong}) == (
        refused
    )
    assert refusal(change, journal, there, **wrong) == refused
    [kept] = journal.ask(training_quarters.get, draft.id).trainings
    assert (kept.session.planned_for, kept.session.starts_at) == (JAN_7, "11:00")
    assert kept.given_by == Giver(guest="Product team")


def test_one_gives_it_and_another_steps_in(journal, draft, dana, marcus):
    both = {"giver_id": dana, "guest": "Finance"}
    one_giver = (Reason.ONE_GIVER, "giver_id")
    assert refusal(builders.training, journal, draft.id, **both) == one_giver
    training = builders.training(journal, draft.id, JAN_7, giver_id=dana)
    assert refusal(change, journal, training, guest="Finance") == one_giver
    assert refusal(change, journal, training, by_me=True, my_reason="New") == one_giver
    two = {"backup_id": marcus, "backup_guest": "Finance"}
    assert refusal(change, journal, training, **two) == (Reason.ONE_GIVER, "backup_id")
    assert refusal(change, journal, training, backup_id=dana) == (
        *(Reason.BACKUP_IS_GIVER, "backup_id"),
    )


def test_whoever_has_left_or_is_not_on_the_team_yet_gives_nothing(journal, draft, dana, marcus):
    given = builders.training(journal, draft.id, JAN_7, giver_id=marcus)
    journal.do("Leave", people.leave, marcus, TODAY)
    candidate = builders.person(journal, "Ada Quist", status="candidate").id
    training = builders.training(journal, draft.id, JAN_14)
    for who, reason in ((marcus, Reason.HAS_LEFT), (candidate, Reason.NOT_ON_THE_TEAM)):
        for field, other in (("giver_id", {"guest": ""}), ("backup_id", {})):
            named = {field: who, **other}
            assert refusal(change, journal, training, **named) == (reason, field)
            assert refusal(builders.training, journal, draft.id, **named) == (reason, field)
    change(journal, given, topic="They stay named, and nothing else is refused for it")
    change(journal, given, giver_id=dana)


def test_i_give_one_for_a_reason_that_goes_when_i_do_not(journal, draft):
    training = builders.training(journal, draft.id, JAN_7, by_me=True, my_reason="First time")
    assert get(journal, training).given_by.is_me
    changed = change(journal, training, by_me=False, guest="Finance")
    assert (changed.guest, changed.my_reason) == ("Finance", "")


def test_02_30_is_passed_over_where_the_clocks_go_forward_and_a_time_as_any_other_elsewhere(
    journal, draft
):
    there = builders.training(journal, draft.id, FORWARD, starts_at="2:30", zone="Asia/Kolkata")
    assert there.starts_at == "02:30"
    assert refusal(change, journal, there, zone="Europe/Berlin") == (
        *(Reason.NO_SUCH_TIME, "starts_at"),
    )
    training = builders.training(journal, draft.id, FORWARD - timedelta(1), starts_at="2:30")
    with pytest.raises(Refused) as caught:
        journal.do("Move", trainings.move, training.id, FORWARD, TODAY)
    assert (caught.value.reason, caught.value.detail) == (Reason.NO_SUCH_TIME, "02:30")
    journal.do("Move", trainings.move, training.id, FORWARD, TODAY, starts_at="3:30")


def test_a_time_without_a_zone_is_of_the_quarters_or_of_this_computers(journal, draft, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    own = builders.training(journal, draft.id, JAN_7, zone="")
    assert (own.zone, get(journal, own).when.utc.hour) == ("Asia/Kolkata", 5)
    pattern = Pattern((3,), "9:00", "Europe/Lisbon")
    journal.do("Lay out", training_quarters.lay_out, JAN_7, TODAY, pattern, {})
    assert builders.training(journal, draft.id, JAN_7, zone="").zone == "Europe/Lisbon"
    assert change(journal, own, zone="").zone == "Europe/Lisbon"
    undated = builders.training(journal, draft.id, starts_at="", zone="")
    assert undated.zone == ""


def test_a_pattern_without_a_zone_skips_the_time_that_this_computers_clocks_pass_over(
    journal, draft, monkeypatch
):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    pattern = Pattern((FORWARD.weekday(),), "2:30", "")
    args = (FORWARD, TODAY, pattern, {})
    assert [one.day for one in journal.ask(training_quarters.preview, *args).skipped] == [FORWARD]
    assert journal.do("Lay out", training_quarters.lay_out, *args).zone == "Europe/Berlin"


def test_a_training_is_moved_to_29_february_where_there_is_one(journal):
    leap = date(2028, 2, 29)
    plan = builders.training_plan(journal, quarter=builders.quarter(leap))
    moved = journal.do("Move", trainings.move, first(journal, plan).id, leap, TODAY)
    assert moved.planned_for == leap
    found = journal.ask(training_quarters.get, plan.id)
    assert [one.session.planned_for for one in found.trainings][-1] == leap


def test_more_than_a_hundred_are_no_plan(journal, draft):
    journal.do("Fill", lambda db: [trainings.add(db, draft.id) for _ in range(trainings.MOST)])
    with pytest.raises(Refused) as caught:
        builders.training(journal, draft.id)
    assert (caught.value.reason, caught.value.detail) == (Reason.TOO_MANY_TRAININGS, "100")


@pytest.mark.parametrize(
    ("lost", "field"),
    [
        ({"planned_for": None}, "planned_for"),
        ({"starts_at": ""}, "starts_at"),
        ({"topic": " "}, "topic"),
        ({"place": ""}, "place"),
        ({"giver_id": None}, "giver_id"),
    ],
)
def test_what_the_team_knows_stays_whole(journal, published, lost, field):
    training = first(journal, published)
    assert refusal(change, journal, training, **lost) == (Reason.EMPTY, field)
    added = {"planned_for": JAN_14, "guest": "Finance", "giver_id": None, **lost}
    if field == "giver_id":
        added["guest"] = ""
    whole = (builders.training, journal, published.id)
    assert refusal(*whole, **added) == (Reason.EMPTY, field)
    assert get(journal, training).lacks == ()


def test_what_somebody_left_open_by_leaving_can_be_set_right_bit_by_bit(journal, published, dana):
    training = first(journal, published)
    journal.do("Leave", people.leave, dana, TODAY)
    change(journal, training, place="Room 3")
    assert refusal(change, journal, training, topic="") == (Reason.EMPTY, "topic")
    journal.do("Step in", trainings.step_in, training.id, TODAY)
    assert get(journal, training).lacks == ()


def test_a_backup_who_left_does_not_step_in(journal, published, marcus):
    training = first(journal, published)
    journal.do("Leave", people.leave, marcus, TODAY)
    step_in = (journal.do, "Step in", trainings.step_in, training.id, TODAY)
    assert refusal(*step_in) == (Reason.HAS_LEFT, "giver_id")
    assert get(journal, training).lacks == ()


@pytest.mark.parametrize(
    ("go", "refused"),
    [
        (lambda db, who: people.leave(db, who, TODAY), Reason.HAS_LEFT),
        (people.delete, Reason.EMPTY),
    ],
)
def test_nobody_has_confirmed_what_somebody_gave_who_is_gone(journal, published, dana, go, refused):
    training = first(journal, published)
    confirm = (journal.do, "Confirm", trainings.confirm, training.id, TODAY, TODAY)
    confirm[0](*confirm[1:])
    before = get(journal, training).session
    journal.do("Go", go, dana)
    after = get(journal, training).session
    assert (after.state, after.confirmed_on) == (TrainingState.PLANNED, None)
    assert refusal(*confirm) == (refused, "giver_id")
    told = ("planned_for", "starts_at", "zone", "minutes", "place", "topic", "plan_id")
    assert [getattr(after, name) for name in told] == [getattr(before, name) for name in told]


def test_what_nobody_gave_was_handed_over_by_nobody(journal, published, dana, marcus):
    training = first(journal, published)
    journal.do("Erase", people.delete, dana)
    journal.do("Step in", trainings.step_in, training.id, TODAY)
    assert get(journal, training).given_by == Giver(marcus)
    assert journal.ask(trainings.handovers, [training.id]) == []


def test_other_skills_are_another_word_about_a_training_and_the_same_ones_none(journal, published):
    training = first(journal, published)
    what = [builders.skill(journal, name).id for name in ("Discovery", "Closing")]
    written = [change(journal, training, skill_ids=what[:1]).version]
    written.append(change(journal, training, skill_ids=what, topic="Both").version)
    assert change(journal, training, skill_ids=what[::-1]).version == written[-1]
    written.append(change(journal, training, skill_ids=[]).version)
    assert [training.version, *written] == sorted({training.version, *written})


def test_a_published_training_is_not_deleted_and_a_draft_one_is(journal, published):
    training = first(journal, published)
    delete = (journal.do, "Delete", trainings.delete)
    assert refusal(*delete, training.id) == (Reason.CANCEL_INSTEAD, "")
    later = builders.training_plan(
        journal, quarter=builders.quarter(NEXT_QUARTER.ends + timedelta(1))
    )
    delete[0](*delete[1:], first(journal, later).id)
    assert len(journal.ask(training_quarters.get, later.id).trainings) == 2


def test_a_move_is_remembered_once_the_team_knows_the_day(journal, draft):
    training = builders.training(journal, draft.id, JAN_7)
    move = (journal.do, "Move", trainings.move, training.id)
    assert move[0](*move[1:], JAN_14, TODAY).moved_from is None
    journal.do("Publish", training_quarters.mark_published, draft.id, TODAY)
    moved = move[0](*move[1:], JAN_7, TODAY, starts_at="9")
    assert (moved.planned_for, moved.starts_at, moved.moved_from) == (JAN_7, "09:00", JAN_14)
    uid, version = moved.uid, moved.version
    again = move[0](*move[1:], date(2027, 1, 21), TODAY)
    assert (again.uid, again.moved_from) == (uid, JAN_7)
    assert again.version > version, "other calendars take the newer one"
    over = (Reason.IN_THE_PAST, "planned_for")
    assert refusal(*move, JAN_14, JAN_14 + timedelta(days=1)) == over


@pytest.mark.parametrize(
    ("changed", "stays"),
    [
        ({"topic": "Another"}, True),
        ({"observe": "Asks twice", "remarks": "Mine"}, True),
        ({"planned_for": JAN_14}, False),
        ({"starts_at": "12:00"}, False),
        ({"zone": "Europe/London"}, False),
        ({"minutes": 60}, False),
        ({"place": "Room 3"}, False),
        ({"giver_id": None, "guest": "Finance"}, False),
    ],
)
def test_whoever_confirmed_another_time_confirms_again(journal, published, changed, stays):
    training = first(journal, published)
    confirmed = journal.do("Confirm", trainings.confirm, training.id, TODAY, TODAY)
    assert (confirmed.state, confirmed.confirmed_on) == (TrainingState.CONFIRMED, TODAY)
    after = change(journal, training, **changed)
    assert (after.state is TrainingState.CONFIRMED) is (after.confirmed_on == TODAY) is stays


def test_a_confirmation_is_of_a_day_that_has_come_and_of_a_published_quarter(journal, published):
    training = first(journal, published)
    confirm = (journal.do, "Confirm", trainings.confirm)
    ahead = (training.id, TODAY + timedelta(days=1), TODAY)
    assert refusal(*confirm, *ahead) == (Reason.IN_THE_FUTURE, "confirmed_on")
    later = builders.training_plan(
        journal, quarter=builders.quarter(NEXT_QUARTER.ends + timedelta(1))
    )
    of_draft = (first(journal, later).id, TODAY, TODAY)
    assert refusal(*confirm, *of_draft) == (Reason.NOT_PUBLISHED, "")
    confirm[0](*confirm[1:], training.id, TODAY, TODAY)
    withdrawn = journal.do("Withdraw", trainings.unconfirm, training.id)
    assert (withdrawn.state, withdrawn.confirmed_on) == (TrainingState.PLANNED, None)


def test_the_backup_steps_in_and_who_was_to_give_it_is_remembered(journal, published, dana, marcus):
    training = first(journal, published)
    journal.do("Step in", trainings.step_in, training.id, TODAY)
    found = get(journal, training)
    assert (found.given_by, found.backup) == (Giver(marcus), None)
    assert refusal(journal.do, "Step in", trainings.step_in, training.id, TODAY) == (
        *(Reason.NO_BACKUP, "backup_id"),
    )
    change(journal, training, giver_id=None, guest="Finance")
    change(journal, training, guest="", by_me=True, my_reason="Nobody else can")
    change(journal, training, by_me=False, giver_id=dana)
    kept = journal.ask(trainings.handovers, [training.id])
    assert [Giver(one.giver_id, one.guest) for one in kept] == [
        *(Giver(dana), Giver(marcus), Giver(guest="Finance"), Giver()),
    ]
    assert {one.until for one in kept} == {TODAY}
    assert journal.ask(trainings.handovers, []) == []


def test_a_draft_remembers_nobody(journal, draft, dana):
    training = builders.training(journal, draft.id, JAN_7)
    change(journal, training, guest="", giver_id=dana)
    assert journal.ask(trainings.handovers, [training.id]) == []


def test_two_trainings_change_places_and_keep_what_they_are_about(journal, draft, dana):
    one = builders.training(journal, draft.id, JAN_7, topic="First", giver_id=dana)
    other = builders.training(
        journal, draft.id, JAN_14, topic="Second", starts_at="15:00", place="Room 9", minutes=30
    )
    journal.do("Swap", trainings.swap, one.id, other.id, TODAY)
    one, other = (get(journal, training).session for training in (one, other))
    assert (one.topic, one.giver_id) == ("First", dana)
    assert (one.planned_for, one.starts_at, one.place, one.minutes) == (
        *(JAN_14, "15:00", "Room 9", 30),
    )
    assert (other.planned_for, other.starts_at, other.place, other.minutes) == (
        *(JAN_7, "11:00", "Room 2", 45),
    )


@pytest.mark.parametrize("delivered", [False, True])
def test_what_is_over_changes_places_with_nothing(journal, dana, delivered):
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, givers=[dana])
    over, ahead, _ = (one.id for one in journal.ask(training_quarters.get, plan.id).trainings)
    if delivered:
        came = {"attendance": {}, "ratings": {}}
        journal.do("Deliver", training_outcomes.deliver, over, JAN_7, JAN_7, **came)
    else:
        journal.do("Cancel", trainings.cancel, over, "The fair", TODAY)
    before = journal.ask(training_quarters.get, plan.id)
    for pair in ((over, ahead), (ahead, over)):
        assert refusal(journal.do, "Swap", trainings.swap, *pair, TODAY) == (
            *(Reason.TRAINING_IS_OVER, ""),
        )
    assert repr(journal.ask(training_quarters.get, plan.id)) == repr(before)


def test_a_training_takes_the_place_of_one_that_has_no_day_yet(journal, draft):
    one = builders.training(journal, draft.id, JAN_7, topic="First")
    undated = journal.do("Add", trainings.add, draft.id, topic="Second")
    journal.do("Swap", trainings.swap, one.id, undated.id, TODAY)
    one, other = (get(journal, training).session for training in (one, undated))
    assert (one.planned_for, one.starts_at, one.place) == (None, "", "")
    assert (other.planned_for, other.starts_at, other.place) == (JAN_7, "11:00", "Room 2")


def test_a_training_is_cancelled_for_a_reason_and_planned_again(journal, published):
    training = first(journal, published)
    cancel = (journal.do, "Cancel", trainings.cancel, training.id)
    assert refusal(*cancel, " ", TODAY) == (Reason.EMPTY, "reason")
    gone = cancel[0](*cancel[1:], "The fair", TODAY)
    assert (gone.state, gone.cancelled_on, gone.cancel_reason) == (
        *(TrainingState.CANCELLED, TODAY, "The fair"),
    )
    is_over = (Reason.TRAINING_IS_OVER, "")
    for work, *args in (
        *((trainings.cancel, "Again", TODAY), (trainings.confirm, TODAY, TODAY)),
        *((trainings.unconfirm,), (trainings.step_in, TODAY), (trainings.move, JAN_14, TODAY)),
    ):
        assert refusal(journal.do, "Try", work, training.id, *args) == is_over
    assert refusal(change, journal, training, topic="Other") == is_over
    assert change(journal, training, remarks="A pity").remarks == "A pity"
    back = journal.do("Plan again", trainings.plan_again, training.id)
    assert (back.state, back.cancelled_on, back.cancel_reason, back.uid) == (
        *(TrainingState.PLANNED, None, "", training.uid),
    )


def test_a_cancelled_training_is_not_planned_again_for_somebody_who_left(journal, published, dana):
    training = first(journal, published)
    journal.do("Cancel", trainings.cancel, training.id, "The fair", TODAY)
    journal.do("Leave", people.leave, dana, TODAY)
    assert refusal(journal.do, "Plan again", trainings.plan_again, training.id) == (
        *(Reason.EMPTY, "giver_id"),
    )


def test_a_draft_is_not_cancelled(journal, draft):
    training = builders.training(journal, draft.id, JAN_7)
    assert refusal(journal.do, "Cancel", trainings.cancel, training.id, "x", TODAY) == (
        *(Reason.NOT_PUBLISHED, ""),
    )


#: What a hand can do to a published quarter, each as a function of the journal's session.
_days = st.none() | st.dates(date(2026, 12, 20), date(2027, 4, 10))
_details = st.fixed_dictionaries(
    {},
    optional={
        "planned_for": _days,
        "starts_at": st.sampled_from(["", "9", "14:30", "2:30", "soon"]),
        "zone": st.sampled_from(["", "Europe/Berlin", "Asia/Kolkata", "Mars/Base"]),
        "minutes": st.sampled_from([0, 30, 90]),
        "place": st.sampled_from(["", "Room 3"]),
        "topic": st.sampled_from(["", "Pricing"]),
        "giver_id": st.none() | st.integers(1, 4),
        "guest": st.sampled_from(["", "Finance"]),
        "by_me": st.booleans(),
        "my_reason": st.sampled_from(["", "Nobody else can"]),
        "backup_id": st.none() | st.integers(1, 4),
        "backup_guest": st.sampled_from(["", "Legal"]),
    },
)
_ids = st.integers(1, 4)
_steps = st.one_of(
    st.tuples(st.just(trainings.change), _ids, st.just(TODAY), _details),
    st.tuples(st.just(trainings.add), st.just(1), _details),
    st.tuples(st.just(trainings.move), _ids, _days.filter(bool), st.just(JAN_7)),
    st.tuples(st.just(trainings.swap), _ids, _ids, st.just(TODAY)),
    st.tuples(st.just(trainings.confirm), _ids, st.just(TODAY), st.just(TODAY)),
    st.tuples(st.just(trainings.unconfirm), _ids),
    st.tuples(st.just(trainings.step_in), _ids, st.just(TODAY)),
    st.tuples(st.just(trainings.cancel), _ids, st.sampled_from(["", "Fair"]), st.just(TODAY)),
    st.tuples(st.just(trainings.plan_again), _ids),
    st.tuples(st.just(trainings.delete), _ids),
    st.tuples(
        *(st.just(training_outcomes.deliver), _ids, st.just(JAN_7), st.just(NEXT_QUARTER.ends)),
        st.just({"attendance": {}, "ratings": {}}),
    ),
    st.tuples(st.just(training_quarters.close), st.just(1), st.just(TODAY)),
    st.tuples(st.just(training_quarters.reopen), st.just(1)),
    st.tuples(st.just(training_quarters.delete), st.just(1)),
    st.tuples(st.just(people.leave), _ids, st.just(TODAY)),
    st.tuples(st.just(people.come_back), _ids),
    st.tuples(st.just(people.delete), _ids),
    st.tuples(st.just("back"), st.integers(1, 3), st.integers(0, 3)),
)


@pytest.fixture
def scratch(tmp_path):
    """A journal with a published quarter of three trainings and four people, one of them gone."""
    journal = journal_file.create(tmp_path / "scratch.db", manager="Robin Hale", currency="EUR")
    people_ids = [builders.person(journal, f"Person {name}").id for name in "ABCD"]
    journal.do("Leave", people.leave, people_ids[-1], TODAY)
    builders.training_plan(journal, QuarterState.PUBLISHED, givers=people_ids[:2])
    yield journal
    journal.close()


DONE_IN_ONE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(st.lists(_steps, min_size=1, max_size=12))
@settings(DONE_IN_ONE, max_examples=8)
def test_nothing_that_is_done_to_a_published_quarter_leaves_a_training_in_pieces(scratch, steps):
    do_all(scratch, steps)


@pytest.mark.long
@given(st.lists(_steps, min_size=1, max_size=12))
@settings(DONE_IN_ONE, max_examples=120)
def test_nothing_else_that_is_done_leaves_a_training_in_pieces(scratch, steps):
    do_all(scratch, steps)


def do_all(scratch, steps):
    """Do it all and take it back; what stands is whole all the way, and no version comes twice."""
    last = {}
    for work, *args in steps:
        take(scratch, work, *args)
        found = scratch.ask(training_quarters.get, 1)
        for one in found.trainings:
            row = one.session
            assert all((row.planned_for in found.period, one.when, row.topic, row.place))
            # Only who is gone leaves a training to nobody, and nobody says then that it is given.
            assert set(one.lacks) <= {Lack.GIVER, Lack.GIVER_LEFT}
            assert not (one.lacks and row.state is TrainingState.CONFIRMED)
            is_over = row.cancelled_on is not None or row.delivered_on is not None
            assert (row.state in AHEAD) is not is_over
            assert found.plan.state is not QuarterState.CLOSED or is_over
            told, version = last.get(one.id, (None, 0))
            assert row.version > version or (told, version) == (said(one), row.version)
            last[one.id] = (said(one), row.version)
    while scratch.can_undo == "Work":
        scratch.undo()


def take(journal, work, *given):
    """One step, as far as it is not refused; or some back, and some of those forward again."""
    args = list(given)
    if work == "back":
        undo, redo = args
        undone = [journal.undo() for _ in range(undo) if journal.can_undo == "Work"]
        for _ in undone[:redo]:
            journal.redo()
        return
    details = args.pop() if isinstance(args[-1], dict) else {}
    with suppress(Refused):
        journal.do("Work", work, *args, **details)


def said(training):
    """What other calendars are told of a training."""
    row = training.session
    time = (row.planned_for, row.starts_at, row.zone, row.minutes, row.place)
    return (*time, row.topic, row.state is TrainingState.CANCELLED, training.given_by)
