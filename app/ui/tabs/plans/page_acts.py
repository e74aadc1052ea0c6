"""What can be done on a plan's page, by the names of the acts, and when each of them is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.kinds import PlanState
from app.ui.actions import Command
from app.ui.dialogs.plan_parts import PlanParts
from app.ui.dialogs.plan_steps import PlanSteps

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.gather import Copy
    from app.journal import Journal
    from app.ui.focus import Focus

#: What the keys do on a plan's page, as lines of the list of shortcuts.
COMMANDS = (
    Command("add_line", "Forecast lines of a plan: add one", ("Ins",)),
    Command("delete_line", "Forecast line, action or margin note in focus: delete it", ("Del",)),
    Command("add_note", "Section of a plan in focus: note beside it", ("N",)),
)
#: What takes a plan on from where it is: the act, and the words of the button.
NEXT: dict[PlanState, tuple[str, str]] = {
    PlanState.INVITED: ("submit", "Submitted…"),
    PlanState.DRAFT: ("submit", "Submitted…"),
    PlanState.SUBMITTED: ("talk", "Talked about…"),
    PlanState.REVIEWED: ("agree", "Agree…"),
    PlanState.AGREED: ("revise", "New version…"),
}
_UNSETTLED = frozenset(PlanState) - {PlanState.AGREED, PlanState.SUPERSEDED}
_HANDED_IN = frozenset({PlanState.SUBMITTED, PlanState.REVIEWED})
_HOLDS = frozenset({PlanState.AGREED})
#: What the head's menu offers: the act, its words, an icon, and the states it is for.
MENU = (
    ("write_form", "Write the form…", "file-down", _UNSETTLED),
    ("transcribe", "Type in from paper…", "keyboard", _UNSETTLED),
    ("talk", "Talked about again…", "message-square", frozenset({PlanState.REVIEWED})),
    ("give_back", "They go on writing", "undo-2", _HANDED_IN),
    ("move_due", "Ask for it by another day…", "calendar", _UNSETTLED - _HANDED_IN),
    ("change_reason", "Why there is another version…", "pencil", _UNSETTLED),
    ("delete", "Delete this version", "trash-2", _UNSETTLED),
)
#: What the head offers on paper: kind, whose copy, words, an icon, and the states it is for.
PAPERS: tuple[tuple[str, Copy, str, str, frozenset[PlanState]], ...] = (
    ("plan", "shared", "Plan…", "printer", frozenset(PlanState)),
    ("plan", "blank", "With margins to write in…", "pencil", frozenset(PlanState)),
    ("plan", "mine", "My page…", "lock", frozenset(PlanState)),
    ("plan_form", "blank", "Form to fill in…", "file-down", _UNSETTLED),
)
#: What changes a plan, and is refused in words where it may not be.
CHANGING = frozenset(
    {
        *("add_line", "delete_line", "add_action", "delete_action", "transcribe", "submit", "talk"),
        *("agree", "give_back", "move_due", "change_reason", "delete", "read_form"),
    }
)
#: What may be done to a settled plan, in a journal that may be written in.
KEEPING = frozenset({"add_note", "delete_note", "sign", "revise", "ask_for_help", "agreement"})
#: About a step of its flow, about the plan, about one of its parts, and about a part alone.
_OF_STEPS = (
    *("submit", "talk", "agree", "sign", "revise", "give_back", "move_due", "change_reason"),
    "delete",
)
_OF_PLAN = ("add_line", "add_action", "transcribe", "integrity", "agreement", "ask_for_help")
_OF_PART = ("line", "action", "section", "note", "add_note")
_ALONE = ("delete_line", "delete_action", "delete_note")


class PlanActs:
    """Does what is wished for about the plan in sight.

    ``show`` turns to another plan; ``said`` has something for the line at the window's foot.
    """

    def __init__(
        self,
        journal: Journal,
        focus: Focus,
        owner: QWidget,
        show: Callable[[int], object],
        said: Callable[[str], object],
    ) -> None:
        self._journal, self._owner = journal, owner
        self._show, self._said = show, said
        self._steps = PlanSteps(journal, focus, owner, show, said)
        self._parts = PlanParts(journal, focus, owner)

    def do(self, name: str, plan_id: int, about: Any) -> None:  # noqa: ANN401  # as the act has it
        """Do something to a plan; ``about`` names which part of it, for acts on one."""
        if name in _OF_STEPS:
            getattr(self._steps, name)(plan_id)
        elif name in _OF_PLAN:
            getattr(self._parts, name)(plan_id)
        elif name in _OF_PART:
            getattr(self._parts, name)(plan_id, about)
        elif name in _ALONE:
            getattr(self._parts, name)(about)
        elif name == "show":
            self._show(about)
        else:
            self._on_paper(name, plan_id, about)

    def _on_paper(self, name: str, plan_id: int, about: Any) -> None:  # noqa: ANN401  # as above
        """The plan's form: written, read, or seen as it came back."""
        from app.ui.dialogs import plan_paper

        if name == "write_form":
            plan_paper.write_form(self._owner, self._journal, plan_id, self._said)
        elif name == "form":
            plan_paper.ReturnedFormDialog(self._journal, self._owner, about).open()
        else:
            self._read(plan_id)

    def _read(self, plan_id: int) -> None:
        from app.ui.dialogs.read_plan_form import ReadPlanFormDialog

        dialog = ReadPlanFormDialog(self._journal, self._owner, plan_id)
        dialog.filed.connect(self._said)
        dialog.open()
