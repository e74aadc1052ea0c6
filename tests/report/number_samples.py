"""Papers about numbers, recipes and standards to build, full, empty, and with too much on them."""

from collections.abc import Callable
from dataclasses import replace

from app.report.content import (
    Backtest,
    Block,
    ChainStep,
    Content,
    Cover,
    Definition,
    Expectations,
    Expected,
    Figure,
    Index,
    IndexLine,
    KeptMiss,
    Lifted,
    LiftSheet,
    ManagerImprovement,
    ManagerRecipe,
    ManagerScorecard,
    ManagerStandards,
    Mark,
    Need,
    Needs,
    NumberLine,
    Out,
    Own,
    PlanLook,
    PlanTerms,
    Readers,
    ReadersOfArea,
    Reading,
    RepImprovement,
    RepRecipe,
    RepScorecard,
    RepStandards,
    Retold,
    Series,
    Signers,
    TalkedMiss,
    TeamCell,
    TeamLine,
    TeamScorecard,
    TeamStandards,
    Tracked,
    TrackingGrid,
    TrackingTable,
    Why,
)
from tests.report.samples import COVER

NUMBERS = replace(COVER, kind="Scorecard", period="Q4 2026")
TEAM = replace(NUMBERS, person="The team", kind="Team scorecard", role="", copy_for="Robin Calder")
SIGNERS = Signers("Dana Whitfield", "Robin Calder")
WEEKS = tuple(f"week {number}" for number in range(35, 48))
#: Longer than any cell, and in letters that not every font has.
LONG_NAME = "Ολυμπία-Александра Mariethérèse von Hohenlohe-Waldenburg-Schillingsfürst " * 2

MEETINGS = tuple(
    Reading(week, "not reported" if place == 4 else str(place), place if place != 4 else None, 6.0)
    for place, week in enumerate(WEEKS)
)
LINE = NumberLine("First meetings", "meetings", MEETINGS[-3:], "6", "On track", MEETINGS, "Dana")
QUALITY = replace(
    LINE,
    name="Own share of the talking",
    counted="",
    latest=(Reading("week 45", "56%", 56.0), Reading("week 46", "not reported")),
    target="35% to 50%",
    standing="Slipping",
)
SCORECARD = RepScorecard(
    "a4",
    NUMBERS,
    (Figure("Index", "87%", "based on 85 of 100 points"), Figure("On track", "4 of 6")),
    Index(
        "87%",
        "based on 85 of 100 points",
        (
            IndexLine("First meetings", "85", "49\n12 of 13 reported", "54", "87%"),
            IndexLine("Win rate", "15", "not reported", "30%", ""),
        ),
    ),
    (
        Block("Quality, by week", ("week 45", "week 46"), (QUALITY,)),
        Block("Volume and results, by week", WEEKS[-3:], (LINE,)),
    ),
    (Series("First meetings", MEETINGS, least=1.0),),
    (Definition("First meetings", "Held, not only booked.", "since 4 May 2026", "by week"),),
)
MANAGER_SCORECARD = ManagerScorecard(
    *("a4", SCORECARD.cover, SCORECARD.figures, SCORECARD.index, SCORECARD.blocks),
    SCORECARD.charts,
    (Why("First meetings: target 6", "from 5 October 2026", "The ramp is over."),),
    SCORECARD.definitions,
)
OUT = (
    Out("Off track", "Yuki", "Win rate, by week", "25% · 25% · –", "30%"),
    Out("Slipping", "Dana", "Revenue, by month", "$1,099,230 · $118,860 · $106,750", "$106,800"),
    Out("Not reported", "Marcus", "First meetings, Win rate"),
)


def team(people: int, numbers: int) -> TeamScorecard:
    """A team of so many people and numbers, every kind of standing among them."""
    marks: tuple[Mark, ...] = ("", "off_track", "slipping", "not_reported")
    lines = [
        TeamLine(
            f"Person {who}",
            tuple(
                TeamCell("–" if (who + what) % 4 == 3 else f"{who}.{what}", marks[(who + what) % 4])
                for what in range(numbers)
            ),
            *(f"{80 + who}%", "100"),
        )
        for who in range(people)
    ]
    whole = TeamLine("The team", (TeamCell("$12,345,678"),) * numbers, together=True)
    names = tuple(f"Number {what};" for what in range(numbers))
    figures = (Figure("Off track", "11"), Figure("Slipping", "4"))
    return TeamScorecard(*("a4", TEAM, figures, OUT, names, (*lines, whole)), SCORECARD.definitions)


