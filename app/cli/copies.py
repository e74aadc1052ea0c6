"""``backup``, ``restore`` and ``salvage``: copies of a journal, and what is left of one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from app import journal_file
from app.cli import access
from app.cli.saying import Stopped, say
from app.domain.errors import Fault, JournalFault

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from app.backups import Backup, Difference
    from app.journal_file import Key

#: States in which a journal may still hold something to save.
_SPOILT = frozenset({Fault.DAMAGED, Fault.FOREIGN, Fault.NEWER, Fault.IO})


def backup(options: argparse.Namespace) -> None:
    """Make a checked copy beside the journal."""
    from app import backups

    say(str(backups.make(options.journal, "by-hand", access.key_of(options))))


def restore(options: argparse.Namespace) -> None:
    """Put a backup in the journal's place, once it is said what that changes."""
    from app import backups

    path = options.journal
    one, key, backup_key = _chosen(options)
    with access.alone(options):
        difference = backups.compare(path, one, key, backup_key)
        say(f"{one.path} of {one.moment.astimezone():%Y-%m-%d %H:%M}")
        _tell(difference)
        if not options.yes:
            _ask_to_go_on()
        restored = backups.restore(path, one, key, backup_key)
    say(f"{path} is what the backup was.")
    if restored.replaced is not None:
        say(f"What it was before is in {restored.replaced}.")


def salvage(options: argparse.Namespace) -> None:
    """Make a new journal of what can be read of a damaged one."""
    from app import rescue

    key = access.key_of(options, despite=_SPOILT)
    if options.out.exists():
        raise JournalFault(Fault.EXISTS, str(options.out))
    saved = rescue.salvage(options.journal, key, options.out)
    for line in saved.lines:
        say(line)
    say(
        f"{saved.read} records read, {saved.from_history} from the history, "
        f"{saved.from_backup} from a backup, {saved.lost} lost."
    )
    say(f"Made {saved.path}.")


def _chosen(options: argparse.Namespace) -> tuple[Backup, Key | None, Key | None]:
    """The backup that is asked for or the newest good one, with the journal's key and its own.

    The journal's is None where it is not encrypted, or what is known opens only the backup.
    """
    from app import backups

    path, named = options.journal, options.backup
    candidates = [backups.read_file(named)] if named else backups.found(path)
    # A journal that only looks encrypted may be mere noise, for which nobody knows a passphrase.
    given = bool(options.passphrase_file or options.sheet_file)
    files = [*([path] if given else []), *(one.path for one in candidates)]
    secret = access.secret(options) if any(map(_is_encrypted, files)) else None
    key = _key(secret, path)
    why: JournalFault | None = None
    for one in candidates:
        backup_key = _key(secret, one.path)
        try:
            backups.check(one, backup_key)
        except JournalFault as fault:
            why = why or fault
            continue
        return one, key if key and _opens(path, key) else None, backup_key
    raise why or JournalFault(Fault.NO_BACKUP, str(path))


def _key(secret: access.Secret | None, path: Path) -> Key | None:
    return secret.key_for(path) if secret is not None and _is_encrypted(path) else None


def _is_encrypted(path: Path) -> bool:
    try:
        journal_file.look_at(path)
    except JournalFault as found:
        return found.fault is Fault.LOCKED
    return False


def _opens(path: Path, key: Key) -> bool:
    try:
        journal_file.look_at(path, key)
    except JournalFault:
        return False
    return True


def _tell(difference: Difference) -> None:
    if not difference.readable:
        say("The present journal cannot be read. The backup holds:")
    elif not difference.lines:
        say("It says what the journal says now.")
    for line in difference.lines:
        say(f"  {line}")


def _ask_to_go_on() -> None:
    if sys.stdin is None or not sys.stdin.isatty():
        raise Stopped("Nothing was changed. Add --yes to restore it.")
    try:
        answer = input("Put it in the journal's place? [y/N] ")
    except EOFError:
        answer = ""
    if answer.strip().casefold() not in ("y", "yes"):
        raise Stopped("Nothing was changed.")
