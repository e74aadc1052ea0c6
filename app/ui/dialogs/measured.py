"""An editor for a number of any unit, in its smallest part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.domain import measure
from app.ui import theme
from app.ui.editors.base import Typed

if TYPE_CHECKING:
    from app.domain.kinds import Unit
    from app.formats import Formats


class Measured(Typed):
    """A number of a metric, typed as one says it: 12.5%, 1,200, 7. Empty is none at all."""

    def __init__(self, unit: Unit, formats: Formats) -> None:
        super().__init__()
        self._unit, self._formats = unit, formats
        self.box.setFont(theme.font("body", figures=True))
        self.box.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def read(self, text: str) -> int:
        """The number that is typed."""
        found = measure.read(text, self._unit, self._formats.currency)
        if found is None:
            raise ValueError("Type a number, or leave this empty")
        return found

    def write(self, value: int) -> str:
        """The number with its unit."""
        return self._formats.amount(value, self._unit).replace("\N{MINUS SIGN}", "-")
