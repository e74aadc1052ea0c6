"""Taking away the traces that a person left beside the records."""

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain.errors import JournalFault
from app.domain.names import fold
from app.storage import driver, encryption, owned, seal, search
from app.storage.aside import find_aside, put_aside
from app.storage.database import raw
from app.storage.history import row_table, step_table
from app.storage.key import Key
from app.storage.owned import Place

#: What a step is called whose label named somebody who was erased.
_NAMELESS = "Change"


def insist(db: Session, places: frozenset[Place]) -> None:
    """Raise JournalFault where one of these rows, about to be changed, is damaged."""
    seal.insist(raw(db), _by_table(places))


def forget(
    db: Session,
    belongings: frozenset[Place],
    letting_go: frozenset[Place],
    person_id: int,
    name: str,
) -> None:
    """Take away what is kept of ``belongings``, which are gone.

    That is history, labels, seals, drafts and the words by which they were found. The rows of
    ``letting_go`` pointed at some of them and no longer do.
    """
    seal.renew(raw(db), _by_table(belongings | letting_go))
    search.rebuild(raw(db))  # an index that is brought up to date keeps old words for a while
    gone = owned.changes(raw(db), belongings)
    connection = db.connection()
    for change in gone:
        connection.execute(sa.delete(row_table).where(row_table.c.id == change.id))
    told = sa.exists().where(row_table.c.step_id == step_table.c.id)
    connection.execute(sa.delete(step_table).where(~told))
    wanted = fold(name)
    # What is left of people is about others: such a label names somebody of the same name.
    of_others = sa.exists().where(
        row_table.c.step_id == step_table.c.id, row_table.c.table_name == "person"
    )
    labels = sa.select(step_table.c.id, step_table.c.label).where(~of_others)
    for step, label in connection.execute(labels).all():
        if wanted in fold(label):
            renamed = sa.update(step_table).where(step_table.c.id == step)
            connection.execute(renamed.values(label=_NAMELESS))
    for draft in find_aside(db, f"draft/person/{person_id}/"):
        put_aside(db, draft, None)


def rewrite(path: Path, key: Key | None) -> None:
    """Write the journal's file anew, without what was left in its unused room.

    Takes as much room on the disk again while it lasts. Raises JournalFault.
    """
    encryption.rewrite(path, key, key)  # the driver's own way trips over a torn page in that room


def holds(path: Path, key: Key | None, person_id: int) -> bool | None:
    """Whether the journal or backup at ``path`` tells of a person; None where it does not open."""
    try:
        driver.inspect_file(path, key)
        connection = driver.connect(path, mode="ro", key=key)
    except (JournalFault, driver.Error):
        return None
    try:
        found = connection.execute(
            "SELECT EXISTS (SELECT 1 FROM person WHERE id = :id) OR EXISTS"
            " (SELECT 1 FROM history_row WHERE table_name = 'person' AND row_id = :id)",
            {"id": person_id},
        )
        return bool(found.fetchone()[0])
    except driver.Error:
        return None
    finally:
        connection.close()


def _by_table(places: frozenset[Place]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for table, row_id in places:
        found.setdefault(table, []).append(row_id)
    return found
