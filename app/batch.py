"""Packets as files: one, or many at once, of which all are written or none.

Many are built in a process of their own, so that the window stays quick. It is never forked from
this one, and it is sent what to print packet by packet, so that memory does not grow with them.
"""

from __future__ import annotations

import multiprocessing
import shutil
import signal
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from app.files import named_apart, put_in_place, safe_name, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection

    from app.report.content import Content

#: How often, in seconds, it is asked whether to stop.
_ASKED_EVERY = 0.05

Said: TypeAlias = "Callable[[int, int], None]"
Stopped: TypeAlias = "Callable[[], bool]"


class Cancelled(Exception):  # noqa: N818  # a way out of the work, not a mistake
    """It was asked to stop: nothing is left of it."""


@dataclass(frozen=True, slots=True)
class How:
    """How packets are printed: where the fonts are, and what becomes of the pages.

    ``ending`` is what the name of each file says of the copy. ``together`` is the name of the one
    file that holds all, each packet on sheets of its own; without it there is a file for each.
    """

    fonts: Path
    ending: str = ""
    together: str = ""
    punched: bool = False
    password: str = field(default="", repr=False)


def write_one(content: Content, folder: Path, how: How) -> Path:
    """Write one packet into ``folder``; its file. Raises OSError, which names it."""
    (name,) = file_names([content], how.ending)
    with _naming(folder / name):
        pile = _Pile(how)
        pile.put(content, folder / name)
    return folder / name


def write_all(
    contents: Sequence[Content], folder: Path, how: How, said: Said, stopped: Stopped
) -> tuple[Path, ...]:
    """Write the packets into ``folder``; the files that were written, in order.

    ``said`` hears how many are done, and of how many, between two of them. Once ``stopped`` says
    so, Cancelled is raised. Then, and where OSError is raised, which names a file, ``folder`` is as
    it was before.
    """
    names = [safe_name(how.together)] if how.together else file_names(contents, how.ending)
    targets = tuple(folder / name for name in names)
    if not contents:
        return ()
    with (
        _naming(targets[0]),
        tempfile.TemporaryDirectory(prefix=".", suffix=".part", dir=folder) as parts,
    ):
        made = [Path(parts) / str(number) for number in range(len(targets))]
        with _printer(how) as printer:
            for number, content in enumerate(contents):
                said(number, len(contents))
                place = 0 if how.together else number
                with _naming(targets[place]):
                    _ask(printer, content, None if how.together else made[place], stopped)
            if how.together:
                _ask(printer, None, made[0], stopped)
        said(len(contents), len(contents))
        _put_in_place(made, targets, Path(parts))
    return targets


def file_names(contents: Iterable[Content], ending: str = "") -> Iterator[str]:
    """A name of its own for the file of each packet: two people may have one name."""
    wanted = []
    for content in contents:
        what = safe_name(f"{content.cover.title}{ending}.pdf").removesuffix(".pdf")
        who = content.cover.person
        wanted.append((who, f" - {what}") if who else (what, ""))
    return named_apart(wanted, ".pdf")


@contextmanager
def _printer(how: How) -> Iterator[Connection]:
    """The way to a process that prints; it ends with this context, in whatever way that is left."""
    spawning = multiprocessing.get_context("spawn")
    here, there = spawning.Pipe()
    process = spawning.Process(target=_print, args=(there, how), daemon=True)
    process.start()
    there.close()
    try:
        yield here
    except BaseException:
        process.kill()
        raise
    finally:
        here.close()  # which it takes for its end
        process.join()
        process.close()


def _ask(
    printer: Connection, content: Content | None, target: Path | None, stopped: Stopped
) -> None:
    """Have something printed. Raises what went wrong there, or Cancelled."""
    if stopped():
        raise Cancelled
    try:
        printer.send((content, target))
        while not printer.poll(_ASKED_EVERY):
            if stopped():
                raise Cancelled
        wrong = printer.recv()
    except (EOFError, ConnectionError):
        raise ChildProcessError(0, "the process that prints has ended") from None
    if wrong is not None:
        raise wrong


def _print(orders: Connection, how: How) -> None:
    """What the process does: one packet after the other, each into its file or onto the pile."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it decides when it ends
    pile = _Pile(how)
    with suppress(EOFError, ConnectionError):
        while True:
            content, target = orders.recv()
            orders.send(_wrong(pile, content, target))


def _wrong(pile: _Pile, content: Content | None, target: Path | None) -> Exception | None:
    """Print, and say what went wrong; nothing that a packet says is in it."""
    try:
        pile.put(content, target)
    except OSError as error:
        return error
    except Exception as error:
        return RuntimeError(f"a packet could not be printed: {type(error).__name__}")
    return None


class _Pile:
    """Packets that are printed one by one, and kept only where they become one file."""

    def __init__(self, how: How) -> None:
        self._how = how
        self._packets: list[bytes] = []
        self._titles: list[str] = []

    def put(self, content: Content | None, target: Path | None) -> None:
        """Print ``content`` into ``target``, or onto the pile; without any, the pile goes there."""
        from app.report import binding, packet

        if content is None:
            data = binding.bind(self._packets, self._titles, Path(self._how.together).stem)
        else:
            data = packet.build(content, self._how.fonts)
        if target is not None:
            write_whole(target, self._finished(data))
        elif content is not None:
            cover = content.cover
            self._packets.append(data)
            self._titles.append(" · ".join(filter(None, (cover.person, cover.title))))

    def _finished(self, data: bytes) -> bytes:
        from app.report import binding

        if self._how.punched:
            data = binding.punch(data)
        if self._how.password:
            data = binding.protect(data, self._how.password)
        return data


@contextmanager
def _naming(target: Path) -> Iterator[None]:
    """An error in here names the file that was to be written, not the part that it begins as."""
    try:
        yield
    except OSError as error:
        if not isinstance(error.filename, Path):  # else one in here has named it
            error.filename = target
        raise


def _put_in_place(made: Sequence[Path], targets: Sequence[Path], parts: Path) -> None:
    """Give each part its name; where one cannot have it, none does. Raises OSError."""
    before: list[tuple[Path, Path | None]] = []
    try:
        for number, (part, target) in enumerate(zip(made, targets, strict=True)):
            kept = parts / f"{number} before" if target.is_file() else None
            if kept is not None:
                shutil.copy2(target, kept)
            with _naming(target):
                put_in_place(part, target)
            before.append((target, kept))
    except OSError:
        for target, kept in before:
            if kept is None:
                target.unlink(missing_ok=True)
            else:
                kept.replace(target)
        raise
