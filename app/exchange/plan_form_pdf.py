"""The PDF form of a business plan as it comes back from whichever program filled it."""

from app.domain.plan_form import Returned
from app.exchange import form_pdf
from app.exchange.plan_form_mark import MARKED, returned

_KIND = form_pdf.Kind(
    fields=form_pdf.named(r"(?:section\.[a-z_]+)|(?:(?:line|action)\.\d{1,3}\.[a-z]+)"),
    mark=MARKED,
    none="This is no business plan form that Touchline made.",
)


def read(data: bytes, name: str) -> Returned:
    """What the fields of the form in ``data`` say, the content of a file called ``name``.

    Raises Unreadable for anything that is no form of Touchline's with its fields.
    """
    found = form_pdf.read(data, _KIND)
    said = {key: text for key, text in found.fields.items() if text}
    return returned(found.mark, name, said, found.fields)
