"""The head of the Plans tab: how far the half-year's plans are, and how plans come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.ui.parts import PageHead

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.periods import Period
    from app.journal import Journal
    from app.ui.settings import WindowSettings


class PlansHead(PageHead):
    """Opens the dialogs around the plans; each is imported when it is first wanted.

    ``print_wanted`` asks for what is in sight on paper; ``said`` has something for the line at
    the window's foot.
    """

    print_wanted = Signal()
    said = Signal(str)

    def __init__(self, journal: Journal, settings: WindowSettings | None, owner: QWidget) -> None:
        super().__init__("Plans")
        self._journal, self._settings, self._owner = journal, settings, owner
        self.print_button = self.add_action("Print…", self.print_wanted.emit)
        policy = self.print_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the head stays as high where there is no button
        self.print_button.setSizePolicy(policy)
        self.read_button = self.add_action("Read form…", self.read)
        self.invite_button = self.add_action("Invite…", self.invite, primary=True)

    def invite(self) -> None:
        """Ask everybody who has no plan yet for theirs."""
        self.invite_person(0)

    def invite_person(self, person_id: int, half: Period | None = None) -> None:
        """Ask one person for their plan, or whom one chooses (0); of a half-year, or the usual."""
        from app.ui.dialogs.invite_plans import InviteDialog

        whom = person_id or None
        InviteDialog(self._owner, self._journal, whom, self._say, self._settings, half=half).open()

    def read(self) -> None:
        """Read a form that came back, whosever it is."""
        from app.ui.dialogs.read_plan_form import ReadPlanFormDialog

        dialog = ReadPlanFormDialog(self._journal, self._owner, None)
        dialog.filed.connect(self._say)
        dialog.open()

    def _say(self, words: str) -> None:
        self.said.emit(words if words.endswith(".") else f"{words}.")
