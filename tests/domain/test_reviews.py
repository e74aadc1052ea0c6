"""Reviews from the day they are planned to the one on which they are closed for good."""

from datetime import date, timedelta

import pytest

from app.domain import (
    commitments,
    people,
    review_frozen,
    review_steps,
    review_upward,
    reviews,
    settings,
)
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    FrozenPart,
    Origin,
    Owner,
    ReviewKind,
    ReviewState,
    Status,
    Vis,
    WordsFrom,
)
from tests import builders
from tests.builders import TODAY

OCTOBER = date(2026, 10, 1)
LATER = TODAY + timedelta(days=14)


@pytest.fixture
def dana(journal):
    return builders.person(journal, started=date(2024, 3, 1)).id


@pytest.fixture
def october(journal, dana):
    """Dana's review of October, planned."""
    return planned(journal, dana).id


def planned(journal, who, kind=ReviewKind.MONTHLY, day=OCTOBER, **meeting):
    return journal.do("Plan", reviews.plan, who, kind, day, **meeting)


def do(journal, command, *args, **kwargs):
    return journal.do("Do", command, *args, **kwargs)


def step(journal, review_id, text="Call three customers", **said):
    return do(journal, review_steps.add, review_id, text=text, due=said.pop("due", LATER), **said)


def held(journal, review_id, *, steps=True):
    """Bring a planned review to where the two have sat down."""
    do(journal, reviews.prepare, review_id, TODAY)
    do(journal, reviews.take_own, review_id, WordsFrom.TALK, TODAY, TODAY)
    do(journal, reviews.hold, review_id, TODAY, TODAY)
    return step(journal, review_id) if steps else None


def closed(journal, review_id):
    held(journal, review_id)
    return journal.do_final("Close", reviews.close, review_id, TODAY, TODAY)


