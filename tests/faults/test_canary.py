"""A canary in every name and every note: nowhere but in the journal and where it was asked for.

A program of its own tells a whole story with the real window; commands follow. Afterwards every
folder that a program could write to is searched, and so is everything that it said.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from pypdf import PdfReader

from app import journal_file, protection
from app.domain import facts, people
from app.domain.kinds import SectionKind, Vis
from app.storage.key import derive
from tests import builders
from tests.faults.canary_journal import MANAGER, MARK, NAMES, PAPERS, Sentinels, fill
from tests.faults.canary_story import DIAGNOSTICS, LEFT, ONLY_ASKED, SAVED, TYPED

ROOT = Path(__file__).parents[2]
PASSPHRASE = "quokka and cassowary"
QUARTER = ("--kind", "quarterly", "--period", "2026-Q4")
MINE = ("--audience", "manager")
CALENDAR, FORMS = "coaching.ics", "forms"
OWN_ANSWERS, UPWARD = "own answers", "upward"
TRAINING, GIVERS = "training.ics", "givers"
#: Papers about the team's training, by their kind, with what else they are asked by.
TEAM_PAPERS = {
    "training_calendar": ("--period", "2026-Q4"),
    "training_year": ("--period", "2026"),
    "topic_list": (),
    "who_knows_what": (),
    "attendance_sheet": ("--period", "2026-Q4", "--blank"),
    "team_review": ("--period", "2026-Q4"),
}
#: The commands that are refused.
REFUSED = ("packet of nobody", "import")
#: The commands that say on the terminal what they are asked for.
ANSWERING = ("search", "search as JSON", "due", "due as JSON", "plan status", "training plan",
             "review status")  # fmt: skip
#: What the platform without a screen says of every window.
PLATFORM = "This plugin does not support"
#: Carries out several commands in one process; says of each its code and its two streams.
COMMANDS = """
import contextlib, io, json, sys, time_machine
from datetime import datetime
from app.main import run
time_machine.travel(datetime(2026, 11, 22, 12), tick=True).start()
said = []
for arguments in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(arguments)
    said.append((code, out.getvalue(), err.getvalue()))
