"""Time zones in a form: found by typing, and what a time in one of them means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from app.domain import clock
from app.domain.clock import Shown
from app.domain.names import fold
from app.ui.editors import Typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from app.formats import Formats


class Zone(Typed):
    """A time zone: its name or the end of it is typed, such as "Berlin"."""

    def __init__(self) -> None:
        super().__init__("Type a city")
        names = QStringListModel([_said(name) for name in sorted(clock.zones())], self)
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self.edited, Qt.ConnectionType.QueuedConnection)
        self.box.setCompleter(completer)

    def read(self, text: str) -> str:
        """The zone that is typed."""
        typed = _folded(text)
        ends = [name for name in clock.zones() if _folded(name).split("/")[-1] == typed]
        same = [name for name in clock.zones() if _folded(name) == typed]
        for found in (same, ends):
            if len(found) == 1:
                return found[0]
        raise ValueError("Choose from the list" if ends else "This is not a time zone")

    def write(self, value: str) -> str:
        """The name, with blanks."""
        return _said(value)


def shifted(days: Iterable[date], time: str, zone: str, formats: Formats) -> str:
    """What is odd about a time on the nights in which clocks change; nothing on any other."""
    return " ".join(filter(None, (_odd(day, time, zone, formats) for day in days)))


def elsewhere(day: date, time: str, zone: str) -> str:
    """What a time in another zone is here."""
    own = clock.own_zone()
    if zone == own:
        return ""
    here = clock.at(day, time, zone).utc.astimezone(clock.at(day, time, own).when.tzinfo)
    days = (here.date() - day).days
    later = {1: " the day after", -1: " the day before"}.get(days, "")
    return f"Here it is {here:%H:%M}{later}."


def series_words(days: Sequence[date], most: int, formats: Formats) -> str:
    """The first days of a series, and how it ends."""
    if not days:
        return ""
    first = ", ".join(formats.short_day(day) for day in days[:_FIRST])
    more = len(days) - _FIRST
    if more > 0:
        first += f" and {more} more, the last on {formats.day(days[-1])}"
    end = f" No more than {most} are planned at once." if len(days) == most else ""
    return f"{first}.{end}"


#: So many days of a series are named.
_FIRST = 4


def _odd(day: date, time: str, zone: str, formats: Formats) -> str:
    found = clock.at(day, time, zone)
    if found.shown is Shown.NEVER:
        return (
            f"The clocks go forward in the night of {formats.short_day(day)}: "
            f"{found.time} is meant."
        )
    if found.shown is Shown.TWICE:
        return (
            f"The clocks go back in the night of {formats.short_day(day)}: "
            f"the first {found.time} is meant."
        )
    return ""


def _said(name: str) -> str:
    return name.replace("_", " ")


def _folded(name: str) -> str:
    return fold(name.replace("_", " ").strip())
