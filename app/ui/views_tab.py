"""A tab that has several views, one of them in sight, with a switch above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.ui.parts import SectionTabs
from app.ui.tab import Tab

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from app.journal import Journal
    from app.ui.actions import Command
    from app.ui.focus import Focus
    from app.ui.parts import PageHead


class TabView(Tab):
    """One of the pages of a tab with views.

    ``person_wanted`` asks for somebody's page, ``thread_wanted`` for their 1:1s,
    ``newcomer_wanted`` for a new person; ``said`` has something for the line at the window's foot.
    ``print_wanted`` asks for paper by its kind and whom or what it is about.
    """

    person_wanted = Signal(int)
    thread_wanted = Signal(int)
    newcomer_wanted = Signal()
    print_wanted = Signal(str, int)
    said = Signal(str)

    def enter(self) -> None:
        """Bring the keyboard here, also where the page has not been on screen yet."""
        self._freshen()
        self.take_focus()

    def take_focus(self) -> None:
        """Give the keyboard to what the view is mostly for."""
        raise NotImplementedError


View = TypeVar("View", bound=TabView)


class ViewsTab(Tab, Generic[View]):
    """Shows one of its views; each is imported and made when it is first looked at.

    A subclass names its views in ``commands``, makes them in ``make_view`` and lays its head over
    the switch in ``lay_out``. What a view asks for is passed on.
    """

    commands: ClassVar[Sequence[Command]] = ()
    print_wanted = Signal(str, int)
    person_wanted = Signal(int)
    thread_wanted = Signal(int)
    newcomer_wanted = Signal()
    said = Signal(str)

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self.views: dict[str, View] = {}

    def make_view(self, name: str) -> View:
        """The view of this name."""
        raise NotImplementedError

    def build_views(self, head: PageHead, called: str, object_name: str) -> None:
        """Make the switch, ``called`` so for a screen reader, under a head, and show the first."""
        self.switch = SectionTabs(*(command.text for command in self.commands))
        self.switch.setAccessibleName(called)
        self.switch.setObjectName(object_name)
        self.pages = QStackedWidget()
        self._lay_out_views(head)
        self.switch.currentChanged.connect(self._turn)
        for command in self.commands:
            for keys in command.keys:
                shortcut = QShortcut(QKeySequence(keys), self, self._opener(command.name))
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._turn()

    def tell(self, touched: Collection[type]) -> None:
        """Some kinds of record changed; the views that were looked at hear of it as well."""
        super().tell(touched)
        for view in self.views.values():
            view.tell(touched)

    def mark_stale(self) -> None:
        """Another day, or another person: the views that were looked at are out of date as well."""
        super().mark_stale()
        for view in self.views.values():
            view.mark_stale()

    @property
    def view(self) -> str:
        """The name of the view that is shown."""
        return self.commands[self.switch.currentIndex()].name

    def show_view(self, name: str) -> View:
        """Turn to a view, and give it."""
        self._freshen()
        self.switch.setCurrentIndex([command.name for command in self.commands].index(name))
        return self.views[name]

    def take_focus(self) -> None:
        """Give the keyboard to what the view in sight is mostly for."""
        self.views[self.view].enter()

    def _turn(self) -> None:
        name = self.view
        if name not in self.views:
            view = self.views[name] = self.make_view(name)
            view.person_wanted.connect(self.person_wanted)
            view.thread_wanted.connect(self.thread_wanted)
            view.newcomer_wanted.connect(self.newcomer_wanted)
            view.print_wanted.connect(self.print_wanted)
            view.said.connect(self.said)
            self.pages.addWidget(view)
        self.pages.setCurrentWidget(self.views[name])

    def _opener(self, name: str) -> Callable[[], None]:
        def open_view() -> None:
            self.show_view(name).enter()

        return open_view

    def _lay_out_views(self, head: PageHead) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(22, 16, 22, 0)
        top.setSpacing(10)
        top.addWidget(head)
        top.addWidget(self.switch)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.pages, 1)
