"""What the program promises of packets, from the journal's file to the PDF's bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import time_machine
from pypdf import PdfReader

from app import journal_file
from app.domain import settings
from app.domain.kinds import PaperSize
from app.main import run
from app.storage import driver

pytestmark = pytest.mark.long

TODAY = date(2026, 11, 22)
#: A quarter of which no review is prepared: what is printed is what the journal says today.
QUARTER = ("--kind", "quarterly", "--period", "2026-Q4")
QUARTER_ENDS = "2026-11-22"
HALF_STARTS = "2026-07-01"
ROOT = Path(__file__).parent.parent
AUDIENCES = ("rep", "manager")
PRIVATE = {
    "goal_checkpoint": "goal_id IN (SELECT id FROM growth_goal WHERE vis = 'private')",
    "goal_skill": "goal_id IN (SELECT id FROM growth_goal WHERE vis = 'private')",
    "growth_goal": "vis = 'private'",
    "skill_rating": "vis = 'private'",
    "profile_fact": "vis = 'private'",
    "note_person": "note_id IN (SELECT id FROM note WHERE vis = 'private')",
    "note_tag": "note_id IN (SELECT id FROM note WHERE vis = 'private')",
    "agenda_item": "vis = 'private'",
    "commitment_due": "commitment_id IN (SELECT id FROM commitment WHERE vis = 'private')",
    "commitment": "vis = 'private'",
    "note": "vis = 'private'",
    "session_answer": "session_id IN (SELECT id FROM session WHERE vis = 'private')",
    "session_skill": "session_id IN (SELECT id FROM session WHERE vis = 'private')",
}
#: What was said in private. When and where the two sit down next both of them know.
MET = "SELECT id FROM session WHERE vis = 'private' AND state = 'held'"
#: Whether the rep and the manager may read it on paper, and what it says.
TOLD = """
    SELECT vis = 'shareable' AND retired_on IS NULL, retired_on IS NULL, text
      FROM profile_fact WHERE person_id = :who
    UNION ALL SELECT 0, retired_on IS NULL, evidence FROM profile_fact WHERE person_id = :who
    UNION ALL SELECT vis = 'shareable' AND state <> 'dropped', state <> 'dropped', outcome
      FROM growth_goal WHERE person_id = :who
    UNION ALL SELECT vis = 'shareable' AND state <> 'dropped', state <> 'dropped', why
      FROM growth_goal WHERE person_id = :who
    UNION ALL SELECT vis = 'shareable' AND state <> 'dropped', state <> 'dropped', text
      FROM goal_checkpoint JOIN growth_goal ON growth_goal.id = goal_id WHERE person_id = :who
"""
#: Whether the rep may read it, and both sides of it, for the half-year that the quarter lies in.
AGREED = """
    SELECT vis = 'shareable' AND starts_on = :half, mine || char(10) || theirs
      FROM agreement WHERE person_id = :who
"""
RATED = """
    SELECT vis = 'shareable' AND rated_on <= :until, rated_on <= :until, skill_id, voice,
           justification
      FROM skill_rating WHERE person_id = :who ORDER BY rated_on, id
"""
#: Builds packets in a Python of its own, on the day that is its first argument.
BUILD = (
    "import sys, time_machine; from datetime import date; from app.main import run\n"
    "with time_machine.travel(date.fromisoformat(sys.argv[1]), tick=False):\n"
    "    sys.exit(run(sys.argv[2:]))\n"
)


@dataclass(frozen=True)
class Sentences:
    """What the journal says of somebody: what belongs on each of the two copies, and all of it."""

    rep: frozenset[str]
    manager: frozenset[str]
    all: frozenset[str]


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample team as it is told on the day of these tests."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    on_the_day("new", path, "--sample")
    return path


@pytest.fixture(scope="module")
def packets(sample, tmp_path_factory):
    """The PDF of everybody by audience and name."""
    out = {audience: tmp_path_factory.mktemp(audience) for audience in AUDIENCES}
    return {audience: written(sample, out[audience], audience) for audience in AUDIENCES}


@pytest.fixture(scope="module")
def said(sample):
    """Everybody's sentences by name."""
    connection = driver.connect(sample, mode="ro")
    try:
        team = connection.execute(
            "SELECT id, name FROM person WHERE status NOT IN ('candidate', 'left')"
        ).fetchall()
        return {name: sentences_of(connection, person) for person, name in team}
    finally:
        connection.close()


