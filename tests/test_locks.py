"""One program at a time over one journal, on this computer and on others."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import journal_file
from app.domain.errors import Fault, JournalFault

ROOT = Path(__file__).parent.parent
#: Takes the lock of the journal that is its first argument, says so, and holds it until told.
HOLD = (
    "import sys; from pathlib import Path; from app.journal_file import Lock\n"
    "lock = Lock(Path(sys.argv[1])); lock.take(); print('held', flush=True); sys.stdin.read()\n"
)
#: What a program on another computer writes: process, program, host, machine, boot.
ELSEWHERE = "4711\ntouchline\nANNAS-LAPTOP\n0123456789abcdef0123456789abcdef\nb00t\n"


@pytest.fixture
def lock(path):
    return journal_file.Lock(path)


@pytest.fixture
def note(path):
    """The file that holds the lock."""
    return path.with_name(f"{path.name}.lock")


@pytest.fixture
def other_program(path):
    """Another process that holds the lock."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def fault_of(work):
    with pytest.raises(JournalFault) as caught:
        work()
    return caught.value.fault


def test_a_lock_let_go_leaves_nothing_and_tells_of_nothing(lock, note):
    lock.take()
    assert (lock.was_left, lock.holder) == (False, "")
    lock.release()
    assert not note.exists()


def test_two_programs_at_once(lock, path, other_program):
    assert fault_of(lock.take) is Fault.IN_USE
    assert lock.holder == ""
    other_program.communicate()
    lock.take()
    assert not lock.was_left
    lock.release()


def test_a_program_on_this_computer_is_not_pushed_aside(lock, note, other_program):
    assert fault_of(lock.take_over) is Fault.IN_USE
    assert note.exists()


def test_a_lock_left_by_a_killed_program_is_taken_and_told_of(lock, note, other_program):
    other_program.kill()
    other_program.wait()
    assert note.exists()
    lock.take()
    assert lock.was_left
    lock.release()
    lock.take()
    assert not lock.was_left
    lock.release()


@pytest.mark.parametrize("said", ["", "47", "4711\ntouchline\n", "\0" * 4096])
def test_a_lock_that_a_power_loss_left_empty_keeps_nobody_out(lock, note, said):
    note.write_text(said)
    lock.take()
    assert lock.was_left
    lock.release()
    assert not note.exists()


@pytest.mark.parametrize("said", [ELSEWHERE, "4711\ntouchline\nANNAS-LAPTOP\n\n\n"])
def test_another_computers_lock_stays_until_the_user_agrees(own, path, lock, note, said):
    own.close()
    note.write_text(said)
    assert fault_of(lock.take) is Fault.ELSEWHERE
    assert lock.holder == "ANNAS-LAPTOP"
    assert fault_of(lambda: journal_file.open_journal(path)) is Fault.ELSEWHERE
    assert note.read_text() == said
    journal_file.open_journal(path, read_only=True).close()
    assert note.read_text() == said
    lock.take_over()
    assert lock.was_left
    journal_file.open_journal(path, lock=lock).close()
    assert not note.exists()


def test_a_computer_that_was_renamed_knows_its_own_lock(lock, note, other_program):
    """Portable computers change their names with the network; the dead program is still ours."""
    other_program.kill()
    other_program.wait()
    process, program, _, *rest = note.read_text().split("\n")
    if not rest[0]:
        pytest.skip("this computer has no id of its own")
    note.write_text("\n".join((process, program, "another-name", *rest)))
    lock.take()
    assert lock.holder == ""
    lock.release()


@pytest.mark.skipif(not Path("/sys").is_dir(), reason="needs a folder that nobody can write")
def test_no_lock_is_had_in_a_folder_that_nobody_can_write():
    assert fault_of(journal_file.Lock(Path("/sys/touchline-test.db")).take) is Fault.NOT_WRITABLE


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_journal_in_a_read_only_folder_is_opened_for_reading(own, path):
    own.close()
    path.parent.chmod(0o500)
    try:
        assert fault_of(lambda: journal_file.open_journal(path)) is Fault.NOT_WRITABLE
        journal_file.open_journal(path, read_only=True).close()
    finally:
        path.parent.chmod(0o700)
