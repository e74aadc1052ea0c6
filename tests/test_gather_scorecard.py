"""Numbers, recipes and standards on paper: what each copy says of the journal."""

from datetime import date, timedelta

import pytest

from app import gather, journal_file
from app.domain import lifts, metrics, people, scorecards, standards
from app.domain.kinds import (
    Better,
    EnteredBy,
    Meaning,
    Nature,
    PeriodKind,
    RollUp,
    StandardArea,
    Unit,
    Vis,
)
from app.domain.periods import last_periods
from app.formats import Formats
from app.report import content
from app.storage import driver
from tests import builders
from tests.builders import TODAY

pytestmark = pytest.mark.long


WORDING = Formats("USD")
QUARTER, MONTH = builders.quarter(), builders.month()
#: Weeks 43 to 46; TODAY is the last day of week 47, which is under way.
WEEKS = [TODAY - timedelta(days=back) for back in (28, 21, 14, 7)]


def read(journal, query, *about):
    return journal.ask(query, *about, WORDING, TODAY)


@pytest.fixture
def dana(journal):
    """Somebody with two weekly numbers that are aimed at, one of them never reported."""
    who = builders.person(journal, role="Seller").id
    meetings = builders.metric(journal, counts="meetings", definition="Held, not booked").id
    talk = builders.metric(
        journal,
        "Talk",
        unit=Unit.PERCENT,
        roll_up=RollUp.AVERAGE,
        better=Better.RANGE,
        nature=Nature.QUALITY,
    ).id
    builders.target(journal, meetings, 8_000)
    builders.target(journal, talk, 35_000, upper=50_000)
    for day, amount in zip(WEEKS, (6_000, 10_000, None, 7_000), strict=True):
        builders.value(journal, who, meetings, day, amount, entered_by=EnteredBy.REP_SHEET)
    journal.do("Weigh", scorecards.save, "Seller", {meetings: 85, talk: 15})
    return who


def metric(journal, name):
    return next(one for one in journal.ask(metrics.listed) if one.name == name)


def test_an_index_is_counted_from_what_has_a_value_and_says_so(journal, dana):
    """23 of the 24 that were aimed at in the three weeks that were reported."""
    found = read(journal, gather.person_scorecard, dana, QUARTER)
    assert found.index.value == "96%"
    assert found.index.based_on == "based on 85 of 100 points"
    meetings, talk = found.index.lines
    assert (meetings.value, meetings.target, meetings.score) == (
        "23\n3 of 7 reported",
        "24",
        "96%",
    )
    assert (talk.value, talk.target, talk.score) == ("not reported", "35% to 50%", "")
    assert [(one.label, one.value) for one in found.figures] == [
        ("Index", "96%"),
        ("On track", "0 of 2"),
        ("Brought by Dana", "3 of 3"),
    ]


def test_quality_comes_first_and_every_number_says_its_last_three_periods(journal, dana):
    """S3-02; missing is not zero, and the week under way is not among them."""
    quality, volume = read(journal, gather.person_scorecard, dana, QUARTER).blocks
    assert (quality.title, volume.title) == ("Quality, by week", "Volume and results, by week")
    (line,) = volume.lines
    assert [(one.label, one.text, one.value) for one in line.latest] == [
        ("week 44", "10", 10.0),
        ("week 45", "not reported", None),
        ("week 46", "7", 7.0),
    ]
    assert (line.target, line.standing, line.owner) == ("8", "Slipping", "Dana")
    assert len(line.history) == 13
    assert line.latest[-1].missed
    assert quality.lines[0].standing == "Not reported"


def test_a_quarter_that_is_over_is_seen_as_it_was_then(journal, dana):
    before = last_periods(QUARTER, 2)[0]
    meetings = metric(journal, "Meetings").id
    builders.value(journal, dana, meetings, before.ends - timedelta(days=7), 9_000)
    found = read(journal, gather.person_scorecard, dana, before)
    (line,) = found.blocks[-1].lines
    assert "9" in [one.text for one in line.latest]
    assert line.latest[-1].label == "week 39"


