"""The copies of a journal: made, listed, thinned out, put back.

Light to import: what is heavy is imported by the function that needs it. All of it may run off the
window's thread, but for ``remind``; what changes the journal's file wants it to itself.
"""

import contextlib
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.domain import rotation
from app.domain.differences import Change, Difference, changes
from app.domain.errors import Fault, JournalFault
from app.storage import backup, driver
from app.storage import key as keys
from app.storage.backup import Backup
from app.storage.key import Key

__all__ = [
    "Backup",
    "Change",
    "Difference",
    "Key",
    "Opens",
    "Restored",
    "check",
    "compare",
    "copy_to",
    "found",
    "key_for",
    "last_copied",
    "make",
    "make_if_changed",
    "newest",
    "newest_good",
    "note_copied",
    "opens_with",
    "read_file",
    "remind",
    "restore",
    "second_place_due",
    "tidy",
]

if TYPE_CHECKING:
    from app.journal import Journal

#: The aside that says when the second place had its last copy and its last reminder.
SECOND_PLACE = "second_place"
#: How often one is reminded of a second place that is chosen, and of choosing one.
REMIND_EVERY, PROPOSE_EVERY = timedelta(days=7), timedelta(days=30)
#: How many copies are kept in the second place.
KEPT_THERE = 10

#: A present journal in this state cannot be copied before it is replaced; it is kept as it is.
_UNREADABLE = {
    *(Fault.MISSING, Fault.EMPTY, Fault.FOREIGN, Fault.DAMAGED, Fault.IO),
    *(Fault.LOCKED, Fault.WRONG_KEY, Fault.NEWER),
}
#: Two workers that find the journal changed make one backup, not two.
_making = threading.Lock()


class Opens(StrEnum):
    """What opens a backup."""

    ANYBODY = "anybody"
    THIS_KEY = "this_key"
    ANOTHER_KEY = "another_key"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Restored:
    """What a restore did: the ``key`` that opens the journal now, and what it changed.

    ``replaced`` is the folder that keeps the file as it was, with what lay beside it; ``before``
    the backup made of it first. Each is None where there was nothing to keep or to read.
    """

    key: Key | None
    difference: Difference
    replaced: Path | None
    before: Path | None


def make(path: Path, reason: str, key: Key | None = None) -> Path:
    """A new checked backup of the journal at ``path``; older ones are thinned out after it.

    ``reason`` is a word such as "quit" or "by-hand". Raises JournalFault.
    """
    made = backup.copy(path, paths.backups_of(path), reason, key)
    tidy(path, key)
    return made


def make_if_changed(path: Path, reason: str, key: Key | None = None) -> Backup | None:
    """A new backup, or None where the newest one says all that the journal says."""
    with _making:
        last = newest(path)
        if last is not None and _says_the_same(path, last.path, key):
            return None
        return read_file(make(path, reason, key))


def found(path: Path, folder: Path | None = None) -> list[Backup]:
    """The backups of the journal at ``path``, newest first, by their names alone."""
    return backup.listed(path, paths.backups_of(path) if folder is None else folder)


def newest(path: Path) -> Backup | None:
    """The backup that was made last, and found good then; None where there is none."""
    return next(iter(found(path)), None)


def newest_good(path: Path, key: Key | None = None) -> Backup:
    """The newest backup that opens with ``key`` and is sound now.

    Raises JournalFault: WRONG_KEY or LOCKED where only the key is in the way, else NO_BACKUP.
    """
    locked: JournalFault | None = None
    for candidate in found(path):
        try:
            check(candidate, key)
        except JournalFault as fault:
            if fault.fault in (Fault.WRONG_KEY, Fault.LOCKED):
                locked = locked or fault
            continue
        return candidate
    raise locked or JournalFault(Fault.NO_BACKUP, str(path))


def read_file(path: Path) -> Backup:
    """The backup at ``path``, whatever its name. Raises JournalFault where there is none."""
    try:
        status = path.stat()
    except OSError:
        raise JournalFault(Fault.MISSING, str(path)) from None
    made = datetime.fromtimestamp(status.st_mtime, UTC)
    return backup.read_name(path) or Backup(path, 0, made, "", status.st_size)


def check(one: Backup, key: Key | None = None) -> None:
    """Raise JournalFault unless this backup opens with ``key`` and is sound."""
    backup.verify(one.path, _key_of(one, key))


def opens_with(one: Backup, key: Key | None) -> Opens:
    """What opens this backup, by its first bytes alone: each passphrase has a salt of its own."""
    try:
        if not driver.is_encrypted(one.path):
            driver.inspect_file(one.path)
            return Opens.ANYBODY
        salt = keys.salt_of(one.path)
    except (JournalFault, OSError):
        return Opens.NOTHING
    return Opens.THIS_KEY if key is not None and key.salt == salt else Opens.ANOTHER_KEY


def key_for(one: Backup, passphrase: str) -> Key:
    """The key that ``passphrase`` gives for this backup; takes a fifth of a second."""
    return keys.derive(passphrase, keys.salt_of(one.path))


def tidy(path: Path, key: Key | None = None) -> None:
    """Thin out the older backups; the newest three that are still sound always stay.

    One that cannot be deleted now is no error: the next time will do.
    """
    made = found(path)
    kept = rotation.to_keep((one.number, one.moment) for one in made)
    if len(kept) < len(made):
        kept |= _newest_sound(made, key)
    _delete(one for one in made if one.number not in kept)


