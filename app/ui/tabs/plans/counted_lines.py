"""What the coverage of a plan was counted from: its lines, and what they are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gather import plan_words
from app.ui.counted import CountedDialog
from app.ui.parts import button
from app.ui.table import Column, Table
from app.ui.tabs.plans import page_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.domain.plan_full import InFull
    from app.domain.plans import Basis
    from app.formats import Formats
    from app.ui.tabs.plans.page_words import Fact


class CoverageDialog(CountedDialog):
    """The lines of one plan under how they cover the quota; ``open_plan`` leads to its page."""

    def __init__(
        self,
        parent: QWidget,
        found: InFull,
        basis: Basis,
        formats: Formats,
        open_plan: Callable[[int], object],
    ) -> None:
        covered = basis.coverage(found.amount)
        table = Table(_columns(), name="Counted from", empty="")
        table.show_rows(page_words.facts_counted(found, basis, covered, formats))
        title = f"Coverage of {found.half.label}, {found.person.name}"
        told = plan_words.told(covered, formats, formats.currency)
        super().__init__(parent, title, told, table)
        self._plan_id, self._open_plan = found.plan.id, open_plan
        self.open_button = button("Open the plan", self._leave)
        self.foot.insertWidget(0, self.open_button)

    def _leave(self) -> None:
        self.accept()
        self._open_plan(self._plan_id)


def _columns() -> tuple[Column[Fact], ...]:
    return (
        Column("What", lambda row: row.id, lambda row: row.what, width=0),
        Column("How much", lambda row: row.id, lambda row: row.shown, align="right", width=18),
    )
