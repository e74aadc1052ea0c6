"""The page of a tab in the window, whose tab is made when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from app.journal import Journal
    from app.ui.views_tab import TabView, ViewsTab
    from app.ui.window import Window

Seated = TypeVar("Seated", bound="ViewsTab[Any] | TabView")


class Seat(QObject, Generic[Seated]):
    """Keeps the page of a tab, called ``name`` on the rail; the tab is made when it is looked at.

    A subclass imports and makes the tab in ``make``.
    """

    name = ""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._tab: Seated | None = None
        self.page = QWidget()
        layout = QVBoxLayout(self.page)
        layout.setContentsMargins(0, 0, 0, 0)
        window.rail.currentChanged.connect(self.seat)

    def make(self, window: Window, journal: Journal) -> Seated:
        """The tab over an open journal, with what it alone asks for connected."""
        raise NotImplementedError

    def detach(self) -> None:
        """The journal is about to go, and with it the tab, which the window takes away."""
        self._tab = None

    @property
    def in_sight(self) -> bool:
        """Whether it is the page that is looked at."""
        return self._window.rail.currentWidget() is self.page

    @property
    def tab(self) -> Seated:
        """The tab, brought to the front."""
        self._window.rail.go(self.name)
        self.seat()
        assert self._tab is not None  # it is there once its page was looked at
        return self._tab

    def enter(self) -> None:
        """The tab was opened by its key: bring the keyboard to what it shows."""
        # Its place in the window is taken with its first showing, which may be yet to come.
        QTimer.singleShot(0, self._take_focus)

    def seat(self) -> None:
        """Make the tab, now that its page is looked at and the journal is open."""
        window = self._window
        if self._tab is not None or not self.in_sight or window.journal is None:
            return
        tab = self._tab = self.make(window, window.journal)
        tab.person_wanted.connect(window.show_person)
        tab.newcomer_wanted.connect(window.add_person)
        tab.said.connect(window.status.say)
        window.seat(tab, self.page)

    def _take_focus(self) -> None:
        if self._tab is not None and self._tab.isVisible():
            self._tab.take_focus()
