"""Does the pipeline reach: read from what was reported, and counted by hand."""

from datetime import date, timedelta

import pytest

from app.domain import metrics, pipelines, values
from app.domain.kinds import Meaning, PeriodKind, RollUp, Unit
from app.domain.periods import period_of
from app.domain.values import Entry
from tests import builders
from tests.builders import TODAY

Q4 = builders.quarter()
Q3 = builders.quarter(date(2026, 7, 1))


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def marcus(journal):
    return builders.person(journal, "Marcus Bell").id


@pytest.fixture
def pipeline(journal):
    words = {"unit": Unit.MONEY, "roll_up": RollUp.LAST, "meaning": Meaning.PIPELINE}
    return journal.do("Add", metrics.add, TODAY, name="Open pipeline", **words).id


@pytest.fixture
def decided(journal):
    """Wins and what was decided, by the month, and the win rate that they make."""
    won, every = (
        journal.do("Add", metrics.add, TODAY, name=name, frequency=PeriodKind.MONTH).id
        for name in ("Wins", "Decided")
    )
    words = {"unit": Unit.PERCENT, "roll_up": RollUp.RATIO, "meaning": Meaning.WIN_RATE}
    parts = {"numerator_id": won, "denominator_id": every}
    journal.do("Add", metrics.add, TODAY, name="Win rate", **words, **parts)
    return won, every


def report(journal, who, metric_id, day, amount):
    journal.do("Report", values.record_many, [Entry(who, metric_id, day, amount)], TODAY)


def win(journal, who, decided, month, won, every):
    entries = [
        Entry(who, metric_id, month, None if amount is None else amount * 1_000)
        for metric_id, amount in zip(decided, (won, every), strict=True)
    ]
    journal.do("Report", values.record_many, entries, TODAY)


def month(number, year=2026):
    return period_of(PeriodKind.MONTH, date(year, number, 1))


def test_the_last_pipeline_covers_what_is_still_open(journal, dana, pipeline, decided):
    builders.result(journal, dana, Q4, 40_000_000, None)
    builders.result(journal, dana, month(10), None, 10_000_000)
    report(journal, dana, pipeline, date(2026, 11, 2), 60_000_000)
    report(journal, dana, pipeline, date(2026, 11, 9), 90_000_000)
    report(journal, dana, pipeline, date(2026, 11, 16), None)
    win(journal, dana, decided, date(2026, 3, 1), 2, 10)
    win(journal, dana, decided, date(2025, 10, 1), 3, 10)
    # 900,000.00 / (400,000.00 - 100,000.00 sold so far); 5 of 20 won: 4.0 needed.
    found = journal.ask(pipelines.of_person, dana, Q4, TODAY)
    assert (found.coverage.ratio, found.coverage.by_win_rate) == (3.0, 4.0)
    assert (found.coverage.meets_bar, found.coverage.enough) == (True, False)
    assert found.coverage.gap == 30_000_000
    assert found.as_of == date(2026, 11, 9)
    assert (found.win_rate.won, found.win_rate.decided) == (5, 20)


def test_wins_count_over_four_quarters_that_are_over(journal, dana, decided):
    for too_early_or_late in (date(2025, 9, 1), date(2026, 10, 1)):
        win(journal, dana, decided, too_early_or_late, 9, 9)
    win(journal, dana, decided, date(2025, 10, 1), 1, 4)
    win(journal, dana, decided, date(2026, 9, 1), 1, 4)
    assert journal.ask(pipelines.of_person, dana, Q4, TODAY).win_rate.share == 0.25


@pytest.mark.parametrize(("won", "every"), [(None, 5), (5, None), (None, None), (2, 4)])
def test_too_few_and_half_reported_ones_make_no_win_rate(journal, dana, decided, won, every):
    win(journal, dana, decided, date(2026, 9, 1), won, every)
    assert journal.ask(pipelines.of_person, dana, Q4, TODAY).win_rate.share is None


