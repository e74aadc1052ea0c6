"""Journals that are protected with a passphrase, for tests of the window in front of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app import journal_file, protection
from tests import builders

if TYPE_CHECKING:
    from app.journal_file import Key

PASSPHRASE = "sooner or later"


@cache
def key() -> Key:
    """The key of all of them; deriving it once keeps the tests quick."""
    return protection.new_key(PASSPHRASE)


def make(path: Path, *names: str) -> Path:
    """A protected journal of the company ``path`` is named after, with these people."""
    path.write_bytes(_content(path.stem, names))
    return path


@cache
def _content(company: str, names: tuple[str, ...]) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        journal = journal_file.create(
            path, key=key(), manager="Robin Hale", company=company, currency="USD"
        )
        for name in names:
            builders.person(journal, name)
        journal.close()
        return path.read_bytes()
