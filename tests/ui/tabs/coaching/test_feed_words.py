"""What a note and a session say in the timeline."""

from datetime import date

import pytest

from app.domain import feed, notes, people, sessions
from app.domain.kinds import CallMode, NoteKind, Reached, SaidIn, SessionKind, Vis
from app.formats import Formats
from app.ui.tabs.coaching.feed_words import LONGEST, Teller, listed, runs_of
from tests import builders
from tests.builders import TODAY, note


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def tell(journal):
    def told():
        entries = journal.ask(feed.page)
        ids = [entry.place.id for entry in entries if entry.note]
        amended = journal.ask(notes.amended, ids)
        return Teller(Formats("USD"), TODAY, roster=journal.ask(people.roster)).rows(
            entries, amended
        )

    return told


def test_a_recognition_says_the_value_shown_and_how_it_was_said(journal, dana, tell):
    note(
        journal,
        dana,
        kind=NoteKind.WIN,
        value_shown="Candour",
        said_in=SaidIn.TEAM,
        tags=["Discovery", "big deal"],
        pinned=True,
        vis=Vis.SHAREABLE,
    )
    (row,) = tell()

    assert (row.who, row.chip, row.tone, row.day, row.mark) == (
        *("Dana", "Win", "accent", "today"),
        "shareable",
    )
    assert row.below == "#discovery #big-deal  Candour  said in the team  pinned for the review"
    assert row.badges == (("DW", 0),)


def test_feedback_says_its_parts_and_whether_it_waits(journal, dana, tell):
    made = note(
        journal,
        dana,
        kind=NoteKind.FEEDBACK,
        text="",
        situation="Brightwater demo.",
        behaviour="answered too soon",
        effect="they stopped asking!",
        next_time="count to two",
        follow_up=date(2026, 12, 3),
        days_ago=1,
    )
    (row,) = tell()
    assert row.text == (
        "Situation: Brightwater demo. Behaviour: answered too soon. "
        "Effect: they stopped asking! Next time: count to two"
    )
    assert (row.chip, row.tone, row.day) == ("Feedback to deliver", "amber", "yesterday")
    assert row.below == "follow up 3 Dec"

    journal.do("Deliver", notes.deliver, made.id, TODAY, TODAY)
    (row,) = tell()
    assert (row.chip, row.tone) == ("Feedback", "plain")
    assert row.below == "delivered 22 Nov  follow up 3 Dec"


def test_a_coached_call_says_what_came_of_it_but_never_my_reflection(journal, dana, tell):
    call = builders.session(journal, dana, days_ago=3, kind=SessionKind.CALL)
    skill = builders.skill(journal, "Opening a call")
    journal.do("Focus", sessions.focus_on, call.id, [skill.id])
    journal.do(
        "Note",
        sessions.note,
        call.id,
        mode=CallMode.COACHING,
        objective="agree a next step",
        reached=Reached.YES,
        rep_view="rushed the opening",
        positives="good questions",
        improvement="open with their goal",
        observe_again=date(2026, 12, 3),
        reflection="I was too quiet",
        customer="Brightwater",
    )
    (row,) = tell()

    assert row.text == (
        "Objective: agree a next step. Reached. Dana's own view: rushed the opening. "
        "Went well: good questions. One improvement: open with their goal"
    )
    assert row.below == "at Brightwater  #opening-a-call  observe again 3 Dec"
    assert (row.chip, row.day) == ("Coached call", "Thu 19 Nov")
    assert "quiet" not in row.spoken()


def test_a_session_without_a_word_says_how_long_it_was(journal, dana, tell):
    builders.session(journal, dana)
    assert [(row.text, row.below) for row in tell()] == [("", "30 minutes")]


def test_several_people_are_named_and_many_are_counted(journal, dana, tell):
    others = [builders.person(journal, name).id for name in ("Ben Carver", "Lena Fox", "Ola Berg")]
    note(journal, dana, *others)
    note(journal, dana, others[0], days_ago=1)
    note(journal, days_ago=2)

    assert [row.who for row in tell()] == [
        "Dana, Ben and 2 more",
        "Dana and Ben",
        "Nobody named",
    ]
    assert [len(row.badges) for row in tell()] == [3, 2, 0]
    assert listed(["A", "B", "C"]) == "A, B and C"


def test_two_of_one_first_name_are_told_apart(journal, dana, tell):
    builders.person(journal, "Dana Okafor")
    note(journal, dana)
    assert [row.who for row in tell()] == ["Dana Whitfield"]


def test_stretches_of_days_are_named_once_and_grow_longer(journal, dana, tell):
    for days in (0, 5, 7, 12, 14, 20, 25, 400):
        note(journal, dana, days_ago=days)

    assert [row.heading for row in tell()] == [
        *("This week", "", "Last week", "", "Earlier in November 2026", "", "October 2026"),
        "October 2025",
    ]
    assert tell()[-1].day == "Sat 18 Oct 2025"


def test_what_was_amended_later_says_so(journal, dana, tell):
    old = note(journal, dana)
    years_later = date(2040, 1, 1)
    journal.do("Amend", notes.amend, old.id, years_later, text="Asked twice")
    assert [row.below for row in tell()] == ["amended"]


def test_marks_of_markdown_become_looks_and_everything_else_stays():
    runs = runs_of("**Bold** and *soft*\n\n- one\n- two\n> said\n<John> a<b ![](x)")

    assert "".join(run.text for run in runs) == "Bold and soft – one – two said <John> a<b ![](x)"
    assert [run.text for run in runs if run.bold] == ["Bold"]
    assert [run.text for run in runs if run.italic] == ["soft"]


def test_only_the_beginning_of_a_very_long_text_is_looked_at():
    assert len("".join(run.text for run in runs_of("x" * 1_000_000))) == LONGEST
