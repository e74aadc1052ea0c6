"""What the two count on each other for: one agreement a half-year, changed in place."""

from datetime import date, timedelta

import pytest

from app.domain import agreements
from app.domain.errors import Reason, Refused
from app.domain.kinds import Vis
from app.domain.person_page import person_page
from tests import builders

HALF = date(2026, 7, 1)


def write(journal, who, starts_on=HALF, **promises):
    return journal.do("Agree", agreements.write, who, starts_on, builders.TODAY, **promises)


def test_an_agreement_is_written_once_a_half_and_then_changed(journal):
    who = builders.person(journal).id
    write(journal, who, mine="An answer within a day", theirs="Bad news first")
    write(journal, who, theirs="Bad news first, and early")
    [agreement] = journal.ask(agreements.of_person, who)
    assert (agreement.mine, agreement.theirs) == (
        "An answer within a day",
        "Bad news first, and early",
    )
    assert agreement.vis is Vis.PRIVATE


def test_the_newest_half_stands_first_and_each_is_found_by_its_start(journal):
    who = builders.person(journal).id
    write(journal, who, date(2026, 1, 1), mine="Coffee")
    write(journal, who, mine="Tea")
    assert [a.mine for a in journal.ask(agreements.of_person, who)] == ["Tea", "Coffee"]
    assert journal.ask(agreements.of_half, who, date(2026, 1, 1)).mine == "Coffee"
    assert journal.ask(agreements.of_half, who, date(2025, 7, 1)) is None


def test_nothing_promised_or_agreed_tomorrow_is_refused(journal):
    who = builders.person(journal).id
    with pytest.raises(Refused) as empty:
        write(journal, who, mine="  ", theirs="")
    assert (empty.value.reason, empty.value.field) == (Reason.EMPTY, "mine")
    with pytest.raises(Refused) as early:
        write(journal, who, mine="Time", agreed_on=builders.TODAY + timedelta(days=1))
    assert (early.value.reason, early.value.field) == (Reason.IN_THE_FUTURE, "agreed_on")
    assert not journal.ask(agreements.of_person, who)


def test_an_agreement_can_be_deleted(journal):
    who = builders.person(journal).id
    agreement = write(journal, who, mine="Time")
    journal.do("Delete", agreements.delete, agreement.id)
    assert not journal.ask(agreements.of_person, who)


def test_other_words_than_those_agreed_on_are_a_draft_again(journal):
    who = builders.person(journal).id
    write(journal, who, mine="Time", agreed_on=builders.TODAY)
    assert write(journal, who, vis=Vis.SHAREABLE).agreed_on == builders.TODAY
    assert write(journal, who, mine="An hour a week").agreed_on is None
    assert write(journal, who, mine="Two", agreed_on=builders.TODAY).agreed_on == builders.TODAY


def test_the_page_has_this_halfs_agreement_beside_all_others(journal):
    """S2-16: what was agreed before stays readable."""
    who = builders.person(journal).id
    for starts_on in (date(2026, 1, 1), date(2025, 7, 1), HALF):
        write(journal, who, starts_on, mine=f"{starts_on:%B}")
    page = journal.ask(person_page, who, builders.TODAY)
    assert page.agreement.mine == "July"
    assert [one.mine for one in page.other_agreements] == ["January", "July"]
