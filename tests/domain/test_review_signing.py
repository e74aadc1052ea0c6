"""Signatures, declining to sign, and scans: what happens to the pages after they were printed."""

from datetime import date, timedelta

import pytest

from app.domain import kept_files, review_signing, review_steps, reviews
from app.domain.errors import Reason, Refused
from app.domain.kinds import Owner, ReviewFileKind, ReviewKind
from app.domain.models import ReviewFile
from tests import builders
from tests.builders import TODAY

PDF, JPEG, PNG = b"%PDF-1.7 pages", b"\xff\xd8\xff\xe0 picture", b"\x89PNG\r\n\x1a\n picture"


@pytest.fixture
def review(journal):
    """A quarterly review over which the two sat down."""
    dana = builders.person(journal, started=date(2024, 3, 1)).id
    found = journal.do("Plan", reviews.plan, dana, ReviewKind.QUARTERLY, date(2026, 9, 1)).id
    journal.do("Prepare", reviews.prepare, found, TODAY)
    journal.do("Go on", reviews.go_without_own, found)
    journal.do("Hold", reviews.hold, found, TODAY - timedelta(days=3), TODAY)
    return found


def sign(journal, review, owner=Owner.REP, on=TODAY, **how):
    journal.do("Sign", review_signing.sign, review, owner, on, TODAY, **how)


def attach(journal, review, content=PDF, name="Scan.pdf"):
    return journal.do("Attach", review_signing.attach, review, name, content, TODAY)


def refused(command, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        command(*args, **kwargs)
    return caught.value.reason, caught.value.field


def test_both_sign_also_after_it_was_closed(journal, review):
    sign(journal, review)
    journal.do("Add", review_steps.add, review, text="Call", due=TODAY)
    journal.do_final("Close", reviews.close, review, TODAY, TODAY)
    assert not journal.ask(reviews.get, review).is_signed
    sign(journal, review, Owner.ME)
    found = journal.ask(reviews.get, review)
    assert found.is_signed
    assert found.signature(Owner.REP).signed_on == TODAY


def test_declining_is_recorded_with_its_day_and_can_be_corrected(journal, review):
    sign(journal, review, declined=True)
    assert journal.ask(reviews.get, review).signature(Owner.REP).declined
    sign(journal, review, on=TODAY - timedelta(days=1))
    found = journal.ask(reviews.get, review).signature(Owner.REP)
    assert (found.declined, found.signed_on) == (False, TODAY - timedelta(days=1))
    sign(journal, review, on=None)
    assert journal.ask(reviews.get, review).signature(Owner.REP) is None


def test_nobody_signs_tomorrow_or_before_the_two_sat_down(journal, review):
    assert refused(sign, journal, review, on=TODAY + timedelta(days=1)) == (
        Reason.IN_THE_FUTURE,
        "rep",
    )
    assert refused(sign, journal, review, Owner.ME, TODAY - timedelta(days=4)) == (
        Reason.ENDS_BEFORE_START,
        "me",
    )


def test_nothing_is_signed_or_attached_before_the_two_sat_down(journal, review):
    person = journal.ask(reviews.get, review).person.id
    early = journal.do("Plan", reviews.plan, person, ReviewKind.MONTHLY, date(2026, 10, 1)).id
    assert refused(sign, journal, early)[0] is Reason.NOT_HELD
    assert refused(attach, journal, early)[0] is Reason.NOT_HELD


@pytest.mark.parametrize("content", [PDF, JPEG, PNG])
def test_a_scan_is_kept_as_it_is_and_once(journal, review, content):
    kept = attach(journal, review, content)
    assert attach(journal, review, content).id == kept.id
    found = journal.ask(review_signing.file, kept.id)
    assert (found.kind, found.content) == (ReviewFileKind.SCAN, content)
    journal.do("Detach", review_signing.detach, kept.id)
    assert journal.ask(reviews.get, review).files == ()


def test_a_file_that_came_back_as_a_form_can_be_the_scan_as_well(journal, review):
    said = {"kind": ReviewFileKind.FORM, **kept_files.came_back("Form.pdf", PDF, TODAY)}
    journal.do("File", lambda db: db.add(ReviewFile(review_id=review, **said)))
    scan = attach(journal, review)
    kinds = {one.kind for one in journal.ask(reviews.get, review).files}
    assert kinds == {ReviewFileKind.FORM, ReviewFileKind.SCAN}
    journal.do("Detach", review_signing.detach, scan.id)
    assert [one.kind for one in journal.ask(reviews.get, review).files] == [ReviewFileKind.FORM]


def test_what_is_no_picture_of_pages_is_refused(journal, review):
    assert refused(attach, journal, review, b"MZ program")[0] is Reason.NOT_A_SCAN
    assert refused(attach, journal, review, b"")[0] is Reason.NOT_A_SCAN
    large = PDF + bytes(kept_files.MOST_KEPT)
    assert refused(attach, journal, review, large)[0] is Reason.FILE_TOO_LARGE
