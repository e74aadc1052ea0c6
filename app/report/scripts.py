"""Letters that the text faces lack, each script from a face of its own.

A face is loaded when the first of its letters is met, and a packet embeds only what it uses.
"""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from app.report.joining import APART, UNDRAWN, letters
from app.report.turning import IN_ORDER

_CODE = re.compile(r"(?<=> <)[0-9A-F]{4}(?=>$)", re.MULTILINE)
_TO_UNICODE = "toUnicodeCMap:"


@dataclass(frozen=True, slots=True)
class Script:
    """A script with the codes of its letters, first and last, and the files of its faces."""

    name: str
    codes: tuple[tuple[int, int], ...]

    @property
    def files(self) -> tuple[str, str]:
        """The plain face and the strong one."""
        return f"NotoSans{self.name}_400Regular.ttf", f"NotoSans{self.name}_600SemiBold.ttf"


ARABIC = Script("Arabic", ((0x0600, 0x06FF), (0x0750, 0x077F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)))
SCRIPTS = (
    Script("Hebrew", ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))),
    ARABIC,
    Script("Armenian", ((0x0531, 0x058F), (0xFB13, 0xFB17))),
    Script("Georgian", ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2D))),
    Script("Thai", ((0x0E01, 0x0E5B),)),
)


def _span(codes: tuple[int, int]) -> str:
    return f"{chr(codes[0])}-{chr(codes[1])}"


#: Whatever is not simply drawn in a text face.
BEYOND = re.compile(f"[{IN_ORDER}{''.join(_span(c) for one in SCRIPTS for c in one.codes)}]")

_lock = threading.RLock()
_loaded: dict[str, "tuple[Letters, Letters]"] = {}


class Letters(TTFont):  # type: ignore[misc]
    """The letters of one script, which stand among those of a text face."""

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, str(file), asciiReadable=False)
        self.face.name = name.encode()
        glyphs = self.face.charToGlyph
        for code in UNDRAWN if ord(APART) in glyphs else ():
            glyphs[code], self.face.charWidths[code] = glyphs[ord(APART)], 0

    def addObjects(self, doc: PDFDocument) -> None:
        """Embed what is used; what is copied are letters, not the forms that they took."""
        super().addObjects(doc)
        for name, kept in doc.idToObject.items():
            if name.startswith(_TO_UNICODE) and name.endswith(self.face.name.decode()):
                kept.content = _CODE.sub(lambda code: _hex(letters(int(code[0], 16))), kept.content)


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


@cache
def script_of(code: int) -> Script | None:
    """The script that a letter is of, if it is none of the text faces."""
    if code in UNDRAWN:
        return ARABIC
    return next(
        (one for one in SCRIPTS if any(first <= code <= last for first, last in one.codes)), None
    )


def parted(text: str) -> Iterator[tuple[Script | None, str]]:
    """``text`` in pieces of one script each, with the blanks between its words.

    What is copied keeps the order of words that are drawn in one go.
    """
    pieces = [
        (script, "".join(chars))
        for script, chars in groupby(text, lambda char: script_of(ord(char)))
    ]
    place = 0
    while place < len(pieces):
        script, letters = pieces[place]
        while script and place + 2 < len(pieces) and pieces[place + 1][1].isspace():
            if pieces[place + 2][0] != script:
                break
            letters += pieces[place + 1][1] + pieces[place + 2][1]
            place += 2
        yield script, letters
        place += 1


def present(file: Path) -> None:
    """Raise OSError where a face is missing; the library would say so in a way of its own."""
    if not file.is_file():
        raise FileNotFoundError(file)


def load(script: Script, folder: Path) -> "tuple[Letters, Letters]":
    """The plain and the strong face of a script. Raises OSError."""
    with _lock:
        if script.name not in _loaded:
            for file in script.files:
                present(folder / file)
            names = (f"NotoSans{script.name}", f"NotoSans{script.name}-SemiBold")
            _loaded[script.name] = (
                Letters(names[0], folder / script.files[0]),
                Letters(names[1], folder / script.files[1]),
            )
        return _loaded[script.name]