def test_somebody_without_a_scorecard_sees_what_was_reported(journal, dana):
    marcus = builders.person(journal, "Marcus Oyelaran", role="Scout").id
    assert read(journal, gather.person_scorecard, marcus, QUARTER).blocks == ()
    builders.value(journal, marcus, metric(journal, "Meetings").id, WEEKS[-1], 0)
    (block,) = read(journal, gather.person_scorecard, marcus, QUARTER).blocks
    assert [line.latest[-1].text for line in block.lines] == ["0"]
    assert dana != marcus


def test_definitions_say_since_when_and_reasons_are_the_managers(journal, dana):
    """S3-10: one wording for everybody, with its day; why it changed is not on a rep's copy."""
    meetings = metric(journal, "Meetings").id
    journal.do("Word", metrics.define, meetings, "With a prospect", TODAY, "quokka one")
    builders.target(
        journal,
        meetings,
        9_000,
        who=dana,
        starts_on=TODAY - timedelta(days=60),
        reason="quokka two",
    )
    shared = read(journal, gather.person_scorecard, dana, QUARTER)
    (definition,) = shared.definitions
    assert (definition.text, definition.since) == ("With a prospect", "since 22 November 2026")
    assert definition.counted == "by week, added up"
    assert "quokka" not in repr(shared)
    mine = read(journal, gather.manager_scorecard, dana, QUARTER)
    assert [why.text for why in mine.reasons] == ["quokka two", "quokka one"]


def test_nobody_else_is_on_a_reps_scorecard(journal, dana):
    marcus = builders.person(journal, "Marcus Oyelaran", role="Seller").id
    builders.value(journal, marcus, metric(journal, "Meetings").id, WEEKS[-1], 777_000)
    for query in (gather.person_scorecard, gather.recipe, gather.tracking_grid):
        said = repr(read(journal, query, dana, QUARTER))
        assert "Marcus" not in said
        assert "777" not in said


def test_the_team_is_told_by_exceptions_first(journal, dana):
    """S1-16: what is in range is not among them, what nobody reported is in one line."""
    meetings = metric(journal, "Meetings").id
    marcus = builders.person(journal, "Marcus Oyelaran").id
    for day in WEEKS:
        builders.value(journal, marcus, meetings, day, 3_000)
    found = read(journal, gather.team_scorecard, QUARTER)
    assert [(one.standing, one.person, one.number, one.latest) for one in found.exceptions] == [
        ("Off track", "Marcus", "Meetings, by week", "3 · 3 · 3"),
        ("Slipping", "Dana", "Meetings, by week", "10 · – · 7"),
        ("Not reported", "Dana", "Talk", ""),
        ("Not reported", "Marcus", "Talk", ""),
    ]
    assert found.numbers == ("Talk", "Meetings")
    told = {line.name: line for line in found.lines}
    assert [cell.text for cell in told["Dana"].cells] == ["–", "23"]
    assert [cell.mark for cell in told["Dana"].cells] == ["not_reported", "slipping"]
    assert (told["Dana"].index, told["Dana"].points, told["Marcus"].index) == ("96%", "85", "")
    assert told["The team"].cells[1].text == "35"


def test_a_grid_holds_what_the_rep_reports_and_the_weeks_ahead(journal, dana):
    """S4-22: a ratio is written down as its two halves, and nothing is filled in."""
    wins = builders.metric(journal, "Wins").id
    halves = {"numerator_id": wins, "denominator_id": metric(journal, "Meetings").id}
    rate = builders.metric(journal, "Rate", roll_up=RollUp.RATIO, unit=Unit.PERCENT, **halves).id
    builders.metric(journal, "Forecast", frequency=PeriodKind.MONTH)
    journal.do("Weigh", scorecards.save, "", {rate: 100})
    other = builders.person(journal, "Marcus Oyelaran", role="Scout").id
    weekly, monthly = read(journal, gather.tracking_grid, other, QUARTER).tables
    assert [one.name for one in weekly.numbers] == ["Talk", "Meetings", "Wins"]
    assert [one.name for one in monthly.numbers] == ["Forecast"]
    assert len(weekly.periods) == 13
    assert weekly.periods[-1] == "week 52\n27 Dec"
    (month, _) = read(journal, gather.tracking_grid, dana, MONTH).tables
    assert [(one.name, one.target) for one in month.numbers][:2] == [
        ("Talk", "35% to 50%"),
        ("Meetings", "8"),
    ]
    assert len(month.periods) == 5


