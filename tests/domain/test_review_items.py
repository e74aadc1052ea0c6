"""What of the records a person sees in their review: gathered by an allow-list, then ticked off."""

import pytest
import sqlalchemy as sa

from app.domain import notes, review_items, reviews
from app.domain.errors import Reason, Refused
from app.domain.kinds import NoteKind, ReviewItemKind, ReviewKind, ReviewState, Vis
from app.domain.models import ReviewItem
from tests import builders
from tests.builders import TODAY
from tests.domain import shared
from tests.domain.shared import DELETED, OCTOBER, QUARTER, SHARED, TAKEN_BACK, THEN

NOTE, COMMITMENT = ReviewItemKind.NOTE, ReviewItemKind.COMMITMENT
LONG = "He called them before they called him. " * 5_200


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def records(journal, dana):
    """One record of each kind that Dana's review may show, by its id."""
    return shared.one_of_each(journal, dana)


def prepared(journal, who, state=ReviewState.PREPARING):
    """Somebody's review of the quarter, in which there is room for everything."""
    return builders.review(journal, who, state, kind=ReviewKind.QUARTERLY, day=THEN).id


def gather(journal, review_id):
    return journal.do("Gather", review_items.gather, review_id, TODAY)


def show(journal, review_id, kind, record_id, shown):
    journal.do("Tick", review_items.show, review_id, kind, record_id, shown)


def printed(journal, review_id):
    """The ids of what is printed, by kind."""
    found = journal.ask(review_items.printed, review_id)
    assert list(found) == list(ReviewItemKind)
    return {kind: tuple(one.id for one in records) for kind, records in found.items()}


def shown(journal, review_id):
    """The same of the kinds of which there is something."""
    return {kind: ids for kind, ids in printed(journal, review_id).items() if ids}


def visible(journal, review_id, kind=NOTE):
    return [one for one in journal.ask(review_items.visible, review_id) if one.kind is kind]


def refusal(work, *args):
    with pytest.raises(Refused) as caught:
        work(*args)
    return caught.value.reason


def test_what_was_gathered_is_shown_until_it_is_unticked(journal, dana, records):
    review = prepared(journal, dana)
    everything = shown(journal, review)
    assert {kind: records[kind] in ids for kind, ids in everything.items()} == dict.fromkeys(
        ReviewItemKind, True
    )

    for kind, record_id in records.items():
        show(journal, review, kind, record_id, False)

    left = shown(journal, review)
    assert not any(records[kind] in ids for kind, ids in left.items())
    listed = journal.ask(review_items.visible, review)
    assert {(one.kind, one.record_id) for one in listed if not one.shown} == {*records.items()}
    show(journal, review, NOTE, records[NOTE], True)
    assert shown(journal, review)[NOTE] == (records[NOTE],)


@pytest.mark.long
@pytest.mark.parametrize("kind", ReviewItemKind)
def test_what_becomes_private_after_it_was_gathered_is_not_printed(journal, dana, records, kind):
    review = prepared(journal, dana)
    journal.do("Take back", TAKEN_BACK[kind], records[kind])
    _is_gone(journal, review, kind, records[kind])


@pytest.mark.long
@pytest.mark.parametrize("kind", DELETED)
def test_what_is_deleted_after_it_was_gathered_is_not_printed(journal, dana, records, kind):
    review = prepared(journal, dana)
    journal.do("Delete", DELETED[kind], records[kind])
    _is_gone(journal, review, kind, records[kind])


def _is_gone(journal, review, kind, record_id):
    """Neither listed nor printed, not to be shown again, and gone once it is gathered anew."""
    assert record_id not in shown(journal, review).get(kind, ())
    assert record_id not in [one.record_id for one in visible(journal, review, kind)]
    reason = refusal(show, journal, review, kind, record_id, True)
    assert reason is Reason.NOT_SHAREABLE_ITEM
    show(journal, review, kind, record_id, False)  # leaving it out is never wrong

    gather(journal, review)

    kept = journal.ask(_rows_of, review)
    assert (kind, record_id) not in kept
    assert len(kept) == len(journal.ask(review_items.visible, review))


def _rows_of(db, review_id):
    rows = db.scalars(sa.select(ReviewItem).where(ReviewItem.review_id == review_id))
    return {(row.kind, row.record_id) for row in rows}


def test_gathering_again_keeps_the_ticks_and_takes_in_what_is_new(journal, dana):
    first, second = (shared.note(journal, dana, text=text) for text in ("First", "Second"))
    review = prepared(journal, dana)
    show(journal, review, NOTE, first, False)
    third = shared.note(journal, dana, text="Third")
    journal.do("Unpin", notes.pin, second, pinned=False)
    assert [one.record_id for one in visible(journal, review)] == [first, second]

    assert gather(journal, review) == 2

    ticks = [(one.record_id, one.shown) for one in visible(journal, review)]
    assert ticks == [(first, False), (third, True)]


def test_what_is_shareable_later_is_not_printed_before_it_is_gathered(journal, dana):
    note = shared.note(journal, dana, vis=Vis.PRIVATE)
    review = prepared(journal, dana)
    journal.do("Share", notes.amend, note, TODAY, **SHARED)
    assert shown(journal, review) == {}
    assert refusal(show, journal, review, NOTE, note, True) is Reason.NOT_SHAREABLE_ITEM
    gather(journal, review)
    assert shown(journal, review) == {NOTE: (note,)}


