"""The faces that packets are set in, embedded so that paper looks the same everywhere."""

import threading
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

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
#: Inter keeps the alternative of each digit that is as wide as any other here, "0" first.
_TABULAR_ZERO = 0xE071
_PRIVATE_USE = range(0xE000, 0xF900)
_BEYOND_BASIC = 0x10000

_lock = threading.Lock()
_covered: frozenset[int] = frozenset()


def register(folder: Path) -> None:
    """Make the faces known, once for the process. Raises OSError if ``folder`` lacks one."""
    global _covered  # noqa: PLW0603  # the library's own register of fonts is as global
    with _lock:
        if _covered:
            return
        fonts = [_load(name, folder / file) for name, file in _FILES.items()]
        for font in fonts:
            pdfmetrics.registerFont(font)
        shared = set.intersection(*(set(font.face.charToGlyph) for font in fonts))
        # Beyond the basic plane the library writes wrong codes for copying and searching; private
        # codes are Inter's own alternatives, not what the writer meant.
        _covered = frozenset(
            code for code in shared if code < _BEYOND_BASIC and code not in _PRIVATE_USE
        )


def covered() -> frozenset[int]:
    """The code points that every face can print. Raises LookupError before :func:`register`."""
    if not _covered:
        raise LookupError("no faces registered")
    return _covered


def width(text: str, face: str, size: float) -> float:
    """The width of ``text`` on one line, in points."""
    return float(pdfmetrics.stringWidth(text, face, size))


def _load(name: str, file: Path) -> TTFont:
    if not file.is_file():
        raise FileNotFoundError(file)
    font = TTFont(name, str(file))
    # Two fonts with one PostScript name would silently become one font.
    font.face.name = name.encode()
    if name == FIGURES:
        _level_digits(font.face)
    return font


def _level_digits(face: TTFont) -> None:
    for digit in range(10):
        code, alternative = ord("0") + digit, _TABULAR_ZERO + digit
        face.charToGlyph[code] = face.charToGlyph[alternative]
        face.charWidths[code] = face.charWidths[alternative]