def test_the_sheet_for_a_1_to_1_has_at_most_six_numbers_against_their_targets(journal, dana):
    """Workflow 3: those that weigh most, each in the last period that is over."""
    for query in (gather.prep_sheet, gather.manager_prep_sheet):
        figures = read(journal, query, dana).figures
        assert [(one.label, one.value, one.note) for one in figures] == [
            ("Meetings", "7", "week 46, target 8"),
            ("Talk", "not reported", "week 46, target 35% to 50%"),
        ]
    more = [builders.metric(journal, f"Number {number}").id for number in range(8)]
    weights = dict.fromkeys(more, 12) | {more[0]: 16}
    journal.do("Weigh", scorecards.save, "Scout", weights)
    scout = builders.person(journal, "Sol", role="Scout").id
    assert len(read(journal, gather.prep_sheet, scout).figures) == 6


# The recipe and the lift


@pytest.fixture
def chain(journal):
    """Two people with calls, wins and revenue over the last quarter's worth of weeks."""
    calls = builders.metric(journal, "Calls", stage=1).id
    wins = builders.metric(journal, "Wins", stage=2).id
    builders.metric(journal, "Revenue", unit=Unit.MONEY, meaning=Meaning.REVENUE, stage=3)
    found = []
    for name, each in (("Dana Whitfield", 10_000), ("Marcus Oyelaran", 1_000)):
        who = builders.person(journal, name).id
        found.append(who)
        for back in range(1, 14):
            day = TODAY - timedelta(days=7 * back)
            builders.value(journal, who, calls, day, each)
            builders.value(journal, who, wins, day, 1_000 if each > 5_000 else 0)
        for back in range(1, 4):
            month = last_periods(MONTH, 4)[-1 - back]
            builders.result(journal, who, month, 100_000_00, 50_000_00)
        builders.result(journal, who, QUARTER, 260_000_00, None)
    return found


def test_a_recipe_says_of_how_many_and_what_the_quota_takes(journal, chain):
    """S4-21: 13 wins of 130 calls; 150,000 of 13 wins; back from the quota to the week."""
    found = read(journal, gather.recipe, chain[0], QUARTER)
    assert [(one.stage, one.total, one.becomes, one.counted) for one in found.chain][:2] == [
        ("Calls", "130", "10%", "13 of 130"),
        ("Wins", "13", *_money(found.chain[1])),
    ]
    assert found.needs.told == "For a quota of $260,000 in Q4 2026, 13 weeks."
    calls = found.needs.lines[0]
    assert (calls.now, calls.stage) == ("10", "Calls")
    assert float(calls.weekly) == pytest.approx(float(calls.total.replace(",", "")) / 13, abs=0.1)


def _money(step):
    assert step.becomes.endswith(" each")
    return step.becomes, step.counted


def test_too_few_are_said_to_be_too_few(journal, chain):
    (calls, wins, _) = read(journal, gather.recipe, chain[1], QUARTER).chain
    assert (calls.becomes, calls.counted) == ("0%", "0 of 13")
    assert (wins.becomes, wins.counted) == ("too few to say", "")


