"""What all tabs have in common: they build when first shown and refresh when they are stale."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QShowEvent

    from app.journal import Journal
    from app.ui.focus import Focus


class Tab(QWidget):
    """A page that shows some kinds of record and re-reads them when they change.

    A subclass names the kinds in ``watches`` and writes ``build`` (widgets, layout, connections)
    and ``refresh`` (ask, then fill). Neither runs before the tab is first seen. ``told`` passes
    every change on, for a dialog in front of it.
    """

    watches: ClassVar[frozenset[type]] = frozenset()
    told = Signal()

    def __init__(self, journal: Journal, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.journal = journal
        self.focus = focus
        self._built = False
        self._stale = True
        focus.changed.connect(self.mark_stale)

    def build(self) -> None:
        """Make the widgets, lay them out, connect them. Runs once, before the first refresh."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read from the journal and show it. Runs whenever what is shown may have changed."""
        raise NotImplementedError

    def tell(self, touched: Collection[type]) -> None:
        """Records of these classes changed: refresh now if seen and concerned, else when shown."""
        if not self.watches.isdisjoint(touched):
            self.mark_stale()
        self.told.emit()

    def mark_stale(self) -> None:
        """What is shown may be out of date."""
        self._stale = True
        if self.isVisible():
            self._freshen()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the tab was out of sight."""
        super().showEvent(event)
        self._freshen()

    def _freshen(self) -> None:
        if not self._built:
            self._built = True
            self.build()
        if not self._stale:
            return
        self._stale = False
        try:
            self.refresh()
        except BaseException:
            self._stale = True  # what is on screen is half old: the next look tries again
            raise
