"""Everything the journal holds, out and back in; and what it holds about one person."""

from __future__ import annotations

import csv
import errno
import json
import os
import shutil
import zlib
from functools import partial
from typing import TYPE_CHECKING

import pytest

from app import export, journal_file, sample
from app.domain import (
    facts,
    goals,
    notes,
    packets,
    people,
    review_frozen,
    review_signing,
    reviews,
    session_answers,
    sessions,
)
from app.domain.errors import Fault, JournalFault, Refused
from app.domain.kinds import (
    FactKind,
    FrozenPart,
    GoalState,
    NoteKind,
    PlanState,
    ReviewState,
    Vis,
    Voice,
)
from app.domain.models import ReturnedForm
from app.storage import driver, schema
from app.storage.key import Key
from tests import builders, damage, indexed
from tests.builders import TODAY

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.long

KEY = Key(b"k" * 32, b"s" * 16)
CANARY = "Quokka"


@pytest.fixture(scope="module")
def _sample(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("sample") / "sample.db"
    fill = partial(sample.fill, today=TODAY)
    journal_file.create(made, fill, **sample.SETTINGS).close()
    return made


@pytest.fixture
def sample_journal(_sample, tmp_path) -> Path:
    return shutil.copy(_sample, tmp_path / "journal.db")


@pytest.fixture(scope="module")
def _small(tmp_path_factory) -> bytes:
    """The archive of a journal with one statement about one person."""
    folder = tmp_path_factory.mktemp("small")
    journal = journal_file.create(folder / "small.db", manager="Robin Hale")
    builders.fact(journal, builders.person(journal).id)
    journal.close()
    return archive_of(journal.path, folder)


@pytest.fixture
def small(_small):
    """That archive as plain values, to be spoilt."""
    return json.loads(_small)


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "out"
    made.mkdir()
    return made


def raw(path, key=None):
    """Every row of every table, ids that were given and history included."""
    connection = driver.connect(path, mode="ro", key=key)
    try:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for (name,) in names
            if not name.startswith("search_")  # made anew from the rest
        }
    finally:
        connection.close()


def change(path, statement, *values, key=None):
    """Change the file behind the program's back, as an older program's rows may be."""
    connection = driver.connect(path, key=key)
    connection.execute(statement, values)
    connection.close()


def archive_of(path, folder, key=None):
    written = export.everything(path, key, folder, TODAY)
    return next(file for file in written if file.name == "journal.json").read_bytes()


def everything_in(folder):
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def left_in(folder):
    return sorted(path.name for path in folder.iterdir())


def fault_of(call, *args):
    with pytest.raises(JournalFault) as caught:
        call(*args)
    return caught.value.fault


def test_an_equal_journal_comes_of_it(sample_journal, folder, tmp_path):
    journal = journal_file.open_journal(sample_journal)
    journal.do("Coach", damage.coach, 1, 2, 1)
    journal.do("Note in the bin", notes.delete, builders.note(journal, 1, 2, tags=["gone"]).id)
    journal.do("Dana leaves", people.delete, 1)
    last = builders.person(journal, "Gone Soon").id
    journal.do("Gone", people.delete, last)
    journal.undo()
    journal.undo()
    journal.set_aside("draft/person/2/strength", {"text": "half \ud800 a"})
    journal.close()
    back = tmp_path / "back.db"
    export.journal_from(export.read_archive(archive_of(sample_journal, folder)), back)
    assert raw(back) == raw(sample_journal)
    assert builders.dump(back) == builders.dump(sample_journal)
    again = journal_file.open_journal(back)
    indexed.check(back)
    assert [gone.label for gone in again.deleted()] == ["Dana leaves", "Note in the bin"]
    again.bring_back(again.deleted()[0])
    assert again.ask(people.get, 1).name == "Dana Whitfield"
    assert "2026-11-01" in again.ask(notes.every_tag)
    assert builders.person(again, "New").id > last
    again.close()


