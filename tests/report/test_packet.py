"""A packet says what its content says, each thing once, and always in the same bytes."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.report import packet
from app.report.content import (
    Checkpoint,
    Content,
    Figure,
    Focus,
    Goal,
    MapRow,
    Result,
    SkillLine,
    Statement,
    Strength,
)
from app.report.sections.cover import SHARED_ONLY
from tests.report.samples import (
    COVER,
    EMPTY,
    EVERY,
    FONTS,
    FULL,
    MANAGER,
    MANAGER_PROFILE,
    MAP,
    PROFILE,
    letters,
    read,
    review,
    text,
)

HOSTILE = '<b>bold <acme & co> &nbsp; {{x}} </para> %s <img src="file:///x"/> C:\\n'


def test_all_that_may_be_shared_stands_on_paper_exactly_once() -> None:
    said = text(FULL)
    for sentence in (
        SHARED_ONLY,
        "Quota attainment",
        "Discovery questions",
        "Closing without discount",
        "aim 4",
        "Autonomy and seeing a plan work.",
        "$485,000",
        "$560,000",
        "Executive presence",
        "Held the room.",
        "Close without giving discount first",
        "Level 2 to 4 by 31 March 2027",
        "Wants to be trusted with the price.",
        "Role-play the price objection",
        "Three deals without an exception",
    ):
        assert said.count(sentence) == 1, sentence


def test_all_of_a_profile_stands_on_paper_once() -> None:
    said = text(PROFILE)
    for sentence in (
        SHARED_ONLY,
        "Autonomy and seeing a plan work.",
        "Close without giving discount first",
        "Gave the demonstration",
        "Leads a first talk alone",
        "A joint visit within ten days",
        "A forecast on Friday noon",
        "Agreed on 3 July 2026.",
        "Executive presence",
        "Called the customer first.",
    ):
        assert said.count(sentence) == 1, sentence


def test_all_that_the_manager_knows_stands_on_paper_once_what_hurts_before_the_rest() -> None:
    """S2-09: every fact with its day; autonomy, growth, results before us and scores beside it."""
    said = text(MANAGER_PROFILE)
    for sentence in (
        "Being corrected in public",
        "Gives discount early",
        "Better: 1 up and 0 down.",
        "5 May 2026",
        "Decides alone",
        "Half of the last 8 quarters",
        "With a previous employer",
        "200%",
        "Sent the notes the same day",
    ):
        assert said.count(sentence) == 1, sentence
    assert said.index("Results against quota") < said.index("With a previous employer")


def test_the_sections_stand_in_the_declared_order() -> None:
    said = text(FULL)
    heads = ("Strengths", "What you do well", "Results against", "Growth goals", "Signatures")
    assert sorted(heads, key=said.index) == list(heads)


def test_empty_sections_vanish() -> None:
    said = text(EMPTY)
    assert "Dana Whitfield" in said
    for head in ("Strengths", "Working on", "What you do well", "Results", "Skills", "goals"):
        assert head not in said


@pytest.mark.parametrize("content", EVERY, ids=lambda content: type(content).__name__)
def test_the_same_content_gives_the_same_bytes(content: Content) -> None:
    assert packet.build(content, FONTS) == packet.build(content, FONTS)


def test_another_process_gives_the_same_bytes() -> None:
    script = (
        "import sys; from app.report import packet; from tests.report.samples import *; "
        "sys.stdout.buffer.write(packet.build(FULL, FONTS))"
    )
    packet.build(MANAGER, FONTS)  # what was built before must not matter
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, check=True)
    assert done.stdout == packet.build(FULL, FONTS)


def test_the_snapshot_code_follows_the_content() -> None:
    assert packet.snapshot(FULL) == packet.snapshot(replace(FULL))
    assert packet.snapshot(FULL) != packet.snapshot(replace(FULL, numbers=EMPTY.numbers))


def test_no_text_is_refused_on_a_map_or_a_sheet() -> None:
    rows = (MapRow(HOSTILE, "W" * 500, (1, 5)), MapRow("", "", (None, None)))
    assert "Skills map" in text(replace(MAP, people=("", HOSTILE * 9), rows=rows))


def everywhere(typed: str) -> Content:
    """A packet with ``typed`` in every place that takes text."""
    said = review(
        figures=(Figure(typed, typed),),
        strengths=(Strength(typed, 3),),
        focus=(Focus(typed, None, 4),),
        statements=(Statement(typed, typed),),
        results=(Result(typed, typed, typed, typed, 1.0), Result(typed, "", "", "", 3.0)),
        skills=(SkillLine(typed, 1, 2, 3, typed, typed),),
        goals=(Goal(typed, typed, typed, typed, (Checkpoint(typed, typed),)),),
    )
    return replace(said, cover=replace(COVER, person=typed, role=typed, company=typed))


def test_markup_is_printed_as_it_was_typed() -> None:
    said = letters(text(review(goals=(Goal("Goal", why=HOSTILE),))))
    assert said.count(letters(HOSTILE)) == 1


@pytest.mark.parametrize(
    "typed",
    [
        HOSTILE,
        "",
        "\n\n",
        "王芳 \U0001f44d\U0001f3fd עברית العربية",
        "\u202etxet\u202c Z\u0337\u0322 \ud800 \x00\x1b",
        "W" * 500,
        "a b\n" * 50,
    ],
    ids=["markup", "empty", "blank", "scripts", "controls", "word", "lines"],
)
def test_no_text_is_refused_in_any_place(typed: str) -> None:
    assert "My signature confirms" in text(everywhere(typed))


def test_characters_no_face_has_are_spelt_and_counted() -> None:
    content = review(statements=(Statement("Name", "王芳"),))
    assert "[U+738B][U+82B3]" in letters(text(content))
    assert packet.unprintable(content, FONTS) == 2
    assert packet.unprintable(FULL, FONTS) == 0


def test_nothing_private_is_left_in_the_file_of_a_salespersons_copy() -> None:
    reader = read(FULL)
    assert set(dict(reader.metadata or {}).values()) <= {
        "Quarterly review Q3 2026",
        "Touchline",
        "",
        "D:20000101000000+00'00'",
        "/False",
    }
    assert reader.attachments == {}


def test_a_missing_font_folder_is_said_at_once(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib; from app.report import fonts; "
        "fonts.register(pathlib.Path(sys.argv[1]))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "FileNotFoundError" in done.stderr
