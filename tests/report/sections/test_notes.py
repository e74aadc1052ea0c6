"""A person's notes, for the person or for the manager."""

from dataclasses import replace

import pytest

from app.report.content import KeptMonth, KeptNote, ManagerNotes, Paper, RepNotes
from app.report.sections.notes import NONE, NONE_SHARED
from tests.report.coaching_samples import MANAGER_NOTES, REP_NOTES
from tests.report.samples import faces, letters, read, text

pytestmark = pytest.mark.long


def with_notes(*notes: KeptNote) -> ManagerNotes:
    """The manager's paper with one month of ``notes``."""
    return replace(MANAGER_NOTES, months=(KeptMonth("December 2026", notes),))


def test_notes_stand_under_their_month_with_day_kind_and_tags() -> None:
    said = text(REP_NOTES)
    order = (
        *("December 2026 Thu 3 Dec Win Called Maria", "shows Candour · #halden #renewal"),
        *("Wed 2 Dec Feedback Situation Halden call", "given on 2 Dec · #call"),
        "October 2026 Fri 30 Oct Guidance Ask, then wait.",
    )
    assert sorted(order, key=said.index) == list(order)


def test_the_managers_copy_marks_what_is_private_pinned_and_not_given_yet() -> None:
    """S3-06: on paper it can be seen which feedback was delivered."""
    said = text(MANAGER_NOTES)
    assert "Thu 3 Dec Win" in said
    assert "Wed 2 Dec private Vent not good Third time this week." in said
    assert "Tue 1 Dec private Feedback good · pinned Situation" in said
    assert said.count("not given yet") == 1
    assert said.count("given on 2 Dec") == 1
    assert faces(MANAGER_NOTES)["private"] == "Inter-Medium"


def test_no_notes_are_said_to_be_none() -> None:
    assert NONE_SHARED in text(RepNotes("a4", REP_NOTES.cover))
    assert NONE in text(ManagerNotes("a4", MANAGER_NOTES.cover))
    assert NONE in text(with_notes())


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_hundreds_of_notes_all_arrive_in_order(paper: Paper) -> None:
    notes = tuple(KeptNote("1 Dec", "Win", f"Note {number:03};") for number in range(300))
    content = replace(with_notes(*notes), paper=paper)
    said = text(content)
    places = [said.index(note.text) for note in notes]
    assert places == sorted(places)
    assert len(read(content).pages) > 8


def test_the_head_of_a_note_stays_with_its_text() -> None:
    for count in range(20, 50):
        short = tuple(KeptNote("1 Dec", "Win", "Short.") for _ in range(count))
        last = KeptNote("9 Dec", "Concern", "First line.\nSecond line.\nThird line.")
        pages = [page.extract_text() for page in read(with_notes(*short, last)).pages]
        assert [said for said in pages if "Concern" in said and "First line." not in said] == []


def test_a_month_never_stands_alone_at_the_foot_of_a_page() -> None:
    for count in range(8, 30):
        first = KeptMonth(
            "December 2026", tuple(KeptNote("1", "Win", "Short.") for _ in range(count))
        )
        second = KeptMonth("The month before", (KeptNote("9 Nov", "Win", "Only one."),))
        content = replace(MANAGER_NOTES, months=(first, second))
        (page,) = [p for p in read(content).pages if "The month before" in p.extract_text()]
        assert "Only one." in page.extract_text()


def test_a_long_note_goes_on_over_the_pages_and_another_follows() -> None:
    lines = "\n".join(f"line{number:05};" for number in range(2_000))
    content = with_notes(
        KeptNote("2 Dec", "Win", lines, ("end",)), KeptNote("1 Dec", "Vent", "Next.")
    )
    said = letters(text(content))
    assert [n for n in range(2_000) if said.count(f"line{n:05};") != 1] == []
    assert said.index("line01999;") < said.index("#end") < said.index("Next.")
    assert len(read(content).pages) > 30