def refusal(command, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        command(*args, **kwargs)
    return caught.value.reason


def state(journal, review_id):
    return journal.ask(reviews.get, review_id).review.state


def test_a_review_goes_from_planned_to_closed(journal, october):
    seen = [state(journal, october)]
    for command, *about in (
        (reviews.prepare, TODAY),
        (reviews.take_own, WordsFrom.FORM, TODAY, TODAY),
        (reviews.hold, TODAY, TODAY),
    ):
        do(journal, command, october, *about)
        seen.append(state(journal, october))
    step(journal, october)
    journal.do_final("Close", reviews.close, october, TODAY, TODAY)
    assert [*seen, state(journal, october)] == list(ReviewState)


def test_a_review_is_of_the_whole_period_that_holds_the_day(journal, dana):
    monthly = planned(journal, dana, day=date(2026, 10, 17))
    formal = planned(journal, dana, ReviewKind.QUARTERLY, date(2026, 8, 2))
    found = journal.ask(reviews.of_person, dana)
    assert [(one.id, one.period.label) for one in found] == [
        (monthly.id, "October 2026"),
        (formal.id, "Q3 2026"),
    ]


def test_the_quarterly_review_stands_for_its_third_month(journal, dana):
    with pytest.raises(Refused) as caught:
        planned(journal, dana, day=date(2026, 9, 30))
    assert (caught.value.reason, caught.value.detail) == (Reason.QUARTER_INSTEAD, "Q3 2026")


def test_which_month_is_the_third_follows_the_fiscal_year(journal, dana):
    do(journal, settings.change, fiscal_start=2)
    assert planned(journal, dana, day=date(2026, 9, 30)).starts_on == date(2026, 9, 1)
    assert refusal(planned, journal, dana, day=OCTOBER) is Reason.QUARTER_INSTEAD


def test_there_is_no_review_of_a_time_before_they_joined(journal):
    new = builders.person(journal, "Ben Carver", started=date(2026, 10, 20)).id
    with pytest.raises(Refused) as caught:
        planned(journal, new, day=date(2026, 8, 1))
    refused = caught.value
    assert (refused.reason, refused.field) == (Reason.BEFORE_THEY_JOINED, "period")
    assert planned(journal, new).starts_on == OCTOBER


def test_who_left_is_reviewed_up_to_their_last_day_and_a_candidate_never(journal, dana):
    do(journal, people.leave, dana, date(2026, 10, 9), today=TODAY)
    assert planned(journal, dana).starts_on == OCTOBER
    assert refusal(planned, journal, dana, day=date(2026, 11, 2)) is Reason.HAS_LEFT
    nobody = builders.person(journal, "Ada Nowak", status=Status.CANDIDATE).id
    assert refusal(planned, journal, nobody) is Reason.NOT_ON_THE_TEAM


def test_there_is_one_review_of_a_period(journal, dana, october):
    assert refusal(planned, journal, dana) is Reason.REVIEW_EXISTS
    do(journal, reviews.delete, october)
    assert planned(journal, dana).id != october


def test_a_period_that_has_not_begun_cannot_be_prepared(journal, dana):
    ahead = planned(journal, dana, day=date(2027, 1, 4)).id
    assert refusal(do, journal, reviews.prepare, ahead, TODAY) is Reason.REVIEW_NOT_BEGUN


@pytest.mark.parametrize(
    ("command", "about"),
    [
        (reviews.take_own, (WordsFrom.TALK, TODAY, TODAY)),
        (reviews.go_without_own, ()),
        (reviews.hold, (TODAY, TODAY)),
        (reviews.close, (TODAY, TODAY)),
    ],
)
def test_the_numbers_stand_still_before_anything_else(journal, october, command, about):
    assert refusal(do, journal, command, october, *about) is Reason.NOT_PREPARED


def test_their_own_answers_come_before_the_talk_unless_they_go_without(journal, october):
    do(journal, reviews.prepare, october, TODAY)
    assert refusal(do, journal, reviews.hold, october, TODAY, TODAY) is Reason.OWN_ANSWERS_FIRST
    do(journal, reviews.go_without_own, october)
    assert state(journal, october) is ReviewState.READY
    do(journal, reviews.wait_for_own, october)
    assert state(journal, october) is ReviewState.PREPARING
    do(journal, reviews.go_without_own, october)
    do(journal, reviews.hold, october, TODAY, TODAY)
    assert state(journal, october) is ReviewState.HELD


def test_what_is_waited_for_again_after_the_talk_comes_before_closing(journal, october):
    """Else the pages that are kept would say that nothing was answered."""
    held(journal, october)
    do(journal, reviews.wait_for_own, october)
    close = (reviews.close, october, TODAY, TODAY)
    assert refusal(journal.do_final, "Close", *close) is Reason.OWN_ANSWERS_FIRST
    do(journal, reviews.go_without_own, october)
    journal.do_final("Close", *close)
    assert state(journal, october) is ReviewState.CLOSED


def test_preparing_anew_takes_nothing_back(journal, october):
    held(journal, october)
    do(journal, reviews.prepare, october, TODAY + timedelta(days=1))
    found = journal.ask(reviews.get, october).review
    assert (found.state, found.prepared_on) == (ReviewState.HELD, TODAY + timedelta(days=1))


def test_a_day_to_come_or_before_the_period_is_none_on_which_they_sat_down(journal, october):
    do(journal, reviews.prepare, october, TODAY)
    do(journal, reviews.go_without_own, october)
    for day, reason in (
        (TODAY + timedelta(days=1), Reason.IN_THE_FUTURE),
        (OCTOBER - timedelta(days=1), Reason.ENDS_BEFORE_START),
    ):
        assert refusal(do, journal, reviews.hold, october, day, TODAY) is reason


@pytest.mark.parametrize("rating", [0, 6, -1])
def test_a_rating_is_from_1_to_5_or_none(journal, october, rating):
    do(journal, reviews.prepare, october, TODAY)
    refused = refusal(do, journal, reviews.say, october, rating=rating)
    assert refused is Reason.SCORE_OUT_OF_RANGE
    do(journal, reviews.say, october, rating=None, went_well="Asked before telling")
    assert journal.ask(reviews.get, october).review.went_well == "Asked before telling"


def test_a_review_without_a_next_step_is_unfinished(journal, october):
    """Practice S1-20."""
    held(journal, october, steps=False)
    assert refusal(do, journal, reviews.close, october, TODAY, TODAY) is Reason.NEEDS_NEXT_STEP
    step(journal, october, due=None)
    with pytest.raises(Refused) as caught:
        do(journal, reviews.close, october, TODAY, TODAY)
    assert (caught.value.reason, caught.value.detail) == (
        Reason.STEP_NEEDS_DAY,
        "Call three customers",
    )


def test_next_steps_become_commitments_with_their_owner_and_day(journal, dana, october):
    held(journal, october)
    step(journal, october, "Get the price list", owner=Owner.ME)
    journal.do_final("Close", reviews.close, october, TODAY, TODAY)
    made = journal.ask(commitments.of_thread, dana)
    told = {
        (one.commitment.text, one.commitment.owner, one.commitment.due, one.commitment.vis)
        for one in made
    }
    assert told == {
        ("Call three customers", Owner.REP, LATER, Vis.SHAREABLE),
        ("Get the price list", Owner.ME, LATER, Vis.SHAREABLE),
    }
    assert {one.commitment.origin for one in made} == {Origin.REVIEW}


def test_a_next_step_is_promised_on_the_day_of_the_talk_however_late_it_is_closed(
    journal, dana, october
):
    made = held(journal, october)
    done, late = TODAY + timedelta(days=3), TODAY + timedelta(days=20)
    do(journal, review_steps.change, made.id, due=TODAY - timedelta(days=1))
    close = (reviews.close, october, late, late)
    assert refusal(journal.do_final, "Close", *close) is Reason.STEP_BEFORE_TALK
    do(journal, review_steps.change, made.id, due=done)
    journal.do_final("Close", *close)
    [promised] = journal.ask(commitments.of_thread, dana)
    assert (promised.commitment.made_on, promised.commitment.due) == (TODAY, done)


def test_a_closed_review_is_not_deleted_or_reopened_without_a_reason(journal, october):
    assert refusal(do, journal, reviews.reopen, october, "Late sale") is Reason.REVIEW_NOT_CLOSED
    closed(journal, october)
    assert refusal(do, journal, reviews.delete, october) is Reason.REVIEW_IS_CLOSED
    assert refusal(do, journal, reviews.reopen, october, "  ") is Reason.NEEDS_REASON


def test_a_revision_takes_over_what_was_said_and_promises_nothing_twice(journal, dana, october):
    held(journal, october)
    do(journal, reviews.say, october, next_up="Bigger deals", rating=4)
    do(journal, review_upward.record, october, ["What helps?"], {0: "Listening"}, {0: 4})
    do(journal, review_frozen.freeze, october, FrozenPart.NUMBERS, b"then", TODAY)
    journal.do_final("Close", reviews.close, october, TODAY, TODAY)
    again = do(journal, reviews.reopen, october, "A sale came in late").id
    found = journal.ask(reviews.get, again)
    assert (found.review.revision, found.review.state) == (2, ReviewState.HELD)
    assert (found.review.next_up, found.review.rating) == ("Bigger deals", 4)
    assert journal.ask(review_frozen.part, again, FrozenPart.NUMBERS) == b"then"
    (heard,) = journal.ask(review_upward.answers, again)
    assert (heard.question, heard.answer, heard.score) == ("What helps?", "Listening", 4)
    (taken,) = found.steps
    assert (
        refusal(do, journal, review_steps.change, taken.id, text="Other") is Reason.STEP_IS_AGREED
    )
    step(journal, again, "Send the offer")
    journal.do_final("Close", reviews.close, again, TODAY, TODAY)
    texts = [one.commitment.text for one in journal.ask(commitments.of_thread, dana)]
    assert sorted(texts) == ["Call three customers", "Send the offer"]
    carried = journal.ask(review_steps.carried_out_by, list(journal.ask(reviews.get, again).steps))
    assert [carried[one.id].commitment.text for one in journal.ask(reviews.get, again).steps] == [
        "Call three customers",
        "Send the offer",
    ]
    assert state(journal, october) is ReviewState.CLOSED


def test_only_one_revision_is_open_at_a_time(journal, october):
    closed(journal, october)
    again = do(journal, reviews.reopen, october, "Typing error").id
    assert refusal(do, journal, reviews.reopen, october, "Once more") is Reason.REVIEW_EXISTS
    do(journal, reviews.delete, again)
    assert do(journal, reviews.reopen, october, "Once more").revision == 2


def test_when_the_two_meet_is_a_time_that_there_is(journal, dana, october):
    do(journal, reviews.meet, october, planned_for=LATER, starts_at="14", zone="Europe/Berlin")
    found = journal.ask(reviews.get, october).review
    assert (found.planned_for, found.starts_at, found.minutes) == (LATER, "14:00", 30)
    for wrong, reason in (
        ({"starts_at": "25:00"}, Reason.NOT_A_TIME),
        ({"zone": "Mars/Base"}, Reason.NOT_A_ZONE),
        ({"minutes": 0}, Reason.NOT_POSITIVE),
    ):
        assert refusal(do, journal, reviews.meet, october, **wrong) is reason
    assert planned(journal, dana, ReviewKind.QUARTERLY, date(2026, 7, 1)).minutes == 60


def test_a_new_journal_owes_nothing_of_the_time_before_it(journal, dana):
    begun = journal.ask(settings.current).created_at.date()
    person = journal.ask(people.get, dana)
    assert journal.ask(reviews.owed_from, [person]) == {dana: begun}
    new = builders.person(journal, "Ben Carver", started=begun + timedelta(days=30)).id
    joined = journal.ask(people.get, new)
    assert journal.ask(reviews.owed_from, [joined]) == {new: begun + timedelta(days=30)}


def test_reviews_from_before_the_journal_say_since_when_they_are_owed(journal, dana):
    planned(journal, dana, day=date(2025, 4, 1))
    person = journal.ask(people.get, dana)
    assert journal.ask(reviews.owed_from, [person]) == {dana: date(2025, 4, 1)}
