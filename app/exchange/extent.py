"""How large the sheets of a spreadsheet would be once unfolded, counted without unfolding them.

The reader lays a sheet out as one full rectangle. A file of a few bytes can ask for a billion
rows by one far cell or one repeat count, and the process would end for want of memory.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_COUNT = re.compile(r"[0-9]{1,9}")


@dataclass
class Extent:
    """The last row and column that hold something, from 1, and the characters in between."""

    rows: int = 0
    columns: int = 0
    characters: int = 0


def measure(parts: Mapping[str, bytes]) -> list[Extent] | None:
    """The extents of what the parts of an XLSX or ODS file hold; None where one is not whole.

    Every part is measured, because a workbook may keep a sheet under any name.
    """
    shared = _Strings()
    try:
        for name, xml in parts.items():
            if name.casefold().endswith("sharedstrings.xml"):
                shared.read(xml)
        found = [
            _measured(name, xml, shared.lengths) for name, xml in parts.items() if _is_xml(xml)
        ]
    # An encoding that the parser does not know is one of the two last.
    except (expat.ExpatError, ValueError, LookupError):
        return None
    return found


def _is_xml(part: bytes) -> bool:
    return part[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<"


def _measured(name: str, xml: bytes, shared: list[int]) -> Extent:
    gauge = _OdsGauge() if name == "content.xml" else _XlsxGauge(shared)
    gauge.read(xml)
    return gauge.extent


class _Reader:
    """Feeds XML to ``start``, ``text`` and ``end`` with the names' prefixes taken off."""

    def read(self, xml: bytes) -> None:
        """Go through ``xml``; raises ExpatError where it is not well formed."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, attrs: self.start(_local(name), attrs)
        parser.EndElementHandler = lambda name: self.end(_local(name))
        parser.CharacterDataHandler = self.text
        parser.Parse(xml, True)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def text(self, text: str) -> None:
        """Characters inside the element that began last."""

    def end(self, name: str) -> None:
        """An element ends."""


class _Strings(_Reader):
    """The lengths of the strings that the cells of an XLSX file share."""

    def __init__(self) -> None:
        self.lengths: list[int] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        if name == "si":
            self.lengths.append(0)

    def text(self, text: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(text)


class _XlsxGauge(_Reader):
    """Measures one worksheet; a cell that says where it is overrides the count."""

    def __init__(self, shared: list[int]) -> None:
        self.extent = Extent()
        self._shared = shared
        self._row = self._column = 0
        self._is_shared = self._in_value = False
        self._value = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            given = attributes.get("r")
            self._row, self._column = self._row + 1 if given is None else _number(given), 0
        elif name == "c":
            self._is_shared = attributes.get("t") == "s"
            self._go_to(attributes.get("r"))
        elif name in ("v", "is"):
            self._in_value, self._value = True, ""
            self.extent.rows = max(self.extent.rows, self._row)
            self.extent.columns = max(self.extent.columns, self._column)

    def _go_to(self, reference: str | None) -> None:
        if reference is None:
            self._column += 1
            return
        match = _REFERENCE.fullmatch(reference)
        if match is None:
            raise ValueError(reference)
        self._row, self._column = int(match[2]), 0
        for letter in match[1].upper():
            self._column = self._column * 26 + ord(letter) - 64

    def text(self, text: str) -> None:
        if self._in_value:
            self.extent.characters += len(text)
            self._value = (self._value + text)[:12]

    def end(self, name: str) -> None:
        if name == "v" and self._is_shared and self._value.isdecimal():
            index = int(self._value)
            self.extent.characters += self._shared[index] if index < len(self._shared) else 0
        if name in ("v", "is"):
            self._in_value = False


class _OdsGauge(_Reader):
    """Measures the sheets of an ODS file; repeats count where what they repeat is not empty."""

    def __init__(self) -> None:
        self.extent = Extent()
        self._rows = self._row_repeat = 0
        self._columns = self._width = self._cell_repeat = 0
        self._characters = self._cell_characters = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            self._rows = 0
        elif name == "table-row":
            self._row_repeat = _repeat(attributes, "number-rows-repeated")
            self._columns = self._width = self._characters = 0
        elif name in ("table-cell", "covered-table-cell"):
            self._cell_repeat = _repeat(attributes, "number-columns-repeated")
            self._columns += self._cell_repeat
            self._cell_characters = 0
            if any(_local(key) == "value-type" for key in attributes):
                self._width = self._columns
        elif name == "p":
            self._width = self._columns

    def text(self, text: str) -> None:
        self._cell_characters += len(text)

    def end(self, name: str) -> None:
        if name in ("table-cell", "covered-table-cell"):
            self._characters += self._cell_characters * self._cell_repeat
        elif name == "table-row":
            self._rows += self._row_repeat
            if self._width:
                self.extent.rows = max(self.extent.rows, self._rows)
                self.extent.columns = max(self.extent.columns, self._width)
                self.extent.characters += self._characters * self._row_repeat


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _repeat(attributes: dict[str, str], wanted: str) -> int:
    given = next((value for key, value in attributes.items() if _local(key) == wanted), "1")
    return _number(given)


def _number(text: str) -> int:
    """A count as XML has it; raises ValueError for what no spreadsheet would write."""
    if not _COUNT.fullmatch(text):
        raise ValueError(text)
    return int(text)
