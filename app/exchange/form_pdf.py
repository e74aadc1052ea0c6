"""A PDF form of Touchline's as it comes back from whichever program filled it."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from app.domain.plan_form import MARK_FIELD
from app.exchange.errors import Unreadable
from app.exchange.form_mark import NO_MARK, by_mark
from app.exchange.pdf_forms import MOST_PAGES, Lying, Named, listed, lying, with_pdf

if TYPE_CHECKING:
    from pypdf import PdfReader

_FLAT = (
    "The fields of this form are gone: it was printed into a PDF, or scanned. Ask for the form as "
    "it was filled in, or type in what it says as transcribed."
)
_INDEX = re.compile(r"\[\d+\]", re.A)
#: Each page says whose form it is; the first few are enough.
_PAGES_LOOKED_AT = 3


@dataclass(frozen=True)
class Kind:
    """By what forms of a kind are known again.

    ``fields`` are the names of their fields, ``mark`` the words that say whose one is, and ``none``
    says that a PDF is no such form.
    """

    fields: re.Pattern[str]
    mark: re.Pattern[str]
    none: str


@dataclass(frozen=True)
class Found:
    """Whose form it says it is, what its fields say by name, also nothing, and what they ask."""

    mark: re.Match[str]
    fields: Mapping[str, str]
    asked: Mapping[str, str]


def named(fields: str) -> re.Pattern[str]:
    """The fields of a form, wherever another program hung them.

    Such as ``form1[0].line[0].3[0].month[0]``.
    """
    return re.compile(rf"(?:^|\.)({fields}|{MARK_FIELD})$", re.A)


def read(data: bytes, kind: Kind) -> Found:
    """What the fields of a form of a kind say.

    Raises Unreadable for anything that is none with its fields.
    """
    return with_pdf(data, lambda reader: _read(reader, kind))


def pages(data: bytes) -> tuple[tuple[float, float, tuple[Lying, ...]], ...]:
    """The width and height of each page, and the fields on it. Raises Unreadable."""

    def look(reader: "PdfReader") -> tuple[tuple[float, float, tuple[Lying, ...]], ...]:
        return tuple(
            (float(page.mediabox.width), float(page.mediabox.height), tuple(lying(page)))
            for page in reader.pages[:MOST_PAGES]
        )

    return with_pdf(data, look)


def laid_over(data: bytes, said: bytes) -> bytes:
    """The pages of a PDF without its fields, with the pages of ``said`` on top of them.

    Raises Unreadable.
    """

    def look(reader: "PdfReader") -> bytes:
        from pypdf import PdfReader, PdfWriter

        out, writer = io.BytesIO(), PdfWriter()
        for page, above in zip(reader.pages, PdfReader(io.BytesIO(said)).pages, strict=False):
            added = writer.add_page(page)
            added.pop("/Annots", None)
            added.merge_page(above)
        writer.write(out)
        return out.getvalue()

    return with_pdf(data, look)


def _read(reader: "PdfReader", kind: Kind) -> Found:
    # What one program left out of its list is on the page all the same.
    found = _known(chain(listed(reader), _on_pages(reader)), kind)
    said = {name: one.text for name, one in found.items()}
    match = by_mark(kind.mark, said.pop(MARK_FIELD, "")) or _in_footers(reader, kind)
    if not said:
        raise Unreadable(_FLAT if match else kind.none)
    if match is None:
        raise Unreadable(NO_MARK)
    return Found(match, said, {name: one.asked for name, one in found.items() if one.asked})


def _known(fields: Iterable[Named], kind: Kind) -> dict[str, Named]:
    """The form's own fields by the names they went out with; the first of two of one name."""
    found: dict[str, Named] = {}
    for one in fields:
        match = kind.fields.search(_INDEX.sub("", one.name))
        if match and (match[1] not in found or not found[match[1]].text):
            found[match[1]] = one
    return found


def _on_pages(reader: "PdfReader") -> Iterator[Named]:
    for page in reader.pages[:MOST_PAGES]:
        yield from lying(page)


def _in_footers(reader: "PdfReader", kind: Kind) -> re.Match[str] | None:
    for page in reader.pages[:_PAGES_LOOKED_AT]:
        match = by_mark(kind.mark, page.extract_text())
        if match:
            return match
    return None
