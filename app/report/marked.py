"""Notes on paper: bold, italic, code, links, lists and quotes as flowables."""

from collections.abc import Iterator
from html import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer

from app.markup import Block, Line, Span, parse
from app.report import fonts
from app.report.styles import BODY, CODE_WASH, COLOURS
from app.report.text import CHUNK, paragraphs, printable
from app.report.turned import Piece, Turned
from app.report.turning import is_turned

_LIST, _QUOTE = 17.0, 10.0
#: Deeper ones are set in no further: there must be room for the words.
_DEEPEST = 5
_MARKER_GAP = 6.0
_BAR = 1.4
#: Between two paragraphs, and between two items of a list.
_ABOVE, _CLOSE = 4.0, 1.0
#: Stands for where a link leads.
_LED = Span("")
_TARGET = f'<font name="{fonts.TEXT}" color="#{COLOURS["muted"].hexval()[2:]}">'


class Inset(Flowable):  # type: ignore[misc]
    """A flowable that is set in, with a marker before it and a bar for each quote around it."""

    def __init__(
        self, inner: Flowable, left: float, bars: int, marker: str = "", above: float = 0
    ) -> None:
        super().__init__()
        self._inner, self._left, self._bars = inner, left, bars
        self._marker, self._above = marker, above
        self.width = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The flowable in what is left of the width."""
        if width != self.width:  # a row asks several times, and breaking lines is slow
            inner = self._inner.wrap(width - self._left, height - self._above)[1]
            self.width, self.height = width, inner + self._above
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """What fits above a page break, and the rest without its marker."""
        self.width = 0.0  # a split forgets how the lines were broken
        parts = self._inner.split(width - self._left, height - self._above)
        return [
            Inset(part, self._left, self._bars, *(() if number else (self._marker, self._above)))
            for number, part in enumerate(parts)
        ]

    def draw(self) -> None:
        """Print the bars, the marker and what they belong to."""
        canvas, top = self.canv, self.height - self._above
        canvas.setStrokeColor(COLOURS["accent_soft"])
        canvas.setLineWidth(_BAR)
        for bar in range(self._bars):
            canvas.line(bar * _QUOTE + _BAR, 0, bar * _QUOTE + _BAR, top)
        if self._marker:
            canvas.setFont(BODY.fontName, BODY.fontSize)
            canvas.setFillColor(COLOURS["muted"])
            canvas.drawRightString(self._left - _MARKER_GAP, top - BODY.fontSize, self._marker)
        self._inner.drawOn(canvas, self._left, 0)


def marked(text: str, style: ParagraphStyle) -> list[Flowable]:
    """A note as it is typed, a flowable for each line of it."""
    flow: list[Flowable] = []
    before = None
    for block in parse(text):
        items = before is not None and before.depth > 0 and bool(block.marker)
        flow += _set(block, style, 0 if before is None else _CLOSE if items else _ABOVE)
        before = block
    return flow


def _set(block: Block, style: ParagraphStyle, above: float) -> list[Flowable]:
    bars = min(block.quoted, _DEEPEST)
    left = bars * _QUOTE + _indent(block, style)
    parts = [part for line in block.lines for part in _line(line, style)]
    return [
        Inset(part, left, bars, *(() if number else (block.marker, above)))
        for number, part in enumerate(parts or [Spacer(0, style.leading)])
    ]


def _indent(block: Block, style: ParagraphStyle) -> float:
    """As far in as the list lies, and further where a number needs the room."""
    depth = min(block.depth, _DEEPEST)
    marker = fonts.width(block.marker, style.fontName, style.fontSize) + _MARKER_GAP
    return (depth - 1) * _LIST + max(_LIST, marker) if depth else 0.0


def _line(line: Line, style: ParagraphStyle) -> list[Flowable]:
    """What looks like any other text is set as such, which costs less."""
    if any(span.bold or span.italic or span.code or span.target for span in line):
        if is_turned("".join(span.text for span in line)):
            return list(_turned(line, style))
        return [Paragraph(part, style) for part in _parts(line)]
    return paragraphs("".join(span.text for span in line), style)


def _turned(line: Line, style: ParagraphStyle) -> Iterator[Turned]:
    """The same where letters run from right to left: each in its face, and all in one colour."""
    pieces: list[Piece] = []
    room = CHUNK
    for span, letters in _lettered(line):
        rest = letters
        while rest:
            cut = len(rest) if len(rest) <= room else rest.rfind(" ", 0, room) + 1 or room
            pieces.append((rest[:cut], _face(span)))
            rest, room = rest[cut:], room - cut
            if rest or not room:
                yield Turned(pieces, style)
                pieces, room = [], CHUNK
    if pieces:
        yield Turned(pieces, style)


def _parts(line: Line) -> Iterator[str]:
    """A line as the library reads it, in parts that are quick to break."""
    part, room = "", CHUNK
    for tag, letters in _runs(line):
        rest = letters
        while rest:
            cut = len(rest) if len(rest) <= room else rest.rfind(" ", 1, room) + 1
            cut = cut or (0 if part else room)  # a word goes whole to the next part
            part += f"{tag}{escape(rest[:cut], quote=False)}</font>"
            rest, room = rest[cut:], room - cut
            if rest or not room:
                yield part
                part, room = "", CHUNK
    if part:
        yield part


def _runs(line: Line) -> Iterator[tuple[str, str]]:
    """Letters with the tag before them."""
    for span, letters in _lettered(line):
        yield _TARGET if span is _LED else _tag(span), letters


def _lettered(line: Line) -> Iterator[tuple[Span, str]]:
    """The letters of each span; where a link leads stands behind it."""
    for span, after in zip(line, (*line[1:], Span("")), strict=True):
        yield span, printable(span.text)
        if span.target not in ("", after.target, span.text):
            yield _LED, f" ({printable(span.target)})"


def _tag(span: Span) -> str:
    """There is no face that is both bold and italic: bold wins."""
    if span.code:
        return f'<font name="{fonts.FIGURES}" backColor="#{CODE_WASH.hexval()[2:]}">'
    return f'<font name="{_face(span)}">'


def _face(span: Span) -> str:
    if span.code:
        return fonts.FIGURES
    return fonts.BOLD if span.bold else fonts.ITALIC if span.italic else fonts.TEXT