GRID = TrackingGrid(
    "a4",
    replace(NUMBERS, kind="Tracking grid"),
    (
        TrackingTable(
            "By week",
            tuple(f"{week}\n{day} Nov" for day, week in enumerate(WEEKS, 10)),
            (Tracked("Conversations", "", "40"), Tracked("First meetings", "meetings", "varies")),
        ),
        TrackingTable("By month", ("October 2026", "November 2026"), (Tracked("Forecast"),)),
    ),
)
CHAIN = (
    ChainStep("Conversations", "351", "12 of 13 reported", "23%", "82 of 351"),
    ChainStep("First meetings", "82", "", "too few to say"),
    ChainStep("Revenue", "$643,360"),
)
NEEDS = Needs(
    "For a quota of $600,000 in Q4 2026, 13 weeks.",
    (Need("Conversations", "351", "27", "25.5", "1.5"), Need("Revenue", "$1", "$1", "$1")),
)
TESTS = Backtest(
    "On average 5% off over 2 quarters: the recipe holds (within 15%).",
    (
        Retold("Q2 2026", "$2,824,727", "$3,005,630", "−6%", 282_472_700, 300_563_000),
        Retold("Q3 2026", "$2,825,192", "$3,062,530", "−8%", 282_519_200, 306_253_000),
        Retold("Q1 2026", "too few to say", "not reported", ""),
    ),
)
RECIPE = RepRecipe("a4", replace(NUMBERS, kind="Recipe"), "The last 13 weeks.", CHAIN, NEEDS, TESTS)
STEPS = ("First meetings of Conversations", "Revenue of First meetings")
MANAGER_RECIPE = ManagerRecipe(
    *("a4", RECIPE.cover, RECIPE.over, CHAIN, NEEDS, TESTS, STEPS),
    (
        Own("Dana", ("23%\n82 of 351", "too few to say")),
        Own("The team", ("22%\n584 of 2,652", "$32,875 each\n$3,123,080 of 95")),
    ),
)
LIFT = LiftSheet(
    "a4",
    replace(TEAM, kind="Lift: Ten more"),
    (Figure("The team sold", "$3,405,370"), Figure("Together", "+10%")),
    ("Revenue: +10%", "3 of 8 not reported: they are left out."),
    (
        Lifted("As it was", "$3,405,370", value=3405370.0),
        Lifted("Priya alone, +10%", "$3,477,033", "+$71,663", 3477033.0),
        Lifted("Everybody, +10%", "$3,745,907", "+$340,537", 3745907.0, strong=True),
        Lifted("Priya alone would need for the same", "+48%"),
    ),
    "Asked for in the kick-off.",
)
EXPECTED = (
    Expected(
        "Calls are prepared",
        "A written objective before each call",
        "9 of 10",
        "since 1 May 2026",
        "read 3 May 2026",
    ),
    Expected("The forecast is honest", "Off by no more than a tenth", "", "since 1 May 2026"),
)
AREAS = (Expectations("Performance", EXPECTED), Expectations("Work ethic", EXPECTED[1:]))
STANDARDS = RepStandards(
    "a4",
    replace(NUMBERS, kind="Standards", period=""),
    SIGNERS,
    AREAS,
    (
        TalkedMiss(
            "Calls are prepared",
            "No objective for Brightwater",
            "We prepare the next one together",
            "Send me the objective the day before",
            "talked about 4 November 2026",
        ),
    ),
)
BLANK_STANDARDS = replace(
    STANDARDS,
    cover=Cover("", "Standards", "", "Seller", "Halden", "22 November 2026", "everybody"),
    signers=None,
    misses=(),
)
MANAGER_STANDARDS = ManagerStandards(
    "a4",
    STANDARDS.cover,
    AREAS,
    (
        KeptMiss(
            "Calls are prepared",
            "No objective for Brightwater",
            "The customer asked what the call was for",
            "We prepare the next one together",
            "",
            "seen 1 November 2026",
            "waits for 9 days",
        ),
    ),
)
TEAM_STANDARDS = TeamStandards(
    "a4",
    replace(TEAM, kind="Who read the standards", period=""),
    (
        ReadersOfArea(
            "Performance",
            (
                Readers(
                    *("Calls are prepared", "for everybody, since 1 May 2026", "1 of 2"),
                    ("Dana 3 May 2026",),
                    ("Marcus",),
                ),
            ),
        ),
    ),
)
PLAN = PlanTerms(
    aim="Every call has an objective",
    support="Two coached calls a week",
    consequence="The role ends",
    lasts="1 November 2026 to 30 January 2027, 90 days",
    follows="28 February 2027",
    standard="Calls are prepared",
    extended="Extended once, from 31 December 2026 to 30 January 2027: two weeks of illness",
    looks=(
        PlanLook("1 December 2026", "Day 30", "met, 1 December 2026", "Eight of eight", met=True),
        PlanLook("31 December 2026", "Day 60"),
    ),
)
IMPROVEMENT = RepImprovement(
    "a4", replace(NUMBERS, kind="Improvement plan", period=""), SIGNERS, PLAN
)
MANAGER_IMPROVEMENT = ManagerImprovement(
    *("a4", IMPROVEMENT.cover, SIGNERS, PLAN, True),
    ("Seen 1 September 2026", "Talked about 4 September 2026"),
    "It was agreed with the board.",
    "Watch the first week.",
)
EVERY: tuple[Content, ...] = (
    *(SCORECARD, MANAGER_SCORECARD, team(9, 4), team(25, 11), GRID),
    *(RECIPE, MANAGER_RECIPE, LIFT, STANDARDS, BLANK_STANDARDS, MANAGER_STANDARDS),
    *(TEAM_STANDARDS, IMPROVEMENT, MANAGER_IMPROVEMENT),
)
EMPTY: tuple[Content, ...] = (
    *(RepScorecard("a4", NUMBERS), ManagerScorecard("a4", NUMBERS), TeamScorecard("a4", TEAM)),
    *(TrackingGrid("a4", NUMBERS), RepRecipe("a4", NUMBERS), ManagerRecipe("a4", TEAM)),
    *(LiftSheet("a4", TEAM), RepStandards("a4", NUMBERS, SIGNERS)),
    *(ManagerStandards("a4", NUMBERS), TeamStandards("a4", TEAM)),
    *(RepImprovement("a4", NUMBERS, SIGNERS), ManagerImprovement("a4", NUMBERS, SIGNERS)),
)


def many(count: int, name: Callable[[int], str]) -> RepScorecard:
    """A scorecard with so many numbers."""
    lines = tuple(replace(LINE, name=name(number)) for number in range(count))
    return replace(
        SCORECARD, blocks=(Block("Volume and results, by week", WEEKS[-3:], lines),), charts=()
    )