def test_it_goes_from_one_key_to_another(folder, tmp_path, own, path):
    builders.fact(own, builders.person(own).id, CANARY)
    archive = export.read_archive(archive_of(path, folder))
    locked, back = tmp_path / "locked.db", tmp_path / "back.db"
    export.journal_from(archive, locked, KEY)
    assert CANARY.encode() not in locked.read_bytes()
    export.journal_from(export.read_archive(archive_of(locked, folder, KEY)), back)
    assert raw(back) == raw(locked, KEY) == raw(path)


@pytest.mark.parametrize(
    "text",
    ["a\x00b", "x" * 3_000_000, "\u2028 \u202e 👩‍👩‍👧 z\u0301", "=1+1", "\r\n\t'\"", "{}[],"],
    ids=["NUL", "huge", "unusual", "formula", "ends of lines", "JSON"],
)
def test_any_text_survives(own, path, folder, tmp_path, text):
    fact = builders.fact(own, builders.person(own).id)
    change(path, "UPDATE profile_fact SET text = ?, evidence = ?", text, text)
    back = tmp_path / "back.db"
    export.journal_from(export.read_archive(archive_of(path, folder)), back)
    assert raw(back)["profile_fact"] == raw(path)["profile_fact"]
    assert journal_file.check(back) == []
    assert fact.id == 1


def test_large_numbers_survive(own, path, folder, tmp_path):
    builders.result(own, builders.person(own).id, builders.quarter(), 2**62 + 1, -(2**60) - 1)
    back = tmp_path / "back.db"
    export.journal_from(export.read_archive(archive_of(path, folder)), back)
    assert raw(back)["performance_record"] == raw(path)["performance_record"]


@pytest.mark.parametrize(
    "value", ["phone = CAST(x'61ff80' AS TEXT)", "phone = x'00ff'", "colour = 7e999"]
)
def test_what_stands_in_a_damaged_journal_is_written_out_and_makes_no_journal(
    own, path, folder, tmp_path, value
):
    builders.fact(own, builders.person(own).id, "Still to be read")
    change(path, f"UPDATE person SET {value}")
    written = export.everything(path, None, folder, TODAY)
    written += export.person(path, None, 1, folder, TODAY)
    data = [file.read_text("utf-8-sig") for file in written if "Still to be" in file.read_text()]
    assert len(data) >= 3  # the archive, the table and the person's own file
    assert not any(file.suffix == ".md" for file in written)
    read = export.read_archive(data[0].encode())
    assert fault_of(export.journal_from, read, tmp_path / "back.db") is Fault.NOT_AN_ARCHIVE


def test_an_older_schemas_archive_is_brought_up_to_date(folder, tmp_path):
    old = tmp_path / "old.db"
    driver.connect(old, mode="rwc").close()
    schema.migrate(old, 1)
    change(old, f"PRAGMA application_id = {driver.APPLICATION_ID}")
    now = "2026-11-22T12:00:00Z"
    change(
        old,
        "INSERT INTO settings VALUES (1, 'Robin', '', 1, 0, 'USD', 'a4', 'en', 14, 21, 300, 10, '',"
        f" 8, '{now}', '{now}', 1)",
    )
    change(
        old,
        "INSERT INTO skill VALUES (7, 'Discovery', 'discovery', '', '', '', '', '',"
        f" '{now}', '{now}', 1)",
    )
    archive = export.read_archive(archive_of(old, folder))
    assert archive.schema == 1
    for key in (None, KEY):
        back = tmp_path / f"back{bool(key)}.db"
        export.journal_from(archive, back, key)
        assert driver.inspect_file(back, key) == driver.SCHEMA
        assert raw(back, key)["skill"] == raw(old)["skill"]
        assert builders.person(journal_file.open_journal(back, key=key), "New").id == 1
    assert [name for name in left_in(tmp_path) if name.endswith(".part")] == []