def test_a_note_that_is_then_about_somebody_else_too_is_not_printed(journal, dana):
    other = builders.person(journal, "Kofi Mensah").id
    note = shared.note(journal, dana)
    review = prepared(journal, dana)
    journal.do("Name", notes.amend, note, TODAY, person_ids=[dana, other])
    assert shown(journal, review) == {}
    for others in ([other], []):
        journal.do("Name", notes.amend, note, TODAY, person_ids=others)
        assert shown(journal, review) == {}
    assert visible(journal, review) == []


def test_nothing_is_gathered_before_a_review_is_prepared(journal, dana, records):
    review = prepared(journal, dana, ReviewState.PLANNED)
    assert refusal(gather, journal, review) is Reason.NOT_PREPARED
    tick = (review, NOTE, records[NOTE], True)
    assert refusal(show, journal, *tick) is Reason.NOT_PREPARED
    assert shown(journal, review) == {}
    assert journal.ask(review_items.visible, review) == ()


def test_nothing_of_a_closed_review_is_ticked_or_gathered(journal, dana):
    note = shared.note(journal, dana)
    review = prepared(journal, dana, ReviewState.CLOSED)
    shared.note(journal, dana, text="Later")
    assert refusal(gather, journal, review) is Reason.REVIEW_IS_CLOSED
    assert refusal(show, journal, review, NOTE, note, False) is Reason.REVIEW_IS_CLOSED
    assert shown(journal, review)[NOTE] == (note,)


def test_another_revision_begins_with_the_same_ticks(journal, dana):
    first, second = (shared.note(journal, dana, text=text) for text in ("First", "Second"))
    review = prepared(journal, dana, ReviewState.HELD)
    show(journal, review, NOTE, first, False)
    journal.do_final("Close", reviews.close, review, TODAY, TODAY)

    again = journal.do("Reopen", reviews.reopen, review, "A number was wrong").id
    assert shown(journal, again)[NOTE] == (second,)
    gather(journal, again)
    ticks = [(one.record_id, one.shown) for one in visible(journal, again)]
    assert ticks == [(first, False), (second, True)]


def test_a_long_note_is_listed_by_how_it_begins(journal, dana):
    note = shared.note(journal, dana, text=f"\n\n  {LONG}")
    [one] = visible(journal, prepared(journal, dana))
    assert len(LONG) > 200_000
    assert (one.record_id, one.on) == (note, THEN)
    assert one.text.startswith("He called them before they called him. He called")
    assert len(one.text) < 200
    assert one.text.endswith("…")


def test_each_record_is_listed_by_words_of_its_own(journal, dana, records):
    said = {
        one.kind: one.text
        for one in journal.ask(review_items.visible, prepared(journal, dana))
        if records[one.kind] == one.record_id
    }
    assert said == {
        ReviewItemKind.NOTE: "Asked about money first",
        ReviewItemKind.COMMITMENT: "Send the offer",
        ReviewItemKind.RATING: "Discovery",
        ReviewItemKind.GOAL: "Lead the Skagen deal",
        ReviewItemKind.FACT: "Asks why",
        ReviewItemKind.STANDARD: "Calls are prepared",
        ReviewItemKind.MISS: "No objective for Brightwater",
        ReviewItemKind.AGREEMENT: "Time each week",
        ReviewItemKind.PLAN_CHECK: "On the way",
        ReviewItemKind.POINT: "The Skagen offer",
        ReviewItemKind.SESSION: "Name the price",
        ReviewItemKind.TRAINING: "Qualifying on pain",
    }


def test_feedback_is_listed_by_the_first_part_that_says_something(journal, dana):
    said = {"kind": NoteKind.FEEDBACK, "text": "", "behaviour": "You let them finish"}
    shared.note(journal, dana, pinned=False, delivered_on=TODAY, **said)
    [one] = visible(journal, prepared(journal, dana))
    assert one.text == "You let them finish"


def test_sixty_commitments_are_all_there_each_once(journal, dana):
    made = builders.at_once(journal, lambda step: sixty(step, dana))
    review = prepared(journal, dana)
    assert sorted(shown(journal, review)[COMMITMENT]) == made
    listed = visible(journal, review, COMMITMENT)
    assert sorted(one.record_id for one in listed) == made


def sixty(step, who):
    return [
        builders.promise(step, who, f"Call number {number}", **SHARED).id for number in range(60)
    ]


@pytest.mark.parametrize("name", ["Pelé", "Ng", "李"])
def test_somebody_with_one_name_has_a_review_like_anybody(journal, name):
    who = builders.person(journal, name).id
    note = shared.note(journal, who)
    review = prepared(journal, who)
    assert shown(journal, review) == {NOTE: (note,)}


def test_a_live_packet_reads_the_same_list(journal, dana, records):
    review = prepared(journal, dana)
    live = journal.ask(review_items.candidates, dana, QUARTER, TODAY)
    assert live == printed(journal, review)


def test_a_month_holds_what_its_quarter_does_but_for_what_seldom_changes(journal, dana, records):
    of_month = journal.ask(review_items.candidates, dana, OCTOBER, TODAY)
    of_quarter = journal.ask(review_items.candidates, dana, QUARTER, TODAY)
    seldom = {ReviewItemKind.FACT, ReviewItemKind.STANDARD, ReviewItemKind.AGREEMENT}
    # Of the skills a month has those of its one goal.
    left_out = {*seldom, ReviewItemKind.RATING}
    assert {kind for kind in ReviewItemKind if of_month[kind] != of_quarter[kind]} == left_out
    assert not any(of_month[kind] for kind in left_out)
