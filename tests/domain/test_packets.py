"""A page that was printed stays as it was printed."""

import hashlib

import pytest

from app.domain import packets, plans
from app.domain.errors import Reason, Refused
from app.domain.kinds import PlanState
from tests import builders
from tests.builders import TODAY

FIRST, OTHER = b"%PDF-1.4 as agreed", b"%PDF-1.4 something else"
SHARED = ("plan", "shared", "a4")


@pytest.fixture
def agreed(journal):
    return builders.business_plan(journal, builders.person(journal).id).id


def keep(journal, plan_id, pdf, which=SHARED):
    return journal.do("Keep", packets.keep, plan_id, *which, pdf, TODAY)


def kept(journal, plan_id, which=SHARED):
    return journal.ask(packets.kept, plan_id, *which)


def test_a_reprint_is_the_same_file(journal, agreed):
    assert kept(journal, agreed) is None
    made = keep(journal, agreed, FIRST)
    assert (made.made_on, made.digest) == (TODAY, hashlib.sha256(FIRST).hexdigest())
    assert kept(journal, agreed) == FIRST


def test_what_was_printed_first_stays_whatever_comes_later(journal, agreed):
    first = keep(journal, agreed, FIRST)
    assert keep(journal, agreed, FIRST).id == first.id
    assert keep(journal, agreed, OTHER).id == first.id
    assert kept(journal, agreed) == FIRST


def test_each_paper_copy_and_size_is_kept_for_itself(journal, agreed):
    keep(journal, agreed, FIRST)
    others = [("plan", "shared", "letter"), ("plan", "blank", "a4"), ("plan_form", "shared", "a4")]
    for which in others:
        assert kept(journal, agreed, which) is None
        keep(journal, agreed, OTHER, which)
    assert kept(journal, agreed) == FIRST


def test_another_version_leaves_the_pages_of_the_one_before(journal, agreed):
    keep(journal, agreed, FIRST)
    second = builders.revised(journal, agreed)
    keep(journal, second.id, OTHER)
    assert (kept(journal, agreed), kept(journal, second.id)) == (FIRST, OTHER)
    assert keep(journal, agreed, OTHER).plan_id == agreed
    assert kept(journal, agreed) == FIRST


def test_a_plan_that_may_still_change_keeps_no_pages(journal):
    draft = builders.business_plan(journal, builders.person(journal).id, PlanState.REVIEWED)
    with pytest.raises(Refused) as caught:
        keep(journal, draft.id, FIRST)
    assert caught.value.reason is Reason.PLAN_NOT_AGREED
    journal.do("Delete", plans.delete, draft.id)
