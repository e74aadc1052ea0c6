"""Fields of a page that can be typed into: the PDF's own form, in letters of any language.

The library's own fields know Latin letters only and draw them in another face. What stands in a
field already is kept as text of any language, and drawn in the face of the page; a program that
fills the form draws what is typed itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFString,
    xObjectName,
)
from reportlab.pdfgen.canvas import Canvas

from app.report.content import FormField
from app.report.styles import BODY, PAPER
from app.report.text import fitted, paragraphs

#: The size of what is typed, on the screen and in what the page draws itself.
SIZE = 9.0
#: From the edge of a field to its words.
INSET = 2.0
_FACE = "Helv"
_READ_ONLY, _MULTILINE, _COMBO, _EDITABLE = 1 << 0, 1 << 12, 1 << 17, 1 << 18
_HIDDEN, _PRINTED = 2, 4
_INK = "0.122 0.137 0.157 rg"
#: Halves of pairs, which no field can hold.
_NO_TEXT = "replace"

#: Left, foot, width and height of a field on its page, in points.
Place = tuple[float, float, float, float]


@dataclass
class _Node:
    """A part of a name: the fields of ``line.1.account`` are below ``line`` and ``1``."""

    kids: dict[str, "_Node"] = field(default_factory=dict)


def put(canvas: Canvas, said: FormField, place: Place, *, multiline: bool = False) -> None:
    """Put a field onto the page, ``place`` measured from where the canvas is at."""
    x, y = canvas.absolutePosition(place[0], place[1])
    width, height = place[2:]
    entries = {
        "Rect": PDFArray([x, y, x + width, y + height]),
        "F": _PRINTED,
        "TU": _text(said.label),
        "V": _text(said.text),
        "DA": _text(f"/{_FACE} {SIZE:g} Tf {_INK}"),
    }
    if said.choices:
        options = PDFArray([_text(choice) for choice in said.choices])
        entries |= {"FT": PDFName("Ch"), "Ff": _COMBO | _EDITABLE, "Opt": options}
    else:
        entries |= {"FT": PDFName("Tx"), "Ff": _MULTILINE if multiline else 0}
    if said.text:
        drawn = _drawn(canvas, said, width, height, multiline)
        entries["AP"] = PDFDictionary({"N": drawn})
    _add(canvas, said.name, entries)


def hide(canvas: Canvas, said: FormField) -> None:
    """Put a field onto the page that nobody sees or changes."""
    entries = {
        "Rect": PDFArray([0, 0, 0, 0]),
        "F": _HIDDEN,
        "FT": PDFName("Tx"),
        "Ff": _READ_ONLY,
        "V": _text(said.text),
        "DA": _text(f"/{_FACE} {SIZE:g} Tf {_INK}"),
    }
    _add(canvas, said.name, entries)


def draw(canvas: Canvas, text: str, width: float, height: float, *, multiline: bool) -> None:
    """Draw what a field says, from where the canvas is at."""
    if multiline:
        canvas.setFillColor(PAPER)  # over the lines for a pen
        canvas.rect(0, 0, width, height, stroke=0, fill=1)
        top = height - INSET
        for said in paragraphs(text, BODY):
            top -= said.wrap(width - 2 * INSET, height)[1]
            said.drawOn(canvas, INSET, top)
        return
    canvas.setFont(BODY.fontName, SIZE)
    canvas.setFillColor(BODY.textColor)
    shown = fitted(text, BODY.fontName, SIZE, width - 2 * INSET)
    canvas.drawString(INSET, (height - SIZE) / 2 + 2, shown)


def close(canvas: Canvas) -> None:
    """Make a form of the document's fields; nothing for a document without any."""
    root = _root(canvas)
    if not root.kids:
        return
    document = canvas._doc
    for name, node in root.kids.items():
        _join(canvas, name, node, None)
    face = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type1"),
            "BaseFont": PDFName("Helvetica"),
            "Encoding": PDFName("WinAnsiEncoding"),
        }
    )
    faces = PDFDictionary({_FACE: document.Reference(face, "form-face")})
    document.Catalog.AcroForm = PDFDictionary(
        {
            "Fields": PDFArray([_reference(name) for name in root.kids]),
            # Other programs draw what is typed, and know better how in their letters.
            "NeedAppearances": "true",
            "DA": _text(f"/{_FACE} {SIZE:g} Tf {_INK}"),
            "DR": PDFDictionary({"Font": faces}),
        }
    )
    document.Reference(document.Catalog.AcroForm, "form")


def _add(canvas: Canvas, name: str, entries: dict[str, object]) -> None:
    """Register a field by its name, and show it on the page that is being drawn."""
    *above, last = name.split(".")
    node = _root(canvas)
    for part in above:
        node = node.kids.setdefault(part, _Node())
    node.kids[last] = _Node()
    entries |= {
        "Type": PDFName("Annot"),
        "Subtype": PDFName("Widget"),
        "T": _text(last),
    }
    if above:
        entries["Parent"] = _reference(".".join(above))
    canvas._annotationrefs.append(canvas._doc.Reference(PDFDictionary(entries), f"field:{name}"))


def _join(canvas: Canvas, name: str, node: _Node, parent: str | None) -> None:
    """Write the parts of names, from which the fields hang."""
    if not node.kids:
        return
    entries = {
        "T": _text(name.rpartition(".")[2]),
        "Kids": PDFArray([_reference(f"{name}.{kid}") for kid in node.kids]),
    }
    if parent is not None:
        entries["Parent"] = _reference(parent)
    canvas._doc.Reference(PDFDictionary(entries), f"field:{name}")
    for kid, below in node.kids.items():
        _join(canvas, f"{name}.{kid}", below, name)


def _root(canvas: Canvas) -> _Node:
    if not hasattr(canvas, "form_fields"):
        canvas.form_fields = _Node()
    root: _Node = canvas.form_fields
    return root


def _reference(name: str) -> PDFObjectReference:
    return PDFObjectReference(f"field:{name}")


def _text(text: str) -> PDFString:
    return PDFString(text.encode("utf-8", _NO_TEXT).decode("utf-8"))


def _drawn(
    canvas: Canvas, said: FormField, width: float, height: float, multiline: bool
) -> PDFObjectReference:
    """How a field looks that has something in it when the form goes out."""
    name = f"said:{said.name}"
    canvas.beginForm(name, 0, 0, width, height)
    canvas.addLiteral("/Tx BMC")
    draw(canvas, said.text, width, height, multiline=multiline)
    canvas.addLiteral("EMC")
    canvas.endForm()
    return PDFObjectReference(xObjectName(name))


def height_of(texts: Sequence[str], width: float) -> float:
    """How high a field is to be for all of ``texts`` to be seen in it."""
    flow = [said for text in texts for said in paragraphs(text, BODY)]
    return sum((said.wrap(width - 2 * INSET, 0)[1] for said in flow), 2 * INSET)
