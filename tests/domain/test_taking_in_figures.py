"""Figures that were read and matched become records, all in one step."""

from datetime import date

import sqlalchemy as sa

from app.domain import metrics, results, settings, source_mappings, taking_in_figures, targets
from app.domain.incoming import Action
from app.domain.incoming_figures import FigureLine, match_figures
from app.domain.kinds import EnteredBy, Meaning, PeriodKind, Source, Unit
from app.domain.models import Value
from app.domain.periods import period_of
from tests import builders
from tests.builders import TODAY

WEEK = period_of(PeriodKind.WEEK, date(2026, 11, 9))
NEXT = period_of(PeriodKind.WEEK, date(2026, 11, 16))
MONTH = builders.month()


def line(who, metric, period, amount, *, aim=False, row=2):
    return FigureLine(row, "Value", who.name, metric, period, amount, aim)


def take_in(journal, *lines, **said):
    here = journal.ask(taking_in_figures.here, TODAY)
    matches = match_figures(lines, here)
    return journal.do("Import", taking_in_figures.take_in, matches, TODAY, **said)


def reported(journal):
    def query(db):
        rows = db.scalars(sa.select(Value).order_by(Value.person_id, Value.starts_on))
        return [(v.person_id, v.metric_id, v.starts_on, v.amount, v.entered_by) for v in rows]

    return journal.ask(query)


def test_figures_are_taken_in_as_one_step(journal):
    dana, ben = builders.person(journal), builders.person(journal, "Ben Carver")
    meetings = builders.metric(journal)
    builders.value(journal, dana.id, meetings.id, WEEK.starts, 5_000)
    builders.value(journal, ben.id, meetings.id, WEEK.starts, 4_000)
    counts = take_in(
        journal,
        line(dana, meetings.id, WEEK, 7_000),
        line(dana, meetings.id, NEXT, None, row=3),
        line(ben, meetings.id, WEEK, 4_000, row=4),
    )
    assert counts == {Action.UPDATE: 1, Action.ADD: 1, Action.SAME: 1}
    assert reported(journal) == [
        (dana.id, meetings.id, WEEK.starts, 7_000, EnteredBy.IMPORT),
        (dana.id, meetings.id, NEXT.starts, None, EnteredBy.IMPORT),
        (ben.id, meetings.id, WEEK.starts, 4_000, EnteredBy.ME),
    ]
    assert journal.undo() == "Import"
    assert [amount for *_, amount, _ in reported(journal)] == [5_000, 4_000]


def test_a_week_that_began_on_another_day_is_known_when_it_comes_in_again(journal):
    dana, meetings = builders.person(journal), builders.metric(journal)
    builders.value(journal, dana.id, meetings.id, WEEK.starts, 5_000)
    journal.do("Settings", settings.change, week_start=6)
    sunday = period_of(PeriodKind.WEEK, WEEK.starts, 1, 6)
    assert take_in(journal, line(dana, meetings.id, sunday, 5_000)) == {Action.SAME: 1}
    assert take_in(journal, line(dana, meetings.id, sunday, 7_000)) == {Action.UPDATE: 1}
    assert [amount for *_, amount, _ in reported(journal)] == [7_000]


def test_revenue_and_quota_go_to_the_results(journal):
    """S4-07: a quota is one person's."""
    dana = builders.person(journal)
    revenue = builders.metric(journal, "Bookings", unit=Unit.MONEY, meaning=Meaning.REVENUE)
    builders.result(journal, dana.id, MONTH, 100, None)
    quarter = builders.quarter()
    take_in(
        journal,
        line(dana, revenue.id, MONTH, 90),
        line(dana, revenue.id, quarter, 400, aim=True, row=3),
    )
    found = {one.period_kind: one for one in journal.ask(results.of_person, dana.id)}
    month, whole = found[PeriodKind.MONTH], found[PeriodKind.QUARTER]
    assert (month.quota, month.actual, month.source) == (100, 90, Source.IMPORTED)
    assert (whole.quota, whole.actual) == (400, None)


def test_quotas_need_no_metric_of_revenue(journal):
    dana = builders.person(journal)
    [revenue] = journal.ask(taking_in_figures.here, TODAY).metrics
    take_in(journal, line(dana, revenue.id, MONTH, 400, aim=True))
    assert [one.quota for one in journal.ask(results.of_person, dana.id)] == [400]
    again = journal.ask(taking_in_figures.here, TODAY)
    assert match_figures([line(dana, revenue.id, MONTH, 400, aim=True)], again)[0].action is (
        Action.SAME
    )


def test_a_target_holds_for_its_person_and_period_alone(journal):
    dana = builders.person(journal)
    meetings = builders.metric(journal)
    standing = builders.target(journal, meetings.id, 8_000, who=dana.id, starts_on=WEEK.starts)
    take_in(journal, line(dana, meetings.id, WEEK, 10_000, aim=True))
    take_in(journal, line(dana, meetings.id, WEEK, 11_000, aim=True))
    found = journal.ask(targets.of_metric, meetings.id)
    assert [(one.amount, one.starts_on, one.ends_on) for one in found] == [
        (8_000, WEEK.starts, None),
        (11_000, WEEK.starts, WEEK.ends),
    ]
    assert found[0].id == standing.id


def test_retired_metrics_take_nothing_in(journal):
    builders.person(journal)
    meetings = builders.metric(journal)
    journal.do("Retire", metrics.retire, meetings.id, TODAY)
    here = journal.ask(taking_in_figures.here, TODAY)
    assert meetings.id not in {metric.id for metric in here.metrics}


def test_what_the_columns_hold_is_remembered_by_the_same_step(journal):
    dana = builders.person(journal)
    meetings = builders.metric(journal)
    figure = line(dana, meetings.id, WEEK, 7_000)
    take_in(journal, figure, source="rep|week", mapping="{}")
    assert journal.ask(source_mappings.remembered) == {"rep|week": "{}"}
    take_in(journal, figure, source="rep|week", mapping='{"columns": {}}')
    assert journal.ask(source_mappings.remembered) == {"rep|week": '{"columns": {}}'}
    journal.undo()
    journal.undo()
    assert journal.ask(source_mappings.remembered) == {}