def test_a_newer_journal_is_exported_and_stays_as_it_is(own, path, folder, tmp_path):
    builders.person(own)
    change(path, "CREATE TABLE mood (id INTEGER PRIMARY KEY, word TEXT, face BLOB)")
    change(path, "INSERT INTO mood VALUES (5, 'calm', x'00ff')")
    change(path, f"PRAGMA user_version = {driver.SCHEMA + 1}")
    before = path.read_bytes()
    written = export.everything(path, None, folder, TODAY)
    assert path.read_bytes() == before
    names = {str(file.relative_to(file.parents[1])) for file in written}
    assert "tables/mood.csv" in names
    assert not any(file.suffix == ".md" for file in written)
    said = next(file for file in written if file.name == "README.txt").read_text()
    assert "There are no pages" in said
    data = next(file for file in written if file.name == "journal.json").read_bytes()
    mood = next(one for one in json.loads(data)["tables"] if one["name"] == "mood")
    assert mood["rows"] == [[5, "calm", {"base64": "AP8="}]]
    assert fault_of(export.read_archive, data) is Fault.NEWER


def test_a_journal_of_a_folder_that_cannot_be_written_is_exported(own, path, folder):
    own.close()
    path.chmod(0o400)
    assert export.everything(path, None, folder, TODAY)


@pytest.mark.parametrize(
    ("table", "spoil"),
    [
        ("person", lambda rows: rows[0].__setitem__(3, "asleep")),
        ("person", lambda rows: rows[0].__setitem__(9, "no day")),
        ("person", lambda rows: rows[0].__setitem__(0, 2**64)),
        ("profile_fact", lambda rows: rows[0].__setitem__(1, 99)),
        ("profile_fact", lambda rows: rows.append(rows[0])),
        ("settings", list.clear),
        ("history_row", lambda rows: rows[0].__setitem__(5, "[1]")),
        ("history_row", lambda rows: rows[0].__setitem__(2, "nothing")),
    ],
    ids=["word", "day", "number", "link", "twice", "no settings", "history", "history's table"],
)
def test_what_would_be_no_sound_journal_is_refused_and_leaves_nothing(
    small, tmp_path, table, spoil
):
    rows = next(one["rows"] for one in small["tables"] if one["name"] == table)
    spoil(rows)
    read = export.read_archive(json.dumps(small).encode())
    before = left_in(tmp_path)
    assert fault_of(export.journal_from, read, tmp_path / "back.db") is Fault.NOT_AN_ARCHIVE
    assert left_in(tmp_path) == before


@pytest.mark.parametrize("spoil", ["table", "column"])
def test_tables_of_another_shape_are_refused(small, tmp_path, spoil):
    if spoil == "table":
        small["tables"].pop()
    else:
        small["tables"][0]["columns"][1] = "other"
    read = export.read_archive(json.dumps(small).encode())
    assert fault_of(export.journal_from, read, tmp_path / "back.db") is Fault.NOT_AN_ARCHIVE


def test_no_file_is_overwritten(own, path, small, tmp_path):
    archive = export.read_archive(json.dumps(small).encode())
    before = path.read_bytes()
    assert fault_of(export.journal_from, archive, path) is Fault.EXISTS
    assert fault_of(export.journal_from, archive, tmp_path / "no" / "j.db") is Fault.NO_FOLDER
    assert path.read_bytes() == before


def test_a_data_file_about_one_person_makes_no_journal(own, path, folder):
    written = export.person(path, None, builders.person(own).id, folder, TODAY)
    data = next(file for file in written if file.name == "data.json").read_bytes()
    assert fault_of(export.read_archive, data) is Fault.NOT_AN_ARCHIVE


def test_the_folder_is_named_after_the_day_and_numbered(own, path, folder):
    for _ in range(2):
        written = export.everything(path, None, folder, TODAY)
        assert all(file.is_file() for file in written)
    assert left_in(folder) == ["Touchline export 2026-11-22", "Touchline export 2026-11-22 (2)"]
    assert os.name == "nt" or (folder / left_in(folder)[0]).stat().st_mode & 0o077 == 0


