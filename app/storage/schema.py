"""Making the tables of a new journal, and bringing an older one up to date.

The schema's number is the file's ``user_version``, read without Alembic, which is imported only
where there is something to migrate.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from app.domain.errors import Fault, JournalFault
from app.domain.models import Record
from app.storage import aside as _aside  # noqa: F401  # its table is part of the schema
from app.storage import backup, database, driver, seal, search
from app.storage import history as _history  # noqa: F401  # and so are its
from app.storage.key import Key

if TYPE_CHECKING:
    from sqlite3 import Connection

MIGRATIONS = Path(__file__).parent / "migrations"


def make_tables(engine: sa.Engine) -> None:
    """Give an empty file the tables of today's schema."""
    with database.writer(engine).begin() as connection:
        Record.metadata.create_all(connection)
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
        )
        connection.exec_driver_sql(
            "INSERT INTO alembic_version VALUES (?)", (revision_of(driver.SCHEMA),)
        )
        search.make_index(database.raw_of(connection))
        connection.exec_driver_sql(f"PRAGMA application_id = {driver.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {driver.SCHEMA}")


def revision_of(schema: int) -> str:
    """The migration that leads to schema number ``schema``."""
    return f"{schema:04}"


def migrate(path: Path, to: int = driver.SCHEMA, key: Key | None = None) -> None:
    """Bring the journal at ``path`` to schema ``to``, whole or not at all.

    The caller has made a backup. Links are checked once at the end, because rebuilding a table
    with the checks on would delete what points at it.
    """
    connection = driver.connect(path, key=key)
    try:
        connection.execute("PRAGMA foreign_keys = OFF")
        before = backup.counts(connection)
        with _link(connection) as link:
            link.exec_driver_sql("BEGIN IMMEDIATE")
            _run_alembic(link, to)
            if to >= seal.SINCE:
                seal.renew_all(connection)  # a new column is part of what is sealed
            if to >= search.SINCE:
                search.rebuild(connection)
            _verify(connection, before, path)
            link.exec_driver_sql(f"PRAGMA user_version = {to}")
            link.exec_driver_sql("COMMIT")
    finally:
        connection.close()


def _link(connection: "Connection") -> sa.Connection:
    """``connection`` as SQLAlchemy has it; closing it rolls back what was not committed."""
    engine = sa.create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connection,
        poolclass=sa.StaticPool,
        hide_parameters=True,
    )
    return engine.connect()


def _run_alembic(link: sa.Connection, to: int) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = link
    command.upgrade(config, revision_of(to))


def _verify(connection: "Connection", before: dict[str, int], path: Path) -> None:
    after = backup.counts(connection)
    lost = [name for name, count in before.items() if after.get(name, 0) < count]
    if lost or driver.damage(connection):
        raise JournalFault(Fault.DAMAGED, str(path))
