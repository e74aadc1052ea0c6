"""The command line and what keeps a journal safe: passphrases, backups, damage, exports."""

from __future__ import annotations

import io
import json
import os
import select
import subprocess
import sys
import unicodedata
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pypdf import PdfReader

from app import journal_file, protection
from app.domain import people
from app.journal_file import Key
from app.storage import driver
from app.storage.key import derive
from tests import builders
from tests.command_line import QUARTER, asked, everything

pytestmark = pytest.mark.long

ROOT = Path(__file__).parent.parent
PASSPHRASE = "käse und brot"
OTHER = "another one entirely"


@pytest.fixture
def secret(tmp_path):
    """A file with the passphrase in its first line."""
    return written(tmp_path / "secret.txt", f"{PASSPHRASE}\nnot this line\n")


@pytest.fixture
def other(tmp_path):
    """A file with another passphrase."""
    return written(tmp_path / "other.txt", f"{OTHER}\n")


@pytest.fixture
def shut(tmp_path):
    """The small team in a journal that the passphrase opens."""
    path = tmp_path / "shut.db"
    path.write_bytes(_encrypted_team())
    return path


@pytest.fixture
def key():
    return _key()


@pytest.fixture
def sheet(key, tmp_path):
    """A file with the recovery sheet: quicker than the passphrase, whose key takes its time."""
    return written(tmp_path / "sheet.txt", protection.sheet_groups(key).text)


@cache
def _key():
    return derive(PASSPHRASE, b"0123456789abcdef")


@cache
def _encrypted_team():
    with TemporaryDirectory() as folder:
        path = Path(folder) / "team.db"
        journal = journal_file.create(path, manager="Robin Hale", currency="USD", key=_key())
        for name in ("Dana Whitfield", "Marcus Oyelaran"):
            builders.person(journal, name)
        journal.close()
        return path.read_bytes()


def written(path, text):
    path.write_text(text, "utf-8")
    return path


def names(path, key=None):
    journal = journal_file.open_journal(path, key=key, read_only=True)
    try:
        return [row.name for row in journal.ask(people.roster)]
    finally:
        journal.close()


def add_person(path, name, key=None):
    journal = journal_file.open_journal(path, key=key)
    builders.person(journal, name)
    journal.close()


