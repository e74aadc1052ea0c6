"""The one way by which text reaches paper.

Whatever somebody typed is printed as typed: markup is escaped, what no face can show is spelt as
its code, what is invisible by nature is left out, and nothing raises.
"""

import unicodedata
from collections.abc import Iterator
from html import escape

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from app.report import fonts
from app.report.joining import APART, without_stray
from app.report.turned import Turned
from app.report.turning import is_turned

#: Line breaking is slower than linear, so longer lines are set as several paragraphs.
CHUNK = 2000
_VARIATION_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_INVISIBLE = ("Cc", "Cf")
#: Narrow and figure spaces, at which a number would otherwise break.
_FIXED_BLANKS = (0x2007, 0x202F)


class _Printable(dict[int, str]):
    """A translation table that learns each character when it is first seen."""

    def __missing__(self, code: int) -> str:
        """What is printed for a code point: itself, nothing, or its code in brackets."""
        char = chr(code)
        if char == "\t":
            shown = " "
        elif code in _FIXED_BLANKS:
            shown = "\N{NO-BREAK SPACE}"
        elif unicodedata.category(char) in _INVISIBLE or any(
            code in selectors for selectors in _VARIATION_SELECTORS
        ):
            shown = ""
        elif fonts.has(code):
            shown = char
        else:
            shown = f"[U+{code:04X}]"
        self[code] = shown
        return shown


_table = _Printable({ord("\n"): "\n", ord(APART): APART})


def printable(text: str) -> str:
    """``text`` in characters that the faces have, composed (NFC); line ends stay."""
    if text.isascii() and text.isprintable():
        return text
    lines = "\n".join(text.splitlines())
    shown = unicodedata.normalize("NFC", lines).translate(_table)
    return without_stray(shown) if APART in shown else shown


def missing(text: str) -> int:
    """How many characters of ``text`` no face can show."""
    composed = unicodedata.normalize("NFC", text)
    return sum(_table[ord(char)].startswith("[U+") for char in composed)


def one_line(text: str) -> str:
    """``text`` for where there is a single line only."""
    return " ".join(printable(text).split())


def fitted(text: str, face: str, size: float, room: float) -> str:
    """``text`` as one line that is at most ``room`` points wide, cut with an ellipsis."""
    line = one_line(text[:CHUNK])
    if fonts.width(line, face, size) <= room:
        return line
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if fonts.width(line[:middle] + "…", face, size) <= room:
            low = middle
        else:
            high = middle - 1
    return line[:low].rstrip() + "…"


def broken(text: str, face: str, size: float, room: float, most: int) -> list[str]:
    """``text`` in at most ``most`` lines of ``room`` points; what is left of it is cut.

    A word that is wider is parted where the line ends.
    """
    lines: list[str] = []
    rest = one_line(text[:CHUNK])
    while rest and len(lines) < most - 1:
        cut = _line_end(rest, face, size, room)
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*lines, fitted(rest, face, size, room)] if rest else lines


def _line_end(line: str, face: str, size: float, room: float) -> int:
    """How many characters of a line stand in ``room``; at least one."""
    if fonts.width(line, face, size) <= room:
        return len(line)
    end = at = 0
    for word in line.split(" "):
        if fonts.width(line[: at + len(word)], face, size) > room:
            break
        at += len(word) + 1
        end = at
    if end:
        return end
    while end < len(line) and fonts.width(line[: end + 1], face, size) <= room:
        end += 1
    return max(end, 1)


class Prose(Flowable):  # type: ignore[misc]
    """One paragraph of printable text.

    What fits on one line, as most cells of a table do, is drawn without the library's paragraph,
    which costs several times as much.
    """

    def __init__(self, text: str, style: ParagraphStyle) -> None:
        super().__init__()
        self._text = text
        self._style = style
        self._natural = fonts.width(text, style.fontName, style.fontSize)
        self._long: Paragraph | None = None
        self.width = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """One line if it fits, else as many as it takes."""
        if width != self.width:
            self.width, self.height = width, self._style.leading
            if self._natural > width:
                self.height = self._broken().wrap(width, height)[1]
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """What fits above a page break and what follows it."""
        self.width = 0.0  # a split forgets how the paragraph was wrapped
        return list(self._broken().split(width, height)) if self._natural > width else []

    def draw(self) -> None:
        """Print the text as it was wrapped."""
        if self._natural > self.width:
            self._broken().drawOn(self.canv, 0, 0)
            return
        style, canvas = self._style, self.canv
        canvas.setFont(style.fontName, style.fontSize)
        canvas.setFillColor(style.textColor)
        spare = self.width - self._natural if style.alignment == TA_RIGHT else 0
        canvas.drawString(spare, self.height - style.fontSize, self._text)

    def _broken(self) -> Paragraph:
        self._long = self._long or Paragraph(escape(self._text, quote=False), self._style)
        return self._long


def paragraphs(text: str, style: ParagraphStyle) -> list[Flowable]:
    """``text`` as flowables, one paragraph per line; blank lines are left out."""
    return [
        Turned([(chunk, style.fontName)], style) if is_turned(chunk) else Prose(chunk, style)
        for line in printable(text).split("\n")
        for chunk in _chunks(line.strip())
    ]


def _chunks(line: str) -> Iterator[str]:
    """Pieces of a line, cut at a blank where there is one."""
    while len(line) > CHUNK:
        cut = line.rfind(" ", 1, CHUNK)
        cut = CHUNK if cut < 0 else cut
        yield line[:cut]
        line = line[cut:].lstrip()
    if line:
        yield line
