"""A canary in every name and every note: nowhere but in the journal and where it was asked for.

A program of its own tells a whole story with the real window; commands follow. Afterwards every
folder that a program could write to is searched, and so is everything that it said.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import traceback
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest
import time_machine
from pypdf import PdfReader

from app import journal_file, protection
from app.domain import facts, goals, people
from app.domain.kinds import Certainty, FactKind, GoalState, Vis, Voice
from app.storage.key import derive
from tests import builders

ROOT = Path(__file__).parents[2]
PASSPHRASE = "quokka and cassowary"
#: What every sentinel holds; no other text of the program does.
MARK = "kwok"
NAMES = tuple(f"{MARK}name{letter}".capitalize() for letter in "abc")
MANAGER = f"{MARK}boss".capitalize()
QUARTER = ("--kind", "quarterly", "--period", "2026-Q4")
#: What the window is told to write, which may hold what the user chose.
SAVED, DIAGNOSTICS = "from the window.pdf", "diagnostics.txt"
NOON = datetime(2026, 11, 22, 12)
#: What the platform without a screen says of every window.
PLATFORM = "This plugin does not support"
#: Seconds after which the story is taken for stuck.
PATIENCE = 30
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
STORY = "import sys; from tests.faults.test_canary import story; sys.exit(story(*sys.argv[1:]))"


class Sentinels:
    """Unlikely words, and for whom each was written down."""

    def __init__(self):
        self.private, self.shared = [], []
        self._numbers = count(100)

    def word(self, vis=Vis.PRIVATE):
        """A word that stands nowhere else."""
        word = f"{MARK}{next(self._numbers)}x"
        (self.shared if vis is Vis.SHAREABLE else self.private).append(word)
        return word


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
    window: subprocess.CompletedProcess[str]
    commands: list[Said]


# The journal


def fill(db, words):
    """Three people about whom everything is written that can be written."""
    step = builders.InOneStep(db)
    for name in NAMES:
        who = builders.person(
            *(step, name),
            email=f"{words.word()}@example.com",
            phone=words.word(),
        ).id
        own = words if name == NAMES[0] else Others(words)
        _statements(step, who, own)
        builders.result(step, who, builders.quarter(), 10000, 9000)
        for vis in Vis:
            _goals(step, who, own, vis)
            _ratings(step, who, own, vis)


class Others(Sentinels):
    """Words about somebody else: none of them belongs into the packet."""

    def __init__(self, words):
        super().__init__()
        self._words = words

    def word(self, vis=Vis.PRIVATE):
        """A word that stands nowhere else."""
        return self._words.word()


def _statements(step, who, words):
    for kind in FactKind:
        for vis in Vis:
            if vis is Vis.PRIVATE or facts.may_be_shared(kind, Certainty.SEEN):
                builders.fact(
                    *(step, who, words.word(vis)),
                    kind=kind,
                    vis=vis,
                    evidence=words.word(),
                    certainty=Certainty.SEEN,
                )


def _goals(step, who, words, vis):
    for state in GoalState:
        seen = vis if state is not GoalState.DROPPED else Vis.PRIVATE
        skill = builders.skill(step, f"Skill {next(NUMBERS)}")
        goal = builders.goal(
            *(step, who, words.word(seen), skill.id), why=words.word(seen), vis=vis, to_level=4
        )
        step.do("Add step", goals.add_checkpoint, goal.id, builders.TODAY, words.word(seen))
        step.do("Close", goals.close, goal.id, state, builders.TODAY)


def _ratings(step, who, words, vis):
    skill = builders.skill(step, f"Skill {next(NUMBERS)}").id
    builders.rating(step, who, skill, 3, days_ago=200, vis=vis)
    builders.rating(step, who, skill, 4, justification=words.word(vis), vis=vis)
    builders.rating(
        *(step, who, skill, 2), voice=Voice.SELF, justification=words.word(), vis=Vis.PRIVATE
    )


NUMBERS = count(1)


# The story, in a process of its own


def story(journal, passphrase, out, words):
    """Open, add, edit, preview, save, lock, unlock, fail, diagnose, leave a draft, quit."""
    from PySide6.QtCore import QTimer

    from app import log
    from app.main import make_journal
    from app.storage.first_look import first_look
    from app.ui import ask
    from app.ui.program import Program
    from tests.fake_ask import FakeAsker

    os.umask(0o077)
    log.watch_for_crashes()
    asker = FakeAsker()
    ask.use(asker)
    program = Program(first_look, make_journal)
    failed: list[str] = []

    steps = _play(program, asker, passphrase, Path(out), json.loads(words))
    reached = [lambda: program.window is not None]

    def go_on():
        try:
            if reached[0]():
                reached[0] = _never
                reached[0] = next(steps, _never)
        except BaseException:
            failed.append(traceback.format_exc())
            program.app.exit(3)

    watch = QTimer(interval=5, timeout=go_on)
    watch.start()
    with time_machine.travel(NOON, tick=True):
        code = program.run(Path(journal))
    if failed:
        sys.exit(failed[0])
    asker.done()
    return code


def _never():
    """What the story waits for while a step of it is under way, and when it is over."""
    return False


class Hands:
    """The hands of a manager where there is no test around them."""

    def __init__(self):
        from PySide6.QtTest import QTest

        self.keySequence, self.mouseClick, self._wait = (
            QTest.keySequence,
            QTest.mouseClick,
            QTest.qWait,
        )

    def waitUntil(self, holds):
        """Let the program go on until this holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, "it never came about"
            self._wait(5)