print(json.dumps(said))
"""
STORY = "import sys; from tests.faults.canary_story import story; sys.exit(story(*sys.argv[1:]))"


class Said(NamedTuple):
    """What a command said."""

    code: int
    out: str
    err: str


class Told(NamedTuple):
    """Where the story took place, and what came of it."""

    folder: Path
    out: Path
    journal: Path
    words: Sentinels
    typed: dict[str, str]
    window: subprocess.CompletedProcess[str]
    commands: dict[str, Said]


@pytest.fixture(scope="module", params=["", PASSPHRASE], ids=["plain", "encrypted"])
def told(request, tmp_path_factory):
    """The story once for a plain journal and once for an encrypted one."""
    folder = tmp_path_factory.mktemp("canary")
    data, out = folder / "data", folder / "out"
    for made in (data, out, folder / "temporary", folder / "home"):
        made.mkdir()
    journal, words = data / "journal.db", Sentinels()
    key = derive(PASSPHRASE, b"0123456789abcdef") if request.param else None
    made = journal_file.create(journal, lambda db: fill(db, words), manager=MANAGER, key=key)
    gone = builders.person(made, words.word()).id
    made.do("Delete statement", facts.delete, builders.fact(made, gone, words.word()).id)
    made.do("Delete", people.delete, gone)
    made.close()
    typed = {name: words.word() for name in TYPED if name != ONLY_ASKED}
    typed[ONLY_ASKED] = f"{MARK}nowhere"
    window = python(folder, "-c", STORY, journal, request.param, out, json.dumps(typed))
    of = ("--journal", journal, "--sheet-file", folder / "sheet.txt")
    asked = {**notes_by(of, words), **commands_over(of, out, words)}
    if key is not None:
        # A passphrase would be tried anew by each command, which takes its time by design.
        (folder / "sheet.txt").write_text(protection.sheet_groups(key).text)
    as_text = [[*map(os.fspath, one)] for one in asked.values()]
    done = python(folder, "-c", COMMANDS, json.dumps(as_text))
    assert done.returncode == 0, done.stderr
    answers = (Said(*one) for one in json.loads(done.stdout))
    commands = dict(zip(asked, answers, strict=True))
    return Told(folder, out, journal, words, typed, window, commands)


def notes_by(of, words):
    """Notes by command: one for nobody else, and one that they may read."""
    seen, tag = (words.word(Vis.SHAREABLE, "notes") for _ in range(2))
    promised, wished = (words.word(Vis.SHAREABLE, "prep") for _ in range(2))
    shared = f"@{NAMES[0]} {seen} #{tag} !{promised} ?{wished} >>"
    private = f"@{NAMES[0]} vent: {words.word()} #{words.word()}"
    return {"note": ("note", *of, private), "shareable note": ("note", *of, shared)}


def commands_over(of, out, words):
    packet = ("packet", *of, *QUARTER, "--out")
    nobody = words.private[0]
    papers = {
        f"{kind} of {whose}": (
            *("packet", *of, "--kind", kind, *more, "--all"),
            *(("--out", out / "own", *MINE) if whose == "mine" else ("--out", out / kind)),
        )
        for kind, more in PAPERS.items()
        for whose in ("theirs", "mine")
    }
    return {
        "search": ("search", *of, nobody),
        "search as JSON": ("search", *of, f"person:{NAMES[0]}", "--json"),
        "due": ("due", *of),
        "due as JSON": ("due", *of, "--json"),
        "calendar": ("calendar", *of, "--out", out / CALENDAR),
        "backup": ("backup", *of),
        "check": ("check", *of),
        "packets": (*packet, out / "packets", "--all"),
        "own": (*packet, out / "own", "--all", *MINE),
        "packet of nobody": (*packet, out / "packets", "--person", nobody),
        "export": ("export", *of, "--out", out / "export"),
        "import": ("import", "roster", out / f"{nobody}.csv", *of),
        "restore": ("restore", *of, "--yes"),
        "plan status": ("plan", "status", *of),
        "forms": ("plan", "invite", *of, "--all", "--half", "2026-H2", "--out", out / FORMS),
        "review status": ("review", "status", *of),
        **{
            into: ("review", "forms", "2026-11", *of, "--all", *more, "--to", out / into)
            for into, more in ((OWN_ANSWERS, ()), (UPWARD, ("--upward",)))
        },
        "reviews": (
            *("packet", *of, "--kind", "boss_review", "--period", "2026-Q4"),
            *("--out", out / "reviews"),
        ),
        "training plan": ("training", "plan", "2026-Q4", *of),
        "training calendar": ("training", "export-ics", "2026-Q4", *of, "--to", out / TRAINING),
        "givers": ("training", "export-ics", "2026-Q4", *of, "--givers", "--to", out / GIVERS),
        **{
            kind: ("packet", *of, "--kind", kind, *more, "--out", out / "team" / kind)
            for kind, more in TEAM_PAPERS.items()
        },
        **papers,
    }


def python(folder, *arguments):
    """A Python whose every folder to write into lies in ``folder``."""
    homes = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
    xdg = (f"XDG_{what}_HOME" for what in ("DATA", "CONFIG", "CACHE", "STATE"))
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder / "temporary"))
    own = {
        **dict.fromkeys((*homes, *xdg, "XDG_RUNTIME_DIR"), str(folder / "home")),
        **temporary,
        "TOUCHLINE_DATA": str(folder / "data"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return subprocess.run(
        [sys.executable, *map(os.fspath, arguments)],
        stdin=subprocess.DEVNULL,
        env={**os.environ, **own},
        cwd=folder / "home",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def holds(data, words):
    """Which of the words are in ``data``, in either spelling that programs have for text."""
    return [
        word for word in words if any(word.encode(code) in data for code in ("utf-8", "utf-16-le"))
    ]


def everything_told(told):
    words = told.words
    papers = (word for of_kind in words.papers.values() for word in of_kind)
    return [
        *(MARK, MARK.capitalize(), *words.private, *words.shared, *papers, *NAMES, MANAGER),
        *words.training,
    ]


def files_besides(told, *left_out):
    found = (path for path in told.folder.rglob("*") if path.is_file())
    return [path for path in found if not any(path.is_relative_to(one) for one in left_out)]


def said_of(packet):
    """All a PDF says: its pages, properties, outline, attachments, notes, and its bare bytes."""
    reader = PdfReader(packet)
    pages = [page.extract_text() for page in reader.pages]
    notes = [str(note.get_object()) for page in reader.pages for note in page.get("/Annots", [])]
    beside = (reader.metadata, reader.xmp_metadata, reader.outline, list(reader.attachments))
    return " ".join(pages), f"{beside}{notes}{packet.read_bytes()!r}"


def test_the_story_was_told(told):
    assert told.window.returncode == 0, told.window.stderr
    codes = {name: done.code for name, done in told.commands.items()}
    assert codes == {name: int(name in REFUSED) for name in codes}, told.commands
    assert len(told.words.private) > 100
    assert len(told.words.shared) > 10
    assert len([*(told.out / "packets").iterdir()]) == len(NAMES)


def test_the_window_says_nothing_on_the_terminal(told):
    said = [line for line in told.window.stderr.splitlines() if not line.startswith(PLATFORM)]
    assert (told.window.stdout, said) == ("", [])


def test_commands_tell_no_more_than_was_asked(told):
    done = {name: said for name, said in told.commands.items() if name not in REFUSED}
    assert {said.err for said in done.values()} == {""}
    for name in ("note", "shareable note", "backup", "check", "restore"):
        assert MARK not in done[name].out.casefold()
    for name in ANSWERING:
        assert MARK in done[name].out.casefold()
    for name in REFUSED:
        assert MARK not in told.commands[name].err.replace(told.words.private[0], "").casefold()


def test_nothing_is_left_in_any_folder_but_the_journal_and_what_was_asked_for(told):
    """An encrypted journal and its backups are searched as well."""
    is_plain = told.journal.read_bytes().startswith(b"SQLite format 3")
    data = told.folder / "data"
    kept = (told.journal, data / "backups", data / "before-restore") if is_plain else ()
    searched = files_besides(told, told.out, *kept)
    assert data / "touchline.log" in searched
    words = everything_told(told)
    assert {path: found for path in searched if (found := holds(path.read_bytes(), words))} == {}
    assert [path for path in searched if MARK in path.name.casefold()] == []
    assert list((told.folder / "temporary").rglob("*")) == []
    copies = [path for path in data.rglob("*.db") if path != told.journal]
    assert len(copies) > 1
    # What is searched for can be found: a plain journal is full of it.
    assert bool(holds(told.journal.read_bytes(), words)) == is_plain


def test_the_log_tells_of_the_errors_by_their_places(told):
    log = (told.folder / "data" / "touchline.log").read_text("utf-8")
    assert "RuntimeError" in log
    assert "OperationalError" in log
    assert "tests/faults/canary_story.py" in log


def test_diagnostics_hold_no_name_and_no_word(told):
    said = (told.out / DIAGNOSTICS).read_text("utf-8")
    assert "RuntimeError" in said
    assert MARK not in said.casefold()
    assert str(told.folder) not in said


def test_a_reps_packet_holds_what_is_shared_once_and_nothing_else(told):
    packets = {path.name.split(" - ")[0]: path for path in (told.out / "packets").iterdir()}
    for packet in (packets[NAMES[0]], told.out / SAVED):
        text, beside = said_of(packet)
        assert {word: text.count(word) for word in told.words.shared} == dict.fromkeys(
            told.words.shared, 1
        )
        assert [word for word in told.words.private if word in text] == []
        assert [name for name in NAMES[1:] if name in text] == []
        assert MARK not in beside.casefold()


@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_of_coaching_holds_what_may_be_read_in_it_once_and_nothing_else(told, kind):
    papers = {path.name.split(" - ")[0]: path for path in (told.out / kind).iterdir()}
    text, beside = said_of(papers[NAMES[0]])
    wanted = told.words.papers[kind]
    assert {word: text.count(word) for word in wanted} == dict.fromkeys(wanted, 1)
    assert len(wanted) > 5
    assert [word for word in told.words.private if word in text] == []
    assert MARK not in beside.casefold()
    if kind == "monthly":
        assert [word for word in told.words.left_out if word in text] == []


def test_the_form_of_a_plan_holds_what_they_wrote_and_nothing_that_is_private(told):
    forms = {path.name.split(" - ")[0]: path for path in (told.out / FORMS).iterdir()}
    assert forms.keys() == {*NAMES}
    said = "".join(said_of(forms[NAMES[0]]))
    assert len([word for word in told.words.papers["plan"] if word in said]) > len(SectionKind)
    assert [word for word in told.words.private if word in said] == []
    assert [name for name in NAMES[1:] if name in said] == []


@pytest.mark.parametrize("into", [OWN_ANSWERS, UPWARD])
def test_the_form_of_a_review_holds_no_answer_and_nothing_that_is_private(told, into):
    forms = {path.name.split(" - ")[0]: path for path in (told.out / into).iterdir()}
    assert forms.keys() == {*NAMES}
    said = "".join(said_of(forms[NAMES[0]]))
    asked = {word for word in told.words.asked if word in said}
    assert len(asked) == (4 if into == OWN_ANSWERS else 0)  # a heading and a question each
    assert [word for word in told.words.private if word in said and word not in asked] == []
    assert [name for name in NAMES[1:] if name in said] == []


def test_the_reviews_for_whoever_the_manager_reports_to_hold_nothing_that_is_private(told):
    (path,) = (told.out / "reviews").iterdir()
    text, beside = said_of(path)
    assert all(name in text for name in NAMES)
    kept = {*told.words.private} - {*told.words.theirs}
    assert [word for word in kept if word in text] == []
    assert MARK not in beside.casefold()


def test_the_calendar_for_other_programs_holds_no_word_of_a_note(told):
    calendar = (told.out / CALENDAR).read_bytes().replace(b"\r\n ", b"")
    found = {word.casefold() for word in holds(calendar, everything_told(told))}
    known = {MARK, MANAGER.casefold(), *(name.casefold() for name in NAMES)}
    assert found <= known | {*told.words.customers}
    assert found & {*told.words.customers}


@pytest.mark.parametrize("kind", TEAM_PAPERS)
def test_a_paper_about_training_holds_nothing_that_is_private(told, kind):
    papers = [said_of(path) for path in (told.out / "team" / kind).iterdir()]
    text = " ".join(text for text, _ in papers)
    assert any(word in text for word in told.words.training)
    taught = told.words.taught if kind == "who_knows_what" else ()
    assert [word for word in told.words.private if word in text and word not in taught] == []
    assert [beside for _, beside in papers if MARK in beside.casefold()] == []
    if kind == "topic_list":
        assert [name for name in NAMES if name in text] == []


def test_calendars_of_training_hold_what_the_team_knows_and_nothing_else(told):
    files = [told.out / TRAINING, *(told.out / GIVERS).iterdir()]
    assert len(files) == 1 + len([*NAMES, MANAGER, "a guest"])
    known = {MARK, MANAGER.casefold(), *(name.casefold() for name in NAMES), *told.words.training}
    for path in files:
        calendar = path.read_bytes().replace(b"\r\n ", b"")
        assert {word.casefold() for word in holds(calendar, everything_told(told))} <= known
        assert holds(calendar, told.words.training)


def test_each_packet_is_about_one_person(told):
    for path in (path for kind in ("packets", *PAPERS) for path in (told.out / kind).iterdir()):
        text, beside = said_of(path)
        about = path.name.split(" - ")[0]
        assert [name for name in NAMES if name in text] == [about]
        assert MARK not in beside.casefold()
        if about != NAMES[0]:
            shared = (told.words.shared, *told.words.papers.values())
            assert [word for words in shared for word in words if word in text] == []


def test_what_is_for_the_manager_alone_says_so_and_is_found(told):
    """The search works: the same words are on the private page and in the export."""
    own = [path for path in (told.out / "own").iterdir() if path.name.startswith(NAMES[0])]
    assert len(own) == 1 + len(PAPERS)
    assert all(path.name.endswith(" - manager only.pdf") for path in own)
    for path in own:
        text, _ = said_of(path)
        assert any(word in text for word in told.words.private), path.name
    (archive,) = (told.out / "export").rglob("journal.json")
    exported = archive.read_text("utf-8")
    assert [word for word in told.words.private if word not in exported] == []


def test_what_was_typed_and_not_added_is_kept_in_the_journal(told):
    encrypted = not told.journal.read_bytes().startswith(b"SQLite format 3")
    key = derive(PASSPHRASE, told.journal.read_bytes()[:16]) if encrypted else None
    journal = journal_file.open_journal(told.journal, key=key, read_only=True)
    try:
        drafts = str(journal.asides("draft/"))
        assert [name for name in TYPED if told.typed[name] in drafts] == [*LEFT]
        assert journal.ask(people.roster)[0].name == NAMES[0]
    finally:
        journal.close()
