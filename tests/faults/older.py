"""The sample team, as earlier versions of the program left it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app import journal_file, sample
from tests import older
from tests.builders import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.journal_file import Key


@cache
def content(number: int, key: Key | None) -> bytes:
    """A journal's file of schema ``number``: the sample team, as far as it had a place there."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "older.db"
        path.write_bytes(_todays(key))
        older.take_back(path, number, key)
        return path.read_bytes()


@cache
def _todays(key: Key | None) -> bytes:
    """The same as it is made now; telling it takes longer than all the rest."""
    fill: Callable[..., object] = sample.fill
    with TemporaryDirectory() as folder:
        path = Path(folder) / "today.db"
        made = journal_file.create(
            path, lambda db: fill(db, today=TODAY), key=key, **dict(sample.SETTINGS)
        )
        made.set_aside("draft/note", {"text": "not yet stored"})
        made.close()
        return path.read_bytes()