def with_input(monkeypatch, data):
    """Standard input that is no terminal."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


# Every command works over an encrypted journal


READING = {
    "people": ["people"],
    "check": ["check"],
    "packet": ["packet", "--all", *QUARTER, "--out", "out"],
    "dry run": ["import", "roster", "roster.csv", "--dry-run"],
    "roster": ["import", "roster", "roster.csv"],
    "backup": ["backup"],
    "export": ["export", "--out", "out"],
    "unlock-test": ["unlock-test"],
}


@pytest.mark.parametrize("command", READING.values(), ids=READING.keys())
def test_a_command_opens_the_journal_with_the_sheet(
    touchline, shut, sheet, roster, tmp_path, monkeypatch, command
):
    monkeypatch.chdir(tmp_path)
    said = touchline(*command, "--journal", shut, "--sheet-file", sheet).done
    assert said
    assert driver.is_encrypted(shut)
    copies = [*tmp_path.rglob("backups/*.db")]
    assert all(driver.is_encrypted(copy) for copy in copies)


def test_a_change_is_made_with_the_passphrase(touchline, shut, key, secret, roster):
    of = ("--journal", shut, "--passphrase-file", secret)
    assert touchline("import", "roster", roster, *of).done
    (copy,) = (shut.parent / "backups").iterdir()
    assert names(copy, key) == ["Dana Whitfield", "Marcus Oyelaran"]


@pytest.mark.parametrize("command", ["roster", "unlock-test"])
def test_the_wrong_passphrase_is_one_plain_line(
    touchline, shut, other, roster, tmp_path, monkeypatch, command
):
    monkeypatch.chdir(tmp_path)
    before = everything(tmp_path)
    said = touchline(*READING[command], "--journal", shut, "--passphrase-file", other)
    assert said.refusal == f"The passphrase does not open {shut}."
    assert everything(tmp_path) == before


def test_without_a_terminal_and_a_file_nobody_is_asked(touchline, shut, monkeypatch):
    with_input(monkeypatch, f"{PASSPHRASE}\n".encode())
    for command in ("people", "decrypt"):
        assert touchline(command, "--journal", shut).refusal == (
            "There is nobody to ask for the passphrase. "
            "Name a file that holds it, or - for standard input; --help says how."
        )


@pytest.mark.parametrize(
    "data",
    [
        PASSPHRASE.encode(),
        f"{PASSPHRASE}\r\nmore\r\n".encode(),
        b"\xef\xbb\xbf" + PASSPHRASE.encode(),
        unicodedata.normalize("NFD", PASSPHRASE).encode() + b"\n",
    ],
    ids=["no end", "Windows", "marked", "decomposed"],
)
def test_the_passphrase_is_the_first_line_however_it_is_written(touchline, shut, tmp_path, data):
    file = tmp_path / "secret.txt"
    file.write_bytes(data)
    of = ("people", "--journal", shut, "--passphrase-file")
    assert len(touchline(*of, file).done) == 2


def test_the_passphrase_may_come_through_a_pipe(touchline, shut, monkeypatch):
    with_input(monkeypatch, f"{PASSPHRASE}\nmore\n".encode())
    assert len(touchline("people", "--journal", shut, "--passphrase-file", "-").done) == 2


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (None, "There is no file"),
        (b"", "holds no passphrase in its first line."),
        (b"\nkaese\n", "holds no passphrase in its first line."),
        (b"\xff\xfe\x00", "is not text in UTF-8."),
    ],
)
def test_a_file_without_a_passphrase_is_said(touchline, shut, tmp_path, data, why):
    file = tmp_path / "secret.txt"
    if data is not None:
        file.write_bytes(data)
    assert why in touchline("people", "--journal", shut, "--passphrase-file", file).refusal
    said = touchline("people", "--journal", shut, "--passphrase-file", tmp_path)
    assert said.refusal == f"{tmp_path} is a folder, not a file."


@pytest.mark.parametrize(
    "arguments",
    [
        ["people", "--journal", "a.db", "--passphrase", PASSPHRASE],
        ["people", "--journal", "a.db", f"--passphrase={PASSPHRASE}"],
        ["encrypt", "--journal", "a.db", "--passphrase", PASSPHRASE],
        ["passphrase", "--journal", "a.db", "--new-passphrase", PASSPHRASE],
        ["new", "a.db", "--passphrase", PASSPHRASE],
        ["a.db", "--passphrase", PASSPHRASE],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_passphrase_is_never_an_argument_and_is_not_repeated(touchline, arguments):
    said = touchline(*arguments)
    assert said.code == 2
    assert "other programs can read what stands here" in said.err[-1]
    assert PASSPHRASE not in "".join(said.err)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
@pytest.mark.parametrize(
    ("typed", "code"), [([PASSPHRASE], 0), (["\x04"], 1)], ids=["right", "none"]
)
def test_at_a_terminal_the_passphrase_is_asked_for_and_not_shown(shut, typed, code):
    shown, ended = at_a_terminal(["people", "--journal", shut], typed)
    assert ended == code, shown
    assert "Passphrase of shut.db: " in shown
    assert PASSPHRASE not in shown
    assert ("Dana Whitfield" in shown) == (code == 0)
    assert "Traceback" not in shown


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
@pytest.mark.parametrize("again", [OTHER, "something else"], ids=["same", "other"])
def test_a_new_passphrase_is_typed_twice(team, again):
    shown, code = at_a_terminal(["encrypt", "--journal", team], [OTHER, again])
    assert "The same once more: " in shown
    if again == OTHER:
        assert code == 0, shown
        assert names(team, derive(OTHER, team.read_bytes()[:16]))
    else:
        assert "The two are not the same." in shown
        assert not driver.is_encrypted(team)


def at_a_terminal(arguments, typed):
    """What a command shows at a terminal where each question is answered by the next ``typed``."""
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "app", *map(os.fspath, arguments)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as process:
        os.close(theirs)
        waiting, shown = list(typed), b""
        while read := read_from(ours, process):
            shown += read
            if waiting and shown.endswith((b": ", b"] ")):
                answer = waiting.pop(0).encode()
                os.write(ours, answer if answer == b"\x04" else answer + b"\n")
    os.close(ours)
    return shown.decode(), process.returncode


def read_from(terminal, process):
    """What comes next; nothing once the other end is closed. A command that waits is ended."""
    ready, _, _ = select.select([terminal], [], [], 30)
    if not ready:
        process.kill()
        pytest.fail("the command waits for an answer that nobody gives")
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


# Setting, changing and removing a passphrase


def test_a_new_journal_can_be_encrypted_from_its_first_byte(touchline, tmp_path, secret):
    path = tmp_path / "new.db"
    touchline("new", path, "--manager", "Sam Roe", "--passphrase-file", secret)
    assert driver.is_encrypted(path)
    assert touchline("people", "--journal", path, "--passphrase-file", secret).done == []


def test_a_short_passphrase_is_refused_and_nothing_is_made(touchline, team, tmp_path):
    short = written(tmp_path / "short.txt", "kurz\n")
    before = everything(tmp_path)
    said = touchline("new", tmp_path / "new.db", "--passphrase-file", short)
    assert said.refusal == "Passphrase: This is shorter than 8 characters."
    said = touchline("encrypt", "--journal", team, "--passphrase-file", short)
    assert said.refusal == "Passphrase: This is shorter than 8 characters."
    assert everything(tmp_path) == before


def test_a_journal_and_its_backups_are_encrypted(touchline, team, secret):
    touchline("backup", "--journal", team)
    said = touchline("encrypt", "--journal", team, "--passphrase-file", secret).done
    assert said[0].startswith(f"{team} is encrypted. Whoever loses both")
    key = derive(PASSPHRASE, team.read_bytes()[:16])
    assert names(team, key) == ["Dana Whitfield", "Marcus Oyelaran"]
    for path in (team, *(team.parent / "backups").iterdir()):
        assert b"Whitfield" not in path.read_bytes(), path
    said = touchline("encrypt", "--journal", team, "--passphrase-file", secret)
    assert "is encrypted already" in said.refusal


def test_the_passphrase_is_changed(touchline, shut, secret, other):
    touchline("backup", "--journal", shut, "--passphrase-file", secret)
    change = ("passphrase", "--journal", shut, "--passphrase-file")
    assert touchline(*change, other, "--new-passphrase-file", secret).refusal
    said = touchline(*change, secret, "--new-passphrase-file", other).done
    assert "These still open with an earlier passphrase only:" in said
    assert touchline("people", "--journal", shut, "--passphrase-file", other).done
    assert touchline("people", "--journal", shut, "--passphrase-file", secret).refusal


def test_old_and_new_may_come_through_one_pipe(touchline, shut, monkeypatch):
    with_input(monkeypatch, f"{PASSPHRASE}\n{OTHER}\n".encode())
    change = ("passphrase", "--journal", shut, "--passphrase-file", "-")
    touchline(*change, "--new-passphrase-file", "-")
    assert names(shut, derive(OTHER, shut.read_bytes()[:16]))


def test_the_passphrase_is_taken_away(touchline, shut, secret):
    said = touchline("decrypt", "--journal", shut, "--passphrase-file", secret).done
    assert said[0] == f"{shut} is not encrypted any more: whoever has the file can read it."
    assert names(shut) == ["Dana Whitfield", "Marcus Oyelaran"]


@pytest.mark.parametrize("command", ["decrypt", "passphrase"])
def test_what_is_not_encrypted_has_no_passphrase_to_change(touchline, team, command):
    before = team.read_bytes()
    said = touchline(command, "--journal", team)
    assert said.refusal == f"{team} is not encrypted. “touchline encrypt” does that."
    assert team.read_bytes() == before


@pytest.mark.parametrize("command", ["encrypt", "decrypt", "passphrase", "restore"])
def test_a_journal_that_is_open_elsewhere_is_left_alone(
    touchline, own, path, shut, key, secret, other, tmp_path, command
):
    """Encrypting is tried on a plain journal, the rest on an encrypted one."""
    held = path if command == "encrypt" else shut
    journal_file.back_up(held, "import", None if held == path else key)
    opened = own if held == path else journal_file.open_journal(shut, key=key)
    before = held.read_bytes()
    more = {"passphrase": ["--new-passphrase-file", other], "restore": ["--yes"]}
    said = touchline(
        command, "--journal", held, "--passphrase-file", secret, *more.get(command, [])
    )
    assert said.refusal == f"{held} is already open in another window."
    assert held.read_bytes() == before
    opened.close()


# The recovery sheet


def test_the_sheet_that_was_written_opens_the_journal(touchline, shut, secret, tmp_path):
    pdf = tmp_path / "sheet.pdf"
    of = ("--journal", shut, "--passphrase-file", secret)
    touchline("backup", *of)
    said = touchline("unlock-test", *of, "--write-sheet", pdf).done
    assert said[-1] == f"The recovery sheet is in {pdf}. Print it, and delete the file."
    text = "\n".join(page.extract_text() for page in PdfReader(pdf).pages)
    sheet = written(tmp_path / "sheet.txt", text)
    by_sheet = ("--journal", shut, "--sheet-file", sheet)
    assert len(touchline("people", *by_sheet).done) == 2
    said = touchline("unlock-test", *by_sheet).done
    assert [line.rsplit(maxsplit=1)[-1] for line in said] == ["opens.", "opens."]


def test_a_typing_error_in_a_sheet_is_named(touchline, shut, key, other, tmp_path):
    rows = [list(row) for row in protection.sheet_groups(key).rows]
    rows[1][2] = ("A" if rows[1][2][0] != "A" else "C") + rows[1][2][1:]
    sheet = written(tmp_path / "sheet.txt", "\n".join(" ".join(row) for row in rows))
    for command in ("people", "unlock-test"):
        said = touchline(command, "--journal", shut, "--sheet-file", sheet)
        assert said.refusal == "Sheet: There is a typing error in row 2, group 3."


def test_the_sheet_of_another_journal_is_said(touchline, shut, tmp_path):
    another = protection.sheet_groups(derive(OTHER, bytes(16)))
    sheet = written(tmp_path / "sheet.txt", another.text)
    for command in ("people", "unlock-test"):
        said = touchline(command, "--journal", shut, "--sheet-file", sheet)
        assert "belongs to another journal or an earlier passphrase" in said.refusal


def test_a_sheet_that_has_no_folder_is_said_before_anything_changes(touchline, team, secret):
    before = team.read_bytes()
    gone = team.parent / "gone" / "sheet.pdf"
    encrypt = ("encrypt", "--journal", team, "--passphrase-file", secret, "--write-sheet")
    assert touchline(*encrypt, gone).refusal == f"There is no folder {gone.parent}."
    assert team.read_bytes() == before


# Does it open?


def test_the_newest_three_backups_are_tried_too(touchline, shut, key, sheet, other):
    of = ("--journal", shut, "--passphrase-file")
    for _ in range(4):
        journal_file.back_up(shut, "quit", key)
    said = touchline("unlock-test", "--journal", shut, "--sheet-file", sheet).done
    assert [line.rsplit(" ", 1)[1] for line in said] == ["opens."] * 4
    assert [int(line.split("-0000")[1][:2]) for line in said[1:]] == [4, 3, 2]
    said = touchline("unlock-test", *of, other)
    assert (said.code, len(said.out)) == (1, 4)
    assert said.err == [f"touchline: The passphrase does not open {shut}."]


def test_what_is_open_to_all_is_said_to_be(touchline, team):
    said = touchline("unlock-test", "--journal", team).done
    assert said == [f"{team} is not encrypted: whoever has the file can read it."]


# Backups


def test_a_backup_is_restored_once_its_difference_is_told(touchline, team, monkeypatch):
    (copy,) = touchline("backup", "--journal", team).done
    add_person(team, "Bo Lee")
    before = everything(team.parent)
    with_input(monkeypatch, b"")
    said = touchline("restore", "--journal", team)
    assert said.code == 1
    assert said.err == ["touchline: Nothing was changed. Add --yes to restore it."]
    assert said.out[0].startswith(copy)
    assert said.out[1:] == ["  People: 3 now, 2 after"]
    assert everything(team.parent) == before
    said = touchline("restore", "--journal", team, "--yes").done
    assert f"{team} is what the backup was." in said
    assert names(team) == ["Dana Whitfield", "Marcus Oyelaran"]
    kept = list((team.parent / "before-restore").rglob("*.db"))
    assert [sorted(names(path)) for path in kept] == [
        ["Bo Lee", "Dana Whitfield", "Marcus Oyelaran"]
    ]


class Terminal(io.StringIO):
    """Standard input where somebody sits."""

    def isatty(self):
        return True


@pytest.mark.parametrize("answer", ["y\n", "n\n", "\n", ""])
def test_at_a_terminal_a_restore_asks(touchline, team, monkeypatch, answer):
    journal_file.back_up(team, "quit")
    add_person(team, "Bo Lee")
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    said = touchline("restore", "--journal", team)
    assert "  People: 3 now, 2 after" in said.out
    assert said.code == (0 if answer.startswith("y") else 1), said
    assert ("Bo Lee" in names(team)) == (not answer.startswith("y"))


def test_a_backup_that_is_named_is_restored(touchline, team):
    (first,) = touchline("backup", "--journal", team).done
    add_person(team, "Bo Lee")
    touchline("backup", "--journal", team)
    touchline("restore", "--journal", team, "--backup", first, "--yes")
    assert "Bo Lee" not in names(team)
    gone = team.parent / "gone.db"
    said = touchline("restore", "--journal", team, "--backup", gone, "--yes")
    assert said.refusal == f"There is no journal at {gone}."


@pytest.mark.parametrize(
    ("protected", "spoil"),
    [
        *((False, spoil) for spoil in ("missing", "empty", "cut", "mixed up")),
        *((True, spoil) for spoil in ("missing", "mixed up")),
    ],
)
def test_a_backup_takes_the_place_of_a_journal_that_is_lost(
    touchline, team, shut, key, sheet, protected, spoil
):
    path = shut if protected else team
    of = ("--journal", path, *(("--sheet-file", sheet) if protected else ()))
    journal_file.back_up(path, "quit", key if protected else None)
    data = path.read_bytes()
    if spoil == "missing":
        path.unlink()
    else:
        page = bytes((i * 7919) % 251 for i in range(4096))
        spoilt = {"empty": b"", "cut": data[: len(data) // 2], "mixed up": page + data[4096:]}
        path.write_bytes(spoilt[spoil])
    said = touchline("restore", *of, "--yes").done
    assert "The present journal cannot be read. The backup holds:" in said
    assert names(path, key if protected else None) == ["Dana Whitfield", "Marcus Oyelaran"]


def test_a_backup_with_an_earlier_passphrase_is_opened_with_that(
    touchline, shut, key, secret, tmp_path
):
    """The present passphrase is another, which whoever restores need not know."""
    first = journal_file.back_up(shut, "quit", key)
    shut.unlink()
    journal_file.create(shut, manager="Sam Roe", key=Key(b"k" * 32, b"s" * 16)).close()
    restore = ("restore", "--journal", shut, "--backup", first, "--yes", "--passphrase-file")
    wrong = written(tmp_path / "wrong.txt", OTHER)
    assert touchline(*restore, wrong).refusal == f"The passphrase does not open {first}."
    assert touchline(*restore, secret).done
    assert names(shut, key) == ["Dana Whitfield", "Marcus Oyelaran"]


def test_without_a_backup_there_is_nothing_to_restore(touchline, team):
    said = touchline("restore", "--journal", team, "--yes")
    assert said.refusal == f"There is no good backup of {team}."


# Damage


def test_what_can_be_read_is_saved(touchline, own, path, tmp_path):
    dana = builders.person(own)
    told = (f"statement {number} " + "word " * 100 for number in range(60))
    own.do("Tell", lambda db: [builders.fact(builders.InOneStep(db), dana.id, t) for t in told])
    own.close()
    data = bytearray(path.read_bytes())
    at = data.find(b"statement 30 ") // 4096 * 4096
    data[at : at + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    new = tmp_path / "new.db"
    said = touchline("salvage", "--journal", path, "--out", new).done
    assert said[-1] == f"Made {new}."
    assert path.read_bytes() == data
    assert touchline("check", "--journal", new).done == [f"{new} is sound."]
    assert names(new) == ["Dana Whitfield"]
    said = touchline("salvage", "--journal", path, "--out", new)
    assert said.refusal == f"There is a file at {new} already."


def test_an_encrypted_journal_is_saved_with_its_passphrase(
    touchline, shut, key, secret, sheet, tmp_path
):
    journal_file.back_up(shut, "quit", key)
    data = bytearray(shut.read_bytes())
    data[8192:8200] = bytes(8)
    shut.write_bytes(data)
    new = tmp_path / "new.db"
    of = ("--journal", shut)
    assert "is damaged" in touchline("check", *of, "--sheet-file", sheet).refusal
    assert touchline("salvage", *of, "--passphrase-file", secret, "--out", new).done
    assert names(new, key) == ["Dana Whitfield", "Marcus Oyelaran"]


# Exports


def test_everything_is_written_and_makes_an_equal_journal(touchline, team, secret, tmp_path):
    out = tmp_path / "out"
    assert touchline("export", "--journal", team, "--out", out).done
    (archive,) = out.rglob("journal.json")
    new = tmp_path / "again.db"
    assert touchline("new", new, "--from-archive", archive).done == [f"Made {new}."]
    assert builders.dump(new) == builders.dump(team)
    shut = tmp_path / "again, shut.db"
    touchline("new", shut, "--from-archive", archive, "--passphrase-file", secret)
    assert len(touchline("people", "--journal", shut, "--passphrase-file", secret).done) == 2


def test_one_person_is_written_without_the_others(touchline, team, tmp_path):
    out = tmp_path / "out"
    export = ("export", "--journal", team, "--out", out, "--person")
    said = touchline(*export, "Dana Whitfeld")
    assert said.refusal.endswith("Did you mean Dana Whitfield?")
    assert not out.exists()
    assert touchline(*export, "dana whitfield").done
    files = [path for path in out.rglob("*") if path.is_file()]
    assert any(b"Dana Whitfield" in path.read_bytes() for path in files)
    assert not any(b"Marcus" in path.read_bytes() for path in files)


@pytest.mark.parametrize("data", [b"", b"{}", b'{"format": 1}', b"[" * 100_000, None])
def test_what_is_no_export_makes_no_journal(touchline, tmp_path, data):
    archive = tmp_path / "journal.json"
    if data is not None:
        archive.write_bytes(data)
    assert touchline("new", tmp_path / "new.db", "--from-archive", archive).refusal
    assert not (tmp_path / "new.db").exists()


def test_an_export_says_whose_journal_it_is(touchline, team, tmp_path):
    said = touchline("new", tmp_path / "new.db", "--from-archive", team, "--manager", "Sam Roe")
    assert said.refusal == "An export says whose journal it is: leave --manager out."


# People of one name


def test_people_of_one_name_are_told_apart_by_their_number(touchline, team, tmp_path):
    journal = journal_file.open_journal(team)
    second = builders.person(journal, "Dana Whitfield", same_name_ok=True, role="Namesake").id
    third = builders.person(journal, "Rep #1").id
    journal.close()
    listed = json.loads("\n".join(touchline("people", "--json", "--journal", team).done))
    first = next(person["id"] for person in listed if person["name"] == "Dana Whitfield")
    assert first != second
    packet = ("packet", "--journal", team, *QUARTER, "--out", tmp_path / "out", "--person")
    said = touchline(*packet, "Dana Whitfield")
    assert said.refusal == (
        f"2 people are called Dana Whitfield: #{first}, #{second} Namesake. "
        f'Add the number: --person "Dana Whitfield #{first}".'
    )
    for whom in (f"dana whitfield #{second}", f"Dana Whitfield#{first}", f"#{second}", "Rep #1"):
        assert len(touchline(*packet, whom).done) == 1, whom
    assert touchline(*packet, f"#{third}").done[0].endswith("Rep #1 - Quarterly review Q3 2026.pdf")
    for nobody in (f"Marcus Oyelaran #{second}", "#99", "#"):
        assert touchline(*packet, nobody).refusal.startswith(f"Nobody here is called {nobody}.")


# Other computers


def test_another_computers_lock_is_named_and_taken_over_when_asked(touchline, team, roster):
    lock = team.with_name("team.db.lock")
    lock.write_text("4711\ntouchline\nANNAS-LAPTOP\n0123456789abcdef\n\n")
    take_in = ("import", "roster", roster, "--journal", team)
    said = touchline(*take_in)
    assert said.refusal == (
        f"{team} is open on another computer, or was when that computer stopped. That computer "
        "is ANNAS-LAPTOP; where nothing runs there any more, add --take-over."
    )
    assert lock.exists()
    assert touchline("people", "--journal", team).done
    assert touchline(*take_in, "--take-over").done
    assert not lock.exists()
    assert asked(team, people.roster)


def test_every_command_is_in_the_help(touchline):
    said = " ".join(touchline("--help").done)
    for name in ("encrypt", "decrypt", "passphrase", "unlock-test", "backup", "restore", "salvage"):
        assert name in said
        assert touchline(name, "--help").done[0].startswith(f"usage: touchline {name}")
