"""Getting into a journal: its key, from a file or asked for, and its lock.

A passphrase is never an argument. It is the first line of a file that is named, or typed.
"""

from __future__ import annotations

import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from app import journal_file
from app.cli.files import bytes_of
from app.cli.saying import Stopped
from app.domain.errors import Fault, JournalFault, Reason, Refused
from app.journal_file import Lock
from app.storage.key import derive, salt_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Iterator

    from app.journal import Journal
    from app.journal_file import Key

#: Bytes of a file that may hold a passphrase or a sheet; more is another file.
_LONGEST = 65_536
_NAME_A_FILE = "Name a file that holds it, or - for standard input; --help says how."


def reading(options: argparse.Namespace) -> closing[Journal]:
    """The journal of the arguments, opened for reading."""
    key = key_of(options)
    return closing(journal_file.open_journal(options.journal, key=key, read_only=True))


def writing(options: argparse.Namespace) -> closing[Journal]:
    """The same to change it; to read where it is a dry run."""
    if options.dry_run:
        return reading(options)
    key = key_of(options)
    lock = taken_lock(options)
    return closing(journal_file.open_journal(options.journal, key=key, lock=lock))


def taken_lock(options: argparse.Namespace) -> Lock:
    """The lock on the journal; another computer's is taken over where the arguments say so."""
    lock = Lock(options.journal)
    if options.take_over:
        lock.take_over()
    else:
        lock.take()
    return lock


@contextmanager
def alone(options: argparse.Namespace) -> Iterator[None]:
    """Inside, no other program writes the journal."""
    lock = taken_lock(options)
    try:
        yield
    finally:
        lock.release()


def key_of(options: argparse.Namespace, despite: Collection[Fault] = ()) -> Key | None:
    """The key that opens the journal of the arguments; None where it is not encrypted.

    Raises JournalFault for a journal that cannot be opened, save for the faults in ``despite``.
    """
    try:
        journal_file.look_at(options.journal)
    except JournalFault as found:
        if found.fault is Fault.LOCKED:
            return _given_key(options, despite)
        if found.fault not in despite:
            raise
    return None


class Secret:
    """What somebody knows: a passphrase, or the key that a recovery sheet holds."""

    def __init__(self, passphrase: str | None = None, sheet: Key | None = None) -> None:
        self.passphrase = passphrase
        self._sheet = sheet
        self._keys: dict[bytes, Key] = {}

    def key_for(self, path: Path) -> Key:
        """The key that this gives for the journal or backup at ``path``, fitting or not."""
        if self._sheet is not None:
            return self._sheet
        assert self.passphrase is not None
        salt = salt_of(path)
        if salt not in self._keys:
            self._keys[salt] = derive(self.passphrase, salt)
        return self._keys[salt]

    def does_not_open(self, path: Path) -> NoReturn:
        """Say that this is not what opens the journal at ``path``."""
        if self._sheet is not None:
            raise Refused(Reason.SHEET_OF_ANOTHER, "sheet")
        raise JournalFault(Fault.WRONG_KEY, str(path))


def secret(options: argparse.Namespace) -> Secret:
    """The passphrase or sheet of the arguments, else what is typed."""
    from app import protection

    if options.sheet_file is not None:
        return Secret(sheet=protection.key_of_sheet(_text(options.sheet_file)))
    prompt = f"Passphrase of {options.journal.name}: "
    return Secret(passphrase(options.passphrase_file, prompt))


def passphrase(file: str | None, prompt: str) -> str:
    """The passphrase in ``file``, or what is typed at ``prompt`` without being seen."""
    if file is not None:
        return _first_line(file)
    if sys.stdin is None or not sys.stdin.isatty():
        raise Stopped(f"There is nobody to ask for the passphrase. {_NAME_A_FILE}")
    import getpass

    try:
        return getpass.getpass(prompt)
    except EOFError:
        raise Stopped(f"No passphrase was typed. {_NAME_A_FILE}") from None


def new_passphrase(file: str | None) -> str:
    """The passphrase to set; typed twice where no file holds it. Raises Refused."""
    first = passphrase(file, "New passphrase: ")
    if file is None and passphrase(None, "The same once more: ") != first:
        raise Refused(Reason.PASSPHRASES_DIFFER)
    return first


def _given_key(options: argparse.Namespace, despite: Collection[Fault]) -> Key:
    from app import protection, rescue

    path, given = options.journal, secret(options)
    key = given.key_for(path)
    try:
        if protection.opens(path, key):
            return key
    except JournalFault as found:
        if found.fault in despite:
            return key
        raise
    fitting = rescue.fitting_key(path, key, given.passphrase)
    if fitting is None:
        given.does_not_open(path)
    if Fault.DAMAGED not in despite:
        raise JournalFault(Fault.DAMAGED, str(path))
    return fitting


def _first_line(file: str) -> str:
    """The first line of ``file``, its end aside; of standard input the next one."""
    if file == "-":
        data = sys.stdin.buffer.readline(_LONGEST) if sys.stdin is not None else b""
    else:
        data = bytes_of(Path(file), _LONGEST).partition(b"\n")[0]
    line = _decoded(data, file).removesuffix("\n").removesuffix("\r")
    if not line:
        raise Stopped(f"{_name(file)} holds no passphrase in its first line.")
    return line


def _text(file: str) -> str:
    data = sys.stdin.buffer.read(_LONGEST) if file == "-" else bytes_of(Path(file), _LONGEST)
    return _decoded(data, file)


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Stopped(f"{_name(file)} is not text in UTF-8.") from None


def _name(file: str) -> str:
    return "Standard input" if file == "-" else file
