"""Papers of reviews to build: a month, a quarter, what goes around them; full, long and empty."""

from dataclasses import replace

from app.report.content import (
    Answered,
    Asked,
    Assessment,
    BossLine,
    BossReview,
    ChainStep,
    Content,
    Covering,
    CoverMark,
    Dated,
    Expectations,
    Expected,
    Fact,
    FactGroup,
    Figure,
    Focus,
    FormField,
    Goal,
    ManagerPage,
    MonthSeen,
    NextStep,
    NumberLine,
    Promise,
    Promises,
    Reading,
    RepMonthly,
    RepQuarterly,
    Result,
    ReviewForm,
    ReviewFormQuestion,
    ReviewNumbers,
    ReviewSaid,
    Series,
    Signed,
    Signers,
    SkillLine,
    Statement,
    Strength,
    TalkedMiss,
    TeamReview,
    UpwardSaid,
)
from tests.report.samples import COVER, FULL

SIGNERS = Signers("Dana Whitfield", "Robin Calder")
HEAD = replace(COVER, period="Q4 2026", prepared="3 December 2026")
MONTH_HEAD = replace(HEAD, kind="Monthly review", period="November 2026")
#: So many characters may stand in one note.
MOST = 200_000

_MONTHS = ("September", "October", "November")
_WEEKS = tuple(f"{day} {month}" for month in ("Sep", "Oct", "Nov") for day in (4, 11, 18, 25))
_NUMBERS = (
    ("New qualified meetings", "each week", (7.0, 8.0, 9.0), "8", "on track"),
    ("Discovery calls held", "each week", (11.0, 9.0, 12.0), "10", "on track"),
    ("Proposals sent", "in the month", (6.0, None, 4.0), "6", "off track"),
    ("Win rate", "of proposals", (24.0, 22.0, 27.0), "25", "on track"),
    ("Average discount", "lower is better", (9.0, 11.0, 8.0), "7", "slipping"),
    ("Revenue booked", "in the month", (142.0, 171.0, 168.0), "165", "on track"),
)


def _number(number: tuple[str, str, tuple[float | None, ...], str, str]) -> NumberLine:
    name, counted, values, target, standing = number
    readings = tuple(
        Reading(
            *(month, "not reported" if value is None else f"{value:g}", value),
            target=float(target),
            missed=value is not None and value < float(target),
        )
        for month, value in zip(_MONTHS, values, strict=True)
    )
    return NumberLine(name, counted, readings, target, standing, owner="Dana")


CHART = Series(
    "New qualified meetings each week",
    tuple(
        Reading(week, f"{value}", float(value), target=8.0, missed=value < 8)
        for week, value in zip(
            (*_WEEKS, "2 Dec"), (6, 7, 8, 7, 9, 8, 10, 6, 8, 9, 9, 8, 9), strict=True
        )
    ),
    least=1.0,
)
COVERING = Covering(
    "2.7× the quota",
    "The bar of 3× is not met: $150,000 short. 32% of deals are won, which takes 3.1×.",
    2.7,
    (CoverMark("The bar", "3×", 3.0), CoverMark("1 / win rate", "3.1×", 3.1)),
)
_PLANNED = (
    MonthSeen("September 2026", "$150,000", "$96,000 likely", "$142,000", "3 of 4"),
    MonthSeen("October 2026", "$160,000", "$120,000 likely", "$171,000", "4 of 4"),
    MonthSeen("November 2026", "$165,000", "$131,000 likely", "$168,000", "2 of 3"),
)
_KEPT = ("Dana kept 11 of 12 in the last 90 days.", "Robin kept 5 of 6 in the last 90 days.")
MONTH_NUMBERS = ReviewNumbers(
    as_of="3 December 2026",
    figures=(
        Figure("November", "102%", "$168,000 of $165,000"),
        Figure("Quarter to date", "104%", "$339,000 of $325,000"),
        Figure("Half to date", "99%", "$820,000 of $830,000"),
        Figure("Support", "4 of 5", "as Dana rates it"),
    ),
    rows=tuple(map(_number, _NUMBERS)),
    chart=CHART,
    months=_PLANNED[-1:],
    covering=COVERING,
    kept=_KEPT,
    coaching=(Figure("Coached calls", "3", "of 4 planned"),),
)
NUMBERS = replace(
    MONTH_NUMBERS,
    figures=(
        Figure("Quota attainment", "112%", "$560,000 of $500,000"),
        Figure("Plan coverage", "2.7× quota", "the bar is 3×"),
        Figure("Promises kept", "11 of 12", "in the last 90 days"),
        Figure("Training", "5 of 6 sessions"),
    ),
    results=(
        Result("Q1 2026", "$500,000", "$485,000", "97%", 0.97),
        Result("Q2 2026", "$500,000", "$430,000", "86%", 0.86),
        Result("Q3 2026", "$500,000", "$515,000", "103%", 1.03),
        Result("Q4 2026", "$500,000", "$560,000", "112%", 1.12),
    ),
    chain=(
        ChainStep("Qualified meetings", "104", "13 of 13 weeks", "46%", "48 of 104"),
        ChainStep("Discovery calls", "48", "13 of 13 weeks", "54%", "26 of 48"),
        ChainStep("Proposals", "26", "12 of 13 weeks", "31%", "8 of 26"),
        ChainStep("Deals won", "8", "3 of 3 months", "$70,000", "average of 8"),
        ChainStep("Revenue", "$560,000"),
    ),
    chain_over="July to December 2026, from Dana's own numbers.",
    months=_PLANNED,
    coaching=(
        Figure("Coached calls", "9", "of 10 planned"),
        Figure("Planned to unplanned", "8 to 1", ""),
    ),
)

