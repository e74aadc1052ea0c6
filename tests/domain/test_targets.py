"""Who aims at what, and what it takes to raise it."""

from datetime import date, timedelta

import pytest

from app.domain import figures, metrics, people, results, targets
from app.domain.aims import Aim
from app.domain.errors import Reason, Refused
from app.domain.kinds import Better, Meaning, Nature, PeriodKind, RollUp, Unit
from app.domain.periods import next_period, period_of
from app.domain.targets import Scope, Setting
from tests import builders
from tests.builders import TODAY

WEEK = period_of(PeriodKind.WEEK, TODAY)
LONG_AGO = date(2025, 1, 1)


@pytest.fixture
def dana(journal):
    return builders.person(journal, role="Account executive")


@pytest.fixture
def meetings(journal):
    return builders.metric(journal, "Meetings")


def aim(journal, metric, who, period=WEEK):
    book = journal.ask(figures.read, [metric], [who], period.starts, period.ends)
    return book.of_person(metric, who, period).aim


def refused(journal, metric, wanted, **words):
    with pytest.raises(Refused) as said:
        journal.do("Aim", targets.set_target, metric.id, wanted, TODAY, **words)
    return said.value.reason, said.value.field


def test_the_most_specific_target_holds(journal, dana, meetings):
    assert aim(journal, meetings, dana.id) is None
    builders.target(journal, meetings.id, 5_000)
    assert aim(journal, meetings, dana.id) == Aim(5_000)
    builders.target(journal, meetings.id, 6_000, role=" account EXECUTIVE ")
    builders.target(journal, meetings.id, 7_000, role="Partner manager")
    assert aim(journal, meetings, dana.id) == Aim(6_000)
    own = builders.target(journal, meetings.id, 4_000, who=dana.id)
    assert aim(journal, meetings, dana.id) == Aim(4_000)
    journal.do("Delete", targets.delete, own.id)
    assert aim(journal, meetings, dana.id) == Aim(6_000)


def test_a_target_that_ends_gives_way_to_the_one_before(journal, dana, meetings):
    builders.target(journal, meetings.id, 5_000)
    until = WEEK.starts + timedelta(6)
    builders.target(journal, meetings.id, 8_000, starts_on=WEEK.starts, ends_on=until)
    seen = [aim(journal, meetings, dana.id, next_period(WEEK, step)) for step in (-1, 0, 1)]
    assert seen == [Aim(5_000), Aim(8_000), Aim(5_000)]


def test_a_target_set_again_from_the_same_day_is_changed(journal, dana, meetings):
    builders.target(journal, meetings.id, 5_000)
    builders.target(journal, meetings.id, 6_000)
    assert [one.amount for one in journal.ask(targets.of_metric, meetings.id)] == [6_000]


def test_a_longer_period_adds_up_the_targets_of_the_weeks_that_end_in_it(journal, dana, meetings):
    builders.target(journal, meetings.id, 5_000)
    november = builders.month()
    # The weeks that end on 1, 8, 15, 22 and 29 November 2026.
    assert aim(journal, meetings, dana.id, november) == Aim(25_000)


def test_a_range_needs_both_its_ends_in_order(journal, dana):
    talk = builders.metric(journal, "Talk", unit=Unit.PERCENT, better=Better.RANGE)
    assert refused(journal, talk, Setting(Scope(), Aim(35_000), LONG_AGO)) == (
        Reason.NEEDS_UPPER, "upper",
    )  # fmt: skip
    assert refused(journal, talk, Setting(Scope(), Aim(50_000, 35_000), LONG_AGO)) == (
        Reason.UPPER_BELOW_LOWER, "upper",
    )  # fmt: skip
    builders.target(journal, talk.id, 35_000, upper=50_000)
    assert aim(journal, talk, dana.id) == Aim(35_000, 50_000)


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (Setting(Scope(None), Aim(-1), LONG_AGO), (Reason.NEGATIVE, "amount")),
        (
            Setting(Scope(), Aim(1), LONG_AGO, LONG_AGO - timedelta(1)),
            (Reason.ENDS_BEFORE_START, "ends_on"),
        ),
        (Setting(Scope(1, "Account executive"), Aim(1), LONG_AGO), (Reason.ONE_SCOPE, "role")),
        (Setting(Scope(99), Aim(1), LONG_AGO), (Reason.NOT_FOUND, "")),
    ],
)
def test_what_is_no_target_says_why(journal, dana, meetings, wanted, why):
    assert refused(journal, meetings, wanted) == why


