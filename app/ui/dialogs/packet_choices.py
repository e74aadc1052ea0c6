"""What a packet is to be: whose copy, which quarter, which paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from app.domain.kinds import PaperSize
from app.labels import choices
from app.ui.editors import Choice
from app.ui.field import Cell, Field
from app.ui.parts import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.periods import Period


class PacketChoices(QWidget):
    """The choices beside the pages; ``changed`` tells that the user made another.

    It starts with the salesperson's copy, ``period`` and ``paper``. ``called`` is what one says to
    the salesperson.
    """

    changed = Signal()

    def __init__(
        self, called: str, periods: Sequence[Period], period: Period, paper: PaperSize
    ) -> None:
        super().__init__()
        self.rep_copy = QRadioButton(f"{called.replace('&', '&&')}'s copy")
        self.my_page = QRadioButton("My private page")
        self.rep_copy.setChecked(True)
        self._audience = QButtonGroup(self)
        offered = [(one, one.label) for one in periods]
        period_cell = Cell(Field("period", "Quarter", partial(Choice, offered)))
        sizes, only = partial(Choice, choices(PaperSize)), "For this packet only."
        paper_cell = Cell(Field("paper", "Paper", sizes, help=only))
        self.period, self.paper = period_cell.editor, paper_cell.editor
        self.period.set_value(period)
        self.paper.set_value(paper)
        self._lay_out(period_cell, paper_cell)
        self._audience.buttonToggled.connect(self._choose_audience)
        self.period.edited.connect(self.changed)
        self.paper.edited.connect(self.changed)

    @property
    def mine(self) -> bool:
        """Whether it is the manager's own page."""
        return self.my_page.isChecked()

    def _lay_out(self, *cells: Cell) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(words("Whose copy", size="label", tone="muted"))
        for choice in (self.rep_copy, self.my_page):
            self._audience.addButton(choice)
            column.addWidget(choice)
        for cell in cells:
            column.addSpacing(4)
            column.addWidget(cell)

    def _choose_audience(self, _button: QRadioButton, chosen: bool) -> None:
        if chosen:
            self.changed.emit()
