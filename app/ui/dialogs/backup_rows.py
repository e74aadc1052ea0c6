"""The lines of the list of backups: when and why each was made, and what opens it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from app import backups
from app.backups import Opens
from app.formats import Formats
from app.ui.backup_clock import exact, spoken
from app.ui.table import Column

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from app.backups import Backup, Key

#: Only days are written with it, which know no currency.
FORMATS = Formats("USD")
_REASONS = {
    "by-hand": "Made by hand",
    "erase": "Before an erasure",
    "half-hour": "Every half hour",
    "import": "Before an import",
    "passphrase": "Before a change of passphrase",
    "quit": "On quitting",
    "restore": "Before a restore",
    "second-place": "For the second place",
    "upgrade": "Before an upgrade",
}
_OPENS = {
    Opens.ANYBODY: "No passphrase",
    Opens.THIS_KEY: "Present passphrase",
    Opens.ANOTHER_KEY: "Another passphrase",
    Opens.NOTHING: "Cannot be opened",
}


@dataclass(frozen=True)
class Line:
    """One backup as the table shows it."""

    id: Path
    number: int
    when: str
    exact: str
    why: str
    opens: str
    size: int


COLUMNS = (
    Column[Line](
        "When",
        lambda line: line.number,
        text=lambda line: line.when,
        width=18,
        tooltip=lambda line: line.exact,
    ),
    Column[Line]("Why", lambda line: line.why, width=0),
    Column[Line]("Opens with", lambda line: line.opens, width=20),
    Column[Line](
        "Size",
        lambda line: line.size,
        text=lambda line: _size(line.size),
        align="right",
        width=10,
    ),
)


def line_of(one: Backup, key: Key | None, now: datetime) -> Line:
    """The line for one backup of a journal that ``key`` opens."""
    why = _REASONS.get(one.reason, one.reason.replace("-", " ").capitalize())
    opens = _OPENS[backups.opens_with(one, key)]
    when, told = spoken(one.moment, now), exact(one.moment, FORMATS)
    return Line(one.path, one.number, when, told, why, opens, one.size)


def _size(size: int) -> str:
    return QLocale(QLocale.Language.English).formattedDataSize(
        size, 1, QLocale.DataSizeFormat.DataSizeSIFormat
    )
