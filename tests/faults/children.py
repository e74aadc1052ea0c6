"""Programs that are killed: each function here is the whole life of a process of its own.

They are forked from a server that has imported everything, so that one costs milliseconds.
"""

from __future__ import annotations

import multiprocessing
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import alembic.command  # noqa: F401  # imported here, before a life is forked from it
import PySide6.QtCore  # noqa: F401
from sqlalchemy.orm import configure_mappers

from app import journal_file, protection
from app.domain import people
from app.domain.errors import JournalFault
from tests import builders
from tests.faults import vfs
from tests.faults.faults import Deadly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

    from app.journal_file import Key

configure_mappers()

CAN_FORK = "forkserver" in multiprocessing.get_all_start_methods()
#: The exit code of what was killed.
KILLED = -9
#: Seconds after which a process that neither ends nor says anything has hung.
PATIENCE = 30

DRAFT = "draft/note"


def start(life: Callable[..., None], *args: Any) -> tuple[Any, Connection]:
    """A process that lives ``life``; and the end of a pipe on which it speaks."""
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload([__name__])
    here, there = forks.Pipe()
    process = forks.Process(target=life, args=(there, *args), daemon=True)
    process.start()
    there.close()
    return process, here


def end(process: Any) -> int:
    """Wait until a process is gone; its exit code, -9 where it was killed."""
    process.join(PATIENCE)
    assert process.exitcode is not None, "the process hangs"
    code: int = process.exitcode
    process.close()
    return code


def take_notes(pipe: Connection, path: Path, key: Key | None, life: int) -> None:
    """Note, talk and type without end; say each thing that is in the file: ``(what, number)``."""
    journal = journal_file.open_journal(path, key=key)
    who = journal.ask(people.roster)[0].id
    for number in count():
        builders.fact(journal, who, said(life, number))
        pipe.send(("fact", number))
        journal.set_aside(DRAFT, {"text": said(life, number)})
        pipe.send(("draft", number))
        builders.session(journal, who, minutes=minutes(life, number))
        pipe.send(("session", number))


def said(life: int, number: int) -> str:
    """The ``number``-th text of a life; some go over several pages of the file."""
    return f"{life}-{number}" + " word" * (1_500 if number % 4 == 0 else 10)


def minutes(life: int, number: int) -> int:
    """How long the ``number``-th conversation of a life took: no other is as long."""
    return life * 1_000 + number + 1


def try_to_open(pipe: Connection, path: Path, key: Key | None) -> None:
    """Open the journal as a second program would; say what is in the way."""
    try:
        journal_file.open_journal(path, key=key).close()
    except JournalFault as fault:
        pipe.send(fault.fault)
    else:
        pipe.send(None)


class _Pausing(vfs.Listener):
    """Stops at the first page that is written to a copy, until it is told to go on."""

    def __init__(self, pipe: Connection, journal: Path) -> None:
        self._pipe, self._journal = pipe, journal
        self._paused = False

    def hear(self, call: vfs.Call, act: vfs.Act) -> int:
        if call.kind == "write" and not self._paused and self._is_copy(call.name):
            self._paused = True
            self._pipe.send("half-way")
            self._pipe.recv()
        return act()

    def _is_copy(self, name: str) -> bool:
        return Path(name).parent != self._journal.parent and not name.endswith("-journal")


def back_up_slowly(pipe: Connection, path: Path, key: Key | None) -> None:
    """Make a backup that stops half-way, saying so, until a word comes; then say where it is."""
    with vfs.heard_by(_Pausing(pipe, path)):
        pipe.send(journal_file.back_up(path, "import", key))


def die_opening(pipe: Connection, path: Path, key: Key | None, at: int) -> None:
    """Open the journal, which brings it up to date; killed at the ``at``-th change of a file."""
    with _deadly(pipe, path, at):
        journal_file.open_journal(path, key=key).close()


def die_saving(pipe: Connection, path: Path, key: Key | None, at: int) -> None:
    """Note something about the first person; killed at the ``at``-th change of a file."""
    journal = journal_file.open_journal(path, key=key)
    who = journal.ask(people.roster)[0].id
    with _deadly(pipe, path, at):
        builders.fact(journal, who, said(0, 0))


def die_protecting(
    pipe: Connection, path: Path, key: Key | None, passphrase: str | None, at: int
) -> None:
    """Set, change or remove the passphrase; killed at the ``at``-th change of a file."""
    with _deadly(pipe, path, at):
        protection.protect(path, key, passphrase)


@contextmanager
def _deadly(pipe: Connection, path: Path, at: int) -> Iterator[None]:
    """Inside, changes near ``path`` are counted and may be deadly; their number is said at last."""
    deadly = Deadly(path.parent, at)
    with vfs.heard_by(deadly):
        deadly.watch_python()
        yield
    pipe.send((deadly.count, deadly.turns))


def changes_of(life: Callable[..., None], *args: Any) -> tuple[int, list[int]]:
    """How many changes of files a life makes that nothing ends, and which of them are renames."""
    process, pipe = start(life, *args, 0)
    count, turns = pipe.recv()
    pipe.close()
    assert end(process) == 0
    return count, turns


def kill(life: Callable[..., None], *args: Any) -> None:
    """Let a life end at the change that its last argument counts."""
    process, pipe = start(life, *args)
    pipe.close()
    assert end(process) == KILLED
