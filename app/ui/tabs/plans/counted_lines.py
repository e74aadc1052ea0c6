"""What the coverage of a plan was counted from: its lines, and what they are held against."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app import covering
from app.ui.counted import CountedDialog
from app.ui.parts import button
from app.ui.table import Column, Table
from app.ui.tabs.plans import page_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.domain.plan_basis import Basis
    from app.domain.plan_full import InFull
    from app.formats import Formats
    from app.ui.tabs.plans.page_words import Fact


class CoverageDialog(CountedDialog):
    """The lines of one plan under how they cover the quota.

    ``open_plan`` leads to its page, where that is not in sight.
    """

    def __init__(
        self,
        parent: QWidget,
        found: InFull,
        basis: Basis,
        formats: Formats,
        open_plan: Callable[[int], object] | None = None,
    ) -> None:
        covered = basis.coverage(found.amount)
        table = Table(_columns(), name="Counted from", empty="")
        table.show_rows(page_words.facts_counted(found, basis, covered, formats))
        title = f"Coverage of {found.half.label}, {found.person.name}"
        told = covering.told(covered, formats, formats.currency)
        super().__init__(parent, title, told, table)
        if open_plan is not None:
            self.open_button = button("Open the plan", partial(self._leave, open_plan))
            self.foot.insertWidget(0, self.open_button)
        self._plan_id = found.plan.id

    def _leave(self, open_plan: Callable[[int], object]) -> None:
        self.accept()
        open_plan(self._plan_id)


def _columns() -> tuple[Column[Fact], ...]:
    return (
        Column("What", lambda row: row.id, lambda row: row.what, width=0),
        Column("How much", lambda row: row.id, lambda row: row.shown, align="right", width=18),
    )
