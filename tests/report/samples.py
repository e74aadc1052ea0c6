"""Packets to build and a way to read them back."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from app.report import packet
from app.report.content import (
    AgreementSheet,
    Area,
    BenchSheet,
    Candidate,
    Change,
    Checkpoint,
    Content,
    Cover,
    Fact,
    FactGroup,
    Figure,
    Focus,
    Goal,
    Growth,
    ManagerPage,
    ManagerProfile,
    MapRow,
    Promises,
    RepProfile,
    RepQuarterly,
    Result,
    Score,
    Signers,
    SkillLine,
    SkillsMap,
    Stage,
    Statement,
    Strength,
)

FONTS = Path(__file__).parents[2] / "resources" / "fonts"

COVER = Cover(
    person="Dana Whitfield",
    kind="Quarterly review",
    period="Q3 2026",
    role="Enterprise, Northeast",
    company="Halden Software",
    prepared="22 November 2026",
    copy_for="Dana Whitfield",
)
EMPTY = RepQuarterly("a4", COVER, Signers("Dana Whitfield", "Robin Calder"))
FULL = RepQuarterly(
    "a4",
    COVER,
    Signers("Dana Whitfield", "Robin Calder"),
    figures=(Figure("Quota attainment", "112%"), Figure("Coaching sessions", "5")),
    strengths=(Strength("Discovery questions", 5), Strength("Territory planning")),
    focuses=(Focus("Closing without discount", 2, 4),),
    statements=(Statement("What motivates", "Autonomy and seeing a plan work."),),
    results=(
        Result("Q1 2026", "$500,000", "$485,000", "97%", 0.97),
        Result("Q2 2026", "$500,000", "", "not reported"),
        Result("Q3 2026", "$500,000", "$560,000", "112%", 1.12),
    ),
    skills=(
        SkillLine("Executive presence", 3, 4, 3, "+1", "Held the room."),
        SkillLine("Forecasting"),
    ),
    goals=(
        Goal(
            "Close without giving discount first",
            "Level 2 to 4 by 31 March 2027",
            "Wants to be trusted with the price.",
            "Open",
            (
                Checkpoint("28 November 2026", "Role-play the price objection", reached=True),
                Checkpoint("31 January 2027", "Three deals without an exception"),
            ),
        ),
    ),
)
MANAGER = ManagerPage(
    "letter",
    COVER,
    figures=(Figure("Days since last contact", "16"),),
    facts=(
        FactGroup("Weaknesses", (Fact("Gives discount early", "Seen on three calls"),)),
        FactGroup("What hurts", (Fact("Being corrected in public", dated="5 May", hunch=True),)),
        FactGroup("What helps", ()),
    ),
    results=FULL.results,
    skills=FULL.skills,
)
PROMISES = Promises(
    ("A joint visit within ten days",), ("A forecast on Friday noon",), "Agreed on 3 July 2026."
)
TRAITS = (SkillLine("Accountable", 3, 4, 3, "+1", "Called the customer first."),)
STAGES = (
    Stage("By day 30", (Checkpoint("done 9 July", "Gave the demonstration", reached=True),)),
    Stage("By day 60", (Checkpoint("", "Leads a first talk alone"),)),
)
PROFILE = RepProfile(
    "a4",
    replace(COVER, kind="Profile", period=""),
    FULL.strengths,
    FULL.focuses,
    FULL.statements,
    FULL.skills,
    TRAITS,
    FULL.goals,
    PROMISES,
    STAGES,
)
MANAGER_PROFILE = ManagerProfile(
    "a4",
    PROFILE.cover,
    figures=MANAGER.figures,
    facts=MANAGER.facts,
    growth=Growth("Better: 1 up and 0 down.", (Change("Forecasting", "+1", "5 May 2026"),)),
    goals=FULL.goals,
    skills=FULL.skills,
    traits=TRAITS,
    areas=(Area("Pricing", "Decides alone", "2 March 2026"),),
    agreement=PROMISES,
    ramp=STAGES,
    results=FULL.results,
    band="Half of the last 8 quarters lay between 88% and 106% of quota.",
    before_us=(Result("Q1 2020", "$1", "$2", "200%", 2.0),),
    scores=(Score("Keeps small promises", 4, "Sent the notes the same day"),),
)
SHEET = AgreementSheet(
    "a4",
    replace(COVER, kind="Agreement", period="H2 2026"),
    FULL.signers,
    "31 December 2026",
    PROMISES,
)
TEAM = replace(COVER, person="The team", kind="Skills map", period="", role="")
MAP = SkillsMap(
    "a4",
    TEAM,
    ("Dana", "Marcus"),
    (MapRow("Discovery", "Asks why", (5, None)), MapRow("Closing", "Asks for it", (2, 3))),
)
BENCH = BenchSheet(
    "a4",
    replace(TEAM, kind="Bench"),
    (Figure("Candidates", "1"),),
    (Candidate("Noor Haddad", "found through Dana", "Could start", MANAGER_PROFILE.scores),),
)
EVERY = (EMPTY, FULL, MANAGER, PROFILE, MANAGER_PROFILE, SHEET, MAP, BENCH)


def read(content: Content) -> PdfReader:
    """The packet for ``content``, opened."""
    return PdfReader(BytesIO(packet.build(content, FONTS)))


def text(content: Content) -> str:
    """All that the packet says, blanks and line ends as single spaces."""
    return " ".join(" ".join(page.extract_text() for page in read(content).pages).split())


def letters(said: str) -> str:
    """``said`` without blanks and line ends, which a page break or a full line may add."""
    return "".join(said.split())
