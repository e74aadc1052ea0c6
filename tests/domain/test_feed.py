"""The journal of everybody: whatever is wanted, each entry once, newest first, page by page."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import journal_file
from app.domain import feed, planning, sessions
from app.domain.feed import Wanted, What
from app.domain.kinds import ALWAYS_PRIVATE, NoteKind, SessionKind, SessionState, Tone, Vis
from tests import builders
from tests.builders import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.journal import Journal

TAGS = ("pricing", "renewal", "商談")
PEOPLE = (1, 2, 3)
FEW_DAYS = 12


def ago(days):
    return TODAY - timedelta(days=days)


def fill(db, chance):
    """Notes and sessions of all sorts, many of them on one day, written in no order."""
    doer = builders.InOneStep(db)
    for name in ("Dana Whitfield", "Marcus Bell", "Priya Raman"):
        builders.person(doer, name)
    for number in range(120):
        who = chance.sample(PEOPLE, chance.choice((0, 1, 1, 2, 3)))
        days = chance.randrange(FEW_DAYS)
        if number % 3:
            kind = chance.choice(tuple(NoteKind))
            shared = kind not in ALWAYS_PRIVATE and chance.random() < 0.5
            builders.note(
                *(doer, *who), text=f"{number}", days_ago=days, kind=kind,
                tone=chance.choice((None, *Tone)), vis=Vis.SHAREABLE if shared else Vis.PRIVATE,
                tags=chance.sample(TAGS, chance.randrange(3)),
            )  # fmt: skip
        else:
            kind, vis = chance.choice(tuple(SessionKind)), chance.choice(tuple(Vis))
            planned = builders.plan(doer, *(who or [1]), in_days=0, kind=kind, vis=vis)
            if chance.random() < 0.8:
                doer.do("Hold", sessions.finish, planned.id, ago(days), TODAY)
    for session in (builders.plan(doer, 1), builders.plan(doer, 1)):
        doer.do("Skip", planning.skip, session.id, SessionState.SKIPPED_BY_REP, TODAY)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """A journal with much in it, only ever read."""
    path = tmp_path_factory.mktemp("feed") / "feed.db"
    journal = journal_file.create(path, manager="Robin Hale", currency="USD")
    journal.do("Fill", fill, Random(5))
    yield journal
    journal.close()


def is_wanted(entry, wanted):
    """What a filter means, said once more in plain words."""
    about = entry.note or entry.session
    record = entry.note.note if entry.note else entry.session.session
    tags = entry.note.tags if entry.note else ()
    tone = entry.note.note.tone if entry.note else None
    return (
        (wanted.person_id is None or wanted.person_id in {one.id for one in about.people})
        and (wanted.kind is None or (record.kind, type(record.kind)) == (
            wanted.kind, type(wanted.kind)))
        and (not wanted.tag or wanted.tag in tags)
        and (wanted.tone is None or wanted.tone is tone)
        and (wanted.vis is None or wanted.vis is record.vis)
        and (wanted.since is None or entry.place.on >= wanted.since)
        and (wanted.until is None or entry.place.on <= wanted.until)
    )  # fmt: skip


def pages(journal, wanted, size):
    read, place = [], None
    while page := journal.ask(feed.page, wanted, size, place):
        assert len(page) <= size
        assert len(read) < 1_000, "it goes round in a circle"
        read += page
        place = page[-1].place
    return read


days = st.none() | st.integers(-1, FEW_DAYS).map(ago)
filters = st.builds(
    Wanted,
    person_id=st.sampled_from((None, *PEOPLE, 99)),
    kind=st.none() | st.sampled_from((*NoteKind, *SessionKind)),
    tag=st.sampled_from(("", "", *TAGS, "unknown")),
    tone=st.sampled_from((None, None, *Tone)),
    vis=st.sampled_from((None, None, *Vis)),
    since=days,
    until=days,
)


def test_everything_that_was_noted_or_held_is_there_once_newest_first(told):
    found = told.ask(feed.page, None, 1000)
    stored = builders.dump(told.path)
    held = [one for one in told.ask(sessions.calendar, ago(99), TODAY) if one.session.held_on]
    assert sum(one.note is not None for one in found) == len(stored["note"])
    assert sum(one.session is not None for one in found) == len(held) < len(stored["session"])
    assert len({one.id for one in found}) == len(found)
    assert [one.place for one in found] == sorted((one.place for one in found), reverse=True)


@pytest.mark.long
@given(filters)
def test_a_filter_shows_exactly_what_it_says(told, wanted):
    everything = told.ask(feed.page, None, 1000)
    expected = [entry.place for entry in everything if is_wanted(entry, wanted)]
    assert [entry.place for entry in told.ask(feed.page, wanted, 1000)] == expected


@pytest.mark.long
@given(filters, st.integers(1, 40))
def test_pages_meet_without_a_gap_or_a_double(told, wanted, size):
    assert pages(told, wanted, size) == told.ask(feed.page, wanted, 1000)


@pytest.mark.parametrize("size", [1, 2, 7])
def test_each_entry_is_on_one_page_of_all(told, size):
    assert pages(told, None, size) == told.ask(feed.page, None, 1000)


def test_what_is_written_while_one_reads_moves_nothing(journal):
    who = builders.person(journal).id
    for number in range(4):
        builders.note(journal, who, text=f"{number}", days_ago=number)
    first = journal.ask(feed.page, None, 2)
    builders.note(journal, who, text="new")
    rest = journal.ask(feed.page, None, 9, first[-1].place)
    assert [entry.note.note.text for entry in (*first, *rest)] == ["0", "1", "2", "3"]


def test_an_entry_says_whom_it_is_about_and_how_it_is_tagged(journal):
    dana, marcus = (builders.person(journal, name).id for name in ("Dana", "Marcus"))
    builders.note(journal, dana, marcus, tags=["pricing"])
    group = builders.plan(journal, marcus, dana, in_days=0)
    journal.do("Hold", sessions.finish, group.id, TODAY, TODAY)
    session, note = journal.ask(feed.page, None)
    assert (session.place.what, note.place.what) == (What.SESSION, What.NOTE)
    assert [person.id for person in session.session.people] == [marcus, dana]
    assert [person.id for person in note.note.people] == [dana, marcus]
    assert note.note.tags == ("pricing",)


@pytest.mark.parametrize("typed", ["pricing", "#Pricing", " PRICING "])
def test_a_tag_is_found_however_it_is_typed(journal, typed):
    builders.note(journal, tags=["pricing"])
    builders.note(journal, tags=["price"])
    assert len(journal.ask(feed.page, Wanted(tag=typed))) == 1


def test_an_empty_journal_has_an_empty_page(journal):
    assert journal.ask(feed.page, None) == []
    assert journal.ask(feed.page, Wanted(kind=SessionKind.CALL, tag="x")) == []