def test_a_half_reported_month_moves_no_win_rate(journal, dana, decided):
    win(journal, dana, decided, date(2026, 8, 1), 2, 8)
    win(journal, dana, decided, date(2026, 9, 1), None, 50)
    assert journal.ask(pipelines.of_person, dana, Q4, TODAY).win_rate.share == 0.25


def test_the_bar_is_that_of_the_journal(journal, dana, pipeline):
    builders.result(journal, dana, Q4, 100_000, None)
    report(journal, dana, pipeline, TODAY, 250_000)
    found = journal.ask(pipelines.of_person, dana, Q4, TODAY).coverage
    assert (found.bar, found.ratio, found.gap, found.meets_win_rate) == (3.0, 2.5, 50_000, None)


def test_a_pipeline_from_before_the_period_counts_until_it_is_stale(journal, dana, pipeline):
    builders.result(journal, dana, Q4, 100_000, None)
    report(journal, dana, pipeline, Q4.starts - timedelta(days=80), 250_000)
    assert journal.ask(pipelines.of_person, dana, Q4, TODAY).coverage.ratio == 2.5
    # What was reported after a period is nothing of it.
    assert journal.ask(pipelines.of_person, dana, Q3, Q3.ends).coverage.pipeline == 250_000
    q1 = builders.quarter(date(2026, 1, 1))
    assert journal.ask(pipelines.of_person, dana, q1, TODAY).coverage.pipeline is None


def test_the_team_is_those_with_a_pipeline_and_a_quota(journal, dana, marcus, pipeline):
    lena = builders.person(journal, "Lena Fischer").id
    for who, quota, open_amount in ((dana, 100_000, 300_000), (marcus, 50_000, 100_000)):
        builders.result(journal, who, Q4, quota, 0)
        report(journal, who, pipeline, TODAY, open_amount)
    builders.result(journal, lena, Q4, 900_000, None)
    team, hers, lenas, his = journal.ask(pipelines.of_team, Q4, TODAY)
    # 400,000 / 150,000, as if Lena's quota were not there
    assert team.coverage.ratio == pytest.approx(8 / 3)
    assert (team.person, team.counted, team.of) == (None, 2, 3)
    assert (hers.coverage.ratio, his.coverage.ratio, lenas.coverage.ratio) == (3.0, 2.0, None)


@pytest.mark.parametrize("name", ["Ann Abel", "Kofi Mensah", "Zoe Young"])
@pytest.mark.parametrize("known", ["nothing", "pipeline", "quota", "won", "decided"])
def test_one_more_of_whom_half_is_not_reported_moves_no_coverage(
    journal, dana, marcus, pipeline, decided, name, known
):
    for who, quota, open_amount in ((dana, 100_000, 300_000), (marcus, 50_000, 100_000)):
        builders.result(journal, who, Q4, quota, None)
        report(journal, who, pipeline, TODAY, open_amount)
        win(journal, who, decided, date(2026, 9, 1), 2, 8)
    before = journal.ask(pipelines.of_team, Q4, TODAY)[0]
    one_more = builders.person(journal, name).id
    if known == "pipeline":
        report(journal, one_more, pipeline, TODAY, 900_000)
    if known == "quota":
        builders.result(journal, one_more, Q4, 900_000, None)
    if known in ("won", "decided"):
        won, every = (5, None) if known == "won" else (None, 90)
        win(journal, one_more, decided, date(2026, 9, 1), won, every)
    after = journal.ask(pipelines.of_team, Q4, TODAY)[0]
    # 400,000 / 150,000, where one in four is won
    assert after.coverage == before.coverage
    assert (after.coverage.ratio, after.coverage.by_win_rate) == (pytest.approx(8 / 3), 4.0)
    assert (before.counted, before.of, after.counted, after.of) == (2, 2, 2, 3)


def test_without_anything_to_go_by_nothing_is_judged(journal, dana):
    team, hers = journal.ask(pipelines.of_team, Q4, TODAY)
    assert team.coverage.enough is hers.coverage.enough is None
    assert hers == journal.ask(pipelines.of_person, dana, Q4, TODAY)
