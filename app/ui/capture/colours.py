"""Colours what the capture line understands, while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat

from app.domain.markers import What
from app.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextDocument

    from app.domain.captured import Piece
    from app.ui.capture.places import Places

_BOLD = (What.KIND, What.PERSON, What.SHARE, What.PLUS, What.MINUS)
_GROUNDS = {
    What.COMMITMENT: "accent_wash",
    What.OWNER: "accent_wash",
    What.DUE: "accent_wash",
    What.ASK: "plain_wash",
    What.PROBLEM: "amber_wash",
}
#: These ask for something: a line under them says so without a colour.
_ASKING = (What.UNKNOWN, What.PROBLEM)


class Colours(QSyntaxHighlighter):
    """Shows the pieces of a text in the theme's colours."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._spans: list[tuple[int, int, What]] = []

    def show_pieces(self, pieces: Sequence[Piece], places: Places) -> None:
        """Colour these pieces and nothing else."""
        spans = [(places.qt(one.start), places.qt(one.end), one.what) for one in pieces]
        if spans != self._spans:
            self._spans = spans
            self.rehighlight()

    def highlightBlock(self, _text: str) -> None:
        """Colour one line."""
        start, length = self.currentBlock().position(), self.currentBlock().length()
        for first, last, what in self._spans:
            begin, end = max(first - start, 0), min(last - start, length)
            if begin < end:
                self.setFormat(begin, end - begin, _look(what))


def _look(what: What) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(_ink(what))
    if what in _BOLD:
        made.setFontWeight(QFont.Weight.DemiBold)
    if what in _GROUNDS:
        made.setBackground(theme.role(_GROUNDS[what]))
    if what in _ASKING:
        made.setUnderlineColor(theme.role("amber"))
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    return made


def _ink(what: What) -> QColor:
    if what in _ASKING:
        return theme.role("amber")
    return theme.role("ink" if what in (What.COMMITMENT, What.ASK) else "accent")