def _play(program, asker, passphrase, out, words):
    from tests.ui.manager import Manager

    qtbot = Hands()
    manager = Manager(qtbot, program.window)
    if passphrase:
        _unlock(manager, passphrase)
    qtbot.waitUntil(lambda: program.window.journal is not None)
    qtbot.waitUntil(program.window.team.isVisible)
    qtbot.waitUntil(lambda: len(manager.names()) == len(NAMES))
    manager.choose(NAMES[0])
    _write(manager, words)
    _print(manager, asker, out)
    if passphrase:
        _lock(manager, passphrase)
    yield from _fail(manager, asker, words)
    _diagnose(manager, asker, out)
    _leave(manager, words)


def _unlock(manager, passphrase):
    from app.ui.lock_page import LockPage
    from tests.ui.manager import type_into

    def asks():
        return manager.window.findChild(LockPage) is not None

    manager.qtbot.waitUntil(asks)
    page = manager.window.findChild(LockPage)
    type_into(page.box.line, passphrase)
    page.unlock()


def _write(manager, words):
    """Add a statement, and change it."""
    manager.click(manager.page.strengths.action)
    manager.fill(text=words["added"], evidence=words["evidence"])
    manager.commit()
    manager.qtbot.waitUntil(manager.no_dialog)
    manager.press("Ctrl+Z")
    manager.press("Ctrl+Y")


def _print(manager, asker, out):
    from app.ui.dialogs.packet import PacketDialog

    manager.window.print_packet()
    dialog = manager.dialog(PacketDialog)
    manager.qtbot.waitUntil(lambda: dialog.data is not None)
    asker.expect("save_file", out / SAVED)
    dialog.save_button.click()
    dialog.close()
    manager.qtbot.waitUntil(manager.no_dialog)


def _lock(manager, passphrase):
    window = manager.window
    window.lock()
    assert window.journal.locked
    assert MARK not in window.windowTitle().casefold()
    _unlock(manager, passphrase)
    manager.qtbot.waitUntil(lambda: not window.journal.locked)


def _fail(manager, asker, words):
    """An error of the program and one of the database, both with the canary in their words."""
    from PySide6.QtCore import QTimer

    def no_such_column(db):
        from sqlalchemy import text

        db.execute(text(f"SELECT {words['added']}"), {"note": words["evidence"]})

    def stumble():
        canary = words["added"]
        raise RuntimeError(canary)

    def stumble_in_the_journal():
        manager.window.journal.ask(no_such_column)

    for error in (stumble, stumble_in_the_journal):
        before = len(asker.asked)
        asker.expect("choose", "Continue")
        QTimer.singleShot(0, error)
        # Outside of all that is being done: only there does an error go unheeded.
        yield lambda before=before: len(asker.asked) > before
        assert MARK not in str(asker.asked[before:]).casefold()