def compare(path: Path, one: Backup, key: Key | None, backup_key: Key | None = None) -> Difference:
    """What restoring this backup would change in the journal at ``path``, which ``key`` opens.

    ``backup_key`` is for a backup with another passphrase. Raises JournalFault where the backup is
    not good.
    """
    from app.storage import restore as storage

    its_key = _key_of(one, backup_key or key)
    backup.verify(one.path, its_key)
    try:
        now = storage.contents(path, key, storage.columns(one.path, its_key))
        columns = storage.columns(path, key)
    except JournalFault:
        then = storage.contents(one.path, its_key)
        return Difference(tuple(changes(None, then)), readable=False)
    then = storage.contents(one.path, its_key, columns)
    return Difference(tuple(changes(now, then)), readable=True)


def restore(path: Path, one: Backup, key: Key | None, backup_key: Key | None = None) -> Restored:
    """Make the journal at ``path`` what this backup is, brought up to date.

    ``key`` opens the present journal, ``backup_key`` the backup where that is another. Nobody may
    have the journal open. What is replaced is kept, and backed up first where it can be read.
    Killed at any moment, this leaves the one or the other. Raises JournalFault: nothing changed.
    """
    from app.storage import restore as storage

    its_key = _key_of(one, backup_key or key)
    difference = compare(path, one, key, backup_key)
    before = _back_up_before(path, key)
    replaced = storage.put_in_place(path, one.path, its_key)
    return Restored(its_key, difference, replaced, before)


def copy_to(path: Path, key: Key | None, folder: Path) -> Path:
    """Copy the newest good backup into ``folder``, a second place, and check it there.

    A backup is made first where the journal changed. The newest ten there are kept. Raises
    JournalFault.
    """
    make_if_changed(path, "second-place", key)
    one = newest_good(path, key)
    if not folder.is_dir():
        raise JournalFault(Fault.NO_FOLDER, str(folder))
    if folder.resolve() == paths.backups_of(path).resolve():
        raise JournalFault(Fault.EXISTS, str(one.path))
    there = next(iter(found(path, folder)), None)
    if there is not None and _same_copy(one, there, key):
        return there.path
    copied = _copy_checked(path, one, key, folder)
    _delete(found(path, folder)[KEPT_THERE:])
    return copied


def second_place_due(
    folder: str, copied: datetime | None, reminded: datetime | None, now: datetime
) -> bool:
    """Whether to remind of the second place: weekly, and monthly while none is chosen.

    ``copied`` is when the newest copy came there. A moment that lies ahead counts for nothing: the
    clock was wrong.
    """
    every = REMIND_EVERY if folder else PROPOSE_EVERY
    past = [moment for moment in (copied, reminded) if moment is not None]
    return not any(timedelta(0) <= now - moment < every for moment in past)


def remind(journal: "Journal", now: datetime) -> str:
    """A sentence about the second place where one is due, else nothing; said once a week."""
    from app.domain import settings

    if journal.read_only or journal.locked:
        return ""
    noted = journal.aside(SECOND_PLACE) or {}
    copied, reminded = (_moment(noted.get(name)) for name in ("copied", "reminded"))
    folder = journal.ask(settings.current).backup_folder
    if not folder and not noted:  # a journal just begun is not nagged about
        began = now - PROPOSE_EVERY + REMIND_EVERY
        journal.set_aside(SECOND_PLACE, {"reminded": began.isoformat()})
        return ""
    if not second_place_due(folder, copied, reminded, now):
        return ""
    journal.set_aside(SECOND_PLACE, {**noted, "reminded": now.isoformat()})
    if not folder:
        return "All backups are on this computer. A second place keeps them if it is lost."
    return "The second place has had no copy for a week."


def note_copied(journal: "Journal", now: datetime) -> None:
    """Keep in mind that the second place has a fresh copy."""
    noted = journal.aside(SECOND_PLACE) or {}
    journal.set_aside(SECOND_PLACE, {**noted, "copied": now.isoformat()})


def last_copied(journal: "Journal") -> datetime | None:
    """When the second place had its last copy."""
    return _moment((journal.aside(SECOND_PLACE) or {}).get("copied"))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _key_of(one: Backup, key: Key | None) -> Key | None:
    """``key``, unless this backup needs none."""
    return key if driver.is_encrypted(one.path) else None


def _says_the_same(path: Path, copy: Path, key: Key | None) -> bool:
    try:
        return backup.state(path, key) == backup.state(copy, key)
    except JournalFault:
        return False


def _newest_sound(made: list[Backup], key: Key | None) -> set[int]:
    sound: set[int] = set()
    for one in made:
        with contextlib.suppress(JournalFault):
            check(one, key)
            sound.add(one.number)
        if len(sound) == rotation.NEWEST:
            break
    return sound


def _delete(doomed: Iterable[Backup]) -> None:
    for one in doomed:
        with contextlib.suppress(OSError):
            one.path.unlink()


def _back_up_before(path: Path, key: Key | None) -> Path | None:
    """A backup of what a restore will replace; None where it cannot be read."""
    try:
        return backup.copy(path, paths.backups_of(path), "restore", key)
    except JournalFault as fault:
        if fault.fault not in _UNREADABLE:
            raise
        return None


def _same_copy(one: Backup, there: Backup, key: Key | None) -> bool:
    """Whether what lies there says what this backup says, and is still sound."""
    with contextlib.suppress(JournalFault):
        check(there, key)
        return _says_the_same(one.path, there.path, key)
    return False


def _copy_checked(path: Path, one: Backup, key: Key | None, folder: Path) -> Path:
    import shutil

    with backup.faults_of_copy(path, folder):
        part = backup.make_part(path, folder)
        try:
            shutil.copyfile(one.path, part)
            backup.verify(part, _key_of(one, key))
            # Numbered after what is there: on a new computer the numbers begin anew.
            return backup.give_name(part, path, folder, one.moment, one.reason)
        finally:
            part.unlink(missing_ok=True)
