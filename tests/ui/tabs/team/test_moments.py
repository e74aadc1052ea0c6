"""What happened with a person in words: each kind of moment, and each day said once."""

from datetime import date, timedelta

import pytest

from app.domain.kinds import (
    Autonomy,
    FactKind,
    MomentKind,
    NoteKind,
    ReviewKind,
    SessionKind,
    Vis,
    Voice,
)
from app.domain.timeline import Moment, Place
from app.formats import Formats
from app.ui.tabs.team.moments import diary, told
from tests.builders import TODAY

FORMATS = Formats("USD")


def moment(kind, about="", text="", detail="", *, on=TODAY, number=1, **more):
    more = {"level": None, "voice": "", "vis": Vis.PRIVATE} | more
    return Moment(Place(on, kind, number), number, about, text, detail, **more)


def said(kind, *words, **more):
    entry = told(moment(kind, *words, **more), FORMATS, TODAY)
    return entry.chip, entry.text, entry.detail


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            said(MomentKind.CONVERSATION, SessionKind.CALL.value),
            ("Conversation", "Coached call", ""),
        ),
        (
            said(MomentKind.CONVERSATION, SessionKind.ONE_TO_ONE.value, "She **leads** it"),
            ("Conversation", "1:1", "She leads it"),
        ),
        (
            said(MomentKind.NOTE, NoteKind.WIN.value, "Let the **buyer** finish\n- twice"),
            ("Note", "Win: Let the buyer finish – twice", ""),
        ),
        (
            said(MomentKind.FACT_NOTED, FactKind.STRENGTH.value, "Asks why", "Three calls"),
            ("Noted", "Strength: Asks why", "Three calls"),
        ),
        (
            said(MomentKind.FACT_RETIRED, FactKind.WEAKNESS.value, "Talks over people"),
            ("No longer so", "Weakness: Talks over people", ""),
        ),
        (
            said(MomentKind.RATING, "Discovery", "Waits", level=3, voice=Voice.SELF.value),
            ("Skill rated", "Discovery, their own view: level 3", "Waits"),
        ),
        (
            said(MomentKind.GOAL_SET, "", "Lead two calls", "Wants the larger deals"),
            ("Goal set", "Lead two calls", "Wants the larger deals"),
        ),
        (
            said(MomentKind.GOAL_REACHED, "", "Lead two calls"),
            ("Goal reached", "Lead two calls", ""),
        ),
        (
            said(MomentKind.GOAL_DROPPED, "", "Lead two calls"),
            ("Goal dropped", "Lead two calls", ""),
        ),
        (
            said(MomentKind.CHECKPOINT, "Lead two calls", "Led one"),
            ("Step taken", "Led one", "On the way to: Lead two calls"),
        ),
        (
            said(MomentKind.AGREEMENT, "", "Candour", "Time"),
            ("Agreed", "I count on them for: Candour", "They count on me for: Time"),
        ),
        (
            said(MomentKind.AGREEMENT, "", "", "Time"),
            ("Agreed", "They count on me for: Time", ""),
        ),
        (
            said(MomentKind.AGREEMENT),
            ("Agreed", "What we count on each other for", ""),
        ),
        (
            said(MomentKind.AUTONOMY, Autonomy.FREE.value, "Pricing"),
            ("Autonomy", "Pricing: decides alone", ""),
        ),
        (
            said(MomentKind.RAMP_STEP, "", "Know whom to ask"),
            ("First days", "Know whom to ask", ""),
        ),
        (
            said(MomentKind.PLAN_INVITED),
            ("Plan invited", "Asked for a plan of the half-year", ""),
        ),
        (
            said(MomentKind.PLAN_AGREED, "2", "", "A mill closes"),
            ("Plan agreed", "Business plan, version 2", "A mill closes"),
        ),
        (
            said(MomentKind.REVIEW_HELD, ReviewKind.MONTHLY.value, "2026-10-01", "Asked why"),
            ("Review held", "Monthly review, October 2026", "Asked why"),
        ),
        (
            said(MomentKind.REVIEW_CLOSED, ReviewKind.QUARTERLY.value, "2026-07-01"),
            ("Review closed", "Quarterly review, July to September 2026", ""),
        ),
        (
            said(MomentKind.REVIEW_CLOSED, ReviewKind.QUARTERLY.value, "2026-11-01", "A typo"),
            ("Review closed", "Quarterly review, November 2026 to January 2027", "A typo"),
        ),
        (said(MomentKind.JOINED), ("Joined", "First day on the team", "")),
        (said(MomentKind.AWAY), ("On leave", "Away from this day on", "")),
        (said(MomentKind.LEFT), ("Left the team", "Last day on the team", "")),
    ],
)  # fmt: skip
def test_each_kind_says_what_it_was(found, words):
    assert found == words


def test_no_kind_is_without_words():
    needs = {
        MomentKind.CONVERSATION: SessionKind.CALL.value,
        MomentKind.NOTE: NoteKind.WIN.value,
        MomentKind.FACT_NOTED: FactKind.PERSONAL.value,
        MomentKind.FACT_RETIRED: FactKind.PERSONAL.value,
        MomentKind.AUTONOMY: Autonomy.TOLD.value,
        MomentKind.REVIEW_HELD: ReviewKind.MONTHLY.value,
        MomentKind.REVIEW_CLOSED: ReviewKind.QUARTERLY.value,
    }
    for kind in MomentKind:
        words = "2026-07-01" if kind.startswith("review") else "Words"
        chip, text, _ = said(kind, needs.get(kind, ""), words, voice=Voice.MANAGER.value)
        assert chip
        assert text


@pytest.mark.parametrize(
    ("kind", "vis", "shared"),
    [
        (MomentKind.GOAL_SET, Vis.SHAREABLE, True),
        (MomentKind.GOAL_SET, Vis.PRIVATE, False),
        (MomentKind.JOINED, Vis.PRIVATE, None),
        (MomentKind.NOTE, Vis.PRIVATE, False),
        (MomentKind.NOTE, Vis.SHAREABLE, True),
    ],
)
def test_privacy_is_marked_where_there_are_two_levels(kind, vis, shared):
    about = NoteKind.WIN.value if kind is MomentKind.NOTE else ""
    assert told(moment(kind, about, vis=vis), FORMATS, TODAY).shared is shared


def test_the_exact_day_and_how_long_ago():
    entry = told(moment(MomentKind.JOINED, on=TODAY - timedelta(days=27)), FORMATS, TODAY)

    assert entry.day == "26 Oct"
    assert entry.when == "26 October 2026, 27 days ago"


def test_a_month_and_a_day_are_said_where_they_begin():
    days = [TODAY, TODAY, date(2026, 11, 3), date(2025, 11, 3), date(2025, 10, 3)]
    found = diary(
        [moment(MomentKind.JOINED, on=on, number=n) for n, on in enumerate(days)], FORMATS, TODAY
    )

    assert [(one.heading, one.same_day) for one in found] == [
        ("November 2026", False),
        ("", True),
        ("", False),
        ("November 2025", False),
        ("October 2025", False),
    ]
    assert len({one.id for one in found}) == len(days)


def test_that_two_talked_is_no_secret_but_what_was_said_may_be():
    def shared(**what):
        found = moment(MomentKind.CONVERSATION, SessionKind.ONE_TO_ONE.value, **what)
        return told(found, FORMATS, TODAY).shared

    assert shared() is None
    assert shared(text="Much", vis=Vis.PRIVATE) is False
    assert shared(text="Much", vis=Vis.SHAREABLE) is True