def test_conversions_side_by_side_are_the_managers_alone(journal, chain):
    mine = read(journal, gather.manager_recipe, chain[0], QUARTER)
    assert [(one.name, one.cells[0]) for one in mine.others] == [
        ("Dana", "10%\n13 of 130"),
        ("The team", "9%\n13 of 143"),
    ]
    together = read(journal, gather.team_recipe, QUARTER)
    assert [one.name for one in together.others] == ["Dana", "Marcus", "The team"]
    assert together.steps == ("Wins of Calls", "Revenue of Wins")


def test_a_journal_without_a_recipe_has_an_empty_page(journal):
    who = builders.person(journal).id
    for found in (
        read(journal, gather.recipe, who, QUARTER),
        read(journal, gather.team_recipe, QUARTER),
    ):
        assert (found.chain, found.needs, found.tests) == ((), None, None)


def test_a_lift_is_everybody_against_the_top_alone(journal, chain):
    """S0-09: 200,000 and 100,000 sold last quarter; ten percent of both, or of the first alone."""
    builders.result(journal, chain[0], builders.month(date(2026, 7, 1)), None, 100_000_00)
    found = journal.ask(gather.lift_sheet, WORDING, TODAY)
    assert [(one.label, one.text, one.more) for one in found.lines] == [
        ("As it was", "$300,000", ""),
        ("Dana alone, +10%", "$320,000", "+$20,000"),
        ("Everybody, +10%", "$330,000", "+$30,000"),
        ("Dana alone would need for the same", "+15%", ""),
    ]
    assert found.cover.period == "Q3 2026"
    kept = {"name": "Two levers", "starts_on": date(2026, 7, 1), "percent": 100, "percent_2": 100}
    scenario = journal.do("Keep", lifts.save, note="Kick-off", **kept)
    found = journal.ask(gather.lift_sheet, WORDING, TODAY, scenario.id)
    assert found.told[-1] == "The two multiply: +21% together."
    assert (found.cover.kind, found.note) == ("Lift: Two levers", "Kick-off")
    assert found.lines[2].text == "$363,000"


def test_a_lift_without_revenue_says_nothing(journal):
    builders.person(journal)
    assert journal.ask(gather.lift_sheet, WORDING, TODAY).lines == ()


# Standards and plans


@pytest.fixture
def expected(journal):
    """A person with a standard of each area, one of them read, and one only for somebody else."""
    dana = builders.person(journal, role="Seller").id
    marcus = builders.person(journal, "Marcus Oyelaran", role="Scout").id
    first = builders.standard(journal, threshold="9 of 10").id
    builders.standard(journal, "On time", area=StandardArea.WORK_ETHIC, role="Seller")
    builders.standard(journal, "Quokka", person_id=marcus)
    builders.standard(journal, "Dana only", area=StandardArea.BEHAVIOUR, person_id=dana)
    journal.do("Read", standards.acknowledge, first, dana, TODAY, TODAY)
    return dana, first


def test_a_standards_sheet_holds_what_is_expected_of_its_reader(journal, expected):
    """S3-09, S3-11."""
    found = read(journal, gather.standards_sheet, expected[0])
    assert [(area.area, [one.statement for one in area.standards]) for area in found.areas] == [
        ("Performance", ["Calls are prepared"]),
        ("Behaviour", ["Dana only"]),
        ("Work ethic", ["On time"]),
    ]
    first = found.areas[0].standards[0]
    assert (first.threshold, first.read) == ("9 of 10", "read 22 November 2026")
    assert first.holds.startswith("since 22 November 2025")
    assert found.signers == content.Signers("Dana Whitfield", "Robin Hale")


def test_a_sheet_to_hand_round_says_nothing_of_anybody(journal, expected):
    found = read(journal, gather.blank_standards_sheet, expected[0])
    assert [area.area for area in found.areas] == ["Performance", "Work ethic"]
    assert "Dana" not in repr(found)
    assert "read 22" not in repr(found)


