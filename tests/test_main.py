"""The program from the outside: started as a process of its own, the way a user starts it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import __version__
from tests.command_line import QUARTER, TEAM, everything, roster_file, small_team
from tests.ui import sealed

pytestmark = pytest.mark.long

ROOT = Path(__file__).parent.parent
ON_WINDOWS = os.name == "nt"
#: What the first screen does without; each would keep the user waiting for it.
NOT_BEFORE_THE_FIRST_PAINT = {
    *("alembic", "dateutil", "holidays", "hypothesis", "icalendar", "openpyxl", "pypdf", "pytest"),
    *("python_calamine", "reportlab", "sqlalchemy", "sqlite3", "xlsxwriter"),
    *("csv", "ctypes", "decimal", "difflib", "email", "importlib.metadata", "json"),
    *("logging.handlers", "multiprocessing", "socket", "sqlite3", "statistics", "tomllib"),
    *("PySide6.QtNetwork", "PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtPrintSupport"),
    *("app.cli", "app.domain.models", "app.domain.people", "app.exchange", "app.gather"),
    *("app.journal", "app.report", "app.sample", "app.storage.database", "app.storage.schema"),
    *("app.ui.dialogs", "app.ui.editors", "app.ui.form", "app.ui.tabs.team.tab"),
}
#: What only a journal with a passphrase needs, and then at once.
FOR_A_PASSPHRASE = {"app.ui.background", "app.ui.lock_page", "app.ui.locker"}
#: Runs several commands in one process; says which modules the last one left behind.
RUN_ALL = (
    "import json, sys; from app.main import run\n"
    "for arguments in json.loads(sys.argv[1]):\n"
    "    try: run(arguments)\n"
    "    except SystemExit: pass\n"
    "print(json.dumps(sorted(sys.modules)))\n"
)


@pytest.fixture
def home(tmp_path):
    """A new user's home."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def python(*arguments, home, text=True, **environment):
    """A Python with no screen and a home of its own, run to its end."""
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "TOUCHLINE_DATA", "LANG", "LC_ALL")
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    homes = ("HOME", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    own = {**dict.fromkeys(homes, str(home)), "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [sys.executable, *map(os.fspath, arguments)],
        env={**kept, **own},
        cwd=home,
        capture_output=True,
        text=text,
        encoding="utf-8" if text else None,
        check=False,
        timeout=60,
    )


def touchline(*arguments, **options):
    return python("-m", "app", *arguments, **options)


def test_commands_run_without_a_screen(home, tmp_path):
    journal, out = tmp_path / "sample.db", tmp_path / "out"
    assert touchline("new", journal, "--sample", home=home).returncode == 0
    packets = ("--all", *QUARTER, "--out", out)
    done = touchline("packet", "--journal", journal, *packets, home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == len(list(out.iterdir())) == 10
    done = touchline("people", "--journal", journal, home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Tomás Herrera" in done.stdout
    if not ON_WINDOWS:
        made = [journal, *out.iterdir()]
        assert {path.stat().st_mode & 0o777 for path in made} == {0o600}
    assert list(home.iterdir()) == []


def test_the_version_is_said_and_a_wrong_option_explained(home):
    assert touchline("--version", home=home).stdout == f"touchline {__version__}\n"
    done = touchline("--verbose", home=home)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("none.db", "There is no journal at none.db."),
        ("peple", "There is no journal at peple."),
        ("roster.csv", "roster.csv is not a Touchline journal."),
    ],
)
def test_a_window_over_no_journal_is_refused_before_it_needs_a_screen(home, name, why):
    roster_file(home)
    done = touchline(name, home=home)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"touchline: {why}\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others have a screen always")
@pytest.mark.parametrize("arguments", [[], ["--sample"], ["journal.db"]], ids=str)
def test_a_window_without_a_screen_is_refused(home, arguments):
    (home / "journal.db").write_bytes(small_team(home).read_bytes())
    before = everything(home)
    done = touchline(*arguments, home=home)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "touchline: There is no screen to open a window on.\n"
    assert everything(home) == before


@pytest.mark.parametrize("as_json", [[], ["--json"]])
def test_a_pipe_that_knows_few_letters_gets_codes_for_the_rest(home, tmp_path, as_json):
    team = small_team(tmp_path)
    roster = tmp_path / "roster.csv"
    roster.write_text("Name\nTomás Ångström 田中\n", encoding="utf-8")
    ascii_only = {"home": home, "PYTHONIOENCODING": "ascii"}
    done = touchline("import", "roster", roster, "--journal", team, **ascii_only)
    assert (done.returncode, done.stderr) == (0, "")
    done = touchline("people", "--journal", team, *as_json, **ascii_only)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u7530\\u4e2d" in done.stdout
    if as_json:
        assert "Tomás Ångström 田中" in {person["name"] for person in json.loads(done.stdout)}