def on_the_day(*arguments):
    mask = os.umask(0o077)
    try:
        with time_machine.travel(TODAY, tick=False):
            assert run([os.fspath(argument) for argument in arguments]) == 0
    finally:
        os.umask(mask)


def written(journal, folder, audience="rep"):
    """Every packet of the team, by the name that its file begins with."""
    on_the_day(*packet_command(journal, folder, audience))
    return {path.name.split(" - ")[0]: path for path in folder.iterdir()}


def packet_command(journal, folder, audience="rep"):
    where = ("--journal", journal, "--out", folder)
    return ("packet", *where, "--all", *QUARTER, "--audience", audience)


def sentences_of(connection, person):
    """Told from the tables, not through the program's own queries."""
    told = connection.execute(TOLD, {"who": person}).fetchall()
    ratings = connection.execute(RATED, {"who": person, "until": QUARTER_ENDS}).fetchall()
    for shared, sides in connection.execute(AGREED, {"who": person, "half": HALF_STARTS}):
        told += [(shared, False, line) for line in sides.splitlines()]
    for_rep = shown(row for row in ratings if row[0])
    for_manager = shown(row for row in ratings if row[1])
    told += [(row[-1] in for_rep, row[-1] in for_manager, row[-1]) for row in ratings]
    # A goal that is a skill's next level is called like the skill, which stands in other places.
    names = {"", *(name for (name,) in connection.execute("SELECT name FROM skill"))}
    return Sentences(
        rep=frozenset(text for rep, _, text in told if rep) - names,
        manager=frozenset(text for _, manager, text in told if manager) - names,
        all=frozenset(text for *_, text in told) - names,
    )


def shown(ratings):
    """The justification of each skill's newest rating: the manager's, else the person's own."""
    newest = defaultdict(dict)
    for _, _, skill, voice, justification in ratings:
        newest[skill][voice] = justification
    return {voices.get("manager", voices.get("self")) for voices in newest.values()}


@cache
def text_of(path):
    pages = (page.extract_text() for page in PdfReader(path).pages)
    return plain(" ".join(pages))


def plain(text):
    return " ".join(text.split())


def elsewhere_in(path):
    """What a PDF says beside its pages: properties, outline, attachments and notes."""
    reader = PdfReader(path)
    notes = [str(note.get_object()) for page in reader.pages for note in page.get("/Annots", [])]
    parts = (reader.metadata, reader.xmp_metadata, reader.outline, list(reader.attachments), notes)
    return plain(str(parts))


def test_everybody_on_the_team_gets_one_packet(packets, said, sample):
    connection = driver.connect(sample, mode="ro")
    away = "SELECT name FROM person WHERE status IN ('candidate', 'left')"
    elsewhere = {name for (name,) in connection.execute(away)}
    connection.close()
    for audience in AUDIENCES:
        assert packets[audience].keys() == said.keys() - elsewhere
        assert len(packets[audience]) > 8


@pytest.mark.parametrize("audience", AUDIENCES)
def test_each_copy_says_what_belongs_on_it_once_and_nothing_else(packets, said, audience):
    for name, path in packets[audience].items():
        text = text_of(path)
        meant = getattr(said[name], audience)
        assert len(meant) > 5, name
        assert [sentence for sentence in meant if text.count(plain(sentence)) != 1] == []
        others = frozenset.union(*(one.all for one in said.values())) - meant
        assert len(others) > 250
        assert [sentence for sentence in others if plain(sentence) in text] == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_nothing_of_the_journal_stands_beside_the_pages(packets, said, audience):
    for path in packets[audience].values():
        hidden = elsewhere_in(path)
        assert "Touchline" in hidden
        assert [s for one in said.values() for s in one.all if plain(s) in hidden] == []
        assert [name for name in said if name in hidden] == []