def test_a_quota_belongs_to_one_salesperson_and_the_teams_is_their_sum(journal, dana):
    """S4-07: nobody but a person can own a quota."""
    revenue = builders.metric(journal, "Revenue", unit=Unit.MONEY, meaning=Meaning.REVENUE)
    ben, november = builders.person(journal, "Ben Carver"), builders.month()
    for wanted in (Scope(), Scope(dana.id), Scope(role="Account executive")):
        assert refused(journal, revenue, Setting(wanted, Aim(1), LONG_AGO)) == (
            Reason.QUOTA_NEEDS_OWNER, "person_id",
        )  # fmt: skip
    with pytest.raises(Refused, match="quota_needs_owner"):
        journal.do("Quota", targets.set_quota, None, november, 100)
    journal.do("Quota", targets.set_quota, dana.id, november, 100_00)
    journal.do("Quota", targets.set_quota, ben.id, november, 50_00)
    book = journal.ask(figures.read, [revenue], [dana.id, ben.id], november.starts, november.ends)
    assert book.of_team(revenue, [dana.id, ben.id], november).aim == Aim(150_00)


def test_a_quota_that_is_taken_back_leaves_what_was_sold(journal, dana):
    november = builders.month()
    builders.result(journal, dana.id, november, 100, 90)
    journal.do("Quota", targets.set_quota, dana.id, november, None)
    (kept,) = journal.ask(results.of_person, dana.id)
    assert (kept.quota, kept.actual) == (None, 90)
    journal.do("Quota", targets.set_quota, dana.id, next_period(november), 5)
    journal.do("Quota", targets.set_quota, dana.id, next_period(november), None)
    assert len(journal.ask(results.of_person, dana.id)) == 1


@pytest.fixture
def short_of_quality(journal, dana):
    """Somebody who won a tenth of what they proposed for three weeks, where a third is asked."""
    wins, sent = (builders.metric(journal, name) for name in ("Wins", "Proposals"))
    rate = builders.metric(
        journal, "Win rate", unit=Unit.PERCENT, roll_up=RollUp.RATIO, nature=Nature.QUALITY,
        numerator_id=wins.id, denominator_id=sent.id,
    )  # fmt: skip
    builders.target(journal, rate.id, 33_000)
    for weeks in (1, 2, 3):
        day = TODAY - timedelta(weeks=weeks)
        builders.value(journal, dana.id, wins.id, day, 1_000)
        builders.value(journal, dana.id, sent.id, day, 10_000)
    return rate


def test_more_volume_while_quality_is_off_track_needs_a_reason(
    journal, dana, meetings, short_of_quality
):
    """S3-02: quality first, then quantity."""
    ben = builders.person(journal, "Ben Carver")
    mine = Setting(Scope(dana.id), Aim(6_000), WEEK.starts)
    assert refused(journal, meetings, mine) == (Reason.QUALITY_IS_SHORT, "reason")
    assert refused(journal, meetings, Setting(Scope(), Aim(6_000), WEEK.starts)) == (
        Reason.QUALITY_IS_SHORT, "reason",
    )  # fmt: skip
    builders.target(journal, meetings.id, 6_000, who=ben.id)  # nothing is said of Ben's quality
    made = builders.target(journal, meetings.id, 6_000, who=dana.id, reason="A new territory")
    assert made.reason == "A new territory"
    builders.target(journal, meetings.id, 5_000, who=dana.id, starts_on=WEEK.starts)  # is less


def test_what_is_raised_is_what_was_aimed_at_last(journal, dana, meetings):
    """Of two targets that both go on, the one that began later holds, and less is no more."""
    builders.target(journal, meetings.id, 5_000)
    builders.target(journal, meetings.id, 8_000, starts_on=date(2026, 6, 1))
    care = builders.metric(journal, "Quick answers", nature=Nature.QUALITY)
    builders.target(journal, care.id, 5_000)
    for weeks in (1, 2, 3):
        builders.value(journal, dana.id, care.id, TODAY - timedelta(weeks=weeks), 1_000)
    builders.target(journal, meetings.id, 7_000, starts_on=WEEK.starts)
    more = Setting(Scope(), Aim(7_500), next_period(WEEK).starts)
    assert refused(journal, meetings, more) == (Reason.QUALITY_IS_SHORT, "reason")


def test_a_target_that_begins_within_a_week_holds_for_that_week(journal, dana, meetings):
    builders.target(journal, meetings.id, 5_000)
    builders.target(journal, meetings.id, 8_000, starts_on=WEEK.ends)
    seen = [aim(journal, meetings, dana.id, next_period(WEEK, step)) for step in (-1, 0)]
    assert seen == [Aim(5_000), Aim(8_000)]


def test_who_changes_roles_aims_at_what_the_new_one_does(journal, dana, meetings):
    builders.target(journal, meetings.id, 5_000)
    builders.target(journal, meetings.id, 8_000, role="Account executive")
    journal.do("Role", people.change, dana.id, role="Partner manager")
    assert aim(journal, meetings, dana.id) == Aim(5_000)


def test_quality_itself_may_always_be_raised(journal, dana, short_of_quality):
    builders.target(journal, short_of_quality.id, 40_000, who=dana.id)
    assert aim(journal, short_of_quality, dana.id) == Aim(40_000)


def test_a_target_goes_with_its_metric_and_its_person(journal, dana, meetings):
    builders.target(journal, meetings.id, 5_000, who=dana.id)
    journal.do("Delete", metrics.delete, meetings.id)
    assert journal.ask(targets.of_metric, meetings.id) == []
