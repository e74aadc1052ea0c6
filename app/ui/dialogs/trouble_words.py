"""What is said about a journal that cannot be opened, and which ways there are for which fault."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from app import labels
from app.domain.errors import Fault, JournalFault

if TYPE_CHECKING:
    from app.rescue import Salvaged


class Choice(StrEnum):
    """What the user can do about it."""

    BACKUP = "backup"
    SALVAGE = "salvage"
    EXPORT = "export"
    READ_ONLY = "read_only"
    AGAIN = "again"
    OPEN = "open"
    NEW = "new"


_DAMAGED, _TITLE = "This journal is damaged", "This journal cannot be opened"
_LAST = (Choice.AGAIN, Choice.OPEN, Choice.NEW)
#: In the order in which they are offered; the first is chosen unless the user chooses.
_CHOICES: dict[Fault, tuple[Choice, ...]] = {
    Fault.DAMAGED: (Choice.BACKUP, Choice.SALVAGE, *_LAST),
    Fault.EMPTY: (Choice.BACKUP, *_LAST),
    Fault.MISSING: (Choice.AGAIN, Choice.BACKUP, Choice.OPEN, Choice.NEW),
    Fault.FOREIGN: (Choice.BACKUP, Choice.OPEN, Choice.NEW, Choice.AGAIN),
    Fault.WRONG_KEY: (Choice.AGAIN, Choice.BACKUP, Choice.OPEN, Choice.NEW),
    Fault.NEWER: (Choice.READ_ONLY, Choice.EXPORT, Choice.OPEN, Choice.NEW),
    Fault.IO: (Choice.AGAIN, Choice.BACKUP, Choice.SALVAGE, Choice.OPEN, Choice.NEW),
    Fault.NOT_WRITABLE: (Choice.AGAIN, Choice.READ_ONLY, Choice.OPEN, Choice.NEW),
    Fault.DISK_FULL: (Choice.AGAIN, Choice.READ_ONLY, Choice.OPEN),
    Fault.IN_USE: (Choice.AGAIN, Choice.READ_ONLY, Choice.OPEN, Choice.NEW),
    Fault.ELSEWHERE: (Choice.READ_ONLY, Choice.AGAIN, Choice.OPEN, Choice.NEW),
}
_SENTENCES = {
    Fault.DAMAGED: (
        "{name} is damaged: part of it cannot be read, or is not as it was saved. Nothing has "
        "been changed in it."
    ),
    Fault.EMPTY: "{name} is an empty file: what was in it is gone from there.",
}
#: The name of each card and what choosing it means.
_CARDS = {
    Choice.SALVAGE: (
        "Save what can be read…",
        "Makes a new journal of it, completed from the history and the backups, and lists what "
        "is lost. The damaged file stays as it is.",
    ),
    Choice.EXPORT: (
        "Export everything…",
        "Writes files that other programs can read. They are not protected.",
    ),
    Choice.READ_ONLY: (
        "Open for reading only",
        "Shows what is in it. Nothing can be changed.",
    ),
    Choice.AGAIN: ("Try again", "After a disk was connected or a file put back, for example."),
    Choice.OPEN: ("Open another journal…", "Choose its file."),
    Choice.NEW: ("New journal…", "Start anew. This one stays where it is."),
}
_LOCKED_BACKUP = "It asks for the passphrase first. The present file is kept."
_KEPT = "Made {when}, and sound. You see what differs first; the present file is kept."


def choices(fault: Fault) -> tuple[Choice, ...]:
    """The ways that make sense for ``fault``, the best first."""
    return _CHOICES.get(fault, _LAST)


def title(fault: JournalFault) -> str:
    """The heading; a damaged journal may well have been opened before."""
    return _DAMAGED if fault.fault is Fault.DAMAGED else _TITLE


def sentence(fault: JournalFault) -> str:
    """What happened, in words."""
    own = _SENTENCES.get(fault.fault)
    return own.format(name=Path(fault.path).name) if own else labels.fault(fault)


def card(choice: Choice) -> tuple[str, str]:
    """The name of a way and what it means; the backup's has words of its own."""
    return _CARDS[choice]


def backup_card(when: str) -> tuple[str, str]:
    """The same for the newest good backup, made ``when``; empty where a passphrase is needed."""
    if not when:
        return "Open the newest backup…", _LOCKED_BACKUP
    return "Open the newest good backup", _KEPT.format(when=when)


def counted(saved: Salvaged) -> str:
    """How many records a salvage read, completed and lost, and where they are now."""
    counts = (
        (saved.read, "read"),
        (saved.from_history, "completed from the history"),
        (saved.from_backup, "completed from a backup"),
        (saved.lost, "lost"),
    )
    told = [f"{count:,} {what}" for count, what in counts if count or what == "read"]
    return f"Records: {', '.join(told)}. It is {saved.path}."
