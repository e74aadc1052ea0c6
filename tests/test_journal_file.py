"""The life of a journal file: made whole or not at all, opened by one program, never spoilt."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import journal_file
from app.domain import people
from app.domain import settings as choices
from app.domain.errors import Fault, JournalFault, Reason, Refused
from app.domain.kinds import PaperSize
from app.storage import driver
from tests import builders

ON_LINUX = sys.platform.startswith("linux")


def fault_of(work, *args, **kwargs):
    with pytest.raises(JournalFault) as caught:
        work(*args, **kwargs)
    return caught.value.fault


def files(folder):
    return sorted(p.name for p in folder.iterdir() if p.is_file())


def in_another_process(script, *args, check=True):
    """Run ``script`` in a Python of its own; what it printed."""
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, args)],
        capture_output=True,
        text=True,
        check=check,
        cwd=Path(__file__).parent.parent,
    ).stdout.strip()


# Making


def test_a_new_journal_holds_its_choices_and_nothing_to_undo(tmp_path):
    path = tmp_path / "new.db"
    journal = journal_file.create(
        path, manager=" Robin  Hale ", currency="eur", paper=PaperSize.LETTER, fiscal_start=4
    )
    assert journal.can_undo is None
    journal.close()
    again = journal_file.open_journal(path)
    chosen = again.ask(choices.current)
    again.close()
    assert (chosen.manager, chosen.currency) == ("Robin Hale", "EUR")
    assert (chosen.paper, chosen.fiscal_start) == (PaperSize.LETTER, 4)
    assert files(tmp_path) == ["new.db"]


def test_a_new_journal_can_be_filled_before_it_is_seen(tmp_path):
    path = tmp_path / "new.db"
    journal = journal_file.create(
        path, lambda db: people.add(db, name="Dana Whitfield"), manager="Robin Hale"
    )
    assert [row.name for row in journal.ask(people.roster)] == ["Dana Whitfield"]
    assert journal.can_undo is None
    journal.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_only_its_owner_can_read_a_journal(own, path):
    assert path.stat().st_mode & 0o077 == 0


def test_an_existing_file_is_never_written_over(path):
    path.write_text("Dear diary")
    assert fault_of(journal_file.create, path, manager="Robin Hale") is Fault.EXISTS
    assert path.read_text() == "Dear diary"
    assert files(path.parent) == [path.name]


@pytest.mark.parametrize(
    ("chosen", "reason", "field"),
    [
        ({"manager": "  "}, Reason.EMPTY, "manager"),
        ({}, Reason.EMPTY, "manager"),
        ({"manager": "R", "currency": "doubloons"}, Reason.NOT_A_CURRENCY, "currency"),
        ({"manager": "R", "fiscal_start": 13}, Reason.NOT_A_MONTH, "fiscal_start"),
        ({"manager": "R", "ideal_gap": 0}, Reason.NOT_POSITIVE, "ideal_gap"),
        ({"manager": "R", "ideal_gap": 30, "max_gap": 20}, Reason.GAP_ORDER, "max_gap"),
        ({"manager": "x" * 201}, Reason.TOO_LONG, "manager"),
    ],
)
def test_impossible_choices_make_no_file(tmp_path, chosen, reason, field):
    with pytest.raises(Refused) as caught:
        journal_file.create(tmp_path / "new.db", **chosen)
    assert (caught.value.reason, caught.value.field) == (reason, field)
    assert files(tmp_path) == []
    journal_file.create(tmp_path / "new.db", manager="Robin Hale").close()


def test_a_filling_that_fails_makes_no_file(tmp_path):
    def fail(db):
        people.add(db, name="Dana Whitfield")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        journal_file.create(tmp_path / "new.db", fail, manager="Robin Hale")
    assert files(tmp_path) == []


def test_no_journal_is_made_in_a_folder_that_is_not_there(tmp_path):
    nowhere = tmp_path / "nowhere" / "new.db"
    assert fault_of(journal_file.create, nowhere, manager="Robin Hale") is Fault.NO_FOLDER
    assert not nowhere.parent.exists()
    (tmp_path / "file").touch()
    below = tmp_path / "file" / "new.db"
    assert fault_of(journal_file.create, below, manager="Robin Hale") is Fault.NO_FOLDER


@pytest.mark.skipif(not Path("/sys").is_dir(), reason="needs a folder that nobody can write")
def test_no_journal_is_made_where_nobody_can_write():
    path = Path("/sys/touchline-test.db")
    assert fault_of(journal_file.create, path, manager="Robin Hale") is Fault.NOT_WRITABLE


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_said(tmp_path):
    tmp_path.chmod(0o500)
    try:
        made = fault_of(journal_file.create, tmp_path / "new.db", manager="Robin Hale")
    finally:
        tmp_path.chmod(0o700)
    assert made is Fault.NOT_WRITABLE
    assert files(tmp_path) == []


@pytest.mark.skipif(not ON_LINUX, reason="needs a limit on the size of files")
@pytest.mark.parametrize("kilobytes", [1, 40])
def test_a_disk_that_ends_while_making_leaves_no_file(tmp_path, kilobytes):
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from app import journal_file\n"
        "from app.domain.errors import JournalFault\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]) * 1024,) * 2)\n"
        "try: journal_file.create(Path(sys.argv[1]), manager='Robin Hale')\n"
        "except JournalFault as fault: print(fault.fault)\n"
    )
    assert in_another_process(script, tmp_path / "new.db", kilobytes) == Fault.IO
    assert files(tmp_path) == []


# Opening


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, Fault.MISSING),
        (b"", Fault.EMPTY),
        (b"Dear diary\n", Fault.FOREIGN),
        (b"\x89PNG\r\n\x1a\n" + bytes(4096), Fault.FOREIGN),
    ],
)
def test_what_is_no_journal_is_left_as_it_was(path, read_only, content, expected):
    if content is not None:
        path.write_bytes(content)
    assert fault_of(journal_file.open_journal, path, read_only=read_only) is expected
    assert fault_of(journal_file.check, path) is expected
    assert fault_of(journal_file.look_at, path) is expected
    assert (path.read_bytes() if path.exists() else None) == content
    assert files(path.parent) == ([] if content is None else [path.name])


def test_a_damaged_journal_is_never_an_empty_one(own, path):
    dana = builders.person(own)
    for number in range(40):
        builders.fact(own, dana.id, f"{number} " + "word " * 200)
    own.close()
    whole = path.read_bytes()

    path.write_bytes(whole[: len(whole) // 2])
    assert fault_of(journal_file.open_journal, path) is Fault.DAMAGED

    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    before = path.read_bytes()
    assert fault_of(journal_file.open_journal, path) is Fault.DAMAGED
    assert path.read_bytes() == before
    assert journal_file.check(path) != []
    assert files(path.parent) == [path.name]

    page = whole.find(b"20 word") // 4096 * 4096
    path.write_bytes(whole[:page] + bytes(4096) + whole[page + 4096 :])
    assert any("page" in line for line in journal_file.check(path))

    path.write_bytes(whole)
    assert journal_file.check(path) == []
    journal_file.open_journal(path).close()


@pytest.mark.parametrize("spoil", ["DELETE FROM settings", "DROP TABLE settings"])
def test_a_journal_without_its_settings_is_damaged_and_not_kept_locked(own, path, spoil):
    own.close()
    connection = driver.connect(path)
    connection.execute(spoil)
    connection.close()
    assert fault_of(journal_file.open_journal, path) is Fault.DAMAGED
    assert fault_of(journal_file.open_journal, path) is Fault.DAMAGED


def test_damage_met_later_is_said(own, path):
    builders.person(own)
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * (path.stat().st_size - 4096))
    assert fault_of(own.ask, people.roster) is Fault.DAMAGED


def test_a_journal_that_goes_away_is_said(own, path):
    path.unlink()
    assert fault_of(own.ask, people.roster) is Fault.NOT_WRITABLE
    assert fault_of(builders.person, own) is Fault.NOT_WRITABLE
    assert not path.exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_write_protected_journal_can_only_be_read(own, path):
    own.close()
    path.chmod(0o400)
    assert fault_of(journal_file.open_journal, path) is Fault.NOT_WRITABLE
    journal_file.open_journal(path, read_only=True).close()


def test_opening_reads_and_does_not_write(own, path):
    builders.person(own)
    own.close()
    before = path.read_bytes()
    for read_only in (False, True):
        journal = journal_file.open_journal(path, read_only=read_only)
        journal.ask(people.roster)
        journal.deleted()
        journal.close()
    assert path.read_bytes() == before


# One program at a time

TRY_TO_OPEN = (
    "import sys; from pathlib import Path\n"
    "from app import journal_file\n"
    "from app.domain.errors import JournalFault\n"
    "try: journal_file.open_journal(Path(sys.argv[1])).close(); print('opened')\n"
    "except JournalFault as fault: print(fault.fault)\n"
)


def test_a_second_program_is_told_that_the_journal_is_in_use(own, path):
    assert in_another_process(TRY_TO_OPEN, path) == Fault.IN_USE
    assert fault_of(journal_file.Lock(path).take) is Fault.IN_USE
    reader = journal_file.open_journal(path, read_only=True)
    assert reader.ask(people.roster) == ()
    reader.close()
    own.close()
    assert in_another_process(TRY_TO_OPEN, path) == "opened"


def test_a_lock_left_by_a_crash_is_taken_over(own, path):
    own.close()
    crash = (
        "import os, sys; from pathlib import Path\n"
        "from app.journal_file import Lock\n"
        "lock = Lock(Path(sys.argv[1])); lock.take(); os._exit(0)\n"
    )
    in_another_process(crash, path)
    assert f"{path.name}.lock" in files(path.parent)
    journal_file.open_journal(path).close()
    assert files(path.parent) == [path.name]


def test_a_lock_taken_before_opening_goes_with_the_journal(own, path):
    own.close()
    lock = journal_file.Lock(path)
    lock.take()
    journal = journal_file.open_journal(path, lock=lock)
    assert fault_of(journal_file.open_journal, path) is Fault.IN_USE
    journal.close()
    journal_file.open_journal(path).close()


# Backups and upgrades


def test_a_backup_lies_beside_the_journal(own, path):
    builders.person(own)
    copy = journal_file.back_up(path, "import")
    assert copy.parent == path.parent / "backups"
    assert builders.dump(copy) == builders.dump(path)


def test_an_older_journal_that_cannot_be_upgraded_is_backed_up_and_left_alone(own, path):
    builders.person(own)
    own.close()
    connection = driver.connect(path)
    connection.execute("DELETE FROM alembic_version")
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Exception, match="already exists"):
        journal_file.open_journal(path)
    assert path.read_bytes() == before
    [copy] = (path.parent / "backups").iterdir()
    assert builders.dump(copy) == builders.dump(path)
    assert files(path.parent) == [path.name]
