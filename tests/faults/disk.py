"""What a disk holds after a power loss.

The model is that of https://sqlite.org/atomiccommit.html (sections 2 and 3.7 to 3.11) and
https://sqlite.org/psow.html, at its least kind:

- What was written to a file is sure only once the file was flushed. Until then each write may have
  reached the disk or not, in any order, whole or torn: of each sector of 512 bytes either all or
  nothing. Where a write made the file longer, the new length may be there without the bytes: what
  fills it is nought or rubbish. A cut of the file's length may have happened or not.
- That a file was made or deleted is sure only once its folder was flushed. Until then the changes
  to a folder happened in their order up to some point: a deleted file may be back, with whatever
  of it the disk has, and a new one may be missing.
- A flush that has returned is true. Bytes that were not written do not change.

Which of all this happens is drawn from a seeded source of chance.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.faults import vfs

if TYPE_CHECKING:
    from random import Random

SECTOR = 512

#: The calls that change what is on the disk or make it sure.
CHANGES = frozenset({"open", "write", "truncate", "sync", "delete", "folder"})
#: How much of what is not sure has reached the disk: nothing, all, or some of each.
_MOODS = (("dropped",), ("kept",), ("dropped", "kept", "torn"), ("torn",))


class Recorder(vfs.Listener):
    """Keeps every call that changed the disk, in the order in which it took effect."""

    def __init__(self) -> None:
        self.calls: list[vfs.Call] = []

    def hear(self, call: vfs.Call, act: vfs.Act) -> int:
        """Make the call; keep it when it went well."""
        changes = call.kind in CHANGES
        if call.kind == "open":
            changes = call.new and not Path(call.name).exists()
        # A folder is flushed inside another call, at its end: that one stands before it.
        place = len(self.calls)
        code = act()
        if changes and code == vfs.OK:
            self.calls.insert(place, call)
        return code


class _Change(NamedTuple):
    """A write at an offset, or, without ``data``, a cut to a length."""

    at: int
    data: bytes | None


class _File:
    def __init__(self, sure: bytes = b"") -> None:
        self.sure = sure
        self.waiting: list[_Change] = []

    def flush(self) -> None:
        self.sure = self.found(None, ("kept",))
        self.waiting.clear()

    def found(self, chance: Random | None, fates: tuple[str, ...]) -> bytes:
        """What is there when each waiting change met one of ``fates``."""
        content = bytearray(self.sure)
        for change in self.waiting:
            fate = fates[0] if chance is None else chance.choice(fates)
            if change.data is None:
                if fate == "kept" or (fate == "torn" and chance and chance.random() < 0.5):
                    del content[change.at :]
            elif fate == "kept":
                _grow(content, change.at)
                content[change.at : change.at + len(change.data)] = change.data
            elif fate == "torn" and chance is not None:
                _tear(content, change.at, change.data, chance)
        return bytes(content)


class Disk:
    """A disk that has ``files``, by path, for sure, and is told of each call after it."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._sure = {name: _File(content) for name, content in files.items()}
        self._files = dict(self._sure)
        self._waiting: list[tuple[str, _File | None]] = []

    def take(self, call: vfs.Call) -> None:
        """A call took effect."""
        if call.kind == "open":
            self._files[call.name] = _File()
            self._waiting.append((call.name, self._files[call.name]))
        elif call.kind == "delete":
            del self._files[call.name]
            self._waiting.append((call.name, None))
        elif call.kind == "folder":
            self._flush_folder(Path(call.name).parent)
        elif call.kind == "sync":
            self._files[call.name].flush()
        else:
            data = call.data if call.kind == "write" else None
            self._files[call.name].waiting.append(_Change(call.at, data))

    def lose_power(self, chance: Random) -> dict[str, bytes]:
        """The files, by path, that are found when the power is back."""
        names = dict(self._sure)
        for name, file in self._waiting[: chance.randint(0, len(self._waiting))]:
            _enter(names, name, file)
        fates = chance.choice(_MOODS)
        return {name: file.found(chance, fates) for name, file in names.items()}

    def _flush_folder(self, folder: Path) -> None:
        waiting, self._waiting = self._waiting, []
        for name, file in waiting:
            if Path(name).parent == folder:
                _enter(self._sure, name, file)
            else:
                self._waiting.append((name, file))


def _enter(names: dict[str, _File], name: str, file: _File | None) -> None:
    if file is None:
        names.pop(name, None)
    else:
        names[name] = file


def _grow(content: bytearray, length: int) -> None:
    content.extend(bytes(max(0, length - len(content))))


def _tear(content: bytearray, at: int, data: bytes, chance: Random) -> None:
    """Write ``data`` sector by sector, some of them not."""
    end = at + len(data)
    if end > len(content):
        rubbish = chance.randbytes if chance.random() < 0.5 else bytes
        content.extend(rubbish(end - len(content)))
    for start in range(at - at % SECTOR, end, SECTOR):
        if chance.random() < 0.5:
            first, last = max(start, at), min(start + SECTOR, end)
            content[first:last] = data[first - at : last - at]
