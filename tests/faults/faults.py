"""Disks that fail: with an error, by being full, or by taking the process with them."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults import vfs
from tests.faults.disk import CHANGES

#: What SQLite is told of each call when the disk does not answer (EIO).
BROKEN = {
    "read": vfs.IOERR_READ,
    "write": vfs.IOERR_WRITE,
    "sync": vfs.IOERR_FSYNC,
    "truncate": vfs.IOERR_TRUNCATE,
    "size": vfs.IOERR_FSTAT,
    "access": vfs.IOERR_ACCESS,
    "lock": vfs.IOERR_LOCK,
    "delete": vfs.IOERR_DELETE,
}
#: What it is told when there is no room (ENOSPC).
FULL = {"write": vfs.FULL}

#: Python's own word for what it does to files, https://docs.python.org/3/library/audit_events.html
_FILE_EVENTS = frozenset({"os.rename", "os.remove", "os.mkdir", "os.link", "os.truncate"})


@dataclass
class Failing(vfs.Listener):
    """A disk whose ``at``-th call of the kinds in ``codes`` fails with their code.

    With ``lasting`` all later ones fail as well, until the disk is ``mended``. A write that fails
    leaves the first half of its bytes. Without ``at`` the calls are only counted; ``whole`` then
    is the number of the last one that the first change needs, for the next is not part of it.
    """

    codes: dict[str, int]
    at: int = 0
    lasting: bool = False
    count: int = field(default=0, init=False)
    whole: int = field(default=0, init=False)
    failed: list[str] = field(default_factory=list, init=False)
    mended: bool = field(default=False, init=False)

    def hear(self, call: vfs.Call, act: vfs.Act) -> int:
        """Make the call, or fail it."""
        self.count += call.kind in self.codes
        if _ends_change(call) and not self.whole:
            self.whole = self.count
        if call.kind not in self.codes:
            return act()
        due = self.at and (self.count >= self.at if self.lasting else self.count == self.at)
        if self.mended or not due:
            return act()
        self.failed.append(call.kind)
        if call.kind == "write":
            act(len(call.data) // 2)
        return self.codes[call.kind]


@dataclass
class Deadly(vfs.Listener):
    """The process is killed when it is about to change files for the ``at``-th time.

    What SQLite does counts, and so do the files in ``folder`` that the program itself makes,
    renames and removes. Of a write half the bytes are there. Without ``at`` the changes are only
    counted.
    """

    folder: Path
    at: int = 0
    count: int = field(default=0, init=False)
    #: Which of the changes put a file in another's place.
    turns: list[int] = field(default_factory=list, init=False)

    def hear(self, call: vfs.Call, act: vfs.Act) -> int:
        """Make the call, or die in it."""
        if call.kind not in CHANGES or (call.kind == "open" and not call.new):
            return act()
        if call.kind == "write" and self.count + 1 == self.at:
            act(len(call.data) // 2)
        self._step()
        return act()

    def watch_python(self) -> None:
        """Hear also what Python does to files from now on; there is no end to it."""
        sys.addaudithook(self._on_event)

    def _on_event(self, event: str, args: tuple[object, ...]) -> None:
        changes = event in _FILE_EVENTS or (event == "open" and _opens_to_write(args))
        if changes and self.folder in Path(str(args[0])).parents:
            if event == "os.rename":
                self.turns.append(self.count + 1)
            self._step()

    def _step(self) -> None:
        self.count += 1
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


def _ends_change(call: vfs.Call) -> bool:
    """Whether this call is a commit: the deletion of what would roll the change back."""
    return call.kind == "delete" and call.name.endswith(".db-journal")


def _opens_to_write(args: tuple[object, ...]) -> bool:
    flags = args[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
