"""The papers of coaching to build, full and blank."""

from dataclasses import replace

from app.report.content import (
    Asked,
    Call,
    CoachingCalendar,
    Day,
    Delivered,
    Entry,
    Feedback,
    Figure,
    Focus,
    KeptMonth,
    KeptNote,
    ManagerCallForm,
    ManagerNotes,
    ManagerPrepSheet,
    Meeting,
    Point,
    Praise,
    Promise,
    Question,
    Questions,
    RepCallForm,
    RepNotes,
    RepPrepSheet,
    SharedMonth,
    SharedNote,
    TemplateSheet,
    ToDeliver,
)
from tests.report.samples import COVER

MINE = "Robin Calder"
FOR_PREP = replace(COVER, kind="1:1", period="3 December 2026")
NOBODY_YET = replace(COVER, person="", period="", role="")

REP_PREP = RepPrepSheet(
    "a4",
    FOR_PREP,
    Meeting("Thursday 3 December 2026", "14:30", "45 minutes", "Room 4"),
    figures=(
        Figure("Quota attainment", "112%"),
        Figure("New meetings", "7.4 a week"),
        Figure("Plan coverage", "2.7 × quota"),
        Figure("Win rate", "31%"),
        Figure("Forecast sent", "12 of 13"),
        Figure("Days in stage", "41"),
    ),
    promises=(
        Promise(
            "Re-scope the Halden proposal into two phases", "Dana", "28 Nov", "done", done=True
        ),
        Promise(
            "Get a pricing exception from finance, for the Halden renewal and the two pilots",
            "Robin",
            "1 Dec",
            "open",
            "moved from 20 Nov, 25 Nov",
        ),
        Promise("Introduce the new champion at Kestrel", "Dana", "30 Nov", "missed"),
    ),
    rates="Kept on time: Dana 9 of 11, Robin 7 of 8.",
    asked=(
        Asked("A second pair of eyes on the Kestrel pricing", "since 24 Nov"),
        Asked("An hour with the product manager"),
    ),
    points=(
        Point("Halden: who signs if Maria leaves?", "Dana", "carried twice"),
        Point("Holiday cover in January", "Robin"),
        Point("The demo environment breaks down in front of customers", "Dana"),
    ),
    focus="Hold the price until the second conversation about value.",
    skills=(Focus("Closing without discount", 2, 4), Focus("Multi-threading accounts", 3, 4)),
    next_on="Thursday 17 December 2026",
)
MANAGER_PREP = ManagerPrepSheet(
    "a4",
    replace(FOR_PREP, copy_for=MINE),
    REP_PREP.meeting,
    helps=("Numbers first, then the story", "Time to think before an answer"),
    hurts=("Being corrected in public",),
    figures=REP_PREP.figures[:4],
    promises=REP_PREP.promises,
    rates=REP_PREP.rates,
    asked=REP_PREP.asked,
    points=REP_PREP.points,
    private_points=(Point("Is she looking for another job?", "me", "carried once"),),
    focus=REP_PREP.focus,
    skills=REP_PREP.skills,
    praise=(Praise("Told the customer about our mistake before they saw it", "Candour"),),
    feedback=(
        ToDeliver(
            Feedback(
                "Kestrel call on Tuesday",
                "Answered the buyer's question before he had finished it",
                "He went quiet and we never heard what he was worried about",
                "Count to three, then ask one question back",
            ),
            "noted 1 Dec",
        ),
    ),
    next_on=REP_PREP.next_on,
)
FOR_CALL = replace(COVER, kind="Coached call", period="3 December 2026")
BLANK_CALL = RepCallForm("a4", replace(NOBODY_YET, kind="Coached call"))
REP_CALL = RepCallForm(
    "a4",
    FOR_CALL,
    Call(
        "Kestrel Foods",
        "Thursday 3 December 2026",
        "coaching",
        "rep",
        "Find out who else decides, and agree on a date for the pilot.",
        "partly",
    ),
    own="I got the date. I did not dare to ask about the board.",
    well=("Opened with their numbers, not ours", "Let the silence work after the price"),
    improve=("Ask who else is affected before showing anything",),
    promise=Promise("Map the buying group at Kestrel", "Dana", "by 10 December"),
    skills=(Focus("Discovery questions", 3, 4),),
    again="Tuesday 15 December 2026, Kestrel pilot call",
)
MANAGER_CALL = ManagerCallForm(
    "a4",
    replace(FOR_CALL, copy_for=MINE),
    REP_CALL.call,
    REP_CALL.own,
    REP_CALL.well,
    REP_CALL.improve,
    REP_CALL.promise,
    REP_CALL.skills,
    REP_CALL.again,
    ask_tell=2,
    reflection="I took over when the price came up. Next time I sit on my hands.",
)
BLANK_MINE = ManagerCallForm("a4", replace(NOBODY_YET, kind="Coached call", copy_for=MINE))
HEARD = Feedback("Halden call", "Asked three questions in a row", "The buyer opened up", "Again")
LONG = (
    "Called **Maria** at Halden about the *renewal*. She said:\n\n"
    "> We do not need a lower price.\n> We need somebody who answers.\n\n"
    "What follows from it:\n\n"
    "- answer within a day, see [the standard](https://intranet.example/answer)\n"
    "- one name for everything\n"
    "  1. Dana first\n"
    "  2. then `support@halden`\n\n"
    "2026 is not 2025 & <nobody> said C:\\deals\\* would be easy."
)
FOR_NOTES = replace(COVER, kind="Notes", period="1 October to 31 December 2026")
REP_NOTES = RepNotes(
    "a4",
    FOR_NOTES,
    (
        SharedMonth(
            "December 2026",
            (
                SharedNote("Thu 3 Dec", "Win", LONG, ("halden", "renewal"), "Candour"),
                SharedNote("Wed 2 Dec", "Feedback", "", ("call",), "", Delivered(HEARD, "2 Dec")),
            ),
        ),
        SharedMonth("October 2026", (SharedNote("Fri 30 Oct", "Guidance", "Ask, then wait."),)),
    ),
)
MANAGER_NOTES = ManagerNotes(
    "a4",
    replace(FOR_NOTES, copy_for=MINE),
    (
        KeptMonth(
            "December 2026",
            (
                KeptNote("Thu 3 Dec", "Win", LONG, ("halden",), "Candour", private=False),
                KeptNote("Wed 2 Dec", "Vent", "Third time this week.", tone="not good"),
                KeptNote("Tue 1 Dec", "Feedback", feedback=HEARD, pinned=True, tone="good"),
                KeptNote("Tue 1 Dec", "Feedback", feedback=HEARD, delivered="2 Dec"),
            ),
        ),
    ),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FULL_DAY = (
    Entry("09:00", "Dana Whitfield", "1:1"),
    Entry("14:30", "Marcus Oyelaran", "Coached call", "moved to 10 Dec"),
    Entry("", "Priya", "Role-play"),
)
CALENDAR = CoachingCalendar(
    "a4",
    replace(COVER, person="The team", kind="Coaching calendar", period="December 2026", role=""),
    WEEKDAYS,
    tuple(
        tuple(
            Day(
                str((week * 7 + day - 1) % 31 + 1) if week * 7 + day else "30",
                FULL_DAY if (week * 7 + day) % 9 == 3 else FULL_DAY[:1] if day in (1, 3) else (),
                outside=not 0 < week * 7 + day < 32,
            )
            for day in range(7)
        )
        for week in range(5)
    ),
)
GROW = TemplateSheet(
    "a4",
    replace(NOBODY_YET, kind="GROW"),
    (
        Questions("Goal", (Question("What do you want to have reached by the end?"),)),
        Questions(
            "Reality",
            (Question("What have you tried?"), Question("What is in your way, and whose is it?")),
        ),
        Questions("Options", (Question("What could you do? And what else?", 4),)),
        Questions("Will", (Question("What will you do, and by when?"), Question("Who helps?", 1))),
    ),
)
EVERY = (
    *(REP_PREP, MANAGER_PREP, REP_CALL, BLANK_CALL, MANAGER_CALL, BLANK_MINE),
    *(REP_NOTES, MANAGER_NOTES, CALENDAR, GROW),
)
