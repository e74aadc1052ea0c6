"""What is found: by the words that somebody types, newest first, page by page."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import journal_file
from app.domain import agreements, bench, facts, notes, people, ramp, skills
from app.domain.kinds import FactKind, NoteKind, Vis
from app.domain.seek import Odd
from app.storage import driver
from tests import builders
from tests.builders import TODAY

pytestmark = pytest.mark.long


TEXTS = {
    "brien": "O'Brien said no",
    "cpp": "learns C++ and C#",
    "quote": 'she said "never" twice',
    "and": "AND then we stopped",
    "cjk": "会議で価格交渉を練習した",
    "thai": "ภาษาไทยง่าย",
    "emoji": "a great talk 🎉👍🏽",
    "strasse": "Main Straße 5",
    "ligature": "ﬁne oﬃce, Ångström",
    "amp": "AT&T wants 5% off",
    "hindi": "हिन्दी में",
    "path": "see https://example.com/a_b/",
}


@pytest.fixture
def told(journal):
    """A journal with a note of each of ``TEXTS``, and what finds their names."""
    builders.person(journal, "Łukasz Kowalski")
    ids = {}

    def write_all(db):
        for name, text in TEXTS.items():
            ids[notes.write(db, [], TODAY, text=text).id] = name

    journal.do("Write", write_all)

    def found(typed):
        hits = journal.search(typed).hits
        return {ids[hit.id] if hit.table == "note" else hit.table for hit in hits}

    return found


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("O'Brien", {"brien"}),
        ("o’brien", {"brien"}),
        ("C++", {"cpp"}),
        ("c#", {"cpp"}),
        ("+", {"cpp"}),
        ('"', {"quote"}),
        ('"never"', {"quote"}),
        ("AND", {"and", "cpp"}),
        ("and the", {"and"}),
        ("価格", {"cjk"}),
        ("交", {"cjk"}),
        ("格価", set()),
        ("ไทย", {"thai"}),
        ("👍", {"emoji"}),
        ("🎉", {"emoji"}),
        ("Lukasz", {"person"}),
        ("łuk", {"person"}),
        ("strasse", {"strasse"}),
        ("STRASSE 5", {"strasse"}),
        ("office", {"ligature"}),
        ("angst", {"ligature"}),
        ("at&t", {"amp"}),
        ("5%", {"amp"}),
        ("%", {"amp"}),
        ("हिन्", {"hindi"}),
        ('"said no"', {"brien"}),
        ('"no said"', set()),
        ('"said n"', set()),
        ('"said n', {"brien", "quote"}),
        ("a_b", {"path"}),
        ("https://example.com", {"path"}),
        ("NEAR(said no)", set()),
        ("said OR no", set()),
        ("said -no", {"brien"}),
        ("said:no", {"brien"}),
        ("text : said", set()),
        ("*", set()),
        ("", set()),
        ("-", set()),
    ],
)
def test_what_is_typed_finds(told, typed, names):
    assert told(typed) == names


def test_while_one_types_it_is_found_from_the_first_letter(told):
    for length in range(1, len("straße") + 1):
        assert "strasse" in told("straße"[:length])
    for length in range(1, len(TEXTS["cjk"])):
        assert "cjk" in told(TEXTS["cjk"][length:])


def test_every_kind_of_record_is_found(journal):
    dana = builders.person(journal, role="zebra").id
    fact = builders.fact(journal, dana, evidence="zebra").id
    skill = builders.skill(journal, "Zebra craft").id
    journal.do("Describe", skills.change, skill, level_1="zebra")
    rating = builders.rating(journal, dana, skill, 3, justification="zebra").id
    goal = builders.goal(journal, dana, "Lead a zebra").id
    journal.do("Agree", agreements.write, dana, TODAY, TODAY, mine="zebra", theirs="")
    journal.do("Plan", ramp.put_on, dana, [(30, "zebra")])
    must = journal.do("Add", bench.add_must_have, "Zebra sense").id
    journal.do("Score", bench.score, dana, must, 4, "zebra")
    hits = journal.search("zebra").hits
    tables = [hit.table for hit in hits]
    assert sorted(tables) == sorted(
        (
            *("person", "profile_fact", "skill", "skill_rating", "growth_goal", "agreement"),
            *("ramp_step", "must_have", "must_have_score"),
        )
    )
    by_table = {hit.table: hit for hit in hits}
    assert by_table["profile_fact"].id == fact
    assert by_table["profile_fact"].kind == FactKind.STRENGTH
    assert by_table["skill_rating"].id == rating
    assert by_table["skill_rating"].title == "Zebra craft"
    assert by_table["skill_rating"].is_shareable
    assert by_table["growth_goal"].id == goal
    assert by_table["growth_goal"].title == "Lead a zebra"
    assert by_table["growth_goal"].names == ("Dana Whitfield",)
    assert by_table["must_have_score"].people == (dana,)
    assert not by_table["must_have_score"].is_shareable


def test_filters(journal):
    dana = builders.person(journal, "Dana Whitfield").id
    luk = builders.person(journal, "Łukasz Kowalski", preferred_name="Luk").id

    def write(who, ago=0, **words):
        day = TODAY - timedelta(days=ago)
        return journal.do(
            "Write", notes.write, who, TODAY, text="pricing", happened_on=day, **words
        ).id

    old = write([dana], ago=60, kind=NoteKind.WIN, tags=["deal-review"])
    both = write([dana, luk], ago=1, kind=NoteKind.CONCERN)
    new = write([luk], vis=Vis.SHAREABLE)

    def found(typed, **asked):
        return [hit.id for hit in journal.search(f"{typed} kind:note", **asked).hits]

    assert found("pricing") == [new, both, old]
    assert found("person:dana") == [both, old]
    assert found('person:"Dana Whit" pricing') == [both, old]
    assert found("person:luk person:dana") == [both]
    assert found("person:lukasz") == [new, both]
    assert found("kind:win") == [new, both, old]
    assert [hit.id for hit in journal.search("kind:win pricing").hits] == [old]
    assert found("#deal-review") == [old]
    assert found("#deal") == [old]
    assert found(f"before:{TODAY}") == [both, old]
    assert found("before:2026-11") == [old]
    assert found("after:2026-10") == [new, both]
    assert found("", shareable_only=True) == [new]
    assert {hit.id for hit in journal.search("after:2026-11-21 before:2026-11-23").hits} == {new}


def test_the_newest_come_first_page_by_page(journal):
    def write_all(db):
        for ago in range(25):
            for _ in range(3):
                day = TODAY - timedelta(days=ago)
                notes.write(db, [], TODAY, text="pricing", happened_on=day)

    journal.do("Write", write_all)
    seen = []
    last = None
    while True:
        page = journal.search("pri", limit=10, after=last)
        seen += page.hits
        last = page.last
        if last is None:
            break
        assert len(page.hits) == 10
    assert len({hit.id for hit in seen}) == len(seen) == 75
    assert [hit.day for hit in seen] == sorted((hit.day for hit in seen), reverse=True)


def test_a_hit_shows_where_the_words_stand(journal):
    builders.fact(
        journal, builders.person(journal).id, "Short", evidence="x " * 200 + "An der Straße"
    )
    [hit] = journal.search("strasse").hits
    [(at, size)] = hit.snippet.places
    assert hit.snippet.text[at : at + size] == "Straße"


def test_somebody_unknown_is_looked_for_as_words_and_said(journal):
    note = journal.do("Write", notes.write, [], TODAY, text="the person: Zed").id
    found = journal.search("person:zed")
    assert [hit.id for hit in found.hits] == [note]
    assert [(remark.odd, remark.typed) for remark in found.remarks] == [(Odd.NOBODY, "zed")]


def test_a_rename_is_found_by_at_once(journal):
    dana = builders.person(journal).id
    note = journal.do("Write", notes.write, [dana], TODAY, text="pricing").id
    journal.do("Rename", people.change, dana, name="Zoë Whitfield")
    assert [hit.names for hit in journal.search("pricing person:zoe").hits] == [("Zoë Whitfield",)]
    assert ("note", note) in {(h.table, h.id) for h in journal.search("person:whit").hits}


def test_many_people_can_be_meant_at_once(journal):
    def add_all(db):
        for number in range(600):
            people.add(db, name=f"Pat {number}")

    journal.do("Add", add_all)
    assert len(journal.search("person:pat").hits) == 50
    assert len(journal.search(" ".join(f"pat{n}" for n in range(99))).hits) == 0


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("abcORANDT \"'*+-:^(){}[]NEAR,#é会👍\0\ud800;%_\\/\n"), max_size=30))
def test_nothing_that_can_be_typed_is_an_error(own, typed):
    assert own.search(typed).hits == ()


@given(st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_of_any_script_is_an_error(own, typed):
    own.search(typed)
    own.search(f'person:"{typed}" kind:{typed} before:{typed} #{typed} "{typed}')


def test_a_journal_for_reading_only_can_be_searched_and_one_without_an_index_says_so(own, path):
    fact = builders.fact(own, builders.person(own).id, "zebra").id
    own.close()
    reader = journal_file.open_journal(path, read_only=True)
    assert [hit.id for hit in reader.search("zebra").hits] == [fact]
    with closing(driver.connect(path)) as connection:
        connection.execute("DROP TABLE search_text")
    assert [remark.odd for remark in reader.search("zebra").remarks] == [Odd.NO_INDEX]
    reader.close()


def test_what_is_deleted_is_not_found(journal):
    fact = builders.fact(journal, builders.person(journal).id, "zebra").id
    journal.do("Delete", facts.delete, fact)
    assert journal.search("zebra").hits == ()