def test_a_miss_is_on_a_reps_sheet_once_it_was_talked_about_and_shared(journal, expected):
    """S3-12, S3-18: facts, support and correction; its effect and its waiting never."""
    dana, standard = expected
    said = {"effect": "quokka effect", "days_ago": 20, "talked": 12}
    builders.miss(journal, dana, standard, vis=Vis.SHAREABLE, facts="Brightwater", **said)
    builders.miss(journal, dana, standard, facts="quokka facts", days_ago=3)
    found = read(journal, gather.standards_sheet, dana)
    (miss,) = found.misses
    assert (miss.facts, miss.support) == ("Brightwater", "We prepare the next one together")
    assert miss.dated.startswith("talked about 10 November 2026")
    assert "quokka" not in repr(found)
    mine = read(journal, gather.manager_standards, dana)
    assert [(one.facts, one.waited, one.private) for one in mine.misses] == [
        ("quokka facts", "waits for 3 days", True),
        ("Brightwater", "8 days until it was talked about", False),
    ]


def test_the_manager_sees_who_read_what(journal, expected):
    assert expected
    found = read(journal, gather.team_standards)
    first = found.areas[0].standards[0]
    assert (first.scope, first.count, first.read, first.waiting) == (
        "for everybody, since 22 November 2025",
        "1 of 2",
        ("Dana 22 November 2026",),
        ("Marcus",),
    )


def test_a_plan_is_on_a_reps_paper_only_when_it_is_shared(journal, expected):
    """S3-22: support, looks, a dated consequence; why it began is never said."""
    dana = expected[0]
    builders.improvement_plan(journal, dana, because="quokka because", note="quokka note")
    assert read(journal, gather.improvement_plan, dana).plan is None
    mine = read(journal, gather.manager_improvement_plan, dana)
    assert (mine.because, mine.note, mine.private) == ("quokka because", "quokka note", True)
    journal.undo()
    builders.improvement_plan(
        journal, dana, because="quokka because", note="quokka note", vis=Vis.SHAREABLE
    )
    plan = read(journal, gather.improvement_plan, dana).plan
    assert plan.lasts == "22 November 2026 to 20 February 2027, 90 days"
    assert [look.text for look in plan.looks] == ["Day 30", "Day 60", "Day 90"]
    assert (plan.follows, plan.consequence) == ("22 March 2027", "The role ends")
    assert "quokka" not in repr(plan)


def test_somebody_on_leave_is_not_asked_for_what_they_missed(journal, dana):
    journal.do("Rest", people.go_on_leave, dana, TODAY - timedelta(days=90))
    found = read(journal, gather.team_scorecard, QUARTER)
    assert [one for one in found.exceptions if one.standing == "Off track"] == []


def test_what_is_private_leaves_no_trace_on_a_reps_papers(own):
    """Not a gap, a count or a code differs once all of it is gone."""
    dana = builders.person(own).id
    marcus = builders.person(own, "Marcus Oyelaran").id
    meetings = builders.metric(own, definition="Held").id
    builders.target(own, meetings, 8_000, reason="The ramp is over")
    expects = builders.standard(own).id
    for who, amount in ((dana, 6_000), (marcus, 9_000)):
        builders.value(own, who, meetings, WEEKS[-1], amount)
    builders.miss(own, dana, expects, days_ago=4)
    builders.improvement_plan(own, dana)
    before = _for_the_rep(own, dana)
    own.close()
    connection = driver.connect(own.path)
    for gone in (
        *("improvement_checkpoint", "improvement_plan", "standard_miss"),
        f"value WHERE person_id = {marcus}",
    ):
        assert connection.execute(f"DELETE FROM {gone}").rowcount > 0
    connection.execute("UPDATE target SET reason = ''")
    connection.close()
    bare = journal_file.open_journal(own.path)
    try:
        assert _for_the_rep(bare, dana) == before
    finally:
        bare.close()


def _for_the_rep(journal, who):
    numbers = (gather.person_scorecard, gather.recipe, gather.tracking_grid)
    others = (gather.standards_sheet, gather.improvement_plan, gather.prep_sheet)
    return [
        *(read(journal, query, who, QUARTER) for query in numbers),
        *(read(journal, query, who) for query in others),
    ]