def _diagnose(manager, asker, out):
    from app.ui.dialogs.diagnostics import DiagnosticsDialog

    dialog = DiagnosticsDialog(manager.window.journal, manager.window)
    dialog.open()
    manager.qtbot.waitUntil(dialog.save_button.isEnabled)
    asker.expect("save_file", out / DIAGNOSTICS)
    dialog.save_button.click()
    dialog.close()
    manager.qtbot.waitUntil(manager.no_dialog)


def _leave(manager, words):
    """Close the window while something is typed that was not added yet."""
    manager.click(manager.page.strengths.action)
    manager.fill(text=words["draft"])
    manager.window.close()


# The tests


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
    typed = {"added": words.word(), "evidence": words.word(), "draft": words.word()}
    window = python(folder, "-c", STORY, journal, request.param, out, json.dumps(typed))
    asked = [[*map(os.fspath, one)] for one in commands_over(journal, out, words, folder)]
    if key is not None:
        # A passphrase would be tried anew by each command, which takes its time by design.
        (folder / "sheet.txt").write_text(protection.sheet_groups(key).text)
    done = python(folder, "-c", COMMANDS, json.dumps(asked))
    assert done.returncode == 0, done.stderr
    commands = [Said(*one) for one in json.loads(done.stdout)]
    return Told(folder, out, journal, words, window, commands)


def commands_over(journal, out, words, folder):
    of = ("--journal", journal, "--sheet-file", folder / "sheet.txt")
    packet = ("packet", *of, *QUARTER, "--out")
    return [
        ("backup", *of),
        ("check", *of),
        (*packet, out / "packets", "--all"),
        (*packet, out / "own", "--all", "--audience", "manager"),
        (*packet, out / "packets", "--person", words.private[0]),
        ("export", *of, "--out", out / "export"),
        ("import", "roster", out / f"{words.private[0]}.csv", *of),
        ("restore", *of, "--yes"),
    ]


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
    return [MARK, MARK.capitalize(), *told.words.private, *told.words.shared, *NAMES, MANAGER]


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
    codes = [done.code for done in told.commands]
    assert codes == [0, 0, 0, 0, 1, 0, 1, 0], told.commands
    assert len(told.words.private) > 100
    assert len(told.words.shared) > 10
    assert len([*(told.out / "packets").iterdir()]) == len(NAMES)


def test_the_window_says_nothing_on_the_terminal(told):
    said = [line for line in told.window.stderr.splitlines() if not line.startswith(PLATFORM)]
    assert (told.window.stdout, said) == ("", [])


def test_commands_that_fail_tell_no_more_than_was_asked(told):
    backup, check, packets, own, unknown, export, missing, restore = told.commands
    assert [one.err for one in (backup, check, packets, own, export, restore)] == [""] * 6
    for one in (backup, check, restore):
        assert MARK not in one.out.casefold()
    asked_about = told.words.private[0]
    for one in (unknown, missing):
        assert MARK not in one.err.replace(asked_about, "").casefold()


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
    assert "tests/faults/test_canary.py" in log


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


def test_each_packet_is_about_one_person(told):
    for path in (told.out / "packets").iterdir():
        text, beside = said_of(path)
        about = path.name.split(" - ")[0]
        assert [name for name in NAMES if name in text] == [about]
        assert MARK not in beside.casefold()
        if about != NAMES[0]:
            assert [word for word in told.words.shared if word in text] == []


def test_what_is_for_the_manager_alone_says_so_and_is_found(told):
    """The search works: the same words are on the private page and in the export."""
    own = next(path for path in (told.out / "own").iterdir() if path.name.startswith(NAMES[0]))
    assert own.name.endswith(" - manager only.pdf")
    text, _ = said_of(own)
    assert len([word for word in told.words.private if word in text]) > 10
    (archive,) = (told.out / "export").rglob("journal.json")
    exported = archive.read_text("utf-8")
    assert [word for word in told.words.private if word not in exported] == []


def test_what_was_typed_and_not_added_is_kept_in_the_journal(told):
    encrypted = not told.journal.read_bytes().startswith(b"SQLite format 3")
    key = derive(PASSPHRASE, told.journal.read_bytes()[:16]) if encrypted else None
    journal = journal_file.open_journal(told.journal, key=key, read_only=True)
    try:
        assert told.words.private[-1] in str(journal.asides("draft/"))
        assert journal.ask(people.roster)[0].name == NAMES[0]
    finally:
        journal.close()
