"""What the window is looking at: one person and one period, shared by all tabs."""

from PySide6.QtCore import QObject, Signal


class Focus(QObject):
    """The person and the period in focus; either may be ``None``.

    A person is a record's id; a period is the key that names it, such as ``2026-Q4``.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._person: int | None = None
        self._period: str | None = None

    @property
    def person(self) -> int | None:
        """The id of the person in focus."""
        return self._person

    @property
    def period(self) -> str | None:
        """The key of the period in focus."""
        return self._period

    def set_person(self, person: int | None) -> None:
        """Look at ``person``; the same person again changes nothing."""
        if person != self._person:
            self._person = person
            self.changed.emit()

    def set_period(self, period: str | None) -> None:
        """Look at ``period``; the same period again changes nothing."""
        if period != self._period:
            self._period = period
            self.changed.emit()
