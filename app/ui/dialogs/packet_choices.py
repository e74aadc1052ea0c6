"""What a packet is to be: what it says, whose copy it is, which period, which paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from app.domain.kinds import PaperSize, PeriodKind
from app.labels import choices, label
from app.ui.editors import Choice
from app.ui.field import Cell, Field
from app.ui.parts import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.periods import Period
    from app.gather import Copy, Kind

_TO_WRITE_ON = "Blank, to write on together"
#: What the copies of a kind are called where the usual words do not fit.
_SHARED = {"agreement": "With what is written", "map": "Copy for the team"}
_MINE = {"quarterly": "My private page"}


class PacketChoices(QWidget):
    """The choices beside the pages; ``changed`` tells that the user made another.

    Only what applies to the chosen kind is in sight. ``called`` is what one says to the person;
    ``periods`` are those on offer by their kind, each with the one to start from.
    """

    changed = Signal()

    def __init__(
        self,
        called: str,
        kinds: Sequence[Kind],
        first: Kind,
        periods: Mapping[PeriodKind, tuple[Sequence[Period], Period]],
        paper: PaperSize,
    ) -> None:
        super().__init__()
        self._called = called.replace("&", "&&")
        self._whose = words("", size="label", tone="muted")
        self.rep_copy, self.my_page = QRadioButton(), QRadioButton()
        self.blank = QRadioButton(_TO_WRITE_ON)
        self._copies: dict[Copy, QRadioButton] = {
            "shared": self.rep_copy,
            "mine": self.my_page,
            "blank": self.blank,
        }
        self._kind_cell = _cell("kind", "What", [(kind, kind.name) for kind in kinds])
        self._period_cells = {
            kind: _cell(kind.value, label(kind), [(one, one.label) for one in offered])
            for kind, (offered, _) in periods.items()
        }
        self.kind = self._kind_cell.editor
        self.kind.set_value(first)
        for kind, (_, start) in periods.items():
            self._period_cells[kind].editor.set_value(start)
        paper_cell = _cell("paper", "Paper", choices(PaperSize), "For this packet only.")
        self.paper = paper_cell.editor
        self.paper.set_value(paper)
        self._lay_out(paper_cell)
        self._fit()
        self._connect()

    @property
    def copy(self) -> Copy:
        """Whose copy it is."""
        return next(copy for copy, radio in self._copies.items() if radio.isChecked())

    @property
    def mine(self) -> bool:
        """Whether it is for the manager alone."""
        return self.copy == "mine"

    @property
    def period(self) -> Period | None:
        """The period that it is about; None for what stands as it is today."""
        kind = self.kind.value().period
        return None if kind is None else self._period_cells[kind].editor.value()

    def period_editor(self, kind: PeriodKind) -> Choice:
        """The choice among periods of one kind."""
        editor = self._period_cells[kind].editor
        assert isinstance(editor, Choice)
        return editor

    def _lay_out(self, paper_cell: Cell) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._kind_cell)
        column.addWidget(self._whose)
        self._radios = QButtonGroup(self)
        for radio in self._copies.values():
            self._radios.addButton(radio)
            column.addWidget(radio)
        for cell in (*self._period_cells.values(), paper_cell):
            column.addWidget(cell)

    def _connect(self) -> None:
        self.kind.edited.connect(self._choose_kind)
        self._radios.buttonToggled.connect(self._choose_copy)
        for cell in self._period_cells.values():
            cell.editor.edited.connect(self.changed)
        self.paper.edited.connect(self.changed)

    def _fit(self) -> None:
        """Show what applies to the kind; a copy that it does not have gives way to its first."""
        kind: Kind = self.kind.value()
        self._whose.setText("Which sheet" if "blank" in kind.copies else "Whose copy")
        self._whose.setVisible(len(kind.copies) > 1)
        self.rep_copy.setText(_SHARED.get(kind.key, f"{self._called}'s copy"))
        self.my_page.setText(_MINE.get(kind.key, "My own copy"))
        for copy, radio in self._copies.items():
            radio.setVisible(copy in kind.copies and len(kind.copies) > 1)
        if not any(self._copies[copy].isChecked() for copy in kind.copies):
            self._copies[next(iter(kind.copies))].setChecked(True)
        for period, cell in self._period_cells.items():
            cell.setVisible(period is kind.period)

    def _choose_kind(self) -> None:
        self._radios.blockSignals(True)  # one change is told, not two
        self._fit()
        self._radios.blockSignals(False)
        self.changed.emit()

    def _choose_copy(self, _button: QRadioButton, chosen: bool) -> None:
        if chosen:
            self.changed.emit()


def _cell(name: str, text: str, options: Sequence[tuple[object, str]], hint: str = "") -> Cell:
    return Cell(Field(name, text, partial(Choice, options), help=hint))