@pytest.mark.skipif(ON_WINDOWS, reason="names are text there")
def test_a_file_whose_name_is_not_text(home, tmp_path):
    path = os.fsencode(tmp_path) + b"/na\xefve.db"
    done = touchline("new", path, home=home, text=False)
    assert (done.returncode, done.stderr) == (0, b"")
    done = touchline("check", "--journal", path, home=home, text=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(ON_WINDOWS, reason="a shell's pipes")
def test_a_reader_that_has_enough_is_no_error(home, tmp_path):
    team = small_team(tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "app", "people", "--journal", team],
            cwd=ROOT,
            env={**os.environ, "HOME": str(home)},
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_log_holds_no_names_and_no_words_of_the_journal(home, tmp_path):
    """Commands that work, that are refused and that fail, all on people and notes with a canary."""
    canary = "Quetzalcoatl"
    journal, roster, out = tmp_path / "j.db", tmp_path / f"{canary}.csv", tmp_path / "out"
    roster.write_bytes(TEAM + f"{canary} Lee,{canary}@example.com,31/31/2024,{canary}\n".encode())
    in_the_way = out / f"{canary} Lee - Quarterly review Q3 2026.pdf"
    in_the_way.mkdir(parents=True)
    broken = tmp_path / "broken.csv"
    broken.write_text(f'Name,Title\n"{canary},AE\n')
    of = ["--journal", str(journal)]
    packet = ["packet", *of, *QUARTER, "--out", str(out)]
    commands = [
        ["new", str(journal), "--manager", canary],
        ["import", "roster", str(roster), *of],
        ["import", "performance", str(roster), *of],
        ["import", "roster", str(broken), *of],
        ["import", "roster", str(tmp_path / canary), *of],
        ["people", *of],
        [*packet, "--all"],
        [*packet, "--person", canary],
        [*packet, "--all", "--audience", "manager"],
        ["packet", *of, *QUARTER, "--all", "--out", str(roster / canary)],
        ["check", "--journal", str(roster)],
        ["check", *of],
    ]
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    done = python("-c", RUN_ALL, json.dumps(commands), home=home, TMPDIR=str(temporary))
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert canary in done.stdout
    kept = [path for folder in (home, temporary) for path in folder.rglob("*") if path.is_file()]
    assert [path.name for path in kept] == ["touchline.log"]
    log = kept[0].read_text(encoding="utf-8")
    assert "IsADirectoryError" in log
    told = (canary, "Dana", "Whitfield", "Marcus", "example.com", str(tmp_path))
    assert [words for words in told if words in log] == []
    # Nothing of a window is loaded for a command.
    modules = set(json.loads(done.stdout.splitlines()[-1]))
    assert modules.isdisjoint({"PySide6.QtGui", "PySide6.QtWidgets", "app.ui"})


def loaded_by_the_first_paint(home, journal):
    """The names of the modules that are there when the window over ``journal`` is painted."""
    folder = home / "data"
    folder.mkdir()
    (folder / "journal.db").write_bytes(journal.read_bytes())
    driver = ROOT / "tests" / "bench" / "first_paint.py"
    offscreen = {"QT_QPA_PLATFORM": "offscreen", "TOUCHLINE_DATA": str(folder)}
    done = python(driver, "modules", home=home, **offscreen)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "app.ui.roster" in loaded
    return loaded


def test_nothing_heavy_is_loaded_before_the_first_paint(home, tmp_path):
    """A new module here costs every start; see what it is needed for, and import it later."""
    loaded = loaded_by_the_first_paint(home, small_team(tmp_path))

    assert sorted(loaded & (NOT_BEFORE_THE_FIRST_PAINT | FOR_A_PASSPHRASE)) == []


def test_the_question_for_the_passphrase_needs_no_more_than_the_roster(home, tmp_path):
    loaded = loaded_by_the_first_paint(home, sealed.make(tmp_path / "journal.db"))

    assert loaded >= FOR_A_PASSPHRASE
    assert (
        sorted(loaded & (NOT_BEFORE_THE_FIRST_PAINT | {"keyring", "app.protection", "app.ui.idle"}))
        == []
    )


@pytest.mark.parametrize("size", [0, 5000], ids=["empty", "cut short"])
def test_what_the_window_has_ways_around_is_not_refused_before(home, tmp_path, size):
    (home / "team.db").write_bytes(small_team(tmp_path).read_bytes()[:size])
    done = touchline("team.db", home=home)
    assert done.stderr == "touchline: There is no screen to open a window on.\n"
