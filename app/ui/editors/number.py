"""Editors for numbers and amounts of money. Empty is not zero."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt

from app.ui import theme
from app.ui.editors.base import Typed

if TYPE_CHECKING:
    from collections.abc import Callable

#: Beyond this a floating-point number is no longer what was typed.
_FIFTEEN_DIGITS = 1e15


class Number(Typed):
    """A number within limits, in the user's notation: ``int``, or ``Decimal`` with ``decimals``.

    Out of limits or unreadable, it stays on screen as a problem.
    """

    def __init__(
        self,
        lowest: int | None = None,
        highest: int | None = None,
        *,
        decimals: int = 0,
        placeholder: str = "",
    ) -> None:
        super().__init__(placeholder)
        self._lowest, self._highest, self._decimals = lowest, highest, decimals
        _align_figures(self)

    def read(self, text: str) -> int | Decimal:
        """The number that is typed."""
        plain = text.replace("\N{MINUS SIGN}", "-")
        number, understood = QLocale().toDouble(plain)
        if not understood or not abs(number) < _FIFTEEN_DIGITS:
            raise ValueError("This is not a number")
        exact = round(Decimal(repr(number)), self._decimals)
        if exact != Decimal(repr(number)):
            words = "a whole number" if not self._decimals else f"{self._decimals} decimals at most"
            raise ValueError(f"Only {words}")
        self._check(exact)
        return exact if self._decimals else int(exact)

    def write(self, value: int | Decimal) -> str:
        """``value`` with the separators of the user's locale."""
        if self._decimals:
            return QLocale().toString(float(value), "f", self._decimals)
        return QLocale().toString(int(value))

    def _check(self, number: Decimal) -> None:
        low, high = self._lowest, self._highest
        if low is not None and high is not None and not low <= number <= high:
            raise ValueError(f"Only {low} to {high}")
        if low is not None and number < low:
            raise ValueError(f"{low} at least")
        if high is not None and number > high:
            raise ValueError(f"{high} at most")


class Amount(Typed):
    """An amount of money in minor units. The caller knows the currency.

    ``parse`` turns what is typed into minor units or raises ValueError; ``show`` writes them out.
    """

    def __init__(
        self, parse: Callable[[str], int], show: Callable[[int], str], placeholder: str = ""
    ) -> None:
        super().__init__(placeholder)
        self._parse, self._show = parse, show
        _align_figures(self)

    def read(self, text: str) -> int:
        """The minor units that are typed."""
        try:
            return self._parse(text)
        except ValueError:
            raise ValueError("This is not an amount") from None

    def write(self, value: int) -> str:
        """The minor units as an amount."""
        return self._show(value)


def _align_figures(editor: Typed) -> None:
    editor.box.setFont(theme.font("body", figures=True))
    editor.box.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
