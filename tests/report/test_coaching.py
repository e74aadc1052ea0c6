"""The papers of coaching: private or shareable, full or blank, on either paper, of any text."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args

import pytest

from app.report import packet
from app.report.content import Content, Paper, RepNotes, RepPrepSheet, Shared
from app.report.sections.cover import KEPT, PRIVATE, SHARED_ONLY
from tests.report.coaching_samples import (
    BLANK_CALL,
    BLANK_MINE,
    CALENDAR,
    EVERY,
    GROW,
    MANAGER_CALL,
    MANAGER_NOTES,
    MANAGER_PREP,
    REP_CALL,
    REP_NOTES,
    REP_PREP,
)
from tests.report.samples import FONTS, read, text

pytestmark = pytest.mark.long

BLANK = (BLANK_CALL, BLANK_MINE, GROW)
HOSTILE = (
    '<b>bold <acme & co> &nbsp; {{x}} </para> %s <img src="file:///x"/> C:\\n ![a](b)',
    "",
    "\n\n",
    "王芳 \U0001f44d\U0001f3fd עברית العربية Łukasz Дарья Ελένη",
    "\u202etxet\u202c Z\u0337\u0322 \ud800 \x00\x1b",
    "W" * 500,
    "a b\n" * 50,
    "> - *a* `b` [c](https://x.example) **",
)

named = pytest.mark.parametrize("content", EVERY, ids=lambda content: type(content).__name__)


def filled(part: Any, typed: str) -> Any:
    """``part`` with ``typed`` in place of every text that is not one of a few words."""
    if isinstance(part, str):
        return typed
    if isinstance(part, tuple):
        return tuple(filled(item, typed) for item in part)
    if is_dataclass(part) and not isinstance(part, type):
        chosen = ("paper", "mode", "drove", "reached")
        names = [field.name for field in fields(part) if field.name not in chosen]
        return replace(part, **{name: filled(getattr(part, name), typed) for name in names})
    return part


@named
def test_the_same_content_gives_the_same_bytes(content: Content) -> None:
    assert packet.build(content, FONTS) == packet.build(content, FONTS)


@named
def test_every_page_says_whose_copy_it_is_and_its_number(content: Content) -> None:
    pages = read(content).pages
    for number, page in enumerate(pages, 1):
        said = " ".join(page.extract_text().split())
        assert f"Copy for {content.cover.copy_for} · made 22 November 2026" in said
        assert f"snapshot {packet.snapshot(content)} Page {number} of {len(pages)}" in said


@named
@pytest.mark.parametrize("paper", get_args(Paper))
def test_either_paper_is_few_pages(content: Content, paper: Paper) -> None:
    pages = read(replace(content, paper=paper)).pages
    one = {type(BLANK_CALL), type(BLANK_MINE), type(REP_NOTES), type(MANAGER_NOTES), type(GROW)}
    assert len(pages) == 1 if type(content) in one else len(pages) <= 2


@named
def test_a_copy_says_whether_it_is_shared_or_kept(content: Content) -> None:
    said = text(content)
    if content in BLANK:
        assert not any(line in said for line in (SHARED_ONLY, PRIVATE, KEPT))
    elif isinstance(content, Shared):
        assert said.count(SHARED_ONLY) == 1
        assert KEPT not in said
    else:
        assert (PRIVATE in said) or (KEPT in said)
        assert SHARED_ONLY not in said


@named
@pytest.mark.parametrize("typed", HOSTILE)
def test_no_text_is_refused_in_any_place(content: Content, typed: str) -> None:
    assert "Page 1 of" in text(filled(content, typed))


@named
def test_markup_is_printed_as_it_was_typed_in_every_place(content: Content) -> None:
    said = "".join(text(filled(content, "<b>&amp; \\x")).split())
    assert said.count("<b>&amp;\\x") > 2
    assert packet.unprintable(filled(content, "王"), FONTS) > 2


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [(MANAGER_PREP, REP_PREP), (MANAGER_CALL, REP_CALL), (MANAGER_NOTES, REP_NOTES)],
)
def test_what_is_private_stands_on_the_managers_copy_only(mine: Content, theirs: Content) -> None:
    words = (
        *("Being corrected in public", "another job", "Told the customer", "He went quiet"),
        *("I took over", "Did I ask or tell?", "Third time this week", "pinned", "not given yet"),
    )
    assert any(word in text(mine) for word in words)
    assert not any(word in text(theirs) for word in words)


def test_titles_in_the_file_name_nobody() -> None:
    for content in (MANAGER_PREP, MANAGER_NOTES, CALENDAR):
        properties = str(dict(read(content).metadata or {}))
        assert "Dana" not in properties


def test_only_the_calendar_lies_on_its_side() -> None:
    assert [packet.is_wide(content) for content in EVERY].count(True) == 1
    box = read(CALENDAR).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)


def test_a_sheet_without_anything_is_one_page() -> None:
    for content in (
        RepPrepSheet("a4", REP_PREP.cover, REP_PREP.meeting),
        RepNotes("a4", REP_NOTES.cover),
    ):
        assert len(read(content).pages) == 1
