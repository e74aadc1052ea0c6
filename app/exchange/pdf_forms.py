"""The fields of a PDF form by name, whatever program wrote them, and where they lie on a page."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.text import LONGEST_TEXT
from app.exchange.errors import Unreadable

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

#: No form is larger, even with pictures of pages in it.
MOST_BYTES = 20_000_000
_EMPTY = "The file is empty."
_TOO_BIG = f"The file is too big for a form: at most {MOST_BYTES // 1_000_000} MB can be read."
_NOT_A_PDF = "This is no PDF: choose the form as it came back, as PDF or XLSX."
_DAMAGED = "The PDF is damaged or cut short: ask for the form once more."
_PROTECTED = "The PDF is protected by a password: ask for a copy without one."
#: The header of a PDF may come a little late, after what a mail program put before it.
_HEAD = 1024
_MOST_FIELDS, _MOST_DEPTH = 10_000, 12
MOST_PAGES = 60
_BYTE_ORDER_MARKS = (b"\xfe\xff", b"\xff\xfe")
_MULTILINE = 1 << 12
_HIDDEN = 2
_CORNERS = 4
T = TypeVar("T")


@dataclass(frozen=True)
class Named:
    """A field by its whole name: what it says, and what it asks as far as that is written."""

    name: str
    text: str
    asked: str


@dataclass(frozen=True)
class Lying(Named):
    """A field where it lies on its page, measured in points from the foot at the left."""

    left: float
    foot: float
    width: float
    height: float
    multiline: bool


def with_pdf(data: bytes, look: "Callable[[PdfReader], T]") -> T:
    """What ``look`` sees in a PDF; raises Unreadable where it is none, is damaged or protected."""
    if not data.strip():
        raise Unreadable(_EMPTY)
    if len(data) > MOST_BYTES:
        raise Unreadable(_TOO_BIG)
    if b"%PDF" not in data[:_HEAD]:
        raise Unreadable(_NOT_A_PDF)
    try:
        return look(_opened(data))
    except Unreadable:
        raise
    except Exception:  # whatever the library meets in a broken file
        raise Unreadable(_DAMAGED) from None


def listed(reader: "PdfReader") -> Iterator[Named]:
    """Every field that the form lists."""
    form = _dictionary(_dictionary(reader.trailer.get("/Root")).get("/AcroForm"))
    waiting: list[tuple[object, str, object, int]] = [
        (one, "", None, 0) for one in _array(form.get("/Fields"))
    ]
    seen: set[int] = set()
    while waiting and len(seen) < _MOST_FIELDS:
        one, above, value, depth = waiting.pop(0)
        node = _dictionary(one)
        if id(node) in seen or depth > _MOST_DEPTH:
            continue
        seen.add(id(node))
        own = _said(node.get("/T"))
        name = ".".join(filter(None, (above, own)))
        value = node.get("/V", value)
        kids = _array(node.get("/Kids"))
        waiting += [(kid, name, value, depth + 1) for kid in kids]
        if own and not any("/T" in _dictionary(kid) for kid in kids):
            yield Named(name, _said(value), _said(node.get("/TU")))


def lying(page: "PageObject") -> Iterator[Lying]:
    """The fields of a page that can be seen, also where a program lost the list of all."""
    for one in _array(page.get("/Annots"))[:_MOST_FIELDS]:
        node = _dictionary(one)
        corners = [float(str(_resolved(at))) for at in _array(node.get("/Rect"))]
        if node.get("/Subtype") != "/Widget" or len(corners) != _CORNERS:
            continue
        named, flags = _climbed(node)
        seen = not _whole(node.get("/F")) & _HIDDEN
        (left, right), (foot, top) = sorted(corners[::2]), sorted(corners[1::2])
        high = top - foot if seen else 0
        yield Lying(
            *(named.name, named.text, named.asked),
            *(left, foot, right - left, high),
            multiline=bool(flags & _MULTILINE),
        )


def _opened(data: bytes) -> "PdfReader":
    """The PDF without a password, which is enough where only changes are protected."""
    # Loaded late: only an import needs it.
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, WrongPasswordError

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        try:
            open_to_all = bool(reader.decrypt(""))
        except (DependencyError, WrongPasswordError, NotImplementedError):
            open_to_all = False
        if not open_to_all:
            raise Unreadable(_PROTECTED)
    return reader


def _climbed(node: dict[str, Any]) -> tuple[Named, int]:
    """A field with what it says and of what kind it is, from itself or from above."""
    names: list[str] = []
    value, flags, asked = None, None, None
    for _ in range(_MOST_DEPTH):
        names.insert(0, _said(node.get("/T")))
        value = node.get("/V") if value is None else value
        flags = node.get("/Ff") if flags is None else flags
        asked = node.get("/TU") if asked is None else asked
        node = _dictionary(node.get("/Parent"))
    return Named(".".join(filter(None, names)), _said(value), _said(asked)), _whole(flags)


def _dictionary(one: object) -> dict[str, Any]:
    """A dictionary, or an empty one in place of anything else."""
    found = _resolved(one)
    return found if isinstance(found, dict) else {}


def _array(one: object) -> list[Any]:
    found = _resolved(one)
    return list(found) if isinstance(found, list) else []


def _whole(one: object) -> int:
    found = _resolved(one)
    return int(found) if isinstance(found, int) else 0


def _resolved(one: object) -> object:
    """What a reference refers to; anything else as it is."""
    return one.get_object() if hasattr(one, "get_object") else one


def _said(value: object) -> str:
    """What a value says, however a program wrote it: text, bytes, a name, a choice, a stream."""
    found = _resolved(value)
    if isinstance(found, list):
        found = _resolved(found[0]) if found else None
    if hasattr(found, "get_data"):
        found = found.get_data()
    if found is None or isinstance(found, dict | list):
        return ""
    if isinstance(found, bytes):
        return _decoded(found)[: LONGEST_TEXT + 1]
    text = str(found)
    is_name = type(found).__name__ == "NameObject"
    return (text.removeprefix("/") if is_name else text)[: LONGEST_TEXT + 1]


def _decoded(data: bytes) -> str:
    if data[:2] in _BYTE_ORDER_MARKS:
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