def test_it_says_that_it_is_not_protected(own, path, folder):
    written = export.everything(path, None, folder, TODAY)
    written += export.person(path, None, builders.person(own).id, folder, TODAY)
    told = [file.read_text() for file in written if file.name == "README.txt"]
    assert len(told) == 2
    assert all("NOT PROTECTED" in text for text in told)


def test_everybody_has_a_page_and_namesakes_have_two(own, path, folder):
    for name in ("Dana Whitfield", "dana whitfield", "CON", "A/B", "A:B"):
        builders.person(own, name, same_name_ok=True)
    written = export.everything(path, None, folder, TODAY)
    pages = sorted(file.name for file in written if file.parent.name == "people")
    assert pages == [
        "A-B (2).md",
        "A-B.md",
        "CON_.md",
        "Dana Whitfield.md",
        "dana whitfield (2).md",
    ]
    team = next(file for file in written if file.name == "team.md").read_text()
    assert all(f"(<people/{name}>)" in team for name in pages)


def test_a_page_tells_all_and_marks_what_is_private(own, path, folder):
    who = builders.person(own, role="Account executive").id
    builders.fact(own, who, "Asks why", vis=Vis.SHAREABLE, evidence="In every call")
    kept = builders.fact(own, who, "Talks too long", kind=FactKind.WEAKNESS)
    own.do("Retire", facts.retire, kept.id, TODAY)
    skill = builders.skill(own)
    builders.rating(own, who, skill.id, 3, justification="Three calls", vis=Vis.PRIVATE)
    aim = builders.goal(own, who, "Lead the review", skill.id, why="To be heard")
    own.do("Drop", goals.close, aim.id, GoalState.DROPPED, TODAY)
    builders.result(own, who, builders.quarter(), 100_00, None)
    builders.session(own, who, days_ago=3)
    written = export.everything(path, None, folder, TODAY)
    page = next(file for file in written if file.name == "Dana Whitfield.md").read_text()
    lines = page.splitlines()
    assert "- **Role:** Account executive" in lines
    assert (
        "**Noted on 22 November 2026** · Shareable · Seen · confirmed on 22 November 2026" in lines
    )
    at = lines.index("> Talks too long")
    assert lines[at - 2].startswith("**Noted on 22 November 2026** · Private")
    assert lines[at - 2].endswith("no longer held since 22 November 2026")
    assert "**Discovery** · level 3 · My view · 22 November 2026 · Private" in lines
    assert "**Lead the review** · Dropped · Private · closed on 22 November 2026" in lines
    assert "**Q4 2026** · quota $100 · actual not reported · Kept here" in lines
    assert any(line.startswith("**19 November 2026** · 1:1 · 30 minutes") for line in lines)
    for said in ("> In every call", "> Three calls", "> To be heard", "> Discovery"):
        assert said in lines


def test_a_table_for_a_spreadsheet_holds_no_formula(own, path, folder):
    who = builders.person(own, "=HYPERLINK(1)").id
    builders.fact(own, who, "@SUM(1)")
    own.do("Coach", damage.coach, who, builders.person(own).id, builders.skill(own).id)
    note = builders.note(own, who, text="=1+1", tags=["=2+2"], situation="@A1", value_shown="-3")
    builders.point(own, who, "+4")
    builders.promise(own, who, "=cmd|' /C calc'!A0")
    session = builders.plan(own, who, place="=5+5")
    own.do("Ask", session_answers.ask, session.id, [("@B2", "=6+6", Voice.SELF)])
    written = export.everything(path, None, folder, TODAY)
    for file in (one for one in written if one.suffix == ".csv"):
        with file.open(encoding="utf-8-sig", newline="") as opened:
            for cell in (cell for row in csv.reader(opened, strict=True) for cell in row):
                assert not cell.startswith(("=", "@", "+", "-"))
    notes_file = next(one for one in written if one.name == "note.csv")
    with notes_file.open(encoding="utf-8-sig", newline="") as opened:
        (row,) = (row for row in csv.DictReader(opened) if row["id"] == str(note.id))
    assert (row["text"], row["situation"], row["value_shown"]) == ("'=1+1", "'@A1", "'-3")


