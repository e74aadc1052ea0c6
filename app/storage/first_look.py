"""The rows of the first screen, through the bare driver, before anything heavy is imported."""

from pathlib import Path

from app.domain.errors import JournalFault
from app.domain.roster import ROSTER_SQL, FirstLook, read_roster_rows
from app.storage import driver
from app.storage.key import Key


def first_look(path: Path, key: Key | None = None) -> FirstLook | None:
    """What the first screen shows of the journal at ``path``.

    None where its tables are not today's, or cannot be read or unlocked: opening it will say why.
    """
    try:
        if driver.inspect_file(path, key) != driver.SCHEMA:
            return None
        connection = driver.connect(path, mode="ro", key=key)
    except (JournalFault, driver.Error):
        return None
    try:
        start = connection.execute("SELECT fiscal_start, week_start FROM settings").fetchone()
        return FirstLook(read_roster_rows(connection.execute(ROSTER_SQL)), *start)
    except (driver.Error, TypeError, ValueError):
        return None
    finally:
        connection.close()
