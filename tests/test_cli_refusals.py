"""The command line: what it refuses, in one plain line, with nothing changed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.storage import driver
from tests.command_line import QUARTER, everything, roster_file

ON_LINUX = sys.platform.startswith("linux")
AS_ROOT = os.name == "nt" or os.geteuid() == 0
ROOT = Path(__file__).parent.parent


# Making a journal


def test_no_journal_is_made_over_a_file_or_in_no_folder(touchline, team, tmp_path):
    before = everything(tmp_path)
    assert touchline("new", team).refusal == f"There is a file at {team} already."
    assert touchline("new", tmp_path, "--sample").refusal.endswith("already.")
    assert touchline("new", tmp_path / "no" / "new.db").refusal.startswith("There is no folder")
    assert touchline("new", team / "new.db").refusal.startswith("There is no folder")
    said = touchline("new", tmp_path / "new.db", "--manager", "  ")
    assert said.refusal == "Manager: This cannot be empty."
    assert everything(tmp_path) == before


# Importing


UNREADABLE = {
    "empty": b"",
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "noise": bytes((i * 7919) % 251 for i in range(4096)),
    "quote": b'Name,E-mail\n"Dana Whitfield,dana@example.com\nBo Lee,bo@example.com\n',
    "header": b"Name,E-mail\n",
    "prose": b"Dear team,\nplease find the roster attached.\n",
    "columns": b"Region,Amount\nNorth,5\nSouth,7\n",
    "archive": b"PK\x03\x04" + bytes(200),
    "card": b"BEGIN:VCARD\nVERSION:3.0\nFN:Dana\n",
}


@pytest.mark.parametrize("kind", ["roster", "performance"])
@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_file_that_holds_nothing_to_take_in_changes_nothing(
    touchline, team, tmp_path, kind, data
):
    file = tmp_path / "file.csv"
    file.write_bytes(data)
    before = everything(tmp_path)
    assert touchline("import", kind, file, "--journal", team).refusal
    assert everything(tmp_path) == before


def test_a_file_to_import_has_to_be_a_file(touchline, team, tmp_path):
    before = everything(tmp_path)
    nothing, folder = tmp_path / "no.csv", tmp_path
    import_into = ("--journal", team)
    said = touchline("import", "roster", nothing, *import_into)
    assert said.refusal == f"There is no file {nothing}."
    said = touchline("import", "roster", folder, *import_into)
    assert said.refusal == f"{folder} is a folder, not a file."
    assert everything(tmp_path) == before


@pytest.mark.skipif(not ON_LINUX, reason="the file has no end only there")
def test_a_file_without_an_end_is_too_big(touchline, team):
    said = touchline("import", "roster", "/dev/zero", "--journal", team)
    assert said.refusal == "The file is too big: at most 50 MB can be read."


# Packets


def test_an_empty_team_is_said_to_be_empty(touchline, own, path, tmp_path):
    own.close()
    out = tmp_path / "out"
    said = touchline("packet", "--journal", path, "--all", *QUARTER, "--out", out)
    assert said.refusal == "Nobody is on the team yet."
    assert not out.exists()


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ("Dana Whitfeld", "Did you mean Dana Whitfield?"),
        ("marcus", "Did you mean Marcus Oyelaran?"),
        ("Zzyzx", "Nobody here is called Zzyzx."),
        ("", "Nobody here is called ."),
    ],
)
def test_somebody_unknown_is_answered_with_the_nearest_names(
    touchline, team, tmp_path, wanted, hint
):
    out = tmp_path / "out"
    said = touchline("packet", "--journal", team, "--person", wanted, *QUARTER, "--out", out)
    assert said.refusal.endswith(hint)
    assert not out.exists()


@pytest.mark.parametrize("period", ["2026-Q7", "2026-Q0", "soon", "", "2026-07", "2026", "Q3"])
def test_a_quarterly_packet_is_about_a_quarter(touchline, team, tmp_path, period):
    out = tmp_path / "out"
    which = ("--kind", "quarterly", "--period", period)
    said = touchline("packet", "--journal", team, "--all", *which, "--out", out)
    assert said.refusal == f"{period} is not a quarter, such as 2026-Q3."
    assert not out.exists()


def test_a_file_stands_where_the_packets_should_go(touchline, team, tmp_path):
    before = everything(tmp_path)
    packets = ("packet", "--journal", team, "--all", *QUARTER, "--out")
    assert touchline(*packets, team).refusal == f"{team} is a file, not a folder."
    assert touchline(*packets, team / "out").refusal
    assert everything(tmp_path) == before


def test_a_folder_stands_where_one_packet_should_go(touchline, team, tmp_path):
    out = tmp_path / "out"
    in_the_way = out / "Marcus Oyelaran - Quarterly review Q3 2026.pdf"
    in_the_way.mkdir(parents=True)
    said = touchline("packet", "--journal", team, "--all", *QUARTER, "--out", out)
    assert said.refusal.startswith(f"{in_the_way} cannot be used: ")
    assert list(out.iterdir()) == [in_the_way]  # all of them, or none
    assert list(in_the_way.iterdir()) == []


@pytest.mark.skipif(AS_ROOT, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(touchline, team, tmp_path):
    out = tmp_path / "out"
    out.mkdir(mode=0o500)
    packets = ("packet", "--journal", team, "--all", *QUARTER, "--out")
    assert "Permission denied" in touchline(*packets, out).refusal
    assert "Permission denied" in touchline(*packets, out / "below").refusal
    assert list(out.iterdir()) == []


@pytest.mark.skipif(not ON_LINUX, reason="a folder that nobody can write, root included")
def test_a_folder_that_nobody_may_write(touchline, team):
    packets = ("packet", "--journal", team, "--all", *QUARTER, "--out")
    assert "/proc/self/Dana Whitfield" in touchline(*packets, "/proc/self").refusal
    assert "/proc/below" in touchline(*packets, "/proc/below").refusal


# Damage


def test_damage_is_found(touchline, team):
    data = bytearray(team.read_bytes())
    page = int.from_bytes(data[16:18])
    for start in range(3 * page, len(data), page):
        data[start : start + 40] = b"\xff" * 40
    team.write_bytes(data)
    assert touchline("check", "--journal", team).refusal.startswith(f"{team} is damaged: ")
    assert team.read_bytes() == data


# Journals that cannot be opened


def newer(data):
    return data[:60] + (driver.SCHEMA + 1).to_bytes(4) + data[64:]


SPOILT = {
    "missing": (lambda data: None, "There is no journal at"),
    "empty": (lambda data: b"", "is empty: it holds no journal."),
    "cut short": (lambda data: data[: len(data) // 2], "is damaged."),
    "cut in its head": (lambda data: data[:60], "is damaged."),
    "text": (lambda data: b"Dear diary, " * 50, "is not a Touchline journal."),
    "other database": (
        lambda data: data[:68] + bytes(4) + data[72:],
        "is not a Touchline journal.",
    ),
    "newer": (newer, "was written by a newer Touchline. Nothing in it was changed."),
}
COMMANDS = {
    "people": ["people"],
    "check": ["check"],
    "packet": ["packet", "--all", *QUARTER, "--out", "out"],
    "roster": ["import", "roster", "roster.csv"],
    "dry run": ["import", "roster", "roster.csv", "--dry-run"],
    "performance": ["import", "performance", "roster.csv"],
    "reviews": ["review", "status"],
    "preparing": ["review", "prepare", "--all"],
    "forms": ["review", "forms", "--all", "--to", "out"],
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT.keys())
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_a_journal_that_cannot_be_opened_stays_as_it_is(
    touchline, team, tmp_path, monkeypatch, command, spoilt
):
    monkeypatch.chdir(tmp_path)
    roster_file(tmp_path)
    spoil, why = spoilt
    data = spoil(team.read_bytes())
    team.unlink() if data is None else team.write_bytes(data)
    before = everything(tmp_path)
    assert why in touchline(*command, "--journal", team).refusal
    assert everything(tmp_path) == before
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_a_folder_is_no_journal(touchline, roster, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    assert touchline(*command, "--journal", tmp_path).refusal.endswith("not a Touchline journal.")


HOLD = (
    "import sys; from pathlib import Path; from app.journal_file import Lock\n"
    "lock = Lock(Path(sys.argv[1])); lock.take(); print('held', flush=True); sys.stdin.read()\n"
)


def test_a_journal_that_another_program_has_open_can_only_be_read(
    touchline, team, roster, tmp_path
):
    before = team.read_bytes()
    holder = [sys.executable, "-c", HOLD, str(team)]
    with subprocess.Popen(
        holder, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == "held\n"
        said = touchline("import", "roster", roster, "--journal", team)
        assert said.refusal == f"{team} is already open in another window."
        assert touchline("import", "roster", roster, "--journal", team, "--dry-run").done
        assert touchline("people", "--journal", team).done
        assert touchline("check", "--journal", team).done
        process.communicate()
    assert team.read_bytes() == before
    assert not (tmp_path / "backups").exists()


# Arguments


@pytest.mark.parametrize(
    "arguments",
    [
        ["new"],
        ["import"],
        ["import", "people", "x.csv", "--journal", "a.db"],
        ["import", "roster", "--journal", "a.db"],
        ["people"],
        ["people", "--journal"],
        ["people", "--journal", "a.db", "--journal", "b.db"],
        ["packet", "--journal", "a.db", *QUARTER, "--out", "out"],
        ["packet", "--journal", "a.db", "--all", "--person", "D", *QUARTER, "--out", "out"],
        ["packet", "--journal", "a.db", "--all", "--kind", "weekly", "--period", "1", "--out", "o"],
        ["packet", "--journal", "a.db", "--all", *QUARTER],
        ["packet", "--journal", "a.db", "--all", *QUARTER, "--out", "o", "--audience", "boss"],
        ["check", "--journal", "a.db", "--repair"],
        ["a.db", "b.db"],
        ["--colour"],
    ],
    ids=" ".join,
)
def test_arguments_that_make_no_sense_are_explained(touchline, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    said = touchline(*arguments)
    assert (said.code, said.out) == (2, [])
    assert said.err[0].startswith("usage: touchline")
    assert "error: " in said.err[-1]
    assert list(tmp_path.iterdir()) == []
