"""Papers about business plans to build: full, empty, of the team."""

from dataclasses import replace

from app.report.content import (
    Content,
    Covering,
    CoverMark,
    Drifted,
    Figure,
    ForecastLine,
    ForecastTable,
    ManagerPlan,
    MarginSaid,
    MonthKept,
    MonthSeen,
    PlanSaid,
    PlanStep,
    RepPlan,
    ShareLine,
    Signers,
    TeamPlanLine,
    TeamPlans,
    Written,
)
from tests.report.samples import COVER, PROMISES

HEAD = replace(COVER, kind="Business plan", period="H2 2026")
SIGNERS = Signers("Dana Whitfield", "Robin Calder")
#: The bar is met and 1 / win rate is not.
SHORT = Covering(
    "4× the quota",
    "The bar of 3× is met, but 20% of deals are won, which takes 5×: $500,000 short.",
    4.0,
    (CoverMark("The bar", "3×", 3.0), CoverMark("1 / win rate", "5×", 5.0)),
)
LINE = ForecastLine(
    "Brightwater", "Food", "Analytics", "August 2026", "Renewal", "$83,000", known=True
)
FORECAST = ForecastTable(
    "Dana",
    (
        LINE,
        ForecastLine(
            *("Skagen", "", "Support", "not known yet", "", "not known yet"),
            typed="amount: about 600",
            known=False,
        ),
    ),
    "$83,000",
    "1 line has no amount yet and is not counted.",
    (
        ShareLine("July 2026", "–", "no lines"),
        ShareLine("August 2026", "$83,000", "1 line", "100%", part=1.0),
        ShareLine("No month yet", "not known yet", "1 line", unknown="1 not known"),
    ),
    (ShareLine("Food", "$83,000", "1 line", "100%", part=1.0), ShareLine("None named", "–", "")),
    (ShareLine("Renewal", "$83,000", "1 line", "100%", part=1.0),),
)
WRITTEN = Written(
    *("Obstacles", "Three weeks for a price.", "transcribed from paper"), "Robin asks finance."
)
SAID = PlanSaid(
    state="Agreed on 3 July 2026",
    version="Version 2, in place of version 1 of 2 June 2026: Skagen went elsewhere",
    agreement=replace(PROMISES, agreed=""),
    figures=(
        Figure("Quota", "$500,000", "owned by Dana"),
        Figure("Coverage", "4×", "the quota"),
    ),
    covering=SHORT,
    forecast=FORECAST,
    sections=(Written("Market and territory", "Two new plants."), WRITTEN, Written("Risks")),
    steps=(
        PlanStep("Training", "Negotiation course", "Dana", "15 August 2026"),
        PlanStep("Account and territory", "A joint visit to Halden", "Robin Calder"),
    ),
    months=(
        MonthSeen(
            *("July 2026", "$60,000", "$18,000 likely", "$55,000", "1 of 2"),
            *("Halden slipped.", "looked at 5 Aug"),
        ),
    ),
    holds="It holds until 31 December 2026. A change is another version.",
    agreed="We agreed on this plan on 3 July 2026.",
    signed=("Dana Whitfield signed on 4 July 2026.",),
)
PLAN = RepPlan("a4", HEAD, SIGNERS, SAID)
MARGINS = replace(PLAN, margins=True)
MANAGER = ManagerPlan(
    "a4",
    replace(HEAD, copy_for="Robin Calder"),
    SAID,
    ("signatures: 2",),
    "It can be carried out with integrity.",
    agreement_private=True,
    notes=(
        MarginSaid("Obstacles", "22 June 2026", "Ask twice."),
        MarginSaid("", "23 June 2026", "Tired of the road."),
    ),
    months=(
        MonthKept(
            "July 2026",
            "$60,000",
            "$18,000 likely",
            "$55,000",
            "1 of 2",
            "Bluffs.",
            "looked at 5 Aug",
            True,
        ),
        MonthKept("August 2026", "$70,000", "", "not reported", on="12 days late"),
    ),
    drift=(
        Drifted("3 July 2026", "$2,000,000", 2e8),
        Drifted("5 August 2026", "$1,500,000", 1.5e8),
    ),
)
TEAM_HEAD = replace(HEAD, person="The team", kind="Team's plans", role="", copy_for="Robin Calder")


def team(people: int) -> TeamPlans:
    """The plans of so many; every fourth has none, and every fifth no win rate."""
    lines = tuple(_line(who) for who in range(people))
    total = TeamPlanLine(
        *("The team", "", "$9,000,000", "$20,000,000", "2.2×", "$7,000,000", "$4,000,000"),
        *(2.2, 3.0, 3.4, "3.4×"),
    )
    return TeamPlans(
        "a4",
        TEAM_HEAD,
        (Figure("Target", "$9,000,000", "sum of the quotas"),),
        SHORT,
        lines,
        total if people else None,
        ("No plan with an amount yet: Priya.", "No win rate is known of Yuki."),
        tuple(
            ShareLine(f"{month} 2026", "$1,400,000", "12 lines", "17%", part=month / 12)
            for month in range(7, 13)
        ),
    )


def _line(who: int) -> TeamPlanLine:
    if who % 4 == 3:
        return TeamPlanLine(f"Person {who}", "no plan", "$500,000", "–", "–", "–", "–", bar=3.0)
    return TeamPlanLine(
        *(f"Person {who}", "Agreed", "$500,000", f"$1,{who:03},000", "3.5×", "enough", "$250,000"),
        value=3.5 + who,
        bar=3.0,
        by_win_rate=None if who % 5 == 4 else 2.5,
        needed="3×",
        enough=True,
    )


EMPTY: tuple[Content, ...] = (
    RepPlan("a4", HEAD, SIGNERS),
    ManagerPlan("a4", HEAD),
    TeamPlans("a4", TEAM_HEAD),
)
EVERY: tuple[Content, ...] = (PLAN, MARGINS, MANAGER, team(8), team(25))