def test_one_person_is_told_in_full_and_nobody_else(own, path, folder):
    dana, other = (builders.person(own, name).id for name in ("Dana Whitfield", f"{CANARY} Two"))
    skill = builders.skill(own)
    for who, word in ((dana, "Dingo"), (other, CANARY)):
        builders.fact(own, who, f"{word} keeps", kind=FactKind.PERSONAL)
        gone = builders.fact(own, who, f"{word} in the bin")
        own.do(f"{word} fact deleted", facts.delete, gone.id)
        aim = builders.goal(own, who, f"{word} goal", skill.id, to_level=3)
        own.do("Step", goals.add_checkpoint, aim.id, TODAY, f"{word} step")
        builders.rating(own, who, skill.id, 2, justification=f"{word} justified")
        own.do("Change", people.change, who, role=f"{word} role")
        builders.note(own, who, text=f"{word} note", tags=[f"{word}-tag"], kind=NoteKind.VENT)
        thrown = builders.note(own, who, text=f"{word} thrown")
        own.do(f"{word} thrown away", notes.delete, thrown.id)
        builders.point(own, who, f"{word} point")
        builders.promise(own, who, f"{word} promise")
        session = builders.plan(own, who)
        own.do("Reflect", sessions.note, session.id, reflection=f"{word} reflection")
        own.set_aside(f"draft/person/{who}/strength", {"text": f"{word} typed"})
    shared = builders.note(own, dana, other, text="Dingo beside somebody")
    own.do("Amend", notes.amend, shared.id, TODAY, text="Dingo with others")
    gone = builders.note(own, dana, other, text="Dingo beside somebody once")
    own.do("Delete", notes.delete, gone.id)
    group = builders.plan(own, dana, other)
    own.do("Say", sessions.note, group.id, said="Dingo in a group")
    builders.promise(own, other, "Dingo gets a call", about_id=dana)
    builders.note(own, text=f"{CANARY} about nobody")
    builders.point(own, None, f"{CANARY} for the team")
    third = builders.person(own, f"{CANARY} Gone").id
    builders.note(own, dana, third, text="Dingo alone by now")
    own.do(f"{CANARY} deleted", people.delete, third)

    def both(db):
        people.change(db, dana, role="New")
        people.add(db, name=f"{CANARY} Three")

    own.do(f"{CANARY} and Dana", both)
    written = export.person(path, None, dana, folder, TODAY)
    assert {file.parent.name for file in written} == {
        "Dana Whitfield - all that is held 2026-11-22"
    }
    assert CANARY.encode() not in everything_in(folder)
    for file in (one for one in written if one.suffix in (".md", ".json")):
        text = file.read_text()
        for said in (
            *("keeps", "in the bin", "goal", "step", "justified", "role", "typed", "note"),
            *("thrown", "point", "promise", "reflection", "with others", "beside somebody once"),
            *("in a group", "gets a call", "alone by now"),
        ):
            assert f"Dingo {said}" in text, (file.name, said)
        assert "Discovery" in text


def test_one_person_gets_their_forms_and_pages_as_the_files_that_they_were(own, path, folder):
    for name in ("Dana Whitfield", CANARY):
        who = builders.person(own, name).id
        plan = builders.business_plan(own, who, PlanState.AGREED).id
        known = {"read_on": TODAY, "file_name": "../my plan.pdf", "digest": ""}
        for content in (b"%PDF returned by " + name.encode(), b""):
            form = ReturnedForm(plan_id=plan, content=content, **known)
            own.do("File", lambda db, one: db.add(one), form)
        printed = b"%PDF printed for " + name.encode()
        own.do("Keep", packets.keep, plan, "plan", "rep", "a4", printed, TODAY)
        if name != CANARY:
            dana = who
    written = export.person(path, None, dana, folder, TODAY)
    papers = {file.name: file.read_bytes() for file in written if file.parent.name == "papers"}
    assert papers == {
        "returned 1 - ..-my plan.pdf": b"%PDF returned by Dana Whitfield",
        "printed 1 - 2026-11-22.pdf": b"%PDF printed for Dana Whitfield",
    }
    assert b"papers/" in next(file for file in written if file.name == "README.txt").read_bytes()
    assert CANARY.encode() not in everything_in(folder)


