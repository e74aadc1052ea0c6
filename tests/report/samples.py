"""Packets to build and a way to read them back."""

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from app.report import packet
from app.report.content import (
    Checkpoint,
    Content,
    Cover,
    Fact,
    FactGroup,
    Figure,
    Focus,
    Goal,
    ManagerPage,
    RepQuarterly,
    Result,
    Signers,
    SkillLine,
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


def read(content: Content) -> PdfReader:
    """The packet for ``content``, opened."""
    return PdfReader(BytesIO(packet.build(content, FONTS)))


def text(content: Content) -> str:
    """All that the packet says, blanks and line ends as single spaces."""
    return " ".join(" ".join(page.extract_text() for page in read(content).pages).split())


def letters(said: str) -> str:
    """``said`` without blanks and line ends, which a page break or a full line may add."""
    return "".join(said.split())
