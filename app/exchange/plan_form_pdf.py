"""The PDF form of a business plan as it comes back from whichever program filled it."""

import io
import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from app.domain.plan_form import MARK_FIELD, Returned
from app.exchange.errors import Unreadable
from app.exchange.pdf_forms import MOST_PAGES, Lying, listed, lying, with_pdf
from app.exchange.plan_form_mark import NO_MARK, returned, said_by_mark

if TYPE_CHECKING:
    from pypdf import PdfReader

_FLAT = (
    "The fields of this form are gone: it was printed into a PDF, or scanned. Ask for the form as "
    "it was filled in, or type in what it says as transcribed."
)
_NO_FORM = "This is no business plan form that Touchline made."
#: The fields of a form, wherever another program hung them: ``form1[0].line[0].3[0].month[0]``.
_NAME = re.compile(
    rf"(?:^|\.)((?:section\.[a-z_]+)|(?:(?:line|action)\.\d{{1,3}}\.[a-z]+)|{MARK_FIELD})$", re.A
)
_INDEX = re.compile(r"\[\d+\]", re.A)
#: Each page says whose form it is; the first few are enough.
_PAGES_LOOKED_AT = 3


def read(data: bytes, name: str) -> Returned:
    """What the fields of the form in ``data`` say, the content of a file called ``name``.

    Raises Unreadable for anything that is no form of Touchline's with its fields.
    """
    return with_pdf(data, partial(_read, name=name))


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


def _read(reader: "PdfReader", name: str) -> Returned:
    # What one program left out of its list is on the page all the same.
    said = _known(chain(listed(reader), _on_pages(reader)))
    match = said_by_mark(said.pop(MARK_FIELD, "")) or _in_footers(reader)
    if not said:
        raise Unreadable(_FLAT if match else _NO_FORM)
    if match is None:
        raise Unreadable(NO_MARK)
    return returned(match, name, {key: text for key, text in said.items() if text}, set(said))


def _known(fields: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The form's own fields by the names they went out with; the first of two of one name."""
    found: dict[str, str] = {}
    for name, text in fields:
        match = _NAME.search(_INDEX.sub("", name))
        if match and not found.get(match[1]):
            found[match[1]] = text
    return found


def _on_pages(reader: "PdfReader") -> Iterator[tuple[str, str]]:
    for page in reader.pages[:MOST_PAGES]:
        yield from ((field.name, field.text) for field in lying(page))


def _in_footers(reader: "PdfReader") -> "re.Match[str] | None":
    for page in reader.pages[:_PAGES_LOOKED_AT]:
        match = said_by_mark(page.extract_text())
        if match:
            return match
    return None