def test_the_two_copies_are_two_files_that_say_whose_they_are(packets):
    for name in packets["rep"]:
        rep, manager = (packets[audience][name] for audience in AUDIENCES)
        assert manager.name == rep.name.replace(".pdf", " - manager only.pdf")
        assert "This copy contains only what was agreed to be shared." in text_of(rep)
        assert "Private page, for the manager only." in text_of(manager)
        assert "manager only" not in text_of(rep)


def test_what_is_private_leaves_no_trace_in_a_rep_s_copy(packets, sample, tmp_path):
    """Not even a gap, a count or a code differs once all of it is gone."""
    path = tmp_path / "bare.db"
    path.write_bytes(sample.read_bytes())
    connection = driver.connect(path)
    connection.execute("UPDATE growth_goal SET weakness_id = NULL")
    for table, which in PRIVATE.items():
        assert connection.execute(f"DELETE FROM {table} WHERE {which}").rowcount > 0
    connection.execute("UPDATE profile_fact SET evidence = ''")
    connection.execute("UPDATE person SET email = '', phone = '', ideal_gap = 3, max_gap = 9")
    connection.execute("UPDATE person SET may_leave_by = NULL, found_through = ''")
    connection.execute("DELETE FROM agreement WHERE vis = 'private'")
    for table in ("note", "agenda_item", "commitment"):
        connection.execute(f"UPDATE {table} SET session_id = NULL")
    connection.execute("UPDATE session SET moved_from_id = NULL, reflection = '', ask_tell = NULL")
    for part in ("answer", "member", "skill"):
        connection.execute(f"DELETE FROM session_{part} WHERE session_id IN ({MET})")
    connection.execute(f"DELETE FROM session WHERE id IN ({MET})")
    connection.execute("DELETE FROM plan_check WHERE vis = 'private'")
    for table in ("area_of_work", "must_have_score", "review_assessment", "upward_answer"):
        connection.execute(f"DELETE FROM {table}")
    connection.close()
    bare = written(path, tmp_path / "out")
    for name, packet in packets["rep"].items():
        assert bare[name].read_bytes() == packet.read_bytes(), name


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_same_journal_gives_the_same_bytes(packets, sample, tmp_path, audience):
    before = sample.read_bytes()
    again = written(sample, tmp_path / "again", audience)
    assert bytes_of(again) == bytes_of(packets[audience])
    assert sample.read_bytes() == before


def test_another_process_gives_the_same_bytes(packets, sample, tmp_path):
    out = tmp_path / "out"
    arguments = (TODAY.isoformat(), *packet_command(sample, out))
    subprocess.run(
        [sys.executable, "-c", BUILD, *map(os.fspath, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "1"},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    elsewhere = {path.name.split(" - ")[0]: path for path in out.iterdir()}
    assert bytes_of(elsewhere) == bytes_of(packets["rep"])


def test_pages_are_of_the_journal_s_paper(packets, sample, tmp_path):
    path = tmp_path / "letter.db"
    path.write_bytes(sample.read_bytes())
    journal = journal_file.open_journal(path)
    assert journal.ask(settings.current).paper is PaperSize.A4
    journal.do("Settings", settings.change, paper=PaperSize.LETTER)
    journal.close()
    letter = {a: written(path, tmp_path / a, a) for a in AUDIENCES}
    for audience in AUDIENCES:
        assert sizes(packets[audience]) == {(595, 842)}
        assert sizes(letter[audience]) == {(612, 792)}


def bytes_of(files):
    return {name: path.read_bytes() for name, path in files.items()}


def sizes(files):
    return {
        (round(page.mediabox.width), round(page.mediabox.height))
        for path in files.values()
        for page in PdfReader(path).pages
    }
