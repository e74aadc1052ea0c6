"""A view of the Plans tab over a journal, without the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMainWindow

from app.ui.focus import Focus
from tests.ui.manager import Manager

if TYPE_CHECKING:
    from app.journal import Journal
    from app.ui.tabs.plans.view import PlansView


class PlansDesk(Manager):
    """Sits before the view, which hears of each change as in the window.

    ``wanted`` is what the view asked its tab for, ``told`` what it said at the window's foot.
    """

    def __init__(self, qtbot: Any, journal: Journal, kind: type[PlansView]) -> None:
        host = QMainWindow()
        super().__init__(qtbot, host)  # type: ignore[arg-type]  # only its dialogs are asked for
        self.journal = journal
        self.focused = Focus()
        self.view: Any = kind(journal, self.focused)
        self.wanted: list[tuple[Any, ...]] = []
        self.told: list[str] = []
        self._listen()
        host.setCentralWidget(self.view)
        host.resize(1108, 590)
        journal.on_change = self.view.tell
        host.show()
        qtbot.addWidget(host)
        qtbot.waitUntil(self.view.isVisible)
        self.front()
        self.view.grab()  # what is seen has been laid out

    def _listen(self) -> None:
        view, note = self.view, self.wanted.append
        view.plan_wanted.connect(lambda plan: note(("plan", plan)))
        view.check_wanted.connect(lambda plan, month: note(("check", plan, month)))
        view.invite_wanted.connect(lambda who: note(("invite", who)))
        view.read_wanted.connect(lambda: note(("read",)))
        view.newcomer_wanted.connect(lambda: note(("newcomer",)))
        view.person_wanted.connect(lambda who: note(("person", who)))
        view.said.connect(self.told.append)
