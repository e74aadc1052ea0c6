"""Finished packets as they go to the printer: one pile, room for holes, a password."""

from __future__ import annotations

from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING
from unicodedata import normalize

from reportlab.lib.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pypdf import PageObject, PdfReader, PdfWriter

#: How far a page moves away from the holes of a binder: the margin opposite stays wide enough.
SHIFT = 7.0 * mm
#: Bytes that a password has at most: the format holds no more.
LONGEST_PASSWORD = 127
_OURS = "Touchline"
_FIELDS = "/AcroForm"
_KEPT = ("/Lang", "/ViewerPreferences")


def bind(packets: Iterable[bytes], titles: Iterable[str] = (), title: str = "") -> bytes:
    """All packets as one document, to be printed on both sides: each begins on a sheet of its own.

    ``titles`` name the packets in the outline, which leads to their sections too; without one a
    packet's own title stands there. ``title`` is that of the whole. Forms are for a pen in it:
    typed on a screen, the answers of one would stand in all.
    """
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for data, name in zip_longest(packets, titles):
        if data is None:
            break
        reader = PdfReader(BytesIO(data))
        writer.append(reader, outline_item=name or _title(reader))
        _keep(reader, writer)
        if len(reader.pages) % 2:
            writer.add_blank_page()
    writer.root_object.pop(_FIELDS, None)
    return _written(writer, title)


def punch(data: bytes) -> bytes:
    """The pages moved away from the holes of a binder, which the back of a sheet has on its right.

    What is on a page stays as it is; only where its paper begins is moved. A page on its side is
    punched at its top, where there is room.
    """
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data))
    writer = _copied(reader)
    for number, page in enumerate(writer.pages):
        if page.mediabox.width < page.mediabox.height:
            _move(page, -SHIFT if number % 2 else SHIFT)
    return _written(writer, _title(reader))


def protect(data: bytes, password: str) -> bytes:
    """The same pages, which only whoever knows ``password`` can open.

    Raises ValueError for one that cannot protect them.
    """
    from pypdf import PdfReader

    if not can_protect(password):
        raise ValueError("no password for a PDF")
    reader = PdfReader(BytesIO(data))
    writer = _copied(reader)
    writer.encrypt(_known(password), algorithm="AES-256")
    return _written(writer, _title(reader))


def can_protect(password: str) -> bool:
    """Whether a password is one: neither empty nor too long."""
    return 0 < len(_known(password).encode(errors="replace")) <= LONGEST_PASSWORD


def _known(password: str) -> str:
    """A password as readers make it of what is typed, whichever keys it was typed with."""
    return normalize("NFKC", password)


def _copied(reader: PdfReader) -> PdfWriter:
    from pypdf import PdfWriter

    return PdfWriter(clone_from=reader)


def _keep(reader: PdfReader, writer: PdfWriter) -> None:
    """Let the whole be read in the language of its first packet, and show its title."""
    from pypdf.generic import NameObject

    root = reader.root_object
    for name in _KEPT:
        if name in root and name not in writer.root_object:
            writer.root_object[NameObject(name)] = root[name].clone(writer)


def _move(page: PageObject, by: float) -> None:
    from pypdf.generic import RectangleObject

    for box in ("mediabox", "cropbox", "trimbox", "bleedbox", "artbox"):
        left, foot, right, top = getattr(page, box)
        setattr(page, box, RectangleObject((left - by, foot, right - by, top)))


def _title(reader: PdfReader) -> str:
    return (reader.metadata.title if reader.metadata else None) or ""


def _written(writer: PdfWriter, title: str) -> bytes:
    """The document, whose properties say what made it and nothing of whom or when."""
    writer.metadata = {
        "/Title": title, "/Author": _OURS, "/Creator": _OURS, "/Producer": _OURS
    }  # fmt: skip
    writer.pdf_header = "%PDF-1.7"
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