def test_one_person_gets_the_files_and_pages_of_their_reviews_as_they_were(own, path, folder):
    for name in (CANARY, "Dana Whitfield"):
        who = builders.person(own, name).id
        review = builders.review(own, who, ReviewState.HELD).id
        frozen = zlib.compress(f"numbers of {name}".encode())
        own.do("Freeze", review_frozen.freeze, review, FrozenPart.NUMBERS, frozen, TODAY)
        own.do_final("Close", reviews.close, review, TODAY, TODAY)
        printed = b"%PDF printed for " + name.encode()
        own.do("Keep", review_frozen.keep, review, "rep", "a4", printed, TODAY)
        scan = b"%PDF signed by " + name.encode()
        own.do("Scan", review_signing.attach, review, "../scan.pdf", scan, TODAY)
    written = export.person(path, None, who, folder, TODAY)
    papers = {file.name: file.read_bytes() for file in written if file.parent.name == "papers"}
    assert papers == {
        "review kept 2 - numbers.json": b"numbers of Dana Whitfield",
        "review printed 2 - rep a4 2026-11-22.pdf": b"%PDF printed for Dana Whitfield",
        "review scan 2 - ..-scan.pdf": b"%PDF signed by Dana Whitfield",
    }
    assert CANARY.encode() not in everything_in(folder)


def test_somebody_who_is_not_there_has_nothing_to_export(own, path, folder):
    with pytest.raises(Refused):
        export.person(path, None, 99, folder, TODAY)
    assert left_in(folder) == []


def test_one_person_of_a_newer_journal_is_told_too(own, path, folder):
    dana, other = builders.person(own).id, builders.person(own, CANARY).id
    change(path, "CREATE TABLE mood (id INTEGER PRIMARY KEY, who REFERENCES person (id), word)")
    change(path, "INSERT INTO mood VALUES (1, ?, 'calm'), (2, ?, ?)", dana, other, CANARY)
    change(path, f"PRAGMA user_version = {driver.SCHEMA + 1}")
    export.person(path, None, dana, folder, TODAY)
    assert b'"calm"' in everything_in(folder)
    assert CANARY.encode() not in everything_in(folder)


@pytest.mark.parametrize("flushed", [1, 5, 12])
def test_a_full_disk_leaves_nothing_half_written(own, path, folder, monkeypatch, flushed):
    builders.person(own)
    flush, count = os.fsync, iter(range(flushed))

    def full(handle):
        if next(count, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")
        flush(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        export.everything(path, None, folder, TODAY)
    assert left_in(folder) == []


def test_whoever_stops_it_finds_nothing_left(own, path, folder):
    class Stopped(Exception):  # noqa: N818
        pass

    class Impatient:
        def progress(self, done, total):
            if done == total // 2:
                raise Stopped

    with pytest.raises(Stopped):
        export.everything(path, None, folder, TODAY, control=Impatient())
    assert left_in(folder) == []


def test_a_locked_journal_is_not_exported_without_its_key(own, path, folder, tmp_path):
    locked = tmp_path / "locked.db"
    export.journal_from(export.read_archive(archive_of(path, folder)), locked, KEY)
    assert fault_of(export.everything, locked, None, folder, TODAY) is Fault.LOCKED
    other = Key(b"x" * 32, KEY.salt)
    assert fault_of(export.everything, locked, other, folder, TODAY) is Fault.WRONG_KEY
