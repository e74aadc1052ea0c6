"""Paragraphs in which some letters are written from right to left.

The whole paragraph is looked at before it is parted into lines, and then each line is put in the
order of the paper. It is set to the right where its first letter is written from there, but for a
style that is ``atLeft``.
"""

import re
from collections.abc import Iterator, Sequence
from copy import copy

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from app.report import fonts, turning

_WORDS = re.compile(r"(\S+)\s*")
_ROUNDING = 0.001

#: Letters and the face that they are set in.
Piece = tuple[str, str]
#: The first letter of a word and its end, how wide it is, and how wide the blanks after it.
_Word = tuple[int, int, float, float]
#: The first letter of a line and its end, and how wide it is.
_Line = tuple[int, int, float]


class Turned(Flowable):  # type: ignore[misc]
    """One paragraph of printable text, in one face or several."""

    def __init__(self, pieces: Sequence[Piece], style: ParagraphStyle) -> None:
        super().__init__()
        self._style = style
        self._text = "".join(letters for letters, _ in pieces)
        self._faces = [face for letters, face in pieces for _ in letters]
        self._base = turning.base(self._text)
        self._depths = turning.levels(self._text, self._base)
        self._words = [
            self._word(*word.span(1), word.end()) for word in _WORDS.finditer(self._text)
        ]
        self._from, self._to = 0, len(self._text)
        self._lines: list[_Line] = []
        self.width = 0.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As many lines as it takes."""
        if width != self.width:
            self.width, self._lines = width, list(self._broken(width))
            self.height = len(self._lines) * self._style.leading
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """What fits above a page break and what follows it; a first line never stands alone."""
        self.wrap(width, height)
        fit = int((height + _ROUNDING) // self._style.leading)
        if fit >= len(self._lines):
            return [self]
        if fit < 2:
            return []
        first, rest = copy(self), copy(self)
        first._to = rest._from = self._lines[fit][0]
        first.width = rest.width = 0.0  # to be broken anew
        return [first, rest]

    def draw(self) -> None:
        """Print the lines, each from its left."""
        canvas, style = self.canv, self._style
        turned = self._base and not getattr(style, "atLeft", 0)
        right = turned or style.alignment == TA_RIGHT
        canvas.setFillColor(style.textColor)
        y = self.height - style.fontSize
        for first, last, natural in self._lines:
            self._print(canvas, (self.width - natural) if right else 0.0, y, (first, last))
            y -= style.leading

    def _print(self, canvas: Canvas, x: float, y: float, line: tuple[int, int]) -> None:
        for face, letters in self._in_order(*line):
            canvas.setFont(face, self._style.fontSize)
            canvas.drawString(x, y, turning.IN_ORDER + letters)
            x += fonts.width(letters, face, self._style.fontSize)

    def _in_order(self, start: int, end: int) -> Iterator[tuple[str, str]]:
        """A line from left to right: faces, and what stands in each of them."""
        before, drawn = "", ""
        for first, last, turned in turning.runs(self._depths, start, end):
            spans = [*self._spans(first, last)]
            for here, there in reversed(spans) if turned else spans:
                letters = self._text[here:there]
                letters = turning.from_right(letters) if turned else letters
                if self._faces[here] != before and drawn:
                    yield before, drawn
                    drawn = ""
                before, drawn = self._faces[here], drawn + letters
        if drawn:
            yield before, drawn

    def _spans(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The letters from ``start`` to ``end``, those of one face together."""
        first = start
        for place in range(start + 1, end + 1):
            if place == end or self._faces[place] != self._faces[first]:
                yield first, place
                first = place

    def _word(self, first: int, bare: int, last: int) -> _Word:
        return first, bare, self._measured(first, bare), self._measured(bare, last)

    def _measured(self, start: int, end: int) -> float:
        size = self._style.fontSize
        return sum(
            fonts.width(self._text[first:last], self._faces[first], size)
            for first, last in self._spans(start, end)
        )

    def _broken(self, room: float) -> Iterator[_Line]:
        """Lines of at most ``room`` points; a word that is wider is parted."""
        start, used = self._from, 0.0
        for first, last, natural, after in self._here():
            if first > start and used + natural > room:
                yield self._line(start, first)
                start, used = first, 0.0
            rest = natural
            while rest > room and (cut := self._fitting(start, last, room)) < last:
                yield (line := self._line(start, cut))
                start, rest = cut, rest - line[2]
            used += rest + after
        if start < self._to:
            yield self._line(start, self._to)

    def _here(self) -> Iterator[_Word]:
        """The words of this part of the paragraph, which may begin or end inside of one."""
        for first, last, natural, after in self._words:
            if self._from < last and first < self._to:
                here = max(first, self._from), min(last, self._to)
                yield *here, natural if here == (first, last) else self._measured(*here), after

    def _line(self, start: int, end: int) -> _Line:
        """Without the blanks at its end."""
        end = start + len(self._text[start:end].rstrip())
        return start, end, self._measured(start, end)

    def _fitting(self, start: int, end: int, room: float) -> int:
        """Where a line has to end inside of a word; it holds one letter at least."""
        used = 0.0
        for place in range(start, end):
            used += self._measured(place, place + 1)
            if used > room:
                return max(place, start + 1)
        return end
