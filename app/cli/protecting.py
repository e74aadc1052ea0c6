"""``encrypt``, ``passphrase``, ``decrypt`` and ``unlock-test``: what keeps a journal shut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import journal_file
from app.cli import access, files
from app.cli.saying import Stopped, say
from app.domain.errors import Fault, JournalFault

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from app.journal_file import Key

#: How many backups have to open with what opens the journal.
_NEWEST = 3
_WARNING = "Whoever loses both the passphrase and the recovery sheet has lost the journal."


def encrypt(options: argparse.Namespace) -> None:
    """Protect a journal, and its earlier backups, with a passphrase."""
    from app import protection

    path = options.journal
    if _is_encrypted(path):
        raise Stopped(f"{path} is encrypted already. “touchline passphrase” changes how it opens.")
    _look_where_sheet_goes(options)
    with access.alone(options):
        passphrase = access.new_passphrase(options.passphrase_file)
        done = protection.protect(path, None, passphrase)
    say(f"{path} is encrypted. {_WARNING}")
    _list("These could not be encrypted, and anybody can read them:", done.plain_backups)
    _write_sheet(options, done.key)


def change(options: argparse.Namespace) -> None:
    """Change the passphrase; what was printed before does not open the journal any more."""
    from app import protection

    key = _key_of(options)
    _look_where_sheet_goes(options)
    with access.alone(options):
        passphrase = access.new_passphrase(options.new_passphrase_file)
        done = protection.protect(options.journal, key, passphrase)
    say(f"{options.journal} opens with the new passphrase. Its recovery sheet is a new one, too.")
    _list("These still open with an earlier passphrase only:", done.old_backups)
    _write_sheet(options, done.key)


def decrypt(options: argparse.Namespace) -> None:
    """Take the passphrase away."""
    from app import protection

    key = _key_of(options)
    with access.alone(options):
        done = protection.protect(options.journal, key, None)
    say(f"{options.journal} is not encrypted any more: whoever has the file can read it.")
    _list("These still open with the passphrase only:", done.old_backups)


def unlock_test(options: argparse.Namespace) -> None:
    """Try a passphrase or a sheet on the journal and its newest backups, changing nothing."""
    from app import backups

    path = options.journal
    if not _is_encrypted(path):
        say(f"{path} is not encrypted: whoever has the file can read it.")
        return
    secret = access.secret(options)
    newest = [one.path for one in backups.found(path)[:_NEWEST]]
    opened = [_say_whether_it_opens(one, secret) for one in (path, *newest)]
    if not opened[0]:
        secret.does_not_open(path)
    _look_where_sheet_goes(options)
    _write_sheet(options, secret.key_for(path))


def _say_whether_it_opens(path: Path, secret: access.Secret) -> bool:
    if not _is_encrypted(path):
        say(f"{path} opens without a passphrase.")
        return True
    try:
        journal_file.look_at(path, secret.key_for(path))
    except JournalFault as found:
        if found.fault is not Fault.WRONG_KEY:
            raise
        say(f"{path} does not open.")
        return False
    say(f"{path} opens.")
    return True


def _key_of(options: argparse.Namespace) -> Key:
    key = access.key_of(options)
    if key is None:
        raise Stopped(f"{options.journal} is not encrypted. “touchline encrypt” does that.")
    return key


def _is_encrypted(path: Path) -> bool:
    try:
        journal_file.look_at(path)
    except JournalFault as found:
        if found.fault is not Fault.LOCKED:
            raise
        return True
    return False


def _list(title: str, paths: Sequence[Path]) -> None:
    for line in (title, *(f"  {path}" for path in paths)) if paths else ():
        say(line)


def _look_where_sheet_goes(options: argparse.Namespace) -> None:
    """Find out that the sheet cannot be written while nothing is done yet."""
    target = options.write_sheet
    if target is not None and not target.parent.is_dir():
        raise JournalFault(Fault.NO_FOLDER, str(target.parent))


def _write_sheet(options: argparse.Namespace, key: Key | None) -> None:
    if options.write_sheet is None or key is None:
        return
    from datetime import date

    from app import protection
    from app.domain import settings
    from app.formats import Formats

    journal = journal_file.open_journal(options.journal, key=key, read_only=True)
    chosen = journal.ask(settings.current)
    journal.close()
    day = Formats(chosen.currency, chosen.language).day(date.today())
    pdf = protection.sheet_pdf(key, options.journal.name, day, chosen.paper.value)
    files.write(options.write_sheet, pdf)
    say(f"The recovery sheet is in {options.write_sheet}. Print it, and delete the file.")
