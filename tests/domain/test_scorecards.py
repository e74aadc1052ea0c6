"""Scorecards by role, and the index counted by hand with what is missing left out."""

from datetime import date, timedelta

import pytest

from app.domain import metrics, scorecards
from app.domain.errors import Reason, Refused
from app.domain.kinds import Better, PeriodKind, Standing, Unit
from app.domain.periods import period_of
from tests import builders
from tests.builders import TODAY

WEEK = period_of(PeriodKind.WEEK, TODAY)


@pytest.fixture
def dana(journal):
    return builders.person(journal, role="Account executive")


@pytest.fixture
def three(journal):
    """Meetings of 10, days of at most 8, and talking of 40 to 50 percent."""
    meetings = builders.metric(journal, "Meetings")
    days = builders.metric(journal, "Days", unit=Unit.DAYS, better=Better.DOWN)
    talk = builders.metric(journal, "Talk", unit=Unit.PERCENT, better=Better.RANGE)
    builders.target(journal, meetings.id, 10_000)
    builders.target(journal, days.id, 8_000)
    builders.target(journal, talk.id, 40_000, upper=50_000)
    return meetings, days, talk


def save(journal, weights, **words):
    weights = {metric.id: weight for metric, weight in weights}
    return journal.do("Save", scorecards.save, words.pop("role", ""), weights, **words)


def index(journal, who):
    found = journal.ask(scorecards.of_person, who, WEEK)
    return found.index, [one.score for one in found.items]


def test_the_index_counts_what_has_a_value_and_says_on_how_much_it_is_based(journal, dana, three):
    save(journal, zip(three, (50, 30, 20), strict=True), cap=120)
    meetings, days, talk = (metric.id for metric in three)
    found, scores = index(journal, dana.id)
    assert (found.value, found.based_on, found.of, scores) == (None, 0, 100, [None] * 3)
    builders.value(journal, dana.id, meetings, TODAY, 6_000)
    found, scores = index(journal, dana.id)
    assert (found.value, found.based_on, scores) == (0.6, 50, [0.6, None, None])
    builders.value(journal, dana.id, days, TODAY, 10_000)  # 8 of 10 is 0.8
    found, scores = index(journal, dana.id)
    assert scores == [0.6, 0.8, None]
    # (50 x 0.6 + 30 x 0.8) / 80 = 54 / 80
    assert (found.value, found.based_on) == (pytest.approx(0.675), 80)
    builders.value(journal, dana.id, talk, TODAY, 60_000)  # 50 of 60 is 0.833
    found, scores = index(journal, dana.id)
    # (30 + 24 + 20 x 50/60) / 100
    assert (found.value, found.based_on) == (pytest.approx(0.54 + 0.2 * 50 / 60), 100)


def test_no_number_makes_up_for_others_beyond_the_cap(journal, dana, three):
    save(journal, zip(three, (50, 30, 20), strict=True), cap=120)
    builders.value(journal, dana.id, three[0].id, TODAY, 40_000)
    builders.value(journal, dana.id, three[1].id, TODAY, 0)
    found, scores = index(journal, dana.id)
    assert scores == [1.2, 1.2, None]
    assert found.value == pytest.approx(1.2)


def test_a_quarter_in_which_weeks_are_missing_is_not_marked_down_for_them(journal, dana, three):
    save(journal, [(three[0], 100)])
    for weeks in (1, 2):
        builders.value(journal, dana.id, three[0].id, TODAY - timedelta(weeks=weeks), 9_000)
    found = journal.ask(scorecards.of_person, dana.id, builders.quarter())
    assert found.index.value == pytest.approx(0.9)  # 18 of the 20 of two weeks, not of 130


def test_a_role_has_its_own_scorecard_and_the_rest_that_of_everybody(journal, dana, three):
    meetings, days, _ = three
    ben = builders.person(journal, "Ben Carver", role="Partner manager")
    assert journal.ask(scorecards.of_person, ben.id, WEEK) is None
    save(journal, [(meetings, 100)])
    save(journal, [(days, 100)], role=" partner Manager")
    said = {one.person.name: one.items[0].metric.name for one in journal.ask(
        scorecards.of_team, WEEK
    )}  # fmt: skip
    assert said == {"Dana Whitfield": "Meetings", "Ben Carver": "Days"}


@pytest.mark.parametrize(
    ("weights", "words", "why"),
    [
        ((50, 30, 19), {}, (Reason.WEIGHTS_NOT_100, "weights", "99")),
        ((50, 50, 0), {}, (Reason.NOT_POSITIVE, "weights", "")),
        ((130, -10, -20), {}, (Reason.NOT_POSITIVE, "weights", "")),
        ((50, 30, 20), {"cap": 90}, (Reason.NOT_A_CAP, "cap", "")),
        ((50, 30, 20), {"cap": 301}, (Reason.NOT_A_CAP, "cap", "")),
        ((50, 30, 20), {"role": ""}, (Reason.SAME_SCORECARD, "role", "everybody")),
    ],
)
def test_what_is_no_scorecard_says_why(journal, three, weights, words, why):
    save(journal, [(three[0], 100)])
    with pytest.raises(Refused) as said:
        save(journal, zip(three, weights, strict=True), **{"role": "Partner manager"} | words)
    assert (said.value.reason, said.value.field, said.value.detail) == why
    (kept,) = journal.ask(scorecards.listed)
    assert [weight for _, weight in kept.items] == [100]


def test_a_scorecard_is_changed_as_a_whole(journal, three):
    card = save(journal, [(three[0], 60), (three[1], 40)])
    save(journal, [(three[2], 30), (three[0], 70)], scorecard_id=card.id, role="Anybody", cap=150)
    (kept,) = journal.ask(scorecards.listed)
    assert (kept.scorecard.role, kept.scorecard.cap) == ("Anybody", 150)
    assert [(metric.name, weight) for metric, weight in kept.items] == [
        ("Talk", 30), ("Meetings", 70),
    ]  # fmt: skip
    journal.do("Delete", scorecards.delete, card.id)
    assert journal.ask(scorecards.listed) == []


def test_at_most_six_numbers_and_the_weightiest_first(journal, dana):
    every = [builders.metric(journal, f"Number {number}") for number in range(8)]
    save(journal, zip(every, (2, 3, 5, 10, 20, 15, 25, 20), strict=True))
    builders.value(journal, dana.id, every[6].id, TODAY - timedelta(7), 3_000)
    found = journal.ask(scorecards.headlines, dana.id, TODAY)
    assert [one.metric.name for one in found] == [f"Number {n}" for n in (6, 4, 7, 5, 3, 2)]
    period, figure = found[0].latest
    assert (period.starts, figure.amount) == (date(2026, 11, 9), 3_000)
    assert found[0].standing is Standing.NO_TARGET


def test_without_a_scorecard_what_was_reported_is_shown(journal, dana):
    builders.metric(journal, "Visits")
    meetings = builders.metric(journal, "Meetings")
    builders.value(journal, dana.id, meetings.id, TODAY - timedelta(7), 3_000)
    assert [one.metric.name for one in journal.ask(scorecards.headlines, dana.id, TODAY)] == [
        "Meetings"
    ]


def test_a_metric_that_is_deleted_leaves_the_scorecard_short_and_says_so(journal, dana, three):
    save(journal, zip(three, (50, 30, 20), strict=True))
    journal.do("Delete", metrics.delete, three[2].id)
    found, _ = index(journal, dana.id)
    assert found.of == 80