_SECTIONS = (
    ("Results", "30 of 100", "What are you proudest of, and what fell short?"),
    ("Skills", "25 of 100", "Where did you get better, and what shows it?"),
    ("Customers", "25 of 100", "Which customer would say that you helped, and why?"),
    ("Working together", "20 of 100", "What do you need more of from the team and from me?"),
    ("Ahead", "", "What will you do differently in the next quarter?"),
)
_OWN = (
    "I closed Halden in two phases instead of waiting for the large one. What fell short is the "
    "new business in health care: two of three are still open.",
    "Discovery. I ask why three times before I show anything, and the notes of the last six calls "
    "show it.",
    "Brightwater: their plant manager called after the outage, and I stayed on with our support "
    "until it ran again.",
    "An answer on price exceptions within two days. The rest works well.",
    "Begin with the finance side in the first two weeks of every deal.",
)
_MINE = (
    "The two-phase proposal at Halden was the best move of the quarter. Discount was given early "
    "on two renewals.",
    "I agree: the calls of October and November show it. Closing is where the next step is.",
    "I heard the same from Brightwater. Multi-threading is thin everywhere else.",
    "I was slow with finance, and that is mine to change.",
    "Good. I would add: rehearse the price talk before each proposal.",
)
ANSWERS = tuple(
    Answered(
        *(section, weight, question, own, score),
        my_question="What do I see?",
        mine=mine,
        my_score=mine_score,
    )
    for (section, weight, question), own, mine, score, mine_score in zip(
        _SECTIONS, _OWN, _MINE, (4, 4, 4, 3, None), (4, 4, 3, 4, None), strict=True
    )
)
UNANSWERED = tuple(replace(one, own="", own_score=None, mine="", my_score=None) for one in ANSWERS)
PROMISED = (
    Promise("Re-scope the Halden proposal into two phases", "Dana", "28 Nov", "kept", done=True),
    Promise("Three first talks in health care", "Dana", "12 Dec", "open", "moved from 30 Nov"),
    Promise("Clean the pipeline of what is older than 90 days", "Dana", "5 Dec", "open"),
    Promise("A pricing-exception answer from finance", "Robin", "25 Nov", "kept late", done=True),
    Promise("A joint visit to Brightwater", "Robin", "9 Dec", "open"),
)
NOTES = (
    Dated("6 November 2026", "Held the room when the CFO of Halden doubted the timeline.", "Win"),
    Dated("17 November 2026", "Taught Marcus the discovery sheet without being asked.", "Values"),
    Dated("24 November 2026", "Stopped pitching and asked; the customer talked for ten minutes."),
)
STEPS = (
    NextStep("Rehearse the price talk on two proposals", "Dana", "18 December 2026"),
    NextStep("Get a rule for price exceptions from finance", "Robin", "12 December 2026"),
    NextStep("Two decision makers named on every open deal above $50,000", "Dana", ""),
)
OPENING = (
    Statement("Went well", "Halden closed in two phases, and discovery is now a habit."),
    Statement("To improve", "Price: two renewals were discounted before anybody asked."),
    Statement("Next", "Coverage from 2.7× to 3× by the end of January, with two names on each."),
)
MONTH_SAID = ReviewSaid(
    state="Prepared on 3 December 2026",
    opening=OPENING,
    answers=ANSWERS[:3],
    promises=PROMISED,
    notes=NOTES,
    focus=(Focus("Closing without discount", 2, 4),),
    ahead=(
        Dated("Wednesday 9 December", "14:30, by phone", "Halden"),
        Dated("Wednesday 16 December", "09:00", "Brightwater"),
    ),
    asked=(
        Asked(
            "An answer on price exceptions",
            "since 2 November",
            "done, 25 November: a rule from January on",
        ),
        Asked("A second chair at Skagen", "since 19 November"),
    ),
    steps=STEPS,
    signed=(Signed("Dana Whitfield"), Signed("Robin Calder")),
)
SAID = replace(
    MONTH_SAID,
    goal_served="Grow with customers who stay: renewals of 95% in 2026.",
    answers=ANSWERS,
    overall="Dana: 3.8 of 5, based on 100 of 100 points\nRobin: 3.7 of 5, based on 100 points",
    rating="4 of 5",
    coached=(
        Dated("14 October 2026", "Halden, executive summary", "Coached call"),
        Dated("4 November 2026", "Skagen, discovery", "Coached call"),
        Dated("18 November 2026", "Brightwater, renewal", "Coached call"),
    ),
    trained=(
        Dated("8 October 2026", "Reading an annual report", "Was there"),
        Dated("22 October 2026", "Discovery that customers enjoy", "Gave it"),
    ),
    plan_said=(
        Dated("5 October 2026", "Halden slipped by a month; health care opened instead."),
        Dated("6 November 2026", "Proposal re-scoped; the call with the CFO is on the 18th."),
    ),
    expectations=(
        Expectations(
            "Performance",
            (
                Expected("New qualified meetings each week", "In the CRM", "8", "since 1 Jan"),
                Expected("Forecast updated by Friday noon", "The forecast sheet", "every week"),
            ),
        ),
        Expectations(
            "Behaviour",
            (Expected("Prices are agreed inside before they are said", "Deal notes", "always"),),
        ),
    ),
    misses=(
        TalkedMiss(
            "Prices are agreed inside before they are said",
            "10% was offered to Skagen on 9 October before the exception was asked for.",
            "A rule of what may be said alone.",
            "The price talk is rehearsed first.",
            "talked about on 12 October",
        ),
    ),
    strengths=(
        Strength("Discovery questions", 5),
        Strength("Executive presence", 4),
        Strength("Territory planning", 4),
    ),
    focus=(
        Focus("Closing without discount", 2, 4),
        Focus("Multi-threading accounts", 3, 4),
        Focus("CRM hygiene", 2, 3),
    ),
    statements=(
        Statement("What motivates", "Autonomy and seeing a plan work."),
        Statement("Aspiration", "Lead the enterprise team one day."),
    ),
    skills=(
        SkillLine("Discovery questions", 4, 5, 4, "+1", "Asks why before showing anything."),
        SkillLine("Executive presence", 4, 4, 4, "=", "Held the room at Halden."),
        SkillLine("Closing without discount", 3, 2, 2, "=", "Two early discounts."),
        SkillLine("Multi-threading accounts", 3, 3, 2, "+1", "Finance joined at Halden."),
        SkillLine("Forecasting", 3),
    ),
    traits=(SkillLine("Accountable", 4, 4, 3, "+1", "Called Brightwater first."),),
    goals=(
        *FULL.said.goals,
        Goal("Two names on every large deal", "By 31 January 2027", "", "Open"),
    ),
    agreement=Promises(
        ("A joint visit within ten days", "An answer on price within two days"),
        ("A forecast on Friday noon", "Bad news first"),
        "Agreed on 3 July 2026.",
    ),
)
MONTHLY = RepMonthly("a4", MONTH_HEAD, SIGNERS, MONTH_NUMBERS, MONTH_SAID)
QUARTERLY = RepQuarterly("a4", HEAD, SIGNERS, NUMBERS, SAID)
BEFORE = replace(QUARTERLY, said=replace(SAID, answers=UNANSWERED, overall="", rating="", steps=()))
CLOSED = replace(
    QUARTERLY,
    cover=replace(HEAD, edition="revision 2"),
    said=replace(
        SAID,
        state="Closed on 8 December 2026",
        revision="Revision 2, in place of the one closed on 1 December 2026: a wrong quota.",
        closed=True,
        comment="I agree with most of it. The health care deals were opened late in the quarter.",
        signed=(
            Signed("Dana Whitfield", "signed on 8 December 2026"),
            Signed("Robin Calder", "signed on 8 December 2026"),
        ),
    ),
)
NOTHING = (
    RepMonthly("a4", MONTH_HEAD, SIGNERS),
    RepQuarterly("a4", HEAD, SIGNERS),
)
MANAGER = ManagerPage(
    "a4",
    replace(HEAD, copy_for="Robin Calder"),
    figures=(Figure("Attainment", "112%"), Figure("Last contact", "2 December 2026")),
    facts=(
        FactGroup("Weaknesses", (Fact("Gives discount early", "Seen on three calls"),)),
        FactGroup("What hurts", (Fact("Being corrected in public", dated="5 May", hunch=True),)),
    ),
    results=NUMBERS.results,
    skills=SAID.skills,
    goals=SAID.goals,
    state="Prepared on 3 December 2026",
    assessment=Assessment(
        "The best quarter so far. Ready for larger accounts if the price talk holds.",
        "Pressure at home: the new school of the children.",
        "Stop rescuing her from finance.",
    ),
    answers=ANSWERS,
    upward=(
        UpwardSaid("What should I keep doing?", "The calls on Friday.", 5),
        UpwardSaid("What should I stop doing?", "Answering for me in front of customers.", 3),
        UpwardSaid("What do you need more of?"),
    ),
)


