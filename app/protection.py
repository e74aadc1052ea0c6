"""The passphrase of a journal: set, changed, removed, and its recovery sheet.

Light to import: what is heavy is imported by the function that needs it. Everything here may run
off the window's thread.
"""

import glob
import os
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app import journal_file, paths
from app.domain.errors import Fault, JournalFault, Reason, Refused
from app.storage import driver, passphrase, sheet
from app.storage import key as keys
from app.storage.key import Key
from app.storage.sheet import SheetText

if TYPE_CHECKING:
    from app.report.content import Paper

__all__ = [
    "SHORTEST",
    "Key",
    "Protected",
    "SheetText",
    "fingerprint",
    "fingerprint_of",
    "finish",
    "fresh_passphrase",
    "key_for",
    "key_of_sheet",
    "key_of_sheet_for",
    "new_key",
    "opens",
    "protect",
    "sheet_groups",
    "sheet_pdf",
]

#: The fewest characters of a passphrase, blanks around it not counted.
SHORTEST = 8


@dataclass(frozen=True)
class Protected:
    """What setting, changing or removing a passphrase came to.

    ``key`` opens the journal from now on; None where it is not encrypted any more. ``old_backups``
    are copies that only an earlier passphrase or its sheet opens, ``plain_backups`` copies that
    could not be encrypted and that anybody can read.
    """

    key: Key | None
    old_backups: tuple[Path, ...] = ()
    plain_backups: tuple[Path, ...] = ()


def new_key(passphrase: str) -> Key:
    """The key of a file that is encrypted anew with ``passphrase``; takes a fifth of a second.

    Raises Refused where the passphrase is shorter than ``SHORTEST``.
    """
    if len(unicodedata.normalize("NFC", passphrase).strip()) < SHORTEST:
        raise Refused(Reason.PASSPHRASE_TOO_SHORT, "passphrase", str(SHORTEST))
    return keys.derive(passphrase, keys.new_salt())


def key_for(path: Path, passphrase: str) -> Key:
    """The key that ``passphrase`` gives for the journal at ``path``, whether it fits or not.

    Takes a fifth of a second. Raises JournalFault where there is no file to read the salt of.
    """
    driver.is_encrypted(path)  # says what is wrong with a file that has no salt
    return keys.derive(passphrase, keys.salt_of(path))


def opens(path: Path, key: Key | None) -> bool:
    """Whether the journal or backup at ``path`` is encrypted and ``key`` fits.

    Raises JournalFault for what is neither: missing, empty, not a journal, newer.
    """
    if not driver.is_encrypted(path):
        return False
    try:
        driver.inspect_file(path, key)
    except JournalFault as found:
        if found.fault in (Fault.WRONG_KEY, Fault.LOCKED):
            return False
        raise
    return True


def fresh_passphrase() -> str:
    """A passphrase of made-up syllables that is strong and can be read aloud (73 bits)."""
    return passphrase.suggest()


def protect(path: Path, old: Key | None, passphrase: str | None) -> Protected:
    """Set, change or remove the passphrase of the journal at ``path``, which ``old`` opens.

    A checked backup comes first, and the file is replaced whole or not at all. Where there was no
    passphrase before, older plain backups are encrypted too; otherwise they keep their key.

    The caller holds the journal's lock and has shut its door (``journal.lock()``), so that nothing
    is written meanwhile; afterwards it unlocks with the key of the result, or with ``old`` where
    this raised: JournalFault, or Refused for a passphrase that is too short.
    """
    from app.storage import encryption

    new = None if passphrase is None else new_key(passphrase)
    journal_file.back_up(path, "passphrase", old)
    encryption.rewrite(path, old, new)
    if old is None:
        finish(path, new)
    else:
        # So that the newest backup opens with the new passphrase, or without one. The journal is
        # safe without it, and its own backups follow.
        with suppress(JournalFault):
            journal_file.back_up(path, "passphrase", new)
    return _result(path, new)


def finish(path: Path, key: Key | None) -> tuple[Path, ...]:
    """Tidy up after a program that died while it set a passphrase: encrypt plain backups.

    To be called after a protected journal was opened; there is mostly nothing to do. Each is
    replaced whole or not at all. The answer is those that could not be encrypted.
    """
    from app.storage import encryption

    if key is None:
        return ()
    with suppress(OSError):
        encryption.forget_part(path)
    for copy in filter(_is_plain, _copies(path)):
        with suppress(JournalFault, OSError):  # it stays plain, and the answer says so
            made = copy.stat()
            encryption.rewrite(copy, None, key)
            os.utime(copy, ns=(made.st_atime_ns, made.st_mtime_ns))
    return tuple(filter(_is_plain, _copies(path)))


def sheet_groups(key: Key) -> SheetText:
    """The recovery sheet of ``key`` as rows of groups to print, show or type."""
    return sheet.written(key)


def key_of_sheet(text: str) -> Key:
    """The key that was typed from a recovery sheet.

    Raises Refused, which names the row and group of a typing error.
    """
    return sheet.read(text)


def key_of_sheet_for(path: Path, text: str) -> Key:
    """The key typed from a recovery sheet, which opens the journal or backup at ``path``.

    Raises Refused for a typing error and for a sheet that belongs to another file. A sheet of this
    very file that does not open it proves damage: JournalFault.
    """
    key = sheet.read(text)
    if not opens(path, key):
        if keys.salt_of(path) == key.salt:
            raise JournalFault(Fault.DAMAGED, str(path))
        raise Refused(Reason.SHEET_OF_ANOTHER, "sheet")
    return key


def fingerprint(key: Key) -> str:
    """A short code that tells one key's sheet and backups from another's and gives nothing away."""
    return sheet.fingerprint(key.salt)


def fingerprint_of(path: Path) -> str | None:
    """The code of the sheet that opens the file at ``path``; None where it is not encrypted.

    Needs no key. Raises JournalFault where there is no such file.
    """
    return sheet.fingerprint(keys.salt_of(path)) if driver.is_encrypted(path) else None


def sheet_pdf(key: Key, journal_name: str, made_on: str, paper: "Paper" = "a4") -> bytes:
    """The recovery sheet of ``key`` as a page to print; ``made_on`` is a date in words."""
    from app.report import recovery_sheet

    text = sheet.written(key)
    content = recovery_sheet.Sheet(paper, journal_name, made_on, text.fingerprint, text.rows)
    return recovery_sheet.build(content, paths.resources() / "fonts")


def _result(path: Path, key: Key | None) -> Protected:
    copies = _copies(path)
    plain = tuple(filter(_is_plain, copies)) if key is not None else ()
    salt = key.salt if key is not None else None
    return Protected(key, tuple(copy for copy in copies if _is_of_another(copy, salt)), plain)


def _copies(path: Path) -> list[Path]:
    """Every backup of the journal at ``path``, and what restoring one has replaced."""
    from app.storage import backup

    backups = [found.path for found in backup.listed(path, paths.backups_of(path))]
    return sorted(backups) + sorted(
        (path.parent / "before-restore").glob(f"*/{glob.escape(path.name)}")
    )


def _is_plain(copy: Path) -> bool:
    """Whether anybody can read ``copy``; an empty or broken one holds nothing to hide."""
    try:
        return not driver.is_encrypted(copy)
    except JournalFault:
        return False


def _is_of_another(copy: Path, salt: bytes | None) -> bool:
    """Whether ``copy`` is encrypted with another key than the one with ``salt``."""
    try:
        return driver.is_encrypted(copy) and keys.salt_of(copy) != salt
    except (JournalFault, OSError):  # it has gone meanwhile, or holds nothing
        return False
