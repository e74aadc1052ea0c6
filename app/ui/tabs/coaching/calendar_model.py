"""The days that the calendar shows, as a table of weeks and weekdays."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.formats import Formats
from app.ui.tabs.coaching.calendar_words import DAYS, Entry, day_spoken, hours, week_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Index = QModelIndex | QPersistentModelIndex
#: Whatever Qt asks of a cell.
Cell: TypeAlias = Any
_Role = Qt.ItemDataRole
_ACROSS = Qt.Orientation.Horizontal


@dataclass(frozen=True)
class Shown:
    """The days in sight: so many ``weeks`` from ``first``; of a single week, without ``month``."""

    first: date = date(2001, 1, 1)
    weeks: int = 1
    month: date | None = None
    today: date = date(2001, 1, 1)
    formats: Formats = field(default_factory=lambda: Formats("USD"))
    entries: Mapping[date, Sequence[Entry]] = field(default_factory=dict)

    def there(self, day: date) -> Sequence[Entry]:
        """The entries of a day."""
        return self.entries.get(day, ())

    def is_outside(self, day: date) -> bool:
        """Whether a day only fills up a week at an end of the month."""
        return self.month is not None and (day.year, day.month) != (
            self.month.year,
            self.month.month,
        )


class Days(QAbstractTableModel):
    """A row for each week, a column for each weekday. A cell is heard with all its entries."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shown = Shown()
        self.hours = hours({})

    def show_days(self, shown: Shown) -> None:
        """Show other days or entries."""
        self.beginResetModel()
        self.shown, self.hours = shown, hours(shown.entries)
        self.endResetModel()

    def day(self, index: Index) -> date:
        """The day of a cell."""
        return self.shown.first + timedelta(days=index.row() * DAYS + index.column())

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day; none, of one that is not shown."""
        days = (day - self.shown.first).days
        return self.index(*divmod(days, DAYS)) if days >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """So many weeks."""
        return 0 if parent.isValid() else self.shown.weeks

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Seven days."""
        return 0 if parent.isValid() else DAYS

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Cell:
        """The number of a day; all that is on it, for a screen reader."""
        if role == _Role.DisplayRole:
            return str(self.day(index).day)
        if role == _Role.AccessibleTextRole:
            day = self.day(index)
            return day_spoken(day, self.shown.there(day), self.shown.formats)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Cell:
        """The weekday, with its day where one week is shown; the number of the week."""
        shown = self.shown
        if role == _Role.TextAlignmentRole and orientation == _ACROSS:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != _Role.DisplayRole:
            return None
        if orientation != _ACROSS:
            return str(week_number(shown.first + timedelta(days=section * DAYS)))
        words = shown.formats.weekday(shown.first + timedelta(days=section))
        return words if shown.month is None else words.split(" ")[0]
