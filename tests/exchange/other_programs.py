"""Programs that nobody here wrote fill a form: pdftk, poppler, and what others made of one once."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMS = Path(__file__).parent / "forms"
#: Python with poppler's bindings, which are the system's own and not to be had as a package.
_SYSTEM = "/usr/bin/python3"
_ASK_FOR_POPPLER = "import gi; gi.require_version('Poppler', '0.18'); import gi.repository.Poppler"
_FILL = """
import json, sys, gi
gi.require_version("Poppler", "0.18")
from gi.repository import Poppler
source, target, values = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
document = Poppler.Document.new_from_file(source, None)
for number in range(document.get_n_pages()):
    for place in document.get_page(number).get_form_field_mapping():
        field = place.field
        if field.get_name() not in values:
            continue
        said = values[field.get_name()]
        if field.get_field_type() == Poppler.FormFieldType.CHOICE:
            items = [field.choice_get_item(n) for n in range(field.choice_get_n_items())]
            if said in items:
                field.choice_select_item(items.index(said))
            else:
                field.choice_set_text(said)
        else:
            field.text_set_text(said)
document.save(target)
"""


@cache
def has_poppler() -> bool:
    """Whether poppler can be asked to fill a form here."""
    if not Path(_SYSTEM).exists():
        return False
    asked = subprocess.run([_SYSTEM, "-c", _ASK_FOR_POPPLER], capture_output=True, check=False)
    return asked.returncode == 0


needs_pdftk = pytest.mark.skipif(shutil.which("pdftk") is None, reason="pdftk is not installed")
needs_poppler = pytest.mark.skipif(
    not has_poppler(), reason="poppler's bindings for Python are not installed"
)
needs_qpdf = pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")


def run(*command: object) -> None:
    """Run a program; it has to say that all went well."""
    done = subprocess.run(list(map(str, command)), capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode(errors="replace")


def xfdf(values: Mapping[str, str]) -> str:
    """The values as XFDF, each part of a name in an element of its own."""
    tree: dict[str, Any] = {}
    for name, text in values.items():
        *above, last = name.split(".")
        node = tree
        for part in above:
            node = node.setdefault(part, {})
        node[last] = text
    return (
        '<?xml version="1.0" encoding="UTF-8"?><xfdf xmlns="http://ns.adobe.com/xfdf/" '
        f'xml:space="preserve"><fields>{_elements(tree)}</fields></xfdf>'
    )


def _elements(node: dict[str, Any]) -> str:
    return "".join(
        f'<field name="{name}">'
        + (_elements(said) if isinstance(said, dict) else f"<value>{escape(said)}</value>")
        + "</field>"
        for name, said in node.items()
    )


def fdf(values: Mapping[str, str]) -> bytes:
    """The values as FDF, each in UTF-16 as a viewer sends them."""
    fields = b"".join(
        b"<</T(" + name.encode() + b")/V<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode()
        + b">>>"
        for name, text in values.items()
    )  # fmt: skip
    return (
        b"%FDF-1.2\n1 0 obj\n<</FDF<</Fields[" + fields + b"]>>>>\nendobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )


def by_pdftk(
    folder: Path,
    data: bytes,
    values: Mapping[str, str],
    *,
    as_fdf: bool = False,
    options: tuple[str, ...] = (),
) -> bytes:
    """A form that pdftk filled."""
    source, words, target = folder / "form.pdf", folder / "values", folder / "filled.pdf"
    source.write_bytes(data)
    words.write_bytes(fdf(values) if as_fdf else xfdf(values).encode())
    run("pdftk", source, "fill_form", words, "output", target, *options)
    return target.read_bytes()


def by_poppler(folder: Path, data: bytes, values: Mapping[str, str]) -> bytes:
    """A form that poppler filled, as GNOME's and KDE's viewers do."""
    source, target = folder / "form.pdf", folder / "filled.pdf"
    source.write_bytes(data)
    run(_SYSTEM, "-c", _FILL, source.as_uri(), target.as_uri(), json.dumps(values))
    return target.read_bytes()


def kept(name: str) -> bytes:
    """What a program made of a form once, to the byte."""
    return gzip.decompress((FORMS / f"{name}.gz").read_bytes())


def said(fields: Mapping[str, str]) -> dict[str, str]:
    """The fields with the line ends of every program alike."""
    return {name: text.replace("\r\n", "\n").replace("\r", "\n") for name, text in fields.items()}
