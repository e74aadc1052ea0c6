"""The journal file as SQLAlchemy sees it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

from app.domain.errors import Fault, JournalFault
from app.storage import driver
from app.storage.key import Key

if TYPE_CHECKING:
    from sqlite3 import Connection


def make_engine(path: Path, *, mode: str = "rw", key: Key | None = None) -> sa.Engine:
    """An engine over the journal at ``path``, one fresh connection for each use.

    Parameters are hidden from errors: they hold what people wrote.
    """
    engine = sa.create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: driver.connect(path, mode=mode, key=key),
        poolclass=NullPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: sa.Connection) -> None:
    if connection.get_execution_options().get("writes"):
        # Taking the write lock at once means a transaction never fails half-way for want of it;
        # rows of one command may arrive in any order, so their links are checked at its end.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    else:
        connection.exec_driver_sql("PRAGMA query_only = ON")
        connection.exec_driver_sql("BEGIN")


def writer(engine: sa.Engine) -> sa.Engine:
    """``engine`` for transactions that may change rows."""
    return engine.execution_options(writes=True)


def raw(db: Session) -> "Connection":
    """The driver's own connection under the transaction of ``db``."""
    return raw_of(db.connection())


def raw_of(connection: sa.Connection) -> "Connection":
    """The driver's own connection under ``connection``."""
    found: Connection = connection.connection.driver_connection  # type: ignore[assignment]
    return found


@contextmanager
def faults(path: Path, otherwise: Fault | None = None) -> Iterator[None]:
    """Inside, an error that is about the file at ``path`` is raised as JournalFault.

    Any other error of the database is raised as it is, or as ``otherwise`` where that is given.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        raise JournalFault(Fault.DAMAGED, str(path)) from error  # all text was written as UTF-8
    except (SQLAlchemyError, driver.Error) as error:
        fault = driver.fault_of(getattr(error, "orig", error)) or otherwise
        if fault is None:
            raise
        raise JournalFault(fault, str(path)) from error
