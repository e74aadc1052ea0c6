"""The faces that packets are set in, embedded so that paper looks the same everywhere."""

import threading
from functools import cache
from pathlib import Path

from reportlab import rl_config
from reportlab.lib.rl_accel import instanceStringWidthTTF
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from app.report import scripts
from app.report.joining import joined
from app.report.turning import IN_ORDER, laid

TEXT = "Inter"
ITALIC = "Inter-Italic"
MEDIUM = "Inter-Medium"
BOLD = "Inter-SemiBold"
#: The text face with digits of one width, for columns of numbers.
FIGURES = "Inter-Figures"

_FILES = {
    TEXT: "Inter_400Regular.ttf",
    ITALIC: "Inter_400Regular_Italic.ttf",
    MEDIUM: "Inter_500Medium.ttf",
    BOLD: "Inter_600SemiBold.ttf",
    FIGURES: "Inter_400Regular.ttf",
}
#: The faces that stand out; letters of other scripts do so in their strong face.
_STRONG = (MEDIUM, BOLD)
#: Inter keeps the alternative of each digit that is as wide as any other here, "0" first.
_TABULAR_ZERO = 0xE071
_PRIVATE_USE = range(0xE000, 0xF900)
_BEYOND_BASIC = 0x10000

_BLANK = ord(" ")
#: The parts of an embedded face have small numbers; those of each script begin at its own.
_APART = 1000

#: A part of an embedded face and the codes in it, as the library passes text on.
Part = tuple[int, bytes]

_lock = threading.Lock()
_covered: frozenset[int] = frozenset()
_folder = Path()


class _Face(TTFont):  # type: ignore[misc]
    """A face that sets letters it lacks in those of their script, and each line in its order.

    Text is measured, cut and kept as it is read. Only what is drawn is turned, here, so that
    whatever draws a line draws it right. Of each face a packet embeds only the letters it uses.
    """

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, str(file), asciiReadable=False)

    def stringWidth(self, text: str, size: float, encoding: str = "utf-8") -> float:
        """The width of ``text``, in points."""
        if not text.isascii():
            text = joined(text)
        return float(instanceStringWidthTTF(self, text, size, encoding))

    def splitString(self, text: str, doc: PDFDocument, encoding: str = "utf-8") -> list[Part]:
        """``text`` from left to right, in parts of embedded faces."""
        if text.isascii() or not scripts.BEYOND.search(text):
            return list(super().splitString(text, doc, encoding))
        parts: list[Part] = []
        for script, letters in scripts.parted(laid(text)):
            if script is None:
                parts += super().splitString(letters, doc, encoding)
                continue
            first = _APART * (scripts.SCRIPTS.index(script) + 1)
            drawn = self._of(script).splitString(letters, doc, encoding)
            parts += [(first + number, codes) for number, codes in drawn]
        return parts

    def getSubsetInternalName(self, subset: int, doc: PDFDocument) -> str:
        """What a part is called inside of the document."""
        script, number = divmod(subset, _APART)
        if not script:
            return str(super().getSubsetInternalName(subset, doc))
        return str(self._of(scripts.SCRIPTS[script - 1]).getSubsetInternalName(number, doc))

    def _of(self, script: scripts.Script) -> scripts.Letters:
        return scripts.load(script, _folder)[self.fontName in _STRONG]


def register(folder: Path) -> None:
    """Make the faces known, once for the process. Raises OSError if ``folder`` lacks one.

    Those of other scripts are read from the folder named last, as soon as a letter needs them.
    """
    global _covered, _folder  # noqa: PLW0603  # the library's own register of fonts is as global
    with _lock:
        if _covered:
            _folder = folder  # what is loaded later is read where it is now
            return
        fonts = [_load(name, folder / file) for name, file in _FILES.items()]
        for script in scripts.SCRIPTS:
            for file in script.files:
                scripts.present(folder / file)
        _folder = folder
        rl_config.useA85 = 0  # a file is no letter by mail: bytes are a fifth shorter
        for font in fonts:
            pdfmetrics.registerFont(font)
        shared = set.intersection(*(set(font.face.charToGlyph) for font in fonts))
        # Beyond the basic plane the library writes wrong codes for copying and searching; private
        # codes are Inter's own alternatives, not what the writer meant.
        _covered = frozenset(
            code for code in shared if code < _BEYOND_BASIC and code not in _PRIVATE_USE
        )


def has(code: int) -> bool:
    """Whether a code point can be printed; its script is loaded. Raises as :func:`covered`."""
    if code in covered():
        return True
    script = scripts.script_of(code)
    return script is not None and code in _added(script)


def covered() -> frozenset[int]:
    """The code points that the text faces have. Raises LookupError before :func:`register`."""
    if not _covered:
        raise LookupError("no faces registered")
    return _covered


def width(text: str, face: str, size: float) -> float:
    """The width of ``text`` on one line, in points."""
    return float(pdfmetrics.stringWidth(text, face, size))


@cache
def _added(script: scripts.Script) -> frozenset[int]:
    """The codes of a script, whose widths the text faces are told."""
    faces = scripts.load(script, _folder)
    codes = [
        code
        for first, last in script.codes
        for code in range(first, last + 1)
        if code in faces[0].face.charToGlyph
    ]
    for name in _FILES:
        widths = faces[name in _STRONG].face.charWidths
        own = pdfmetrics.getFont(name).face.charWidths
        own.update((code, widths[code]) for code in codes)
        widths[_BLANK] = own[_BLANK]
    return frozenset(codes)


def _load(name: str, file: Path) -> TTFont:
    scripts.present(file)
    font = _Face(name, file)
    # Two fonts with one PostScript name would silently become one font.
    font.face.name = name.encode()
    font.face.charWidths[ord(IN_ORDER)] = 0
    if name == FIGURES:
        _level_digits(font.face)
    return font


def _level_digits(face: TTFont) -> None:
    for digit in range(10):
        code, alternative = ord("0") + digit, _TABULAR_ZERO + digit
        face.charToGlyph[code] = face.charToGlyph[alternative]
        face.charWidths[code] = face.charWidths[alternative]
