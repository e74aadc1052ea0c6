"""What the dialog for a journal that cannot be opened has done off the window's thread."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app import backups, journal_file, rescue
from app.domain.errors import Fault, JournalFault

if TYPE_CHECKING:
    from pathlib import Path

    from app.backups import Backup
    from app.journal_file import Key
    from app.rescue import Salvaged
    from app.ui.background import Control


def is_locked(path: Path) -> bool:
    """Whether nothing of the file can be read without a key."""
    try:
        journal_file.look_at(path)
    except JournalFault as fault:
        return fault.fault is Fault.LOCKED
    return False


def newest_backup(path: Path, key: Key | None) -> Backup | None:
    """The worker: the newest good backup, None where there is none that opens."""
    try:
        return backups.newest_good(path, key)
    except JournalFault as fault:
        if fault.fault not in (Fault.NO_BACKUP, Fault.WRONG_KEY, Fault.LOCKED):
            raise
        return None


def unlocked(one: Backup, passphrase: str) -> tuple[Backup, Key]:
    """The worker: the backup and its key. Raises JournalFault where the passphrase is wrong."""
    key = backups.key_for(one, passphrase)
    backups.check(one, key)
    return one, key


def salvage(path: Path, key: Key | None, target: Path, control: Control) -> Salvaged:
    """The worker; it can be stopped between pages."""
    return rescue.salvage(path, key, target, control.progress)


def export(path: Path, key: Key | None, folder: Path, control: Control) -> Path:
    """The worker: the folder that it made."""
    from app import export

    written = export.everything(path, key, folder, date.today(), control=control)
    return folder / written[0].relative_to(folder).parts[0]
