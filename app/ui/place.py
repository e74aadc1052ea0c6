"""A journal on its way into a window: looked at, locked, its key known or still to be given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import journal_file
from app.domain.errors import Fault, JournalFault
from app.ui import ask

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.journal_file import Key

READ, TAKE_OVER, ELSE = "Open for reading only", "Take it over", "Something else…"
_TWO = (
    "Two computers that write the same journal overwrite each other's work. Take it over only if "
    "Touchline is closed there, or that computer stopped while it was open."
)


@dataclass
class Place:
    """The journal that a window is over, or is to be."""

    path: Path
    #: Held for the journal; None where it can only be read.
    lock: journal_file.Lock | None
    key: Key | None
    #: Whether its key is still to be given.
    sealed: bool = False

    def release(self) -> None:
        """Let the lock go, which nobody else does for a journal that was never opened."""
        if self.lock is not None:
            self.lock.release()


def enter(path: Path, key: Key | None, *, read_only: bool, window: QWidget | None) -> Place:
    """Look at a journal and lock it; where another computer has it, ask in front of ``window``.

    Raises JournalFault where it cannot be opened.
    """
    sealed = False
    try:
        journal_file.look_at(path, key)
    except JournalFault as fault:
        sealed = fault.fault is Fault.LOCKED
        if not sealed and not (read_only and fault.fault is Fault.NEWER):
            raise
    return Place(path, None if read_only else _lock_of(path, window), key, sealed)


def recall(path: Path) -> Key | None:
    """The key that this computer's keyring remembers, where it still fits; for a worker."""
    from app import keyring_cache, protection

    key = keyring_cache.recall(path)
    return key if key is not None and protection.opens(path, key) else None


def _lock_of(path: Path, window: QWidget | None) -> journal_file.Lock | None:
    """The lock on a journal; None for one that can only be read: nothing can be written there."""
    lock = journal_file.Lock(path)
    try:
        lock.take()
    except JournalFault as fault:
        if fault.fault in (Fault.NOT_WRITABLE, Fault.DISK_FULL):
            return None
        if fault.fault is Fault.ELSEWHERE:
            return _ask_about(lock, fault, window)
        raise
    return lock


def _ask_about(
    lock: journal_file.Lock, fault: JournalFault, window: QWidget | None
) -> journal_file.Lock | None:
    """Ask about the lock of another computer; None for a journal to read only."""
    question = f"This journal may be open on {lock.holder}."
    answer = ask.choose(window, question, _TWO, READ, TAKE_OVER, ELSE)
    if answer == TAKE_OVER:
        lock.take_over()
        return lock
    if answer == READ:
        return None
    raise fault