def _asked(number: int, question: tuple[str, str, str]) -> ReviewFormQuestion:
    section, _, said = question
    scores = ("1", "2", "3", "4", "5")
    return ReviewFormQuestion(
        section,
        said,
        FormField(f"own.{number}", section),
        FormField(f"score.{number}", f"{section}, from 1 to 5", "", scores),
    )


FORM = ReviewForm(
    "a4",
    replace(HEAD, kind="Self-assessment"),
    FormField("form", "Which review this is of", "touchline-review 1 7 own 1"),
    "Please send it back to Robin Calder by 12 December 2026. Yours is read first.",
    NUMBERS.figures,
    tuple(_asked(number, one) for number, one in enumerate(_SECTIONS, 1)),
)
UPWARD = replace(
    FORM,
    cover=replace(HEAD, kind="Feedback for Robin Calder"),
    how="Say it as it is: nothing of it is read by anybody else.",
    figures=(),
)
TEAM_HEAD = replace(HEAD, person="The team", kind="Team's review", role="", copy_for="The team")
TEAM = TeamReview(
    "a4",
    TEAM_HEAD,
    (Figure("Attainment", "104%", "$3,120,000 of $3,000,000"), Figure("Training", "11 of 12")),
    NUMBERS.results,
    NOTES,
    SAID.trained,
    (Dated("11 January 2027", "The first quarter begins: topics for training are open."),),
)
BOSS = BossReview(
    "a4",
    replace(TEAM_HEAD, kind="Reviews of the team", copy_for="Robin Calder's manager"),
    TEAM.figures,
    NUMBERS.results,
    tuple(
        BossLine(
            *(name, state, attainment, coverage, "Closing without discount"),
            step="Rehearse the price talk on two proposals, by 18 December",
            ratio=ratio,
        )
        for name, state, attainment, coverage, ratio in (
            ("Dana", "Closed on 8 December", "112%", "2.7×", 1.12),
            ("Marcus", "Held on 5 December", "91%", "3.4×", 0.91),
            ("Priya", "Not prepared yet", "not reported", "not known", None),
            ("Yuki", "Closed on 4 December", "148%", "4.1×", 1.48),
        )
    ),
    "Two seats are open; health care needs one of them.",
)
LONG_NOTE = ("The customer asked again, and again we said the same thing. " * 3_400)[:MOST]
LONG = replace(
    CLOSED,
    said=replace(
        CLOSED.said,
        promises=tuple(replace(PROMISED[n % 5], text=f"Promise number {n}") for n in range(60)),
        notes=(*NOTES, Dated("25 November 2026", LONG_NOTE, "Note")),
        answers=(replace(ANSWERS[0], own=LONG_NOTE[:9_000]), *ANSWERS[1:]),
    ),
)
EVERY: tuple[Content, ...] = (
    *(MONTHLY, QUARTERLY, BEFORE, CLOSED, MANAGER, FORM, UPWARD, TEAM, BOSS),
    *NOTHING,
)
