"""The grid along any two of its sides, which periods it shows, and how numbers stand."""

import pytest

from app.domain import grid, people
from app.domain.grid import Shown
from app.domain.kinds import Nature, PeriodKind, Standing, Unit
from tests import builders
from tests.builders import TODAY
from tests.domain.weeks import report, week


@pytest.fixture
def dana(journal):
    return builders.person(journal)


@pytest.fixture
def ben(journal):
    return builders.person(journal, "Ben Carver")


@pytest.fixture
def meetings(journal):
    made = builders.metric(journal, "Meetings")
    builders.target(journal, made.id, 5_000)
    return made


def numbers(figures):
    return [None if one.amount is None else one.amount // 1000 for one in figures]


def standing(journal, who):
    (line,) = journal.ask(grid.of_person, who, Shown(), TODAY).lines
    return line.standing


def test_thirteen_weeks_up_to_the_one_under_way(journal, dana, meetings):
    report(journal, dana.id, meetings.id, 4, None, 6, 8)
    found = journal.ask(grid.of_person, dana.id, Shown(), TODAY)
    (line,) = found.lines
    assert [found.span.shown[0].starts, found.span.shown[-1].starts] == [week(12), week(0)]
    assert numbers(line.figures) == [None] * 9 + [4, None, 6, 8]
    # The week that is under way is in no average: (4 + 6) / 2.
    assert [(one.amount, one.reported, one.parts) for one in line.trailing] == [
        (5_000, 2, 4), (5_000, 2, 13),
    ]  # fmt: skip


def test_the_week_under_way_is_hidden_on_request_and_the_past_can_be_seen(journal, dana, meetings):
    report(journal, dana.id, meetings.id, 4, 6, 8)
    hidden = journal.ask(grid.of_person, dana.id, Shown(hide_current=True), TODAY)
    assert numbers(hidden.lines[0].figures)[-2:] == [4, 6]
    assert hidden.lines[0].trailing[0].amount == 5_000
    back = journal.ask(grid.of_person, dana.id, Shown(until=week(1), count=2), TODAY)
    assert numbers(back.lines[0].figures) == [4, 6]


@pytest.mark.parametrize(
    ("weekly", "stands"),
    [
        ((5, 5, 5, None), Standing.ON_TRACK),
        ((1, 1, 5, None), Standing.ON_TRACK),
        ((1, 5, 1, None), Standing.SLIPPING),
        ((1, 1, 1, None), Standing.OFF_TRACK),
        ((1, None, 1, None), Standing.OFF_TRACK),
        ((None, None, 1, None), Standing.SLIPPING),
        ((1, 1, None, None), Standing.OFF_TRACK),
        ((None, None, None, None), Standing.NOT_REPORTED),
        # A miss four weeks ago, or one in the week that is under way, does not count.
        ((1, 5, 5, 5, 0), Standing.ON_TRACK),
        ((0, 0, 0, None), Standing.OFF_TRACK),
    ],
)
def test_a_number_stands_by_its_last_three_complete_weeks(journal, dana, meetings, weekly, stands):
    report(journal, dana.id, meetings.id, *weekly)
    assert standing(journal, dana.id) is stands


def test_without_a_target_nothing_is_judged(journal, dana):
    visits = builders.metric(journal, "Visits")
    report(journal, dana.id, visits.id, 0, 0, 0, 0)
    assert standing(journal, dana.id) is Standing.NO_TARGET


def test_by_month_what_is_reported_by_week_is_added_up_and_by_week_months_are_left_out(
    journal, dana, meetings
):
    forecast = builders.metric(
        journal, "Forecast", unit=Unit.MONEY, frequency=PeriodKind.MONTH, nature=Nature.RESULT
    )
    builders.value(journal, dana.id, forecast.id, TODAY, 100_00)
    report(journal, dana.id, meetings.id, 4, 6, 8, None)
    weekly = journal.ask(grid.of_person, dana.id, Shown(), TODAY)
    assert [one.name for one in weekly.left_out] == ["Forecast"]
    monthly = journal.ask(grid.of_person, dana.id, Shown(PeriodKind.MONTH, count=2), TODAY)
    assert [line.metric.name for line in monthly.lines] == ["Meetings", "Forecast"]
    assert monthly.left_out == ()
    # The weeks of 26 October and of 2 and 9 November end in November.
    assert numbers(monthly.lines[0].figures) == [None, 18]
    (only,) = journal.ask(grid.of_metric, forecast.id, Shown(), TODAY).left_out
    assert only.name == "Forecast"


def test_one_number_of_everybody_with_the_team_last(journal, dana, ben, meetings):
    report(journal, dana.id, meetings.id, 4, 6, None)
    report(journal, ben.id, meetings.id, 5, None, None)
    lines = journal.ask(grid.of_metric, meetings.id, Shown(count=3), TODAY).lines
    assert [line.person and line.person.name for line in lines] == [
        "Ben Carver", "Dana Whitfield", None,
    ]  # fmt: skip
    assert [numbers(line.figures) for line in lines] == [
        [5, None, None],
        [4, 6, None],
        [9, 6, None],
    ]
    # Two aim at ten; of the week in which only Dana reported, her five are what she is held to.
    assert [one.aim and one.aim.amount for one in lines[-1].figures] == [10_000] * 3
    assert [one.hit for one in lines[-1].figures] == [False, True, None]


def test_people_against_metrics_in_one_week(journal, dana, ben, meetings):
    visits = builders.metric(journal, "Visits")
    report(journal, dana.id, meetings.id, 6, None)
    report(journal, ben.id, visits.id, 2, None)
    cross = journal.ask(grid.of_period, Shown(hide_current=True), TODAY)
    assert cross.period.starts == week(1)
    assert [one.name for one in cross.metrics] == ["Meetings", "Visits"]
    assert [numbers(line.figures) for line in cross.lines] == [[None, 2], [6, None], [6, 2]]
    assert cross.lines[1].standings == (Standing.ON_TRACK, Standing.NO_TARGET)


def test_together_is_the_whole_team_by_week(journal, dana, ben, meetings):
    report(journal, dana.id, meetings.id, 6, 1)
    report(journal, ben.id, meetings.id, 3, None)
    (line,) = journal.ask(grid.of_team, Shown(count=2), TODAY).lines
    assert (line.person, numbers(line.figures)) == (None, [9, 1])


def test_of_very_many_people_the_rest_is_read_when_asked_for(journal, dana, ben, meetings):
    few = journal.ask(grid.of_metric, meetings.id, Shown(), TODAY, most=1)
    assert ([line.person.name for line in few.lines], few.more) == (["Ben Carver"], 1)
    cross = journal.ask(grid.of_period, Shown(), TODAY, most=1)
    assert (len(cross.lines), cross.more) == (1, 1)


def test_the_team_is_behind_where_the_last_week_was_reported_and_this_one_is_blank(
    journal, dana, meetings
):
    def behind():
        return journal.ask(grid.is_behind, PeriodKind.WEEK, TODAY)

    assert not behind()  # nothing was ever reported
    report(journal, dana.id, meetings.id, 5, None)
    assert behind()
    builders.value(journal, dana.id, meetings.id, week(0), None)
    assert behind()  # "not reported" is nothing to look at
    report(journal, dana.id, meetings.id, 0)
    assert not behind()


def test_what_somebody_reported_who_left_since_stays_in_the_teams_past(
    journal, dana, ben, meetings
):
    report(journal, dana.id, meetings.id, 6, 4, None)
    report(journal, ben.id, meetings.id, 3, None, None)

    def of_the_team():
        shown = Shown(count=3)
        lines = journal.ask(grid.of_metric, meetings.id, shown, TODAY).lines
        (together,) = journal.ask(grid.of_team, shown, TODAY).lines
        cross = journal.ask(grid.of_period, Shown(until=week(2)), TODAY).lines
        return [numbers(one.figures) for one in (lines[-1], together, cross[-1])]

    sarah = builders.person(journal, "Sarah Quinn")
    before = of_the_team()
    assert before == [[9, 4, None], [9, 4, None], [9]]
    journal.do("Leave", people.leave, ben.id, week(1), None)
    assert of_the_team() == before
    names = [
        line.person and line.person.name
        for line in journal.ask(grid.of_metric, meetings.id, Shown(), TODAY).lines
    ]
    assert names == ["Dana Whitfield", sarah.name, None]
