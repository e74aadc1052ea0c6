"""Packets to build and a way to read them back."""

from dataclasses import fields, replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

from pypdf import PageObject, PdfReader

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
    ReviewNumbers,
    ReviewSaid,
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
    ReviewNumbers(
        figures=(Figure("Quota attainment", "112%"), Figure("Coaching sessions", "5")),
        results=(
            Result("Q1 2026", "$500,000", "$485,000", "97%", 0.97),
            Result("Q2 2026", "$500,000", "", "not reported"),
            Result("Q3 2026", "$500,000", "$560,000", "112%", 1.12),
        ),
    ),
    ReviewSaid(
        strengths=(Strength("Discovery questions", 5), Strength("Territory planning")),
        focus=(Focus("Closing without discount", 2, 4),),
        statements=(Statement("What motivates", "Autonomy and seeing a plan work."),),
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
    results=FULL.numbers.results,
    skills=FULL.said.skills,
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
    FULL.said.strengths,
    FULL.said.focus,
    FULL.said.statements,
    FULL.said.skills,
    TRAITS,
    FULL.said.goals,
    PROMISES,
    STAGES,
)
MANAGER_PROFILE = ManagerProfile(
    "a4",
    PROFILE.cover,
    figures=MANAGER.figures,
    facts=MANAGER.facts,
    growth=Growth("Better: 1 up and 0 down.", (Change("Forecasting", "+1", "5 May 2026"),)),
    goals=FULL.said.goals,
    skills=FULL.said.skills,
    traits=TRAITS,
    areas=(Area("Pricing", "Decides alone", "2 March 2026"),),
    agreement=PROMISES,
    ramp=STAGES,
    results=FULL.numbers.results,
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


def review(**parts: object) -> RepQuarterly:
    """A quarterly review that says and counts nothing but these parts."""
    counted = {part.name for part in fields(ReviewNumbers)}
    numbers = {name: part for name, part in parts.items() if name in counted}
    said = {name: part for name, part in parts.items() if name not in counted}
    return replace(
        EMPTY, numbers=replace(EMPTY.numbers, **numbers), said=replace(EMPTY.said, **said)
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


def faces(content: Content) -> dict[str, str]:
    """The name of the face that each piece of text is set in, the last one where it differs."""
    found: dict[str, str] = {}

    def note(
        said: str, _cm: object, _tm: object, font: dict[str, str] | None, _size: float
    ) -> None:
        if font and said.strip():
            found[said.strip()] = font["/BaseFont"].partition("+")[2]

    for page in read(content).pages:
        page.extract_text(visitor_text=note)
    return found


def strokes(page: PageObject) -> list[tuple[float, float, float, float]]:
    """The two ends of every straight line on a page, in points from its lower left corner."""
    found: list[tuple[float, float, float, float]] = []
    start = (0.0, 0.0)

    def note(operator: bytes, operands: list[float], cm: list[float], _tm: list[float]) -> None:
        nonlocal start
        if operator in (b"m", b"l"):
            end = (round(float(operands[0]) + cm[4], 2), round(float(operands[1]) + cm[5], 2))
            if operator == b"l":
                found.append((*start, *end))
            start = end

    page.extract_text(visitor_operand_before=note)
    return found


def heights(page: PageObject, least: float = 100.0) -> list[float]:
    """How high the level lines lie that are longer than ``least``, from the top down."""
    lines = {y1 for x1, y1, x2, y2 in strokes(page) if y1 == y2 and abs(x2 - x1) > least}
    return sorted(lines, reverse=True)


def gaps(page: PageObject) -> list[float]:
    """How far apart those lines are, from the top down."""
    return [above - below for above, below in pairwise(heights(page))]
