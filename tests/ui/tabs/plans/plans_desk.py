"""A view of the Plans tab over a journal, without the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.ui.focus import Focus
from tests.ui.view_desk import ViewDesk

if TYPE_CHECKING:
    from app.journal import Journal
    from app.ui.tabs.plans.view import PlansView


class PlansDesk(ViewDesk):
    """Sits before one of its views; ``wanted`` is what the view asked its tab for."""

    def __init__(self, qtbot: Any, journal: Journal, kind: type[PlansView]) -> None:
        self.focused = Focus()
        self.wanted: list[tuple[Any, ...]] = []
        view = kind(journal, self.focused)
        self._listen(view)
        super().__init__(qtbot, journal, view, height=590)
        self.view.grab()  # what is seen has been laid out

    def _listen(self, view: PlansView) -> None:
        note = self.wanted.append
        view.plan_wanted.connect(lambda plan: note(("plan", plan)))
        view.check_wanted.connect(lambda plan, month: note(("check", plan, month)))
        view.invite_wanted.connect(lambda who, half: note(("invite", who, half)))
        view.read_wanted.connect(lambda: note(("read",)))
        view.newcomer_wanted.connect(lambda: note(("newcomer",)))
        view.person_wanted.connect(lambda who: note(("person", who)))
