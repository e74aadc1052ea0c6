"""Erasing a person for good: what that means, doing it, and the copies that still hold them.

Light to import: what is heavy is imported by the function that needs it. All but ``erase`` may run
off the window's thread.
"""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app import backups, journal_file
from app.storage.key import Key

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.domain.erasing import Held
    from app.journal import Journal

#: What a backup is called that was made before or after an erasure.
REASON = "erase"


@dataclass(frozen=True)
class OnRecord:
    """What goes with a person.

    ``held`` is what the records say, ``changes`` and ``drafts`` count what is kept for undo and
    what was typed and not finished.
    """

    held: "Held"
    changes: int
    drafts: int


@dataclass(frozen=True)
class Copy:
    """A copy of the journal that holds a person, or that did not open (``sure`` is then false).

    ``number`` is the backup's, 0 for a file that a restore replaced; ``moment`` when it was made.
    """

    path: Path
    number: int
    moment: datetime
    sure: bool


def on_record(path: Path, key: Key | None, person_id: int) -> OnRecord:
    """What erasing a person would take away. Raises Refused, JournalFault."""
    from app.journal import Journal

    with closing(Journal(path, key=key, read_only=True)) as journal:
        return journal.ask(_on_record, person_id)


def back_up(path: Path, key: Key | None) -> Path:
    """The checked backup that precedes an erasure, and still holds the person."""
    return journal_file.back_up(path, REASON, key)


def erase(journal: "Journal", person_id: int) -> None:
    """Erase a person from the journal and its file, traces included; nothing brings them back.

    The caller has made a backup. Raises Refused, JournalFault. Where only rewriting the file
    failed, the person is gone already and ``wipe`` does the rest.
    """
    journal.erase(_erase, person_id)


def wipe(journal: "Journal") -> None:
    """Rewrite the journal's file, so that nothing is left in its unused room."""
    journal.erase(_nothing)


def copies_with(path: Path, key: Key | None, person_id: int) -> list[Copy]:
    """The copies of the journal at ``path`` that hold a person, newest first.

    Backups beside it, those in the second place, and what a restore replaced.
    """
    from app.storage import erase as storage

    found = []
    for one in _copies(path, key):
        holds = storage.holds(one.path, key, person_id)
        if holds is not False:
            found.append(Copy(one.path, one.number, one.moment, sure=bool(holds)))
    return found


def delete_copies(path: Path, key: Key | None, copies: Iterable[Copy]) -> list[Copy]:
    """Delete these copies of the journal at ``path``; those that could not be deleted.

    A fresh backup is made and checked first. Raises JournalFault where it could not be made; then
    nothing was deleted.
    """
    journal_file.back_up(path, REASON, key)
    left = []
    for copy in copies:
        try:
            for file in _with_side_files(copy):
                file.unlink(missing_ok=True)
        except OSError:
            left.append(copy)
    return left


def _on_record(db: "Session", person_id: int) -> OnRecord:
    from app.domain import erasing
    from app.storage import database, owned

    held, connection = erasing.what_is_held(db, person_id), database.raw(db)
    changes = owned.changes(connection, owned.owned_by(connection, person_id))
    return OnRecord(held, len(changes), len(owned.drafts(connection, person_id)))


def _erase(db: "Session", person_id: int) -> None:
    from app.domain import erasing, people
    from app.storage import database, owned
    from app.storage import erase as storage

    name, connection = people.get(db, person_id).name, database.raw(db)
    belongings = owned.owned_by(connection, person_id)
    letting_go = owned.pointing_at(connection, belongings)
    storage.insist(db, letting_go)
    erasing.erase(db, person_id)
    db.flush()
    storage.forget(db, belongings, letting_go, person_id, name)


def _nothing(_db: "Session") -> None:
    """The command of which only the rewriting is wanted."""


def _copies(path: Path, key: Key | None) -> list[Copy]:
    """Every copy there is, with what its name tells."""
    listed = [*backups.found(path)]
    second = _second_place(path, key)
    if second is not None:
        listed += backups.found(path, second)
    replaced = (path.parent / "before-restore").glob(f"*/{_literal(path.name)}")
    return [
        *(Copy(one.path, one.number, one.moment, sure=True) for one in listed),
        *(Copy(one, 0, _changed(one), sure=True) for one in sorted(replaced, reverse=True)),
    ]


def _second_place(path: Path, key: Key | None) -> Path | None:
    from app.domain import settings
    from app.journal import Journal

    with closing(Journal(path, key=key, read_only=True)) as journal:
        folder = journal.ask(settings.current).backup_folder
    return Path(folder) if folder else None


def _changed(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _with_side_files(copy: Copy) -> list[Path]:
    """A file that a restore replaced is kept with what lay beside it."""
    beside = [] if copy.number else copy.path.parent.glob(f"{_literal(copy.path.name)}-*")
    return [*beside, copy.path]


def _literal(name: str) -> str:
    from glob import escape

    return escape(name)
